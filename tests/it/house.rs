//! The architecture: which module may name which, and which calls and dependencies are forbidden.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut stack: Vec<PathBuf> = vec![root.clone()];
    let mut list = Vec::new();
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else {
            let name = path.strip_prefix(&root).expect("under src").to_string_lossy().replace('\\', "/");
            list.push((name, std::fs::read_to_string(&path).expect("a source file")));
        }
    }
    list.sort();
    list
}

/// A source without its comments, which may name what they like.
fn code(source: &str) -> String {
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules of the crate that a source names: in `use` trees, however they are nested, and in paths.
fn named_modules(source: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for rest in source.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(tree) => named.extend(heads_of(tree)),
            None => named.extend(head_of(rest)),
        }
    }
    named
}

/// The name that a path begins with.
fn head_of(path: &str) -> Option<String> {
    let name: String = path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The names that the paths of a tree begin with, up to its closing brace.
fn heads_of(tree: &str) -> Vec<String> {
    let mut heads = vec![head_of(tree)];
    let mut depth = 0;
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(tree.get(at + 1..).and_then(head_of)),
            _ => {}
        }
    }
    heads.into_iter().flatten().collect()
}

#[test]
fn modules_are_found_in_nested_use_trees() {
    let source =
        "use crate::{vocab::{self, Use}, app, text::{say, text}};\nlet a = crate::cli::run();\nuse crate::save;";
    let expected = ["app", "cli", "save", "text", "vocab"].map(str::to_owned);
    assert_eq!(named_modules(source), BTreeSet::from(expected));
}

#[test]
fn no_module_names_one_above_it() {
    // From the ground up, as the map in `lib.rs` has it. The rulebook knows no archive, and what reads archives knows no
    // law and says nothing to people.
    let order = [
        "diagnostics",
        "assets",
        "parallel",
        "plain",
        "ids",
        "vocab",
        "save",
        "archive",
        "formats",
        "readers",
        "recognise",
        "inventory",
        "import",
        "rulebook",
        "hints",
        "pack",
        "text",
        "optout",
        "summary",
        "cli",
        "app",
    ];
    let mut above: BTreeMap<&str, Vec<&str>> =
        order.iter().enumerate().map(|(at, module)| (*module, order[at + 1..].to_vec())).collect();
    for leg in ["rulebook", "optout"] {
        above.entry(leg).or_default().extend(["archive", "formats", "readers", "recognise", "inventory", "import"]);
    }
    let mut seen = BTreeSet::new();
    for (name, source) in sources() {
        let module = name.split(['/', '.']).next().expect("a name").to_owned();
        let named = named_modules(&code(&source));
        for upper in above.get(module.as_str()).into_iter().flatten() {
            assert!(!named.contains(*upper), "{name} names {upper}, which stands above {module}");
        }
        seen.insert(module);
    }
    let unknown: Vec<&String> = seen
        .iter()
        .filter(|module| {
            !order.contains(&module.as_str()) && !matches!(module.as_str(), "lib" | "main" | "schema_page")
        })
        .collect();
    assert!(unknown.is_empty(), "the order of modules does not know {unknown:?}");
}

#[test]
fn only_the_window_names_egui() {
    for (name, source) in sources() {
        let may = name.starts_with("app/") || name == "main.rs" || name == "lib.rs";
        assert!(may || !(source.contains("egui") || source.contains("eframe")), "{name}");
    }
}

/// No line of the program's own opens a connection or starts another program.
#[test]
fn no_source_opens_a_connection_or_starts_a_program() {
    for (name, source) in sources() {
        for word in
            ["std::net", "TcpStream", "UdpSocket", "UnixStream", "UnixDatagram", "process::Command", "Command::new"]
        {
            assert!(!source.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn no_dependency_talks_to_the_network() {
    // What is built here, not what the lock file names for other systems.
    let tree = std::process::Command::new(env!("CARGO"))
        .args(["tree", "--prefix", "none", "--edges", "normal", "--offline", "--locked", "--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo tree");
    let tree = String::from_utf8(tree.stdout).expect("names of crates");
    assert!(tree.contains("serde_json v"), "{tree}");
    let deny = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml")).expect("deny.toml");
    let deny: toml::Table = deny.parse().expect("TOML");
    let banned: Vec<&str> =
        deny["bans"]["deny"].as_array().expect("a list").iter().filter_map(|entry| entry["crate"].as_str()).collect();
    assert!(banned.contains(&"reqwest") && banned.contains(&"tokio"), "{banned:?}");
    for banned in banned {
        assert!(!tree.lines().any(|line| line.starts_with(&format!("{banned} v"))), "{banned}");
    }
}

/// The fuzzers have a lock file of their own, which `cargo test` never reads and which a new dependency makes stale.
#[test]
fn the_lock_file_of_the_fuzzers_knows_every_dependency() {
    let read = |name: &str| -> toml::Table {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name);
        text.parse().unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let locked = read("tests/fuzz/Cargo.lock");
    let fodder =
        locked["package"].as_array().expect("packages").iter().find(|it| it["name"].as_str() == Some("fodder"));
    let names = fodder.expect("the program")["dependencies"].as_array().expect("its dependencies");
    // A name is followed by its version where two versions of a crate are locked.
    let names: BTreeSet<&str> = names.iter().filter_map(|name| name.as_str()?.split(' ').next()).collect();
    let manifest = read("Cargo.toml");
    let of_systems = manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
    let tables = of_systems.filter_map(toml::Value::as_table).chain([&manifest]);
    let wanted: BTreeSet<&str> = tables
        .flat_map(|table| ["dependencies", "build-dependencies"].map(|kind| table.get(kind)))
        .filter_map(|table| table?.as_table())
        .flatten()
        // The fuzzers build the program without its window, so that what is optional is not in their lock file.
        .filter(|(_, entry)| !entry.get("optional").and_then(toml::Value::as_bool).unwrap_or(false))
        .map(|(name, _)| name.as_str())
        .collect();
    assert!(wanted.len() > 20, "{wanted:?}");
    let missing: Vec<_> = wanted.difference(&names).collect();
    assert!(missing.is_empty(), "run `cargo check` in tests/fuzz and commit its lock file: {missing:?}");
}

#[test]
fn the_program_never_panics_on_purpose() {
    for (name, source) in sources() {
        // Tests beside the code may: a test that cannot go on fails.
        let program = code(source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default());
        let is_test = name.ends_with("schema_page.rs");
        for call in [".unwrap()", ".expect(\"", "panic!(", "todo!(", "unimplemented!("] {
            assert!(is_test || !program.contains(call), "{name} has {call}");
        }
    }
}

#[test]
fn every_source_says_at_its_top_what_it_is_for() {
    for (name, source) in sources() {
        assert!(source.starts_with("//!"), "{name}");
    }
}

#[test]
fn every_text_key_in_use_exists() {
    let keys: std::collections::HashSet<String> = fodder::text::keys().into_iter().collect();
    assert!(keys.len() > 200, "{}", keys.len());
    let mut missing = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut stack = vec![root.join("src"), root.join("assets/reports"), root.join("assets/platforms")];
    let call = openings();
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
            continue;
        }
        if path.file_name().is_some_and(|name| name == "SCHEMA.md") {
            // Its examples are of a platform that is invented.
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        for opening in &call {
            for piece in source.split(opening.as_str()).skip(1) {
                let key: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                let ends = piece.chars().nth(key.chars().count());
                // The examples in the types that the page is made from are of an invented platform, too.
                if ends == Some('"')
                    && !key.is_empty()
                    && !key.starts_with("notice-murmur")
                    && !key.ends_with('-')
                    && !keys.contains(&key)
                {
                    missing.push(format!("{}: {key}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    for category in fodder::vocab::Category::all().filter(|category| category.is_top()) {
        assert!(keys.contains(&format!("category-{}", category.id())));
    }
    for outcome in fodder::vocab::Outcome::ALL {
        for prefix in ["outcome", "outcome-lower", "outcome-means"] {
            assert!(keys.contains(&format!("{prefix}-{}", outcome.id())));
        }
    }
    for value in fodder::vocab::LawValue::ALL {
        for prefix in ["law", "law-lower", "law-clause"] {
            assert!(keys.contains(&format!("{prefix}-{}", value.id())));
        }
    }
}

/// Of two texts under one key only one is ever shown.
#[test]
fn every_text_key_stands_once() {
    let mut seen = BTreeSet::new();
    let mut twice = Vec::new();
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales")) {
        let path = entry.expect("an entry").into_path();
        if path.extension().is_some_and(|ending| ending == "ftl") {
            let language = path.parent().expect("a folder").to_owned();
            let text = std::fs::read_to_string(&path).expect("text");
            let keys = text.lines().filter_map(|line| line.split_once(" = ").or_else(|| line.split_once(" =")));
            let keys = keys.map(|(key, _)| key).filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()));
            let known = keys.filter(|key| !seen.insert((language.clone(), (*key).to_owned())));
            twice.extend(known.map(str::to_owned));
        }
    }
    assert!(seen.len() > 500 && twice.is_empty(), "{twice:?}");
}

/// A key counts as used if it stands in quotes somewhere, or if it begins with a quoted prefix from which keys are put
/// together.
#[test]
fn every_text_key_is_in_use() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut stack = vec![root.join("src"), root.join("assets")];
    let mut all = String::new();
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_none_or(|ending| ending != "ftl") {
            // Fonts and icons are no text.
            all.push_str(&std::fs::read_to_string(&path).unwrap_or_default());
        }
    }
    let quoted: BTreeSet<&str> = all.split(['"', '\'']).collect();
    let is_asked_for = |key: &str| {
        let begins = key.match_indices('-').any(|(at, _)| {
            let begin = key.get(..=at).expect("a hyphen is one byte");
            quoted.contains(begin) || all.contains(&format!("\"{begin}{{"))
        });
        quoted.contains(key) || begins
    };
    let unused: Vec<String> = fodder::text::keys().into_iter().filter(|key| !is_asked_for(key)).collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
}

/// The documents tell people which tests show a promise. A filter that fits no test would pass without running any.
#[test]
fn tests_that_the_documents_name_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = vec![root.join("README.md")];
    let beside = std::fs::read_dir(root.join(".github")).expect("a folder");
    documents.extend(beside.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()));
    let mut found = 0;
    for document in documents {
        let text = std::fs::read_to_string(&document).expect("a document");
        for command in text.split("cargo test --test ").skip(1) {
            let command = command.split(['`', '\n']).next().unwrap_or_default();
            let is_ignored = command.contains("-- --ignored");
            let own = command.split(" -- ").next().unwrap_or_default();
            let mut words = own.split_whitespace();
            let name = words.next().expect("the name of a test");
            // An option may stand before the filter, with its value.
            let words: Vec<&str> = words.collect();
            let filter = match words.as_slice() {
                [option, _, filter, ..] if option.starts_with("--") => *filter,
                [filter, ..] if !filter.starts_with("--") => *filter,
                _ => "",
            };
            let inside = std::fs::read_dir(root.join("tests").join(name)).expect("a test that a document names");
            let files: Vec<PathBuf> = inside.map(|entry| entry.expect("an entry").path()).collect();
            let fits = files.iter().any(|file| {
                let code = std::fs::read_to_string(file).unwrap_or_default();
                // The name of a module is part of the name of its tests.
                let is_module = file.file_stem().is_some_and(|stem| stem.to_string_lossy().contains(filter));
                let mut functions = code.split("#[test]").skip(1);
                // Tests that need more than the others are run only with `--ignored`, and those others only without it.
                functions.any(|test| {
                    let (attributes, function) = test.split_once("fn ").unwrap_or_default();
                    let is_named = function.split('(').next().unwrap_or_default().contains(filter);
                    (is_module || is_named) && attributes.contains("#[ignore") == is_ignored
                })
            });
            assert!(fits, "{}: no test in `{name}` is run by `{command}`", document.display());
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
}

/// The ways in which a key is asked for.
fn openings() -> Vec<String> {
    ["text(\"", "text_with(\"", "counted(\"", "{ t(\"", "[t(\"", "t1(\"", "notice = \"", "find(\""]
        .iter()
        .map(|s| (*s).to_owned())
        .collect()
}
