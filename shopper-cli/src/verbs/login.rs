//! `shopper login`: who am I, where.

use api::people::Role;
use api::session::{LogIn, Tokens};
use reqwest::Url;

use crate::args::Login;
use crate::client::{Client, ClientError, is_loopback};
use crate::console::Style;
use crate::context::Context;
use crate::error::{Error, shell_word};
use crate::exit::ExitStatus;
use crate::profile::{KeptTokens, Profile, default_name, is_profile_name};

pub(super) async fn run(context: &mut Context<'_>, args: Login) -> Result<ExitStatus, Error> {
    let places = context.places();
    // Logging in again needs neither address nor e-mail.
    let known = places
        .choose_profile(context.globals.profile.as_deref(), context.env)
        .ok();
    let server = match &args.url {
        Some(typed) => parse_server(typed)?,
        None => {
            let address = known.as_ref().map(|(_, profile)| profile.server.clone());
            parse_server(&address.ok_or_else(|| {
                Error::new("which-server")
                    .command("shopper login URL")
                    .status(ExitStatus::Usage)
            })?)?
        }
    };
    if server.scheme() == "http" && !is_loopback(&server) && !args.allow_http {
        let mut secure = server.clone();
        let _ = secure.set_scheme("https");
        return Err(Error::new("plain-http")
            .with("server", server.as_str())
            .command(format!("shopper login {}", shell_word(trimmed(&secure))))
            .status(ExitStatus::Usage));
    }
    let same_server = |profile: &&Profile| args.url.is_none() || profile.server == trimmed(&server);
    let known = known
        .as_ref()
        .map(|(_, profile)| profile)
        .filter(same_server);
    let email = match (&args.email, context.env.var("SHOPPER_EMAIL"), known) {
        (Some(email), _, _) => email.clone(),
        (None, Some(email), _) => email.to_owned(),
        (None, None, Some(profile)) => profile.user.email.clone(),
        (None, None, None) if args.password_stdin => return Err(needs("email", "--email")),
        (None, None, None) => ask(context, "ask-email", false).await?,
    };
    let password = match args.password_stdin {
        true => read_password(context).await?,
        false => ask(context, "ask-password", true).await?,
    };
    let client = Client::open(&server, context.env)?;
    let agency = args
        .agency
        .clone()
        .or_else(|| known.map(|profile| profile.user.agency.clone()));
    let log_in = LogIn {
        email: email.trim().to_owned(),
        password,
        agency,
    };
    let tokens = log_in_with(context, &client, log_in, &args).await?;
    keep(context, &server, &tokens)?;
    let desk = context.desk().await?;
    context.after_contact(&desk).await?;
    let user = &tokens.user;
    let line = context.words.say_with(
        "logged-in",
        &[
            ("name", user.name.as_str().into()),
            ("agency", user.agency_name.as_str().into()),
            ("profile", desk.name.as_str().into()),
        ],
    );
    context.console.note_styled(Style::Good, &line);
    if user.role != Role::Shopper {
        let line = context
            .words
            .say_with("not-a-shopper", &[("role", user.role.as_str().into())]);
        context.console.note_styled(Style::Warning, &line);
    }
    next(context, "next-pull", "shopper pull");
    // Keys are needed to believe receipts later, perhaps without a network.
    if let Err(error) = crate::sync::receipts::fetch_keys(&desk).await {
        let line = error.sentence(&context.words);
        context.console.note_styled(Style::Warning, &line);
    }
    Ok(ExitStatus::Ok)
}

/// Says what to do next, with the command on a line of its own.
pub(super) fn next(context: &mut Context<'_>, key: &str, command: &str) {
    let line = context.words.say(key);
    context.console.note(&line);
    context
        .console
        .note_styled(Style::Strong, &format!("  {command}"));
}

/// Logs in, and asks for the agency where one person works for several.
async fn log_in_with(
    context: &mut Context<'_>,
    client: &Client,
    mut log_in: LogIn,
    args: &Login,
) -> Result<Tokens, Error> {
    let agencies = match client.log_in(&log_in).await {
        Ok(tokens) => return Ok(tokens),
        Err(ClientError::Problem(problem)) if problem.code == "agency_needed" => problem.agencies,
        Err(error) => return Err(error.into()),
    };
    if !context.console.can_ask() || args.password_stdin {
        let mut error = Error::new("which-agency").status(ExitStatus::Usage);
        for agency in &agencies {
            error = error.command(format!("shopper login --agency {}", shell_word(agency)));
        }
        return Err(error);
    }
    let list: Vec<String> = agencies
        .iter()
        .map(|slug| context.words.isolate(slug))
        .collect();
    let line = context.words.say("several-agencies");
    context.console.talk(Style::Plain, &line);
    for (index, agency) in list.iter().enumerate() {
        context
            .console
            .talk(Style::Plain, &format!("  {}) {agency}", index + 1));
    }
    let typed = ask(context, "ask-agency", false).await?;
    let by_number = typed
        .trim()
        .parse::<usize>()
        .ok()
        .and_then(|n| agencies.get(n.wrapping_sub(1)));
    log_in.agency = Some(
        by_number
            .cloned()
            .unwrap_or_else(|| typed.trim().to_owned()),
    );
    Ok(client.log_in(&log_in).await?)
}

/// Keeps the tokens under the name asked for, or under that of server and agency.
fn keep(context: &mut Context<'_>, server: &Url, tokens: &Tokens) -> Result<(), Error> {
    let named = context.globals.profile.clone();
    let named = named.or_else(|| context.env.var("SHOPPER_PROFILE").map(str::to_owned));
    let name = named.unwrap_or_else(|| default_name(server, &tokens.user.agency));
    if !is_profile_name(&name) {
        return Err(Error::new("bad-profile-name")
            .with("name", name)
            .status(ExitStatus::Usage));
    }
    let profile = Profile {
        server: trimmed(server).to_owned(),
        user: tokens.user.clone(),
        tokens: Some(KeptTokens::from(tokens)),
    };
    let places = context.places();
    places.save(&name, &profile)?;
    places.set_current(&name)?;
    context.globals.profile = Some(name);
    Ok(())
}

fn parse_server(typed: &str) -> Result<Url, Error> {
    let bad = || {
        Error::new("bad-server")
            .with("server", typed)
            .command("shopper login https://shop.example.org")
            .status(ExitStatus::Usage)
    };
    let url = Url::parse(typed.trim()).map_err(|_| bad())?;
    let plain = url.username().is_empty() && url.password().is_none();
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() || !plain {
        return Err(bad());
    }
    let mut url = url;
    url.set_query(None);
    url.set_fragment(None);
    Ok(url)
}

fn trimmed(server: &Url) -> &str {
    server.as_str().trim_end_matches('/')
}

fn needs(what: &'static str, flag: &str) -> Error {
    Error::new("cannot-ask")
        .with("what", what)
        .with("flag", flag)
        .status(ExitStatus::Usage)
}

async fn ask(context: &mut Context<'_>, key: &str, secret: bool) -> Result<String, Error> {
    if !context.console.can_ask() {
        return Err(match secret {
            true => needs("password", "--password-stdin"),
            false => needs("email", "--email"),
        });
    }
    let prompt = format!("{} ", context.words.say(key));
    let answer = match secret {
        true => context.console.ask_secret(&prompt).await,
        false => context.console.ask(&prompt).await,
    };
    answer?.ok_or_else(|| Error::new("input-ended").status(ExitStatus::Usage))
}

/// The password as the first line of standard input.
async fn read_password(context: &mut Context<'_>) -> Result<String, Error> {
    let line = context.console.ask_secret("").await?;
    line.ok_or_else(|| Error::new("input-ended").status(ExitStatus::Usage))
}
