//! The head of the first page: whose store, which store, what period.

use super::Composer;
use super::theme::{ACCENT, BODY, BODY_BOLD, LONG_TITLE, MUTED, SMALL, TINY, TITLE, in_colour};
use crate::flow::Level;
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::{Group, Role};
use crate::text::{Base, clean};
use crate::words::Value;

/// The least and the most of the first column of the facts under the title, and the last column.
const FIRST_FACT: (f32, f32) = (150.0, 178.0);
const LAST_FACT: f32 = 134.0;
/// Between two facts.
const GUTTER: f32 = 12.0;
/// Between the client and the kind of report on one line.
const BETWEEN: f32 = 14.0;

/// What the head of the first page says besides what every report has.
pub(super) struct Masthead<'a> {
    /// The key of the kind of report.
    pub kind: &'static str,
    /// The name of what the report is about.
    pub title: &'a str,
    /// Where it is, in parts.
    pub place: Vec<&'a str>,
    /// How many visits.
    pub visits: String,
}

impl Composer<'_> {
    /// Draws the head.
    pub(super) fn masthead(&mut self, masthead: &Masthead<'_>) {
        let period = ("period", self.words.period(self.head.period));
        let visits = ("visits-made", masthead.visits.clone());
        self.masthead_between(masthead, period, visits);
    }

    /// Draws the head with its first and last fact, each with the key of its label.
    pub(super) fn masthead_between(
        &mut self,
        masthead: &Masthead<'_>,
        first: (&'static str, String),
        last: (&'static str, String),
    ) {
        // A chain has the name of its client, which is said once.
        self.client_and_kind(masthead.kind, masthead.title == self.head.client);
        self.title(masthead);
        self.facts(first, last);
        self.flow.y += 12.0;
    }

    /// How many visits, and how many of them are scored.
    pub(super) fn visits_made(&self, visits: u32, scored: u32) -> String {
        let made = self.words.visits(visits);
        if scored == visits {
            return made;
        }
        let scored = Value::Made(self.words.count(scored));
        let values = [("visits", Value::Made(made)), ("scored", scored)];
        self.words.with("visits-scored", &values)
    }

    fn client_and_kind(&mut self, kind: &str, is_title: bool) {
        let left = CONTENT_WIDTH * 0.52;
        let client = self
            .flow
            .label(&self.head.client, in_colour(BODY_BOLD, ACCENT), left, 2);
        let taken = if is_title {
            0.0
        } else {
            client.width() + BETWEEN
        };
        let right = CONTENT_WIDTH - taken;
        let agency = clean(&self.head.agency);
        let kind = format!(
            "{} {} {}",
            self.words.say(kind),
            self.words.say("between"),
            self.words
                .with("prepared-by", &[("agency", Value::Text(&agency))])
        );
        let kind = self.flow.shaper.limited(&kind, SMALL, right, Base::Page, 2);
        let y = self.flow.y;
        if !is_title {
            self.flow
                .place(Role::Paragraph, &client, 0.0, y, left, Align::Start);
        }
        let x = CONTENT_WIDTH - right;
        self.flow
            .place(Role::Paragraph, &kind, x, y, right, Align::End);
        self.flow.y += client.height().max(kind.height()) + 5.0;
    }

    /// The name of the store, and where it is.
    fn title(&mut self, masthead: &Masthead<'_>) {
        // The larger size in one line, else the smaller in one, else the larger in two.
        let mut title = self.flow.written(masthead.title, TITLE, CONTENT_WIDTH);
        if title.lines.len() > 1 {
            let smaller = self.flow.written(masthead.title, LONG_TITLE, CONTENT_WIDTH);
            if smaller.lines.len() == 1 || title.lines.len() > 2 {
                title = smaller;
            }
        }
        let heading = self.words.say(masthead.kind);
        self.flow.outline(Level::Title, &heading);
        self.flow.run(Role::Title, &title, 0.0, CONTENT_WIDTH);
        self.flow.y += 2.0;
        let place: Vec<String> = masthead
            .place
            .iter()
            .map(|part| clean(part))
            .filter(|part| !part.is_empty())
            .map(|part| self.words.isolate(&part))
            .collect();
        if !place.is_empty() {
            let place = place.join(&format!(" {} ", self.words.say("between")));
            let style = in_colour(BODY, MUTED);
            let place = self
                .flow
                .shaper
                .limited(&place, style, CONTENT_WIDTH, Base::Page, 5);
            self.flow.run(Role::Paragraph, &place, 0.0, CONTENT_WIDTH);
        }
        self.flow.y += 7.0;
        let y = self.flow.y;
        self.flow
            .artifact(|sheet| sheet.fill(0.0, y, 38.0, 2.6, ACCENT));
        self.flow.y += 13.0;
    }

    /// Draws facts side by side: a small label over each.
    fn facts(&mut self, first: (&str, String), last: (&str, String)) {
        let checklist = format!(
            "{}{}{}",
            self.words.isolate(&clean(&self.head.checklist.title)),
            self.words.say("comma"),
            self.versions()
        );
        let facts = [first, ("checklist", checklist), last];
        let y = self.flow.y;
        let mut x = 0.0;
        let mut height: f32 = 0.0;
        // The first takes a line where that leaves enough for the others.
        let (least, most) = FIRST_FACT;
        let natural = self.width_of(&facts[0].1, BODY) + 1.0;
        let first = natural.clamp(least, most);
        let middle = CONTENT_WIDTH - first - LAST_FACT - 2.0 * GUTTER;
        let columns = [(first, None), (middle, Some("method")), (LAST_FACT, None)];
        self.flow.open_group(Group::Facts);
        for ((width, leads_to), (key, value)) in columns.into_iter().zip(facts) {
            self.flow.open_group(Group::Fact);
            let label = self.words.say(key);
            let label = self.flow.own(&label, TINY, width);
            let value = self.flow.shaper.limited(&value, BODY, width, Base::Page, 4);
            self.flow
                .place(Role::Paragraph, &label, x, y, width, Align::Start);
            let below = y + label.height() + 1.0;
            match leads_to {
                Some(anchor) => {
                    self.flow
                        .place_link(&value, x, below, width, Align::Start, anchor);
                }
                None => {
                    self.flow
                        .place(Role::Paragraph, &value, x, below, width, Align::Start);
                }
            }
            height = height.max(label.height() + 1.0 + value.height());
            x += width + GUTTER;
            self.flow.structure.close();
        }
        self.flow.structure.close();
        self.flow.y += height;
    }

    /// The versions of the checklist, with the word before them.
    pub(super) fn versions(&self) -> String {
        let versions = &self.head.checklist.versions;
        let count = u32::try_from(versions.len()).unwrap_or(u32::MAX);
        let list = Value::Made(self.words.list(versions));
        self.words
            .with("versions", &[("n", Value::Count(count)), ("list", list)])
    }
}
