//! The one place that talks to the server.
//!
//! Calls that may be repeated are repeated a few times with growing, random pauses; the server's
//! `Retry-After` is honoured. An access token that ran out is refreshed once; the new refresh
//! token is on the disk before it is used. Start at [`Client::call`].

mod calls;
mod error;
mod retry;
mod send;
mod session;

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::{Method, StatusCode, Url};
use serde::Serialize;

pub(crate) use error::ClientError;
pub(crate) use retry::Patience;
use send::{Answer, Body, IDLE_TIMEOUT};
use session::Session;

use crate::env::Env;
use crate::profile::{Places, Profile};

/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// The skew while it is unknown.
const UNKNOWN_SKEW: i64 = i64::MIN;

/// A connection to one server, with or without a person logged in.
#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    server: Url,
    env: Env,
    session: Option<Session>,
    skew_s: Arc<AtomicI64>,
    /// How long nothing may move.
    idle: Duration,
}

/// Who a call is made as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    Nobody,
    Person,
}

impl Client {
    /// A client that nobody is logged in to.
    pub(crate) fn open(server: &Url, env: &Env) -> Result<Self, ClientError> {
        let mut builder = reqwest::Client::builder()
            .user_agent(program())
            .connect_timeout(CONNECT_TIMEOUT)
            // A redirect would send the token to who knows where.
            .redirect(reqwest::redirect::Policy::none());
        // A dead line is noticed although something is still waiting to be sent over it.
        #[cfg(target_os = "linux")]
        {
            builder = builder.tcp_user_timeout(IDLE_TIMEOUT);
        }
        if is_loopback(server) {
            builder = builder.no_proxy();
        }
        let http = builder
            .build()
            .map_err(|error| ClientError::Broken(error.to_string()))?;
        Ok(Self {
            http,
            server: server.clone(),
            env: env.clone(),
            session: None,
            skew_s: Arc::new(AtomicI64::new(UNKNOWN_SKEW)),
            idle: IDLE_TIMEOUT,
        })
    }

    /// A client that the profile's person is logged in to.
    pub(crate) fn of_profile(
        places: &Places,
        name: &str,
        profile: &Profile,
        env: &Env,
    ) -> Result<Self, ClientError> {
        let server =
            Url::parse(&profile.server).map_err(|error| ClientError::Broken(error.to_string()))?;
        let mut client = Self::open(&server, env)?;
        client.session = Some(Session {
            places: places.clone(),
            name: name.to_owned(),
            tokens: Arc::new(Mutex::new(profile.tokens.clone())),
        });
        Ok(client)
    }

    /// How many seconds this device's clock is ahead of the server's, if the server answered.
    pub(crate) fn skew_s(&self) -> Option<i64> {
        Some(self.skew_s.load(Ordering::Relaxed)).filter(|skew| *skew != UNKNOWN_SKEW)
    }

    fn url(&self, path: &[&str], query: &[(&str, String)]) -> Result<Url, ClientError> {
        let mut url = self.server.clone();
        url.path_segments_mut()
            .map_err(|()| ClientError::Broken(self.server.to_string()))?
            .pop_if_empty()
            .extend(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Ok(url)
    }

    /// Makes a call, repeats it where that is safe, and refreshes the access token once.
    async fn call(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, String)],
        body: Body,
        who: As,
        patience: Patience,
    ) -> Result<Answer, ClientError> {
        let url = self.url(path, query)?;
        let mut token = match who {
            As::Nobody => None,
            As::Person => Some(self.fresh_token(patience).await?),
        };
        let mut refreshed = false;
        loop {
            let request = || {
                let mut request = self
                    .http
                    .request(method.clone(), url.clone())
                    .header(api::CLIENT_TIME_HEADER, client_time(self.env.now()));
                if let Some(token) = &token {
                    request = request.bearer_auth(token);
                }
                body.put_into(request, self.idle)
            };
            let answer = self.with_patience(patience, request).await;
            match answer {
                Err(ClientError::Problem(problem))
                    if problem.status == StatusCode::UNAUTHORIZED.as_u16() && who == As::Person =>
                {
                    if refreshed {
                        return Err(ClientError::NotLoggedIn);
                    }
                    refreshed = true;
                    token = Some(self.refresh(token.as_deref(), patience).await?);
                }
                other => return other,
            }
        }
    }

    fn note_server_time(&self, date: Option<&str>) {
        let server = date.and_then(|date| DateTime::parse_from_rfc2822(date).ok());
        if let Some(server) = server {
            let skew = (self.env.now() - server.to_utc()).num_seconds();
            self.skew_s.store(skew, Ordering::Relaxed);
        }
    }
}

impl Body {
    fn json(value: &impl Serialize) -> Result<Self, ClientError> {
        serde_json::to_vec(value)
            .map(|bytes| Self::Json(Arc::new(bytes)))
            .map_err(|error| ClientError::Broken(error.to_string()))
    }
}

/// Name and version of this program, as the server is told.
pub(crate) fn program() -> String {
    format!("shopper/{}", env!("CARGO_PKG_VERSION"))
}

fn client_time(now: DateTime<Utc>) -> String {
    now.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// Whether the server is this device itself.
pub(crate) fn is_loopback(server: &Url) -> bool {
    match server.host_str() {
        Some("localhost") => true,
        Some(host) => {
            let host = host.trim_start_matches('[').trim_end_matches(']');
            host.parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback())
        }
        None => false,
    }
}

#[cfg(test)]
mod tests;
