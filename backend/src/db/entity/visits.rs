//! Table `visits`.

use chrono::{NaiveDate, NaiveDateTime};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::clock::Timestamp;

/// One row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "visits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub agency_id: Uuid,
    pub client_id: Uuid,
    pub store_id: Uuid,
    pub checklist_version_id: Uuid,
    pub state: String,
    pub settled: Option<String>,
    pub window_from: NaiveDateTime,
    pub window_to: NaiveDateTime,
    pub opens_at: Timestamp,
    pub due_at: Timestamp,
    pub fee_minor: i64,
    pub note: String,
    pub shopper_id: Option<Uuid>,
    pub replaces_visit_id: Option<Uuid>,
    pub local_date: Option<NaiveDate>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// Relations are joined by hand, with the agency in every condition.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
