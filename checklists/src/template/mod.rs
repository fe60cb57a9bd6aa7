//! What an author starts from: a shipped checklist of the same sector, or a skeleton.

mod skeleton;

use std::cmp::Reverse;

use serde_json::Value;

use crate::checklist::Checklist;
use crate::compile::compile;
use crate::id::{Sector, Slug};
use crate::shipped::{Shipped, shipped};
use crate::text::Language;
use crate::write::to_yaml;

/// A source to start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The source; it compiles without findings but texts that are still to be translated.
    pub source: String,
    /// The shipped checklist that it was made from; `None` for the skeleton.
    pub from: Option<Shipped>,
}

/// A source for a new checklist of a sector: the shipped checklist of that sector whose slug is
/// nearest, if it has all these languages, else a small skeleton. Without languages, those of the
/// shipped one, or English.
///
/// Its version is 1 and no native speaker has read it. The first language is the default; the
/// skeleton was written in [`languages`](crate::words::languages) alone: `None` where it would
/// need to be in another one.
#[must_use]
pub fn template(sector: &Sector, slug: &Slug, languages: &[Language]) -> Option<Template> {
    let nearest = shipped()
        .iter()
        .filter(|one| sector_of(one) == sector.as_str())
        .max_by_key(|one| {
            let shared = shared_words(one.slug, slug.as_str());
            (shared, Reverse(one.slug), one.version)
        });
    if let Some(one) = nearest
        && let Some(source) = renamed(one, slug, languages)
    {
        return Some(Template {
            source,
            from: Some(*one),
        });
    }
    let english = [Language::english()];
    let languages = match languages {
        [] => &english[..],
        languages => languages,
    };
    Some(Template {
        source: skeleton::source(sector, slug, languages)?,
        from: None,
    })
}

/// The sectors that checklists ship for, each once, in the order of their names.
#[must_use]
pub fn sectors() -> Vec<&'static str> {
    let mut sectors: Vec<&str> = shipped().iter().map(sector_of).collect();
    sectors.sort_unstable();
    sectors.dedup();
    sectors
}

/// The sector of a shipped checklist, which is the folder that it lies in.
fn sector_of(one: &Shipped) -> &'static str {
    one.file.split('/').next().unwrap_or_default()
}

fn shared_words(left: &str, right: &str) -> usize {
    let words = |slug: &'_ str| -> Vec<String> { slug.split('-').map(str::to_owned).collect() };
    let right = words(right);
    let shared = words(left).into_iter().filter(|word| right.contains(word));
    shared.count()
}

/// The shipped source as a first version under another name: with its comments where it keeps its
/// languages, else written anew in those asked for. `None` where it lacks one of them.
fn renamed(one: &Shipped, slug: &Slug, languages: &[Language]) -> Option<String> {
    let mut checklist = compile(one.source).checklist?;
    checklist.slug = slug.clone();
    checklist.version = 1;
    forget_versions(&mut checklist);
    if languages.is_empty() || languages == checklist.languages {
        let edited = edited(one.source, slug);
        return match compile(&edited).checklist {
            Some(same) if same == checklist => Some(edited),
            _ => Some(to_yaml(&checklist)),
        };
    }
    let known = |wanted: &Language| checklist.languages.contains(wanted);
    if !languages.iter().all(known) {
        return None;
    }
    let mut value = serde_json::to_value(&checklist).ok()?;
    keep_languages(&mut value, languages);
    let mut kept: Checklist = serde_json::from_value(value).ok()?;
    kept.languages = languages.to_vec();
    Some(to_yaml(&kept))
}

/// A first version is compared with nothing.
fn forget_versions(checklist: &mut Checklist) {
    checklist.comparable = None;
    for section in &mut checklist.sections {
        section.comparable = None;
        for question in &mut section.questions {
            question.comparable = None;
        }
    }
}

/// The source line by line, with another name and without what compares it with a version before.
fn edited(source: &str, slug: &Slug) -> String {
    let lines = source.lines().filter_map(|line| {
        let key = line.split_once(':').map_or("", |(key, _)| key);
        match key {
            "checklist" => Some(format!("checklist: {slug}")),
            "version" => Some("version: 1".to_owned()),
            "epoch" => None,
            key if key.trim_start() == "comparable" => None,
            _ => Some(line.to_owned()),
        }
    });
    lines.map(|line| line + "\n").collect()
}

/// Leaves every text in these languages alone, in their order.
fn keep_languages(value: &mut Value, languages: &[Language]) {
    match value {
        Value::Array(items) => {
            if let Some(texts) = texts(items) {
                *items = languages
                    .iter()
                    .filter_map(|language| texts.iter().find(|(tag, _)| *tag == language.as_str()))
                    .map(|(_, entry)| entry.clone())
                    .collect();
                return;
            }
            items
                .iter_mut()
                .for_each(|item| keep_languages(item, languages));
        }
        Value::Object(map) => {
            map.values_mut()
                .for_each(|value| keep_languages(value, languages));
        }
        _ => {}
    }
}

/// The entries of a text, `[language, text]`, by language; `None` for another list.
fn texts(items: &[Value]) -> Option<Vec<(String, Value)>> {
    let entry = |item: &Value| match item.as_array().map(Vec::as_slice) {
        Some([Value::String(tag), Value::String(_)]) => {
            let language = Language::new(tag).ok()?;
            Some((language.as_str().to_owned(), item.clone()))
        }
        _ => None,
    };
    let texts: Option<Vec<_>> = items.iter().map(entry).collect();
    texts.filter(|texts| !texts.is_empty())
}
