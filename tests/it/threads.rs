//! What is read does not depend on how many threads parse it.

use crate::support::facts::{FACEBOOK, json_file};
use crate::support::*;
use fodder::archive::Limits;
use fodder::formats::{self, Table};
use fodder::import::{Origin, Progress, Threads, Watch, read_all_with};
use fodder::inventory::Inventory;
use serde_json::json;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| formats::built_in().expect("the tables"));

fn read(threads: usize, origins: &[Origin], watch: &dyn Watch) -> Vec<Inventory> {
    read_all_with(Threads::Exactly(threads), origins, &TABLES, Limits::USUAL, watch).0
}

/// All that an inventory holds, item by item.
fn facts(inventory: &Inventory) -> String {
    let items = &inventory.items;
    let lines: Vec<String> = (0..items.len())
        .map(|at| {
            format!(
                "{:?} {:?} {:?} {:?} {:?}",
                items.stamp(at),
                items.kind(at),
                items.category(at),
                items.traits(at),
                items.text(at)
            )
        })
        .collect();
    format!(
        "{}\n{:?}\n{:?}\n{:?}\n{:?}\n{}",
        serde_json::to_string(&*inventory.files).expect("JSON"),
        inventory.ledger,
        inventory.problems,
        inventory.buckets,
        inventory.account,
        lines.join("\n")
    )
}

/// An export of many conversations and a long list, damaged here and there.
fn export() -> Files {
    let text = |nth: usize| format!("Number {nth}, on bread: {}", "crust ".repeat(nth % 40));
    let mut files: Files = (0..60_usize)
        .map(|thread| {
            let messages: Vec<_> = (0..200 + thread)
                .map(|nth| {
                    let sender = if nth % 3 == 0 { "Tove Eriksen" } else { "Kari Test" };
                    json!({ "sender_name": sender, "timestamp_ms": 1_600_000_000_000_u64 + nth as u64, "content": text(nth) })
                })
                .collect();
            let people = [json!({ "name": "Tove Eriksen" }), json!({ "name": "Kari Test" })];
            json_file(
                &format!("messages/inbox/kari_{thread}/message_1.json"),
                &json!({ "participants": people, "messages": messages, "holograms": [1, 2] }),
            )
        })
        .collect();
    let posts: Vec<_> = (0..4000_usize)
        .map(|nth| json!({ "timestamp": 1_600_000_000 + nth, "data": [{ "post": text(nth) }] }))
        .collect();
    files.push(json_file("posts/your_posts_1.json", &json!(posts)));
    files
        .push(text_file("posts/your_posts_2.json", "[{\"timestamp\": 1600000000, \"data\": [{\"post\": \"x\"}}, null"));
    files.push(text_file("posts/your_posts_3.json", "nothing of the kind"));
    files.push(json_file(
        "profile_information/profile_information.json",
        &json!({ "profile_v2": { "name": { "full_name": "Tove Eriksen" } } }),
    ));
    files
}

#[test]
fn one_thread_and_many_read_the_same() {
    let (_dir, path) = zip(FACEBOOK, &export());
    let mut origins = vec![Origin::Path(path)];
    for sample in ["linkedin", "x", "instagram"] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(sample);
        origins.push(Origin::Path(root));
    }
    let one: Vec<String> = read(1, &origins, &()).iter().map(facts).collect();
    assert_eq!(one.len(), 4);
    assert!(one[0].contains("holograms") && one[0].len() > 1_000_000);
    for threads in [2, 3, 8] {
        let many: Vec<String> = read(threads, &origins, &()).iter().map(facts).collect();
        assert!(one == many, "{threads} threads read something else");
    }
}

/// Ends the reading after so many questions.
struct EndsAfter(AtomicU32);

impl Watch for EndsAfter {
    fn keep_going(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
    }

    fn progress(&self, _progress: &Progress) {}
}

#[test]
fn reading_ends_when_it_is_cancelled_at_any_time() {
    let (_dir, path) = zip(FACEBOOK, &export());
    for questions in [0, 1, 5, 20, 60, 100] {
        let watch = EndsAfter(AtomicU32::new(questions));
        let origins = [Origin::Path(path.clone())];
        let (inventories, errors) = read_all_with(Threads::Exactly(3), &origins, &TABLES, Limits::USUAL, &watch);
        assert!(inventories.is_empty() && errors.iter().any(|(_, error)| error.is_cancelled()), "{questions}");
    }
}

/// Remembers the progress that it was told.
#[derive(Default)]
struct Remembers(std::sync::Mutex<Vec<Progress>>);

impl Watch for Remembers {
    fn keep_going(&self) -> bool {
        true
    }

    fn progress(&self, progress: &Progress) {
        self.0.lock().unwrap().push(progress.clone());
    }
}

#[test]
fn progress_grows_to_the_whole_on_many_threads() {
    let (_dir, path) = zip(FACEBOOK, &export());
    let watch = Remembers::default();
    assert_eq!(read(3, &[Origin::Path(path)], &watch).len(), 1);
    let told = watch.0.into_inner().unwrap();
    assert!(told.windows(2).all(|pair| pair[0].bytes_done <= pair[1].bytes_done));
    let last = told.last().expect("progress");
    assert_eq!(last.bytes_done, last.bytes_total);
}
