//! Reading once more does not read again what did not change, and comes to the same.

use crate::support::facts::{FACEBOOK, json_file};
use crate::support::*;
use fodder::archive::Limits;
use fodder::formats::{self, Table};
use fodder::import::{Origin, Progress, Threads, Watch, read_all_reusing};
use fodder::inventory::{Fault, Inventory};
use serde_json::json;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| formats::built_in().expect("the tables"));

/// Remembers how many bytes were to be read.
#[derive(Default)]
struct BytesToRead(AtomicU64);

impl Watch for BytesToRead {
    fn keep_going(&self) -> bool {
        true
    }

    fn progress(&self, progress: &Progress) {
        self.0.fetch_max(progress.bytes_total, Ordering::Relaxed);
    }
}

/// Reads, and tells how many bytes had to be read for it.
fn read(origins: &[&Path], known: &[Inventory]) -> (Vec<Inventory>, u64) {
    let origins: Vec<Origin> = origins.iter().map(|path| Origin::Path((*path).to_owned())).collect();
    let watch = BytesToRead::default();
    let (inventories, errors) = read_all_reusing(Threads::Exactly(2), &origins, &TABLES, Limits::USUAL, known, &watch);
    assert!(errors.is_empty(), "{errors:?}");
    (inventories, watch.0.into_inner())
}

/// All that is read of them, but for when it was.
fn facts(inventories: &[Inventory]) -> String {
    let words = |inventory: &Inventory| {
        let items = &inventory.items;
        let texts: Vec<_> = (0..items.len()).map(|at| (items.text(at), items.stamp(at), items.record(at))).collect();
        format!(
            "{:?} {:?} {:?} {:?} {:?} {texts:?}",
            inventory.files, inventory.ledger, inventory.problems, inventory.buckets, inventory.account
        )
    };
    inventories.iter().map(words).collect()
}

fn posts(path: &str, texts: &[&str]) -> (String, Vec<u8>) {
    let posts: Vec<_> =
        texts.iter().map(|text| json!({ "timestamp": 1_600_000_000, "data": [{ "post": text }] })).collect();
    json_file(path, &json!(posts))
}

fn items(inventories: &[Inventory]) -> usize {
    inventories.iter().map(|inventory| inventory.items.len()).sum()
}

#[test]
fn what_is_open_is_not_read_again_when_more_is_added() {
    let (_dir, facebook) = zip(FACEBOOK, &[posts("posts/your_posts_1.json", &["bread", "rye"])]);
    let linkedin = sample_path();
    let (first, bytes) = read(&[&facebook], &[]);
    assert!(bytes > 0);
    let (_, added) = read(&[&linkedin], &[]);
    let (both, bytes) = read(&[&facebook, &linkedin], &first);
    assert_eq!(bytes, added);
    assert_eq!(facts(&both), facts(&read(&[&facebook, &linkedin], &[]).0));
    // Closing one of them reads nothing.
    let (left, bytes) = read(&[&linkedin], &both);
    assert_eq!((left.len(), bytes), (1, 0));
    assert_eq!(facts(&left), facts(&read(&[&linkedin], &[]).0));
}

#[test]
fn what_changed_on_disk_is_read_again() {
    let (dir, path) = zip(FACEBOOK, &[posts("posts/your_posts_1.json", &["bread"])]);
    let (first, _) = read(&[&path], &[]);
    let longer = zip_bytes(&[posts("posts/your_posts_1.json", &["bread", "rye", "oats"])]);
    std::fs::write(&path, longer).expect("written");
    let (second, bytes) = read(&[&path], &first);
    assert!(bytes > 0);
    assert_eq!((items(&first), items(&second)), (1, 3));
    drop(dir);
}

#[test]
fn a_part_that_is_added_is_joined_with_the_part_that_was_read() {
    let (_one, first) = zip("facebook-tove-2026-11-03-abc-1.zip", &[posts("posts/your_posts_1.json", &["bread"])]);
    let (_two, second) = zip("facebook-tove-2026-11-03-abc-2.zip", &[posts("posts/your_posts_2.json", &["rye"])]);
    let (known, _) = read(&[&first], &[]);
    let (both, _) = read(&[&first, &second], &known);
    assert_eq!(facts(&both), facts(&read(&[&first, &second], &[]).0));
    assert_eq!((both.len(), items(&both)), (1, 2));
}

#[test]
fn the_remark_on_a_second_export_of_an_account_goes_with_the_first() {
    let person = json!({ "profile_v2": { "name": { "full_name": "Tove Eriksen" }, "username": "tove.e" } });
    let export = |text: &str| {
        [posts("posts/your_posts_1.json", &[text]), json_file("profile_information/profile_information.json", &person)]
    };
    let (_one, first) = zip("facebook-tove-2025-01-02-abc.zip", &export("bread"));
    let (_two, second) = zip("facebook-tove-2026-11-03-def.zip", &export("rye"));
    let has_remark = |inventories: &[Inventory]| {
        let mut problems = inventories.iter().flat_map(|inventory| inventory.problems.iter());
        problems.any(|problem| matches!(problem.fault, Fault::SameAccount { .. }))
    };
    let (both, _) = read(&[&first, &second], &[]);
    assert_eq!(both.len(), 2);
    assert!(has_remark(&both));
    let (left, bytes) = read(&[&second], &both);
    assert_eq!((left.len(), bytes), (1, 0));
    assert!(!has_remark(&left));
    // It is said once, not once for each reading.
    let (again, _) = read(&[&first, &second], &both);
    assert_eq!(facts(&again), facts(&both));
}

/// The reason why a file could not be read may be gone, without any change of the file.
#[test]
fn what_could_not_be_read_is_tried_again() {
    let mut bytes =
        zip_bytes_by(&[posts("posts/your_posts_1.json", &["bread", "rye"])], zip::CompressionMethod::Stored);
    let at = bytes.windows(5).position(|window| window == b"bread").expect("the text");
    bytes[at] = b'B';
    let (_dir, path) = file(FACEBOOK, &bytes);
    let (first, _) = read(&[&path], &[]);
    assert_eq!(first[0].ledger.entries.failed, 1);
    let (again, bytes) = read(&[&path], &first);
    assert!(bytes > 0);
    assert_eq!(facts(&again), facts(&first));

    // The same goes for a file that could be read in part.
    let cut =
        text_file("posts/your_posts_1.json", r#"[{"timestamp": 1600000000, "data": [{"post": "bread"}]}, {"times"#);
    let (_dir, path) = zip(FACEBOOK, &[cut]);
    let (first, _) = read(&[&path], &[]);
    assert_eq!((first[0].ledger.entries.failed, first[0].unread().files), (0, 1));
    assert!(read(&[&path], &first).1 > 0);
}

/// Files in a folder are looked at one by one, because the folder's own time does not change with them.
#[test]
fn a_file_deep_in_a_folder_is_noticed() {
    let folder = folder(&[posts("facebook-tove/posts/your_posts_1.json", &["bread"])]);
    let (first, _) = read(&[folder.path()], &[]);
    write_into(folder.path(), &[posts("facebook-tove/posts/your_posts_2.json", &["rye"])]);
    let (second, bytes) = read(&[folder.path()], &first);
    assert!(bytes > 0);
    assert_eq!((items(&first), items(&second)), (1, 2));
}
