//! The program, which only passes its arguments on to a command or to the window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use clap::Parser as _;
use fodder::cli::{self, Cli};
use std::process::ExitCode;

fn main() -> ExitCode {
    fodder::diagnostics::start();
    // macOS hands a process number to programs that are double-clicked.
    let arguments = std::env::args_os().filter(|argument| !argument.to_string_lossy().starts_with("-psn_"));
    let cli = Cli::parse_from(arguments);
    if cli.version {
        return cli::version(cli.data.as_deref());
    }
    match &cli.command {
        Some(command) => cli::run(command, cli.data.as_deref()),
        None => window(cli),
    }
}

#[cfg(feature = "window")]
fn window(cli: Cli) -> ExitCode {
    fodder::app::run(cli.archives, cli.renderer.as_deref(), cli.data.as_deref())
}

#[cfg(not(feature = "window"))]
fn window(_cli: Cli) -> ExitCode {
    use std::io::Write as _;
    writeln!(std::io::stderr(), "fodder: built without its window; see `fodder --help` for the commands").ok();
    ExitCode::from(2)
}
