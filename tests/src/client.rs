//! Typed calls to the API: one line a call.

use api::problem::Problem;
use api::session::{LogIn, Tokens};
use reqwest::{Method, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What the clients of the tests say of themselves.
pub const DEVICE: &str = "the-device-of-a-test/1";

/// Somebody who talks to the API, with or without a token.
#[derive(Clone, Debug)]
pub struct Api {
    http: reqwest::Client,
    url: String,
    token: Option<String>,
    cookie: Option<String>,
}

/// An answer of which nothing was assumed yet.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: reqwest::header::HeaderMap,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body as JSON of that shape.
    ///
    /// # Panics
    /// If it is none.
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{error}\n{}: {}", self.status, self.text()))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The problem of that status.
    ///
    /// # Panics
    /// If the status is another, or the body no problem.
    pub fn problem(&self, status: u16) -> Problem {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        let kind = self
            .headers
            .get("content-type")
            .map(|value| value.to_str().unwrap_or_default());
        assert_eq!(kind, Some("application/problem+json"), "{}", self.text());
        let problem: Problem = self.json();
        assert_eq!(problem.status, status);
        problem
    }

    /// The answer itself, if the status is that.
    ///
    /// # Panics
    /// If the status is another.
    pub fn expect(self, status: u16) -> Answer {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self
    }
}

impl Api {
    /// Nobody in particular.
    pub fn anonymous(url: &str) -> Api {
        let http = reqwest::Client::builder()
            .no_proxy()
            .user_agent(DEVICE)
            .build()
            .expect("a client can be made");
        Api {
            http,
            url: url.to_owned(),
            token: None,
            cookie: None,
        }
    }

    /// A browser that nobody has logged in with; it shows redirects instead of following them.
    pub fn browser(url: &str) -> Api {
        let http = reqwest::Client::builder()
            .no_proxy()
            .user_agent(DEVICE)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client can be made");
        Api {
            http,
            ..Api::anonymous(url)
        }
    }

    /// Logs in with the page.
    ///
    /// # Panics
    /// If that fails.
    pub async fn log_in_with_the_page(&self, email: &str, password: &str) -> Api {
        let form = [("email", email), ("password", password)];
        let answer = self.submit("/login", &form).await.expect(303);
        let cookie = answer.headers["set-cookie"].to_str().expect("a cookie");
        let pair = cookie.split(';').next().unwrap_or_default();
        Api {
            cookie: Some(pair.to_owned()),
            ..self.clone()
        }
    }

    /// Sends the form of a page.
    pub async fn submit(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        self.post_text(path, "application/x-www-form-urlencoded", &body)
            .await
    }

    /// The same connection with this token.
    pub fn with_token(&self, token: &str) -> Api {
        Api {
            token: Some(token.to_owned()),
            ..self.clone()
        }
    }

    /// The token.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Logs in.
    ///
    /// # Panics
    /// If that fails.
    pub async fn log_in(&self, email: &str, password: &str) -> (Api, Tokens) {
        let body = LogIn {
            email: email.to_owned(),
            password: password.to_owned(),
            agency: None,
        };
        let tokens: Tokens = self.post("/api/v1/session", &body).await.expect(200).json();
        (self.with_token(&tokens.access_token), tokens)
    }

    /// A request to be completed by hand.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.url));
        let request = match &self.cookie {
            None => request,
            Some(cookie) => request.header("cookie", cookie),
        };
        match &self.token {
            None => request,
            Some(token) => request.bearer_auth(token),
        }
    }

    /// Sends a request that was completed by hand.
    ///
    /// # Panics
    /// If no answer comes.
    pub async fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        let response: Response = request.send().await.expect("the server answers");
        Answer {
            status: response.status(),
            headers: response.headers().clone(),
            bytes: response
                .bytes()
                .await
                .expect("the answer is whole")
                .to_vec(),
        }
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// DELETE.
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(self.request(Method::DELETE, path)).await
    }

    /// POST with a JSON body.
    pub async fn post<T: Serialize>(&self, path: &str, body: &T) -> Answer {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    /// POST without a body.
    pub async fn post_nothing(&self, path: &str) -> Answer {
        self.send(self.request(Method::POST, path)).await
    }

    /// POST with a text body of a media type.
    pub async fn post_text(&self, path: &str, media: &str, body: &str) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header("content-type", media);
        self.send(request.body(body.to_owned())).await
    }

    /// PUT with bytes of a media type.
    pub async fn put(&self, path: &str, media: &str, body: Vec<u8>) -> Answer {
        let request = self
            .request(Method::PUT, path)
            .header("content-type", media);
        self.send(request.body(body)).await
    }
}
