//! The inputs of a judgement: an item, a person, a jurisdiction, a day and a use.

use super::born::Born;
use super::region::Jurisdiction;
use crate::ids::PlatformId;
use crate::vocab::{Audience, Author, Category, Use};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The traits of an item that rules can ask about. `None` where the archive does not say.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ItemTraits<'a> {
    /// The platform's id.
    pub platform: &'a str,
    /// Its category.
    pub category: Category,
    /// Who could see it.
    pub audience: Option<Audience>,
    /// Who made it.
    pub author: Author,
    /// A draft, or deleted.
    pub unpublished: bool,
    /// It touches a special category of data.
    pub special: bool,
    /// The account was private.
    pub account_private: Option<bool>,
    /// The day it was made.
    pub posted: Option<Date>,
}

impl<'a> ItemTraits<'a> {
    /// An item of which only the platform and the category are known: the person's own, published, of an unknown audience.
    #[must_use]
    pub fn of(platform: &'a str, category: Category) -> Self {
        Self {
            platform,
            category,
            audience: None,
            author: Author::Own,
            unpublished: false,
            special: false,
            account_private: None,
            posted: None,
        }
    }
}

/// What is known of the person. Nothing of it leaves the computer.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Person {
    /// When they were born. A person without a birth date counts as an adult.
    pub born: Option<Born>,
    /// The day they opted out, by platform.
    pub opted_out: BTreeMap<PlatformId, Date>,
}

/// A question about an item: where, when, about which use, and of whom.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// Where the person lives on that day.
    pub jurisdiction: &'a Jurisdiction,
    /// The day asked about.
    pub on: Date,
    /// The use asked about.
    pub use_: Use,
    /// The person.
    pub person: &'a Person,
}
