//! Places where a test may stop the work, as a dying battery would.

use super::DiskError;

/// Stops the work at the n-th write, in tests; never outside them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Faults {
    #[cfg(test)]
    left: Option<std::sync::Arc<std::sync::atomic::AtomicUsize>>,
}

impl Faults {
    /// Lets `writes` writes happen and stops the next and every later one.
    #[cfg(test)]
    pub(crate) fn after(writes: usize) -> Self {
        Self {
            left: Some(std::sync::Arc::new(writes.into())),
        }
    }

    /// A point of the work has been reached.
    #[cfg_attr(
        not(test),
        expect(
            clippy::unused_self,
            clippy::unnecessary_wraps,
            reason = "only tests stop the work"
        )
    )]
    pub(super) fn reach(&self, point: &'static str) -> Result<(), DiskError> {
        #[cfg(test)]
        if let Some(left) = &self.left {
            use std::sync::atomic::Ordering::SeqCst;
            let stopped = left
                .fetch_update(SeqCst, SeqCst, |n| n.checked_sub(1))
                .is_err();
            if stopped {
                return Err(DiskError::Injected(point));
            }
        }
        let _ = point;
        Ok(())
    }
}
