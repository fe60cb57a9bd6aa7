//! What the figures of a store rest on, and by which method each was made.

use api::reports::{Benchmark, StoreReport};

use super::find;
use crate::compose::Composer;
use crate::words::Value;

impl Composer<'_> {
    /// Draws the method box with what this report shows.
    pub(super) fn statement(&mut self, report: &StoreReport) {
        let words = &self.words;
        let score = &report.score;
        let mut shown = Vec::new();
        if let Some(influence) = score.influence {
            let values = [
                ("n", Value::Count(score.mean.n)),
                ("influence", Value::Made(words.percent(influence))),
            ];
            shown.push(("method-sample", words.with("method-sample-text", &values)));
        }
        let differences = report.comparisons.iter().any(|c| c.difference.is_some());
        if differences {
            shown.push(("method-difference", words.say("method-difference-text")));
        }
        if report.position.is_some() {
            shown.push(("method-position", words.say("method-position-text")));
        }
        if report.trend.iter().any(|month| month.noise.is_some()) {
            shown.push(("method-noise", words.say("method-noise-text")));
        }
        if !report.fix.is_empty() {
            shown.push(("method-cost", words.say("method-cost-text")));
        }
        if !report.key_numbers.is_empty() {
            let text = words.say("method-key-numbers-text");
            shown.push(("method-key-numbers", text));
        }
        let chain = find(&report.comparisons, Benchmark::Chain);
        let compared = chain.is_some_and(|chain| chain.mean.is_some())
            || report.sections.iter().any(|s| s.chain.is_some());
        let indicative = score.mean.is_indicative();
        self.method(&report.method, indicative, compared, shown);
    }
}
