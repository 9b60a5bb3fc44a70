//! The rows of the tables of formats, as they are written in `assets/platforms/*.toml`.

use super::shared::Shared;
use crate::words::{Audience, Author, Category};
use serde::Deserialize;
use std::sync::Arc;

/// How a file's records lie in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Rows of cells under a header.
    Table,
    /// JSON, or a script that sets a name to it: a list, or lists within it.
    List,
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
    /// Texts are escaped as in a page: `&amp;`.
    HtmlEntities,
    /// A record without a date has it in its number: milliseconds since November 2010 in the upper bits.
    SnowflakeDates,
}

/// Where the author of a record stands, when it is a person to be told from others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SenderColumns {
    /// The column with the name; or none, where accounts have numbers.
    #[serde(default)]
    pub name: String,
    /// Columns that may have the address of the profile, or the account's number.
    #[serde(default)]
    pub url: Vec<String>,
    /// Columns that may have the conversation.
    #[serde(default)]
    pub thread: Vec<String>,
    /// Columns that may have the addresses of those it went to.
    #[serde(default)]
    pub to: Vec<String>,
    /// In a list: all files of a folder are one conversation.
    #[serde(default)]
    pub by_folder: bool,
    /// In a list: the path of the names of those who take part, and the field with the name.
    #[serde(default)]
    pub participants: Option<(String, String)>,
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

/// Something a field of a record tells of it. The first row that fits tells each trait.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TraitRow {
    /// The column, or the path of the field.
    pub field: String,
    /// The value begins with this.
    #[serde(default)]
    pub begins: Option<String>,
    /// The value is one of these, whatever their case.
    #[serde(default)]
    pub is: Vec<String>,
    /// The value is the number of the person's own account, or is another's.
    #[serde(default)]
    pub me: Option<bool>,
    /// What it is then.
    #[serde(default, deserialize_with = "category_opt")]
    pub category: Option<Category>,
    /// Who it is by then.
    #[serde(default)]
    pub author: Option<Author>,
    /// Who could see it then.
    #[serde(default)]
    pub audience: Option<Audience>,
    /// Whether it was not out then.
    #[serde(default)]
    pub unpublished: Option<bool>,
}

/// What records of a source tell of it, together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// What it is.
    pub category: Option<Category>,
    /// Who it is by.
    pub author: Option<Author>,
    /// Who could see it.
    pub audience: Option<Audience>,
    /// Whether it was not out.
    pub unpublished: Option<bool>,
}

impl TraitRow {
    /// Whether a value fits. Without a condition it is enough that there is one.
    fn fits(&self, value: &str, me: Option<&str>) -> bool {
        self.begins.as_deref().is_none_or(|begin| value.starts_with(begin))
            && (self.is.is_empty() || self.is.iter().any(|known| known.eq_ignore_ascii_case(value.trim())))
            && self.me.is_none_or(|mine| !matches!(value.trim(), "" | "0") && (me == Some(value.trim())) == mine)
    }
}

impl SourceRow {
    /// What the values of a record tell of it. `value` gives those of a field, if it is there.
    pub fn told<'v>(&self, me: Option<&str>, value: impl Fn(&str) -> Option<std::borrow::Cow<'v, str>>) -> Told {
        let mut told = Told::default();
        for row in &self.traits {
            if value(&row.field).is_some_and(|value| row.fits(&value, me)) {
                told.category = told.category.or(row.category);
                told.author = told.author.or(row.author);
                told.audience = told.audience.or(row.audience);
                told.unpublished = told.unpublished.or(row.unpublished);
            }
        }
        told
    }
}

/// How an account's history says who could see a thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountAudience {
    /// By what the account was when it was made.
    Then,
    /// By whether the account was public at any time from then to the export.
    EverSince,
}

/// How the cells of a page are read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct PageRow {
    /// Where the text stands.
    pub text: PageText,
    /// The heading is the sender.
    pub sender: bool,
    /// The whole page is one record.
    pub whole: bool,
}

/// Where the text of a cell stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageText {
    /// In its body, or in the row of a table that the list names by its label.
    #[default]
    Body,
    /// In its heading.
    Heading,
    /// Nothing of it is text.
    None,
}

/// Where an archive counts its own files: a list of names and numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct IndexRow {
    /// The path of the list, or empty for the outermost one.
    #[serde(default)]
    pub list: String,
    /// The field with the file's name.
    pub file: String,
    /// The field with the number of elements.
    pub count: String,
}

/// Where an archive says that the account became protected, or public again.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ProtectedRow {
    /// The field with the time.
    pub at: String,
    /// The field with what happened.
    pub action: String,
    /// Its value for becoming protected.
    pub on: String,
    /// Its value for becoming public.
    pub off: String,
}

/// Fields that say who the person is, and which export it is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct IdentityColumns {
    /// The number of their account.
    pub id: Vec<String>,
    /// Their birth date.
    pub born: Vec<String>,
    /// When the export was made.
    pub made_on: Vec<String>,
    /// What tells this export from another: two parts that agree in all of them are of one.
    pub export: Vec<String>,
    /// When the account became protected or public.
    pub protected: Option<ProtectedRow>,
    /// Whether the account is private on the day of the export.
    pub private: Vec<String>,
    /// When the account became private or public, in turns.
    pub privacy_changed: Vec<String>,
    /// Other names they go by.
    pub also: Vec<String>,
    /// Their first name.
    pub first_name: Vec<String>,
    /// Their last name.
    pub last_name: Vec<String>,
    /// A place they gave.
    pub place: Vec<String>,
    /// When they registered.
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
    /// Where the person's name and place stand. Such files are read before the others.
    #[serde(default)]
    pub identity: Option<IdentityColumns>,
    /// In a list: the paths under which the records lie; the outermost list, if there are none.
    #[serde(default)]
    pub records: Vec<String>,
    /// In a list: keys that each record may be wrapped in. Fields are looked for within and without.
    #[serde(default)]
    pub wrapper: Vec<String>,
    /// In a list: what has none of these fields is no record.
    #[serde(default)]
    pub needs: Vec<String>,
    /// In a list whose records pack values: the paths of the values.
    #[serde(default)]
    pub values: Vec<String>,
    /// The fields that may have the record's number on the platform.
    #[serde(default)]
    pub number: Vec<String>,
    /// Records of all sources with this word are the same thing if they have the same number: the later one is no item.
    #[serde(default)]
    pub unique: Option<String>,
    /// What the values of fields tell of a record.
    #[serde(default)]
    pub traits: Vec<TraitRow>,
    /// The fields that name the media files of a record.
    #[serde(default)]
    pub media_by: Vec<String>,
    /// The fields that may have the place on earth at which a picture was taken.
    #[serde(default)]
    pub place_by: Vec<String>,
    /// The words are those of others, though the act is the person's: a like.
    #[serde(default)]
    pub quoted: bool,
    /// Who could see it is said by the account's history, where nothing else tells.
    #[serde(default)]
    pub account_audience: Option<AccountAudience>,
    /// The platform it is of, if not the table's: Threads lies in Instagram's export.
    #[serde(default)]
    pub platform: Option<String>,
    /// The media its records name are told from others by this word, as numbers of records are.
    #[serde(default)]
    pub media_unique: Option<String>,
    /// None of its records is out: drafts, what was deleted or archived.
    #[serde(default)]
    pub unpublished: bool,
    /// Its records have no date.
    #[serde(default)]
    pub undated: bool,
    /// Only the first text that is there counts.
    #[serde(default)]
    pub first_text: bool,
    /// It is read after the others: what stands in both is theirs.
    #[serde(default)]
    pub after: bool,
    /// How its cells lie in a page, where the export comes as pages.
    #[serde(default)]
    pub page: PageRow,
    /// What all rows of the table share.
    #[serde(skip)]
    pub shared: Arc<Shared>,
    /// Its records are the whole texts of records of these sources, made in the same second.
    #[serde(default)]
    pub completes: Vec<String>,
    /// Its records tell traits of the records of this source that have the same number.
    #[serde(default)]
    pub amends: Option<String>,
    /// It says what a file of one of these sources says too: it is left if one is there.
    #[serde(default)]
    pub beside: Vec<String>,
    /// Where it counts the archive's files.
    #[serde(default)]
    pub index: Option<IndexRow>,
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
    /// Who it is by, if no record names it.
    #[serde(default = "own")]
    pub author: Author,
}

/// A form the export comes in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Layout {
    /// `complete`.
    pub id: String,
    /// It is this one if a file of one of these sources is there.
    #[serde(default)]
    pub when_any: Vec<String>,
    /// It is this one if one of these files is there. Without either: if no other fits.
    #[serde(default)]
    pub files: Vec<String>,
    /// The key, in the locale files, of what a person should be told of it; or none.
    #[serde(default)]
    pub notice: Option<String>,
}

/// Authors are the person unless a row says otherwise.
fn own() -> Author {
    Author::Own
}

fn category<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Category, D::Error> {
    let id = String::deserialize(deserializer)?;
    Category::parse(&id).ok_or_else(|| serde::de::Error::custom(format!("there is no category `{id}`")))
}

fn category_opt<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Category>, D::Error> {
    category(deserializer).map(Some)
}
