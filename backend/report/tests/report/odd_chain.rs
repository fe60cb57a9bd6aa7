//! Chains at the edges: nobody visited, one store, nothing to compare, far too much to say.

use api::reports::{
    ChainReport, Fieldwork, Interval, Mean, NoComparison, NoInterval, Percent, Share,
};
use report::Language;

use crate::sample::chain::report;
use crate::sample::{percent, share};

/// A chain that nobody visited.
pub fn no_visit(language: Language) -> ChainReport {
    let mut report = report(language);
    report.stores_visited = 0;
    report.visits = 0;
    report.score.mean = Mean::default();
    report.score.band = None;
    report.score.verdict = None;
    report.score.influence = None;
    report.pass_rate = None;
    report.pass_rate_difference = None;
    for comparison in &mut report.comparisons {
        comparison.mean = None;
        comparison.difference = None;
        comparison.none = Some(NoComparison::NotScoredNow);
    }
    for band in &mut report.bands {
        (band.n, band.previous_n) = (0, 0);
    }
    for point in &mut report.trend {
        (point.mean, point.n, point.noise) = (None, 0, None);
    }
    for section in &mut report.sections {
        section.score = Mean::default();
        section.difference = None;
    }
    for row in &mut report.league {
        row.score = Mean::default();
        row.position = None;
        row.difference = None;
    }
    report.regions.clear();
    report.worst.clear();
    report.best.clear();
    report.separating.clear();
    report.key_numbers.clear();
    report.dayparts.clear();
    report.weekdays.clear();
    report.fieldwork = Fieldwork {
        settled: 0,
        approved: 0,
        rejected: 0,
        expired: 0,
        cancelled: 0,
        filled: share(0, 0),
        on_time: share(0, 0),
        returned: share(0, 0),
    };
    report
}

/// One store of which a reader may see no other, with two equal visits and no region.
pub fn one_store(language: Language) -> ChainReport {
    let mut report = report(language);
    report.partial = true;
    report.stores = 1;
    report.stores_visited = 1;
    report.visits = 2;
    report.score.mean = Mean {
        mean: Some(percent(8_750)),
        n: 2,
        lowest: Some(percent(8_750)),
        highest: Some(percent(8_750)),
        interval: None,
        no_interval: Some(NoInterval::AllEqual),
    };
    for comparison in &mut report.comparisons {
        comparison.mean = None;
        comparison.difference = None;
        comparison.none = Some(NoComparison::NotScoredThen);
    }
    report.league.truncate(1);
    for row in &mut report.league {
        row.region.clear();
        row.score = report.score.mean;
        row.position = None;
        row.difference = None;
    }
    report.regions.truncate(1);
    for region in &mut report.regions {
        region.region.clear();
        region.stores = 1;
        region.score = report.score.mean;
        region.difference = None;
    }
    for section in &mut report.sections {
        section.score = report.score.mean;
        section.difference = None;
    }
    let few = |part| Share {
        interval: Interval {
            low: percent(945),
            high: percent(9_055),
        },
        ..share(part, 2)
    };
    for question in report.worst.iter_mut().chain(&mut report.best) {
        question.passed = few(1);
        question.missed = 1;
        question.difference = None;
    }
    for band in &mut report.bands {
        (band.n, band.previous_n) = (0, 0);
    }
    report.bands[1].n = 2;
    for point in &mut report.trend {
        (point.mean, point.n, point.noise) = (None, 0, None);
    }
    report.trend[3].mean = Some(percent(8_750));
    report.trend[3].n = 2;
    report.pass_rate = Some(few(2));
    report.pass_rate_difference = None;
    report.separating.clear();
    report.key_numbers.clear();
    report.dayparts.clear();
    report.weekdays.clear();
    report
}

/// Names and questions as long as anybody may write them, in the widest figures there are.
pub fn uneven(language: Language) -> ChainReport {
    let mut report = report(language);
    let long = "Store-without-a-single-space-".repeat(3);
    for (index, row) in report.league.iter_mut().enumerate() {
        row.name = match index % 4 {
            0 => long.clone(),
            1 => format!("{} {}", row.name, row.name),
            2 => "\u{202e}(A)\n(B)\u{2066}".to_owned(),
            _ => String::new(),
        };
        row.region = "Region ".repeat(index % 9);
    }
    for region in &mut report.regions {
        region.region = format!("{} {long}", region.region);
        let Mean { mean, interval, .. } = &mut region.score;
        *mean = Some(Percent::from_hundredths(10_000));
        *interval = Some(Interval {
            low: percent(0),
            high: percent(10_000),
        });
    }
    for question in report.worst.iter_mut().chain(&mut report.best) {
        question.text = format!("{} ", question.text).repeat(6);
    }
    report
}
