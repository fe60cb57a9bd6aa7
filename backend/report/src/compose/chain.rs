//! The chain report, in the order in which the head of a chain reads: how the chain did and how sure that
//! is, where it differs, which questions make the difference, then every store, and how it was counted.

mod fieldwork;
mod glance;
mod league;
mod lines;
mod plot;
mod questions;
mod regions;
mod statement;

use api::reports::{Benchmark, ChainReport, Comparison, Interval};

use super::Composer;
use super::masthead::Masthead;
use super::store::find;
use super::summary::Panel;
use super::theme::{SMALL_BOLD, SMALL_INK};
use crate::page::CONTENT_WIDTH;
use crate::structure::Role;
use crate::words::Value;

/// The key of the kind of report.
const KIND: &str = "chain-report";

/// The keys of headings that links lead to.
const REGIONS: &str = "regions";
const QUESTIONS: &str = "chain-questions";
const WORST: &str = "chain-worst";
const BEST: &str = "chain-best";
const SEPARATING: &str = "separating";
const LEAGUE: &str = "league";
const FIELDWORK: &str = "fieldwork";

/// The place of a region's best store in the league table.
fn region_anchor(region: &str) -> String {
    format!("region {region}")
}

impl Composer<'_> {
    /// Draws the whole report. Returns the key of its kind and the name of what it is about.
    pub(super) fn chain<'r>(&mut self, report: &'r ChainReport) -> (&'static str, &'r str) {
        let stores = self.stores_visited(report);
        self.masthead(&Masthead {
            kind: KIND,
            title: &report.head.client,
            place: vec![&stores],
            visits: self.visits_made(report.visits, report.score.mean.n),
        });
        if report.partial {
            self.partial(report.stores);
        }
        self.chain_summary(report);
        self.glance(report);
        self.trend(&report.trend, report.score.pass_mark);
        self.comparisons(&different(&report.comparisons), false);
        self.bands(&report.bands);
        self.chain_sections(&report.sections);
        self.regions(report);
        self.chain_questions(report);
        self.key_numbers(&report.key_numbers);
        self.times(&report.dayparts, &report.weekdays);
        self.league(report);
        self.fieldwork(&report.fieldwork);
        self.chain_method(report);
        (KIND, &report.head.client)
    }

    /// How many stores the report is about, and how many of them were visited.
    fn stores_visited(&self, report: &ChainReport) -> String {
        let words = &self.words;
        let stores = words.with("chain-stores", &[("n", Value::Count(report.stores))]);
        let values = [
            ("stores", Value::Made(stores)),
            ("visited", Value::Made(words.count(report.stores_visited))),
        ];
        words.with("stores-visited", &values)
    }

    /// Says that the report leaves stores out.
    fn partial(&mut self, stores: u32) {
        let text = self.words.with("partial", &[("n", Value::Count(stores))]);
        let text = self.flow.own(&text, SMALL_BOLD, CONTENT_WIDTH);
        self.flow.run(Role::Paragraph, &text, 0.0, CONTENT_WIDTH);
        self.flow.y += 12.0;
    }

    fn chain_summary(&mut self, report: &ChainReport) {
        let score = &report.score;
        let none = if report.visits == 0 {
            self.words.say("not-scored-no-visits")
        } else {
            let visits = Value::Count(report.visits);
            self.words.with("not-scored-visits", &[("n", visits)])
        };
        let previous = find(&report.comparisons, Benchmark::PreviousPeriod);
        let change = self.change_card(Benchmark::PreviousPeriod, previous);
        let mut sentences = self.score_sentences(score, report.visits);
        let mut passed = self.pass_rate_said(report);
        let last_year = different(&report.comparisons);
        let last_year = find(&last_year, Benchmark::LastYear);
        let second = if passed.is_empty() || last_year.is_some() {
            if !passed.is_empty() {
                sentences.push((passed.join(" "), SMALL_INK));
            }
            self.change_card(Benchmark::LastYear, last_year)
        } else {
            let rate = report.pass_rate.and_then(|rate| rate.share);
            let rate = rate.map(|rate| self.words.percent(rate));
            passed.remove(0);
            self.make_card("pass-rate", rate, None, passed)
        };
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
        self.summary(&panel, [change, second]);
    }

    /// The pass rate, what it is over, and its change; nothing where the checklist has no pass mark.
    fn pass_rate_said(&self, report: &ChainReport) -> Vec<String> {
        let words = &self.words;
        let Some((rate, share)) = report.pass_rate.and_then(|rate| Some((rate, rate.share?)))
        else {
            return Vec::new();
        };
        let Interval { low, high } = rate.interval;
        let share = [("share", Value::Made(words.percent(share)))];
        let values = [
            ("part", Value::Made(words.count(rate.part))),
            ("visits", Value::Made(words.visits(rate.n))),
            ("range", Value::Made(words.percent_range(low, high))),
        ];
        let mut said = vec![
            words.with("pass-rate-is", &share),
            words.with("pass-rate-over", &values),
        ];
        let change = report.pass_rate_difference;
        if let Some((change, interval)) = change.and_then(|c| Some((c, c.interval?))) {
            let values = [
                ("points", Value::Made(words.points(change.points))),
                (
                    "range",
                    Value::Made(words.points_range(interval.low, interval.high)),
                ),
            ];
            said.push(words.with("pass-rate-change", &values));
            said.push(words.say(if change.proven {
                "change-proven"
            } else {
                "change-not-proven"
            }));
        }
        said
    }
}

/// The comparisons without last year's where its dates are those of the previous period.
fn different(comparisons: &[Comparison]) -> Vec<Comparison> {
    let previous = find(comparisons, Benchmark::PreviousPeriod).and_then(|c| c.period);
    let same = |c: &&Comparison| c.with != Benchmark::LastYear || c.period != previous;
    comparisons.iter().filter(same).cloned().collect()
}
