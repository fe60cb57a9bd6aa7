//! `shopper photo`: photos of a visit.

use std::path::PathBuf;

use api::photos::StoredPhoto;
use checklists::{Answer, Kind, PhotoDigest, Question};
use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::args::{PhotoAdd, PhotoRemove, ReadVisit};
use crate::console::Style;
use crate::console::layout::{Align, inline, table};
use crate::context::{Context, Desk};
use crate::disk::Edit;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::questions;

/// Photos per answer that are taken beyond what the checklist says: none.
fn most(question: &Question) -> u32 {
    match question.kind {
        Kind::Photo { max, .. } => max.min(question.photo.max),
        _ => question.photo.max,
    }
}

/// Copies files in and attaches them to an answer: all of them or none. Gives the answer and
/// how many were new to it.
pub(super) async fn attach(
    desk: &Desk,
    edit: Edit<'_>,
    question: &Question,
    answer: &Answer,
    files: &[PathBuf],
) -> Result<(Answer, usize), Error> {
    let mut answer = answer.clone();
    let mut photos: Vec<(StoredPhoto, String)> = Vec::new();
    let before = answer.photos.len();
    for path in files {
        let photo = desk.disk.import_photo(path)?;
        let digest = PhotoDigest::new(photo.sha256.as_str())
            .map_err(|error| Error::new("photo-lost").detail(error.to_string()))?;
        if !answer.photos.contains(&digest) {
            answer.photos.push(digest);
        }
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        photos.push((photo, name.unwrap_or_default()));
    }
    let added = answer.photos.len() - before;
    let most = most(question);
    if added > 0 && answer.photos.len() > most as usize {
        return Err(Error::new("too-many-photos")
            .with("question", question.id.as_str())
            .with("max", most)
            .status(ExitStatus::Invalid));
    }
    desk.disk
        .attach_photos(edit, &question.id, &answer, &photos)
        .await?;
    Ok((answer, added))
}

pub(super) async fn add(context: &mut Context<'_>, args: PhotoAdd) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    let checklist = context.checklist(&desk, &visit).await?;
    let question = questions::find(&checklist, &args.question)?;
    let a = &visit.assignment;
    let draft = desk.disk.find_draft(a.visit_id).await?;
    let answers = draft
        .as_ref()
        .map(|draft| draft.answers.clone())
        .unwrap_or_default();
    let answer = answers.get(&question.id).cloned().unwrap_or_default();
    let language = match &draft {
        Some(draft) => draft.language.clone(),
        None => context.checklist_language(&checklist).to_string(),
    };
    let edit = Edit {
        visit_id: a.visit_id,
        checklist_hash: &a.checklist.hash,
        language: &language,
        now: context.env.now(),
    };
    let (_, added) = attach(&desk, edit, question, &answer, &args.files).await?;
    let words = &context.words;
    let said = [
        ("n", added.into()),
        ("question", question.id.as_str().into()),
    ];
    let line = words.say_with("photos-saved", &said);
    context.console.data_styled(Style::Good, &line);
    if !checklists::visible(&checklist, &answers).contains(&question.id) {
        let line = context.words.say_with(
            "photo-of-hidden",
            &[("question", question.id.as_str().into())],
        );
        context.console.note_styled(Style::Warning, &line);
    }
    Ok(ExitStatus::Ok)
}

pub(super) async fn remove(
    context: &mut Context<'_>,
    args: PhotoRemove,
) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    let checklist = context.checklist(&desk, &visit).await?;
    let question = questions::find(&checklist, &args.question)?;
    let a = &visit.assignment;
    let draft = desk.disk.find_draft(a.visit_id).await?;
    let answer = draft
        .as_ref()
        .and_then(|draft| draft.answers.get(&question.id))
        .cloned();
    let handle = context.handle(&desk, &visit).await?;
    let missing = || {
        Error::new("no-such-photo")
            .with("photo", &args.photo)
            .with("question", question.id.as_str())
            .command(format!("shopper photo list {handle}"))
    };
    let mut answer = answer.ok_or_else(missing)?;
    let typed = args.photo.to_lowercase();
    let by_number = typed.parse::<usize>().ok().filter(|_| typed.len() < 4);
    let place = match by_number {
        Some(number) => number
            .checked_sub(1)
            .filter(|index| *index < answer.photos.len()),
        None if typed.len() >= 4 => {
            let mut fitting = answer.photos.iter().enumerate();
            let first = fitting.find(|(_, photo)| photo.as_str().starts_with(&typed));
            let second = fitting.find(|(_, photo)| photo.as_str().starts_with(&typed));
            first.filter(|_| second.is_none()).map(|(index, _)| index)
        }
        None => None,
    };
    answer.photos.remove(place.ok_or_else(missing)?);
    let language = draft.map(|draft| draft.language).unwrap_or_default();
    let edit = Edit {
        visit_id: a.visit_id,
        checklist_hash: &a.checklist.hash,
        language: &language,
        now: context.env.now(),
    };
    // The file stays: a frozen revision may still have to send it.
    desk.disk.save_answer(edit, &question.id, &answer).await?;
    let said = [("question", question.id.as_str().into())];
    let line = context.words.say_with("photo-removed", &said);
    context.console.data_styled(Style::Good, &line);
    Ok(ExitStatus::Ok)
}

#[derive(Serialize)]
struct Listed {
    question: String,
    number: usize,
    sha256: String,
    size_bytes: u64,
    file_name: String,
    added_at: DateTime<Utc>,
}

pub(super) async fn list(context: &mut Context<'_>, args: ReadVisit) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    let visit_id = visit.assignment.visit_id;
    let kept = desk.disk.list_photos(visit_id).await?;
    let draft = desk.disk.find_draft(visit_id).await?;
    let answers = draft.map(|draft| draft.answers).unwrap_or_default();
    let mut photos = Vec::new();
    for (question, answer) in answers.iter() {
        for (index, digest) in answer.photos.iter().enumerate() {
            let found = kept
                .iter()
                .find(|kept| kept.photo.sha256 == digest.as_str());
            photos.extend(found.map(|kept| Listed {
                question: question.to_string(),
                number: index + 1,
                sha256: kept.photo.sha256.clone(),
                size_bytes: kept.photo.size_bytes,
                file_name: kept.file_name.clone(),
                added_at: kept.added_at,
            }));
        }
    }
    if args.json {
        context.console.json(&photos);
        return Ok(ExitStatus::Ok);
    }
    if photos.is_empty() {
        let line = context.words.say("no-photos");
        context.console.note(&line);
        return Ok(ExitStatus::Ok);
    }
    let words = &context.words;
    let heads = [
        "column-question",
        "column-number",
        "column-photo",
        "column-size",
        "column-file",
    ]
    .map(|key| words.say(key));
    let aligns = [
        Align::Start,
        Align::End,
        Align::Start,
        Align::End,
        Align::Start,
    ];
    let columns: Vec<(&str, Align)> = heads.iter().map(String::as_str).zip(aligns).collect();
    let rows: Vec<Vec<String>> = photos
        .iter()
        .map(|photo| {
            vec![
                photo.question.clone(),
                photo.number.to_string(),
                photo.sha256[..12].to_owned(),
                format!("{} kB", photo.size_bytes.div_ceil(1000)),
                inline(&photo.file_name),
            ]
        })
        .collect();
    for line in table(&columns, &rows) {
        context.console.data(&line);
    }
    Ok(ExitStatus::Ok)
}
