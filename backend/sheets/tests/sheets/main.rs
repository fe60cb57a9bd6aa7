//! The reports as files, read back as others would read them.

mod lines;
mod odd;
mod reading;
mod sample;
mod workbook;
