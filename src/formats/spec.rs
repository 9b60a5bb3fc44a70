//! Format specs: the checked contents of the tables, in the form in which the readers use them.

use super::conventions::Conventions;
use super::schema::{AccountAudience, ContainsRow, Counting, CsvDialect, HtmlRecord, IndexRow, Quirk};
use crate::ids::PlatformId;
use crate::vocab::{Audience, Author, Category, HintKinds};
use std::sync::Arc;

/// A kind of file: the lists in it, each by its index in [`super::Table::lists`].
#[derive(Debug)]
pub struct FileSpec {
    /// Its patterns, as the table has them.
    pub names: Vec<String>,
    /// Keys of its outermost object, if it is recognised by them and not by its name.
    pub content: Vec<String>,
    /// The lists in it.
    pub lists: Vec<usize>,
    /// Paths of what lies outside the lists and holds no data of the person. It is counted as such, and not reported.
    pub not_counted: Vec<String>,
    /// Lists that hold at least the same records. The file is skipped if a file with one of them is read.
    pub beside: Vec<usize>,
    /// Whether each of its records is a conversation with the platform's AI, of which the files beside it hold the messages.
    pub conversations: bool,
    /// How the file declares the number of elements of other files, if it is the archive's index.
    pub index: Option<IndexRow>,
}

/// One list in files of one kind.
#[derive(Debug)]
pub struct ListSpec {
    /// Its id, such as `linkedin.shares`; `source` in the summary.
    pub id: String,
    /// What its records are, in a few words that people read.
    pub name: String,
    /// The id of the platform it is of: Threads' lists are in Instagram's table.
    pub platform: PlatformId,
    /// What kind of data it is, unless a record says otherwise.
    pub category: Category,
    /// Who its records are by, unless a record says otherwise.
    pub author: Author,
    /// Who could see its records, where that is known of all of them.
    pub audience: Option<Audience>,
    /// How the account's history says who could see a record.
    pub account_audience: Option<AccountAudience>,
    /// How many items a record is.
    pub count: Counting,
    /// Whether its words are quoted from others though the act is the person's.
    pub quoted: bool,
    /// Whether none of its records is published.
    pub unpublished: bool,
    /// The name of the set of numbers in which its records are looked up. A record whose number is there already is no
    /// item.
    pub unique: Option<String>,
    /// The name of the set of numbers to which the names of its records' media are added.
    pub media_unique: Option<String>,
    /// Whether it is read before other lists.
    pub before: bool,
    /// Whether it is read after other lists.
    pub after: bool,
    /// The lists whose texts it completes.
    pub completes: Vec<usize>,
    /// The list whose records its own records amend.
    pub amends: Option<usize>,
    /// How it lies in a file of rows.
    pub csv: Option<CsvSpec>,
    /// How it lies in a JSON file or script.
    pub json: Option<JsonSpec>,
    /// How it lies in a page.
    pub html: Option<HtmlSpec>,
    /// Whether the page itself is the one record.
    pub article: bool,
    /// What all lists of the table share.
    pub conventions: Arc<Conventions>,
}

impl ListSpec {
    /// Whether its records say whose archive it is.
    #[must_use]
    pub fn has_identity(&self) -> bool {
        self.identities().next().is_some()
    }

    /// Whether its records say when the account became private or public.
    #[must_use]
    pub fn tells_privacy_history(&self) -> bool {
        self.identities().any(|identity| !identity.privacy_changed.is_empty())
    }

    /// Whether its records tell one export from another.
    #[must_use]
    pub fn tells_export(&self) -> bool {
        self.identities().any(|identity| !identity.export.is_empty())
    }

    /// Whether its records may name the versions of an edited record.
    #[must_use]
    pub fn has_versions(&self) -> bool {
        self.shapes().any(|fields| !fields.versions.is_empty())
    }

    /// Whether what a record is depends on the number of the person's account.
    #[must_use]
    pub fn asks_for_account(&self) -> bool {
        self.shapes().flat_map(|fields| &fields.traits).any(|row| row.me.is_some())
    }

    fn identities(&self) -> impl Iterator<Item = &Identity> {
        self.shapes().filter_map(|fields| fields.identity.as_ref())
    }

    /// The fields of each shape that the list may come in.
    fn shapes(&self) -> impl Iterator<Item = &Fields> {
        let csv = self.csv.iter().map(|csv| &csv.fields);
        let json = self.json.iter().map(|json| &json.fields);
        csv.chain(json).chain(self.html.iter().map(|html| &html.fields))
    }
}

/// How a list lies in a file of rows.
#[derive(Debug, Default)]
pub struct CsvSpec {
    /// Every column that the file is known to have had.
    pub columns: Vec<String>,
    /// Whether the first row is taken for the header, whatever it says.
    pub any_header: bool,
    /// Ways in which the rows depart from RFC 4180.
    pub dialect: Vec<CsvDialect>,
    /// The fields that become a record.
    pub fields: Fields,
}

impl CsvSpec {
    /// How many cells are known columns; `None` if the cells are no header of such a file. In a header at least half of
    /// the cells are known columns, and more than one is, unless there is only one.
    #[must_use]
    pub fn header_score(&self, cells: &[String]) -> Option<usize> {
        let named: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        let is_known = |cell: &String| self.columns.iter().any(|column| column.eq_ignore_ascii_case(cell));
        let known = named.iter().filter(|cell| is_known(cell)).count();
        // The platform may have added columns to a file that had one. One known name among many cells is no header.
        let only_column = self.columns.len() == 1 && known == 1 && cells.len() < 8;
        let is_header = only_column || (known > 0 && known * 2 >= named.len() && (known > 1 || named.len() == 1));
        is_header.then_some(known)
    }
}

/// How a list lies in a JSON file or script.
#[derive(Debug, Default)]
pub struct JsonSpec {
    /// The paths of the list; the outermost list, or the first list of the object around it, if there are none.
    pub at: Vec<String>,
    /// Keys that each record may be wrapped in.
    pub wrapper: Vec<String>,
    /// What an element is.
    pub element: Element,
    /// The path of the list of participants, and the field with the name.
    pub participants: Option<(String, String)>,
    /// The fields that become a record.
    pub fields: Fields,
}

/// What an element of a list is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Element {
    /// An object, or a word.
    #[default]
    Object,
    /// An array whose places have a meaning each: fields are `#0`, `#1`.
    Array,
    /// An entry of an object that maps names to values: fields are `@key`, `@value`.
    Entry,
}

/// How a list lies in a page.
#[derive(Debug, Default)]
pub struct HtmlSpec {
    /// What a record is.
    pub record: HtmlRecord,
    /// The fields that become a record.
    pub fields: Fields,
    /// Whether the table names labels for pages. Only then a record whose labels are all unknown is reported.
    pub names_labels: bool,
}

/// A part of a record in a page, which a field names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockPart {
    /// Its heading.
    Heading,
    /// All of its body.
    Body,
    /// The first group of its body that was not attached.
    FirstBlock,
    /// The last group of its body that was not attached.
    LastBlock,
    /// The part of a message's body that is its text.
    Message,
    /// The words of a comment in pages before 2018.
    Comment,
    /// The captions of pictures.
    Caption,
    /// The title and the description of a life event.
    LifeEvent,
    /// The first cell of a row.
    Cell,
    /// The value in the first row of a table.
    FirstValue,
    /// The values in all rows of a table.
    Value,
    /// The title of the page.
    Title,
    /// The line below it, which holds the date.
    Footer,
    /// Paths of files that it shows or links.
    Media,
}

impl BlockPart {
    /// Every part with its name in tables.
    pub(super) const NAMED: [(&str, Self); 14] = [
        ("heading", Self::Heading),
        ("body", Self::Body),
        ("first-block", Self::FirstBlock),
        ("last-block", Self::LastBlock),
        ("message", Self::Message),
        ("comment", Self::Comment),
        ("caption", Self::Caption),
        ("life-event", Self::LifeEvent),
        ("cell", Self::Cell),
        ("first-value", Self::FirstValue),
        ("value", Self::Value),
        ("title", Self::Title),
        ("footer", Self::Footer),
        ("media", Self::Media),
    ];

    /// The part that has this name in tables.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, part)| *part)
    }
}

/// The fields that become a record, each named as its shape names fields.
#[derive(Debug, Default)]
pub struct Fields {
    /// The fields with the time it was made; the first that can be read counts.
    pub date: Vec<String>,
    /// Its texts.
    pub text: Vec<String>,
    /// Whether only the first text that is there counts.
    pub first_text: bool,
    /// The values that a field has instead of a text or a date if there is none, such as `N/A`.
    pub nothing: Vec<String>,
    /// The values that are the items, with [`Counting::Values`].
    pub values: Vec<String>,
    /// The separator between the values of one field.
    pub separator: Option<String>,
    /// An element that has none of these fields is no record.
    pub needs: Vec<String>,
    /// The record's number on the platform.
    pub number: Vec<String>,
    /// The numbers of all versions of an edited record, the first version first.
    pub versions: Vec<String>,
    /// The fields that name its media files.
    pub media: Vec<String>,
    /// The place on earth where it was made.
    pub location: Vec<String>,
    /// The fields that say whether it is a draft.
    pub draft: Vec<String>,
    /// The fields that say who wrote it.
    pub sender: Option<Sender>,
    /// A field that says which way it went.
    pub direction: Option<Direction>,
    /// Words in a field that tell the category.
    pub category_by: Option<CategoryBy>,
    /// What the values of fields say.
    pub traits: Vec<TraitSpec>,
    /// Fields that say whose archive it is.
    pub identity: Option<Identity>,
    /// Ways in which texts and dates depart from what they should be.
    pub quirks: Vec<Quirk>,
}

impl Fields {
    /// Every field that is read. A field that is read for several purposes comes more than once.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        let sender = self.sender.iter().flat_map(|sender| [&sender.name, &sender.url, &sender.thread, &sender.to]);
        let identity = self.identity.iter().flat_map(Identity::all);
        [
            &self.date,
            &self.text,
            &self.values,
            &self.needs,
            &self.number,
            &self.versions,
            &self.media,
            &self.location,
            &self.draft,
        ]
        .into_iter()
        .chain(sender)
        .flatten()
        .chain(self.direction.iter().map(|direction| &direction.field))
        .chain(self.category_by.iter().flat_map(|by| &by.fields))
        .chain(self.traits.iter().map(|row| &row.field))
        .chain(identity)
    }
}

/// The fields that say who wrote a record.
#[derive(Debug)]
pub struct Sender {
    /// The fields with the name.
    pub name: Vec<String>,
    /// The fields with the address of the profile, or the number of the account.
    pub url: Vec<String>,
    /// The fields with the id of the conversation.
    pub thread: Vec<String>,
    /// The fields with the addresses of those it went to.
    pub to: Vec<String>,
    /// Whether all files of a folder are one conversation.
    pub by_folder: bool,
    /// The author of a record that names nobody, or whose name may or may not be the person's.
    pub otherwise: Author,
}

impl Sender {
    /// Whether people are told apart by their names alone.
    #[must_use]
    pub fn is_by_name(&self) -> bool {
        self.url.is_empty()
    }
}

/// A field that says which way a record went.
#[derive(Debug)]
pub struct Direction {
    /// The field.
    pub field: String,
    /// Its value for what the person sent.
    pub own: String,
    /// Its value for what the person received.
    pub other: String,
}

impl Direction {
    /// The author of a record with this value; [`Author::Unknown`] if the value is neither of the two.
    #[must_use]
    pub fn author(&self, value: &str) -> Author {
        let value = value.trim();
        if value.eq_ignore_ascii_case(&self.own) {
            Author::Own
        } else if value.eq_ignore_ascii_case(&self.other) {
            Author::Other
        } else {
            Author::Unknown
        }
    }
}

/// Words in a field that tell the category.
#[derive(Debug)]
pub struct CategoryBy {
    /// The fields; the first that is there counts.
    pub fields: Vec<String>,
    /// The words; the first that the value contains decides.
    pub contains: Vec<ContainsRow>,
}

impl CategoryBy {
    /// The category of the first word that a value contains.
    #[must_use]
    pub fn category(&self, value: &str) -> Option<Category> {
        let value = value.to_lowercase();
        self.contains.iter().find(|row| value.contains(&row.word)).map(|row| row.category)
    }
}

/// What the value of a field says of a record.
#[derive(Debug)]
pub struct TraitSpec {
    /// The field.
    pub field: String,
    /// The value begins with this.
    pub begins: Option<String>,
    /// The value ends with one of these.
    pub ends: Vec<String>,
    /// The value is one of these.
    pub is: Vec<String>,
    /// The value is none of these.
    pub not: Vec<String>,
    /// The value is the number of the person's own account, or another one.
    pub me: Option<bool>,
    /// The traits of a record whose value fits.
    pub says: MatchedTraits,
}

impl TraitSpec {
    /// Whether a value fits. `me` is the number of the person's account, if it is known.
    #[must_use]
    pub fn fits(&self, value: &str, me: Option<&str>) -> bool {
        self.begins.as_deref().is_none_or(|begin| value.starts_with(begin))
            && (self.ends.is_empty() || self.ends.iter().any(|end| value.trim_end().ends_with(end.as_str())))
            && !self.not.iter().any(|known| known == value.trim())
            && (self.is.is_empty() || self.is.iter().any(|known| known.eq_ignore_ascii_case(value.trim())))
            && self.me.is_none_or(|mine| !matches!(value.trim(), "" | "0") && (me == Some(value.trim())) == mine)
    }
}

/// The traits that the fields of a record tell together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MatchedTraits {
    /// What it is.
    pub category: Option<Category>,
    /// Who it is by.
    pub author: Option<Author>,
    /// Who could see it.
    pub audience: Option<Audience>,
    /// Whether it was not published.
    pub unpublished: Option<bool>,
    /// Whether it is a record at all.
    pub record: Option<bool>,
    /// What its fields are for, if that is something sensitive.
    pub hints: HintKinds,
}

impl MatchedTraits {
    /// Fills in the traits that are not known yet from another row.
    pub fn fill_from(&mut self, other: Self) {
        self.category = self.category.or(other.category);
        self.author = self.author.or(other.author);
        self.audience = self.audience.or(other.audience);
        self.unpublished = self.unpublished.or(other.unpublished);
        self.record = self.record.or(other.record);
        self.hints.add(other.hints);
    }
}

/// Fields that say whose archive it is, and which export.
#[derive(Debug, Default)]
pub struct Identity {
    /// The number of the account.
    pub id: Vec<String>,
    /// The birth date.
    pub born: Vec<String>,
    /// When the export was made.
    pub made_on: Vec<String>,
    /// The fields whose values together tell this export from another.
    pub export: Vec<String>,
    /// When the account became protected or public.
    pub protected: Option<ProtectionFields>,
    /// Whether the account is private.
    pub private: Vec<String>,
    /// When the account became private and public, alternately.
    pub privacy_changed: Vec<String>,
    /// What such a change says if it made the account public.
    pub privacy_public: Option<PrivacyPublic>,
    /// Other names.
    pub also: Vec<String>,
    /// The first name, or the whole name.
    pub first_name: Vec<String>,
    /// The last name.
    pub last_name: Vec<String>,
    /// Places that may name the country.
    pub place: Vec<String>,
    /// Parts of one place, first the town, last the country.
    pub place_parts: Vec<String>,
    /// When the person registered.
    pub registered: Vec<String>,
    /// The e-mail address of the account.
    pub email: Vec<String>,
    /// Whether that address is the one that the platform writes to.
    pub primary: Vec<String>,
    /// The address of the profile.
    pub profile: Vec<String>,
}

impl Identity {
    fn all(&self) -> impl Iterator<Item = &String> {
        let protected = self.protected.iter().flat_map(|row| [&row.at, &row.action]);
        let privacy = self.privacy_public.iter().map(|row| &row.field);
        [
            &self.id,
            &self.born,
            &self.made_on,
            &self.export,
            &self.private,
            &self.privacy_changed,
            &self.also,
            &self.first_name,
            &self.last_name,
            &self.place,
            &self.place_parts,
            &self.registered,
            &self.email,
            &self.primary,
            &self.profile,
        ]
        .into_iter()
        .flatten()
        .chain(protected)
        .chain(privacy)
    }
}

/// How a change of who could see the account says that it became public.
#[derive(Debug)]
pub struct PrivacyPublic {
    /// The field with what happened.
    pub field: String,
    /// What stands in it.
    pub contains: String,
}

/// Where an archive says that the account became protected, or public again.
#[derive(Debug)]
pub struct ProtectionFields {
    /// The field with the time.
    pub at: String,
    /// The field with what happened.
    pub action: String,
    /// Its value for becoming protected.
    pub on: String,
    /// Its value for becoming public.
    pub off: String,
}
