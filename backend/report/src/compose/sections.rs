//! The sections of the checklist as bars against the other stores.

use super::Composer;
use super::charts;
use super::table::Column;
use super::theme::{BODY, SMALL};
use crate::model::MIN_VISITS_TO_RANK;
use crate::page::Align;
use crate::structure::Role;
use crate::text::Paragraph;

const COLUMNS: [Column; 6] = [
    Column {
        key: Some("section"),
        x: 0.0,
        width: 172.0,
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
        align: Align::End,
    },
    Column {
        key: Some("n"),
        x: 364.0,
        width: 26.0,
        align: Align::End,
    },
    Column {
        key: Some("other-stores"),
        x: 394.0,
        width: 66.0,
        align: Align::End,
    },
    Column {
        key: Some("n"),
        x: 462.0,
        width: 31.0,
        align: Align::End,
    },
];

impl Composer<'_> {
    /// Draws the sections.
    pub(super) fn sections(&mut self) {
        let sections = &self.report.sections;
        let compared = sections.iter().any(|section| section.chain.is_some());
        let note = compared.then(|| self.words.say("sections-note"));
        self.section_heading("sections", note.as_deref(), 60.0);
        if sections.is_empty() {
            self.nothing("sections-empty");
            self.flow.end_section();
            return;
        }
        // Without a chain to compare with its columns would be empty.
        let columns = if compared {
            &COLUMNS[..]
        } else {
            &COLUMNS[..4]
        };
        self.flow.structure.open(Role::Table);
        self.table_head(columns, false);
        for section in sections {
            let title = self.flow.written(&section.title, BODY, COLUMNS[0].width);
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
                .zip([2, 3, 4, 5])
                .map(|((text, style), column)| self.figure(text, style, COLUMNS[column].width))
                .collect();
            let title = [title];
            let mut cells: Vec<Option<&[Paragraph]>> = vec![Some(&title), None];
            cells.extend(
                figures
                    .iter()
                    .map(|figure| Some(std::slice::from_ref(figure))),
            );
            let first_line = title[0].lines.first().map_or(0.0, |line| line.height);
            let (score, soft) = (section.score, section.n < MIN_VISITS_TO_RANK);
            let others = section.chain.map(|chain| chain.mean);
            let bar = &COLUMNS[1];
            self.table_row(columns, &cells[..columns.len()], |sheet, top| {
                let at = (bar.x, top + first_line / 2.0 - 3.5);
                charts::bar(sheet, at, bar.width, score, soft, others);
            });
        }
        self.flow.structure.close();
        self.flow.end_section();
    }

    /// A figure for a column: never broken, on the first line of running text.
    pub(super) fn figure(
        &mut self,
        text: &str,
        style: crate::text::Style,
        width: f32,
    ) -> Paragraph {
        let mut figure = self.flow.own(text, style, width);
        // Smaller figures stand on the same line as the running text beside them.
        let body = self.flow.own(text, BODY, f32::MAX);
        if let (Some(line), Some(body)) = (figure.lines.first_mut(), body.lines.first()) {
            line.baseline = body.baseline;
            line.height = line.height.max(body.height);
        }
        figure
    }
}
