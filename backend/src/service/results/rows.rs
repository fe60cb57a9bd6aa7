//! The rows that an approved revision is published as. Pure.

use std::collections::BTreeMap;

use checklists::checklist::{Question, Visibility};
use checklists::score::{QuestionScore, QuestionState};
use checklists::{AnswerValue, Kind, Percent, QuestionId, Reading, Verdict};
use chrono::{DateTime, NaiveDate, Timelike};
use chrono_tz::Tz;
use uuid::Uuid;

use super::EDITION;
use super::shown::ShownVisit;
use super::source::Source;
use crate::db::results::{
    ApprovedRow, Published, ScoreRow, ShownCommentRow, ShownPhotoRow, ShownVisitRow,
};
use crate::error::{Error, Result};

/// The hours at which midday, afternoon, evening and night begin; the morning begins at the fifth.
const DAYPARTS: [u32; 4] = [11, 15, 18, 22];
const MORNING: u32 = 5;

/// The part of the day in which a visit began: 0 morning (5 to 11 o'clock), 1 midday (to 15),
/// 2 afternoon (to 18), 3 evening (to 22), 4 night.
fn daypart(local: DateTime<Tz>) -> i64 {
    let hour = local.hour();
    if hour < MORNING {
        return 4;
    }
    DAYPARTS.iter().map(|begin| i64::from(hour >= *begin)).sum()
}

impl Source<'_> {
    /// Everything that the approval of this revision publishes.
    pub(super) fn published(&self) -> Result<Published> {
        let date = self
            .visit
            .local_date
            .ok_or_else(|| Error::internal("an approved visit without its local date"))?;
        let (comments, photos) = self.comments_and_photos(date)?;
        let mut by_question: BTreeMap<QuestionId, Vec<Uuid>> = BTreeMap::new();
        for row in &photos {
            let question = QuestionId::new(row.question.as_str()).map_err(Error::internal)?;
            by_question.entry(question).or_default().push(row.id);
        }
        let shown = ShownVisit::of(
            &self.version.checklist,
            &self.content.answers,
            &self.scorecard,
            by_question,
        );
        Ok(Published {
            approved: self.approved(date),
            scores: self.scores(date)?,
            comments,
            photos,
            shown: Some(ShownVisitRow {
                agency_id: self.visit.agency_id,
                visit_id: self.visit.id,
                revision: self.revision.number,
                content: serde_json::to_string(&shown)?,
            }),
        })
    }

    fn approved(&self, date: NaiveDate) -> ApprovedRow {
        let total = &self.scorecard.total;
        let judged = |score: &&QuestionScore| {
            let question = self.version.checklist.question(&score.id);
            score.passed.is_some() && question.is_some_and(|q| q.owner != Visibility::Hide)
        };
        let questions: Vec<&QuestionScore> =
            self.scorecard.questions.iter().filter(judged).collect();
        let missed = questions.iter().filter(|score| score.passed == Some(false));
        let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let started = self.revision.started_at.to_utc().with_timezone(&self.zone);
        ApprovedRow {
            agency_id: self.visit.agency_id,
            visit_id: self.visit.id,
            client_id: self.visit.client_id,
            store_id: self.visit.store_id,
            checklist_version_id: self.version.row.id,
            slug: self.version.row.slug.clone(),
            epoch: i64::from(self.version.epochs.total),
            local_date: date,
            edition: EDITION,
            score: total.score.map(Percent::hundredths),
            verdict: total
                .verdict
                .map(|verdict| verdict_name(verdict).to_owned()),
            band: total.band.as_ref().map(ToString::to_string),
            missed: whole(missed.count()),
            judged: whole(questions.len()),
            daypart: daypart(started),
            on_time: self.on_time,
            returned: self.returned,
            window_end: self.visit.window_to.date(),
        }
    }

    fn scores(&self, date: NaiveDate) -> Result<Vec<ScoreRow>> {
        let (version, card) = (&self.version, &self.scorecard);
        let row = |series_id: i64, score: Option<Percent>| ScoreRow {
            agency_id: self.visit.agency_id,
            visit_id: self.visit.id,
            series_id,
            client_id: self.visit.client_id,
            store_id: self.visit.store_id,
            local_date: date,
            score: score.map(Percent::hundredths),
            passed: None,
            value: None,
            lost: None,
        };
        let epochs = &version.epochs;
        let total = version.series("total", "", epochs.total)?;
        let mut rows = vec![row(total, card.total.score)];
        for section in card.sections.iter().filter(|s| s.score.is_some()) {
            let epoch = epochs.sections.get(&section.id).copied().unwrap_or(1);
            let series = version.series("section", section.id.as_str(), epoch)?;
            rows.push(row(series, section.score));
        }
        for score in &card.questions {
            let value = self.grade(score);
            if score.passed.is_none() && value.is_none() {
                continue;
            }
            let epoch = epochs.questions.get(&score.id).copied().unwrap_or(1);
            let series = version.series("question", score.id.as_str(), epoch)?;
            rows.push(ScoreRow {
                passed: score.passed.map(i64::from),
                value,
                lost: lost(score),
                ..row(series, Percent::of(score.earned, score.possible))
            });
        }
        rows.sort_by_key(|row| row.series_id);
        Ok(rows)
    }

    /// The grade given to a question of which NPS, CSAT or CES is made, if owners may count it.
    fn grade(&self, score: &QuestionScore) -> Option<i64> {
        let question = self.version.checklist.question(&score.id)?;
        let is_key = matches!(
            question.kind,
            Kind::Nps { .. } | Kind::Csat { .. } | Kind::Ces { .. }
        );
        let counts = score.state == QuestionState::Answered && question.owner != Visibility::Hide;
        if !is_key || !counts {
            return None;
        }
        let answer = self.content.answers.get(&score.id)?;
        match checklists::read(question, answer) {
            Ok(Reading::Grade(grade)) => Some(grade),
            _ => None,
        }
    }

    fn comments_and_photos(
        &self,
        date: NaiveDate,
    ) -> Result<(Vec<ShownCommentRow>, Vec<ShownPhotoRow>)> {
        let checklist = &self.version.checklist;
        let visible = checklists::visible(checklist, &self.content.answers);
        let (mut comments, mut photos) = (Vec::new(), Vec::new());
        for (position, question) in (0_i64..).zip(checklist.questions()) {
            if question.owner == Visibility::Hide || !visible.contains(&question.id) {
                continue;
            }
            let missed = self
                .scorecard
                .question(&question.id)
                .is_some_and(|score| score.passed == Some(false));
            let text = self.text_of(question);
            if !text.trim().is_empty() {
                comments.push(ShownCommentRow {
                    agency_id: self.visit.agency_id,
                    visit_id: self.visit.id,
                    question: question.id.to_string(),
                    position,
                    store_id: self.visit.store_id,
                    slug: self.version.row.slug.clone(),
                    local_date: date,
                    missed,
                    text,
                });
            }
            for (index, id) in self.photos_of(question)? {
                photos.push(ShownPhotoRow {
                    id,
                    agency_id: self.visit.agency_id,
                    visit_id: self.visit.id,
                    question: question.id.to_string(),
                    // By question, then in the order in which they were attached.
                    position: position * 1_000 + index,
                    store_id: self.visit.store_id,
                    slug: self.version.row.slug.clone(),
                    local_date: date,
                    missed,
                });
            }
        }
        Ok((comments, photos))
    }

    /// What the shopper wrote at a question, as far as it may be shown.
    fn text_of(&self, question: &Question) -> String {
        let Some(answer) = self.content.answers.get(&question.id) else {
            return String::new();
        };
        let mut texts = Vec::new();
        if let (Kind::Text { .. }, Visibility::Show, Some(AnswerValue::Text(text))) =
            (&question.kind, question.owner, &answer.value)
        {
            texts.push(text.as_str());
        }
        if question.comment.owner == Visibility::Show {
            texts.extend(answer.comment.as_deref());
        }
        texts.join("\n")
    }

    /// The photos of a question that may be shown, each once, with their places.
    fn photos_of(&self, question: &Question) -> Result<Vec<(i64, Uuid)>> {
        let answer = self.content.answers.get(&question.id);
        let Some(answer) = answer.filter(|_| question.photo.owner == Visibility::Show) else {
            return Ok(Vec::new());
        };
        let mut shown: Vec<(i64, Uuid)> = Vec::new();
        for (index, digest) in (0_i64..).zip(&answer.photos) {
            let stored = self.photos.iter().find(|row| row.sha256 == digest.as_str());
            let Some(photo) = stored else {
                return Err(Error::internal(
                    "a submission names a photo that is not stored",
                ));
            };
            if shown.iter().all(|(_, id)| *id != photo.id) {
                shown.push((index, photo.id));
            }
        }
        Ok(shown)
    }
}

/// What the question cost of the total, in hundredths of a percentage point; a bonus costs nothing.
fn lost(score: &QuestionScore) -> Option<i64> {
    let (possible, share) = (score.possible_share?, score.share?);
    Some(
        possible
            .hundredths()
            .saturating_sub(share.hundredths())
            .max(0),
    )
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::NotScored => "not_scored",
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn a_part_of_the_day_begins_with_its_hour_in_the_stores_zone() {
        let zone = chrono_tz::Asia::Riyadh;
        let expected = [
            (0, 4),
            (4, 4),
            (5, 0),
            (10, 0),
            (11, 1),
            (14, 1),
            (15, 2),
            (17, 2),
            (18, 3),
            (21, 3),
            (22, 4),
            (23, 4),
        ];
        for (hour, part) in expected {
            let local = zone.with_ymd_and_hms(2026, 3, 2, hour, 59, 59).unwrap();
            assert_eq!(daypart(local), part, "{hour} o'clock");
        }
    }
}
