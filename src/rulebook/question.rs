//! Questions to the person.

use crate::vocab::Category;

/// Something the archive does not say and the person may: who could see most of these items.
#[derive(Debug)]
pub struct Question {
    /// `linkedin.posts`.
    pub id: String,
    /// The platforms whose items it decides.
    pub platforms: Vec<String>,
    /// The categories whose items it decides.
    pub categories: Vec<Category>,
    /// The question.
    pub text: String,
    /// What the answer changes.
    pub note: String,
    /// Who it is that can see what not everybody can: `Only my followers`. Or empty.
    pub limited: String,
}
