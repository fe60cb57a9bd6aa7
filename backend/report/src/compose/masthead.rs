//! The head of the first page: whose store, which store, what period.

use super::Composer;
use super::theme::{ACCENT, BODY, BODY_BOLD, LONG_TITLE, SMALL, TINY, TITLE, in_colour};
use crate::flow::Heading;
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Base, Paragraph, clean};
use crate::words::Value;

impl Composer<'_> {
    /// Draws the head.
    pub(super) fn masthead(&mut self) {
        let report = self.report;
        self.client_and_kind();
        self.title();
        let versions: Vec<String> = report
            .checklist
            .versions
            .iter()
            .map(|version| self.words.count(*version))
            .collect();
        let version_count = u32::try_from(versions.len()).unwrap_or(u32::MAX);
        let versions = self.words.with(
            "versions",
            &[
                ("n", Value::Count(version_count)),
                ("list", Value::Made(versions.join(", "))),
            ],
        );
        let checklist = format!(
            "{} {} {versions}",
            self.words.isolate(&clean(&report.checklist.title)),
            self.words.say("between")
        );
        let period = self.words.period(report.period);
        let mut facts = vec![
            ("period", self.own_fact(&period, 150.0), 150.0),
            ("checklist", self.own_fact(&checklist, 165.0), 165.0),
            (
                "store-code",
                self.written_fact(&report.store.code, 70.0),
                70.0,
            ),
        ];
        if let Some(region) = &report.store.region {
            facts.push(("region", self.written_fact(region, 72.0), 72.0));
        }
        self.facts(&facts);
        if let Some(address) = report
            .store
            .address
            .as_deref()
            .filter(|a| !clean(a).is_empty())
        {
            let address = self.written_fact(address, CONTENT_WIDTH);
            self.flow.y += 7.0;
            self.facts(&[("address", address, CONTENT_WIDTH)]);
        }
        self.flow.y += 16.0;
    }

    fn client_and_kind(&mut self) {
        let client = self.flow.label(
            &self.report.client,
            in_colour(BODY_BOLD, ACCENT),
            CONTENT_WIDTH * 0.55,
            2,
        );
        let kind = format!(
            "{} {} {}",
            self.words.say("report-kind"),
            self.words.say("between"),
            self.words.with(
                "prepared-by",
                &[("agency", Value::Text(&clean(&self.report.agency)))]
            )
        );
        let kind = self
            .flow
            .shaper
            .limited(&kind, SMALL, CONTENT_WIDTH * 0.42, Base::Page, 2);
        let y = self.flow.y;
        self.flow.place(
            Role::Paragraph,
            &client,
            0.0,
            y,
            CONTENT_WIDTH * 0.55,
            Align::Start,
        );
        let width = CONTENT_WIDTH * 0.42;
        self.flow.place(
            Role::Paragraph,
            &kind,
            CONTENT_WIDTH - width,
            y,
            width,
            Align::End,
        );
        self.flow.y += client.height().max(kind.height()) + 4.0;
    }

    fn title(&mut self) {
        let name = &self.report.store.name;
        let mut title = self.flow.written(name, TITLE, CONTENT_WIDTH);
        if title.lines.len() > 2 {
            title = self.flow.written(name, LONG_TITLE, CONTENT_WIDTH);
        }
        let y = self.flow.y;
        let heading = self.words.say("report-kind");
        self.flow.headings.push(Heading {
            title: heading,
            page: 0,
            y,
        });
        self.flow.run(Role::Title, &title, 0.0, CONTENT_WIDTH);
        self.flow.y += 4.0;
        let y = self.flow.y;
        self.flow
            .artifact(|sheet| sheet.fill(0.0, y, 38.0, 2.6, ACCENT));
        self.flow.y += 14.0;
    }

    fn own_fact(&mut self, text: &str, width: f32) -> Paragraph {
        self.flow
            .shaper
            .limited(text, BODY, width - 10.0, Base::Page, 4)
    }

    fn written_fact(&mut self, text: &str, width: f32) -> Paragraph {
        self.flow.label(text, BODY, width - 10.0, 4)
    }

    /// Draws facts side by side: a small label over each.
    fn facts(&mut self, facts: &[(&str, Paragraph, f32)]) {
        let y = self.flow.y;
        let mut x = 0.0;
        let mut height: f32 = 0.0;
        for (key, value, width) in facts {
            let label = self.words.say(key);
            let label = self.flow.own(&label, TINY, width - 10.0);
            self.flow
                .place(Role::Paragraph, &label, x, y, width - 10.0, Align::Start);
            let below = y + label.height() + 1.0;
            self.flow
                .place(Role::Paragraph, value, x, below, width - 10.0, Align::Start);
            height = height.max(label.height() + 1.0 + value.height());
            // Columns spread over the line; what an absent fact leaves free stays free.
            x += width + (CONTENT_WIDTH - 457.0) / 3.0;
        }
        self.flow.y += height;
    }
}
