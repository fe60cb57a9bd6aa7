//! A checklist as its shopper sees it, in one of its languages.

use checklists::{Checklist, PreviewLine, PreviewRole, preview_lines};

use super::direction;

/// A language to be chosen.
pub(super) struct Tab {
    /// Its tag.
    pub(super) tag: String,
    /// Whether the preview is in it.
    pub(super) is_shown: bool,
}

/// The preview.
pub(super) struct Preview {
    /// The languages of the checklist.
    pub(super) tabs: Vec<Tab>,
    /// The language it is in.
    pub(super) tag: String,
    /// `ltr` or `rtl`.
    pub(super) direction: &'static str,
    /// Its lines.
    pub(super) lines: Vec<PreviewLine>,
}

impl Preview {
    /// The preview in the language asked for, else in that of the page, else in the checklist's own.
    pub(super) fn of(
        checklist: &Checklist,
        asked: Option<&str>,
        page: report::Language,
    ) -> Preview {
        let language = Preview::language(checklist, asked, page);
        let tabs = checklist.languages.iter().map(|one| Tab {
            tag: one.as_str().to_owned(),
            is_shown: *one == language,
        });
        Preview {
            tabs: tabs.collect(),
            tag: language.as_str().to_owned(),
            direction: direction(language.as_str()),
            lines: preview_lines(&checklist.shopper_copy(), &language),
        }
    }

    pub(super) fn language(
        checklist: &Checklist,
        asked: Option<&str>,
        page: report::Language,
    ) -> checklists::Language {
        let find = |tag: &str| checklist.languages.iter().find(|one| one.as_str() == tag);
        let found = asked.and_then(find).or_else(|| find(page.tag()));
        found
            .cloned()
            .unwrap_or_else(|| checklist.default_language())
    }

    /// What a line says; the rules around the name of a section are for terminals.
    pub(super) fn text<'a>(&self, line: &'a PreviewLine) -> &'a str {
        match line.role {
            PreviewRole::Section => line.text.trim_matches(['=', ' ']),
            _ => &line.text,
        }
    }

    /// The class of a line.
    pub(super) fn class(&self, line: &PreviewLine) -> &'static str {
        match line.role {
            PreviewRole::Title => "title",
            PreviewRole::Text => "text",
            PreviewRole::Section => "section",
            PreviewRole::Question => "question",
            PreviewRole::Option => "option",
            PreviewRole::Rule => "rule",
            PreviewRole::Points => "points",
            PreviewRole::Blank => "blank",
        }
    }
}
