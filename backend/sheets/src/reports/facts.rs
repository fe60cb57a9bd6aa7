//! Lists of single figures and texts, a row each: what stands over a report, its summary, its method.

use api::reports::{Benchmark, Comparison, Difference, NoComparison, Period, Score, Share};

use crate::figures;
use crate::table::{Cell, Field, Table, column, values};

/// One row of such a list.
pub(super) struct Fact {
    key: &'static str,
    period: Option<Period>,
    /// How many, of which a share is made.
    count: Cell,
    /// n, value, interval, extremes, reason.
    mean: Vec<Cell>,
    difference: Vec<Cell>,
    stores: Cell,
    stores_needed: Cell,
    text: Cell,
}

impl Fact {
    fn new(key: &'static str) -> Self {
        Self {
            key,
            period: None,
            count: Cell::Empty,
            mean: figures::no_mean(None, Cell::Empty),
            difference: figures::no_difference(Cell::Empty),
            stores: Cell::Empty,
            stores_needed: Cell::Empty,
            text: Cell::Empty,
        }
    }

    /// A value that is no estimate.
    pub fn value(key: &'static str, value: Cell) -> Self {
        let mut fact = Self::new(key);
        fact.mean[1] = value;
        fact
    }

    /// A text.
    pub fn text(key: &'static str, text: &str) -> Self {
        Self::said(key, Cell::text(text))
    }

    /// A text, or a word that stands for one.
    pub fn said(key: &'static str, text: Cell) -> Self {
        Self {
            text,
            ..Self::new(key)
        }
    }

    /// A share.
    pub fn share(key: &'static str, share: &Share) -> Self {
        let mut cells = figures::share(share).into_iter();
        let count = cells.next().unwrap_or_default();
        let [n, value, low, high, reason] =
            std::array::from_fn(|_| cells.next().unwrap_or_default());
        Self {
            count,
            mean: vec![n, value, low, high, Cell::Empty, Cell::Empty, reason],
            ..Self::new(key)
        }
    }

    /// With the difference to the previous period.
    pub fn against_previous(self, difference: Option<&Difference>) -> Self {
        Self {
            difference: figures::difference(difference, "nothing_before"),
            ..self
        }
    }

    /// A rank between two places, of so many stores.
    pub fn rank(n: u32, best: u32, worst: u32) -> Self {
        let mut fact = Self::new("rank");
        fact.mean[0] = Cell::whole(n);
        fact.mean[2] = Cell::whole(best);
        fact.mean[3] = Cell::whole(worst);
        fact
    }

    /// With a text.
    pub fn saying(self, text: &str) -> Self {
        Self {
            text: Cell::text(text),
            ..self
        }
    }

    /// With its n.
    pub fn over(mut self, n: u32) -> Self {
        self.mean[0] = Cell::whole(n);
        self
    }

    /// With the reason why there is no value or no interval.
    pub fn because(mut self, reason: &'static str) -> Self {
        self.mean[6] = Cell::reason(reason);
        self
    }

    /// With how many stores there are and how many it takes.
    pub fn with_stores(mut self, stores: u32, needed: Option<u32>) -> Self {
        self.stores = Cell::whole(stores);
        self.stores_needed = needed.map_or(Cell::Empty, Cell::whole);
        self
    }

    /// True when the row would say nothing.
    fn is_empty(&self) -> bool {
        let cells = self.mean.iter().chain(&self.difference);
        let mut cells = cells.chain([&self.count, &self.text, &self.stores]);
        cells.all(|cell| *cell == Cell::Empty)
    }
}

/// A table of facts; facts that say nothing are left out.
pub(super) fn table(part: &'static str, facts: impl IntoIterator<Item = Fact>) -> Table {
    let mut table = Table::new(
        part,
        [
            vec![
                column("what", Field::Key),
                column("from", Field::From),
                column("last_day", Field::LastDay),
                column("figure", Field::Count),
            ],
            figures::mean_columns("figure"),
            figures::difference_columns("figure"),
            values(["stores", "stores_needed", "text"]),
        ],
    );
    for fact in facts.into_iter().filter(|fact| !fact.is_empty()) {
        let mut head = vec![Cell::Word("fact", fact.key)];
        head.extend(Cell::period(fact.period));
        head.push(fact.count);
        let tail = vec![fact.stores, fact.stores_needed, fact.text];
        table.push([head, fact.mean, fact.difference, tail]);
    }
    table
}

/// The score of a store or a chain.
pub(super) fn score(score: &Score) -> Vec<Fact> {
    vec![
        Fact {
            mean: figures::mean(&score.mean),
            ..Fact::new("score")
        },
        Fact::value("indicative", figures::indicative(score)),
        Fact::said("exact_score", Cell::maybe_text(score.exact.as_deref())),
        Fact::value("pass_mark", Cell::percent(score.pass_mark)),
        Fact::said("band", Cell::maybe_text(score.band.as_deref())),
        Fact::value("verdict", figures::verdict(score.verdict)),
        Fact::value("influence", Cell::percent(score.influence)),
    ]
}

/// The score held against its benchmarks: the benchmark as the value, the score minus it as the
/// difference.
pub(super) fn comparisons(comparisons: &[Comparison]) -> impl Iterator<Item = Fact> + '_ {
    comparisons.iter().map(|comparison| {
        let none = comparison.none;
        let why = none.map(no_comparison);
        let fact = Fact {
            period: comparison.period,
            mean: comparison.mean.as_ref().map_or_else(
                || figures::no_mean(None, Cell::reason(why.unwrap_or("not_known"))),
                figures::mean,
            ),
            difference: figures::difference(
                comparison.difference.as_ref(),
                why.unwrap_or("not_known"),
            ),
            ..Fact::new(benchmark(comparison.with))
        };
        match (none, comparison.stores) {
            (Some(NoComparison::TooFewStores { stores, needed }), _) => {
                fact.with_stores(stores, Some(needed))
            }
            (_, Some(stores)) => fact.with_stores(stores, None),
            (_, None) => fact,
        }
    })
}

fn benchmark(benchmark: Benchmark) -> &'static str {
    match benchmark {
        Benchmark::PreviousPeriod => "previous_period",
        Benchmark::LastYear => "last_year",
        Benchmark::Baseline => "baseline",
        Benchmark::Target => "target",
        Benchmark::Region => "region_stores",
        Benchmark::Chain => "chain_stores",
        Benchmark::PreviousVisit => "previous_visit",
        Benchmark::StoreMean => "store_mean",
    }
}

/// The identifier of the reason why a benchmark is not shown.
pub(super) fn no_comparison(none: NoComparison) -> &'static str {
    match none {
        NoComparison::NotScoredNow => "not_scored_now",
        NoComparison::NotScoredThen => "not_scored_then",
        NoComparison::NotComparable => "not_comparable",
        NoComparison::TooFewStores { .. } => "too_few_stores",
        NoComparison::NotSet => "not_set",
    }
}
