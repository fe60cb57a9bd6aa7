//! P1 and P2 on the disk: the work is stopped at every write in turn, as a dying battery would,
//! and what was acknowledged before must be there afterwards.

use checklists::{Answer, QuestionId};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::photo_kind::samples;
use super::*;
use crate::samples::{assignment, now};

const VISIT: Uuid = Uuid::from_u128(7);
const KEY: (Uuid, u32) = (Uuid::from_u128(9), 1);

fn edit(now: DateTime<Utc>) -> Edit<'static> {
    Edit {
        visit_id: VISIT,
        checklist_hash: "h",
        language: "en",
        now,
    }
}

fn id(name: &str) -> QuestionId {
    QuestionId::new(name).unwrap()
}

#[derive(Debug, Default, PartialEq)]
struct Acknowledged {
    answers: Vec<(QuestionId, Answer)>,
    photo: Option<String>,
    frozen: Option<Vec<u8>>,
    receipt: bool,
}

/// The work of one visit, as far as it is let; says what was acknowledged.
async fn work(root: &Path, faults: Faults, photo: &Path) -> (Acknowledged, Result<(), DiskError>) {
    let mut seen = Acknowledged::default();
    let result = async {
        let disk = Disk::open_with(root, faults).await?;
        for (name, value) in [("greeted", "yes"), ("ordered", "tea"), ("greeted", "no")] {
            let answer = Answer::of(value);
            disk.save_answer(edit(now()), &id(name), &answer).await?;
            seen.answers.retain(|(known, _)| known.as_str() != name);
            seen.answers.push((id(name), answer));
        }
        let stored = disk.import_photo(photo)?;
        let mut answer = Answer::default();
        answer
            .photos
            .push(checklists::PhotoDigest::new(stored.sha256.as_str()).unwrap());
        let named = [(stored.clone(), "p.png".to_owned())];
        disk.attach_photos(edit(now()), &id("counter"), &answer, &named)
            .await?;
        seen.answers.push((id("counter"), answer));
        seen.photo = Some(stored.sha256);
        let frozen = disk.freeze(VISIT, KEY, b"the bytes", 4, now()).await?;
        seen.frozen = Some(frozen.body);
        disk.keep_receipt(VISIT, KEY, "a.b.c", now()).await?;
        seen.receipt = true;
        Ok(())
    }
    .await;
    (seen, result)
}

#[tokio::test]
async fn p1_p2_whatever_was_acknowledged_survives_a_stop_at_any_write() {
    let photos = tempfile::tempdir().unwrap();
    let photo = photos.path().join("p.png");
    std::fs::write(&photo, samples::png(40, 30)).unwrap();
    let mut stops = 0;
    loop {
        let root = tempfile::tempdir().unwrap();
        let (seen, result) = work(root.path(), Faults::after(stops), &photo).await;
        let disk = Disk::open(root.path()).await.unwrap();
        let draft = disk.find_draft(VISIT).await.unwrap();
        let answers = draft.map(|draft| draft.answers).unwrap_or_default();
        for (question, answer) in &seen.answers {
            let kept = answers.get(question);
            // What was being written when the work stopped may be there too.
            let newer =
                result.is_err() && question.as_str() == "greeted" && seen.answers.len() == 2;
            assert!(
                kept == Some(answer) || (newer && kept.is_some()),
                "{stops}: {question}"
            );
        }
        if let Some(sha256) = &seen.photo {
            assert_eq!(
                disk.read_photo(sha256).unwrap(),
                samples::png(40, 30),
                "{stops}"
            );
        }
        // A row never names a photo that is not there.
        for kept in disk.list_photos(VISIT).await.unwrap() {
            disk.read_photo(&kept.photo.sha256).unwrap();
        }
        let live = disk.find_frozen(KEY.0, KEY.1).await.unwrap();
        if let Some(body) = &seen.frozen {
            assert_eq!(
                live.as_ref().map(|frozen| &frozen.body),
                Some(body),
                "{stops}"
            );
        }
        if seen.receipt {
            assert_eq!(
                live.map(|frozen| frozen.state),
                Some(OutboxState::Delivered)
            );
        }
        // And the same work can be done again to its end.
        let (again, done) = work(root.path(), Faults::default(), &photo).await;
        done.unwrap();
        assert!(again.receipt);
        if result.is_ok() {
            break;
        }
        stops += 1;
    }
    assert!(stops > 30, "only {stops} writes were stopped");
}

#[tokio::test]
async fn p2_a_key_is_frozen_once_and_its_bytes_never_change() {
    let root = tempfile::tempdir().unwrap();
    let disk = Disk::open(root.path()).await.unwrap();
    let first = disk.freeze(VISIT, KEY, b"one", 1, now()).await.unwrap();
    let second = disk.freeze(VISIT, KEY, b"two", 2, now()).await.unwrap();
    assert_eq!(first, second);
    // Another key for the same visit waits its turn, too.
    let other = disk
        .freeze(VISIT, (Uuid::from_u128(10), 2), b"two", 2, now())
        .await
        .unwrap();
    assert_eq!(first, other);
    disk.mark_refused(&first, "invalid").await.unwrap();
    let anew = disk.freeze(VISIT, KEY, b"two", 2, now()).await.unwrap();
    assert_eq!(anew.body, b"two");
    assert_eq!(disk.find_submission(VISIT).await.unwrap(), Some(KEY.0));
}

#[tokio::test]
async fn the_database_is_durable_and_private_and_refuses_a_newer_schema() {
    let root = tempfile::tempdir().unwrap();
    let data = root.path().join("data");
    let disk = Disk::open(&data).await.unwrap();
    disk.assert_durable().await.unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        disk.set_fact("a", "b").await.unwrap();
        for entry in std::fs::read_dir(&data).unwrap().flatten() {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o077;
            assert_eq!(mode, 0, "{}", entry.path().display());
        }
        assert_eq!(
            std::fs::metadata(&data).unwrap().permissions().mode() & 0o077,
            0
        );
    }
    disk.run(&disk.db, "PRAGMA user_version = 99", vec![])
        .await
        .unwrap();
    drop(disk);
    assert!(matches!(
        Disk::open(&data).await,
        Err(DiskError::Newer { found: 99, .. })
    ));
}

#[tokio::test]
async fn a_damaged_photo_is_named_and_added_anew() {
    let root = tempfile::tempdir().unwrap();
    let disk = Disk::open(&root.path().join("data")).await.unwrap();
    let path = root.path().join("p.png");
    std::fs::write(&path, samples::png(40, 30)).unwrap();
    let photo = disk.import_photo(&path).unwrap();
    std::fs::write(disk.photo_path(&photo.sha256), b"other").unwrap();
    assert!(matches!(
        disk.read_photo(&photo.sha256),
        Err(DiskError::Damaged { .. })
    ));
    assert_eq!(disk.import_photo(&path).unwrap(), photo);
    assert_eq!(
        disk.read_photo(&photo.sha256).unwrap(),
        samples::png(40, 30)
    );
    assert!(disk.read_photo("../../etc/passwd").is_err());
}

#[tokio::test]
async fn assignments_that_left_the_list_stay_while_something_is_filled_in() {
    use api::visits::VisitState::{Accepted, Assigned};
    let root = tempfile::tempdir().unwrap();
    let disk = Disk::open(root.path()).await.unwrap();
    let (a, b) = (assignment(7, "A", Accepted), assignment(8, "B", Assigned));
    let both = [a.assignment.clone(), b.assignment.clone()];
    disk.replace_assignments(&both, now()).await.unwrap();
    disk.save_answer(edit(now()), &id("greeted"), &Answer::of("yes"))
        .await
        .unwrap();
    disk.replace_assignments(&[], now()).await.unwrap();
    let list = disk.list_assignments().await.unwrap();
    assert_eq!(list.len(), 1);
    assert_eq!(
        (list[0].assignment.visit_id, list[0].listed),
        (VISIT, false)
    );
}

#[tokio::test]
async fn two_openings_of_the_same_data_work_side_by_side() {
    let root = tempfile::tempdir().unwrap();
    let one = Disk::open(root.path()).await.unwrap();
    let two = Disk::open(root.path()).await.unwrap();
    let (a, b) = (id("a"), id("b"));
    for round in 0..10_i64 {
        let answer = Answer::of(round);
        let (left, right) = tokio::join!(
            one.save_answer(edit(now()), &a, &answer),
            two.save_answer(edit(now()), &b, &answer)
        );
        left.unwrap();
        right.unwrap();
    }
    let draft = one.find_draft(VISIT).await.unwrap().unwrap();
    assert_eq!((draft.edits, draft.answers.len()), (20, 2));
}
