//! The photos of a submission: their bytes, and a large view that can be turned.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::said;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::extract::{Path, Query};
use crate::service::reviews::desk::{Size, get_desk, get_photo};
use crate::web::enter::Contractor;
use crate::web::{Frame, html};

/// Which copy of a photo is asked for.
#[derive(Debug, Deserialize)]
pub(in crate::web) struct Copy {
    size: Option<String>,
}

/// A photo's bytes: as taken, or a copy for the screen. What they are never changes under one digest.
pub(in crate::web) async fn photo(
    State(app): State<App>,
    who: Contractor,
    Path((id, sha256)): Path<(Uuid, String)>,
    Query(copy): Query<Copy>,
) -> Result<Response> {
    let size = match copy.size.as_deref() {
        Some("small") => Size::Small,
        Some("screen") => Size::Screen,
        _ => Size::Original,
    };
    let (bytes, media) = get_photo(&app, &who.caller, id, &sha256, size).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("inline"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, max-age=86400, immutable"),
        ),
    ];
    Ok((headers, bytes).into_response())
}

/// How often the photo is turned to the right by a quarter.
#[derive(Debug, Deserialize)]
pub(in crate::web) struct Turned {
    turn: Option<u8>,
}

#[derive(Template)]
#[template(path = "reviews/photo.html")]
struct PhotoPage<'a> {
    frame: &'a Frame,
    id: Uuid,
    sha256: &'a str,
    store: &'a str,
    /// The questions that the photo answers, with the anchor of the first on the desk.
    questions: Vec<String>,
    anchor: String,
    facts: Vec<(String, String)>,
    turn: u8,
    /// One turn further to the left, and to the right.
    turns: (u8, u8),
    is_reused: bool,
    /// The photos of the submission before and after this one.
    others: (Option<String>, Option<String>),
}

/// The large view of a photo.
pub(in crate::web) async fn photo_page(
    State(app): State<App>,
    who: Contractor,
    Path((id, sha256)): Path<(Uuid, String)>,
    Query(turned): Query<Turned>,
) -> Result<Response> {
    let desk = get_desk(&app, &who.caller, id, None).await?;
    let words = &who.frame.words;
    let language = said::language(words);
    let photos = &desk.revision.photos;
    let place = photos.iter().position(|photo| photo.sha256 == sha256);
    let place = place.ok_or(Error::NotFound)?;
    let photo = photos.get(place).ok_or(Error::NotFound)?;
    let text_of = |id: &String| {
        let question = desk.checklist.questions().find(|q| q.id.as_str() == id);
        question.map_or_else(|| id.clone(), |q| q.text.get(&language).to_owned())
    };
    let mut facts = vec![(
        words.say("desk-received"),
        said::local(words, &desk, photo.received_at),
    )];
    if let Some(taken) = &photo.taken_at {
        facts.push((words.say("photo-taken"), words.figures(taken)));
    }
    if let (Some(latitude), Some(longitude)) = (photo.latitude, photo.longitude) {
        let place = words.figures(&format!("{latitude:.5}, {longitude:.5}"));
        facts.push((words.say("photo-place"), place));
    }
    let size = words.figures(&format!("{} × {}", photo.width, photo.height));
    facts.push((words.say("photo-size"), size));
    let turn = turned.turn.unwrap_or(0) % 4;
    let other = |place: Option<usize>| {
        let photo = place.and_then(|place| photos.get(place));
        photo.map(|photo| photo.sha256.clone())
    };
    let page = PhotoPage {
        frame: &who.frame,
        id,
        sha256: &sha256,
        store: &desk.visit.store.name,
        questions: photo.questions.iter().map(text_of).collect(),
        anchor: photo.questions.first().cloned().unwrap_or_default(),
        facts,
        turn,
        turns: ((turn + 3) % 4, (turn + 1) % 4),
        is_reused: said::is_reused(&desk.revision.flags, &sha256),
        others: (other(place.checked_sub(1)), other(Some(place + 1))),
    };
    Ok(html(&page))
}
