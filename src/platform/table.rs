//! The tables of formats: one TOML file a platform, checked strictly when it is read.

use super::PAGES;
use super::rows::{Counting, Layout, MediaRow, Shape, SkipRow, SourceRow};
use super::shared::Shared;
use crate::archive::top_of;
use crate::words::{Author, Category};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// The tables inside the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/platforms");

/// The version of the table format this program reads.
const SCHEMA: u32 = 1;

/// What is wrong with a table.
#[derive(Debug, thiserror::Error)]
#[error("{at}: {message}")]
pub struct TableError {
    /// File and line.
    pub at: String,
    /// What is wrong.
    pub message: String,
}

/// The head of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Head {
    id: String,
    name: String,
    /// Globs of the names under which the export is downloaded, in lower case.
    #[serde(default)]
    exports: Vec<String>,
    /// Whether numbers before the ending, `_1`, `_987654321` or ` (1)`, are no part of a file's name.
    #[serde(default)]
    numbered: bool,
    /// Whether `-part1` before the ending is no part of a file's name.
    #[serde(default)]
    parted: bool,
    /// The folders in which files without a folder of their own lie; `/` for the outermost. None: anywhere.
    #[serde(default)]
    folders: Vec<String>,
    /// What its files begin with.
    #[serde(default)]
    begins: Vec<String>,
    /// Media files are named `<number of the record>-<name of the medium>`.
    #[serde(default)]
    media_by_number: bool,
    /// Records name media files by their paths.
    #[serde(default)]
    media_by_path: bool,
    /// Texts are UTF-8 taken for Latin letters one by one.
    #[serde(default)]
    mojibake: bool,
    /// Keys that a record has.
    #[serde(default)]
    record_keys: Vec<String>,
    /// Fields that may tell when a record was made, where its row names none.
    #[serde(default)]
    date: Vec<String>,
    /// Paths by which its exports are told from others'.
    #[serde(default)]
    markers: Vec<String>,
    /// Every list may come as a page of the same name.
    #[serde(default)]
    pages: bool,
    /// The table whose archives hold these files.
    #[serde(default)]
    within: Option<String>,
    /// Sources of which every whole export has one, and what to tell a person where it has none.
    #[serde(default)]
    whole: Option<WholeRow>,
}

/// How a whole export is told from a part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WholeRow {
    /// Sources of which every whole export has one.
    pub sources: Vec<String>,
    /// The key, in the locale files, of what a person should be told where it has none.
    pub notice: String,
}

/// A table as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct TableFile {
    schema: u32,
    platform: Head,
    #[serde(default)]
    labels: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    layout: Vec<Layout>,
    #[serde(default)]
    source: Vec<toml::Spanned<SourceRow>>,
    #[serde(default)]
    skip: Vec<SkipRow>,
    #[serde(default)]
    media: Vec<MediaRow>,
}

/// A table: everything that is known of one platform's archives.
#[derive(Debug)]
pub struct Table {
    /// The platform's id.
    pub platform: String,
    /// The platform's name.
    pub name: String,
    /// The forms its export comes in.
    pub layouts: Vec<Layout>,
    /// The kinds of files.
    pub sources: Vec<SourceRow>,
    /// What is left on purpose.
    pub skips: Vec<SkipRow>,
    /// Where pictures and videos lie.
    pub media: Vec<MediaRow>,
    /// What its files begin with.
    pub begins: Vec<String>,
    /// Whether media files are named `<number of the record>-<name of the medium>`.
    pub media_by_number: bool,
    /// Whether records name media files by their paths.
    pub media_by_path: bool,
    /// How a whole export is told from a part.
    pub whole: Option<WholeRow>,
    exports: GlobSet,
    markers: GlobSet,
    numbered: bool,
    parted: bool,
    /// The outermost folders of its paths.
    own_folders: HashSet<String>,
    layout_globs: Globs,
    source_globs: Globs,
    skip_globs: Globs,
    media_globs: Globs,
}

/// Globs of many rows, matched at once: which row a path belongs to.
#[derive(Debug)]
struct Globs {
    set: GlobSet,
    rows: Vec<usize>,
}

impl Globs {
    fn first_row(&self, key: &str) -> Option<usize> {
        self.set.matches(key).into_iter().filter_map(|at| self.rows.get(at)).min().copied()
    }
}

impl Table {
    /// The kind of file that a path names.
    #[must_use]
    pub fn source_of(&self, key: &str) -> Option<usize> {
        self.source_globs.first_row(key).or_else(|| {
            let plain = if self.numbered { without_numbers(key) } else { None };
            let whole = if self.parted { without_part(key) } else { None };
            plain.or(whole).and_then(|plain| self.source_globs.first_row(&plain))
        })
    }

    /// Why a path is left, if it is.
    #[must_use]
    pub fn skip_of(&self, key: &str) -> Option<&SkipRow> {
        self.skip_globs.first_row(key).and_then(|row| self.skips.get(row))
    }

    /// The category and the author of a picture or video that no record names.
    #[must_use]
    pub fn media_of(&self, key: &str) -> (Category, Author) {
        let row = self.media_globs.first_row(key).and_then(|row| self.media.get(row));
        row.map_or_else(
            || (Category::parse("media").unwrap_or(Category::OTHER), Author::Own),
            |row| (row.category, row.author),
        )
    }

    /// Whether a folder is part of the platform's own paths.
    #[must_use]
    pub fn is_own_folder(&self, name: &str) -> bool {
        self.own_folders.contains(name)
    }

    /// A path from the first of the platform's own folders on; all of it, if it has none.
    #[must_use]
    pub fn own_path<'k>(&self, key: &'k str) -> &'k str {
        let mut rest = key;
        while let Some(top) = top_of(rest) {
            if self.is_own_folder(top) {
                return rest;
            }
            rest = rest.get(top.len() + 1..).unwrap_or_default();
        }
        key
    }

    /// Whether a path is one by which the platform's exports are told from others'.
    #[must_use]
    pub fn is_marker(&self, key: &str) -> bool {
        self.markers.is_match(key)
    }

    /// The first layout that names a file.
    #[must_use]
    pub fn layout_of(&self, key: &str) -> Option<usize> {
        self.layout_globs.first_row(key)
    }

    /// Whether a file is named as the platform names its exports.
    #[must_use]
    pub fn is_export_name(&self, name: &str) -> bool {
        self.exports.is_match(name.to_lowercase())
    }
}

/// A path without `-part1` before its ending.
fn without_part(key: &str) -> Option<String> {
    let (stem, ending) = key.rsplit_once('.')?;
    let plain = stem.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix("-part")?;
    Some(format!("{plain}.{ending}"))
}

/// A path without the numbers before its ending.
fn without_numbers(key: &str) -> Option<String> {
    let (stem, ending) = key.rsplit_once('.')?;
    let mut plain = stem;
    loop {
        let digits = plain.trim_end_matches(|c: char| c.is_ascii_digit());
        let bracketed = plain
            .strip_suffix(')')
            .map(|open| open.trim_end_matches(|c: char| c.is_ascii_digit()))
            .and_then(|open| open.strip_suffix(" ("));
        plain = match (digits.len() < plain.len()).then(|| digits.strip_suffix('_')).flatten().or(bracketed) {
            Some(shorter) if !shorter.is_empty() => shorter,
            _ => break,
        };
    }
    (plain.len() < stem.len()).then(|| format!("{plain}.{ending}"))
}

/// The tables that ship inside the program.
///
/// # Errors
/// If one is faulty, which the tests rule out.
pub fn built_in() -> Result<Vec<Table>, TableError> {
    from_texts(&built_in_texts())
}

/// The built-in tables by file name.
fn built_in_texts() -> Vec<(String, &'static str)> {
    let mut files: Vec<(String, &str)> = BUILT_IN
        .files()
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "toml"))
        .map(|file| (file.path().to_string_lossy().into_owned(), file.contents_utf8().unwrap_or_default()))
        .collect();
    files.sort();
    files
}

/// The tables in a folder, each in the place of the built-in one of its file name, or beside them.
///
/// # Errors
/// As [`from_texts`]; or if the folder or a table cannot be read.
pub fn from_folder(folder: &Path) -> Result<Vec<Table>, TableError> {
    let unreadable = |path: &Path, error: std::io::Error| TableError {
        at: path.display().to_string(),
        message: format!("cannot read it: {error}"),
    };
    let mut own: BTreeMap<String, String> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
            own.insert(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text);
        }
    }
    let mut files = built_in_texts();
    files.retain(|(name, _)| !own.contains_key(name));
    files.extend(own.iter().map(|(name, text)| (name.clone(), text.as_str())));
    files.sort();
    from_texts(&files)
}

/// Reads tables that may lie within each other. The names are for the messages.
///
/// # Errors
/// As [`from_text`]; or if a table lies within one that there is not.
pub fn from_texts(files: &[(String, &str)]) -> Result<Vec<Table>, TableError> {
    let mut parsed = files.iter().map(|(name, text)| parse(name, text)).collect::<Result<Vec<_>, _>>()?;
    let inner: Vec<Parsed> = parsed.extract_if(.., |table| table.file.platform.within.is_some()).collect();
    for table in inner {
        let outer_id = table.file.platform.within.clone().unwrap_or_default();
        let Some(outer) = parsed.iter_mut().find(|known| known.file.platform.id == outer_id) else {
            return Err(table.fault(1, format!("there is no table `{outer_id}`")));
        };
        outer.take(table);
    }
    let mut ids = HashSet::new();
    if let Some(twice) = parsed.iter().find(|table| !ids.insert(table.file.platform.id.clone())) {
        return Err(twice.fault(1, format!("there is another table of `{}`", twice.file.platform.id)));
    }
    parsed.into_iter().map(Parsed::build).collect()
}

/// Reads one table. `name` is for the messages.
///
/// # Errors
/// With file and line, if a key is unknown, a word is not of its set, an id stands twice or a glob is no glob.
pub fn from_text(name: &str, text: &str) -> Result<Table, TableError> {
    parse(name, text)?.build()
}

/// A table as it was written, with its rows checked.
struct Parsed {
    name: String,
    file: TableFile,
    sources: Vec<SourceRow>,
}

fn parse(name: &str, text: &str) -> Result<Parsed, TableError> {
    let breaks: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
    let line_of = |byte: usize| breaks.partition_point(|line_break| *line_break < byte) + 1;
    let fault = |line: usize, message: String| TableError { at: format!("{name}:{line}"), message };
    let mut file: TableFile = toml::from_str(text)
        .map_err(|error| fault(error.span().map_or(1, |span| line_of(span.start)), error.message().to_owned()))?;
    if file.schema != SCHEMA {
        return Err(fault(1, format!("schema {} is not one this program reads ({SCHEMA})", file.schema)));
    }
    let head = &mut file.platform;
    let shared = Arc::new(Shared::new(
        std::mem::take(&mut file.labels),
        std::mem::take(&mut head.record_keys),
        head.mojibake,
        std::mem::take(&mut head.date),
    ));
    let mut ids = HashSet::new();
    let mut sources = Vec::new();
    for row in std::mem::take(&mut file.source) {
        let line = line_of(row.span().start);
        let mut row = row.into_inner();
        check_row(&row, &shared).map_err(|message| fault(line, message))?;
        if !ids.insert(row.id.clone()) {
            return Err(fault(line, format!("the source `{}` stands twice", row.id)));
        }
        row.shared = Arc::clone(&shared);
        sources.push(row);
    }
    let unknown = file.layout.iter().flat_map(|layout| layout.when_any.iter().map(move |id| (&layout.id, id)));
    if let Some((layout, unknown)) = unknown.into_iter().find(|(_, id)| !ids.contains(*id)) {
        return Err(fault(1, format!("the layout `{layout}` names the source `{unknown}`, which there is not")));
    }
    check_references(&sources).map_err(|message| fault(1, message))?;
    Ok(Parsed { name: name.to_owned(), file, sources })
}

impl Parsed {
    fn fault(&self, line: usize, message: String) -> TableError {
        TableError { at: format!("{}:{line}", self.name), message }
    }

    /// Takes the rows of a table that lies within this one. They stay of their own platform.
    fn take(&mut self, mut inner: Self) {
        for row in &mut inner.sources {
            row.platform.get_or_insert_with(|| inner.file.platform.id.clone());
        }
        // The inner ones first: their paths are nearer.
        self.sources.splice(0..0, inner.sources);
        self.file.skip.append(&mut inner.file.skip);
        self.file.media.splice(0..0, inner.file.media);
    }

    fn build(self) -> Result<Table, TableError> {
        let glob_fault = |message: String| self.fault(1, message);
        let anywhere = |rows: &mut dyn Iterator<Item = &[String]>| globs(rows, &[], false).map_err(glob_fault);
        let head = &self.file.platform;
        let source_globs = globs(&mut self.sources.iter().map(|row| row.files.as_slice()), &head.folders, head.pages)
            .map_err(glob_fault)?;
        let skip_globs = anywhere(&mut self.file.skip.iter().map(|row| row.files.as_slice()))?;
        let media_globs = anywhere(&mut self.file.media.iter().map(|row| row.files.as_slice()))?;
        let layout_globs = anywhere(&mut self.file.layout.iter().map(|row| row.files.as_slice()))?;
        let exports = anywhere(&mut std::iter::once(head.exports.as_slice()))?;
        let markers = anywhere(&mut std::iter::once(head.markers.as_slice()))?;
        let Self { name: _, file, sources } = self;
        let patterns = sources.iter().flat_map(|row| &row.files);
        let patterns = patterns.chain(file.layout.iter().flat_map(|layout| &layout.files));
        let patterns = patterns.chain(file.media.iter().flat_map(|row| &row.files)).chain(&file.platform.markers);
        let outermost =
            patterns.filter_map(|pattern| Some(pattern.trim_start_matches('/').split_once('/')?.0.to_owned()));
        let own_folders = outermost.chain(file.platform.folders.iter().cloned()).collect();
        let head = file.platform;
        Ok(Table {
            platform: head.id,
            name: head.name,
            layouts: file.layout,
            sources,
            skips: file.skip,
            media: file.media,
            begins: head.begins,
            media_by_number: head.media_by_number,
            media_by_path: head.media_by_path,
            whole: head.whole,
            exports: exports.set,
            markers: markers.set,
            numbered: head.numbered,
            parted: head.parted,
            own_folders,
            layout_globs,
            source_globs,
            skip_globs,
            media_globs,
        })
    }
}

/// Whether every source that a row names is there.
fn check_references(sources: &[SourceRow]) -> Result<(), String> {
    for row in sources {
        let unknown = row
            .completes
            .iter()
            .chain(&row.beside)
            .chain(&row.amends)
            .find(|id| !sources.iter().any(|source| source.id == **id));
        if let Some(unknown) = unknown {
            return Err(format!("`{}` names the source `{unknown}`, which there is not", row.id));
        }
    }
    Ok(())
}

/// What the types cannot say of a row.
fn check_row(row: &SourceRow, shared: &Shared) -> Result<(), String> {
    let id = &row.id;
    if row.files.is_empty() {
        return Err(format!("`{id}` names no file"));
    }
    if let Some(file) = row.files.iter().find(|file| **file != file.to_lowercase()) {
        return Err(format!("`{id}`: names are compared in lower case, so `{file}` would never match"));
    }
    if row.shape == Shape::List && (!row.columns.is_empty() || row.separator.is_some()) {
        return Err(format!("`{id}` is a list and has neither columns nor a separator"));
    }
    if row.shape == Shape::List && (row.count == Counting::Values) == row.values.is_empty() {
        return Err(format!("`{id}`: `values` and `count = \"values\"` go together"));
    }
    if row.shape == Shape::Table && row.columns.is_empty() {
        return Err(format!("`{id}` is a table and names no column"));
    }
    let read = row
        .date
        .iter()
        .chain(&row.text)
        .chain(&row.drafts)
        .chain(row.sender.iter().flat_map(|sender| {
            std::iter::once(&sender.name)
                .filter(|name| !name.is_empty())
                .chain(&sender.url)
                .chain(&sender.thread)
                .chain(&sender.to)
        }))
        .chain(row.direction.iter().map(|direction| &direction.column))
        .chain(row.category_by.iter().flat_map(|by| &by.column))
        .chain(row.traits.iter().map(|told| &told.field))
        .chain(&row.number)
        .chain(row.identity.iter().flat_map(|identity| {
            identity.first_name.iter().chain(&identity.last_name).chain(&identity.place).chain(&identity.registered)
        }));
    for column in read {
        let labels = column.split('.').filter_map(|part| part.trim_matches(['[', ']']).strip_prefix('$'));
        if let Some(unknown) = labels.into_iter().find(|label| !shared.labels.contains_key(*label)) {
            return Err(format!("`{id}` reads the label `{unknown}`, which is not among the labels"));
        }
        if row.shape == Shape::Table && !row.columns.iter().any(|known| known.eq_ignore_ascii_case(column)) {
            return Err(format!("`{id}` reads the column `{column}`, which is not among its columns"));
        }
    }
    Ok(())
}

/// The paths that a pattern stands for. It is a suffix, because people move and re-zip folders: it holds at any depth.
/// One that begins with `/` holds in the outermost folder alone.
fn anchored(pattern: &str, folders: &[String]) -> Vec<String> {
    if let Some(rooted) = pattern.strip_prefix('/') {
        vec![rooted.to_owned()]
    } else if folders.is_empty() || pattern.contains('/') {
        vec![pattern.to_owned(), format!("**/{pattern}")]
    } else {
        folders
            .iter()
            .flat_map(|folder| match folder.as_str() {
                "/" => vec![pattern.to_owned()],
                folder => vec![format!("{folder}/{pattern}"), format!("**/{folder}/{pattern}")],
            })
            .collect()
    }
}

/// `pages`: a pattern of a list holds for a page of the same name too.
fn globs(rows: &mut dyn Iterator<Item = &[String]>, folders: &[String], pages: bool) -> Result<Globs, String> {
    let mut builder = GlobSetBuilder::new();
    let mut owners = Vec::new();
    for (at, row) in rows.enumerate() {
        let twins = row.iter().filter(|_| pages).filter_map(|pattern| pattern.strip_suffix(".json"));
        let twins: Vec<String> = twins.flat_map(|stem| PAGES.map(|ending| format!("{stem}{ending}"))).collect();
        for pattern in row.iter().chain(&twins) {
            for anchored in anchored(pattern, folders) {
                let glob = GlobBuilder::new(&anchored)
                    .literal_separator(true)
                    .build()
                    .map_err(|error| format!("`{pattern}` is no pattern: {error}"))?;
                builder.add(glob);
                owners.push(at);
            }
        }
    }
    let set = builder.build().map_err(|error| error.to_string())?;
    Ok(Globs { set, rows: owners })
}
