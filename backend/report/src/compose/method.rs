//! How the figures are made, so that a reader can make them again.

use super::Composer;
use super::theme::{GROUND, INK, SMALL_BOLD, SMALL_INK, TINY, in_colour};
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Paragraph, Style, clean};
use crate::words::Value;
use api::reports::{Method, Scoring};

const PADDING: f32 = 12.0;
const TERM: f32 = 112.0;
const DEFINITION: f32 = CONTENT_WIDTH - TERM - 2.0 * PADDING;

impl Composer<'_> {
    /// Draws the method box; `shown` are the terms of what only some reports show, by their keys.
    pub(super) fn method(
        &mut self,
        method: &Method,
        indicative: bool,
        chain: bool,
        shown: Vec<(&'static str, String)>,
    ) {
        let words = &self.words;
        let [visit, not_applicable] = self.method_of_a_visit(method);
        let mut entries = vec![
            ("method-score", words.say("method-score-text")),
            visit,
            not_applicable,
            ("method-pass", words.say("method-pass-text")),
            ("method-interval", words.say("method-interval-text")),
            ("method-n", words.say("method-n-text")),
        ];
        if indicative {
            entries.push(("method-indicative", words.say("method-indicative-text")));
        }
        if chain {
            entries.push(("method-chain", words.say("method-chain-text")));
        }
        entries.extend(shown);
        self.method_box(entries, method);
    }

    /// How a visit gets its score, and what becomes of questions that do not apply.
    pub(super) fn method_of_a_visit(&self, method: &Method) -> [(&'static str, String); 2] {
        let words = &self.words;
        let visit = match method.scoring {
            Scoring::Pooled => "method-visit-pooled",
            Scoring::Weighted => "method-visit-weighted",
        };
        let mut not_applicable = vec![words.say("method-na-text")];
        if let Some(share) = method.min_scored_share {
            let share = Value::Made(words.mark(share));
            not_applicable.push(words.with("method-min-share", &[("share", share)]));
        }
        [
            ("method-visit", words.say(visit)),
            ("method-na", not_applicable.join(" ")),
        ]
    }

    /// Draws a method box: terms by their keys with what they mean, then the rules and the fingerprints of the
    /// checklist.
    pub(super) fn method_box(&mut self, entries: Vec<(&'static str, String)>, method: &Method) {
        self.section_heading("method", None, 90.0);
        let mut entries = entries;
        entries.push(("method-rules", self.rules(method)));
        let mut rows: Vec<(Option<&str>, String, Style)> = entries
            .into_iter()
            .map(|(term, definition)| (Some(term), definition, SMALL_INK))
            .collect();
        rows.extend(
            self.hashes(method)
                .into_iter()
                .map(|hash| (None, hash, in_colour(TINY, INK))),
        );
        let last = rows.len() - 1;
        self.flow.structure.open(Role::List);
        for (index, (term, definition, style)) in rows.into_iter().enumerate() {
            let term = term.map(|term| self.words.say(term));
            let term = term.map(|term| self.flow.own(&term, SMALL_BOLD, TERM - 12.0));
            let definition = self.flow.own(&definition, style, DEFINITION);
            self.definition(term.as_ref(), &definition, index == 0, index == last);
        }
        self.flow.structure.close();
        self.flow.end_section();
    }

    fn rules(&self, method: &Method) -> String {
        let slug = clean(&self.head.checklist.slug);
        let version = self.words.count(method.rules_version);
        let values = [
            ("version", Value::Made(version)),
            ("slug", Value::Text(&slug)),
            ("versions", Value::Made(self.versions())),
        ];
        self.words.with("method-rules-text", &values)
    }

    /// The fingerprint of each version of the checklist.
    fn hashes(&self, method: &Method) -> Vec<String> {
        let versions = &self.head.checklist.versions;
        let hashes = &method.checklist_hashes;
        let said = versions.iter().zip(hashes).map(|(version, hash)| {
            let version = Value::Made(self.words.count(*version));
            let hash = clean(hash);
            self.words.with(
                "method-hash",
                &[("version", version), ("hash", Value::Text(&hash))],
            )
        });
        said.collect()
    }

    /// One row of the box; the box goes on over page ends.
    fn definition(
        &mut self,
        term: Option<&Paragraph>,
        definition: &Paragraph,
        first: bool,
        last: bool,
    ) {
        let above = if first { PADDING } else { 3.0 };
        let below = if last { PADDING } else { 3.0 };
        let term_height = term.map_or(0.0, Paragraph::height);
        let height = above + term_height.max(definition.height()) + below;
        self.flow.reserve(height);
        let y = self.flow.y;
        self.flow
            .artifact(|sheet| sheet.fill(0.0, y, CONTENT_WIDTH, height + 0.3, GROUND));
        let width = TERM - 12.0;
        self.flow.structure.open(Role::ListItem);
        if let Some(term) = term {
            self.flow
                .place(Role::Label, term, PADDING, y + above, width, Align::Start);
        }
        self.flow.y = y + above;
        self.flow
            .run(Role::ListBody, definition, PADDING + TERM, DEFINITION);
        self.flow.structure.close();
        self.flow.y = self.flow.y.max(y + above + term_height) + below;
    }
}
