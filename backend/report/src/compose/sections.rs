//! The sections of the checklist as bars against the other stores.

use super::charts::difference_colour;
use super::comparisons::finding;
use super::row::{Drawing, Row};
use super::table::Column;
use super::theme::{BODY, BODY_BOLD, SMALL, TINY, in_colour};
use super::{Composer, NOTHING};
use crate::page::{Align, CONTENT_WIDTH};
use crate::text::{Paragraph, Style};
use api::reports::{Benchmark, Difference, Interval, Percent, SectionResult};

const TITLE_WIDTH: f32 = 150.0;

impl Composer<'_> {
    /// Draws the sections, and below them the months of each.
    pub(super) fn sections(&mut self, sections: &[SectionResult]) {
        let note = self.sections_note(sections);
        if sections.is_empty() {
            self.section_heading("sections", None, NOTHING);
            self.nothing("sections-empty");
            self.flow.end_section();
            return;
        }
        let (columns, rows) = self.section_table(sections);
        let following = self.table_beginning(&columns, &rows);
        self.section_heading("sections", note.as_deref(), following);
        self.table(&columns, &rows);
        self.heat_map(sections);
        self.flow.end_section();
    }

    /// The columns and the rows.
    fn section_table(&mut self, sections: &[SectionResult]) -> (Vec<Column>, Vec<Row>) {
        let mut columns = Vec::from(self.section_columns(sections));
        // Without a chain to compare with its columns would be empty.
        if !is_compared(sections) {
            columns.truncate(5);
        }
        let rows = sections
            .iter()
            .map(|section| self.section_row(&columns, section))
            .collect();
        (columns, rows)
    }

    fn section_columns(&mut self, sections: &[SectionResult]) -> [Column; 7] {
        let own = sections
            .iter()
            .map(|section| section.score.n)
            .max()
            .unwrap_or(0);
        let chain = sections
            .iter()
            .filter_map(|section| section.chain)
            .map(|chain| chain.n)
            .max();
        let share = Align::Figure(
            self.width_of(&self.words.percent(Percent::from_hundredths(10_000)), BODY),
        );
        let own = Align::Figure(self.width_of(&self.words.count(own), SMALL));
        let chain = Align::Figure(self.width_of(&self.words.count(chain.unwrap_or(0)), SMALL));
        let words = &self.words;
        let column = |key, x, width, align| Column::new(words.say(key), x, width, align);
        [
            column("section", 0.0, TITLE_WIDTH, Align::Start),
            Column::silent(156.0, 78.0),
            column("this-store", 236.0, 58.0, Align::End),
            column("n", 296.0, 24.0, own),
            column("section-change", 328.0, 84.0, Align::End),
            column("other-stores", 414.0, 48.0, share),
            column("n", 464.0, CONTENT_WIDTH - 464.0, chain),
        ]
    }

    /// The width of a short text on one line.
    pub(super) fn width_of(&mut self, text: &str, style: Style) -> f32 {
        self.flow.own(text, style, CONTENT_WIDTH).width()
    }

    /// The note: what stands below the means, and the line of the other stores where there is one.
    fn sections_note(&self, sections: &[SectionResult]) -> Option<String> {
        let intervals = sections.iter().any(|s| s.score.interval.is_some());
        let notes = [
            intervals.then_some("sections-note-interval"),
            is_compared(sections).then_some("sections-note"),
        ];
        let notes: Vec<String> = notes
            .into_iter()
            .flatten()
            .map(|key| self.words.say(key))
            .collect();
        (!notes.is_empty()).then(|| notes.join(" "))
    }

    fn section_row(&mut self, columns: &[Column], section: &SectionResult) -> Row {
        let title = self.flow.written(&section.title, BODY, TITLE_WIDTH);
        let share = |share| match share {
            Some(share) => self.words.percent(share),
            None => self.words.say("none"),
        };
        let mean = share(section.score.mean);
        let n = self.words.count(section.score.n);
        let chain = share(section.chain.and_then(|chain| chain.mean));
        let chain_n = self.words.count(section.chain.map_or(0, |chain| chain.n));
        let mut own = vec![self.figure(&mean, BODY, columns[2].width)];
        if let Some(Interval { low, high }) = section.score.interval {
            let range = self.words.bare_range(low, high);
            own.push(self.flow.own(&range, TINY, columns[2].width));
        }
        let change = self.section_change(section.difference, columns[4].width);
        let mut cells = vec![Some(vec![title]), None, Some(own)];
        cells.push(Some(vec![self.figure(&n, SMALL, columns[3].width)]));
        cells.push(Some(change));
        if let [other, other_n] = &columns[5..] {
            cells.push(Some(vec![self.figure(&chain, BODY, other.width)]));
            cells.push(Some(vec![self.figure(&chain_n, SMALL, other_n.width)]));
        }
        Row::new(cells).drawn(Drawing::Bar {
            share: section.score.mean,
            soft: section.score.is_indicative(),
            others: section.chain.and_then(|chain| chain.mean),
        })
    }

    /// The difference to the previous period, and whether it is proven.
    fn section_change(&mut self, difference: Option<Difference>, width: f32) -> Vec<Paragraph> {
        let Some(difference) = difference else {
            let none = self.words.say("none");
            return vec![self.figure(&none, BODY, width)];
        };
        let points = self.words.signed(difference.points);
        let key = match difference.interval {
            Some(_) => finding(Benchmark::PreviousPeriod, difference),
            None => "section-no-interval",
        };
        let colour = difference_colour(difference);
        let style = if difference.proven {
            in_colour(BODY_BOLD, colour)
        } else {
            BODY
        };
        let said = self.words.say(key);
        let said = self.flow.own(&said, in_colour(TINY, colour), width);
        vec![self.figure(&points, style, width), said]
    }

    /// A figure for a column, on the first line of the running text beside it.
    pub(super) fn figure(&mut self, text: &str, style: Style, width: f32) -> Paragraph {
        let figure = self.flow.own(text, style, width);
        self.on_first_line(figure)
    }

    /// A paragraph with its first line on the first line of the running text beside it.
    pub(super) fn on_first_line(&self, paragraph: Paragraph) -> Paragraph {
        let mut figure = paragraph;
        if let Some(line) = figure.lines.first_mut() {
            line.baseline = self.body.baseline;
            line.height = line.height.max(self.body.height);
        }
        figure
    }
}

/// True where the other stores are shown.
fn is_compared(sections: &[SectionResult]) -> bool {
    sections.iter().any(|section| section.chain.is_some())
}
