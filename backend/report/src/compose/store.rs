//! The store report, in the order an owner reads: the verdict, what to fix first and how it compares on the
//! first page; then what went well, the months, the sections, the questions, the visits, what visitors said,
//! and how it was all counted.

mod fixes;
mod improved;
mod position;
mod repeats;
mod statement;
mod visits;

use api::reports::{Benchmark, Comment, Comparison, Share, StoreReport};

use super::Composer;
use super::masthead::Masthead;
use super::summary::Panel;
use super::theme::BODY;
use crate::words::Value;

/// The key of the kind of report.
const KIND: &str = "store-report";

impl Composer<'_> {
    /// Draws the whole report. Returns the key of its kind and the name of what it is about.
    pub(super) fn store<'r>(&mut self, report: &'r StoreReport) -> (&'static str, &'r str) {
        let store = &report.store;
        let unscored = report.score.mean.n == 0;
        self.masthead(&Masthead {
            kind: KIND,
            title: &store.name,
            place: vec![&store.code, &store.region, &store.address],
            visits: self.visits_made(report.visits, report.score.mean.n),
        });
        self.store_summary(report);
        self.fixes(&report.fix, unscored);
        self.comparisons(&report.comparisons, false);
        self.went_well(&report.went_well);
        self.improved(&report.improved);
        self.trend(&report.trend, report.score.pass_mark);
        self.sections(&report.sections);
        self.repeats(&report.repeats);
        self.missed(&report.missed, unscored);
        self.bands(&report.bands);
        self.times(&report.dayparts, &report.weekdays);
        self.key_numbers(&report.key_numbers);
        self.comments(&comments(report));
        self.photos(&report.photos);
        self.visit_list(&report.visit_list, report.score.pass_mark);
        self.statement(report);
        (KIND, &report.store.name)
    }

    /// Draws the score with its verdict, the change, and the place in the chain.
    pub(super) fn store_summary(&mut self, report: &StoreReport) {
        let score = &report.score;
        let none = if report.visits == 0 {
            self.words.say("not-scored-no-visits")
        } else {
            let visits = Value::Count(report.visits);
            self.words.with("not-scored-visits", &[("n", visits)])
        };
        let mut sentences = self.score_sentences(score, report.visits);
        if let Some(passed) = report.pass_rate.and_then(|rate| self.passed(&rate)) {
            // After what is said of the mean, before what is said in small print.
            let small = sentences
                .iter()
                .position(|(_, style)| style.size < BODY.size);
            sentences.insert(small.unwrap_or(sentences.len()), (passed, BODY));
        }
        let panel = Panel {
            label: "score",
            mean: score.mean.mean,
            interval: score.mean.interval,
            pass_mark: score.pass_mark,
            band: score.band.as_deref(),
            verdict: score.verdict,
            sentences,
            none,
        };
        let previous = find(&report.comparisons, Benchmark::PreviousPeriod);
        let change = self.change_card(Benchmark::PreviousPeriod, previous);
        let position = self.position_card(report.position, report.no_position);
        self.summary(&panel, [change, position]);
    }

    /// How many of the scored visits passed.
    fn passed(&self, rate: &Share) -> Option<String> {
        let words = &self.words;
        let (low, high) = (rate.interval.low, rate.interval.high);
        let values = [
            ("part", Value::Made(words.count(rate.part))),
            ("n", Value::Made(words.count(rate.n))),
            ("share", Value::Made(words.percent(rate.share?))),
            ("range", Value::Made(words.percent_range(low, high))),
        ];
        Some(words.with("score-passed", &values))
    }
}

/// The latest comments, and those beside what to fix, which stand there cut where they are long.
fn comments(report: &StoreReport) -> Vec<Comment> {
    let mut comments = report.comments.clone();
    for comment in report.fix.iter().filter_map(|fix| fix.comment.as_ref()) {
        if !comments.contains(comment) {
            comments.push(comment.clone());
        }
    }
    comments
}

/// The comparison with a benchmark.
pub(super) fn find(comparisons: &[Comparison], with: Benchmark) -> Option<&Comparison> {
    comparisons
        .iter()
        .find(|comparison| comparison.with == with)
}
