//! The cookie of a browser session (RFC 6265bis).

use axum::http::{HeaderMap, HeaderValue, header};

use crate::app::App;

/// Over TLS, where the prefix makes browsers refuse it from anywhere else.
const NAME: &str = "__Host-session";
/// On loopback without TLS, where a browser would not keep the other.
const PLAIN_NAME: &str = "session";
/// As long as a session lives at most: 60 days, in seconds.
const LIFE: u32 = 60 * 24 * 60 * 60;

fn is_secure(app: &App) -> bool {
    app.public_url.starts_with("https://")
}

fn name(app: &App) -> &'static str {
    if is_secure(app) { NAME } else { PLAIN_NAME }
}

/// The secret that a browser shows.
pub fn secret(app: &App, headers: &HeaderMap) -> Option<String> {
    let pairs = headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'));
    let mut named = pairs.filter_map(|pair| pair.trim().split_once('='));
    named
        .find(|(key, _)| *key == name(app))
        .map(|(_, secret)| secret.to_owned())
}

/// The header that gives a browser its secret.
pub fn set(app: &App, secret: &str) -> Option<HeaderValue> {
    cookie(app, secret, LIFE)
}

/// The header that takes it away.
pub fn clear(app: &App) -> Option<HeaderValue> {
    cookie(app, "", 0)
}

fn cookie(app: &App, secret: &str, life: u32) -> Option<HeaderValue> {
    let secure = if is_secure(app) { "; Secure" } else { "" };
    let name = name(app);
    let text = format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={life}{secure}");
    HeaderValue::from_str(&text).ok()
}
