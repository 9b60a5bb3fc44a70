//! The program, which only passes its arguments on to a command or to the window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use clap::Parser as _;
use fodder::cli::{self, Cli};
use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(windows)]
    attach_terminal();
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

/// Lets commands print into the terminal that they were started from, which Windows does not give to a program with a window.
/// Where there is none, such as on a double click, the call fails and nothing is printed.
#[cfg(windows)]
#[expect(unsafe_code, reason = "a call to the system that takes a number and touches no memory of the program")]
fn attach_terminal() {
    use windows_sys::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};
    // SAFETY: it has no preconditions, and what it returns is not used.
    unsafe { AttachConsole(ATTACH_PARENT_PROCESS) };
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
