//! Documents made by hand: what no report has yet, and tables as long as those of the largest chain.

use chrono::{TimeZone, Utc};
use lopdf::{Dictionary, Object};

use super::{Document, write};
use crate::flow::{Flow, Level};
use crate::image::Pictures;
use crate::language::Language;
use crate::page::{Align, BOTTOM, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Colour, Style};
use extract::{Extracted, extract};

#[expect(dead_code, reason = "the tests of reports use all of it")]
#[path = "../../tests/report/extract.rs"]
mod extract;
#[expect(dead_code, reason = "the tests of reports use all of it")]
#[path = "../../tests/report/tree.rs"]
mod tree;

const BODY: Style = Style {
    size: 8.3,
    bold: false,
    colour: Colour(24, 33, 43),
};
const HEADING: Style = Style {
    size: 14.0,
    bold: true,
    ..BODY
};

fn finished(flow: Flow, language: Language) -> Vec<u8> {
    let (pages, structure, headings) = flow.finish();
    let document = Document {
        language,
        title: "T".to_owned(),
        author: "A".to_owned(),
        subject: "S".to_owned(),
        as_of: Utc.with_ymd_and_hms(2026, 10, 4, 14, 5, 30).unwrap(),
        pages,
        structure,
        headings,
        pictures: &Pictures::new(),
    };
    write(&document).unwrap()
}

fn titled(language: Language) -> Flow {
    let mut flow = Flow::new(language);
    flow.outline(Level::Title, "Title");
    let title = flow.own("Title", HEADING, CONTENT_WIDTH);
    flow.run(Role::Title, &title, 0.0, CONTENT_WIDTH);
    flow
}

#[test]
fn headings_nest_in_the_outline_and_links_lead_to_them_across_pages() {
    let mut flow = titled(Language::ENGLISH);
    let mut y = flow.y;
    for part in ["one", "two"] {
        let words = flow.own(&format!("see {part}"), BODY, CONTENT_WIDTH);
        flow.place_link(&words, 0.0, y, CONTENT_WIDTH, Align::Start, part);
        y += words.height();
    }
    flow.y = y;
    flow.heading("Section", HEADING, 0.0);
    flow.anchor("here");
    for part in ["one", "two"] {
        flow.y = BOTTOM - 30.0;
        flow.subheading(part, HEADING, 60.0);
        flow.anchor_heading(part);
        flow.end_section();
    }
    flow.end_section();
    let found = extract(&finished(flow, Language::ENGLISH));
    let tree = tree::check(&found);
    let of_role = |role: &str| {
        let all = tree.all();
        let which = all.iter().filter(|element| element.role == role);
        which.map(|e| e.reading(&found)).collect::<Vec<_>>()
    };
    assert_eq!(of_role("Link"), ["see one", "see two"]);
    assert_eq!(of_role("H3"), ["one", "two"]);
    let targets: Vec<usize> = annotations(&found)
        .iter()
        .map(|annotation| {
            let place = annotation.get(b"Dest").unwrap().as_array().unwrap();
            let page = place[0].as_reference().unwrap();
            found.pages.iter().position(|id| *id == page).unwrap()
        })
        .collect();
    assert_eq!(targets, [1, 2], "each part begins a page of its own");
    let catalog = found.file.catalog().unwrap();
    let outline = found.get(catalog, "Outlines").as_dict().unwrap();
    assert_eq!(outline.get(b"Count").unwrap().as_i64().unwrap(), 2);
    let title = found.get(outline, "First").as_dict().unwrap();
    assert_eq!(title.get(b"Count").unwrap().as_i64().unwrap(), 1);
    let section = found.get(title, "First").as_dict().unwrap();
    assert_eq!(section.get(b"Count").unwrap().as_i64().unwrap(), -2);
}

fn annotations(found: &Extracted) -> Vec<&Dictionary> {
    let page = found.file.get_dictionary(found.pages[0]).unwrap();
    let annotations = found.get(page, "Annots").as_array().unwrap();
    let annotations = annotations.iter().map(Object::as_reference);
    annotations
        .map(|id| found.file.get_dictionary(id.unwrap()).unwrap())
        .collect()
}

#[test]
#[should_panic(expected = "no anchor \"nowhere\"")]
fn a_link_to_nowhere_is_a_mistake_of_the_composition() {
    let mut flow = titled(Language::ENGLISH);
    let words = flow.own("see", BODY, CONTENT_WIDTH);
    let y = flow.y;
    flow.place_link(&words, 0.0, y, CONTENT_WIDTH, Align::Start, "nowhere");
    flow.finish();
}

/// Two hundred stores in seven columns, with names, figures and intervals that differ.
fn league(language: Language, name: &str) -> Vec<u8> {
    let mut flow = titled(language);
    flow.heading("League", HEADING, 0.0);
    flow.structure.open(Role::Table);
    let width = CONTENT_WIDTH / 7.0;
    for store in 0..=200_u32 {
        let seed = store * 2_654_435 % 10_007;
        let cells = if store == 0 {
            [
                "Rank", "Store", "Region", "n", "Score", "Interval", "Change",
            ]
            .map(str::to_owned)
        } else {
            [
                format!("{store}"),
                format!("{name} {}", seed % 977),
                name.to_owned(),
                format!("{}", seed % 40),
                format!("{}.{} %", 50 + seed % 50, seed % 10),
                format!(
                    "{}.{} – {}.{} %",
                    40 + seed % 41,
                    seed % 7,
                    60 + seed % 37,
                    seed % 9
                ),
                format!("+{}.{}", seed % 13, seed % 8),
            ]
        };
        flow.reserve(13.0);
        flow.structure.open(Role::Row);
        let y = flow.y;
        for (column, cell) in (0_u8..).zip(cells) {
            let role = match (store, column) {
                (0, _) => Role::HeaderCell,
                (_, 0) => Role::RowHeader,
                _ => Role::Cell,
            };
            let text = flow.own(&cell, BODY, width);
            flow.structure.open(role);
            let x = f32::from(column) * width;
            flow.place(Role::Paragraph, &text, x, y, width, Align::Start);
            flow.structure.close();
        }
        flow.structure.close();
        flow.y += 13.0;
    }
    flow.structure.close();
    flow.end_section();
    finished(flow, language)
}

#[test]
fn a_table_of_two_hundred_stores_stays_small_with_its_structure() {
    let names = [
        (Language::ENGLISH, "Palm Grove"),
        (Language::ARABIC, "بستان النخيل"),
        (Language::TAMIL, "பனைத்தோப்பு"),
    ];
    for (language, name) in names {
        let bytes = league(language, name);
        let found = extract(&bytes);
        let tree = tree::check(&found);
        let all = tree.all();
        let cells = all
            .iter()
            .filter(|e| ["TH", "TD"].contains(&e.role.as_str()));
        assert_eq!(cells.count(), 201 * 7);
        assert!(all.iter().filter(|e| e.role == "P").count() < 3);
        assert!(bytes.len() < 31_000, "{language:?}: {} bytes", bytes.len());
    }
}

/// The kind of each font of the first page.
fn kinds(found: &Extracted) -> Vec<String> {
    let page = found.file.get_dictionary(found.pages[0]).unwrap();
    let resources = found.get(page, "Resources").as_dict().unwrap();
    let fonts = found.get(resources, "Font").as_dict().unwrap();
    let kind = |id: &Object| {
        let font = found
            .file
            .get_dictionary(id.as_reference().unwrap())
            .unwrap();
        String::from_utf8_lossy(font.get(b"Subtype").unwrap().as_name().unwrap()).into_owned()
    };
    fonts.iter().map(|(_, font)| kind(font)).collect()
}

#[test]
fn a_face_of_which_much_is_shown_has_longer_codes_and_the_same_text() {
    let few: String = (' '..='~').collect();
    let many: String = (' '..='~').chain('À'..='ʯ').collect();
    for (text, kind) in [(few, "TrueType"), (many, "Type0")] {
        let mut flow = titled(Language::ENGLISH);
        let words = flow.own(&text, BODY, CONTENT_WIDTH);
        flow.run(Role::Paragraph, &words, 0.0, CONTENT_WIDTH);
        let found = extract(&finished(flow, Language::ENGLISH));
        assert_eq!(kinds(&found), [kind, "TrueType"]);
        let shown = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(shown(&found.content()), shown(&format!("Title{text}")));
    }
}

#[test]
fn english_texts_of_the_file_take_one_byte_a_character_and_others_two() {
    for (text, bytes) in [
        ("Mean: 83.1\u{a0}% – “good” … é", Some(25)),
        ("தமிழ்", None),
        ("😀", None),
        ("a\u{ad}b", None),
    ] {
        let object = super::text(text);
        let found = object.as_str().unwrap();
        let expected = bytes.unwrap_or(2 + 2 * text.encode_utf16().count());
        assert_eq!(found.len(), expected, "{text}");
        let read = lopdf::decode_text_string(&object).unwrap();
        assert_eq!(read, text.replace('\u{a0}', " "));
    }
}
