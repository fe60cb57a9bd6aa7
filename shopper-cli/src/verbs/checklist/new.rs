//! `shopper checklist new`: a checklist to start from.

use std::path::Path;

use checklists::{Language, Sector, Slug, sectors, template, words};

use crate::args::ChecklistNew;
use crate::console::Style;
use crate::context::Context;
use crate::disk::files;
use crate::error::{Error, nearest, shell_word};
use crate::exit::ExitStatus;

pub(super) fn run(context: &mut Context<'_>, args: &ChecklistNew) -> Result<ExitStatus, Error> {
    let near = nearest(&args.sector, sectors()).into_iter().next();
    let sector = Sector::new(args.sector.as_str()).map_err(|_| {
        let error = match args.sector.trim() {
            "" => Error::new("empty-sector"),
            sector => Error::new("bad-sector").with("sector", sector),
        };
        let error = error
            .with("sectors", sectors().join(", "))
            .status(ExitStatus::Usage);
        match &near {
            Some(near) => error.with("near", near).hint("hint-did-you-mean"),
            None => error,
        }
    })?;
    let slug = match &args.slug {
        Some(slug) => slug.clone(),
        None => args.sector.replace('_', "-"),
    };
    let slug = Slug::new(slug.as_str()).map_err(|_| {
        Error::new("bad-slug")
            .with("slug", slug.as_str())
            .status(ExitStatus::Usage)
    })?;
    let languages = languages(&args.languages)?;
    let made = template(&sector, &slug, &languages).ok_or_else(|| unspoken(&languages))?;
    let mut from = match &made.from {
        Some(one) => context.words.say_with(
            "checklist-made-from",
            &[
                ("checklist", one.slug.into()),
                ("version", one.version.into()),
            ],
        ),
        None => context.words.say_with(
            "checklist-made-new",
            &[
                ("sector", sector.as_str().into()),
                ("sectors", sectors().join(", ").into()),
            ],
        ),
    };
    if let (None, Some(near), false) = (&made.from, &near, sectors().contains(&sector.as_str())) {
        let near = [("near", near.into())];
        let question = context.words.say_with("hint-did-you-mean", &near);
        from = format!("{from}\n{question}");
    }
    if made.from.is_none() {
        let bare = languages
            .iter()
            .filter(|one| !spoken().contains(&one.primary().to_owned()));
        let bare: Vec<&str> = bare.map(Language::as_str).collect();
        if !bare.is_empty() {
            let bare = [("languages", bare.join(", ").into())];
            let line = context.words.say_with("checklist-untranslated", &bare);
            from = format!("{from}\n{line}");
        }
    }
    let Some(path) = &args.output else {
        context.console.raw(made.source.as_bytes());
        context.console.note(&from);
        return Ok(ExitStatus::Ok);
    };
    let name = path.display().to_string();
    if let Some(folder) = path
        .parent()
        .filter(|one| *one != Path::new("") && !one.is_dir())
    {
        let folder = folder.display().to_string();
        return Err(Error::new("no-such-folder")
            .with("path", folder.as_str())
            .command(format!("mkdir -p {}", shell_word(&folder))));
    }
    if !files::write_new(path, made.source.as_bytes())? {
        return Err(Error::new("checklist-exists").with("path", name));
    }
    let written = context
        .words
        .say_with("checklist-written", &[("path", name.as_str().into())]);
    context.console.data_styled(Style::Good, &written);
    context.console.note(&from);
    let next = context.words.say("next-check-checklist");
    context.console.note(&next);
    let command = format!("  shopper checklist check --advice {}", shell_word(&name));
    context.console.note_styled(Style::Strong, &command);
    Ok(ExitStatus::Ok)
}

/// The languages that a skeleton exists in.
fn spoken() -> Vec<String> {
    let languages = words::languages().into_iter();
    languages.map(|language| language.to_string()).collect()
}

/// There is nothing to start from in the first of the languages.
fn unspoken(languages: &[Language]) -> Error {
    let first = languages.first().map_or("", Language::as_str);
    Error::new("skeleton-language")
        .with("language", first)
        .with("spoken", spoken().join(", "))
        .status(ExitStatus::Usage)
}

/// The languages, each once.
fn languages(tags: &[String]) -> Result<Vec<Language>, Error> {
    let mut languages: Vec<Language> = Vec::new();
    for tag in tags {
        let language = Language::new(tag.trim()).map_err(|_| {
            Error::new("bad-language")
                .with("language", tag.as_str())
                .status(ExitStatus::Usage)
        })?;
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    Ok(languages)
}
