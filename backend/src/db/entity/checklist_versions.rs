//! Table `checklist_versions`.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::clock::Timestamp;

/// One row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "checklist_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub agency_id: Uuid,
    pub slug: String,
    pub version: i64,
    pub title: String,
    pub languages: String,
    pub source: String,
    pub canonical: String,
    pub hash: String,
    pub shopper_copy: Option<String>,
    pub shopper_copy_hash: Option<String>,
    pub epochs: String,
    pub published_at: Timestamp,
    pub published_by: Uuid,
}

/// Relations are joined by hand, with the agency in every condition.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
