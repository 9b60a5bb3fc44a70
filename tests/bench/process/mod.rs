//! How long a command takes, and how much memory it has at most.

use std::process::{Command, Stdio};
use std::time::Instant;

/// The program.
pub const FODDER: &str = env!("CARGO_BIN_EXE_fodder");

/// What a command took.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// From its start to its end.
    pub seconds: f64,
    /// The most memory it had at a time, in bytes; 0 where the system does not tell.
    pub memory: u64,
}

/// Measures the command that follows the word `measure` among the arguments of this process. Whether there was one.
pub fn measure_if_asked() -> bool {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() != Some("measure") {
        return false;
    }
    let command: Vec<String> = arguments.collect();
    let start = Instant::now();
    let status = Command::new(&command[0]).args(&command[1..]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let seconds = start.elapsed().as_secs_f64();
    let code = status.expect("the command").code();
    // 3: something in the archive could not be read.
    assert!(matches!(code, Some(0 | 3)), "{command:?}: {code:?}");
    println!("{seconds} {}", most_memory());
    true
}

/// The shortest of several runs of a command, and the most memory of them.
///
/// # Panics
/// If the command cannot be run, or fails.
pub fn shortest(runs: u32, command: &[&str]) -> Taken {
    let own = std::env::current_exe().expect("this program");
    let taken: Vec<Taken> = (0..runs)
        .map(|_| {
            // A process of its own, because the system only tells the memory of the largest child.
            let output = Command::new(&own).arg("measure").args(command).stderr(Stdio::inherit()).output();
            let output = output.expect("this program");
            assert!(output.status.success(), "{command:?} cannot be run");
            let text = String::from_utf8(output.stdout).expect("text");
            let (seconds, memory) = text.trim().split_once(' ').expect("two numbers");
            Taken { seconds: seconds.parse().expect("seconds"), memory: memory.parse().expect("bytes") }
        })
        .collect();
    Taken {
        seconds: taken.iter().map(|taken| taken.seconds).fold(f64::INFINITY, f64::min),
        memory: taken.iter().map(|taken| taken.memory).max().unwrap_or_default(),
    }
}

/// The most memory that a child of this process had, in bytes.
#[cfg(unix)]
fn most_memory() -> i64 {
    use nix::sys::resource::{UsageWho, getrusage};
    getrusage(UsageWho::RUSAGE_CHILDREN).expect("usage").max_rss() * 1024
}

/// The most memory that a child of this process had: unknown here.
#[cfg(not(unix))]
fn most_memory() -> i64 {
    0
}
