//! Has the crate built again when a language joins `locales/` or leaves it.

fn main() {
    println!("cargo::rerun-if-changed=locales");
}
