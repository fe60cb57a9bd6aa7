//! What printpdf cannot say, added with lopdf: version, language, title bar, structure, outline, dates,
//! and an identity that depends on nothing but the content.

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Object, ObjectId, SaveOptions, StringFormat, dictionary};
use printpdf::{PdfDocument, PdfSaveOptions};
use sha2::{Digest, Sha256};

use super::Document;
use super::emit::Marks;
use crate::error::ReportError;
use crate::page::PAGE_HEIGHT;
use crate::structure::Role;

/// The program that the document says made it.
const PRODUCER: &str = concat!("Plainclothes ", env!("CARGO_PKG_VERSION"));

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
    let tree = add_structure(&mut file, document, marks, &pages);
    let outline = add_outline(&mut file, document, &pages);
    for (index, page) in (0_i64..).zip(&pages) {
        let page = file.get_dictionary_mut(*page).map_err(failed)?;
        page.set("StructParents", index);
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }

    let catalog = file.catalog_mut().map_err(failed)?;
    let direction = if document.language.is_rtl() {
        "R2L"
    } else {
        "L2R"
    };
    catalog.set("Lang", Object::string_literal(document.language.tag()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", tree);
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true, "Direction" => direction },
    );
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }

    let date = pdf_date(document.as_of);
    let info = file.add_object(dictionary! {
        "Title" => text(&document.title),
        "Author" => text(&document.author),
        "Subject" => text(&document.subject),
        "Creator" => text(PRODUCER),
        "Producer" => text(PRODUCER),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date)
    });
    if let Ok(Object::Reference(old)) = file.trailer.get(b"Info").cloned() {
        file.objects.remove(&old);
    }
    file.trailer.set("Info", info);

    let identity = identity(&file);
    file.trailer.set("ID", vec![identity.clone(), identity]);
    file.compress();
    let mut bytes = Vec::new();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .compression_level(6)
        .build();
    file.save_with_options(&mut bytes, options)
        .map_err(|error| ReportError::Write(error.to_string()))?;
    Ok(bytes)
}

/// A hash of everything in the file, which printpdf would take from a counter of the process.
fn identity(file: &lopdf::Document) -> Object {
    let mut hash = Sha256::new();
    for (id, object) in &file.objects {
        hash.update(id.0.to_be_bytes());
        match object {
            Object::Stream(stream) => {
                hash.update(stream.content.len().to_be_bytes());
                hash.update(&stream.content);
            }
            other => hash.update(format!("{other:?}")),
        }
    }
    Object::String(hash.finalize()[..16].to_vec(), StringFormat::Hexadecimal)
}

/// Adds the structure tree and returns its root (ISO 32000-1, 14.7).
fn add_structure(
    file: &mut lopdf::Document,
    document: &Document<'_>,
    marks: &Marks,
    pages: &[ObjectId],
) -> ObjectId {
    let nodes = &document.structure.nodes;
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| file.new_object_id()).collect();
    let mut content: Vec<Vec<(usize, i64)>> = vec![Vec::new(); nodes.len()];
    for (page, marks) in marks.iter().enumerate() {
        for (number, node) in (0..).zip(marks) {
            content[*node].push((page, number));
        }
    }
    for (index, node) in nodes.iter().enumerate() {
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => node.role.tag(),
            "P" => node.parent.map_or(root, |parent| ids[parent])
        };
        let mut kids: Vec<Object> = node
            .children
            .iter()
            .map(|child| Object::Reference(ids[*child]))
            .collect();
        kids.extend(content[index].iter().filter_map(|(page, number)| {
            let page = *pages.get(*page)?;
            Some(dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => *number }.into())
        }));
        if !kids.is_empty() {
            element.set("K", kids);
        }
        if let Some(alt) = &node.alt {
            element.set("Alt", text(alt));
        }
        if let Some(actual) = &node.text {
            element.set("ActualText", text(actual));
        }
        if let Some(language) = node.language {
            element.set("Lang", Object::string_literal(language.tag()));
        }
        if node.role == Role::HeaderCell {
            element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        file.objects.insert(ids[index], element.into());
    }
    let mut numbers = Vec::new();
    for (page, marks) in (0_i64..).zip(marks) {
        let elements: Vec<Object> = marks.iter().map(|node| ids[*node].into()).collect();
        numbers.push(Object::Integer(page));
        numbers.push(Object::Reference(file.add_object(elements)));
    }
    let next = i64::try_from(marks.len()).unwrap_or(i64::MAX);
    let parents = file.add_object(dictionary! { "Nums" => numbers });
    file.objects.insert(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![Object::Reference(ids[0])],
            "ParentTree" => parents,
            "ParentTreeNextKey" => next
        }
        .into(),
    );
    root
}

/// Adds the outline, one entry a heading, and returns it; `None` without headings.
fn add_outline(
    file: &mut lopdf::Document,
    document: &Document<'_>,
    pages: &[ObjectId],
) -> Option<ObjectId> {
    let headings = &document.headings;
    if headings.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = headings.iter().map(|_| file.new_object_id()).collect();
    for (index, heading) in headings.iter().enumerate() {
        let top = (PAGE_HEIGHT - heading.y + 12.0).min(PAGE_HEIGHT).round();
        let mut entry: Dictionary =
            dictionary! { "Title" => text(&heading.title), "Parent" => root };
        if let Some(page) = pages.get(heading.page) {
            let place: Vec<Object> = vec![
                (*page).into(),
                "XYZ".into(),
                Object::Null,
                top.into(),
                Object::Null,
            ];
            entry.set("Dest", place);
        }
        if let Some(previous) = index.checked_sub(1).and_then(|before| ids.get(before)) {
            entry.set("Prev", *previous);
        }
        if let Some(next) = ids.get(index + 1) {
            entry.set("Next", *next);
        }
        file.objects.insert(ids[index], entry.into());
    }
    let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    let outline = dictionary! {
        "Type" => "Outlines",
        "First" => *ids.first()?,
        "Last" => *ids.last()?,
        "Count" => count
    };
    file.objects.insert(root, outline.into());
    Some(root)
}

/// A text string in UTF-16 with its byte order mark, or in ASCII where that is enough.
fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        StringFormat::Hexadecimal,
    )
}

/// A moment as PDF writes it (ISO 32000-1, 7.9.4).
fn pdf_date(moment: DateTime<Utc>) -> String {
    moment.format("D:%Y%m%d%H%M%SZ").to_string()
}
