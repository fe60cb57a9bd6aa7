//! What owners read: rows written at approval and taken away when an approval is.
//!
//! No table here has a column for the shopper or for a submission's id (P6), and reading a store's
//! period touches the store's own rows alone, whatever the history holds. Visits are in
//! [`mod@approved`], days of a whole client in [`mod@days`], sums over their scores in [`mod@figures`], what may be shown of each in
//! [`mod@shown`], when it was published in [`mod@publications`], how visits were settled in
//! [`mod@fieldwork`], and when anything of it last changed in [`mod@changes`].

mod approved;
mod changes;
mod days;
mod fieldwork;
mod figures;
mod marks;
mod publications;
mod shown;
mod write;

use chrono::NaiveDate;
use uuid::Uuid;

pub use self::approved::{
    find_approved, find_previous_approved, list_approved, list_first_approved,
    list_latest_approved, list_of_earlier_edition,
};
pub use self::changes::{Change, find_change, find_last_change, list_slugs};
pub use self::changes::{note_approval, note_change, note_change_of_client, note_rewritten};
pub use self::days::{
    DayKey, PackedMarks, ScoredVisit, list_day, list_days, list_scored, write_day_again,
};
pub use self::fieldwork::{Settled, count_settled};
pub use self::figures::{Sums, sums_by_store, sums_by_store_and_date};
pub use self::marks::{Mark, list_marks};
pub use self::publications::{
    insert_publication, list_publications, replace_publications, withdraw_publication,
};
pub use self::shown::{find_shown_photo, find_shown_visit, list_comments, list_shown_photos};
pub use self::shown::{list_missed_comments, list_missed_photos};
pub use self::write::{Published, delete_results, find_published, insert_results};
use super::entity::{
    approved_visits, publications as publication_rows, score_rows, shown_comments, shown_photos,
    shown_visits,
};

/// The row of an approved visit.
pub type ApprovedRow = approved_visits::Model;
/// The row of one score: of the total, a section or a question.
pub type ScoreRow = score_rows::Model;
/// The row of a comment that owners may read.
pub type ShownCommentRow = shown_comments::Model;
/// The row of a photo that owners may see.
pub type ShownPhotoRow = shown_photos::Model;
/// The row of what owners may read of a visit.
pub type ShownVisitRow = shown_visits::Model;
/// The row of one time that results of a visit were published.
pub type PublicationRow = publication_rows::Model;

/// A store's dates: `[from, to)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First local date.
    pub from: NaiveDate,
    /// The local date after the last.
    pub to: NaiveDate,
}

impl Period {
    /// Whether a date lies in it.
    pub fn has(self, date: NaiveDate) -> bool {
        date >= self.from && date < self.to
    }
}

/// Which stores of a client are read. The caller has found them in scope.
#[derive(Clone, Copy, Debug)]
pub enum Stores<'a> {
    /// These.
    These(&'a [Uuid]),
    /// All.
    All,
}
