//! `generate`: man pages and shell completions from the arguments, for packages.

use super::Cli;
use super::error::CommandError;
use clap::{CommandFactory as _, ValueEnum};
use clap_complete::Shell;
use std::path::Path;
use std::process::ExitCode;

/// What can be generated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum GeneratedFile {
    /// `fodder.1`, and a page for each command.
    Man,
    /// `fodder.bash`, `_fodder` for zsh, `fodder.fish`.
    Completions,
}

/// Writes it to a folder.
pub(super) fn generate(what: GeneratedFile, folder: &Path) -> Result<ExitCode, CommandError> {
    let not_saved = |error| CommandError::NotGenerated { error, folder: folder.to_owned() };
    std::fs::create_dir_all(folder).map_err(not_saved)?;
    let command = Cli::command().version(env!("CARGO_PKG_VERSION"));
    match what {
        GeneratedFile::Man => clap_mangen::generate_to(command, folder).map_err(not_saved)?,
        GeneratedFile::Completions => {
            let mut command = command;
            for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
                clap_complete::generate_to(shell, &mut command, "fodder", folder).map_err(not_saved)?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
