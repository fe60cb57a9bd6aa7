//! The stores of an owner as a file: what the first page shows of each, every number with its n and its
//! interval (P8).

use api::reports::Verdict;
use axum::response::Response;
use checklists::Language;
use sheets::list::{Item, List};

use crate::app::App;
use crate::error::{Error, Result};
use crate::service::reports::{MyStore, Standing, list_my_stores};
use crate::web::Frame;
use crate::web::enter::Anyone;
use crate::web::lists::{FileKind, answer, new_list};

/// Stores read at once.
const PART: u64 = 200;
/// The most stores of a file.
const MOST: usize = 10_000;

const COLUMNS: [&str; 13] = [
    "stores-region",
    "stores-code",
    "stores-name",
    "visits-field-checklist",
    "reviews-score",
    "reviews-verdict",
    "mine-column-band",
    "mine-column-n",
    "mine-column-low",
    "mine-column-high",
    "mine-column-change",
    "mine-column-before",
    "mine-new",
];

/// All stores that the page would show, page after page, as a file.
pub(super) async fn answer_file(
    app: &App,
    who: &Anyone,
    kind: FileKind,
    language: &Language,
    words: &str,
) -> Result<Response> {
    let searched = Some(words).filter(|words| !words.is_empty());
    let mut rows = Vec::new();
    let mut after: Option<(String, String)> = None;
    loop {
        let found = list_my_stores(app, &who.caller, language, searched, after, PART).await?;
        let is_last = found.len() < usize::try_from(PART).map_err(Error::internal)?;
        let last = found.last().map(|mine| &mine.store);
        after = last.map(|store| (store.region.clone(), store.code.clone()));
        rows.extend(found.iter().flat_map(|mine| lines(&who.frame, mine)));
        if rows.len() > MOST {
            let text = format!("the list has more than {MOST} stores; search for fewer");
            return Err(Error::TooLarge(text));
        }
        if is_last {
            break;
        }
    }
    let list = List {
        rows,
        ..new_list(&who.frame, "mine-title", &COLUMNS)
    };
    answer(kind, "stores", list).await
}

/// A line for each checklist that has results of the store; one line where none has.
fn lines(frame: &Frame, mine: &MyStore) -> Vec<Vec<Item>> {
    let store = &mine.store;
    let line = |standing: Option<&Standing>| {
        let mut line = vec![
            Item::text(store.region.as_str()),
            Item::text(store.code.as_str()),
            Item::text(store.name.as_str()),
        ];
        match standing {
            Some(standing) => line.extend(figures(frame, standing)),
            None => line.resize(COLUMNS.len() - 1, Item::Empty),
        }
        let is_new = mine.unread && standing.is_some();
        line.push(match is_new {
            true => Item::text(frame.t("mine-new")),
            false => Item::Empty,
        });
        line
    };
    if mine.standings.is_empty() {
        return vec![line(None)];
    }
    mine.standings
        .iter()
        .map(|standing| line(Some(standing)))
        .collect()
}

fn figures(frame: &Frame, standing: &Standing) -> [Item; 9] {
    let mean = &standing.score.mean;
    let percent = |value: Option<api::reports::Percent>| {
        value.map_or(Item::Empty, |value| Item::Percent(value.hundredths()))
    };
    let verdict = match standing.score.verdict {
        Some(Verdict::Pass) => Item::text(frame.t("mine-passed")),
        Some(Verdict::Fail) => Item::text(frame.t("mine-failed")),
        _ => Item::Empty,
    };
    let points = standing.change.map(|change| change.points.0);
    [
        Item::text(standing.title.as_str()),
        percent(mean.mean),
        verdict,
        Item::text(standing.score.band.clone().unwrap_or_default()),
        Item::Whole(i64::from(mean.n)),
        percent(mean.interval.map(|interval| interval.low)),
        percent(mean.interval.map(|interval| interval.high)),
        points.map_or(Item::Empty, |points| Item::Number(points as f64 / 100.0)),
        Item::Whole(i64::from(standing.previous_n)),
    ]
}
