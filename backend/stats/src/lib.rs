//! Means, intervals and differences of scores.
//!
//! Scores are integers of hundredths of a percent, so means are exact and rounded once, half up.
//! Interval bounds are computed in floating point with basic operations and square roots only,
//! which give the same bits on every machine (IEEE 754), and are rounded to hundredths.

mod student;
mod sums;

pub use student::t_975;
pub use sums::{Interval, ScoreSums, difference_interval, mean, mean_interval, wilson};
