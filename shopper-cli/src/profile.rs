//! Profiles: who is logged in where. One for each server and agency, in a file of mode 0600.
//!
//! A profile holds the tokens. It is replaced as a whole and durably: a new refresh token is on
//! the disk before it is used, so that no crash can log a shopper out.

use std::path::{Path, PathBuf};

use api::session::{Me, Tokens};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::disk::{Faults, files};
use crate::env::Env;
use crate::error::Error;
use crate::exit::ExitStatus;

/// One person at one agency of one server.
///
/// **This shape is stored: fields may be added, never changed.**
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Profile {
    /// The server's address, without a slash at the end.
    pub(crate) server: String,
    /// Who.
    pub(crate) user: Me,
    /// What lets the person in; `None` after logging out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) tokens: Option<KeptTokens>,
}

/// The tokens of a profile.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeptTokens {
    /// Bearer token of the API.
    pub(crate) access_token: String,
    /// When it ends.
    pub(crate) access_expires_at: DateTime<Utc>,
    /// Token for the next refresh.
    pub(crate) refresh_token: String,
}

impl From<&Tokens> for KeptTokens {
    fn from(tokens: &Tokens) -> Self {
        Self {
            access_token: tokens.access_token.clone(),
            access_expires_at: tokens.access_expires_at,
            refresh_token: tokens.refresh_token.clone(),
        }
    }
}

/// Where profiles and data lie in this run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    data: PathBuf,
    config: PathBuf,
}

impl Places {
    /// The flag wins over the environment, and that over the defaults. A data folder that was
    /// named holds the profiles too, so that it is complete.
    pub(crate) fn choose(flag: Option<&Path>, env: &Env) -> Self {
        let named = flag
            .map(Path::to_owned)
            .or_else(|| env.var("SHOPPER_DATA_DIR").map(Into::into));
        let config = match (env.var("SHOPPER_CONFIG_DIR"), &named) {
            (Some(folder), _) => folder.into(),
            (None, Some(folder)) => folder.join("config"),
            (None, None) => env.config_dir.clone(),
        };
        Self {
            data: named.unwrap_or_else(|| env.data_dir.clone()),
            config,
        }
    }

    /// Where the data of one person lies: never mixed with another's on the same device.
    pub(crate) fn data_of(&self, name: &str, profile: &Profile) -> PathBuf {
        self.data
            .join("profiles")
            .join(name)
            .join(profile.user.id.to_string())
    }

    fn profiles(&self) -> PathBuf {
        self.config.join("profiles")
    }

    fn path_of(&self, name: &str) -> PathBuf {
        self.profiles().join(format!("{name}.json"))
    }

    fn current(&self) -> PathBuf {
        self.config.join("current")
    }

    /// The file whose lock is held while tokens change.
    pub(crate) fn lock_of(&self, name: &str) -> PathBuf {
        self.profiles().join(format!("{name}.lock"))
    }

    /// The names of all profiles, sorted.
    pub(crate) fn list(&self) -> Result<Vec<String>, Error> {
        Ok(files::list_names(&self.profiles(), ".json")?)
    }

    /// The profile of this name.
    ///
    /// # Errors
    /// When the file can be read by others, or is damaged.
    pub(crate) fn find(&self, name: &str) -> Result<Option<Profile>, Error> {
        let path = self.path_of(name);
        let Some(text) = files::read_private(&path)? else {
            return Ok(None);
        };
        serde_json::from_str(&text).map(Some).map_err(|error| {
            Error::new("profile-damaged")
                .with("path", path.display().to_string())
                .detail(error.to_string())
                .command("shopper login URL")
        })
    }

    /// The name and the profile to use: the one asked for, the one logged in last, or the only one.
    pub(crate) fn choose_profile(
        &self,
        flag: Option<&str>,
        env: &Env,
    ) -> Result<(String, Profile), Error> {
        let names = self.list()?;
        let missing = |name: &str| {
            let mut error = Error::new("no-such-profile").with("name", name);
            for known in &names {
                error = error.command(format!("shopper --profile {known} status"));
            }
            error
                .command("shopper login URL")
                .status(ExitStatus::NotLoggedIn)
        };
        let wanted = flag
            .or_else(|| env.var("SHOPPER_PROFILE"))
            .map(str::to_owned);
        let name = match wanted {
            Some(name) if is_profile_name(&name) => name,
            Some(name) => return Err(bad_name(&name)),
            None => {
                let current = files::read_private(&self.current())?
                    .map(|text| text.trim().to_owned())
                    .filter(|name| names.contains(name));
                match (current, names.as_slice()) {
                    (Some(name), _) => name,
                    (None, [only]) => only.clone(),
                    (None, []) => return Err(not_logged_in()),
                    (None, _) => {
                        let mut error = Error::new("which-profile").status(ExitStatus::Usage);
                        for known in &names {
                            error = error.command(format!("shopper --profile {known} status"));
                        }
                        return Err(error);
                    }
                }
            }
        };
        let profile = self.find(&name)?.ok_or_else(|| missing(&name))?;
        Ok((name, profile))
    }

    /// Keeps a profile. When this returns, it is durable.
    pub(crate) fn save(&self, name: &str, profile: &Profile) -> Result<(), Error> {
        if !is_profile_name(name) {
            return Err(bad_name(name));
        }
        files::make_private_dir(&self.profiles())?;
        let json = serde_json::to_string_pretty(profile)
            .map_err(|error| Error::new("profile-damaged").detail(error.to_string()))?;
        Ok(files::write_whole(
            &self.path_of(name),
            json.as_bytes(),
            &Faults::default(),
        )?)
    }

    /// Makes a profile the one that is used when none is named.
    pub(crate) fn set_current(&self, name: &str) -> Result<(), Error> {
        Ok(files::write_whole(
            &self.current(),
            name.as_bytes(),
            &Faults::default(),
        )?)
    }
}

/// The error of whoever has to log in first.
pub(crate) fn not_logged_in() -> Error {
    Error::new("not-logged-in")
        .command("shopper login URL")
        .status(ExitStatus::NotLoggedIn)
}

fn bad_name(name: &str) -> Error {
    Error::new("bad-profile-name")
        .with("name", name)
        .status(ExitStatus::Usage)
}

/// Names are file names, so they are kept plain.
pub(crate) fn is_profile_name(name: &str) -> bool {
    (1..=100).contains(&name.len())
        && !name.starts_with('.')
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
}

/// The name of a profile whose person named none: the server's host and the agency.
pub(crate) fn default_name(server: &reqwest::Url, agency: &str) -> String {
    let host = server.host_str().unwrap_or("server");
    let port = server
        .port()
        .map(|port| format!("-{port}"))
        .unwrap_or_default();
    format!("{host}{port}-{agency}")
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
                c
            } else {
                '-'
            }
        })
        .take(100)
        .collect::<String>()
        .trim_start_matches('.')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use api::people::Role;

    use super::*;

    fn profile() -> Profile {
        Profile {
            server: "https://shop.example".into(),
            user: Me {
                id: uuid::Uuid::from_u128(7),
                email: "s@example.org".into(),
                name: "S".into(),
                role: Role::Shopper,
                agency: "acme".into(),
                agency_name: "Acme".into(),
            },
            tokens: Some(KeptTokens {
                access_token: "a".into(),
                access_expires_at: DateTime::UNIX_EPOCH,
                refresh_token: "r".into(),
            }),
        }
    }

    fn env(folder: &Path) -> Env {
        Env::in_folder(folder, || DateTime::UNIX_EPOCH)
    }

    #[test]
    #[cfg(unix)]
    fn a_profile_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let places = Places::choose(None, &env(folder.path()));
        places.save("acme", &profile()).unwrap();
        let path = places.path_of("acme");
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600);
        assert!(places.find("acme").unwrap() == Some(profile()));
        for wide in [0o640, 0o604, 0o644] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(wide)).unwrap();
            let error = places.find("acme").err().map(|error| error.code());
            assert_eq!(error, Some("open-to-others"), "{wide:o}");
        }
    }

    #[test]
    fn the_profile_logged_in_last_is_used_unless_another_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let env = env(folder.path());
        let places = Places::choose(None, &env);
        let name = |flag| places.choose_profile(flag, &env).map(|(name, _)| name);
        assert_eq!(name(None).unwrap_err().code(), "not-logged-in");
        places.save("a", &profile()).unwrap();
        assert_eq!(name(None).unwrap(), "a");
        places.save("b", &profile()).unwrap();
        assert_eq!(name(None).unwrap_err().code(), "which-profile");
        places.set_current("b").unwrap();
        assert_eq!(name(None).unwrap(), "b");
        assert_eq!(name(Some("a")).unwrap(), "a");
        assert_eq!(name(Some("c")).unwrap_err().code(), "no-such-profile");
        assert_eq!(name(Some("../c")).unwrap_err().code(), "bad-profile-name");
    }

    #[test]
    fn a_named_data_folder_holds_the_profiles_too() {
        let mut env = env(Path::new("/home/s"));
        assert_eq!(
            Places::choose(None, &env).config,
            Path::new("/home/s/config")
        );
        env.vars.insert("SHOPPER_DATA_DIR".into(), "/other".into());
        assert_eq!(
            Places::choose(None, &env).config,
            Path::new("/other/config")
        );
        let places = Places::choose(Some(Path::new("/flag")), &env);
        assert_eq!(
            (places.data, places.config),
            ("/flag".into(), "/flag/config".into())
        );
    }

    #[test]
    fn names_are_made_of_host_and_agency() {
        let name = |url: &str| default_name(&reqwest::Url::parse(url).unwrap(), "acme");
        assert_eq!(name("https://shop.example/"), "shop.example-acme");
        assert_eq!(name("http://127.0.0.1:8080"), "127.0.0.1-8080-acme");
        assert!(is_profile_name(&name("http://[::1]:80")));
    }
}
