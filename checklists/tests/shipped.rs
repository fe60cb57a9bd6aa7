//! The checklists that come with the product.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use checklists::checklist::Instrument;
use checklists::score::QuestionState;
use checklists::{Answers, Checklist, Kind, Language, Text, check, compile, score, shipped, words};
use unicode_normalization::is_nfc;

const LANGUAGES: [&str; 3] = ["en", "ar", "ta"];

fn definitions() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("definitions")
}

fn compiled() -> Vec<Checklist> {
    let one = |shipped: &checklists::Shipped| {
        let compiled = compile(shipped.source);
        let found = compiled.render(shipped.source, shipped.file);
        assert!(compiled.diagnostics.is_empty(), "{found}");
        compiled.checklist.expect("nothing was found against it")
    };
    shipped().iter().map(one).collect()
}

#[test]
fn every_definition_compiles_without_a_finding_and_is_what_it_says() {
    for (list, shipped) in compiled().iter().zip(shipped()) {
        assert_eq!(list.slug.as_str(), shipped.slug);
        assert_eq!(list.version, shipped.version);
        let name = format!("{}.v{}.yaml", shipped.slug, shipped.version);
        let (folder, file) = shipped.file.split_once('/').unwrap();
        assert_eq!(file, name);
        assert_eq!(list.sector.as_ref().unwrap().as_str(), folder);
        let expected = match list.instrument {
            Instrument::Visit => 20..=40,
            Instrument::SelfAssessment | Instrument::Survey => 5..=40,
        };
        let count = list.questions().count();
        assert!(expected.contains(&count), "{}: {count}", shipped.slug);
    }
}

#[test]
fn every_definition_in_the_folder_is_shipped() {
    let mut found = BTreeSet::new();
    for folder in fs::read_dir(definitions()).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let relative = path
                .strip_prefix(definitions())
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            let beside =
                relative.ends_with(".answers.yaml") || relative.ends_with(".scorecard.txt");
            if !beside {
                found.insert(relative);
            }
        }
    }
    let listed: BTreeSet<String> = shipped().iter().map(|one| one.file.to_owned()).collect();
    assert_eq!(found, listed);
}

fn texts(list: &Checklist) -> Vec<&Text> {
    let mut texts = vec![&list.title, &list.briefing];
    texts.extend(list.bands.iter().map(|band| &band.label));
    texts.extend(list.sections.iter().map(|section| &section.title));
    texts.extend(list.rules.iter().map(|rule| &rule.message));
    for question in list.questions() {
        texts.push(&question.text);
        texts.extend(&question.help);
        texts.extend(question.kind.options().iter().map(|option| &option.label));
        match &question.kind {
            Kind::Scale { labels, .. } => {
                texts.extend(labels.iter().map(|label| &label.label));
            }
            Kind::Number { unit, cases, .. } => {
                texts.extend(unit);
                texts.extend(cases.iter().map(|case| &case.label));
            }
            Kind::Duration { cases, .. } | Kind::Time { cases, .. } | Kind::Money { cases, .. } => {
                texts.extend(cases.iter().map(|case| &case.label));
            }
            Kind::Text { pattern, .. } => {
                texts.extend(pattern.iter().map(|pattern| &pattern.message));
            }
            _ => {}
        }
    }
    texts
}

#[test]
fn p10_every_text_is_there_in_three_languages_and_their_scripts() {
    for list in compiled() {
        for text in texts(&list) {
            for tag in LANGUAGES {
                let language = Language::new(tag).unwrap();
                assert!(
                    text.has(&language),
                    "{}: {tag}: {}",
                    list.slug,
                    text.default_text()
                );
                let written = text.get(&language);
                assert!(is_nfc(written), "{}: {tag}: {written}", list.slug);
                let script = match tag {
                    "ar" => Some('\u{600}'..='\u{6ff}'),
                    "ta" => Some('\u{b80}'..='\u{bff}'),
                    _ => None,
                };
                if let Some(script) = script {
                    let in_script = written.chars().any(|c| script.contains(&c));
                    assert!(in_script, "{}: {tag}: {written}", list.slug);
                }
            }
        }
    }
}

/// The answers files beside a definition, each with the band that its name says, if any.
fn answers_files(shipped: &checklists::Shipped) -> Vec<(Option<String>, std::path::PathBuf)> {
    let stem = definitions().join(shipped.file.trim_end_matches(".yaml"));
    let start = format!("{}.v{}.", shipped.slug, shipped.version);
    let mut found = Vec::new();
    let folder = stem.parent().expect("a file lies in a folder");
    for file in fs::read_dir(folder).expect("the folder can be read") {
        let path = file.expect("the folder can be read").path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.expect("a definition has a plain name");
        if let Some(rest) = name.strip_prefix(&start)
            && let Some(band) = rest.strip_suffix("answers.yaml")
        {
            let band = band.strip_suffix('.').map(str::to_owned);
            found.push((band, path));
        }
    }
    found.sort();
    found
}

#[test]
fn a_filled_visit_lacks_nothing_but_its_photos_and_is_scored_and_explained() {
    for (list, shipped) in compiled().iter().zip(shipped()) {
        for (band, file) in answers_files(shipped) {
            let name = file.file_name().unwrap().to_str().unwrap();
            let source = fs::read_to_string(&file).unwrap();
            let answers = Answers::from_source(list, &source)
                .unwrap_or_else(|found| panic!("{name}: {found:?}"));
            for gap in check(list, &answers) {
                let id = gap.question.clone().unwrap();
                let is_photo = list.question(&id).unwrap().kind.name() == "photo";
                let lacks_its_photo = is_photo && gap.code == "answer_required";
                assert!(band.is_none() && lacks_its_photo, "{name}: {gap:?}");
            }
            let card = score(list, &answers);
            assert!(card.total.score.is_some() && card.total.verdict.is_some());
            if let Some(band) = band {
                let found = card.total.band.as_ref().map(ToString::to_string);
                let total = card.total.score;
                assert_eq!(found, Some(band), "{name}: {total:?}");
            } else {
                let missed = card.missed().count();
                assert!(missed > 0, "{name}: a visit without a miss tells little");
            }
            for question in &card.questions {
                for tag in LANGUAGES {
                    let why = words::reason(&question.reason, list, &Language::new(tag).unwrap());
                    assert!(
                        !why.is_empty() && !why.starts_with("reason-"),
                        "{tag}: {why}"
                    );
                }
                assert!(question.state != QuestionState::Blank || question.reason.points == 0);
            }
        }
    }
}

#[test]
fn every_band_of_a_definition_has_a_visit_that_ends_in_it() {
    for (list, shipped) in compiled().iter().zip(shipped()) {
        let files = answers_files(shipped);
        for band in &list.bands {
            let id = band.id.to_string();
            let found = files.iter().any(|(of, _)| of.as_ref() == Some(&id));
            assert!(found, "{}: no answers file for {id}", shipped.slug);
        }
    }
}

/// `UPDATE_CORPUS=1` writes the scorecards, which a person then reads.
#[test]
fn p4_every_visit_of_a_band_has_the_scorecard_beside_it() {
    let update = std::env::var_os("UPDATE_CORPUS").is_some();
    for (list, shipped) in compiled().iter().zip(shipped()) {
        for (band, file) in answers_files(shipped) {
            if band.is_none() {
                continue;
            }
            let source = fs::read_to_string(&file).unwrap();
            let answers = Answers::from_source(list, &source).unwrap();
            let card = score(list, &answers);
            let text = words::scorecard(&card, list, &Language::english());
            let name = file
                .to_str()
                .unwrap()
                .replace(".answers.yaml", ".scorecard.txt");
            if update {
                fs::write(&name, &text).unwrap();
            }
            let expected = fs::read_to_string(&name).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(text, expected, "{name}");
        }
    }
}

#[test]
fn no_single_question_decides_a_visit() {
    // Points tell staff what matters: no single question may hold a fifth of them all.
    for list in compiled() {
        let possible: i64 = list.questions().map(checklists::Question::possible).sum();
        for question in list.questions() {
            assert!(
                question.possible() * 5 <= possible,
                "{}: {}",
                list.slug,
                question.id
            );
        }
    }
}
