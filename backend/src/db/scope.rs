//! Who is asking: the first argument of every finder.

use uuid::Uuid;

/// An agency and a person's place in it. No finder returns a row from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The tenant.
    pub agency_id: Uuid,
    /// The person's place.
    pub who: Who,
}

/// What part of the agency's data a person may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// All of it: contractors, admins, and the server itself.
    Agency,
    /// What this shopper holds or has sent.
    Shopper(Uuid),
    /// The results of one client's stores: all of them, or those listed.
    Owner {
        /// The client.
        client_id: Uuid,
        /// The stores; `None` means all stores of the client.
        store_ids: Option<Vec<Uuid>>,
    },
}

impl Scope {
    /// The whole agency.
    pub fn agency(agency_id: Uuid) -> Scope {
        Scope {
            agency_id,
            who: Who::Agency,
        }
    }

    /// The shopper asking, if it is one.
    pub fn shopper_id(&self) -> Option<Uuid> {
        match self.who {
            Who::Shopper(id) => Some(id),
            _ => None,
        }
    }
}
