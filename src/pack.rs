//! The data the program works with: the rules, the tables of formats, and the lists of hints. Built in, or from a folder that is checked
//! as strictly.

use crate::formats::{self, Table, TableError};
use crate::hints::{self, HintError, Hints};
use crate::rulebook::{self, PackError, Rulebook};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Rules and tables that belong together.
#[derive(Debug)]
pub struct Pack {
    /// The rules.
    pub book: Rulebook,
    /// The formats.
    pub tables: Vec<Table>,
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
        Ok(Self { book: book?, tables: tables?, hints: None })
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
        let tables = if inner.is_dir() { formats::from_folder(&inner)? } else { formats::built_in()? };
        let inner = folder.join(hints::FOLDER);
        let hints = if inner.is_dir() { Some(Arc::new(hints::from_folder(&inner)?)) } else { None };
        Ok(Self { book, tables, hints })
    }

    /// The pack in a folder, or the built-in one if there is none.
    ///
    /// # Errors
    /// As [`Self::from_folder`].
    pub fn of(folder: Option<&Path>) -> Result<Self, Refusal> {
        folder.map_or_else(Self::built_in, Self::from_folder)
    }
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
