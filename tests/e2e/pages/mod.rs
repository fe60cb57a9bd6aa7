//! The pages, used as their people use them.

mod checklists;
mod reviews;
mod visits;
