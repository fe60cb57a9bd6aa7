//! The time, as an argument.
//!
//! Everything that needs to know the time is given a [`Clock`]; only [`Clock::system`] asks the
//! machine. Instants are whole milliseconds, as the database has them.

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// The years in which dates may lie that somebody sends. Beyond them calendars, databases and
/// time zones disagree, and no visit was or will be there.
pub const YEARS: RangeInclusive<i32> = 1970..=2999;

/// An instant in UTC, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sea_orm::DeriveValueType)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The instant as chrono has it.
    pub fn to_utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// The instant that lies `delta` later.
    pub fn plus(self, delta: TimeDelta) -> Timestamp {
        Timestamp(self.0.saturating_add(delta.num_milliseconds()))
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(value: DateTime<Utc>) -> Self {
        Timestamp(value.trunc_subsecs(3).timestamp_millis())
    }
}

/// The value of a standing clock that was let go; no instant has it.
const RELEASED: i64 = i64::MIN;

/// Tells the time: the machine's, or one that a test or the demo moves by hand.
#[derive(Clone, Debug)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Clock {
        Clock(None)
    }

    /// A clock that stands still until [`Clock::set`] moves it.
    pub fn standing(at: DateTime<Utc>) -> Clock {
        Clock(Some(Arc::new(AtomicI64::new(at.timestamp_millis()))))
    }

    /// Moves a standing clock, and every clone of it; the machine's clock stays as it is.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Some(millis) = &self.0 {
            millis.store(at.timestamp_millis(), Ordering::SeqCst);
        }
    }

    /// Lets a standing clock go: from now on it, and every clone of it, tells the machine's time.
    pub fn release(&self) {
        if let Some(millis) = &self.0 {
            millis.store(RELEASED, Ordering::SeqCst);
        }
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        match self.0.as_ref().map(|millis| millis.load(Ordering::SeqCst)) {
            Some(millis) if millis != RELEASED => Timestamp(millis),
            _ => Timestamp(Utc::now().timestamp_millis()),
        }
    }
}
