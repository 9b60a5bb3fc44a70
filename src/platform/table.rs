//! The tables of formats: one TOML file a platform, checked strictly when it is read.

use crate::words::{Audience, Author, Category};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::HashSet;

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

/// How a file's records lie in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Rows of cells under a header.
    Table,
    /// A page that is one record.
    Article,
}

/// How many items a record is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// One.
    #[default]
    Record,
    /// None: settings, device tokens.
    None,
    /// One a value: the row packs lists.
    Values,
}

/// A way in which an export departs from its format.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quirk {
    /// Every line break in a text arrives as a quote, a line break and a quote.
    QuotedLineBreaks,
    /// Quotes within quotes are written `\"`.
    BackslashQuotes,
    /// A text that is not there is written `-`.
    DashMeansNothing,
    /// Line breaks in the last column may stand without quotes; a record begins with a date.
    UnquotedLineBreaks,
}

/// Where the author of a record stands, when it is a person to be told from others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SenderColumns {
    /// The column with the name.
    pub name: String,
    /// Columns that may have the address of the profile.
    #[serde(default)]
    pub url: Vec<String>,
    /// Columns that may have the conversation.
    #[serde(default)]
    pub thread: Vec<String>,
    /// Columns that may have the addresses of those it went to.
    #[serde(default)]
    pub to: Vec<String>,
}

/// A column that tells which way a record went.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DirectionColumn {
    /// The column.
    pub column: String,
    /// Its value for what the person sent.
    pub own: String,
    /// Its value for what they got.
    pub other: String,
}

/// A column that tells the category.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CategoryColumn {
    /// Columns that may have it.
    pub column: Vec<String>,
    /// The first that is contained in the value decides.
    pub contains: Vec<ContainsRow>,
}

/// A word in a column, and the category it tells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ContainsRow {
    /// The word, in lower case.
    pub word: String,
    /// The category.
    #[serde(deserialize_with = "category")]
    pub category: Category,
}

impl CategoryColumn {
    /// The category that a value tells.
    #[must_use]
    pub fn category(&self, value: &str) -> Option<Category> {
        let value = value.to_lowercase();
        self.contains.iter().find(|row| value.contains(&row.word)).map(|row| row.category)
    }
}

/// Columns that say who the person is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct IdentityColumns {
    /// Their first name.
    #[serde(default)]
    pub first_name: Vec<String>,
    /// Their last name.
    #[serde(default)]
    pub last_name: Vec<String>,
    /// A place they gave.
    #[serde(default)]
    pub place: Vec<String>,
    /// When they registered.
    #[serde(default)]
    pub registered: Vec<String>,
}

/// A kind of file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SourceRow {
    /// `linkedin.shares`. Unique, stable.
    pub id: String,
    /// What it is, in a few words a person reads.
    pub name: String,
    /// Suffix globs of its paths, in lower case, through all eras.
    pub files: Vec<String>,
    /// What kind of data it is.
    #[serde(deserialize_with = "category")]
    pub category: Category,
    /// How its records lie in it.
    pub shape: Shape,
    /// How many items a record is.
    #[serde(default)]
    pub count: Counting,
    /// The separator of values, where the row packs lists.
    #[serde(default)]
    pub separator: Option<String>,
    /// Every column it is known to have had, in any era. The header is found by them.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Nobody has seen its header: the first record is taken for it, whatever it says.
    #[serde(default)]
    pub any_header: bool,
    /// The columns that may tell when a record was made; the first that is there counts.
    #[serde(default)]
    pub date: Vec<String>,
    /// The columns whose text is kept; all that are there count.
    #[serde(default)]
    pub text: Vec<String>,
    /// The columns that say whether it is a draft.
    #[serde(default)]
    pub drafts: Vec<String>,
    /// Who its records are by, where no column tells.
    #[serde(default = "own")]
    pub author: Author,
    /// Who could see its records, where that is known of all of them.
    #[serde(default)]
    pub audience: Option<Audience>,
    /// Where the sender stands.
    #[serde(default)]
    pub sender: Option<SenderColumns>,
    /// Where the direction stands.
    #[serde(default)]
    pub direction: Option<DirectionColumn>,
    /// Where the category stands.
    #[serde(default)]
    pub category_by: Option<CategoryColumn>,
    /// Where the person's name and place stand.
    #[serde(default)]
    pub identity: Option<IdentityColumns>,
    /// Sentences that a file holds instead of a table when there is nothing to tell.
    #[serde(default)]
    pub empty_says: Vec<String>,
    /// How it departs from its format.
    #[serde(default)]
    pub quirks: Vec<Quirk>,
}

impl SourceRow {
    /// Whether cells are the header of such a file: most of them are columns it is known to have had.
    #[must_use]
    pub fn is_header(&self, cells: &[String]) -> bool {
        let named: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        let known =
            named.iter().filter(|cell| self.columns.iter().any(|column| column.eq_ignore_ascii_case(cell))).count();
        // A table of one column may have got more of them since; a name alone among many is no header.
        let only_column = self.columns.len() == 1 && known == 1 && cells.len() < 8;
        only_column || (known > 0 && known * 2 >= named.len() && (known > 1 || named.len() == 1))
    }
}

/// Files that are left on purpose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SkipRow {
    /// Suffix globs.
    pub files: Vec<String>,
    /// Why, in a few words.
    pub reason: String,
}

/// Folders of pictures and videos.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MediaRow {
    /// Suffix globs.
    pub files: Vec<String>,
    /// What a file in it is, if no record names it.
    #[serde(deserialize_with = "category")]
    pub category: Category,
}

/// A form the export comes in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Layout {
    /// `complete`.
    pub id: String,
    /// It is this one if a file of one of these sources is there; empty: if no other fits.
    #[serde(default)]
    pub when_any: Vec<String>,
    /// The key, in the locale files, of what a person should be told of it; or none.
    #[serde(default)]
    pub notice: Option<String>,
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
}

/// A table as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct TableFile {
    schema: u32,
    platform: Head,
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
    exports: GlobSet,
    numbered: bool,
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
            plain.and_then(|plain| self.source_globs.first_row(&plain))
        })
    }

    /// Why a path is left, if it is.
    #[must_use]
    pub fn skip_of(&self, key: &str) -> Option<&SkipRow> {
        self.skip_globs.first_row(key).and_then(|row| self.skips.get(row))
    }

    /// The category of a picture or video that no record names.
    #[must_use]
    pub fn media_of(&self, key: &str) -> Category {
        let row = self.media_globs.first_row(key).and_then(|row| self.media.get(row));
        row.map_or_else(|| Category::parse("media").unwrap_or(Category::OTHER), |row| row.category)
    }

    /// Whether a file is named as the platform names its exports.
    #[must_use]
    pub fn is_export_name(&self, name: &str) -> bool {
        self.exports.is_match(name.to_lowercase())
    }
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
    let mut files: Vec<_> =
        BUILT_IN.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "toml")).collect();
    files.sort_by_key(|file| file.path());
    files
        .into_iter()
        .map(|file| from_text(&file.path().to_string_lossy(), file.contents_utf8().unwrap_or_default()))
        .collect()
}

/// Reads one table. `name` is for the messages.
///
/// # Errors
/// With file and line, if a key is unknown, a word is not of its set, an id stands twice or a glob is no glob.
pub fn from_text(name: &str, text: &str) -> Result<Table, TableError> {
    let line_of = |byte: usize| text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1;
    let file: TableFile = toml::from_str(text).map_err(|error| TableError {
        at: format!("{name}:{}", error.span().map_or(1, |span| line_of(span.start))),
        message: error.message().to_owned(),
    })?;
    let fault = |line: usize, message: String| TableError { at: format!("{name}:{line}"), message };
    if file.schema != SCHEMA {
        return Err(fault(1, format!("schema {} is not one this program reads ({SCHEMA})", file.schema)));
    }
    let mut ids = HashSet::new();
    let mut sources = Vec::new();
    for row in file.source {
        let line = line_of(row.span().start);
        let row = row.into_inner();
        check_row(&row).map_err(|message| fault(line, message))?;
        if !ids.insert(row.id.clone()) {
            return Err(fault(line, format!("the source `{}` stands twice", row.id)));
        }
        sources.push(row);
    }
    for layout in &file.layout {
        if let Some(unknown) = layout.when_any.iter().find(|id| !ids.contains(*id)) {
            return Err(fault(
                1,
                format!("the layout `{}` names the source `{unknown}`, which there is not", layout.id),
            ));
        }
    }
    let glob_fault = |message: String| fault(1, message);
    let source_globs = globs(sources.iter().map(|row| row.files.as_slice())).map_err(glob_fault)?;
    let skip_globs = globs(file.skip.iter().map(|row| row.files.as_slice())).map_err(glob_fault)?;
    let media_globs = globs(file.media.iter().map(|row| row.files.as_slice())).map_err(glob_fault)?;
    let exports = globs(std::iter::once(file.platform.exports.as_slice())).map_err(glob_fault)?;
    Ok(Table {
        platform: file.platform.id,
        name: file.platform.name,
        layouts: file.layout,
        sources,
        skips: file.skip,
        media: file.media,
        exports: exports.set,
        numbered: file.platform.numbered,
        source_globs,
        skip_globs,
        media_globs,
    })
}

/// What the types cannot say of a row.
fn check_row(row: &SourceRow) -> Result<(), String> {
    let id = &row.id;
    if row.files.is_empty() {
        return Err(format!("`{id}` names no file"));
    }
    if let Some(file) = row.files.iter().find(|file| **file != file.to_lowercase()) {
        return Err(format!("`{id}`: names are compared in lower case, so `{file}` would never match"));
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
            std::iter::once(&sender.name).chain(&sender.url).chain(&sender.thread).chain(&sender.to)
        }))
        .chain(row.direction.iter().map(|direction| &direction.column))
        .chain(row.category_by.iter().flat_map(|by| &by.column))
        .chain(row.identity.iter().flat_map(|identity| {
            identity.first_name.iter().chain(&identity.last_name).chain(&identity.place).chain(&identity.registered)
        }));
    for column in read {
        if row.shape == Shape::Table && !row.columns.iter().any(|known| known.eq_ignore_ascii_case(column)) {
            return Err(format!("`{id}` reads the column `{column}`, which is not among its columns"));
        }
    }
    Ok(())
}

fn globs<'a>(rows: impl Iterator<Item = &'a [String]>) -> Result<Globs, String> {
    let mut builder = GlobSetBuilder::new();
    let mut owners = Vec::new();
    for (at, row) in rows.enumerate() {
        for pattern in row {
            // A pattern is a suffix: it holds at any depth, because people move and re-zip folders.
            for anchored in [pattern.clone(), format!("**/{pattern}")] {
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

fn own() -> Author {
    Author::Own
}

fn category<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Category, D::Error> {
    let id = String::deserialize(deserializer)?;
    Category::parse(&id).ok_or_else(|| serde::de::Error::custom(format!("there is no category `{id}`")))
}
