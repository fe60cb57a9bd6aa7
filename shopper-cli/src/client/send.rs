//! One try of one call: sending, watching that something moves, reading the answer.
//!
//! There is no limit on the whole time, because a photo over a slow line takes as long as it
//! takes. What is limited is the time in which nothing moves. (reqwest's own `read_timeout` runs
//! from the start of the request until the answer begins, and would cut slow uploads off.)
//! The operating system may take megabytes off our hands long before they are through, so what
//! was handed over buys time too; a line that is really dead is noticed by TCP itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use api::problem::Problem;
use reqwest::{Response, StatusCode, header};
use serde::de::DeserializeOwned;

use super::retry::Tried;
use super::{Client, ClientError};
use crate::console::Progress;

/// How long nothing may move.
pub(super) const IDLE_TIMEOUT: Duration = Duration::from_secs(60);
/// The slowest line that is waited for, in bytes a second: far below what a phone call takes.
const SLOWEST: u64 = 8 * 1000;
/// Photos leave in pieces of this size, so that their progress can be seen.
const PIECE: usize = 32 * 1024;
/// The largest answer read: lists are paged, a checklist has at most 512 KiB of source.
const MAX_ANSWER: usize = 32 * 1024 * 1024;

/// What is sent.
#[derive(Clone, Debug)]
pub(super) enum Body {
    Empty,
    Json(Arc<Vec<u8>>),
    Photo {
        bytes: Arc<Vec<u8>>,
        progress: Progress,
    },
}

/// An answer with a status below 300.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) bytes: Vec<u8>,
}

impl Answer {
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, ClientError> {
        serde_json::from_slice(&self.bytes).map_err(|error| ClientError::Broken(error.to_string()))
    }
}

/// Remembers when something last moved.
#[derive(Clone, Debug)]
struct Activity {
    idle: Duration,
    start: Instant,
    last_ms: Arc<AtomicU64>,
    /// Bytes handed over that may still be on their way.
    under_way: Arc<AtomicU64>,
}

impl Activity {
    fn new(idle: Duration) -> Self {
        Self {
            idle,
            start: Instant::now(),
            last_ms: Arc::default(),
            under_way: Arc::default(),
        }
    }

    fn hand_over(&self, bytes: u64) {
        self.touch();
        self.under_way.fetch_add(bytes, Ordering::Relaxed);
    }

    /// The server answers, so everything has arrived.
    fn arrived(&self) {
        self.touch();
        self.under_way.store(0, Ordering::Relaxed);
    }

    fn touch(&self) {
        let now = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last_ms.store(now, Ordering::Relaxed);
    }

    /// How long nothing may still move.
    fn left(&self) -> Duration {
        let last = Duration::from_millis(self.last_ms.load(Ordering::Relaxed));
        let bought = Duration::from_secs(self.under_way.load(Ordering::Relaxed).div_ceil(SLOWEST));
        (self.idle + bought).saturating_sub(self.start.elapsed().saturating_sub(last))
    }
}

/// One try that was prepared: the request, and what shows that it moves.
pub(super) struct Prepared {
    request: reqwest::RequestBuilder,
    activity: Activity,
    /// How many bytes of the photo left, and where they are shown.
    sent: Option<(Arc<AtomicU64>, Progress)>,
}

impl Body {
    /// The request with this body.
    pub(super) fn put_into(&self, request: reqwest::RequestBuilder, idle: Duration) -> Prepared {
        let activity = Activity::new(idle);
        let (request, sent) = match self {
            Self::Empty => (request.header(header::CONTENT_LENGTH, 0), None),
            Self::Json(bytes) => {
                let request = request.header(header::CONTENT_TYPE, "application/json");
                (request.body(bytes.as_ref().clone()), None)
            }
            Self::Photo { bytes, progress } => {
                let sent = Arc::new(AtomicU64::new(0));
                let length = bytes.len();
                let pieces = {
                    let (bytes, progress) = (Arc::clone(bytes), progress.clone());
                    let (activity, sent) = (activity.clone(), Arc::clone(&sent));
                    (0..length).step_by(PIECE).map(move |from| {
                        let piece = bytes[from..length.min(from + PIECE)].to_vec();
                        activity.hand_over(piece.len() as u64);
                        progress.add(piece.len() as u64);
                        sent.fetch_add(piece.len() as u64, Ordering::Relaxed);
                        Ok::<_, std::convert::Infallible>(piece)
                    })
                };
                let request = request
                    .header(header::CONTENT_TYPE, "application/octet-stream")
                    .header(header::CONTENT_LENGTH, length)
                    .body(reqwest::Body::wrap_stream(futures_util::stream::iter(
                        pieces,
                    )));
                (request, Some((sent, progress.clone())))
            }
        };
        Prepared {
            request,
            activity,
            sent,
        }
    }
}

impl Client {
    /// Makes a call once.
    pub(super) async fn try_once(&self, prepared: Prepared) -> Tried {
        let tried = self.try_sending(prepared.request, &prepared.activity).await;
        if let (Some((sent, progress)), false) = (&prepared.sent, matches!(tried, Tried::Done(_))) {
            // What has to be sent again is not shown as sent.
            progress.take_back(sent.load(Ordering::Relaxed));
        }
        tried
    }

    async fn try_sending(&self, request: reqwest::RequestBuilder, activity: &Activity) -> Tried {
        let response = match watched(request.send(), activity).await {
            Some(Ok(response)) => response,
            Some(Err(error)) if error.is_builder() => {
                return Tried::Refused(ClientError::Broken(causes(&error)));
            }
            Some(Err(error)) if error.is_connect() => return Tried::Unsent(causes(&error)),
            Some(Err(error)) => return Tried::Broken(causes(&error)),
            None => return Tried::Broken(timed_out(activity)),
        };
        activity.arrived();
        let text = |name| {
            response
                .headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        self.note_server_time(text(header::DATE));
        let status = response.status();
        let retry_after = text(header::RETRY_AFTER)
            .and_then(|s| s.trim().parse().ok())
            .map(Duration::from_secs);
        let location = text(header::LOCATION).map(str::to_owned);
        let bytes = match read_all(response, activity).await {
            Ok(bytes) => bytes,
            Err(tried) => return tried,
        };
        if status.is_success() {
            return Tried::Done(Answer { bytes });
        }
        if status.is_redirection() {
            let place = location.unwrap_or_default();
            return Tried::Refused(ClientError::Broken(format!("{status} {place}")));
        }
        let problem = serde_json::from_slice::<Problem>(&bytes).ok();
        match (status, problem) {
            (StatusCode::SERVICE_UNAVAILABLE | StatusCode::BAD_GATEWAY, _)
            | (StatusCode::GATEWAY_TIMEOUT | StatusCode::REQUEST_TIMEOUT, _)
            | (StatusCode::INSUFFICIENT_STORAGE, _) => Tried::Busy { retry_after },
            // Throttled log-ins are told to the person; other calls wait.
            (StatusCode::TOO_MANY_REQUESTS, Some(problem)) if problem.code == "throttled" => {
                match retry_after {
                    Some(pause) if pause <= Duration::from_secs(10) => Tried::Busy { retry_after },
                    _ => Tried::Refused(ClientError::Problem(Box::new(problem))),
                }
            }
            (StatusCode::TOO_MANY_REQUESTS, _) => Tried::Busy { retry_after },
            (_, Some(problem)) => Tried::Refused(ClientError::Problem(Box::new(problem))),
            (status, None) => Tried::Refused(ClientError::Broken(status.to_string())),
        }
    }
}

/// What the future gives, or `None` when nothing moved for too long.
async fn watched<T>(work: impl Future<Output = T>, activity: &Activity) -> Option<T> {
    let mut work = std::pin::pin!(work);
    loop {
        let left = activity.left();
        if left.is_zero() {
            return None;
        }
        if let Ok(done) = tokio::time::timeout(left, &mut work).await {
            return Some(done);
        }
    }
}

async fn read_all(mut response: Response, activity: &Activity) -> Result<Vec<u8>, Tried> {
    let mut bytes = Vec::new();
    loop {
        activity.touch();
        match watched(response.chunk(), activity).await {
            Some(Ok(Some(piece))) if bytes.len() + piece.len() > MAX_ANSWER => {
                let cause = format!("more than {MAX_ANSWER} bytes");
                return Err(Tried::Refused(ClientError::Broken(cause)));
            }
            Some(Ok(Some(piece))) => bytes.extend_from_slice(&piece),
            Some(Ok(None)) => return Ok(bytes),
            Some(Err(error)) => return Err(Tried::Broken(causes(&error))),
            None => return Err(Tried::Broken(timed_out(activity))),
        }
    }
}

fn timed_out(activity: &Activity) -> String {
    format!("nothing moved for {} s", activity.idle.as_secs())
}

/// The innermost cause, which names what happened.
fn causes(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}
