//! Photos on their way in: streamed to a temporary file while they are hashed.

use api::photos::StoredPhoto;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use futures_util::StreamExt;
use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

use super::extract::{Path, Query, Shopper, drain};
use crate::app::App;
use crate::error::{Error, Result};
use crate::media::LARGEST_BYTES;
use crate::service::photos;

/// Which visit the photo belongs to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OfVisit {
    /// The visit.
    visit: Uuid,
}

pub(super) async fn put(
    State(app): State<App>,
    Shopper(caller): Shopper,
    Path(sha256): Path<String>,
    Query(OfVisit { visit }): Query<OfVisit>,
    request: Request,
) -> Result<(StatusCode, axum::Json<StoredPhoto>)> {
    let digest = sha256.len() == 64
        && sha256
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    if !digest {
        return Err(Error::Malformed(
            "a photo is named by its SHA-256: 64 characters of 0-9 and a-f".to_owned(),
        ));
    }
    if let Some(stored) = photos::find_stored(&app, &caller, visit, &sha256).await? {
        return Ok((StatusCode::OK, axum::Json(stored)));
    }
    let bytes = receive(&app, &sha256, request).await?;
    let stored = photos::keep(&app, &caller, visit, &sha256, bytes).await?;
    Ok((StatusCode::CREATED, axum::Json(stored)))
}

/// The bytes, once all of them are here and have the digest that was declared. Until then they lie
/// in a temporary file, so that slow senders cost no memory.
async fn receive(app: &App, sha256: &str, request: Request) -> Result<Vec<u8>> {
    let too_large = || Error::TooLarge(format!("a photo may have at most {LARGEST_BYTES} bytes"));
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<u64>().ok());
    if announced.is_some_and(|length| length > LARGEST_BYTES) {
        drain(request.into_body()).await;
        return Err(too_large());
    }
    let temporary =
        tempfile::NamedTempFile::new_in(app.photos.incoming()).map_err(Error::internal)?;
    let (std_file, path) = temporary.into_parts();
    let mut file = tokio::fs::File::from_std(std_file);
    let mut hasher = Sha256::new();
    let mut received: u64 = 0;
    let mut stream = request.into_body().into_data_stream();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| {
            Error::Malformed("the connection broke before the photo was whole".to_owned())
        })?;
        received += chunk.len() as u64;
        if received > LARGEST_BYTES {
            return Err(too_large());
        }
        hasher.update(&chunk);
        file.write_all(&chunk).await.map_err(Error::internal)?;
    }
    file.flush().await.map_err(Error::internal)?;
    let found = hex::encode(hasher.finalize());
    if found != sha256 {
        return Err(Error::Unacceptable {
            code: "photo_digest",
            detail: format!(
                "{received} bytes with SHA-256 {found} came, but {sha256} was declared; send the photo again"
            ),
        });
    }
    tokio::fs::read(&path).await.map_err(Error::internal)
}
