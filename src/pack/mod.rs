//! The data the program works with: the rules, the tables of formats, and the lists of hints. Built in, or from a folder or
//! a zip that is checked as strictly.

mod file;
mod slots;

pub use file::{PackFile, PackFileError};
pub use slots::PackSlots;

use crate::formats::{self, Table, TableError};
use crate::hints::{self, HintError, Hints};
use crate::rulebook::{self, PackError, Rulebook};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Rules and tables that belong together.
#[derive(Debug)]
pub struct Pack {
    /// The rules.
    pub book: Rulebook,
    /// The formats.
    pub tables: Vec<Table>,
    /// What tells the formats from those of another pack, as [`formats::fingerprint`] does.
    pub tables_print: u64,
    /// The lists of hints, if they are others than those inside the program, which are read only when they are needed.
    pub hints: Option<Arc<Hints>>,
}

/// Why a pack was refused. Nothing of a refused pack is used.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Its rules are faulty.
    #[error(transparent)]
    Rules(#[from] PackError),
    /// Its tables are faulty, or one of them asks for something that this program does not have.
    #[error(transparent)]
    Tables(#[from] TableError),
    /// Its lists of hints are faulty.
    #[error(transparent)]
    Hints(#[from] HintError),
    /// The zip it came in cannot be used.
    #[error(transparent)]
    File(#[from] PackFileError),
}

impl Pack {
    /// What ships inside the program.
    ///
    /// # Errors
    /// If it is faulty, which the tests rule out.
    pub fn built_in() -> Result<Self, Refusal> {
        // At the same time, because nothing can be shown before both are there.
        let (book, tables) = std::thread::scope(|scope| {
            let book = scope.spawn(rulebook::built_in);
            let tables = formats::built_in();
            (book.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), tables)
        });
        Ok(Self { book: book?, tables: tables?, tables_print: formats::fingerprint(&BTreeMap::new()), hints: None })
    }

    /// The pack in a folder: rules as in `assets/rulebook`, and in its folder `platforms` tables that replace the
    /// built-in ones of the same file name or are added to them, and in its folder `hints` lists that take the place of
    /// the built-in ones.
    ///
    /// # Errors
    /// With file and line, all faults of its rules, or the first of its tables or lists.
    pub fn from_folder(folder: &Path) -> Result<Self, Refusal> {
        let book = rulebook::from_folder(folder)?;
        let inner = folder.join(rulebook::TABLES);
        let own = if inner.is_dir() { formats::texts_in(&inner)? } else { BTreeMap::new() };
        let (tables, tables_print) = (formats::replacing(&own)?, formats::fingerprint(&own));
        let inner = folder.join(hints::FOLDER);
        let hints = if inner.is_dir() { Some(Arc::new(hints::from_folder(&inner)?)) } else { None };
        Ok(Self { book, tables, tables_print, hints })
    }

    /// The pack in a folder or a zip, or the built-in one if there is none.
    ///
    /// # Errors
    /// As [`Self::from_folder`] and [`PackFile::read`].
    pub fn of(path: Option<&Path>) -> Result<Self, Refusal> {
        match path {
            None => Self::built_in(),
            Some(path) if path.is_file() => PackFile::read(path).map(|file| file.pack),
            Some(path) => Self::from_folder(path),
        }
    }
}

/// Whether a version of a data pack is newer than another. Its numbers are compared as numbers.
#[must_use]
pub fn is_newer(version: &str, other: &str) -> bool {
    let numbers = |version: &str| -> Vec<u32> { version.split('.').map(|part| part.parse().unwrap_or(0)).collect() };
    numbers(version) > numbers(other)
}

/// The name that asks for the built-in pack wherever a folder can be named.
pub const BUILT_IN: &str = "built-in";

/// The folder in which Fodder keeps its settings. `None` if the system names no home folder.
#[must_use]
pub fn settings_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "fodder").map(|folders| folders.config_dir().to_owned())
}

/// The folder of the pack to use: the one asked for; else `data` beside the settings, if there is one. `None` is the
/// built-in one.
#[must_use]
pub fn chosen_folder(asked: Option<&Path>) -> Option<PathBuf> {
    match asked {
        Some(asked) if asked == Path::new(BUILT_IN) => None,
        Some(asked) => Some(asked.to_owned()),
        None => settings_folder().map(|folder| folder.join("data")).filter(|folder| folder.is_dir()),
    }
}
