//! The real program on a real display, and what it asks of the system. Everything here needs a tool and is ignored
//! unless it is asked for.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

#[cfg(all(feature = "window", target_os = "linux"))]
mod drops;
mod pixels;
#[path = "../support/mod.rs"]
#[cfg(target_os = "linux")]
mod support;
#[cfg(target_os = "linux")]
mod traces;
