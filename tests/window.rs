//! The whole window, driven through what a screen reader sees: no display and no graphics card needed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]
#![cfg(feature = "window")]

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fodder::app::App;
use fodder::inventory::Origin;
use jiff::civil::date;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::*;

mod support;

/// A file as the desktop drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window must not read a dropped file whole".to_owned())
    }
}

type Window = Harness<'static, App>;

fn window_of(size: [f32; 2], origins: Vec<Origin>) -> Window {
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(12)
        .with_theme(egui::Theme::Light)
        .build_eframe(|cc| App::new(cc, origins, date(2026, 11, 24)).expect("the program's own data is right"));
    harness.step();
    harness
}

fn window() -> Window {
    window_of([1180.0, 780.0], Vec::new())
}

/// Steps until something is so. Reading goes on in a thread of its own.
fn until(harness: &mut Window, what: &str, so: impl Fn(&Window) -> bool) {
    let start = Instant::now();
    while !so(harness) {
        assert!(start.elapsed() < Duration::from_secs(30), "it never came: {what}");
        std::thread::sleep(Duration::from_millis(10));
        harness.step();
    }
    harness.run_steps(3);
}

fn drop_on(harness: &mut Window, paths: &[&Path]) {
    for path in paths {
        harness.input_mut().dropped_files.push(Arc::new(Dropped((*path).to_owned())));
    }
    harness.step();
    harness.input_mut().dropped_files.clear();
}

fn says(harness: &Window, text: &str) -> bool {
    harness.query_all_by_label_contains(text).next().is_some()
}

fn opened(path: &Path) -> Window {
    let mut harness = window();
    drop_on(&mut harness, &[path]);
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
    harness
}

/// Clicks what has this name.
fn click(harness: &mut Window, name: &str) {
    harness.get_by_label(name).click();
    harness.run_steps(4);
}

#[test]
fn from_drop_to_export() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = window();
    assert!(says(&harness, "Drop your archive here"));
    assert_eq!(harness.state().title(), "Fodder");

    drop_on(&mut harness, &[&path]);
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
    assert_eq!(harness.state().title(), "Complete_LinkedInDataExport_03-14-2026.zip - Fodder");
    assert!(says(&harness, "8 of the 11 things in this archive are of kinds LinkedIn says it trains its AI on."));
    assert!(says(&harness, "6 of 6 files read"));

    // The profile names Belgium: a suggestion, until it is confirmed.
    assert!(says(&harness, "Choose your country to see what the law lets it do."));
    click(&mut harness, "Yes, Belgium");
    assert!(says(&harness, "In Belgium the law lets it, until you object."));

    // Another country, by typing.
    click(&mut harness, "Country: Belgium");
    harness.get_by_label("Search a country").type_text("united ki");
    harness.run_steps(3);
    click(&mut harness, "United Kingdom");
    assert!(says(&harness, "In the United Kingdom the law lets it, until you object."));

    // Another day, by typing.
    click(&mut harness, "Day: 24 November 2026");
    let field = harness.get_by_label("Type a day, as 2026-11-24");
    field.focus();
    harness.step();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.step();
    harness.get_by_label("Type a day, as 2026-11-24").type_text("2024-09-24");
    harness.step();
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(
        says(&harness, "LinkedIn does not say that it trains on anything in this archive.")
            || says(&harness, "LinkedIn says it does not train on anything in this archive.")
    );
    assert!(says(&harness, "Posts and articles: 3 things"));

    // Why: the rule, the law, the source, what it was before.
    harness.get_by_label_contains("Posts and articles: 3 things").click();
    harness.run_steps(4);
    // One reason: its sources stand open.
    for part in [
        "Why: Posts and articles",
        "practice.linkedin.gb.paused",
        "law.gb.public",
        "UK GDPR",
        "20 Sep 2024 – 2 Nov 2025: Not used, paused",
        "Since 3 Nov 2025: Used unless you object",
    ] {
        assert!(says(&harness, part), "{part}");
    }
    assert!(
        harness
            .query_all_by_role(Role::Link)
            .any(|link| link.accesskit_node().label().is_some_and(|label| label.starts_with("https://")))
    );

    // Export: what is written is what is shown.
    let dir = tempfile::tempdir().expect("a temporary folder");
    let out = dir.path().join("summary.json");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(3);
    click(&mut harness, "JSON: everything, for programs");
    let field = harness.get_by_role_and_label(Role::TextInput, "Where to save it");
    field.focus();
    harness.step();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.step();
    harness.get_by_role_and_label(Role::TextInput, "Where to save it").type_text(&out.to_string_lossy());
    harness.run_steps(2);
    click(&mut harness, "Save");
    until(&mut harness, "the file", |_| out.exists());
    until(&mut harness, "the word of it", |harness| says(harness, "Saved to"));
    let written: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&out).expect("a file")).expect("JSON");
    let (reported, _) = report(&[&path], &["--region", "GB", "--on", "2024-09-24"]);
    for key in ["headline", "outcomes", "totals", "categories", "archives", "question"] {
        assert_eq!(written[key], reported[key], "{key}");
    }
}

#[test]
fn the_sample_opens_by_one_click() {
    let mut harness = window();
    click(&mut harness, "Try a sample");
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
    assert!(says(&harness, "of the 872 things in this archive"));
    assert!(says(&harness, "of the 318 things in this archive are of kinds X says it trains its AI on."));
    assert!(says(&harness, "of the 150 things in this archive are of kinds Facebook says it trains its AI on."));
    assert!(harness.state().title().ends_with(" + 3 - Fodder"));

    // Threads lies in Instagram's archive and is shown with it.
    click(&mut harness, "Show Instagram, Threads: 105");
    assert!(says(&harness, "of kinds Instagram says it trains its AI on."));
    assert!(says(&harness, "of kinds Threads says it trains its AI on."));
    assert!(!says(&harness, "of kinds X says it trains its AI on."));
}

#[test]
fn every_number_of_the_window_is_in_the_summary() {
    let mut harness = window();
    click(&mut harness, "Try a sample");
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
    let summary = harness.state().summary().expect("an answer").clone();
    for category in &summary.categories {
        let items = fodder::locale::counted("row-items", category.items);
        assert!(says(&harness, &format!("{}: {items}", category.name)), "{}", category.name);
    }
    for (outcome, items) in &summary.outcomes {
        let legend = format!(
            "{} {}",
            fodder::locale::number(*items),
            fodder::locale::text(&format!("outcome-lower-{}", outcome.id()))
        );
        assert!(says(&harness, &legend), "{legend}");
    }
}

#[test]
fn paths_given_at_the_start_are_opened_at_once() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = window_of([1180.0, 780.0], vec![Origin::Path(path)]);
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
    assert!(says(&harness, "of the 11 things"));
}

#[test]
fn another_archive_is_added() {
    let (_a, first) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let (_b, second) = zip("Complete_LinkedInDataExport_03-14-2025.zip", &small());
    let mut harness = opened(&first);
    drop_on(&mut harness, &[&second]);
    until(&mut harness, "both", |harness| says(harness, "of the 22 things in these archives"));
    assert_eq!(harness.state().title(), "Complete_LinkedInDataExport_03-14-2026.zip + 1 - Fodder");
    assert!(says(&harness, "2 archives"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run_steps(3);
    assert!(says(&harness, "another export of the account"));
}

#[test]
fn what_cannot_be_opened_is_said_and_what_is_open_stays() {
    let (_bad_dir, bad) = file("holiday.zip", b"no zip at all");
    let mut harness = window();
    drop_on(&mut harness, &[&bad]);
    until(&mut harness, "the error", |harness| says(harness, "This is not a zip archive."));
    assert!(says(&harness, "holiday.zip") && says(&harness, "Drop your archive here"));

    let (_dir, good) = zip(COMPLETE, &small());
    drop_on(&mut harness, &[&good]);
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
    assert!(!says(&harness, "This is not a zip archive."));
    drop_on(&mut harness, &[&bad]);
    until(&mut harness, "the error", |harness| says(harness, "This is not a zip archive."));
    assert!(says(&harness, "of the 11 things"));
}

#[test]
fn contents_show_every_file_and_what_became_of_it() {
    let mut files = small();
    files.push(text_file("Horoscope.csv", "Sign,Fate\nLeo,good\n"));
    files.push(("Reactions.csv".to_owned(), b"PK\x03\x04".to_vec()));
    let (_dir, path) = zip(COMPLETE, &files);
    let mut harness = opened(&path);
    click(&mut harness, "Contents, 11");
    assert!(says(&harness, "6 of 8 files were read"));
    assert!(says(&harness, "Every file and every byte is accounted for."));
    for part in ["Shares.csv", "Horoscope.csv", "Excel workbook", "looks like a table", "Not recognised 1", "Failed 1"]
    {
        assert!(says(&harness, part), "{part}");
    }
    click(&mut harness, "Failed 1");
    assert!(says(&harness, "Reactions.csv") && !says(&harness, "Shares.csv"));
}

#[test]
fn a_quick_export_says_what_is_not_in_it() {
    let files: Files = small().into_iter().filter(|(path, _)| path != "Shares.csv" && path != "Comments.csv").collect();
    let (_dir, path) = zip("Basic_LinkedInDataExport_03-14-2026.zip", &files);
    let harness = opened(&path);
    assert!(says(&harness, "This is LinkedIn's quick export."));
}

#[test]
fn everything_works_from_the_keyboard() {
    let mut harness = window();
    // Settings, Open file, Open folder, Try a sample: in the order they are read.
    for _ in 0..4 {
        harness.key_press(Key::Tab);
        harness.step();
    }
    assert!(harness.get_by_label("Try a sample").is_focused());
    harness.key_press(Key::Enter);
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run_steps(3);
    assert!(says(&harness, "files were read"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    harness.run_steps(3);
    let row = harness.get_by_label_contains("Private messages: 156 things");
    row.focus();
    harness.step();
    harness.key_press(Key::Space);
    harness.run_steps(3);
    assert!(says(&harness, "Why: Private messages"));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!says(&harness, "Why: Private messages"));
}

#[test]
fn what_can_be_done_is_one_click_away() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    click(&mut harness, "How to object…");
    assert!(says(&harness, "Switch off Data for Generative AI Improvement"));
    assert!(says(&harness, "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement"));
}

#[test]
fn a_path_can_be_typed() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = window();
    click(&mut harness, "Or type a path");
    harness.get_by_label("Path of the archive").type_text(&path.to_string_lossy());
    harness.run_steps(2);
    click(&mut harness, "Open");
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
}

#[test]
fn a_path_can_be_pasted_anywhere() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = window();
    harness.event(egui::Event::Paste("not a path".to_owned()));
    harness.run_steps(2);
    assert!(says(&harness, "Drop your archive here"));
    harness.event(egui::Event::Paste(format!("file://{}\n", path.to_string_lossy())));
    harness.step();
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
}

#[test]
fn reading_can_be_cancelled_at_once() {
    let rows = "2024-05-01 10:00:00,https://example.org,words and words and words,,,MEMBER_NETWORK\n".repeat(400_000);
    let shares = format!("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n{rows}");
    let (_dir, path) = zip(COMPLETE, &[text_file("Shares.csv", &shares)]);
    let mut harness = window();
    drop_on(&mut harness, &[&path]);
    until(&mut harness, "the reading", |harness| says(harness, "Cancel"));
    assert_eq!(harness.state().title(), "Reading Complete_LinkedInDataExport_03-14-2026.zip - Fodder");
    std::thread::sleep(Duration::from_millis(100));
    harness.step();
    harness.get_by_label("Cancel").click();
    harness.run_steps(3);
    let start = Instant::now();
    until(&mut harness, "the start", |harness| says(harness, "Drop your archive here"));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert_eq!(harness.state().title(), "Fodder");
}

#[test]
fn every_size_down_to_the_smallest_draws() {
    let (_dir, path) = zip(COMPLETE, &small());
    for size in [[760.0, 520.0], [1600.0, 1000.0]] {
        let mut harness = window_of(size, vec![Origin::Path(path.clone())]);
        until(&mut harness, "the overview", |harness| says(harness, "Export…"));
        harness.get_by_label_contains("Posts and articles: 3 things").click();
        harness.run_steps(3);
        assert!(says(&harness, "Why: Posts and articles"));
        harness.key_press(Key::Escape);
        harness.run_steps(3);
        assert!(says(&harness, "of the 11 things"));
    }
}

#[test]
fn every_word_the_window_asks_for_is_there() {
    let keys: std::collections::HashSet<String> = fodder::locale::keys().into_iter().collect();
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
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        for opening in &call {
            for piece in source.split(opening.as_str()).skip(1) {
                let key: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                let ends = piece.chars().nth(key.chars().count());
                if ends == Some('"') && !key.is_empty() && !key.ends_with('-') && !keys.contains(&key) {
                    missing.push(format!("{}: {key}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    for category in fodder::words::Category::all().filter(|category| category.is_top()) {
        assert!(keys.contains(&format!("category-{}", category.id())));
    }
    for outcome in fodder::words::Outcome::ALL {
        for prefix in ["outcome", "outcome-lower", "outcome-means"] {
            assert!(keys.contains(&format!("{prefix}-{}", outcome.id())));
        }
    }
    for value in fodder::words::LawValue::ALL {
        for prefix in ["law", "law-lower", "headline-law"] {
            assert!(keys.contains(&format!("{prefix}-{}", value.id())));
        }
    }
}

/// The ways in which a key is asked for.
fn openings() -> Vec<String> {
    ["text(\"", "text_with(\"", "counted(\"", "{ t(\"", "[t(\"", "t1(\"", "notice = \"", "find(\""]
        .iter()
        .map(|s| (*s).to_owned())
        .collect()
}

fn outcome(harness: &Window, outcome: fodder::words::Outcome) -> u64 {
    let summary = harness.state().summary().expect("an answer");
    summary.outcomes.get(&outcome).copied().unwrap_or_default()
}

/// `LinkedIn`'s and X's archives of one person, in the United States.
fn opened_both() -> (tempfile::TempDir, tempfile::TempDir, Window) {
    let (a, linkedin) = zip(COMPLETE, &small());
    let (b, of_x) = zip("twitter-2026-11-02-abc.zip", &x::modern(&x::posts()));
    let mut harness = window();
    drop_on(&mut harness, &[&linkedin, &of_x]);
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
    click(&mut harness, "Country: Choose your country");
    harness.get_by_label("Search a country").type_text("united states");
    harness.run_steps(3);
    click(&mut harness, "United States");
    (a, b, harness)
}

#[test]
fn several_platforms_have_a_sentence_each_and_can_be_shown_alone() {
    let (_a, _b, mut harness) = opened_both();
    assert!(says(&harness, "of kinds LinkedIn says it trains its AI on."));
    assert!(says(&harness, "X does not say that it trains on anything in this archive."));
    let all = harness.state().summary().expect("an answer").totals.items;

    click(&mut harness, "Show X: 6");
    assert!(!says(&harness, "LinkedIn says it trains"));
    assert!(says(&harness, "4 things turn on it."));
    click(&mut harness, "Contents, 6");
    assert!(says(&harness, "5 of 5 files were read") || says(&harness, "3 of 5 files were read"));
    assert!(!says(&harness, "Shares.csv"));
    assert!(says(&harness, "data/tweets.js"));

    // The summary that is exported holds all of it.
    assert_eq!(harness.state().summary().expect("an answer").totals.items, all);
    click(&mut harness, &format!("Show All: {all}"));
    assert!(says(&harness, "Shares.csv"));
}

/// Every source and rule is listed, with how much rests on it, and one leads to the other.
#[test]
fn sources_tell_what_rests_on_them() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    assert!(says(&harness, "What the answers rest on"));
    let book = fodder::rulebook::built_in().expect("the built-in pack is right");
    let on = harness.state().summary().expect("an answer").question.on;
    let stale = book.coverage(on).stale.len();
    assert!(says(&harness, &format!("{stale} sources were last known to stand more than 180 days ago.")));

    // The search finds by publisher; what cannot fit is said.
    let field = harness.get_by_role_and_label(Role::TextInput, "Search titles, words, articles");
    field.focus();
    harness.step();
    harness.get_by_role_and_label(Role::TextInput, "Search titles, words, articles").type_text("no such words");
    harness.run_steps(2);
    assert!(says(&harness, "Nothing fits."));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.step();
    harness
        .get_by_role_and_label(Role::TextInput, "Search titles, words, articles")
        .type_text("European Regional Privacy Notice");
    harness.run_steps(2);
    let source = &book.sources["linkedin-eu-notice-2025"];
    click(&mut harness, &source.title);
    assert!(says(&harness, source.url.as_deref().expect("an address")));

    // Its things are those of the groups for which a rule that names it speaks.
    let rests = |rule: &String| book.rule(rule).is_some_and(|rule| rule.sources.contains(&source.id));
    let summary = harness.state().summary().expect("an answer").clone();
    for category in &summary.categories {
        let groups = category.groups.iter().filter(|group| group.rules.iter().any(rests));
        let items: u64 = groups.map(|group| group.items).sum();
        let line = format!("{}: {items}", category.name);
        assert_eq!(says(&harness, &line), items > 0, "{line}");
    }
    let rule = book.rules.iter().find(|rule| rests(&rule.id)).expect("a rule");
    harness.get_all_by_label(&rule.say).next().expect("its sentence").click();
    harness.run_steps(3);
    assert!(says(&harness, "Where and for whom"));
    assert!(says(&harness, &rule.id));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!says(&harness, "Where and for whom"));
}

/// A pack that is refused is told and changes nothing; one that is used is named, and one click leads back.
#[test]
fn a_data_pack_is_told_and_left_by_one_click() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(dir.path().join("pack.toml"), "[pack]\nschema = 1\nversoin = \"1\"\n").expect("written");
    let (_zip, path) = zip(COMPLETE, &small());
    let with = |folder: &std::path::Path| {
        let (origins, folder) = (vec![fodder::inventory::Origin::Path(path.clone())], folder.to_owned());
        let mut harness = egui_kittest::Harness::builder().with_size(egui::vec2(1180.0, 780.0)).build_eframe(|cc| {
            let app = App::new(cc, origins, date(2026, 11, 24)).expect("the program's own data is right");
            app.with_pack(&folder)
        });
        until(&mut harness, "the overview", |harness| says(harness, "Export…"));
        harness
    };
    let mut harness = with(dir.path());
    assert!(says(&harness, "is refused, and the rules built into Fodder are used."));
    assert!(says(&harness, "pack.toml:3"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    assert!(says(&harness, "built into Fodder."));

    let built_in = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/rulebook");
    let mut harness = with(&built_in);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    assert!(says(&harness, &format!("from {}.", built_in.display())));
    click(&mut harness, "Use the rules built into Fodder");
    // What is open is read again, by the tables of the other pack.
    until(&mut harness, "the sources again", |harness| says(harness, "built into Fodder."));
    assert!(!says(&harness, &format!("from {}.", built_in.display())));
    assert_eq!(harness.state().summary().expect("an answer").data_pack.origin, "built-in");
}

/// Facebook's archive never tells who could see a thing: each kind has a question of its own.
#[test]
fn each_kind_on_facebook_has_a_question_of_its_own() {
    use fodder::words::Outcome::{Depends, UsedUnlessYouObject};
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/facebook");
    let mut harness = opened(&path);
    let depends = outcome(&harness, Depends);
    let used = outcome(&harness, UsedUnlessYouObject);
    let questions = harness.state().summary().expect("an answer").open_questions.clone();
    assert_eq!(questions.len(), 3);
    for question in &questions {
        assert!(says(&harness, &question.text), "{}", question.text);
    }

    // The first of them is that of the group posts; what it decides moves, and nothing else does.
    click(&mut harness, "Closed groups");
    let groups = questions.iter().find(|question| question.id == "facebook.groups").expect("a question").items;
    assert_eq!(outcome(&harness, Depends), depends - groups);
    assert_eq!(outcome(&harness, UsedUnlessYouObject), used);

    // A kind shows the questions that decide it, and how many of it say where they were made.
    let row = harness.get_by_label_contains("Posts and articles: ");
    row.focus();
    harness.step();
    harness.key_press(Key::Space);
    harness.run_steps(3);
    assert!(says(&harness, "Why: Posts and articles"));
    assert!(says(&harness, "1 of them says where on earth it was made."));
}

#[test]
fn a_question_is_asked_in_place_and_its_answer_changes_the_numbers() {
    use fodder::words::Outcome::{Depends, NotUsedByPolicy, UsedUnlessYouObject};
    let (_a, _b, mut harness) = opened_both();
    assert!(says(&harness, "Who could see most of your posts on X?"));
    assert_eq!(outcome(&harness, Depends), 4);
    let used = outcome(&harness, UsedUnlessYouObject);
    let left_out = outcome(&harness, NotUsedByPolicy);

    click(&mut harness, "Anyone");
    assert_eq!(outcome(&harness, Depends), 0);
    assert_eq!(outcome(&harness, UsedUnlessYouObject), used + 4);
    assert!(says(&harness, "of kinds X says it trains its AI on."));

    // For a year another answer, and back to all.
    click(&mut harness, "Answer by year");
    click(&mut harness, "Only my followers, in 2014");
    assert_eq!(outcome(&harness, NotUsedByPolicy), left_out + 1);
    assert_eq!(outcome(&harness, UsedUnlessYouObject), used + 3);
    click(&mut harness, "Only my followers");
    assert_eq!(outcome(&harness, NotUsedByPolicy), left_out + 4);

    // Pressed again it is taken back.
    click(&mut harness, "Only my followers");
    assert_eq!(outcome(&harness, Depends), 4);

    // It is asked beside the reasons too, and forgotten with the archive.
    click(&mut harness, "Anyone");
    click(&mut harness, "2 archives");
    click(&mut harness, "Close all archives");
    assert!(says(&harness, "Drop your archive here"));
}

#[test]
fn a_birth_date_in_the_archive_is_a_suggestion() {
    use fodder::words::Outcome::NotUsedBarred;
    let mut files = x::modern(&x::posts());
    files.retain(|(path, _)| path != "data/manifest.js");
    files.push(x::of_x(
        "data/ageinfo.js",
        "ageMeta",
        &[serde_json::json!({ "ageInfo": { "age": ["14"], "birthDate": "2012-03-04" } })],
    ));
    let (_dir, path) = zip("twitter-2026-11-02-abc.zip", &files);
    let mut harness = opened(&path);
    click(&mut harness, "Country: Choose your country");
    harness.get_by_label("Search a country").type_text("brazil");
    harness.run_steps(3);
    click(&mut harness, "Brazil");
    assert_eq!(outcome(&harness, NotUsedBarred), 0);
    assert!(says(&harness, "Your archive gives a birth date by which you were under 18"));
    click(&mut harness, "Judge by that date");
    assert!(outcome(&harness, NotUsedBarred) > 3);
    assert!(!says(&harness, "Your archive gives a birth date"));
}

/// The timeline: by keyboard it tells of a month, what the rules were then and are now; a span filters everywhere.
#[test]
fn the_timeline_tells_of_months_and_filters() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    click(&mut harness, "Yes, Belgium");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(3);
    assert!(says(&harness, "When you made it, and what the rules were"));
    // Bands of what the platform says, with their days; what regulators did, with its source.
    assert!(says(&harness, "LinkedIn says: used unless you object. Since 3 Nov 2025."));
    assert!(says(&harness, "The law: law: until you object. Since 25 May 2018."));
    assert!(says(&harness, "7 November 2025: DPC does not stop LinkedIn."));
    assert!(!says(&harness, "ICO: LinkedIn pauses in the UK"));
    click(&mut harness, "Elsewhere too");
    assert!(says(&harness, "LinkedIn has suspended training on the data of people in the United Kingdom."));

    let map = harness.get_by_role(Role::Grid);
    map.focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(2);
    assert!(says(&harness, "Things by month and kind. Posts and articles, October 2026: 0"));
    // Back to a month with something in it.
    for _ in 0..400 {
        if !harness.query_all_by_label_contains(": 0").any(|node| node.accesskit_node().role() == Role::Grid) {
            break;
        }
        harness.key_press(Key::ArrowLeft);
        harness.run_steps(1);
    }
    assert!(says(&harness, "Then:"));
    assert!(says(&harness, "Now:"));

    let all = harness.state().summary().expect("an answer").totals.items;
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(says(&harness, "Only what was made from"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    harness.run_steps(3);
    assert!(!says(&harness, &format!("of the {all} things in this archive")));
    // The rest is a click away, and the export holds everything unless asked.
    assert_eq!(harness.state().summary().expect("an answer").totals.items, all);
    click(&mut harness, "Show all of it");
    assert!(says(&harness, &format!("of the {all} things in this archive")));
}

/// A span is drawn with the mouse, and is taken back by Escape on the map.
#[test]
fn a_span_is_drawn_over_the_map() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(3);
    let map = harness.get_by_role(Role::Grid).rect();
    let at = |share: f32| egui::pos2(map.left() + map.width() * share, map.top() + 12.0);
    harness.hover_at(at(0.25));
    harness.drag_at(at(0.25));
    harness.run_steps(2);
    for share in [0.35, 0.5, 0.6] {
        harness.hover_at(at(share));
        harness.run_steps(2);
    }
    harness.drop_at(at(0.6));
    harness.run_steps(3);
    assert!(says(&harness, "Only what was made from"));
    click(&mut harness, "Show only these months");
    assert!(says(&harness, "Show all months"));
    harness.get_by_role(Role::Grid).focus();
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!says(&harness, "Only what was made from"));
}

/// The same archive in other countries, each as it is judged there alone.
#[test]
fn regions_stand_side_by_side() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = window_of([1600.0, 1000.0], vec![Origin::Path(path.clone())]);
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
    click(&mut harness, "Yes, Belgium");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(3);
    assert!(says(&harness, "The same archive in other countries"));
    for (code, name) in [("BE", "Belgium"), ("DE", "Germany"), ("GB", "United Kingdom"), ("US", "United States")] {
        let (summary, _) = report(&[&path], &["--region", code, "--on", "2026-11-24"]);
        let used: u64 = summary["outcomes"]
            .as_object()
            .expect("outcomes")
            .iter()
            .filter(|(outcome, _)| outcome.starts_with("used-no") || outcome.starts_with("used-unless"))
            .filter_map(|(_, items)| items.as_u64())
            .sum();
        let things = if used == 1 { "thing" } else { "things" };
        assert!(says(&harness, &format!("{name}: {used} {things} used")), "{name}: {used}");
    }
    // Another country, why, and one less.
    click(&mut harness, "Country: Add a country");
    harness.get_by_label("Search a country").type_text("japan");
    harness.run_steps(3);
    click(&mut harness, "Japan");
    assert!(says(&harness, "Japan: "));
    harness.get_by_label_contains("Japan, Posts and articles").click();
    harness.run_steps(3);
    assert!(says(&harness, "Why: Posts and articles, Japan"));
    assert!(says(&harness, "Japan, on 24 November 2026"));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    click(&mut harness, "Take Japan away");
    assert!(!says(&harness, "Take Japan away"));
    assert!(says(&harness, "Belgium, Posts and articles"));
    for name in ["United Kingdom", "United States", "Brazil"] {
        click(&mut harness, &format!("Take {name} away"));
    }
    // One law and one policy for both.
    click(&mut harness, "Only what differs");
    assert!(says(&harness, "All these countries answer alike."));
    assert!(!says(&harness, "Belgium, Posts and articles"));
}

/// What a person says of themselves changes the answers as the commands change them, and is forgotten on request.
#[test]
fn a_person_says_when_they_opted_out_and_were_born() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    click(&mut harness, "Yes, Belgium");
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on LinkedIn");
    let (told, _) = report(&[&path], &["--region", "BE", "--on", "2026-11-24", "--opted-out", "linkedin=2026-11-24"]);
    let outcome =
        |harness: &Window| serde_json::to_value(&harness.state().summary().expect("an answer").outcomes).expect("JSON");
    assert_eq!(outcome(&harness), told["outcomes"]);
    assert!(told["outcomes"].get("you-opted-out").is_some());
    assert!(says(&harness, "You said that you opted out on LinkedIn on 24 Nov 2026."));

    let field = harness.get_by_role_and_label(Role::TextInput, "The year or the day you were born");
    field.focus();
    harness.step();
    harness.get_by_role_and_label(Role::TextInput, "The year or the day you were born").type_text("2010-05");
    harness.run_steps(3);
    assert!(says(&harness, "Write a year as 1980 or a day as 1980-05-31."));
    harness.get_by_role_and_label(Role::TextInput, "The year or the day you were born").type_text("-31");
    harness.run_steps(3);
    assert!(!says(&harness, "Write a year as 1980 or a day as 1980-05-31."));
    let (told, _) = report(
        &[&path],
        &["--region", "BE", "--on", "2026-11-24", "--opted-out", "linkedin=2026-11-24", "--born", "2010-05-31"],
    );
    assert_eq!(outcome(&harness), told["outcomes"]);

    click(&mut harness, "Forget all of this");
    let (told, _) = report(&[&path], &["--region", "BE", "--on", "2026-11-24"]);
    assert_eq!(outcome(&harness), told["outcomes"]);
    assert!(!says(&harness, "Forget all of this"));
}

/// From the overview to a finished letter, by the keyboard alone; what was done is remembered, without what it says.
#[test]
fn a_letter_is_written_by_keyboard() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    click(&mut harness, "Yes, Belgium");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run_steps(3);
    assert!(says(&harness, "Stop LinkedIn training on you"));
    assert!(says(&harness, "Opt out, 0 of 3"));
    press(&mut harness, "Write the letter…");
    assert!(says(&harness, "The letter to LinkedIn"));
    // Belgium's first official language of the eight is German; English is one press away.
    assert!(letter(&harness).contains("Art. 21 Abs. 1 DSGVO"));
    press(&mut harness, "Letter in English");
    let text = letter(&harness);
    assert!(text.contains("Juno Pell") && text.contains("Article 21(1) GDPR"), "{text}");
    assert!(text.contains("at least 10 entries") && text.contains("[one sentence: why, in your situation]"), "{text}");
    press(&mut harness, "My family and children are in it");
    assert!(letter(&harness).contains("words and pictures of my family"));
    let field = harness.get_by_role_and_label(Role::TextInput, "The e-mail address of your account");
    field.focus();
    harness.step();
    harness.get_by_role_and_label(Role::TextInput, "The e-mail address of your account").type_text("juno@example.org");
    harness.run_steps(3);
    assert!(letter(&harness).contains("juno@example.org"));

    press(&mut harness, "I sent it today");
    assert!(says(&harness, "Answer due by 24 Dec 2026"));
    press(&mut harness, "Reminder");
    // It is too early for it, which is said, and the letter claims nothing that has not happened.
    assert!(says(&harness, "Too early: the answer is due by 24 Dec 2026."));
    assert!(!letter(&harness).contains("24 December 2026"), "{}", letter(&harness));
    press(&mut harness, "Complaint");
    assert!(letter(&harness).contains("LinkedIn Ireland Unlimited Company"));
    press(&mut harness, "Save the days for your calendar…");
    assert!(says(&harness, "Save the file"));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(says(&harness, "Opt out, 1 of 3"));
    assert!(says(&harness, "Sent on 24 Nov 2026. The answer is due by 24 Dec 2026."));
}

/// Presses what has this name with the keyboard.
fn press(harness: &mut Window, name: &str) {
    harness.get_by_label(name).focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(4);
}

/// The letter as it stands.
fn letter(harness: &Window) -> String {
    harness.get_by_label("Preview").accesskit_node().value().unwrap_or_default()
}

/// A tick is kept with its day, counts as opting out, and is taken back.
#[test]
fn what_was_done_is_ticked() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    click(&mut harness, "Yes, Belgium");
    let before = harness.state().summary().expect("an answer").outcomes.clone();
    click(&mut harness, "How to object…");
    click(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert!(says(&harness, "done 24 Nov 2026"));
    assert!(says(&harness, "Opt out, 1 of 3"));
    let (told, _) = report(&[&path], &["--region", "BE", "--on", "2026-11-24", "--opted-out", "linkedin=2026-11-24"]);
    let outcomes =
        |harness: &Window| serde_json::to_value(&harness.state().summary().expect("an answer").outcomes).expect("JSON");
    assert_eq!(outcomes(&harness), told["outcomes"]);
    click(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert_eq!(harness.state().summary().expect("an answer").outcomes, before);

    // A platform without an archive is a press away.
    assert!(!says(&harness, "Switch off training for Grok"));
    press(&mut harness, "Show X too");
    assert!(says(&harness, "Switch off training for Grok"));
}

/// What was done before the newest rule about it asks to be checked again.
#[test]
fn an_old_tick_asks_to_be_checked_again() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = Harness::builder().with_size(egui::vec2(1180.0, 780.0)).with_max_steps(12).build_eframe(|cc| {
        App::new(cc, vec![Origin::Path(path.clone())], date(2025, 8, 1)).expect("the program's own data is right")
    });
    until(&mut harness, "the overview", |harness| says(harness, "Export…"));
    click(&mut harness, "Country: Choose your country");
    harness.get_by_label("Search a country").type_text("united states");
    harness.run_steps(3);
    click(&mut harness, "United States");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run_steps(3);
    click(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert!(says(&harness, "done 1 Aug 2025"));
    assert!(!says(&harness, "The rules changed on"));
    click(&mut harness, "Day: 1 August 2025");
    let field = harness.get_by_label("Type a day, as 2026-11-24");
    field.focus();
    harness.step();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.step();
    harness.get_by_label("Type a day, as 2026-11-24").type_text("2025-10-01");
    harness.step();
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "The rules changed on 18 Sep 2025, after you did this. Check that it still stands."));
}

/// Of two opt-outs one is taken back: the other still counts.
#[test]
fn one_tick_of_two_still_counts() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    click(&mut harness, "Yes, Belgium");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run_steps(3);
    let opted_out = |harness: &Window| {
        let summary = harness.state().summary().expect("an answer");
        summary.outcomes.get(&fodder::words::Outcome::YouOptedOut).copied().unwrap_or_default()
    };
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    let all = opted_out(&harness);
    assert!(all > 0);
    press(&mut harness, "Done: Send LinkedIn's Data Processing Objection form");
    press(&mut harness, "Done: Send LinkedIn's Data Processing Objection form");
    assert_eq!(opted_out(&harness), all);
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert_eq!(opted_out(&harness), 0);
}

/// What the person changed in the letter stays until they ask for it anew; another month of the map keeps its place.
#[test]
fn edits_and_the_place_on_the_map_stay() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    click(&mut harness, "Yes, Belgium");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run_steps(3);
    press(&mut harness, "Write the letter…");
    harness.get_by_label("Preview").focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    harness.run_steps(2);
    harness.get_by_label("Preview").type_text("A line of my own.");
    harness.run_steps(3);
    assert!(letter(&harness).contains("A line of my own."));
    press(&mut harness, "I sent it today");
    assert!(letter(&harness).contains("A line of my own."));
    press(&mut harness, "Write it anew from what you filled in");
    assert!(!letter(&harness).contains("A line of my own."));

    // Shift and an arrow choose as many months as are pressed.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(4);
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
        harness.run_steps(3);
    }
    assert!(says(&harness, "Only what was made from 1 Aug 2026 to 30 Nov 2026"));
}

/// Another country while a letter is open: the letter is of its law at once.
#[test]
fn a_letter_follows_the_country() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    click(&mut harness, "Yes, Belgium");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run_steps(3);
    press(&mut harness, "Write the letter…");
    assert!(letter(&harness).contains("Art. 21 Abs. 1 DSGVO"));
    for (name, typed, country, law) in [
        ("Belgium", "united kingd", "United Kingdom", "Article 21(1) UK GDPR"),
        ("United Kingdom", "brazil", "Brazil", "art. 18, § 2º"),
        ("Brazil", "california", "California", "1798.105"),
    ] {
        click(&mut harness, &format!("Country: {name}"));
        harness.get_by_label("Search a country").type_text(typed);
        harness.run_steps(3);
        harness.get_all_by_label(country).last().expect("the country").click();
        harness.run_steps(5);
        assert!(letter(&harness).contains(law), "{law}: {}", letter(&harness));
    }
}
