//! Visits as contractors plan and follow them: a list, a calendar, each visit with its history and what
//! may be done with it, and the ways to schedule new ones.

pub(super) mod acts;
mod calendar;
mod fields;
mod filters;
mod history;
pub(super) mod import;
mod line;
pub(super) mod list;
pub(super) mod new;
pub(super) mod one;
pub(super) mod ticked;

pub(super) use calendar::first_weekday;
pub(super) use fields::{clients, none, shoppers};
pub(super) use filters::Filters;
