//! What the tests share: archives built by code, of people who do not exist.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]
#![allow(dead_code, reason = "each test file uses a part of it")]

#[cfg(all(feature = "window", target_os = "linux"))]
pub mod x11;

#[cfg(target_os = "linux")]
pub mod corpus;
pub mod facts;
pub mod meta;
pub mod raw;
pub mod x;

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

/// The program under test.
pub fn fodder() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fodder"));
    command.env_remove("FODDER_RENDERER");
    // No data pack of whoever runs the tests.
    command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
    // Where macOS keeps it.
    if cfg!(target_os = "macos") {
        command.env("HOME", env!("CARGO_TARGET_TMPDIR"));
    }
    command
}

/// Runs the program and gives back what it wrote.
pub fn run(arguments: &[&str]) -> Output {
    fodder().args(arguments).output().expect("the program starts")
}

/// Standard output as text.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8")
}

/// Standard error as text.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("standard error is UTF-8")
}

/// The summary of archives as JSON, with the exit code.
pub fn report(paths: &[&Path], more: &[&str]) -> (serde_json::Value, i32) {
    let output =
        fodder().arg("report").args(paths).args(["--format", "json"]).args(more).output().expect("the program starts");
    let code = output.status.code().expect("an exit code");
    let text = stdout(&output);
    let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}\n{}", stderr(&output)));
    (value, code)
}

/// Ignores the progress and never cancels.
pub struct Unwatched;

impl fodder::import::Watch for Unwatched {
    fn keep_going(&self) -> bool {
        true
    }

    fn progress(&self, _progress: &fodder::import::Progress) {}
}

/// Files of an archive: paths and contents.
pub type Files = Vec<(String, Vec<u8>)>;

/// Writes files as a folder.
pub fn folder(files: &[(String, Vec<u8>)]) -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    write_into(dir.path(), files);
    dir
}

/// Writes files under a folder.
pub fn write_into(dir: &Path, files: &[(String, Vec<u8>)]) {
    for (path, bytes) in files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
}

/// The bytes of a zip of files, deflated.
pub fn zip_bytes(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    zip_bytes_by(files, zip::CompressionMethod::Deflated)
}

/// The bytes of a zip of files, packed in this way.
pub fn zip_bytes_by(files: &[(String, Vec<u8>)], method: zip::CompressionMethod) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (path, bytes) in files {
        writer.start_file(path.as_str(), options).expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a zip").into_inner()
}

/// The bytes of a zip whose local headers carry 64-bit sizes, as a program writes that does not know
/// how large a file will be.
pub fn zip64_bytes(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(path.as_str(), SimpleFileOptions::default().large_file(true)).expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a zip").into_inner()
}

/// The bytes of a zip packed with Deflate64, as Windows packs large folders. Each file is one block
/// that is not compressed, which is valid Deflate64; it must be shorter than 64 KiB.
pub fn deflate64_bytes(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let stored = |files: &[(String, Vec<u8>)]| zip_bytes_by(files, zip::CompressionMethod::Stored);
    let block = |(path, bytes): &(String, Vec<u8>)| {
        let length = u16::try_from(bytes.len()).expect("a short file");
        let mut block = vec![1];
        block.extend(length.to_le_bytes());
        block.extend((!length).to_le_bytes());
        block.extend(bytes);
        (path.clone(), block)
    };
    let plain = stored(files);
    let mut packed = stored(&files.iter().map(block).collect::<Files>());
    // The checksum and the size are those of the file, and the method is 9.
    for (signature, method, checksum, size) in [(*b"PK\x03\x04", 8, 14, 22), (*b"PK\x01\x02", 10, 16, 24)] {
        for (from, to) in headers(&plain, signature).into_iter().zip(headers(&packed, signature)) {
            packed[to + method] = 9;
            for field in [checksum, size] {
                packed[to + field..to + field + 4].copy_from_slice(&plain[from + field..from + field + 4]);
            }
        }
    }
    packed
}

/// Where the headers of this kind begin.
fn headers(bytes: &[u8], signature: [u8; 4]) -> Vec<usize> {
    bytes.windows(4).enumerate().filter(|(_, window)| **window == signature).map(|(place, _)| place).collect()
}

/// A zip of files in a temporary folder.
pub fn zip(name: &str, files: &[(String, Vec<u8>)]) -> (TempDir, PathBuf) {
    file(name, &zip_bytes(files))
}

/// A file in a temporary folder.
pub fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    (dir, path)
}

/// The name `LinkedIn` gives a complete export.
pub const COMPLETE: &str = "Complete_LinkedInDataExport_03-14-2026.zip";

/// A path and a text.
pub fn text_file(path: &str, text: &str) -> (String, Vec<u8>) {
    (path.to_owned(), text.as_bytes().to_vec())
}

/// A small `LinkedIn` export of an invented person: three posts, two comments, a conversation, a profile.
pub fn small() -> Files {
    vec![
        text_file(
            "Profile.csv",
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nJuno,Pell,,,,Baker of maps,I draw where the bread goes.,,,\"Ghent, Belgium\",,,\n",
        ),
        text_file(
            "Shares.csv",
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n\
             2026-01-05 10:00:00,https://www.linkedin.com/feed/update/1,The first post,,,MEMBER_NETWORK\n\
             2025-06-05 10:00:00,https://www.linkedin.com/feed/update/2,\"The second, with a comma\",,,MEMBER_NETWORK\n\
             2012-02-05 10:00:00,https://www.linkedin.com/feed/update/3,Long ago,,,MEMBER_NETWORK\n",
        ),
        text_file(
            "Comments.csv",
            "Date,Link,Message\n2026-01-06 08:00:00,https://www.linkedin.com/feed/update/9,\"So \\\"true\\\"\"\n2026-01-07 08:00:00,https://www.linkedin.com/feed/update/9,Thanks\n",
        ),
        text_file(
            "messages.csv",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n\
             c1,,Juno Pell,https://www.linkedin.com/in/juno-pell,Abe Lund,https://www.linkedin.com/in/abe-lund,2026-01-01 10:00:00 UTC,,Hello,INBOX\n\
             c1,,Abe Lund,https://www.linkedin.com/in/abe-lund,Juno Pell,https://www.linkedin.com/in/juno-pell,2026-01-01 10:01:00 UTC,,Good morning,INBOX\n",
        ),
        text_file("Skills.csv", "Name\nCartography\nBaking\n"),
        text_file(
            "Receipts_v2.csv",
            "First Name,Last Name,Billing Country,Postal Code,Transaction Made At,Payment Method Type,Invoice Number,Description,Tax Amount,Sub Total,Total Amount,Currency Code\nJuno,Pell,BE,9000,11/03/24 14:05 PM UTC,CARD,1,Premium,1,2,3,EUR\n",
        ),
    ]
}

/// A small archive of each shape.
pub fn shapes() -> Vec<(&'static str, Files)> {
    vec![
        ("Complete_LinkedInDataExport_03-14-2026.zip", small()),
        ("twitter-2026-11-02-abc.zip", x::modern(&x::posts())),
        ("twitter-2013-11-02-abc.zip", x::grailbird(&x::posts())),
        ("facebook-juno-2026-03-14-abc.zip", meta::facebook()),
        ("facebook-juno-2026-03-14-html.zip", meta::facebook_pages()),
        ("instagram-juno-2026-03-14-abc.zip", meta::instagram(meta::ENGLISH, false, &[])),
        ("instagram-juno-2026-03-14-html.zip", meta::instagram_pages()),
    ]
}

/// The files of the sample, as they lie in the source tree.
pub fn sample_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/linkedin")
}

/// The version of [`newer_pack`].
pub const NEWER: &str = "2027.01.15";

/// The files of a data pack as it is downloaded: the built-in one with another version, and with `LinkedIn`'s rule on posts
/// in the United Kingdom changed from "used unless you object" to "paused".
pub fn newer_pack() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let mut files = Vec::new();
    for (folder, prefix) in [("rulebook", ""), ("platforms", "platforms/"), ("hints", "hints/")] {
        let from = root.join(folder);
        for entry in walkdir::WalkDir::new(&from).sort_by_file_name() {
            let entry = entry.expect("a file of the pack");
            if !entry.file_type().is_file() {
                continue;
            }
            let name = entry.path().strip_prefix(&from).expect("inside").to_string_lossy().replace('\\', "/");
            // One of them says what the changed rule said.
            if name.starts_with("cases/") {
                continue;
            }
            let mut text = std::fs::read_to_string(entry.path()).expect("text");
            if name == "pack.toml" {
                let version = fodder::rulebook::built_in_version();
                assert!(text.contains(&version), "{text}");
                text = text.replace(&version, NEWER);
            }
            if let Some((before, rest)) = text.split_once("id = \"practice.linkedin.gb.posts.2025-11\"") {
                let rest = rest.replacen("verdict = \"used-opt-out\"", "verdict = \"paused\"", 1);
                text = format!("{before}id = \"practice.linkedin.gb.posts.2025-11\"{rest}");
            }
            files.push((format!("{prefix}{name}"), text.into_bytes()));
        }
    }
    files
}
