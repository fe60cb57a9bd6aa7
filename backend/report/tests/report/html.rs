//! The HTML of reports: whole, in the order and the words of the PDF, and nothing that a policy refuses.

use report::{Html, Language, Links, Report};
use uuid::Uuid;

use crate::extract::{Extracted, even, extract};
use crate::tree::{self, Element, Kid};
use crate::{odd, odd_chain, odd_visit, sample, sample_visit};

fn html(report: Report<'_>) -> Html {
    report::html(
        report,
        Links {
            photo: &|id: Uuid| format!("/photos/{id}?a=1&b=2"),
            visit: &|id: Uuid| format!("/visits/{id}/report"),
            store: &|id: Uuid| format!("/stores/{id}/report"),
        },
    )
}

/// Elements without content.
const VOID: [&str; 1] = ["img"];
/// Elements that hold words and no blocks.
const OF_WORDS: [&str; 7] = ["p", "h1", "h2", "h3", "a", "span", "summary"];
/// What may stand among words; a picture is a word.
const AMONG_WORDS: [&str; 10] = [
    "a", "span", "svg", "img", "path", "text", "title", "desc", "g", "tspan",
];

/// Checks the nesting, and returns the words outside of pictures and of the tables under charts.
fn words_of(html: &str) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut words = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let outside = !open.iter().any(|name| ["svg", "details"].contains(name));
        if outside {
            words.push_str(&rest[..start]);
        }
        let end = rest[start..].find('>').expect("a tag ends") + start;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{name} is closed");
            words.push(' ');
            continue;
        }
        let name = tag.split([' ', '/', '\n']).next().expect("a name");
        let parent = open.last().copied().unwrap_or_default();
        if OF_WORDS.contains(&parent) {
            assert!(AMONG_WORDS.contains(&name), "{name} in {parent}");
        }
        let fits = match name {
            "li" => parent == "ul",
            "tr" => ["thead", "tbody"].contains(&parent),
            "th" | "td" => parent == "tr",
            "thead" | "tbody" => parent == "table",
            "figcaption" => parent == "figure",
            "summary" => parent == "details",
            _ => !["ul", "table", "thead", "tbody", "tr"].contains(&parent),
        };
        assert!(fits, "{name} in {parent}");
        if name == "h2" {
            assert_eq!(
                open,
                ["article", "section"],
                "a section is no part of another"
            );
        }
        assert!(name != "a" || !open.contains(&"a"), "a link in a link");
        // What stands between quotes is a value.
        let names: String = tag.split('"').step_by(2).collect();
        for attribute in ["style", "onload", "onclick"] {
            assert!(!names.contains(&format!(" {attribute}=")), "{tag}");
        }
        assert!(!["script", "style", "iframe"].contains(&name), "{tag}");
        if !tag.ends_with('/') && !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
    words
}

/// Letters and figures alone.
fn bare(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    let guide = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    even(&text)
        .chars()
        .filter(|c| !c.is_whitespace() && !guide(*c))
        .collect()
}

/// The words of an element of a PDF, without those in its pictures.
fn read(element: &Element, found: &Extracted, words: &mut String) {
    if element.role == "Figure" {
        return;
    }
    if let Some(text) = &element.text {
        words.push_str(text);
        return;
    }
    for kid in &element.kids {
        match kid {
            Kid::Element(element) => read(element, found, words),
            Kid::Mark(page, mark) => words.push_str(&found.marked_text(*page, *mark)),
            Kid::Annotation(..) => {}
        }
    }
}

/// Stands for the rows of a table that the page leaves to the files.
const LEFT_OUT: char = '\u{e000}';

/// The page with that sign in place of the words for rows left out, and how often.
fn without_notes(body: &str) -> (String, usize) {
    let mut parts = body.split("<tr class=\"left-out\">");
    let mut page = parts.next().unwrap_or_default().to_owned();
    let mut notes = 0;
    for part in parts {
        let (_, rest) = part.split_once("</tr>").expect("a row ends");
        page.push_str(&format!("<tr><td>{LEFT_OUT}</td></tr>{rest}"));
        notes += 1;
    }
    (page, notes)
}

fn reports_are_alike(name: &str, report: Report<'_>, pdf: &[u8]) {
    let found = extract(pdf);
    let mut printed = String::new();
    read(&tree::tree(&found), &found, &mut printed);
    let page = html(report);
    let printed = bare(&printed);
    let (body, left_out) = without_notes(&page.body);
    let shown = bare(&words_of(&body));
    if left_out > 0 {
        // Of a long table the page has the beginning and the end.
        let mut rest = printed.as_str();
        for (place, part) in shown.split(LEFT_OUT).enumerate() {
            let at = rest.find(part).filter(|at| place > 0 || *at == 0);
            let at = at.unwrap_or_else(|| panic!("{name}: not in the PDF at its place: {part}"));
            rest = &rest[at + part.len()..];
        }
        assert_eq!(rest, "", "{name}");
    } else if shown != printed {
        let common = shown
            .char_indices()
            .zip(printed.chars())
            .find(|((_, a), b)| a != b)
            .map_or(shown.len().min(printed.len()), |((at, _), _)| at);
        let from = |text: &str| {
            let start = text.floor_char_boundary(common.saturating_sub(60).min(text.len()));
            text[start..].chars().take(120).collect::<String>()
        };
        panic!("{name}:\n{}\n{}", from(&shown), from(&printed));
    }
    assert_eq!(page.body.matches("<h1").count(), 1, "{name}");
    assert!(!page.title.is_empty());
}

#[test]
fn every_report_reads_as_its_pdf_does() {
    for language in Language::all() {
        let tag = language.tag();
        for (name, report) in [
            ("a store", sample::report(language)),
            ("no visit", odd::no_visit(language)),
            ("one visit", odd::visits(language, 1)),
            ("a failed store", odd::failed(language)),
            ("a huge store", odd::huge(language)),
        ] {
            let pdf = sample::pdf(&report).unwrap();
            reports_are_alike(&format!("{tag}: {name}"), Report::Store(&report), &pdf);
        }
        let visits = odd_visit::all(language);
        for (name, report) in visits
            .into_iter()
            .chain([("a visit", sample_visit::report(language))])
        {
            let pdf = sample_visit::pdf(&report).unwrap();
            reports_are_alike(&format!("{tag}: {name}"), Report::Visit(&report), &pdf);
        }
        for (name, report) in [
            ("a chain", sample::chain::report(language)),
            ("a chain without visits", odd_chain::no_visit(language)),
            ("a chain of one", odd_chain::one_store(language)),
        ] {
            let pdf = sample::chain::pdf(&report).unwrap();
            reports_are_alike(&format!("{tag}: {name}"), Report::Chain(&report), &pdf);
        }
    }
}

#[test]
fn what_people_wrote_is_text_in_its_own_direction() {
    let mut report = sample::report(Language::ENGLISH);
    let hostile = "</p><script>alert(1)</script>\u{202e}\" onload=\"x مرحبا";
    report.store.name = hostile.to_owned();
    report.went_well[0].text = hostile.to_owned();
    report.photos[0].caption = hostile.to_owned();
    report.comments[0].text =
        format!("مرحبا بكم جميعا في هذا المتجر الجديد الجميل الكبير {hostile}");
    report.sections[0].title = hostile.to_owned();
    let page = html(Report::Store(&report));
    words_of(&page.body);
    assert!(!page.body.contains("<script"));
    assert!(!page.body.contains('\u{202e}'));
    assert!(
        page.body
            .contains("<h1 dir=\"auto\">&lt;/p&gt;&lt;script&gt;")
    );
    assert!(page.body.contains(" dir=\"auto\" lang=\"ar\">مرحبا"));
}

#[test]
fn links_lead_to_places_that_are_there_and_rows_to_their_reports() {
    let visit = sample_visit::report(Language::ARABIC);
    let store = sample::report(Language::TAMIL);
    let mut chain = sample::chain::report(Language::ENGLISH);
    chain.league.truncate(100);
    let mut reports = 0;
    for report in [
        Report::Visit(&visit),
        Report::Store(&store),
        Report::Chain(&chain),
    ] {
        let body = html(report).body;
        let targets: Vec<&str> = body.split("href=\"#").skip(1).collect();
        assert!(targets.len() > 3);
        for target in targets {
            let id = target.split('"').next().unwrap();
            assert_eq!(body.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
        }
        reports += body.matches("/report\">").count();
        for photo in report.photos() {
            let address = format!("src=\"/photos/{}?a=1&amp;b=2\"", photo.id);
            assert!(body.contains(&address), "{address}");
        }
    }
    let expected = store.visit_list.len() + chain.league.len();
    assert_eq!(reports, expected, "each visit and each store has a link");
}

#[test]
fn a_long_table_shows_its_ends_and_says_where_the_rest_is() {
    let chain = sample::chain::report(Language::ENGLISH);
    let body = html(Report::Chain(&chain)).body;
    let (_, left_out) = without_notes(&body);
    assert_eq!(left_out, 1);
    assert!(body.contains(" rows between these are in the files alone: PDF, XLSX and CSV."));
    for place in [0, 24, chain.league.len() - 25, chain.league.len() - 1] {
        let id = chain.league[place].store_id;
        assert!(body.contains(&format!("/stores/{id}/report")), "{place}");
    }
}

#[test]
fn charts_are_drawn_and_say_their_figures_in_a_table() {
    for language in Language::all() {
        let report = sample::report(language);
        let body = html(Report::Store(&report)).body;
        let charts = body.matches("<figure class=\"chart").count();
        assert_eq!(charts, body.matches("<details>").count(), "{language:?}");
        assert_eq!(charts, 1 + report.key_numbers.len(), "{language:?}");
        // The score on its scale, a bar for every section, every band and every visit.
        let bars = body.matches("<div class=\"bar\">").count();
        let least = 1 + report.sections.len() + report.bands.len() + report.visit_list.len();
        assert!(bars >= least, "{language:?}: {bars} of {least}");
        assert!(body.contains("verdict-pass"), "{language:?}");
        assert!(body.contains("class=\"shade-"), "{language:?}");
    }
}
