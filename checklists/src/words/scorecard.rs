//! A whole scorecard as plain text: a line for every question, the steps to the score, the verdict.

use unicode_width::UnicodeWidthStr;

use super::{quoted, reason, say, say_with, state, verdict};
use crate::checklist::{Checklist, Effect, Method};
use crate::id::QuestionId;
use crate::number::Percent;
use crate::score::{Adjustment, Cause, QuestionScore, Scorecard, SectionScore, Verdict};
use crate::text::Language;

/// What stands where there is no number.
const NONE: &str = "–";
const COLUMNS: usize = 6;
/// The columns of numbers, which stand at the right of their column.
const NUMBERS: std::ops::Range<usize> = 2..5;

/// A scorecard as plain text, aligned in columns; questions are called by their names, as in the
/// checklist's source. It ends with a line break.
#[must_use]
pub fn scorecard(card: &Scorecard, checklist: &Checklist, language: &Language) -> String {
    let mut lines = vec![
        Entry::Text(say_with(
            "scorecard-title",
            language,
            &[
                ("title", checklist.title.get(language).to_owned()),
                ("version", checklist.version.to_string()),
            ],
        )),
        Entry::Text(String::new()),
        Entry::Row(head(language)),
    ];
    for score in &card.sections {
        lines.push(Entry::Text(String::new()));
        section(score, checklist, language, &mut lines);
        let questions = card.questions.iter().filter(|q| q.section == score.id);
        lines.extend(questions.map(|q| Entry::Row(question(q, checklist, language))));
    }
    lines.push(Entry::Text(String::new()));
    steps(card, checklist, language, &mut lines);
    total(card, checklist, language, &mut lines);
    aligned(&lines)
}

/// What an adjustment does, in one sentence.
#[must_use]
pub fn adjustment(adjustment: &Adjustment, checklist: &Checklist, language: &Language) -> String {
    let title = |id| {
        let section = checklist.section(id);
        section.map_or_else(|| id.to_string(), |s| s.title.get(language).to_owned())
    };
    match &adjustment.cause {
        Cause::Cap => say("adjustment-cap", language),
        Cause::Floor => say("adjustment-floor", language),
        Cause::ZeroSection { section, .. } => say_with(
            "effect-zero-section",
            language,
            &[("section", title(section))],
        ),
        Cause::CapTotal { cap, .. } => {
            say_with("effect-cap-total", language, &[("cap", cap.short())])
        }
        Cause::ZeroTotal { .. } => say("effect-zero-total", language),
    }
}

/// What an adjustment does, with the rounded total after it.
#[must_use]
pub fn step(adjustment: &str, after: Percent, language: &Language) -> String {
    let what = [
        ("step", adjustment.to_owned()),
        ("after", after.to_string()),
    ];
    say_with("scorecard-step", language, &what)
}

/// Stands for an adjustment that an answer made which the reader is not shown.
#[must_use]
pub fn unseen_adjustment(language: &Language) -> String {
    say("adjustment-unseen", language)
}

/// Stands for a reason to fail in an answer which the reader is not shown.
#[must_use]
pub fn unseen_fail_reason(language: &Language) -> String {
    say("fail-unseen", language)
}

enum Entry {
    Text(String),
    /// The question, its state, points, share, possible share, and the reason.
    Row([String; COLUMNS]),
}

fn head(language: &Language) -> [String; COLUMNS] {
    [
        say("scorecard-question", language),
        say("scorecard-state", language),
        say("scorecard-points", language),
        say("scorecard-share", language),
        say("scorecard-possible", language),
        say("scorecard-reason", language),
    ]
}

fn question(
    score: &QuestionScore,
    checklist: &Checklist,
    language: &Language,
) -> [String; COLUMNS] {
    let points = match (score.counts(), score.bonus) {
        (false, _) => NONE.to_owned(),
        (true, true) => format!("{:+}", score.earned),
        (true, false) => format!("{}/{}", score.earned, score.possible),
    };
    [
        format!("  {}", score.id),
        state(score.state, language),
        points,
        shown(score.share),
        shown(score.possible_share),
        reason(&score.reason, checklist, language),
    ]
}

fn shown(percent: Option<Percent>) -> String {
    percent.map_or_else(|| NONE.to_owned(), |percent| percent.to_string())
}

fn section(
    score: &SectionScore,
    checklist: &Checklist,
    language: &Language,
    lines: &mut Vec<Entry>,
) {
    let found = checklist.section(&score.id);
    let title = found.map_or_else(
        || score.id.to_string(),
        |s| s.title.get(language).to_owned(),
    );
    let mut args = vec![("section", title)];
    let key = match score.score {
        None if score.hidden => "scorecard-section-hidden",
        None => "scorecard-section-none",
        Some(percent) => {
            args.push(("score", percent.to_string()));
            args.push(("earned", score.earned.to_string()));
            args.push(("possible", score.possible.to_string()));
            args.push(("weight", score.weight.to_string()));
            match checklist.scoring.method {
                Method::Pooled => "scorecard-section",
                Method::Weighted => "scorecard-section-weight",
            }
        }
    };
    lines.push(Entry::Text(say_with(key, language, &args)));
    let mut note = |key, percent: Option<Percent>| {
        if let Some(percent) = percent {
            let text = say_with(key, language, &[("score", percent.to_string())]);
            lines.push(Entry::Text(format!("  {text}")));
        }
    };
    if score.bonus != 0 {
        note("scorecard-section-without-bonus", score.without_bonus);
    }
    if score.zeroed_by.is_some() {
        note("scorecard-section-before", score.before);
    }
    if let (true, Some(floor)) = (score.below_floor, found.and_then(|s| s.floor)) {
        let text = say_with(
            "scorecard-section-floor",
            language,
            &[("floor", floor.short())],
        );
        lines.push(Entry::Text(format!("  {text}")));
    }
}

/// From the sum of the questions to the score, where they differ.
fn steps(card: &Scorecard, checklist: &Checklist, language: &Language, lines: &mut Vec<Entry>) {
    let Some(first) = card.total.adjustments.first() else {
        return;
    };
    let sum = first.after.hundredths() - first.change.hundredths();
    let sum = Percent::from_hundredths(sum).to_string();
    let heading = say_with("scorecard-adjustments", language, &[("sum", sum)]);
    lines.push(Entry::Text(heading));
    for step in &card.total.adjustments {
        let by = match &step.cause {
            Cause::Cap | Cause::Floor => String::new(),
            Cause::ZeroSection { question, .. }
            | Cause::CapTotal { question, .. }
            | Cause::ZeroTotal { question, .. } => format!("  {question}"),
        };
        let what = adjustment(step, checklist, language);
        lines.push(Entry::Row([
            by,
            String::new(),
            String::new(),
            step.change.to_string(),
            String::new(),
            self::step(&what, step.after, language),
        ]));
    }
    lines.push(Entry::Text(String::new()));
}

fn total(card: &Scorecard, checklist: &Checklist, language: &Language, lines: &mut Vec<Entry>) {
    let total = &card.total;
    let mut put = |key, args: &[(&'static str, String)]| {
        lines.push(Entry::Text(say_with(key, language, args)));
    };
    match (total.score, &total.exact, total.not_scored_reason) {
        (Some(score), Some(exact), _) => {
            let args = [("score", score.to_string()), ("exact", exact.clone())];
            put("scorecard-total", &args);
        }
        (_, _, Some(reason)) => put(super::not_scored_key(reason), &[]),
        _ => put("verdict-not-scored", &[]),
    }
    if let Some(near) = &total.near_mark {
        put("scorecard-near-mark", &[("mark", near.mark.short())]);
    }
    let any_bonus = card.sections.iter().any(|section| section.bonus != 0);
    if let (true, Some(without)) = (any_bonus, total.without_bonus) {
        put("scorecard-without-bonus", &[("score", without.to_string())]);
    }
    if let Some(share) = total.scored_share {
        put("scorecard-scored", &[("share", share.to_string())]);
    }
    if let Some(band) = total.band.as_ref().and_then(|id| checklist.band(id)) {
        put(
            "scorecard-band",
            &[("band", band.label.get(language).to_owned())],
        );
    }
    if let Some(found) = total.verdict {
        put(
            "scorecard-verdict",
            &[("verdict", verdict(found, language))],
        );
    }
    for why in fail_reasons(card, checklist, language) {
        lines.push(Entry::Text(format!("  {why}")));
    }
}

/// Why the verdict is fail, a sentence for each cause; nothing where it is not. Questions are called
/// by their names.
#[must_use]
pub fn fail_reasons(card: &Scorecard, checklist: &Checklist, language: &Language) -> Vec<String> {
    let name = |id: &QuestionId| id.to_string();
    reasons_to_fail(card, checklist, language, name)
}

/// As [`fail_reasons`], with questions called by their texts: for those who do not know their names.
#[must_use]
pub fn fail_reasons_in_full(
    card: &Scorecard,
    checklist: &Checklist,
    language: &Language,
) -> Vec<String> {
    let text = |id: &QuestionId| {
        let question = checklist.question(id);
        let text = question.map_or(id.as_str(), |question| question.text.get(language));
        quoted(text.to_owned(), language)
    };
    reasons_to_fail(card, checklist, language, text)
}

fn reasons_to_fail(
    card: &Scorecard,
    checklist: &Checklist,
    language: &Language,
    name: impl Fn(&QuestionId) -> String,
) -> Vec<String> {
    let total = &card.total;
    if total.verdict != Some(Verdict::Fail) {
        return Vec::new();
    }
    let mut reasons = Vec::new();
    let exact = total.exact.as_ref().and_then(|text| text.parse().ok());
    if let (Some(mark), Some(exact)) = (checklist.scoring.pass_mark, exact)
        && !mark.is_reached_by(&exact)
    {
        let args = [("mark", mark.short())];
        reasons.push(say_with("fail-pass-mark", language, &args));
    }
    for score in card.sections.iter().filter(|score| score.below_floor) {
        let section = checklist.section(&score.id);
        if let Some(floor) = section.and_then(|section| section.floor) {
            let title = section.map_or("", |section| section.title.get(language));
            let args = [("section", title.to_owned()), ("floor", floor.short())];
            reasons.push(say_with("fail-floor", language, &args));
        }
    }
    let fails = |effect: Effect| matches!(effect, Effect::Flag | Effect::ZeroTotal);
    for fired in total.knock_outs.iter().filter(|one| fails(one.effect)) {
        let args = [("question", name(&fired.question))];
        reasons.push(say_with("fail-knock-out", language, &args));
    }
    reasons
}

fn aligned(lines: &[Entry]) -> String {
    let mut widths = [0; COLUMNS];
    for line in lines {
        if let Entry::Row(cells) = line {
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = (*width).max(cell.width());
            }
        }
    }
    let mut text = String::new();
    for line in lines {
        let mut shown = String::new();
        match line {
            Entry::Text(words) => shown.push_str(words),
            Entry::Row(cells) => {
                for (column, (width, cell)) in widths.iter().zip(cells).enumerate() {
                    let gap = " ".repeat(width.saturating_sub(cell.width()));
                    let (before, after) = match NUMBERS.contains(&column) {
                        true => (gap.as_str(), ""),
                        false => ("", gap.as_str()),
                    };
                    let space = if column == 0 { "" } else { "  " };
                    for part in [space, before, cell.as_str(), after] {
                        shown.push_str(part);
                    }
                }
            }
        }
        text.push_str(shown.trim_end());
        text.push('\n');
    }
    text
}
