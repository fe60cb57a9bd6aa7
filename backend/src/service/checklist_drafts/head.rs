//! What a source that need not compile tells of its slug and title.

use checklists::Slug;

/// The longest title that lists show, in characters.
const LONGEST_TITLE: usize = 200;

/// The slug, if the source names a good one.
pub(super) fn slug(source: &str) -> Option<String> {
    let line = value_of(source, "checklist")?;
    Slug::new(scalar(line)?.as_str())
        .ok()
        .map(|slug| slug.as_str().to_owned())
}

/// The title in the language that is written first.
pub(super) fn title(source: &str) -> Option<String> {
    let value = value_of(source, "title")?.trim();
    let text = match value.strip_prefix('{') {
        // `title: {en: Falafel visit, ar: ...}`
        Some(map) => scalar(map.split_once(':')?.1.split([',', '}']).next()?),
        // `en: Falafel visit` on the line below.
        None if value.is_empty() || value.starts_with('#') => {
            let below = source
                .lines()
                .skip_while(|line| !line.starts_with("title:"))
                .nth(1)
                .filter(|line| line.starts_with([' ', '\t']))?;
            scalar(below.split_once(':')?.1)
        }
        None => scalar(value),
    }?;
    Some(text.chars().take(LONGEST_TITLE).collect())
}

/// What stands behind the key in the line that begins with it.
fn value_of<'a>(source: &'a str, key: &str) -> Option<&'a str> {
    source
        .lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))
}

/// A value without its quotes and the comment behind it; `None` if nothing is left, or if its
/// text is on other lines.
fn scalar(value: &str) -> Option<String> {
    let value = value.trim();
    let quoted = |quote: char| {
        let inner = value.strip_prefix(quote)?;
        Some(inner.split(quote).next()?.trim().to_owned())
    };
    let text = quoted('"').or_else(|| quoted('\'')).unwrap_or_else(|| {
        let bare = value.split(" #").next().unwrap_or_default();
        bare.trim().to_owned()
    });
    let elsewhere = matches!(
        text.chars().next(),
        None | Some('|' | '>' | '&' | '*' | '#')
    );
    (!elsewhere && !text.chars().any(char::is_control)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_broken_source_calls_itself_is_found_as_far_as_it_stands_there() {
        for (source, slug_there, title_there) in [
            (
                "checklist: falafel\ntitle: Falafel visit\nsections: [",
                Some("falafel"),
                Some("Falafel visit"),
            ),
            (
                "checklist: falafel # ours\ntitle: \"A: b\"",
                Some("falafel"),
                Some("A: b"),
            ),
            (
                "title: {en: Falafel visit, ar: زيارة}",
                None,
                Some("Falafel visit"),
            ),
            ("title:\n  ta: வருகை\n  en: Visit", None, Some("வருகை")),
            ("title:\nsections:", None, None),
            ("title: |\n  Visit", None, None),
            ("checklist: No Slug\ntitle:", None, None),
            ("", None, None),
            ("title", None, None),
            ("title: {", None, None),
            ("title: '", None, None),
            ("  title: deeper", None, None),
        ] {
            assert_eq!(slug(source).as_deref(), slug_there, "{source}");
            assert_eq!(title(source).as_deref(), title_there, "{source}");
        }
    }
}
