//! The bytes of a file: object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), both
//! compressed. The structure of a long table is thousands of small objects, which cost four times as much
//! without.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::rows::{self, differences};
use super::syntax::Syntax;

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    /// At an offset of the file.
    At(usize),
    /// In an object stream, by its place in it.
    In(u32, usize),
}

/// The file as bytes. Its identity is a hash of what is in it, so that the same content gives the same
/// bytes and other content another identity.
pub fn save(file: &Document) -> Vec<u8> {
    let mut out = format!("%PDF-{}\n%", file.version).into_bytes();
    out.extend([0xe2, 0xe3, 0xcf, 0xd3, b'\n']);
    let mut places: Vec<(u32, Place)> = Vec::new();
    let mut packed: Vec<(u32, &Object)> = Vec::new();
    for (id, object) in &file.objects {
        if let Object::Stream(stream) = object {
            places.push((id.0, Place::At(out.len())));
            write_stream(&mut out, id.0, stream);
        } else {
            packed.push((id.0, object));
        }
    }
    let mut next = file.max_id + 1;
    let digits = usize::try_from(next.ilog10() + 1).unwrap_or(1);
    for rows in rows::sort(&packed, digits) {
        let here = rows.objects.iter().enumerate();
        places.extend(here.map(|(index, (id, _))| (*id, Place::In(next, index))));
        places.push((next, Place::At(out.len())));
        write_stream(&mut out, next, &rows.stream(digits));
        next += 1;
    }
    let start = out.len();
    places.push((next, Place::At(start)));
    places.sort_by_key(|(id, _)| *id);
    let identity = Object::String(
        Sha256::digest(&out)[..16].to_vec(),
        StringFormat::Hexadecimal,
    );
    let mut trailer = dictionary! {
        "Type" => "XRef",
        "Size" => i64::from(next) + 1,
        "ID" => vec![identity.clone(), identity]
    };
    for key in ["Root", "Info"] {
        if let Ok(object) = file.trailer.get(key.as_bytes()) {
            trailer.set(key, object.clone());
        }
    }
    write_stream(&mut out, next, &cross_references(&places, trailer, start));
    out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    out
}

/// The cross-reference stream: rows of a type, a place of as many bytes as the longest needs, and an index,
/// each row as its difference to the one above.
fn cross_references(places: &[(u32, Place)], trailer: Dictionary, longest: usize) -> Stream {
    let bytes_of_place = (1..8)
        .find(|bytes| longest >> (bytes * 8) == 0)
        .unwrap_or(8);
    let columns = 1 + bytes_of_place + 2;
    let mut rows = Vec::with_capacity(places.len() * columns);
    let mut sections: Vec<Object> = Vec::new();
    let mut section: Option<(u32, u32)> = None;
    for (id, place) in places {
        let (kind, at, index) = match place {
            Place::At(offset) => (1, *offset, 0),
            Place::In(stream, index) => (2, usize::try_from(*stream).unwrap_or(0), *index),
        };
        rows.push(kind);
        rows.extend(&at.to_be_bytes()[size_of::<usize>() - bytes_of_place..]);
        rows.extend(&index.to_be_bytes()[size_of::<usize>() - 2..]);
        section = match section {
            Some((first, count)) if first + count == *id => Some((first, count + 1)),
            before => {
                sections.extend(before.into_iter().flat_map(numbers));
                Some((*id, 1))
            }
        };
    }
    sections.extend(section.into_iter().flat_map(numbers));
    let mut dictionary = trailer;
    dictionary.set("Index", sections);
    dictionary.set(
        "W",
        vec![1.into(), whole(bytes_of_place), Object::Integer(2)],
    );
    let rows = differences(&rows, columns, &mut dictionary);
    Stream::new(dictionary, rows)
}

fn numbers((first, count): (u32, u32)) -> [Object; 2] {
    [i64::from(first).into(), i64::from(count).into()]
}

fn whole(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Writes a stream as an object, compressed unless it is already or must not be.
fn write_stream(out: &mut Vec<u8>, id: u32, stream: &Stream) {
    let deflated = (stream.allows_compression && !stream.dict.has(b"Filter"))
        .then(|| deflate(&stream.content))
        .flatten();
    let content = deflated.as_ref().unwrap_or(&stream.content);
    let mut dictionary = stream.dict.clone();
    if deflated.is_some() {
        dictionary.set("Filter", "FlateDecode");
    }
    dictionary.set("Length", whole(content.len()));
    out.extend(format!("{id} 0 obj\n").bytes());
    out.extend(Syntax::tight().dictionary(&dictionary));
    out.extend(b"stream\n");
    out.extend(content);
    out.extend(b"\nendstream\nendobj\n");
}

fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// The highest of the usual levels: pages and rows are written to be short first.
const LEVEL: u32 = 9;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_read_again_whatever_bytes_it_holds() {
        let mut file = Document::with_version("1.7");
        let odd: Vec<u8> = (0..=255).chain(*b"((\\)\r\n").collect();
        let text = Object::String(odd.clone(), StringFormat::Literal);
        let mut ids = Vec::new();
        for number in 0..1_200_i64 {
            ids.push(file.add_object(dictionary! { "N" => number, "T" => text.clone() }));
        }
        let alike: Vec<_> = (0..300_i64)
            .map(|number| file.add_object(dictionary! { "P" => ids[7], "K" => number * 7 }))
            .collect();
        let wide: Vec<_> = (0..100_i64)
            .map(|number| {
                let kids = vec![alike[3].into(), number.into(), Object::Real(1.25)];
                file.add_object(
                    dictionary! { "K" => kids, "P" => ids[8], "S" => "TR", "T" => true },
                )
            })
            .collect();
        let list: Vec<Object> = alike.iter().map(|id| (*id).into()).collect();
        let lists = [list.clone(), list[..30].to_vec()].map(|list| file.add_object(list));
        let name = Object::Name(b"a b#c/d".to_vec());
        let array = vec![name, Object::Null, true.into(), 1.5.into(), (-3).into()];
        let array = file.add_object(array);
        let plain = Stream::new(dictionary! {}, b"<x/>".to_vec()).with_compression(false);
        let plain = file.add_object(plain);
        let pages = file.add_object(
            dictionary! { "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0 },
        );
        let root = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        file.trailer.set("Root", root);
        let bytes = save(&file);
        assert_eq!(bytes, save(&file));
        let read = Document::load_mem(&bytes).unwrap();
        for (number, id) in (0_i64..).zip(&ids) {
            let found = read.get_dictionary(*id).unwrap();
            assert_eq!(found.get(b"N").unwrap().as_i64().unwrap(), number);
            assert_eq!(found.get(b"T").unwrap().as_str().unwrap(), odd);
        }
        for id in alike.into_iter().chain(wide).chain(lists).chain([array]) {
            assert_eq!(read.get_object(id).unwrap(), file.get_object(id).unwrap());
        }
        let stream = read.get_object(plain).unwrap().as_stream().unwrap();
        assert_eq!(stream.content, b"<x/>");
        file.trailer.set("Root", pages);
        assert!(bytes != save(&file));
    }
}
