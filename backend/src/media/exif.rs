//! What a camera wrote beside the picture. Seen by contractors only.

use exif::{Exif, In, Tag, Value};

/// Time and place as the camera wrote them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Camera {
    /// When, in the camera's own local time: `2026-03-02 10:15:00`.
    pub taken_at: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
}

/// Reads time and place; whatever cannot be read is left out.
pub(super) fn read(bytes: &[u8]) -> Camera {
    let mut cursor = std::io::Cursor::new(bytes);
    let Ok(exif) = exif::Reader::new().read_from_container(&mut cursor) else {
        return Camera::default();
    };
    let taken_at = [Tag::DateTimeOriginal, Tag::DateTime]
        .into_iter()
        .find_map(|tag| exif.get_field(tag, In::PRIMARY))
        .and_then(|field| match &field.value {
            Value::Ascii(texts) => exif::DateTime::from_ascii(texts.first()?).ok(),
            _ => None,
        })
        .map(|time| time.to_string());
    Camera {
        taken_at,
        latitude: degrees(&exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S', 90.0),
        longitude: degrees(&exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W', 180.0),
    }
}

fn degrees(exif: &Exif, tag: Tag, reference: Tag, negative: u8, most: f64) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else {
        return None;
    };
    let [degrees, minutes, seconds] = parts.get(..3)? else {
        return None;
    };
    let value = degrees.to_f64() + minutes.to_f64() / 60.0 + seconds.to_f64() / 3600.0;
    let below = matches!(
        exif.get_field(reference, In::PRIMARY).map(|field| &field.value),
        Some(Value::Ascii(texts)) if texts.first().is_some_and(|text| text.first() == Some(&negative))
    );
    let value = if below { -value } else { value };
    (value.is_finite() && value.abs() <= most).then_some(value)
}
