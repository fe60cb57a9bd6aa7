//! The rules that were used, and the code by which two copies can be told to be the same.

use api::reports::VisitReport;

use crate::compose::Composer;
use crate::text::clean;
use crate::words::Value;

impl Composer<'_> {
    /// Draws the method box.
    pub(super) fn visit_method(&mut self, report: &VisitReport) {
        let words = &self.words;
        let method = &report.method;
        let [visit, not_applicable] = self.method_of_a_visit(method);
        let blank = if method.blank_is_zero {
            "method-blank-zero"
        } else {
            "method-blank-left-out"
        };
        let mut entries = vec![
            visit,
            not_applicable,
            ("method-blank", words.say(blank)),
            ("method-missed", words.say("method-missed-text")),
            ("method-lost", words.say("method-lost-text")),
        ];
        let answers = report.sections.iter().flat_map(|section| &section.answers);
        if answers.clone().any(|answer| answer.bonus) {
            entries.push(("method-bonus", words.say("method-bonus-text")));
        }
        entries.push(("method-knock-out", words.say("method-knock-out-text")));
        entries.push(("method-privacy", words.say("method-privacy-text")));
        let code = clean(&report.code);
        let id = report.visit_id.to_string();
        let values = [
            ("code", Value::Made(words.code(&code))),
            ("visit", Value::Made(words.code(&id))),
        ];
        entries.push(("method-code", words.with("method-code-text", &values)));
        self.method_box(entries, method);
    }
}
