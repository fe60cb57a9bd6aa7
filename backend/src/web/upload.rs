//! Forms with a file (RFC 7578).

use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;

use super::form::Sent;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::extract::read_body;

/// The most bytes of a form with its file: the file may have two million, and what was read of it travels
/// along when it is confirmed.
const LARGEST: usize = 5_000_000;

/// What a form with a file sent. One without a file may come as any form does.
#[derive(Debug)]
pub struct Upload {
    /// The fields.
    pub sent: Sent,
    /// The bytes of the file, where one was chosen.
    pub file: Option<Vec<u8>>,
}

impl FromRequest<App> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Upload> {
        let media = request.headers().get(header::CONTENT_TYPE);
        let media = media.and_then(|media| media.to_str().ok());
        if !media.is_some_and(|media| media.starts_with("multipart/form-data")) {
            let sent = Sent::from_request(request, app).await?;
            return Ok(Upload { sent, file: None });
        }
        let (parts, body) = request.into_parts();
        let bytes = read_body(Request::from_parts(parts.clone(), body), LARGEST).await?;
        let whole = Request::from_parts(parts, Body::from(bytes));
        let malformed = |error: &dyn std::fmt::Display| Error::Malformed(error.to_string());
        let mut parts = Multipart::from_request(whole, app)
            .await
            .map_err(|error| malformed(&error))?;
        let (mut pairs, mut file) = (Vec::new(), None);
        while let Some(part) = parts
            .next_field()
            .await
            .map_err(|error| malformed(&error))?
        {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.map_err(|error| malformed(&error))?;
            if is_file {
                // A browser sends a file without name and bytes where none was chosen.
                file = Some(bytes.to_vec()).filter(|bytes| !bytes.is_empty());
                continue;
            }
            let text = String::from_utf8(bytes.to_vec())
                .ok()
                .filter(|text| !text.contains('\0') && !name.contains('\0'))
                .ok_or_else(|| malformed(&format!("`{name}` is no text in UTF-8")))?;
            pairs.push((name, text.replace("\r\n", "\n")));
        }
        let sent = Sent::of(pairs);
        Ok(Upload { sent, file })
    }
}
