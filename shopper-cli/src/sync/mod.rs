//! Bringing a visit's submission to the server: a pure plan, and its execution.

pub(crate) mod content;
pub(crate) mod execute;
pub(crate) mod plan;
pub(crate) mod receipts;
