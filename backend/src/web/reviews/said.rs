//! What is said of flags, decisions, states and verdicts.

use api::submissions::{Decision, Flag, FlagKind, Review};
use api::visits::VisitState;
use checklists::Verdict;
use chrono::{DateTime, NaiveDateTime, Utc};

use crate::service::reviews::desk::Desk;
use crate::web::words::Words;

/// The name of a kind of flag in keys.
fn name(kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::Late => "late",
        FlagKind::OutsideWindow => "outside-window",
        FlagKind::ClockDrift => "clock-drift",
        FlagKind::PhotoReuse => "photo-reuse",
        FlagKind::LittleScored => "little-scored",
    }
}

/// A flag in a word or two.
pub(super) fn flag_name(words: &Words, kind: FlagKind) -> String {
    words.say(&format!("flag-{}", name(kind)))
}

/// An instant on the clock of the store.
pub(super) fn local(words: &Words, desk: &Desk, at: DateTime<Utc>) -> String {
    moment(words, at.with_timezone(&desk.zone).naive_local())
}

/// A date with a time, fit for a sentence: the isolates of its parts would hide from the isolate around it in
/// which direction it runs.
pub(super) fn moment(words: &Words, at: NaiveDateTime) -> String {
    words.moment(at).replace(['\u{2068}', '\u{2069}'], "")
}

/// A flag with its facts, in a sentence.
pub(super) fn flag_text(words: &Words, desk: &Desk, flag: &Flag) -> String {
    let revision = &desk.revision;
    let due = desk.visit.visit.due_at.to_utc();
    match flag.kind {
        FlagKind::Late if revision.received_at > due => {
            let (received, due) = (
                local(words, desk, revision.received_at),
                local(words, desk, due),
            );
            words.with("flag-late-text", &[("received", &received), ("due", &due)])
        }
        FlagKind::Late => words.say("flag-former-holder-text"),
        FlagKind::OutsideWindow => {
            let visit = &desk.visit.visit;
            let values = [
                local(words, desk, revision.content.started_at),
                moment(words, visit.window_from),
                moment(words, visit.window_to),
            ];
            words.with(
                "flag-outside-window-text",
                &[
                    ("started", &values[0]),
                    ("from", &values[1]),
                    ("to", &values[2]),
                ],
            )
        }
        FlagKind::ClockDrift => {
            let minutes = flag.detail.split(' ').find_map(|word| word.parse().ok());
            let is_behind = flag.detail.contains("behind");
            let key = if is_behind {
                "flag-clock-behind-text"
            } else {
                "flag-clock-ahead-text"
            };
            words.counted(key, minutes.unwrap_or(0))
        }
        FlagKind::PhotoReuse => words.say("flag-photo-reuse-text"),
        FlagKind::LittleScored => {
            let share = revision.scorecard.total.scored_share;
            let share = words.percent(share.map_or(0, checklists::Percent::hundredths));
            words.with("flag-little-scored-text", &[("share", &share)])
        }
    }
}

/// Whether the flags say that this photo was sent for another visit before.
pub(super) fn is_reused(flags: &[Flag], sha256: &str) -> bool {
    flags
        .iter()
        .any(|flag| flag.kind == FlagKind::PhotoReuse && flag.detail.contains(sha256))
}

/// Who decided what, and when.
pub(super) fn review_text(words: &Words, desk: &Desk, review: &Review) -> String {
    let key = match review.decision {
        Decision::Approved => "review-approved",
        Decision::Returned => "review-returned",
        Decision::Rejected => "review-rejected",
        Decision::Reopened => "review-reopened",
    };
    let revision = words.count(usize::try_from(review.revision).unwrap_or(usize::MAX));
    let values = [
        ("name", desk.name(review.reviewer_id)),
        ("revision", &revision),
        ("at", &local(words, desk, review.at)),
    ];
    words.with(key, &values)
}

/// A decision in a word.
pub(super) fn decision(words: &Words, decision: Decision) -> String {
    words.say(match decision {
        Decision::Approved => "visits-history-approved",
        Decision::Returned => "visits-history-returned",
        Decision::Rejected => "visits-history-rejected",
        Decision::Reopened => "visits-history-reopened",
    })
}

/// A state of a visit: the class of its mark, and its word.
pub(super) fn state(words: &Words, state: VisitState) -> (&'static str, String) {
    let class = match state {
        VisitState::Approved => "good",
        VisitState::Rejected | VisitState::Cancelled | VisitState::Expired => "wrong",
        VisitState::Returned => "warn",
        _ => "",
    };
    (class, words.say(&format!("desk-state-{}", state.as_str())))
}

/// A verdict: the class of its mark, which has a sign of its own, and its word.
pub(super) fn verdict(words: &Words, verdict: Verdict) -> (&'static str, String) {
    let class = match verdict {
        Verdict::Pass => "good",
        Verdict::Fail => "wrong",
        Verdict::NotScored => "",
    };
    let word = checklists::words::verdict(verdict, &language(words));
    (class, word.to_string())
}

/// A question passed or missed: the class of its mark, and its word.
pub(super) fn passed(words: &Words, passed: bool) -> (&'static str, String) {
    match passed {
        true => ("good", words.say("desk-passed")),
        false => ("wrong", words.say("desk-missed")),
    }
}

/// The page's language, as checklists have it.
pub(super) fn language(words: &Words) -> checklists::Language {
    checklists::Language::new(words.language.tag())
        .unwrap_or_else(|_| checklists::Language::english())
}
