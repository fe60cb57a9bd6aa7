//! `shopper receipt`: the server's signed statement of what it has, verified here.

use api::receipts::ReceiptClaims;
use checklists::Percent;
use serde::Serialize;

use crate::args::ReadVisit;
use crate::console::Style;
use crate::console::layout::inline;
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::receipt::Expected;
use crate::sync::receipts::{believe, expected};
use crate::words::Words;

#[derive(Serialize)]
struct Shown<'a> {
    /// The signature fits, and the receipt names what this device sent.
    verified: bool,
    /// Whether the content was compared with the bytes sent from this device.
    content_compared: bool,
    claims: &'a ReceiptClaims,
    jws: &'a str,
}

pub(super) async fn run(context: &mut Context<'_>, args: ReadVisit) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    let a = &visit.assignment;
    let handle = context.handle(&desk, &visit).await?;
    let kept = desk.disk.find_receipt(a.visit_id).await?;
    // A contractor's revision is not what was sent from here: the receipt is that of the last one that was.
    let newer = |revision: u32| {
        let there = a.submission.as_ref();
        there.filter(|there| there.latest_sent() > revision)
    };
    let (submission_id, revision, jws) = match (&kept, newer(0)) {
        (Some(kept), _) if newer(kept.revision).is_none() => {
            (kept.submission_id, kept.revision, kept.jws.clone())
        }
        // Sent from another device, or the answer was lost.
        (_, Some(submission)) => {
            let receipt = desk
                .client
                .get_receipt(submission.id, submission.latest_sent())
                .await?;
            (submission.id, submission.latest_sent(), receipt.jws)
        }
        _ => {
            return Err(Error::new("no-receipt")
                .with("store", &a.store.name)
                .command(format!("shopper submit {handle}")));
        }
    };
    let frozen = desk.disk.find_frozen(submission_id, revision).await?;
    let wanted = match &frozen {
        Some(frozen) => expected(frozen)?,
        None => Expected {
            submission_id,
            revision,
            visit_id: a.visit_id,
            content: None,
        },
    };
    let claims = believe(&desk, &jws, &wanted).await?;
    if kept.is_none_or(|kept| kept.jws != jws) {
        let key = (submission_id, revision);
        desk.disk
            .keep_receipt(a.visit_id, key, &jws, context.env.now())
            .await?;
    }
    if args.json {
        let content_compared = frozen.is_some();
        context.console.json(&Shown {
            verified: true,
            content_compared,
            claims: &claims,
            jws: &jws,
        });
        return Ok(ExitStatus::Ok);
    }
    let words = &context.words;
    let mut lines = vec![
        words.say_with("receipt-store", &[("store", a.store.name.as_str().into())]),
        words.say_with("receipt-revision", &[("revision", claims.revision.into())]),
        words.say_with(
            "receipt-at",
            &[("at", words.instant(claims.received_at).into())],
        ),
        words.say_with("receipt-photos", &[("n", claims.photos.len().into())]),
        format!(
            "{} {}",
            words.say("receipt-submission"),
            claims.submission_id
        ),
        format!(
            "{} {}",
            words.say("receipt-content"),
            inline(&claims.content_sha256)
        ),
        format!("{} {}", words.say("receipt-signer"), inline(&claims.iss)),
    ];
    lines.extend(score_line(words, &claims));
    let verified = words.say(match frozen {
        Some(_) => "receipt-verified",
        None => "receipt-verified-elsewhere",
    });
    for line in lines {
        context.console.data(&line);
    }
    context.console.data_styled(Style::Good, &verified);
    for line in super::show::revised_lines(context, &visit, None) {
        context.console.note(&line);
    }
    Ok(ExitStatus::Ok)
}

/// The score as the receipt has it, or who knows it.
pub(super) fn score_line(words: &Words, claims: &ReceiptClaims) -> Option<String> {
    if claims.shopper_copy_hash.is_some() {
        return Some(words.say("score-hidden"));
    }
    let percent = Percent::from_hundredths(claims.score?).to_string();
    Some(words.say_with("score-total", &[("percent", percent.into())]))
}
