//! What is enormous: a zip of 60 GB with 200,000 pictures, and a file of 2 GB. How long until there is something to
//! see, how long in all, and how much memory at most. `cargo bench --bench enormous`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement that cannot go on fails"
)]

use fodder::formats;
use fodder::import::{Origin, Progress, Watch, read_all};
use fodder::inventory::Inventory;
use std::fs::File;
use std::io::{BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

const MIB: u64 = 1024 * 1024;
const PICTURES: u64 = 200_000;
/// 60 GB in all.
const PICTURE: u64 = 300_000;

fn main() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    // The smaller peak first.
    long_file(dir.path());
    pictures(dir.path());
    wrapped(dir.path());
}

/// The totals of files and sizes come from the zip's list alone.
fn pictures(dir: &Path) {
    let path = dir.join("facebook-juno-2026-03-14-abc.zip");
    sparse_zip(&path);
    let before = memory("VmRSS");
    let begun = Instant::now();
    let first = First(Mutex::new(None));
    let inventory = read(path, &first);
    let whole = begun.elapsed();
    let first = first.0.lock().expect("one thread").expect("progress is told") - begun;
    assert_eq!(inventory.ledger.entries.media, PICTURES);
    println!(
        "60 GB, 200,000 pictures: first totals after {first:?}, all after {whole:?}, {} MiB more memory at most",
        (memory("VmHWM") - before) / MIB
    );
    // The goal is 0.3 seconds. A ratio is checked instead, because it does not depend on the machine.
    assert!(first * 2 < whole, "the first screen comes too late");
    assert!(memory("VmHWM") - before < 128 * MIB, "the memory is not bounded");
}

/// Old programs cut sizes and places beyond 4 GiB to 32 bits, so that the files of such a zip must be searched for.
fn wrapped(dir: &Path) {
    const FILM: u64 = 5 << 30;
    let path = dir.join("facebook-juno-2026-03-15-abc.zip");
    let posts = br#"[{"timestamp": 1700000000, "data": [{"post": "Bread"}], "title": "Juno"}]"#;
    let name =
        |number: u32| format!("your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_{number}.json");
    let film = "your_facebook_activity/posts/media/Album_1/1.mp4";
    let mut out = BufWriter::new(File::create(&path).expect("a file"));
    let mut list = Vec::new();
    let mut at = 0_u64;
    for number in [1, 2] {
        let bytes = header(&name(number), posts);
        out.write_all(&bytes).expect("room");
        out.write_all(posts).expect("room");
        list.extend(short_row(&name(number), crc32fast::hash(posts), posts.len() as u32, at));
        at += bytes.len() as u64 + posts.len() as u64;
        if number == 2 {
            break;
        }
        // Its sizes follow it.
        let mut bytes = header(film, b"");
        bytes[6] = 8;
        out.write_all(&bytes).expect("room");
        list.extend(short_row(film, 7, FILM as u32, at));
        at += bytes.len() as u64 + FILM;
        out.seek(SeekFrom::Start(at)).expect("a place");
        out.write_all(b"PK\x07\x08\x07\0\0\0").expect("room");
        out.write_all(&(FILM as u32).to_le_bytes()).expect("room");
        out.write_all(&(FILM as u32).to_le_bytes()).expect("room");
        at += 16;
    }
    out.write_all(&list).expect("room");
    out.write_all(b"PK\x05\x06\0\0\0\0\x03\0\x03\0").expect("room");
    out.write_all(&(list.len() as u32).to_le_bytes()).expect("room");
    out.write_all(&(at as u32).to_le_bytes()).expect("room");
    out.write_all(&[0, 0]).expect("room");
    out.flush().expect("room");
    let begun = Instant::now();
    let inventory = read(path, &First(Mutex::new(None)));
    assert!(inventory.problems.is_empty(), "{:?}", inventory.problems);
    assert_eq!((inventory.ledger.entries.read, inventory.ledger.bytes.media), (2, FILM));
    println!("5 GB, written by an old program: {:?}", begun.elapsed());
}

/// A file of 2 GB, of which little is text that is kept.
fn long_file(dir: &Path) {
    let folder = dir.join("twitter-2026-11-02-abc");
    std::fs::create_dir_all(folder.join("data")).expect("a folder");
    let path = folder.join("data/tweets.js");
    let filler = "\"0123456789abcdef\",".repeat(500);
    let mut out = BufWriter::new(File::create(&path).expect("a file"));
    write!(out, "window.YTD.tweets.part0 = [").expect("room");
    let mut count = 0_u64;
    while out.stream_position().expect("a place") < 2048 * MIB {
        let comma = if count > 0 { "," } else { "" };
        write!(
            out,
            "{comma}\n{{\"tweet\":{{\"id_str\":\"{count}\",\"created_at\":\"Wed Nov 04 10:00:00 +0000 2026\",\"full_text\":\"Bread\",\"entities\":{{\"unread\":[{filler}\"\"]}}}}}}"
        )
        .expect("room");
        count += 1;
    }
    write!(out, "]").expect("room");
    out.flush().expect("room");
    drop(out);
    let begun = Instant::now();
    let before = memory("VmHWM");
    let inventory = read(folder, &First(Mutex::new(None)));
    assert_eq!(inventory.item_count(), count);
    let grown = (memory("VmHWM") - before) / MIB;
    println!("2 GB of JSON, {count} records: {:?}, {grown} MiB more memory at most", begun.elapsed());
    assert!(grown < 300, "the memory is not bounded");
}

fn read(path: PathBuf, watch: &First) -> Inventory {
    let tables = formats::built_in().expect("the tables");
    let (mut inventories, errors) = read_all(&[Origin::Path(path)], &tables, watch);
    assert!(errors.is_empty(), "{errors:?}");
    inventories.remove(0)
}

/// When progress was first told.
struct First(Mutex<Option<Instant>>);

impl Watch for First {
    fn keep_going(&self) -> bool {
        true
    }

    fn progress(&self, _progress: &Progress) {
        self.0.lock().expect("one thread").get_or_insert_with(Instant::now);
    }
}

/// A number of bytes that Linux knows of this process; elsewhere none.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default() * 1024
}

/// Writes a zip whose pictures are holes: it takes no room on the disk.
fn sparse_zip(path: &Path) {
    let mut out = BufWriter::new(File::create(path).expect("a file"));
    let mut list = Vec::new();
    let mut at = 0;
    let posts = br#"[{"timestamp": 1700000000, "data": [{"post": "Bread"}], "title": "Juno"}]"#;
    let name = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json";
    out.write_all(&header(name, posts)).expect("room");
    out.write_all(posts).expect("room");
    list.extend(row(name, crc32fast::hash(posts), posts.len() as u64, at));
    at += header(name, posts).len() as u64 + posts.len() as u64;
    for picture in 0..PICTURES {
        let album = picture / 500;
        let name = format!("your_facebook_activity/posts/media/Album_{album}_Zm9kZGVy/{picture}_1234567890_n.jpg");
        list.extend(row(&name, picture as u32, PICTURE, at));
        at += 30 + name.len() as u64 + PICTURE;
    }
    out.seek(SeekFrom::Start(at)).expect("a place");
    out.write_all(&list).expect("room");
    let end = at + list.len() as u64;
    let mut bytes = b"PK\x06\x06".to_vec();
    bytes.extend(44_u64.to_le_bytes());
    bytes.extend([45, 0, 45, 0]);
    bytes.extend([0; 8]);
    for number in [PICTURES + 1, PICTURES + 1, list.len() as u64, at] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(end.to_le_bytes());
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(b"PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF");
    bytes.extend([0xFF; 8]);
    bytes.extend([0, 0]);
    out.write_all(&bytes).expect("room");
    out.flush().expect("room");
}

fn header(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut header = b"PK\x03\x04\x14\0\0\0\0\0\0\0\x6E\x5A".to_vec();
    for number in [crc32fast::hash(bytes), bytes.len() as u32, bytes.len() as u32] {
        header.extend(number.to_le_bytes());
    }
    header.extend((name.len() as u16).to_le_bytes());
    header.extend([0, 0]);
    header.extend(name.as_bytes());
    header
}

/// A row of a list in 32 bits: what does not fit is cut off.
fn short_row(name: &str, crc: u32, size: u32, at: u64) -> Vec<u8> {
    let mut row = b"PK\x01\x02\x14\x03\x14\0\0\0\0\0\0\0\x6E\x5A".to_vec();
    for number in [crc, size, size] {
        row.extend(number.to_le_bytes());
    }
    row.extend((name.len() as u16).to_le_bytes());
    row.extend([0; 12]);
    row.extend((at as u32).to_le_bytes());
    row.extend(name.as_bytes());
    row
}

fn row(name: &str, crc: u32, size: u64, at: u64) -> Vec<u8> {
    let mut row = b"PK\x01\x02\x2D\x03\x2D\0\0\0\0\0\0\0\x6E\x5A".to_vec();
    row.extend(crc.to_le_bytes());
    row.extend((size as u32).to_le_bytes());
    row.extend((size as u32).to_le_bytes());
    row.extend((name.len() as u16).to_le_bytes());
    row.extend(12_u16.to_le_bytes());
    row.extend([0; 10]);
    row.extend(u32::MAX.to_le_bytes());
    row.extend(name.as_bytes());
    row.extend([1, 0, 8, 0]);
    row.extend(at.to_le_bytes());
    row
}
