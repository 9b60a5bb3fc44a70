//! What a reader hands over: one record at a time, as it stands in the file. Who "I" is is found out later.

use super::dates::Stamp;
use crate::words::{Author, Category};

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
    /// A draft.
    pub unpublished: bool,
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
}

/// Where records go.
pub trait Sink {
    /// One record.
    fn record(&mut self, record: &Record<'_>);
    /// A record that could not be read; its neighbours can.
    fn unreadable(&mut self);
    /// Something the file says of the person.
    fn identity(&mut self, identity: &Identity<'_>);
}
