//! Why a command ended without writing what was asked, and its exit code.

use crate::import::ReadingError;
use crate::optout::LetterError;
use crate::pack::{BUILT_IN, Refusal};
use crate::rulebook::{PackError, VerifyError};
use crate::summary::WriteError;
use crate::text::{say, text};
use jiff::civil::Date;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// What an argument names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NamedArgument {
    Platform,
    Question,
    /// A language of letters.
    Language,
}

impl fmt::Display for NamedArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Platform => "platform",
            Self::Question => "question",
            Self::Language => "letter in the language",
        })
    }
}

/// Why a command ended without writing what was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum CommandError {
    /// An argument names something that the data pack does not have.
    #[error("there is no {what} `{id}`; there are: {}", known.join(", "))]
    Unknown {
        /// What it names.
        what: NamedArgument,
        /// The name that was given.
        id: String,
        /// The names that exist.
        known: Vec<String>,
    },
    /// No region has this code.
    #[error(
        "there is no region `{code}`{}: write a country as DE or GB, a part of one as US-CA, or WORLD",
        if code.eq_ignore_ascii_case("uk") { " (the United Kingdom is GB)" } else { "" }
    )]
    UnknownRegion {
        /// The code that was given.
        code: String,
    },
    /// The first day of a span lies after its last.
    #[error("--made-from {from} lies after --made-until {until}")]
    ReversedDates {
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// An explanation was asked for in a format that it has not.
    #[error("--explain is written as md or json")]
    ExplainFormat,
    /// The data pack was refused.
    #[error("{refusal}{}", beside(beside_settings.as_ref()))]
    Pack {
        /// Why.
        refusal: Refusal,
        /// Its folder, if it was not asked for and lies beside the settings.
        beside_settings: Option<PathBuf>,
    },
    /// The rules of the built-in pack were refused.
    #[error(transparent)]
    Rules(#[from] PackError),
    /// None of the archives could be read.
    #[error("{}", .0.iter().map(say::reading_error).collect::<Vec<_>>().join(" "))]
    NotRead(Vec<ReadingError>),
    /// No file of the archive has the path that is to be explained.
    #[error("no file of the archive has this path: {path}. Give the end of its path, such as messages.csv")]
    NoSuchFile {
        /// The path that was given.
        path: String,
    },
    /// The summary would have replaced an archive.
    #[error("{}", text("export-is-archive"))]
    OutIsArchive,
    /// The tokeniser cannot be set up.
    #[error("{0}")]
    Tokeniser(String),
    /// The lists of hints are faulty.
    #[error(transparent)]
    Hints(#[from] crate::hints::HintError),
    /// The summary cannot be put into the format.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A table cannot be put into CSV.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// Something cannot be put into JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The folders with documents cannot be searched.
    #[error(transparent)]
    Verify(#[from] VerifyError),
    /// A letter cannot be composed.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// The file cannot be written.
    #[error("cannot write the file ({error}): {}", path.display())]
    NotSaved {
        /// The system's error.
        error: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// Man pages or completions cannot be written.
    #[error("cannot write to {}: {error}", folder.display())]
    NotGenerated {
        /// The system's error.
        error: io::Error,
        /// The folder.
        folder: PathBuf,
    },
    /// Standard output cannot be written to.
    #[error("cannot write to standard output: {0}")]
    Output(io::Error),
}

fn beside(folder: Option<&PathBuf>) -> String {
    folder.map_or_else(String::new, |folder| {
        format!(
            "\nthis data pack lies beside Fodder's settings: mend it, take it away or give --data {BUILT_IN}: {}",
            folder.display()
        )
    })
}

impl CommandError {
    /// 2 if the arguments are wrong; 1 if nothing could be read, judged or written.
    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Unknown { .. } | Self::UnknownRegion { .. } | Self::ReversedDates { .. } | Self::ExplainFormat => {
                ExitCode::from(2)
            }
            _ => ExitCode::FAILURE,
        }
    }
}
