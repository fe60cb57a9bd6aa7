//! Table `reviews`.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::clock::Timestamp;

/// One row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reviews")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub agency_id: Uuid,
    pub submission_id: Uuid,
    pub revision: i64,
    pub decision: String,
    pub message: String,
    pub remarks: String,
    pub anonymity_confirmed: bool,
    pub reviewer_id: Uuid,
    pub decided_at: Timestamp,
}

/// Relations are joined by hand, with the agency in every condition.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
