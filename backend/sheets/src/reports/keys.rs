//! NPS, CSAT and CES.

use api::reports::{KeyKind, KeyNumber, Points};

use crate::figures;
use crate::table::{Cell, Field, Table, Unit, column};

/// The key numbers.
pub(super) fn key_numbers(numbers: &[KeyNumber]) -> Table {
    let mut table = Table::new(
        "key_numbers",
        [
            vec![
                column("kind", Field::Group),
                column("question", Field::Label),
                column("section", Field::About),
            ],
            [
                Field::N,
                Field::Value,
                Field::Low,
                Field::High,
                Field::Reason,
            ]
            .map(|field| column("figure", field))
            .to_vec(),
            figures::difference_columns("figure"),
            vec![
                column("standard_error", Field::Value),
                column("id", Field::Key),
            ],
        ],
    );
    for number in numbers {
        let (unit, of_difference) = units(number.kind);
        let figure = |value: Option<Points>| {
            value.map_or(Cell::Empty, |value| Cell::Hundredths(value.0, unit))
        };
        let reason = match (number.interval, number.n) {
            (Some(_), _) => Cell::Empty,
            (None, 0) => Cell::reason("no_answers"),
            (None, 1) => Cell::reason("too_few"),
            (None, _) => Cell::reason("not_known"),
        };
        table.push([
            vec![
                Cell::value(kind(number.kind)),
                Cell::text(&number.text),
                Cell::text(&number.section),
                Cell::whole(number.n),
                figure(number.value),
                figure(number.interval.map(|interval| interval.low)),
                figure(number.interval.map(|interval| interval.high)),
                reason,
            ],
            figures::difference_in(of_difference, number.difference.as_ref(), "nothing_before"),
            vec![figure(number.standard_error), Cell::text(&number.question)],
        ]);
    }
    table
}

/// How many gave each grade.
pub(super) fn grades(numbers: &[KeyNumber]) -> Table {
    let mut table = Table::new(
        "grades",
        [vec![
            column("kind", Field::Group),
            column("question", Field::Label),
            column("grade", Field::About),
            column("answers", Field::Value),
            column("id", Field::Key),
        ]],
    );
    for number in numbers {
        // An NPS is asked from 0 to 10, the others begin at 1.
        let first = i64::from(number.kind != KeyKind::Nps);
        for (grade, answers) in (first..).zip(&number.answers) {
            table.push([vec![
                Cell::value(kind(number.kind)),
                Cell::text(&number.text),
                Cell::Whole(grade),
                Cell::whole(*answers),
                Cell::text(&number.question),
            ]]);
        }
    }
    table
}

/// The unit of the figure, and of a difference of two.
fn units(kind: KeyKind) -> (Unit, Unit) {
    match kind {
        KeyKind::Nps => (Unit::Nps, Unit::Nps),
        KeyKind::Csat | KeyKind::CesShare => (Unit::Percent, Unit::Points),
        KeyKind::CesMean => (Unit::Grade, Unit::Grade),
    }
}

fn kind(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Nps => "nps",
        KeyKind::Csat => "csat",
        KeyKind::CesMean => "ces_mean",
        KeyKind::CesShare => "ces_share",
    }
}
