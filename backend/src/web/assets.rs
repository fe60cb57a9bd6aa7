//! Style, script and fonts of the pages, compiled in. Their addresses carry a hash of what is in them, so
//! that a browser may keep them for ever and never shows a new page in an old dress.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

struct Asset {
    name: &'static str,
    media: &'static str,
    bytes: &'static [u8],
    version: String,
}

/// Every file that pages load.
static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    macro_rules! asset {
        ($name:literal, $media:literal, $path:literal) => {{
            let bytes = include_bytes!(concat!("../../", $path)).as_slice();
            let version = hex::encode(&Sha256::digest(bytes)[..6]);
            Asset {
                name: $name,
                media: $media,
                bytes,
                version,
            }
        }};
    }
    vec![
        asset!("page.css", "text/css; charset=utf-8", "static/page.css"),
        asset!("icon.svg", "image/svg+xml", "static/icon.svg"),
        asset!(
            "page.js",
            "text/javascript; charset=utf-8",
            "static/page.js"
        ),
        asset!(
            "arabic-regular.ttf",
            "font/ttf",
            "report/assets/fonts/noto_sans_arabic/NotoSansArabic-Regular.ttf"
        ),
        asset!(
            "arabic-bold.ttf",
            "font/ttf",
            "report/assets/fonts/noto_sans_arabic/NotoSansArabic-Bold.ttf"
        ),
        asset!(
            "tamil-regular.ttf",
            "font/ttf",
            "report/assets/fonts/noto_sans_tamil/NotoSansTamil-Regular.ttf"
        ),
        asset!(
            "tamil-bold.ttf",
            "font/ttf",
            "report/assets/fonts/noto_sans_tamil/NotoSansTamil-Bold.ttf"
        ),
    ]
});

/// Where the file of that name is, with its version.
pub fn address(name: &str) -> String {
    let asset = ASSETS.iter().find(|asset| asset.name == name);
    let version = asset.map_or("", |asset| &asset.version);
    format!("/static/{name}?v={version}")
}

/// The file of that name.
pub(super) async fn show(Path(name): Path<String>) -> Result<Response> {
    let asset = ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .ok_or(Error::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, asset.media),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, asset.bytes).into_response())
}
