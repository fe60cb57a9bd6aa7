//! How the figures of a chain are made, and which visits they are over.

use super::super::Composer;
use crate::words::Value;
use api::reports::{Benchmark, ChainReport};

impl Composer<'_> {
    /// Draws the method box.
    pub(super) fn chain_method(&mut self, report: &ChainReport) {
        let words = &self.words;
        let method = &report.method;
        let mut entries = vec![
            ("method-sample", self.sample(report)),
            ("method-chain-score", words.say("method-chain-score-text")),
        ];
        entries.extend(self.method_of_a_visit(method));
        entries.extend([
            ("method-pass", words.say("method-pass-text")),
            ("method-interval", words.say("method-chain-interval-text")),
            ("method-change", words.say("method-change-text")),
            ("rank", words.say("method-rank-text")),
            ("method-n", words.say("method-n-text")),
        ]);
        if !report.separating.is_empty() {
            entries.push(("between-stores", words.say("method-between-text")));
        }
        self.method_box(entries, method);
    }

    /// The sample: how many visits of how many stores.
    fn sample(&self, report: &ChainReport) -> String {
        let words = &self.words;
        let stores = words.with("chain-stores", &[("n", Value::Count(report.stores))]);
        let values = [
            ("visits", Value::Made(words.visits(report.visits))),
            ("scored", Value::Made(words.count(report.score.mean.n))),
            ("visited", Value::Made(words.count(report.stores_visited))),
            ("stores", Value::Made(stores)),
        ];
        let mut said = vec![words.with("method-chain-sample", &values)];
        if report.partial {
            let stores = [("n", Value::Count(report.stores))];
            said.push(words.with("partial", &stores));
        }
        let previous = report
            .comparisons
            .iter()
            .find(|comparison| comparison.with == Benchmark::PreviousPeriod);
        if let Some(period) = previous.and_then(|previous| previous.period) {
            let period = Value::Made(words.period(period));
            said.push(words.with("method-chain-previous", &[("period", period)]));
        }
        said.join(" ")
    }
}
