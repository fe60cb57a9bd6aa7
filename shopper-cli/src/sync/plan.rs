//! What has to happen so that the server has what the shopper filled in: a pure function.
//!
//! The rules: bytes that were frozen and not acknowledged are sent first and unchanged (P2); the
//! next revision is made only while the server says that the visit is returned; every photo is
//! there before the revision that names it; a number that a contractor has taken for a revision of
//! their own is left to it, and what was frozen under it is frozen anew.

use std::collections::BTreeSet;

use api::photos::StoredPhoto;
use api::visits::VisitState;
use uuid::Uuid;

/// What this device knows about a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Local {
    /// The frozen revision that the server is not known to have.
    pub(crate) waiting: Option<Revision>,
    /// The newest revision whose receipt is here.
    pub(crate) delivered: Option<Revision>,
    /// The submission id that this device made, if it made one.
    pub(crate) submission: Option<Uuid>,
    /// What was filled in.
    pub(crate) draft: Option<DraftState>,
    /// Send a revision although nothing changed since the last one.
    pub(crate) unchanged_too: bool,
}

/// A frozen revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Revision {
    pub(crate) submission_id: Uuid,
    pub(crate) revision: u32,
    /// Which state of the draft it holds.
    pub(crate) edits: i64,
    pub(crate) photos: Vec<StoredPhoto>,
}

/// What was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DraftState {
    /// How many changes were made.
    pub(crate) edits: i64,
    /// How many things are missing or contradictory.
    pub(crate) gaps: usize,
    pub(crate) photos: Vec<StoredPhoto>,
}

/// What the server said about the visit, now or when it was last reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remote {
    pub(crate) state: VisitState,
    /// The submission it has.
    pub(crate) submission: Option<Sent>,
    /// The photos it has.
    pub(crate) photos: BTreeSet<String>,
}

/// A submission that the server has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) id: Uuid,
    /// Its latest revision.
    pub(crate) revision: u32,
    /// The latest revision that the shopper sent; contractors made those after it.
    pub(crate) sent: u32,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Fix the bytes of a revision; `None` asks for a new submission id.
    Freeze {
        submission_id: Option<Uuid>,
        revision: u32,
    },
    /// Free the frozen bytes of a revision whose number a contractor took: they were never received.
    Release { revision: u32 },
    /// Send a photo that the server does not have.
    SendPhoto(StoredPhoto),
    /// Send the frozen bytes and keep the receipt.
    SendRevision { revision: u32 },
    /// There is nothing more to do, and this is why.
    Stop(Stop),
}

/// Why there is nothing more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Nothing was filled in.
    NothingFilled,
    /// The offer was not accepted yet.
    NotAccepted,
    /// Something is missing or contradictory.
    Incomplete { gaps: usize },
    /// The server has everything; its receipt is here.
    Delivered { revision: u32 },
    /// The server has a revision; what changed since then cannot be sent until it is returned.
    ChangedSince { revision: u32 },
    /// The visit was returned, and nothing changed since the revision it was returned for.
    UnchangedSinceReturn { revision: u32 },
    /// Another device sent this revision.
    SentElsewhere { submission_id: Uuid, revision: u32 },
}

/// What has to happen, in order.
pub(crate) fn plan(local: &Local, remote: &Remote) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut sent: BTreeSet<String> = remote.photos.clone();
    let mut send_photos = |steps: &mut Vec<Step>, photos: &[StoredPhoto]| {
        for photo in photos {
            if sent.insert(photo.sha256.clone()) {
                steps.push(Step::SendPhoto(photo.clone()));
            }
        }
    };
    let is_taken = |waiting: &&Revision| {
        let at_server = remote.submission;
        at_server.is_some_and(|there| {
            there.id == waiting.submission_id
                && (there.sent + 1..=there.revision).contains(&waiting.revision)
        })
    };
    if let Some(taken) = local.waiting.as_ref().filter(is_taken) {
        steps.push(Step::Release {
            revision: taken.revision,
        });
    }
    let waiting = local.waiting.as_ref().filter(|waiting| !is_taken(waiting));
    if let Some(waiting) = waiting {
        send_photos(&mut steps, &waiting.photos);
        steps.push(Step::SendRevision {
            revision: waiting.revision,
        });
    }
    // What the server will have once the waiting revision is acknowledged.
    let last = waiting.or(local.delivered.as_ref());
    let newest_here = last.map_or(0, |last| last.revision);
    let remote_revision = remote.submission.map_or(0, |there| there.revision);
    let returned = remote.state == VisitState::Returned;
    let next = match (last, remote.submission) {
        // The server was sent more than this device knows of.
        (_, Some(there)) if there.sent > newest_here => {
            if !returned {
                steps.push(Step::Stop(Stop::SentElsewhere {
                    submission_id: there.id,
                    revision: there.sent,
                }));
                return steps;
            }
            (Some(there.id), there.revision + 1)
        }
        // Only a return for the newest revision asks for another one; an older return was for
        // what the waiting revision already answers.
        (Some(last), _) if returned && remote_revision >= last.revision => {
            let changed = local
                .draft
                .as_ref()
                .is_some_and(|draft| draft.edits != last.edits);
            if !changed && !local.unchanged_too {
                if waiting.is_none() {
                    let revision = last.revision;
                    steps.push(Step::Stop(Stop::UnchangedSinceReturn { revision }));
                }
                return steps;
            }
            (Some(last.submission_id), remote_revision + 1)
        }
        (Some(last), _) => {
            let changed = local
                .draft
                .as_ref()
                .is_some_and(|draft| draft.edits != last.edits);
            let revision = last.revision;
            steps.push(Step::Stop(match changed {
                true => Stop::ChangedSince { revision },
                false => Stop::Delivered { revision },
            }));
            return steps;
        }
        (None, _) if remote.state == VisitState::Assigned => {
            steps.push(Step::Stop(Stop::NotAccepted));
            return steps;
        }
        (None, _) => (local.submission, 1),
    };
    let Some(draft) = &local.draft else {
        steps.push(Step::Stop(Stop::NothingFilled));
        return steps;
    };
    if draft.gaps > 0 {
        steps.push(Step::Stop(Stop::Incomplete { gaps: draft.gaps }));
        return steps;
    }
    let (submission_id, revision) = next;
    steps.push(Step::Freeze {
        submission_id,
        revision,
    });
    send_photos(&mut steps, &draft.photos);
    steps.push(Step::SendRevision { revision });
    steps.push(Step::Stop(Stop::Delivered { revision }));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: Uuid = Uuid::from_u128(1);
    const OTHER: Uuid = Uuid::from_u128(2);

    fn photo(name: &str) -> StoredPhoto {
        StoredPhoto {
            sha256: name.into(),
            size_bytes: 1,
        }
    }

    fn revision(revision: u32, edits: i64, photos: &[&str]) -> Revision {
        let photos = photos.iter().map(|name| photo(name)).collect();
        Revision {
            submission_id: ID,
            revision,
            edits,
            photos,
        }
    }

    fn draft(edits: i64, photos: &[&str]) -> Option<DraftState> {
        let photos = photos.iter().map(|name| photo(name)).collect();
        Some(DraftState {
            edits,
            gaps: 0,
            photos,
        })
    }

    fn remote(state: VisitState, submission: Option<(Uuid, u32)>, photos: &[&str]) -> Remote {
        let sent = |(id, revision)| Sent {
            id,
            revision,
            sent: revision,
        };
        Remote {
            state,
            submission: submission.map(sent),
            photos: photos.iter().map(|name| (*name).into()).collect(),
        }
    }

    #[test]
    fn a_first_submission_is_frozen_then_its_photos_go_then_itself() {
        let local = Local {
            draft: draft(3, &["a", "b"]),
            ..Local::default()
        };
        let steps = plan(&local, &remote(VisitState::Accepted, None, &["b"]));
        assert_eq!(
            steps,
            [
                Step::Freeze {
                    submission_id: None,
                    revision: 1
                },
                Step::SendPhoto(photo("a")),
                Step::SendRevision { revision: 1 },
                Step::Stop(Stop::Delivered { revision: 1 }),
            ]
        );
    }

    #[test]
    fn p2_frozen_bytes_go_first_whatever_was_edited_since() {
        let local = Local {
            waiting: Some(revision(1, 3, &["a"])),
            submission: Some(ID),
            draft: draft(9, &["a", "b"]),
            ..Local::default()
        };
        let steps = plan(&local, &remote(VisitState::Accepted, None, &[]));
        assert_eq!(
            steps,
            [
                Step::SendPhoto(photo("a")),
                Step::SendRevision { revision: 1 },
                Step::Stop(Stop::ChangedSince { revision: 1 }),
            ]
        );
    }

    #[test]
    fn p2_a_lost_answer_is_asked_for_again_before_the_next_revision() {
        // The server took revision 1, the answer was lost, the reviewer returned it meanwhile.
        let local = Local {
            waiting: Some(revision(1, 3, &["a"])),
            submission: Some(ID),
            draft: draft(4, &["a", "b"]),
            ..Local::default()
        };
        let steps = plan(&local, &remote(VisitState::Returned, Some((ID, 1)), &["a"]));
        assert_eq!(
            steps,
            [
                Step::SendRevision { revision: 1 },
                Step::Freeze {
                    submission_id: Some(ID),
                    revision: 2
                },
                Step::SendPhoto(photo("b")),
                Step::SendRevision { revision: 2 },
                Step::Stop(Stop::Delivered { revision: 2 }),
            ]
        );
    }

    #[test]
    fn a_waiting_revision_that_answers_a_return_does_not_make_another() {
        let local = Local {
            waiting: Some(revision(2, 5, &[])),
            submission: Some(ID),
            draft: draft(6, &[]),
            ..Local::default()
        };
        let steps = plan(&local, &remote(VisitState::Returned, Some((ID, 1)), &[]));
        assert_eq!(
            steps,
            [
                Step::SendRevision { revision: 2 },
                Step::Stop(Stop::ChangedSince { revision: 2 }),
            ]
        );
    }

    #[test]
    fn a_second_revision_is_made_only_while_the_visit_is_returned() {
        for state in VisitState::ALL {
            let local = Local {
                delivered: Some(revision(1, 3, &[])),
                submission: Some(ID),
                draft: draft(4, &[]),
                ..Local::default()
            };
            let steps = plan(&local, &remote(state, Some((ID, 1)), &[]));
            let freezes = steps.iter().any(|step| matches!(step, Step::Freeze { .. }));
            assert_eq!(freezes, state == VisitState::Returned, "{state:?}");
        }
    }

    #[test]
    fn repeating_a_delivered_submission_does_nothing() {
        let local = Local {
            delivered: Some(revision(1, 3, &[])),
            submission: Some(ID),
            draft: draft(3, &[]),
            ..Local::default()
        };
        let submitted = remote(VisitState::Submitted, Some((ID, 1)), &[]);
        assert_eq!(
            plan(&local, &submitted),
            [Step::Stop(Stop::Delivered { revision: 1 })]
        );
        let returned = remote(VisitState::Returned, Some((ID, 1)), &[]);
        let stop = Step::Stop(Stop::UnchangedSinceReturn { revision: 1 });
        assert_eq!(plan(&local, &returned), [stop]);
        let insisting = Local {
            unchanged_too: true,
            ..local
        };
        assert_eq!(
            plan(&insisting, &returned)[0],
            Step::Freeze {
                submission_id: Some(ID),
                revision: 2
            }
        );
    }

    #[test]
    fn what_another_device_sent_is_continued_only_when_returned() {
        let local = Local {
            draft: draft(1, &[]),
            ..Local::default()
        };
        let steps = plan(
            &local,
            &remote(VisitState::Submitted, Some((OTHER, 2)), &[]),
        );
        assert_eq!(
            steps,
            [Step::Stop(Stop::SentElsewhere {
                submission_id: OTHER,
                revision: 2
            })]
        );
        let steps = plan(&local, &remote(VisitState::Returned, Some((OTHER, 2)), &[]));
        assert_eq!(
            steps[0],
            Step::Freeze {
                submission_id: Some(OTHER),
                revision: 3
            }
        );
    }

    #[test]
    fn nothing_is_frozen_that_is_not_ready() {
        let cases = [
            (None, VisitState::Accepted, Stop::NothingFilled),
            (draft(1, &[]), VisitState::Assigned, Stop::NotAccepted),
            (
                Some(DraftState {
                    edits: 1,
                    gaps: 2,
                    photos: vec![],
                }),
                VisitState::Accepted,
                Stop::Incomplete { gaps: 2 },
            ),
        ];
        for (draft, state, stop) in cases {
            let local = Local {
                draft,
                ..Local::default()
            };
            assert_eq!(plan(&local, &remote(state, None, &[])), [Step::Stop(stop)]);
        }
    }

    #[test]
    fn a_submission_whose_first_bytes_were_refused_keeps_its_id() {
        let local = Local {
            submission: Some(ID),
            draft: draft(2, &[]),
            ..Local::default()
        };
        let steps = plan(&local, &remote(VisitState::Accepted, None, &[]));
        assert_eq!(
            steps[0],
            Step::Freeze {
                submission_id: Some(ID),
                revision: 1
            }
        );
    }

    #[test]
    fn late_work_is_sent_and_left_to_the_server() {
        // A submission from a former holder or after the window is taken and flagged there.
        for state in [VisitState::Open, VisitState::Cancelled, VisitState::Expired] {
            let local = Local {
                draft: draft(2, &[]),
                ..Local::default()
            };
            let steps = plan(&local, &remote(state, None, &[]));
            assert!(matches!(steps[0], Step::Freeze { .. }), "{state:?}");
        }
    }

    #[test]
    fn a_photo_that_two_revisions_name_is_sent_once() {
        let local = Local {
            waiting: Some(revision(1, 3, &["a"])),
            submission: Some(ID),
            draft: draft(4, &["a"]),
            ..Local::default()
        };
        let steps = plan(&local, &remote(VisitState::Returned, Some((ID, 1)), &[]));
        let photos = steps
            .iter()
            .filter(|step| matches!(step, Step::SendPhoto(_)))
            .count();
        assert_eq!(photos, 1);
    }

    /// The server has a revision 2 that a contractor made of revision 1.
    fn revised(state: VisitState) -> Remote {
        Remote {
            state,
            submission: Some(Sent {
                id: ID,
                revision: 2,
                sent: 1,
            }),
            photos: BTreeSet::new(),
        }
    }

    #[test]
    fn p2_after_a_contractors_revision_the_next_one_has_the_number_after_it() {
        let local = Local {
            delivered: Some(revision(1, 3, &[])),
            submission: Some(ID),
            draft: draft(4, &[]),
            ..Local::default()
        };
        assert_eq!(
            plan(&local, &revised(VisitState::Returned)),
            [
                Step::Freeze {
                    submission_id: Some(ID),
                    revision: 3
                },
                Step::SendRevision { revision: 3 },
                Step::Stop(Stop::Delivered { revision: 3 }),
            ]
        );
        // Before a return there is nothing to send, and no other device is behind it.
        let stop = Step::Stop(Stop::ChangedSince { revision: 1 });
        assert_eq!(plan(&local, &revised(VisitState::Submitted)), [stop]);
        let unchanged = Local {
            draft: draft(3, &[]),
            ..local
        };
        let stop = Step::Stop(Stop::Delivered { revision: 1 });
        assert_eq!(plan(&unchanged, &revised(VisitState::Approved)), [stop]);
        // The old answers are not sent over the contractor's by mistake.
        let stop = Step::Stop(Stop::UnchangedSinceReturn { revision: 1 });
        assert_eq!(plan(&unchanged, &revised(VisitState::Returned)), [stop]);
    }

    #[test]
    fn p2_bytes_frozen_under_a_number_that_a_contractor_took_are_frozen_anew() {
        let local = Local {
            waiting: Some(revision(2, 4, &["a"])),
            delivered: Some(revision(1, 3, &[])),
            submission: Some(ID),
            draft: draft(4, &["a"]),
            ..Local::default()
        };
        assert_eq!(
            plan(&local, &revised(VisitState::Returned)),
            [
                Step::Release { revision: 2 },
                Step::Freeze {
                    submission_id: Some(ID),
                    revision: 3
                },
                Step::SendPhoto(photo("a")),
                Step::SendRevision { revision: 3 },
                Step::Stop(Stop::Delivered { revision: 3 }),
            ]
        );
        assert_eq!(
            plan(&local, &revised(VisitState::Submitted)),
            [
                Step::Release { revision: 2 },
                Step::Stop(Stop::ChangedSince { revision: 1 }),
            ]
        );
    }

    #[test]
    fn p2_a_lost_answer_is_asked_for_again_though_a_contractor_has_made_a_revision_since() {
        let local = Local {
            waiting: Some(revision(1, 3, &[])),
            submission: Some(ID),
            draft: draft(4, &[]),
            ..Local::default()
        };
        assert_eq!(
            plan(&local, &revised(VisitState::Returned))[..2],
            [
                Step::SendRevision { revision: 1 },
                Step::Freeze {
                    submission_id: Some(ID),
                    revision: 3
                },
            ]
        );
    }
}
