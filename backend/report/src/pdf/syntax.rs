//! Objects as bytes (ISO 32000-1, 7.3), with white space only where two would run together.

use std::io::Write;

use lopdf::{Dictionary, Object};

/// Objects being written.
pub struct Syntax {
    out: Vec<u8>,
    digits: usize,
}

impl Syntax {
    /// Numbers take no more bytes than they need.
    pub fn tight() -> Self {
        Self::with_digits(0)
    }

    /// Numbers are at least as wide as so many digits.
    pub fn with_digits(digits: usize) -> Self {
        let out = Vec::new();
        Self { out, digits }
    }

    /// The bytes of an object.
    pub fn object(mut self, object: &Object) -> Vec<u8> {
        self.write(object);
        self.out
    }

    /// The bytes of a dictionary.
    pub fn dictionary(mut self, dictionary: &Dictionary) -> Vec<u8> {
        self.write_dictionary(dictionary);
        self.out
    }

    fn write(&mut self, object: &Object) {
        let digits = self.digits;
        // Writing to bytes does not fail.
        let _ = match object {
            Object::Null => self.out.write_all(b"null"),
            Object::Boolean(value) => write!(self.out, "{value}"),
            Object::Integer(value) => write!(self.out, "{value:>digits$}"),
            Object::Real(value) if digits == 0 => write!(self.out, "{value}"),
            Object::Real(value) => write!(self.out, "{value:>0$}", digits + 1),
            Object::Reference((id, generation)) => {
                write!(self.out, "{id:>digits$} {generation} R")
            }
            // A stream is never inside another object.
            Object::Stream(_) => self.out.write_all(b"null"),
            Object::Name(name) => {
                self.write_name(name);
                Ok(())
            }
            Object::String(text, _) => {
                self.write_string(text);
                Ok(())
            }
            Object::Array(items) => {
                self.write_array(items);
                Ok(())
            }
            Object::Dictionary(dictionary) => {
                self.write_dictionary(dictionary);
                Ok(())
            }
        };
    }

    fn write_array(&mut self, items: &[Object]) {
        self.out.push(b'[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 && begins_plain(item) {
                self.out.push(b' ');
            }
            self.write(item);
        }
        self.out.push(b']');
    }

    fn write_dictionary(&mut self, dictionary: &Dictionary) {
        self.out.extend(b"<<");
        for (key, value) in dictionary {
            self.write_name(key);
            if begins_plain(value) {
                self.out.push(b' ');
            }
            self.write(value);
        }
        self.out.extend(b">>");
    }

    fn write_name(&mut self, name: &[u8]) {
        self.out.push(b'/');
        for byte in name {
            if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
                self.out.push(*byte);
            } else {
                self.out.extend(format!("#{byte:02X}").bytes());
            }
        }
    }

    fn write_string(&mut self, text: &[u8]) {
        self.out.push(b'(');
        escape(&mut self.out, text.iter().copied());
        self.out.push(b')');
    }
}

/// Adds what stands between the parentheses of a string, where only these, the backslash and line ends have another
/// meaning.
pub fn escape(out: &mut Vec<u8>, text: impl IntoIterator<Item = u8>) {
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(byte),
        }
    }
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
