//! When the visit began and ended, as a person writes it.

use chrono::offset::LocalResult;
use chrono::{DateTime, Duration, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::context::Context;
use crate::disk::Draft;
use crate::error::Error;
use crate::exit::ExitStatus;

/// Which end of a visit a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Start,
    Finish,
}

/// A clock that is put forward skips at most this much.
const LONGEST_GAP_MIN: i64 = 180;

/// An instant from RFC 3339, or from a local time of the store. A local time that occurs twice
/// means the first as a start and the second as an end; one that is skipped means the next.
pub(super) fn parse(typed: &str, zone: &str, end: End) -> Result<DateTime<Utc>, Error> {
    let typed = typed.trim();
    if let Ok(time) = DateTime::parse_from_rfc3339(typed) {
        return Ok(time.to_utc());
    }
    let bad = || {
        Error::new("bad-time")
            .with("time", typed)
            .status(ExitStatus::Usage)
    };
    let local = [
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M",
    ]
    .iter()
    .find_map(|format| NaiveDateTime::parse_from_str(typed, format).ok())
    .ok_or_else(bad)?;
    let zone: Tz = zone.parse().map_err(|_| {
        Error::new("bad-zone")
            .with("zone", zone)
            .status(ExitStatus::Usage)
    })?;
    let mut local = local;
    for _ in 0..=LONGEST_GAP_MIN {
        match zone.from_local_datetime(&local) {
            LocalResult::Single(time) => return Ok(time.to_utc()),
            LocalResult::Ambiguous(first, second) => {
                return Ok(if end == End::Start { first } else { second }.to_utc());
            }
            LocalResult::None => {
                local = local
                    .checked_add_signed(Duration::minutes(1))
                    .ok_or_else(bad)?
            }
        }
    }
    Err(bad())
}

/// Refuses an end before the start.
pub(super) fn check(
    context: &Context<'_>,
    draft: Option<&Draft>,
    started: Option<DateTime<Utc>>,
    finished: Option<DateTime<Utc>>,
) -> Result<(), Error> {
    let started = started.or(draft.and_then(|draft| draft.started_at));
    let finished = finished.or(draft.and_then(|draft| draft.finished_at));
    match (started, finished) {
        (Some(started), Some(finished)) if finished < started => {
            Err(Error::new("ends-before-start")
                .with("started", context.words.instant(started))
                .with("finished", context.words.instant(finished))
                .status(ExitStatus::Invalid))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(typed: &str, zone: &str, end: End) -> String {
        parse(typed, zone, end)
            .map(|time| time.to_rfc3339())
            .unwrap_or_else(|e| e.code().into())
    }

    #[test]
    fn local_times_are_those_of_the_store() {
        let riyadh = "Asia/Riyadh";
        assert_eq!(
            at("2026-03-02T12:05", riyadh, End::Start),
            "2026-03-02T09:05:00+00:00"
        );
        assert_eq!(
            at("2026-03-02 12:05:30", riyadh, End::Start),
            "2026-03-02T09:05:30+00:00"
        );
        assert_eq!(
            at("2026-03-02T12:05:00+05:30", riyadh, End::Start),
            "2026-03-02T06:35:00+00:00"
        );
        assert_eq!(at("yesterday", riyadh, End::Start), "bad-time");
        assert_eq!(at("2026-03-02T12:05", "Mars/Base", End::Start), "bad-zone");
    }

    #[test]
    fn a_time_that_occurs_twice_or_never_is_read_in_the_shoppers_favour() {
        let berlin = "Europe/Berlin";
        // Clocks go back at 03:00 on 2026-10-25 and forward at 02:00 on 2026-03-29.
        assert_eq!(
            at("2026-10-25T02:30", berlin, End::Start),
            "2026-10-25T00:30:00+00:00"
        );
        assert_eq!(
            at("2026-10-25T02:30", berlin, End::Finish),
            "2026-10-25T01:30:00+00:00"
        );
        assert_eq!(
            at("2026-03-29T02:30", berlin, End::Start),
            "2026-03-29T01:00:00+00:00"
        );
    }
}
