//! From paths on disk to inventories: opens archives, tells the exports in them apart, joins their parts and reads
//! them.
//!
//! Files are parsed on several threads. One thread places the records, in the order of the entries.
//!
//! Reading has two passes. In the first, readers hand over records with a sender and a conversation. The second begins
//! when all parts are read, because it needs all files: it decides which sender is the person, applies what one file
//! says of the items of another, and derives from the account's history who could see an item.

mod ahead;
mod batch;
mod beside;
mod counts;
mod explain;
mod exports;
mod file_sink;
mod finish;
mod kinship;
mod origin;
mod parse;
mod plan;
mod progress;
mod raw;
mod read_file;
mod split;
mod state;

pub use ahead::Threads;
pub use explain::{Became, Explanation, FieldExplanation, FileExplanation, ListExplanation, explain};
pub use exports::{
    ListedArchives, ReadingError, list_all, read_all, read_all_reusing, read_all_with, read_all_within, read_listed,
};
pub use origin::{Origin, Sample};
pub use progress::{Progress, Watch};
pub use raw::{RawFile, RawList, read_raw};
