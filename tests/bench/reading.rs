//! Reading an archive, held against merely inflating it: a ratio within one run, so that machines do not matter.
//!
//! `cargo bench` prints both times and how many times longer reading takes.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use fodder::inventory::{Origin, Progress, Watch, read_all};
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

struct Unwatched;

impl Watch for Unwatched {
    fn keep_going(&self) -> bool {
        true
    }

    fn progress(&self, _progress: &Progress) {}
}

/// The shortest of several runs.
fn shortest(mut run: impl FnMut()) -> Duration {
    (0..5)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn main() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("Complete_LinkedInDataExport_03-14-2026.zip");
    let mut rows = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n".to_owned();
    for row in 0..300_000 {
        let day = row % 28 + 1;
        writeln!(rows, "2024-05-{day:02} 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{row},\"Number {row}, on bread.\"\"\n\"\"The second line has a few more words in it.\",,,MEMBER_NETWORK").expect("memory");
    }
    let mut writer = zip::ZipWriter::new(std::fs::File::create(&path).expect("a file"));
    writer.start_file("Shares.csv", SimpleFileOptions::default()).expect("an entry");
    writer.write_all(rows.as_bytes()).expect("its bytes");
    writer.finish().expect("a zip");

    let inflating = shortest(|| {
        let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).expect("a file")).expect("a zip");
        let mut buffer = vec![0; 1 << 16];
        let mut entry = archive.by_index(0).expect("an entry");
        while entry.read(&mut buffer).expect("bytes") > 0 {}
    });
    let tables = fodder::platform::built_in().expect("the tables are right");
    let reading = shortest(|| {
        let (inventories, errors) = read_all(&[Origin::Path(path.clone())], &tables, &Unwatched);
        assert!(errors.is_empty());
        assert_eq!(inventories.iter().map(|inventory| inventory.item_count()).sum::<u64>(), 300_000);
    });
    let ratio = reading.as_secs_f64() / inflating.as_secs_f64();
    let mut out = std::io::stdout();
    writeln!(out, "inflating {inflating:?}, reading {reading:?}: {ratio:.1} times").ok();
}
