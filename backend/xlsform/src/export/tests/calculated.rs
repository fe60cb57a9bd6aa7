//! The total that a form calculates is the total that we score.

use std::collections::HashMap;

use checklists::checklist::{Kind, Question};
use checklists::score::QuestionState;
use checklists::{Answers, Checklist, Reading, Verdict, check, compile, read, score, shipped};

use super::super::expression::{na_is_a_choice, na_name, none_name};
use super::super::survey::sheets;
use super::super::{Book, Sheets};
use super::corpus;
use super::generate::{Made, Random, Wishes};
use super::oracle::{Form, Value};
use crate::finding::Findings;

/// What a person would enter into the form, row by row.
fn entered(
    checklist: &Checklist,
    answers: &Answers,
    book: &Book<'_>,
    sheets: &Sheets,
) -> HashMap<String, String> {
    let card = score(checklist, answers);
    let mut entered = HashMap::new();
    for (question, scored) in checklist.questions().zip(&card.questions) {
        let Some(answer) = answers.get(&question.id) else {
            continue;
        };
        // What cannot be read could not be entered.
        if scored.state == QuestionState::Blank {
            continue;
        }
        let Ok(mut reading) = read(question, answer) else {
            continue;
        };
        // Nobody can choose what is not offered.
        if let Reading::Options(chosen) = &mut reading {
            let form = Form::new(&sheets.survey.rows, &sheets.choices.rows, entered.clone());
            chosen.retain(|choice| form.offers(question.id.as_str(), choice.id.as_str()));
        }
        if reading == Reading::NotApplicable && !na_is_a_choice(question) {
            let name = book.names.helper(&question.id, "na").to_owned();
            entered.insert(name, "OK".to_owned());
            continue;
        }
        entered.insert(question.id.to_string(), written(question, &reading));
    }
    entered
}

fn written(question: &Question, reading: &Reading<'_>) -> String {
    match reading {
        Reading::Blank => String::new(),
        Reading::NotApplicable => na_name(question),
        Reading::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Reading::Option(choice) => choice.id.to_string(),
        Reading::Options(chosen) if chosen.is_empty() => none_name(question),
        Reading::Options(chosen) => {
            let chosen: Vec<&str> = chosen.iter().map(|one| one.id.as_str()).collect();
            chosen.join(" ")
        }
        Reading::Grade(grade) => grade.to_string(),
        Reading::Number(number) => match question.kind {
            Kind::Date { .. } => checklists::write::date(*number),
            Kind::Time { .. } => {
                let time = checklists::write::time_of_day(number.whole().expect("whole seconds"));
                let seconds = if time.len() == 5 { ":00" } else { "" };
                format!("{time}{seconds}.000+04:00")
            }
            _ => number.to_string(),
        },
        Reading::Text(text) => (*text).to_owned(),
        Reading::Photos(_) => "photo.jpg".to_owned(),
    }
}

/// Compares what the form calculates with the scorecard; whether there was a total to compare.
fn compare(
    name: &str,
    checklist: &Checklist,
    answers: &Answers,
    book: &Book<'_>,
    sheets: &Sheets,
) -> bool {
    let (survey, choices) = (&sheets.survey.rows, &sheets.choices.rows);
    let total = book.names.whole("total");
    if !survey.iter().any(|row| row.get("name") == Some(total)) {
        return false;
    }
    let entered = entered(checklist, answers, book, sheets);
    let form = Form::new(survey, choices, entered.clone());
    let card = score(checklist, answers);
    let gaps = check(checklist, answers);
    let told = || format!("{name}\n{}\n{entered:#?}", checklists::to_yaml(checklist));
    for question in &card.questions {
        let hidden = form.value(question.id.as_str()) == Value::Text(String::new());
        if question.state == QuestionState::Answered {
            let refused = gaps
                .iter()
                .any(|gap| gap.question.as_ref() == Some(&question.id));
            assert!(!hidden, "{}: {}", question.id, told());
            assert!(
                refused || form.accepts(question.id.as_str()),
                "{}: {}",
                question.id,
                told()
            );
        }
        if question.state == QuestionState::Hidden {
            assert!(hidden, "{}: {}", question.id, told());
        }
    }
    let shown = |name: &str| match form.value(name) {
        Value::Text(text) => text,
        Value::Number(number) => {
            let hundredths = number * num_bigint::BigInt::from(100);
            assert!(hundredths.is_integer(), "{}", told());
            let hundredths = i64::try_from(hundredths.to_integer()).expect("a total is small");
            checklists::Percent::from_hundredths(hundredths).to_string()
        }
        other => panic!("{other:?}: {}", told()),
    };
    let expected = card
        .total
        .score
        .map(|score| score.to_string())
        .unwrap_or_default();
    assert_eq!(shown(total), expected, "{}", told());
    if !checklist.bands.is_empty() {
        let expected = card
            .total
            .band
            .map(|band| band.to_string())
            .unwrap_or_default();
        assert_eq!(shown(book.names.whole("band")), expected, "{}", told());
    }
    let verdict = book.names.whole("verdict");
    let expected = match card.total.verdict {
        None => "",
        Some(Verdict::Pass) => "pass",
        Some(Verdict::Fail) => "fail",
        Some(Verdict::NotScored) => "not_scored",
    };
    if survey.iter().any(|row| row.get("name") == Some(verdict)) {
        assert_eq!(shown(verdict), expected, "{}", told());
    } else {
        assert_eq!(expected, "", "{}", told());
    }
    true
}

fn with_book<T>(checklist: &Checklist, each: impl Fn(&Book<'_>, &Sheets) -> T) -> T {
    let book = Book::of(checklist);
    let sheets = sheets(&book, &mut Findings::default());
    each(&book, &sheets)
}

#[test]
fn p4_a_form_calculates_the_total_of_every_case_of_the_corpus() {
    let mut compared = 0;
    for (name, checklist, answers) in corpus() {
        let Some(answers) = answers else { continue };
        let answers = Answers::from_source(&checklist, &answers)
            .or_else(|_| serde_json::from_str(&answers).map_err(|_| ()))
            .unwrap_or_default();
        let total = with_book(&checklist, |book, sheets| {
            compare(&name, &checklist, &answers, book, sheets)
        });
        compared += usize::from(total);
    }
    assert!(compared > 100, "{compared}");
}

/// Answers of every kind to every question, some of them none or not to be read.
fn random_answers(checklist: &Checklist, random: &mut Random) -> Answers {
    let mut answers = serde_json::Map::new();
    for question in checklist.questions() {
        let value = match &question.kind {
            Kind::YesNo { .. } => {
                serde_json::json!(*random.pick(&["yes", "no", "yes", "no", "maybe"]))
            }
            Kind::SingleChoice { options } => serde_json::json!(random.pick(options).id),
            Kind::MultipleChoice { options, .. } => {
                let chosen: Vec<_> = options
                    .iter()
                    .filter(|_| random.percent(40))
                    .map(|one| &one.id)
                    .collect();
                serde_json::json!(chosen)
            }
            Kind::Text { .. } => serde_json::json!("Said in words."),
            Kind::Photo { max, .. } => {
                let photos = random.below(usize::try_from(*max).expect("few") + 1);
                let photos: Vec<String> =
                    (0..photos).map(|number| format!("{number:064x}")).collect();
                answers.insert(
                    question.id.to_string(),
                    serde_json::json!({"photos": photos}),
                );
                continue;
            }
            kind if kind.grades().is_some() => {
                let grades = kind.grades().expect("it has grades");
                serde_json::json!(random.between(*grades.start(), *grades.end()))
            }
            Kind::Date { .. } => {
                serde_json::json!(*random.pick(&["2026-11-22", "2026-12-31", "2025-01-01"]))
            }
            Kind::Time { .. } => {
                serde_json::json!(checklists::write::time_of_day(random.between(0, 1439) * 60))
            }
            _ => serde_json::json!(random.between(0, 700)),
        };
        let answer = match random.below(10) {
            0 => continue,
            1 => serde_json::json!({"na": true}),
            _ => serde_json::json!({"value": value}),
        };
        answers.insert(question.id.to_string(), answer);
    }
    serde_json::from_value(serde_json::Value::Object(answers)).expect("these are answers")
}

#[test]
fn p4_a_form_calculates_the_total_of_every_shipped_checklist() {
    for one in shipped() {
        let checklist = compile(one.source).checklist.expect("it compiles");
        with_book(&checklist, |book, sheets| {
            for seed in 0..40 {
                let answers = random_answers(&checklist, &mut Random::new(seed));
                let name = format!("{} seed {seed}", one.slug);
                assert!(compare(&name, &checklist, &answers, book, sheets), "{name}");
            }
        });
    }
}

#[test]
fn p4_a_form_calculates_the_total_of_generated_checklists() {
    let mut compared = 0;
    for seed in 0..200 {
        let made = Made::new(seed, Wishes::EVERYTHING);
        let checklist = compile(&made.source).checklist.expect("it compiles");
        compared += with_book(&checklist, |book, sheets| {
            let totals = (0..5).filter(|number| {
                let mut random = Random::new(seed * 5 + number);
                let answers = serde_json::from_value(made.answers(&mut random)).unwrap_or_default();
                compare(
                    &format!("seed {seed}.{number}"),
                    &checklist,
                    &answers,
                    book,
                    sheets,
                )
            });
            totals.count()
        });
    }
    assert!(compared > 500, "{compared}");
}
