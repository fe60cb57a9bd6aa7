//! What the reviewer should look at: evidence, not handcuffs.

use api::submissions::{Flag, FlagKind, SubmissionContent};
use checklists::{Percent, Scorecard};
use chrono::TimeDelta;

use crate::clock::Timestamp;
use crate::db::visits::VisitRow;
use crate::db::{Tx, photos};
use crate::error::Result;
use crate::service::caller::Caller;

/// A device clock that is off by more is flagged.
const CLOCK_TOLERANCE: TimeDelta = TimeDelta::minutes(10);
/// Less than this share of the visible possible points scored is flagged.
const LITTLE_SCORED: Percent = Percent::from_hundredths(5_000);

/// What the reviewer should look at.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a fact that one flag is about"
)]
pub(super) async fn flags(
    caller: &Caller,
    tx: &Tx,
    visit: &VisitRow,
    content: &SubmissionContent,
    scorecard: &Scorecard,
    client_time: Option<Timestamp>,
    now: Timestamp,
    late: bool,
) -> Result<Vec<Flag>> {
    let mut flags = Vec::new();
    let mut flag = |kind, detail: String| flags.push(Flag { kind, detail });
    if late {
        let detail = if now > visit.due_at {
            format!(
                "received at {}, due at {}",
                now.to_utc(),
                visit.due_at.to_utc()
            )
        } else {
            "sent by a former holder of the visit".to_owned()
        };
        flag(FlagKind::Late, detail);
    }
    let started = Timestamp::from(content.started_at);
    if started < visit.opens_at || started > visit.due_at {
        let detail = format!(
            "the visit began at {}; its window is {} to {}",
            started.to_utc(),
            visit.opens_at.to_utc(),
            visit.due_at.to_utc()
        );
        flag(FlagKind::OutsideWindow, detail);
    }
    if let Some(client_time) = client_time {
        let drift = now.0.saturating_sub(client_time.0);
        if drift.saturating_abs() > CLOCK_TOLERANCE.num_milliseconds() {
            let side = if drift > 0 { "behind" } else { "ahead of" };
            let minutes = drift.saturating_abs() / 60_000;
            flag(
                FlagKind::ClockDrift,
                format!("the device's clock is {minutes} minutes {side} the server's"),
            );
        }
    }
    let digests: Vec<String> = content
        .photos
        .iter()
        .map(|photo| photo.sha256.clone())
        .collect();
    for row in photos::list_reused(tx, caller.agency_id, visit.id, &digests).await? {
        flag(
            FlagKind::PhotoReuse,
            format!(
                "photo {} was sent for visit {} before",
                row.sha256, row.visit_id
            ),
        );
    }
    flags.extend(little_scored(scorecard));
    Ok(flags)
}

/// The flag of a scorecard with few of its points scored.
pub(in crate::service) fn little_scored(scorecard: &Scorecard) -> Option<Flag> {
    let share = scorecard.total.scored_share;
    let share = share.filter(|share| *share < LITTLE_SCORED)?;
    Some(Flag {
        kind: FlagKind::LittleScored,
        detail: format!("only {share} % of the visible possible points were scored"),
    })
}
