//! What changes state, shared by `http` and `web`: decides, opens the transaction, writes the trail.
//!
//! A write is three hops: a handler parses and authorises, a service here decides, `db` runs SQL.
//! One file for each noun; [`caller`] says who is acting, [`expected`] what they have read,
//! [`fields`] judges what was typed.

pub mod agencies;
pub mod assignments;
pub mod browser_sessions;
pub mod caller;
pub mod checklist_drafts;
pub mod checklists;
pub mod clients;
pub mod documents;
pub mod expected;
mod fields;
pub mod links;
pub mod people;
pub mod photos;
pub mod reports;
pub mod results;
pub mod reviews;
pub mod rows;
pub mod session;
pub mod stores;
pub mod submissions;
pub mod visits;
