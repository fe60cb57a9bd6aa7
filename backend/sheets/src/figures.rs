//! Figures as cells: each with its n and its interval, or with the reason why there is none (P8).

use api::reports::{
    Difference, Mean, NoInterval, Percent, Points, Position, Score, Share, Verdict,
};

use crate::table::{Cell, Column, Field, Unit, column};

/// The columns of a mean.
pub(crate) fn mean_columns(name: &'static str) -> Vec<Column> {
    [
        Field::N,
        Field::Value,
        Field::Low,
        Field::High,
        Field::Lowest,
        Field::Highest,
        Field::Reason,
    ]
    .map(|field| column(name, field))
    .to_vec()
}

/// A mean.
pub(crate) fn mean(mean: &Mean) -> Vec<Cell> {
    vec![
        Cell::whole(mean.n),
        Cell::percent(mean.mean),
        Cell::percent(mean.interval.map(|interval| interval.low)),
        Cell::percent(mean.interval.map(|interval| interval.high)),
        Cell::percent(mean.lowest),
        Cell::percent(mean.highest),
        no_interval(mean),
    ]
}

/// No mean, and why.
pub(crate) fn no_mean(n: Option<u32>, reason: Cell) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; 7];
    cells[0] = n.map_or(Cell::Empty, Cell::whole);
    cells[6] = reason;
    cells
}

/// Why a mean has no interval.
fn no_interval(mean: &Mean) -> Cell {
    Cell::reason(match (mean.interval, mean.no_interval) {
        (Some(_), _) => return Cell::Empty,
        (None, Some(NoInterval::TooFew)) => "too_few",
        (None, Some(NoInterval::AllEqual)) => "all_equal",
        (None, None) if mean.n > 0 => "not_known",
        (None, None) if mean.mean.is_some() => "set",
        (None, None) => "no_visits",
    })
}

/// The columns of a mean that is given with its n alone.
pub(crate) fn plain_columns(name: &'static str) -> Vec<Column> {
    [Field::N, Field::Value, Field::Reason]
        .map(|field| column(name, field))
        .to_vec()
}

/// A value with its n alone.
pub(crate) fn plain(n: u32, value: Cell) -> Vec<Cell> {
    let reason = if value == Cell::Empty {
        "no_visits"
    } else {
        "not_given"
    };
    vec![Cell::whole(n), value, Cell::reason(reason)]
}

/// The columns of a share.
pub(crate) fn share_columns(name: &'static str) -> Vec<Column> {
    [
        Field::Count,
        Field::N,
        Field::Value,
        Field::Low,
        Field::High,
        Field::Reason,
    ]
    .map(|field| column(name, field))
    .to_vec()
}

/// A share; the interval of nothing, which is everything, is left out.
pub(crate) fn share(share: &Share) -> Vec<Cell> {
    let any = share.n > 0;
    let bound = |bound: Percent| Cell::percent(any.then_some(bound));
    vec![
        Cell::whole(share.part),
        Cell::whole(share.n),
        Cell::percent(share.share),
        bound(share.interval.low),
        bound(share.interval.high),
        if any {
            Cell::Empty
        } else {
            Cell::reason("nothing_counted")
        },
    ]
}

/// The columns of a difference.
pub(crate) fn difference_columns(name: &'static str) -> Vec<Column> {
    [
        Field::Difference,
        Field::DiffLow,
        Field::DiffHigh,
        Field::DiffReason,
        Field::Proven,
    ]
    .map(|field| column(name, field))
    .to_vec()
}

/// A difference in percentage points, or `reason` where there is none.
pub(crate) fn difference(difference: Option<&Difference>, reason: &'static str) -> Vec<Cell> {
    difference_in(Unit::Points, difference, reason)
}

/// A difference in hundredths of a unit, or `reason` where there is none.
pub(crate) fn difference_in(
    unit: Unit,
    difference: Option<&Difference>,
    reason: &'static str,
) -> Vec<Cell> {
    let Some(difference) = difference else {
        return no_difference(Cell::reason(reason));
    };
    let bound = |bound: Option<Points>| {
        bound.map_or(Cell::Empty, |points| Cell::Hundredths(points.0, unit))
    };
    vec![
        bound(Some(difference.points)),
        bound(difference.interval.map(|interval| interval.low)),
        bound(difference.interval.map(|interval| interval.high)),
        match difference.interval {
            Some(_) => Cell::Empty,
            None => Cell::reason("no_spread"),
        },
        Cell::Flag(difference.proven),
    ]
}

/// No difference, and why.
pub(crate) fn no_difference(reason: Cell) -> Vec<Cell> {
    vec![Cell::Empty, Cell::Empty, Cell::Empty, reason, Cell::Empty]
}

/// The columns of a rank: of how many, the best and the worst place the data allow.
pub(crate) fn rank_columns() -> Vec<Column> {
    let mut columns = [Field::N, Field::Low, Field::High, Field::Reason]
        .map(|field| column("rank", field))
        .to_vec();
    columns.push(column("percent_rank", Field::N));
    columns.push(column("percent_rank", Field::Value));
    columns
}

/// A rank.
pub(crate) fn rank(position: Option<&Position>) -> Vec<Cell> {
    position.map_or_else(
        || {
            let mut cells = vec![Cell::Empty; 6];
            cells[3] = Cell::reason("too_few_visits");
            cells
        },
        |position| {
            vec![
                Cell::whole(position.of),
                Cell::whole(position.best),
                Cell::whole(position.worst),
                Cell::Empty,
                Cell::whole(position.of),
                Cell::percent(position.percent_rank),
            ]
        },
    )
}

/// Pass, fail or not scored.
pub(crate) fn verdict(verdict: Option<Verdict>) -> Cell {
    match verdict {
        None => Cell::Empty,
        Some(Verdict::Pass) => Cell::value("pass"),
        Some(Verdict::Fail) => Cell::value("fail"),
        Some(Verdict::NotScored) => Cell::value("not_scored"),
    }
}

/// True when the mean is over too few visits to rank by, as a cell; nothing without a visit.
pub(crate) fn indicative(score: &Score) -> Cell {
    match score.mean.n {
        0 => Cell::Empty,
        _ => Cell::Flag(score.mean.is_indicative()),
    }
}
