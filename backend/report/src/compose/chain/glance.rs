//! What stands out, in a line each that leads to the section that says more.

use super::super::Composer;
use super::super::theme::{ACCENT, BODY, SMALL, in_colour};
use super::{FIELDWORK, LEAGUE, REGIONS, SEPARATING, WORST};
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Base, clean};
use crate::words::Value;
use api::reports::{ChainReport, RegionResult, Share};

/// The width of the terms.
const TERM: f32 = 118.0;
const FINDING: f32 = CONTENT_WIDTH - TERM;

/// One line.
struct Finding {
    term: &'static str,
    text: String,
    anchor: &'static str,
}

impl Composer<'_> {
    /// Draws the lines; those that have nothing to say are left out.
    pub(super) fn glance(&mut self, report: &ChainReport) {
        let findings = self.findings(report);
        if findings.is_empty() {
            return;
        }
        self.flow.y += 14.0;
        self.flow.structure.open(Role::List);
        for finding in findings {
            let term = self.words.say(finding.term);
            let term = self.flow.own(&term, SMALL, TERM - 10.0);
            let style = in_colour(BODY, ACCENT);
            let text = self
                .flow
                .shaper
                .limited(&finding.text, style, FINDING, Base::Page, 4);
            let height = term.height().max(text.height());
            self.flow.reserve(height);
            let y = self.flow.y;
            let base = |paragraph: &crate::text::Paragraph| {
                let line = paragraph.lines.first();
                line.map_or(0.0, |line| line.baseline)
            };
            let lower = (base(&text) - base(&term)).max(0.0);
            self.flow.structure.open(Role::ListItem);
            self.flow
                .place(Role::Label, &term, 0.0, y + lower, TERM, Align::Start);
            self.flow.structure.open(Role::ListBody);
            self.flow
                .place_link(&text, TERM, y, FINDING, Align::Start, finding.anchor);
            self.flow.structure.close();
            self.flow.structure.close();
            self.flow.y += height + 2.5;
        }
        self.flow.structure.close();
    }

    fn findings(&self, report: &ChainReport) -> Vec<Finding> {
        let words = &self.words;
        let mut findings = Vec::new();
        let mut add = |term, text, anchor| findings.push(Finding { term, text, anchor });
        let named = |region: &&RegionResult| !region.region.is_empty();
        let mut regions = report.regions.iter().filter(named);
        if let (Some(best), Some(last)) = (regions.next(), regions.next_back()) {
            add("best-region", self.region_in_short(best), REGIONS);
            add("lowest-region", self.region_in_short(last), REGIONS);
        }
        if let Some(worst) = report.worst.first().filter(|worst| worst.missed > 0) {
            let text = self.question_in_short(&worst.text, &worst.passed);
            add("missed-most", text, WORST);
        }
        if let Some(first) = report.separating.first() {
            let text = self.question_in_short(&first.text, &first.passed);
            add("separates-most", text, SEPARATING);
        }
        let ranked = report.league.iter().find_map(|row| row.position);
        if let Some(ranked) = ranked {
            let all = words.with("chain-stores", &[("n", Value::Count(report.stores))]);
            let values = [
                ("ranked", Value::Made(words.count(ranked.of))),
                ("stores", Value::Made(all)),
            ];
            add("ranked-stores", words.with("ranked-of", &values), LEAGUE);
        }
        if let Some(filled) = report.fieldwork.filled.share {
            let values = [
                ("share", Value::Made(words.percent(filled))),
                ("n", Value::Made(words.count(report.fieldwork.filled.n))),
            ];
            add("filled", words.with("share-of-visits", &values), FIELDWORK);
        }
        findings
    }

    fn region_in_short(&self, region: &RegionResult) -> String {
        let words = &self.words;
        let name = clean(&region.region);
        let mean = region
            .score
            .mean
            .map_or_else(|| words.say("none"), |mean| words.percent(mean));
        let values = [
            ("name", Value::Text(&name)),
            ("mean", Value::Made(mean)),
            ("visits", Value::Made(words.visits(region.score.n))),
        ];
        words.with("in-short", &values)
    }

    fn question_in_short(&self, text: &str, passed: &Share) -> String {
        let words = &self.words;
        let text = clean(text);
        let share = passed
            .share
            .map_or_else(|| words.say("none"), |share| words.percent(share));
        let values = [
            ("question", Value::Text(&text)),
            ("share", Value::Made(share)),
            ("visits", Value::Made(words.visits(passed.n))),
        ];
        words.with("question-in-short", &values)
    }
}
