//! Tokens: used, refreshed, and kept on the disk before they are used.

use std::sync::{Arc, Mutex, PoisonError};

use api::session::{Refresh, Tokens};
use chrono::TimeDelta;
use reqwest::StatusCode;

use super::send::Body;
use super::{Client, ClientError, Patience, client_time};
use crate::disk::files;
use crate::profile::{KeptTokens, Places};

/// An access token that ends this soon is refreshed before it is used.
const REFRESH_AHEAD_S: i64 = 30;

/// Whose tokens are used, and where they are kept.
#[derive(Clone)]
pub(super) struct Session {
    pub(super) places: Places,
    pub(super) name: String,
    pub(super) tokens: Arc<Mutex<Option<KeptTokens>>>,
}

impl Client {
    /// The access token, refreshed if it is about to end.
    pub(super) async fn fresh_token(&self, patience: Patience) -> Result<String, ClientError> {
        let kept = self.kept_tokens().ok_or(ClientError::NotLoggedIn)?;
        // By the clock of the server, as far as it is known.
        let ahead = TimeDelta::seconds(self.skew_s().unwrap_or(0));
        let left = kept.access_expires_at - (self.env.now() - ahead);
        if left.num_seconds() > REFRESH_AHEAD_S {
            return Ok(kept.access_token);
        }
        self.refresh(Some(&kept.access_token), patience).await
    }

    fn kept_tokens(&self) -> Option<KeptTokens> {
        let session = self.session.as_ref()?;
        session
            .tokens
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Exchanges the refresh token for new tokens, unless another process just did.
    pub(super) async fn refresh(
        &self,
        spent: Option<&str>,
        patience: Patience,
    ) -> Result<String, ClientError> {
        let session = self.session.as_ref().ok_or(ClientError::NotLoggedIn)?;
        let local = |error: crate::Error| ClientError::Local(Box::new(error));
        let _lock = files::lock(session.places.lock_of(&session.name))
            .await
            .map_err(|error| local(error.into()))?;
        let mut profile = session
            .places
            .find(&session.name)
            .map_err(local)?
            .ok_or(ClientError::NotLoggedIn)?;
        let adopt = |tokens: Option<KeptTokens>| {
            *session
                .tokens
                .lock()
                .unwrap_or_else(PoisonError::into_inner) = tokens;
        };
        let kept = profile.tokens.clone().ok_or(ClientError::NotLoggedIn)?;
        if spent.is_some_and(|spent| spent != kept.access_token) {
            adopt(Some(kept.clone()));
            return Ok(kept.access_token);
        }
        let url = self.url(&["api", "v1", "session", "refresh"], &[])?;
        let body = Body::json(&Refresh {
            refresh_token: kept.refresh_token,
        })?;
        // Until a new token is used, the server takes the spent one again: repeating is safe.
        let request = || {
            let request = self
                .http
                .post(url.clone())
                .header(api::CLIENT_TIME_HEADER, client_time(self.env.now()));
            body.put_into(request, self.idle)
        };
        let answer = match self.with_patience(patience.repeated(), request).await {
            Err(ClientError::Problem(problem))
                if problem.status == StatusCode::UNAUTHORIZED.as_u16() =>
            {
                profile.tokens = None;
                session
                    .places
                    .save(&session.name, &profile)
                    .map_err(local)?;
                adopt(None);
                return Err(ClientError::NotLoggedIn);
            }
            other => other?,
        };
        let tokens: Tokens = answer.json()?;
        let kept = KeptTokens::from(&tokens);
        profile.user = tokens.user;
        profile.tokens = Some(kept.clone());
        session
            .places
            .save(&session.name, &profile)
            .map_err(local)?;
        adopt(Some(kept.clone()));
        Ok(kept.access_token)
    }
}
