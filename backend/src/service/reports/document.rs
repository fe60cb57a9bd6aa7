//! The figures as the report crate takes them, and the document.

use std::sync::Arc;

use api::reports::{Mean, StoreReport};
use api::stores::NoInterval as ApiNoInterval;
use checklists::checklist::Method as ScoringMethod;
use checklists::{Checklist, Percent as Exact};
use chrono::NaiveDate;
use report as m;
use sha2::{Digest, Sha256};

use super::{Gathered, Wanted, gather};
use crate::app::App;
use crate::db::agencies;
use crate::error::{Error, Result};
use crate::service::caller::Caller;

/// A finished document.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its SHA-256, lower-case hex.
    pub sha256: String,
    /// A name for the file, of ASCII characters.
    pub file_name: String,
}

/// Makes the store report as PDF. The same data gives the same bytes (P9).
///
/// # Errors
/// Those of [`gather`].
pub async fn make_pdf(app: &App, caller: &Caller, wanted: &Wanted) -> Result<Pdf> {
    let gathered = gather(app, caller, wanted).await?;
    let agency = agencies::list_agencies_by_id(app.db.read(), &[caller.agency_id])
        .await?
        .pop()
        .ok_or_else(|| Error::internal("a caller without an agency"))?;
    let mut photos = Vec::with_capacity(gathered.photos.len());
    for (row, shown) in gathered.photos.iter().zip(&gathered.report.photos) {
        let jpeg = app.photos.get_shown(caller.agency_id, row.id).await?;
        photos.push(m::Photo {
            caption: shown.caption.clone(),
            jpeg: Arc::from(jpeg),
        });
    }
    let file_name = file_name(&gathered.report);
    let model = model(gathered, agency.name, photos, wanted.language.primary());
    let place = app
        .document_places
        .clone()
        .acquire_owned()
        .await
        .map_err(Error::internal)?;
    let bytes = tokio::task::spawn_blocking(move || m::pdf(&model))
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    drop(place);
    let sha256 = hex::encode(Sha256::digest(&bytes));
    Ok(Pdf {
        bytes,
        sha256,
        file_name,
    })
}

fn file_name(report: &StoreReport) -> String {
    let code: String = report
        .store_code
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    format!(
        "{code}-{}-{}-{}.pdf",
        report.from, report.to, report.language
    )
}

fn model(
    gathered: Gathered,
    agency: String,
    photos: Vec<m::Photo>,
    language: &str,
) -> m::StoreReport {
    let language = m::Language::find(language).unwrap_or(m::Language::ENGLISH);
    let score = score(&gathered);
    let change = change(&gathered);
    let chain = chain(&gathered);
    let Gathered {
        report,
        store,
        checklist,
        versions,
        epoch_began,
        ..
    } = gathered;
    let optional = |text: String| (!text.is_empty()).then_some(text);
    m::StoreReport {
        language,
        digits: language.digits(),
        agency,
        client: report.client,
        as_of: report.as_of.unwrap_or_else(|| store.created_at.to_utc()),
        store: m::Store {
            name: store.name,
            code: store.code,
            address: optional(store.address),
            region: optional(store.region),
        },
        checklist: m::Checklist {
            title: report.checklist_title,
            slug: report.checklist,
            versions: versions.iter().map(|(number, _)| *number).collect(),
        },
        period: m::Period {
            from: report.from,
            to: report.to,
        },
        visits: report.visits,
        score,
        change,
        chain,
        sections: report
            .sections
            .into_iter()
            .map(|section| m::Section {
                title: section.title,
                score: section.mean.map(m::Percent),
                n: section.n,
                chain: section.chain_mean.map(|mean| m::Mean {
                    mean: m::Percent(mean),
                    n: section.chain_n,
                }),
            })
            .collect(),
        trend: report
            .trend
            .into_iter()
            .map(|month| m::TrendPoint {
                month: m::Month::of(month.month),
                mean: month.mean.map(m::Percent),
                n: month.n,
                new_epoch: epoch_began == Some(month.month),
            })
            .collect(),
        missed: report.missed.into_iter().map(question).collect(),
        went_well: report.went_well.into_iter().map(question).collect(),
        comments: report
            .comments
            .into_iter()
            .map(|comment| m::Comment {
                question: comment.question,
                text: comment.text,
                month: month(comment.month),
            })
            .collect(),
        photos,
        method: m::Method {
            scoring: match checklist.scoring.method {
                ScoringMethod::Pooled => m::Scoring::Pooled,
                ScoringMethod::Weighted => m::Scoring::Weighted,
            },
            rules_version: checklists::score::RULES_VERSION,
            checklist_hashes: versions.into_iter().map(|(_, hash)| hash).collect(),
            min_scored_share: checklist
                .scoring
                .min_scored_share
                .map(|share| m::Percent(share.hundredths())),
        },
    }
}

fn month(date: NaiveDate) -> m::Month {
    m::Month::of(date)
}

fn question(result: api::reports::QuestionResult) -> m::Question {
    let (low, high) = result.pass_interval;
    m::Question {
        section: result.section,
        text: result.text,
        missed: result.missed,
        answered: result.n,
        interval: m::Interval {
            low: m::Percent(low),
            high: m::Percent(high),
        },
    }
}

fn score(gathered: &Gathered) -> Option<m::Score> {
    let Mean {
        mean,
        n,
        lowest,
        highest,
        interval,
        no_interval,
    } = gathered.report.score.clone();
    let (sum, count) = (gathered.sums.sum, gathered.sums.n);
    let reaches = |mark: Exact| sum >= mark.hundredths() * count;
    let language = checklists::Language::new(&gathered.report.language)
        .unwrap_or_else(|_| checklists::Language::english());
    let checklist: &Checklist = &gathered.checklist;
    let band = checklist.bands.iter().find(|band| reaches(band.from));
    let pass_mark = checklist.scoring.pass_mark;
    let mean = mean?;
    let reads_as_reached = |mark: Exact| mean >= mark.hundredths() && !reaches(mark);
    let near = pass_mark
        .into_iter()
        .chain(checklist.bands.iter().map(|band| band.from))
        .any(reads_as_reached);
    Some(m::Score {
        mean: m::Percent(mean),
        exact: near.then(|| fraction(sum, count * 100)),
        n,
        interval: match (interval, no_interval) {
            (Some((low, high)), _) => Ok(m::Interval {
                low: m::Percent(low),
                high: m::Percent(high),
            }),
            (None, Some(ApiNoInterval::AllEqual)) => Err(m::NoInterval::AllEqual),
            (None, _) => Err(m::NoInterval::TooFew),
        },
        lowest: m::Percent(lowest.unwrap_or(mean)),
        highest: m::Percent(highest.unwrap_or(mean)),
        pass_mark: pass_mark.map(|mark| m::Percent(mark.hundredths())),
        band: band.map(|band| band.label.get(&language).to_owned()),
        verdict: pass_mark.map(|mark| {
            if reaches(mark) {
                m::Verdict::Pass
            } else {
                m::Verdict::Fail
            }
        }),
    })
}

/// A fraction in lowest terms.
fn fraction(numerator: i64, denominator: i64) -> String {
    let (mut a, mut b) = (numerator.abs(), denominator.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let divisor = a.max(1);
    format!("{}/{}", numerator / divisor, denominator / divisor)
}

fn change(gathered: &Gathered) -> m::Change {
    let previous = &gathered.report.previous;
    let difference = match (
        gathered.report.score.mean,
        previous.score.mean,
        previous.change,
    ) {
        (None, _, _) => Err(m::NoChange::NotScoredNow),
        (Some(_), Some(mean), Some(points)) => {
            let interval = previous.interval;
            Ok(m::Difference {
                previous: m::Mean {
                    mean: m::Percent(mean),
                    n: previous.score.n,
                },
                points: m::Points(points),
                interval: interval.map(|(low, high)| (m::Points(low), m::Points(high))),
                proven: interval.is_some_and(|(low, high)| low > 0 || high < 0),
            })
        }
        _ if gathered.not_comparable => Err(m::NoChange::NotComparable),
        _ => Err(m::NoChange::NotScoredBefore),
    };
    m::Change {
        period: m::Period {
            from: previous.from,
            to: previous.to,
        },
        difference,
    }
}

fn chain(gathered: &Gathered) -> std::result::Result<m::Benchmark, m::NoBenchmark> {
    let chain = &gathered.report.chain;
    match chain.mean {
        Some(mean) => Ok(m::Benchmark {
            mean: m::Percent(mean),
            n: chain.n,
            stores: chain.stores,
        }),
        None => Err(m::NoBenchmark::TooFewStores {
            stores: chain.stores,
            needed: u32::try_from(gathered.fewest_stores).unwrap_or(u32::MAX),
        }),
    }
}
