//! Passwords, tokens and keys: leaves that know neither the web nor the database.

pub mod keys;
pub mod password;
pub mod secret;
pub mod throttle;
pub mod token;
