//! Recognises which platform an archive is from, and decides how each of its entries is treated.

use crate::archive::{Archive, Entry, ending_of, folder_of};
use crate::formats::{FileSpec, Nearby, Table, is_page};
use crate::parallel::map_all;
use crate::readers::{self, is_media_name};
use crate::vocab::{Author, Category, SkipReason};
use std::collections::HashSet;
use std::io::Read as _;

/// A JSON file of at most this many bytes may hold no element, so it is opened to find out.
const SHORT: u64 = 64;

/// How many files are opened to check whether their contents are what their names promise.
const OPEN_AT_MOST: usize = 6;

/// How many bytes of a file are looked at to recognise it.
const HEAD: u64 = 64 * 1024;

/// A platform that an archive may be from, with the evidence.
#[derive(Clone, Debug, Default)]
pub struct Match {
    /// The index of the platform's table.
    pub table: usize,
    /// How many files have a spec in the table.
    pub known: usize,
    /// How many files were opened and are what their names say, or were recognised by their content.
    pub confirmed: usize,
    /// How many files have paths that no other platform's exports have.
    pub marked: usize,
    /// How many pictures, videos and sounds there are.
    pub media: usize,
    /// The depth of the deepest folder that is named as the platform names its exports: 1 for the part itself, 0 if
    /// there is none.
    pub named: usize,
}

impl Match {
    /// Whether the evidence is enough.
    fn holds(&self) -> bool {
        // A part may hold pictures only.
        self.marked > 0 || (self.known > 0 && self.confirmed > 0) || (self.named > 0 && self.known + self.media > 0)
    }

    fn score(&self) -> (usize, usize, usize) {
        (self.marked + self.confirmed, self.named, self.known)
    }
}

/// How the file kind of an entry was recognised.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecognisedBy {
    /// By its path.
    Name,
    /// By its keys.
    Content,
}

/// What becomes of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Task {
    /// It is read by the spec at this index in [`Table::files`].
    Read(usize, RecognisedBy),
    /// It is a media file: counted and not opened, with the category and the author of its folder.
    Media(Category, Author),
    /// It is skipped, because other files that are read hold the same records. If these turn out to hold none, it is read by the spec
    /// at this index.
    Beside(usize, RecognisedBy),
    /// It is skipped.
    Skip(SkipReason),
    /// No spec knows it.
    Unknown,
}

/// The platforms that an archive may be from, the likeliest first.
#[must_use]
pub fn recognise(archive: &Archive, tables: &[Table]) -> Vec<Match> {
    let numbered: Vec<(usize, &Table)> = tables.iter().enumerate().collect();
    let stretches = stretches(archive);
    let weigh = |(): &mut (), (at, table): &(usize, &Table)| weigh(archive, &stretches, *at, table);
    let mut matches = map_all(&numbered, archive.entries.len() >= WORTH_THREADS, &weigh);
    matches.retain(Match::holds);
    matches.sort_by_key(|found| std::cmp::Reverse(found.score()));
    matches
}

/// Entries that tell the same of the platform: media in one folder, which may be tens of thousands, or any other one.
struct Stretch<'a> {
    /// The first of them.
    entry: &'a Entry,
    /// Its folder, with the folders that all files share.
    folder: &'a str,
    /// How many of them are media.
    media: usize,
}

/// The entries that are not skipped, with successive media of one folder as one.
fn stretches(archive: &Archive) -> Vec<Stretch<'_>> {
    let mut stretches: Vec<Stretch<'_>> = Vec::new();
    for entry in archive.entries.iter().filter(|entry| entry.skip.is_none()) {
        let (folder, is_media) = (folder_of(&entry.full_key), is_media_name(&entry.key));
        match stretches.last_mut() {
            Some(last) if is_media && last.media > 0 && last.entry.part == entry.part && last.folder == folder => {
                last.media += 1;
            }
            _ => stretches.push(Stretch { entry, folder, media: usize::from(is_media) }),
        }
    }
    stretches
}

/// With at least this many entries, several threads are quicker than one.
const WORTH_THREADS: usize = 1_000;

fn weigh(archive: &Archive, stretches: &[Stretch<'_>], at: usize, table: &Table) -> Match {
    let mut found = Match { table: at, ..Match::default() };
    let parts: Vec<bool> = archive.parts.iter().map(|part| table.is_export_name(&part.name)).collect();
    let mut opened = 0;
    let mut last_folder = "";
    for Stretch { entry, folder, media } in stretches {
        found.named = found.named.max(usize::from(parts.get(entry.part) == Some(&true)));
        // Most entries lie in the folder of the one before.
        if *folder != last_folder {
            last_folder = folder;
            found.named = found.named.max(named_depth(table, folder));
        }
        let is_marked = table.is_marker(&entry.full_key);
        if *media > 0 {
            found.media += media;
            // The names of media tell nothing, so their folder alone decides.
            found.marked += if is_marked { *media } else { 0 };
            continue;
        }
        found.marked += usize::from(is_marked);
        if let Some(file) = file_of(table, entry) {
            found.known += 1;
            if opened < OPEN_AT_MOST
                && let Some(file) = table.files.get(file)
                && !table.lists_of(file).all(|(_, list)| list.article)
            {
                opened += 1;
                found.confirmed += usize::from(confirms(archive, entry, table, file));
            }
        } else if let Some(_by_content) = file_by_content(archive, table, entry) {
            found.known += 1;
            found.confirmed += 1;
            found.marked += 1;
        }
    }
    found
}

/// The depth of the innermost folder that is named as the platform names its exports. The outermost folder has depth 2,
/// because 1 stands for the part; 0 if there is none.
fn named_depth(table: &Table, folder: &str) -> usize {
    folder
        .split('/')
        .enumerate()
        .filter(|(_, name)| table.is_export_name(name))
        .map(|(at, _)| at + 2)
        .max()
        .unwrap_or(0)
}

/// The spec of an entry by its path; if none fits, by the path with the folder that all files share.
fn file_of(table: &Table, entry: &Entry) -> Option<usize> {
    let is_stripped = entry.key != entry.full_key;
    table.file_of(&entry.key).or_else(|| is_stripped.then(|| table.file_of(&entry.full_key)).flatten())
}

/// The spec of an entry by the keys in it.
fn file_by_content(archive: &Archive, table: &Table, entry: &Entry) -> Option<usize> {
    let candidates = table.files_by_content(&entry.full_key);
    if candidates.is_empty() {
        return None;
    }
    let head = head_of(archive, entry)?;
    let fits = |file: &usize| table.files.get(*file).is_some_and(|file| readers::has_keys(&head, &file.content));
    candidates.into_iter().find(fits)
}

fn head_of(archive: &Archive, entry: &Entry) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    archive.with_reader(entry, |reader| reader.take(HEAD).read_to_end(&mut head)).ok()?.ok();
    Some(head)
}

/// Whether a file begins as its spec says.
fn confirms(archive: &Archive, entry: &Entry, table: &Table, file: &FileSpec) -> bool {
    let Some(head) = head_of(archive, entry) else { return false };
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
    if is_page(&entry.key) {
        return table.page_marks.iter().any(|mark| memchr::memmem::find(text, mark.as_bytes()).is_some());
    }
    if table.begins.iter().any(|begin| text.starts_with(begin.as_bytes())) {
        return true;
    }
    let mut lists = table.lists_of(file);
    if lists.any(|(_, list)| list.csv.is_some()) {
        return has_known_header(&head, table, file);
    }
    let keys = readers::key_names(text);
    let is_known = |key: &String| {
        table.record_keys.contains(key)
            || table.lists_of(file).filter_map(|(_, list)| list.json.as_ref()).any(|json| {
                json.at.iter().any(|path| path.split('.').next() == Some(key))
                    || json.fields.all().any(|field| field.split('.').next() == Some(key))
            })
    };
    keys.iter().any(is_known)
}

/// Whether one of the first lines has at least two columns of a list of the file, or its only column.
fn has_known_header(head: &[u8], table: &Table, file: &FileSpec) -> bool {
    let mut text = String::new();
    let mut decoded = encoding_rs_io::DecodeReaderBytes::new(head);
    if decoded.read_to_string(&mut text).is_err() {
        text = String::from_utf8_lossy(head).into_owned();
    }
    text.lines().take(10).any(|line| {
        let cells: Vec<String> =
            line.split([',', '\t', ';']).map(|cell| cell.trim().trim_matches('"').to_lowercase()).collect();
        table.lists_of(file).filter_map(|(_, list)| list.csv.as_ref()).any(|csv| {
            let known = csv.columns.iter().filter(|column| cells.contains(&column.to_lowercase())).count();
            known > 1 || (known == 1 && csv.columns.len() == 1)
        })
    })
}

/// How every entry of an archive is treated, in the order of the entries. A file is skipped if another file that is
/// read holds the same records.
#[must_use]
pub fn sort(archive: &Archive, table: &Table) -> Vec<Task> {
    let mut tasks: Vec<Task> = map_all(&archive.entries, archive.entries.len() >= WORTH_THREADS, &|last, entry| {
        task_near(archive, entry, table, last)
    });
    let read: HashSet<usize> =
        tasks.iter().filter_map(|task| if let Task::Read(file, _) = task { Some(*file) } else { None }).collect();
    let lists: HashSet<usize> =
        read.iter().filter_map(|file| table.files.get(*file)).flat_map(|file| file.lists.iter().copied()).collect();
    for task in &mut tasks {
        if let Task::Read(file, by) = *task
            && table.files.get(file).is_some_and(|file| file.beside.iter().any(|list| lists.contains(list)))
        {
            *task = Task::Beside(file, by);
        }
    }
    skip_pages_beside_lists(archive, table, &mut tasks);
    tasks
}

/// Skips each page whose JSON file of the same name is there as well. It may lie beside the page, or in another folder
/// if one of the two exports was put into a folder of the other.
fn skip_pages_beside_lists(archive: &Archive, table: &Table, tasks: &mut [Task]) {
    let lists: HashSet<(usize, &str)> = archive
        .entries
        .iter()
        .zip(tasks.iter())
        .filter_map(|(entry, task)| match task {
            Task::Read(file, _) => {
                let stem = entry.key.strip_suffix(".json")?;
                holds_elements(archive, entry).then(|| (*file, table.own_path(stem)))
            }
            _ => None,
        })
        .collect();
    for (entry, task) in archive.entries.iter().zip(tasks) {
        if let Task::Read(file, by) = *task
            && is_page(&entry.key)
            && let Some((stem, _)) = entry.key.rsplit_once('.')
            && lists.contains(&(file, table.own_path(stem)))
        {
            *task = Task::Beside(file, by);
        }
    }
}

/// Whether a file among those of the platform's viewer holds data, so that it must not be skipped.
fn holds_data(archive: &Archive, entry: &Entry, table: &Table) -> bool {
    if entry.key.ends_with(".js") {
        let head = head_of(archive, entry).unwrap_or_default();
        return table.begins.iter().any(|begin| head.trim_ascii_start().starts_with(begin.as_bytes()));
    }
    [".json", ".csv", ".tsv", ".html", ".htm"].iter().any(|ending| entry.key.ends_with(ending))
}

/// Whether a JSON file holds an element. Only a short file is opened, because a long one is not empty.
fn holds_elements(archive: &Archive, entry: &Entry) -> bool {
    entry.bytes > SHORT
        || archive
            .with_reader(entry, |reader| readers::holds_elements(reader))
            .is_ok_and(|holds_elements| holds_elements)
}

/// The entry that a task was decided for last, because media of one folder follow each other, and may be tens of thousands.
#[derive(Default)]
struct Last<'a> {
    /// A medium whose folder and ending alone decide, and its task.
    medium: Option<(&'a Entry, Task)>,
    nearby: Nearby,
}

fn task_near<'a>(archive: &Archive, entry: &'a Entry, table: &Table, last: &mut Last<'a>) -> Task {
    if let Some((medium, task)) = &last.medium
        && entry.skip.is_none()
        && is_named_alike(medium, entry)
    {
        return *task;
    }
    let task = task(archive, entry, table, &mut last.nearby);
    let is_alike = entry.skip.is_none() && is_media_name(&entry.key) && table.tells_by_folder(ending_of(&entry.key));
    last.medium = is_alike.then_some((entry, task));
    task
}

/// Whether two entries lie in the same folder of the same part and their names have the same ending.
fn is_named_alike(a: &Entry, b: &Entry) -> bool {
    let is_alike = |a: &str, b: &str| folder_of(a) == folder_of(b) && ending_of(a) == ending_of(b);
    a.part == b.part && is_alike(&a.key, &b.key) && folder_of(&a.full_key) == folder_of(&b.full_key)
}

fn task(archive: &Archive, entry: &Entry, table: &Table, nearby: &mut Nearby) -> Task {
    if let Some(reason) = entry.skip {
        Task::Skip(reason)
    } else if let Some(file) = file_of(table, entry) {
        Task::Read(file, RecognisedBy::Name)
    } else if let Some(row) = table.skip_near(&entry.key, nearby)
        && !(row.unless_data && holds_data(archive, entry, table))
    {
        Task::Skip(row.reason)
    } else if let row = table.media_near(entry, nearby)
        && (is_media_name(&entry.key) || row.is_some_and(|row| row.any_ending))
    {
        // Without a row for the folder it is the person's own medium.
        let own = || (Category::parse("media").unwrap_or(Category::OTHER), Author::Own);
        let (category, author) = row.map_or_else(own, |row| (row.category, row.author));
        Task::Media(category, author)
    } else if let Some(file) = file_by_content(archive, table, entry) {
        Task::Read(file, RecognisedBy::Content)
    } else {
        Task::Unknown
    }
}

/// The values by which the platform tells one export from another; `None` if none of the files has them.
#[must_use]
pub fn export_id(archive: &Archive, table: &Table) -> Option<String> {
    let mut entries = archive.entries.iter().filter(|entry| entry.skip.is_none() && !is_media_name(&entry.key));
    entries.find_map(|entry| {
        let file = table.files.get(file_of(table, entry)?)?;
        table.lists_of(file).find(|(_, list)| list.tells_export())?;
        archive.with_reader(entry, |reader| readers::export_id(table, file, reader)).ok()?
    })
}
