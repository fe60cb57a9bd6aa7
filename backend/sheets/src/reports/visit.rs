//! The report of a visit.

use api::reports::{Publication, Timing, VisitReport, VisitScore, VisitSection};

use super::facts::{self, Fact};
use super::{groups, standing};
use crate::figures;
use crate::table::{Book, Cell, Field, Table, column, values};

/// What its method explains.
const TERMS: &[&str] = &["interval", "difference", "lost"];

pub(super) fn describe(report: &VisitReport) -> Book<'_> {
    let head = &report.head;
    let mut own = standing::store(&report.store);
    own.push(standing::said("visit_id", &report.visit_id.to_string()));
    own.push(standing::said("code", &report.code));
    let answers = report.sections.iter().flat_map(|section| &section.answers);
    Book {
        kind: "visit_report",
        name: &report.store.name,
        head,
        tables: vec![
            standing::report("visit_report", head, own),
            facts::table("summary", summary(report)),
            sections(&report.sections),
            answers_table(report),
            timings(&report.timings),
            publications(&report.publications),
            groups::photos(answers.flat_map(|answer| &answer.photos)),
            standing::method(head, &report.method, TERMS),
        ],
    }
}

fn summary(report: &VisitReport) -> Vec<Fact> {
    let mut rows = score(&report.score);
    rows.extend(facts::comparisons(&report.comparisons));
    let not_shown = Cell::whole(report.not_shown);
    rows.push(Fact::value("answers_not_shown", not_shown));
    rows
}

fn score(score: &VisitScore) -> Vec<Fact> {
    let printed = match score.score {
        Some(percent) => Fact::value("score", Cell::percent(percent)).over(1),
        None => Fact::value("score", Cell::value("not_scored")),
    };
    let mut rows = vec![
        match score.score {
            Some(_) => printed.because("too_few"),
            None => printed,
        },
        Fact::said("exact_score", Cell::maybe_text(score.exact.as_deref())),
        Fact::said("not_scored", Cell::maybe_text(score.not_scored.as_deref())),
        Fact::value("pass_mark", Cell::percent(score.pass_mark)),
        Fact::said("band", Cell::maybe_text(score.band.as_deref())),
        Fact::value("verdict", figures::verdict(score.verdict)),
    ];
    rows.extend(
        score
            .fail_reasons
            .iter()
            .map(|reason| Fact::text("fail_reason", reason)),
    );
    rows.extend([
        Fact::value("earned", Cell::whole(score.earned)),
        Fact::value("possible", Cell::whole(score.possible)),
        Fact::value("scored_share", Cell::percent(score.scored_share)),
    ]);
    rows.extend(score.steps.iter().map(|step| Fact::text("step", step)));
    rows
}

fn sections(sections: &[VisitSection]) -> Table {
    let mut table = Table::new(
        "sections",
        [
            vec![column("section", Field::Label)],
            values(["score"]),
            figures::difference_columns("score"),
            values(["earned", "possible", "weight", "missed", "not_applicable"]),
            vec![column("id", Field::Key)],
        ],
    );
    for section in sections {
        table.push([
            vec![
                Cell::text(&section.title),
                section
                    .score
                    .map_or(Cell::value("not_scored"), Cell::percent),
            ],
            figures::difference(section.difference.as_ref(), "nothing_before"),
            vec![
                Cell::whole(section.earned),
                Cell::whole(section.possible),
                section.weight.map_or(Cell::Empty, Cell::whole),
                Cell::whole(section.missed),
                Cell::whole(section.not_applicable),
                Cell::text(&section.section),
            ],
        ]);
    }
    table
}

fn answers_table(report: &VisitReport) -> Table {
    let place = |list: &[String], question: &String| {
        let place = list.iter().position(|id| id == question);
        place
            .and_then(|place| i64::try_from(place).ok())
            .map_or(Cell::Empty, |place| Cell::Whole(place + 1))
    };
    let mut table = Table::new(
        "answers",
        [
            values(["number"]),
            vec![
                column("section", Field::About),
                column("question", Field::Label),
            ],
            values([
                "answer",
                "result",
                "earned",
                "possible",
                "lost",
                "scored",
                "bonus",
                "explanation",
                "comment",
                "photos",
                "to_fix",
                "strength",
            ]),
            vec![column("id", Field::Key)],
        ],
    );
    for section in &report.sections {
        for answer in &section.answers {
            table.push([vec![
                Cell::whole(answer.number),
                Cell::text(&section.title),
                Cell::text(&answer.text),
                Cell::text(&answer.answer),
                match answer.passed {
                    Some(true) => Cell::value("passed"),
                    Some(false) => Cell::value("missed"),
                    None => Cell::Empty,
                },
                Cell::whole(answer.earned),
                Cell::whole(answer.possible),
                Cell::points(answer.lost),
                Cell::Flag(answer.scored),
                Cell::Flag(answer.bonus),
                Cell::text(&answer.reason),
                Cell::maybe_text(answer.comment.as_deref()),
                i64::try_from(answer.photos.len()).map_or(Cell::Empty, Cell::Whole),
                place(&report.missed, &answer.question),
                place(&report.strengths, &answer.question),
                Cell::text(&answer.question),
            ]]);
        }
    }
    table
}

fn timings(timings: &[Timing]) -> Table {
    let mut table = Table::new(
        "timings",
        [
            vec![column("question", Field::Label)],
            values(["answer", "standard", "met"]),
            vec![column("id", Field::Key)],
        ],
    );
    for timing in timings {
        table.push([vec![
            Cell::text(&timing.text),
            Cell::text(&timing.answer),
            Cell::text(&timing.standard),
            Cell::Flag(timing.met),
            Cell::text(&timing.question),
        ]]);
    }
    table
}

fn publications(publications: &[Publication]) -> Table {
    let mut table = Table::new(
        "publications",
        [
            vec![column("publication", Field::Key)],
            values(["revision", "published_on", "withdrawn_on", "score"]),
        ],
    );
    for publication in publications {
        table.push([vec![
            Cell::whole(publication.number),
            Cell::whole(publication.revision),
            Cell::Date(publication.published_on),
            publication.withdrawn_on.map_or(Cell::Empty, Cell::Date),
            publication
                .score
                .map_or(Cell::value("not_scored"), Cell::percent),
        ]]);
    }
    table
}
