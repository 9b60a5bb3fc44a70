//! The answer as one value. The window, the HTML, the Markdown, the JSON and the CSV are all written from it, so that they
//! cannot disagree. It holds no names and no texts of anybody.

mod asked;
mod build;
pub mod charts;
mod citations;
mod figures;
mod find;
mod groups;
mod headline;
mod hints;
mod items;
mod items_columns;
mod items_write;
mod judgement_cache;
mod markdown;
mod pack_changes;
mod parquet;
mod region;
mod schema;
mod spreadsheet;
mod standing;
pub mod timeline;
mod write;

pub use asked::{Inquiry, RegionFrom, Sent, Tokens, Within};
pub use build::build;
pub use figures::Figures;
pub use find::{
    Between, Facets, FoundItems, Haystack, Hit, ItemAnswer, ItemIndex, ItemOrder, ItemsQuery, Search, answer_of,
    category_of, kind_of,
};
pub use hints::{HintSets, HintSummary, count_hints, find_hints, text_kind};
pub use items::{ITEMS_SCHEMA, ItemRow, ItemSelection, PickedItems, each_item};
pub use items_write::{ItemsFormat, ItemsWriter, write_items};
pub use pack_changes::{OutcomeChange, PackChanges};
pub use region::{suggested_birth, suggested_region};
pub use schema::{
    AgeAtPosting, AlsoSummary, ArchiveSummary, CategorySummary, Counts, DataPack, Generator, Group, GroupTraits,
    Headline, ItemsByYear, LawBranch, LawSummary, OpenQuestion, PracticeSummary, ProblemSummary, QuestionAsked,
    QuestionYear, RemedySummary, SCHEMA, SourceSummary, Summary, Totals,
};
pub(crate) use spreadsheet::csv;
pub use standing::{Objection, Standing, StandingCount};
pub use write::{Format, WriteError, ledger_word, lists_in_words, unknown_in_words, write};
