//! Conditions of the language as expressions of the form, and how expressions are joined.

use checklists::checklist::{AnswerName, Comparison, Condition, Kind, Question};
use checklists::{Decimal, QuestionId};

use super::Book;
use crate::expression::quoted;
use crate::known::free_name;

impl Book<'_> {
    pub(super) fn reference(&self, name: &str) -> String {
        format!("${{{name}}}")
    }

    fn asked(&self, id: &QuestionId) -> String {
        self.reference(id.as_str())
    }

    /// The answer as a number: the seconds of a time of day, else the answer itself.
    pub(super) fn number(&self, question: &Question) -> String {
        match question.kind {
            Kind::Time { .. } => self.reference(self.names.helper(&question.id, "seconds")),
            _ => self.asked(&question.id),
        }
    }

    /// A condition. Joined parts stand in brackets when they are parts themselves.
    pub(super) fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Is { question, any_of } => self.is(question, any_of),
            Condition::Answered { question, answered } => match self.checklist.question(question) {
                Some(question) if *answered => self.answered(question),
                Some(question) => self.not_answered(question),
                None => String::new(),
            },
            Condition::AtLeast { question, value } => self.compared(question, ">=", *value),
            Condition::Above { question, value } => self.compared(question, ">", *value),
            Condition::AtMost { question, value } => self.compared(question, "<=", *value),
            Condition::Below { question, value } => self.compared(question, "<", *value),
            Condition::Compare {
                question,
                test,
                with,
            } => {
                let sign = match test {
                    Comparison::AtLeast => ">=",
                    Comparison::Above => ">",
                    Comparison::AtMost => "<=",
                    Comparison::Below => "<",
                };
                match (
                    self.checklist.question(question),
                    self.checklist.question(with),
                ) {
                    (Some(left), Some(right)) => {
                        format!("{} {sign} {}", self.number(left), self.number(right))
                    }
                    _ => String::new(),
                }
            }
            Condition::All(parts) => self.joined(parts, " and "),
            Condition::Any(parts) => self.joined(parts, " or "),
            Condition::Not(part) => format!("not({})", self.condition(part)),
        }
    }

    fn joined(&self, parts: &[Condition], by: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.part(part)).collect();
        parts.join(by)
    }

    /// A condition as a part of another.
    pub(super) fn part(&self, condition: &Condition) -> String {
        bracketed(self.condition(condition))
    }

    /// Whether the question is shown, as an expression.
    pub(super) fn visible(&self, section: Option<&Condition>, question: &Question) -> String {
        let conditions = [section, question.show_if.as_ref()];
        let parts: Vec<String> = conditions
            .into_iter()
            .flatten()
            .map(|one| self.part(one))
            .collect();
        if parts.is_empty() {
            "true()".to_owned()
        } else {
            parts.join(" and ")
        }
    }

    /// Whether a question is answered, "not applicable" being no answer.
    pub(super) fn answered(&self, question: &Question) -> String {
        let asked = self.asked(&question.id);
        if na_is_a_choice(question) {
            format!("{asked} != '' and {asked} != '{}'", na_name(question))
        } else {
            format!("{asked} != ''")
        }
    }

    fn not_answered(&self, question: &Question) -> String {
        let asked = self.asked(&question.id);
        if na_is_a_choice(question) {
            format!("{asked} = '' or {asked} = '{}'", na_name(question))
        } else {
            format!("{asked} = ''")
        }
    }

    /// Whether "not applicable" is the answer.
    pub(super) fn not_applicable(&self, question: &Question) -> Option<String> {
        question.na.then(|| {
            if na_is_a_choice(question) {
                format!("{} = '{}'", self.asked(&question.id), na_name(question))
            } else {
                let helper = self.names.helper(&question.id, "na");
                format!("{} = 'OK'", self.reference(helper))
            }
        })
    }

    /// The answer is one of these.
    pub(super) fn is(&self, id: &QuestionId, names: &[AnswerName]) -> String {
        let Some(question) = self.checklist.question(id) else {
            return String::new();
        };
        let asked = self.asked(id);
        let one = |name: &AnswerName| match name {
            AnswerName::Missed => self.missed(question),
            name if matches!(question.kind, Kind::MultipleChoice { .. }) => {
                format!("selected({asked}, '{name}')")
            }
            name => format!("{asked} = '{name}'"),
        };
        let tests: Vec<String> = names.iter().map(one).collect();
        tests.join(" or ")
    }

    /// The answer earns less than the mark. A blank earns nothing that could be compared.
    fn missed(&self, question: &Question) -> String {
        let points = self.reference(self.names.helper(&question.id, "points"));
        format!("{points} < {}", self.pass_mark(question))
    }

    fn compared(&self, id: &QuestionId, sign: &str, value: Decimal) -> String {
        let Some(question) = self.checklist.question(id) else {
            return String::new();
        };
        let value = match &question.kind {
            Kind::Date { .. } => {
                let shown = checklists::write::date(value);
                format!("date({})", quoted(&shown).unwrap_or_default())
            }
            _ => value.to_string(),
        };
        format!("{} {sign} {value}", self.number(question))
    }
}

/// Brackets around what `and` or `or` joins.
pub(super) fn bracketed(expression: String) -> String {
    if expression.contains(" and ") || expression.contains(" or ") {
        format!("({expression})")
    } else {
        expression
    }
}

/// An expression joined to another by `and`.
pub(super) fn and(left: String, right: String) -> String {
    format!("{} and {}", bracketed(left), bracketed(right))
}

/// Terms added up; 0 where there is none.
pub(super) fn sum(terms: Vec<String>) -> String {
    if terms.is_empty() {
        "0".to_owned()
    } else {
        terms.join(" + ")
    }
}

/// Questions with one choice have "not applicable" among them; the others a box beside.
pub(super) fn na_is_a_choice(question: &Question) -> bool {
    question.na
        && matches!(
            question.kind,
            Kind::YesNo { .. }
                | Kind::SingleChoice { .. }
                | Kind::Scale { .. }
                | Kind::Nps { .. }
                | Kind::Csat { .. }
                | Kind::Ces { .. }
        )
}

/// The name of a choice that the language has no option for: one that no option has.
fn free_choice(question: &Question, wanted: &str) -> String {
    let options = question.kind.options();
    let taken = options.iter().map(|option| option.id.to_string()).collect();
    free_name(wanted, &taken)
}

/// The name of the choice "not applicable".
pub(super) fn na_name(question: &Question) -> String {
    free_choice(question, "na")
}

/// The name of the choice "none of these".
pub(super) fn none_name(question: &Question) -> String {
    free_choice(question, "none")
}
