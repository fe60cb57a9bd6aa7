//! What printpdf cannot say, added with lopdf: version, language, title bar, contents, structure, outline, metadata.

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, dictionary};

use super::content::Marks;
use super::plan::Plan;
use super::{Document, emit, fonts, metadata, outline, save, tagging};
use crate::error::ReportError;

/// The finished file.
///
/// # Errors
/// [`ReportError::Write`] when the file cannot be put together.
pub fn finish(
    document: &Document<'_>,
    plan: &Plan,
    contents: Vec<Vec<u8>>,
    marks: &Marks,
) -> Result<Vec<u8>, ReportError> {
    let failed = |error: lopdf::Error| ReportError::Write(error.to_string());
    let mut file = emit::emit(document);
    file.version = "1.7".to_owned();

    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    fill(&mut file, plan, &pages, contents).map_err(failed)?;
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

/// Gives the pages their contents, and one set of resources to all.
fn fill(
    file: &mut File,
    plan: &Plan,
    pages: &[ObjectId],
    contents: Vec<Vec<u8>>,
) -> lopdf::Result<()> {
    let fonts = fonts::add(file, plan);
    let mut shared = dictionary! { "Font" => fonts };
    let mut resources: Option<ObjectId> = None;
    for ((index, page), content) in (0_i64..).zip(pages).zip(contents) {
        let own = file.get_dictionary(*page)?;
        let empty = own.get(b"Contents").and_then(Object::as_reference)?;
        let own = own.get(b"Resources").and_then(Object::as_reference)?;
        if let Some(Object::Dictionary(mut own)) = file.objects.remove(&own) {
            for (key, object) in own.iter_mut() {
                let parts = object
                    .as_reference()
                    .ok()
                    .and_then(|id| file.objects.remove(&id));
                if let (b"XObject", Some(photos)) = (key.as_slice(), parts) {
                    shared.set("XObject", photos);
                }
            }
        }
        let resources = *resources.get_or_insert_with(|| file.new_object_id());
        let content = Stream::new(Dictionary::new(), content);
        file.objects.insert(empty, content.into());
        let page = file.get_dictionary_mut(*page)?;
        page.set("Resources", resources);
        page.set("StructParents", index);
        page.set("Tabs", "S");
        // The boxes are those of the sheet, which is what a page without them says, too.
        for key in ["Annots", "CropBox", "TrimBox"] {
            page.remove(key.as_bytes());
        }
    }
    if let Some(resources) = resources {
        file.objects.insert(resources, shared.into());
    }
    Ok(())
}
