//! Questions that ask two things, or that may have nothing to ask about.
//!
//! Words are looked for in English, Arabic and Tamil, by `joints` for two things in one. What is not
//! certain is let pass: a false alarm costs an author more than a miss.

use super::Page;
use super::joints::{Joint, arabic_joint, bare, english_joint, tamil_joint};
use crate::checklist::{AnswerName, Blank, Checklist, Kind, Question, Section};
use crate::locate::Subject;
use crate::text::{Language, Text};

pub(super) fn advise(checklist: &Checklist, page: &mut Page) {
    for section in &checklist.sections {
        for question in &section.questions {
            if matches!(question.kind, Kind::YesNo { .. }) {
                // Where nothing is earned, nobody asks which of the two was missed.
                if question.kind.possible().is_some() {
                    double_barrelled(question, page);
                }
                may_not_apply(question, section, checklist, page);
            }
        }
    }
}

fn double_barrelled(question: &Question, page: &mut Page) {
    let tells = either_tells(question);
    let found: Vec<(&Language, String)> = question
        .text
        .entries()
        .filter_map(|(language, text)| Some((language, joint(text, language)?)))
        .filter(|(_, (joint, _))| *joint == Joint::And || !tells)
        .map(|(language, (_, word))| (language, word))
        .collect();
    let Some((first, _)) = found.first() else {
        return;
    };
    let joints: Vec<String> = found
        .iter()
        .map(|(language, word)| format!("“{word}” in {language}"))
        .collect();
    page.put(
        "double_barrelled",
        &Subject::QuestionText(&question.id, first),
        format!(
            "this question asks two things at once ({}); one answer cannot tell which was meant",
            joints.join(", ")
        ),
        "make two questions of it, or ask for the one that matters",
    );
}

/// Whether an “or” leaves nothing unclear: where yes is hoped for, no means neither; where no is,
/// yes needs a comment that says which.
fn either_tells(question: &Question) -> bool {
    let Kind::YesNo {
        expect_yes,
        points: Some(_),
    } = &question.kind
    else {
        return false;
    };
    let rule = &question.comment;
    let said = |name: &AnswerName| match name {
        AnswerName::Missed => true,
        AnswerName::Word(word) => word.as_str() == "yes",
        AnswerName::Value(_) => false,
    };
    *expect_yes || rule.required || rule.required_on.iter().any(said)
}

/// The word by which a yes/no question joins two things, if it surely does.
fn joint(text: &str, language: &Language) -> Option<(Joint, String)> {
    let words = words_of(&unquoted(text));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let find = match language.primary() {
        "en" => english_joint,
        "ar" => arabic_joint,
        "ta" => tamil_joint,
        _ => return None,
    };
    // “and” says more than “or”, wherever it stands.
    let found = find(&words, Joint::And).map(|word| (Joint::And, word));
    found.or_else(|| find(&words, Joint::Or).map(|word| (Joint::Or, word)))
}

/// The text without what stands in quotation marks: words that somebody says.
fn unquoted(text: &str) -> String {
    let mut kept = String::new();
    let mut closing = None;
    for c in text.chars() {
        match (closing, c) {
            (Some(end), c) if c == end => closing = None,
            (Some(_), _) => {}
            (None, '“') => closing = Some('”'),
            (None, '«') => closing = Some('»'),
            (None, '"') => closing = Some('"'),
            (None, c) => kept.push(c),
        }
    }
    kept
}

/// The words in lower case, without the marks around them.
fn words_of(text: &str) -> Vec<String> {
    let trimmed = |word: &str| {
        let edge = |c: char| c.is_ascii_punctuation() && c != '&' || "؟،؛…".contains(c);
        word.trim_matches(edge).to_lowercase()
    };
    let words = text.split_whitespace().map(trimmed);
    words.filter(|word| !word.is_empty()).collect()
}

fn may_not_apply(question: &Question, section: &Section, checklist: &Checklist, page: &mut Page) {
    let covered = question.na || question.show_if.is_some() || section.show_if.is_some();
    let skipped = !question.required && checklist.scoring.blank == Blank::Exclude;
    if covered || skipped {
        return;
    }
    let said = |text: &Text, phrases: fn(&str) -> &'static [&'static str]| {
        text.entries().find_map(|(language, text)| {
            let words = words_of(&unquoted(text)).join(" ");
            let words = match language.primary() {
                "ar" => bare(&words),
                _ => words,
            };
            let mut phrases = phrases(language.primary()).iter();
            phrases
                .find(|phrase| holds_phrase(&words, phrase))
                .map(|phrase| (*phrase).to_owned())
        })
    };
    let in_text = said(&question.text, conditions_in_questions);
    let in_help = || {
        let help = question.help.as_ref()?;
        said(help, conditions_in_help)
    };
    let Some(phrase) = in_text.or_else(in_help) else {
        return;
    };
    page.put(
        "na_missing",
        &Subject::Question(&question.id),
        format!("this may have nothing to ask about (“{phrase}”), but yes or no must be answered"),
        "write na: yes, or a show_if about the question that decides it",
    );
}

fn conditions_in_questions(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &["if", "where applicable", "when applicable", "in case"],
        "ar" => &["اذا", "ان وجد", "ان وجدت", "في حال", "عند وجود"],
        "ta" => &["இருந்தால்", "எனில்", "பொருந்தினால்"],
        _ => &[],
    }
}

/// In help, “if” mostly says how to answer; only these say that there may be nothing to answer.
fn conditions_in_help(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &[
            "where applicable",
            "if applicable",
            "when applicable",
            "if any",
        ],
        "ar" => &["ان وجد", "ان وجدت", "ان انطبق", "حيثما ينطبق"],
        "ta" => &["பொருந்தினால்"],
        _ => &[],
    }
}

/// Words before “if” that make it part of something else: a comparison, or “whether”.
const IF_TAKEN: [&str; 18] = [
    "as", "even", "only", "ask", "asked", "asking", "check", "checked", "checking", "see", "know",
    "sure", "wonder", "tell", "told", "said", "عما", "ما",
];

fn holds_phrase(words: &str, phrase: &str) -> bool {
    let words: Vec<&str> = words.split(' ').collect();
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).enumerate().any(|(at, window)| {
        let taken = at > 0 && phrase.len() == 1 && IF_TAKEN.contains(&words[at - 1]);
        window == phrase && !taken
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, tag: &str) -> Option<String> {
        joint(text, &Language::new(tag).unwrap()).map(|(_, word)| word)
    }

    #[test]
    fn two_things_in_one_question_are_found_in_three_languages() {
        let cases = [
            ("Was the employee friendly and helpful?", "en", "and"),
            ("Did the employee greet you and offer help?", "en", "and"),
            ("Were the plates or cups dirty?", "en", "or"),
            ("Was there soap & paper?", "en", "&"),
            ("هل كانت الأرضية والطاولات نظيفة؟", "ar", "والطاولات"),
            ("هل رُحِّب بك أو شُكِرت؟", "ar", "أو"),
            ("هل رُحِّب بك وهل شُكِرت؟", "ar", "وهل"),
            ("தரை மற்றும் மேசை சுத்தமா?", "ta", "மற்றும்"),
            ("உணவையும் பானத்தையும் தந்தாரா?", "ta", "உணவையும் … பானத்தையும்"),
            ("உணவையோ பெரிய அளவையோ பரிந்துரைத்தாரா?", "ta", "உணவையோ … அளவையோ"),
        ];
        for (text, tag, word) in cases {
            assert_eq!(found(text, tag).as_deref(), Some(word), "{text}");
        }
    }

    #[test]
    fn one_thing_is_let_pass() {
        let cases = [
            ("Was it served within five minutes or less?", "en"),
            ("Did it take between five and ten minutes?", "en"),
            ("Was it served within two and a half minutes?", "en"),
            ("Were you and your companion seated?", "en"),
            ("Were the terms and conditions shown?", "en"),
            ("Did the employee say “Thank you and goodbye”?", "en"),
            ("Did someone hand over the sandwich?", "en"),
            ("هل كان والدك معك؟", "ar"),
            ("هل كان الوقت بين الثالثة والخامسة؟", "ar"),
            ("هل وصل الطلب خلال خمس دقائق أو أقل؟", "ar"),
            ("ஐந்து நிமிடங்கள் அல்லது அதற்குக் குறைவாக ஆனதா?", "ta"),
            ("ஊழியர் மீண்டும் செய்யும் போதும் உதவினாரா?", "ta"),
            ("பம்பின் விலையும் பலகையின் தொகையும் ஒன்றாக இருந்தனவா?", "ta"),
            ("Bonjour et bienvenue ?", "fr"),
        ];
        for (text, tag) in cases {
            assert_eq!(found(text, tag), None, "{text}");
        }
    }

    #[test]
    fn what_may_not_apply_is_told_from_how_to_answer() {
        assert!(holds_phrase(
            "was the change right if you paid in cash",
            "if"
        ));
        assert!(!holds_phrase("did it look as if it was new", "if"));
        assert!(!holds_phrase("were you asked if you have a card", "if"));
        assert!(!holds_phrase("did they check if it was right", "if"));
        assert!(!holds_phrase(
            &bare("هل سُئلت عمّا إذا كان الطلب صحيحا"),
            "اذا"
        ));
        assert!(holds_phrase(
            "count the lift where applicable",
            "where applicable"
        ));
    }
}
