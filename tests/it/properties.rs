//! What holds of any zip at all: what is in it comes out of it, what lies whole before a cut comes out as it was, no more
//! is inflated than the limits allow, and nothing panics.

use crate::support::raw::*;
use crate::support::*;
use fodder::archive::{Archive, Limits, ReadError};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// A file of any kind: what is in it, whether it is packed, how its sizes are told.
fn any_file() -> impl Strategy<Value = (Vec<u8>, bool, Sizes)> {
    let bytes = prop_oneof![
        // What packs to little, what does not, and what looks like a piece of a zip.
        vec(Just(b'a'), 0..5000),
        vec(any::<u8>(), 0..2000),
        vec(prop_oneof![Just(b"PK\x03\x04".to_vec()), Just(b"PK\x07\x08".to_vec()), vec(any::<u8>(), 1..40)], 0..20)
            .prop_map(|pieces| pieces.concat()),
    ];
    let sizes = prop_oneof![
        Just(Sizes::LocalHeader),
        Just(Sizes::Descriptor),
        Just(Sizes::UnsignedDescriptor),
        Just(Sizes::Descriptor64)
    ];
    (bytes, any::<bool>(), sizes)
}

/// A zip of such files, by names.
fn any_zip() -> impl Strategy<Value = (RawZip, BTreeMap<String, Vec<u8>>)> {
    vec(any_file(), 1..8).prop_map(|files| {
        let mut zip = RawZip::default();
        let mut contents = BTreeMap::new();
        for (at, (bytes, packed, sizes)) in files.into_iter().enumerate() {
            let name = format!("folder {at}/file.bin");
            let file = if packed { RawFile::new(&name, &bytes) } else { RawFile::stored(&name, &bytes) };
            zip.files.push(RawFile { sizes, ..file });
            contents.insert(name, bytes);
        }
        (zip, contents)
    })
}

/// What came out of a file, and whether that was all.
type Came = (Vec<u8>, Result<(), ReadError>);

/// All that comes out of a zip: by name, what was read and whether it was whole.
fn read(path: &Path, limits: Limits) -> Option<BTreeMap<String, Came>> {
    let archive = Archive::open(path, limits, &|| true).ok()?;
    let read = |entry| {
        let mut bytes = Vec::new();
        let outcome = archive.read_whole(entry, |reader| {
            reader.read_to_end(&mut bytes).map(drop).map_err(|error| ReadError::from_io(&error))
        });
        (bytes, outcome.flatten())
    };
    Some(archive.entries.iter().map(|entry| (entry.path.to_string(), read(entry))).collect())
}

/// How many zips are tried: more with `PROPTEST_CASES`.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(200)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    /// What is in a zip comes out of it, with its list or without.
    #[test]
    fn every_file_of_a_zip_is_read_unchanged((zip, contents) in any_zip(), with_list in any::<bool>()) {
        let (_dir, path) = file("any.zip", &RawZip { without_directory: !with_list, ..zip }.bytes());
        let read = read(&path, Limits::USUAL).expect("it opens");
        for (name, bytes) in &contents {
            let (found, outcome) = &read[name];
            prop_assert_eq!(outcome, &Ok(()), "{}", name);
            prop_assert!(found == bytes, "{} came out as another", name);
        }
        prop_assert_eq!(read.len(), contents.len());
    }

    /// Of a zip that was cut off anywhere, what comes out whole is as it was, and what lay whole before the cut does.
    #[test]
    fn a_cut_zip_yields_no_wrong_bytes((zip, contents) in any_zip(), at in 0.0..1.0) {
        let (bytes, mut places) = zip.build();
        let cut = (bytes.len() as f64 * at) as usize;
        let (_dir, path) = file("cut.zip", &bytes[..cut]);
        let Some(read) = read(&path, Limits::USUAL) else { return Ok(()) };
        for (name, (found, outcome)) in &read {
            let bytes = contents.get(name);
            prop_assert!(bytes.is_some(), "there was no {}", name);
            let bytes = bytes.expect("known");
            if outcome.is_ok() {
                prop_assert!(found == bytes, "{} came out as another", name);
            }
        }
        places.push(bytes.len());
        for (at, name) in contents.keys().enumerate() {
            // The next file begins before the cut.
            if places[at + 1] < cut {
                prop_assert!(read.get(name).is_some_and(|(_, outcome)| outcome.is_ok()), "{} was lost", name);
            }
        }
    }

    /// However a zip is damaged, no more comes out of it than the limits allow.
    #[test]
    fn no_more_is_inflated_than_is_allowed(
        (zip, _) in any_zip(),
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        most in 0_u64..6000,
    ) {
        let mut bytes = zip.bytes();
        for (place, byte) in changes {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let (_dir, path) = file("any.zip", &bytes);
        let limits = Limits { in_total: most, per_file: most / 2, ..Limits::USUAL };
        let Some(read) = read(&path, limits) else { return Ok(()) };
        let all: u64 = read.values().map(|(bytes, _)| bytes.len() as u64).sum();
        prop_assert!(all <= most, "{} of {}", all, most);
        for (name, (bytes, outcome)) in &read {
            prop_assert!(bytes.len() as u64 <= most / 2, "{}", name);
            prop_assert!(outcome.is_err() || bytes.len() as u64 <= most, "{}", name);
        }
    }

    /// Any bytes at all are refused or read, and end.
    #[test]
    fn any_bytes_end(bytes in vec(any::<u8>(), 0..3000)) {
        let (_dir, path) = file("any.zip", &[b"PK\x03\x04".as_slice(), &bytes].concat());
        read(&path, Limits::USUAL);
    }
}
