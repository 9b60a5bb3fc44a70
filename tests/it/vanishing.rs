//! Archives that change under the reader: a drive that is taken away, a part that is deleted, a file still being
//! written. Reading ends, what was lost is told, and the ledger balances.

use crate::support::*;
use fodder::formats;
use fodder::import::{Origin, Progress, Watch, read_all};
use fodder::inventory::Inventory;
use fodder::text::say;
use fodder::vocab::ProblemKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Does something when so many files have been read.
struct At<'a> {
    file: u32,
    told: AtomicU32,
    what: &'a (dyn Fn() + Sync),
    /// Goes on afterwards.
    goes_on: bool,
}

impl<'a> At<'a> {
    fn file(file: u32, what: &'a (dyn Fn() + Sync)) -> Self {
        Self { file, told: AtomicU32::new(0), what, goes_on: true }
    }
}

impl Watch for At<'_> {
    fn keep_going(&self) -> bool {
        self.goes_on || self.told.load(Ordering::Relaxed) <= self.file
    }

    fn progress(&self, _progress: &Progress) {
        if self.told.fetch_add(1, Ordering::Relaxed) == self.file {
            (self.what)();
        }
    }
}

fn read(paths: &[PathBuf], watch: &At<'_>) -> Vec<Inventory> {
    let tables = formats::built_in().expect("the tables");
    let origins: Vec<Origin> = paths.iter().cloned().map(Origin::Path).collect();
    read_all(&origins, &tables, watch).0
}

/// What was told, of which path, and how many items are left.
fn told(inventory: &Inventory) -> (Vec<(ProblemKind, &str, String)>, u64) {
    assert!(inventory.ledger.balanced, "{:?}", inventory.ledger);
    let problems = inventory.problems.iter();
    let told = problems.map(|problem| (problem.kind(), problem.path.as_str(), say::fault(&problem.fault))).collect();
    (told, inventory.item_count())
}

fn touch_later(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("written");
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(5);
    std::fs::File::options().append(true).open(path).and_then(|file| file.set_modified(later)).expect("touched");
}

#[test]
fn items_read_before_a_drive_vanishes_are_kept() {
    let (_dir, path) = zip(COMPLETE, &small());
    let watch_path = path.clone();
    let vanish = || std::fs::remove_file(&watch_path).expect("removed");
    let inventories = read(&[path], &At::file(2, &vanish));
    let (told, items) = told(&inventories[0]);
    assert!(items > 0 && items < 11, "what was read before is kept: {items}");
    assert!(told.iter().all(|(kind, _, what)| *kind == ProblemKind::Failed && what.contains("gone")), "{told:?}");
    assert!(told.iter().any(|(_, path, _)| *path == COMPLETE), "the archive itself is named: {told:?}");
    assert!(inventories[0].ledger.entries.failed > 0);
}

#[test]
fn a_deleted_part_is_reported_and_the_other_is_read() {
    let (first, second): (Files, Files) = small().into_iter().partition(|(path, _)| path.starts_with('S'));
    let (_a, a) = zip("part1.zip", &first);
    let (_b, b) = zip("part2.zip", &second);
    let vanish = || std::fs::remove_file(&b).expect("removed");
    let inventories = read(&[a, b.clone()], &At::file(2, &vanish));
    assert_eq!(inventories.len(), 1);
    let (told, items) = told(&inventories[0]);
    assert_eq!(items, 5, "those of the part that stayed");
    assert!(told.iter().any(|(_, path, _)| *path == "part2.zip"), "{told:?}");
    assert!(!told.iter().any(|(_, path, _)| *path == "part1.zip"), "{told:?}");
}

#[test]
fn a_zip_that_changes_while_it_is_read_is_reported() {
    let (_dir, path) = zip(COMPLETE, &small());
    let whole = std::fs::read(&path).expect("the zip");
    let again = || touch_later(&path, &whole);
    let inventories = read(std::slice::from_ref(&path), &At::file(2, &again));
    let (told, items) = told(&inventories[0]);
    assert_eq!(items, 11, "nothing was lost");
    assert!(matches!(told.as_slice(), [(ProblemKind::Failed, COMPLETE, what)] if what.contains("changed")), "{told:?}");
}

#[test]
fn a_zip_cut_while_it_is_read_is_reported() {
    let (_dir, path) = zip(COMPLETE, &small());
    let whole = std::fs::read(&path).expect("the zip");
    let cut = || touch_later(&path, &whole[..200]);
    let inventories = read(std::slice::from_ref(&path), &At::file(1, &cut));
    let (told, items) = told(&inventories[0]);
    assert!(items < 11);
    assert!(told.iter().any(|(_, path, what)| *path == COMPLETE && what.contains("changed")), "{told:?}");
    assert!(told.len() > 1, "and each file that could not be read: {told:?}");
}

#[test]
fn a_zip_in_a_folder_that_changes_is_reported() {
    let dir = folder(&[(COMPLETE.to_owned(), zip_bytes(&small()))]);
    let path = dir.path().join(COMPLETE);
    let whole = std::fs::read(&path).expect("the zip");
    let again = || touch_later(&path, &whole);
    let inventories = read(&[dir.path().to_owned()], &At::file(2, &again));
    let (told, items) = told(&inventories[0]);
    assert_eq!(items, 11, "nothing was lost");
    let [(ProblemKind::Failed, path, what)] = told.as_slice() else { panic!("{told:?}") };
    assert!(path.ends_with(COMPLETE) && what.contains("changed"), "{told:?}");
}

#[test]
fn files_of_a_folder_that_grow_or_vanish_are_reported() {
    let dir = folder(&small());
    let (grows, goes) = (dir.path().join("Shares.csv"), dir.path().join("Skills.csv"));
    let change = || {
        let mut bytes = std::fs::read(&grows).expect("the posts");
        bytes.extend(b"2011-01-01 10:00:00,x,more,,,MEMBER_NETWORK\n");
        std::fs::write(&grows, bytes).expect("written");
        std::fs::remove_file(&goes).expect("removed");
    };
    let inventories = read(&[dir.path().to_owned()], &At::file(0, &change));
    let (told, _) = told(&inventories[0]);
    let of = |name: &str| told.iter().find(|(_, path, _)| *path == name).map(|(kind, _, _)| *kind);
    assert_eq!(of("Shares.csv"), Some(ProblemKind::Size), "{told:?}");
    assert_eq!(of("Skills.csv"), Some(ProblemKind::Failed), "{told:?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_becomes_a_pipe_is_not_waited_for() {
    let dir = folder(&small());
    let pipe = dir.path().join("Skills.csv");
    let change = || {
        std::fs::remove_file(&pipe).expect("removed");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    };
    let inventories = read(&[dir.path().to_owned()], &At::file(0, &change));
    let (told, items) = told(&inventories[0]);
    assert_eq!(items, 9);
    assert!(told.iter().any(|(kind, path, _)| *kind == ProblemKind::Failed && *path == "Skills.csv"), "{told:?}");
}

#[test]
fn cancelling_ends_the_reading() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut watch = At::file(1, &|| {});
    watch.goes_on = false;
    assert!(read(&[path], &watch).is_empty());
}

/// A pipe in the place of a zip would be waited for without end.
#[cfg(unix)]
#[test]
fn a_zip_that_becomes_a_pipe_is_not_waited_for() {
    for in_folder in [false, true] {
        let (dir, path) = zip(COMPLETE, &small());
        let opened = if in_folder { dir.path().to_owned() } else { path.clone() };
        let (done, is_done) = std::sync::mpsc::channel();
        let reading = move || {
            let change = || {
                std::fs::remove_file(&path).expect("removed");
                assert!(std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo").success());
            };
            let inventories = read(&[opened], &At::file(2, &change));
            let (told, items) = told(&inventories[0]);
            assert!(
                told.iter().any(|(kind, _, what)| *kind == ProblemKind::Failed && what.contains("gone")),
                "{told:?}"
            );
            done.send(items).expect("sent");
        };
        std::thread::Builder::new().name("reading".to_owned()).spawn(reading).expect("a thread");
        let items = is_done.recv_timeout(std::time::Duration::from_secs(20)).expect("it ends, and tells");
        assert!(items > 0 && items < 11, "{items}");
    }
}
