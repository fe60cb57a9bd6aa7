//! The server.
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
pub mod auth;
pub mod stats;
