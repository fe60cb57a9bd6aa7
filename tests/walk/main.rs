//! Walks: over every route, every page, every column of the database.
//!
//! [`town`] builds what there is to reach, [`calls`] says how each route is called. Both tables
//! are compared with the server's own, so that a new route, page or column cannot be overlooked.

mod access;
mod calls;
mod database;
mod hostile;
mod openapi;
mod problems;
mod sessions;
mod tenants;
mod tokens;
mod town;
mod trail;
