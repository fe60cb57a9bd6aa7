//! The sums of a section as calculations: what it earned, what it could have earned, and what of
//! that was shown. They are whole numbers.

use checklists::checklist::{Blank, Effect, Question, Section};

use super::Book;
use super::expression::{and, sum};
use super::sheet::{Cells, Sheet};
use crate::table::Row;

impl Book<'_> {
    /// The calculations of a section that has points.
    pub(super) fn section_sums(&self, section: &Section, survey: &mut Sheet) {
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
            survey.push(row);
        };
        put("earned", self.earned_sum(section));
        let zeroed = self.zeroed(section);
        if !zeroed.is_empty() {
            let earned = self.reference(self.names.part(&section.id, "earned"));
            let fired = zeroed.join(" or ");
            put("kept", format!("if({fired}, min({earned}, 0), {earned})"));
        }
        put("possible", self.possible_sum(section));
        if self.checklist.scoring.min_scored_share.is_some() {
            put("visible", self.visible_sum(section));
        }
    }

    fn earned_sum(&self, section: &Section) -> String {
        let earned = self.scored(section).map(|question| {
            times(
                format!("coalesce({}, 0)", self.points_of(question)),
                question.weight,
            )
        });
        sum(earned.collect())
    }

    /// The answers that take the section's points away.
    fn zeroed(&self, section: &Section) -> Vec<String> {
        let questions = section.questions.iter();
        questions
            .filter_map(|question| {
                let rule = question.knock_out.as_ref()?;
                (rule.effect == Effect::ZeroSection).then(|| self.is(&question.id, &rule.on))
            })
            .collect()
    }

    /// The possible points of the questions that count.
    fn possible_sum(&self, section: &Section) -> String {
        let possible = self
            .scored(section)
            .filter(|one| !one.bonus)
            .map(|question| {
                let counts = match self.checklist.scoring.blank {
                    Blank::Exclude => format!("{} != ''", self.points_of(question)),
                    Blank::Zero => {
                        let visible = self.visible(section.show_if.as_ref(), question);
                        match self.not_applicable(question) {
                            Some(na) => and(visible, format!("not({na})")),
                            None => visible,
                        }
                    }
                };
                let possible = times(self.possible(question), question.weight);
                format!("if({counts}, {possible}, 0)")
            });
        sum(possible.collect())
    }

    /// The possible points of the questions that are shown.
    fn visible_sum(&self, section: &Section) -> String {
        let visible = self
            .scored(section)
            .filter(|one| !one.bonus)
            .map(|question| {
                let shown = self.visible(section.show_if.as_ref(), question);
                let possible = times(self.possible(question), question.weight);
                format!("if({shown}, {possible}, 0)")
            });
        sum(visible.collect())
    }

    fn points_of(&self, question: &Question) -> String {
        self.reference(self.names.helper(&question.id, "points"))
    }

    fn scored<'s>(&self, section: &'s Section) -> impl Iterator<Item = &'s Question> {
        section.questions.iter().filter(|one| one.is_scored())
    }

    /// The name of a section's earned points, after what zeroes them.
    pub(super) fn earned(&self, section: &Section) -> String {
        let zeroed = section.questions.iter().any(|question| {
            let rule = question.knock_out.as_ref();
            rule.is_some_and(|rule| rule.effect == Effect::ZeroSection)
        });
        let role = if zeroed { "kept" } else { "earned" };
        self.reference(self.names.part(&section.id, role))
    }

    pub(super) fn sections(&self) -> impl Iterator<Item = &Section> {
        let sections = self.checklist.sections.iter();
        sections.filter(|section| section.questions.iter().any(Question::is_scored))
    }

    pub(super) fn all(&self, role: &'static str) -> String {
        let parts = self
            .sections()
            .map(|one| self.reference(self.names.part(&one.id, role)));
        sum(parts.collect())
    }
}

fn times(term: String, weight: u32) -> String {
    match weight {
        1 => term,
        weight => format!("{term} * {weight}"),
    }
}
