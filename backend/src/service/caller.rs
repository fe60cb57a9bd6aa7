//! Who is acting.

use api::people::Role;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::accounts::UserRow;
use crate::db::trail::Line;
use crate::db::{Scope, Who};
use crate::error::{Error, Result};

/// A person who has logged in, as the database has them now.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The tenant.
    pub agency_id: Uuid,
    /// The user.
    pub user_id: Uuid,
    /// The one role.
    pub role: Role,
    /// The token family, ended by logging out.
    pub family_id: Uuid,
    /// What the role lets them see.
    pub scope: Scope,
}

impl Caller {
    /// The caller for a user's row and the stores listed for an owner.
    pub fn of(user: &UserRow, store_ids: Vec<Uuid>, family_id: Uuid) -> Result<Caller> {
        let role = role_of(&user.role)?;
        let who = match role {
            Role::Admin | Role::Contractor => Who::Agency,
            Role::Shopper => Who::Shopper(user.id),
            Role::Owner => Who::Owner {
                client_id: user
                    .client_id
                    .ok_or_else(|| Error::internal(format!("owner {} has no client", user.id)))?,
                store_ids: (!user.all_stores).then_some(store_ids),
            },
        };
        let scope = Scope {
            agency_id: user.agency_id,
            who,
        };
        Ok(Caller {
            agency_id: user.agency_id,
            user_id: user.id,
            role,
            family_id,
            scope,
        })
    }

    /// A line of the trail by this caller.
    pub fn line(
        &self,
        at: Timestamp,
        action: &'static str,
        subject_kind: &'static str,
        subject_id: Uuid,
    ) -> Line {
        Line {
            agency_id: self.agency_id,
            user_id: Some(self.user_id),
            at,
            action,
            subject_kind,
            subject_id,
            before: None,
            after: None,
        }
    }
}

/// The role of that name in the database.
pub fn role_of(name: &str) -> Result<Role> {
    [Role::Admin, Role::Contractor, Role::Shopper, Role::Owner]
        .into_iter()
        .find(|role| role.as_str() == name)
        .ok_or_else(|| Error::internal(format!("unknown role {name}")))
}
