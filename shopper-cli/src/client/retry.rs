//! How often a call is repeated, and how long the pauses are.

use std::time::Duration;

use super::send::{Answer, Prepared};
use super::{Client, ClientError};

/// The first pause is at most this long; each later one twice as long.
const BASE: Duration = Duration::from_millis(250);
/// No pause is longer, whatever the server asks for.
const LONGEST: Duration = Duration::from_secs(30);

/// How often a call is made before giving up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Patience {
    attempts: u32,
    /// Repeat only what surely never reached the server.
    only_unsent: bool,
}

impl Patience {
    /// One try: for what must not be done twice and is not worth a wait.
    pub(crate) const fn once() -> Self {
        Self {
            attempts: 1,
            only_unsent: true,
        }
    }

    /// Repeats only while no connection could be made.
    pub(crate) const fn unsent() -> Self {
        Self {
            attempts: 3,
            only_unsent: true,
        }
    }

    /// Two tries: for what has an answer on this device too.
    pub(crate) const fn short() -> Self {
        Self {
            attempts: 2,
            only_unsent: false,
        }
    }

    /// Five tries: for what a person waits for. The pauses add up to four seconds, or to what the
    /// server asks for.
    pub(crate) const fn long() -> Self {
        Self {
            attempts: 5,
            only_unsent: false,
        }
    }

    /// As patient, for a call that may be repeated.
    pub(super) const fn repeated(self) -> Self {
        Self {
            only_unsent: false,
            ..self
        }
    }
}

/// What one try came to.
pub(super) enum Tried {
    Done(Answer),
    /// No connection was made.
    Unsent(String),
    /// The line broke after the call was sent.
    Broken(String),
    /// The server cannot answer now.
    Busy {
        retry_after: Option<Duration>,
    },
    /// The server said no, or nonsense.
    Refused(ClientError),
}

impl Client {
    /// Makes a call as often as patience allows.
    pub(super) async fn with_patience(
        &self,
        patience: Patience,
        request: impl Fn() -> Prepared,
    ) -> Result<Answer, ClientError> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            let (error, wanted, repeatable) = match self.try_once(request()).await {
                Tried::Done(answer) => return Ok(answer),
                Tried::Refused(error) => return Err(error),
                Tried::Unsent(cause) => (ClientError::Offline(cause), None, true),
                Tried::Broken(cause) => (ClientError::Offline(cause), None, !patience.only_unsent),
                Tried::Busy { retry_after } => {
                    let retry_after_s = retry_after.map(|pause| pause.as_secs());
                    (
                        ClientError::Busy { retry_after_s },
                        retry_after,
                        !patience.only_unsent,
                    )
                }
            };
            // A server that wants a longer pause than we make would only be asked in vain.
            let in_vain = wanted.is_some_and(|pause| pause > LONGEST);
            if !repeatable || in_vain || attempt >= patience.attempts {
                return Err(error);
            }
            tokio::time::sleep(wanted.unwrap_or_else(|| pause(attempt, random_share()))).await;
        }
    }
}

/// A pause between zero and the doubled base: full jitter, so that many devices that lost the
/// same network do not come back all at once.
fn pause(attempt: u32, share: u32) -> Duration {
    let ceiling = BASE
        .saturating_mul(2_u32.saturating_pow(attempt - 1))
        .min(LONGEST);
    ceiling.saturating_mul(share) / 1000
}

/// A random number from 0 to 1000.
fn random_share() -> u32 {
    let mut bytes = [0; 4];
    // Without randomness the pause is merely the longest.
    match getrandom::fill(&mut bytes) {
        Ok(()) => u32::from_le_bytes(bytes) % 1001,
        Err(_) => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_bounded() {
        assert_eq!(pause(1, 1000), BASE);
        assert_eq!(pause(2, 1000), BASE * 2);
        assert_eq!(pause(3, 500), BASE * 2);
        assert_eq!(pause(30, 1000), LONGEST);
        assert_eq!(pause(5, 0), Duration::ZERO);
        assert!(random_share() <= 1000);
    }
}
