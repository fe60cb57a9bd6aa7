//! The head of the first page: whose store, which store, what period.

use super::Composer;
use super::theme::{ACCENT, BODY, BODY_BOLD, LONG_TITLE, MUTED, SMALL, TINY, TITLE, in_colour};
use crate::flow::Heading;
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Base, clean};
use crate::words::Value;

/// The facts under the title: the key of the label, and the width of the column.
const FACTS: [(&str, f32); 3] = [
    ("period", 162.0),
    ("checklist", 185.0),
    ("visits-made", 146.0),
];

impl Composer<'_> {
    /// Draws the head.
    pub(super) fn masthead(&mut self) {
        self.client_and_kind();
        self.title();
        self.facts();
        self.flow.y += 12.0;
    }

    fn client_and_kind(&mut self) {
        let left = CONTENT_WIDTH * 0.52;
        let right = CONTENT_WIDTH * 0.45;
        let client = self
            .flow
            .label(&self.report.client, in_colour(BODY_BOLD, ACCENT), left, 2);
        let agency = clean(&self.report.agency);
        let kind = format!(
            "{} {} {}",
            self.words.say("report-kind"),
            self.words.say("between"),
            self.words
                .with("prepared-by", &[("agency", Value::Text(&agency))])
        );
        let kind = self.flow.shaper.limited(&kind, SMALL, right, Base::Page, 2);
        let y = self.flow.y;
        self.flow
            .place(Role::Paragraph, &client, 0.0, y, left, Align::Start);
        let x = CONTENT_WIDTH - right;
        self.flow
            .place(Role::Paragraph, &kind, x, y, right, Align::End);
        self.flow.y += client.height().max(kind.height()) + 5.0;
    }

    /// The name of the store, and where it is.
    fn title(&mut self) {
        let store = &self.report.store;
        // The larger size in one line, else the smaller in one, else the larger in two.
        let mut title = self.flow.written(&store.name, TITLE, CONTENT_WIDTH);
        if title.lines.len() > 1 {
            let smaller = self.flow.written(&store.name, LONG_TITLE, CONTENT_WIDTH);
            if smaller.lines.len() == 1 || title.lines.len() > 2 {
                title = smaller;
            }
        }
        let y = self.flow.y;
        let heading = self.words.say("report-kind");
        self.flow.headings.push(Heading {
            title: heading,
            page: 0,
            y,
        });
        self.flow.run(Role::Title, &title, 0.0, CONTENT_WIDTH);
        self.flow.y += 2.0;
        let place: Vec<String> = [
            Some(&store.code),
            store.region.as_ref(),
            store.address.as_ref(),
        ]
        .into_iter()
        .flatten()
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
    fn facts(&mut self) {
        let report = self.report;
        let checklist = format!(
            "{}{}{}",
            self.words.isolate(&clean(&report.checklist.title)),
            self.words.say("comma"),
            self.versions()
        );
        let mut visits = self.words.visits(report.visits);
        if report.scored_visits() != report.visits {
            let scored = Value::Made(self.words.count(report.scored_visits()));
            visits = self.words.with(
                "visits-scored",
                &[("visits", Value::Made(visits)), ("scored", scored)],
            );
        }
        let values = [self.words.period(report.period), checklist, visits];
        let y = self.flow.y;
        let mut x = 0.0;
        let mut height: f32 = 0.0;
        for ((key, column), value) in FACTS.into_iter().zip(values) {
            let width = column - 12.0;
            let label = self.words.say(key);
            let label = self.flow.own(&label, TINY, width);
            let value = self.flow.shaper.limited(&value, BODY, width, Base::Page, 4);
            self.flow
                .place(Role::Paragraph, &label, x, y, width, Align::Start);
            let below = y + label.height() + 1.0;
            self.flow
                .place(Role::Paragraph, &value, x, below, width, Align::Start);
            height = height.max(label.height() + 1.0 + value.height());
            x += column;
        }
        self.flow.y += height;
    }

    /// The versions of the checklist, with the word before them.
    pub(super) fn versions(&self) -> String {
        let versions = &self.report.checklist.versions;
        let count = u32::try_from(versions.len()).unwrap_or(u32::MAX);
        let list = Value::Made(self.words.list(versions));
        self.words
            .with("versions", &[("n", Value::Count(count)), ("list", list)])
    }
}
