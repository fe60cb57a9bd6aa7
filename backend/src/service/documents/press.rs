//! Where files are made: a few at once, a few more waiting, and the finished ones kept.

use std::num::NonZeroUsize;

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::Document;
use crate::error::{Error, Result};

/// Finished files kept, in bytes.
const KEPT: u64 = 64_000_000;
/// How many files the cache expects, at about 60 KB each.
const EXPECTED: usize = 1_000;
/// How many may wait for each that is made.
const WAITING: usize = 16;

/// Makes files within bounds and keeps the latest.
pub struct Press {
    places: Semaphore,
    /// Those who make and those who wait.
    queue: Semaphore,
    finished: Cache<String, Document, Weight>,
}

/// A place to make a file at; given back when it goes.
#[derive(Debug)]
pub struct Place<'a> {
    _queued: SemaphorePermit<'a>,
    _making: SemaphorePermit<'a>,
}

#[derive(Clone)]
struct Weight;

impl Weighter<String, Document> for Weight {
    fn weight(&self, tag: &String, document: &Document) -> u64 {
        (tag.len() + document.bytes.len() + document.file_name.len()) as u64
    }
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press")
            .field("places", &self.places)
            .field("queue", &self.queue)
            .finish_non_exhaustive()
    }
}

impl Press {
    /// A press that makes as many files at once as there are processors.
    pub fn new() -> Press {
        let places = std::thread::available_parallelism().map_or(2, NonZeroUsize::get);
        Press::with_places(places, places * WAITING)
    }

    /// A press with `places` and room for so many more to wait.
    pub fn with_places(places: usize, waiting: usize) -> Press {
        Press {
            places: Semaphore::new(places),
            queue: Semaphore::new(places + waiting),
            finished: Cache::with_weighter(EXPECTED, KEPT, Weight),
        }
    }

    /// A place, after those who came before.
    ///
    /// # Errors
    /// [`Error::Busy`] where the queue is full: waiting longer than anybody would is no answer.
    pub async fn enter(&self) -> Result<Place<'_>> {
        let queued = self.queue.try_acquire().map_err(|_| Error::Busy)?;
        let making = self.places.acquire().await.map_err(Error::internal)?;
        Ok(Place {
            _queued: queued,
            _making: making,
        })
    }

    /// The finished file with that tag.
    pub fn find(&self, tag: &str) -> Option<Document> {
        self.finished.get(tag)
    }

    /// Keeps a finished file.
    pub fn keep(&self, document: Document) {
        self.finished.insert(document.tag.clone(), document);
    }
}

impl Default for Press {
    fn default() -> Press {
        Press::new()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[tokio::test]
    async fn a_full_queue_is_told_at_once_and_empties() {
        let press = Press::with_places(1, 1);
        let first = press.enter().await.unwrap();
        let mut second = Box::pin(press.enter());
        // Polled once, so that it stands in the queue.
        assert!(futures_util::poll!(&mut second).is_pending());
        assert!(matches!(press.enter().await, Err(Error::Busy)));
        drop(first);
        let second = second.await.unwrap();
        drop(second);
        assert!(press.enter().await.is_ok());
    }

    #[test]
    fn what_is_finished_is_kept_within_bounds() {
        let press = Press::new();
        let document = |number: usize| Document {
            bytes: Arc::from(vec![0; 1_000_000]),
            tag: format!("\"{number}\""),
            file_name: "a.pdf".to_owned(),
            missing: Vec::new(),
        };
        press.keep(document(0));
        assert_eq!(press.find("\"0\"").unwrap().bytes.len(), 1_000_000);
        for number in 1..200 {
            press.keep(document(number));
        }
        assert!(press.finished.weight() <= KEPT);
        assert!(press.find("\"500\"").is_none());
    }
}
