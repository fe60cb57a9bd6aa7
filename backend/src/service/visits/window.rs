//! A window of local times as instants. Pure.

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// The instant at which a window opens: of a local time that happens twice, the first.
pub fn opens_at(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => instant.to_utc(),
        LocalResult::None => after_gap(local, zone),
    }
}

/// The instant at which a window closes: of a local time that happens twice, the last.
pub fn closes_at(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(instant) | LocalResult::Ambiguous(_, instant) => instant.to_utc(),
        LocalResult::None => after_gap(local, zone),
    }
}

/// A local time that the clocks skip is read with the offset that held before: half past two,
/// skipped, is half past three.
fn after_gap(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    // No zone has skipped more than a day, so a day before there is an offset.
    let before = local - TimeDelta::days(1);
    match zone.from_local_datetime(&before) {
        LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => {
            instant.to_utc() + TimeDelta::days(1)
        }
        LocalResult::None => local.and_utc(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_skipped_time_is_read_as_later_and_a_doubled_one_widens_the_window() {
        let berlin = chrono_tz::Europe::Berlin;
        let gap = local("2026-03-29T02:30:00");
        assert_eq!(opens_at(gap, berlin).to_string(), "2026-03-29 01:30:00 UTC");
        assert_eq!(
            closes_at(gap, berlin).to_string(),
            "2026-03-29 01:30:00 UTC"
        );
        let fold = local("2026-10-25T02:30:00");
        assert_eq!(
            opens_at(fold, berlin).to_string(),
            "2026-10-25 00:30:00 UTC"
        );
        assert_eq!(
            closes_at(fold, berlin).to_string(),
            "2026-10-25 01:30:00 UTC"
        );
        let plain = local("2026-01-10T10:00:00");
        assert_eq!(
            opens_at(plain, chrono_tz::Asia::Kolkata).to_string(),
            "2026-01-10 04:30:00 UTC"
        );
    }
}
