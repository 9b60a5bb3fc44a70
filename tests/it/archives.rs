//! Archives in every form people bring them, and in every state: the ledger must balance in all of them.

use crate::support::*;
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn ledger(summary: &Value, state: &str) -> u64 {
    summary["archives"][0]["ledger"]["entries"][state].as_u64().expect("a number")
}

fn items(summary: &Value) -> u64 {
    summary["totals"]["items"].as_u64().expect("a number")
}

fn problem_kinds(summary: &Value) -> Vec<String> {
    let archives = summary["archives"].as_array().expect("archives");
    let problems = archives.iter().flat_map(|archive| archive["problems"].as_array().expect("problems"));
    problems.map(|problem| problem["kind"].as_str().expect("a kind").to_owned()).collect()
}

/// Both lines of the ledger, added up anew from the files that are listed.
fn check_balance(summary: &Value) {
    for archive in summary["archives"].as_array().expect("archives") {
        assert_eq!(archive["ledger"]["balanced"], true, "{archive}");
        for (line, field) in [("entries", "entries"), ("bytes", "bytes")] {
            let tally = &archive["ledger"][line];
            let states = ["read", "media", "skipped", "unknown", "failed"];
            let sum: u64 = states.iter().map(|state| tally[state].as_u64().expect("a number")).sum();
            assert_eq!(tally["total"].as_u64(), Some(sum), "{line}");
            for state in states {
                let files = archive["files"].as_array().expect("files");
                let listed: u64 = files
                    .iter()
                    .filter(|file| file["state"] == state)
                    .map(|file| file[field].as_u64().expect("a number"))
                    .sum();
                assert_eq!(tally[state].as_u64(), Some(listed), "{line} {state}");
            }
        }
    }
}

fn read(path: &Path) -> (Value, i32) {
    let (summary, code) = report(&[path], &["--region", "BE", "--on", "2026-03-14"]);
    check_balance(&summary);
    (summary, code)
}

/// What the small archive holds, however it is packed.
fn check_small(path: &Path) {
    let (summary, code) = read(path);
    assert_eq!(code, 0, "{:?}", problem_kinds(&summary));
    assert_eq!(items(&summary), 11);
    assert_eq!(ledger(&summary, "read"), 6);
    assert_eq!(ledger(&summary, "failed"), 0);
}

/// Packed zips within a zip are held in memory, so their total size is limited.
#[test]
fn many_zips_within_a_zip_do_not_fill_the_memory() {
    let inner = |at: u8| {
        let mut large: Files = small();
        // Zeros pack to nothing: the inner zip is stored large and the outer one is small.
        let mut filler = vec![0; 50 * 1024 * 1024];
        filler[0] = at;
        large.push(("filler.bin".to_owned(), filler));
        zip_bytes_by(&large, zip::CompressionMethod::Stored)
    };
    let files: Files = (0..8).map(|at| (format!("part-{at}.zip"), inner(at))).collect();
    let (_dir, path) = zip(COMPLETE, &files);
    let (summary, code) = report(&[&path], &["--region", "DE"]);
    assert_eq!(code, 3);
    let refused = summary["archives"][0]["problems"].as_array().expect("problems").iter();
    assert_eq!(refused.filter(|problem| problem["kind"] == "refused").count(), 3, "five of 50 MB are within 256");
}

#[test]
fn a_zip_is_read() {
    let (_dir, path) = zip(COMPLETE, &small());
    check_small(&path);
}

#[test]
fn a_stored_zip_is_read() {
    let (_dir, path) = file("Complete.zip.zip", &zip_bytes_by(&small(), zip::CompressionMethod::Stored));
    check_small(&path);
}

#[test]
fn a_zip_packed_with_deflate64_is_read() {
    let (_dir, path) = file(COMPLETE, &deflate64_bytes(&small()));
    check_small(&path);
}

#[test]
fn a_zip_with_64_bit_sizes_is_read() {
    let (_dir, path) = file(COMPLETE, &zip64_bytes(&small()));
    check_small(&path);
}

#[test]
fn an_unpacked_folder_is_read() {
    let dir = folder(&small());
    check_small(dir.path());
}

#[test]
fn a_repacked_folder_with_a_top_folder_backslashes_and_litter_is_read() {
    let mut files: Files =
        small().into_iter().map(|(path, bytes)| (format!("my export\\inner\\{path}"), bytes)).collect();
    files.push(text_file("__MACOSX/my export/._Skills.csv", "junk"));
    files.push(text_file("my export/.DS_Store", "junk"));
    let (_dir, path) = zip("again.zip", &files);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (11, 0));
    assert_eq!(ledger(&summary, "skipped"), 2);
    let first = summary["archives"][0]["files"][0]["path"].as_str().expect("a path");
    assert_eq!(first, "Profile.csv", "the common folder is seen through");
}

#[test]
fn a_zip_within_a_zip_is_read_in_place_or_in_memory() {
    for method in [zip::CompressionMethod::Stored, zip::CompressionMethod::Deflated] {
        let inner = zip_bytes(&small());
        let outer = zip_bytes_by(&[(COMPLETE.to_owned(), inner)], method);
        let (_dir, path) = file("outer.zip", &outer);
        let (summary, code) = read(&path);
        assert_eq!((items(&summary), code), (11, 0), "{method:?}");
        let parts = summary["archives"][0]["parts"].as_array().expect("parts");
        assert_eq!(parts[1]["name"], format!("outer.zip/{COMPLETE}"));
        assert_eq!(ledger(&summary, "skipped"), 1, "the inner zip itself");
    }
}

#[test]
fn a_zip_in_a_folder_is_read() {
    let dir = folder(&[(COMPLETE.to_owned(), zip_bytes(&small()))]);
    let (summary, code) = read(dir.path());
    assert_eq!((items(&summary), code), (11, 0));
}

#[test]
fn parts_that_share_no_file_are_one_export() {
    let (first, second): (Files, Files) = small().into_iter().partition(|(path, _)| path.starts_with('S'));
    let (_a, a) = zip("part1.zip", &first);
    let (_b, b) = zip("part2.zip", &second);
    for paths in [[a.as_path(), b.as_path()], [b.as_path(), a.as_path()]] {
        let (summary, code) = report(&paths, &["--region", "BE"]);
        check_balance(&summary);
        assert_eq!(summary["archives"].as_array().map(Vec::len), Some(1));
        assert_eq!(summary["archives"][0]["parts"].as_array().map(Vec::len), Some(2));
        assert_eq!((items(&summary), code), (11, 0));
    }
}

#[test]
fn one_download_twice_is_counted_once() {
    let (_a, a) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let (_b, b) = zip("Complete_LinkedInDataExport_03-14-2026 (1).zip", &small());
    let (summary, code) = report(&[&a, &b], &["--region", "BE"]);
    check_balance(&summary);
    assert_eq!((items(&summary), code), (11, 0));
    assert_eq!(ledger(&summary, "skipped"), 6);
}

/// Whoever downloads the parts one by one may have a folder for each.
#[test]
fn parts_in_folders_of_their_own_are_one_export() {
    let mut files = small();
    // A file that differs between two archives tells them apart, unless their names say that they belong together.
    files.insert(0, text_file("Skills.csv", "Name\nFerries\n"));
    let (first, second) = files.split_at(4);
    let part = |name: &str, files: &[(String, Vec<u8>)]| {
        (format!("{name}/Complete_LinkedInDataExport_03-14-2026.zip"), zip_bytes(files))
    };
    let dir = folder(&[part("one", first), part("two", second)]);
    let (summary, code) = report(&[dir.path()], &["--region", "BE"]);
    assert_eq!(summary["archives"].as_array().map(Vec::len), Some(1));
    assert_eq!((items(&summary), code), (12, 0));
    assert_eq!(problem_kinds(&summary), ["duplicate"]);
}

/// People marry: a name can change, and the e-mail address tells that it is the same account.
#[test]
fn two_exports_of_one_account_are_known_although_the_name_changed() {
    let address = "Email Address,Confirmed,Primary,Updated On\njuno@example.org,Yes,Yes,1/2/24 3:04 PM\n";
    let mut files = small();
    files.push(text_file("Email Addresses.csv", address));
    let (_a, a) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &files);
    let renamed: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("text");
            (path, text.replace("Pell", "Vance").into_bytes())
        })
        .collect();
    let (_b, b) = zip("Complete_LinkedInDataExport_03-14-2025.zip", &renamed);
    let (summary, _) = report(&[&a, &b], &["--region", "BE"]);
    assert_eq!(problem_kinds(&summary), ["same-account"]);
}

#[test]
fn two_exports_of_one_account_both_count_and_it_is_said() {
    let (_a, a) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let (_b, b) = zip("Complete_LinkedInDataExport_03-14-2025.zip", &small());
    let (summary, code) = report(&[&a, &b], &["--region", "BE"]);
    check_balance(&summary);
    assert_eq!(summary["archives"].as_array().map(Vec::len), Some(2));
    assert_eq!((items(&summary), code), (22, 0));
    assert_eq!(problem_kinds(&summary), ["same-account"]);
}

#[test]
fn the_same_path_with_other_contents_is_read_twice_and_named() {
    let mut files = small();
    files.push(text_file("skills.CSV", "Name\nRowing\n"));
    let (_dir, path) = zip(COMPLETE, &files);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (12, 0));
    assert_eq!(problem_kinds(&summary), ["duplicate"]);
}

#[test]
fn media_are_counted_and_not_opened() {
    let mut files = small();
    files.push(("Photos/a.jpg".to_owned(), vec![0xFF; 1000]));
    files.push(("Photos/b.jpg".to_owned(), vec![0xFF; 500]));
    let (_dir, path) = zip(COMPLETE, &files);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (13, 0));
    assert_eq!(summary["totals"]["media_files"], 2);
    assert_eq!(summary["totals"]["media_bytes"], 1500);
    let row = summary["archives"][0]["files"].as_array().expect("files").last().expect("a row").clone();
    assert_eq!((row["path"].as_str(), row["entries"].as_u64()), (Some("Photos/"), Some(2)));
}

#[test]
fn unknown_files_are_sniffed_and_shown() {
    let mut files = small();
    files.push(text_file("Horoscope.csv", "Sign,Fate\nLeo,good\n"));
    files.push(text_file("deep/thing.json", "{\"a\": 1}"));
    let (_dir, path) = zip(COMPLETE, &files);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (11, 0));
    assert_eq!(ledger(&summary, "unknown"), 2);
    let kinds: Vec<&str> = summary["archives"][0]["files"]
        .as_array()
        .expect("files")
        .iter()
        .filter(|file| file["state"] == "unknown")
        .map(|file| file["kind"].as_str().expect("a kind"))
        .collect();
    assert_eq!(kinds, ["table", "json"]);
}

#[test]
fn a_file_with_a_wrong_checksum_is_reported_and_kept() {
    let files = small();
    let mut bytes = zip_bytes_by(&files, zip::CompressionMethod::Stored);
    let at = find(&bytes, b"Long ago").expect("the text lies stored");
    bytes[at] = b'l';
    let (_dir, path) = file(COMPLETE, &bytes);
    let (summary, code) = read(&path);
    assert_eq!(code, 3);
    assert_eq!(problem_kinds(&summary), ["crc"]);
    assert_eq!(items(&summary), 11, "what was read before the checksum was known is kept");
}

#[test]
fn a_broken_record_is_reported_and_the_others_are_counted() {
    let mut files = small();
    let (_, bytes) = files.iter_mut().find(|(path, _)| path == "Shares.csv").expect("the posts");
    bytes.extend_from_slice(b"2011-01-01 10:00:00,cut off\n");
    let (_dir, path) = zip(COMPLETE, &files);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (11, 3));
    assert_eq!(problem_kinds(&summary), ["unreadable"]);
    let shares = summary["archives"][0]["files"].as_array().expect("files");
    let shares = shares.iter().find(|file| file["path"] == "Shares.csv").expect("the posts").clone();
    assert_eq!(
        (shares["records"].as_u64(), shares["items"].as_u64(), shares["unreadable"].as_u64()),
        (Some(4), Some(3), Some(1))
    );
}

#[test]
fn a_workbook_under_a_table_s_name_fails_alone() {
    let mut files = small();
    files.push(("Reactions.csv".to_owned(), b"PK\x03\x04 workbook".to_vec()));
    let (_dir, path) = zip(COMPLETE, &files);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (11, 3));
    assert_eq!((ledger(&summary, "failed"), problem_kinds(&summary)), (1, vec!["failed".to_owned()]));
}

/// A zip of which nothing can be read for want of its password is not called another platform's.
#[test]
fn a_zip_locked_with_a_password_is_called_that() {
    let mut bytes = zip_bytes(&small());
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let mut from = 0;
        while let Some(at) = find(&bytes[from..], signature) {
            bytes[from + at + flags] |= 1;
            from += at + 4;
        }
    }
    let (_dir, path) = file("export.zip", &bytes);
    let output = run(&["report", path.to_str().expect("a path")]);
    assert!(!output.status.success());
    assert!(stderr(&output).contains("its files are locked with a password"), "{}", stderr(&output));
}

#[test]
fn an_encrypted_file_and_a_strange_method_fail_alone() {
    let mut bytes = zip_bytes(&small());
    // The general-purpose flag of the first entry, in its local header and in the directory.
    let central = find(&bytes, b"PK\x01\x02").expect("a directory");
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    let (_dir, path) = file(COMPLETE, &bytes);
    let (summary, code) = read(&path);
    assert_eq!((code, problem_kinds(&summary)), (3, vec!["encrypted".to_owned()]));
    assert_eq!(ledger(&summary, "failed"), 1);

    let mut bytes = zip_bytes(&small());
    let central = find(&bytes, b"PK\x01\x02").expect("a directory");
    bytes[8] = 14;
    bytes[central + 10] = 14;
    let (_dir, path) = file(COMPLETE, &bytes);
    let (summary, code) = read(&path);
    assert_eq!((code, problem_kinds(&summary)), (3, vec!["method".to_owned()]));
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Runs the report on a file without anything usable, and returns the one line on standard error, which names it.
fn refused(path: &Path) -> String {
    let output = fodder().arg("report").arg(path).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(output.stdout.is_empty());
    let said = stderr(&output);
    assert_eq!(said.lines().count(), 1, "{said}");
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(said.contains(&name), "{said}");
    said
}

#[test]
fn files_that_are_no_archive_are_refused_in_plain_words() {
    let (_a, path) = file("notes.zip", b"just a text");
    assert!(refused(&path).contains("not a zip"));
    let (_b, path) = file("empty.zip", b"");
    assert!(refused(&path).contains("Download the archive again"));
    let (_c, path) = file("nothing.zip", &zip_bytes(&[]));
    assert!(refused(&path).contains("Download the archive again"));
    let (_d, path) = file(COMPLETE, &zip_bytes(&small())[..20]);
    assert!(refused(&path).contains("ends early"));
    assert!(refused(Path::new("/nowhere/at-all.zip")).contains("no file or folder"));
}

#[test]
fn an_unknown_platform_is_refused_and_the_known_ones_are_named() {
    let (_dir, path) = zip("other.zip", &[text_file("stuff/a.txt", "hello"), text_file("stuff/b.txt", "you")]);
    assert!(refused(&path).contains("LinkedIn"));
    // A name alone is no evidence: these are somebody's skills in another game.
    let (_dir, path) = zip("game.zip", &[text_file("Skills.csv", "Hero,Level,Mana\nx,1,2\n")]);
    assert!(refused(&path).contains("LinkedIn"));
}

#[test]
fn a_good_archive_is_read_beside_a_broken_one() {
    let (_a, good) = zip(COMPLETE, &small());
    let (_b, bad) = file("broken.zip", b"PK\x03\x04 and no more");
    let (summary, code) = report(&[&good, &bad], &["--region", "BE"]);
    assert_eq!((items(&summary), code), (11, 3));
    assert_eq!(problem_kinds(&summary), ["failed"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("pipe.zip");
    let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo").success();
    assert!(made);
    assert!(refused(&path).contains("neither a file nor a folder"));
}

#[cfg(unix)]
#[test]
fn pipes_and_links_in_a_folder_are_skipped() {
    let dir = folder(&small());
    assert!(std::process::Command::new("mkfifo").arg(dir.path().join("Votes.csv")).status().expect("mkfifo").success());
    std::os::unix::fs::symlink("/etc/hostname", dir.path().join("Reactions.csv")).expect("a link");
    let (summary, code) = read(dir.path());
    assert_eq!((items(&summary), code), (11, 0));
    assert_eq!(ledger(&summary, "skipped"), 2);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = folder(&small());
    let closed = dir.path().join("Jobs");
    std::fs::create_dir(&closed).expect("a folder");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).expect("closed");
    let is_closed = std::fs::read_dir(&closed).is_err();
    let (summary, code) = read(dir.path());
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o755)).expect("opened again");
    assert_eq!(items(&summary), 11);
    // Root may read everything; there the folder is merely empty.
    if is_closed {
        assert_eq!((code, problem_kinds(&summary)), (3, vec!["failed".to_owned()]));
    }
}

#[test]
fn an_archive_is_never_changed() {
    let (dir, path) = zip(COMPLETE, &small());
    let folder = dir.path().join("unpacked");
    std::fs::create_dir(&folder).expect("a folder");
    for (name, bytes) in small() {
        std::fs::write(folder.join(name), bytes).expect("written");
    }
    let before = state(dir.path());
    check_small(&path);
    read(&folder);
    // A summary is not saved over an archive either, neither by its path nor through a link.
    let link = dir.path().join("link.zip");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&path, &link).expect("linked");
    #[cfg(not(unix))]
    std::fs::hard_link(&path, &link).expect("linked");
    for (archive, out) in [(&path, &path), (&path, &link), (&link, &path), (&folder, &folder.join("Shares.csv"))] {
        let [archive, out] = [archive, out].map(|path| path.to_str().expect("a path"));
        let run = run(&["report", archive, "--region", "DE", "--out", out]);
        assert_eq!(run.status.code(), Some(1), "{out}");
        assert!(String::from_utf8_lossy(&run.stderr).contains("never changes an archive"), "{run:?}");
    }
    std::fs::remove_file(&link).expect("removed");
    assert_eq!(state(dir.path()), before);
}

/// What a folder holds: the path of each file, its bytes, when it was changed and who may do what with it.
fn state(folder: &Path) -> Vec<(PathBuf, Vec<u8>, std::time::SystemTime, String)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.expect("a file"));
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let metadata = entry.metadata().expect("its size");
            let bytes = std::fs::read(entry.path()).expect("its bytes");
            let changed = metadata.modified().expect("a time");
            (entry.path().to_owned(), bytes, changed, format!("{:?}", metadata.permissions()))
        })
        .collect()
}

#[test]
fn a_basic_export_says_what_is_not_in_it() {
    let files: Files = small().into_iter().filter(|(path, _)| path != "Shares.csv" && path != "Comments.csv").collect();
    let (_dir, path) = zip("Basic_LinkedInDataExport_03-14-2026.zip", &files);
    let (summary, _) = read(&path);
    assert_eq!(summary["archives"][0]["layout"], "basic");
    let notice = summary["archives"][0]["notices"][0].as_str().expect("a notice");
    assert!(notice.contains("posts") && notice.contains("larger"), "{notice}");
    let (_dir, path) = zip(COMPLETE, &small());
    let (summary, _) = read(&path);
    assert_eq!(summary["archives"][0]["layout"], "complete");
    assert_eq!(summary["archives"][0]["made_on"], "2026-03-14");
}

#[test]
fn three_hundred_thousand_rows_balance() {
    use std::fmt::Write as _;
    let mut shares = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n".to_owned();
    for row in 0..300_000 {
        let day = row % 28 + 1;
        writeln!(
            shares,
            "2024-05-{day:02} 10:00:00,https://example.org/{row},\"Post {row}, with a\nbreak\",,,MEMBER_NETWORK"
        )
        .expect("memory");
    }
    let (_dir, path) = zip(COMPLETE, &[text_file("Shares.csv", &shares)]);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (300_000, 0));
    assert_eq!(summary["categories"][0]["items"], 300_000);
}

/// The same person's small export, in which another person's name stands.
fn of_another(name: &str, place: &str) -> Files {
    let mut files = small();
    for (path, bytes) in &mut files {
        if path == "Profile.csv" {
            let text = String::from_utf8(bytes.clone()).expect("text");
            *bytes = text.replace("Juno,Pell", name).replace("Ghent, Belgium", place).into_bytes();
        }
    }
    files
}

#[test]
fn two_people_s_exports_of_one_day_are_two_in_any_order() {
    let (_a, a) = zip(COMPLETE, &small());
    let (_b, b) = zip(COMPLETE, &of_another("Ida,Marr", "Lyon, France"));
    for paths in [[a.as_path(), b.as_path()], [b.as_path(), a.as_path()]] {
        let (summary, code) = report(&paths, &[]);
        check_balance(&summary);
        assert_eq!(summary["archives"].as_array().map(Vec::len), Some(2));
        assert_eq!((items(&summary), code), (22, 0));
        assert_eq!(summary["question"]["region"], "WORLD", "they name different countries");
        assert!(problem_kinds(&summary).is_empty(), "they are not one account");
    }
}

/// Since 2026 the names of `LinkedIn`'s files have the number of the member: it tells two people's exports apart that say nothing else.
#[test]
fn files_of_two_members_are_two_exports() {
    let numbered = |number: &str, files: &[&str]| -> Files {
        let kept = small().into_iter().filter(|(path, _)| files.contains(&path.as_str()));
        kept.map(|(path, bytes)| (path.replace(".csv", &format!("_{number}.csv")), bytes)).collect()
    };
    let (_a, a) = zip("one.zip", &numbered("400500600", &["Shares.csv"]));
    let (_b, b) = zip("two.zip", &numbered("700800900", &["Comments.csv"]));
    let (_c, c) = zip("three.zip", &numbered("400500600", &["Comments.csv"]));
    let count = |paths: &[&Path]| report(paths, &["--region", "BE"]).0["archives"].as_array().map_or(0, Vec::len);
    assert_eq!(count(&[&a, &b]), 2);
    assert_eq!(count(&[&a, &c]), 1, "parts of one export");
}

/// A part whose name tells nothing can be like two exports of different days. It belongs to one, and joins them never.
#[test]
fn a_part_like_two_exports_does_not_join_them() {
    let (_a, a) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let (_b, b) = zip("Complete_LinkedInDataExport_04-20-2026.zip", &small());
    let skills = small().into_iter().filter(|(path, _)| path == "Skills.csv").collect::<Files>();
    assert_eq!(skills.len(), 1);
    let (_c, c) = zip("download.zip", &skills);
    let (a, b, c) = (a.as_path(), b.as_path(), c.as_path());
    for paths in [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
        let (summary, _) = report(&paths, &["--region", "BE"]);
        check_balance(&summary);
        assert_eq!(summary["archives"].as_array().map(Vec::len), Some(2), "{paths:?}");
        assert_eq!(items(&summary), 22, "{paths:?}");
    }
}

#[test]
fn one_path_by_two_names_is_read_once() {
    let dir = folder(&small());
    let again = dir.path().join(".");
    let (summary, _) = report(&[dir.path(), &again], &["--region", "BE"]);
    assert_eq!(items(&summary), 11);
    // The folder and the zip it came from are one export as well.
    let (_dir, path) = zip("copy.zip", &small());
    let (summary, _) = report(&[dir.path(), &path], &["--region", "BE"]);
    check_balance(&summary);
    assert_eq!((items(&summary), ledger(&summary, "skipped")), (11, 6));
}

#[test]
fn a_damaged_copy_gives_way_to_a_whole_one() {
    let mut bytes = zip_bytes_by(&small(), zip::CompressionMethod::Stored);
    let at = find(&bytes, b"Long ago").expect("the text lies stored");
    bytes[at] = b'l';
    let (_a, damaged) = file("Complete_LinkedInDataExport_03-14-2026.zip", &bytes);
    let (_b, whole) = zip("Complete_LinkedInDataExport_03-14-2026 (1).zip", &small());
    for paths in [[damaged.as_path(), whole.as_path()], [whole.as_path(), damaged.as_path()]] {
        let (summary, _) = report(&paths, &["--region", "BE"]);
        check_balance(&summary);
        assert_eq!(items(&summary), 11);
    }
    // Also if a second damaged copy comes before the whole one.
    let mut bytes = zip_bytes_by(&small(), zip::CompressionMethod::Stored);
    bytes[at] = b'l';
    let (_c, damaged_too) = file("Complete_LinkedInDataExport_03-14-2026 (2).zip", &bytes);
    let (summary, _) = report(&[&damaged, &damaged_too, &whole], &["--region", "BE"]);
    check_balance(&summary);
    assert_eq!(items(&summary), 11);
}

#[test]
fn entries_that_lie_over_each_other_are_counted_once() {
    let mut bytes = zip_bytes(&[
        text_file("Skills.csv", "Name\nCartography\nBaking\n"),
        text_file("Causes.txt", "an entry whose place is taken"),
    ]);
    // The second entry of the directory is made to point at the first one's bytes, under another name.
    let first = find(&bytes, b"PK\x01\x02").expect("a directory");
    let second = first + 1 + find(&bytes[first + 1..], b"PK\x01\x02").expect("a second entry");
    let fields: Vec<u8> = bytes[first + 8..first + 28].to_vec();
    bytes[second + 8..second + 28].copy_from_slice(&fields);
    bytes[second + 42..second + 46].copy_from_slice(&[0; 4]);
    bytes[second + 46..second + 56].copy_from_slice(b"Skills.CSV");
    let (_dir, path) = file(COMPLETE, &bytes);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (2, 3));
    assert!(problem_kinds(&summary).contains(&"overlap".to_owned()));
}

#[test]
fn a_size_that_cannot_be_is_refused() {
    let mut bytes = zip_bytes(&small());
    let central = find(&bytes, b"PK\x01\x02").expect("a directory");
    bytes[central + 24..central + 28].copy_from_slice(&0x7FFF_FFFF_u32.to_le_bytes());
    let (_dir, path) = file(COMPLETE, &bytes);
    let (summary, code) = read(&path);
    assert_eq!((code, problem_kinds(&summary)), (3, vec!["size".to_owned()]));
}

#[test]
fn a_zip_of_articles_alone_is_known_with_its_folder() {
    let article = text_file("Articles/2018-03-05 14_27_00.html", "<h1>Old</h1><p>Words</p>");
    let (_dir, path) = zip(COMPLETE, &[article]);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (1, 0));
}

#[test]
fn zips_nested_too_deep_and_damaged_ones_are_reported() {
    let mut deep = zip_bytes(&small());
    for level in 0..3 {
        deep = zip_bytes(&[(format!("{level}.zip"), deep)]);
    }
    let mut files = small();
    files.push(("deep.zip".to_owned(), deep));
    files.push(("torn.zip".to_owned(), b"PK\x03\x04 and no more".to_vec()));
    let (_dir, path) = zip(COMPLETE, &files);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (11, 3));
    let mut kinds = problem_kinds(&summary);
    kinds.sort();
    assert_eq!(kinds, ["failed", "refused"]);
    assert_eq!(ledger(&summary, "failed"), 1);
}

/// An article longer than the limit: its beginning is counted, and the rest is reported.
#[test]
fn an_article_that_is_too_long_is_cut_and_reported() {
    let mut files = small();
    files.push(text_file("Articles/2018-03-05 14_27_00.html", &format!("<p>{}</p>", "word ".repeat(3_500_000))));
    let (_dir, path) = zip(COMPLETE, &files);
    let (summary, code) = read(&path);
    assert_eq!((items(&summary), code), (12, 3));
    assert_eq!(problem_kinds(&summary), ["unreadable"]);
    let message = summary["archives"][0]["problems"][0]["message"].as_str().expect("a message");
    assert!(message.starts_with("It is longer than Fodder reads of a page"), "{message}");
}

/// Somebody put two of the files one behind the other: the second header is no record.
#[test]
fn a_header_that_stands_twice_is_no_record() {
    let mut files = small();
    let shares = files.iter_mut().find(|(name, _)| name == "Shares.csv").expect("posts");
    shares.1 = [&shares.1[..], b"\n", &shares.1[..]].concat();
    let (_dir, path) = zip(COMPLETE, &files);
    let (once, _) = read(&zip(COMPLETE, &small()).1);
    let (twice, code) = read(&path);
    let posts = |summary: &Value| {
        let kinds = summary["categories"].as_array().expect("kinds");
        kinds.iter().find(|kind| kind["id"] == "posts").expect("posts")["items"].as_u64().expect("a number")
    };
    assert_eq!((posts(&twice), code), (2 * posts(&once), 0));
}

/// A file that inflates suspiciously is stopped and reported, and the others are read. `--no-limits` reads it whole.
#[test]
fn a_file_that_inflates_too_far_is_stopped_and_reported() {
    let row = format!("2024-05-01 10:00:00,https://example.org,{},,,MEMBER_NETWORK\n", "a".repeat(10_000));
    let shares = format!("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n{}", row.repeat(7_000));
    let mut files = small();
    files.retain(|(name, _)| name != "Shares.csv");
    files.push(text_file("Shares.csv", &shares));
    let bytes = zip_bytes_by(&files, zip::CompressionMethod::Deflated);
    let (_dir, path) = file("Complete_LinkedInDataExport_03-14-2026.zip", &bytes);
    let (summary, code) = read(&path);
    assert_eq!(code, 3);
    check_balance(&summary);
    assert_eq!(problem_kinds(&summary), ["refused"]);
    let comments = summary["categories"].as_array().expect("kinds").iter().find(|kind| kind["id"] == "comments");
    assert_eq!(comments.expect("comments")["items"], 2);
    let posts = summary["categories"].as_array().expect("kinds").iter().find(|kind| kind["id"] == "posts");
    assert!(posts.is_some_and(|posts| posts["items"].as_u64().is_some_and(|items| items > 5_000 && items < 7_000)));
    let (whole, code) = report(&[&path], &["--region", "BE", "--no-limits"]);
    assert_eq!(code, 0);
    check_balance(&whole);
    let posts = whole["categories"].as_array().expect("kinds").iter().find(|kind| kind["id"] == "posts");
    assert_eq!(posts.expect("posts")["items"], 7_000);
}

/// Bytes in front of a zip are reported, and the zip is read.
#[test]
fn bytes_before_a_zip_are_reported() {
    let mut bytes = vec![0x20; 100 * 1024];
    let (_dir, path) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    bytes.extend(std::fs::read(&path).expect("the zip"));
    let (_other, path) = file("Complete_LinkedInDataExport_03-14-2026.zip", &bytes);
    let (summary, code) = read(&path);
    assert_eq!((code, items(&summary)), (0, 11));
    assert_eq!(problem_kinds(&summary), ["junk"]);
    check_balance(&summary);
}

/// A file whose name is too long is skipped, and the others are read.
#[test]
fn a_file_with_a_name_of_five_thousand_letters_is_skipped() {
    let mut files = small();
    files.push(text_file(&"n".repeat(5000), "text"));
    let (_dir, path) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &files);
    let (summary, code) = read(&path);
    assert_eq!((code, items(&summary)), (0, 11));
    assert_eq!(ledger(&summary, "skipped"), 1);
    check_balance(&summary);
}

/// A zip that was damaged on its way and downloaded again: what the second has whole is not missing in the first.
#[test]
fn a_file_that_another_part_has_whole_is_not_lost() {
    let mut damaged = crate::support::raw::RawZip::of(&small());
    let hit = damaged.files.iter_mut().find(|file| file.name == b"Comments.csv").expect("the comments");
    hit.packed.iter_mut().skip(6).for_each(|byte| *byte ^= 0x55);
    let (_a, damaged) = file(COMPLETE, &damaged.bytes());
    let (_b, whole) = zip(COMPLETE, &small());
    let not_read = |paths: &[&std::path::Path]| {
        let (summary, _) = report(paths, &["--region", "DE"]);
        summary["headlines"][0]["files_not_read"].as_u64().expect("a number")
    };
    assert_eq!(not_read(&[&damaged]), 1);
    assert_eq!(not_read(&[&damaged, &whole]), 0);
}

/// A zip that begins with a folder, as `zip -r` writes it, lost the rest of its files without a word where its list broke off.
#[test]
fn a_list_that_breaks_off_is_told_where_a_folder_stands_first() {
    let options = zip::write::SimpleFileOptions::default();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.add_directory("export/", options).expect("a folder");
    for (path, bytes) in small() {
        writer.start_file(format!("export/{path}"), options).expect("a file");
        writer.write_all(&bytes).expect("written");
    }
    let whole = writer.finish().expect("a zip").into_inner();
    let records: Vec<usize> =
        whole.windows(4).enumerate().filter(|(_, four)| four == b"PK\x01\x02").map(|(at, _)| at).collect();
    let mut broken = whole.clone();
    broken[records[2]] ^= 1;
    let report_of = |bytes: &[u8]| {
        let (_dir, path) = file(COMPLETE, bytes);
        report(&[&path], &["--region", "GB"])
    };
    let (intact, exit) = report_of(&whole);
    assert_eq!(exit, 0);
    let (summary, exit) = report_of(&broken);
    assert_eq!(summary["totals"]["items"], intact["totals"]["items"]);
    assert_eq!((exit, summary["archives"][0]["problems"][0]["kind"].as_str()), (3, Some("truncated")));
}
