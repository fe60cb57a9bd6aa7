//! Table `approved_visits`.

use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};
use uuid::Uuid;

/// One row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "approved_visits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub agency_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub visit_id: Uuid,
    pub client_id: Uuid,
    pub store_id: Uuid,
    pub checklist_version_id: Uuid,
    pub slug: String,
    pub epoch: i64,
    pub local_date: NaiveDate,
    pub edition: i64,
    pub score: Option<i64>,
    pub verdict: Option<String>,
    pub band: Option<String>,
    pub missed: i64,
    pub judged: i64,
    pub daypart: i64,
    pub on_time: bool,
    pub returned: bool,
    pub window_end: NaiveDate,
}

/// Relations are joined by hand, with the agency in every condition.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
