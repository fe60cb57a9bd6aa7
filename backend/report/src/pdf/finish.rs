//! What printpdf cannot say, added with lopdf: version, language, title bar, structure, outline, metadata.

use lopdf::{Object, ObjectId, dictionary};
use printpdf::{PdfDocument, PdfSaveOptions};

use super::emit::Marks;
use super::{Document, metadata, outline, save, tagging};
use crate::error::ReportError;

/// The finished file.
///
/// # Errors
/// [`ReportError::Write`] when the file cannot be put together.
pub fn finish(
    document: &Document<'_>,
    printed: PdfDocument,
    marks: &Marks,
) -> Result<Vec<u8>, ReportError> {
    let failed = |error: lopdf::Error| ReportError::Write(error.to_string());
    let options = PdfSaveOptions {
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let mut warnings = Vec::new();
    let mut file = printpdf::to_lopdf_doc(&printed, &options, &mut warnings);
    drop(printed);
    file.version = "1.7".to_owned();

    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    for (index, page) in (0_i64..).zip(&pages) {
        let page = file.get_dictionary_mut(*page).map_err(failed)?;
        page.set("StructParents", index);
        page.set("Tabs", "S");
        // The boxes are those of the sheet, which is what a page without them says, too.
        for key in ["Annots", "CropBox", "TrimBox"] {
            page.remove(key.as_bytes());
        }
    }
    let tree = tagging::add(&mut file, document, marks, &pages);
    let outline = outline::add(&mut file, &document.headings, &pages);
    let packet = file.add_object(metadata::packet(document));

    let catalog = file.catalog_mut().map_err(failed)?;
    let direction = if document.language.is_rtl() {
        "R2L"
    } else {
        "L2R"
    };
    catalog.set("Lang", Object::string_literal(document.language.tag()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Metadata", packet);
    catalog.set("StructTreeRoot", tree);
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true, "Direction" => direction },
    );
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }

    let info = file.add_object(metadata::information(document));
    if let Ok(Object::Reference(old)) = file.trailer.get(b"Info").cloned() {
        file.objects.remove(&old);
    }
    file.trailer.set("Info", info);
    Ok(save::save(&file))
}
