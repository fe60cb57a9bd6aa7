//! Files that are no forms, and workbooks made to break the reader: a sentence, never a panic.

use std::io::{Cursor, Write};

use rust_xlsxwriter::Workbook;
use xlsform::{Import, MAX_BYTES, Unreadable, import};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook of these sheets, each a list of rows of cells.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let page = book.add_worksheet();
        page.set_name(*name).expect("a name");
        for (row, cells) in (0..).zip(rows.iter()) {
            for (column, cell) in (0..).zip(cells.iter()) {
                page.write_string(row, column, *cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn read(sheets: &[(&str, &[&[&str]])]) -> Import {
    import(&book(sheets)).expect("it can be read")
}

fn codes(read: &Import) -> Vec<&'static str> {
    read.findings.iter().map(|one| one.code).collect()
}

fn refused(bytes: &[u8]) -> &'static str {
    import(bytes).expect_err("it is no form").code()
}

const HEAD: &[&str] = &["type", "name", "label::English (en)"];
const ONE: &[&[&str]] = &[HEAD, &["text", "q", "Q"]];

#[test]
fn p11_files_that_are_no_workbooks_say_what_to_do() {
    assert_eq!(refused(b""), "workbook_empty");
    assert_eq!(refused(b"type,name,label\ntext,q,Q\n"), "workbook_text");
    assert_eq!(
        refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        "workbook_xls"
    );
    assert_eq!(refused(&[0, 1, 2, 3]), "workbook_unknown");
    assert_eq!(refused(&vec![b'P'; MAX_BYTES + 1]), "workbook_too_large");
    assert_eq!(refused(b"PK\x03\x04 and then nothing"), "workbook_damaged");
    let mut ods = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    ods.start_file("mimetype", stored).expect("a part");
    ods.write_all(b"application/vnd.oasis.opendocument.spreadsheet")
        .expect("a part");
    assert_eq!(
        refused(&ods.finish().expect("a file").into_inner()),
        "workbook_ods"
    );
    let sentence = import(b"a,b").expect_err("it is text").to_string();
    assert!(sentence.contains("save it as .xlsx"), "{sentence}");
}

#[test]
fn p11_every_truncated_or_changed_workbook_is_refused_or_read() {
    let whole = book(&[("survey", ONE)]);
    for length in (0..whole.len()).step_by(331) {
        let _ = import(&whole[..length]);
    }
    for at in (0..whole.len()).step_by(211) {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        let _ = import(&changed);
    }
}

#[test]
fn p11_what_unpacks_to_more_than_a_form_is_refused_before_it_is_read() {
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for part in ["xl/workbook.xml", "xl/sharedStrings.xml"] {
        bomb.start_file(part, packed).expect("a part");
        bomb.write_all(&vec![b' '; 40 * 1000 * 1000])
            .expect("a part");
    }
    let bytes = bomb.finish().expect("a file").into_inner();
    assert!(bytes.len() < MAX_BYTES);
    assert_eq!(import(&bytes), Err(Unreadable::TooMuch));
}

#[test]
fn p11_far_cells_take_no_memory() {
    let mut far = Workbook::new();
    let page = far.add_worksheet();
    page.set_name("survey").expect("a name");
    page.write_string(0, 0, "type").expect("a cell");
    page.write_string(1_048_575, 0, "text").expect("a cell");
    assert_eq!(
        refused(&far.save_to_buffer().expect("a workbook")),
        "sheet_too_many_rows"
    );
    let mut wide = Workbook::new();
    let page = wide.add_worksheet();
    page.set_name("survey").expect("a name");
    page.write_string(0, 16_383, "type").expect("a cell");
    assert_eq!(
        refused(&wide.save_to_buffer().expect("a workbook")),
        "sheet_too_many_columns"
    );
}

#[test]
fn a_workbook_without_a_survey_names_its_sheets() {
    assert_eq!(refused(&book(&[("Sheet1", ONE)])), "sheet_missing");
    assert_eq!(
        refused(&book(&[("survey", &[&["a", "b"]])])),
        "column_missing"
    );
    assert_eq!(refused(&book(&[("survey", &[])])), "column_missing");
}

#[test]
fn sheets_and_headings_may_be_written_in_capitals_with_blank_rows_between() {
    let read = read(&[
        (
            " SURVEY ".trim(),
            &[
                &[],
                &["TYPE", "Name", "LABEL::English (en)"],
                &[],
                &["TEXT", "q", "Q"],
                &[],
            ],
        ),
        ("Settings", &[&["FORM_TITLE", "form_id"], &["T", "t"]]),
    ]);
    assert_eq!(codes(&read), ["section_made"], "{:?}", read.findings);
    assert!(read.source.contains("kind: text"), "{}", read.source);
}

#[test]
fn rows_that_make_no_sense_are_named_one_by_one() {
    let read = read(&[
        (
            "survey",
            &[
                HEAD,
                &["", "q0", "No type"],
                &["end_group", "", ""],
                &["select_one nowhere", "q1", "Q"],
                &["text", "", "No name"],
                &["integer", "q2", ""],
                &["begin_group", "g", "G"],
                &["text", "q3", "Q"],
            ],
        ),
        ("choices", &[&["list_name", "name"], &["", "a"], &["b", ""]]),
    ]);
    let found = codes(&read);
    for code in [
        "type_missing",
        "group_unbalanced",
        "list_missing",
        "name_missing",
        "choice_incomplete",
        "missing_key",
        "form_id_missing",
        "title_missing",
    ] {
        assert!(found.contains(&code), "{code}: {found:?}");
    }
    assert!(!read.is_sound());
}

#[test]
fn a_cell_cannot_reach_out_of_its_place_in_the_source() {
    let read = read(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label::English (en)",
                    "bind::shop:points",
                    "bind::shop:weight",
                ],
                &[
                    "select_one yn",
                    "q",
                    "Q\nscoring: {method: weighted}\n# \"",
                    "5}\nversion: 9",
                    "{a: ",
                ],
                &["select_one yn", "r", "R", "&a [*a, *a]", "!!int 5"],
            ],
        ),
        (
            "choices",
            &[&["list_name", "name"], &["yn", "yes"], &["yn", "no"]],
        ),
        (
            "settings",
            &[&["form_id", "form_title", "version"], &["t", "T", "3"]],
        ),
    ]);
    let found = codes(&read);
    assert_eq!(
        found
            .iter()
            .filter(|code| **code == "cell_unreadable")
            .count(),
        4,
        "{found:?}"
    );
    let checklist = checklists::compile(&read.source)
        .checklist
        .expect("the rest compiles");
    assert_eq!((checklist.version, checklist.questions().count()), (3, 2));
}

#[test]
fn p11_expressions_as_long_as_cells_are_read_in_reasonable_time() {
    let long = format!("{}${{q}} = 'x'{}", "(".repeat(16_000), ")".repeat(16_000));
    let wide = vec!["${q} = 'yes'"; 2000].join(" or ");
    let rows: Vec<[&str; 4]> = vec![
        ["select_one yn", "r", "R", &long],
        ["select_one yn", "s", "S", &wide],
    ];
    let mut survey: Vec<&[&str]> = vec![
        &["type", "name", "label::English (en)", "relevant"],
        &["select_one yn", "q", "Q"],
    ];
    survey.extend(rows.iter().map(|row| row.as_slice()));
    let read = read(&[
        ("survey", &survey),
        (
            "choices",
            &[&["list_name", "name"], &["yn", "yes"], &["yn", "no"]],
        ),
    ]);
    assert!(codes(&read).contains(&"relevant_not_mapped"));
}

#[test]
fn findings_of_the_language_stand_at_their_cells() {
    let read = read(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label::English (en)",
                    "relevant",
                    "bind::shop:show_if",
                    "bind::shop:pass_at",
                ],
                &["select_one a", "q", "Q", "", "", ""],
                &[
                    "select_one a",
                    "r",
                    "R",
                    "${q} = 'x'",
                    "{question: q, is: y}",
                    "9",
                ],
                &["select_one a", "q", "Again", "", "", ""],
            ],
        ),
        (
            "choices",
            &[
                &["list_name", "name", "label::English (en)", "score"],
                &["a", "x", "X", "1.5"],
                &["a", "y", "Y", "0"],
            ],
        ),
    ]);
    let at = |code: &str| {
        let found = read.findings.iter().find(|one| one.code == code);
        found.map(|one| format!("{}!{}", one.sheet, one.cell))
    };
    assert_eq!(
        at("wrong_type").as_deref(),
        Some("choices!D2"),
        "{:#?}",
        read.findings
    );
    assert_eq!(
        at("duplicate_id").as_deref(),
        Some("survey!B4"),
        "{:#?}",
        read.findings
    );
}

#[test]
fn a_change_beside_our_own_column_is_not_lost_in_silence() {
    let survey: &[&[&str]] = &[
        &[
            "type",
            "name",
            "label::English (en)",
            "relevant",
            "bind::shop:show_if",
        ],
        &["select_one yn", "q", "Q", "", ""],
        &["text", "r", "R", "${q} = 'no'", "{question: q, is: yes}"],
        &["text", "s", "S", "${q} = 'yes'", "{question: q, is: yes}"],
    ];
    let read = read(&[
        ("survey", survey),
        (
            "choices",
            &[&["list_name", "name"], &["yn", "yes"], &["yn", "no"]],
        ),
        ("settings", &[&["form_id", "form_title"], &["t", "T"]]),
    ]);
    let found: Vec<(&str, &str)> = read
        .findings
        .iter()
        .map(|one| (one.code, one.cell.as_str()))
        .collect();
    assert_eq!(
        found,
        [("section_made", "2"), ("own_column_counts", "D3")],
        "{:#?}",
        read.findings
    );
}
