//! Formats as data: what the files of each platform's export hold, and where.
//!
//! A table (`assets/platforms/*.toml`) lists patterns of file names, and under each the lists in such a file. [`schema`]
//! is the table as it is written, [`spec`] as it is used; [`load`] turns one into the other and refuses what a reader
//! would ignore. A new kind of file needs an entry in a table and no Rust.

mod conventions;
mod load;
mod matcher;
mod schema;
#[cfg(test)]
mod schema_page;
mod spec;
mod table;

pub use conventions::{Conventions, fold_label, repair_mojibake};
pub use load::{TableError, built_in, from_folder, from_text, from_texts};
pub(crate) use matcher::is_page;
pub use schema::{
    AccountAudience, ContainsRow, Counting, CsvDialect, HtmlRecord, IndexRow, LayoutRow, MediaNames, Quirk, WholeRow,
};
pub use spec::{
    BlockPart, CategoryBy, CsvSpec, Direction, Element, Fields, FileSpec, HtmlSpec, Identity, JsonSpec, ListSpec,
    MatchedTraits, Protected, Sender, Trait,
};
pub use table::Table;
