//! The store report, in the order an owner reads: the verdict and the change first, then the trend, the
//! sections, what to fix, what went well, comments, photos, and how it was all counted.

use api::reports::{Benchmark, Comparison, StoreReport};

use super::Composer;
use super::masthead::Masthead;
use super::summary::Panel;
use crate::words::Value;

/// The key of the kind of report.
const KIND: &str = "store-report";

impl Composer<'_> {
    /// Draws the whole report. Returns the key of its kind and the name of what it is about.
    pub(super) fn store<'r>(&mut self, report: &'r StoreReport) -> (&'static str, &'r str) {
        let store = &report.store;
        self.masthead(&Masthead {
            kind: KIND,
            title: &store.name,
            place: vec![&store.code, &store.region, &store.address],
            visits: self.visits_made(report.visits, report.score.mean.n),
        });
        self.store_summary(report);
        let following = self.sections_height(&report.sections);
        self.trend(&report.trend, report.score.pass_mark, following);
        self.sections(&report.sections);
        self.comparisons(&report.comparisons, false);
        self.bands(&report.bands);
        self.times(&report.dayparts, &report.weekdays);
        self.key_numbers(&report.key_numbers);
        self.missed(&report.missed, report.score.mean.n == 0);
        self.went_well(&report.went_well);
        self.comments(&report.comments);
        self.photos(&report.photos);
        let chain = find(&report.comparisons, Benchmark::Chain);
        let compared = chain.is_some_and(|chain| chain.mean.is_some())
            || report.sections.iter().any(|s| s.chain.is_some());
        self.method(&report.method, report.score.mean.is_indicative(), compared);
        (KIND, &report.store.name)
    }

    /// Draws the score, what changed, and the chain.
    pub(super) fn store_summary(&mut self, report: &StoreReport) {
        let score = &report.score;
        let none = if report.visits == 0 {
            self.words.say("not-scored-no-visits")
        } else {
            let visits = Value::Count(report.visits);
            self.words.with("not-scored-visits", &[("n", visits)])
        };
        let panel = Panel {
            label: "score",
            mean: score.mean.mean,
            interval: score.mean.interval,
            pass_mark: score.pass_mark,
            band: score.band.as_deref(),
            verdict: score.verdict,
            sentences: self.score_sentences(score, report.visits),
            none,
        };
        let change = self.change_card(find(&report.comparisons, Benchmark::PreviousPeriod));
        let chain = self.chain_card(find(&report.comparisons, Benchmark::Chain));
        self.summary(&panel, [change, chain]);
    }
}

/// The comparison with a benchmark.
pub(super) fn find(comparisons: &[Comparison], with: Benchmark) -> Option<&Comparison> {
    comparisons
        .iter()
        .find(|comparison| comparison.with == with)
}
