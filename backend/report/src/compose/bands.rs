//! How the visits spread over the bands of the checklist, beside the previous period.

use super::Composer;
use super::row::{Drawing, Row};
use super::table::Column;
use super::theme::{BODY, BODY_BOLD, SMALL, SMALL_INK};
use crate::page::Align;
use crate::words::Value;
use api::reports::{BandCount, FEWEST_VISITS_TO_RANK, Percent};

/// The column of the labels.
const LABEL: f32 = 140.0;

impl Composer<'_> {
    /// Draws the bands; nothing where no visit lies in one.
    pub(super) fn bands(&mut self, bands: &[BandCount]) {
        let now: u32 = bands.iter().map(|band| band.n).sum();
        let then: u32 = bands.iter().map(|band| band.previous_n).sum();
        if now == 0 && then == 0 {
            return;
        }
        let columns = self.band_columns();
        let rows: Vec<Row> = bands
            .iter()
            .map(|band| self.band_row(&columns, band, now, then))
            .collect();
        let following = self.table_beginning(&columns, &rows);
        let note = self.words.say(if then > 0 {
            "bands-note"
        } else {
            "bands-note-alone"
        });
        self.section_heading("bands", Some(&note), following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    fn band_columns(&mut self) -> [Column; 6] {
        let whole = self.words.percent(Percent::from_hundredths(10_000));
        let share = self.width_of(&whole, BODY);
        let words = &self.words;
        let column = |key, x, width, align| Column::new(words.say(key), x, width, align);
        [
            column("band", 0.0, LABEL, Align::Start),
            Column::silent(148.0, 76.0),
            column("bands-visits", 228.0, 80.0, Align::End),
            column("bands-share", 312.0, 46.0, Align::Figure(share)),
            column("bands-before", 366.0, 74.0, Align::End),
            column("bands-share", 446.0, 47.0, Align::Figure(share)),
        ]
    }

    fn band_row(&mut self, columns: &[Column; 6], band: &BandCount, now: u32, then: u32) -> Row {
        let label = self.flow.written(&band.label, BODY, LABEL);
        let from = Value::Made(self.words.mark(band.from));
        let from = self.words.with("band-from", &[("from", from)]);
        let from = self.flow.own(&from, SMALL, LABEL);
        let share = Percent::of(i64::from(band.n), i64::from(now));
        let before = Percent::of(i64::from(band.previous_n), i64::from(then));
        let mut row = Row::new(vec![Some(vec![label, from]), None]);
        row.cells.resize(columns.len(), None);
        let of = |part, whole| {
            let part = Value::Made(self.words.count(part));
            let whole = Value::Made(self.words.count(whole));
            self.words.with("of", &[("part", part), ("whole", whole)])
        };
        let said = |share: Option<Percent>| match share {
            Some(share) => self.words.percent(share),
            None => self.words.say("none"),
        };
        let texts = [
            (of(band.n, now), BODY_BOLD),
            (said(share), BODY),
            (of(band.previous_n, then), SMALL_INK),
            (said(before), SMALL_INK),
        ];
        for (at, (text, style)) in (2..).zip(texts) {
            self.put_cell(&mut row, columns, at, &text, style);
        }
        row.drawn(Drawing::Bar {
            share,
            soft: now < FEWEST_VISITS_TO_RANK,
            others: before,
        })
    }
}
