//! What a photo is by its content, and whether the server would take it: read from the header
//! alone, before anything is decoded.

use std::fmt;
use std::path::Path;

use crate::error::Error;
use crate::exit::ExitStatus;

/// The most pixels the server takes: 64 megapixels.
const MAX_PIXELS: u64 = 64 * 1000 * 1000;

/// The kinds of photo that can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PhotoKind {
    Jpeg,
    Png,
    WebP,
}

/// Why a file cannot be sent as a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PhotoProblem {
    /// The file is empty.
    Empty,
    /// More than 20 MB.
    TooLarge,
    /// Neither JPEG, PNG nor WebP.
    NotAPhoto,
    /// A HEIC or HEIF photo, as some phones take them.
    Heic,
    /// It begins like a photo and then is none.
    Damaged,
    /// More than 64 megapixels.
    TooManyPixels { width: u32, height: u32 },
}

impl fmt::Display for PhotoProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty"),
            Self::TooLarge => f.write_str("more than 20 MB"),
            Self::NotAPhoto => f.write_str("neither JPEG, PNG nor WebP"),
            Self::Heic => f.write_str("HEIC"),
            Self::Damaged => f.write_str("damaged"),
            Self::TooManyPixels { width, height } => write!(f, "{width} x {height} pixels"),
        }
    }
}

impl PhotoProblem {
    pub(super) fn into_error(self, path: &Path) -> Error {
        let error = match self {
            Self::Empty => Error::new("photo-empty"),
            Self::TooLarge => Error::new("photo-too-large"),
            Self::NotAPhoto => Error::new("photo-not-a-photo"),
            Self::Heic => Error::new("photo-heic"),
            Self::Damaged => Error::new("photo-damaged"),
            Self::TooManyPixels { width, height } => Error::new("photo-too-many-pixels")
                .with("width", width)
                .with("height", height),
        };
        error
            .with("path", path.display().to_string())
            .status(ExitStatus::Invalid)
    }
}

/// What the bytes are.
///
/// # Errors
/// [`PhotoProblem`] when they cannot be sent as a photo.
pub(crate) fn check(bytes: &[u8]) -> Result<PhotoKind, PhotoProblem> {
    let kind = match bytes {
        [] => return Err(PhotoProblem::Empty),
        [0xff, 0xd8, 0xff, ..] => PhotoKind::Jpeg,
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => PhotoKind::Png,
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => PhotoKind::WebP,
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..]
            if [
                &b"heic"[..],
                b"heix",
                b"hevc",
                b"mif1",
                b"msf1",
                b"heif",
                b"avif",
            ]
            .iter()
            .any(|known| brand.starts_with(known)) =>
        {
            return Err(PhotoProblem::Heic);
        }
        _ => return Err(PhotoProblem::NotAPhoto),
    };
    let size = match kind {
        PhotoKind::Jpeg => jpeg_size(bytes),
        PhotoKind::Png => png_size(bytes),
        PhotoKind::WebP => webp_size(bytes),
    };
    match size {
        None | Some((0, _) | (_, 0)) => Err(PhotoProblem::Damaged),
        Some((width, height)) if u64::from(width) * u64::from(height) > MAX_PIXELS => {
            Err(PhotoProblem::TooManyPixels { width, height })
        }
        Some(_) => Ok(kind),
    }
}

fn big_endian(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(count)?)?;
    Some(
        bytes
            .iter()
            .fold(0, |value, byte| value << 8 | u32::from(*byte)),
    )
}

fn little_endian(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(count)?)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |value, byte| value << 8 | u32::from(*byte)),
    )
}

/// PNG (ISO 15948, 11.2.2): IHDR is the first chunk.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((big_endian(bytes, 16, 4)?, big_endian(bytes, 20, 4)?))
}

/// JPEG (ITU T.81, B.2.2): the first start-of-frame segment.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            // A fill byte, or a marker without a segment.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            // All start-of-frame markers; 0xc4, 0xc8 and 0xcc mean something else.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((big_endian(bytes, at + 7, 2)?, big_endian(bytes, at + 5, 2)?));
            }
            // Picture data or the end, and no frame before it.
            0xd9 | 0xda => return None,
            _ => {
                let length = big_endian(bytes, at + 2, 2)?;
                if length < 2 {
                    return None;
                }
                at += 2 + length as usize;
            }
        }
    }
}

/// WebP (RFC 9649, section 2): the size stands in the first chunk, in one of three forms.
fn webp_size(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8X" => Some((
            little_endian(bytes, 24, 3)? + 1,
            little_endian(bytes, 27, 3)? + 1,
        )),
        b"VP8L" => {
            let bits = little_endian(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8 " => Some((
            little_endian(bytes, 26, 2)? & 0x3fff,
            little_endian(bytes, 28, 2)? & 0x3fff,
        )),
        _ => None,
    }
}

#[cfg(test)]
pub(crate) mod samples {
    /// The header of a PNG of this size; enough for what this module reads.
    pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0]);
        bytes
    }

    /// The header of a JPEG of this size, after an Exif segment.
    pub(crate) fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1, 0, 8, b'E', b'x', b'i', b'f', 0, 0];
        bytes.extend([0xff, 0xff, 0xc2, 0, 11, 8]);
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend([1, 1, 0x11, 0]);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_are_known_by_their_content() {
        assert_eq!(check(&samples::jpeg(40, 30)), Ok(PhotoKind::Jpeg));
        assert_eq!(jpeg_size(&samples::jpeg(40, 30)), Some((40, 30)));
        assert_eq!(check(&samples::png(640, 480)), Ok(PhotoKind::Png));
        let webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x07\0\0";
        assert_eq!(check(webp), Ok(PhotoKind::WebP));
        assert_eq!(webp_size(webp), Some((16, 8)));
    }

    #[test]
    fn p11_what_is_no_photo_is_refused_by_name() {
        let cases: [(&[u8], PhotoProblem); 6] = [
            (b"", PhotoProblem::Empty),
            (b"just some text", PhotoProblem::NotAPhoto),
            (b"\0\0\0\x18ftypheic\0\0", PhotoProblem::Heic),
            (b"\xff\xd8\xff", PhotoProblem::Damaged),
            (b"\xff\xd8\xff\xe0\0\0", PhotoProblem::Damaged),
            (b"RIFF\0\0\0\0WEBPxxxx", PhotoProblem::Damaged),
        ];
        for (bytes, problem) in cases {
            assert_eq!(check(bytes), Err(problem), "{bytes:?}");
        }
        let bomb = check(&samples::png(30_000, 30_000));
        assert_eq!(
            bomb,
            Err(PhotoProblem::TooManyPixels {
                width: 30_000,
                height: 30_000
            })
        );
    }

    #[test]
    fn no_cut_of_a_photo_makes_the_reader_panic() {
        for whole in [samples::jpeg(9, 9), samples::png(9, 9)] {
            for end in 0..whole.len() {
                let _ = check(&whole[..end]);
            }
        }
    }
}
