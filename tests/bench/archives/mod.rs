//! Large archives of invented people, with what is in them known to the item.
//!
//! The same seed gives the same bytes. Words come as often as in a natural text, so that a zip of them is as small, and
//! takes as long to inflate, as one of real posts. Pictures are stubs of a few bytes: real archives weigh more and take
//! no longer to read, because pictures are not read.

#![allow(dead_code, reason = "each bench uses a part of it")]

mod linkedin;
mod meta;
mod words;
mod x;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use words::Words;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Whether small archives are asked for.
pub fn is_small() -> bool {
    std::env::var("FODDER_BENCH").is_ok_and(|size| size == "small")
}

/// The folder for the archives, and whether they stay in it: the one that `FODDER_BENCH_DIR` names, or a temporary one.
pub fn folder() -> (PathBuf, Option<tempfile::TempDir>) {
    match std::env::var_os("FODDER_BENCH_DIR") {
        Some(folder) => (folder.into(), None),
        None => {
            let folder = tempfile::tempdir().expect("a temporary folder");
            (folder.path().to_owned(), Some(folder))
        }
    }
}

/// How many posts or messages the largest archive has.
pub fn count() -> u32 {
    if is_small() { 50_000 } else { 1_000_000 }
}

/// What kind of archive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Posts and likes in parts, messages.
    X,
    /// Messages in many conversations, and posts.
    FacebookJson,
    /// The same as pages.
    FacebookHtml,
    /// Posts with media, messages, likes, comments.
    Instagram,
    /// Messages, posts, comments, reactions.
    LinkedIn,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::X, Self::FacebookJson, Self::FacebookHtml, Self::Instagram, Self::LinkedIn];

    /// How it is called in a table.
    pub fn name(self) -> &'static str {
        match self {
            Self::X => "X",
            Self::FacebookJson => "Facebook, JSON",
            Self::FacebookHtml => "Facebook, HTML",
            Self::Instagram => "Instagram, JSON",
            Self::LinkedIn => "LinkedIn, CSV",
        }
    }

    /// How many posts or messages it is made with, where `count` is a million for the largest.
    pub fn count(self, count: u32) -> u32 {
        match self {
            Self::X | Self::FacebookJson | Self::FacebookHtml => count,
            Self::LinkedIn => count / 2,
            Self::Instagram => count / 20,
        }
    }

    fn file_name(self) -> &'static str {
        match self {
            Self::X => "twitter-2026-11-02-bench.zip",
            Self::FacebookJson => "facebook-juno-2026-11-02-bench.zip",
            Self::FacebookHtml => "facebook-juno-2026-11-03-bench.zip",
            Self::Instagram => "instagram-juno-2026-11-02-bench.zip",
            Self::LinkedIn => "Complete_LinkedInDataExport_11-02-2026.zip",
        }
    }
}

/// An archive, and what is in it.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// Where it lies.
    pub path: PathBuf,
    /// How many items of each category.
    pub items: BTreeMap<&'static str, u64>,
    /// How many bytes of text they have.
    pub text_bytes: u64,
    /// The size in bytes of the files that are read, which leaves out pictures.
    pub bytes: u64,
}

impl Sample {
    /// How many items there are.
    pub fn item_count(&self) -> u64 {
        self.items.values().sum()
    }
}

/// Makes an archive with about `count` messages or posts in it.
///
/// # Panics
/// If it cannot be written.
pub fn make(shape: Shape, count: u32, dir: &Path) -> Sample {
    std::fs::create_dir_all(dir).expect("a folder");
    let path = dir.join(shape.file_name());
    let mut archive = Archive::new(&path);
    match shape {
        Shape::X => x::write(&mut archive, count),
        Shape::FacebookJson => meta::write_facebook(&mut archive, count, meta::Form::Json),
        Shape::FacebookHtml => meta::write_facebook(&mut archive, count, meta::Form::Html),
        Shape::Instagram => meta::write_instagram(&mut archive, count),
        Shape::LinkedIn => linkedin::write(&mut archive, count),
    }
    archive.finish(path)
}

/// An archive that is being written.
struct Archive {
    zip: ZipWriter<BufWriter<File>>,
    words: Words,
    sample: Sample,
}

impl Archive {
    fn new(path: &Path) -> Self {
        let zip = ZipWriter::new(BufWriter::new(File::create(path).expect("a file")));
        Self { zip, words: Words::new(7), sample: Sample::default() }
    }

    /// Adds a file that is compressed, as platforms do.
    fn add(&mut self, name: &str, text: &str) {
        self.zip.start_file(name, SimpleFileOptions::default()).expect("an entry");
        self.zip.write_all(text.as_bytes()).expect("room");
        self.sample.bytes += text.len() as u64;
    }

    /// Adds a picture, which is stored as it is.
    fn add_picture(&mut self, name: &str) {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.zip.start_file(name, options).expect("an entry");
        self.zip.write_all(b"\xFF\xD8\xFF\xE0 no picture \xFF\xD9").expect("room");
    }

    /// Notes an item and its text.
    fn note(&mut self, category: &'static str, text: &str) {
        *self.sample.items.entry(category).or_default() += 1;
        self.sample.text_bytes += text.len() as u64;
    }

    fn finish(self, path: PathBuf) -> Sample {
        let mut file = self.zip.finish().expect("a zip");
        file.flush().expect("room");
        Sample { path, ..self.sample }
    }
}
