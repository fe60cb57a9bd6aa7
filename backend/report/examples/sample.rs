//! Writes sample reports in every language, the odd ones, and their charts into a folder:
//! `cargo run -p report --example sample -- FOLDER`.

use std::path::{Path, PathBuf};
use std::time::Instant;

#[path = "../tests/report/odd.rs"]
mod odd;
#[path = "../tests/report/odd_chain.rs"]
mod odd_chain;
#[path = "../tests/report/odd_visit.rs"]
mod odd_visit;
#[path = "../tests/report/sample/mod.rs"]
mod sample;
#[path = "../tests/report/sample/visit.rs"]
mod sample_visit;

use api::reports::{ChainReport, Digits, StoreReport, Verdict};
use report::{Chart, Language, Report};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Err("say which folder to write the samples to".into());
    };
    std::fs::create_dir_all(&folder)?;
    for language in Language::all() {
        let tag = language.tag();
        let report = sample::report(language);
        write(&folder, tag, &report)?;
        for chart in Chart::ALL {
            if let Some(svg) = report::svg(Report::Store(&report), chart) {
                let name = format!("{tag}-{chart:?}.svg").to_lowercase();
                std::fs::write(folder.join(name), svg)?;
            }
        }
        write(&folder, &format!("{tag}-empty"), &odd::no_visit(language))?;
        write(
            &folder,
            &format!("{tag}-one-visit"),
            &odd::visits(language, 1),
        )?;
        write(
            &folder,
            &format!("{tag}-two-visits"),
            &odd::visits(language, 2),
        )?;
        let uneven = odd::uneven(language, Verdict::Fail);
        write(&folder, &format!("{tag}-uneven"), &uneven)?;
        write(&folder, &format!("{tag}-huge"), &odd::huge(language))?;
        for (name, visit) in odd_visit::all(language) {
            let bytes = sample_visit::pdf(&visit)?;
            std::fs::write(folder.join(format!("{tag}-{name}.pdf")), bytes)?;
        }
        let chains = [
            ("chain", sample::chain::report(language)),
            ("chain-empty", odd_chain::no_visit(language)),
            ("chain-one-store", odd_chain::one_store(language)),
            ("chain-uneven", odd_chain::uneven(language)),
        ];
        for (name, chain) in chains {
            write_chain(&folder, &format!("{tag}-{name}"), &chain)?;
        }
    }
    let mut digits = sample::report(Language::ARABIC);
    digits.head.digits = Digits::ArabicIndic;
    write(&folder, "ar-digits", &digits)?;
    write(&folder, "en-failed", &odd::failed(Language::ENGLISH))?;
    Ok(())
}

#[expect(
    clippy::print_stdout,
    reason = "the sample program tells what it wrote"
)]
fn write(
    folder: &Path,
    name: &str,
    report: &StoreReport,
) -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let bytes = sample::pdf(report)?;
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
    let photos: usize = report
        .photos
        .iter()
        .map(|photo| sample::photos()[&photo.id].len())
        .sum();
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, &bytes)?;
    println!(
        "{}: {} bytes, {} over the photos, {milliseconds:.1} ms",
        path.display(),
        bytes.len(),
        bytes.len().saturating_sub(photos)
    );
    Ok(())
}

#[expect(
    clippy::print_stdout,
    reason = "the sample program tells what it wrote"
)]
fn write_chain(
    folder: &Path,
    name: &str,
    report: &ChainReport,
) -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let bytes = sample::chain::pdf(report)?;
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, &bytes)?;
    println!(
        "{}: {} bytes, {milliseconds:.1} ms",
        path.display(),
        bytes.len()
    );
    Ok(())
}
