//! Reading the fields of a map: each value of the type wanted, or a finding at its place.

use std::ops::RangeInclusive;

use super::near::did_you_mean;
use crate::diagnostic::{Diagnostic, Severity, a, quoted};
use crate::number::{Decimal, Percent};
use crate::source::{Key, Node, Place, Value, error, foreign_hint};
use crate::text::Language;

/// Everything found so far, and the languages that texts must have.
pub(crate) struct Findings {
    list: Vec<Diagnostic>,
    /// The languages of the checklist; empty while, or if, they are not known.
    pub languages: Vec<Language>,
}

impl Findings {
    pub fn new(list: Vec<Diagnostic>) -> Self {
        Self {
            list,
            languages: Vec::new(),
        }
    }

    pub fn error(&mut self, code: &'static str, at: Place, message: impl Into<String>) {
        self.list.push(error(code, at, message, None));
    }

    pub fn error_hint(
        &mut self,
        code: &'static str,
        at: Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.list.push(error(code, at, message, Some(hint.into())));
    }

    pub fn warning(
        &mut self,
        code: &'static str,
        at: Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let mut finding = error(code, at, message, Some(hint.into()));
        finding.severity = Severity::Warning;
        self.list.push(finding);
    }

    /// The known name nearest to a wrong one. Nothing once there are more findings than are shown:
    /// comparing names is the one step here that costs more than reading them (P11).
    pub fn suggest<'n>(
        &self,
        wrong: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        if self.list.len() > super::MAX_FINDINGS {
            return None;
        }
        did_you_mean(&wrong.to_lowercase(), names)
    }

    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list
            .sort_by_key(|finding| (finding.line, finding.column));
        self.list
    }

    /// A finding, if a comment one space after a text may be meant as a part of it.
    pub fn text_comment(&mut self, node: &Node, severity: Severity) {
        if let Some(at) = node.comment {
            let message = "everything after # is a comment and is not part of the text";
            let hint = "put the text in double quotes, or write two spaces before a comment";
            let mut finding = error("text_comment", at, message, Some(hint.to_owned()));
            finding.severity = severity;
            self.list.push(finding);
        }
    }

    fn wrong_type(&mut self, node: &Node, wanted: &str) {
        let message = format!("here should be {wanted}, but here is {}", node.value.what());
        self.error("wrong_type", node.at, message);
    }

    /// The text of a scalar.
    pub fn scalar<'a>(&mut self, node: &'a Node, wanted: &str) -> Option<&'a str> {
        match &node.value {
            Value::Scalar(text) => Some(text),
            _ => {
                self.wrong_type(node, wanted);
                None
            }
        }
    }

    /// The items of a list.
    pub fn list<'a>(&mut self, node: &'a Node, wanted: &str) -> Option<&'a [Node]> {
        match &node.value {
            Value::List(items) => Some(items),
            _ => {
                self.wrong_type(node, wanted);
                None
            }
        }
    }

    /// The entries of a map.
    pub fn map<'a>(&mut self, node: &'a Node, wanted: &str) -> Option<&'a [(Key, Node)]> {
        match &node.value {
            Value::Map(entries) => Some(entries),
            _ => {
                self.wrong_type(node, wanted);
                None
            }
        }
    }

    pub fn integer(&mut self, node: &Node, range: RangeInclusive<i64>) -> Option<i64> {
        let wanted = format!("a whole number from {} to {}", range.start(), range.end());
        let text = self.scalar(node, &wanted)?;
        let Some(value) = whole_number(text) else {
            let message = format!("{} should be {wanted}", quoted(text));
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let plain = whole_number(&digits).filter(|value| range.contains(value));
            let hint = match plain.filter(|_| !text.contains(['.', 'e', 'x', 'E'])) {
                Some(value) => format!("write {value}, in digits alone"),
                None => "write it in the digits 0 to 9 alone".to_owned(),
            };
            self.error_hint("wrong_type", node.at, message, hint);
            return None;
        };
        if !range.contains(&value) {
            self.error(
                "out_of_range",
                node.at,
                format!("{value} should be {wanted}"),
            );
            return None;
        }
        Some(value)
    }

    /// As [`Findings::integer`], for counts.
    pub fn count(&mut self, node: &Node, range: RangeInclusive<u32>) -> Option<u32> {
        let range = i64::from(*range.start())..=i64::from(*range.end());
        self.integer(node, range)
            .and_then(|value| u32::try_from(value).ok())
    }

    pub fn boolean(&mut self, node: &Node) -> Option<bool> {
        let text = self.scalar(node, "yes or no")?;
        match text.to_ascii_lowercase().as_str() {
            "yes" | "true" => Some(true),
            "no" | "false" => Some(false),
            _ => {
                self.error(
                    "wrong_type",
                    node.at,
                    format!("{} should be yes or no", quoted(text)),
                );
                None
            }
        }
    }

    pub fn decimal(&mut self, node: &Node) -> Option<Decimal> {
        let text = self.scalar(node, "a number")?;
        match Decimal::parse(text) {
            Ok(number) => Some(number),
            Err(problem) => {
                self.error("wrong_type", node.at, problem.to_string());
                None
            }
        }
    }

    /// A percentage from 0 to 100 with at most two decimals.
    pub fn percent(&mut self, node: &Node) -> Option<Percent> {
        let text = self.scalar(node, "a percentage")?;
        let number = text.strip_suffix('%').map_or(text, str::trim_end);
        let wanted = "a percentage from 0 to 100 with at most two decimals";
        let percent = Decimal::parse(number)
            .ok()
            .filter(|number| number.decimals() <= 2)
            .map(
                // A Decimal holds thousandths; a Percent hundredths.
                |number| Percent::from_hundredths(number.thousandths() / 10),
            );
        match percent {
            Some(percent) if (Percent::ZERO..=Percent::HUNDRED).contains(&percent) => Some(percent),
            Some(_) => {
                self.error(
                    "out_of_range",
                    node.at,
                    format!("{} should be {wanted}", quoted(text)),
                );
                None
            }
            None => {
                self.error(
                    "wrong_type",
                    node.at,
                    format!("{} should be {wanted}", quoted(text)),
                );
                None
            }
        }
    }

    /// As [`Findings::percent`], for marks that nobody sets below one percent: spreadsheets write
    /// 0.75 for 75 %. With the sign it is meant.
    pub fn high_percent(&mut self, node: &Node) -> Option<Percent> {
        let percent = self.percent(node)?;
        let signed = matches!(&node.value, Value::Scalar(text) if text.ends_with('%'));
        let hundredths = percent.hundredths();
        if (1..100).contains(&hundredths) && !signed {
            let written = percent.short();
            let message = format!("{written} is less than one percent");
            let hint = format!("write {hundredths} for {hundredths} %, or {written}% for this");
            self.warning("percent_below_one", node.at, message, hint);
        }
        Some(percent)
    }

    /// One of a fixed set of words.
    pub fn word<T: Copy>(&mut self, node: &Node, words: &[(&'static str, T)]) -> Option<T> {
        let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
        let text = self.scalar(node, &one_of(&names))?;
        if let Some((_, value)) = words.iter().find(|(name, _)| *name == text) {
            return Some(*value);
        }
        let suggested = self.suggest(text, names.iter().copied());
        let hint = foreign_hint(text).unwrap_or_else(|| match suggested {
            Some(name) => format!("did you mean {name}?"),
            None => format!("use {}", one_of(&names)),
        });
        self.error_hint(
            "unknown_word",
            node.at,
            format!("{} is not known here", quoted(text)),
            hint,
        );
        None
    }

    /// A name of one of the id types.
    pub fn id<T>(
        &mut self,
        node: &Node,
        make: fn(String) -> Result<T, crate::id::InvalidId>,
    ) -> Option<T> {
        let text = self.scalar(node, "a name")?;
        match make(text.to_owned()) {
            Ok(id) => Some(id),
            Err(problem) => {
                let message = format!("{} is not {}", quoted(&problem.given), a(problem.what));
                let hint = foreign_hint(text).unwrap_or_else(|| problem.rule.to_owned());
                self.error_hint("invalid_id", node.at, message, hint);
                None
            }
        }
    }
}

fn whole_number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// The keys of one map, each asked for once.
pub(crate) struct Fields<'a> {
    pub at: Place,
    what: &'static str,
    entries: &'a [(Key, Node)],
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of a map; a finding and `None` for anything else.
    pub fn of(node: &'a Node, what: &'static str, findings: &mut Findings) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            let here = node.value.what();
            let message = format!("here should be the keys of {what}, but here is {here}");
            match form(what) {
                Some(form) => {
                    findings.error_hint("wrong_type", node.at, message, format!("write {form}"));
                }
                None => findings.error("wrong_type", node.at, message),
            }
            return None;
        };
        Some(Self {
            at: node.at,
            what,
            entries,
            asked: Vec::new(),
        })
    }

    /// The value of a key, if it is there and holds something.
    pub fn get(&mut self, key: &'static str, findings: &mut Findings) -> Option<&'a Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let (key, node) = self.entries.iter().find(|(entry, _)| entry.text == key)?;
        if matches!(node.value, Value::Null) {
            let message = format!("the key {} has no value", key.text);
            findings.error_hint(
                "empty_value",
                key.at,
                message,
                "give it a value or remove it",
            );
            return None;
        }
        Some(node)
    }

    /// The value of a key that must be there.
    pub fn require(&mut self, key: &'static str, findings: &mut Findings) -> Option<&'a Node> {
        let there = self.has(key);
        let node = self.get(key, findings);
        // Written with other capitals it is an unknown key, whose hint names this one.
        let cased = |entry: &Key| entry.text.eq_ignore_ascii_case(key);
        if !there && !self.entries.iter().any(|(entry, _)| cased(entry)) {
            let message = format!("{} needs the key {key}", self.what);
            findings.error("missing_key", self.at, message);
        }
        node
    }

    /// Whether the key is written at all.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(entry, _)| entry.text == key)
    }

    /// The place of a key that is written, else of the map.
    pub fn place_of(&self, key: &str) -> Place {
        let found = self.entries.iter().find(|(entry, _)| entry.text == key);
        found.map_or(self.at, |(entry, _)| entry.at)
    }

    /// The entries nobody asked for.
    pub fn left(&self) -> impl Iterator<Item = &'a Key> {
        let entries = self.entries.iter().map(|(key, _)| key);
        entries.filter(|key| !self.asked.contains(&key.text.as_str()))
    }

    /// A finding for each key that nobody asked for.
    pub fn finish(&self, findings: &mut Findings) {
        for key in self.left() {
            self.unknown_key(key, findings);
        }
    }

    pub fn unknown_key(&self, key: &Key, findings: &mut Findings) {
        let message = format!("{} has no key {}", self.what, quoted(&key.text));
        let suggested = findings.suggest(&key.text, self.asked.iter().copied());
        let hint = foreign_hint(&key.text).unwrap_or_else(|| match (suggested, cut_text(key)) {
            (Some(name), _) => format!("did you mean {name}?"),
            (None, Some(hint)) => hint.to_owned(),
            (None, None) => format!("the keys are {}", self.asked.join(", ")),
        });
        findings.error_hint("unknown_key", key.at, message, hint);
    }
}

/// What the keys of a map look like, for those who wrote something else.
fn form(what: &str) -> Option<&'static str> {
    Some(match what {
        "a condition" => "{question: its name, is: yes}, or join several with all: [...]",
        "a comparison" => "a value, or {question: the other question}",
        "a question" => "a `- ` and then the keys id, kind and text",
        "a section" => "a `- ` and then the keys id, title and questions",
        "a rule" => "a `- ` and then the keys id, refuse_if and message",
        "an option" => "{id: card, label: By card}",
        "a case" => "{when: a condition, label: Breakfast, bands: [...]}",
        "an answer" => "{value: yes}, {na: yes}, or {value: no, comment: Why}",
        "choose" => "{min: 1, max: 2}",
        "comment" => "{required_on: missed, min_length: 20}",
        "photo" => "{required_on: missed}",
        "epoch" => "{comparable: yes}",
        "knock_out" => "{on: no, effect: flag}",
        "pattern" => "{match: \"[0-9]{6}\", message: What it should be.}",
        "scoring" => "{method: pooled, pass_mark: 80}",
        _ => return None,
    })
}

/// What to do about a key in braces that is more likely the rest of a text after a comma.
pub(crate) fn cut_text(key: &Key) -> Option<&'static str> {
    let hint = "a text that holds a comma needs double quotes inside {...}";
    key.alone.then_some(hint)
}

fn one_of(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
