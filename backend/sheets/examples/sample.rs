//! Writes the sample reports of the tests into a folder: `cargo run -p sheets --example sample -- FOLDER`.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use api::reports::Report;

#[path = "../tests/sheets/sample.rs"]
mod sample;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("say into which folder")?);
    fs::create_dir_all(&folder)?;
    for language in sample::LANGUAGES {
        let (visit, store) = (sample::visit(language), sample::store(language));
        let chain = sample::chain(language, 200);
        let reports: [(&str, Report<'_>); 3] = [
            ("visit", (&visit).into()),
            ("store", (&store).into()),
            ("chain", (&chain).into()),
        ];
        for (name, report) in reports {
            let name = format!("{name}-{language}");
            fs::write(
                folder.join(&name).with_extension("csv"),
                sheets::csv(report),
            )?;
            fs::write(
                folder.join(&name).with_extension("xlsx"),
                sheets::xlsx(report)?,
            )?;
        }
    }
    Ok(())
}
