//! Questions to the person.

use crate::ids::PlatformId;
use crate::vocab::Category;

/// A question that only the person can answer, because the archive does not say it: who could see most of these items.
#[derive(Debug)]
pub struct Question {
    /// `linkedin.posts`.
    pub id: String,
    /// The platforms whose items it decides.
    pub platforms: Vec<PlatformId>,
    /// The categories whose items it decides.
    pub categories: Vec<Category>,
    /// The question.
    pub text: String,
    /// What the answer changes.
    pub note: String,
    /// The label of the answer that not everybody could see the items, such as `Only my followers`; empty for the usual
    /// label.
    pub limited: String,
}
