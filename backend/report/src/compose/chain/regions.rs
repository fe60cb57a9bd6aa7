//! Regions and sections: means with their intervals and changes.

use super::super::{Composer, NOTHING};
use super::lines::{Cell, Line, Name, ROOMY, Spec};
use super::plot::{Axis, Plot};
use super::{REGIONS, region_anchor};
use api::reports::{ChainReport, Difference, Mean, NoInterval, SectionResult};

/// The length of a bar.
const BAR: f32 = 96.0;

impl Composer<'_> {
    /// Draws the regions; each leads to its best store in the league table.
    pub(super) fn regions(&mut self, report: &ChainReport) {
        if report.regions.is_empty() {
            self.section_heading(REGIONS, None, NOTHING);
            self.nothing("regions-empty");
            self.flow.end_section();
            return;
        }
        let mut lines = Vec::new();
        for region in &report.regions {
            let name = if region.region.is_empty() {
                self.words.say("no-region")
            } else {
                region.region.clone()
            };
            let listed = report.league.iter().any(|row| row.region == region.region);
            let after = [
                vec![Cell::Minor(self.words.count(region.stores))],
                self.mean_cells(&region.score, region.difference),
            ];
            lines.push(Line {
                before: None,
                name: Name::of(&name),
                plot: plot_of(&region.score),
                after: after.into_iter().flatten().collect(),
                link: listed.then(|| region_anchor(&region.region)),
                anchor: None,
                about: None,
            });
        }
        let spec = Spec {
            look: &ROOMY,
            before: None,
            name: "region",
            axis: Axis::bars(BAR),
            after: &["stores", "mean", "n", "interval-95", "change-points"],
        };
        let table = self.shape_lines(&spec, lines, report.score.mean.mean);
        let note = [
            self.words.say("regions-note"),
            self.words.say("change-note"),
        ];
        self.section_heading(REGIONS, Some(&note.join(" ")), table.beginning());
        self.draw_lines(&table);
        self.flow.end_section();
    }

    /// Draws the sections of the checklist.
    pub(super) fn chain_sections(&mut self, sections: &[SectionResult]) {
        if sections.is_empty() {
            self.section_heading("sections", None, NOTHING);
            self.nothing("sections-empty");
            self.flow.end_section();
            return;
        }
        let mut lines = Vec::new();
        for section in sections {
            lines.push(Line {
                before: None,
                name: Name::of(&section.title),
                plot: plot_of(&section.score),
                after: self.mean_cells(&section.score, section.difference),
                link: None,
                anchor: None,
                about: None,
            });
        }
        let spec = Spec {
            look: &ROOMY,
            before: None,
            name: "section",
            axis: Axis::bars(BAR),
            after: &["mean", "n", "interval-95", "change-points"],
        };
        let table = self.shape_lines(&spec, lines, None);
        let note = self.words.say("change-note");
        self.section_heading("sections", Some(&note), table.beginning());
        self.draw_lines(&table);
        self.flow.end_section();
    }

    /// The mean, its n, its interval and its change.
    pub(super) fn mean_cells(&self, mean: &Mean, difference: Option<Difference>) -> Vec<Cell> {
        let words = &self.words;
        let share = match mean.mean {
            Some(share) => words.percent(share),
            None => words.say("none"),
        };
        vec![
            Cell::Main(share),
            Cell::Minor(words.count(mean.n)),
            Cell::Minor(self.interval_of(mean)),
            Cell::Change(difference),
        ]
    }

    /// The interval of a mean, or in two words why there is none (P8).
    fn interval_of(&self, mean: &Mean) -> String {
        let words = &self.words;
        match (mean.interval, mean.no_interval, mean.n) {
            (Some(interval), _, _) => words.compact_range(interval),
            (None, _, 0) => words.say("none"),
            (None, Some(NoInterval::AllEqual), _) => words.say("no-interval-all-equal"),
            (None, _, _) => words.say("no-interval-too-few"),
        }
    }
}

/// What is drawn for a mean.
pub(super) fn plot_of(mean: &Mean) -> Plot {
    Plot {
        share: mean.mean,
        interval: mean.interval,
        soft: mean.is_indicative(),
    }
}
