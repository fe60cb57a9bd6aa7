//! The copy of a photo that goes into printed reports: as many pixels as paper shows.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, ImageReader, RgbImage};

use super::inspect::{PhotoError, shrink};

/// JPEG qualities, the first of which is used unless the picture is so restless that it would be too large;
/// the last keeps even noise small enough.
const QUALITIES: [u8; 4] = [80, 65, 45, 20];

/// Makes the copy of the upright copy that may be shown, which has no metadata.
///
/// Slow: call it off the async threads. The same picture gives the same bytes.
///
/// # Errors
/// [`PhotoError::Unreadable`] when the copy is damaged.
pub fn printed(shown: &[u8]) -> Result<Vec<u8>, PhotoError> {
    catch_unwind(AssertUnwindSafe(|| {
        let reader = ImageReader::with_format(Cursor::new(shown), ImageFormat::Jpeg);
        let picture = reader.decode().map_err(|_| PhotoError::Unreadable)?;
        encode(picture.into_rgb8())
    }))
    .unwrap_or(Err(PhotoError::Unreadable))
}

/// The JPEG of a picture at the size of print.
pub(super) fn encode(picture: RgbImage) -> Result<Vec<u8>, PhotoError> {
    let small = shrink(picture, report::PHOTO_PIXELS)?;
    let mut bytes = Vec::new();
    for quality in QUALITIES {
        bytes.clear();
        JpegEncoder::new_with_quality(&mut bytes, quality)
            .encode_image(&small)
            .map_err(|_| PhotoError::Unreadable)?;
        if bytes.len() <= report::MAX_PHOTO_BYTES {
            break;
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture whose neighbouring pixels have nothing to do with each other.
    fn noise(width: u32, height: u32) -> RgbImage {
        let mut state = 1_u32;
        RgbImage::from_fn(width, height, |_, _| {
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            };
            image::Rgb([next(), next(), next()])
        })
    }

    fn jpeg(picture: &RgbImage) -> Vec<u8> {
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, 80)
            .encode_image(picture)
            .unwrap();
        bytes
    }

    #[test]
    fn the_printed_copy_has_the_pixels_of_print_and_the_same_bytes_each_time() {
        let shown = jpeg(&RgbImage::from_fn(1_600, 1_200, |x, y| {
            image::Rgb([(x / 7) as u8, (y / 5) as u8, 90])
        }));
        let copy = printed(&shown).unwrap();
        assert_eq!(copy, printed(&shown).unwrap());
        let picture = image::load_from_memory(&copy).unwrap();
        let side = report::PHOTO_PIXELS;
        assert_eq!((picture.width(), picture.height()), (side, side * 3 / 4));
        let small = printed(&jpeg(&noise(40, 30))).unwrap();
        assert_eq!(image::load_from_memory(&small).unwrap().width(), 40);
    }

    #[test]
    fn not_even_noise_is_too_large_for_a_report() {
        let copy = printed(&jpeg(&noise(900, 900))).unwrap();
        assert!(copy.len() <= report::MAX_PHOTO_BYTES, "{}", copy.len());
    }

    #[test]
    fn a_damaged_copy_is_refused() {
        assert_eq!(printed(b"\xff\xd8\xff"), Err(PhotoError::Unreadable));
    }
}
