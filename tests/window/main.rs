//! The whole window, driven through what a screen reader sees: no display and no graphics card needed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fodder::app::App;
use fodder::import::Origin;
use fodder::summary::Summary;
use fodder::vocab::Outcome;
use jiff::civil::{Date, date};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::*;
use tempfile::TempDir;

mod answers;
mod dialogs;
mod items;
mod opening;
mod optout;
mod people;
#[path = "../support/mod.rs"]
mod support;
mod timeline;

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

/// The day on which the tests take place.
const TODAY: Date = date(2026, 11, 24);

/// A window of a size, on a day, opening some archives, by the rules of a folder if one is given.
fn window_of(size: [f32; 2], today: Date, origins: Vec<Origin>, pack: Option<&Path>) -> Window {
    let make = |cc: &mut eframe::CreationContext<'_>| {
        let app = App::new(cc, origins, today).expect("the program's own data is right");
        if let Some(pack) = pack { app.with_pack(pack) } else { app }
    };
    let builder = Harness::builder().with_size(size).with_max_steps(12).with_theme(egui::Theme::Light);
    let mut harness = builder.build_eframe(make);
    harness.step();
    harness
}

fn window() -> Window {
    window_of([1180.0, 780.0], TODAY, Vec::new(), None)
}

/// Steps until the condition holds and no archive is being read.
///
/// Archives are read in another thread, so the number of steps is not known. Much of what a test waits for, such as
/// the name in the title, is there already while the archives are being read, when nothing else is.
fn until(harness: &mut Window, what: &str, so: impl Fn(&Window) -> bool) {
    until_seen(harness, what, |harness| !harness.state().title().starts_with("Reading ") && so(harness));
}

/// Steps until the condition holds, be it while archives are being read.
fn until_seen(harness: &mut Window, what: &str, so: impl Fn(&Window) -> bool) {
    let start = Instant::now();
    while !so(harness) {
        assert!(start.elapsed() < Duration::from_secs(30), "it never came: {what}");
        std::thread::sleep(Duration::from_millis(10));
        harness.step();
    }
    harness.run_steps(3);
}

/// Steps until an archive is open.
fn until_open(harness: &mut Window) {
    until(harness, "the overview", |harness| says(harness, "Export…"));
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

/// The name of what has the keyboard focus; empty if nothing has it, or it has no name.
fn focused(harness: &Window) -> String {
    let mut all = harness.query_all(egui_kittest::kittest::By::new().predicate(|node| node.is_focused()));
    all.next().and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn opened(path: &Path) -> Window {
    let mut harness = window();
    drop_on(&mut harness, &[path]);
    until_open(&mut harness);
    harness
}

/// `LinkedIn`'s small archive, dropped on a window. Its profile names Belgium.
fn opened_small() -> (TempDir, PathBuf, Window) {
    let (dir, path) = zip(COMPLETE, &small());
    let harness = opened(&path);
    (dir, path, harness)
}

/// The same, with the country it suggests confirmed.
fn opened_in_belgium() -> (TempDir, PathBuf, Window) {
    let (dir, path, mut harness) = opened_small();
    click(&mut harness, "Yes, Belgium");
    (dir, path, harness)
}

/// Clicks what has this name.
fn click(harness: &mut Window, name: &str) {
    harness.get_by_label(name).click();
    harness.run_steps(4);
}

/// Presses what has this name with the keyboard.
fn press(harness: &mut Window, name: &str) {
    harness.get_by_label(name).focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(4);
}

/// Goes to the screen of a number, by its key.
fn go_to(harness: &mut Window, screen: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, screen);
    harness.run_steps(4);
}

/// Writes into the field of this name, instead of what stands in it.
fn fill(harness: &mut Window, name: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.step();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.step();
    harness.get_by_role_and_label(Role::TextInput, name).type_text(text);
    harness.run_steps(3);
}

/// Opens a list of countries by the name of its button, searches, and takes the one of this name.
fn choose(harness: &mut Window, button: &str, typed: &str, country: &str) {
    click(harness, button);
    harness.get_by_label("Search a country").type_text(typed);
    harness.run_steps(3);
    harness.get_all_by_label(country).last().expect("the country").click();
    harness.run_steps(5);
}

/// What the window answers: what an export would hold.
fn summary(harness: &Window) -> &Summary {
    harness.state().summary().expect("an answer")
}

/// How many items have an outcome.
fn outcome(harness: &Window, outcome: Outcome) -> u64 {
    summary(harness).outcomes.get(&outcome).copied().unwrap_or_default()
}

/// All outcomes, as the commands write them.
fn outcomes(harness: &Window) -> serde_json::Value {
    serde_json::to_value(&summary(harness).outcomes).expect("JSON")
}

/// A copy of a sample, to be changed.
fn copied_sample(platform: &str) -> TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(platform);
    let to = tempfile::tempdir().expect("a folder");
    for entry in walkdir::WalkDir::new(&from).into_iter().map(|entry| entry.expect("an entry")) {
        let path = to.path().join(entry.path().strip_prefix(&from).expect("within"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&path).expect("a folder");
        } else {
            std::fs::copy(entry.path(), &path).expect("a copy");
        }
    }
    to
}

/// An archive of X in which another person than in the others is named.
fn of_x(id: &str, name: &str, born: &str) -> Files {
    let mut files = x::modern(&x::posts());
    files.retain(|(path, _)| path != "data/manifest.js" && path != "data/account.js");
    let account = serde_json::json!({
        "email": format!("{name}@example.org"), "username": name, "accountId": id, "accountDisplayName": name,
    });
    files.push(x::of_x("data/account.js", "account", &[account]));
    let age = serde_json::json!({ "ageInfo": { "age": ["14"], "birthDate": born } });
    files.push(x::of_x("data/ageinfo.js", "ageMeta", &[age]));
    files
}

/// The same archive as [`small`], of somebody else.
fn small_of_milo() -> Files {
    small()
        .into_iter()
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("text").replace("Juno,Pell", "Milo,Crumb");
            (path, text.into_bytes())
        })
        .collect()
}

/// The letter as it stands.
fn letter(harness: &Window) -> String {
    harness.get_by_label("Preview").accesskit_node().value().unwrap_or_default()
}
