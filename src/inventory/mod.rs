//! What is in an export: its items as columns, the ledger that accounts for every file, and whose account it is.
//!
//! These types hold data and no sentences. [`crate::import`] fills them, and [`crate::text`] turns them into sentences.

mod account;
mod by_file_name;
mod columns;
mod expected;
mod ledger;
mod media;
mod problem;
mod reconcile;
mod repeats;
mod runs;
mod senders;
mod tokens;

pub use account::{Account, account_number};
pub use columns::{Bucket, Claim, Columns, ItemText, NewItem, Traits};
pub use expected::ExpectedCounts;
pub use ledger::{FileRow, Ledger, Left, Lists, PartRow, State, Tally};
pub use media::{LooseMedia, Media, buckets_of};
pub use problem::{Fault, Problem, UnlistedList, cap_repeats};
pub use reconcile::{Amendable, Amendment, RecordNumbers, Version, Versions, WholeText, complete};
pub use repeats::{Presence, count_once, held_by, same_accounts};
pub use senders::{From, Senders};
pub use tokens::{TOKENISER, TokensByCategory};

use crate::archive::{Archive, Fingerprint};
use crate::ids::PlatformId;
use crate::vocab::{Audience, Category};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// What the items of one list are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ItemKind {
    /// The id of the list, such as `linkedin.shares`; of media that no record names, `<platform>.files.<category>`.
    pub id: String,
    /// What it is, in a few words; `None` for media that no record names.
    pub name: Option<String>,
    /// The id of its platform: `linkedin`, or `threads` within Instagram's export.
    pub platform: PlatformId,
    /// What kind of data it is, unless a record says otherwise.
    pub category: Category,
    /// Who could see its records, where that is known of all of them.
    pub audience: Option<Audience>,
    /// Whether its words are those of others, though the act is the person's: a like.
    pub quoted: bool,
}

/// The evidence that an export is of its platform: how many of its files have a spec. Media and skipped files are not
/// counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Evidence {
    /// How many files have a spec.
    pub known: u64,
    /// How many files there are.
    pub files: u64,
}

/// What a person should know of an export besides its problems.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// The notice that the table has for this layout, or for an export that is not whole: a key of the locale files.
    OfTable(String),
    /// Records name pictures and videos that are not there.
    MediaMissing(u64),
    /// A part's central directory is missing or broken, so there may have been more in it.
    Salvaged(String),
    /// A part only holds copies of what is in other parts.
    PartAgain(String),
    /// In this many conversations another person has the person's name.
    Namesakes(u64),
    /// What should be the person's is all by somebody else.
    Stranger,
}

impl Notice {
    /// An id that does not change when the sentence is reworded.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::OfTable(key) => key.strip_prefix("notice-").unwrap_or(key),
            Self::MediaMissing(_) => "media-missing",
            Self::Salvaged(_) => "salvaged",
            Self::PartAgain(_) => "part-again",
            Self::Namesakes(_) => "namesakes",
            Self::Stranger => "stranger",
        }
    }
}

/// One export, read whole: all its parts together.
#[derive(Clone, Debug)]
pub struct Inventory {
    /// The platform's id.
    pub platform: PlatformId,
    /// The form the export comes in, or `unknown`.
    pub layout: String,
    /// What the person should know of this export.
    pub notices: Vec<Notice>,
    /// The day it was made, where the archive or its name tells.
    pub made_on: Option<Date>,
    /// Why it is taken for that platform's.
    pub evidence: Evidence,
    /// Its parts.
    pub parts: Vec<PartRow>,
    /// How each file was accounted for; media files have one row for each folder. Shared, because there can be hundreds
    /// of thousands.
    pub files: Arc<Vec<FileRow>>,
    /// The ledger of all entries, bytes and lists.
    pub ledger: Ledger,
    /// What went wrong.
    pub problems: Arc<Vec<Problem>>,
    /// What the items of each list are, in the order of the table, and then media that no record names.
    pub kinds: Vec<ItemKind>,
    /// The items that records are.
    pub items: Columns,
    /// The media files that no record names: one item each.
    pub loose_media: Vec<LooseMedia>,
    /// Items counted by everything that a verdict can depend on, and by day.
    pub buckets: Vec<Bucket>,
    /// Whose it is.
    pub account: Account,
    /// An estimate of the tokens of the person's own words.
    pub own_tokens: TokensByCategory,
    /// What tells whether its files are still those that were read, where that can be told.
    pub fingerprint: Option<Fingerprint>,
    /// Its entries, from which a picture or a file is read again when somebody wants to look at it.
    pub archive: Arc<Archive>,
    /// How many items were left out because a newer export of the same account holds them too; 0 unless asked for.
    pub repeats: u64,
}

/// The files of exports that are in no count, or only in part.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Unread {
    /// Files that could not be read, or not to their end, or that the export names and does not hold.
    pub files: u64,
    /// All files, with those that are missing.
    pub of: u64,
    /// Whether files may be missing of which nothing is known, because the zip ends early or its list of files is damaged.
    pub cut_off: bool,
    /// The kinds of data in the files that are there and were not read, as far as their names tell.
    pub categories: BTreeSet<Category>,
}

impl Unread {
    /// Whether anything was not read.
    #[must_use]
    pub fn is_some(&self) -> bool {
        self.files > 0 || self.cut_off
    }
}

impl std::iter::Sum for Unread {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, unread| Self {
            files: sum.files.saturating_add(unread.files),
            of: sum.of.saturating_add(unread.of),
            cut_off: sum.cut_off || unread.cut_off,
            categories: sum.categories.into_iter().chain(unread.categories).collect(),
        })
    }
}

/// The accounts that the archives belong to, by platform. An account with several exports is in it once, and an archive that names
/// nobody adds none.
pub fn accounts_of<'i>(inventories: impl Iterator<Item = &'i Inventory>) -> BTreeMap<&'i PlatformId, Vec<&'i Account>> {
    let mut accounts: BTreeMap<&PlatformId, Vec<&Account>> = BTreeMap::new();
    for Inventory { platform, account, .. } in inventories {
        let known = accounts.entry(platform).or_default();
        // Two exports of one account may differ in what tells it apart, such as the address of an e-mail.
        let is_known = |other: &&Account| !other.is_another_than(account);
        if account.identity().is_some() && !known.iter().any(is_known) {
            known.push(account);
        }
    }
    accounts
}

impl Inventory {
    /// Whether it holds items of a platform: the archive's own, or another one whose items lie within, as those of Threads do in
    /// Instagram's.
    #[must_use]
    pub fn holds(&self, platform: &PlatformId) -> bool {
        self.platform == *platform || self.kinds.iter().any(|kind| kind.platform == *platform)
    }

    /// A name for it: that of its first part.
    #[must_use]
    pub fn name(&self) -> &str {
        self.parts.first().map_or("", |part| part.name.as_str())
    }

    /// What tells each of its parts from other archives, where no file says whose account it is: how many files it has, and the
    /// sums of their sizes and checksums.
    #[must_use]
    pub fn part_identities(&self) -> Vec<String> {
        let mut sums = vec![(0_u64, 0_u64, 0_u64); self.archive.parts.len()];
        for entry in &self.archive.entries {
            if let Some((entries, bytes, checksums)) = sums.get_mut(entry.part) {
                *entries += 1;
                *bytes = bytes.wrapping_add(entry.bytes);
                *checksums += u64::from(entry.crc().unwrap_or_default());
            }
        }
        sums.into_iter().map(|(entries, bytes, checksums)| format!("{entries} {bytes} {checksums:x}")).collect()
    }

    /// How many of its files could not be read. A file of which another part has a copy that was read whole is none of them.
    #[must_use]
    pub fn unread(&self) -> Unread {
        // This is asked for whenever everything is judged again, so the files are looked through only if one failed.
        let is_lost = |problem: &Problem| problem.kind().is_loss();
        let any = self.ledger.entries.failed > 0 || self.problems.iter().any(is_lost);
        let files: &[FileRow] = if any { &self.files } else { &[] };
        let paths = |fits: &dyn Fn(&FileRow) -> bool| -> HashSet<&str> {
            files.iter().filter(|file| fits(file)).map(|file| file.path.as_str()).collect()
        };
        let failed = paths(&|file| file.state == State::Failed);
        let whole = paths(&|file| file.state == State::Read && !file.is_cut);
        let mut partly = paths(&|file| file.is_cut);
        let mut missing = 0_u64;
        let mut cut_off = false;
        for problem in self.problems.iter().filter(|problem| is_lost(problem)) {
            match &problem.fault {
                Fault::File { .. } if !failed.contains(problem.path.as_str()) => {
                    partly.insert(&problem.path);
                }
                Fault::MissingFiles { files, .. } => missing = missing.saturating_add(*files),
                // What a copy lacks is in the whole part.
                Fault::Listing(_) => {
                    let is_copy = |notice: &Notice| matches!(notice, Notice::PartAgain(name) if *name == problem.path);
                    cut_off |= !self.notices.iter().any(is_copy);
                }
                _ => {}
            }
        }
        partly.retain(|path| !whole.contains(path));
        let is_whole = |file: &&FileRow| whole.contains(file.path.as_str());
        let is_failed = |file: &&FileRow| file.state == State::Failed;
        let found_elsewhere: u64 = files.iter().filter(is_failed).filter(is_whole).map(|file| file.entries).sum();
        let is_partly = |file: &&FileRow| partly.contains(file.path.as_str());
        let lost = files.iter().filter(|file| (is_failed(file) && !is_whole(file)) || is_partly(file));
        let failed = self.ledger.entries.failed.saturating_sub(found_elsewhere);
        // Of what is missing altogether nobody knows the kinds, so that those of the other files would be taken for all.
        let is_all_known = missing == 0 && !cut_off;
        let lost = lost.filter(|_| is_all_known);
        Unread {
            categories: lost.filter_map(|file| file.category).map(Category::top).collect(),
            files: failed.saturating_add(partly.len() as u64).saturating_add(missing),
            of: self.ledger.entries.total.saturating_add(missing),
            cut_off,
        }
    }

    /// The media of an item: the indices of their entries in [`Self::archive`].
    #[must_use]
    pub fn media_of(&self, item: usize) -> Vec<usize> {
        match item.checked_sub(self.items.len()) {
            None => self.items.media_entries(item).collect(),
            Some(loose) => self.loose_media.get(loose).map(|file| file.entry as usize).into_iter().collect(),
        }
    }

    /// How many items there are.
    #[must_use]
    pub fn item_count(&self) -> u64 {
        self.buckets.iter().map(|bucket| bucket.items).sum()
    }
}
