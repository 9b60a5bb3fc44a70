//! The tables of formats as they are written in `assets/platforms/*.toml`.
//!
//! Each key is documented here, with an example as the last line of its description; `assets/platforms/SCHEMA.md` is
//! generated from these types. A shape's struct has only the keys that the reader of the shape uses, so that any other
//! key is an error with file and line.

use crate::ids::PlatformId;
use crate::vocab::{Audience, Author, Category, HintKind, SkipReason};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A text with its place in the file, for messages.
pub(super) type Text = Spanned<String>;

/// Texts with their places.
pub(super) type Texts = Vec<Text>;

/// A table: everything that is known of the archives of one platform.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct TableRow {
    /// The version of this schema.
    ///
    /// `schema = 2`
    pub schema: u32,
    /// What holds for all files of the platform.
    ///
    /// `platform = { id = "murmur", name = "Murmur" }`
    pub platform: PlatformRow,
    /// What the platform calls a field in each language. Fields name a label as `$time`.
    ///
    /// `labels = { time = ["Time", "Heure", "Zeit"] }`
    #[serde(default)]
    pub labels: BTreeMap<String, Vec<String>>,
    /// The forms that the export comes in; the first that fits counts.
    ///
    /// `layout = [{ id = "folders-2021", files = ["content/*"] }]`
    #[serde(default)]
    pub layout: Vec<LayoutRow>,
    /// The kinds of files, and the lists in each. The first whose pattern fits a path counts.
    ///
    /// `file = [{ names = ["posts.json"], list = [{ id = "murmur.posts", name = "Posts", category = "posts", json = {} }] }]`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<FileRow>"))]
    pub file: Vec<Spanned<FileRow>>,
    /// Files that are left out on purpose.
    ///
    /// `skip = [{ files = ["/index.html"], reason = "viewer" }]`
    #[serde(default)]
    pub skip: Vec<SkipRow>,
    /// Folders of pictures, videos and sounds; the first that fits a path counts.
    ///
    /// `media = [{ files = ["stories/**"], category = "posts.stories" }]`
    #[serde(default)]
    pub media: Vec<MediaRow>,
}

/// What holds for all files of a platform.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct PlatformRow {
    /// The platform's id.
    ///
    /// `id = "murmur"`
    pub id: PlatformId,
    /// What people call the platform.
    ///
    /// `name = "Murmur"`
    pub name: String,
    /// The id of the table whose archives hold these files, if the platform has no archive of its own.
    ///
    /// `within = "instagram"`
    pub within: Option<PlatformId>,
    /// Globs, in lower case, of the names under which the export is downloaded or unpacked.
    ///
    /// `exports = ["murmur-export-*"]`
    pub exports: Vec<String>,
    /// Globs of paths that no other platform's exports have.
    ///
    /// `markers = ["your_murmurs/**"]`
    pub markers: Vec<String>,
    /// What a JSON file or a script of the platform begins with; a file that does confirms the platform.
    ///
    /// `begins = ["window.YTD."]`
    pub begins: Vec<String>,
    /// Class names that a page of the platform has; a page that has one confirms the platform.
    ///
    /// `page-marks = ["_a6-g"]`
    pub page_marks: Vec<String>,
    /// The folders in which a file lies whose pattern names no folder; `/` is the outermost. Anywhere if there are
    /// none.
    ///
    /// `folders = ["data", "/"]`
    pub folders: Vec<String>,
    /// Further folders that lie outermost in an export, besides those with which patterns begin.
    ///
    /// `outermost = ["your_murmurs"]`
    pub outermost: Vec<String>,
    /// Whether numbers before the ending, such as `_1`, `_987654321` or ` (1)`, are no part of a file's name.
    ///
    /// `numbered = true`
    pub numbered: bool,
    /// Whether a number of six or more digits before the ending of a file's name is that of the account, as in
    /// `Shares_123456789.csv`. It tells accounts apart where nothing else in an archive does.
    ///
    /// `account-numbers = true`
    pub account_numbers: bool,
    /// Whether `-part1` before the ending is no part of a file's name.
    ///
    /// `parted = true`
    pub parted: bool,
    /// Whether each JSON file may come as a page of the same name.
    ///
    /// `pages = true`
    pub pages: bool,
    /// Whether texts are mojibake: each byte of their UTF-8 was written as a character of its own.
    ///
    /// `mojibake = true`
    pub mojibake: bool,
    /// Keys that records have: an object with one of them is a record and no wrapper around a list.
    ///
    /// `record-keys = ["timestamp", "data"]`
    pub record_keys: Vec<String>,
    /// Lists in a record whose elements are values with a label, and so fields of the record.
    ///
    /// `labelled-lists = ["label_values", "dict"]`
    pub labelled_lists: Vec<String>,
    /// The keys under which an element of `labelled-lists` has its label, the most reliable first.
    ///
    /// `label-keys = ["ent_field_name", "label"]`
    pub label_keys: Vec<String>,
    /// JSON fields that may hold the date of a record, for lists that name none.
    ///
    /// `date = ["timestamp", "creation_timestamp"]`
    pub date: Vec<String>,
    /// JSON fields that may hold the date of a record of any list, where its own fields do not.
    ///
    /// `date-last = ["label_values.timestamp_value"]`
    pub date_last: Vec<String>,
    /// How records name their media files.
    ///
    /// `media-names = "path"`
    pub media_names: MediaNames,
    /// The fields of a media object that name files: a field in `media` that leads to an object stands for these.
    ///
    /// `media-object = ["uri", "thumbnail.uri"]`
    pub media_object: Vec<String>,
    /// The fields of a media object that hold the place on earth where it was taken.
    ///
    /// `media-location = ["exif.latitude"]`
    pub media_location: Vec<String>,
    /// Sentences that stand alone in a list or a file that holds nothing.
    ///
    /// `empty-says = ["No messages found"]`
    pub empty_says: Vec<String>,
    /// How a whole export is told from one part of it.
    ///
    /// `whole = { lists = ["murmur.profile"], notice = "notice-murmur-part" }`
    pub whole: Option<WholeRow>,
}

/// How records name their media files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MediaNames {
    /// They do not.
    #[default]
    None,
    /// By the path of the file.
    Path,
    /// By a number: files are named `<number of the record>-<name of the medium>`.
    Number,
}

/// How a whole export is told from one part of it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WholeRow {
    /// The lists of which every whole export has one.
    ///
    /// `lists = ["murmur.profile"]`
    pub lists: Vec<String>,
    /// The key, in the locale files, of what a person should know where there is none.
    ///
    /// `notice = "notice-murmur-part"`
    pub notice: String,
}

/// A form that the export comes in.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LayoutRow {
    /// Its id.
    ///
    /// `id = "folders-2021"`
    pub id: String,
    /// It is this one if a file with one of these lists was read.
    ///
    /// `when-any = ["murmur.posts"]`
    #[serde(default)]
    pub when_any: Vec<String>,
    /// It is this one if a path fits one of these globs. Without any condition: if no other layout fits.
    ///
    /// `files = ["content/*"]`
    #[serde(default)]
    pub files: Vec<String>,
    /// It is this one if a part's name fits one of these globs.
    ///
    /// `exports = ["complete_*"]`
    #[serde(default)]
    pub exports: Vec<String>,
    /// The key, in the locale files, of what a person should know of it.
    ///
    /// `notice = "notice-murmur-basic"`
    #[serde(default)]
    pub notice: Option<String>,
}

/// Files that are left out on purpose.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SkipRow {
    /// Globs of their paths; one that begins with `/` holds in the outermost folder alone.
    ///
    /// `files = ["/index.html", "/files/**"]`
    pub files: Vec<String>,
    /// Why.
    ///
    /// `reason = "viewer"`
    pub reason: SkipReason,
    /// Whether a file there that holds data is not left out: JSON, a script that sets a name to JSON, rows, a page.
    ///
    /// `unless-data = true`
    #[serde(default)]
    pub unless_data: bool,
}

/// A folder of pictures, videos and sounds.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MediaRow {
    /// Globs of their paths.
    ///
    /// `files = ["stories/**"]`
    pub files: Vec<String>,
    /// What a file is, if no record names it.
    ///
    /// `category = "posts.stories"`
    #[cfg_attr(test, schemars(with = "String"))]
    pub category: Category,
    /// Who a file is by, if no record names it.
    ///
    /// `author = "unknown"`
    #[serde(default = "own")]
    pub author: Author,
    /// Whether every file here is media, whatever its name ends with: documents sent with a message.
    ///
    /// `any-ending = true`
    #[serde(default)]
    pub any_ending: bool,
}

/// A kind of file, and the lists in it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct FileRow {
    /// Patterns of its path, in lower case. A pattern has the file's name and as many folders as are needed to tell it
    /// from other files, and fits every path that ends in it. `#` stands for a number, `*` for a folder of any name,
    /// `**` for any number of folders. A pattern that begins with `/` is the whole path. In the file's own name, `*` is
    /// allowed only for articles and for files that are recognised by `content`, because otherwise files that were
    /// never seen would count as known.
    ///
    /// `names = ["posts/your_posts_#.json"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub names: Texts,
    /// Keys of its outermost object, all of which must be there: the file is recognised by them and not by its name.
    ///
    /// `content = ["threadName", "messages"]`
    #[serde(default)]
    pub content: Vec<String>,
    /// Paths of what lies outside the lists and holds nothing of the person. A wildcard is refused. In a page `table`,
    /// `li` and `block` are the rows, list items and blocks that lie in no record.
    ///
    /// `not-counted = ["cover_photo"]`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub not_counted: Texts,
    /// Ids of lists that hold at least the same records: the file is skipped if a file with one of them is read.
    ///
    /// `beside = ["murmur.posts"]`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub beside: Texts,
    /// Whether each of its records is a conversation with the platform's AI, of which the files beside it hold the messages.
    ///
    /// `conversations = true`
    #[serde(default)]
    pub conversations: bool,
    /// Where the file counts the elements of the archive's files.
    ///
    /// `index = { list = "files", file = "name", count = "entries" }`
    #[serde(default)]
    pub index: Option<IndexRow>,
    /// The lists in it.
    ///
    /// `list = [{ id = "murmur.posts", name = "Posts", category = "posts", json = {} }]`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<ListRow>"))]
    pub list: Vec<Spanned<ListRow>>,
}

/// Where a file counts the elements of the archive's files.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct IndexRow {
    /// The path of the list of files; the outermost list, if it is empty.
    ///
    /// `list = "dataTypes.*.files"`
    #[serde(default)]
    pub list: String,
    /// The field with the file's path.
    ///
    /// `file = "fileName"`
    pub file: String,
    /// The field with the number of elements.
    ///
    /// `count = "count"`
    pub count: String,
}

/// One list in files of one kind.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ListRow {
    /// Its id, unique over all tables and stable; `source` in the summary.
    ///
    /// `id = "murmur.posts"`
    pub id: String,
    /// What its records are, in a few words that people read.
    ///
    /// `name = "Posts"`
    pub name: String,
    /// What kind of data it is, unless a record says otherwise. A word that does not exist is refused with all that do.
    ///
    /// `category = "posts"`
    #[cfg_attr(test, schemars(with = "String"))]
    pub category: Category,
    /// Who its records are by, unless a record says otherwise; `self`, the person, if nothing is said.
    ///
    /// `author = "other"`
    #[serde(default = "own")]
    pub author: Author,
    /// Who could see its records, where that is known of all of them; unknown, if nothing is said.
    ///
    /// `audience = "private"`
    #[serde(default)]
    pub audience: Option<Audience>,
    /// How the account's history says who could see a record, where nothing else does.
    ///
    /// `account-audience = "ever-since"`
    #[serde(default)]
    pub account_audience: Option<AccountAudience>,
    /// How many items a record is.
    ///
    /// `count = "values"`
    #[serde(default)]
    pub count: Counting,
    /// Whether its words are quoted from others though the act is the person's, as in a like.
    ///
    /// `quoted = true`
    #[serde(default)]
    pub quoted: bool,
    /// Whether none of its records is published: drafts, deleted or archived posts.
    ///
    /// `unpublished = true`
    #[serde(default)]
    pub unpublished: bool,
    /// Records of all lists of this group that have the same `number` are one item; all but the first are not counted.
    ///
    /// `unique = "post"`
    #[serde(default)]
    pub unique: Option<String>,
    /// The same for the media that its records name: a later record whose `number` is the name of one is no item.
    ///
    /// `media-unique = "media"`
    #[serde(default)]
    pub media_unique: Option<String>,
    /// Whether it is read before other lists, so that what stands in both counts here.
    ///
    /// `before = true`
    #[serde(default)]
    pub before: bool,
    /// Whether it is read after other lists, so that what stands in both counts there.
    ///
    /// `after = true`
    #[serde(default)]
    pub after: bool,
    /// Ids of lists whose texts were cut short: its records are the whole texts of those made in the same second.
    ///
    /// `completes = ["murmur.posts"]`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub completes: Texts,
    /// The id of a list: its records say more of the records there that have the same `number`.
    ///
    /// `amends = "murmur.articles"`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub amends: Option<Text>,
    /// How it lies in a file of rows.
    ///
    /// `csv = { columns = ["Date", "Text"], date = ["Date"], text = ["Text"] }`
    #[serde(default)]
    pub csv: Option<CsvKeys>,
    /// How it lies in a JSON file, or in a script that sets a name to JSON.
    ///
    /// `json = { at = ["posts"], text = ["body"] }`
    #[serde(default)]
    pub json: Option<JsonKeys>,
    /// How it lies in a page. In a table with `pages`, a list without this key has its records in the page's blocks,
    /// and their text in the body if the list has a text in JSON.
    ///
    /// `html = { text = ["heading"] }`
    #[serde(default)]
    pub html: Option<HtmlKeys>,
    /// The page itself is the one record.
    ///
    /// `article = {}`
    #[serde(default)]
    pub article: Option<ArticleRow>,
}

/// How many items a record is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// One.
    #[default]
    Record,
    /// None: settings, device tokens.
    None,
    /// One for each value of the fields in `values`.
    Values,
}

/// How an account's history says who could see an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AccountAudience {
    /// By whether the account was public when the item was made.
    Then,
    /// By whether the account was public at any time from when the item was made to the day of the export.
    EverSince,
}

/// Defines the keys of a shape: its own, and those of the fields that become a record, which all shapes share because
/// there is one extractor for all of them.
macro_rules! shape {
    ($(#[$meta:meta])* $name:ident { $($(#[$own_meta:meta])* $own:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Default, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
        pub(super) struct $name {
            $($(#[$own_meta])* pub $own: $type,)*
            /// The fields that may hold when a record was made; the first that can be read counts.
            ///
            /// `date = ["Sent at"]`
            #[cfg_attr(test, schemars(with = "Vec<String>"))]
            pub date: Texts,
            /// Whether its records have no date.
            ///
            /// `undated = true`
            pub undated: bool,
            /// The fields whose text is kept. All that are there count, each text once.
            ///
            /// `text = ["Subject", "Body"]`
            #[cfg_attr(test, schemars(with = "Vec<String>"))]
            pub text: Texts,
            /// Whether only the first text that is there counts.
            ///
            /// `first-text = true`
            pub first_text: bool,
            /// The values that a field has instead of a text or a date if there is none.
            ///
            /// `nothing = ["-", "N/A"]`
            pub nothing: Vec<String>,
            /// The fields whose values are the items, with `count = "values"`.
            ///
            /// `values = ["interests.name"]`
            #[cfg_attr(test, schemars(with = "Vec<String>"))]
            pub values: Texts,
            /// The separator between the values of one field, with `count = "values"`.
            ///
            /// `separator = "; "`
            pub separator: Option<String>,
            /// An element that has none of these fields is no record. It is reported, unless a row of `traits` with
            /// `record = false` fits it.
            ///
            /// `needs = ["messageCreate"]`
            #[cfg_attr(test, schemars(with = "Vec<String>"))]
            pub needs: Texts,
            /// The fields that may hold the record's number on the platform.
            ///
            /// `number = ["id_str", "id"]`
            #[cfg_attr(test, schemars(with = "Vec<String>"))]
            pub number: Texts,
            /// The fields with the numbers of all versions of an edited record, the first version first. The versions
            /// are one item, with the text of the latest.
            ///
            /// `versions = ["edit_info.editTweetIds"]`
            #[cfg_attr(test, schemars(with = "Vec<String>"))]
            pub versions: Texts,
            /// The fields that name the media files of a record. In JSON, `.` is a record that is a media object
            /// itself.
            ///
            /// `media = ["attachments.data.media"]`
            #[cfg_attr(test, schemars(with = "Vec<String>"))]
            pub media: Texts,
            /// The fields that may hold the place on earth where the record was made, as a number of degrees.
            ///
            /// `location = ["place.coordinate.latitude"]`
            #[cfg_attr(test, schemars(with = "Vec<String>"))]
            pub location: Texts,
            /// The fields that say `yes` or `true` of a draft.
            ///
            /// `draft = ["IS MESSAGE DRAFT"]`
            #[cfg_attr(test, schemars(with = "Vec<String>"))]
            pub draft: Texts,
            /// The fields that say who wrote a record, if it may be the person or somebody else.
            ///
            /// `sender = { name = ["sender_name"] }`
            pub sender: Option<SenderRow>,
            /// A field that says which way a record went.
            ///
            /// `direction = { field = "Direction", own = "OUTGOING", other = "INCOMING" }`
            pub direction: Option<DirectionRow>,
            /// Words in a field that tell the category.
            ///
            /// `category-by = { field = ["Type"], contains = [{ word = "profile photo", category = "media.profile-photo" }] }`
            pub category_by: Option<CategoryByRow>,
            /// What the value of a field says of a record; the first row that fits decides each trait.
            ///
            /// `traits = [{ field = "is_reply", is = ["true"], category = "comments" }]`
            pub traits: Vec<TraitRow>,
            /// Fields that say whose archive it is. Files with such a list are read before the others.
            ///
            /// `identity = { first-name = ["First Name"] }`
            pub identity: Option<IdentityRow>,
            /// Ways in which texts and dates depart from what they should be.
            ///
            /// `quirks = ["html-entities"]`
            pub quirks: Vec<Quirk>,
        }

        impl $name {
            /// Takes out the fields that become a record.
            pub(super) fn fields(&mut self) -> FieldRow {
                FieldRow {
                    date: std::mem::take(&mut self.date),
                    undated: self.undated,
                    text: std::mem::take(&mut self.text),
                    first_text: self.first_text,
                    nothing: std::mem::take(&mut self.nothing),
                    values: std::mem::take(&mut self.values),
                    separator: self.separator.take(),
                    needs: std::mem::take(&mut self.needs),
                    number: std::mem::take(&mut self.number),
                    versions: std::mem::take(&mut self.versions),
                    media: std::mem::take(&mut self.media),
                    location: std::mem::take(&mut self.location),
                    draft: std::mem::take(&mut self.draft),
                    sender: self.sender.take(),
                    direction: self.direction.take(),
                    category_by: self.category_by.take(),
                    traits: std::mem::take(&mut self.traits),
                    identity: self.identity.take(),
                    quirks: std::mem::take(&mut self.quirks),
                }
            }
        }
    };
}

shape! {
    /// How a list lies in a file of rows. Fields are named by their column.
    CsvKeys {
        /// Every column that the file is known to have had, in any year. The header is found by them. Of several lists
        /// in one file, the one counts whose columns fit the header best.
        ///
        /// `columns = ["Date", "Text"]`
        #[cfg_attr(test, schemars(with = "Vec<String>"))]
        columns: Texts,
        /// Whether its header was never seen, so that the first row is taken for it, whatever it says.
        ///
        /// `any-header = true`
        any_header: bool,
        /// Ways in which the rows depart from RFC 4180.
        ///
        /// `dialect = ["backslash-quotes"]`
        dialect: Vec<CsvDialect>,
    }
}

shape! {
    /// How a list lies in a JSON file, or in a script that sets a name to JSON.
    ///
    /// Fields are paths such as `data.post`. Lists on the way are seen through. `*` is any key, `$time` the label of
    /// that name in any language, `[$time]` an element of a list that carries the label, `#0` the first element of an
    /// array that is a record, `@key` and `@value` the two sides of an entry of an object that maps names to values. A
    /// path that ends in `**` is every text beneath.
    JsonKeys {
        /// The paths of the list, with `*` for any key and `[]` for lists on the way. An empty path is the outermost
        /// list, or the file itself if it is one record. Without this key: the outermost list, or the first list of the
        /// object around it.
        ///
        /// `at = ["", "posts_v2", "threads[].messages"]`
        #[cfg_attr(test, schemars(with = "Vec<String>"))]
        at: Texts,
        /// Keys that each record may be wrapped in. Fields are looked for inside and outside.
        ///
        /// `wrapper = ["tweet"]`
        #[cfg_attr(test, schemars(with = "Vec<String>"))]
        wrapper: Texts,
        /// The path of the list of those who take part in a conversation, and the field with the name, which is empty
        /// where the elements are names themselves.
        ///
        /// `participants = ["participants", "name"]`
        participants: Option<(String, String)>,
    }
}

shape! {
    /// How a list lies in a page.
    ///
    /// Fields are parts of a record: `heading`; `body` (all of it), `first-block` and `last-block` (its first and last
    /// group that was not attached); `message` (the part of a message's body that is its text); `comment` (the words of
    /// a comment before 2018); `caption` of pictures; `life-event` (title and description); `cell` (the first cell of a
    /// row); `first-value` (the value in the first row of a table); `value` (the values in all its rows); `title` of
    /// the page; `footer` (the date); `media`; and `$label` for the value beside a label of that name in a table.
    HtmlKeys {
        /// What a record is.
        ///
        /// `record = "row"`
        record: HtmlRecord,
    }
}

/// An article: the page itself is the one record. Its text is the page's, its date the one that it says it was
/// published on, or that stands in its name.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct ArticleRow {}

/// What a record is in a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HtmlRecord {
    /// A block that lies in no other block.
    #[default]
    Block,
    /// A block that holds no other block: what lies under a heading.
    InnerBlock,
    /// A row of a table that lies in no block, without the table's head; and a block.
    Row,
    /// A table that holds no other table.
    Table,
    /// An item of a list (`li`) that lies in no other item.
    ListItem,
    /// What begins with a date (`div.meta`), as in pages before 2018.
    Dated,
    /// A part of a block between rules (`hr`).
    Ruled,
    /// The page.
    Page,
    /// Nothing: the page only explains.
    None,
}

/// A way in which rows depart from RFC 4180.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CsvDialect {
    /// Each line break in a text arrives as a quote, a line break and a quote.
    QuotedLineBreaks,
    /// Quotes within quotes are written `\"`.
    BackslashQuotes,
    /// Line breaks in the last column may stand without quotes; a record begins with a date.
    UnquotedLineBreaks,
}

/// A way in which texts and dates depart from what they should be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Quirk {
    /// Texts are escaped as in a page: `&amp;`.
    HtmlEntities,
    /// A record's number holds its date, which is used if the record has no date or one from before the platform began.
    SnowflakeDates,
}

/// The fields that say who wrote a record, if it may be the person or somebody else.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct SenderRow {
    /// The fields with the name.
    ///
    /// `name = ["FROM"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub name: Texts,
    /// The fields with the address of the profile, or the number of the account.
    ///
    /// `url = ["SENDER PROFILE URL"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub url: Texts,
    /// The fields with the id of the conversation.
    ///
    /// `thread = ["CONVERSATION ID"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub thread: Texts,
    /// The fields with the addresses of those it went to.
    ///
    /// `to = ["RECIPIENT PROFILE URLS"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub to: Texts,
    /// Whether all files of a folder are one conversation.
    ///
    /// `by-folder = true`
    pub by_folder: bool,
    /// The author of a record that names nobody, or whose name may or may not be the person's.
    ///
    /// `otherwise = "self"`
    pub otherwise: Option<Author>,
}

/// A field that says which way a record went.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DirectionRow {
    /// The field.
    ///
    /// `field = "Direction"`
    #[cfg_attr(test, schemars(with = "String"))]
    pub field: Text,
    /// Its value for what the person sent.
    ///
    /// `own = "OUTGOING"`
    pub own: String,
    /// Its value for what the person received.
    ///
    /// `other = "INCOMING"`
    pub other: String,
}

/// Words in a field that tell the category.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CategoryByRow {
    /// The fields; the first that is there counts.
    ///
    /// `field = ["Date/Time", "Type"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub field: Texts,
    /// The words; the first that the value contains decides.
    ///
    /// `contains = [{ word = "profile photo", category = "media.profile-photo" }]`
    pub contains: Vec<ContainsRow>,
}

/// A word, and the category that it tells.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ContainsRow {
    /// The word, in lower case.
    ///
    /// `word = "profile photo"`
    pub word: String,
    /// The category.
    ///
    /// `category = "media.profile-photo"`
    #[cfg_attr(test, schemars(with = "String"))]
    pub category: Category,
}

/// What the value of a field says of a record. Without a condition it is enough that there is a value.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct TraitRow {
    /// The field.
    ///
    /// `field = "full_text"`
    #[cfg_attr(test, schemars(with = "String"))]
    pub field: Text,
    /// The value begins with this.
    ///
    /// `begins = "RT @"`
    #[serde(default)]
    pub begins: Option<String>,
    /// The value ends with one of these.
    ///
    /// `ends = ["on your timeline."]`
    #[serde(default)]
    pub ends: Vec<String>,
    /// The value is one of these, whatever their case.
    ///
    /// `is = ["Draft"]`
    #[serde(default)]
    pub is: Vec<String>,
    /// The value is none of these.
    ///
    /// `not = ["", "0"]`
    #[serde(default)]
    pub not: Vec<String>,
    /// The value is the number of the person's own account (`true`), or another one (`false`).
    ///
    /// `me = false`
    #[serde(default)]
    pub me: Option<bool>,
    /// What the record is then.
    ///
    /// `category = "comments"`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub category: Option<Category>,
    /// Who it is by then.
    ///
    /// `author = "other"`
    #[serde(default)]
    pub author: Option<Author>,
    /// Who could see it then.
    ///
    /// `audience = "limited"`
    #[serde(default)]
    pub audience: Option<Audience>,
    /// Whether it was not published then.
    ///
    /// `unpublished = true`
    #[serde(default)]
    pub unpublished: Option<bool>,
    /// What the record touches on then, for certain, because the field is for just that.
    ///
    /// `hint = "belief"`
    #[serde(default)]
    pub hint: Option<HintKind>,
    /// `false`: it is no record then, such as somebody's joining among the messages of a conversation.
    ///
    /// `record = false`
    #[serde(default)]
    pub record: Option<bool>,
}

/// Fields that say whose archive it is, and which export.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct IdentityRow {
    /// The number of the account.
    ///
    /// `id = ["accountId"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub id: Texts,
    /// The birth date: as one value, or as year, month and day.
    ///
    /// `born = ["birthday.year", "birthday.month", "birthday.day"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub born: Texts,
    /// When the export was made.
    ///
    /// `made-on = ["generationDate"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub made_on: Texts,
    /// What tells this export from another: two parts that agree in all of them belong to one export.
    ///
    /// `export = ["accountId", "generationDate"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub export: Texts,
    /// When the account became protected or public.
    ///
    /// `protected = { at = "protectedAt", action = "action", on = "Protect", off = "Unprotect" }`
    pub protected: Option<ProtectedRow>,
    /// Whether the account is private on the day of the export.
    ///
    /// `private = ["private_account"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub private: Texts,
    /// When the account became private and public, alternately.
    ///
    /// `privacy-changed = ["timestamp"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub privacy_changed: Texts,
    /// What a change of `privacy-changed` says if it made the account public. Nothing is concluded from other words, which
    /// may be those of another language.
    ///
    /// `privacy-public = { field = "title", contains = "Public" }`
    pub privacy_public: Option<PrivacyPublicRow>,
    /// Other names that the person goes by.
    ///
    /// `also = ["username"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub also: Texts,
    /// The first name, or the whole name.
    ///
    /// `first-name = ["First Name"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub first_name: Texts,
    /// The last name.
    ///
    /// `last-name = ["Last Name"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub last_name: Texts,
    /// Places that may name the country, the surest first; all values are handed on, and the first that names a country
    /// counts.
    ///
    /// `place = ["Geo Location", "Country"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub place: Texts,
    /// Parts of one place, each in a field or a value of its own: first the town, last the country. Only together do they name a country,
    /// because many a town is called like one.
    ///
    /// `place-parts = ["city", "region"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub place_parts: Texts,
    /// When the person registered.
    ///
    /// `registered = ["Registered At"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub registered: Texts,
    /// The e-mail address of the account. Letters are filled in with it.
    ///
    /// `email = ["Email Address"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub email: Texts,
    /// Whether that address is the one that the platform writes to, where there are several.
    ///
    /// `primary = ["Primary"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub primary: Texts,
    /// The address of the profile. Letters are filled in with it.
    ///
    /// `profile = ["profile_uri"]`
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub profile: Texts,
}

/// How a change of who could see the account says that it became public.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct PrivacyPublicRow {
    /// The field with what happened.
    ///
    /// `field = "title"`
    #[cfg_attr(test, schemars(with = "String"))]
    pub field: Text,
    /// What stands in it.
    ///
    /// `contains = "Public"`
    pub contains: String,
}

/// Where an archive says that the account became protected, or public again.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ProtectedRow {
    /// The field with the time.
    ///
    /// `at = "protectedAt"`
    #[cfg_attr(test, schemars(with = "String"))]
    pub at: Text,
    /// The field with what happened.
    ///
    /// `action = "action"`
    #[cfg_attr(test, schemars(with = "String"))]
    pub action: Text,
    /// Its value for becoming protected.
    ///
    /// `on = "Protect"`
    pub on: String,
    /// Its value for becoming public.
    ///
    /// `off = "Unprotect"`
    pub off: String,
}

/// The fields that become a record, as each shape writes them.
#[derive(Debug, Default)]
pub(super) struct FieldRow {
    pub date: Texts,
    pub undated: bool,
    pub text: Texts,
    pub first_text: bool,
    pub nothing: Vec<String>,
    pub values: Texts,
    pub separator: Option<String>,
    pub needs: Texts,
    pub number: Texts,
    pub versions: Texts,
    pub media: Texts,
    pub location: Texts,
    pub draft: Texts,
    pub sender: Option<SenderRow>,
    pub direction: Option<DirectionRow>,
    pub category_by: Option<CategoryByRow>,
    pub traits: Vec<TraitRow>,
    pub identity: Option<IdentityRow>,
    pub quirks: Vec<Quirk>,
}

/// Records are by the person unless a table says otherwise.
fn own() -> Author {
    Author::Own
}
