//! The first page of an owner: every store with its score, by region, new results marked.

use api::reports::{Interval, NoInterval, Verdict};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::spark::spark;
use super::stores_file;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::paging::{page, read_cursor};
use crate::service::reports::{MyStore, Standing, list_my_stores};
use crate::web::enter::Anyone;
use crate::web::lists::{Asked as Listed, Ways};
use crate::web::{Frame, html_with};

/// Stores of a page.
const LIMIT: u64 = 40;
/// With fewer there is nothing to search.
const FEW: usize = 8;

/// What the list is narrowed to, and where it begins.
#[derive(Debug, Default)]
struct Asked {
    q: String,
    cursor: Option<String>,
}

impl Asked {
    fn of(query: &str) -> Asked {
        let mut asked = Asked::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                // No text of a database has this character.
                "q" => asked.q = value.replace('\0', " "),
                "cursor" => asked.cursor = Some(value.into_owned()),
                _ => {}
            }
        }
        asked
    }
}

/// Stores of one region.
struct Region {
    name: String,
    stores: Vec<Row>,
}

/// A store in the list.
struct Row {
    address: String,
    name: String,
    code: String,
    unread: bool,
    standings: Vec<Figures>,
}

/// How a store stands under one checklist, in words.
struct Figures {
    title: String,
    score: Option<String>,
    verdict: Option<(&'static str, String)>,
    band: Option<String>,
    basis: String,
    change: Option<(&'static str, String)>,
    spark: String,
}

#[derive(Template)]
#[template(path = "reports/stores.html")]
struct StoresPage<'a> {
    frame: &'a Frame,
    agency: &'a str,
    /// What was searched for.
    words: &'a str,
    /// Whether there is a list to search.
    searched: bool,
    /// The report over all of them.
    chain: Option<String>,
    regions: Vec<Region>,
    several_checklists: bool,
    next: Option<String>,
    later: bool,
    ways: Ways,
}

/// The page.
pub(in crate::web) async fn show(app: &App, who: &Anyone) -> Result<Response> {
    let frame = &who.frame;
    let query = frame.address.split_once('?').map_or("", |(_, query)| query);
    let asked = Asked::of(query);
    let after = read_cursor::<(String, String)>(asked.cursor.as_deref())?;
    let language = checklists::Language::new(frame.tag())
        .map_err(|error| Error::internal(error.to_string()))?;
    let words = asked.q.trim();
    let listed = Listed::of(frame);
    if let Some(kind) = listed.file() {
        return stores_file::answer_file(app, who, kind, &language, words).await;
    }
    let later = after.is_some();
    let searched = Some(words).filter(|words| !words.is_empty());
    let found = list_my_stores(app, &who.caller, &language, searched, after, LIMIT + 1).await?;
    let place = |mine: &MyStore| (mine.store.region.clone(), mine.store.code.clone());
    let (found, cursor) = page(found, LIMIT, place)?;
    let is_list = found.len() >= FEW || searched.is_some() || later;
    let several = found.iter().any(|mine| mine.standings.len() > 1);
    let chain = found.first().map(|mine| mine.store.client_id);
    let mut regions: Vec<Region> = Vec::new();
    for mine in found {
        let name = mine.store.region.clone();
        let row = row(frame, mine);
        match regions.last_mut().filter(|region| region.name == name) {
            Some(region) => region.stores.push(row),
            None => regions.push(Region {
                name,
                stores: vec![row],
            }),
        }
    }
    let next = cursor.map(|cursor| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !words.is_empty() {
            query.append_pair("q", words);
        }
        format!("/?{}", query.append_pair("cursor", &cursor).finish())
    });
    let visitor = frame.visitor.as_deref();
    let page = StoresPage {
        frame,
        agency: visitor.map_or("", |visitor| &visitor.agency),
        words,
        searched: is_list,
        chain: chain.map(|client| format!("/clients/{client}/report")),
        regions,
        several_checklists: several,
        next,
        later,
        ways: listed.ways(None),
    };
    Ok(html_with(StatusCode::OK, &page))
}

fn row(frame: &Frame, mine: MyStore) -> Row {
    Row {
        address: format!("/stores/{}/report", mine.store.id),
        name: mine.store.name,
        code: mine.store.code,
        unread: mine.unread,
        standings: mine
            .standings
            .iter()
            .map(|standing| figures(frame, standing))
            .collect(),
    }
}

fn figures(frame: &Frame, standing: &Standing) -> Figures {
    let words = &frame.words;
    let mean = &standing.score.mean;
    let n = usize::try_from(mean.n).unwrap_or_default();
    let interval = match (mean.interval, mean.no_interval) {
        (Some(Interval { low, high }), _) => {
            let [low, high] = [low, high].map(|end| words.percent(end.hundredths()));
            let level = words.whole_percent(95);
            let values = [("level", level.as_str()), ("low", &low), ("high", &high)];
            words.with("mine-interval", &values)
        }
        (None, Some(NoInterval::AllEqual)) => words.say("mine-all-equal"),
        (None, _) => words.say("mine-too-few"),
    };
    let visits = words.counted("mine-visits", n);
    let basis = if n == 0 {
        words.say("mine-not-scored")
    } else {
        words.with(
            "mine-basis",
            &[("visits", &visits), ("interval", &interval)],
        )
    };
    let change = standing.change.map(|change| {
        let points = words.points(change.points.0);
        let (sign, key) = match (change.points.0, change.proven) {
            (0, _) => ("same", "mine-change-none"),
            (1.., true) => ("good up", "mine-change-up-proven"),
            (1.., false) => ("up", "mine-change-up"),
            (_, true) => ("wrong down", "mine-change-down-proven"),
            (_, false) => ("down", "mine-change-down"),
        };
        (sign, words.with(key, &[("points", &points)]))
    });
    let verdict = match standing.score.verdict {
        Some(Verdict::Pass) => Some(("good", "mine-passed")),
        Some(Verdict::Fail) => Some(("wrong", "mine-failed")),
        _ => None,
    };
    let months: Vec<_> = standing.months.iter().map(|(_, mean)| *mean).collect();
    let known = || {
        standing
            .months
            .iter()
            .filter_map(|(month, mean)| Some((month, (*mean)?)))
    };
    let label = match (known().next(), known().next_back()) {
        (Some((first, then)), Some((last, now))) => words.with(
            "mine-months",
            &[
                ("first", &words.month(*first)),
                ("then", &words.percent(then.hundredths())),
                ("last", &words.month(*last)),
                ("now", &words.percent(now.hundredths())),
            ],
        ),
        _ => String::new(),
    };
    Figures {
        title: standing.title.clone(),
        score: mean.mean.map(|mean| words.percent(mean.hundredths())),
        verdict: verdict.map(|(class, key)| (class, words.say(key))),
        band: standing.score.band.clone(),
        basis,
        change,
        spark: spark(&months, &label, words.language.is_rtl()),
    }
}
