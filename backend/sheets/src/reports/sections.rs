//! Sections, and months.

use api::reports::{Benchmark, Comparison, MonthResult, SectionResult};

use super::facts::no_comparison;
use crate::figures;
use crate::table::{Cell, Field, Table, column};

/// Section by section. `other_stores` are the comparisons of the report where it has a column for the
/// other stores: they say why it is empty.
pub(super) fn sections(sections: &[SectionResult], other_stores: Option<&[Comparison]>) -> Table {
    let why = other_stores.map(|comparisons| {
        let chain = comparisons.iter().find(|one| one.with == Benchmark::Chain);
        chain
            .and_then(|chain| chain.none)
            .map_or("no_visits", no_comparison)
    });
    let mut table = Table::new(
        "sections",
        [
            vec![column("section", Field::Label)],
            figures::mean_columns("score"),
            figures::difference_columns("score"),
            figures::mean_columns("other_stores"),
            vec![column("id", Field::Key)],
        ],
    );
    for section in sections {
        let chain = section.chain.as_ref().map_or_else(
            || figures::no_mean(None, why.map_or(Cell::Empty, Cell::reason)),
            figures::mean,
        );
        table.push([
            vec![Cell::text(&section.title)],
            figures::mean(&section.score),
            figures::difference(section.difference.as_ref(), "nothing_before"),
            chain,
            vec![Cell::text(&section.section)],
        ]);
    }
    table
}

/// Section by section and month by month.
pub(super) fn section_months(sections: &[SectionResult]) -> Table {
    let mut table = Table::new(
        "section_months",
        [
            vec![
                column("section", Field::Label),
                column("month", Field::Month),
            ],
            figures::plain_columns("score"),
            vec![column("id", Field::Key)],
        ],
    );
    for section in sections {
        for month in &section.months {
            table.push([
                vec![Cell::text(&section.title), Cell::Month(month.month)],
                figures::plain(month.n, Cell::percent(month.mean)),
                vec![Cell::text(&section.section)],
            ]);
        }
    }
    table
}

/// Month by month.
pub(super) fn trend(months: &[MonthResult]) -> Table {
    let mut table = Table::new(
        "trend",
        [
            vec![column("month", Field::Month)],
            figures::plain_columns("score"),
            vec![
                column("noise", Field::Low),
                column("noise", Field::High),
                column("noise", Field::Reason),
                column("new_epoch", Field::Value),
            ],
        ],
    );
    for month in months {
        let no_noise = match month.noise {
            Some(_) => Cell::Empty,
            None if month.n == 0 => Cell::reason("no_visits"),
            None => Cell::reason("not_known"),
        };
        table.push([
            vec![Cell::Month(month.month)],
            figures::plain(month.n, Cell::percent(month.mean)),
            vec![
                Cell::percent(month.noise.map(|noise| noise.low)),
                Cell::percent(month.noise.map(|noise| noise.high)),
                no_noise,
                Cell::Flag(month.new_epoch),
            ],
        ]);
    }
    table
}
