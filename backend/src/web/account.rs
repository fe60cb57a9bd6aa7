//! A person's own page: language and digits, password, log-ins.

use api::reports::Digits;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::SecondsFormat;
use report::Language;
use sheets::list::{Item, List};
use uuid::Uuid;

use super::enter::Anyone;
use super::form::{Form, Kind, Sent};
use super::lists::{Asked, FileKind, ROWS, Ways, answer, new_list};
use super::{Frame, cookie, html_with};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::http::extract::{ClientAddress, Path};
use crate::http::paging::page;
use crate::service::browser_sessions::{self, LogInSeen};

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage<'a> {
    frame: &'a Frame,
    email: String,
    is_password_changed: bool,
    preferences: Form,
    password: Form,
    log_ins: Vec<LogInSeen>,
    ways: Ways,
}

/// What a browser or a program says of itself, in short: the browser and the system, where they are among
/// those that people have, and else the first word.
fn device(says: &str) -> String {
    // The order matters: the later ones name the earlier ones, too.
    let browsers = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let named = |names: &[(&str, &'static str)]| {
        let found = names.iter().find(|(sign, _)| says.contains(sign));
        found.map(|(_, name)| *name)
    };
    match (named(&browsers), named(&systems)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ => says
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned(),
    }
}

impl AccountPage<'_> {
    /// A moment in UTC, which all a person's devices share.
    fn moment(&self, at: &Timestamp) -> String {
        self.frame.words.moment(at.to_utc().naive_utc())
    }
}

fn preferences(frame: &Frame) -> Form {
    let languages = Language::all().map(|language| {
        let name = super::words::Words::new(language, Digits::Latin).say("language-name");
        (language.tag().to_owned(), name)
    });
    let digits = Digits::ALL.map(|digits| {
        let shown: String =
            super::words::Words::new(frame.words.language, digits).figures("0123456789");
        (digits.system().to_owned(), shown)
    });
    Form::new(&frame.words)
        .field(
            "language",
            "field-language",
            Kind::Choice(languages.collect()),
        )
        .holding(frame.tag())
        .field("digits", "field-digits", Kind::Choice(digits.into()))
        .holding(frame.words.digits.system())
}

fn password(frame: &Frame) -> Form {
    Form::new(&frame.words)
        .field("old", "account-password-old", Kind::Line("password"))
        .autocomplete("current-password")
        .field("new", "account-password-new", Kind::Line("password"))
        .autocomplete("new-password")
        .field("repeat", "account-password-repeat", Kind::Line("password"))
        .autocomplete("new-password")
}

async fn account(app: &App, who: &Anyone, status: StatusCode, password: Form) -> Result<Response> {
    let me = crate::service::session::get_me(app, &who.caller).await?;
    let asked = Asked::of(&who.frame).at("/account");
    let log_ins = list_log_ins(app, who, &asked).await?;
    let (log_ins, next) = page(log_ins, ROWS, |log_in| (log_in.used.0, log_in.id))?;
    let page = AccountPage {
        frame: &who.frame,
        email: me.email,
        is_password_changed: asked.get("done") == "password",
        preferences: preferences(&who.frame),
        password,
        log_ins,
        ways: asked.ways(next),
    };
    Ok(html_with(status, &page))
}

/// The log-ins that are asked for, each with its device in short.
async fn list_log_ins(app: &App, who: &Anyone, asked: &Asked) -> Result<Vec<LogInSeen>> {
    let after: Option<(i64, Uuid)> = asked.after()?;
    let after = after.map(|(used, id)| (Timestamp(used), id));
    let mut log_ins = browser_sessions::list_log_ins(app, &who.caller, after, asked.rows()).await?;
    for log_in in &mut log_ins {
        log_in.device = device(&log_in.device);
        if log_in.device.is_empty() {
            log_in.device = who.frame.t("account-log-in-unnamed");
        }
    }
    Ok(log_ins)
}

async fn file(frame: &Frame, kind: FileKind, log_ins: Vec<LogInSeen>) -> Result<Response> {
    let columns = [
        "account-log-in-device",
        "account-log-in-began-utc",
        "account-log-in-used-utc",
        "account-log-in-this",
    ];
    let utc = |at: Timestamp| at.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true);
    let rows = log_ins.into_iter().map(|log_in| {
        let this = log_in.is_this.then(|| frame.t("account-log-in-this"));
        vec![
            Item::text(log_in.device),
            Item::text(utc(log_in.began)),
            Item::text(utc(log_in.used)),
            this.map_or(Item::Empty, Item::text),
        ]
    });
    let list = List {
        rows: rows.collect(),
        ..new_list(frame, "account-log-ins", &columns)
    };
    answer(kind, "log-ins", list).await
}

pub(super) async fn show(State(app): State<App>, who: Anyone) -> Result<Response> {
    let asked = Asked::of(&who.frame);
    if let Some(kind) = asked.file() {
        let log_ins = list_log_ins(&app, &who, &asked).await?;
        return file(&who.frame, kind, log_ins).await;
    }
    let password = password(&who.frame);
    account(&app, &who, StatusCode::OK, password).await
}

pub(super) async fn save_preferences(
    State(app): State<App>,
    who: Anyone,
    sent: Sent,
) -> Result<Response> {
    let language = Language::find(sent.get("language"));
    let digits = Digits::named(sent.get("digits"));
    let (Some(language), Some(digits)) = (language, digits) else {
        return Err(Error::field("language", "unknown", "is not one there is"));
    };
    browser_sessions::set_preferences(&app, &who.caller, language, digits).await?;
    Ok(Redirect::to("/account").into_response())
}

pub(super) async fn save_password(
    State(app): State<App>,
    who: Anyone,
    ClientAddress(address): ClientAddress,
    sent: Sent,
) -> Result<Response> {
    let (old, new) = (sent.get("old").to_owned(), sent.get("new").to_owned());
    let (caller, repeat) = (&who.caller, sent.get("repeat"));
    let problems =
        match browser_sessions::change_password(&app, caller, &address, old, new, repeat).await {
            Ok(()) => return Ok(Redirect::to("/account?done=password").into_response()),
            Err(Error::Invalid(problems)) => problems,
            Err(error) => return Err(error),
        };
    let password = password(&who.frame).refused(&problems);
    account(&app, &who, StatusCode::UNPROCESSABLE_ENTITY, password).await
}

pub(super) async fn end_session(
    State(app): State<App>,
    who: Anyone,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    browser_sessions::end_log_in(&app, &who.caller, id).await?;
    let mut response = Redirect::to("/account").into_response();
    if id == who.caller.family_id
        && let Some(cookie) = cookie::clear(&app)
    {
        response
            .headers_mut()
            .insert(axum::http::header::SET_COOKIE, cookie);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_device_is_named_as_its_person_knows_it() {
        for (says, name) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox, Linux",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/148.0 Safari/537.36 Edg/148.0",
                "Edge, Windows",
            ),
            ("shopper/0.1.0", "shopper/0.1.0"),
            ("", ""),
        ] {
            assert_eq!(device(says), name);
        }
    }
}
