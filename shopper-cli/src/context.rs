//! What a verb works with: the streams, the surroundings, and the person's desk.

use api::assignments::Assignment;
use checklists::{Checklist, Language};

use crate::args::Globals;
use crate::client::{Client, ClientError, Patience};
use crate::console::{Console, Style};
use crate::disk::{CachedAssignment, Disk};
use crate::env::Env;
use crate::error::{Error, shell_word};
use crate::profile::{Places, Profile};
use crate::visits::{self, Found};
use crate::words::Words;

/// A clock off by more than this is told to the person; the server flags it too.
pub(crate) const SKEW_LIMIT_S: i64 = 10 * 60;

/// Names of the facts kept beside the data.
pub(crate) const FACT_PULLED_AT: &str = "pulled_at";
pub(crate) const FACT_SKEW_S: &str = "clock_skew_s";
pub(crate) const FACT_KEY_SET: &str = "key_set";

/// What every verb works with.
pub(crate) struct Context<'a> {
    pub(crate) console: &'a mut Console,
    pub(crate) env: &'a Env,
    pub(crate) words: Words,
    pub(crate) globals: Globals,
}

/// One person's data and connection.
pub(crate) struct Desk {
    pub(crate) profile: Profile,
    pub(crate) name: String,
    pub(crate) disk: Disk,
    pub(crate) client: Client,
}

impl Context<'_> {
    /// Where profiles and data lie.
    pub(crate) fn places(&self) -> Places {
        Places::choose(self.globals.data_dir.as_deref(), self.env)
    }

    /// The desk of the profile in use. Works without a network, and after logging out.
    pub(crate) async fn desk(&self) -> Result<Desk, Error> {
        let places = self.places();
        let (name, profile) = places.choose_profile(self.globals.profile.as_deref(), self.env)?;
        let disk = Disk::open(&places.data_of(&name, &profile)).await?;
        let client = Client::of_profile(&places, &name, &profile, self.env)?;
        Ok(Desk {
            profile,
            name,
            disk,
            client,
        })
    }

    /// Asks the server for all assignments and keeps them.
    pub(crate) async fn refresh_assignments(
        &mut self,
        desk: &Desk,
        patience: Patience,
    ) -> Result<Vec<Assignment>, ClientOrDisk> {
        let assignments = desk.client.list_assignments(patience).await?;
        desk.disk
            .replace_assignments(&assignments, self.env.now())
            .await
            .map_err(Error::from)?;
        self.after_contact(desk).await?;
        Ok(assignments)
    }

    /// Keeps what an answer of the server told about the clock, and warns if it is far off.
    pub(crate) async fn after_contact(&mut self, desk: &Desk) -> Result<(), Error> {
        if let Some(skew) = desk.client.skew_s() {
            desk.disk.set_fact(FACT_SKEW_S, &skew.to_string()).await?;
            if skew.abs() > SKEW_LIMIT_S {
                let minutes = skew.abs() / 60;
                let key = if skew > 0 {
                    "clock-ahead"
                } else {
                    "clock-behind"
                };
                let line = self.words.say_with(key, &[("minutes", minutes.into())]);
                self.console.note_styled(Style::Warning, &line);
            }
        }
        Ok(())
    }

    /// The visit that a person means: from what is kept here, else from the server.
    pub(crate) async fn find_visit(
        &mut self,
        desk: &Desk,
        typed: &str,
    ) -> Result<CachedAssignment, Error> {
        let list = desk.disk.list_assignments().await?;
        match visits::find(&list, typed) {
            Found::One(found) => return Ok(found.clone()),
            Found::Several(several) => return Err(visits::ambiguous(&list, &several, typed)),
            Found::None => {}
        }
        let asked = self.refresh_assignments(desk, Patience::short()).await;
        let list = desk.disk.list_assignments().await?;
        match visits::find(&list, typed) {
            Found::One(found) => Ok(found.clone()),
            Found::Several(several) => Err(visits::ambiguous(&list, &several, typed)),
            Found::None => {
                let error = visits::unknown(&list, typed);
                // Without the server's list, the visit may well exist.
                match asked {
                    Err(ClientOrDisk::Client(cause)) => Err(error.detail(
                        self.words
                            .say_with("server-not-asked", &[("cause", cause.brief().into())]),
                    )),
                    Err(ClientOrDisk::Local(cause)) => Err(cause),
                    Ok(_) => Err(error),
                }
            }
        }
    }

    /// What to type for a visit, fit for a shell.
    pub(crate) async fn handle(
        &self,
        desk: &Desk,
        visit: &CachedAssignment,
    ) -> Result<String, Error> {
        let list = desk.disk.list_assignments().await?;
        Ok(shell_word(&visits::handle(&list, &visit.assignment)))
    }

    /// The checklist of a visit as it is kept here.
    pub(crate) async fn checklist(
        &mut self,
        desk: &Desk,
        visit: &CachedAssignment,
    ) -> Result<Checklist, Error> {
        let hash = &visit.assignment.checklist.hash;
        if let Some(checklist) = desk.disk.find_checklist(hash).await? {
            return Ok(checklist);
        }
        match crate::verbs::pull::fetch_checklist(self, desk, &visit.assignment).await {
            Ok(checklist) => Ok(checklist),
            Err(error) => Err(Error::new("no-checklist")
                .with("store", &visit.assignment.store.name)
                .detail(error.sentence(&self.words))
                .command("shopper pull")
                .status(error.exit_status())),
        }
    }

    /// The language in which a checklist is read: the one asked for if the checklist has it.
    pub(crate) fn checklist_language(&self, checklist: &Checklist) -> Language {
        let wanted = self.words.language();
        let same = |language: &&Language| language.primary() == wanted.primary();
        checklist
            .languages
            .iter()
            .find(same)
            .cloned()
            .unwrap_or_else(|| checklist.default_language())
    }
}

/// Why something that needs server and disk did not work.
#[derive(Debug)]
pub(crate) enum ClientOrDisk {
    Client(ClientError),
    Local(Error),
}

impl From<ClientError> for ClientOrDisk {
    fn from(error: ClientError) -> Self {
        Self::Client(error)
    }
}

impl From<Error> for ClientOrDisk {
    fn from(error: Error) -> Self {
        Self::Local(error)
    }
}

impl From<ClientOrDisk> for Error {
    fn from(error: ClientOrDisk) -> Self {
        match error {
            ClientOrDisk::Client(error) => error.into(),
            ClientOrDisk::Local(error) => error,
        }
    }
}
