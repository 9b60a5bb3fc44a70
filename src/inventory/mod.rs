//! What is in an archive: its items as columns, and the ledger of what became of every file.
//!
//! Reading is two passes. Readers *emit* records with a sender and a thread; when all parts are read, the second
//! pass *resolves* what needs other files: who "I" is, and the account's name and place.

mod columns;
mod expected;
mod few;
mod filing;
mod gather;
mod ledger;
mod media;
mod named;
mod origin;
mod plan;
mod read;
mod resolve;
mod settle;
mod split;
mod tokens;
mod whole;

pub use columns::{Cell, Columns, Traits};
pub use ledger::{FileRow, Ledger, PartRow, State, Tally};
pub use origin::{Origin, Sample};
pub use read::{Progress, ReadingError, Watch, read_all, read_all_within};
pub use resolve::Account;
pub use tokens::TOKENISER;

use crate::archive::Problem;
use crate::words::{Audience, Category};
use jiff::civil::Date;
use std::sync::Arc;

/// A kind of file in this archive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// `linkedin.shares`.
    pub id: String,
    /// What it is, in a few words.
    pub name: String,
    /// Whose it is: `linkedin`, or `threads` within Instagram's export.
    pub platform: String,
    /// What kind of data it is, unless a record says otherwise.
    pub category: Category,
    /// Who could see its records, where that is known of all of them.
    pub audience: Option<Audience>,
    /// The words in it are those of others, though the act is the person's: a like.
    pub quoted: bool,
}

/// One export, read whole: all its parts together.
#[derive(Debug)]
pub struct Inventory {
    /// The platform's id.
    pub platform: String,
    /// The form the export comes in, or `unknown`.
    pub layout: String,
    /// What the person should be told of this export.
    pub notices: Vec<String>,
    /// The day it was made, where its name or its files tell.
    pub made_on: Option<Date>,
    /// Why it is taken for that platform's.
    pub evidence: String,
    /// Its parts.
    pub parts: Vec<PartRow>,
    /// What became of each file; media are a row a folder. There can be many, and each answer holds them.
    pub files: Arc<Vec<FileRow>>,
    /// The ledger over all of it.
    pub ledger: Ledger,
    /// What went wrong.
    pub problems: Arc<Vec<Problem>>,
    /// The kinds of files that were read.
    pub sources: Vec<Source>,
    /// The items.
    pub items: Columns,
    /// Items counted by all that a verdict can turn on, by day.
    pub cells: Vec<Cell>,
    /// Whose it is.
    pub account: Account,
    /// An estimate of the tokens of the person's own words.
    pub own_tokens: u64,
}

impl Inventory {
    /// A name for it: that of its first part.
    #[must_use]
    pub fn name(&self) -> &str {
        self.parts.first().map_or("", |part| part.name.as_str())
    }

    /// How many items there are.
    #[must_use]
    pub fn item_count(&self) -> u64 {
        self.cells.iter().map(|cell| cell.items).sum()
    }
}
