//! The sections of the checklist as bars against the other stores.

use super::Composer;
use super::charts;
use super::table::{Column, KEPT_TOGETHER, PADDING};
use super::theme::{BODY, SMALL};
use crate::model::{MIN_VISITS_TO_RANK, Percent, Section};
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Paragraph, Style};

const TITLE_WIDTH: f32 = 172.0;

impl Composer<'_> {
    /// Draws the sections.
    pub(super) fn sections(&mut self) {
        let report = self.report;
        let note = self.sections_note();
        let titles = self.section_titles();
        let height = table_height(&titles);
        let following = if height < KEPT_TOGETHER { height } else { 80.0 };
        self.section_heading("sections", note.as_deref(), following);
        if titles.is_empty() {
            self.nothing("sections-empty");
            self.flow.end_section();
            return;
        }
        // Without a chain to compare with its columns would be empty.
        let columns = self.section_columns();
        let columns = if note.is_some() {
            &columns[..]
        } else {
            &columns[..4]
        };
        self.flow.structure.open(Role::Table);
        self.table_head(columns, false);
        for (section, title) in report.sections.iter().zip(titles) {
            self.section_row(columns, section, title);
        }
        self.flow.structure.close();
        self.flow.end_section();
    }

    fn section_columns(&mut self) -> [Column; 6] {
        let sections = &self.report.sections;
        let own = sections.iter().map(|section| section.n).max().unwrap_or(0);
        let chain = sections
            .iter()
            .filter_map(|section| section.chain)
            .map(|chain| chain.n)
            .max();
        let share = Align::Figure(self.width_of(&self.words.percent(Percent(10_000)), BODY));
        let own = Align::Figure(self.width_of(&self.words.count(own), SMALL));
        let chain = Align::Figure(self.width_of(&self.words.count(chain.unwrap_or(0)), SMALL));
        [
            Column {
                key: Some("section"),
                x: 0.0,
                width: TITLE_WIDTH,
                align: Align::Start,
            },
            Column {
                key: None,
                x: 182.0,
                width: 118.0,
                align: Align::Start,
            },
            Column {
                key: Some("this-store"),
                x: 306.0,
                width: 56.0,
                align: share,
            },
            Column {
                key: Some("n"),
                x: 364.0,
                width: 26.0,
                align: own,
            },
            Column {
                key: Some("other-stores"),
                x: 394.0,
                width: 66.0,
                align: share,
            },
            Column {
                key: Some("n"),
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
    pub(super) fn sections_height(&mut self) -> f32 {
        let note = self.sections_note();
        let titles = self.section_titles();
        self.heading_height("sections", note.as_deref()) + table_height(&titles)
    }

    /// The note that explains the line of the other stores, when there is one.
    fn sections_note(&self) -> Option<String> {
        let compared = self
            .report
            .sections
            .iter()
            .any(|section| section.chain.is_some());
        compared.then(|| self.words.say("sections-note"))
    }

    fn section_titles(&mut self) -> Vec<Paragraph> {
        let sections = self.report.sections.iter();
        sections
            .map(|section| self.flow.written(&section.title, BODY, TITLE_WIDTH))
            .collect()
    }

    fn section_row(&mut self, columns: &[Column], section: &Section, title: Paragraph) {
        let share = |share| match share {
            Some(share) => self.words.percent(share),
            None => self.words.say("none"),
        };
        let texts = [
            share(section.score),
            self.words.count(section.n),
            share(section.chain.map(|chain| chain.mean)),
            self.words.count(section.chain.map_or(0, |chain| chain.n)),
        ];
        let styles = [BODY, SMALL, BODY, SMALL];
        let figures: Vec<Paragraph> = texts
            .iter()
            .zip(styles)
            .zip(&columns[2..])
            .map(|((text, style), column)| self.figure(text, style, column.width))
            .collect();
        let first_line = title.lines.first().map_or(0.0, |line| line.height);
        let title = [title];
        let mut cells: Vec<Option<&[Paragraph]>> = vec![Some(&title), None];
        cells.extend(
            figures
                .iter()
                .map(|figure| Some(std::slice::from_ref(figure))),
        );
        let soft = section.n < MIN_VISITS_TO_RANK;
        let others = section.chain.map(|chain| chain.mean);
        let bar = &columns[1];
        self.table_row(columns, &cells, |sheet, top| {
            let at = (bar.x, top + first_line / 2.0 - 3.5);
            charts::bar(sheet, at, bar.width, section.score, soft, others);
        });
    }

    /// A figure for a column, on the first line of the running text beside it.
    pub(super) fn figure(&mut self, text: &str, style: Style, width: f32) -> Paragraph {
        let mut figure = self.flow.own(text, style, width);
        let body = self.words.say("section");
        let body = self.flow.own(&body, BODY, width.max(100.0));
        if let (Some(line), Some(body)) = (figure.lines.first_mut(), body.lines.first()) {
            line.baseline = body.baseline;
            line.height = line.height.max(body.height);
        }
        figure
    }
}

/// The head, and rows as high as their titles.
fn table_height(titles: &[Paragraph]) -> f32 {
    20.0 + titles
        .iter()
        .map(|title| title.height() + 2.0 * PADDING)
        .sum::<f32>()
}
