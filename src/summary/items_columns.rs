//! The columns of items, as CSV and Parquet have them.

use super::items::ItemRow;
use crate::readers::Stamp;
use crate::vocab::{Audience, LawValue};
use std::borrow::Cow;

/// A column: its name, and how a row's value is taken.
pub(super) struct ItemColumn {
    /// What it is called.
    pub name: &'static str,
    /// Its values.
    pub values: Values,
}

/// How the values of a column are taken from a row, by their type.
pub(super) enum Values {
    /// Words, or none.
    Words(fn(&ItemRow) -> Option<Cow<'_, str>>),
    /// Words that every item has.
    EveryWord(fn(&ItemRow) -> Cow<'_, str>),
    /// A number, or none.
    Number(fn(&ItemRow) -> Option<u64>),
    /// A number that every item has.
    EveryNumber(fn(&ItemRow) -> u64),
    /// Yes or no.
    Flag(fn(&ItemRow) -> bool),
    /// A moment, or none.
    Moment(fn(&ItemRow) -> Option<Stamp>),
}

impl Values {
    /// The value of a row as text; what is none is empty.
    pub fn cell(&self, row: &ItemRow) -> String {
        match self {
            Self::Words(of) => of(row).unwrap_or_default().into_owned(),
            Self::EveryWord(of) => of(row).into_owned(),
            Self::Number(of) => of(row).map(|number| number.to_string()).unwrap_or_default(),
            Self::EveryNumber(of) => of(row).to_string(),
            Self::Flag(of) => of(row).to_string(),
            Self::Moment(of) => of(row).and_then(Stamp::iso).unwrap_or_default(),
        }
    }
}

const fn column(name: &'static str, values: Values) -> ItemColumn {
    ItemColumn { name, values }
}

/// The columns, but for the text, which is there only if it is asked for and stands last.
pub(super) const COLUMNS: [ItemColumn; 18] = [
    column("id", Values::EveryWord(|row| row.id.as_str().into())),
    column("archive", Values::EveryNumber(|row| row.archive as u64)),
    column("platform", Values::EveryWord(|row| row.platform.as_str().into())),
    column("source", Values::EveryWord(|row| row.source.as_str().into())),
    column("category", Values::EveryWord(|row| row.category.id().into())),
    column("date", Values::Moment(|row| row.date)),
    column("audience", Values::EveryWord(|row| row.audience.map_or("unknown", Audience::id).into())),
    column("author", Values::EveryWord(|row| row.author.id().into())),
    column("own", Values::Flag(|row| row.own)),
    column("unpublished", Values::Flag(|row| row.unpublished)),
    column("text_chars", Values::EveryNumber(|row| row.text_chars)),
    column("media_files", Values::EveryNumber(|row| row.media_files)),
    column("outcome", Values::EveryWord(|row| row.outcome.id().into())),
    column("law", Values::Words(|row| row.law.map(LawValue::id).map(Cow::Borrowed))),
    column("law_condition", Values::Words(|row| row.law_condition.as_deref().map(Cow::Borrowed))),
    column("rule", Values::Words(|row| row.rule.as_ref().map(|rule| rule.to_string().into()))),
    column("path", Values::EveryWord(|row| row.path.as_str().into())),
    column("record", Values::Number(|row| row.record)),
];
