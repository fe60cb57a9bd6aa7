//! Named cases: the input and the expected outcome beside it, one file each.

mod case;
mod compile;
mod hostile;
mod orders;
mod score;
mod spoilt;
