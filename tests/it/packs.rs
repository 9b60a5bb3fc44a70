//! Data packs from a folder: used whole, or refused whole with file and line.

use crate::support;
use crate::support::{NEWER, newer_pack, run, small, stderr, stdout, zip};
use std::path::{Path, PathBuf};

/// A copy of the built-in pack.
fn copy() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/rulebook");
    let mut stack: Vec<PathBuf> = vec![from.clone()];
    while let Some(path) = stack.pop() {
        let to = dir.path().join(path.strip_prefix(&from).expect("inside"));
        if path.is_dir() {
            std::fs::create_dir_all(&to).expect("a folder");
            stack.extend(std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else {
            std::fs::copy(&path, &to).expect("a copy");
        }
    }
    dir
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).expect("a file of the pack");
    assert!(text.contains(from), "{from}");
    std::fs::write(file, text.replacen(from, to, 1)).expect("written");
}

fn folder(dir: &tempfile::TempDir) -> &str {
    dir.path().to_str().expect("a path in letters")
}

/// The version of the pack that ships inside the program.
fn built_in_version() -> String {
    fodder::rulebook::built_in().expect("the built-in pack").version
}

#[test]
fn a_pack_in_a_folder_is_used_and_named() {
    let dir = copy();
    edit(&dir.path().join("pack.toml"), &built_in_version(), "2027.01.15");
    let (_zip, archive) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let archive = archive.to_str().expect("a path in letters");
    for arguments in [
        ["report", archive, "--region", "DE", "--format", "json", "--data", folder(&dir)],
        ["--data", folder(&dir), "report", archive, "--region", "DE", "--format", "json"],
    ] {
        let output = run(&arguments);
        let summary: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap_or_else(|error| {
            panic!("{arguments:?}: {error}: {}", stderr(&output));
        });
        assert_eq!(summary["data_pack"]["version"], "2027.01.15");
        assert_eq!(summary["data_pack"]["origin"], folder(&dir));
    }
    let checked = run(&["data", "check", folder(&dir)]);
    assert!(stdout(&checked).starts_with("data pack 2027.01.15"), "{}", stdout(&checked));
}

#[test]
fn a_faulty_pack_is_refused_with_file_and_line() {
    let dir = copy();
    edit(&dir.path().join("laws/gb.toml"), "verdict = ", "judgement = ");
    for arguments in [
        &["verdict", "--platform", "x", "--category", "posts", "--region", "GB", "--data", folder(&dir)][..],
        &["data", "matrix", "--platform", "x", "--data", folder(&dir)],
        &["data", "check", folder(&dir)],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let told = stderr(&output);
        assert!(told.contains("laws/gb.toml:"), "{told}");
        assert!(told.contains("judgement"), "{told}");
        assert!(stdout(&output).is_empty());
    }
}

#[test]
fn a_pack_brings_tables_of_its_own() {
    let dir = copy();
    let tables = dir.path().join("platforms");
    std::fs::create_dir(&tables).expect("a folder");
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/platforms/linkedin.toml");
    let own = tables.join("linkedin.toml");
    std::fs::copy(built_in, &own).expect("a copy");
    let mut files = small();
    files.push(("Murmurs.csv".to_owned(), b"Date,Text\n2026-01-02 03:04:05,quiet words\n".to_vec()));
    let (_zip, archive) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &files);
    let archive = archive.to_str().expect("a path in letters");
    let state = |more: &[&str]| {
        let output = run(&[&["report", archive, "--region", "DE", "--format", "json"], more].concat());
        let summary: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("a summary");
        let files = summary["archives"][0]["files"].as_array().expect("files").clone();
        files.into_iter().find(|file| file["path"] == "Murmurs.csv").expect("the file")["state"].clone()
    };
    assert_eq!(state(&[]), "unknown");
    let row = std::fs::read_to_string(&own).expect("the table");
    std::fs::write(&own, row + MURMURS).expect("written");
    assert_eq!(state(&["--data", folder(&dir)]), "read");

    // A table that asks for what this program lacks refuses the pack.
    edit(&own, "csv.text = [\"Text\"] # murmurs", "csv.hologram = [\"Text\"]");
    let output = run(&["report", archive, "--data", folder(&dir)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("linkedin.toml:") && stderr(&output).contains("hologram"), "{}", stderr(&output));
}

/// A file that the built-in table does not know.
const MURMURS: &str = r#"
[[file]]
names = ["murmurs.csv"]

[[file.list]]
id = "linkedin.murmurs"
name = "Murmurs"
category = "posts"
csv.columns = ["Date", "Text"]
csv.date = ["Date"]
csv.text = ["Text"] # murmurs
"#;

/// A pack beside the settings is used without being asked for; `built-in` asks for the other.
#[test]
#[cfg(target_os = "linux")]
fn a_pack_beside_the_settings_is_used() {
    let settings = tempfile::tempdir().expect("a temporary folder");
    let own = settings.path().join("fodder/data");
    std::fs::create_dir_all(settings.path().join("fodder")).expect("a folder");
    let pack = copy();
    edit(&pack.path().join("pack.toml"), &built_in_version(), "2027.01.15");
    std::fs::rename(pack.path(), &own).or_else(|_| copy_into(pack.path(), &own)).expect("moved");
    let (_zip, archive) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let report = |more: &[&str]| {
        let mut command = support::fodder();
        command.env("XDG_CONFIG_HOME", settings.path());
        command.args(["report", archive.to_str().expect("a path"), "--region", "DE", "--format", "json"]).args(more);
        command.output().expect("the program starts")
    };
    let version = |output: &std::process::Output| {
        let summary: serde_json::Value = serde_json::from_str(&stdout(output)).expect("a summary");
        (summary["data_pack"]["version"].clone(), summary["data_pack"]["origin"].clone())
    };
    assert_eq!(version(&report(&[])), ("2027.01.15".into(), own.to_str().expect("a path").into()));
    assert_eq!(version(&report(&["--data", "built-in"])), (built_in_version().into(), "built-in".into()));

    // A faulty one ends the command: numbers must not come from other rules than somebody believes.
    edit(&own.join("laws/gb.toml"), "verdict = ", "judgement = ");
    let refused = report(&[]);
    assert_eq!(refused.status.code(), Some(1));
    let told = stderr(&refused);
    assert!(told.contains("laws/gb.toml:") && told.contains("--data built-in"), "{told}");
    assert_eq!(version(&report(&["--data", "built-in"])).1, "built-in");
}

fn copy_into(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let (path, to) = (entry.as_ref().expect("an entry").path(), to.join(entry?.file_name()));
        if path.is_dir() { copy_into(&path, &to)? } else { std::fs::copy(&path, &to).map(|_| ())? }
    }
    Ok(())
}

/// What else a changed row moves is seen by holding two packs against each other.
#[test]
fn what_differs_between_two_packs_is_told() {
    let dir = copy();
    let linkedin = dir.path().join("practices/linkedin.toml");
    let text = std::fs::read_to_string(&linkedin).expect("the rules");
    let (before, rest) = text.split_once("id = \"practice.linkedin.gb.posts.2025-11\"").expect("the rule");
    let rest = rest.replacen("verdict = \"used-opt-out\"", "verdict = \"paused\"", 1);
    let changed = format!("{before}id = \"practice.linkedin.gb.posts.2025-11\"{rest}");
    std::fs::write(&linkedin, changed).expect("written");
    let matrix = ["data", "matrix", "--platform", "linkedin", "--on", "2026-11-24", "--against"];
    let output = run(&[&matrix[..], &[folder(&dir)]].concat());
    let table = stdout(&output);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(
        lines[0],
        "category,region,outcome_before,rule_before,law_before,law_rule_before,law_condition_before,outcome_after,rule_after,law_after,law_rule_after,law_condition_after"
    );
    assert!(lines.len() > 1, "{table}{}", stderr(&output));
    for line in &lines[1..] {
        assert!(line.contains(",GB,used-unless-you-object,") && line.contains(",not-used-paused,"), "{line}");
    }
    let same = run(&[&matrix[..], &[concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rulebook")]].concat());
    assert_eq!(stdout(&same).lines().count(), 1);
}

/// The first rule for a region differs in its own category alone, and the check names the rules for everywhere that it beats.
#[test]
fn the_first_rule_for_a_region_is_told_where_it_beats_rules_for_everywhere() {
    let dir = copy();
    let linkedin = dir.path().join("practices/linkedin.toml");
    let mut text = std::fs::read_to_string(&linkedin).expect("the rules");
    text += "\n[[rule]]\nid = \"practice.linkedin.no.paused\"\nlayer = \"practice\"\nregion = [\"NO\"]\nplatform = [\"linkedin\"]\n\
             category = [\"posts\"]\nvalid = { from = 2026-10-01 }\nverdict = \"paused\"\nconfidence = \"low\"\n\
             sources = [\"linkedin-faq-2025-09\"]\nno_passage = \"It is invented.\"\nsay = \"LinkedIn says so.\"\n";
    std::fs::write(&linkedin, text).expect("written");
    let matrix = ["data", "matrix", "--platform", "linkedin", "--on", "2026-11-24", "--against", folder(&dir)];
    let table = stdout(&run(&matrix));
    let lines: Vec<&str> = table.lines().skip(1).collect();
    assert!(!lines.is_empty(), "{table}");
    for line in lines {
        assert!(
            line.starts_with("posts") && line.contains(",NO,") && line.contains(",practice.linkedin.no.paused,"),
            "{line}"
        );
    }
    let told = stdout(&run(&["data", "check", folder(&dir)]));
    let lost = "weak: not everywhere any more: in NO the rule practice.linkedin.no.paused wins over practice.linkedin.all.minors\n";
    assert!(told.contains(lost), "{told}");
}

/// Whichever way the built-in pack is named, its cases and its tables are checked.
#[test]
fn the_built_in_pack_is_checked_with_its_cases() {
    let last = |args: &[&str]| stdout(&run(args)).lines().last().unwrap_or_default().to_owned();
    let held = last(&["data", "check"]);
    assert!(held.ends_with("cases hold") && !held.starts_with("0 of 0"), "{held}");
    assert_eq!(last(&["data", "check", "built-in"]), held);
    assert_eq!(last(&["data", "check", "--data", "built-in"]), held);
}

/// A pack whose one rule rests on a passage that had two wordings, and a folder of texts with the second one.
fn passages() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let pack = r#"
[pack]
schema = 1
version = "2026.01.01"

[[platform]]
id = "p"
name = "P"

[[region]]
id = "WORLD"
name = "World"

[[source]]
id = "policy"
title = "Policy"
publisher = "P"
cite = "Policy"
published = 2025-01-01
seen = "snapshot"
kind = "platform"
document = "texts:P/Privacy Policy.md"

[[source.passage]]
id = "posts"
text = "what you post may teach"
until = 2025-06-01

[[source.passage]]
id = "posts"
text = "your posts \"teach\" our machines"
from = 2025-06-01

[[source]]
id = "elsewhere"
title = "Elsewhere"
publisher = "P"
cite = "Elsewhere"
published = 2025-01-01
seen = "snapshot"
kind = "platform"
document = "other-texts:P/Terms.md"

[[source.passage]]
id = "terms"
text = "these terms are kept elsewhere"

[[rule]]
id = "practice.p.posts"
layer = "practice"
region = ["WORLD"]
platform = ["p"]
category = ["posts"]
verdict = "used-no-opt-out"
sources = ["policy#posts", "elsewhere#terms"]
say = "P says that it trains on posts."
"#;
    std::fs::write(dir.path().join("pack.toml"), pack).expect("written");
    let texts = dir.path().join("texts");
    std::fs::create_dir_all(texts.join("P")).expect("a folder");
    let policy = "# Policy\n\n| What | Why |\n|---|---|\n| **Your\nposts** | x |\n\nYour *posts* [\u{201c}Teach\u{201d}](https://example.org/?a=b)\u{a0}our <b>machines</b>.\n";
    std::fs::write(texts.join("P/Privacy Policy.md"), policy).expect("written");
    (dir, texts)
}

/// Which passages stand in a folder of texts, which are gone, and of which there is no document.
#[test]
fn passages_are_looked_for_in_folders_of_texts() {
    let (dir, texts) = passages();
    let verify = |on: &str, format: &str| {
        let texts = texts.to_str().expect("a path in letters");
        run(&["data", "verify", texts, "--data", folder(&dir), "--on", on, "--format", format])
    };
    let output = verify("2025-06-01", "json");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let found: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let states: Vec<(&str, &str)> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| (row["citation"].as_str().expect("an id"), row["state"].as_str().expect("a state")))
        .collect();
    assert_eq!(states.len(), 2, "{found}");
    assert!(states.contains(&("policy", "stands")) && states.contains(&("elsewhere", "missing")), "{found}");
    let policy = found.as_array().expect("a list").iter().find(|row| row["citation"] == "policy").expect("the row");
    assert_eq!(policy["document"], "texts:P/Privacy Policy.md");
    assert_eq!(policy["rules"], serde_json::json!(["practice.p.posts"]));

    // On a day of the first wording that one is looked for, and the newer text does not have it.
    let output = verify("2025-05-31", "text");
    assert_eq!(output.status.code(), Some(3), "{}", stdout(&output));
    assert!(stdout(&output).contains("gone: \"what you post may teach\" [policy]"), "{}", stdout(&output));
    assert!(stdout(&output).contains("\n  practice.p.posts\n"), "{}", stdout(&output));

    // Two folders of one name are searched both.
    let again = dir.path().join("again/texts");
    std::fs::create_dir_all(again.join("P/Privacy Policy.md")).expect("a folder where the document was");
    for folders in [[&texts, &again], [&again, &texts]] {
        let folders = folders.map(|folder| folder.to_str().expect("a path in letters"));
        let more = ["--data", folder(&dir), "--on", "2025-06-01"];
        let output = run(&[&["data", "verify"][..], &folders, &more].concat());
        assert!(stdout(&output).contains("1 stand, 0 are gone, 1 have no document"), "{}", stdout(&output));
    }

    let output = run(&["data", "verify", "/no/such/folder", "--data", folder(&dir)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("/no/such/folder"), "{}", stderr(&output));
}

/// A pack is taken as the zip that was downloaded, wherever a folder is, and its sum can be compared.
#[test]
fn a_downloaded_pack_is_used_as_it_is() {
    let (_dir, pack) = zip("fodder-data-2027.01.15 (1).zip", &newer_pack());
    let pack_path = pack.to_str().expect("a path in letters");
    let checked = run(&["data", "check", pack_path]);
    let told = stdout(&checked);
    assert!(checked.status.success(), "{told}{}", stderr(&checked));
    let mut lines = told.lines();
    assert_eq!(lines.next(), Some(format!("data pack {NEWER} ({pack_path})").as_str()));
    let sum = lines.next().and_then(|line| line.strip_prefix("sha256 ")).expect("a sum");
    assert!(sum.len() == 64 && sum.chars().all(|c| c.is_ascii_hexdigit() && !c.is_ascii_uppercase()), "{sum}");
    let version = run(&["--version", "--data", pack_path]);
    assert!(stdout(&version).contains(&format!("\ndata pack {NEWER} (")), "{}", stdout(&version));

    let verdict = ["verdict", "--platform", "linkedin", "--category", "posts", "--region", "GB", "--on", "2026-11-24"];
    let outcome = |more: &[&str]| {
        let output = run(&[&verdict[..], &["--audience", "public", "--format", "json"], more].concat());
        let told: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        told["outcome"].clone()
    };
    assert_eq!(outcome(&[]), "used-unless-you-object");
    assert_eq!(outcome(&["--data", pack_path]), "not-used-paused");

    // What would change for a person is said before they use it.
    let (_zip, archive) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let archive = archive.to_str().expect("a path in letters");
    let asked = ["--region", "GB", "--on", "2026-11-24"];
    let changes = stdout(&run(&[&["data", "changes", pack_path, archive], &asked[..]].concat()));
    assert!(changes.contains("\n1 rule says something else.\n"), "{changes}");
    assert!(changes.contains("of your items the answer changes."), "{changes}");
    assert!(changes.contains(": used unless you object → not used, paused"), "{changes}");
    let none = stdout(&run(&["data", "changes", pack_path, archive, "--region", "DE", "--on", "2026-11-24"]));
    assert!(none.contains("For your items no answer changes."), "{none}");
}

/// A rule that only stands on another line says nothing else, and a law that is another is told although the platforms'
/// words stay.
#[test]
fn what_a_pack_changes_is_what_its_rules_say() {
    let edit = |file: &str, change: &dyn Fn(String) -> String| -> Vec<(String, Vec<u8>)> {
        let edited = |(name, bytes): (String, Vec<u8>)| {
            let text = String::from_utf8(bytes).expect("text");
            let text = if name == file { change(text) } else { text };
            (name, text.into_bytes())
        };
        newer_pack().into_iter().map(edited).collect()
    };
    let (_zip, archive) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let changes = |files: &[(String, Vec<u8>)]| {
        let (_dir, pack) = zip("fodder-data.zip", files);
        let paths = [pack.to_str().expect("a path"), archive.to_str().expect("a path")];
        let output = run(&["data", "changes", paths[0], paths[1], "--region", "DE", "--on", "2026-11-24"]);
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    };
    let moved = changes(&edit("practices/linkedin.toml", &|text| format!("# One line more.\n{text}")));
    assert!(moved.contains("\n1 rule says something else.\n"), "{moved}");
    assert!(moved.contains("For your items no answer changes."), "{moved}");
    let other = |text: String| text.replace("verdict = \"permits-objection\"", "verdict = \"needs-consent\"");
    let law = changes(&edit("laws/eea.toml", &other));
    assert!(law.contains("it says something else of the law.") && law.contains("rules say something else"), "{law}");
}

/// A case that the changed rule breaks.
const CASE: &str = r#"
[[case]]
name = "British post"
given = { platform = "linkedin", category = "posts", region = "GB", on = 2026-11-24 }
expect = { outcome = "used-unless-you-object" }
"#;

/// Whatever does not belong into a pack refuses all of it.
#[test]
fn a_zip_that_is_no_whole_pack_is_refused() {
    let with = |path: &str, text: &str| [newer_pack(), vec![(path.to_owned(), text.as_bytes().to_vec())]].concat();
    let without = |path: &str| newer_pack().into_iter().filter(|(name, _)| name != path).collect::<Vec<_>>();
    let faulty: Vec<(String, Vec<u8>)> = newer_pack()
        .into_iter()
        .map(|(name, bytes)| {
            let text = String::from_utf8(bytes).expect("text");
            let text = if name == "laws/gb.toml" { text.replacen("verdict = ", "judgement = ", 1) } else { text };
            (name, text.into_bytes())
        })
        .collect();
    for (name, files, says) in [
        ("fodder-data-2027.01.15.zip", with("run.sh", "echo"), "run.sh: a data pack holds"),
        ("fodder-data-2027.01.15.zip", with("../pack.toml", ""), "../pack.toml: a data pack holds"),
        ("fodder-data-2027.01.15.zip", without("pack.toml"), "no pack.toml in it"),
        ("fodder-data-2027.02.01.zip", newer_pack(), "its name says version 2027.02.01, and its rules say 2027.01.15"),
        ("fodder-data-2027.01.15.zip", faulty, "laws/gb.toml:"),
        ("fodder-data.zip", with("cases/own.toml", CASE), "1 of its own cases do not hold:\ncases/own.toml:"),
        ("fodder-data.zip", with("platforms/other.toml", "nonsense = 1"), "other.toml:1"),
        ("fodder-data.zip", with("platforms/more/x.toml", ""), "platforms/more/x.toml: a data pack holds"),
        ("fodder-data.zip", with("hints/old/health.toml", ""), "hints/old/health.toml: a data pack holds"),
        ("fodder-data.zip", with("platforms/x.toml.bak", ""), "platforms/x.toml.bak: a data pack holds"),
        ("fodder-data.zip", with("/pack.toml", ""), "a data pack holds"),
        ("fodder-data.zip", with("hints/health.toml.toml", "nonsense = 1"), "health.toml.toml"),
    ] {
        let (_dir, pack) = zip(name, &files);
        let output = run(&["data", "check", pack.to_str().expect("a path in letters")]);
        assert_eq!(output.status.code(), Some(1), "{name} {says}");
        assert!(stderr(&output).contains(says), "{says}: {}", stderr(&output));
    }
    let (_dir, cut) = support::file("fodder-data.zip", &support::zip_bytes(&newer_pack())[..50_000]);
    let output = run(&["data", "check", cut.to_str().expect("a path in letters")]);
    assert!(output.status.code() == Some(1) && stderr(&output).contains("not a whole zip"), "{}", stderr(&output));
}

/// Man pages and completions are made from the arguments.
#[test]
fn man_pages_and_completions_are_generated() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for what in ["man", "completions"] {
        let output = run(&["generate", what, folder(&dir)]);
        assert!(output.status.success(), "{}", stderr(&output));
    }
    let text = |name: &str| std::fs::read_to_string(dir.path().join(name)).expect(name);
    for name in ["fodder.1", "fodder-report.1", "fodder-data-changes.1", "fodder.bash", "_fodder", "fodder.fish"] {
        assert!(!text(name).is_empty(), "{name}");
    }
    assert!(text("fodder-report.1").contains("exact") && text("fodder.fish").contains("exact-tokens"));
    // The command that makes them is for packages alone.
    assert!(!text("fodder.1").contains("generate"));
}
