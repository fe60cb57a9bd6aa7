//! What an author starts from is sound from the first minute.

use std::collections::BTreeSet;

use checklists::{
    Checklist, Language, Question, Sector, Slug, Template, advise, compile, sectors, shipped,
    template,
};
use unicode_normalization::is_nfc;

fn languages(tags: &str) -> Vec<Language> {
    let tags = tags.split(',').filter(|tag| !tag.is_empty());
    tags.map(|tag| Language::new(tag).expect("it is a tag"))
        .collect()
}

fn made(sector: &str, slug: &str, tags: &str) -> (Template, Checklist) {
    let sector = Sector::new(sector).expect("it is a sector");
    let made = template(
        &sector,
        &Slug::new(slug).expect("it is a slug"),
        &languages(tags),
    )
    .expect("the first language is one of the skeleton's");
    let compiled = compile(&made.source);
    let name = format!("{sector}, {tags}");
    let found: BTreeSet<&str> = compiled.diagnostics.iter().map(|one| one.code).collect();
    let foreign = tags.split(',').any(|tag| tag == "fr");
    let expected = foreign.then_some("text_missing_translation");
    assert_eq!(
        found,
        expected.into_iter().collect(),
        "{name}\n{}",
        made.source
    );
    let checklist = compiled.checklist.expect("there are no findings");
    assert_eq!(advise(&made.source, &checklist), [], "{name}");
    assert_eq!(checklist.slug.as_str(), slug);
    assert_eq!(checklist.version, 1);
    assert_eq!(checklist.sector, Some(sector));
    assert!(!checklist.reviewed_by_native && is_nfc(&made.source));
    (made, checklist)
}

#[test]
fn a_skeleton_compiles_without_findings_or_advice_in_any_languages() {
    for tags in ["", "en", "ar", "ta,en", "en,ar,ta", "en-GB,ar-EG"] {
        let (made, checklist) = made("bakery", "our-bakery", tags);
        assert_eq!(made.from, None);
        let wanted = if tags.is_empty() { "en" } else { tags };
        assert_eq!(checklist.languages, languages(wanted));
    }
}

#[test]
fn every_sector_that_ships_gives_its_own_checklist() {
    assert!(sectors().len() >= 2, "{:?}", sectors());
    for sector in sectors() {
        let (all, checklist) = made(sector, "ours", "");
        let from = all.from.expect("one ships");
        assert!(from.file.starts_with(&format!("{sector}/")));
        // The latest version of it, with the comments of its source.
        let later = shipped()
            .iter()
            .find(|one| one.slug == from.slug && one.version > from.version);
        assert_eq!(later, None);
        assert_eq!(all.source.starts_with('#'), from.source.starts_with('#'));
        // Nothing else is another but that it is not compared with a version before.
        let before = compile(from.source).checklist.expect("it ships");
        assert_eq!(checklist.title, before.title);
        assert_eq!(checklist.bands, before.bands);
        assert_eq!(checklist.rules, before.rules);
        assert_eq!(checklist.comparable, None);
        for (question, earlier) in checklist.questions().zip(before.questions()) {
            let plain = |question: &Question| Question {
                comparable: None,
                ..question.clone()
            };
            assert_eq!(*question, plain(earlier));
        }
    }
}

#[test]
fn a_shipped_checklist_comes_in_the_languages_asked_for() {
    let (made, checklist) = made("quick_service", "burgers", "ta,en");
    assert_eq!(
        made.from.map(|one| one.slug),
        Some("quick-service-restaurant")
    );
    assert_eq!(checklist.languages, languages("ta,en"));
    let tags = |text: &checklists::Text| -> Vec<String> {
        text.entries()
            .map(|(language, _)| language.to_string())
            .collect()
    };
    assert_eq!(tags(&checklist.title), ["ta", "en"]);
    for question in checklist.questions() {
        assert_eq!(tags(&question.text), ["ta", "en"], "{}", question.id);
        for option in question.kind.options() {
            assert_eq!(tags(&option.label), ["ta", "en"], "{}", question.id);
        }
    }
}

#[test]
fn a_language_that_a_shipped_checklist_has_not_gives_the_skeleton() {
    let (made, checklist) = made("quick_service", "burgers", "en,fr");
    assert_eq!(made.from, None);
    assert_eq!(checklist.languages, languages("en,fr"));
    // Nothing pretends to be French; the compiler says what is still to be translated.
    assert!(!made.source.contains("fr:"), "{}", made.source);
    assert!(checklist.title.has(&Language::english()));
    assert!(!checklist.title.has(&languages("fr")[0]));
    let sector = Sector::new("bakery").expect("it is a sector");
    let slug = Slug::new("ours").expect("it is a slug");
    assert_eq!(template(&sector, &slug, &languages("fr,en")), None);
}

#[test]
fn the_nearest_of_several_in_a_sector_is_taken() {
    let several: Vec<_> = shipped()
        .iter()
        .filter(|one| one.file.starts_with("contact_centre/"))
        .collect();
    for one in several {
        let slug = format!("our-{}", one.slug);
        let (made, _) = made("contact_centre", &slug, "");
        assert_eq!(made.from, Some(*one));
    }
}
