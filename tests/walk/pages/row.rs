//! How one page is asked for, and what it answers.

use reqwest::Method;
use tests::client::{Answer, Api};
use uuid::Uuid;

use crate::calls::fill;
use crate::town::{Needs, Things, Town};

/// How one page is asked for, and for whom: one row a page.
pub(super) struct Row {
    pub(super) method: Method,
    pub(super) path: &'static str,
    pub(super) needs: Needs,
    /// Whether the thing is its people's own, so that to others there is none.
    pub(super) own: bool,
    /// Whether it is about all stores of a client, of which every owner sees their own.
    pub(super) chain: bool,
    form: fn(&Town, &Things) -> Vec<(&'static str, String)>,
    /// What those it is for are answered.
    pub(super) done: u16,
}

pub(super) fn get(path: &'static str) -> Row {
    Row {
        method: Method::GET,
        path,
        needs: Needs::Standing,
        own: path.contains("{id}"),
        chain: false,
        form: |_, _| Vec::new(),
        done: 200,
    }
}

/// A form that leads elsewhere once it is done.
pub(super) fn post(
    path: &'static str,
    form: fn(&Town, &Things) -> Vec<(&'static str, String)>,
) -> Row {
    Row {
        method: Method::POST,
        form,
        done: 303,
        ..get(path)
    }
}

/// A name that nothing has yet.
pub(super) fn new_name() -> String {
    Uuid::new_v4().simple().to_string()
}

impl Row {
    pub(super) fn answers(self, done: u16) -> Row {
        Row { done, ..self }
    }

    pub(super) fn needs(self, needs: Needs) -> Row {
        Row { needs, ..self }
    }

    pub(super) fn own(self) -> Row {
        Row { own: true, ..self }
    }

    pub(super) fn chain(self) -> Row {
        Row {
            chain: true,
            ..self
        }
    }

    pub(super) async fn send(&self, api: &Api, town: &Town, things: &Things) -> Answer {
        let path = fill(self.path, things)
            .replace("/drafts/{id}", &format!("/drafts/{}", things.draft))
            .replace("{id}", &Uuid::nil().to_string())
            .replace("{format}", "yaml");
        if self.method == Method::GET {
            return api.get(&path).await;
        }
        let form = (self.form)(town, things);
        let form: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        api.submit(&path, &form).await
    }
}
