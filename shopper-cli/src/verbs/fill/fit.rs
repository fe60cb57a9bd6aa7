//! How an answer fits the answers to other questions.

use checklists::{AnswerValue, Question};

use super::talk::Talk;
use crate::console::Style;

impl Talk<'_, '_, '_> {
    /// An option in this answer that the answers before it do not offer.
    pub(super) fn not_offered(&self, question: &Question, value: &AnswerValue) -> Option<String> {
        let chosen: &[String] = match value {
            _ if question.kind.options().is_empty() => return None,
            AnswerValue::Text(id) => std::slice::from_ref(id),
            AnswerValue::List(ids) => ids,
            AnswerValue::Integer(_) => return None,
        };
        let offered = checklists::offered(self.sheet.checklist, &self.answers, &question.id);
        let mut chosen = chosen.iter();
        let hidden = chosen.find(|id| !offered.iter().any(|option| option.id.as_str() == *id));
        hidden.cloned()
    }

    /// Says what this answer contradicts. It is kept, because the other answer may be the wrong
    /// one.
    pub(super) fn say_broken_rules(&mut self, question: &Question) {
        for gap in self.gaps(question) {
            if gap.code == "rule_broken" {
                let text = checklists::words::gap(&gap, self.sheet.checklist, self.sheet.language);
                self.say(Style::Warning, &text);
            }
        }
    }
}
