//! What is asked of the archives.

use crate::ids::PlatformId;
use crate::inventory::Account;
use crate::inventory::{Inventory, TOKENISER, TokensByCategory};
use crate::readers::Stamp;
use crate::rulebook::{AnswerId, AnswerValue, Jurisdiction, LetterId, Person, RemedyId};
use crate::text::{self, text_with};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// Where the region is known from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegionFrom {
    /// The person said it.
    Given,
    /// The archive names it.
    Archive,
    /// Neither the person nor the archive names one, so the region is the world.
    None,
}

/// What is asked of the archives.
#[derive(Clone, Debug)]
pub struct Inquiry {
    /// The region on the day asked about.
    pub jurisdiction: Jurisdiction,
    /// Where it is known from.
    pub region_from: RegionFrom,
    /// The day asked about.
    pub on: Date,
    /// What is known of the person.
    pub person: Person,
    /// Their answers to open questions.
    pub answers: BTreeMap<AnswerId, AnswerValue>,
    /// The tokens of the person's own words, if they were counted before the summary is built, because counting them
    /// exactly takes minutes. If `None`, they are estimated.
    pub tokens: Option<Tokens>,
    /// Only what was made within these days, if not all.
    pub within: Option<Within>,
    /// The days on which steps were taken, by platform and remedy. `Person::opted_out` holds only the day from which
    /// a platform may no longer train AI, which changes outcomes; this holds every step, which the guide shows.
    pub done: BTreeMap<PlatformId, BTreeMap<RemedyId, Date>>,
    /// The objections that the person sent by letter or e-mail, by platform. They change no outcome, because the
    /// platform may go on until it has answered.
    pub objected: BTreeMap<PlatformId, Sent>,
    /// Whose opt-outs and objections these are, by platform, where archives of several accounts are open. They hold for
    /// the archives of no other account.
    pub accounts: BTreeMap<PlatformId, Account>,
}

impl Inquiry {
    /// What somebody asks who says where they live and nothing else. `jurisdiction` is the region on that day.
    #[must_use]
    pub fn new(jurisdiction: Jurisdiction, on: Date) -> Self {
        Self {
            jurisdiction,
            region_from: RegionFrom::Given,
            on,
            person: Person::default(),
            answers: BTreeMap::new(),
            tokens: None,
            within: None,
            done: BTreeMap::new(),
            objected: BTreeMap::new(),
            accounts: BTreeMap::new(),
        }
    }

    /// Whether an archive of a platform is of another account than the one whose opt-outs and objections are known.
    pub(super) fn is_of_another(&self, platform: &PlatformId, account: &Account) -> bool {
        self.accounts.get(platform).is_some_and(|own| own.is_another_than(account))
    }

    /// The objection that the person sent to a platform, if they did not send it after the day asked about.
    pub(super) fn objection(&self, platform: &PlatformId) -> Option<&Sent> {
        self.objected.get(platform).filter(|sent| sent.on <= self.on)
    }
}

/// An objection that was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sent {
    /// The day.
    pub on: Date,
    /// The id of the letter; `None` if it is the one for the region.
    pub letter: Option<LetterId>,
}

/// A span of days, both ends included; an end that is `None` is open.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Within {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Within {
    /// Whether a day is one of them.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The first moment of the span, and the first moment after it.
    #[must_use]
    pub fn moments(self) -> (Stamp, Stamp) {
        let after = self.until.map(|until| until.tomorrow().unwrap_or(Date::MAX));
        (self.from.map_or(Stamp::FIRST, Stamp::midnight), after.map_or(Stamp::LAST, Stamp::midnight))
    }

    /// The days in words.
    #[must_use]
    pub fn in_words(self) -> String {
        let day = |day: Date| text::date(day).into();
        match (self.from, self.until) {
            (Some(from), Some(until)) => text_with("within", &[("from", day(from)), ("until", day(until))]),
            (Some(from), None) => text_with("within-since", &[("from", day(from))]),
            (None, Some(until)) => text_with("within-until", &[("until", day(until))]),
            (None, None) => String::new(),
        }
    }
}

/// How many tokens a language model would count.
#[derive(Clone, Debug, Serialize)]
pub struct Tokens {
    /// How many.
    pub value: u64,
    /// How many in each top-level category; they add up to the value.
    pub by_category: TokensByCategory,
    /// `estimate`, or the name of the tokeniser.
    pub method: &'static str,
    /// Whether they were counted.
    pub exact: bool,
    /// By how much an estimate may be wrong, as a share: 0.1 is 10 %, to which tests hold estimates of whole archives.
    /// 0 if the tokens were counted.
    pub error: f64,
}

impl Default for Tokens {
    fn default() -> Self {
        Self { value: 0, by_category: TokensByCategory::new(), method: "estimate", exact: false, error: 0.1 }
    }
}

impl Tokens {
    /// An estimate of the tokens of the person's own words in archives.
    pub(super) fn estimate<'i>(inventories: impl Iterator<Item = &'i Inventory>, within: Option<Within>) -> Self {
        let mut by_category = TokensByCategory::new();
        for inventory in inventories {
            match within {
                Some(within) => add_tokens(&mut by_category, &inventory.own_tokens_within(within.moments())),
                None => add_tokens(&mut by_category, &inventory.own_tokens),
            }
        }
        Self { value: by_category.values().sum(), by_category, ..Self::default() }
    }

    /// Counts the tokens of the person's own words in archives, which takes about a second for ten million characters.
    ///
    /// # Errors
    /// If the tokeniser cannot be set up.
    pub fn count<'i>(
        inventories: impl IntoIterator<Item = &'i Inventory>,
        within: Option<Within>,
    ) -> Result<Self, String> {
        let mut by_category = TokensByCategory::new();
        for inventory in inventories {
            add_tokens(&mut by_category, &inventory.own_tokens_exact(within.map(Within::moments))?);
        }
        let value = by_category.values().sum();
        Ok(Self { value, by_category, method: TOKENISER, exact: true, error: 0.0 })
    }
}

fn add_tokens(to: &mut TokensByCategory, more: &TokensByCategory) {
    for (category, tokens) in more {
        *to.entry(*category).or_default() += tokens;
    }
}
