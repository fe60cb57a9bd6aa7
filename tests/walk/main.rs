//! Walks: over every route, every page, every column of the database.
//!
//! [`town`] builds what there is to reach, [`calls`] says how each route is called. Both that table
//! and the one of [`canary`] are compared with the server's own, so that a new route, page or
//! column cannot be overlooked.
//!
//! - Who is answered: [`access`] (roles and tenants), [`tenants`] and [`named`] (foreign ids),
//!   [`tokens`] and [`sessions`].
//! - What is answered: [`canary`] (nothing of a shopper), [`problems`], [`fields`] and [`hostile`]
//!   (bad input), [`openapi`].
//! - What stays behind: [`trail`] and [`published`]; [`database`] looks there.
//! - What reads cost: [`planning`].

#![expect(
    clippy::unwrap_used,
    reason = "a test that unwraps nothing has failed, as it should"
)]

mod access;
mod calls;
mod canary;
mod database;
mod fields;
mod hostile;
mod named;
mod openapi;
mod pages;
mod planning;
mod problems;
mod published;
mod sessions;
mod tenants;
mod tokens;
mod town;
mod trail;
