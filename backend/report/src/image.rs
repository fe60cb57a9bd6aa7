//! What of a JPEG has to be known to put it into a PDF unchanged, and what keeps it out.
//!
//! Only markers are read (ITU-T T.81, annex B); no pixel is decoded. Metadata is refused rather than
//! stripped: a photo that still has its metadata came past the place that removes it, and could tell who
//! took it where (P6).

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

/// The pixels of the longer side of a photo made for reports: 150 to the inch over 240 points, about half the
/// width of a page's content, which is the largest a photo is printed.
pub const PHOTO_PIXELS: u32 = 240 * 150 / 72;

/// The most bytes of a photo: twelve and the rest of a report stay under 3 MB (and a photo of
/// [`PHOTO_PIXELS`] has a quarter of this).
pub const MAX_PHOTO_BYTES: usize = 240_000;

/// The photos of a document with their headers, in the order of their first place in the report.
pub struct Pictures<'a> {
    list: Vec<(&'a Arc<[u8]>, Jpeg)>,
    places: BTreeMap<Uuid, usize>,
}

impl<'a> Pictures<'a> {
    /// No photo.
    pub fn new() -> Self {
        Self {
            list: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// Adds a photo; one that is there already is not added again.
    pub fn add(&mut self, id: Uuid, bytes: &'a Arc<[u8]>, jpeg: Jpeg) {
        let next = self.list.len();
        if let std::collections::btree_map::Entry::Vacant(place) = self.places.entry(id) {
            place.insert(next);
            self.list.push((bytes, jpeg));
        }
    }

    /// The place and the header of a photo.
    pub fn find(&self, id: Uuid) -> Option<(usize, Jpeg)> {
        let place = *self.places.get(&id)?;
        Some((place, self.list.get(place)?.1))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&'a Arc<[u8]>, Jpeg)> {
        self.list.iter().copied()
    }
}

/// The size and colours of a JPEG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jpeg {
    /// Width in pixels.
    pub width: u16,
    /// Height in pixels.
    pub height: u16,
    /// 1 for grey, 3 for colour, 4 for CMYK.
    pub components: u8,
    /// True when Adobe's marker says that CMYK is stored inverted.
    pub inverted: bool,
}

/// Reads the header.
///
/// # Errors
/// Says what is wrong, as the end of a sentence.
pub fn read(bytes: &[u8]) -> Result<Jpeg, &'static str> {
    if bytes.len() > MAX_PHOTO_BYTES {
        return Err("it has more than 240 000 bytes, which is more than print shows");
    }
    let cut = "it ends too early";
    if !bytes.starts_with(&[0xff, 0xd8]) {
        return Err("it is not a JPEG");
    }
    let mut at = 2;
    let mut frame: Option<Jpeg> = None;
    let mut adobe = false;
    loop {
        if bytes.get(at) != Some(&0xff) {
            return Err(if at >= bytes.len() {
                cut
            } else {
                "its markers are damaged"
            });
        }
        while bytes.get(at) == Some(&0xff) {
            at += 1;
        }
        let marker = *bytes.get(at).ok_or(cut)?;
        at += 1;
        if matches!(marker, 0x01 | 0xd0..=0xd7) {
            continue;
        }
        if marker == 0xd9 {
            return if frame.is_some() {
                Err("it has no picture data")
            } else {
                Err(cut)
            };
        }
        let length = usize::from(u16_at(bytes, at).ok_or(cut)?);
        let body = at
            .checked_add(2)
            .and_then(|from| bytes.get(from..at + length))
            .ok_or(cut)?;
        at += length;
        match marker {
            0xc0..=0xc2 => frame = Some(read_frame(body)?),
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Err("it is neither a baseline nor a progressive JPEG");
            }
            0xee if body.starts_with(b"Adobe") => adobe = true,
            0xe1 | 0xed | 0xfe => return Err("it still carries metadata"),
            0xda => {
                let frame = frame.ok_or("its picture data come before its size")?;
                at = skip_scan(bytes, at).ok_or(cut)?;
                if bytes.get(at..at + 2) == Some(&[0xff, 0xd9]) {
                    let rest = &bytes[at + 2..];
                    return if rest.iter().all(|byte| *byte == 0) {
                        Ok(Jpeg {
                            inverted: adobe && frame.components == 4,
                            ..frame
                        })
                    } else {
                        Err("something follows the picture")
                    };
                }
            }
            _ => {}
        }
    }
}

fn read_frame(body: &[u8]) -> Result<Jpeg, &'static str> {
    let damaged = "its size is damaged";
    let height = u16_at(body, 1).ok_or(damaged)?;
    let width = u16_at(body, 3).ok_or(damaged)?;
    let (precision, components) = match body {
        [precision, _, _, _, _, components, ..] => (*precision, *components),
        _ => return Err(damaged),
    };
    if precision != 8 {
        return Err("it has more than 8 bits a colour");
    }
    if width == 0 || height == 0 || !matches!(components, 1 | 3 | 4) {
        return Err(damaged);
    }
    Ok(Jpeg {
        width,
        height,
        components,
        inverted: false,
    })
}

/// The next marker after the coded data that begin at `at`.
fn skip_scan(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match *bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes([pair[0], pair[1]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of markers only: the frame says 640 by 480.
    fn made(frame_marker: u8, components: u8, extra: &[u8], tail: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8];
        bytes.extend(extra);
        let length = 8 + 3 * u16::from(components);
        bytes.extend([0xff, frame_marker]);
        bytes.extend(length.to_be_bytes());
        bytes.extend([8, 1, 0xe0, 2, 0x80, components]);
        bytes.extend(std::iter::repeat_n(0, 3 * usize::from(components)));
        bytes.extend([
            0xff, 0xda, 0, 2, 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9,
        ]);
        bytes.extend(tail);
        bytes
    }

    #[test]
    fn baseline_and_progressive_are_read() {
        for marker in [0xc0, 0xc1, 0xc2] {
            let read = read(&made(marker, 3, &[], &[])).unwrap();
            assert_eq!((read.width, read.height, read.components), (640, 480, 3));
        }
        assert_eq!(read(&made(0xc0, 1, &[], &[0, 0])).unwrap().components, 1);
    }

    #[test]
    fn adobe_cmyk_is_inverted() {
        let adobe = [0xff, 0xee, 0, 7, b'A', b'd', b'o', b'b', b'e'];
        assert!(read(&made(0xc0, 4, &adobe, &[])).unwrap().inverted);
        assert!(!read(&made(0xc0, 3, &adobe, &[])).unwrap().inverted);
    }

    #[test]
    fn every_other_file_is_refused_with_its_reason() {
        assert_eq!(read(b""), Err("it is not a JPEG"));
        assert_eq!(read(b"\x89PNG\r\n"), Err("it is not a JPEG"));
        assert_eq!(
            read(&made(0xc3, 3, &[], &[])),
            Err("it is neither a baseline nor a progressive JPEG")
        );
        assert_eq!(
            read(&made(0xc9, 3, &[], &[])),
            Err("it is neither a baseline nor a progressive JPEG")
        );
        assert_eq!(read(&made(0xc0, 2, &[], &[])), Err("its size is damaged"));
        assert_eq!(
            read(&made(0xc0, 3, &[0xff, 0xfe, 0, 4, 1, 2], &[])),
            Err("it still carries metadata")
        );
        assert_eq!(
            read(&made(0xc0, 3, &[0xff, 0xe1, 0, 4, 1, 2], &[])),
            Err("it still carries metadata")
        );
        assert_eq!(
            read(&made(0xc0, 3, &[], b"mp4")),
            Err("something follows the picture")
        );
    }

    #[test]
    fn a_photo_that_would_make_reports_heavy_is_refused() {
        let mut bytes = made(0xc0, 3, &[], &[]);
        bytes.resize(MAX_PHOTO_BYTES, 0);
        assert!(read(&bytes).is_ok());
        bytes.push(0);
        assert_eq!(
            read(&bytes),
            Err("it has more than 240 000 bytes, which is more than print shows")
        );
    }

    #[test]
    fn a_file_cut_anywhere_is_refused_without_a_panic() {
        let whole = made(0xc2, 3, &[], &[]);
        for length in 0..whole.len() {
            assert!(read(&whole[..length]).is_err(), "{length} bytes");
        }
    }
}
