//! P11: no text makes the report fail, whatever is in it.

use proptest::prelude::*;
use report::Language;

use crate::extract::extract;
use crate::sample;

/// Characters that have broken text layout somewhere: marks without a letter, joiners, isolates,
/// controls, the ends of planes, digits and brackets between scripts.
const TROUBLE: &str = "aZ 0.%([{»-\n\t\u{0}\u{301}\u{30d}\u{200b}\u{200c}\u{200d}\u{200f}\u{202e}\u{2066}\u{2069}\u{feff}\
    بنيلاـًّ٣،؟کகொஸ்ரீஷௌ்ாெ௧क्षि漢ก้😀👩🇮🏽\u{fe0f}\u{e0041}\u{e000}\u{ffff}\u{10ffff}";

fn strange() -> impl Strategy<Value = String> {
    let trouble: Vec<char> = TROUBLE.chars().collect();
    let known = proptest::collection::vec(proptest::sample::select(trouble), 0..60);
    prop_oneof![
        known.prop_map(String::from_iter),
        proptest::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn p11_no_text_makes_the_report_fail(
        texts in proptest::collection::vec(strange(), 12),
        language in proptest::sample::select(Language::all().collect::<Vec<_>>()),
    ) {
        let mut report = sample::report(language);
        report.photos.truncate(1);
        let [agency, client, name, code, region, address, title, slug, band, question, comment, caption] =
            <[String; 12]>::try_from(texts).expect("twelve were asked for");
        report.head.agency = agency;
        report.head.client = client;
        report.store.name = name;
        report.store.code = code;
        report.store.region = region;
        report.store.address = address;
        report.head.checklist.title = title;
        report.head.checklist.slug = slug;
        report.score.band = Some(band);
        report.missed[0].section = question.clone();
        report.missed[0].text = question.clone();
        report.sections[0].title = question.clone();
        report.comments[0].question = question;
        report.comments[0].text = comment;
        report.photos[0].caption = caption;
        let bytes = sample::pdf(&report).expect("a text is never a reason");
        let found = extract(&bytes);
        for piece in &found.pieces {
            prop_assert!(piece.x >= 50.0 && piece.x + piece.width <= 545.5, "{piece:?}");
        }
    }
}
