//! The review desk: the queue, one submission on one screen, its photos, and the decisions.

mod correct;
mod decide;
mod desk;
mod filters;
mod history;
mod page;
mod past;
mod photos;
mod queue;
pub(super) mod revise;
mod said;
mod view;

pub(super) use self::correct::correct;
pub(super) use self::decide::decide;
pub(super) use self::desk::show;
pub(super) use self::past::past;
pub(super) use self::photos::{photo, photo_page};
pub(super) use self::queue::{csv, list, xlsx};
