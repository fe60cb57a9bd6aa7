//! A report as a page, with what it may be narrowed to and its files.

use std::fmt::Write;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::picker::Picker;
use crate::app::App;
use crate::db::{clients, stores};
use crate::error::{Error, Result};
use crate::http::extract::{Path, Query};
use crate::http::reports::{CACHING, is_known};
use crate::service::documents::{Answer, Format, get_document};
use crate::service::reports::{
    About, Resolved, Subject, Wanted, list_titles, note_store_read, resolve,
};
use crate::web::enter::Reader;
use crate::web::{Frame, html_with};

/// What of a report is asked for; what is left empty in the form is as if it were not there.
#[derive(Debug, Default, Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    checklist: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    lang: Option<String>,
}

/// A page that leads here.
struct Crumb {
    address: String,
    text: String,
}

/// A file of the report.
struct Download {
    address: String,
    text: String,
    language: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "reports/report.html")]
struct ReportPage<'a> {
    frame: &'a Frame,
    title: String,
    crumbs: Vec<Crumb>,
    picker: Option<Picker>,
    /// Why there is no report: the key of a sentence.
    none: Option<&'static str>,
    downloads: Vec<Download>,
    report: String,
}

/// What the page is about, before anything is asked for.
struct Place {
    client_id: Uuid,
    name: String,
    crumbs: Vec<Crumb>,
}

pub(in crate::web) async fn of_store(
    State(app): State<App>,
    who: Reader,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let (db, scope) = (app.db.read(), &who.caller.scope);
    let store = stores::find_store(scope, db, id).await?;
    let store = store.ok_or(Error::NotFound)?;
    let client = clients::find_client(scope, db, store.client_id).await?;
    let client = client.ok_or(Error::NotFound)?;
    let place = Place {
        client_id: client.id,
        name: store.name,
        crumbs: vec![Crumb {
            address: format!("/clients/{}/report", client.id),
            text: client.name,
        }],
    };
    note_store_read(&app, &who.caller, id).await?;
    show(&app, &who, Subject::Store(id), place, asked, &headers).await
}

pub(in crate::web) async fn of_chain(
    State(app): State<App>,
    who: Reader,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let client = clients::find_client(&who.caller.scope, app.db.read(), id).await?;
    let client = client.ok_or(Error::NotFound)?;
    let place = Place {
        client_id: id,
        name: client.name,
        crumbs: Vec::new(),
    };
    show(&app, &who, Subject::Chain(id), place, asked, &headers).await
}

pub(in crate::web) async fn of_visit(
    State(app): State<App>,
    who: Reader,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let subject = Subject::Visit(id);
    let wanted = wanted(&who.frame, None, None)?;
    let resolved = resolve(&app, &who.caller, subject, &wanted).await?;
    let About::Visit(_, store) = &resolved.about else {
        return Err(Error::internal(
            "the report of a visit about something else",
        ));
    };
    let place = Place {
        client_id: resolved.client.id,
        name: store.name.clone(),
        crumbs: vec![
            Crumb {
                address: format!("/clients/{}/report", resolved.client.id),
                text: resolved.client.name.clone(),
            },
            Crumb {
                address: format!("/stores/{}/report", store.id),
                text: store.name.clone(),
            },
        ],
    };
    show(&app, &who, subject, place, asked, &headers).await
}

fn wanted(
    frame: &Frame,
    checklist: Option<String>,
    dates: Option<[NaiveDate; 2]>,
) -> Result<Wanted> {
    let language = checklists::Language::new(frame.tag());
    Ok(Wanted {
        checklist,
        from: dates.map(|[from, _]| from),
        to: dates.map(|[_, to]| to),
        language: language.map_err(|error| Error::internal(error.to_string()))?,
        digits: frame.words.digits,
    })
}

async fn show(
    app: &App,
    who: &Reader,
    subject: Subject,
    place: Place,
    asked: Asked,
    headers: &HeaderMap,
) -> Result<Response> {
    let frame = &who.frame;
    let mut page = ReportPage {
        frame,
        title: place.name,
        crumbs: place.crumbs,
        picker: None,
        none: None,
        downloads: Vec::new(),
        report: String::new(),
    };
    let dates = match (asked.from.as_str(), asked.to.as_str()) {
        ("", "") => Ok(None),
        (from, to) => from
            .parse()
            .and_then(|from| to.parse().map(|to| Some([from, to]))),
    };
    let is_visit = matches!(subject, Subject::Visit(_));
    let plain = wanted(frame, None, None)?;
    let titles = if is_visit {
        Vec::new()
    } else {
        list_titles(app, &who.caller, place.client_id, &plain.language).await?
    };
    let mut slug = Some(asked.checklist).filter(|slug| !slug.is_empty());
    if !is_visit {
        let Some((first, _)) = titles.first() else {
            page.none = Some("report-none-yet");
            return Ok(html_with(StatusCode::OK, &page));
        };
        slug = slug.or_else(|| Some(first.clone()));
    }
    let dates = dates.unwrap_or_default();
    let asked_for = wanted(frame, slug.clone(), dates)?;
    let (resolved, refused) = match resolve(app, &who.caller, subject, &asked_for).await {
        Ok(resolved) => (resolved, false),
        // A period that makes no sense, or is not theirs to ask for.
        Err(Error::Invalid(_)) => {
            let usual = wanted(frame, slug, None)?;
            (resolve(app, &who.caller, subject, &usual).await?, true)
        }
        Err(error) => return Err(error),
    };
    if !is_visit {
        let today = app.clock.now().to_utc().date_naive();
        let (slug, period) = (&resolved.slug, resolved.period);
        let mut picker = Picker::new(&frame.words, &titles, slug, period, today);
        picker.language = asked.lang;
        page.picker = Some(picker);
    }
    if refused {
        page.none = Some("report-period-wrong");
        return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    page.downloads = downloads(frame, &resolved, is_visit);
    let settled = match is_visit {
        true => asked_for,
        false => Wanted {
            checklist: Some(resolved.slug.clone()),
            ..asked_for
        },
    };
    let made = get_document(app, &who.caller, subject, &settled, Format::Html, |_| false).await?;
    let Answer::Document(document) = made else {
        return Err(Error::internal("nobody has this page already"));
    };
    let text = std::str::from_utf8(&document.bytes).map_err(Error::internal)?;
    let (title, report) = text.split_once('\n').unwrap_or(("", text));
    (page.title, page.report) = (title.to_owned(), report.to_owned());
    answer(&page, headers)
}

/// The page, unless the browser has the very same.
fn answer(page: &ReportPage<'_>, headers: &HeaderMap) -> Result<Response> {
    let html = page.render().map_err(Error::internal)?;
    let tag = format!(
        "\"{}\"",
        hex::encode(&Sha256::digest(html.as_bytes())[..16])
    );
    let known = is_known(headers, &tag);
    let caching = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, CACHING.to_owned()),
    ];
    Ok(if known {
        (StatusCode::NOT_MODIFIED, caching).into_response()
    } else {
        (caching, axum::response::Html(html)).into_response()
    })
}

/// The files of the report: pages in every language, tables in that of the page.
fn downloads(frame: &Frame, resolved: &Resolved, is_visit: bool) -> Vec<Download> {
    let mut query = String::new();
    if !is_visit {
        let (slug, period) = (&resolved.slug, resolved.period);
        let _ = write!(
            query,
            "&checklist={slug}&from={}&to={}",
            period.from, period.to
        );
    }
    let digits = frame.words.digits.system();
    let address = |ending: &str, tag: &str| {
        format!("{}.{ending}?lang={tag}&digits={digits}{query}", frame.path)
    };
    let mut files: Vec<Download> = frame
        .languages()
        .iter()
        .map(|language| Download {
            address: address("pdf", language.tag()),
            text: frame
                .words
                .with("report-pdf-in", &[("language", &frame.name_of(language))]),
            language: Some(language.tag()),
        })
        .collect();
    for (ending, key) in [("csv", "report-csv"), ("xlsx", "report-xlsx")] {
        files.push(Download {
            address: address(ending, frame.tag()),
            text: frame.t(key),
            language: None,
        });
    }
    files
}
