//! A case of the corpus: an archive with something done to it, what must be kept of it and what must be told.

use super::raw::{RawFile, RawZip};
use super::{COMPLETE, Files, Unwatched, file, shapes, stderr, stdout};
use fodder::formats::{self, Table};
use fodder::import::{Origin, read_all};
use fodder::inventory::{FileRow, State};
use fodder::text::say;
use fodder::vocab::ProblemKind;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// What must be kept of the items in the sound archive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// All of them.
    All,
    /// All but those of the file that was hit.
    AllButHit,
    /// All but some of those of the file that was hit.
    SomeOfHit,
    /// Whatever lies before the damage.
    Some,
    /// Nothing: there is no answer but one line.
    Nothing,
}

/// Which problems must be reported.
#[derive(Clone, Copy)]
pub enum Told {
    /// None with a loss.
    NoLoss,
    /// One of these kinds, or none with a loss.
    OneOfOrNoLoss(&'static [&'static str]),
    /// One of these kinds.
    OneOf(&'static [&'static str]),
}

/// A case: what is done to the archive, and what must come of it.
pub struct Case {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub kept: Kept,
    pub told: Told,
}

/// An archive of one shape.
pub struct Shape {
    pub name: &'static str,
    pub files: Files,
    /// The file that is hit: it holds items, and no other file depends on it.
    pub hit: usize,
    /// How many items there are, and how many without that file.
    pub all: u64,
    pub without: u64,
}

impl Shape {
    pub fn new(name: &'static str, files: Files) -> Self {
        let of = |files: &Files| {
            let dir = tempfile::tempdir().expect("a temporary folder");
            let path = dir.path().join(name);
            std::fs::write(&path, RawZip::of(files).bytes()).expect("written");
            let tables = formats::built_in().expect("the tables");
            read_all(&[Origin::Path(path)], &tables, &Unwatched).0.remove(0)
        };
        let sound = of(&files);
        assert!(sound.problems.iter().all(|problem| !problem.kind().is_loss()), "{name}: {:?}", sound.problems);
        let with_items = |row: &&FileRow| row.state == State::Read && row.items > Some(0);
        let row = sound.files.iter().rev().find(with_items).expect("a file with items");
        let hit = files.iter().position(|(name, _)| name.ends_with(&row.path)).expect("the file");
        let mut rest = files.clone();
        rest.remove(hit);
        let (all, without) = (sound.item_count(), of(&rest).item_count());
        assert!(without < all, "{name}: {} holds items", row.path);
        Self { name, files, hit, all, without }
    }

    /// The zip as it should be.
    pub fn zip(&self) -> RawZip {
        RawZip::of(&self.files)
    }

    /// The zip with something done to the file that is hit.
    pub fn with(&self, change: impl FnOnce(&mut RawFile)) -> Vec<u8> {
        let mut zip = self.zip();
        change(&mut zip.files[self.hit]);
        zip.bytes()
    }

    /// The zip with something done to all files.
    pub fn with_all(&self, change: impl Fn(&mut RawFile)) -> RawZip {
        let mut zip = self.zip();
        zip.files.iter_mut().for_each(change);
        zip
    }

    /// The zip with one more file.
    pub fn and(&self, file: RawFile) -> Vec<u8> {
        let mut zip = self.zip();
        zip.files.push(file);
        zip.bytes()
    }

    /// The zip with other bytes in the file that is hit.
    pub fn holding(&self, bytes: &[u8]) -> Vec<u8> {
        let name = self.files[self.hit].0.clone();
        self.with(|file| *file = RawFile::new(&name, bytes))
    }
}

pub fn items(summary: &Value) -> u64 {
    summary["totals"]["items"].as_u64().expect("a number")
}

/// Runs the report within 300 MB and 5 seconds of processor time. Returns the summary if there is one, the exit code,
/// and standard error.
pub fn run_within(path: &Path) -> (Option<Value>, i32, String) {
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v 307200; ulimit -t 5; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_fodder"), "report"]);
    command.arg(path).args(["--region", "DE", "--on", "2026-11-24", "--format", "json"]);
    command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
    // The allocator reserves 64 MB of addresses for each thread that happens to need memory at once, used or not.
    command.env("MALLOC_ARENA_MAX", "1");
    let output = command.output().expect("the program starts");
    let code = output.status.code().unwrap_or_else(|| panic!("{}: {}", path.display(), stderr(&output)));
    (serde_json::from_str(&stdout(&output)).ok(), code, stderr(&output))
}

/// What came of an archive.
pub struct Outcome {
    pub items: u64,
    pub balanced: bool,
    /// Kinds and messages.
    pub problems: Vec<(String, String)>,
}

/// Reads an archive in this process: the commands and the window do the same.
pub fn read(path: &Path) -> Option<Outcome> {
    static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| formats::built_in().expect("the tables"));
    let begun = Instant::now();
    let (inventories, _) = read_all(&[Origin::Path(path.to_owned())], &TABLES, &Unwatched);
    // Far more than a busy machine needs: what takes longer would never end.
    assert!(begun.elapsed() < Duration::from_mins(1), "{} took {:?}", path.display(), begun.elapsed());
    let inventory = inventories.first()?;
    let word = |kind: &ProblemKind| serde_json::to_value(kind).expect("a word").as_str().expect("a word").to_owned();
    let problems =
        inventory.problems.iter().map(|problem| (word(&problem.kind()), say::fault(&problem.fault))).collect();
    Some(Outcome { items: inventory.item_count(), balanced: inventory.ledger.balanced, problems })
}

/// Runs the command on an archive, and checks that its exit code agrees with the problems it reports.
pub fn ask(path: &Path, what: &str) -> Option<Outcome> {
    let (summary, code, said) = run_within(path);
    assert!(!said.contains("panicked"), "{what}: {said}");
    let Some(summary) = summary else {
        assert_eq!(code, 1, "{what}: {said}");
        assert_eq!(said.lines().count(), 1, "{what}: {said}");
        let name = path.file_name().expect("a name").to_string_lossy();
        assert!(said.contains(&*name), "{what}: the file is named: {said}");
        return None;
    };
    let archive = &summary["archives"][0];
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let problems = archive["problems"].as_array().expect("problems").iter();
    let problems: Vec<_> = problems.map(|problem| (text(&problem["kind"]), text(&problem["message"]))).collect();
    assert_eq!(code, if loses(&problems) { 3 } else { 0 }, "{what}: {problems:#?}");
    Some(Outcome { items: items(&summary), balanced: archive["ledger"]["balanced"] == true, problems })
}

/// Whether something was lost.
fn loses(problems: &[(String, String)]) -> bool {
    problems.iter().any(|(kind, _)| kind.parse::<ProblemKind>().expect("a kind of problem").is_loss())
}

/// Holds what came of a case against what must, by the command within its limits, or in this process.
pub fn check(shape: &Shape, case: &Case, by_command: bool) {
    let what = format!("{}: {}", shape.name, case.name);
    let (_dir, path) = file(shape.name, &case.bytes);
    let outcome = if by_command { ask(&path, &what) } else { read(&path) };
    let Some(outcome) = outcome else {
        assert!(matches!(case.kept, Kept::Nothing | Kept::Some), "{what}: nothing was read");
        return;
    };
    let Outcome { items, balanced, problems } = outcome;
    let told = format!("{what}: {problems:#?}");
    assert!(balanced, "{told}");
    let is_told = |kinds: &[&str]| problems.iter().any(|(kind, _)| kinds.contains(&kind.as_str()));
    let is_right = match case.told {
        Told::NoLoss => !loses(&problems),
        Told::OneOfOrNoLoss(kinds) => is_told(kinds) || !loses(&problems),
        Told::OneOf(kinds) => is_told(kinds),
    };
    assert!(is_right, "{told}");
    let range = match case.kept {
        Kept::All => shape.all..=shape.all,
        Kept::AllButHit => shape.without..=shape.without,
        Kept::SomeOfHit => shape.without..=shape.all,
        Kept::Some => 0..=shape.all,
        Kept::Nothing => panic!("{told}: something was read"),
    };
    assert!(range.contains(&items), "{told}\n{items} items; {range:?} are kept");
}

/// Checks cases on every shape. The command is asked for all of `LinkedIn`'s and for each of the others' in turn, and
/// with `FODDER_CORPUS=whole` for all of all: that takes minutes.
pub fn on_every_shape(cases: impl Fn(&Shape) -> Vec<Case>) {
    let whole = std::env::var_os("FODDER_CORPUS").is_some();
    let shapes = shapes();
    let others = shapes.len() - 1;
    for (at, (name, files)) in shapes.into_iter().enumerate() {
        let shape = Shape::new(name, files);
        for (number, case) in cases(&shape).iter().enumerate() {
            check(&shape, case, whole || name == COMPLETE || (number + at) % others == 0);
        }
    }
}

pub fn case(name: &'static str, bytes: Vec<u8>, kept: Kept, told: Told) -> Case {
    Case { name, bytes, kept, told }
}
