//! The work that `benches/peer/run.py` measures: the sample store report with comments in three scripts, and the
//! sample chain report.
//!
//! `peer --data FOLDER` writes their data and photos, `peer --time store|chain COUNT FILE FOLDER` reads them, makes
//! one of the two so often in this process, and keeps the last.

use std::path::{Path, PathBuf};

use api::reports::{ChainReport, StoreReport};
use report::{Language, Made, Photos, Report, ReportError};
use serde::de::DeserializeOwned;

#[expect(
    dead_code,
    reason = "tests and benches make the PDFs; here they are made of what was read"
)]
#[path = "../tests/report/sample/mod.rs"]
mod sample;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["--data", folder] => write_data(Path::new(folder)),
        ["--time", "store", count, file, folder] => {
            let store: StoreReport = read(folder, "store.json")?;
            let mut photos = Photos::new();
            for (index, photo) in store.photos.iter().enumerate() {
                let jpeg = std::fs::read(photo_file(Path::new(folder), index))?;
                photos.insert(photo.id, jpeg.into());
            }
            let report = Report::Store(&store);
            make(count.parse()?, file, || report::pdf(report, &photos))
        }
        ["--time", "chain", count, file, folder] => {
            let chain: ChainReport = read(folder, "chain.json")?;
            let report = Report::Chain(&chain);
            make(count.parse()?, file, || report::pdf(report, &Photos::new()))
        }
        _ => Err("say --data FOLDER, or --time store|chain COUNT FILE FOLDER".into()),
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
    pdf: impl Fn() -> Result<Made, ReportError>,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut bytes = Vec::new();
    for _ in 0..count {
        bytes = pdf()?.bytes;
    }
    std::fs::write(file, bytes)?;
    Ok(())
}

fn write_data(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(folder.join("photos"))?;
    let store = store();
    std::fs::write(folder.join("store.json"), serde_json::to_vec(&store)?)?;
    std::fs::write(folder.join("chain.json"), serde_json::to_vec(&chain())?)?;
    for (index, photo) in store.photos.iter().enumerate() {
        let jpeg = &sample::photos()[&photo.id];
        std::fs::write(photo_file(folder, index), jpeg)?;
    }
    Ok(())
}

fn photo_file(folder: &Path, index: usize) -> PathBuf {
    folder.join("photos").join(format!("{index}.jpg"))
}

fn read<T: DeserializeOwned>(folder: &str, name: &str) -> Result<T, Box<dyn std::error::Error>> {
    let json = std::fs::read(Path::new(folder).join(name))?;
    Ok(serde_json::from_slice(&json)?)
}
