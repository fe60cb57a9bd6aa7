//! Reasons, gaps, verdicts and hints as sentences, in English, Arabic and Tamil.
//!
//! The only place that words them, so that program, pages and reports say the same. One Fluent
//! file a language under `locales/`. Every number goes in as text, so that nothing rounds it.
//! A language without a file gets English.

mod answer;
mod catalogue;
mod condition;
mod hint;
mod preview;
mod scorecard;

use crate::answer::AnswerError;
use crate::checklist::{Checklist, Effect, Kind, Question};
use crate::civil::{show_date, show_time};
use crate::id::OptionId;
use crate::number::Decimal;
use crate::progress::Gap;
use crate::score::{FiredKnockOut, NotScoredReason, QuestionState, Reason, Verdict, Why};
use crate::text::Language;

use catalogue::{say, say_with};

pub use answer::{answer, standard};
pub use catalogue::languages;
pub use condition::{answers, condition};
pub use hint::kind_hint;
pub use preview::{PreviewLine, PreviewRole, preview, preview_lines};
pub use scorecard::{
    adjustment, fail_reasons, fail_reasons_in_full, scorecard, step, unseen_adjustment,
    unseen_fail_reason,
};

/// Why a question has its points, in one sentence.
#[must_use]
pub fn reason(reason: &Reason, checklist: &Checklist, language: &Language) -> String {
    let possible = reason.possible.to_string();
    let answer = match &reason.why {
        Why::NotScored => return say("reason-not-scored", language),
        Why::NotApplicable => return say("reason-not-applicable", language),
        Why::Hidden => return say("reason-hidden", language),
        Why::Blank { zero: false } => return say("reason-blank", language),
        Why::Unreadable { zero: false } => return say("reason-unreadable", language),
        Why::Blank { zero: true } => {
            return say_with("reason-blank-zero", language, &[("possible", possible)]);
        }
        Why::Unreadable { zero: true } => {
            return say_with(
                "reason-unreadable-zero",
                language,
                &[("possible", possible)],
            );
        }
        why => found(why, checklist.question(&reason.question), language),
    };
    let weight = i64::from(reason.weight);
    let key = match (reason.bonus, reason.possible, reason.weight) {
        (true, _, 1) => "reason-bonus",
        (true, _, _) => "reason-bonus-weighted",
        (false, 0, 1) => "reason-extra",
        (false, 0, _) => "reason-extra-weighted",
        (false, _, 1) => "reason-points",
        (false, _, _) => "reason-points-weighted",
    };
    let args = [
        ("answer", answer),
        ("points", reason.points.to_string()),
        ("possible", possible),
        ("weight", reason.weight.to_string()),
        ("earned", reason.points.saturating_mul(weight).to_string()),
        ("total", reason.possible.saturating_mul(weight).to_string()),
    ];
    say_with(key, language, &args)
}

/// The answer that a reason names, as people read it.
fn found(why: &Why, question: Option<&Question>, language: &Language) -> String {
    let label = |id: &OptionId| {
        let option = question.and_then(|q| q.kind.options().iter().find(|o| o.id == *id));
        option.map_or_else(
            || id.to_string(),
            |option| option.label.get(language).to_owned(),
        )
    };
    match why {
        Why::YesNo { yes } => quoted(say(if *yes { "yes" } else { "no" }, language), language),
        Why::Option { option } => quoted(label(option), language),
        Why::Options { options, .. } if options.is_empty() => {
            quoted(say("none-chosen", language), language)
        }
        Why::Options { options, capped } => {
            let chosen: Vec<String> = options
                .iter()
                .map(|id| quoted(label(id), language))
                .collect();
            let chosen = chosen.join(&say("list-separator", language));
            match capped {
                true => say_with("reason-capped", language, &[("answer", chosen)]),
                false => chosen,
            }
        }
        Why::Grade { value } => {
            condition::grade(*value, question.map(|question| &question.kind), language)
        }
        Why::Band {
            value,
            from,
            below,
            case,
        } => {
            let shown = |number: Decimal| measured(number, question, language);
            let mut args = vec![("value", shown(*value))];
            args.extend(from.map(|from| ("from", shown(from))));
            args.extend(below.map(|below| ("below", shown(below))));
            let found = match (from, below) {
                (Some(_), Some(_)) => say_with("band-between", language, &args),
                (None, Some(_)) => say_with("band-below", language, &args),
                (Some(_), None) => say_with("band-from", language, &args),
                (None, None) => shown(*value),
            };
            let cases = question.map_or(&[][..], |question| question.kind.cases());
            let case = case.and_then(|number| cases.get(usize::try_from(number).ok()?));
            match case {
                Some(case) => {
                    let case = case.label.get(language).to_owned();
                    say_with("band-case", language, &[("case", case), ("found", found)])
                }
                None => found,
            }
        }
        Why::Photos { count, .. } => {
            say_with("answer-photos", language, &[("count", count.to_string())])
        }
        Why::NotScored
        | Why::NotApplicable
        | Why::Hidden
        | Why::Blank { .. }
        | Why::Unreadable { .. } => String::new(),
    }
}

fn quoted(answer: String, language: &Language) -> String {
    say_with("answer-quoted", language, &[("answer", answer)])
}

/// A measured answer as people read it: a number with its unit, an amount with its currency, a
/// length of time, a day as `2026-01-31`, a time of day as `14:30`.
#[must_use]
pub fn measured(number: Decimal, question: Option<&Question>, language: &Language) -> String {
    match question.map(|question| &question.kind) {
        Some(Kind::Date { .. }) => show_date(number),
        Some(Kind::Time { .. }) => show_time(number),
        Some(Kind::Money {
            decimals, currency, ..
        }) => {
            let amount = number.with_decimals(*decimals);
            match currency {
                Some(currency) => {
                    let args = [("number", amount), ("unit", currency.to_string())];
                    say_with("answer-number-unit", language, &args)
                }
                None => amount,
            }
        }
        Some(Kind::Duration { .. }) => number
            .whole()
            .map_or_else(|| number.to_string(), |seconds| duration(seconds, language)),
        Some(Kind::Number {
            unit: Some(unit), ..
        }) => {
            let args = [
                ("number", number.to_string()),
                ("unit", unit.get(language).to_owned()),
            ];
            say_with("answer-number-unit", language, &args)
        }
        _ => number.to_string(),
    }
}

/// A length of time: `1 min 35 s`, `3 min`. What is zero is left out. The number and its unit
/// are held together by a no-break space.
#[must_use]
pub fn duration(seconds: i64, language: &Language) -> String {
    let parts = [
        ("duration-h", seconds / 3600),
        ("duration-m", seconds / 60 % 60),
        ("duration-s", seconds % 60),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(key, number)| *number != 0 || (seconds == 0 && *key == "duration-s"))
        .map(|(key, number)| say_with(key, language, &[("number", number.to_string())]))
        .collect();
    said.join(" ")
}

/// What is missing or wrong, in one sentence. The question is not named, because the reader sees
/// it beside the sentence.
#[must_use]
pub fn gap(gap: &Gap, checklist: &Checklist, language: &Language) -> String {
    let question = gap.question.as_ref().and_then(|id| checklist.question(id));
    if gap.code == "rule_broken" {
        let named = gap.params.get("rule").map(String::as_str);
        let rule = checklist
            .rules
            .iter()
            .find(|rule| Some(rule.id.as_str()) == named);
        return rule.map_or_else(String::new, |rule| rule.message.get(language).to_owned());
    }
    let mut args: Vec<(&'static str, String)> = gap
        .params
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect();
    args.extend(gap.question.as_ref().map(|id| ("question", id.to_string())));
    problem(gap.code, args, question, language)
}

/// Why an answer cannot be read, in one sentence.
#[must_use]
pub fn answer_error(error: &AnswerError, question: &Question, language: &Language) -> String {
    problem(
        error.code(),
        error.params().into_iter().collect(),
        Some(question),
        language,
    )
}

fn problem(
    code: &str,
    mut args: Vec<(&'static str, String)>,
    question: Option<&Question>,
    language: &Language,
) -> String {
    if let Some(question) = question {
        if let (
            "pattern_mismatch",
            Kind::Text {
                pattern: Some(pattern),
                ..
            },
        ) = (code, &question.kind)
        {
            return pattern.message.get(language).to_owned();
        }
        args.push(("hint", kind_hint(question, language)));
    }
    // Options are known to people by their labels.
    for (name, value) in &mut args {
        let options = question.map_or(&[][..], |question| question.kind.options());
        if *name == "option"
            && let Some(option) = options.iter().find(|option| option.id.as_str() == value)
        {
            *value = option.label.get(language).to_owned();
        }
        let is_duration = matches!(question.map(|q| &q.kind), Some(Kind::Duration { .. }));
        if is_duration
            && matches!(code, "below_min" | "above_max")
            && let Ok(seconds) = value.parse()
            && *name != "hint"
        {
            *value = duration(seconds, language);
        }
    }
    let is_moment = matches!(
        question.map(|question| &question.kind),
        Some(Kind::Date { .. } | Kind::Time { .. })
    );
    let min_matters = args
        .iter()
        .any(|(name, value)| *name == "min" && value != "1");
    let key = match code {
        "comment_required" if min_matters => "gap-comment-required-min".to_owned(),
        "below_min" | "above_max" if is_moment => format!("gap-{}-time", code.replace('_', "-")),
        code => format!("gap-{}", code.replace('_', "-")),
    };
    say_with(&key, language, &args)
}

/// The name of a kind of question.
#[must_use]
pub fn kind(kind: &Kind, language: &Language) -> String {
    say(&format!("kind-{}", kind.name().replace('_', "-")), language)
}

/// The verdict in a word or two.
#[must_use]
pub fn verdict(verdict: Verdict, language: &Language) -> String {
    let key = match verdict {
        Verdict::Pass => "verdict-pass",
        Verdict::Fail => "verdict-fail",
        Verdict::NotScored => "verdict-not-scored",
    };
    say(key, language)
}

/// Why there is no score, in one sentence.
#[must_use]
pub fn not_scored(reason: NotScoredReason, language: &Language) -> String {
    say(not_scored_key(reason), language)
}

const fn not_scored_key(reason: NotScoredReason) -> &'static str {
    match reason {
        NotScoredReason::NothingPossible => "not-scored-nothing-possible",
        NotScoredReason::BelowMinScoredShare => "not-scored-below-min-scored-share",
    }
}

/// What a knock-out that fired did, in one sentence.
#[must_use]
pub fn knock_out(fired: &FiredKnockOut, checklist: &Checklist, language: &Language) -> String {
    match fired.effect {
        Effect::Flag => say("effect-flag", language),
        Effect::ZeroSection => {
            let section = checklist.section(&fired.section);
            let title = section.map_or(fired.section.as_str(), |s| s.title.get(language));
            say_with(
                "effect-zero-section",
                language,
                &[("section", title.to_owned())],
            )
        }
        Effect::ZeroTotal => say("effect-zero-total", language),
        Effect::CapTotal { cap } => say_with("effect-cap-total", language, &[("cap", cap.short())]),
    }
}

/// What became of a question, in a word or two.
#[must_use]
pub fn state(state: QuestionState, language: &Language) -> String {
    let key = match state {
        QuestionState::Answered => "state-answered",
        QuestionState::Na => "state-na",
        QuestionState::Hidden => "state-hidden",
        QuestionState::Blank => "state-blank",
    };
    say(key, language)
}

/// Yes or no.
#[must_use]
pub fn yes_no(yes: bool, language: &Language) -> String {
    say(if yes { "yes" } else { "no" }, language)
}

#[cfg(test)]
mod tests;
