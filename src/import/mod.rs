//! From paths on disk to inventories: opening, telling exports apart and joining their parts, reading them.
//!
//! Files are parsed on several threads and placed on one, in the order of the entries.
//!
//! Reading is two passes. Readers hand over records with a sender and a conversation; when all parts are read, what needs
//! other files is settled: who "I" is, whose account it is, which records stand twice.

mod ahead;
mod batch;
mod counts;
mod explain;
mod exports;
mod file_sink;
mod finish;
mod origin;
mod parse;
mod plan;
mod progress;
mod read_file;
mod split;
mod state;

pub use ahead::Threads;
pub use explain::{Became, Explanation, FieldExplanation, FileExplanation, ListExplanation, explain};
pub use exports::{ReadingError, read_all, read_all_with, read_all_within};
pub use origin::{Origin, Sample};
pub use progress::{Progress, Watch};
