//! Looks at a photo once, when it comes in.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};

use super::exif::{self, Camera};
use super::printed;

/// The largest photo taken, in bytes: 20 MB, more than any phone writes.
pub const LARGEST_BYTES: u64 = 20_000_000;
/// The most pixels: 64 megapixels; decoded as RGBA that is 256 MB, held once at a time.
pub const MOST_PIXELS: u64 = 64_000_000;
/// No side may be longer: keeps 65535 x 976 strips out.
const LONGEST_SIDE: u32 = 16_384;
/// Memory a decoder may take: the pixels of the largest photo as 32-bit RGBA, and working room.
const MOST_DECODER_BYTES: u64 = MOST_PIXELS * 4 + 32_000_000;
/// The longer side of the copy that owners see: sharp on a screen.
const SHOWN_SIDE: u32 = 1_600;
/// JPEG quality of that copy.
const SHOWN_QUALITY: u8 = 80;

/// Facts of a photo, and the copy that may be shown.
#[derive(Clone, Debug)]
pub struct Inspected {
    /// Width when upright.
    pub width: u32,
    /// Height when upright.
    pub height: u32,
    /// What the camera wrote.
    pub camera: Camera,
    /// An upright JPEG of at most 1600 pixels without any metadata.
    pub shown: Vec<u8>,
    /// The same with the pixels that a printed report shows.
    pub printed: Vec<u8>,
}

/// Why a photo is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoError {
    /// Neither JPEG nor PNG nor WebP.
    Unsupported,
    /// Too many pixels.
    TooManyPixels {
        /// Width as stored.
        width: u32,
        /// Height as stored.
        height: u32,
    },
    /// It says that it is a picture, but cannot be decoded.
    Unreadable,
}

/// Decodes the photo within limits and makes the copy to show.
///
/// Slow: call it off the async threads. A decoder that panics counts as [`PhotoError::Unreadable`].
pub fn inspect(bytes: &[u8]) -> Result<Inspected, PhotoError> {
    catch_unwind(AssertUnwindSafe(|| inspect_now(bytes))).unwrap_or(Err(PhotoError::Unreadable))
}

fn inspect_now(bytes: &[u8]) -> Result<Inspected, PhotoError> {
    let format = image::guess_format(bytes).map_err(|_| PhotoError::Unsupported)?;
    if !matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
    ) {
        return Err(PhotoError::Unsupported);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_DECODER_BYTES);
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format)
        .into_dimensions()
        .map_err(|_| PhotoError::Unreadable)?;
    let pixels = u64::from(width) * u64::from(height);
    if width > LONGEST_SIDE || height > LONGEST_SIDE || pixels > MOST_PIXELS {
        return Err(PhotoError::TooManyPixels { width, height });
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(|_| PhotoError::Unreadable)?;
    decoder
        .set_limits(limits)
        .map_err(|_| PhotoError::Unreadable)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| PhotoError::Unreadable)?;
    let mut small = DynamicImage::ImageRgb8(shrink(flatten(picture), SHOWN_SIDE)?);
    small.apply_orientation(orientation);
    let turned = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (width, height) = if turned {
        (height, width)
    } else {
        (width, height)
    };
    let small = small.into_rgb8();
    let mut shown = Vec::new();
    JpegEncoder::new_with_quality(&mut shown, SHOWN_QUALITY)
        .encode_image(&small)
        .map_err(|_| PhotoError::Unreadable)?;
    Ok(Inspected {
        width,
        height,
        camera: exif::read(bytes),
        shown,
        printed: printed::encode(small)?,
    })
}

/// RGB without transparency: what shines through is white paper.
fn flatten(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [r, g, b, a] = picture.get_pixel(x, y).0;
        let over_white = |channel: u8| {
            let (channel, a) = (u32::from(channel), u32::from(a));
            // (channel * a + 255 * (255 - a)) / 255 lies in 0..=255.
            ((channel * a + 255 * (255 - a) + 127) / 255) as u8
        };
        image::Rgb([over_white(r), over_white(g), over_white(b)])
    })
}

/// At most `most` pixels on the longer side; smaller pictures stay as they are.
pub(super) fn shrink(picture: RgbImage, most: u32) -> Result<RgbImage, PhotoError> {
    let (width, height) = picture.dimensions();
    let longer = width.max(height);
    if longer <= most {
        return Ok(picture);
    }
    let scaled = |side: u32| {
        let side = (u64::from(side) * u64::from(most) + u64::from(longer) / 2) / u64::from(longer);
        u32::try_from(side).unwrap_or(most).max(1)
    };
    let (new_width, new_height) = (scaled(width), scaled(height));
    let source = ImageRef::new(width, height, picture.as_raw(), PixelType::U8x3)
        .map_err(|_| PhotoError::Unreadable)?;
    let mut target = Image::new(new_width, new_height, PixelType::U8x3);
    Resizer::new()
        .resize(&source, &mut target, None)
        .map_err(|_| PhotoError::Unreadable)?;
    RgbImage::from_raw(new_width, new_height, target.into_vec()).ok_or(PhotoError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, _| {
            if x < width / 2 {
                image::Rgb([200, 30, 30])
            } else {
                image::Rgb([30, 30, 200])
            }
        });
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes).encode_image(&picture).unwrap();
        bytes
    }

    #[test]
    fn a_large_photo_is_shrunk_and_a_small_one_is_not() {
        let large = inspect(&jpeg(3200, 1000)).unwrap();
        assert_eq!((large.width, large.height), (3200, 1000));
        let shown = image::load_from_memory(&large.shown).unwrap();
        assert_eq!((shown.width(), shown.height()), (1600, 500));
        let printed = image::load_from_memory(&large.printed).unwrap();
        assert_eq!(printed.width(), report::PHOTO_PIXELS);
        let small = inspect(&jpeg(40, 30)).unwrap();
        assert_eq!(image::load_from_memory(&small.shown).unwrap().width(), 40);
    }

    #[test]
    fn text_and_broken_pictures_are_refused_without_a_panic() {
        assert_eq!(
            inspect(b"hello, I am a photo").unwrap_err(),
            PhotoError::Unsupported
        );
        assert_eq!(inspect(b"").unwrap_err(), PhotoError::Unsupported);
        assert_eq!(
            inspect(b"GIF89a\x01\x00\x01\x00").unwrap_err(),
            PhotoError::Unsupported
        );
        assert_eq!(
            inspect(&jpeg(40, 30)[..20]).unwrap_err(),
            PhotoError::Unreadable
        );
    }

    #[test]
    fn a_picture_that_claims_a_billion_pixels_is_refused_by_its_header() {
        // A PNG signature and IHDR of 30000 x 30000 pixels, 1 bit, grey, and nothing else.
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend(30_000_u32.to_be_bytes());
        png.extend(30_000_u32.to_be_bytes());
        png.extend([1, 0, 0, 0, 0]);
        png.extend(crc32(&png[12..]).to_be_bytes());
        png.extend(b"\0\0\0\0IDAT");
        png.extend(crc32(b"IDAT").to_be_bytes());
        let error = inspect(&png).unwrap_err();
        assert_eq!(
            error,
            PhotoError::TooManyPixels {
                width: 30_000,
                height: 30_000
            }
        );
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 {
                    (crc >> 1) ^ 0xedb8_8320
                } else {
                    crc >> 1
                }
            })
        })
    }
}
