//! How the visits were carried out.

use super::super::theme::SMALL_INK;
use super::super::{Composer, NOTHING};
use super::FIELDWORK;
use super::lines::{Line, Name, ROOMY, Spec};
use super::plot::Axis;
use super::questions::plot_of;
use crate::page::CONTENT_WIDTH;
use crate::structure::Role;
use crate::words::Value;
use api::reports::Fieldwork;

/// The height left for the counts below the rates.
const COUNTS: f32 = 22.0;
/// The length of a bar.
const BAR: f32 = 110.0;

impl Composer<'_> {
    /// Draws the rates and the counts behind them.
    pub(super) fn fieldwork(&mut self, fieldwork: &Fieldwork) {
        let note = self.words.say("fieldwork-note");
        if fieldwork.settled == 0 && fieldwork.cancelled == 0 {
            self.section_heading(FIELDWORK, Some(&note), NOTHING);
            self.nothing("fieldwork-empty");
            self.flow.end_section();
            return;
        }
        let rates = [
            ("filled", "filled-meaning", &fieldwork.filled),
            ("on-time", "on-time-meaning", &fieldwork.on_time),
            ("returned", "returned-meaning", &fieldwork.returned),
        ];
        let mut lines = Vec::new();
        for (key, meaning, share) in rates {
            let below = self.words.say(meaning);
            lines.push(Line {
                before: None,
                name: Name {
                    below,
                    ..Name::of(&self.words.say(key))
                },
                plot: plot_of(share),
                after: self.share_cells(share),
                link: None,
                anchor: None,
                about: None,
            });
        }
        let spec = Spec {
            look: &ROOMY,
            before: None,
            name: "rate",
            axis: Axis::bars(BAR),
            after: &["share", "part-of", "interval-95"],
        };
        let table = self.shape_lines(&spec, lines, None);
        self.section_heading(FIELDWORK, Some(&note), table.height() + COUNTS);
        self.draw_lines(&table);
        self.flow.y += 7.0;
        let counts = [
            ("settled", fieldwork.settled),
            ("approved", fieldwork.approved),
            ("rejected", fieldwork.rejected),
            ("expired", fieldwork.expired),
        ]
        .map(|(name, count)| (name, Value::Made(self.words.count(count))));
        let mut said = vec![self.words.with("fieldwork-counts", &counts)];
        if fieldwork.cancelled > 0 {
            let cancelled = [("n", Value::Count(fieldwork.cancelled))];
            said.push(self.words.with("fieldwork-cancelled", &cancelled));
        }
        let said = self.flow.own(&said.join(" "), SMALL_INK, CONTENT_WIDTH);
        self.flow.run(Role::Paragraph, &said, 0.0, CONTENT_WIDTH);
        self.flow.end_section();
    }
}
