//! The points of a question as calculations: what its answer earns, what it could earn, and below
//! what it is missed. All of them are whole numbers, before weight.

use checklists::checklist::{BandCase, Kind, PointBand, Question};

use super::Book;
use super::expression::sum;

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
    pub(super) fn possible(&self, question: &Question) -> String {
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
}
