//! Slows down guessing: a count of failures for each account and each address.
//!
//! Kept in memory: a restart forgives, which costs a guesser more than it gains.

use std::collections::HashMap;
use std::sync::Mutex;

use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// Failures of one account that pass without a delay.
const FREE_FOR_ACCOUNT: u32 = 5;
/// Failures from one address that pass without a delay: an office shares one.
const FREE_FOR_ADDRESS: u32 = 50;
/// The longest delay. A delay, never a lock: nobody can shut another out for good.
const LONGEST_SECONDS: i64 = 900;
/// Failures are forgotten after this long without another one.
const FORGET_SECONDS: i64 = 3_600;
/// Entries kept at most: 20,000 x about 100 bytes = 2 MB.
const MOST_ENTRIES: usize = 20_000;

#[derive(Clone, Copy, Debug)]
struct Entry {
    failures: u32,
    last: Timestamp,
}

/// Counts failures and tells how long to wait.
#[derive(Debug, Default)]
pub struct Throttle {
    entries: Mutex<HashMap<String, Entry>>,
}

impl Throttle {
    /// Lets a try pass, or tells how many seconds to wait.
    ///
    /// # Errors
    /// [`Error::Throttled`] with the seconds left.
    pub fn check(&self, account: &str, address: &str, now: Timestamp) -> Result<()> {
        let entries = self
            .entries
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let wait = wait_seconds(entries.get(&account_key(account)), FREE_FOR_ACCOUNT, now).max(
            wait_seconds(entries.get(&address_key(address)), FREE_FOR_ADDRESS, now),
        );
        match u64::try_from(wait) {
            Ok(seconds) if seconds > 0 => Err(Error::Throttled(seconds)),
            _ => Ok(()),
        }
    }

    /// Counts a failure.
    pub fn failed(&self, account: &str, address: &str, now: Timestamp) {
        let mut entries = self
            .entries
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if entries.len() >= MOST_ENTRIES {
            entries.retain(|_, entry| now.0 - entry.last.0 < FORGET_SECONDS * 1000);
        }
        if entries.len() >= MOST_ENTRIES {
            entries.clear();
        }
        for key in [account_key(account), address_key(address)] {
            let entry = entries.entry(key).or_insert(Entry {
                failures: 0,
                last: now,
            });
            if now.0 - entry.last.0 >= FORGET_SECONDS * 1000 {
                entry.failures = 0;
            }
            entry.failures = entry.failures.saturating_add(1);
            entry.last = now;
        }
    }

    /// Forgets the failures of an account that has logged in.
    pub fn succeeded(&self, account: &str) {
        let mut entries = self
            .entries
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        entries.remove(&account_key(account));
    }
}

fn account_key(account: &str) -> String {
    format!("account {account}")
}

fn address_key(address: &str) -> String {
    format!("address {address}")
}

/// Doubles with each failure above those that are free: 1, 2, 4 ... seconds since the last one.
fn wait_seconds(entry: Option<&Entry>, free: u32, now: Timestamp) -> i64 {
    let Some(entry) = entry else { return 0 };
    if entry.failures < free {
        return 0;
    }
    let delay = 1_i64
        .checked_shl(entry.failures - free)
        .filter(|delay| *delay > 0)
        .map_or(LONGEST_SECONDS, |delay| delay.min(LONGEST_SECONDS));
    let passed = (now.0 - entry.last.0).div_euclid(1000);
    (delay - passed).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn the_sixth_try_waits_and_the_wait_doubles_and_ends() {
        let throttle = Throttle::default();
        let now = Timestamp(0);
        for _ in 0..5 {
            throttle.check("a", "1", now).unwrap();
            throttle.failed("a", "1", now);
        }
        assert!(matches!(
            throttle.check("a", "1", now),
            Err(Error::Throttled(1))
        ));
        throttle.check("b", "1", now).unwrap();
        throttle.failed("a", "1", now);
        assert!(matches!(
            throttle.check("a", "2", now),
            Err(Error::Throttled(2))
        ));
        throttle
            .check("a", "2", now.plus(TimeDelta::seconds(2)))
            .unwrap();
        for _ in 0..80 {
            throttle.failed("a", "1", now);
        }
        assert!(matches!(
            throttle.check("a", "2", now),
            Err(Error::Throttled(900))
        ));
        throttle.succeeded("a");
        throttle.check("a", "2", now).unwrap();
    }
}
