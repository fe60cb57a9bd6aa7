//! The life of a visit, as one table. Pure.

use api::visits::VisitState;

/// What can happen to a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A contractor offers it to a shopper, or to another one.
    Assign,
    /// A contractor moves its window; whoever holds it keeps it.
    Move,
    /// The shopper takes it.
    Accept,
    /// The shopper gives it back.
    Decline,
    /// Its holder's submission arrives, or its next revision.
    Submit,
    /// The submission of a former holder arrives while nobody holds the visit, or a contractor
    /// chooses a contested submission.
    SubmitLate,
    /// The reviewer approves.
    Approve,
    /// The reviewer sends it back.
    Return,
    /// The reviewer rejects.
    Reject,
    /// A contractor takes an approval back.
    Reopen,
    /// A contractor makes a revision of the submission.
    Revise,
    /// A contractor calls it off.
    Cancel,
    /// A contractor closes it because its window has passed.
    Expire,
}

impl Event {
    /// All events.
    pub const ALL: [Event; 13] = [
        Event::Assign,
        Event::Move,
        Event::Accept,
        Event::Decline,
        Event::Submit,
        Event::SubmitLate,
        Event::Approve,
        Event::Return,
        Event::Reject,
        Event::Reopen,
        Event::Revise,
        Event::Cancel,
        Event::Expire,
    ];

    /// What the event makes of how the visit was settled: one of four states, or nothing any more;
    /// `None` where it leaves that as it was. Nothing that a shopper does settles or unsettles a
    /// visit, because owners read the counts and would see it happen (P6).
    pub fn settles(self) -> Option<Option<VisitState>> {
        match self {
            Event::Approve => Some(Some(VisitState::Approved)),
            Event::Reject => Some(Some(VisitState::Rejected)),
            Event::Cancel => Some(Some(VisitState::Cancelled)),
            Event::Expire => Some(Some(VisitState::Expired)),
            Event::Reopen => Some(None),
            Event::Assign
            | Event::Move
            | Event::Accept
            | Event::Decline
            | Event::Submit
            | Event::SubmitLate
            | Event::Return
            | Event::Revise => None,
        }
    }

    /// What was tried, for a sentence: "cannot be ...".
    pub fn past(self) -> &'static str {
        match self {
            Event::Assign => "assigned",
            Event::Move => "moved",
            Event::Accept => "accepted",
            Event::Decline => "declined",
            Event::Submit | Event::SubmitLate => "submitted",
            Event::Approve => "approved",
            Event::Return => "returned",
            Event::Reject => "rejected",
            Event::Reopen => "reopened",
            Event::Revise => "revised by a contractor",
            Event::Cancel => "cancelled",
            Event::Expire => "expired",
        }
    }
}

/// The state after the event; `None` where the event is a conflict.
pub fn next(state: VisitState, event: Event) -> Option<VisitState> {
    use VisitState::{
        Accepted, Approved, Assigned, Cancelled, Expired, Open, Rejected, Returned, Submitted,
    };
    match (state, event) {
        (Open | Assigned | Accepted, Event::Assign) => Some(Assigned),
        (Open | Assigned | Accepted, Event::Move) => Some(state),
        (Assigned, Event::Accept) => Some(Accepted),
        (Assigned | Accepted, Event::Decline) => Some(Open),
        (Accepted | Returned, Event::Submit) => Some(Submitted),
        (Open | Cancelled | Expired | Rejected | Submitted | Returned, Event::SubmitLate) => {
            Some(Submitted)
        }
        (Submitted, Event::Approve) => Some(Approved),
        (Submitted, Event::Return) => Some(Returned),
        (Submitted, Event::Reject) => Some(Rejected),
        (Approved, Event::Reopen) => Some(Submitted),
        (Submitted | Approved, Event::Revise) => Some(state),
        (Open | Assigned | Accepted, Event::Cancel) => Some(Cancelled),
        (Open | Assigned | Accepted, Event::Expire) => Some(Expired),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use VisitState::*;

    #[test]
    fn the_usual_life_of_a_visit_passes() {
        let life = [
            (Event::Assign, Assigned),
            (Event::Decline, Open),
            (Event::Assign, Assigned),
            (Event::Accept, Accepted),
            (Event::Submit, Submitted),
            (Event::Return, Returned),
            (Event::Submit, Submitted),
            (Event::Revise, Submitted),
            (Event::Approve, Approved),
            (Event::Revise, Approved),
            (Event::Reopen, Submitted),
            (Event::Reject, Rejected),
        ];
        let mut state = Open;
        for (event, expected) in life {
            state = next(state, event).unwrap();
            assert_eq!(state, expected);
        }
    }

    #[test]
    fn only_the_listed_steps_exist() {
        let allowed: usize = VisitState::ALL
            .into_iter()
            .flat_map(|state| Event::ALL.into_iter().map(move |event| next(state, event)))
            .flatten()
            .count();
        // Assign 3, move 3, accept 1, decline 2, submit 2, late 6, approve/return/reject/reopen 4, revise 2,
        // cancel 3, expire 3.
        assert_eq!(allowed, 29);
    }

    proptest::proptest! {
        #[test]
        fn no_path_counts_a_visit_that_was_not_submitted(
            events in proptest::collection::vec(0..Event::ALL.len(), 0..40)
        ) {
            let mut state = Open;
            let mut submitted = false;
            for index in events {
                let event = Event::ALL[index];
                let Some(after) = next(state, event) else { continue };
                submitted |= matches!(event, Event::Submit | Event::SubmitLate);
                if after == Approved && event != Event::Revise {
                    proptest::prop_assert!(submitted && state == Submitted);
                }
                if state == Approved {
                    proptest::prop_assert!(matches!(event, Event::Reopen | Event::Revise));
                }
                state = after;
            }
        }
    }
}
