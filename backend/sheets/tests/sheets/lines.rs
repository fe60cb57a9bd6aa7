//! The CSV file.

use crate::reading::{Line, line, lines};
use crate::sample::{LANGUAGES, chain, store, visit};

#[test]
fn it_is_utf_8_with_a_mark_and_english_names_of_columns() {
    for language in LANGUAGES {
        let text = String::from_utf8(sheets::csv(&store(language))).unwrap();
        assert!(text.starts_with(
            "\u{feff}part,group,key,label,about,measure,from,last_day,count,n,value,unit,low,high,\
             lowest,highest,reason,difference,diff_low,diff_high,diff_reason,proven,text\r\n"
        ));
        assert!(text.ends_with("\r\n"));
        assert!(text.contains("\"Unit 12, \"\"Marina\"\" Walk\""));
    }
}

#[test]
fn a_figure_has_its_n_interval_and_comparison_in_plain_numbers() {
    let lines = lines(&store("en"));
    let score = line(&lines, &[("part", "summary"), ("key", "score")]);
    let says = |line: &Line, columns: &[(&str, &str)]| {
        for (column, value) in columns {
            assert_eq!(line[*column], *value, "{column}");
        }
    };
    says(
        score,
        &[
            ("measure", "figure"),
            ("label", "Score"),
            ("from", "2026-07-01"),
            ("last_day", "2026-09-30"),
            ("n", "8"),
            ("value", "84.63"),
            ("unit", "percent"),
            ("low", "79.12"),
            ("high", "90.14"),
            ("lowest", "74.63"),
            ("highest", "94.63"),
            ("reason", ""),
        ],
    );
    says(
        line(&lines, &[("key", "previous_period")]),
        &[
            ("from", "2026-04-01"),
            ("last_day", "2026-06-30"),
            ("value", "81.20"),
            ("difference", "3.43"),
            ("diff_low", "-4.05"),
            ("diff_high", "10.91"),
            ("proven", "false"),
        ],
    );
    says(
        line(&lines, &[("key", "target")]),
        &[("n", "0"), ("reason", "set"), ("difference", "-0.37")],
    );
    says(
        line(&lines, &[("key", "region_stores")]),
        &[
            ("reason", "too_few_stores"),
            ("diff_reason", "too_few_stores"),
        ],
    );
    let needed = [("key", "region_stores"), ("measure", "stores_needed")];
    assert_eq!(line(&lines, &needed)["value"], "5");
    says(
        line(&lines, &[("part", "summary"), ("key", "rank")]),
        &[("n", "13"), ("low", "3"), ("high", "8"), ("unit", "count")],
    );
    says(
        line(&lines, &[("part", "questions"), ("measure", "pass_rate")]),
        &[
            ("group", "fix"),
            ("key", "upsell"),
            ("about", "Queue and ordering"),
            ("count", "3"),
            ("n", "8"),
            ("value", "37.50"),
            ("difference", "-3.50"),
            ("proven", "true"),
        ],
    );
    says(
        line(&lines, &[("part", "trend"), ("from", "2026-08-01")]),
        &[
            ("last_day", "2026-08-31"),
            ("n", "0"),
            ("value", ""),
            ("reason", "no_visits"),
        ],
    );
    says(
        line(&lines, &[("part", "key_numbers"), ("group", "nps")]),
        &[
            ("value", "-37.50"),
            ("unit", "nps"),
            ("reason", "not_known"),
            ("diff_low", "-32.50"),
        ],
    );
    says(
        line(&lines, &[("key", "verdict")]),
        &[("value", "pass"), ("unit", "word"), ("text", "Pass")],
    );
    says(
        line(&lines, &[("part", "repeats"), ("measure", "pattern")]),
        &[("text", "✗✓✗✗"), ("unit", "text")],
    );
    says(
        line(&lines, &[("part", "grades"), ("about", "10")]),
        &[("group", "nps"), ("value", "1")],
    );
}

#[test]
fn identifiers_and_numbers_are_the_same_in_every_language() {
    let programs = |lines: Vec<Line>| -> Vec<Line> {
        let people = ["label", "about", "text"];
        let keep = |mut line: Line| {
            line.retain(|column, _| !people.contains(&column.as_str()));
            if line["key"] == "language" {
                line.clear();
            }
            line
        };
        lines.into_iter().map(keep).collect()
    };
    for language in LANGUAGES {
        assert_eq!(
            programs(lines(&store(language))),
            programs(lines(&store("en")))
        );
        assert_eq!(
            programs(lines(&visit(language))),
            programs(lines(&visit("en")))
        );
        assert_eq!(
            programs(lines(&chain(language, 3))),
            programs(lines(&chain("en", 3)))
        );
    }
    let lines = lines(&store("ta"));
    assert_eq!(
        line(&lines, &[("key", "pass_rate")])["label"],
        "தேர்ச்சி விகிதம்"
    );
}

#[test]
fn p8_no_aggregate_is_without_its_interval_or_the_reason() {
    let reports = [
        lines(&store("en")),
        lines(&visit("en")),
        lines(&chain("en", 12)),
    ];
    for line in reports.iter().flatten() {
        let has = |column: &str| !line[column].is_empty();
        if has("n") && (line["unit"] == "percent" || line["unit"] == "nps") {
            // A percent rank has its range in the measure beside it.
            let ranked = line["measure"] == "percent_rank" || line["key"] == "percent_rank";
            assert!(ranked || has("low") != has("reason"), "{line:?}");
        }
        if has("difference") {
            assert!(has("diff_low") != has("diff_reason"), "{line:?}");
            assert!(has("proven"), "{line:?}");
        }
        if ["score", "pass_rate"].contains(&line["measure"].as_str()) && has("value") {
            assert!(has("n") || line["part"] != "league", "{line:?}");
        }
    }
}

#[test]
fn texts_like_formulas_are_neutralised_and_negative_numbers_are_not_touched() {
    let mut report = store("en");
    report.store.name = "=HYPERLINK(\"http://x\")".to_owned();
    report.store.code = "-1".to_owned();
    report.comments[0].text = "＝1+1".to_owned();
    report.comments[0].question = "@SUM(A1)".to_owned();
    report.fix[0].question.text = "\t=1".to_owned();
    let lines = lines(&report);
    assert_eq!(
        line(&lines, &[("key", "store")])["text"],
        "'=HYPERLINK(\"http://x\")"
    );
    assert_eq!(line(&lines, &[("key", "store_code")])["text"], "'-1");
    let comment = line(&lines, &[("part", "comments"), ("measure", "comment")]);
    assert_eq!(comment["text"], "'＝1+1");
    assert_eq!(comment["label"], "'@SUM(A1)");
    assert_eq!(line(&lines, &[("group", "fix")])["label"], "'\t=1");
    assert_eq!(line(&lines, &[("key", "target")])["difference"], "-0.37");
}

#[test]
fn a_visit_says_every_answer_with_its_points_and_what_to_fix_first() {
    let lines = lines(&visit("en"));
    let of = |measure: &str, key: &str| {
        line(
            &lines,
            &[("part", "answers"), ("measure", measure), ("key", key)],
        )
        .clone()
    };
    assert_eq!(of("result", "question_1")["value"], "missed");
    assert_eq!(of("lost", "question_1")["value"], "3.12");
    assert_eq!(of("lost", "question_1")["unit"], "points");
    assert_eq!(of("to_fix", "question_1")["value"], "1");
    assert_eq!(of("strength", "question_2")["value"], "1");
    assert_eq!(
        of("explanation", "question_2")["text"],
        "No: 0 of 5 points."
    );
    let score = line(&lines, &[("part", "summary"), ("key", "score")]);
    assert_eq!(
        (score["value"].as_str(), score["reason"].as_str()),
        ("79.99", "too_few")
    );
    let withdrawn = line(&lines, &[("measure", "withdrawn_on")]);
    assert_eq!(withdrawn["value"], "2026-09-22");
}

#[test]
fn p9_the_same_report_is_the_same_bytes() {
    assert_eq!(sheets::csv(&chain("ar", 9)), sheets::csv(&chain("ar", 9)));
}
