//! Reports: figures from what approvals publish, texts from the checklist, one gathering for every format.
//!
//! [`resolve`] settles what is asked for, [`gather_visit`], [`gather_store`] and [`gather_chain`] read.
//! None knows who the shopper was: they read the tables that an approval publishes, and no others (P6).

mod against;
mod basis;
mod chain;
mod figures;
mod keys;
mod marks;
mod my_stores;
pub mod period;
mod questions;
mod resolved;
mod scored;
mod series;
mod store;
mod stores;
mod visit;

use uuid::Uuid;

pub use self::chain::gather_chain;
pub use self::my_stores::{MyStore, Standing, list_my_stores, list_titles, note_store_read};
pub use self::resolved::{About, Resolved, Subject, Wanted, check_period, resolve};
pub use self::store::gather_store;
pub use self::stores::list_stores;
pub use self::visit::gather_visit;
use super::caller::Caller;
use crate::app::App;
use crate::db::{results, stores as store_rows};
use crate::error::{Error, Result};

/// The fewest other stores over which a benchmark is shown to an owner who does not see them all.
const FEWEST_OTHER_STORES: usize = 5;

/// The checklist asked for, or the only one with results.
async fn slug_of(app: &App, caller: &Caller, wanted: Option<&str>) -> Result<String> {
    if let Some(slug) = wanted {
        return Ok(slug.to_owned());
    }
    let slugs = results::list_slugs(&caller.scope, app.db.read()).await?;
    match slugs.as_slice() {
        [] => Err(Error::NotFound),
        [slug] => Ok(slug.clone()),
        several => Err(Error::field(
            "checklist",
            "required",
            format!(
                "there are results under several checklists; name one of {}",
                several.join(", ")
            ),
        )),
    }
}

/// A photo that may be shown, from a store that the asker may see.
///
/// # Errors
/// [`Error::NotFound`] for every other photo.
pub async fn get_shown_photo(
    app: &App,
    caller: &Caller,
    store_id: Uuid,
    photo_id: Uuid,
) -> Result<Vec<u8>> {
    let db = app.db.read();
    store_rows::find_store(&caller.scope, db, store_id)
        .await?
        .ok_or(Error::NotFound)?;
    let row = results::find_shown_photo(caller.agency_id, db, store_id, photo_id)
        .await?
        .ok_or(Error::NotFound)?;
    app.photos.get_shown(caller.agency_id, row.id).await
}

fn whole(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
