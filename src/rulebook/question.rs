//! Questions to the person, and what they can answer.

use super::ids::QuestionId;
use crate::ids::PlatformId;
use crate::vocab::{Audience, Category, closed_set};
use serde::{Serialize, Serializer};
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// A question that only the person can answer, because the archive does not say it: who could see most of these items.
#[derive(Debug)]
pub struct Question {
    /// `linkedin.posts`.
    pub id: QuestionId,
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

closed_set! {
    /// What can be answered to a [`Question`].
    AnswerValue {
        /// Anyone could see most of the items.
        Public = "public",
        /// Not everybody could.
        Limited = "limited",
        /// The person does not know.
        Unknown = "unknown",
    }
}

impl AnswerValue {
    /// The audience that it says the items had.
    #[must_use]
    pub fn audience(self) -> Option<Audience> {
        match self {
            Self::Public => Some(Audience::Public),
            Self::Limited => Some(Audience::Limited),
            Self::Unknown => None,
        }
    }
}

/// Which items an answer is about: all that a question decides, or those of one year. It is written `facebook.posts` or
/// `facebook.posts.2012`.
///
/// ```
/// use fodder::rulebook::AnswerId;
///
/// let id: AnswerId = "facebook.posts.2012".parse()?;
/// assert_eq!(id.question, "facebook.posts");
/// assert_eq!(id.year, Some(2012));
/// assert_eq!(id.to_string(), "facebook.posts.2012");
/// # Ok::<(), std::convert::Infallible>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct AnswerId {
    /// The question.
    pub question: QuestionId,
    /// The year in which the items were made; `None` for all items.
    pub year: Option<i16>,
}

impl AnswerId {
    /// For all items that a question decides.
    #[must_use]
    pub fn all(question: &QuestionId) -> Self {
        Self { question: question.clone(), year: None }
    }

    /// For those of a year.
    #[must_use]
    pub fn of_year(question: &QuestionId, year: i16) -> Self {
        Self { question: question.clone(), year: Some(year) }
    }
}

impl FromStr for AnswerId {
    type Err = Infallible;

    fn from_str(written: &str) -> Result<Self, Infallible> {
        let year = written.rsplit_once('.').filter(|(_, year)| year.len() == 4).and_then(|(question, year)| {
            year.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
            Some(Self { question: question.into(), year: Some(year.parse().ok()?) })
        });
        Ok(year.unwrap_or_else(|| Self { question: written.into(), year: None }))
    }
}

impl fmt::Display for AnswerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            None => self.question.fmt(f),
            Some(year) => write!(f, "{}.{year:04}", self.question),
        }
    }
}

impl Serialize for AnswerId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
