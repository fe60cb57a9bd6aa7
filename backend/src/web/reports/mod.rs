//! What owners read: their stores, and the reports of a store, a chain and a visit as pages with their
//! downloads. Contractors read the same reports.
//!
//! A page holds the HTML of a report as the document service makes it, so that its figures and words are
//! those of the PDF.

mod files;
mod page;
mod picker;
mod spark;
mod stores;
mod stores_file;

pub(super) use files::{file, photo};
pub(super) use page::{of_chain, of_store, of_visit};
pub(super) use stores::show as my_stores;
