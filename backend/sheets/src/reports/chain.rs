//! The report of a chain.

use api::reports::{ChainReport, Fieldwork, LeagueRow, RegionResult};

use super::facts::{self, Fact};
use super::questions::{self, listed};
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
    "between_stores",
    "lost",
    "key_numbers",
    "fieldwork",
];

pub(super) fn describe(report: &ChainReport) -> Book<'_> {
    let head = &report.head;
    let client = standing::said("client_id", &report.client_id.to_string());
    let lists = listed("worst", &report.worst).chain(listed("best", &report.best));
    Book {
        kind: "chain_report",
        name: &head.client,
        head,
        tables: vec![
            standing::report("chain_report", head, [client]),
            facts::table("summary", summary(report)),
            league(&report.league),
            regions(&report.regions),
            sections::sections(&report.sections, None),
            sections::section_months(&report.sections),
            questions::questions(report.score.mean.n, lists),
            questions::separating(&report.separating),
            sections::trend(&report.trend),
            groups::bands(&report.bands),
            keys::key_numbers(&report.key_numbers),
            keys::grades(&report.key_numbers),
            groups::groups(&report.dayparts, &report.weekdays),
            fieldwork(&report.fieldwork),
            standing::method(head, &report.method, TERMS),
        ],
    }
}

fn summary(report: &ChainReport) -> Vec<Fact> {
    let mut rows = vec![
        Fact::value("stores", Cell::whole(report.stores)),
        Fact::value("stores_visited", Cell::whole(report.stores_visited)),
        Fact::value("partial", Cell::Flag(report.partial)),
        Fact::value("visits", Cell::whole(report.visits)),
    ];
    rows.extend(facts::score(&report.score));
    if let Some(share) = &report.pass_rate {
        let fact = Fact::share("pass_rate", share);
        rows.push(fact.against_previous(report.pass_rate_difference.as_ref()));
    }
    rows.extend(facts::comparisons(&report.comparisons));
    rows
}

fn league(league: &[LeagueRow]) -> Table {
    let mut table = Table::new(
        "league",
        [
            vec![
                column("store", Field::Label),
                column("code", Field::Key),
                column("region", Field::About),
            ],
            figures::rank_columns(),
            figures::mean_columns("score"),
            figures::difference_columns("score"),
        ],
    );
    for row in league {
        table.push([
            vec![
                Cell::text(&row.name),
                Cell::text(&row.code),
                Cell::text(&row.region),
            ],
            figures::rank(row.position.as_ref()),
            figures::mean(&row.score),
            figures::difference(row.difference.as_ref(), "nothing_before"),
        ]);
    }
    table
}

fn regions(regions: &[RegionResult]) -> Table {
    let mut table = Table::new(
        "regions",
        [
            vec![column("region", Field::Label)],
            values(["stores"]),
            figures::mean_columns("score"),
            figures::difference_columns("score"),
        ],
    );
    for region in regions {
        let name = match Cell::text(&region.region) {
            Cell::Empty => Cell::value("no_region"),
            name => name,
        };
        table.push([
            vec![name, Cell::whole(region.stores)],
            figures::mean(&region.score),
            figures::difference(region.difference.as_ref(), "nothing_before"),
        ]);
    }
    table
}

fn fieldwork(fieldwork: &Fieldwork) -> Table {
    let count = |key, number: u32| Fact::value(key, Cell::whole(number));
    facts::table(
        "fieldwork",
        [
            count("settled", fieldwork.settled),
            count("approved", fieldwork.approved),
            count("rejected", fieldwork.rejected),
            count("expired", fieldwork.expired),
            count("cancelled", fieldwork.cancelled),
            Fact::share("filled", &fieldwork.filled),
            Fact::share("on_time", &fieldwork.on_time),
            Fact::share("returned", &fieldwork.returned),
        ],
    )
}
