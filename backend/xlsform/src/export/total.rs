//! The points of every question and the total, as calculations of the form.
//!
//! Points and sums are whole numbers, and marks of sections are compared in whole numbers. The share
//! is a number of the program that runs the form; where it is compared and rounded, a ten thousand
//! millionth keeps exact marks and halves on their side.

use checklists::Percent;
use checklists::checklist::{BandCase, Blank, Effect, Kind, Method, PointBand, Question, Section};

use super::expression::bracketed;
use super::sheet::Cells;
use super::{Book, Sheets};
use crate::finding::{Findings, Place};
use crate::table::Row;

/// More than any share: what does not hold a total down.
const NO_LIMIT: &str = "1000000000";
/// What a share may be off by in a program that calculates in binary fractions.
const SLACK: &str = "0.0000000001";

impl Book<'_> {
    /// The points that the answer earns, before weight; a blank where there is no answer.
    pub(super) fn points(&self, question: &Question) -> Option<String> {
        let asked = self.reference(question.id.as_str());
        let points = match &question.kind {
            Kind::YesNo { points, .. } => {
                let points = (*points)?;
                format!("if({asked} = 'yes', {}, {})", points.yes, points.no)
            }
            Kind::SingleChoice { options } => {
                options.iter().find_map(|option| option.points)?;
                self.looked_up(question)
            }
            Kind::Scale { .. } | Kind::Nps { .. } | Kind::Csat { .. } | Kind::Ces { .. } => {
                question.kind.grade_points()?;
                self.looked_up(question)
            }
            Kind::MultipleChoice {
                options,
                max_points,
                ..
            } => {
                options.iter().find_map(|option| option.points)?;
                let terms: Vec<String> = options
                    .iter()
                    .filter_map(|option| {
                        option
                            .points
                            .filter(|points| *points != 0)
                            .map(|points| (option, points))
                    })
                    .map(|(option, points)| {
                        format!("if(selected({asked}, '{}'), {points}, 0)", option.id)
                    })
                    .collect();
                let sum = sum(terms);
                match max_points {
                    Some(most) => format!("min({sum}, {most})"),
                    None => sum,
                }
            }
            Kind::Photo { points, .. } => (*points)?.to_string(),
            kind => match (kind.point_bands(), kind.cases()) {
                (Some(bands), _) => self.banded(question, bands),
                (None, []) => return None,
                (None, cases) => self.cased(question, cases),
            },
        };
        Some(format!("if({}, {points}, '')", self.answered(question)))
    }

    fn looked_up(&self, question: &Question) -> String {
        let id = &question.id;
        format!("instance('{id}')/root/item[name = ${{{id}}}]/score")
    }

    fn banded(&self, question: &Question, bands: &[PointBand]) -> String {
        let number = self.number(question);
        let terms = bands
            .iter()
            .filter(|band| band.points != 0)
            .map(|band| {
                let from = band.from.map(|from| format!("{number} >= {from}"));
                let below = band.below.map(|below| format!("{number} < {below}"));
                let inside: Vec<String> = from.into_iter().chain(below).collect();
                if inside.is_empty() {
                    return band.points.to_string();
                }
                format!("if({}, {}, 0)", inside.join(" and "), band.points)
            })
            .collect();
        sum(terms)
    }

    fn cased(&self, question: &Question, cases: &[BandCase]) -> String {
        let mut written = "0".to_owned();
        for case in cases.iter().rev() {
            let points = self.banded(question, &case.bands);
            written = match &case.when {
                Some(when) => format!("if({}, {points}, {written})", self.condition(when)),
                None => points,
            };
        }
        written
    }

    /// The points that the answer could earn, before weight; 0 for a bonus.
    fn possible(&self, question: &Question) -> String {
        if question.bonus {
            return "0".to_owned();
        }
        let conditional = question.kind.options().iter().any(|option| {
            option.show_if.is_some() && option.points.is_some_and(|points| points > 0)
        });
        if !conditional {
            return question.kind.possible().unwrap_or(0).to_string();
        }
        let positive = question.kind.options().iter().filter_map(|option| {
            let points = option.points.filter(|points| *points > 0)?;
            Some(match &option.show_if {
                Some(condition) => format!("if({}, {points}, 0)", self.condition(condition)),
                None => points.to_string(),
            })
        });
        let positive: Vec<String> = positive.collect();
        match &question.kind {
            Kind::MultipleChoice { max_points, .. } => match max_points {
                Some(most) => format!("min({}, {most})", sum(positive)),
                None => format!("({})", sum(positive)),
            },
            _ => format!("max(0, {})", positive.join(", ")),
        }
    }

    /// The points below which the question is missed.
    pub(super) fn pass_mark(&self, question: &Question) -> String {
        let mark = question.pass_at.unwrap_or(0);
        let hides = question
            .kind
            .options()
            .iter()
            .any(|option| option.show_if.is_some());
        if hides && !question.bonus {
            format!("min({mark}, {})", self.possible(question))
        } else {
            mark.to_string()
        }
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

    /// Every calculation of the whole.
    pub(super) fn total(&self, sheets: &mut Sheets, findings: &mut Findings) {
        if !self.checklist.scoring.show_points {
            let place = Place::new("survey", 0, 0);
            let message = "the checklist hides its points, but the workbook holds them";
            let hint = "do not hand a form made of it to shoppers";
            findings.warn(&place, "points_exported", message, hint);
        }
        if !self.checklist.is_scored() {
            return;
        }
        if let Some(why) = self.obstacle() {
            let place = Place::new("survey", 0, 0);
            let message = format!("there is no total for other programs: {why}");
            findings.warn(&place, "total_not_exported", message, "");
            return;
        }
        for section in &self.checklist.sections {
            self.section_sums(section, sheets);
        }
        let mut put = |role: &'static str, calculation: String| {
            let mut row = Row::default();
            row.put("type", "calculate");
            row.put("name", self.names.whole(role));
            row.put("calculation", calculation);
            row.put("shop:role", role);
            sheets.survey.push(row);
        };
        put("share", self.share());
        let held = self.held();
        let share = self.reference(self.names.whole("share"));
        let held = format!("if({share} = '', '', {held})");
        put("held", held);
        let held = self.reference(self.names.whole("held"));
        put(
            "total",
            format!("if({held} = '', '', round({held} * 100 + 0.00000001, 2))"),
        );
        if let Some((last, bands)) = self.checklist.bands.split_last() {
            let mut band = format!("'{}'", last.id);
            for one in bands.iter().rev() {
                band = format!(
                    "if({held} + {SLACK} >= {}, '{}', {band})",
                    fraction(one.from),
                    one.id
                );
            }
            put("band", format!("if({held} = '', '', {band})"));
        }
        if let Some(verdict) = self.verdict(&held) {
            put("verdict", verdict);
        }
    }

    fn scored<'s>(&self, section: &'s Section) -> impl Iterator<Item = &'s Question> {
        section.questions.iter().filter(|one| one.is_scored())
    }

    fn section_sums(&self, section: &Section, sheets: &mut Sheets) {
        if !section.questions.iter().any(Question::is_scored) {
            return;
        }
        let mut put = |role: &'static str, calculation: String| {
            let mut row = Row::default();
            row.put("type", "calculate");
            row.put("name", self.names.part(&section.id, role));
            row.put("calculation", calculation);
            row.put("shop:role", role);
            row.put("shop:of", section.id.as_str());
            sheets.survey.push(row);
        };
        let points =
            |question: &Question| self.reference(self.names.helper(&question.id, "points"));
        let earned = self.scored(section).map(|question| {
            times(
                format!("coalesce({}, 0)", points(question)),
                question.weight,
            )
        });
        let earned = sum(earned.collect());
        let zeroed: Vec<String> = section
            .questions
            .iter()
            .filter_map(|question| {
                let rule = question.knock_out.as_ref()?;
                (rule.effect == Effect::ZeroSection).then(|| self.is(&question.id, &rule.on))
            })
            .collect();
        put("earned", earned);
        if !zeroed.is_empty() {
            let earned = self.reference(self.names.part(&section.id, "earned"));
            let fired = zeroed.join(" or ");
            put("kept", format!("if({fired}, min({earned}, 0), {earned})"));
        }
        let possible = self
            .scored(section)
            .filter(|one| !one.bonus)
            .map(|question| {
                let counts = match self.checklist.scoring.blank {
                    Blank::Exclude => format!("{} != ''", points(question)),
                    Blank::Zero => {
                        let visible = self.visible(section.show_if.as_ref(), question);
                        match self.not_applicable(question) {
                            Some(na) => self.and(visible, format!("not({na})")),
                            None => visible,
                        }
                    }
                };
                let possible = times(self.possible(question), question.weight);
                format!("if({counts}, {possible}, 0)")
            });
        put("possible", sum(possible.collect()));
        if self.checklist.scoring.min_scored_share.is_some() {
            let visible = self
                .scored(section)
                .filter(|one| !one.bonus)
                .map(|question| {
                    let shown = self.visible(section.show_if.as_ref(), question);
                    let possible = times(self.possible(question), question.weight);
                    format!("if({shown}, {possible}, 0)")
                });
            put("visible", sum(visible.collect()));
        }
    }

    /// The name of a section's earned points, after what zeroes them.
    fn earned(&self, section: &Section) -> String {
        let zeroed = section.questions.iter().any(|question| {
            let rule = question.knock_out.as_ref();
            rule.is_some_and(|rule| rule.effect == Effect::ZeroSection)
        });
        let role = if zeroed { "kept" } else { "earned" };
        self.reference(self.names.part(&section.id, role))
    }

    fn sections(&self) -> impl Iterator<Item = &Section> {
        let sections = self.checklist.sections.iter();
        sections.filter(|section| section.questions.iter().any(Question::is_scored))
    }

    fn all(&self, role: &'static str) -> String {
        let parts = self
            .sections()
            .map(|one| self.reference(self.names.part(&one.id, role)));
        sum(parts.collect())
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

fn sum(terms: Vec<String>) -> String {
    if terms.is_empty() {
        "0".to_owned()
    } else {
        terms.join(" + ")
    }
}

fn times(term: String, weight: u32) -> String {
    match weight {
        1 => term,
        weight => format!("{term} * {weight}"),
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
