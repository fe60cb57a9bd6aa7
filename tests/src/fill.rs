//! Fills checklists: plausible answers for any checklist, from a seed.

use checklists::checklist::Kind;
use checklists::{Answer, AnswerValue, Answers, Checklist, Decimal, PhotoDigest, Question};

use crate::random::Random;

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
        let mut answers = Answers::new();
        let mut photos = self.photos.iter();
        let mut last_photo = self.photos.last();
        for question in checklist.questions() {
            if !checklists::visible(checklist, &answers).contains(&question.id) {
                continue;
            }
            let mut answer = self.answer(question, random);
            answers.insert(question.id.clone(), answer.clone());
            for gap in checklists::check(checklist, &answers) {
                if gap.question.as_ref() != Some(&question.id) {
                    continue;
                }
                if gap.code.contains("comment") {
                    answer.comment = Some(random.pick(self.comments).clone());
                }
                let is_photo = matches!(question.kind, Kind::Photo { .. });
                if gap.code.contains("photo") || is_photo {
                    last_photo = photos.next().or(last_photo);
                    let digest = last_photo.expect("the checklist needs a photo");
                    answer.photos = vec![PhotoDigest::new(digest.as_str()).expect("a digest")];
                }
            }
            answers.insert(question.id.clone(), answer);
        }
        let gaps = checklists::check(checklist, &answers);
        assert!(gaps.is_empty(), "{gaps:?}");
        answers
    }

    fn answer(&self, question: &Question, random: &mut Random) -> Answer {
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
            Kind::SingleChoice { options, .. } => {
                let mut sorted: Vec<_> = options.iter().collect();
                sorted.sort_by_key(|option| std::cmp::Reverse(option.points.unwrap_or(0)));
                let index = if well {
                    0
                } else {
                    random.below(sorted.len() as u64) as usize
                };
                Some(sorted[index].id.as_str().into())
            }
            Kind::MultipleChoice { options, .. } => {
                let chosen: Vec<String> = options
                    .iter()
                    .filter(|option| (option.points.unwrap_or(0) >= 0) == well)
                    .map(|option| option.id.to_string())
                    .collect();
                let chosen = if chosen.is_empty() {
                    vec![options[0].id.to_string()]
                } else {
                    chosen
                };
                Some(AnswerValue::List(chosen))
            }
            Kind::Number { .. } | Kind::Duration { .. } => {
                Some(self.number(question, well, random))
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
        let (min, max) = match &question.kind {
            Kind::Number { min, max, .. } | Kind::Duration { min, max, .. } => (*min, *max),
            _ => (None, None),
        };
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
