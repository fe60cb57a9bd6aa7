//! Photos: bytes in, facts and a clean copy out. Limits are checked before memory is spent.

mod exif;
mod inspect;
mod store;

pub use inspect::{Inspected, LARGEST_BYTES, MOST_PIXELS, PhotoError, inspect};
pub use store::PhotoStore;
