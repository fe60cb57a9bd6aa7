//! The workbook.

use calamine::{Data, Range};
use chrono::NaiveDate;

use crate::reading::{parts, sheets_of, workbook};
use crate::sample::{LANGUAGES, chain, day, store, visit};

/// The cell of a sheet under a heading, in the first row whose first cell says `row`.
fn cell<'a>(
    sheets: &'a [(String, Range<Data>)],
    sheet: &str,
    row: &str,
    heading: &str,
) -> &'a Data {
    let (_, range) = sheets
        .iter()
        .find(|(name, _)| name == sheet)
        .unwrap_or_else(|| panic!("no sheet {sheet}"));
    let mut rows = range.rows();
    let headings = rows.next().expect("a sheet has headings");
    let place = headings
        .iter()
        .position(|said| *said == Data::String(heading.to_owned()));
    let place = place.unwrap_or_else(|| panic!("no heading {heading} in {headings:?}"));
    let row = rows.find(|cells| row.is_empty() || cells[0] == Data::String(row.to_owned()));
    &row.expect("a row that begins so")[place]
}

fn number(data: &Data) -> f64 {
    match data {
        Data::Float(number) => *number,
        Data::Int(number) => *number as f64,
        other => panic!("{other:?} is no number"),
    }
}

fn date(data: &Data) -> NaiveDate {
    match data {
        Data::DateTime(value) => {
            let (year, month, on, ..) = value.to_ymd_hms_milli();
            day(i32::from(year), u32::from(month), u32::from(on))
        }
        other => panic!("{other:?} is no date"),
    }
}

#[test]
fn numbers_dates_flags_and_texts_are_what_they_are() {
    let sheets = sheets_of(&workbook(&store("en")));
    let summary = |row, heading| cell(&sheets, "Summary", row, heading);
    assert_eq!(number(summary("Score", "Value: n")), 8.0);
    assert_eq!(number(summary("Score", "Value")), 0.8463);
    assert_eq!(
        number(summary("Score", "Value: 95 % interval from")),
        0.7912
    );
    let previous = "Against the previous period";
    assert_eq!(number(summary(previous, "Value: difference")), 3.43);
    assert_eq!(
        summary(previous, "Value: difference proven"),
        &Data::Bool(false)
    );
    assert_eq!(date(summary(previous, "From")), day(2026, 4, 1));
    assert_eq!(date(summary(previous, "To")), day(2026, 6, 30));
    assert_eq!(
        summary("Against the target", "Value: no interval because"),
        &Data::String("set, not measured".to_owned())
    );
    assert_eq!(date(cell(&sheets, "Visits", "", "Month")), day(2026, 9, 1));
    assert_eq!(number(cell(&sheets, "Visits", "", "Score")), 0.9375);
    let text = Data::String("A long wait; kind staff.".to_owned());
    assert_eq!(cell(&sheets, "Comments", "", "Comment"), &text);
    assert_eq!(number(cell(&sheets, "Key numbers", "NPS", "Value")), -37.5);
    let styles = &parts(&workbook(&store("en")))["xl/styles.xml"];
    for format in ["0.00 %", "mmm yyyy", "yyyy-mm-dd", "+0.00;-0.00;0.00"] {
        assert!(
            styles.contains(&format!("formatCode=\"{format}\"")),
            "{format}"
        );
    }
}

#[test]
fn every_language_has_its_sheets_and_arabic_runs_from_right_to_left() {
    for language in LANGUAGES {
        for bytes in [
            workbook(&store(language)),
            workbook(&visit(language)),
            workbook(&chain(language, 3)),
        ] {
            let sheets = sheets_of(&bytes);
            for (name, range) in &sheets {
                assert!(name.encode_utf16().count() <= 31);
                let headings: Vec<String> = range
                    .rows()
                    .next()
                    .unwrap()
                    .iter()
                    .map(Data::to_string)
                    .collect();
                for (place, heading) in headings.iter().enumerate() {
                    assert!(!heading.is_empty(), "{language} {name} {headings:?}");
                    assert!(
                        !headings[..place].contains(heading),
                        "{language} {name}: {heading}"
                    );
                }
            }
            let parts = parts(&bytes);
            let pages = parts
                .iter()
                .filter(|(path, _)| path.starts_with("xl/worksheets/"));
            let mut count = 0;
            for (path, xml) in pages {
                count += 1;
                assert_eq!(
                    xml.contains("rightToLeft=\"1\""),
                    language == "ar",
                    "{path}"
                );
                assert!(
                    xml.contains("state=\"frozen\"") && xml.contains("<autoFilter"),
                    "{path}"
                );
            }
            assert_eq!(count, sheets.len());
        }
    }
}

#[test]
fn each_report_has_the_sheets_it_is_known_by() {
    let names = |bytes: &[u8]| -> Vec<String> {
        sheets_of(bytes).into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(
        names(&workbook(&visit("en"))),
        [
            "Report",
            "Summary",
            "Sections",
            "Answers",
            "Timings",
            "Publications",
            "Photos",
            "Method",
        ]
    );
    assert_eq!(
        names(&workbook(&store("en"))),
        [
            "Report",
            "Summary",
            "Sections",
            "Sections by month",
            "Questions",
            "Repeat misses",
            "Trend",
            "Visits",
            "Bands",
            "Key numbers",
            "Grades",
            "Groups",
            "Comments",
            "Photos",
            "Method",
        ]
    );
    assert_eq!(
        names(&workbook(&chain("en", 3))),
        [
            "Report",
            "Summary",
            "League",
            "Regions",
            "Sections",
            "Sections by month",
            "Questions",
            "What separates stores",
            "Trend",
            "Bands",
            "Key numbers",
            "Grades",
            "Groups",
            "Fieldwork",
            "Method",
        ]
    );
}

#[test]
fn p6_the_properties_name_the_report_and_no_person() {
    for language in LANGUAGES {
        let parts = parts(&workbook(&store(language)));
        let core = &parts["docProps/core.xml"];
        assert!(core.contains("<dc:creator></dc:creator>"), "{core}");
        assert!(
            core.contains("<cp:lastModifiedBy></cp:lastModifiedBy>"),
            "{core}"
        );
        assert!(
            core.contains("2026-10-04T14:05:30Z</dcterms:created>"),
            "{core}"
        );
        assert!(
            core.contains("2026-10-04T14:05:30Z</dcterms:modified>"),
            "{core}"
        );
        assert!(parts["docProps/app.xml"].contains("<Company>Northlight Field Research</Company>"));
        assert!(!parts.contains_key("docProps/custom.xml"));
    }
    let parts = parts(&workbook(&store("en")));
    assert!(parts["docProps/core.xml"].contains("<dc:title>Store report: Palm Grove</dc:title>"));
}

#[test]
fn p9_the_same_report_is_the_same_bytes_at_any_second() {
    let first = workbook(&chain("ta", 9));
    // Longer than the two seconds that the clock of a zip file counts in would be a sleep; the
    // entries say 1980 instead, the beginning of that clock.
    assert_eq!(first, workbook(&chain("ta", 9)));
    let header = first
        .windows(4)
        .position(|bytes| bytes == b"PK\x03\x04")
        .unwrap();
    assert_eq!(&first[header + 10..header + 14], [0, 0, 0x21, 0]);
}

#[test]
fn texts_like_formulas_stay_texts() {
    let mut report = store("en");
    let texts = [
        "=1+1", "+1", "-1", "@x", "＝1+1", "\t=1", "<b>&\"'", "_x0041_",
    ];
    report.comments = texts
        .iter()
        .map(|text| api::reports::Comment {
            text: (*text).to_owned(),
            ..report.comments[0].clone()
        })
        .collect();
    report.comments[7].text = "a\u{0}\u{1b}b\r\nc".to_owned();
    let bytes = workbook(&report);
    let sheets = sheets_of(&bytes);
    let (_, range) = sheets.iter().find(|(name, _)| name == "Comments").unwrap();
    let column = range.rows().skip(1).map(|row| row[3].to_string());
    let mut expected = texts.map(str::to_owned).to_vec();
    expected[7] = "ab\nc".to_owned();
    assert_eq!(column.collect::<Vec<_>>(), expected);
    for (path, xml) in parts(&bytes) {
        assert!(!xml.contains("<f>"), "{path}");
    }
}

#[test]
fn a_long_text_goes_on_below_and_says_again_what_it_is_about() {
    let mut report = store("ta");
    let long = "காத்திருந்தேன், யாரும் வரவில்லை. ".repeat(2_000);
    report.comments[0].text.clone_from(&long);
    let sheets = sheets_of(&workbook(&report));
    let (_, range) = sheets.iter().find(|(name, _)| name == "கருத்துகள்").unwrap();
    let rows: Vec<&[Data]> = range.rows().skip(1).collect();
    let units = long.encode_utf16().count();
    assert_eq!(rows.len(), units.div_ceil(32_767));
    assert!(rows.len() > 1);
    let text: String = rows.iter().map(|row| row[3].to_string()).collect();
    assert_eq!(text, long);
    for row in &rows {
        assert_eq!(date(&row[0]), day(2026, 9, 1));
        assert_eq!(row[1].to_string(), "பானம் பரிந்துரைக்கப்பட்டதா?");
    }
    assert_eq!(rows[0][2], Data::Bool(true));
    assert_eq!(rows[1][2], Data::Empty);
}

#[test]
fn two_hundred_stores_are_two_hundred_rows() {
    let sheets = sheets_of(&workbook(&chain("ar", 200)));
    let (_, range) = sheets
        .iter()
        .find(|(name, _)| name == "ترتيب المتاجر")
        .unwrap();
    assert_eq!(range.rows().count(), 201);
}
