//! The structure of the document: complete, in reading order, with every link and every figure.

use api::reports::StoreReport;
use report::Language;

use crate::extract::{even, extract};
use crate::{odd, sample, tree};

#[test]
fn the_structure_covers_everything_that_is_not_decoration() {
    let mut reports: Vec<StoreReport> = Language::all().map(sample::report).collect();
    for language in Language::all() {
        reports.push(odd::no_visit(language));
        reports.push(odd::visits(language, 1));
        reports.push(odd::visits(language, 2));
        reports.push(odd::huge(language));
    }
    for report in reports {
        let found = extract(&sample::pdf(&report).unwrap());
        let tree = tree::check(&found);
        let roles: Vec<&str> = tree.all().iter().map(|e| e.role.as_str()).collect();
        for role in ["H1", "H2", "P", "L", "LI", "Lbl", "LBody"] {
            assert!(roles.contains(&role), "{role}");
        }
    }
}

/// Texts of the model, in the order the report has them.
fn texts(report: &StoreReport) -> Vec<&str> {
    let mut texts = vec![report.head.client.as_str(), &report.store.name];
    texts.extend(report.fix.iter().map(|fix| fix.question.text.as_str()));
    for question in report.went_well.iter().chain(&report.improved) {
        texts.extend([question.text.as_str(), &question.section]);
    }
    texts.extend(report.sections.iter().map(|section| section.title.as_str()));
    for repeat in &report.repeats {
        texts.extend([repeat.text.as_str(), &repeat.section]);
    }
    for question in &report.missed {
        texts.extend([question.text.as_str(), &question.section]);
    }
    texts.extend(report.bands.iter().map(|band| band.label.as_str()));
    texts.extend(report.key_numbers.iter().map(|number| number.text.as_str()));
    for comment in &report.comments {
        texts.extend([comment.question.as_str(), &comment.text]);
    }
    texts.extend(report.photos.iter().map(|photo| photo.caption.as_str()));
    let hashes = &report.method.checklist_hashes;
    texts.extend(hashes.iter().map(String::as_str));
    texts
}

#[test]
fn the_structure_reads_in_the_order_of_the_model_in_every_language() {
    for language in Language::all() {
        let report = sample::report(language);
        let found = extract(&sample::pdf(&report).unwrap());
        let read = tree::check(&found).reading(&found);
        let mut rest = read.as_str();
        for text in texts(&report) {
            let text = even(text);
            let at = rest.find(&text);
            let at = at.unwrap_or_else(|| panic!("{language:?}: {text:?} is not in {rest:?}"));
            rest = &rest[at + text.len()..];
        }
    }
}

#[test]
fn words_of_another_script_say_their_language() {
    let found = extract(&sample::pdf(&sample::report(Language::ARABIC)).unwrap());
    let tree = tree::check(&found);
    let all = tree.all();
    let said = |language: &str| all.iter().any(|e| e.language.as_deref() == Some(language));
    assert!(said("en"));
    assert!(
        !said("ar"),
        "what is in the language of the page need not say so"
    );
}

#[test]
fn the_metadata_repeat_title_language_and_date_for_programs_that_open_no_page() {
    let mut report = sample::report(Language::TAMIL);
    report.head.agency = "A < B & \"C\"".to_owned();
    let bytes = sample::pdf(&report).unwrap();
    let found = extract(&bytes);
    let catalog = found.file.catalog().unwrap();
    let packet = found.get(catalog, "Metadata").as_stream().unwrap();
    assert!(packet.dict.get(b"Filter").is_err());
    let xmp = String::from_utf8(packet.content.clone()).unwrap();
    let title = "கடை அறிக்கை: பனைத்தோப்பு உணவகம் — மெரினா வாக் (Marina Walk), 1 ஜூலை – 30 செப்டம்பர் 2026";
    for expected in [
        format!("<rdf:li xml:lang=\"x-default\">{title}</rdf:li>"),
        format!("<rdf:li xml:lang=\"ta\">{title}</rdf:li>"),
        "<dc:language><rdf:Bag><rdf:li>ta</rdf:li></rdf:Bag></dc:language>".to_owned(),
        "<rdf:li>A &lt; B &amp; &quot;C&quot;</rdf:li>".to_owned(),
        "<xmp:CreateDate>2026-10-04T14:05:30Z</xmp:CreateDate>".to_owned(),
        "<pdfuaid:part>1</pdfuaid:part>".to_owned(),
    ] {
        assert!(xmp.contains(&expected), "{expected} is not in {xmp}");
    }
}
