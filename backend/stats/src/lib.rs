//! Means, intervals, differences, ranks and what the missed questions say: the figures of a report.
//!
//! Everything is a pure function of whole numbers. Scores are hundredths of a percent (8,450 is
//! 84.50 %), so sums are exact and a mean is rounded once, half up. Only the bounds of intervals and
//! the tests of significance pass through floating point, with basic operations and square roots
//! alone, whose bits IEEE 754 fixes on every machine; they end as hundredths as well.
//!
//! | figure | definition | source | needs |
//! | --- | --- | --- | --- |
//! | [`mean`] | sum / n, half up | | n >= 1 |
//! | [`mean_interval`] | mean ± t(n-1) s / √n | Student, Biometrika 6 (1908), 1-25 | n >= 2 and spread |
//! | [`difference_interval`] | difference of means, unequal variances | Welch, Biometrika 34 (1947), 28-35 | n >= 2 twice and spread |
//! | [`noise_band`] | limits of a mean chart | Shewhart (1931); Montgomery, *Statistical Quality Control*, ch. 6 | n >= 2 and spread |
//! | [`wilson`] | interval of a share | Wilson, JASA 22 (1927), 209-212 | n >= 1 |
//! | [`newcombe`] | difference of shares | Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10 | n >= 1 twice |
//! | [`influence`] | 1 / n | | n >= 1 |
//! | [`Nps`] | promoters' share less detractors' | Reichheld, HBR 81 (2003) no. 12, 46-54 | interval: n >= 2 and spread |
//! | [`Grades`] | CSAT, CES: share of the top boxes, or mean grade | the checklist's definition | as share or mean |
//! | [`percent_rank`] | three definitions, by name | | others |
//! | [`rank_band`] | the ranks that the differences leave open | | n >= 3 (P8) |
//! | [`Separation`] | eta squared, omega squared, F test | Fisher (1925); Hays (1963); Freeman and Halton (1951) | two stores with n >= 3 |
//! | [`Repeats`] | missed k of the last m visits | | |
//!
//! An interval is a 95 % interval and is absent where the data say nothing of the spread:
//! [`NoInterval`] gives the reason. A difference is [`proven`] when its interval leaves zero out.
//!
//! No function panics, whatever the numbers. Sums are exact for 10⁹ visits with scores within
//! ±900 %, far beyond what a checklist can publish; past that they saturate.

mod beta;
mod distribution;
mod grades;
mod interval;
mod nps;
mod rank;
mod repeats;
mod separation;
mod share;
mod student;
mod sums;

pub use distribution::distribution;
pub use grades::Grades;
pub use interval::{
    Interval, NoInterval, difference_interval, influence, mean_interval, noise_band, proven,
};
pub use nps::Nps;
pub use rank::{FEWEST_VISITS, PercentRank, RankBand, Rival, percent_rank, rank_band};
pub use repeats::Repeats;
pub use separation::Separation;
pub use share::{Share, newcombe, wilson};
pub use student::t_975;
pub use sums::{ScoreSums, mean};

/// The whole, in hundredths of a percent.
const WHOLE: i64 = 10_000;
