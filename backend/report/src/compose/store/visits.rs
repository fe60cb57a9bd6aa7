//! All visits of the period, by month: a day would help to recognise the shopper (P6).

use api::reports::{Percent, Verdict, VisitLine};

use crate::compose::Composer;
use crate::compose::row::{Drawing, Row};
use crate::compose::table::Column;
use crate::compose::theme::{BODY, FAIL, SMALL, SMALL_BOLD, SMALL_INK, in_colour};
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::About;
use crate::words::Value;

/// The column of the bands.
const BAND: f32 = 158.0;

impl Composer<'_> {
    /// Draws the list; nothing without a visit.
    pub(super) fn visit_list(&mut self, visits: &[VisitLine], pass_mark: Option<Percent>) {
        if visits.is_empty() {
            return;
        }
        let whole = self.words.percent(Percent::from_hundredths(10_000));
        let share = Align::Figure(self.width_of(&whole, BODY));
        let words = &self.words;
        let column = |key, x, width, align| Column::new(words.say(key), x, width, align);
        let columns = [
            column("visits-month", 0.0, 104.0, Align::Start),
            Column::silent(110.0, 62.0),
            column("visits-score", 176.0, 48.0, share),
            column("visit-verdict", 238.0, 76.0, Align::Start),
            column("band", 318.0, BAND - 36.0, Align::Start),
            column("visits-missed", 444.0, CONTENT_WIDTH - 444.0, Align::End),
        ];
        let rows: Vec<Row> = visits
            .iter()
            .map(|visit| self.visit_row(&columns, visit, pass_mark))
            .collect();
        let following = self.table_beginning(&columns, &rows);
        let note = self.words.say("visit-list-note");
        self.section_heading("visit-list", Some(&note), following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    fn visit_row(
        &mut self,
        columns: &[Column; 6],
        visit: &VisitLine,
        pass_mark: Option<Percent>,
    ) -> Row {
        let month = self.words.month(visit.month);
        let mut month = vec![self.flow.own(&month, BODY, columns[0].width)];
        if !visit.counted {
            let not = self.words.say("visit-not-counted");
            month.push(self.flow.own(&not, SMALL, columns[0].width));
        }
        let band = visit.band.as_deref().unwrap_or_default();
        let band = self.flow.label(band, SMALL_INK, columns[4].width, 3);
        let band = self.on_first_line(band);
        let none = self.words.say("none");
        let score = visit.score;
        let score = score.map_or_else(
            || none.clone(),
            |score| self.words.percent_against(score, pass_mark),
        );
        let failed = visit.verdict == Some(Verdict::Fail) && visit.counted;
        let style = if failed {
            in_colour(SMALL_BOLD, FAIL)
        } else {
            SMALL_INK
        };
        let verdict = visit.verdict.map(|verdict| self.verdict_name(verdict));
        let part = Value::Made(self.words.count(visit.missed));
        let whole = Value::Made(self.words.count(visit.judged));
        let missed = self.words.with("of", &[("part", part), ("whole", whole)]);
        let mut row = Row::new(vec![
            Some(month),
            None,
            Some(Vec::new()),
            Some(Vec::new()),
            Some(vec![band]),
            Some(Vec::new()),
        ]);
        self.put_cell(&mut row, columns, 2, &score, BODY);
        self.put_cell(&mut row, columns, 3, &verdict.unwrap_or(none), style);
        self.put_cell(&mut row, columns, 5, &missed, SMALL_INK);
        row.about = Some(About::Visit(visit.id));
        row.drawn(Drawing::Bar {
            share: visit.score,
            soft: !visit.counted,
            others: None,
        })
    }
}
