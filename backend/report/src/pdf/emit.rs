//! The frame of the file as printpdf makes it: pages without content, and the photos.

use lopdf::Document as File;
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, Mm, PdfDocument, PdfPage, PdfSaveOptions, Pt, Px,
    XObject, XObjectId,
};

use super::Document;
use super::content::photo_name;
use crate::image::Jpeg;
use crate::page::{PAGE_HEIGHT, PAGE_WIDTH};

/// A file with as many empty pages as the document has, and its photos among their resources.
pub fn emit(document: &Document<'_>) -> File {
    let mut printed = PdfDocument::new(&document.title);
    for (index, (bytes, jpeg)) in document.pictures.iter().enumerate() {
        let photo = photo_object(bytes, jpeg);
        let photos = &mut printed.resources.xobjects.map;
        photos.insert(XObjectId(photo_name(index)), photo);
    }
    for _ in &document.pages {
        printed.pages.push(PdfPage {
            media_box: printpdf::Rect::from_wh(Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)),
            ..PdfPage::new(Mm(210.0), Mm(297.0), Vec::new())
        });
    }
    let options = PdfSaveOptions {
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    printpdf::to_lopdf_doc(&printed, &options, &mut Vec::new())
}

fn photo_object(bytes: &[u8], jpeg: Jpeg) -> XObject {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let colours = match jpeg.components {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        _ => "DeviceCMYK",
    };
    let mut entries = vec![
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(i64::from(jpeg.width))),
        ("Height", DictItem::Int(i64::from(jpeg.height))),
        ("BitsPerComponent", DictItem::Int(8)),
        ("ColorSpace", name(colours)),
        ("Filter", name("DCTDecode")),
    ];
    if jpeg.inverted {
        let range = (0..8)
            .map(|i| DictItem::Int(i64::from(i % 2 == 0)))
            .collect();
        entries.push(("Decode", DictItem::Array(range)));
    }
    XObject::External(ExternalXObject {
        stream: ExternalStream {
            dict: entries
                .into_iter()
                .map(|(key, item)| (key.to_owned(), item))
                .collect(),
            content: bytes.to_vec(),
            compress: false,
        },
        width: Some(Px(usize::from(jpeg.width))),
        height: Some(Px(usize::from(jpeg.height))),
        dpi: None,
    })
}
