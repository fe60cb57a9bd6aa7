//! The bytes of a file: object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), both
//! compressed. The structure of a long table is thousands of small objects, which cost four times as much
//! without.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

/// How many objects an object stream holds; a reader that wants one unpacks them all.
const OBJECTS_A_STREAM: usize = 500;

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
    for objects in packed.chunks(OBJECTS_A_STREAM) {
        places.extend(
            objects
                .iter()
                .enumerate()
                .map(|(index, (id, _))| (*id, Place::In(next, index))),
        );
        places.push((next, Place::At(out.len())));
        write_stream(&mut out, next, &object_stream(objects));
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

fn object_stream(objects: &[(u32, &Object)]) -> Stream {
    let (mut index, mut body) = (Vec::new(), Vec::new());
    for (id, object) in objects {
        index.extend(format!("{id} {} ", body.len()).bytes());
        write_object(&mut body, object);
        body.push(b'\n');
    }
    let dictionary = dictionary! {
        "Type" => "ObjStm",
        "N" => whole(objects.len()),
        "First" => whole(index.len())
    };
    index.append(&mut body);
    Stream::new(dictionary, index)
}

/// The cross-reference stream: rows of a type, a place of as many bytes as the longest needs, and an index,
/// each row as its difference to the one above (PNG's filter "Up"), which leaves little of it.
fn cross_references(places: &[(u32, Place)], trailer: Dictionary, longest: usize) -> Stream {
    let bytes_of_place = (1..8)
        .find(|bytes| longest >> (bytes * 8) == 0)
        .unwrap_or(8);
    let columns = 1 + bytes_of_place + 2;
    let mut rows = Vec::new();
    let mut above = vec![0_u8; columns];
    let mut sections: Vec<Object> = Vec::new();
    let mut section: Option<(u32, u32)> = None;
    for (id, place) in places {
        let (kind, at, index) = match place {
            Place::At(offset) => (1, *offset, 0),
            Place::In(stream, index) => (2, usize::try_from(*stream).unwrap_or(0), *index),
        };
        let mut row = vec![kind];
        row.extend(&at.to_be_bytes()[size_of::<usize>() - bytes_of_place..]);
        row.extend(&index.to_be_bytes()[size_of::<usize>() - 2..]);
        rows.push(2);
        rows.extend(
            row.iter()
                .zip(&above)
                .map(|(new, old)| new.wrapping_sub(*old)),
        );
        above = row;
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
    let filter = dictionary! { "Predictor" => 12, "Columns" => whole(columns) };
    dictionary.set("DecodeParms", filter);
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
    write_dictionary(out, &dictionary);
    out.extend(b"stream\n");
    out.extend(content);
    out.extend(b"\nendstream\nendobj\n");
}

fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// Between size and time: the highest takes twice as long for two hundredths less.
const LEVEL: u32 = 5;

fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => out.extend(value.to_string().bytes()),
        Object::Real(value) => out.extend(value.to_string().bytes()),
        Object::Name(name) => write_name(out, name),
        Object::String(text, _) => write_string(out, text),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 && begins_plain(item) {
                    out.push(b' ');
                }
                write_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary),
        Object::Reference(id) => write_reference(out, *id),
        // A stream is never inside another object.
        Object::Stream(_) => out.extend(b"null"),
    }
}

fn write_reference(out: &mut Vec<u8>, id: ObjectId) {
    out.extend(format!("{} {} R", id.0, id.1).bytes());
}

fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        if begins_plain(value) {
            out.push(b' ');
        }
        write_object(out, value);
    }
    out.extend(b">>");
}

/// True when an object does not begin with a delimiter, and so needs white space before it.
fn begins_plain(object: &Object) -> bool {
    matches!(
        object,
        Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Reference(_)
    )
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}

/// A string between parentheses, where only these, the backslash and line ends have another meaning.
fn write_string(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

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
        assert_eq!(
            read.get_object(array).unwrap(),
            file.get_object(array).unwrap()
        );
        let stream = read.get_object(plain).unwrap().as_stream().unwrap();
        assert_eq!(stream.content, b"<x/>");
        file.trailer.set("Root", pages);
        assert!(bytes != save(&file));
    }
}
