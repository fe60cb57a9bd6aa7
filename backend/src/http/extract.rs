//! Extractors: what a handler is given, and in their types who may call it.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use api::people::Role;
use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Request};
use axum::http::header;
use axum::http::request::Parts;
use chrono::{DateTime, Utc};
use futures_util::StreamExt;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::expected::Expected;
use crate::service::session;

/// The most bytes of a JSON body: a submission of 400 questions with full comments fits in 4 MB.
const LARGEST_JSON: usize = 8_000_000;

/// The id of the request.
#[derive(Clone, Copy, Debug)]
pub struct RequestId(pub Uuid);

/// Anybody who has logged in.
#[derive(Debug)]
pub struct Anyone(pub Caller);
/// An admin.
#[derive(Debug)]
pub struct Admin(pub Caller);
/// A contractor or an admin.
#[derive(Debug)]
pub struct Contractor(pub Caller);
/// A shopper.
#[derive(Debug)]
pub struct Shopper(pub Caller);
/// Those who read results: owners, contractors, admins.
#[derive(Debug)]
pub struct Reader(pub Caller);
/// Those to whom submissions are known: shoppers, contractors, admins.
#[derive(Debug)]
pub struct Sender(pub Caller);

async fn caller(parts: &Parts, app: &App) -> Result<Caller> {
    let token = parts
        .headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token)
        .ok_or(Error::Unauthenticated)?;
    session::authenticate(app, token).await
}

macro_rules! role_extractor {
    ($name:ident: $($role:ident)|+) => {
        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
                let caller = caller(parts, app).await?;
                match caller.role {
                    $(Role::$role)|+ => Ok($name(caller)),
                    #[allow(unreachable_patterns, clippy::allow_attributes, reason = "`Anyone` lists every role")]
                    _ => Err(Error::Forbidden),
                }
            }
        }
    };
}

role_extractor!(Anyone: Admin | Contractor | Shopper | Owner);
role_extractor!(Admin: Admin);
role_extractor!(Contractor: Admin | Contractor);
role_extractor!(Shopper: Shopper);
role_extractor!(Reader: Admin | Contractor | Owner);
role_extractor!(Sender: Admin | Contractor | Shopper);

/// U+0000 as it stands in a path or a query.
const NUL: &str = "%00";

/// SQLite keeps U+0000 in a text and PostgreSQL does not, so it is refused at the edge.
fn holds_nul(what: &str) -> Error {
    Error::Malformed(format!(
        "the {what}: holds the character U+0000; take it out"
    ))
}

/// Whether a JSON text holds U+0000, which JSON can only write as an escape.
fn json_holds_nul(json: &[u8]) -> bool {
    let mut rest = json;
    while let Some(place) = rest.iter().position(|byte| *byte == b'\\') {
        let escape = rest.get(place + 1..).unwrap_or_default();
        if escape.starts_with(b"u0000") {
            return true;
        }
        // The character behind the backslash is part of the escape: a backslash is no new one.
        rest = escape.get(1..).unwrap_or_default();
    }
    false
}

/// One or more parts of the path. What does not parse is not there.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        if parts.uri.path().contains(NUL) {
            return Err(Error::NotFound);
        }
        axum::extract::Path::<T>::from_request_parts(parts, app)
            .await
            .map(|path| Path(path.0))
            .map_err(|_| Error::NotFound)
    }
}

/// The query string; unknown parameters are errors where the type says so.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self> {
        if parts.uri.query().is_some_and(|query| query.contains(NUL)) {
            return Err(holds_nul("query"));
        }
        axum::extract::Query::<T>::try_from_uri(&parts.uri)
            .map(|query| Query(query.0))
            .map_err(|rejection| Error::Malformed(format!("the query: {}", rejection.body_text())))
    }
}

/// A JSON body.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, _app: &App) -> Result<Self> {
        let bytes = read_json(request).await?;
        // A list would be read field by field, and an empty one as a change of nothing.
        if bytes.trim_ascii_start().starts_with(b"[") {
            return Err(Error::Malformed(
                "the body is not the JSON that belongs here: a list stands at line 1 where an \
                 object belongs"
                    .to_owned(),
            ));
        }
        serde_json::from_slice(&bytes).map(Json).map_err(|error| {
            Error::Malformed(format!(
                "the body is not the JSON that belongs here: {error}"
            ))
        })
    }
}

/// A JSON body as it came, byte for byte.
#[derive(Debug)]
pub struct JsonBytes(pub Vec<u8>);

impl FromRequest<App> for JsonBytes {
    type Rejection = Error;

    async fn from_request(request: Request, _app: &App) -> Result<Self> {
        read_json(request).await.map(JsonBytes)
    }
}

async fn read_json(request: Request) -> Result<Vec<u8>> {
    require_type(&request, &["application/json"])?;
    let bytes = read_body(request, LARGEST_JSON).await?;
    if json_holds_nul(&bytes) {
        return Err(holds_nul("body"));
    }
    Ok(bytes)
}

/// The media type of the body, in lower case and without parameters.
pub fn media_type(request: &Request) -> String {
    request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .unwrap_or_default()
        .trim()
        .to_lowercase()
}

/// A text body of one of these media types, at most `LARGEST` bytes.
pub async fn read_text(request: Request, types: &[&str], largest: usize) -> Result<String> {
    require_type(&request, types)?;
    let bytes = read_body(request, largest).await?;
    if bytes.contains(&0) {
        return Err(holds_nul("body"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        Error::Malformed(format!(
            "the body is not UTF-8 text: byte {place} does not belong there"
        ))
    })
}

fn require_type(request: &Request, types: &[&str]) -> Result<()> {
    let essence = media_type(request);
    if types.contains(&essence.as_str()) {
        return Ok(());
    }
    Err(Error::UnsupportedMedia(format!(
        "the content type is `{essence}`; send {}",
        types.join(" or ")
    )))
}

/// A body of any bytes, at most `largest`.
pub async fn read_body(request: Request, largest: usize) -> Result<Vec<u8>> {
    let too_large = || Error::TooLarge(format!("at most {largest} bytes are taken here"));
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<usize>().ok());
    if announced.is_some_and(|length| length > largest) {
        drain(request.into_body()).await;
        return Err(too_large());
    }
    match Limited::new(request.into_body(), largest).collect().await {
        Ok(body) => Ok(body.to_bytes().to_vec()),
        Err(error) if error.is::<LengthLimitError>() => Err(too_large()),
        Err(_) => Err(Error::Malformed(
            "the connection broke before the body was whole".to_owned(),
        )),
    }
}

/// Reads on and forgets, for a while: a client that is cut off while it sends sees a broken
/// connection instead of the answer that tells it what is wrong.
pub async fn drain(body: Body) {
    const MOST_BYTES: u64 = 40_000_000;
    const LONGEST: Duration = Duration::from_secs(20);
    let mut stream = body.into_data_stream();
    let mut read: u64 = 0;
    let reading = async {
        while let Some(Ok(chunk)) = stream.next().await {
            read += chunk.len() as u64;
            if read > MOST_BYTES {
                break;
            }
        }
    };
    // Whoever sends for longer is cut off after all.
    let _ = tokio::time::timeout(LONGEST, reading).await;
}

/// The address of the client: that of the connection, or, behind a proxy that is trusted, the last
/// one in `X-Forwarded-For` that is not such a proxy.
#[derive(Clone, Debug)]
pub struct ClientAddress(pub String);

impl FromRequestParts<App> for ClientAddress {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|info| info.0.ip());
        let Some(peer) = peer else {
            return Ok(ClientAddress("unknown".to_owned()));
        };
        let trusted = &app.config.trusted_proxies;
        let mut address = peer;
        if trusted.contains(&peer) {
            let forwarded: Vec<IpAddr> = parts
                .headers
                .get_all("x-forwarded-for")
                .iter()
                .filter_map(|value| value.to_str().ok())
                .flat_map(|value| value.split(','))
                .filter_map(|text| text.trim().parse().ok())
                .collect();
            for candidate in forwarded.into_iter().rev() {
                address = candidate;
                if !trusted.contains(&candidate) {
                    break;
                }
            }
        }
        Ok(ClientAddress(address.to_string()))
    }
}

/// What the program or the browser says of itself; empty where it says nothing.
#[derive(Clone, Debug)]
pub struct Device(pub String);

impl FromRequestParts<App> for Device {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self> {
        let agent = parts.headers.get(header::USER_AGENT);
        let agent = agent.and_then(|value| value.to_str().ok());
        Ok(Device(agent.unwrap_or_default().to_owned()))
    }
}

/// Which revision the change is about: the header `If-Match` (RFC 9110, 13.1.1) with the ETags of
/// what the caller has read. A tag that no revision has never fits.
#[derive(Clone, Debug)]
pub struct IfMatch(pub Expected);

impl FromRequestParts<App> for IfMatch {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self> {
        let mut tags = Vec::new();
        for value in parts.headers.get_all(header::IF_MATCH) {
            tags.extend(value.to_str().unwrap_or_default().split(',').map(str::trim));
        }
        if tags.is_empty() {
            return Err(Error::RevisionNeeded);
        }
        if tags == ["*"] {
            return Ok(IfMatch(Expected::Any));
        }
        let revision = |tag: &str| tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok();
        let revisions = tags.into_iter().filter_map(revision).collect();
        Ok(IfMatch(Expected::Revisions(revisions)))
    }
}

/// The ETag of a revision, as [`IfMatch`] reads it.
pub fn etag(revision: u32) -> (header::HeaderName, String) {
    (header::ETAG, format!("\"{revision}\""))
}

/// The sending device's clock, if it told it.
#[derive(Clone, Copy, Debug)]
pub struct ClientTime(pub Option<Timestamp>);

impl FromRequestParts<App> for ClientTime {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self> {
        let time = parts
            .headers
            .get(api::CLIENT_TIME_HEADER)
            .and_then(|value| value.to_str().ok())
            .and_then(|text| DateTime::parse_from_rfc3339(text).ok())
            .map(|time| Timestamp::from(time.with_timezone(&Utc)));
        Ok(ClientTime(time))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_escape_of_nul_is_told_from_a_backslash_before_it() {
        for (json, holds) in [
            (r#""a\u0000""#, true),
            (r#""a\\u0000""#, false),
            (r#""a\\\u0000""#, true),
            (r#""\n\u0000""#, true),
            (r#""\u0001 u0000""#, false),
            ("u0000", false),
            (r"\", false),
        ] {
            assert_eq!(json_holds_nul(json.as_bytes()), holds, "{json}");
        }
    }
}
