//! Draws JPEG photos as a phone would write them: turned by EXIF, with time, position and serial.

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use sha2::{Digest, Sha256};

use crate::random::Random;

/// A photo.
#[derive(Clone, Debug)]
pub struct Photo {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its SHA-256, lower-case hex.
    pub sha256: String,
}

impl Photo {
    /// The photo of these bytes.
    pub fn of(bytes: Vec<u8>) -> Photo {
        let sha256 = hex::encode(Sha256::digest(&bytes));
        Photo { bytes, sha256 }
    }
}

/// What a camera writes beside the picture.
#[derive(Clone, Debug)]
pub struct Camera {
    /// EXIF orientation, 1 to 8.
    pub orientation: u16,
    /// `2026:03:02 10:15:00`.
    pub time: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Serial number of the body.
    pub serial: String,
}

/// The picture as a person saw it: a shop front under a sky, every seed another one. The top
/// corners carry a red (left) and a blue (right) square, so that its way up can be told.
pub fn scene(width: u32, height: u32, seed: u64) -> RgbImage {
    let mut random = Random::seeded(seed);
    let mut shade = || {
        let bits = random.bits();
        [
            80 + (bits & 0x7f) as u8,
            80 + (bits >> 8 & 0x7f) as u8,
            80 + (bits >> 16 & 0x7f) as u8,
        ]
    };
    let (wall, door, awning, stripe) = (shade(), shade(), shade(), shade());
    let door_from = width / 4 + (seed % 7) as u32 * width / 20;
    let corner = width.min(height) / 8;
    RgbImage::from_fn(width, height, |x, y| {
        if y < corner && x < corner {
            return Rgb([220, 20, 20]);
        }
        if y < corner && x >= width - corner {
            return Rgb([20, 20, 220]);
        }
        if y < height / 3 {
            let light = 255 - (y * 90 / height) as u8;
            return Rgb([light - 60, light - 25, light]);
        }
        if y < height * 9 / 20 {
            let colour = if (x * 16 / width).is_multiple_of(2) {
                awning
            } else {
                stripe
            };
            return Rgb(colour);
        }
        if y > height * 9 / 10 {
            let grain = (x.wrapping_mul(31) ^ y.wrapping_mul(17)) % 24;
            return Rgb([110 + grain as u8, 108 + grain as u8, 104 + grain as u8]);
        }
        if x > door_from && x < door_from + width / 5 && y > height / 2 {
            return Rgb(door);
        }
        let brick = (y * 40 / height).is_multiple_of(2) ^ (x * 30 / width).is_multiple_of(2);
        if brick {
            Rgb(wall)
        } else {
            Rgb(wall.map(|channel| channel - 14))
        }
    })
}

/// A JPEG whose stored pixels are turned so that the EXIF orientation makes the scene upright.
///
/// # Panics
/// For an orientation outside 1 to 8.
pub fn jpeg(upright: &RgbImage, camera: Option<&Camera>) -> Photo {
    use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
    let orientation = camera.map_or(1, |camera| camera.orientation);
    let stored = match orientation {
        1 => upright.clone(),
        2 => flip_horizontal(upright),
        3 => rotate180(upright),
        4 => flip_vertical(upright),
        5 => flip_horizontal(&rotate90(upright)),
        6 => rotate270(upright),
        7 => flip_horizontal(&rotate270(upright)),
        8 => rotate90(upright),
        other => panic!("{other} is no EXIF orientation"),
    };
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 85)
        .encode_image(&stored)
        .expect("a picture in memory can be encoded");
    let Some(camera) = camera else {
        return Photo::of(plain);
    };
    let exif = exif_segment(camera);
    // The segment goes right behind the start-of-image marker.
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    let length = u16::try_from(exif.len() + 2).expect("a small segment");
    bytes.extend(length.to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    Photo::of(bytes)
}

/// `Exif\0\0` and a little-endian TIFF with IFD0, Exif IFD and GPS IFD.
fn exif_segment(camera: &Camera) -> Vec<u8> {
    let serial = ascii(&camera.serial);
    let time = ascii(&camera.time);
    let make = ascii("Plainphone");
    let (latitude, north) = dms(camera.latitude, "N", "S");
    let (longitude, east) = dms(camera.longitude, "E", "W");
    // Offsets: header 8, IFD0 with 4 entries, Exif IFD with 2, GPS IFD with 4, then the data.
    let ifd0 = 8_u32;
    let exif_ifd = ifd0 + 2 + 4 * 12 + 4;
    let gps_ifd = exif_ifd + 2 + 2 * 12 + 4;
    let data = gps_ifd + 2 + 4 * 12 + 4;
    let mut pool: Vec<u8> = Vec::new();
    let mut put = |bytes: &[u8]| {
        let offset = data + pool.len() as u32;
        pool.extend(bytes);
        if pool.len() % 2 == 1 {
            pool.push(0);
        }
        offset
    };
    let (make_at, time_at, serial_at) = (put(&make), put(&time), put(&serial));
    let (latitude_at, longitude_at) = (put(&latitude), put(&longitude));
    let mut tiff = b"II*\0".to_vec();
    tiff.extend(ifd0.to_le_bytes());
    let ifd = |entries: &[(u16, u16, u32, u32)]| {
        let mut bytes = (entries.len() as u16).to_le_bytes().to_vec();
        for (tag, kind, count, value) in entries {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(kind.to_le_bytes());
            bytes.extend(count.to_le_bytes());
            bytes.extend(value.to_le_bytes());
        }
        bytes.extend(0_u32.to_le_bytes());
        bytes
    };
    let (text, short, long, rational) = (2, 3, 4, 5);
    tiff.extend(ifd(&[
        (0x010f, text, make.len() as u32, make_at),
        (0x0112, short, 1, u32::from(camera.orientation)),
        (0x8769, long, 1, exif_ifd),
        (0x8825, long, 1, gps_ifd),
    ]));
    tiff.extend(ifd(&[
        (0x9003, text, time.len() as u32, time_at),
        (0xa431, text, serial.len() as u32, serial_at),
    ]));
    tiff.extend(ifd(&[
        (1, text, 2, u32::from(north)),
        (2, rational, 3, latitude_at),
        (3, text, 2, u32::from(east)),
        (4, rational, 3, longitude_at),
    ]));
    tiff.extend(pool);
    let mut segment = b"Exif\0\0".to_vec();
    segment.extend(tiff);
    segment
}

fn ascii(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    bytes.push(0);
    bytes
}

fn dms(degrees: f64, positive: &str, negative: &str) -> (Vec<u8>, u8) {
    let letter = if degrees < 0.0 { negative } else { positive };
    let hundredths = (degrees.abs() * 360_000.0).round() as u32;
    let parts = [
        (hundredths / 360_000, 1),
        (hundredths / 6_000 % 60, 1),
        (hundredths % 6_000, 100),
    ];
    let mut bytes = Vec::new();
    for (numerator, denominator) in parts {
        bytes.extend(u32::to_le_bytes(numerator));
        bytes.extend(u32::to_le_bytes(denominator));
    }
    (bytes, letter.as_bytes()[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_orientation_is_turned_upright_by_the_server() {
        let upright = scene(160, 120, 7);
        for orientation in 1..=8 {
            let camera = Camera {
                orientation,
                time: "2026:03:02 10:15:00".to_owned(),
                latitude: 24.7136,
                longitude: -46.6753,
                serial: "SN-1".to_owned(),
            };
            let photo = jpeg(&upright, Some(&camera));
            let inspected = backend::media::inspect(&photo.bytes).expect("a good photo");
            assert_eq!(
                (inspected.width, inspected.height),
                (160, 120),
                "{orientation}"
            );
            let shown = image::load_from_memory(&inspected.shown)
                .expect("a JPEG")
                .to_rgb8();
            let (left, right) = (shown.get_pixel(5, 5).0, shown.get_pixel(154, 5).0);
            assert!(
                left[0] > 150 && left[2] < 100,
                "{orientation}: red is on the left: {left:?}"
            );
            assert!(
                right[2] > 150 && right[0] < 100,
                "{orientation}: blue is on the right"
            );
            assert_eq!(
                inspected.camera.taken_at.as_deref(),
                Some("2026-03-02 10:15:00")
            );
            let latitude = inspected.camera.latitude.expect("a latitude");
            assert!((latitude - 24.7136).abs() < 1e-4, "{latitude}");
            let longitude = inspected.camera.longitude.expect("a longitude");
            assert!((longitude + 46.6753).abs() < 1e-4, "{longitude}");
            assert!(!inspected.shown.windows(4).any(|bytes| bytes == b"Exif"));
        }
    }
}
