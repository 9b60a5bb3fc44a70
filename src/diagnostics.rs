//! What the program does, written to standard error for somebody who looks for a fault in it. Off unless
//! `FODDER_LOG` is set.
//!
//! | level | what it is for |
//! |---|---|
//! | `error` | a fault of the program: a thread ended without an answer |
//! | `warn` | something is wrong and the program goes on: a central directory is missing, settings cannot be read |
//! | `info` | a start, and what was opened in numbers |
//! | `debug` | each step with its time |
//! | `trace` | each file of an archive |
//!
//! An event holds numbers, times, and the ids of tables and rules. It never holds a value from an archive: no text, no
//! key, and no name of a file or a folder, because some files are named after people. So a log can be shared.

use std::io::{self, Write as _};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// The environment variable that turns events on. Its value is a level.
pub const VARIABLE: &str = "FODDER_LOG";

/// Starts writing events if the variable asks for them, once a process.
///
/// A value that is no level is told on standard error and otherwise ignored, because a program that is double-clicked
/// must start all the same.
pub fn start() {
    let Some(value) = std::env::var_os(VARIABLE) else { return };
    let Some(level) = parse_level(&value.to_string_lossy()) else {
        let levels = "off, error, warn, info, debug, trace";
        writeln!(io::stderr(), "fodder: {VARIABLE} is none of: {levels}").ok();
        return;
    };
    if level == LevelFilter::OFF {
        return;
    }
    // Only the program's own events: what the crates under the window have to say is not known to hold no names.
    let own = Targets::new().with_target(env!("CARGO_PKG_NAME"), level);
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr).with_ansi(false);
    // It fails if a subscriber is set already, which then stays.
    tracing_subscriber::registry().with(lines).with(own).try_init().ok();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "started");
}

/// The level of a word. `None` if it is none; numbers, which `tracing` also knows, are none here.
fn parse_level(word: &str) -> Option<LevelFilter> {
    let word = word.trim();
    word.chars().all(|c| c.is_ascii_alphabetic()).then(|| word.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_a_word() {
        assert_eq!(parse_level("debug"), Some(LevelFilter::DEBUG));
        assert_eq!(parse_level(" TRACE "), Some(LevelFilter::TRACE));
        assert_eq!(parse_level("off"), Some(LevelFilter::OFF));
        assert_eq!(parse_level("3"), None);
        assert_eq!(parse_level("loud"), None);
    }
}
