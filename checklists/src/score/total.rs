//! Sections and the whole: method, cap and floor, effects, band, verdict.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::adjustment::{adjust, held};
use super::scorecard::{
    FiredKnockOut, NearMark, NotScoredReason, QuestionScore, SectionScore, TotalScore, Verdict,
};
use crate::checklist::{Checklist, Effect, Method, Section};
use crate::id::QuestionId;
use crate::number::Percent;
use crate::walk::SeenSection;

/// The sums of one section. They stay far inside an `i64`: 400 questions of at most 100 options of
/// 1,000,000 points times a weight of 1000 are 4 x 10^13.
pub(super) struct SectionSums<'a> {
    section: &'a Section,
    hidden: bool,
    pub(super) earned: i64,
    possible: i64,
    bonus: i64,
    pub(super) zeroed_by: Option<QuestionId>,
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

    /// How many questions the section has, hidden ones included.
    pub(super) fn questions(&self) -> usize {
        self.section.questions.len()
    }

    fn earned_without_bonus(&self) -> i64 {
        self.earned.saturating_sub(self.bonus)
    }

    /// The earned points after zeroing. Zeroing never raises: less than nothing stays.
    pub(super) fn earned_after(&self) -> i64 {
        if self.zeroed_by.is_some() {
            self.earned.min(0)
        } else {
            self.earned
        }
    }

    fn below_floor(&self) -> bool {
        let misses = |floor: Percent| !floor.is_reached_by_part(self.earned_after(), self.possible);
        self.possible > 0 && self.section.floor.is_some_and(misses)
    }

    pub(super) fn into_score(self) -> SectionScore {
        let score = Percent::of(self.earned_after(), self.possible);
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
            without_bonus: Percent::of(self.earned_without_bonus(), self.possible),
            before: Percent::of(self.earned, self.possible),
            score,
            weight: self.section.weight,
            below_floor,
            near_floor,
            hidden: self.hidden,
            zeroed_by: self.zeroed_by,
        }
    }
}

/// What the points of all sections are measured by.
pub(super) struct Whole {
    method: Method,
    /// The possible points of all sections.
    possible: i64,
    /// The weights of the sections with possible points.
    weights: i64,
}

impl Whole {
    pub(super) fn of(method: Method, sections: &[SectionSums<'_>]) -> Self {
        let scored = sections.iter().filter(|section| section.possible > 0);
        Self {
            method,
            possible: sections.iter().map(|section| section.possible).sum(),
            weights: scored
                .map(|section| i64::from(section.section.weight))
                .sum(),
        }
    }

    /// By what a section's points are multiplied and divided to make their share of the total;
    /// `None` where they make none.
    pub(super) fn scale(&self, section: &SectionSums<'_>) -> Option<(i64, i64)> {
        let (multiplied, divided) = match self.method {
            Method::Pooled => (1, self.possible),
            Method::Weighted => {
                let weight = i64::from(section.section.weight);
                (weight, self.weights.saturating_mul(section.possible))
            }
        };
        (divided > 0).then_some((multiplied, divided))
    }

    /// The exact share of the total, from the sections' points as `points` gives them.
    fn share(
        &self,
        sections: &[SectionSums<'_>],
        points: impl Fn(&SectionSums<'_>) -> i64,
    ) -> Option<BigRational> {
        match self.method {
            Method::Pooled => (self.possible > 0).then(|| {
                let points: i64 = sections.iter().map(points).sum();
                BigRational::new(BigInt::from(points), BigInt::from(self.possible))
            }),
            Method::Weighted => (self.weights > 0).then(|| {
                // The sum of weight x points / possible over one common denominator, reduced once.
                let (mut sum, mut denominator) = (BigInt::zero(), BigInt::one());
                for section in sections {
                    let weight = i64::from(section.section.weight);
                    if section.possible > 0 && weight > 0 {
                        let weighted = BigInt::from(points(section)) * weight;
                        sum = sum * section.possible + weighted * &denominator;
                        denominator *= section.possible;
                    }
                }
                BigRational::new(sum, denominator * self.weights)
            }),
        }
    }
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

pub(super) fn total(
    checklist: &Checklist,
    whole: &Whole,
    sections: &[SectionSums<'_>],
    knock_outs: Vec<FiredKnockOut>,
    visible_possible: i64,
) -> TotalScore {
    let scoring = &checklist.scoring;
    let too_little = scoring.min_scored_share.is_some_and(|min| {
        visible_possible > 0 && !min.is_reached_by_part(whole.possible, visible_possible)
    });
    let base = whole.share(sections, |section| section.earned);
    let not_scored_reason = match base {
        None => Some(NotScoredReason::NothingPossible),
        Some(_) if too_little => Some(NotScoredReason::BelowMinScoredShare),
        Some(_) => None,
    };
    let base = base.filter(|_| not_scored_reason.is_none());
    let no_bonus = sections.iter().all(|section| section.bonus == 0);
    let without_bonus = match &base {
        Some(base) if no_bonus => Some(Percent::from_share(base)),
        Some(_) => whole
            .share(sections, |section| section.earned_without_bonus())
            .as_ref()
            .map(Percent::from_share),
        None => None,
    };
    let before_effects = base.as_ref().map(|base| match held(base, scoring) {
        Some((end, _)) => Percent::from_share(&end),
        None => Percent::from_share(base),
    });
    let (share, adjustments) = match base {
        Some(base) => {
            let (share, lines) = adjust(base, whole, sections, scoring, &knock_outs);
            (Some(share), lines)
        }
        None => (None, Vec::new()),
    };
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
        without_bonus,
        before_effects,
        earned: sections.iter().map(SectionSums::earned_after).sum(),
        possible: whole.possible,
        bonus: sections.iter().map(|section| section.bonus).sum(),
        scored_share: Percent::of(whole.possible, visible_possible),
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
        adjustments,
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
