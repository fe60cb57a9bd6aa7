//! Charts alone, as SVG.

use api::reports::StoreReport;
use report::{Chart, Language, Report};

use crate::{odd, sample, sample_visit};

fn svg(report: &StoreReport, chart: Chart) -> Option<String> {
    report::svg(Report::Store(report), chart)
}

/// The values of an attribute, in order.
fn attributes<'a>(svg: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    let parts = svg.split(start.as_str()).skip(1);
    parts.map(|part| part.split('"').next().unwrap()).collect()
}

fn numbers(svg: &str, name: &str) -> Vec<f32> {
    let values = attributes(svg, name).into_iter();
    values.map(|value| value.parse().unwrap()).collect()
}

#[test]
fn every_chart_of_the_sample_is_the_same_picture_each_time() {
    for language in Language::all() {
        let report = sample::report(language);
        for chart in Chart::ALL {
            let first = svg(&report, chart).unwrap();
            assert_eq!(Some(first), svg(&report, chart), "{language:?} {chart:?}");
        }
    }
}

#[test]
fn what_has_nothing_to_show_has_no_picture() {
    let mut report = odd::no_visit(Language::ENGLISH);
    report.trend.clear();
    report.sections.clear();
    report.bands.clear();
    for chart in [Chart::Trend, Chart::Sections, Chart::Months, Chart::Bands] {
        assert_eq!(svg(&report, chart), None, "{chart:?}");
    }
}

#[test]
fn nothing_stands_outside_the_picture_and_a_strict_policy_refuses_nothing() {
    for language in Language::all() {
        for report in [sample::report(language), odd::huge(language)] {
            for chart in Chart::ALL {
                let name = format!("{language:?} {chart:?}");
                // Not every report has months to compare, or visits in bands.
                let Some(svg) = svg(&report, chart) else {
                    assert!(matches!(chart, Chart::Months | Chart::Bands), "{name}");
                    continue;
                };
                let area: Vec<f32> = attributes(&svg, "viewBox")[0]
                    .split(' ')
                    .map(|number| number.parse().unwrap())
                    .collect();
                let ends = numbers(&svg, "textLength");
                let starts = numbers(&svg[svg.find("<text").unwrap()..], "x");
                let directions = attributes(&svg, "direction");
                for ((x, length), direction) in starts.iter().zip(ends).zip(directions) {
                    let left = if direction == "rtl" { x - length } else { *x };
                    assert!(
                        left >= area[0] && left + length <= area[0] + area[2],
                        "{name}"
                    );
                }
                for refused in ["style", "script", "href", "url(", "onload"] {
                    let attribute = format!(" {refused}");
                    let element = format!("<{refused}");
                    assert!(
                        !svg.contains(&element) && !svg.contains(&attribute),
                        "{name}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_hostile_title_stays_a_text() {
    let mut report = sample::report(Language::ENGLISH);
    report.sections[0].title = "</text><script>alert(1)</script>".to_owned();
    let svg = svg(&report, Chart::Sections).unwrap();
    assert!(!svg.contains("<script"));
    assert!(svg.contains("&lt;/text&gt;"));
}

#[test]
fn the_picture_says_in_words_what_it_shows() {
    let svg = svg(&sample::report(Language::ENGLISH), Chart::Trend).unwrap();
    assert!(svg.contains("<title>Month by month</title>"));
    let description = svg.split("<desc>").nth(1).unwrap();
    let description = description.split("</desc>").next().unwrap();
    assert!(description.contains("September 2026"), "{description}");
}

#[test]
fn the_months_of_the_sections_are_a_picture_of_their_own() {
    let report = sample::report(Language::ENGLISH);
    let months = |chart| {
        let svg = svg(&report, chart).unwrap();
        svg.contains(">Aug</text>") || svg.contains(">August</text>")
    };
    assert!(months(Chart::Months));
    assert!(!months(Chart::Sections));
}

#[test]
fn the_sections_of_a_visit_are_a_picture() {
    let report = sample_visit::report(Language::ARABIC);
    let svg = report::svg(Report::Visit(&report), Chart::Sections).unwrap();
    let title = &report.sections[0].title;
    assert!(svg.contains(&format!(">{title}</text>")), "{svg}");
    assert_eq!(report::svg(Report::Visit(&report), Chart::Trend), None);
}
