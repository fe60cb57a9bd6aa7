//! Sections and the whole: method, cap and floor, effects, band, verdict.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::scorecard::{
    FiredKnockOut, NearMark, NotScoredReason, QuestionScore, SectionScore, TotalScore, Verdict,
};
use crate::checklist::{Checklist, Effect, Method, Scoring, Section};
use crate::id::QuestionId;
use crate::number::Percent;
use crate::walk::SeenSection;

/// The sums of one section. They stay far inside an `i64`: 400 questions of at most 100 options of
/// 1,000,000 points times a weight of 1000 are 4 x 10^13.
pub(super) struct SectionSums<'a> {
    section: &'a Section,
    hidden: bool,
    earned: i64,
    possible: i64,
    bonus: i64,
    zeroed_by: Option<QuestionId>,
}

impl<'a> SectionSums<'a> {
    pub(super) fn of(seen: &SeenSection<'a>) -> Self {
        let (section, hidden) = (seen.section, !seen.visible);
        Self {
            section,
            hidden,
            earned: 0,
            possible: 0,
            bonus: 0,
            zeroed_by: None,
        }
    }

    pub(super) fn add(&mut self, score: &QuestionScore, fired: Option<&FiredKnockOut>) {
        self.earned = self.earned.saturating_add(score.earned);
        self.possible = self.possible.saturating_add(score.possible);
        if score.bonus {
            self.bonus = self.bonus.saturating_add(score.earned);
        }
        if let Some(fired) = fired
            && fired.effect == Effect::ZeroSection
            && self.zeroed_by.is_none()
        {
            self.zeroed_by = Some(fired.question.clone());
        }
    }

    /// The earned points after zeroing. Zeroing never raises: less than nothing stays.
    fn earned_after(&self) -> i64 {
        if self.zeroed_by.is_some() {
            self.earned.min(0)
        } else {
            self.earned
        }
    }

    fn share(&self, earned: i64) -> Option<BigRational> {
        (self.possible > 0).then(|| ratio(earned, self.possible))
    }

    fn below_floor(&self) -> bool {
        match (self.section.floor, self.share(self.earned_after())) {
            (Some(floor), Some(share)) => !floor.is_reached_by(&share),
            _ => false,
        }
    }

    pub(super) fn into_score(self) -> SectionScore {
        let score = self
            .share(self.earned_after())
            .as_ref()
            .map(Percent::from_share);
        let before = match self.zeroed_by {
            Some(_) => self.share(self.earned).as_ref().map(Percent::from_share),
            None => score,
        };
        let below_floor = self.below_floor();
        let near_floor = match (self.section.floor, score) {
            (Some(floor), Some(score)) => below_floor && reads_as_reaching(score, floor),
            _ => false,
        };
        SectionScore {
            id: self.section.id.clone(),
            earned: self.earned_after(),
            possible: self.possible,
            bonus: self.bonus,
            before,
            score,
            weight: self.section.weight,
            below_floor,
            near_floor,
            hidden: self.hidden,
            zeroed_by: self.zeroed_by,
        }
    }
}

fn ratio(numerator: i64, denominator: i64) -> BigRational {
    BigRational::new(BigInt::from(numerator), BigInt::from(denominator))
}

/// Whether a printed score reads as reaching the mark: with two decimals or, as
/// [`Percent::one_decimal`] prints, with one.
fn reads_as_reaching(printed: Percent, mark: Percent) -> bool {
    let tenths = printed
        .hundredths()
        .saturating_add(5)
        .div_euclid(10)
        .saturating_mul(10);
    printed >= mark || Percent::from_hundredths(tenths) >= mark
}

/// The exact share of the total, from the sections' earned points as `earned` gives them.
fn share_of(
    method: Method,
    sections: &[SectionSums<'_>],
    earned: impl Fn(&SectionSums<'_>) -> i64,
) -> Option<BigRational> {
    match method {
        Method::Pooled => {
            let possible: i64 = sections.iter().map(|section| section.possible).sum();
            let earned: i64 = sections.iter().map(earned).sum();
            (possible > 0).then(|| ratio(earned, possible))
        }
        Method::Weighted => {
            let mut weights: i64 = 0;
            // The sum of weight x earned / possible over one common denominator, reduced once.
            let (mut sum, mut denominator) = (BigInt::zero(), BigInt::one());
            for section in sections.iter().filter(|section| section.possible > 0) {
                let weight = i64::from(section.section.weight);
                weights += weight;
                if weight > 0 {
                    let weighted = BigInt::from(earned(section)) * weight;
                    sum = sum * section.possible + weighted * &denominator;
                    denominator *= section.possible;
                }
            }
            (weights > 0).then(|| BigRational::new(sum, denominator * weights))
        }
    }
}

fn held(share: BigRational, scoring: &Scoring) -> BigRational {
    let share = if scoring.cap {
        share.min(BigRational::one())
    } else {
        share
    };
    if scoring.floor {
        share.max(BigRational::zero())
    } else {
        share
    }
}

/// `cap_total` and `zero_total`; neither ever raises the total.
fn after_effects(mut share: BigRational, knock_outs: &[FiredKnockOut]) -> BigRational {
    for fired in knock_outs {
        share = match fired.effect {
            Effect::CapTotal { cap } => share.min(cap.share()),
            Effect::ZeroTotal => share.min(BigRational::zero()),
            Effect::Flag | Effect::ZeroSection => share,
        };
    }
    share
}

pub(super) fn total(
    checklist: &Checklist,
    sections: &[SectionSums<'_>],
    knock_outs: Vec<FiredKnockOut>,
    visible_possible: i128,
) -> TotalScore {
    let scoring = &checklist.scoring;
    let possible: i64 = sections.iter().map(|section| section.possible).sum();
    let scored_share = (visible_possible > 0)
        .then(|| BigRational::new(BigInt::from(possible), BigInt::from(visible_possible)));
    let before = share_of(scoring.method, sections, |section| section.earned);
    let too_little = match (&scored_share, scoring.min_scored_share) {
        (Some(share), Some(min)) => !min.is_reached_by(share),
        _ => false,
    };
    let not_scored_reason = match before {
        None => Some(NotScoredReason::NothingPossible),
        Some(_) if too_little => Some(NotScoredReason::BelowMinScoredShare),
        Some(_) => None,
    };
    let before = before
        .filter(|_| not_scored_reason.is_none())
        .map(|share| held(share, scoring));
    let zeroed = sections.iter().any(|section| section.zeroed_by.is_some());
    let after = match (&before, zeroed) {
        (Some(_), true) => share_of(scoring.method, sections, |section| section.earned_after())
            .map(|share| held(share, scoring)),
        _ => before.clone(),
    };
    let share = after.map(|share| after_effects(share, &knock_outs));
    let score = share.as_ref().map(Percent::from_share);
    let failed = sections.iter().any(SectionSums::below_floor)
        || knock_outs
            .iter()
            .any(|k| matches!(k.effect, Effect::Flag | Effect::ZeroTotal));
    let verdict = match (failed, scoring.pass_mark, &share) {
        (true, _, _) => Some(Verdict::Fail),
        (false, None, _) => None,
        (false, Some(_), None) => Some(Verdict::NotScored),
        (false, Some(mark), Some(share)) if mark.is_reached_by(share) => Some(Verdict::Pass),
        (false, Some(_), Some(_)) => Some(Verdict::Fail),
    };
    TotalScore {
        score,
        exact: share
            .as_ref()
            .map(|share| format!("{}/{}", share.numer(), share.denom())),
        before_effects: before.as_ref().map(Percent::from_share),
        earned: sections.iter().map(SectionSums::earned_after).sum(),
        possible,
        bonus: sections.iter().map(|section| section.bonus).sum(),
        scored_share: scored_share.as_ref().map(Percent::from_share),
        not_scored_reason,
        band: share.as_ref().and_then(|share| {
            let reached = checklist
                .bands
                .iter()
                .find(|band| band.from.is_reached_by(share));
            // With the floor off a total can lie below 0; the last band holds it.
            reached
                .or(checklist.bands.last())
                .map(|band| band.id.clone())
        }),
        verdict,
        near_mark: share
            .zip(score)
            .and_then(|(share, score)| near_mark(checklist, &share, score)),
        knock_outs,
    }
}

/// The highest mark that the printed share reads as reaching while the exact one misses it.
fn near_mark(checklist: &Checklist, share: &BigRational, printed: Percent) -> Option<NearMark> {
    let pass_mark = checklist.scoring.pass_mark.map(|mark| (mark, None));
    let bands = checklist
        .bands
        .iter()
        .map(|band| (band.from, Some(&band.id)));
    let near = pass_mark
        .into_iter()
        .chain(bands)
        .filter(|(mark, _)| reads_as_reaching(printed, *mark) && !mark.is_reached_by(share))
        // The pass mark comes first and wins among equals.
        .reduce(|best, near| if near.0 > best.0 { near } else { best });
    near.map(|(mark, band)| NearMark {
        mark,
        band: band.cloned(),
    })
}
