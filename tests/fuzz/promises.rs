//! What must hold of any bytes at all. Each function takes some and panics if a promise is broken; the fuzzer calls
//! them with millions of inputs, and a test with the saved ones.

#![allow(
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "a broken promise ends the run; each target uses one of them"
)]

use fodder::formats::{self, FileSpec, ListSpec, Table};
use fodder::import::{Origin, read_all};
use fodder::inventory::Inventory;
use fodder::readers::{self, Identity, Record, Rejection, Sink};
use fodder::rulebook::{self, Rulebook};
use fodder::summary::{Format, Inquiry, build, write};
use std::cell::OnceCell;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| formats::built_in().expect("the tables"));
static BOOK: LazyLock<Rulebook> = LazyLock::new(|| rulebook::built_in().expect("the rules"));

/// A folder of this thread, because tests run at once and write files of the same names. It is in memory where the system has such a
/// place.
fn folder() -> PathBuf {
    thread_local! {
        static FOLDER: OnceCell<tempfile::TempDir> = const { OnceCell::new() };
    }
    let make = || {
        let shared = std::path::Path::new("/dev/shm");
        if shared.is_dir() { tempfile::tempdir_in(shared) } else { tempfile::tempdir() }.expect("a folder")
    };
    FOLDER.with(|folder| folder.get_or_init(make).path().to_owned())
}

/// Bytes dropped as a zip: reading ends, the ledger balances, the sums agree, and every export can be written.
pub fn opening(data: &[u8]) {
    let path = folder().join("Complete_LinkedInDataExport_03-14-2026.zip");
    std::fs::write(&path, data).expect("written");
    let (inventories, _errors) = read_all(&[Origin::Path(path)], &TABLES, &());
    // Writing takes longer than reading: one of the exports each time.
    let at = data.iter().map(|byte| usize::from(*byte)).sum::<usize>() % Format::ALL.len();
    if let Some(format) = Format::ALL.get(at) {
        check("bytes", &inventories, &[*format]);
    }
}

/// The samples that ship with the program: small files of each, by their names.
static SAMPLES: LazyLock<Vec<Files>> = LazyLock::new(|| {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = [here.join("assets/sample"), here.join("../../assets/sample")].into_iter().find(|path| path.is_dir());
    let root = root.expect("the samples");
    ["linkedin", "facebook", "instagram", "x"].into_iter().map(|name| small_files(&root.join(name))).collect()
});

type Files = Vec<(String, Vec<u8>)>;

fn small_files(root: &Path) -> Files {
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(root).sort_by_file_name() {
        let entry = entry.expect("a sample");
        let is_small = entry.metadata().expect("its size").len() < 8192;
        if entry.file_type().is_file() && is_small {
            let name = entry.path().strip_prefix(root).expect("under it").to_string_lossy().into_owned();
            files.push((name, std::fs::read(entry.path()).expect("its bytes")));
        }
    }
    files
}

/// What is in the samples, as [`contents`] takes it.
pub fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let of = |(archive, files): (usize, &Files)| {
        let files = files.iter().enumerate();
        let of = files.map(|(at, (_, bytes))| ("contents", [&[archive as u8, at as u8], bytes.as_slice()].concat()));
        of.collect::<Vec<_>>()
    };
    SAMPLES.iter().enumerate().flat_map(of).collect()
}

/// Bytes as one of the files of an archive that is sound: the first chooses the archive, the second the file.
pub fn contents(data: &[u8]) {
    let Some(([archive, file], bytes)) = data.split_first_chunk::<2>() else { return };
    let samples = SAMPLES.get(usize::from(*archive) % SAMPLES.len()).expect("a sample");
    let at = usize::from(*file) % samples.len();
    let path = folder().join("export.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).expect("a file"));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (number, (name, own)) in samples.iter().enumerate() {
        zip.start_file(name.as_str(), stored).expect("an entry");
        zip.write_all(if number == at { bytes } else { own }).expect("its bytes");
    }
    zip.finish().expect("a zip");
    let (inventories, _errors) = read_all(&[Origin::Path(path)], &TABLES, &());
    check("contents", &inventories, &[Format::Json]);
}

/// What holds of everything that was read, and of what is written of it.
pub fn check(what: &str, inventories: &[Inventory], formats: &[Format]) {
    for inventory in inventories {
        assert!(inventory.ledger.balanced, "{what}: {:?}", inventory.ledger);
        let parts: u64 = inventory.parts.iter().map(|part| part.entries).sum();
        assert_eq!(parts, inventory.ledger.entries.total, "{what}: every file of every part has its line");
        let counted: u64 = inventory.files.iter().filter_map(|file| file.items).sum();
        assert!(inventory.item_count() >= counted, "{what}: {counted} of {}", inventory.item_count());
        for file in inventory.files.iter() {
            assert!(file.unreadable <= file.records.unwrap_or_default(), "{file:?}");
        }
    }
    if inventories.is_empty() {
        return;
    }
    let on = jiff::civil::date(2026, 11, 24);
    let asked = Inquiry::new(BOOK.regions.jurisdiction("DE", on).expect("Germany"), on);
    let summary = build(inventories, &BOOK, &asked);
    assert_eq!(
        summary.outcomes.values().sum::<u64>(),
        summary.totals.counts.items,
        "{what}: every item has one outcome"
    );
    assert!(summary.totals.counts.own_items <= summary.totals.counts.items);
    assert!(summary.totals.own_text_chars <= summary.totals.counts.text_chars);
    for format in formats {
        let text = write(&summary, *format).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(
            !text.contains(fodder::vocab::is_bidi_control),
            "{what}: a mark that turns text around is in the export"
        );
    }
}

/// Counts what a reader hands over, and looks at each of it.
#[derive(Default)]
struct Counting {
    records: u64,
    rejected: u64,
    unlisted: u64,
    elements: Option<u64>,
}

impl Sink for Counting {
    fn record(&mut self, _list: usize, record: &Record<'_>) {
        self.records += 1;
        assert!(record.text_chars <= record.text.chars().count() as u64, "more characters than the text has");
    }

    fn rejected(&mut self, _list: usize, _rejection: Rejection) {
        self.rejected += 1;
    }

    fn identity(&mut self, _list: usize, _identity: &Identity<'_>) {}

    fn unlisted(&mut self, _path: &str, elements: u64) {
        self.unlisted += elements;
    }

    fn wants_fields(&self) -> bool {
        true
    }

    fn elements(&mut self, elements: u64) {
        self.elements = Some(elements);
    }
}

/// The files of all tables that have a list of a shape.
fn files_with(shape: fn(&ListSpec) -> bool) -> Vec<(&'static Table, &'static FileSpec)> {
    let files = TABLES.iter().flat_map(|table| table.files.iter().map(move |file| (table, file)));
    files.filter(|(table, file)| table.lists_of(file).any(|(_, list)| shape(list))).collect()
}

/// Reads bytes by a spec that their first two choose among those of a shape.
fn read(data: &[u8], shape: fn(&ListSpec) -> bool, ending: &str) {
    let Some((pick, bytes)) = data.split_first_chunk::<2>() else { return };
    let files = files_with(shape);
    let Some((table, file)) = files.get(usize::from(u16::from_le_bytes(*pick)) % files.len().max(1)) else { return };
    let mut sink = Counting::default();
    let path = format!("some/folder/file.{ending}");
    // An error is an answer; what must not be is a panic, or a reader without end.
    let _answer = readers::read(table, file, &path, &mut &*bytes, &mut sink);
    // A record takes a byte at least, and so does an element of a list that no spec names.
    assert!(sink.records + sink.rejected <= bytes.len() as u64 + 1, "more records than bytes");
    assert!(sink.unlisted <= bytes.len() as u64 + 1, "more elements than bytes");
}

/// The file of a path among those of its shape, for choosing it by the first two bytes of an input.
pub fn pick(key: &str) -> Option<(&'static str, u16)> {
    let (target, shape): (_, fn(&ListSpec) -> bool) = match key.rsplit('.').next()? {
        "csv" => ("tables", |list| list.csv.is_some()),
        "html" if key.contains("articles/") => ("articles", |list| list.article),
        "html" => ("pages", |list| list.html.is_some()),
        _ => ("lists", |list| list.json.is_some()),
    };
    let at = files_with(shape).iter().position(|(table, file)| {
        table.file_of(key).and_then(|at| table.files.get(at)).is_some_and(|found| std::ptr::eq(found, *file))
    })?;
    Some((target, u16::try_from(at).expect("few files")))
}

/// Bytes as a table.
pub fn tables(data: &[u8]) {
    read(data, |list| list.csv.is_some(), "csv");
}

/// Bytes as a list in JSON or in a script.
pub fn lists(data: &[u8]) {
    read(data, |list| list.json.is_some(), "js");
}

/// Bytes as an export's page.
pub fn pages(data: &[u8]) {
    read(data, |list| list.html.is_some(), "html");
}

/// Bytes as an article.
pub fn articles(data: &[u8]) {
    read(data, |list| list.article, "html");
}

/// Bytes as the files of a data pack, a zero byte between them.
pub fn rulebook(data: &[u8]) {
    let folder = folder().join("pack");
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).expect("a folder");
    for (at, file) in data.split(|byte| *byte == 0).take(8).enumerate() {
        std::fs::write(folder.join(format!("{at}.toml")), file).expect("written");
    }
    let Ok(book) = rulebook::from_folder(&folder) else { return };
    // What was let in can be asked.
    let on = jiff::civil::date(2026, 11, 24);
    if let Some(place) = book.regions.jurisdiction("DE", on) {
        for platform in book.platforms.keys() {
            let _changes = book.changes(platform, &place);
        }
    }
}

/// Bytes as a table of formats.
pub fn formats(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let _table = formats::from_text("table.toml", text);
}
