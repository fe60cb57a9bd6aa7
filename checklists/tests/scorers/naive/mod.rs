//! A second scorer, written from the definitions alone: it knows the canonical JSON of a checklist
//! and the JSON of answers, and calculates with plain fractions, slowly and one thing at a time.

mod means;
mod points;
mod shares;
mod written;

use std::cell::RefCell;
use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use serde_json::{Value, json};
use shares::settled;

/// The outcome: what a scorecard must say, by the names of its fields.
pub fn score(list: &Value, answers: &Value) -> Value {
    let seen = RefCell::new(BTreeMap::new());
    Naive {
        list,
        answers,
        seen,
    }
    .card()
}

/// What an answer means. Numbers are thousandths.
#[derive(Clone, PartialEq)]
enum Means {
    Nothing,
    NotApplicable,
    Word(String),
    Words(Vec<String>),
    Grade(i64),
    Number(i64),
    Text,
    Photos(usize),
}

struct Naive<'a> {
    list: &'a Value,
    answers: &'a Value,
    /// What is known of a question: whether it is shown, and what its answer means.
    seen: RefCell<BTreeMap<String, (bool, Means)>>,
}

/// One question in the outcome.
struct Row<'a> {
    question: &'a Value,
    section: usize,
    state: &'static str,
    counts: bool,
    bonus: bool,
    /// After weight.
    earned: i64,
    possible: i64,
    passed: Option<bool>,
    visible_possible: i64,
    fired: Option<&'a Value>,
}

/// The name of a question's kind, and its keys.
fn kind(question: &Value) -> (&str, &Value) {
    let kind = question["kind"].as_object().expect("a kind is a map");
    let (name, keys) = kind.iter().next().expect("of one entry");
    (name, keys)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn fraction(part: i64, whole: i64) -> BigRational {
    BigRational::new(BigInt::from(part), BigInt::from(whole))
}

/// Hundredths of a percent as a share.
fn percentage(value: &Value) -> Option<BigRational> {
    value
        .as_i64()
        .map(|hundredths| fraction(hundredths, 10_000))
}

/// Half up, to hundredths of a percent.
fn rounded(share: &BigRational) -> i64 {
    let scaled = share * BigInt::from(10_000) + fraction(1, 2);
    scaled
        .floor()
        .to_integer()
        .to_i64()
        .expect("it is no huge share")
}

impl<'a> Naive<'a> {
    fn sections(&self) -> &'a [Value] {
        list(&self.list["sections"])
    }

    fn find(&self, id: &str) -> (&'a Value, &'a Value) {
        let all = self.sections().iter().flat_map(|section| {
            list(&section["questions"])
                .iter()
                .map(move |question| (section, question))
        });
        let mut found = all.into_iter().filter(|(_, question)| question["id"] == id);
        found
            .next()
            .expect("conditions ask about questions that exist")
    }

    fn card(&self) -> Value {
        let sections = self.sections();
        let mut rows = Vec::new();
        for (number, section) in sections.iter().enumerate() {
            for question in list(&section["questions"]) {
                rows.push(self.row(number, question));
            }
        }
        let scoring = &self.list["scoring"];
        let sum = |section: usize, of: fn(&Row<'_>) -> i64| -> i64 {
            rows.iter()
                .filter(|row| row.section == section)
                .map(of)
                .sum()
        };
        let possible: Vec<i64> = (0..sections.len())
            .map(|s| sum(s, |row| row.possible))
            .collect();
        let all_possible: i64 = possible.iter().sum();
        let visible: i64 = rows.iter().map(|row| row.visible_possible).sum();

        // What one point of a section is worth of the total.
        let weighted = scoring["method"] == "weighted";
        let weights: i64 = (0..sections.len())
            .filter(|section| possible[*section] > 0)
            .filter_map(|section| sections[section]["weight"].as_i64())
            .sum();
        let worth: Vec<BigRational> = (0..sections.len())
            .map(|section| match weighted {
                true if possible[section] == 0 || weights == 0 => BigRational::zero(),
                true => {
                    let weight = sections[section]["weight"].as_i64().unwrap_or(1);
                    fraction(weight, weights) / BigInt::from(possible[section])
                }
                false if all_possible == 0 => BigRational::zero(),
                false => fraction(1, all_possible),
            })
            .collect();
        let nothing = if weighted {
            weights == 0
        } else {
            all_possible == 0
        };
        let enough = percentage(&scoring["min_scored_share"])
            .is_none_or(|least| visible == 0 || fraction(all_possible, visible) >= least);
        let reason = match (nothing, enough) {
            (true, _) => Some("nothing_possible"),
            (_, false) => Some("below_min_scored_share"),
            _ => None,
        };
        let total = |rows: &mut dyn Iterator<Item = &Row<'_>>| -> BigRational {
            rows.map(|row| &worth[row.section] * BigInt::from(row.earned))
                .sum()
        };
        let base = total(&mut rows.iter());
        let without_bonus = total(&mut rows.iter().filter(|row| !row.bonus));

        let held = |share: &BigRational| {
            let mut share = share.clone();
            if scoring["cap"] == true && share > fraction(1, 1) {
                share = fraction(1, 1);
            }
            if scoring["floor"] == true && share.is_negative() {
                share = BigRational::zero();
            }
            share
        };
        // The steps, each with the exact total after it.
        let mut steps: Vec<(&str, BigRational)> = Vec::new();
        let mut share = base.clone();
        let mut zeroed: BTreeMap<usize, &Value> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.fired.is_some()) {
            if row
                .fired
                .is_some_and(|rule| rule["effect"] == "zero_section")
            {
                zeroed.entry(row.section).or_insert_with(|| {
                    let points = sum(row.section, |row| row.earned).max(0);
                    share -= &worth[row.section] * BigInt::from(points);
                    &row.question["id"]
                });
                steps.push(("zero_section", share.clone()));
            }
        }
        let end = held(&share);
        if end != share {
            steps.push((if end < share { "cap" } else { "floor" }, end.clone()));
            share = end;
        }
        for rule in rows.iter().filter_map(|row| row.fired) {
            let effect = &rule["effect"];
            let most = match effect.as_str() {
                Some("zero_total") => Some(BigRational::zero()),
                Some(_) => None,
                None => percentage(&effect["cap_total"]["cap"]),
            };
            if let Some(most) = most {
                share = share.clone().min(most);
                let name = if effect.is_string() {
                    "zero_total"
                } else {
                    "cap_total"
                };
                steps.push((name, share.clone()));
            }
        }

        let sections: Vec<Value> = (0..sections.len())
            .map(|section| self.section(section, &rows, possible[section], zeroed.get(&section)))
            .collect();
        let scored = reason.is_none();
        let failed = sections
            .iter()
            .any(|section| section["below_floor"] == true)
            || rows
                .iter()
                .filter_map(|row| row.fired)
                .any(|rule| rule["effect"] == "flag" || rule["effect"] == "zero_total");
        let pass_mark = percentage(&scoring["pass_mark"]);
        let verdict = match (&pass_mark, failed) {
            (_, true) => json!("fail"),
            (None, false) => json!(null),
            (Some(_), false) if !scored => json!("not_scored"),
            (Some(mark), false) => json!(if share >= *mark { "pass" } else { "fail" }),
        };
        let bands = list(&self.list["bands"]);
        let reached = bands
            .iter()
            .find(|band| percentage(&band["from"]).is_some_and(|from| share >= from));
        let band = reached.or(bands.last()).map(|band| &band["id"]);
        let (shares, possible_shares) = match scored {
            true => {
                let each = |of: fn(&Row<'_>) -> i64| -> Vec<Option<BigRational>> {
                    let exact = |row: &Row<'_>| &worth[row.section] * BigInt::from(of(row));
                    rows.iter()
                        .map(|row| row.counts.then(|| exact(row)))
                        .collect()
                };
                (
                    settled(&each(|row| row.earned)),
                    settled(&each(|row| row.possible)),
                )
            }
            false => (vec![None; rows.len()], vec![None; rows.len()]),
        };
        let percent = |share: &BigRational| scored.then(|| rounded(share));
        let mut before = rounded(&base);
        let adjustments: Vec<Value> = steps
            .iter()
            .filter(|_| scored)
            .map(|(name, share)| {
                let after = rounded(share);
                let change = after - before;
                before = after;
                json!({"cause": {"code": name}, "change": change, "after": after})
            })
            .collect();
        let questions: Vec<Value> = rows
            .iter()
            .zip(shares.iter().zip(&possible_shares))
            .map(|(row, (share, possible_share))| {
                json!({
                    "id": row.question["id"],
                    "state": row.state,
                    "earned": row.earned,
                    "possible": row.possible,
                    "bonus": row.bonus,
                    "scored": self.possible(row.question).is_some(),
                    "passed": row.passed,
                    "share": share,
                    "possible_share": possible_share,
                })
            })
            .collect();
        let fired: Vec<Value> = rows
            .iter()
            .filter(|row| row.fired.is_some())
            .map(|row| json!({"question": row.question["id"]}))
            .collect();
        let exact = scored.then(|| format!("{}/{}", share.numer(), share.denom()));
        let earned: i64 = sections
            .iter()
            .filter_map(|section| section["earned"].as_i64())
            .sum();
        let bonus: i64 = rows
            .iter()
            .filter(|row| row.bonus)
            .map(|row| row.earned)
            .sum();
        json!({
            "questions": questions,
            "sections": sections,
            "total": {
                "score": percent(&share),
                "exact": exact,
                "without_bonus": percent(&without_bonus),
                "before_effects": percent(&held(&base)),
                "earned": earned,
                "possible": all_possible,
                "bonus": bonus,
                "scored_share": (visible > 0).then(|| rounded(&fraction(all_possible, visible))),
                "not_scored_reason": reason,
                "band": band.filter(|_| scored),
                "verdict": verdict,
                "near_mark": if scored { self.near(&share) } else { json!(null) },
                "knock_outs": fired,
                "adjustments": adjustments,
            },
        })
    }

    fn section(
        &self,
        number: usize,
        rows: &[Row<'_>],
        possible: i64,
        zeroed_by: Option<&&Value>,
    ) -> Value {
        let section = &self.sections()[number];
        let mine = || rows.iter().filter(|row| row.section == number);
        let earned: i64 = mine().map(|row| row.earned).sum();
        let bonus: i64 = mine().filter(|row| row.bonus).map(|row| row.earned).sum();
        let after = if zeroed_by.is_some() {
            earned.min(0)
        } else {
            earned
        };
        let share = |earned: i64| (possible > 0).then(|| fraction(earned, possible));
        let floor = percentage(&section["floor"]);
        let misses = share(after)
            .zip(floor)
            .is_some_and(|(share, floor)| share < floor);
        let percent = |earned: i64| share(earned).as_ref().map(rounded);
        json!({
            "id": section["id"],
            "earned": after,
            "possible": possible,
            "bonus": bonus,
            "without_bonus": percent(earned - bonus),
            "before": percent(earned),
            "score": percent(after),
            "zeroed_by": zeroed_by,
            "below_floor": misses,
            "hidden": !self.shown(section),
        })
    }

    /// The highest mark that the score, printed with two decimals or with one, reads as reaching
    /// though it does not; the pass mark before a band.
    fn near(&self, share: &BigRational) -> Value {
        let printed = rounded(share);
        let tenths = (printed + 5).div_euclid(10) * 10;
        let pass = &self.list["scoring"]["pass_mark"];
        let mut marks: Vec<(i64, Value)> = Vec::new();
        marks.extend(pass.as_i64().map(|mark| (mark, json!(null))));
        for band in list(&self.list["bands"]) {
            marks.extend(band["from"].as_i64().map(|mark| (mark, band["id"].clone())));
        }
        marks.retain(|(mark, _)| printed.max(tenths) >= *mark && *share < fraction(*mark, 10_000));
        let highest = marks.iter().map(|(mark, _)| *mark).max();
        let first = marks.into_iter().find(|(mark, _)| Some(*mark) == highest);
        first.map_or(
            json!(null),
            |(mark, band)| json!({"mark": mark, "band": band}),
        )
    }
}
