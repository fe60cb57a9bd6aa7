//! The pages, used as their people use them.

mod checklists;
mod clients;
mod lists;
mod owner;
mod people;
mod reviews;
mod revise;
mod visits;
mod visits_import;
mod ways;
