//! From the model back to the language: [`to_yaml`] writes a checklist as a source in the style of
//! the shipped ones, and compiling that source gives the same checklist again.
//!
//! [`tree()`] makes a [`Tree`] of the checklist with every default left out; `scalar` knows how
//! single values are quoted; `line` puts a tree on one line and `block`, where [`write()`] is, on
//! as many as it needs.

mod block;
mod condition;
mod kind;
mod line;
mod question;
mod scalar;
mod tree;

pub use block::{Written, write};
pub use condition::{date, duration, time_of_day};
pub use tree::Tree;

use crate::checklist::{Blank, Channel, Checklist, Instrument, Method, Scoring, Section};
use crate::compile::MAX_SOURCE_BYTES;
use crate::id::QuestionId;
use crate::number::Decimal;
use crate::text::Text;
use condition::{condition, measure};
pub(crate) use question::question;

/// The checklist as a source. Compiling it gives exactly this checklist, if this one was compiled.
#[must_use]
pub fn to_yaml(checklist: &Checklist) -> String {
    let tree = tree(checklist);
    let source = write(&tree).source;
    if source.len() <= MAX_SOURCE_BYTES {
        return source;
    }
    // A source near the limit that was written tighter than this style must stay inside it.
    let tight = tree.tight() + "\n";
    if tight.len() <= MAX_SOURCE_BYTES {
        return tight;
    }
    tree.shared() + "\n"
}

/// The checklist as a tree: the keys in the order of the shipped sources, defaults left out.
#[must_use]
pub fn tree(checklist: &Checklist) -> Tree {
    let mut map = Entries::default();
    map.word("checklist", &checklist.slug);
    map.word("version", checklist.version);
    match checklist.instrument {
        Instrument::Visit => {}
        Instrument::Survey => map.word("instrument", "survey"),
        Instrument::SelfAssessment => map.word("instrument", "self_assessment"),
    }
    match checklist.channel {
        None | Some(Channel::InStore) => {}
        Some(Channel::Phone) => map.word("channel", "phone"),
        Some(Channel::Web) => map.word("channel", "web"),
        Some(Channel::Email) => map.word("channel", "email"),
        Some(Channel::Chat) => map.word("channel", "chat"),
    }
    map.maybe("sector", checklist.sector.as_ref().map(Tree::word));
    let languages = checklist.languages.iter().map(Tree::word).collect();
    map.put("languages", Tree::List(languages));
    if checklist.reviewed_by_native {
        map.word("reviewed_by_native", "yes");
    }
    map.put("title", text(&checklist.title));
    if !checklist.briefing.is_empty() {
        map.put("briefing", text(&checklist.briefing));
    }
    map.filled("scoring", scoring(&checklist.scoring));
    let bands: Vec<Tree> = checklist
        .bands
        .iter()
        .map(|band| {
            Tree::map([
                ("id", Tree::word(&band.id)),
                ("from", Tree::word(band.from.short())),
                ("label", text(&band.label)),
            ])
        })
        .collect();
    if !bands.is_empty() {
        map.put("bands", Tree::List(bands));
    }
    if let Some(comparable) = checklist.comparable {
        map.put("epoch", Tree::map([("comparable", boolean(comparable))]));
    }
    let sections = checklist.sections.iter();
    let sections = sections.map(|one| section(checklist, one)).collect();
    map.put("sections", Tree::List(sections));
    let rules: Vec<Tree> = checklist
        .rules
        .iter()
        .map(|rule| {
            Tree::map([
                ("id", Tree::word(&rule.id)),
                ("refuse_if", condition(checklist, &rule.refuse_if)),
                ("message", text(&rule.message)),
            ])
        })
        .collect();
    if !rules.is_empty() {
        map.put("rules", Tree::List(rules));
    }
    map.done()
}

fn scoring(scoring: &Scoring) -> Entries {
    let mut map = Entries::default();
    if scoring.method == Method::Weighted {
        map.word("method", "weighted");
    }
    if scoring.blank == Blank::Zero {
        map.word("blank", "zero");
    }
    map.unless("cap", scoring.cap, true);
    map.unless("floor", scoring.floor, true);
    // Below one percent the sign says that it is meant.
    let percent = |percent: crate::Percent| match percent.hundredths() {
        1..100 => Tree::word(format!("{}%", percent.short())),
        _ => Tree::word(percent.short()),
    };
    map.maybe("min_scored_share", scoring.min_scored_share.map(percent));
    map.maybe("pass_mark", scoring.pass_mark.map(percent));
    map.unless("show_points", scoring.show_points, true);
    map
}

fn section(checklist: &Checklist, section: &Section) -> Tree {
    let mut map = Entries::default();
    map.word("id", &section.id);
    if section.weight != 1 {
        map.word("weight", section.weight);
    }
    let floor = section.floor.map(|floor| Tree::word(floor.short()));
    map.maybe("floor", floor);
    let show_if = section.show_if.as_ref();
    map.maybe("show_if", show_if.map(|one| condition(checklist, one)));
    map.maybe("comparable", section.comparable.map(boolean));
    map.put("title", text(&section.title));
    let questions = section.questions.iter();
    let questions = questions.map(|one| question(checklist, one)).collect();
    map.put("questions", Tree::List(questions));
    map.done()
}

/// A text: alone where it is in the default language only.
fn text(text: &Text) -> Tree {
    let mut entries = text.entries();
    match (entries.next(), entries.next()) {
        (Some((_, only)), None) => Tree::Text(only.to_owned()),
        _ => {
            let entries = text.entries();
            Tree::Map(
                entries
                    .map(|(language, text)| (language.to_string(), Tree::Text(text.to_owned())))
                    .collect(),
            )
        }
    }
}

fn boolean(word: bool) -> Tree {
    Tree::word(if word { "yes" } else { "no" })
}

/// A mark as answers to the question are written.
fn mark(checklist: &Checklist, question: &QuestionId, mark: Decimal) -> Tree {
    match checklist.question(question) {
        Some(question) => measure(&question.kind, mark),
        None => Tree::word(mark),
    }
}

/// A map while it is made.
#[derive(Default)]
struct Entries(Vec<(String, Tree)>);

impl Entries {
    fn put(&mut self, key: &str, tree: Tree) {
        self.0.push((key.to_owned(), tree));
    }

    fn word(&mut self, key: &str, word: impl ToString) {
        self.put(key, Tree::word(word));
    }

    fn maybe(&mut self, key: &str, tree: Option<Tree>) {
        if let Some(tree) = tree {
            self.put(key, tree);
        }
    }

    fn unless(&mut self, key: &str, value: bool, default: bool) {
        if value != default {
            self.put(key, boolean(value));
        }
    }

    /// A map, unless it is empty.
    fn filled(&mut self, key: &str, map: Self) {
        if !map.0.is_empty() {
            self.put(key, map.done());
        }
    }

    fn done(self) -> Tree {
        Tree::Map(self.0)
    }
}

#[cfg(test)]
mod tests;
