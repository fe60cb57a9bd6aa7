//! In which order questions are asked: pure.

use std::collections::BTreeSet;

use checklists::{Answer, Answers, Checklist, Gap, Question, QuestionId, Reading};

/// Which questions are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// All that are shown, in order.
    All,
    /// Those with a remark of the reviewer first, then whatever is missing.
    Remarks {
        remarks: BTreeSet<QuestionId>,
        /// What was asked already, so that nothing is asked for ever.
        asked: BTreeSet<QuestionId>,
    },
}

/// The questions that are shown, in order.
pub(super) fn shown<'a>(checklist: &'a Checklist, answers: &Answers) -> Vec<&'a Question> {
    let visible = checklists::visible(checklist, answers);
    checklist
        .questions()
        .filter(|question| visible.contains(&question.id))
        .collect()
}

/// Whether a question has neither an answer nor "not applicable".
fn is_blank(question: &Question, answers: &Answers) -> bool {
    let reading = answers
        .get(&question.id)
        .map(|answer: &Answer| checklists::read(question, answer));
    !matches!(reading, Some(Ok(reading)) if reading != Reading::Blank)
}

/// Whether a question needs an answer, given these answers to the others.
pub(super) fn is_needed(checklist: &Checklist, answers: &Answers, question: &Question) -> bool {
    if question.required_if.is_none() {
        return question.required;
    }
    let mut without = answers.clone();
    without.remove(&question.id);
    let missing =
        |gap: &Gap| gap.code == "answer_required" && gap.question.as_ref() == Some(&question.id);
    checklists::check(checklist, &without).iter().any(missing)
}

/// How many of the questions shown have an answer.
pub(super) fn answered(checklist: &Checklist, answers: &Answers) -> (usize, usize) {
    let shown = shown(checklist, answers);
    let counted = checklists::strip_hidden(checklist, answers);
    let blank = shown
        .iter()
        .filter(|question| is_blank(question, &counted))
        .count();
    (shown.len() - blank, shown.len())
}

/// Where to go on: after the question answered last if something is blank there, else at the
/// first blank one, else at the beginning.
pub(super) fn resume(
    checklist: &Checklist,
    answers: &Answers,
    last: Option<&QuestionId>,
) -> Option<QuestionId> {
    let shown = shown(checklist, answers);
    let after = last
        .and_then(|last| shown.iter().position(|question| question.id == *last))
        .map_or(0, |index| index + 1);
    let counted = checklists::strip_hidden(checklist, answers);
    let later = shown[after..]
        .iter()
        .find(|question| is_blank(question, &counted));
    let any = || {
        shown.iter().find(|question| {
            is_blank(question, &counted) && is_needed(checklist, answers, question)
        })
    };
    later
        .or_else(any)
        .or(shown.first())
        .map(|question| question.id.clone())
}

impl Route {
    /// The question to begin with.
    pub(super) fn start(
        &self,
        checklist: &Checklist,
        answers: &Answers,
        last: Option<&QuestionId>,
    ) -> Option<QuestionId> {
        match self {
            Self::All => resume(checklist, answers, last),
            Self::Remarks { remarks, .. } => shown(checklist, answers)
                .into_iter()
                .find(|question| remarks.contains(&question.id))
                .map(|question| question.id.clone())
                .or_else(|| resume(checklist, answers, last)),
        }
    }

    /// The question after this one; `None` at the end.
    pub(super) fn next(
        &mut self,
        checklist: &Checklist,
        answers: &Answers,
        current: &QuestionId,
    ) -> Option<QuestionId> {
        let shown = shown(checklist, answers);
        let place = |id: &QuestionId| {
            checklist
                .questions()
                .position(|question| question.id == *id)
        };
        let here = place(current);
        let later = |question: &&&Question| place(&question.id) > here;
        match self {
            Self::All => shown.iter().find(later).map(|question| question.id.clone()),
            Self::Remarks { remarks, asked } => {
                asked.insert(current.clone());
                let remarked = shown
                    .iter()
                    .filter(later)
                    .find(|question| remarks.contains(&question.id));
                if let Some(question) = remarked.filter(|question| !asked.contains(&question.id)) {
                    return Some(question.id.clone());
                }
                let gaps: BTreeSet<QuestionId> = checklists::check(checklist, answers)
                    .into_iter()
                    .filter_map(|gap| gap.question)
                    .collect();
                shown
                    .iter()
                    .find(|question| gaps.contains(&question.id) && !asked.contains(&question.id))
                    .map(|question| question.id.clone())
            }
        }
    }
}

/// The question before this one.
pub(super) fn previous(
    checklist: &Checklist,
    answers: &Answers,
    current: &QuestionId,
) -> Option<QuestionId> {
    let shown = shown(checklist, answers);
    let index = shown.iter().position(|question| question.id == *current)?;
    index.checked_sub(1).map(|index| shown[index].id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn id(name: &str) -> QuestionId {
        QuestionId::new(name).unwrap()
    }

    fn answers(given: &[(&str, &str)]) -> Answers {
        given
            .iter()
            .map(|(name, value)| (id(name), Answer::of(*value)))
            .collect()
    }

    #[test]
    fn filling_goes_on_after_the_question_answered_last() {
        let checklist = samples::checklist();
        let none = Answers::new();
        assert_eq!(
            Route::All.start(&checklist, &none, None),
            Some(id("greeted"))
        );
        let some = answers(&[("greeted", "yes")]);
        assert_eq!(
            Route::All.start(&checklist, &some, Some(&id("greeted"))),
            Some(id("wait"))
        );
        // An optional question that was skipped before the last one is not asked again.
        let some = answers(&[("greeted", "yes"), ("ordered", "coffee")]);
        let start = Route::All.start(&checklist, &some, Some(&id("ordered")));
        assert_eq!(start, Some(id("coffee_hot")));
    }

    #[test]
    fn a_question_appears_and_goes_with_the_answer_it_depends_on() {
        let checklist = samples::checklist();
        let coffee = answers(&[("ordered", "coffee")]);
        let tea = answers(&[("ordered", "tea")]);
        let next = |answers| Route::All.next(&checklist, answers, &id("ordered"));
        assert_eq!(next(&coffee), Some(id("coffee_hot")));
        assert_eq!(next(&tea), Some(id("counter")));
        assert_eq!(
            previous(&checklist, &tea, &id("counter")),
            Some(id("ordered"))
        );
        assert_eq!(previous(&checklist, &tea, &id("greeted")), None);
    }

    #[test]
    fn a_return_starts_at_the_remarks_and_then_asks_what_is_missing() {
        let checklist = samples::checklist();
        let given = answers(&[
            ("greeted", "yes"),
            ("ordered", "coffee"),
            ("coffee_hot", "no"),
        ]);
        let remarks = [id("ordered"), id("coffee_hot")].into();
        let mut route = Route::Remarks {
            remarks,
            asked: BTreeSet::new(),
        };
        assert_eq!(route.start(&checklist, &given, None), Some(id("ordered")));
        assert_eq!(
            route.next(&checklist, &given, &id("ordered")),
            Some(id("coffee_hot"))
        );
        let rest = route.next(&checklist, &given, &id("coffee_hot"));
        assert_eq!(rest, Some(id("wait")));
        assert_eq!(
            route.next(&checklist, &given, &id("wait")),
            Some(id("counter"))
        );
        assert_eq!(route.next(&checklist, &given, &id("counter")), None);
    }
}
