//! What a reader hands over: one record at a time, as it stands in the file. Who "I" is is found out later.

use super::dates::Stamp;
use crate::words::{Audience, Author, Category};
use jiff::civil::Date;

/// Who a record is by, as far as the file says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By<'a> {
    /// The row of the table or a column says it.
    Known(Author),
    /// A person who has to be told from the others when everything is read.
    Sender {
        /// The name written.
        name: &'a str,
        /// The address of their profile, or empty.
        url: &'a str,
        /// The conversation.
        thread: &'a str,
        /// The addresses of those it went to, comma-joined.
        to: &'a str,
    },
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// When it was made.
    pub stamp: Option<Stamp>,
    /// Its text, repaired and unescaped; several columns are joined by line breaks.
    pub text: &'a str,
    /// How many Unicode scalar values the text has, without those joints.
    pub text_chars: u64,
    /// Who it is by.
    pub by: By<'a>,
    /// A category that the record itself tells, instead of its row's.
    pub category: Option<Category>,
    /// Who could see it, where the record itself tells.
    pub audience: Option<Audience>,
    /// A draft, or deleted.
    pub unpublished: bool,
    /// Its number on the platform, or empty.
    pub id: &'a str,
    /// What its media files are named by.
    pub media: &'a [&'a str],
    /// It says at which place on earth it was made.
    pub placed: bool,
    /// How many items it is: one, none, or as many as the row packs.
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
    /// The account is private on the day of the export.
    Private(bool),
    /// The account became private, or public again.
    PrivacyChanged(Stamp),
    /// Another name they go by.
    Also(&'a str),
}

/// Where records go.
pub trait Sink {
    /// One record.
    fn record(&mut self, record: &Record<'_>);
    /// A record that could not be read; its neighbours can.
    fn unreadable(&mut self);
    /// Something the file says of the person.
    fn identity(&mut self, identity: &Identity<'_>);
    /// The number of the person's own account, if a file read before said it.
    fn me(&self) -> Option<&str> {
        None
    }
    /// Somebody who takes part in a conversation.
    fn participant(&mut self, _thread: &str, _name: &str) {}
    /// Those who take part in a conversation, as a page writes them: in one text, in the language of the account.
    fn participants(&mut self, _thread: &str, _text: &str) {}
    /// A record whose labels are in a language that the table does not know.
    fn unknown_label(&mut self) {}
    /// A record whose date can be read in two ways, and is not read.
    fn ambiguous_date(&mut self) {}
    /// How many elements the outermost list has.
    fn elements(&mut self, _elements: u64) {}
    /// The archive says that a file has so many elements.
    fn expects(&mut self, _file: &str, _elements: u64) {}
}
