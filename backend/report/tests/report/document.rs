//! The file itself: the same bytes every time, its photos untouched, its metadata and structure right.
#![expect(
    clippy::unwrap_used,
    reason = "functions of tests, which clippy does not know as tests"
)]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::thread;

use crate::extract::{Extracted, extract};
use crate::{odd, sample};
use api::reports::Photo;
use lopdf::{Dictionary, Object};
use report::{Language, Report, ReportError};
use uuid::Uuid;

#[test]
fn p9_the_same_report_gives_the_same_bytes() {
    for language in Language::all() {
        let first = sample::pdf(&sample::report(language)).unwrap();
        // Another document in between must leave no trace.
        sample::pdf(&odd::visits(Language::ARABIC, 1)).unwrap();
        let second = sample::pdf(&sample::report(language)).unwrap();
        assert!(first == second, "{language:?}");
    }
}

#[test]
fn p9_the_same_report_gives_the_same_bytes_in_any_thread() {
    let reports: Vec<_> = Language::all().map(sample::report).collect();
    let expected: Vec<_> = reports
        .iter()
        .map(|report| sample::pdf(report).unwrap())
        .collect();
    thread::scope(|scope| {
        for shift in 0..4 {
            let (reports, expected) = (&reports, &expected);
            scope.spawn(move || {
                for index in 0..3 {
                    let index = (index + shift) % 3;
                    assert!(sample::pdf(&reports[index]).unwrap() == expected[index]);
                }
            });
        }
    });
}

#[test]
fn p9_another_moment_another_photo_or_another_word_give_another_identity() {
    let report = odd::visits(Language::ENGLISH, 2);
    let identity = |report| {
        let found = extract(&sample::pdf(report).unwrap());
        format!("{:?}", found.file.trailer.get(b"ID").unwrap())
    };
    let mut seen = BTreeSet::from([identity(&report)]);
    let mut changed = report.clone();
    changed.head.as_of += chrono::Duration::days(1);
    seen.insert(identity(&changed));
    let mut changed = report.clone();
    changed.comments[0].text.push('!');
    seen.insert(identity(&changed));
    let mut changed = report.clone();
    changed.photos.push(Photo {
        id: sample::photo_id(3),
        caption: "x".to_owned(),
        month: sample::month(2026, 9),
    });
    seen.insert(identity(&changed));
    assert_eq!(seen.len(), 4);
}

#[test]
fn photos_go_in_byte_for_byte() {
    let report = sample::report(Language::TAMIL);
    let mut photos = sample::photos().clone();
    photos.insert(sample::photo_id(5), grey());
    let found = extract(&report::pdf(Report::Store(&report), &photos).unwrap().bytes);
    let embedded: Vec<&[u8]> = found
        .file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| {
            stream
                .dict
                .get(b"Subtype")
                .is_ok_and(|s| s.as_name().is_ok_and(|name| name == b"Image"))
        })
        .map(|stream| stream.content.as_slice())
        .collect();
    assert_eq!(embedded.len(), 12);
    for (id, jpeg) in &photos {
        assert!(embedded.contains(&&**jpeg), "{id}");
    }
}

fn grey() -> Arc<[u8]> {
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 80)
        .encode(&[90; 64 * 48], 64, 48, image::ExtendedColorType::L8)
        .unwrap();
    bytes.into()
}

#[test]
fn a_photo_that_is_no_jpeg_is_named() {
    let report = sample::report(Language::ENGLISH);
    let mut photos = sample::photos().clone();
    photos.insert(sample::photo_id(3), (*b"\x89PNG").into());
    let error = report::pdf(Report::Store(&report), &photos).unwrap_err();
    assert_eq!(
        error.to_string(),
        "photo 00000000-0000-0000-0000-000000000004 (\"Restroom: the basin and the floor in front of it\") cannot be put into the report: \
         it is not a JPEG. Store it as a baseline or progressive JPEG of at most 500 pixels without metadata"
    );
    photos.remove(&sample::photo_id(3));
    let error = report::pdf(Report::Store(&report), &photos).unwrap_err();
    assert!(error.to_string().ends_with("was not given"), "{error}");
}

#[test]
fn p6_a_photo_with_metadata_is_refused() {
    let report = sample::report(Language::ENGLISH);
    let mut photos = sample::photos().clone();
    let plain = &photos[&sample::photo_id(0)];
    let mut marked = plain[..2].to_vec();
    marked.extend(b"\xff\xe1\x00\x08Exif\x00\x00");
    marked.extend(&plain[2..]);
    photos.insert(sample::photo_id(0), marked.into());
    let refused = matches!(
        report::pdf(Report::Store(&report), &photos),
        Err(ReportError::Photo {
            reason: "it still carries metadata",
            ..
        })
    );
    assert!(refused);
}

#[test]
fn limits_are_checked_before_any_work() {
    let mut report = sample::report(Language::ENGLISH);
    let mut photos = sample::photos().clone();
    for number in 100..189_u128 {
        let id = Uuid::from_u128(number);
        photos.insert(id, photos[&sample::photo_id(0)].clone());
        report.photos.push(Photo {
            id,
            ..report.photos[0].clone()
        });
    }
    assert_eq!(
        report::pdf(Report::Store(&report), &photos),
        Err(ReportError::TooManyPhotos {
            given: 101,
            most: report::MAX_PHOTOS
        })
    );
    report.photos.clear();
    report.comments[0].text = "a".repeat(report::MAX_CHARACTERS + 1);
    assert!(matches!(
        sample::pdf(&report),
        Err(ReportError::TooLong { .. })
    ));
}

fn catalog(found: &Extracted) -> &Dictionary {
    found.file.catalog().unwrap()
}

fn name<'a>(found: &'a Extracted, dictionary: &'a Dictionary, key: &str) -> String {
    String::from_utf8_lossy(found.get(dictionary, key).as_name().unwrap()).into_owned()
}

#[test]
fn the_document_says_its_language_direction_title_and_date() {
    let expected = [
        (
            Language::ENGLISH,
            "L2R",
            "Store report: Palm Grove Kitchen — Marina Walk, 1 July – 30 September 2026",
        ),
        (
            Language::ARABIC,
            "R2L",
            "تقرير المتجر: مطبخ بستان النخيل — ممشى المارينا (Marina Walk)، من 1 يوليو إلى 30 سبتمبر 2026",
        ),
        (
            Language::TAMIL,
            "L2R",
            "கடை அறிக்கை: பனைத்தோப்பு உணவகம் — மெரினா வாக் (Marina Walk), 1 ஜூலை – 30 செப்டம்பர் 2026",
        ),
    ];
    for (language, direction, title) in expected {
        let bytes = sample::pdf(&sample::report(language)).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"));
        let found = extract(&bytes);
        let catalog = catalog(&found);
        assert_eq!(
            found.get(catalog, "Lang").as_str().unwrap(),
            language.tag().as_bytes()
        );
        let preferences = found.get(catalog, "ViewerPreferences").as_dict().unwrap();
        assert_eq!(name(&found, preferences, "Direction"), direction);
        assert!(found.get(preferences, "DisplayDocTitle").as_bool().unwrap());
        let info = found
            .file
            .trailer
            .get(b"Info")
            .and_then(Object::as_reference)
            .unwrap();
        let info = found.file.get_dictionary(info).unwrap();
        assert_eq!(
            lopdf::decode_text_string(found.get(info, "Title")).unwrap(),
            title
        );
        for key in ["CreationDate", "ModDate"] {
            assert_eq!(found.get(info, key).as_str().unwrap(), b"D:20261004140530Z");
        }
        assert!(info.get(b"GTS_PDFXVersion").is_err());
    }
}

/// The entries under one of the outline, with their depth.
fn entries(found: &Extracted, above: &Dictionary, depth: usize, list: &mut Vec<(usize, String)>) {
    if above.get(b"First").is_err() {
        return;
    }
    let mut entry = found.get(above, "First").as_dict().unwrap();
    loop {
        assert_eq!(found.get(entry, "Parent").as_dict().unwrap(), above);
        let title = lopdf::decode_text_string(found.get(entry, "Title")).unwrap();
        list.push((depth, title));
        entries(found, entry, depth + 1, list);
        let Ok(next) = entry.get(b"Next").and_then(Object::as_reference) else {
            break;
        };
        entry = found.file.get_dictionary(next).unwrap();
    }
    assert_eq!(found.get(above, "Last").as_dict().unwrap(), entry);
}

#[test]
fn the_outline_leads_to_every_section_in_order() {
    let found = extract(&sample::pdf(&sample::report(Language::ENGLISH)).unwrap());
    let outlines = found.get(catalog(&found), "Outlines").as_dict().unwrap();
    let mut titles = Vec::new();
    entries(&found, outlines, 0, &mut titles);
    let expected = [
        (0, "Store report"),
        (1, "What to fix first"),
        (
            2,
            "Was a side or a drink suggested that went with the order?",
        ),
        (
            2,
            "Did somebody notice the wrong order and offer to put it right?",
        ),
        (2, "Was the restroom floor dry, and was there soap?"),
        (1, "How it compares"),
        (1, "What went well"),
        (1, "Improved most"),
        (1, "Month by month"),
        (1, "Section by section"),
        (2, "Sections by month"),
        (1, "Missed again and again"),
        (1, "Missed questions"),
        (1, "Visits by band"),
        (1, "When the visits were made"),
        (2, "By part of the day"),
        (2, "By day of the week"),
        (1, "Key numbers"),
        (2, "Net promoter score"),
        (2, "Satisfaction"),
        (2, "Effort"),
        (1, "Latest comments"),
        (1, "Photos"),
        (1, "All visits"),
        (1, "How the figures are made"),
    ];
    let titles: Vec<(usize, &str)> = titles.iter().map(|(d, t)| (*d, t.as_str())).collect();
    assert_eq!(titles, expected);
    let mut place = (0, f32::MAX);
    let title = found.get(outlines, "First").as_dict().unwrap();
    let mut entry = found.get(title, "First").as_dict().unwrap();
    loop {
        let target = found.get(entry, "Dest").as_array().unwrap();
        let page = target[0].as_reference().unwrap();
        let page = found.pages.iter().position(|id| *id == page).unwrap();
        let top = target[3].as_float().unwrap();
        assert!(page > place.0 || top < place.1, "they run down the pages");
        place = (page, top);
        let Ok(next) = entry.get(b"Next").and_then(Object::as_reference) else {
            break;
        };
        entry = found.file.get_dictionary(next).unwrap();
    }
}

#[test]
fn fonts_are_cut_down_to_what_is_used() {
    let report = odd::visits(Language::TAMIL, 2);
    let bytes = sample::pdf(&report).unwrap();
    assert!(bytes.len() < 80_000, "{} bytes", bytes.len());
}
