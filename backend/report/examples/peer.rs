//! The work that `benches/peer/run.py` measures: the sample store report with comments in three scripts, and the
//! sample chain report.
//!
//! `peer --data FOLDER` writes their data and photos, `peer --time store|chain COUNT FILE` makes one of them so
//! often in this process and keeps the last.

use std::path::Path;

use api::reports::{ChainReport, StoreReport};
use report::{Language, ReportError};

#[path = "../tests/report/sample/mod.rs"]
mod sample;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["--data", folder] => write_data(Path::new(folder)),
        ["--time", "store", count, file] => {
            let store = store();
            make(count.parse()?, file, || sample::pdf(&store))
        }
        ["--time", "chain", count, file] => {
            let chain = chain();
            make(count.parse()?, file, || sample::chain::pdf(&chain))
        }
        _ => Err("say --data FOLDER, or --time store|chain COUNT FILE".into()),
    }
}

fn store() -> StoreReport {
    let mut report = sample::report(Language::ENGLISH);
    for language in [Language::ARABIC, Language::TAMIL] {
        report.comments.extend(sample::report(language).comments);
    }
    report
}

fn chain() -> ChainReport {
    sample::chain::report(Language::ENGLISH)
}

fn make(
    count: u32,
    file: &str,
    pdf: impl Fn() -> Result<Vec<u8>, ReportError>,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut bytes = Vec::new();
    for _ in 0..count {
        bytes = pdf()?;
    }
    std::fs::write(file, bytes)?;
    Ok(())
}

fn write_data(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let photos = folder.join("photos");
    std::fs::create_dir_all(&photos)?;
    let store = store();
    std::fs::write(folder.join("store.json"), serde_json::to_vec(&store)?)?;
    std::fs::write(folder.join("chain.json"), serde_json::to_vec(&chain())?)?;
    for (index, photo) in store.photos.iter().enumerate() {
        let jpeg = &sample::photos()[&photo.id];
        std::fs::write(photos.join(format!("{index}.jpg")), jpeg)?;
    }
    Ok(())
}
