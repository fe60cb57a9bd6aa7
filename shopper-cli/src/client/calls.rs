//! The calls of the API that the program makes, one function each.

use std::sync::Arc;

use api::assignments::Assignment;
use api::page::Page;
use api::photos::StoredPhoto;
use api::receipts::{KeySet, Receipt};
use api::session::{LogIn, Tokens};
use api::visits::WithReason;
use reqwest::Method;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::send::Body;
use super::{As, Client, ClientError, Patience};
use crate::console::Progress;

impl Client {
    /// Logs in.
    pub(crate) async fn log_in(&self, log_in: &LogIn) -> Result<Tokens, ClientError> {
        let body = Body::json(log_in)?;
        let answer = self
            .call(
                Method::POST,
                &["api", "v1", "session"],
                &[],
                body,
                As::Nobody,
                Patience::once(),
            )
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
        self.get(&["api", "v1", "assignments", &visit.to_string()], patience)
            .await
    }

    /// Accepts a visit.
    pub(crate) async fn accept(&self, visit: Uuid) -> Result<Assignment, ClientError> {
        let path = ["api", "v1", "assignments", &visit.to_string(), "accept"];
        let answer = self
            .call(
                Method::POST,
                &path,
                &[],
                Body::Empty,
                As::Person,
                Patience::unsent(),
            )
            .await?;
        answer.json()
    }

    /// Declines a visit.
    pub(crate) async fn decline(&self, visit: Uuid, reason: &str) -> Result<(), ClientError> {
        let path = ["api", "v1", "assignments", &visit.to_string(), "decline"];
        let body = Body::json(&WithReason {
            reason: reason.to_owned(),
        })?;
        self.call(
            Method::POST,
            &path,
            &[],
            body,
            As::Person,
            Patience::unsent(),
        )
        .await?;
        Ok(())
    }

    /// The canonical checklist of a visit, as text, so that its hash can be checked.
    pub(crate) async fn get_checklist(&self, visit: Uuid) -> Result<String, ClientError> {
        let path = ["api", "v1", "assignments", &visit.to_string(), "checklist"];
        let answer = self
            .call(
                Method::GET,
                &path,
                &[],
                Body::Empty,
                As::Person,
                Patience::long(),
            )
            .await?;
        String::from_utf8(answer.bytes).map_err(|error| ClientError::Broken(error.to_string()))
    }

    /// The photos of a visit that the server has from this person.
    pub(crate) async fn list_photos(&self, visit: Uuid) -> Result<Vec<StoredPhoto>, ClientError> {
        self.list(
            &["api", "v1", "assignments", &visit.to_string(), "photos"],
            Patience::long(),
        )
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
        let body = Body::Photo {
            bytes: Arc::new(bytes),
            progress,
        };
        let answer = self
            .call(
                Method::PUT,
                &path,
                &query,
                body,
                As::Person,
                Patience::long(),
            )
            .await?;
        answer.json()
    }

    /// Sends the exact bytes of a revision.
    pub(crate) async fn put_revision(
        &self,
        submission: Uuid,
        revision: u32,
        bytes: Vec<u8>,
    ) -> Result<Receipt, ClientError> {
        let path = [
            "api",
            "v1",
            "submissions",
            &submission.to_string(),
            "revisions",
            &revision.to_string(),
        ];
        let body = Body::Json(Arc::new(bytes));
        let answer = self
            .call(Method::PUT, &path, &[], body, As::Person, Patience::long())
            .await?;
        answer.json()
    }

    /// The receipt of a revision.
    pub(crate) async fn get_receipt(
        &self,
        submission: Uuid,
        revision: u32,
    ) -> Result<Receipt, ClientError> {
        let (submission, revision) = (submission.to_string(), revision.to_string());
        let path = [
            "api",
            "v1",
            "submissions",
            &submission,
            "revisions",
            &revision,
            "receipt",
        ];
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
        self.call(Method::GET, path, &[], Body::Empty, As::Person, patience)
            .await?
            .json()
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
}
