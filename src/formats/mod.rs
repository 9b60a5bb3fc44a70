//! Formats as data: tables that describe what the files of each platform's export hold, and where in them.
//!
//! A table (`assets/platforms/*.toml`) has file kinds with patterns of file names, and in each kind the lists of such a
//! file. [`schema`] has the types that a table is parsed into, [`spec`] those that readers use. [`load`] turns the
//! former into the latter, and refuses any key that a reader would ignore. A new file kind needs rows in a table and no
//! Rust.

mod conventions;
mod load;
mod matcher;
mod schema;
#[cfg(test)]
mod schema_page;
mod spec;
mod table;

pub use conventions::{Conventions, fold_label, repair_mojibake};
pub use load::{
    TableError, built_in, built_in_texts, fingerprint, from_folder, from_text, from_texts, replacing, texts_in,
};
pub(crate) use matcher::is_page;
pub use schema::{
    AccountAudience, ContainsRow, Counting, CsvDialect, HtmlRecord, IndexRow, LayoutRow, MediaNames, Quirk, WholeRow,
};
pub use spec::{
    BlockPart, CategoryBy, CsvSpec, Direction, Element, Fields, FileSpec, HtmlSpec, Identity, JsonSpec, ListSpec,
    MatchedTraits, PrivacyPublic, ProtectionFields, Sender, TraitSpec,
};
pub use table::{Nearby, Table};
