//! What a question earns, and what it makes of it.

use serde_json::Value;

use super::written::decimal;
use super::{Means, Naive, Row, kind, list, text};

impl<'a> Naive<'a> {
    /// The points possible, before weight; nothing where the question has no points.
    pub fn possible(&self, question: &Value) -> Option<i64> {
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
    pub fn earned(&self, question: &Value, means: &Means) -> Option<i64> {
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
    pub fn mark(&self, question: &Value) -> Option<i64> {
        let possible = self.possible(question)?;
        Some(question["pass_at"].as_i64()?.min(possible))
    }

    pub fn row(&self, section: usize, question: &'a Value) -> Row<'a> {
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
}
