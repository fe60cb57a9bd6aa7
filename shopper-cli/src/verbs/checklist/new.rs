//! `shopper checklist new`: a checklist to start from.

use checklists::{Language, Sector, Slug, sectors, template};

use crate::args::ChecklistNew;
use crate::console::Style;
use crate::context::Context;
use crate::disk::files;
use crate::error::{Error, shell_word};
use crate::exit::ExitStatus;

pub(super) fn run(context: &mut Context<'_>, args: &ChecklistNew) -> Result<ExitStatus, Error> {
    let sector = Sector::new(args.sector.as_str()).map_err(|_| {
        Error::new("bad-sector")
            .with("sector", args.sector.as_str())
            .with("sectors", sectors().join(", "))
            .status(ExitStatus::Usage)
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
    let made = template(&sector, &slug, &languages);
    let from = match &made.from {
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
    let Some(path) = &args.output else {
        context.console.raw(made.source.as_bytes());
        context.console.note(&from);
        return Ok(ExitStatus::Ok);
    };
    let name = path.display().to_string();
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
