//! Every way in which a zip can be damaged or contain false values, each with the expected result: which items are
//! kept, which problems are reported, and how the program ends. Each is tried on an archive of each shape.
//! The cases that run the command also have limits: five seconds of processor time, and 300 MB.

use crate::support;
use crate::support::corpus::*;
use crate::support::raw::*;
use crate::support::*;
use fodder::archive::Limits;
use fodder::formats;
use fodder::import::{Origin, read_all_within};
use fodder::vocab::ProblemKind;
use serde_json::Value;

#[test]
fn false_sizes_and_checksums_lose_only_their_own_file() {
    on_every_shape(|shape| {
        let longer = shape.with(|file| file.size += 10);
        let shorter = shape.with(|file| file.size -= 10);
        let flipped = shape.with(|file| file.crc ^= 1);
        let no_descent = shape.with(|file| file.size = 0x7FFF_FFFF);
        let beyond = shape.with(|file| file.packed_size = 0x7FFF_FFFF);
        let sentinel = shape.with(|file| file.size = u32::MAX);
        // Sizes of 64 bits that no file can have.
        let mut lie = vec![1, 0, 16, 0];
        lie.extend(u64::MAX.to_le_bytes());
        lie.extend(u64::MAX.to_le_bytes());
        let huge = shape.with(|file| {
            (file.size, file.packed_size, file.extra) = (u32::MAX, u32::MAX, lie);
            file.local_sizes = Some((10, 10));
        });
        let elsewhere = shape.with(|file| file.local_header_at = Some(0x7FFF_FF00));
        let in_the_middle = shape.with(|file| file.local_header_at = Some(7));
        let header_lies = shape.with_all(|file| file.local_sizes = Some((3, 0x7FFF_FFFF))).bytes();
        let header_silent = shape.with_all(|file| file.local_sizes = Some((0, 0))).bytes();
        let other_name = shape.with(|file| file.local_name = Some(b"innocent.txt".to_vec()));
        vec![
            case("more is declared", longer, Kept::SomeOfHit, Told::OneOf(&["truncated", "size"])),
            case("less is declared", shorter, Kept::SomeOfHit, Told::OneOf(&["size"])),
            case("a wrong checksum", flipped, Kept::SomeOfHit, Told::OneOf(&["crc"])),
            case("a size that cannot be", no_descent, Kept::AllButHit, Told::OneOf(&["size"])),
            case("packed beyond the end", beyond, Kept::AllButHit, Told::OneOf(&["size"])),
            case("a mark of 64 bits without them", sentinel, Kept::SomeOfHit, Told::OneOf(&["size", "truncated"])),
            case("64 bits of nonsense", huge, Kept::SomeOfHit, Told::OneOf(&["size", "truncated", "failed"])),
            case("a place beyond the end", elsewhere, Kept::SomeOfHit, Told::OneOf(&["truncated", "failed"])),
            case("a place in another file", in_the_middle, Kept::SomeOfHit, Told::OneOf(&["overlap", "failed"])),
            case("headers that lie about sizes", header_lies, Kept::All, Told::NoLoss),
            case("headers without sizes", header_silent, Kept::All, Told::NoLoss),
            case("a header of another name", other_name, Kept::All, Told::NoLoss),
        ]
    });
}

#[test]
fn sizes_written_after_the_files_are_read() {
    on_every_shape(|shape| {
        let cases = [
            ("after", "after, cut", Sizes::Descriptor),
            ("unmarked", "unmarked, cut", Sizes::UnsignedDescriptor),
            ("in 64 bits", "in 64 bits, cut", Sizes::Descriptor64),
        ];
        let of = |(whole, cut, sizes)| {
            let zip = shape.with_all(|file| file.sizes = sizes);
            let broken = RawZip { without_directory: true, ..zip.clone() };
            [
                case(whole, zip.bytes(), Kept::All, Told::NoLoss),
                case(cut, broken.bytes(), Kept::All, Told::OneOf(&["truncated"])),
            ]
        };
        cases.into_iter().flat_map(of).collect()
    });
}

#[test]
fn truncated_zips_are_read_up_to_the_damage() {
    on_every_shape(|shape| {
        let (whole, places) = shape.zip().build();
        let mut cases = vec![
            case(
                "without its end",
                RawZip { without_end: true, ..shape.zip() }.bytes(),
                Kept::All,
                Told::OneOf(&["truncated"]),
            ),
            case(
                "without its list",
                RawZip { without_directory: true, ..shape.zip() }.bytes(),
                Kept::All,
                Told::OneOf(&["truncated"]),
            ),
            case("in the end", whole[..whole.len() - 5].to_vec(), Kept::All, Told::OneOf(&["truncated"])),
            case("empty", Vec::new(), Kept::Nothing, Told::NoLoss),
            case("four bytes", whole[..4].to_vec(), Kept::Nothing, Told::NoLoss),
            case("nothing but an end", end(0, 0, 0, b""), Kept::Nothing, Told::NoLoss),
        ];
        for eighth in 1..8 {
            cases.push(case(
                "an eighth",
                whole[..whole.len() * eighth / 8].to_vec(),
                Kept::Some,
                Told::OneOf(&["truncated"]),
            ));
        }
        // A download that reserved its room first: zeros to the end.
        let last = *places.last().expect("files");
        let mut zeros = whole.clone();
        zeros[last..].fill(0);
        let rest = if shape.hit + 1 == shape.files.len() { Kept::AllButHit } else { Kept::Some };
        cases.push(case("zeros at the end", zeros, rest, Told::OneOf(&["truncated"])));
        // A piece that never came.
        let mut hole = whole;
        let from = places[shape.hit] + 30 + shape.files[shape.hit].0.len();
        hole[from + 4..from + 24].fill(0);
        cases.push(case("a hole", hole, Kept::SomeOfHit, Told::OneOf(&["crc", "failed", "truncated", "unreadable"])));
        cases
    });
}

/// Files that lie whole before the cut are counted as in a sound zip, wherever their sizes are written.
#[test]
fn files_before_a_cut_are_counted_as_in_a_sound_zip() {
    let files = small();
    for sizes in [Sizes::LocalHeader, Sizes::Descriptor, Sizes::UnsignedDescriptor] {
        let mut zip = RawZip::of(&files);
        zip.files.iter_mut().for_each(|file| file.sizes = sizes);
        let (whole, places) = zip.build();
        for count in 2..files.len() {
            let (_a, cut) = file(COMPLETE, &whole[..places[count]]);
            let (_b, sound) = file(COMPLETE, &RawZip::of(&files[..count].to_vec()).bytes());
            let (cut, code, _) = run_within(&cut);
            let (sound, _, _) = run_within(&sound);
            let (cut, sound) = (cut.expect("a summary"), sound.expect("a summary"));
            assert_eq!((items(&cut), code), (items(&sound), 3), "{sizes:?}, {count} files");
            let notices = cut["archives"][0]["notices"].to_string();
            assert!(notices.contains("not whole"), "{notices}");
        }
    }
}

#[test]
fn false_lists_and_end_records_lose_no_file() {
    on_every_shape(|shape| {
        let count = shape.files.len() as u16;
        let fewer = RawZip { count: Some(count - 1), ..shape.zip() }.bytes();
        let none = RawZip { count: Some(0), ..shape.zip() }.bytes();
        let more = RawZip { count: Some(count + 2), ..shape.zip() }.bytes();
        let many = RawZip { count: Some(9999), ..shape.zip() }.bytes();
        let comment = RawZip { comment: end(0, 0, 0, b""), ..shape.zip() }.bytes();
        let long_comment = RawZip { comment: vec![b'c'; 65_535], ..shape.zip() }.bytes();
        let mut torn = shape.zip().bytes();
        let list = torn.windows(4).rposition(|window| window == b"PK\x01\x02").expect("a list");
        torn[list] = 0;
        vec![
            case("one fewer is announced", fewer, Kept::All, Told::OneOf(&["count-mismatch"])),
            case("none is announced", none, Kept::All, Told::OneOf(&["count-mismatch", "truncated"])),
            case("two more are announced", more, Kept::All, Told::OneOf(&["count-mismatch", "truncated"])),
            case("far more are announced", many, Kept::All, Told::OneOf(&["count-mismatch", "truncated"])),
            case("an end within the end", comment, Kept::All, Told::OneOfOrNoLoss(&["count-mismatch"])),
            case("a long comment", long_comment, Kept::All, Told::NoLoss),
            case("a torn list", torn, Kept::All, Told::OneOf(&["truncated"])),
        ]
    });
}

#[test]
fn bytes_before_and_after_a_zip_lose_nothing() {
    on_every_shape(|shape| {
        let mut cases = Vec::new();
        for (name, len) in [("a little", 1000), ("some", 100_000), ("much", 2_000_000)] {
            let before = RawZip { before: vec![b'#'; len], ..shape.zip() };
            cases.push(case(name, before.bytes(), Kept::All, Told::NoLoss));
            let after = RawZip { after: vec![b'#'; len], ..shape.zip() };
            cases.push(case(name, after.bytes(), Kept::All, Told::NoLoss));
        }
        cases
    });
    // Bytes are reported if there are enough of them to be data.
    let zip = RawZip { after: vec![0; 100_000], ..RawZip::of(&small()) };
    let (_dir, path) = file(COMPLETE, &zip.bytes());
    let (summary, _, _) = run_within(&path);
    let problems = summary.expect("a summary")["archives"][0]["problems"].to_string();
    assert!(problems.contains("\"junk\"") && problems.contains("after the end"), "{problems}");
}

#[test]
fn overlapping_files_are_reported() {
    on_every_shape(|shape| {
        let (_, places) = shape.zip().build();
        let hit = shape.zip().files[shape.hit].clone();
        let at = places[shape.hit] as u32;
        let whole =
            RawFile { name: b"same.bytes".to_vec(), local_header_at: Some(at), in_directory_only: true, ..hit.clone() };
        // A file whose stored bytes are the header and the bytes of the one that follows it.
        let mut quoting = shape.zip();
        let inner = RawZip { files: vec![hit], without_directory: true, ..RawZip::default() }.bytes();
        let mut quote = RawFile::stored("quote.bin", &inner);
        quote.packed.clear();
        quoting.files.insert(shape.hit, quote);
        vec![
            case("one file by two names", shape.and(whole), Kept::All, Told::OneOf(&["overlap"])),
            case("a file that quotes another", quoting.bytes(), Kept::AllButHit, Told::OneOf(&["overlap"])),
        ]
    });
}

#[test]
fn zeros_and_empty_files_lose_nothing_else() {
    on_every_shape(|shape| {
        let zeros = shape.and(RawFile::new("zeros.bin", &vec![0; 10 * 1024 * 1024]));
        let nothing = shape.with(|file| {
            (file.packed, file.packed_size, file.size, file.crc, file.method) = (Vec::new(), 0, 0, 0, 0);
        });
        vec![
            case("ten million zeros", zeros, Kept::All, Told::NoLoss),
            case("no byte", nothing, Kept::AllButHit, Told::OneOfOrNoLoss(&["count-mismatch", "truncated"])),
        ]
    });
}

#[test]
fn odd_file_names_lose_nothing() {
    on_every_shape(|shape| {
        let named = |name: &[u8]| shape.and(RawFile { name: name.to_vec(), ..RawFile::new("x", b"text") });
        let again = shape.and(shape.zip().files[shape.hit].clone());
        let upper = String::from_utf8_lossy(&shape.zip().files[shape.hit].name).to_uppercase();
        let twin = shape.and(RawFile { name: upper.into_bytes(), ..shape.zip().files[shape.hit].clone() });
        let link = RawFile { attributes: 0o120_777 << 16, ..RawFile::stored("link", b"/etc/passwd") };
        let backslashes = shape.with_all(|file| {
            file.name.iter_mut().filter(|byte| **byte == b'/').for_each(|byte| *byte = b'\\');
        });
        vec![
            case("up and out", named(b"../../../x"), Kept::All, Told::NoLoss),
            case("absolute", named(b"/etc/passwd"), Kept::All, Told::NoLoss),
            case("with a drive", named(b"C:\\x"), Kept::All, Told::NoLoss),
            case("with a zero", named(b"a\0b.txt"), Kept::All, Told::NoLoss),
            case("of sixty thousand letters", named(&vec![b'n'; 60_000]), Kept::All, Told::NoLoss),
            case("without a letter", named(b""), Kept::All, Told::NoLoss),
            case("of old DOS", named(b"\x81bung.txt"), Kept::All, Told::NoLoss),
            case("of old Japan", named(b"\x83e\x83X\x83g.txt"), Kept::All, Told::NoLoss),
            case("of no language", named(b"\xFF\xFE\xFD.txt"), Kept::All, Told::NoLoss),
            case("twice", again, Kept::All, Told::NoLoss),
            case("twice, in capitals", twin, Kept::All, Told::NoLoss),
            case("a link", shape.and(link), Kept::All, Told::NoLoss),
            case("a folder with bytes", shape.and(RawFile::new("folder/", b"bytes")), Kept::All, Told::NoLoss),
            case("backslashes", backslashes.bytes(), Kept::All, Told::NoLoss),
        ]
    });
}

#[test]
fn encrypted_files_and_unknown_methods_lose_only_themselves() {
    on_every_shape(|shape| {
        let method = |number| shape.with(|file| file.method = number);
        let locked = shape.with(|file| file.flags = 1);
        let aes = shape.with(|file| (file.flags, file.method) = (1, 99));
        vec![
            case("locked", locked, Kept::AllButHit, Told::OneOf(&["encrypted"])),
            case("locked by AES", aes, Kept::AllButHit, Told::OneOf(&["encrypted"])),
            case("bzip2", method(12), Kept::AllButHit, Told::OneOf(&["method"])),
            case("LZMA", method(14), Kept::AllButHit, Told::OneOf(&["method"])),
            case("Zstandard", method(93), Kept::AllButHit, Told::OneOf(&["method"])),
            case("a method of nobody", method(77), Kept::AllButHit, Told::OneOf(&["method"])),
            case("said to be stored", method(0), Kept::SomeOfHit, Told::OneOf(&["size", "crc", "truncated"])),
            case("stored", RawZip { files: stored(shape), ..RawZip::default() }.bytes(), Kept::All, Told::NoLoss),
        ]
    });
}

fn stored(shape: &Shape) -> Vec<RawFile> {
    shape.files.iter().map(|(name, bytes)| RawFile::stored(name, bytes)).collect()
}

#[test]
fn zips_within_zips_are_read_or_reported() {
    on_every_shape(|shape| {
        let inner = shape.zip().bytes();
        let mut deep = inner.clone();
        for _ in 0..10 {
            deep = RawZip { files: vec![RawFile::new("inner.zip", &deep)], ..RawZip::default() }.bytes();
        }
        let copies = (0..50).map(|at| RawFile::new(&format!("copy-{at}.zip"), &inner)).collect();
        let torn = shape.and(RawFile::new("torn.zip", b"PK\x03\x04 and no more"));
        let cut = RawFile::new("cut.zip", &inner[..inner.len() - 30]);
        vec![
            case("ten deep", shape.and(RawFile::new("deep.zip", &deep)), Kept::All, Told::OneOf(&["refused"])),
            case("fifty copies", RawZip { files: copies, ..RawZip::default() }.bytes(), Kept::All, Told::NoLoss),
            case("a torn one", torn, Kept::All, Told::OneOf(&["failed"])),
            case(
                "cut",
                RawZip { files: vec![cut], ..RawZip::default() }.bytes(),
                Kept::All,
                Told::OneOf(&["truncated"]),
            ),
        ]
    });
}

#[test]
fn broken_contents_lose_only_their_own_file() {
    on_every_shape(|shape| {
        let (name, bytes) = &shape.files[shape.hit];
        let head = bytes.iter().position(|byte| *byte == b'=').filter(|_| name.ends_with(".js"));
        let head = head.map(|end| bytes[..=end].to_vec()).unwrap_or_default();
        let after_head = |text: String| [head.clone(), text.into_bytes()].concat();
        let deep = after_head(format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000)));
        let objects = after_head(format!("{}1{}", "{\"a\":".repeat(50_000), "}".repeat(50_000)));
        let text = after_head(format!("[{{\"text\": \"{}", "a".repeat(1_000_000)));
        let marked = [b"\xEF\xBB\xBF".as_slice(), bytes].concat();
        let cut = bytes[..bytes.len() * 2 / 3].to_vec();
        let workbook = b"PK\x03\x04 workbook".to_vec();
        let wrong = Told::OneOf(&["failed", "unreadable", "count-mismatch"]);
        // One object, or one list in a list, is one record, however deep it is.
        let odd = Told::OneOfOrNoLoss(&["failed", "unreadable", "count-mismatch"]);
        let early = Told::OneOf(&["truncated", "failed", "unreadable", "count-mismatch"]);
        let mut cases = vec![
            case("a mark of byte order", shape.holding(&marked), Kept::All, Told::NoLoss),
            case("a workbook", shape.holding(&workbook), Kept::AllButHit, wrong),
            case("binary", shape.holding(&[0; 4096]), Kept::AllButHit, wrong),
        ];
        // A page or a table takes what follows as text.
        if name.ends_with(".js") || name.ends_with(".json") {
            cases.extend([
                case("brackets without end", shape.holding(&deep), Kept::SomeOfHit, odd),
                case("objects without end", shape.holding(&objects), Kept::SomeOfHit, odd),
                case("a text without end", shape.holding(&text), Kept::SomeOfHit, early),
                case("cut in the middle", shape.holding(&cut), Kept::SomeOfHit, early),
            ]);
        }
        cases
    });
}

/// Tables with Windows line endings, in UTF-16, with a line break in quotes, and with a quote that is never closed.
#[test]
fn tables_in_utf16_with_windows_lines_or_open_quotes_are_read() {
    let shape = Shape::new(COMPLETE, small());
    let at = shape.files.iter().position(|(name, _)| name == "Shares.csv").expect("the posts");
    let text = String::from_utf8(shape.files[at].1.clone()).expect("text");
    let with = |bytes: Vec<u8>| {
        let mut zip = shape.zip();
        zip.files[at] = RawFile::new("Shares.csv", &bytes);
        zip.bytes()
    };
    let windows = text.replace('\n', "\r\n");
    let wide: Vec<u8> = "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let open = format!("{text}2011-01-01 10:00:00,https://example.org,\"never closed,,,\n{}", "a,b\n".repeat(100_000));
    let quoted = text.replace("Long ago", "\"Long\r\nago\"");
    for case in [
        case("lines of Windows", with(windows.into_bytes()), Kept::All, Told::NoLoss),
        case("UTF-16", with(wide), Kept::All, Told::NoLoss),
        case("a line break in quotes", with(quoted.into_bytes()), Kept::All, Told::NoLoss),
    ] {
        check(&shape, &case, true);
    }
    let (_dir, path) = file(COMPLETE, &with(open.into_bytes()));
    let (summary, code, _) = run_within(&path);
    let summary = summary.expect("a summary");
    assert_eq!((items(&summary), code), (shape.all, 3), "the rows before it are read, and the broken one is counted");
}

/// A list of files that belongs to a zip within the zip, or to one put behind it, is not taken for the whole.
#[test]
fn the_list_of_another_zip_is_not_taken_for_the_whole() {
    let files = small();
    let (first, second) = files.split_at(3);
    let inner = |name: &str, files: &[(String, Vec<u8>)]| RawFile::stored(name, &RawZip::of(&files.to_vec()).bytes());
    let outer = RawZip { files: vec![inner("a.zip", first), inner("b.zip", second)], ..RawZip::default() }.bytes();
    let joined = [RawZip::of(&first.to_vec()).bytes(), RawZip::of(&second.to_vec()).bytes()].concat();
    let half = RawZip { without_directory: true, ..RawZip::of(&second.to_vec()) }.bytes();
    let half_joined = [RawZip::of(&first.to_vec()).bytes(), vec![0; 70_000], half].concat();
    let mut attached = RawZip::of(&files);
    attached.files.insert(1, inner("attachment.zip", &[text_file("note.txt", "x")]));
    attached.without_directory = true;
    let mut torn = attached.clone().build();
    let at = torn.1[1];
    torn.0[at + 4] = 0xFF;
    for (what, bytes) in [
        ("cut by 10", outer[..outer.len() - 10].to_vec()),
        ("cut by 60", outer[..outer.len() - 60].to_vec()),
        ("two zips as one file", joined),
        ("two zips as one file, the second without its list", half_joined),
        ("a zip attached", attached.bytes()),
        ("a zip attached, under a torn header", torn.0),
    ] {
        let (_dir, path) = file(COMPLETE, &bytes);
        let outcome = read(&path).unwrap_or_else(|| panic!("{what} is not read"));
        assert!(outcome.balanced && outcome.items == 11, "{what}: {} {:#?}", outcome.items, outcome.problems);
        assert!(outcome.problems.iter().any(|(kind, _)| kind == "truncated"), "{what}: {:#?}", outcome.problems);
    }
}

/// A file that was deleted from a zip is not in it, though its bytes are.
#[test]
fn a_file_deleted_from_a_zip_is_not_counted() {
    let mut zip = RawZip::of(&small());
    let mut old = RawFile::new("Skills.csv", b"Name\nJuggling\n");
    old.flags = 0;
    zip.files.insert(0, old);
    let (bytes, places) = zip.build();
    let list = bytes.windows(4).position(|window| window == b"PK\x01\x02").expect("a list");
    let row = 46 + "Skills.csv".len();
    let count = zip.files.len() as u16 - 1;
    let rows = &bytes[list + row..bytes.len() - 22];
    let without = [&bytes[..list], rows, &end(count, rows.len() as u32, list as u32, b"")].concat();
    assert_eq!(places[0], 0);
    let (_dir, path) = file(COMPLETE, &without);
    let outcome = read(&path).expect("it is read");
    assert_eq!((outcome.items, outcome.problems.len()), (11, 0), "{:#?}", outcome.problems);
}

/// Endless header marks without a file, and sizes that no file can have: reading ends within the time limit.
#[test]
fn reading_ends_on_endless_marks_and_impossible_sizes() {
    let header = |flags: u16| {
        let mut file = RawFile::new("f", b"");
        (file.flags, file.sizes) = (flags, Sizes::Descriptor);
        let zip = RawZip { files: vec![file], without_directory: true, ..RawZip::default() }.bytes();
        zip[..31].to_vec()
    };
    let mut huge = RawFile::stored("huge.bin", b"x");
    huge.local_sizes = Some((u32::MAX, u32::MAX));
    let skills = RawFile::new("Skills.csv", b"Name\nBaking\n");
    let intact = skills.local_header();
    let huge = RawZip { files: vec![skills, huge], ..RawZip::default() };
    for bytes in [
        header(8).repeat(4000),
        [header(8), b"PK\x07\x08".repeat(400_000)].concat(),
        [header(8), b"PK\x03\x04".repeat(400_000)].concat(),
        RawZip { without_directory: true, ..huge }.bytes(),
    ] {
        let (_dir, path) = file(COMPLETE, &bytes);
        let outcome = read(&path);
        let items = u64::from(bytes.starts_with(&intact));
        assert_eq!(outcome.map_or(0, |outcome| outcome.items), items);
    }
}

/// A short page with a wrong checksum is read, and the checksum is reported.
#[test]
fn a_short_page_that_is_damaged_is_read() {
    let files = support::meta::instagram_pages();
    let shape = Shape::new("instagram-juno-2026-03-14-html.zip", files);
    assert!(shape.files[shape.hit].0.ends_with(".html") && shape.files[shape.hit].1.len() < 4096);
    check(&shape, &case("a wrong checksum", shape.with(|file| file.crc ^= 1), Kept::All, Told::OneOf(&["crc"])), true);
}

/// Zips within a zip beyond the limit are refused by name.
#[test]
fn zips_beyond_the_limit_within_a_zip_are_refused() {
    let inner = |at: usize| RawZip { files: vec![RawFile::stored(&format!("{at}.txt"), b"x")], ..RawZip::default() };
    let mut zip = RawZip::of(&small());
    zip.files.extend((0..1003).map(|at| RawFile::stored(&format!("{at}.zip"), &inner(at).bytes())));
    let (_dir, path) = file(COMPLETE, &zip.bytes());
    let outcome = read(&path).expect("it is read");
    assert_eq!((outcome.items, outcome.balanced), (11, true));
    assert_eq!(outcome.problems.iter().filter(|(kind, _)| kind == "refused").count(), 3);
}

/// Broken zips within a zip are tried up to the same limit as sound ones.
#[test]
fn broken_zips_count_towards_the_limit_within_a_zip() {
    let mut zip = RawZip::of(&small());
    // Each looks like a zip all through, and never is.
    let marks = b"PK\x03\x04".repeat(500);
    let broken = |at: usize| RawFile::stored(&format!("{at}.zip"), &[&marks[..], &at.to_le_bytes()].concat());
    zip.files.extend((0..1003).map(broken));
    let (_dir, path) = file(COMPLETE, &zip.bytes());
    let outcome = read(&path).expect("it is read");
    assert_eq!((outcome.items, outcome.balanced), (11, true));
    let of = |wanted: &str| outcome.problems.iter().filter(|(kind, _)| kind == wanted).count();
    assert_eq!((of("failed"), of("refused")), (1000, 3));
}

/// The same problem with very many files: the first are named, and the others are counted.
#[test]
fn repeated_problems_are_counted_after_the_first_thousand() {
    let mut zip = RawZip::of(&small());
    zip.files.extend((0..1200).map(|at| RawFile::stored(&format!("{at}.odd"), b"x")));
    let (_dir, path) = file(COMPLETE, &zip.bytes());
    let outcome = read(&path).expect("it is read");
    assert_eq!((outcome.items, outcome.balanced, outcome.problems.len()), (11, true, 1001));
    assert!(outcome.problems[1000].1.starts_with("200 more of the same: "), "{:?}", outcome.problems[1000]);
}

/// Sizes whose sum overflows: reading goes on, and the ledger still balances.
#[cfg(target_os = "linux")]
#[test]
fn sizes_that_overflow_do_not_stop_the_count() {
    // Only where files lie in memory may they be of any size.
    let dir = tempfile::tempdir_in("/dev/shm").expect("a folder in memory");
    for (name, bytes) in small() {
        std::fs::write(dir.path().join(name), bytes).expect("written");
    }
    for at in 0..3 {
        let file = std::fs::File::create(dir.path().join(format!("{at}.jpg"))).expect("a file");
        file.set_len(i64::MAX as u64).expect("its size");
    }
    let outcome = read(dir.path()).expect("it is read");
    assert_eq!((outcome.items >= 11, outcome.balanced), (true, true));
}

/// More files than are listed: it is said, and all are read if the person asks for it.
#[test]
fn files_beyond_the_limit_are_reported_and_read_without_it() {
    let tables = formats::built_in().expect("the tables");
    for zip in [RawZip::of(&small()), RawZip { without_directory: true, ..RawZip::of(&small()) }] {
        let (_dir, path) = file(COMPLETE, &zip.bytes());
        let read = |entries| {
            let limits = Limits { entries, ..Limits::USUAL };
            read_all_within(&[Origin::Path(path.clone())], &tables, limits, &Unwatched).0.remove(0)
        };
        let some = read(3);
        assert!(some.ledger.balanced && some.ledger.entries.total == 3, "{:?}", some.ledger);
        assert!(some.problems.iter().any(|problem| problem.kind() == ProblemKind::Refused), "{:?}", some.problems);
        assert_eq!(read(usize::MAX).item_count(), 11);
    }
}

/// Old programs count files in 16 bits and begin anew after 65,535.
#[test]
fn more_files_than_16_bits_can_count_are_read() {
    let mut zip = RawZip::of(&small());
    zip.files.extend((0..70_000).map(|at| RawFile::stored(&format!("pictures/{at}.jpg"), b"x")));
    zip.count = Some((zip.files.len() % 65_536) as u16);
    let (_dir, path) = file(COMPLETE, &zip.bytes());
    let mut command = fodder();
    let output = command.arg("report").arg(&path).args(["--region", "DE", "--format", "json"]).output().expect("run");
    let summary: Value = serde_json::from_str(&stdout(&output)).expect("a summary");
    assert_eq!(output.status.code(), Some(0), "{}", summary["archives"][0]["problems"]);
    assert_eq!(summary["archives"][0]["ledger"]["entries"]["total"], 70_006);
}
