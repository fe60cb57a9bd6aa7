//! How the figures are made, so that a reader can make them again.

use super::Composer;
use super::theme::{GROUND, SMALL_BOLD, SMALL_INK};
use crate::model::Scoring;
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Paragraph, clean};
use crate::words::Value;

const PADDING: f32 = 12.0;
const TERM: f32 = 112.0;
const DEFINITION: f32 = CONTENT_WIDTH - TERM - 2.0 * PADDING;

impl Composer<'_> {
    /// Draws the method box.
    pub(super) fn method(&mut self) {
        self.section_heading("method", None, 90.0);
        let words = &self.words;
        let method = &self.report.method;
        let visit = match method.scoring {
            Scoring::Pooled => "method-visit-pooled",
            Scoring::Weighted => "method-visit-weighted",
        };
        let mut not_applicable = vec![words.say("method-na-text")];
        if let Some(share) = method.min_scored_share {
            let share = Value::Made(words.percent(share));
            not_applicable.push(words.with("method-min-share", &[("share", share)]));
        }
        let mut entries = vec![
            ("method-score", words.say("method-score-text")),
            ("method-visit", words.say(visit)),
            ("method-na", not_applicable.join(" ")),
            ("method-pass", words.say("method-pass-text")),
            ("method-interval", words.say("method-interval-text")),
            ("method-n", words.say("method-n-text")),
        ];
        if self.report.is_indicative() {
            entries.push(("method-indicative", words.say("method-indicative-text")));
        }
        if self.report.chain.is_ok() || self.report.sections.iter().any(|s| s.chain.is_some()) {
            entries.push(("method-chain", words.say("method-chain-text")));
        }
        entries.push(("method-rules", self.rules()));
        let last = entries.len() - 1;
        for (index, (term, definition)) in entries.into_iter().enumerate() {
            let term = self.words.say(term);
            let term = self.flow.own(&term, SMALL_BOLD, TERM - 12.0);
            let definition = self.flow.own(&definition, SMALL_INK, DEFINITION);
            self.definition(&term, &definition, index == 0, index == last);
        }
        self.flow.end_section();
    }

    fn rules(&self) -> String {
        let words = &self.words;
        let checklist = &self.report.checklist;
        let list: Vec<String> = checklist.versions.iter().map(|v| words.count(*v)).collect();
        let count = u32::try_from(list.len()).unwrap_or(u32::MAX);
        let versions = words.with(
            "versions",
            &[
                ("n", Value::Count(count)),
                ("list", Value::Made(list.join(", "))),
            ],
        );
        let version = Value::Made(words.count(self.report.method.rules_version));
        let slug = clean(&checklist.slug);
        let values = [
            ("version", version),
            ("slug", Value::Text(&slug)),
            ("versions", Value::Made(versions)),
        ];
        let mut rules = vec![words.with("method-rules-text", &values)];
        for (version, hash) in checklist
            .versions
            .iter()
            .zip(&self.report.method.checklist_hashes)
        {
            let hash = clean(hash);
            let values = [
                ("version", Value::Made(words.count(*version))),
                ("hash", Value::Text(&hash)),
            ];
            rules.push(words.with("method-hash", &values));
        }
        rules.join("\n")
    }

    /// One row of the box; the box goes on over page ends.
    fn definition(&mut self, term: &Paragraph, definition: &Paragraph, first: bool, last: bool) {
        let above = if first { PADDING } else { 3.0 };
        let below = if last { PADDING } else { 3.0 };
        let height = above + term.height().max(definition.height()) + below;
        self.flow.reserve(height);
        let y = self.flow.y;
        // A box too tall for the page gets its ground only as far as the page goes.
        let ground = height.min(self.flow.room());
        self.flow
            .artifact(|sheet| sheet.fill(0.0, y, CONTENT_WIDTH, ground, GROUND));
        let width = TERM - 12.0;
        self.flow.place(
            Role::Paragraph,
            term,
            PADDING,
            y + above,
            width,
            Align::Start,
        );
        self.flow.y = y + above;
        self.flow
            .run(Role::Paragraph, definition, PADDING + TERM, DEFINITION);
        self.flow.y = self.flow.y.max(y + above + term.height()) + below;
    }
}
