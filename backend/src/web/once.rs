//! A form that is sent twice, by a second click or the back button, is done once. What was changed before
//! it was sent again is something else, and done.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use quick_cache::sync::Cache;
use tokio::sync::Mutex;
use uuid::Uuid;

use super::form::Sent;
use crate::error::Result;

/// The fillings remembered at once; each is a few dozen bytes.
const REMEMBERED: usize = 10_000;

/// What became of the last fillings of forms: where each led.
#[derive(Debug)]
pub struct Once(Cache<Key, Arc<Mutex<Option<String>>>>);

/// Who sent it, which filling of a form, and what it held.
type Key = (Uuid, Uuid, u64);

impl Once {
    /// Nothing sent yet.
    pub fn new() -> Once {
        Once(Cache::new(REMEMBERED))
    }

    /// Does `work` unless the same person's same filling did it before; gives the address it led to. The
    /// second of two at once waits for the first. What failed may be sent again.
    ///
    /// # Errors
    /// Those of `work`.
    pub async fn run(
        &self,
        user_id: Uuid,
        sent: &Sent,
        work: impl Future<Output = Result<String>>,
    ) -> Result<String> {
        let Ok(filling) = sent.get("once").parse::<Uuid>() else {
            return work.await;
        };
        let mut held = DefaultHasher::new();
        sent.pairs().hash(&mut held);
        let key = (user_id, filling, held.finish());
        let place = match self.0.get_value_or_guard(&key, None) {
            quick_cache::sync::GuardResult::Value(place) => place,
            quick_cache::sync::GuardResult::Guard(guard) => {
                let place = Arc::new(Mutex::new(None));
                // Only fails when the cache was cleared meanwhile, which nobody does.
                let _ = guard.insert(place.clone());
                place
            }
            quick_cache::sync::GuardResult::Timeout => return work.await,
        };
        let mut led_to = place.lock().await;
        if let Some(address) = &*led_to {
            return Ok(address.clone());
        }
        let address = work.await?;
        *led_to = Some(address.clone());
        Ok(address)
    }
}

impl Default for Once {
    fn default() -> Once {
        Once::new()
    }
}
