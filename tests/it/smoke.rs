//! The promises that the fuzzer tries with millions of inputs, held against the saved ones: those it found
//! interesting, those that once broke something, and the fixtures.

#![allow(clippy::print_stdout, reason = "the figures are for whoever runs the test")]

use crate::promises;
use crate::support::*;
use std::path::{Path, PathBuf};

/// A target of the fuzzer: its name, and what it is given.
type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 8] = [
    ("opening", promises::opening),
    ("contents", promises::contents),
    ("tables", promises::tables),
    ("lists", promises::lists),
    ("pages", promises::pages),
    ("articles", promises::articles),
    ("rulebook", promises::rulebook),
    ("formats", promises::formats),
];

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus")
}

/// The files of a folder, in the order of their names; none if there is no such folder.
fn files_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(found) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = found.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.display().to_string(), std::fs::read(&path).expect("its bytes"))).collect()
}

#[test]
fn every_saved_input_keeps_the_promises() {
    for (name, promise) in TARGETS {
        let saved = files_in(&corpus().join(name));
        assert!(!saved.is_empty(), "nothing is saved for {name}");
        for (path, bytes) in saved {
            // The name stands above the panic, should there be one.
            println!("{path}");
            promise(&bytes);
        }
    }
}

#[test]
fn every_fixture_keeps_the_promises() {
    for (name, input) in seeds() {
        let promise = TARGETS.iter().find(|(target, _)| *target == name).expect("a target").1;
        promise(&input);
        // With `FODDER_SEEDS` they are written down: what a fuzzer begins with.
        if let Some(folder) = std::env::var_os("FODDER_SEEDS") {
            let folder = Path::new(&folder).join(name);
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(folder.join(format!("{:08x}", crc32fast::hash(&input))), &input).expect("a file");
        }
    }
}

/// The fixtures, as the targets take them.
fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let mut seeds = Vec::new();
    for (_, files) in shapes() {
        seeds.push(("opening", zip_bytes(&files)));
        seeds.push(("opening", zip_bytes_by(&files[..2.min(files.len())], zip::CompressionMethod::Stored)));
        seeds.extend(files.iter().filter_map(|(path, bytes)| seed(path, bytes)));
    }
    seeds.extend(promises::samples());
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    seeds.extend(files_in(&assets.join("platforms")).into_iter().map(|(_, bytes)| ("formats", bytes)));
    let toml = |(path, _): &(String, Vec<u8>)| path.ends_with(".toml");
    for entry in std::fs::read_dir(assets.join("rulebook")).expect("the rules") {
        let path = entry.expect("an entry").path();
        let found = if path.is_dir() { files_in(&path) } else { vec![(path.display().to_string(), read(&path))] };
        seeds.extend(found.into_iter().filter(toml).map(|(_, bytes)| ("rulebook", bytes)));
    }
    seeds
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a file")
}

/// A file of an archive as input: two bytes that choose its spec, and what is in it.
fn seed(path: &str, bytes: &[u8]) -> Option<(&'static str, Vec<u8>)> {
    let (target, pick) = promises::pick(&path.to_lowercase())?;
    Some((target, [pick.to_le_bytes().as_slice(), bytes].concat()))
}
