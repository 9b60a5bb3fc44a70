//! Citations: what rules and other rows are known from. On screen, in files and in JSON they are called sources.

use crate::rulebook::ids::CitationId;
use crate::rulebook::toml_date::{date, date_opt};
use crate::vocab::closed_set;
use jiff::civil::Date;
use serde::Deserialize;

/// A citation is stale when its text was last known to stand more than this many days before. Half a year, because the
/// terms of platforms change once or twice a year.
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
    /// The day it was published.
    ///
    /// `published = 2024-09-20`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub published: Option<Date>,
    /// The day for which its text is known to have stood.
    ///
    /// `checked = 2024-09-20`
    #[serde(deserialize_with = "date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub checked: Date,
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
    pub quote: String,
}

impl Citation {
    /// Whether its text was last known to stand more than [`STALE_AFTER_DAYS`] days before a day.
    #[must_use]
    pub fn is_stale(&self, on: Date) -> bool {
        self.checked.until(on).is_ok_and(|span| span.get_days() > STALE_AFTER_DAYS)
    }
}
