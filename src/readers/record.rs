//! What a reader hands over: one record at a time, as it stands in the file. Who "I" is, is found out later.

use super::stamp::Stamp;
use crate::vocab::{Audience, Author, Category};
use jiff::civil::Date;

/// Who a record is by, as far as the file says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By<'a> {
    /// The spec or a field says it.
    Known(Author),
    /// A person who has to be told from others when everything is read.
    Sender {
        /// The name, or empty.
        name: &'a str,
        /// The address of the profile or the number of the account, or empty.
        url: &'a str,
        /// The conversation.
        thread: &'a str,
        /// The addresses of those it went to, comma-joined.
        to: &'a str,
        /// Who it is by if nobody can tell.
        otherwise: Author,
        /// Whether people are told apart by their names alone.
        by_name: bool,
    },
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// When it was made.
    pub stamp: Option<Stamp>,
    /// Its text, repaired and unescaped; several fields are joined by line breaks.
    pub text: &'a str,
    /// How many Unicode scalar values the text has, without those line breaks.
    pub text_chars: u64,
    /// Who it is by.
    pub by: By<'a>,
    /// A category that the record itself tells, instead of its list's.
    pub category: Option<Category>,
    /// Who could see it, where the record itself tells.
    pub audience: Option<Audience>,
    /// Whether it was not published: a draft, or deleted.
    pub unpublished: bool,
    /// Its number on the platform, or empty.
    pub id: &'a str,
    /// The numbers of all versions of it, the first one first; empty if it was never edited.
    pub versions: &'a [&'a str],
    /// What its media files are named by.
    pub media: &'a [&'a str],
    /// Whether it says at which place on earth it was made.
    pub placed: bool,
    /// How many items it is: one, none, or as many as the record packs.
    pub items: u64,
}

/// What a file says of the person whose archive it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Identity<'a> {
    /// Their name.
    Name(&'a str),
    /// A place they gave, such as `Lyon, France`.
    Place(&'a str),
    /// The day they registered, as written: part of what tells two accounts apart.
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
    PrivacyChanged(Stamp),
    /// Another name they go by.
    Also(&'a str),
}

/// A record that could not be read; its neighbours can.
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
    /// It is JSON, though no object where the list has objects, or the like: null, a number, a text.
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
    /// The file has no header that is known, so its rows were counted and not read.
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
    /// Takes something that the file says of the person.
    fn identity(&mut self, list: usize, identity: &Identity<'_>);
    /// Takes a list that no spec names: its path and how many elements it has. Called once for each path.
    fn unlisted(&mut self, path: &str, elements: u64);
    /// Takes how many lists of the file were read, and how many its spec declares not counted.
    fn lists(&mut self, _read: u64, _not_counted: u64) {}
    /// Takes a date that is there and could not be read with certainty.
    fn unread_date(&mut self, _list: usize) {}
    /// The number of the person's own account, if a file read before said it.
    fn me(&self) -> Option<&str> {
        None
    }
    /// Takes somebody who takes part in a conversation.
    fn participant(&mut self, _thread: &str, _name: &str) {}
    /// Takes those who take part in a conversation, as a page writes them: one text in the language of the account.
    fn participants(&mut self, _thread: &str, _text: &str) {}
    /// Takes a record whose labels are in a language that the table does not know.
    fn unknown_label(&mut self) {}
    /// Takes how many elements the outermost lists have.
    fn elements(&mut self, _elements: u64) {}
    /// Takes what the archive says of itself: that a file has so many elements.
    fn expects(&mut self, _file: &str, _elements: u64) {}
    /// Whether [`Self::field`] is wanted. Finding the fields that nobody reads costs time.
    fn wants_fields(&self) -> bool {
        false
    }
    /// Takes a field of a record: its name, whether it has a value, and whether the spec reads it.
    fn field(&mut self, _list: usize, _name: &str, _has_value: bool, _is_read: bool) {}
}
