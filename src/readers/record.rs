//! What a reader hands over: one record at a time, as it stands in the file. Which sender is the person whose archive
//! it is can only be decided later, when all files are read.

use super::stamp::Stamp;
use crate::vocab::{Audience, Author, Category, HintKinds};
use jiff::civil::Date;

/// Who a record is by, as far as the file says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By<'a> {
    /// The list spec or a field of the record says it.
    Known {
        /// Who it is.
        author: Author,
        /// The conversation, as for a sender; empty if it is in none.
        thread: &'a str,
    },
    /// Somebody named in the record. Whether that is the person whose archive it is, is decided when all files are
    /// read.
    Sender {
        /// The name, or empty.
        name: &'a str,
        /// The address of the profile or the number of the account, or empty.
        url: &'a str,
        /// The id of the conversation, or a name made from the path if the record has no id.
        thread: &'a str,
        /// The addresses of the recipients comma-separated as in the record, or empty.
        to: &'a str,
        /// The author to assume if the sender cannot be told from others.
        otherwise: Author,
        /// Whether people are told apart by their names alone.
        by_name: bool,
    },
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// When it was made; `None` if it has no date, or one that cannot be read with certainty.
    pub stamp: Option<Stamp>,
    /// Its text, repaired and unescaped; several fields are joined by line breaks.
    pub text: &'a str,
    /// How many Unicode scalar values the text has, without those line breaks.
    pub text_chars: u64,
    /// Who it is by.
    pub by: By<'a>,
    /// The category that the record's own fields give. It takes the place of its list's.
    pub category: Option<Category>,
    /// Who could see it, if the record's own fields say so.
    pub audience: Option<Audience>,
    /// Whether it was not published: a draft, or deleted.
    pub unpublished: bool,
    /// Its number on the platform, or empty.
    pub id: &'a str,
    /// The numbers of all versions of it, the first one first; empty if it was never edited.
    pub versions: &'a [&'a str],
    /// The values of the fields that name its media files.
    pub media: &'a [&'a str],
    /// Whether it has the coordinates of the place where it was made.
    pub placed: bool,
    /// What its fields are for, if that is something sensitive, such as a field for the religion.
    pub hints: HintKinds,
    /// How many items it counts as: one, none, or one for each value that it packs.
    pub items: u64,
}

/// What a file says of the person whose archive it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Identity<'a> {
    /// Their name.
    Name(&'a str),
    /// The places in one field of a record, such as `Lyon, France`, a line each.
    Place(&'a str),
    /// The day they registered, as written, because it helps to tell two accounts apart.
    Registered(&'a str),
    /// The number of their account.
    Id(&'a str),
    /// Their birth date.
    Born(Date),
    /// When the export was made.
    MadeOn(Stamp),
    /// The account became protected (`true`) or public (`false`), in milliseconds since 1970.
    Protected(i64, bool),
    /// Whether the account is private on the day of the export.
    Private(bool),
    /// The account became private, or public again.
    PrivacyChanged {
        /// When.
        at: Stamp,
        /// Whether it says that the account became public. If not, either may have happened.
        to_public: bool,
    },
    /// Another name they go by.
    Also(&'a str),
    /// An e-mail address of the account.
    Email(&'a str),
    /// The one of several e-mail addresses that the platform writes to.
    PrimaryEmail(&'a str),
    /// The address of their profile.
    Profile(&'a str),
}

/// A record that could not be read. The records before and after it are read all the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Rejection {
    /// Why.
    pub reason: RejectReason,
    /// Where.
    pub position: Position,
}

/// Why a record could not be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RejectReason {
    /// It is not JSON.
    NotJson,
    /// It is valid JSON of another kind than the elements of the list, such as null or a number among objects.
    OtherKind,
    /// Its brackets do not close before the next record begins, or before the file ends.
    Unclosed,
    /// It has fewer cells than the header, or more.
    Cells {
        /// How many it has.
        found: usize,
        /// How many the header has.
        header: usize,
    },
    /// A quote is not closed, or something stands behind a closing quote.
    Quotes,
    /// It is longer than the limit for a record.
    TooLong,
    /// The file has no known header, so its rows were counted and not read.
    NoHeader,
}

/// Where something stands in a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// A line, from 1.
    Line(u64),
    /// An element of the outermost list, from 1.
    Element(u64),
}

/// What a reader hands its findings to.
///
/// Lists are named by their index in [`crate::formats::Table::lists`].
pub trait Sink {
    /// Takes one record of a list.
    fn record(&mut self, list: usize, record: &Record<'_>);
    /// Takes a record of a list that could not be read.
    fn rejected(&mut self, list: usize, rejection: Rejection);
    /// Takes one fact about the person whose archive it is.
    fn identity(&mut self, list: usize, identity: &Identity<'_>);
    /// Takes the path of a list that no spec names, and its number of elements. Called once for each path of a file.
    fn unlisted(&mut self, path: &str, elements: u64);
    /// Takes how many lists of the file were read, and how many were found that its spec declares not counted.
    fn lists(&mut self, _read: u64, _not_counted: u64) {}
    /// Notes that a record of a list has a date that could not be read with certainty.
    fn unread_date(&mut self, _list: usize) {}
    /// The number of the person's own account, if an earlier file gave it.
    fn me(&self) -> Option<&str> {
        None
    }
    /// Takes the name of one participant of a conversation.
    fn participant(&mut self, _thread: &str, _name: &str) {}
    /// Takes the participants of a conversation as a page lists them: one text in the language of the account.
    fn participants(&mut self, _thread: &str, _text: &str) {}
    /// Notes that a record has labels, or a yes or no, in words that the table does not know.
    fn unknown_label(&mut self) {}
    /// Takes how many elements the outermost lists of the file have together.
    fn elements(&mut self, _elements: u64) {}
    /// Takes the number of elements that the archive's own index gives for a file, to be compared with what was read.
    fn expects(&mut self, _file: &str, _elements: u64) {}
    /// Whether [`Self::field`] is to be called. `false` by default, because finding the fields that no spec reads is
    /// slow.
    fn wants_fields(&self) -> bool {
        false
    }
    /// Takes a field of a record: its name, whether it has a value, and whether the spec reads it.
    fn field(&mut self, _list: usize, _name: &str, _has_value: bool, _is_read: bool) {}
}
