//! Tables: those of the document, and those under charts.

use std::fmt::Write;

use super::walk::{Walk, text_of};
use crate::compose::is_on_screen;
use crate::structure::{Data, NodeId, Role};

/// The most characters of a figure in a column of figures.
const FIGURE: usize = 16;

impl<'a> Walk<'a> {
    pub(super) fn table(&mut self, id: NodeId) {
        let rows = &self.node(id).children;
        let is_head = |row: &NodeId| {
            let cells = &self.node(*row).children;
            !cells.is_empty()
                && cells
                    .iter()
                    .all(|cell| self.role(*cell) == Role::HeaderCell)
        };
        let heads = rows.iter().take_while(|row| is_head(row)).count();
        let columns = rows.iter().map(|row| self.cells(*row).count());
        let columns = columns.max().unwrap_or(0);
        let figures = self.columns_of_figures(&rows[heads..]);
        let anchor = self.attribute_id(id);
        let label = self.label();
        self.put(&format!(
            "<div class=\"table\" tabindex=\"0\"{label}>\n<table{anchor}>\n"
        ));
        for (name, rows) in [("thead", &rows[..heads]), ("tbody", &rows[heads..])] {
            if rows.is_empty() {
                continue;
            }
            self.put(&format!("<{name}>\n"));
            let shown: Vec<bool> = (0..rows.len())
                .map(|place| self.is_shown(rows, place))
                .collect();
            let mut left_out = shown.iter().filter(|shown| !**shown).count();
            for (row, shown) in rows.iter().zip(shown) {
                if shown {
                    self.row(*row, &figures);
                } else if left_out > 0 {
                    let count = u32::try_from(left_out).unwrap_or(u32::MAX);
                    let words = text_of(&(self.left_out)(count));
                    self.put(&format!(
                        "<tr class=\"left-out\">\n<td class=\"small quiet\" colspan=\"{columns}\">{words}</td>\n</tr>\n"
                    ));
                    left_out = 0;
                }
            }
            self.put(&format!("</{name}>\n"));
        }
        self.put("</table>\n</div>\n");
    }

    fn is_shown(&self, rows: &[NodeId], place: usize) -> bool {
        is_on_screen(
            rows.len(),
            place,
            !self.node(rows[place]).anchors.is_empty(),
        )
    }

    /// The cells of a row.
    pub(super) fn cells(&self, row: NodeId) -> impl Iterator<Item = NodeId> + use<'a> {
        let structure = self.structure;
        let children = structure.nodes[row].children.iter().copied();
        children.filter(move |child| structure.nodes[*child].role != Role::Drawing)
    }

    pub(super) fn row(&mut self, id: NodeId, figures: &[bool]) {
        let node = self.node(id);
        let drawing = node
            .children
            .iter()
            .copied()
            .find(|child| self.role(*child) == Role::Drawing);
        let anchor = self.attribute_id(id);
        self.put(&format!("<tr{anchor}>\n"));
        let mut cells = self.cells(id).enumerate().peekable();
        while let Some((column, cell)) = cells.next() {
            let number = figures.get(column).copied().unwrap_or(false);
            let mut attributes = String::new();
            let element = self.node(cell);
            if element.reaches {
                let mut taken = 1;
                while cells
                    .next_if(|(_, next)| self.node(*next).children.is_empty())
                    .is_some()
                {
                    taken += 1;
                }
                let _ = write!(attributes, " colspan=\"{taken}\"");
            } else if number && element.ground.is_none() {
                attributes.push_str(" class=\"number\"");
            }
            match element.role {
                Role::HeaderCell => {
                    self.words_as(cell, "th", &format!(" scope=\"col\"{attributes}"));
                }
                Role::RowHeader => {
                    self.address = node.about.map(|about| self.address_of(about));
                    self.row_header(cell, drawing);
                }
                _ => self.words_as(cell, "td", &attributes),
            }
            self.address = None;
        }
        self.put("</tr>\n");
    }

    /// What names a row, with its drawing: a sign before the words, a bar below them.
    pub(super) fn row_header(&mut self, id: NodeId, drawing: Option<NodeId>) {
        let narrow = drawing.filter(|drawing| self.is_sign(*drawing));
        if let Some(sign) = narrow {
            self.drawing(sign);
        }
        self.words_as(id, "th", " scope=\"row\"");
        if let (Some(drawing), None) = (drawing, narrow)
            && let Some(svg) = self.painted(drawing)
        {
            let end = "</th>\n";
            if self.out.ends_with(end) {
                self.out.truncate(self.out.len() - end.len());
            }
            self.put(&format!("<div class=\"bar\">{svg}</div>{end}"));
        }
    }

    /// Which columns hold short figures only.
    pub(super) fn columns_of_figures(&self, rows: &[NodeId]) -> Vec<bool> {
        let mut columns: Vec<Option<bool>> = Vec::new();
        for row in rows {
            for (column, cell) in self.cells(*row).enumerate() {
                if columns.len() <= column {
                    columns.resize(column + 1, None);
                }
                let node = self.node(cell);
                if node.reaches || node.role == Role::RowHeader {
                    continue;
                }
                let Some(words) = self.first_words(cell) else {
                    continue;
                };
                let short = words.chars().count() <= FIGURE;
                let letters = words.chars().filter(|c| c.is_alphabetic()).count();
                let figure = short && (letters == 0 || words.contains(char::is_numeric));
                let so_far = columns[column].unwrap_or(true);
                columns[column] = Some(so_far && figure);
            }
        }
        let found = columns.into_iter();
        found.map(|column| column.unwrap_or(false)).collect()
    }

    /// The first words in a cell.
    pub(super) fn first_words(&self, id: NodeId) -> Option<&'a str> {
        let node = self.node(id);
        let own = node.words.as_ref().map(|words| words.text.as_str());
        own.or_else(|| {
            node.children
                .iter()
                .find_map(|child| self.first_words(*child))
        })
    }

    /// The table under a chart.
    pub(super) fn data(&mut self, data: &Data) {
        let label = self.label();
        self.put(&format!(
            "<details>\n<summary>{}</summary>\n<div class=\"table\" tabindex=\"0\"{label}>\n<table>\n\
             <thead>\n<tr>\n",
            text_of(&data.title)
        ));
        for (column, name) in data.head.iter().enumerate() {
            let class = if column > 0 { " class=\"number\"" } else { "" };
            self.put(&format!(
                "<th scope=\"col\"{class}>{}</th>\n",
                text_of(name)
            ));
        }
        self.put("</tr>\n</thead>\n<tbody>\n");
        for row in &data.rows {
            self.put("<tr>\n");
            for (column, cell) in row.iter().enumerate() {
                let cell = text_of(cell);
                self.put(&if column == 0 {
                    format!("<th scope=\"row\">{cell}</th>\n")
                } else {
                    format!("<td class=\"number\">{cell}</td>\n")
                });
            }
            self.put("</tr>\n");
        }
        self.put("</tbody>\n</table>\n</div>\n</details>\n");
    }
}
