//! Citations: what rules and other rows are known from. On screen, in files and in JSON they are called sources.

use super::passage::{Document, Passage};
use crate::rulebook::ids::CitationId;
use crate::rulebook::toml_date::date_opt;
use crate::vocab::closed_set;
use jiff::civil::Date;
use serde::Deserialize;

/// A text of a platform is stale when it was last known to stand more than this many days before. Half a year, because
/// the terms of platforms change once or twice a year.
pub const STALE_AFTER_DAYS: i32 = 180;

closed_set! {
    /// How the text of a citation is known.
    Seen {
        /// The page itself was read.
        Page = "page",
        /// A stored copy of the page was read.
        Snapshot = "snapshot",
        /// Another text quotes it.
        Quoted = "quoted",
        /// Nobody read the text for the pack, because what it says is generally known.
        Known = "known",
    }
}

closed_set! {
    /// Who speaks in a citation.
    CitationKind {
        /// A law, or a proposal for one.
        Statute = "statute",
        /// An authority.
        Regulator = "regulator",
        /// A court.
        Court = "court",
        /// The platform.
        Platform = "platform",
        /// A newspaper or a magazine.
        Press = "press",
        /// An organisation that defends rights.
        Ngo = "ngo",
        /// A law firm.
        LawFirm = "law-firm",
    }
}

/// What something is known from.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The id that other rows name it by.
    ///
    /// `id = "ico-linkedin-2024"`
    pub id: CitationId,
    /// Its title.
    ///
    /// `title = "Our statement on changes to LinkedIn AI data policy"`
    pub title: String,
    /// Who published it.
    ///
    /// `publisher = "Information Commissioner's Office"`
    pub publisher: String,
    /// Its address. It needs this or `cite`.
    ///
    /// `url = "https://ico.org.uk/about-the-ico/media-centre/"`
    #[serde(default)]
    pub url: Option<String>,
    /// How a law without an address is cited.
    ///
    /// `cite = "Regulation (EU) 2016/679"`
    #[serde(default)]
    pub cite: Option<String>,
    /// Whether only the host of the address is known.
    ///
    /// `url_partial = false`
    #[serde(default)]
    pub url_partial: bool,
    /// The day it was published, or from which it applies by its own words.
    ///
    /// `published = 2024-09-20`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub published: Option<Date>,
    /// The last day for which its text is known to have stood: that of a stored copy, or of a text that quotes it.
    ///
    /// `stood_on = 2026-08-22`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub stood_on: Option<Date>,
    /// For a text that bears no day: the earliest on which it can have been written, such as that of what it reports. It
    /// needs this, `published` or `stood_on`.
    ///
    /// `not_before = 2023-09-27`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub not_before: Option<Date>,
    /// How its text is known.
    ///
    /// `seen = "page"`
    pub seen: Seen,
    /// Who speaks in it.
    ///
    /// `kind = "regulator"`
    pub kind: CitationKind,
    /// The language of its text.
    ///
    /// `language = "en"`
    #[serde(default)]
    pub language: Option<String>,
    /// Its own words, where they are known exactly.
    ///
    /// `quote = "We are pleased that LinkedIn has reflected on the concerns we raised."`
    #[serde(default)]
    pub quote: Option<String>,
    /// The document of a public repository that keeps its text, with all its versions.
    ///
    /// `document = "pga-versions:Facebook/Privacy Policy.md"`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub document: Option<Document>,
    /// The passages of that document that rules rest on.
    ///
    /// `passage = [{ id = "minors", text = "including those under the age of majority" }]`
    #[serde(default, rename = "passage")]
    pub passages: Vec<Passage>,
    /// Why something that a check asks for cannot be had, such as the whole address.
    ///
    /// `gap = "The report was read in a copy that does not give its address."`
    #[serde(default)]
    pub gap: Option<String>,
}

impl Citation {
    /// The last day for which its text is known to have stood; `None` for a text that bears no day.
    #[must_use]
    pub fn known_on(&self) -> Option<Date> {
        self.stood_on.or(self.published)
    }

    /// Whether it is a text of a platform that was last known to stand more than [`STALE_AFTER_DAYS`] days before a day.
    /// Other texts do not age: a law changes on a day of its own, and a report stays what it was.
    #[must_use]
    pub fn is_stale(&self, on: Date) -> bool {
        self.kind == CitationKind::Platform
            && self
                .known_on()
                .or(self.not_before)
                .is_some_and(|day| day.until(on).is_ok_and(|span| span.get_days() > STALE_AFTER_DAYS))
    }

    /// Whether it is the text of the law, the authority, the court or the platform itself, and somebody read it.
    #[must_use]
    pub fn is_primary_and_read(&self) -> bool {
        self.is_primary() && matches!(self.seen, Seen::Page | Seen::Snapshot)
    }

    /// Whether it is a text of the law, an authority, a court or the platform itself, read or quoted by others.
    #[must_use]
    pub fn is_primary(&self) -> bool {
        match self.kind {
            CitationKind::Statute | CitationKind::Regulator | CitationKind::Court | CitationKind::Platform => true,
            CitationKind::Press | CitationKind::Ngo | CitationKind::LawFirm => false,
        }
    }
}
