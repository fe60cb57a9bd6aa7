//! What the document says of itself: the information dictionary and the same as XMP (ISO 16684-1), where
//! programs that never open a page look for title, language and the standard it keeps.

use std::fmt::Write;

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Object, Stream, dictionary};

use super::{Document, text};
use crate::xml::escaped;

/// The program that the document says made it.
const PRODUCER: &str = concat!("Plainclothes ", env!("CARGO_PKG_VERSION"));

/// The information dictionary.
pub fn information(document: &Document<'_>) -> Dictionary {
    let date = pdf_date(document.as_of);
    dictionary! {
        "Title" => text(&document.title),
        "Author" => text(&document.author),
        "Subject" => text(&document.subject),
        "Creator" => text(PRODUCER),
        "Producer" => text(PRODUCER),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date)
    }
}

/// The XMP packet, which stays uncompressed so that it is found without reading the file.
pub fn packet(document: &Document<'_>) -> Stream {
    let date = document.as_of.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let language = document.language.tag();
    let title = escaped(&document.title);
    let subject = escaped(&document.subject);
    let author = escaped(&document.author);
    let mut xmp = String::new();
    let mut line = |text: &str| {
        // Writing to a string does not fail.
        let _ = writeln!(xmp, "{text}");
    };
    line("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>");
    line("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">");
    line("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">");
    line("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
    line(" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"");
    line(" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">");
    line("<dc:format>application/pdf</dc:format>");
    line(&alternative("title", language, &title));
    line(&alternative("description", language, &subject));
    line(&format!(
        "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    ));
    line(&format!(
        "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
    ));
    for element in ["CreateDate", "ModifyDate", "MetadataDate"] {
        line(&format!("<xmp:{element}>{date}</xmp:{element}>"));
    }
    line(&format!("<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"));
    line(&format!("<pdf:Producer>{PRODUCER}</pdf:Producer>"));
    // Tagged PDF as ISO 14289-1 asks for it.
    line("<pdfuaid:part>1</pdfuaid:part>");
    line("</rdf:Description></rdf:RDF></x:xmpmeta>");
    line("<?xpacket end=\"r\"?>");
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(dictionary, xmp.into_bytes()).with_compression(false)
}

/// A text in the language of the document, which is also what a reader of any language is shown.
fn alternative(element: &str, language: &str, text: &str) -> String {
    format!(
        "<dc:{element}><rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li>\
         <rdf:li xml:lang=\"{language}\">{text}</rdf:li></rdf:Alt></dc:{element}>"
    )
}

/// A moment as PDF writes it (ISO 32000-1, 7.9.4).
fn pdf_date(moment: DateTime<Utc>) -> String {
    moment.format("D:%Y%m%d%H%M%SZ").to_string()
}
