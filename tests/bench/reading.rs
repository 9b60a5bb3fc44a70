//! Reading an archive of each shape, held against merely inflating it: a ratio within one run, so that machines do not
//! matter.
//!
//! `cargo bench --bench reading` prints both times and how many times longer reading takes.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use fodder::import::{Origin, Progress, Watch, read_all};
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::Path;
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

/// A zip of one file.
fn zip(path: &Path, name: &str, bytes: &str) {
    let mut writer = zip::ZipWriter::new(std::fs::File::create(path).expect("a file"));
    writer.start_file(name, SimpleFileOptions::default()).expect("an entry");
    writer.write_all(bytes.as_bytes()).expect("its bytes");
    writer.finish().expect("a zip");
}

/// Posts of `LinkedIn`, as a table.
fn linkedin_posts(path: &Path, count: u32) {
    let mut rows = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n".to_owned();
    for row in 0..count {
        let day = row % 28 + 1;
        writeln!(rows, "2024-05-{day:02} 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{row},\"Number {row}, on bread.\"\"\n\"\"The second line has a few more words in it.\",,,MEMBER_NETWORK").expect("memory");
    }
    zip(path, "Shares.csv", &rows);
}

/// Posts of X, as a script.
fn x_posts(path: &Path, count: u32) {
    let mut list = "window.YTD.tweets.part0 = [\n".to_owned();
    for row in 0..count {
        let (day, comma) = (row % 28 + 1, if row + 1 < count { "," } else { "" });
        let id = 1_000_000_000_000_000_000 + u64::from(row);
        writeln!(list, "  {{\n    \"tweet\" : {{\n      \"edit_info\" : {{ \"initial\" : {{ \"editTweetIds\" : [ \"{id}\" ], \"editsRemaining\" : \"5\", \"isEditEligible\" : true }} }},\n      \"retweeted\" : false,\n      \"source\" : \"<a href=\\\"https://mobile.x.com\\\" rel=\\\"nofollow\\\">X Web App</a>\",\n      \"entities\" : {{ \"hashtags\" : [ ], \"symbols\" : [ ], \"user_mentions\" : [ ], \"urls\" : [ {{ \"url\" : \"https://t.co/abc\", \"expanded_url\" : \"https://example.org/{row}\", \"indices\" : [ \"10\", \"33\" ] }} ] }},\n      \"favorite_count\" : \"0\",\n      \"id_str\" : \"{id}\",\n      \"id\" : \"{id}\",\n      \"created_at\" : \"Wed May {day:02} 10:00:00 +0000 2024\",\n      \"full_text\" : \"Number {row}, on bread &amp; water, with a few more words in it.\",\n      \"lang\" : \"en\"\n    }}\n  }}{comma}").expect("memory");
    }
    list.push(']');
    zip(path, "data/tweets.js", &list);
}

/// Messages of `Facebook`, as JSON.
fn facebook_messages(path: &Path, count: u32) {
    let mut thread =
        "{\"participants\": [{\"name\": \"Tove Eriksen\"}, {\"name\": \"Nils Berg\"}],\n  \"messages\": [\n".to_owned();
    for row in 0..count {
        let (sender, comma) =
            (if row % 3 == 0 { "Tove Eriksen" } else { "Nils Berg" }, if row + 1 < count { "," } else { "" });
        let time = 1_700_000_000_000_u64 + u64::from(row) * 60_000;
        writeln!(thread, "    {{\n      \"sender_name\": \"{sender}\",\n      \"timestamp_ms\": {time},\n      \"content\": \"Number {row}, on br\\u00c3\\u00b8d, with a few more words in it.\",\n      \"is_geoblocked_for_viewer\": false\n    }}{comma}").expect("memory");
    }
    thread.push_str("  ],\n  \"title\": \"Nils Berg\"\n}");
    zip(path, "your_facebook_activity/messages/inbox/nilsberg_1/message_1.json", &thread);
}

/// The same messages of `Facebook`, as a page.
fn facebook_page(path: &Path, count: u32) {
    let mut page = "<html><head><title>Nils Berg</title></head><body><main class=\"_a706\" role=\"main\">".to_owned();
    for row in 0..count {
        let sender = if row % 3 == 0 { "Tove Eriksen" } else { "Nils Berg" };
        let (day, hour) = (row % 28 + 1, row % 12 + 1);
        write!(page, "<div class=\"_3-95 _a6-g\"><div class=\"_2ph_ _a6-h _a6-i\">{sender}</div><div class=\"_2ph_ _a6-p\"><div><div></div><div>Number {row}, on brød, with a few more words in it.</div><div></div><div></div></div></div><div class=\"_3-94 _a6-o\">May {day:02}, 2024 {hour}:00:00 am</div></div>").expect("memory");
    }
    page.push_str("</main></body></html>");
    zip(path, "your_facebook_activity/messages/inbox/nilsberg_1/message_1.html", &page);
}

fn main() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let count = 300_000;
    let linkedin = dir.path().join("Complete_LinkedInDataExport_03-14-2026.zip");
    linkedin_posts(&linkedin, count);
    hold("a table of LinkedIn", &linkedin, count);
    let x = dir.path().join("twitter-2026-11-02-abc.zip");
    x_posts(&x, count);
    hold("a script of X", &x, count);
    let facebook = dir.path().join("facebook-tove-2026-11-02-abc.zip");
    facebook_messages(&facebook, count);
    hold("JSON of Facebook", &facebook, count);
    let pages = dir.path().join("facebook-tove-2026-11-03-abd.zip");
    facebook_page(&pages, count);
    hold("a page of Facebook", &pages, count);
}

/// Reads an archive and merely inflates it, and prints both.
fn hold(what: &str, path: &Path, count: u32) {
    let inflating = shortest(|| {
        let mut archive = zip::ZipArchive::new(std::fs::File::open(path).expect("a file")).expect("a zip");
        let mut buffer = vec![0; 1 << 16];
        let mut entry = archive.by_index(0).expect("an entry");
        while entry.read(&mut buffer).expect("bytes") > 0 {}
    });
    let tables = fodder::formats::built_in().expect("the tables are right");
    let reading = shortest(|| {
        let (inventories, errors) = read_all(&[Origin::Path(path.to_owned())], &tables, &Unwatched);
        assert!(errors.is_empty());
        assert_eq!(inventories.iter().map(|inventory| inventory.item_count()).sum::<u64>(), u64::from(count));
    });
    let ratio = reading.as_secs_f64() / inflating.as_secs_f64();
    let mut out = std::io::stdout();
    writeln!(out, "{what}: inflating {inflating:?}, reading {reading:?}: {ratio:.1} times").ok();
}
