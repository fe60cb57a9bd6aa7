//! Gathering the report of an approved visit.

mod answers;
mod score;

use api::reports::{Benchmark, Comparison, NoComparison, Publication, VisitReport, VisitSection};
use serde_json::Value;
use sha2::{Digest, Sha256};

use self::answers::{answers_of, missed, strengths, timings};
use self::score::visit_score;
use super::against::{against, against_stores, against_target};
use super::basis::{Basis, fewest_other_stores, store_head};
use super::figures::{by_store, difference, percent, sums_over};
use super::marks::Marks;
use super::period::{first_of_month, last_twelve_months};
use super::resolved::{About, Resolved};
use super::scored::sums_of;
use super::whole;
use crate::app::App;
use crate::db::results::{self, ApprovedRow, Sums};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::results::shown::ShownVisit;
use checklists::checklist::{Method, Section, Visibility};

/// Reads everything a visit report says.
///
/// # Errors
/// [`Error::NotFound`] where the visit is approved no more.
pub async fn gather_visit(app: &App, caller: &Caller, resolved: &Resolved) -> Result<VisitReport> {
    let About::Visit(visit, store) = &resolved.about else {
        return Err(Error::internal("a visit report about something else"));
    };
    let (db, agency_id) = (app.db.read(), caller.agency_id);
    let row = results::find_shown_visit(agency_id, db, visit.visit_id).await?;
    let shown: ShownVisit = serde_json::from_str(&row.ok_or(Error::NotFound)?.content)?;
    let basis = Basis::of(app, caller, resolved, &[visit]).await?;
    let around = Around::read(app, caller, visit, &basis).await?;
    let comparisons = around.comparisons(caller, resolved, visit);
    let publications = results::list_publications(agency_id, db, visit.visit_id).await?;
    let mut report = VisitReport {
        head: basis.head(resolved),
        visit_id: visit.visit_id,
        store: store_head(store),
        score: visit_score(visit, &shown, &basis),
        comparisons,
        sections: sections(visit, &shown, &basis, &around),
        missed: missed(&shown),
        strengths: strengths(&shown),
        timings: timings(&shown, &basis),
        not_shown: shown.not_shown,
        publications: publications
            .into_iter()
            .map(|row| Publication {
                number: whole(row.number),
                revision: whole(row.revision),
                published_on: row.published_at.to_utc().date_naive(),
                withdrawn_on: row.withdrawn_at.map(|at| at.to_utc().date_naive()),
                score: row.score.map(percent),
            })
            .collect(),
        method: basis.method(),
        code: String::new(),
    };
    report.code = code_of(&report)?;
    Ok(report)
}

/// The first half of the SHA-256 of the report as JSON, without its code, the fields by their names.
fn code_of(report: &VisitReport) -> Result<String> {
    let mut json = serde_json::to_value(report)?;
    if let Some(fields) = json.as_object_mut() {
        fields.remove("code");
    }
    let hash = Sha256::digest(serde_json::to_vec(&by_name(json))?);
    Ok(hex::encode(&hash[..16]))
}

/// The same JSON with the fields in the order of their names: how a build keeps the fields of a map depends
/// on what else was built with it (P9).
fn by_name(json: Value) -> Value {
    match json {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> = fields.into_iter().collect();
            fields.sort_by(|one, other| one.0.cmp(&other.0));
            let fields = fields.into_iter();
            Value::Object(fields.map(|(name, json)| (name, by_name(json))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(by_name).collect()),
        other => other,
    }
}

/// What the visit is held against.
struct Around {
    /// The visit to the store before it, in the same epoch.
    previous: Option<ApprovedRow>,
    /// Whether there was one before it in another epoch only.
    not_comparable: bool,
    /// The store's other visits in the twelve months up to the visit's.
    store: Sums,
    /// Every other store in these months.
    chain: Vec<Sums>,
    marks: Marks,
}

impl Around {
    async fn read(
        app: &App,
        caller: &Caller,
        visit: &ApprovedRow,
        basis: &Basis,
    ) -> Result<Around> {
        let (db, agency_id) = (app.db.read(), caller.agency_id);
        let previous = results::find_previous_approved(db, visit).await?;
        let year = last_twelve_months(visit.local_date);
        let slug = &visit.slug;
        let own = results::list_approved(agency_id, db, visit.store_id, slug, year).await?;
        let mut others = basis.counted(&own, year);
        others.retain(|other| other.visit_id != visit.visit_id);
        let earlier =
            |row: &ApprovedRow| row.epoch < visit.epoch && row.local_date <= visit.local_date;
        let chain = results::list_scored(agency_id, db, visit.client_id, slug, year).await?;
        let chain = chain.iter().map(|visit| &visit.approved);
        let chain = by_store(
            chain.filter(|other| other.store_id != visit.store_id && other.epoch == basis.epoch()),
        );
        let mut ids = vec![visit.visit_id];
        ids.extend(previous.iter().map(|visit| visit.visit_id));
        let marks = results::list_marks(agency_id, db, &ids).await?;
        Ok(Around {
            not_comparable: previous.is_none() && own.iter().any(earlier),
            previous,
            store: sums_of(&others),
            chain: chain.into_values().collect(),
            marks: Marks::new(marks),
        })
    }

    fn comparisons(
        &self,
        caller: &Caller,
        resolved: &Resolved,
        visit: &ApprovedRow,
    ) -> Vec<Comparison> {
        let now = sums_over(visit.score);
        let previous = sums_over(self.previous.iter().filter_map(|visit| visit.score));
        let missing = match self.not_comparable {
            true => NoComparison::NotComparable,
            false => NoComparison::NotScoredThen,
        };
        vec![
            against(Benchmark::PreviousVisit, None, now, previous, missing),
            against(
                Benchmark::StoreMean,
                None,
                now,
                self.store,
                NoComparison::NotScoredThen,
            ),
            against_stores(
                Benchmark::Chain,
                now,
                &self.chain,
                fewest_other_stores(caller),
            ),
            against_target(now, resolved.client.target.map(percent)),
        ]
    }
}

/// The sections that were visited, in the order of the journey.
fn sections(
    visit: &ApprovedRow,
    shown: &ShownVisit,
    basis: &Basis,
    around: &Around,
) -> Vec<VisitSection> {
    let month = first_of_month(visit.local_date);
    let weighted = basis.checklist.scoring.method == Method::Weighted;
    let mut number = 0;
    let mut all = Vec::new();
    for section in &basis.checklist.sections {
        let answers = answers_of(section, number, shown, basis, month);
        number += section.questions.len();
        let Some(score) = shown.scorecard.section(&section.id) else {
            continue;
        };
        if score.hidden || (score.possible == 0 && score.earned == 0 && answers.is_empty()) {
            continue;
        }
        let series = basis.series.sections.get(section.id.as_str());
        let before = around.previous.as_ref().zip(series);
        let before = before
            .and_then(|(previous, series)| around.marks.get(previous.visit_id, *series)?.score);
        let not_applicable = section.questions.iter().filter(|question| {
            let score = shown.scorecard.question(&question.id);
            score.is_some_and(|score| score.state == checklists::score::QuestionState::Na)
        });
        all.push(VisitSection {
            section: section.id.to_string(),
            title: section.title.get(&basis.language).to_owned(),
            score: score.score,
            earned: score.earned,
            possible: score.possible,
            weight: weighted.then_some(score.weight),
            missed: missed_in(section, visit, basis, &around.marks),
            not_applicable: super::count(not_applicable.count()),
            difference: score
                .score
                .zip(before)
                .map(|(now, then)| difference(now.hundredths() - then, None)),
            answers,
        });
    }
    all
}

/// How many questions of a section were missed, of those that owners may read figures of.
fn missed_in(section: &Section, visit: &ApprovedRow, basis: &Basis, marks: &Marks) -> u32 {
    let missed = section.questions.iter().filter(|question| {
        let series = basis.series.questions.get(question.id.as_str());
        let mark = series.and_then(|series| marks.get(visit.visit_id, *series));
        question.owner != Visibility::Hide && mark.is_some_and(|mark| mark.passed == Some(0))
    });
    super::count(missed.count())
}
