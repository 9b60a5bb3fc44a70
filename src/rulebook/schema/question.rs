//! Questions to the person.

use crate::ids::PlatformId;
use crate::rulebook::ids::QuestionId;
use serde::Deserialize;

/// A question about what the archive does not say: who could see most of some items. The first question that fits an
/// item decides.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rulebook) struct QuestionRow {
    /// The id that answers are kept under.
    ///
    /// `id = "x.account"`
    pub id: QuestionId,
    /// The platforms whose items it decides.
    ///
    /// `platform = ["x"]`
    pub platform: Vec<PlatformId>,
    /// The categories whose items it decides.
    ///
    /// `category = ["posts", "comments"]`
    pub category: Vec<String>,
    /// The question.
    ///
    /// `text = "Who could see most of your posts on X?"`
    pub text: String,
    /// What the answer changes.
    ///
    /// `note = "X says it does not train its AI on posts of protected accounts."`
    #[serde(default)]
    pub note: String,
    /// What the answer is called that not everybody could see them.
    ///
    /// `limited = "Only my followers"`
    #[serde(default)]
    pub limited: String,
}
