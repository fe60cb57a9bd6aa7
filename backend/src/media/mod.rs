//! Photos: bytes in, facts and clean copies out. Limits are checked before memory is spent.

mod exif;
mod inspect;
mod printed;
mod store;

pub use inspect::{Inspected, LARGEST_BYTES, MOST_PIXELS, PhotoError, inspect};
pub use printed::printed;
pub use store::PhotoStore;
