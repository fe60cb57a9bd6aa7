//! What an owner has in hand: every answer, taken apart as far as anybody could.

use std::io::{Cursor, Read};

use lopdf::{Document, Object};
use tests::client::Answer;
use tests::pdf;
use zip::ZipArchive;

/// Bytes that an owner can look at, and where they come from.
#[derive(Debug)]
pub(super) struct Hay {
    pub(super) what: String,
    pub(super) bytes: Vec<u8>,
}

/// An answer with its headers, and with what is packed into its body.
pub(super) fn of(what: &str, answer: &Answer) -> Vec<Hay> {
    let hay = |part: &str, bytes: Vec<u8>| Hay {
        what: format!("{what}: {part}"),
        bytes,
    };
    let mut headers = Vec::new();
    // The date is that of the answer itself.
    for (name, value) in answer.headers.iter().filter(|(name, _)| *name != "date") {
        headers.extend(name.as_str().bytes().chain(*b": "));
        headers.extend(value.as_bytes().iter().chain(b"\n"));
    }
    let mut hays = vec![hay("headers", headers), hay("body", answer.bytes.clone())];
    if answer.bytes.starts_with(b"PK\x03\x04") {
        let mut book = ZipArchive::new(Cursor::new(&answer.bytes)).expect("a workbook");
        for index in 0..book.len() {
            let mut part = book.by_index(index).expect("a part of the workbook");
            let name = part.name().expect("a part with a name").into_owned();
            let mut bytes = name.clone().into_bytes();
            part.read_to_end(&mut bytes)
                .expect("a part that can be read");
            hays.push(hay(&name, bytes));
        }
    }
    if answer.bytes.starts_with(b"%PDF-") {
        let document = Document::load_mem(&answer.bytes).expect("a document that can be read");
        let (mut strings, mut streams) = (Vec::new(), Vec::new());
        for object in document.objects.values() {
            take_apart(object, &mut strings, &mut streams);
        }
        for (_, object) in &document.trailer {
            take_apart(object, &mut strings, &mut streams);
        }
        assert!(
            streams.len() >= 5,
            "{what} has only {} streams",
            streams.len()
        );
        let pictures = streams
            .iter()
            .filter(|stream| stream.starts_with(&[0xff, 0xd8]));
        pictures.for_each(|picture| has_no_metadata(what, picture));
        hays.push(hay("strings", strings.join(&b'\n')));
        hays.extend(streams.into_iter().map(|stream| hay("a stream", stream)));
        if pdf::has_pdftotext() {
            let text = pdf::text(&answer.bytes);
            let joined: String = text.split_whitespace().collect();
            hays.push(hay("text", text.into_bytes()));
            // Lines may break inside of what was planted.
            hays.push(hay("text without spaces", joined.into_bytes()));
        }
    }
    if answer.bytes.starts_with(&[0xff, 0xd8]) {
        has_no_metadata(what, &answer.bytes);
    }
    hays
}

fn take_apart(object: &Object, strings: &mut Vec<Vec<u8>>, streams: &mut Vec<Vec<u8>>) {
    match object {
        Object::String(bytes, _) | Object::Name(bytes) => strings.push(bytes.clone()),
        Object::Array(items) => items
            .iter()
            .for_each(|item| take_apart(item, strings, streams)),
        Object::Dictionary(entries) => {
            for (name, value) in entries {
                strings.push(name.clone());
                take_apart(value, strings, streams);
            }
        }
        Object::Stream(stream) => {
            for (name, value) in &stream.dict {
                strings.push(name.clone());
                take_apart(value, strings, streams);
            }
            // Pictures stay as they are: JPEG is no filter that can be undone here.
            let plain = match stream.filters() {
                Ok(filters) if filters.contains(&b"FlateDecode".as_slice()) => stream
                    .decompressed_content()
                    .expect("a stream that can be inflated"),
                _ => stream.content.clone(),
            };
            streams.push(plain);
        }
        _ => {}
    }
}

/// A JPEG for owners has the segments that a picture needs, and no other.
fn has_no_metadata(what: &str, jpeg: &[u8]) {
    let mut place = 2;
    loop {
        assert_eq!(jpeg[place], 0xff, "{what}: no marker at {place}");
        let marker = jpeg[place + 1];
        if marker == 0xda {
            break;
        }
        let is_needed = matches!(marker, 0xc0..=0xc2 | 0xc4 | 0xdb | 0xdd | 0xe0);
        assert!(is_needed, "{what}: a picture has the segment {marker:x}");
        let length = usize::from(u16::from_be_bytes([jpeg[place + 2], jpeg[place + 3]]));
        if marker == 0xe0 {
            assert_eq!(&jpeg[place + 4..place + 9], b"JFIF\0", "{what}");
            assert_eq!(length, 16, "{what}: a thumbnail in the header");
        }
        place += 2 + length;
    }
    assert!(
        jpeg.ends_with(&[0xff, 0xd9]),
        "{what}: something stands behind the picture"
    );
}
