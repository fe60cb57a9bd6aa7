//! The checked model: one version of one checklist, every default resolved.
//!
//! [`compile`](crate::compile()) makes it from the language; everything else in this crate reads it.
//! Start at [`Checklist`], then [`Question`] and [`Kind`]. Nothing here knows YAML or positions.

mod canonical;
mod condition;
mod copy;
mod kind;
mod pattern;
mod points;
mod question;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) use condition::MISSED;
pub use condition::{AnswerName, Comparison, Condition};
pub use kind::{CesDefinition, Choice, Kind, ScaleLabel};
pub use pattern::Pattern;
pub(crate) use pattern::whole_match;
pub use points::{BandCase, PointBand, ValuePoints, YesNoPoints};
pub use question::{CommentRule, Effect, KnockOut, PhotoRule, Question, Visibility};

use crate::id::{BandId, QuestionId, RuleId, SectionId, Sector, Slug};
use crate::number::Percent;
use crate::text::{Language, Text};

/// One version of one checklist. A published version never changes.
///
/// **This shape is stored and hashed: fields may be added, never changed.** An added field must be
/// an `Option` or a list that is left out of the JSON when empty, so that older hashes stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// The name shared by all versions.
    pub slug: Slug,
    /// The version, from 1.
    pub version: u32,
    /// Who answers.
    pub instrument: Instrument,
    /// How the shopper meets the store; `None` unless the instrument is a visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The line of business.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Sector>,
    /// The languages every text should be in; the first is the default and the fallback.
    pub languages: Vec<Language>,
    /// Whether native speakers of every language have read the texts.
    pub reviewed_by_native: bool,
    /// The name people see.
    pub title: Text,
    /// What is investigated and how to report it; may be empty.
    pub briefing: Text,
    /// How the total is made.
    pub scoring: Scoring,
    /// Bands of the total, the highest first, the last from 0; may be none.
    pub bands: Vec<Band>,
    /// Whether the total can be compared with the last version's, where the author said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparable: Option<bool>,
    /// The sections in order.
    pub sections: Vec<Section>,
    /// What answers must not say together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

/// A rule across answers: they are refused while its condition holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// The contradiction; it may ask about every question.
    pub refuse_if: Condition,
    /// What the shopper is told.
    pub message: Text,
}

/// Who answers a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Instrument {
    /// A mystery shopper on a visit.
    Visit,
    /// A customer.
    Survey,
    /// The store itself.
    SelfAssessment,
}

/// How the shopper meets the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// In person.
    InStore,
    /// By telephone.
    Phone,
    /// On the web site or in the app.
    Web,
    /// By e-mail.
    Email,
    /// By chat.
    Chat,
}

/// How the total is made from the questions. `LANGUAGE.md` gives the order of the steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// Pooled points or weighted sections.
    pub method: Method,
    /// What an optional question left blank counts.
    pub blank: Blank,
    /// Whether the total stops at 100 %.
    pub cap: bool,
    /// Whether the total stops at 0 %.
    pub floor: bool,
    /// The share of the visible possible points below which the total is not scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_scored_share: Option<Percent>,
    /// The exact total from which the verdict is pass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_mark: Option<Percent>,
    /// Whether the shopper sees points and score; else the shopper gets
    /// [`Checklist::shopper_copy`].
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub show_points: bool,
}

const fn yes() -> bool {
    true
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives the field by reference"
)]
const fn is_yes(word: &bool) -> bool {
    *word
}

/// How sections make the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The sum of earned points over the sum of possible points.
    Pooled,
    /// Section scores by section weight, renormalised over the sections with possible points.
    Weighted,
}

/// What an optional question left blank counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Blank {
    /// It leaves earned and possible, as N/A does.
    Exclude,
    /// It earns 0 of its possible points.
    Zero,
}

/// A band of totals, from its mark up to the next higher band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its name.
    pub id: BandId,
    /// The exact total from which it holds.
    pub from: Percent,
    /// What people see.
    pub label: Text,
}

/// A part of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its name.
    pub id: SectionId,
    /// What people see.
    pub title: Text,
    /// Its weight in the total, 0 to 1000; read by [`Method::Weighted`] alone.
    pub weight: u32,
    /// The section score below which the verdict is fail, whatever the total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Percent>,
    /// When the section is shown; always when `None`. It asks about earlier sections only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    /// Whether results can be compared with the last version's, where the author said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparable: Option<bool>,
    /// The questions in order.
    pub questions: Vec<Question>,
}

impl Checklist {
    /// The default language, the fallback of every text.
    #[must_use]
    pub fn default_language(&self) -> Language {
        self.languages
            .first()
            .cloned()
            .unwrap_or_else(Language::english)
    }

    /// Every question in order, across sections.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// The question of this name.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions().find(|question| question.id == *id)
    }

    /// The section of this name.
    #[must_use]
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The section that holds this question.
    #[must_use]
    pub fn section_of(&self, id: &QuestionId) -> Option<&Section> {
        self.sections
            .iter()
            .find(|section| section.questions.iter().any(|q| q.id == *id))
    }

    /// The band of this name.
    #[must_use]
    pub fn band(&self, id: &BandId) -> Option<&Band> {
        self.bands.iter().find(|band| band.id == *id)
    }

    /// Whether any question carries points.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.questions().any(Question::is_scored)
    }
}
