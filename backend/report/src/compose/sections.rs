//! The sections of the checklist as bars against the other stores.

use super::row::{Drawing, Row};
use super::table::Column;
use super::theme::{BODY, SMALL};
use super::{Composer, NOTHING};
use crate::page::{Align, CONTENT_WIDTH};
use crate::text::{Paragraph, Style};
use api::reports::{Percent, SectionResult};

const TITLE_WIDTH: f32 = 172.0;

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
        if self.sections_note(sections).is_none() {
            columns.truncate(4);
        }
        let rows = sections
            .iter()
            .map(|section| self.section_row(&columns, section))
            .collect();
        (columns, rows)
    }

    fn section_columns(&mut self, sections: &[SectionResult]) -> [Column; 6] {
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
        [
            Column {
                title: Some(self.words.say("section")),
                x: 0.0,
                width: TITLE_WIDTH,
                align: Align::Start,
            },
            Column {
                title: None,
                x: 182.0,
                width: 118.0,
                align: Align::Start,
            },
            Column {
                title: Some(self.words.say("this-store")),
                x: 306.0,
                width: 56.0,
                align: share,
            },
            Column {
                title: Some(self.words.say("n")),
                x: 364.0,
                width: 26.0,
                align: own,
            },
            Column {
                title: Some(self.words.say("other-stores")),
                x: 394.0,
                width: 66.0,
                align: share,
            },
            Column {
                title: Some(self.words.say("n")),
                x: 462.0,
                width: 31.0,
                align: chain,
            },
        ]
    }

    /// The width of a short text on one line.
    pub(super) fn width_of(&mut self, text: &str, style: Style) -> f32 {
        self.flow.own(text, style, CONTENT_WIDTH).width()
    }

    /// The height of all sections with their heading.
    pub(super) fn sections_height(&mut self, sections: &[SectionResult]) -> f32 {
        let note = self.sections_note(sections);
        let (columns, rows) = self.section_table(sections);
        self.heading_height("sections", note.as_deref()) + self.table_height(&columns, &rows)
    }

    /// The note that explains the line of the other stores, when there is one.
    fn sections_note(&self, sections: &[SectionResult]) -> Option<String> {
        let compared = sections.iter().any(|section| section.chain.is_some());
        compared.then(|| self.words.say("sections-note"))
    }

    fn section_row(&mut self, columns: &[Column], section: &SectionResult) -> Row {
        let title = self.flow.written(&section.title, BODY, TITLE_WIDTH);
        let share = |share| match share {
            Some(share) => self.words.percent(share),
            None => self.words.say("none"),
        };
        let texts = [
            share(section.score.mean),
            self.words.count(section.score.n),
            share(section.chain.and_then(|chain| chain.mean)),
            self.words.count(section.chain.map_or(0, |chain| chain.n)),
        ];
        let styles = [BODY, SMALL, BODY, SMALL];
        let mut cells = vec![Some(vec![title]), None];
        for ((text, style), column) in texts.iter().zip(styles).zip(&columns[2..]) {
            cells.push(Some(vec![self.figure(text, style, column.width)]));
        }
        Row::new(cells).drawn(Drawing::Bar {
            share: section.score.mean,
            soft: section.score.is_indicative(),
            others: section.chain.and_then(|chain| chain.mean),
        })
    }

    /// A figure for a column, on the first line of the running text beside it.
    pub(super) fn figure(&mut self, text: &str, style: Style, width: f32) -> Paragraph {
        let mut figure = self.flow.own(text, style, width);
        if let Some(line) = figure.lines.first_mut() {
            line.baseline = self.body.baseline;
            line.height = line.height.max(self.body.height);
        }
        figure
    }
}
