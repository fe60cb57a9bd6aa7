//! A second scorer, written from the definitions alone: it knows the canonical JSON of a checklist
//! and the JSON of answers, and calculates with plain fractions, slowly and one thing at a time.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use serde_json::{Value, json};

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

/// A decimal number in thousandths.
fn decimal(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if !plain(whole) || !plain(rest) || rest.len() > 3 || whole.len() > 10 {
        return None;
    }
    let rest: i64 = format!("{rest:0<3}").parse().ok()?;
    let size = whole.parse::<i64>().ok()? * 1000 + rest;
    let number = if text.starts_with('-') { -size } else { size };
    (size <= 1_000_000_000_000).then_some(number)
}

/// Seconds since midnight, in thousandths.
fn time(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split(':').collect();
    let whole = |part: &&str| part.len() == 2 && part.chars().all(|c| c.is_ascii_digit());
    if !(parts.len() == 2 || parts.len() == 3) || !parts.iter().all(whole) {
        return None;
    }
    let mut numbers = parts.iter().map(|part| part.parse::<i64>().unwrap_or(99));
    let (h, m, s) = (
        numbers.next()?,
        numbers.next()?,
        numbers.next().unwrap_or(0),
    );
    (h < 24 && m < 60 && s < 60).then_some((h * 3600 + m * 60 + s) * 1000)
}

/// Days since 1970, in thousandths, counted one by one.
fn day(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split('-').collect();
    let shape: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    if shape != [4, 2, 2] || !text.chars().all(|c| c.is_ascii_digit() || c == '-') {
        return None;
    }
    let numbers: Vec<i64> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let (year, month, date) = (numbers[0], numbers[1], numbers[2]);
    let leap = |year: i64| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let months = |year| {
        [
            31,
            if leap(year) { 29 } else { 28 },
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
        ]
    };
    if !(1970..3000).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let before = usize::try_from(month - 1).ok()?;
    if date < 1 || date > months(year)[before] {
        return None;
    }
    let years: i64 = (1970..year)
        .map(|year| if leap(year) { 366 } else { 365 })
        .sum();
    let passed: i64 = months(year)[..before].iter().sum();
    Some((years + passed + date - 1) * 1000)
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

    /// Whether a question is shown, and what its answer means.
    fn seen(&self, id: &str) -> (bool, Means) {
        if let Some(known) = self.seen.borrow().get(id) {
            return known.clone();
        }
        let (section, question) = self.find(id);
        let shown = self.shown(section) && self.shown(question);
        let seen = (shown, self.means(question).unwrap_or(Means::Nothing));
        self.seen.borrow_mut().insert(id.to_owned(), seen.clone());
        seen
    }

    fn shown(&self, thing: &Value) -> bool {
        thing["show_if"].is_null() || self.holds(&thing["show_if"])
    }

    /// The answer that conditions can ask about.
    fn answered(&self, id: &str) -> Option<Means> {
        let (shown, means) = self.seen(id);
        let none = matches!(means, Means::Nothing | Means::NotApplicable);
        (shown && !none).then_some(means)
    }

    fn holds(&self, condition: &Value) -> bool {
        let (test, of) = condition
            .as_object()
            .and_then(|map| map.iter().next())
            .expect("a condition is a map of one entry");
        let number = |id: &Value| match self.answered(text(id))? {
            Means::Number(number) => Some(number),
            Means::Grade(grade) => Some(grade * 1000),
            _ => None,
        };
        let compared = |how: &str, left: Option<i64>, right: Option<i64>| match (left, right) {
            (Some(left), Some(right)) => match how {
                "at_least" => left >= right,
                "above" => left > right,
                "at_most" => left <= right,
                _ => left < right,
            },
            _ => false,
        };
        match test.as_str() {
            "all" => list(of).iter().all(|part| self.holds(part)),
            "any" => list(of).iter().any(|part| self.holds(part)),
            "not" => !self.holds(of),
            "answered" => {
                self.answered(text(&of["question"])).is_some() == (of["answered"] == true)
            }
            "is" => {
                let id = text(&of["question"]);
                let (_, question) = self.find(id);
                self.answered(id)
                    .is_some_and(|means| self.named(question, &means, &of["any_of"]))
            }
            "compare" => compared(
                text(&of["test"]),
                number(&of["question"]),
                number(&of["with"]),
            ),
            test => compared(test, number(&of["question"]), decimal(text(&of["value"]))),
        }
    }

    /// Whether one of the names means this answer.
    fn named(&self, question: &Value, means: &Means, names: &Value) -> bool {
        list(names).iter().any(|name| match means {
            _ if name == "missed" => {
                let earned = self.earned(question, means);
                earned
                    .zip(self.mark(question))
                    .is_some_and(|(earned, mark)| earned < mark)
            }
            Means::Word(word) => name == word,
            Means::Words(words) => words.iter().any(|word| name == word),
            Means::Grade(grade) => name == grade,
            _ => false,
        })
    }

    /// What an answer means; nothing where it cannot be read.
    fn means(&self, question: &Value) -> Option<Means> {
        let (name, keys) = kind(question);
        let answer = &self.answers[text(&question["id"])];
        let value = &answer["value"];
        let photos: BTreeSet<&str> = list(&answer["photos"]).iter().map(text).collect();
        let photos = if name == "photo" { photos.len() } else { 0 };
        if answer["na"] == true {
            let alone = value.is_null() && photos == 0 && question["na"] == true;
            return alone.then_some(Means::NotApplicable);
        }
        if value.is_null() {
            return (photos > 0).then_some(Means::Photos(photos));
        }
        let inside = |number: i64, low: Option<i64>, high: Option<i64>| {
            low.is_none_or(|low| number >= low) && high.is_none_or(|high| number <= high)
        };
        let measured = |number: Option<i64>| {
            let mark = |key: &str| decimal(text(&keys[key]));
            number
                .filter(|n| inside(*n, mark("min"), mark("max")))
                .map(Means::Number)
        };
        let whole = || {
            value
                .as_i64()
                .filter(|n| n.abs() <= 1_000_000_000)
                .map(|n| n * 1000)
        };
        let graded = |low: i64, high: i64| {
            let grade = value.as_i64()?;
            (low <= grade && grade <= high).then_some(Means::Grade(grade))
        };
        let shown = |word: &str| {
            let option = list(&keys["options"])
                .iter()
                .find(|option| option["id"] == word)?;
            Some(self.shown(option))
        };
        match name {
            "yes_no" => {
                let word = value.as_str()?;
                (word == "yes" || word == "no").then(|| Means::Word(word.to_owned()))
            }
            "single_choice" => {
                let word = value.as_str()?;
                shown(word)?.then(|| Means::Word(word.to_owned()))
            }
            "multiple_choice" => {
                let words: Vec<&str> = value.as_array()?.iter().map(text).collect();
                let different: BTreeSet<&str> = words.iter().copied().collect();
                if different.len() < words.len() {
                    return None;
                }
                let mut chosen = Vec::new();
                for word in &words {
                    if shown(word)? {
                        chosen.push((*word).to_owned());
                    }
                }
                if chosen.is_empty() && !words.is_empty() {
                    return None;
                }
                let count = i64::try_from(chosen.len()).ok();
                let fits = inside(count?, keys["min"].as_i64(), keys["max"].as_i64());
                fits.then_some(Means::Words(chosen))
            }
            "scale" => graded(keys["min"].as_i64()?, keys["max"].as_i64()?),
            "nps" => graded(0, 10),
            "csat" => graded(1, 5),
            "ces" => graded(1, 7),
            "duration" => measured(Some(whole()?)),
            "number" | "money" => {
                let Some(written) = value.as_str() else {
                    return measured(Some(whole()?));
                };
                let number = decimal(written)?;
                let decimals = keys["decimals"].as_u64()?;
                let step = [1000, 100, 10, 1][usize::try_from(decimals).ok()?];
                (decimals > 0 && number % step == 0).then(|| measured(Some(number)))?
            }
            "time" => measured(time(value.as_str()?)),
            "date" => measured(day(value.as_str()?)),
            "text" => {
                let written = value.as_str()?.trim();
                let length = u64::try_from(written.chars().count()).ok()?;
                let fits = length > 0 && length <= keys["max_length"].as_u64()?;
                fits.then_some(Means::Text)
            }
            _ => None,
        }
    }

    /// The points possible, before weight; nothing where the question has no points.
    fn possible(&self, question: &Value) -> Option<i64> {
        let (name, keys) = kind(question);
        let options = list(&keys["options"]);
        let shown = options.iter().filter(|option| self.shown(option));
        let shown: Vec<i64> = shown
            .filter_map(|option| option["points"].as_i64())
            .collect();
        let highest = |rows: &Value| {
            list(rows)
                .iter()
                .filter_map(|row| row["points"].as_i64())
                .max()
        };
        let points = match name {
            "yes_no" => keys["points"]["yes"]
                .as_i64()?
                .max(keys["points"]["no"].as_i64()?),
            "single_choice" => shown.into_iter().max()?,
            "multiple_choice" => {
                options.first()?["points"].as_i64()?;
                let mut best: Vec<i64> = shown.into_iter().filter(|points| *points > 0).collect();
                best.sort_unstable();
                best.reverse();
                let most = usize::try_from(keys["max"].as_u64()?).ok()?;
                let sum: i64 = best.iter().take(most).sum();
                keys["max_points"]
                    .as_i64()
                    .map_or(sum, |held| held.min(sum))
            }
            "photo" => keys["points"].as_i64()?,
            "text" | "date" => return None,
            _ => match highest(&keys["points"]).or_else(|| highest(&keys["bands"])) {
                Some(points) => points,
                None => highest(&list(&keys["cases"]).first()?["bands"])?,
            },
        };
        Some(points.max(0))
    }

    /// The points earned, before weight.
    fn earned(&self, question: &Value, means: &Means) -> Option<i64> {
        let (_, keys) = kind(question);
        self.possible(question)?;
        let option = |word: &str| {
            let option = list(&keys["options"])
                .iter()
                .find(|option| option["id"] == word)?;
            option["points"].as_i64()
        };
        match means {
            Means::Word(word) if keys["options"].is_null() => keys["points"][word].as_i64(),
            Means::Word(word) => option(word),
            Means::Words(words) => {
                let sum: i64 = words.iter().filter_map(|word| option(word)).sum();
                Some(
                    keys["max_points"]
                        .as_i64()
                        .map_or(sum, |most| most.min(sum)),
                )
            }
            Means::Grade(grade) => {
                let mut rows = list(&keys["points"]).iter();
                rows.find(|row| row["value"] == *grade)?["points"].as_i64()
            }
            Means::Number(number) => {
                let mut cases = list(&keys["cases"]).iter();
                let case = cases.find(|case| case["when"].is_null() || self.holds(&case["when"]));
                let bands = case.map_or(&keys["bands"], |case| &case["bands"]);
                let inside = |band: &&Value| {
                    let from = band["from"].as_str().and_then(decimal);
                    let below = band["below"].as_str().and_then(decimal);
                    from.is_none_or(|from| from <= *number)
                        && below.is_none_or(|below| *number < below)
                };
                list(bands).iter().find(inside)?["points"].as_i64()
            }
            Means::Photos(count) => {
                let enough = u64::try_from(*count).ok()? >= keys["min"].as_u64()?;
                Some(if enough { keys["points"].as_i64()? } else { 0 })
            }
            Means::Nothing | Means::NotApplicable | Means::Text => None,
        }
    }

    /// The points below which the question is missed: never more than can be earned.
    fn mark(&self, question: &Value) -> Option<i64> {
        let possible = self.possible(question)?;
        Some(question["pass_at"].as_i64()?.min(possible))
    }

    fn row(&self, section: usize, question: &'a Value) -> Row<'a> {
        let (shown, means) = self.seen(text(&question["id"]));
        let state = match (shown, &means) {
            (false, _) => "hidden",
            (true, Means::NotApplicable) => "na",
            (true, Means::Nothing) => "blank",
            (true, _) => "answered",
        };
        let possible = self.possible(question);
        let zero = self.list["scoring"]["blank"] == "zero";
        let counts = possible.is_some() && (state == "answered" || (state == "blank" && zero));
        let earned = if state == "answered" {
            self.earned(question, &means)
        } else {
            None
        };
        let weight = question["weight"].as_i64().unwrap_or(1);
        let bonus = question["bonus"] == true;
        let full = if bonus {
            0
        } else {
            possible.unwrap_or(0) * weight
        };
        let knock_out = &question["knock_out"];
        let fires = state == "answered" && self.named(question, &means, &knock_out["on"]);
        Row {
            question,
            section,
            state,
            counts,
            bonus,
            earned: if counts {
                earned.unwrap_or(0) * weight
            } else {
                0
            },
            possible: if counts { full } else { 0 },
            passed: earned
                .zip(self.mark(question))
                .map(|(earned, mark)| earned >= mark),
            visible_possible: if shown { full } else { 0 },
            fired: fires.then_some(knock_out),
        }
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

/// Shares in hundredths of a percent that add up to their rounded sum: each rounded down, and what
/// is missing given to the largest remainders, the earlier first.
fn settled(exact: &[Option<BigRational>]) -> Vec<Option<i64>> {
    let sum: BigRational = exact.iter().flatten().sum();
    let scaled = |share: &BigRational| share * BigInt::from(10_000);
    let down = |share: &BigRational| scaled(share).floor();
    let mut shares: Vec<Option<i64>> = exact
        .iter()
        .map(|share| {
            share
                .as_ref()
                .map(|s| down(s).to_integer().to_i64().expect("small"))
        })
        .collect();
    let mut order: Vec<(usize, BigRational)> = exact
        .iter()
        .enumerate()
        .filter_map(|(index, share)| {
            let share = share.as_ref()?;
            Some((index, scaled(share) - down(share)))
        })
        .collect();
    // A stable sort: the earlier stays first among equals.
    order.sort_by(|a, b| b.1.cmp(&a.1));
    let given: i64 = shares.iter().flatten().sum();
    for (missing, (index, _)) in (given..rounded(&sum)).zip(order) {
        let _ = missing;
        shares[index] = shares[index].map(|share| share + 1);
    }
    shares
}
