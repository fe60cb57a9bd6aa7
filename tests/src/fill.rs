//! Fills checklists: plausible answers for any checklist, from a seed.

use checklists::checklist::{Choice, Kind};
use checklists::{
    Answer, AnswerValue, Answers, Checklist, Decimal, Gap, PhotoDigest, Question, Reading,
};

use crate::random::Random;

/// How often answers that break a rule are given up for others.
const TRIES: usize = 50;
/// The day of what is asked for as a date.
const DATE: &str = "2026-03-02";
/// What is written where a text has a pattern or must be short.
const SHORT_TEXTS: [&str; 4] = ["A17", "17", "4711", "123456"];
/// When visits begin, in minutes of the day.
const FIRST_MINUTE: i64 = 11 * 60;

/// How a visit goes.
#[derive(Clone, Debug)]
pub struct Filler<'a> {
    /// Percent of questions that go well.
    pub quality: u64,
    /// Comments to choose from where one is needed, each long enough for any rule.
    pub comments: &'a [String],
    /// Digests of photos to attach where one is needed, used in order, the last one again and again.
    pub photos: &'a [String],
}

impl Filler<'_> {
    /// Answers every visible question, so that nothing stands against submitting.
    ///
    /// # Panics
    /// If a checklist has a rule that this cannot meet.
    pub fn fill(&self, checklist: &Checklist, random: &mut Random) -> Answers {
        let mut gaps = Vec::new();
        // What breaks a rule across answers is answered anew.
        for _ in 0..TRIES {
            let answers = self.fill_once(checklist, random);
            gaps = checklists::check(checklist, &answers);
            if gaps.is_empty() {
                return answers;
            }
        }
        panic!("{gaps:?}");
    }

    fn fill_once(&self, checklist: &Checklist, random: &mut Random) -> Answers {
        let mut answers = Answers::new();
        let mut photos = self.photos.iter();
        let mut minute = FIRST_MINUTE;
        for question in checklist.questions() {
            if !checklists::visible(checklist, &answers).contains(&question.id) {
                continue;
            }
            // A visit goes on from question to question.
            minute += 7;
            let offered = checklists::offered(checklist, &answers, &question.id);
            let offered: Vec<Choice> = offered.into_iter().cloned().collect();
            let mut answer = self.answer(question, &offered, minute, random);
            answers.insert(question.id.clone(), answer.clone());
            // What mends one gap may show another: a photo, that two are needed.
            for _ in 0..2 {
                let gaps = checklists::check(checklist, &answers);
                let own = |gap: &&Gap| gap.question.as_ref() == Some(&question.id);
                for gap in gaps.iter().filter(own) {
                    self.mend(question, &mut answer, gap, &mut photos, random);
                }
                answers.insert(question.id.clone(), answer.clone());
            }
        }
        answers
    }

    /// Adds to an answer what a gap says is missing.
    fn mend<'a>(
        &'a self,
        question: &Question,
        answer: &mut Answer,
        gap: &Gap,
        photos: &mut impl Iterator<Item = &'a String>,
        random: &mut Random,
    ) {
        if gap.code.contains("comment") {
            answer.comment = Some(random.pick(self.comments).clone());
        }
        if gap.code.contains("photo") || matches!(question.kind, Kind::Photo { .. }) {
            let needed = gap.params.get("min").and_then(|min| min.parse().ok());
            answer.photos = (0..needed.unwrap_or(1))
                .map(|_| {
                    let digest = photos.next().or(self.photos.last());
                    let digest = digest.expect("the checklist needs a photo");
                    PhotoDigest::new(digest.as_str()).expect("a digest")
                })
                .collect();
        }
        if let (true, Some(AnswerValue::List(chosen))) = (gap.code == "rule_broken", &answer.value)
        {
            answer.value = Some(AnswerValue::List(vec![random.pick(chosen).clone()]));
        }
        if matches!(question.kind, Kind::Text { .. }) {
            let fits = |text: &&str| {
                checklists::read(question, &Answer::of(*text))
                    .is_ok_and(|reading| reading != Reading::Blank)
            };
            let comments = self.comments.iter().map(String::as_str);
            let text = comments.chain(SHORT_TEXTS).find(fits);
            answer.value = text.map(AnswerValue::from);
        }
    }

    fn answer(
        &self,
        question: &Question,
        offered: &[Choice],
        minute: i64,
        random: &mut Random,
    ) -> Answer {
        // What knocks a visit out is rare, as it is in shops.
        let well = random.chance(if question.knock_out.is_some() {
            97
        } else {
            self.quality
        });
        if question.na && random.chance(5) {
            return Answer::not_applicable();
        }
        let value: Option<AnswerValue> = match &question.kind {
            Kind::YesNo { points, .. } => {
                let good = points.as_ref().is_none_or(|points| points.yes >= points.no);
                Some(if well == good { "yes" } else { "no" }.into())
            }
            Kind::SingleChoice { .. } => {
                let mut sorted: Vec<_> = offered.iter().collect();
                sorted.sort_by_key(|option| std::cmp::Reverse(option.points.unwrap_or(0)));
                let index = if well {
                    0
                } else {
                    random.below(sorted.len() as u64) as usize
                };
                Some(sorted[index].id.as_str().into())
            }
            Kind::MultipleChoice { .. } => {
                let chosen: Vec<String> = offered
                    .iter()
                    .filter(|option| (option.points.unwrap_or(0) >= 0) == well)
                    .map(|option| option.id.to_string())
                    .collect();
                let chosen = if chosen.is_empty() {
                    vec![offered[0].id.to_string()]
                } else {
                    chosen
                };
                Some(AnswerValue::List(chosen))
            }
            Kind::Number { .. } | Kind::Duration { .. } | Kind::Money { .. } => {
                Some(self.number(question, well, random))
            }
            Kind::Date { .. } => Some(DATE.into()),
            Kind::Time { .. } => {
                let minute = match self.number(question, well, random) {
                    AnswerValue::Integer(second) if question.is_scored() => second / 60,
                    _ => minute,
                };
                Some(
                    format!("{:02}:{:02}", minute / 60, minute % 60)
                        .as_str()
                        .into(),
                )
            }
            Kind::Text { .. } => question
                .required
                .then(|| random.pick(self.comments).as_str().into()),
            Kind::Photo { .. } => None,
            _ => question.kind.grades().map(|grades| {
                let (low, high) = (*grades.start(), *grades.end());
                let spread = high - low;
                let grade = if well {
                    high - (random.below(2) as i64).min(spread)
                } else {
                    low + random.below((spread as u64).max(1)) as i64
                };
                AnswerValue::Integer(grade)
            }),
        };
        Answer {
            value,
            ..Answer::default()
        }
    }

    fn number(&self, question: &Question, well: bool, random: &mut Random) -> AnswerValue {
        let best = question.kind.possible();
        let bands = question.kind.point_bands().unwrap_or_default();
        let band = bands
            .iter()
            .find(|band| (Some(band.points) == best) == well)
            .or_else(|| bands.first());
        let (min, max) = question.kind.range().unwrap_or_default();
        let whole = |decimal: Option<Decimal>| decimal.and_then(Decimal::whole);
        let low = whole(band.and_then(|band| band.from))
            .max(whole(min))
            .unwrap_or(0);
        let end = whole(band.and_then(|band| band.below))
            .into_iter()
            .chain(whole(max).map(|max| max + 1))
            .chain([low + 240])
            .min()
            .unwrap_or(low + 1)
            .max(low + 1);
        AnswerValue::Integer(low + random.below((end - low) as u64) as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_checklist_can_be_filled_well_and_badly() {
        let comments =
            ["The employee looked up, smiled and asked what I would like, as one should.".into()];
        let photos: Vec<String> = (1..=9).map(|digit| digit.to_string().repeat(64)).collect();
        for shipped in checklists::shipped() {
            let checklist = checklists::compile(shipped.source)
                .checklist
                .expect("it compiles");
            for quality in [0, 50, 100] {
                let filler = Filler {
                    quality,
                    comments: &comments,
                    photos: &photos,
                };
                for seed in 0..5 {
                    filler.fill(&checklist, &mut Random::seeded(seed));
                }
            }
        }
    }
}
