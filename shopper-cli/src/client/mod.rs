//! The one place that talks to the server.
//!
//! Calls that may be repeated are repeated a few times with growing, random pauses; the server's
//! `Retry-After` is honoured. An access token that ran out is refreshed once; the new refresh
//! token is on the disk before it is used. Start at [`Client::call`].

mod error;
mod retry;
mod send;

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use api::assignments::Assignment;
use api::page::Page;
use api::photos::StoredPhoto;
use api::receipts::{KeySet, Receipt};
use api::session::{LogIn, Refresh, Tokens};
use api::visits::WithReason;
use chrono::{DateTime, Utc};
use reqwest::{Method, StatusCode, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

pub(crate) use error::ClientError;
pub(crate) use retry::Patience;
use send::{Answer, Body};

use crate::console::Progress;
use crate::disk::files;
use crate::env::Env;
use crate::profile::{KeptTokens, Places, Profile};

/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// An access token that ends this soon is refreshed before it is used.
const REFRESH_AHEAD_S: i64 = 30;
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
}

/// Whose tokens are used, and where they are kept.
#[derive(Clone)]
struct Session {
    places: Places,
    name: String,
    tokens: Arc<Mutex<Option<KeptTokens>>>,
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
        if is_loopback(server) {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|error| ClientError::Broken(error.to_string()))?;
        Ok(Self {
            http,
            server: server.clone(),
            env: env.clone(),
            session: None,
            skew_s: Arc::new(AtomicI64::new(UNKNOWN_SKEW)),
        })
    }

    /// A client that the profile's person is logged in to.
    pub(crate) fn of_profile(
        places: &Places,
        name: &str,
        profile: &Profile,
        env: &Env,
    ) -> Result<Self, ClientError> {
        let server = Url::parse(&profile.server)
            .map_err(|error| ClientError::Broken(error.to_string()))?;
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

    /// Logs in.
    pub(crate) async fn log_in(&self, log_in: &LogIn) -> Result<Tokens, ClientError> {
        let body = Body::json(log_in)?;
        let answer = self
            .call(Method::POST, &["api", "v1", "session"], &[], body, As::Nobody, Patience::once())
            .await?;
        answer.json()
    }

    /// Ends the session on the server.
    pub(crate) async fn log_out(&self) -> Result<(), ClientError> {
        self.call(
            Method::DELETE,
            &["api", "v1", "session"],
            &[],
            Body::Empty,
            As::Person,
            Patience::short(),
        )
        .await?;
        Ok(())
    }

    /// Every assignment of the person.
    pub(crate) async fn list_assignments(
        &self,
        patience: Patience,
    ) -> Result<Vec<Assignment>, ClientError> {
        self.list(&["api", "v1", "assignments"], patience).await
    }

    /// One assignment of the person.
    pub(crate) async fn get_assignment(
        &self,
        visit: Uuid,
        patience: Patience,
    ) -> Result<Assignment, ClientError> {
        self.get(&["api", "v1", "assignments", &visit.to_string()], patience).await
    }

    /// Accepts a visit.
    pub(crate) async fn accept(&self, visit: Uuid) -> Result<Assignment, ClientError> {
        let path = ["api", "v1", "assignments", &visit.to_string(), "accept"];
        let answer = self
            .call(Method::POST, &path, &[], Body::Empty, As::Person, Patience::unsent())
            .await?;
        answer.json()
    }

    /// Declines a visit.
    pub(crate) async fn decline(&self, visit: Uuid, reason: &str) -> Result<(), ClientError> {
        let path = ["api", "v1", "assignments", &visit.to_string(), "decline"];
        let body = Body::json(&WithReason { reason: reason.to_owned() })?;
        self.call(Method::POST, &path, &[], body, As::Person, Patience::unsent()).await?;
        Ok(())
    }

    /// The canonical checklist of a visit, as text, so that its hash can be checked.
    pub(crate) async fn get_checklist(&self, visit: Uuid) -> Result<String, ClientError> {
        let path = ["api", "v1", "assignments", &visit.to_string(), "checklist"];
        let answer = self
            .call(Method::GET, &path, &[], Body::Empty, As::Person, Patience::long())
            .await?;
        String::from_utf8(answer.bytes).map_err(|error| ClientError::Broken(error.to_string()))
    }

    /// The photos of a visit that the server has from this person.
    pub(crate) async fn list_photos(&self, visit: Uuid) -> Result<Vec<StoredPhoto>, ClientError> {
        self.list(&["api", "v1", "assignments", &visit.to_string(), "photos"], Patience::long())
            .await
    }

    /// Sends a photo.
    pub(crate) async fn put_photo(
        &self,
        visit: Uuid,
        sha256: &str,
        bytes: Vec<u8>,
        progress: Progress,
    ) -> Result<StoredPhoto, ClientError> {
        let path = ["api", "v1", "photos", sha256];
        let query = [("visit", visit.to_string())];
        let body = Body::Photo { bytes: Arc::new(bytes), progress };
        let answer =
            self.call(Method::PUT, &path, &query, body, As::Person, Patience::long()).await?;
        answer.json()
    }

    /// Sends the exact bytes of a revision.
    pub(crate) async fn put_revision(
        &self,
        submission: Uuid,
        revision: u32,
        bytes: Vec<u8>,
    ) -> Result<Receipt, ClientError> {
        let path =
            ["api", "v1", "submissions", &submission.to_string(), "revisions", &revision.to_string()];
        let body = Body::Json(Arc::new(bytes));
        let answer =
            self.call(Method::PUT, &path, &[], body, As::Person, Patience::long()).await?;
        answer.json()
    }

    /// The receipt of a revision.
    pub(crate) async fn get_receipt(
        &self,
        submission: Uuid,
        revision: u32,
    ) -> Result<Receipt, ClientError> {
        let (submission, revision) = (submission.to_string(), revision.to_string());
        let path = ["api", "v1", "submissions", &submission, "revisions", &revision, "receipt"];
        self.get(&path, Patience::long()).await
    }

    /// The keys that receipts are signed with.
    pub(crate) async fn get_keys(&self) -> Result<KeySet, ClientError> {
        let answer = self
            .call(
                Method::GET,
                &[".well-known", "jwks.json"],
                &[],
                Body::Empty,
                As::Nobody,
                Patience::short(),
            )
            .await?;
        answer.json()
    }

    async fn get<T: DeserializeOwned>(
        &self,
        path: &[&str],
        patience: Patience,
    ) -> Result<T, ClientError> {
        self.call(Method::GET, path, &[], Body::Empty, As::Person, patience).await?.json()
    }

    /// Every item of a list that is read page by page.
    async fn list<T: DeserializeOwned>(
        &self,
        path: &[&str],
        patience: Patience,
    ) -> Result<Vec<T>, ClientError> {
        /// More than any person has; a server that never ends its list is broken.
        const MAX_PAGES: usize = 1000;
        let mut items = Vec::new();
        let mut query: Vec<(&str, String)> = Vec::new();
        for _ in 0..MAX_PAGES {
            let answer = self
                .call(Method::GET, path, &query, Body::Empty, As::Person, patience)
                .await?;
            let page: Page<T> = answer.json()?;
            items.extend(page.items);
            match page.next_cursor {
                Some(cursor) => query = vec![("cursor", cursor)],
                None => return Ok(items),
            }
        }
        Err(ClientError::Broken("the list does not end".to_owned()))
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
                body.put_into(request)
            };
            let answer = self.with_patience(patience, request).await;
            match answer {
                Err(ClientError::Problem(problem))
                    if problem.status == StatusCode::UNAUTHORIZED.as_u16()
                        && who == As::Person =>
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

    /// The access token, refreshed if it is about to end.
    async fn fresh_token(&self, patience: Patience) -> Result<String, ClientError> {
        let kept = self.kept_tokens().ok_or(ClientError::NotLoggedIn)?;
        let left = kept.access_expires_at - self.env.now();
        if left.num_seconds() > REFRESH_AHEAD_S {
            return Ok(kept.access_token);
        }
        self.refresh(Some(&kept.access_token), patience).await
    }

    fn kept_tokens(&self) -> Option<KeptTokens> {
        let session = self.session.as_ref()?;
        session.tokens.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Exchanges the refresh token for new tokens, unless another process just did.
    async fn refresh(
        &self,
        spent: Option<&str>,
        patience: Patience,
    ) -> Result<String, ClientError> {
        let session = self.session.as_ref().ok_or(ClientError::NotLoggedIn)?;
        let local = |error: crate::Error| ClientError::Local(Box::new(error));
        let _lock = files::lock(session.places.lock_of(&session.name))
            .await
            .map_err(|error| local(error.into()))?;
        let mut profile =
            session.places.find(&session.name).map_err(local)?.ok_or(ClientError::NotLoggedIn)?;
        let adopt = |tokens: Option<KeptTokens>| {
            *session.tokens.lock().unwrap_or_else(PoisonError::into_inner) = tokens;
        };
        let kept = profile.tokens.clone().ok_or(ClientError::NotLoggedIn)?;
        if spent.is_some_and(|spent| spent != kept.access_token) {
            adopt(Some(kept.clone()));
            return Ok(kept.access_token);
        }
        let url = self.url(&["api", "v1", "session", "refresh"], &[])?;
        let body = Body::json(&Refresh { refresh_token: kept.refresh_token })?;
        // Until a new token is used, the server takes the spent one again: repeating is safe.
        let request = || {
            body.put_into(
                self.http
                    .post(url.clone())
                    .header(api::CLIENT_TIME_HEADER, client_time(self.env.now())),
            )
        };
        let answer = match self.with_patience(patience.repeated(), request).await {
            Err(ClientError::Problem(problem))
                if problem.status == StatusCode::UNAUTHORIZED.as_u16() =>
            {
                profile.tokens = None;
                session.places.save(&session.name, &profile).map_err(local)?;
                adopt(None);
                return Err(ClientError::NotLoggedIn);
            }
            other => other?,
        };
        let tokens: Tokens = answer.json()?;
        let kept = KeptTokens::from(&tokens);
        profile.user = tokens.user;
        profile.tokens = Some(kept.clone());
        session.places.save(&session.name, &profile).map_err(local)?;
        adopt(Some(kept.clone()));
        Ok(kept.access_token)
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
            host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        None => false,
    }
}

#[cfg(test)]
mod tests;
