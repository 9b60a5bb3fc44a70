//! The second pass, when all files of an export are read: authors, amendments from other files, the ledger and the
//! sums.

use super::state::State;
use crate::archive::{Archive, folder_of, name_of};
use crate::formats::{AccountAudience, LayoutRow, ListSpec, Table};
use crate::inventory::{
    Columns, Evidence, FileRow, Inventory, ItemKind, Ledger, Notice, PartRow, Problem, State as FileState,
    account_number, buckets_of, cap_repeats,
};
use crate::readers::{date_in_name, is_media_name, split_at_date};
use crate::vocab::{Author, SkipReason};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

impl State<'_> {
    /// The inventory of all that was read.
    pub fn finish(mut self, archive: &Archive) -> Inventory {
        let authors = self.senders.authors(&self.account);
        self.columns.resolve_senders(|sender| authors.get(sender).copied().unwrap_or(Author::Unknown));
        let with_ai = self.senders.chats_with_ai();
        self.columns.count_as_ai_chats(|thread| with_ai.contains(&thread));
        self.amend();
        // Not needed any more, and large: the peak of memory is near.
        (self.numbers, self.versions, self.amendable) = Default::default();
        self.columns.sort_media();
        self.resolve_audience();
        let table = self.table;
        if table.account_numbers {
            let names = archive.entries.iter().map(|entry| name_of(&entry.path));
            self.account.number_in_names = account_number(names);
        }
        self.columns.estimate_tokens(|list| table.lists.get(list).is_some_and(|list| list.quoted));
        let layout = layout(table, archive, &self.lists);
        let notices = self.notices(archive, layout);
        let mut buckets = self.columns.count();
        let mut kinds: Vec<ItemKind> = table.lists.iter().map(item_kind).collect();
        let loose_media = self.media.unclaimed(&table.platform, &mut kinds, &archive.entries);
        buckets.extend(buckets_of(&loose_media));
        let mut files = self.files;
        self.problems.extend(self.expected.compare(&mut files));
        let evidence = evidence(&files);
        files.extend(self.media.rows());
        let parts = parts(archive);
        Inventory {
            platform: table.platform.clone(),
            layout: layout.map_or("unknown", |layout| layout.id.as_str()).to_owned(),
            notices,
            made_on: self.account.made_on.or_else(|| made_on(archive, table, &self.columns)),
            evidence,
            ledger: Ledger::of(&files, &parts),
            parts,
            files: Arc::new(files),
            problems: Arc::new(cap_repeats(self.problems)),
            own_tokens: self.columns.own_tokens_estimate(|_| true),
            kinds,
            items: self.columns,
            loose_media,
            buckets,
            account: self.account,
            fingerprint: None,
            archive: Arc::default(),
            repeats: 0,
        }
    }

    /// Adds problems, also those of the archive layer, which has a type of its own for them.
    pub fn add_problems(&mut self, problems: impl IntoIterator<Item = impl Into<Problem>>) {
        self.problems.extend(problems.into_iter().map(Into::into));
    }

    /// What a person should know of this export besides its problems.
    fn notices(&self, archive: &Archive, layout: Option<&LayoutRow>) -> Vec<Notice> {
        // What is lost may be the very files whose absence these tell.
        let is_whole = archive.parts.iter().all(|part| !part.salvaged)
            && self.files.iter().all(|file| file.state != FileState::Failed);
        let of_layout = layout.and_then(|layout| layout.notice.clone()).filter(|_| is_whole).map(Notice::OfTable);
        let is_there =
            |id: &String| self.lists.iter().filter_map(|list| self.table.lists.get(*list)).any(|list| list.id == *id);
        let of_part = match &self.table.whole {
            Some(whole) if is_whole && !whole.lists.iter().any(is_there) => Some(Notice::OfTable(whole.notice.clone())),
            _ if self.media.missing > 0 && !archive.entries.is_empty() => {
                Some(Notice::MediaMissing(self.media.missing))
            }
            _ => None,
        };
        let salvaged =
            archive.parts.iter().filter(|part| part.salvaged).map(|part| Notice::Salvaged(part.name.clone()));
        let again = parts_given_twice(&self.files, archive).into_iter().map(Notice::PartAgain);
        let namesakes = self.senders.ambiguous(&self.account) as u64;
        let namesakes = (namesakes > 0).then_some(Notice::Namesakes(namesakes));
        let stranger = self.senders.is_by_a_stranger(&self.account).then_some(Notice::Stranger);
        of_layout.into_iter().chain(of_part).chain(salvaged).chain(again).chain(namesakes).chain(stranger).collect()
    }

    /// Applies to items what other files say about them.
    fn amend(&mut self) {
        for (list, amendments) in std::mem::take(&mut self.amendments) {
            let target = self.table.lists.get(list).and_then(|list| list.amends);
            let Some(amendable) = target.and_then(|target| self.amendable.get(&target)) else { continue };
            for (item, amendment) in amendable.matched(&amendments) {
                self.columns.amend(item, amendment.unpublished, amendment.stamp);
            }
        }
    }

    fn resolve_audience(&mut self) {
        let (account, table) = (&self.account, self.table);
        self.columns.resolve_audience(|list, stamp| {
            let list = table.lists.get(list)?;
            match list.account_audience? {
                AccountAudience::Then => account.audience_at(stamp?),
                AccountAudience::EverSince => {
                    account.audience_since(stamp, &list.platform, list.platform != table.platform)
                }
            }
        });
    }
}

fn item_kind(list: &ListSpec) -> ItemKind {
    ItemKind {
        id: list.id.clone(),
        name: Some(list.name.clone()),
        platform: list.platform.clone(),
        category: list.category,
        audience: list.audience,
        quoted: list.quoted,
    }
}

/// How many files there are, and how many of them have a spec. Media and skipped files are not counted.
fn evidence(files: &[FileRow]) -> Evidence {
    let files = || files.iter().filter(|file| !matches!(file.state, FileState::Media | FileState::Skipped));
    let known = files().filter(|file| file.source.is_some());
    Evidence { known: known.count() as u64, files: files().count() as u64 }
}

fn parts(archive: &Archive) -> Vec<PartRow> {
    let mut declared = vec![0_u64; archive.parts.len()];
    for entry in &archive.entries {
        if let Some(sum) = declared.get_mut(entry.part) {
            *sum = sum.saturating_add(entry.bytes);
        }
    }
    let parts = archive.parts.iter().zip(declared);
    parts
        .map(|(part, declared)| PartRow {
            name: part.name.clone(),
            bytes: part.bytes,
            entries: part.entries as u64,
            salvaged: part.salvaged,
            declared,
        })
        .collect()
}

/// The layout of the export: the first whose lists, paths or part names occur, else the one without conditions.
fn layout<'t>(table: &'t Table, archive: &Archive, lists: &BTreeSet<usize>) -> Option<&'t LayoutRow> {
    // Of successive media in one folder only the first is looked at, because there may be tens of thousands, whose own
    // names tell nothing.
    let mut folder_of_media = None;
    let paths = archive.entries.iter().filter(|entry| entry.skip.is_none()).filter(|entry| {
        !is_media_name(&entry.key) || {
            let folder = folder_of(&entry.full_key);
            folder_of_media.replace(folder) != Some(folder)
        }
    });
    let named = paths.filter_map(|entry| table.layout_of(&entry.full_key).or_else(|| table.layout_of(&entry.key)));
    let named: BTreeSet<usize> =
        named.chain(archive.parts.iter().filter_map(|part| table.layout_of_part(&part.name))).collect();
    let is_there = |id: &String| lists.iter().filter_map(|list| table.lists.get(*list)).any(|list| list.id == *id);
    let layouts = || table.layouts.iter().enumerate();
    let has_condition =
        |layout: &LayoutRow| !layout.when_any.is_empty() || !layout.files.is_empty() || !layout.exports.is_empty();
    layouts()
        .find(|(at, layout)| layout.when_any.iter().any(is_there) || named.contains(at))
        .or_else(|| layouts().find(|(_, layout)| !has_condition(layout)))
        .map(|(_, layout)| layout)
}

/// The day an export was made: from the name of a part or of its folder, else the newest day on its files. The days on
/// files are not used if items are newer, because then the files were written again after the export. A difference of one day may be
/// the time zone, and one item in a hundred may be in the future, such as an event.
fn made_on(archive: &Archive, table: &Table, items: &Columns) -> Option<Date> {
    let in_part = archive.parts.iter().filter(|part| !part.inner).find_map(|part| date_in_name(&part.name));
    let in_inner_part = || archive.parts.iter().find_map(|part| date_in_name(name_of(&part.name)));
    let in_folder = || {
        let first = archive.entries.first()?;
        let mut names = first.full_key.split('/').filter(|folder| table.is_export_name(folder));
        names.find_map(split_at_date).map(|(_, date)| date)
    };
    let in_export_name = || {
        let names = archive.parts.iter().map(|part| name_of(&part.name));
        names.filter(|name| table.is_export_name(name)).find_map(split_at_date).map(|(_, date)| date)
    };
    in_part.or_else(in_export_name).or_else(in_inner_part).or_else(in_folder).or_else(|| {
        let newest_file = archive.parts.iter().filter_map(|part| part.newest).max()?;
        let last = newest_file.tomorrow().unwrap_or(newest_file);
        let (newer, dated) = items.made_after(last);
        (newer * 100 <= dated).then_some(newest_file)
    })
}

/// The names of parts that only hold copies of what is in other parts.
fn parts_given_twice(files: &[FileRow], archive: &Archive) -> Vec<String> {
    // For each part: how many files it has, and how many of them are copies.
    let mut counts = vec![(0_u64, 0_u64); archive.parts.len()];
    for file in files {
        if let Some((all, copies)) = counts.get_mut(file.part) {
            *all += 1;
            *copies += u64::from(file.reason == Some(SkipReason::Duplicate));
        }
    }
    let twice = archive.parts.iter().zip(counts).filter(|(_, (all, copies))| *all > 0 && all == copies);
    twice.map(|(part, _)| part.name.clone()).collect()
}
