//! The pages, used as their people use them.

mod checklists;
mod clients;
mod people;
mod reviews;
mod visits;
