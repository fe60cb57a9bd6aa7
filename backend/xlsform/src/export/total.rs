//! The total as calculations of the form: the share, what holds it down, the band and the verdict.
//!
//! Points and sums are whole numbers, and marks of sections are compared in whole numbers. The share
//! is a number of the program that runs the form; where it is compared and rounded, a ten thousand
//! millionth keeps exact marks and halves on their side.

use checklists::Percent;
use checklists::checklist::{Effect, Kind, Method, Section};

use super::expression::{bracketed, sum};
use super::sheet::{Cells, Sheet};
use super::{Book, Sheets};
use crate::finding::{Findings, Place};
use crate::table::Row;

/// More than any share: what does not hold a total down.
const NO_LIMIT: &str = "1000000000";
/// What a share may be off by in a program that calculates in binary fractions.
const SLACK: &str = "0.0000000001";

impl Book<'_> {
    /// Every calculation of the whole.
    pub(super) fn total(&self, sheets: &mut Sheets, findings: &mut Findings) {
        let place = Place::new("survey", 0, 0);
        if !self.checklist.scoring.show_points {
            let message = "the checklist hides its points, but the workbook holds them";
            let hint = "do not hand a form made of it to shoppers";
            findings.warn(&place, "points_exported", message, hint);
        }
        if !self.checklist.is_scored() {
            return;
        }
        if let Some(why) = self.obstacle() {
            let message = format!("there is no total for other programs: {why}");
            findings.warn(&place, "total_not_exported", message, "");
            return;
        }
        for section in &self.checklist.sections {
            self.section_sums(section, &mut sheets.survey);
        }
        self.whole(&mut sheets.survey);
    }

    /// Why the total cannot be calculated by a form, if it cannot.
    fn obstacle(&self) -> Option<String> {
        if !self.checklist.scoring.show_points {
            return Some("the checklist hides its points".to_owned());
        }
        self.checklist
            .questions()
            .find_map(|question| match &question.kind {
                Kind::Photo {
                    min,
                    points: Some(_),
                    ..
                } if *min > 1 => Some(format!(
                    "the points of {} need {min} photos, and other programs take one",
                    question.id
                )),
                _ => None,
            })
    }

    /// The calculations over all sections.
    fn whole(&self, survey: &mut Sheet) {
        let mut put = |role: &'static str, calculation: String| {
            let mut row = Row::default();
            row.put("type", "calculate");
            row.put("name", self.names.whole(role));
            row.put("calculation", calculation);
            row.put("shop:role", role);
            survey.push(row);
        };
        put("share", self.share());
        let share = self.reference(self.names.whole("share"));
        put("held", format!("if({share} = '', '', {})", self.held()));
        let held = self.reference(self.names.whole("held"));
        put(
            "total",
            format!("if({held} = '', '', round({held} * 100 + 0.00000001, 2))"),
        );
        if let Some(band) = self.band(&held) {
            put("band", band);
        }
        if let Some(verdict) = self.verdict(&held) {
            put("verdict", verdict);
        }
    }

    /// The exact share by the method; a blank where there is no score.
    fn share(&self) -> String {
        let possible = self.all("possible");
        let share = match self.checklist.scoring.method {
            Method::Pooled => {
                let earned = sum(self.sections().map(|one| self.earned(one)).collect());
                format!("if({possible} > 0, ({earned}) div ({possible}), '')")
            }
            Method::Weighted => {
                let counted: Vec<&Section> = self.sections().filter(|one| one.weight > 0).collect();
                let of =
                    |section: &Section| self.reference(self.names.part(&section.id, "possible"));
                let weights = counted
                    .iter()
                    .map(|one| format!("if({} > 0, {}, 0)", of(one), one.weight));
                let weights = sum(weights.collect());
                let shares = counted.iter().map(|one| {
                    let (earned, possible) = (self.earned(one), of(one));
                    format!(
                        "if({possible} > 0, {} * {earned} div {possible}, 0)",
                        one.weight
                    )
                });
                format!(
                    "if({weights} > 0, ({}) div ({weights}), '')",
                    sum(shares.collect())
                )
            }
        };
        match self.checklist.scoring.min_scored_share {
            None => share,
            Some(min) => {
                let visible = self.all("visible");
                let enough = format!("({possible}) * 10000 >= {} * ({visible})", min.hundredths());
                format!("if({enough}, {share}, '')")
            }
        }
    }

    /// The share after cap, floor, and the knock-outs that hold a total down.
    fn held(&self) -> String {
        let scoring = &self.checklist.scoring;
        let mut held = self.reference(self.names.whole("share"));
        if scoring.cap {
            held = format!("min(1, {held})");
        }
        if scoring.floor {
            held = format!("max(0, {held})");
        }
        let limits: Vec<String> = self
            .checklist
            .questions()
            .filter_map(|question| {
                let rule = question.knock_out.as_ref()?;
                let limit = match rule.effect {
                    Effect::CapTotal { cap } => fraction(cap),
                    Effect::ZeroTotal => "0".to_owned(),
                    Effect::Flag | Effect::ZeroSection => return None,
                };
                let fired = self.is(&question.id, &rule.on);
                Some(format!("if({fired}, {limit}, {NO_LIMIT})"))
            })
            .collect();
        if limits.is_empty() {
            held
        } else {
            format!("min({held}, {})", limits.join(", "))
        }
    }

    /// The band that the total reaches, where the checklist has bands.
    fn band(&self, held: &str) -> Option<String> {
        let (last, bands) = self.checklist.bands.split_last()?;
        let mut band = format!("'{}'", last.id);
        for one in bands.iter().rev() {
            band = format!(
                "if({held} + {SLACK} >= {}, '{}', {band})",
                fraction(one.from),
                one.id
            );
        }
        Some(format!("if({held} = '', '', {band})"))
    }

    /// `pass`, `fail` or `not_scored`, where the checklist knows verdicts.
    fn verdict(&self, held: &str) -> Option<String> {
        let flags = self.checklist.questions().filter_map(|question| {
            let rule = question.knock_out.as_ref()?;
            let fails = matches!(rule.effect, Effect::Flag | Effect::ZeroTotal);
            fails.then(|| self.is(&question.id, &rule.on))
        });
        let floors = self.sections().filter_map(|section| {
            let floor = section.floor?;
            let possible = self.reference(self.names.part(&section.id, "possible"));
            let earned = self.earned(section);
            Some(format!(
                "{possible} > 0 and {earned} * 10000 < {} * {possible}",
                floor.hundredths()
            ))
        });
        let failed: Vec<String> = flags.chain(floors).map(bracketed).collect();
        let mark = self.checklist.scoring.pass_mark.map(|mark| {
            let passed = format!("if({held} + {SLACK} >= {}, 'pass', 'fail')", fraction(mark));
            format!("if({held} = '', 'not_scored', {passed})")
        });
        match (failed.is_empty(), mark) {
            (true, mark) => mark,
            (false, mark) => {
                let otherwise = mark.unwrap_or_else(|| "''".to_owned());
                Some(format!("if({}, 'fail', {otherwise})", failed.join(" or ")))
            }
        }
    }
}

/// A percentage as a share: 62.5 % is 0.625.
fn fraction(percent: Percent) -> String {
    let digits = format!("{:05}", percent.hundredths().unsigned_abs());
    let (whole, rest) = digits.split_at(digits.len() - 4);
    let rest = rest.trim_end_matches('0');
    match rest {
        "" => whole.to_owned(),
        rest => format!("{whole}.{rest}"),
    }
}
