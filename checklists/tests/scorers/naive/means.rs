//! What answers mean, which questions are shown, and which conditions hold.

use std::collections::BTreeSet;

use serde_json::Value;

use super::written::{day, decimal, time};
use super::{Means, Naive, kind, list, text};

impl Naive<'_> {
    /// Whether a question is shown, and what its answer means.
    pub fn seen(&self, id: &str) -> (bool, Means) {
        if let Some(known) = self.seen.borrow().get(id) {
            return known.clone();
        }
        let (section, question) = self.find(id);
        let shown = self.shown(section) && self.shown(question);
        let seen = (shown, self.means(question).unwrap_or(Means::Nothing));
        self.seen.borrow_mut().insert(id.to_owned(), seen.clone());
        seen
    }

    pub fn shown(&self, thing: &Value) -> bool {
        thing["show_if"].is_null() || self.holds(&thing["show_if"])
    }

    /// The answer that conditions can ask about.
    pub fn answered(&self, id: &str) -> Option<Means> {
        let (shown, means) = self.seen(id);
        let none = matches!(means, Means::Nothing | Means::NotApplicable);
        (shown && !none).then_some(means)
    }

    pub fn holds(&self, condition: &Value) -> bool {
        let (test, of) = condition
            .as_object()
            .and_then(|map| map.iter().next())
            .expect("a condition is a map of one entry");
        let number = |id: &Value| match self.answered(text(id))? {
            Means::Number(number) => Some(number),
            Means::Grade(grade) => Some(grade * 1000),
            _ => None,
        };
        let compared = |how: &str, left: Option<i64>, right: Option<i64>| match (left, right) {
            (Some(left), Some(right)) => match how {
                "at_least" => left >= right,
                "above" => left > right,
                "at_most" => left <= right,
                _ => left < right,
            },
            _ => false,
        };
        match test.as_str() {
            "all" => list(of).iter().all(|part| self.holds(part)),
            "any" => list(of).iter().any(|part| self.holds(part)),
            "not" => !self.holds(of),
            "answered" => {
                self.answered(text(&of["question"])).is_some() == (of["answered"] == true)
            }
            "is" => {
                let id = text(&of["question"]);
                let (_, question) = self.find(id);
                self.answered(id)
                    .is_some_and(|means| self.named(question, &means, &of["any_of"]))
            }
            "compare" => compared(
                text(&of["test"]),
                number(&of["question"]),
                number(&of["with"]),
            ),
            test => compared(test, number(&of["question"]), decimal(text(&of["value"]))),
        }
    }

    /// Whether one of the names means this answer.
    pub fn named(&self, question: &Value, means: &Means, names: &Value) -> bool {
        list(names).iter().any(|name| match means {
            _ if name == "missed" => {
                let earned = self.earned(question, means);
                earned
                    .zip(self.mark(question))
                    .is_some_and(|(earned, mark)| earned < mark)
            }
            Means::Word(word) => name == word,
            Means::Words(words) => words.iter().any(|word| name == word),
            Means::Grade(grade) => name == grade,
            _ => false,
        })
    }

    /// What an answer means; nothing where it cannot be read.
    pub fn means(&self, question: &Value) -> Option<Means> {
        let (name, keys) = kind(question);
        let answer = &self.answers[text(&question["id"])];
        let value = &answer["value"];
        let photos: BTreeSet<&str> = list(&answer["photos"]).iter().map(text).collect();
        let photos = if name == "photo" { photos.len() } else { 0 };
        if answer["na"] == true {
            let alone = value.is_null() && photos == 0 && question["na"] == true;
            return alone.then_some(Means::NotApplicable);
        }
        if value.is_null() {
            return (photos > 0).then_some(Means::Photos(photos));
        }
        let inside = |number: i64, low: Option<i64>, high: Option<i64>| {
            low.is_none_or(|low| number >= low) && high.is_none_or(|high| number <= high)
        };
        let measured = |number: Option<i64>| {
            let mark = |key: &str| decimal(text(&keys[key]));
            number
                .filter(|n| inside(*n, mark("min"), mark("max")))
                .map(Means::Number)
        };
        let whole = || {
            value
                .as_i64()
                .filter(|n| n.abs() <= 1_000_000_000)
                .map(|n| n * 1000)
        };
        let graded = |low: i64, high: i64| {
            let grade = value.as_i64()?;
            (low <= grade && grade <= high).then_some(Means::Grade(grade))
        };
        let shown = |word: &str| {
            let option = list(&keys["options"])
                .iter()
                .find(|option| option["id"] == word)?;
            Some(self.shown(option))
        };
        match name {
            "yes_no" => {
                let word = value.as_str()?;
                (word == "yes" || word == "no").then(|| Means::Word(word.to_owned()))
            }
            "single_choice" => {
                let word = value.as_str()?;
                shown(word)?.then(|| Means::Word(word.to_owned()))
            }
            "multiple_choice" => {
                let words: Vec<&str> = value.as_array()?.iter().map(text).collect();
                let different: BTreeSet<&str> = words.iter().copied().collect();
                if different.len() < words.len() {
                    return None;
                }
                let mut chosen = Vec::new();
                for word in &words {
                    if shown(word)? {
                        chosen.push((*word).to_owned());
                    }
                }
                if chosen.is_empty() && !words.is_empty() {
                    return None;
                }
                let count = i64::try_from(chosen.len()).ok();
                let fits = inside(count?, keys["min"].as_i64(), keys["max"].as_i64());
                fits.then_some(Means::Words(chosen))
            }
            "scale" => graded(keys["min"].as_i64()?, keys["max"].as_i64()?),
            "nps" => graded(0, 10),
            "csat" => graded(1, 5),
            "ces" => graded(1, 7),
            "duration" => measured(Some(whole()?)),
            "number" | "money" => {
                let Some(written) = value.as_str() else {
                    return measured(Some(whole()?));
                };
                let number = decimal(written)?;
                let decimals = keys["decimals"].as_u64()?;
                let step = [1000, 100, 10, 1][usize::try_from(decimals).ok()?];
                (decimals > 0 && number % step == 0).then(|| measured(Some(number)))?
            }
            "time" => measured(time(value.as_str()?)),
            "date" => measured(day(value.as_str()?)),
            "text" => {
                let written = value.as_str()?.trim();
                let length = u64::try_from(written.chars().count()).ok()?;
                let fits = length > 0 && length <= keys["max_length"].as_u64()?;
                fits.then_some(Means::Text)
            }
            _ => None,
        }
    }
}
