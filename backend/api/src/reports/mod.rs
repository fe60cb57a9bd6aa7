//! Reports: what an owner reads of a visit, a store or a chain, as data.
//!
//! The same values are answered as JSON, printed as PDF and written into workbooks, so a figure has one
//! origin: it arrives rounded, with its n and its interval or the reason why there is none (P8), and
//! nothing is computed from it again. Texts of a checklist are in the language of the report; what people
//! wrote stays as it is.
//!
//! **No type in this module has a field for the shopper, for the day or the hour of a visit, or for a
//! submission** (P6), so that none of them can reach an owner by mistake.

mod any;
mod chain;
mod figures;
mod parts;
mod store;
mod visit;

pub use any::Report;
pub use chain::{ChainReport, Fieldwork, LeagueRow, RegionResult, Separating};
pub use figures::{
    Difference, Interval, Mean, NoInterval, Percent, Period, Points, PointsInterval, Score, Share,
    Verdict,
};
pub use parts::{
    BandCount, Benchmark, Checklist, Comment, Comparison, Daypart, DaypartResult, Digits, Head,
    KeyKind, KeyNumber, Method, MonthMean, MonthResult, NoComparison, NoPosition, Photo, Position,
    QuestionResult, Scoring, SectionResult, StoreHead, WeekdayResult,
};
pub use store::{Fix, RepeatMiss, StoreReport, VisitLine};
pub use visit::{Publication, Timing, VisitAnswer, VisitReport, VisitScore, VisitSection};

/// Fewer scored visits than this make a figure *indicative*: it is shown, but it is no ground for a rank
/// (P8).
pub const FEWEST_VISITS_TO_RANK: u32 = 3;
