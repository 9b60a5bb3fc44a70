//! What the library and the commands promise, by theme. One program, because each program would be linked with everything.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

#[path = "../fuzz/promises.rs"]
mod promises;
#[path = "../support/mod.rs"]
mod support;

mod archives;
// `corpus` limits the memory of the command with `ulimit -v`, which is relied on only on Linux.
#[cfg(target_os = "linux")]
mod corpus;
mod deviations;
mod formats;
mod hints;
mod hostile;
mod house;
mod items;
mod kinds;
mod meta;
mod optout;
mod packs;
mod properties;
mod readers;
mod repeats;
mod report;
mod reuse;
mod rulebook;
mod silence;
mod smoke;
mod threads;
mod timeline;
mod vanishing;
mod x;
