//! The report of a store.

use api::reports::{NoPosition, StoreReport, VisitLine};

use super::facts::{self, Fact};
use super::questions::{self, Listed, listed};
use super::{groups, keys, sections, standing};
use crate::figures;
use crate::table::{Book, Cell, Field, Table, column, values};

/// What its method explains.
const TERMS: &[&str] = &[
    "n",
    "score",
    "interval",
    "pass_rate",
    "difference",
    "noise",
    "rank",
    "other_stores",
    "lost",
    "key_numbers",
];

pub(super) fn describe(report: &StoreReport) -> Book<'_> {
    let head = &report.head;
    Book {
        kind: "store_report",
        name: &report.store.name,
        head,
        tables: vec![
            standing::report("store_report", head, standing::store(&report.store)),
            facts::table("summary", summary(report)),
            sections::sections(&report.sections, Some(&report.comparisons)),
            sections::section_months(&report.sections),
            questions::questions(report.score.mean.n, lists(report)),
            questions::repeats(&report.repeats),
            sections::trend(&report.trend),
            visits(&report.visit_list),
            groups::bands(&report.bands),
            keys::key_numbers(&report.key_numbers),
            keys::grades(&report.key_numbers),
            groups::groups(&report.dayparts, &report.weekdays),
            groups::comments(&report.comments),
            groups::photos(&report.photos),
            standing::method(head, &report.method, TERMS),
        ],
    }
}

fn summary(report: &StoreReport) -> Vec<Fact> {
    let mut rows = vec![Fact::value("visits", Cell::whole(report.visits))];
    rows.extend(facts::score(&report.score));
    if let Some(share) = &report.pass_rate {
        rows.push(Fact::share("pass_rate", share));
    }
    rows.extend(facts::comparisons(&report.comparisons));
    match (&report.position, report.no_position) {
        (Some(position), _) => {
            rows.push(Fact::rank(position.of, position.best, position.worst));
            let percent_rank = Cell::percent(position.percent_rank);
            rows.push(Fact::value("percent_rank", percent_rank).over(position.of));
        }
        (None, Some(NoPosition::TooFewVisits)) => {
            rows.push(Fact::text("rank", "").because("too_few_visits"));
        }
        (None, Some(NoPosition::TooFewStores { stores, needed })) => {
            let fact = Fact::text("rank", "").because("too_few_stores");
            rows.push(fact.with_stores(stores, Some(needed)));
        }
        (None, None) => rows.push(Fact::text("rank", "").because("not_known")),
    }
    rows
}

fn lists(report: &StoreReport) -> impl Iterator<Item = Listed<'_>> {
    let fix = report.fix.iter().map(|fix| Listed {
        list: "fix",
        question: &fix.question,
        comment: fix.comment.as_ref(),
        photo: fix.photo.as_ref(),
    });
    fix.chain(listed("missed", &report.missed))
        .chain(listed("went_well", &report.went_well))
        .chain(listed("improved", &report.improved))
}

fn visits(visits: &[VisitLine]) -> Table {
    let mut table = Table::new(
        "visits",
        [
            vec![column("month", Field::Month)],
            values(["score", "band", "verdict", "missed", "judged", "counted"]),
            vec![column("id", Field::Key)],
        ],
    );
    for visit in visits {
        table.push([vec![
            Cell::Month(visit.month),
            visit.score.map_or(Cell::value("not_scored"), Cell::percent),
            Cell::maybe_text(visit.band.as_deref()),
            figures::verdict(visit.verdict),
            Cell::whole(visit.missed),
            Cell::whole(visit.judged),
            Cell::Flag(visit.counted),
            Cell::text(&visit.id.to_string()),
        ]]);
    }
    table
}
