//! Opening: by dropping, typing, pasting, by one click, from the keyboard; what cannot be opened.

use super::*;
use fodder::import::Sample;
use std::collections::BTreeSet;

#[test]
fn a_dropped_archive_is_judged_and_exported() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = window();
    assert!(says(&harness, "Drop your archive here"));
    assert_eq!(harness.state().title(), "Fodder");

    drop_on(&mut harness, &[&path]);
    until_open(&mut harness);
    assert_eq!(harness.state().title(), "Complete_LinkedInDataExport_03-14-2026.zip - Fodder");
    assert!(says(&harness, "8 of your 11 LinkedIn items are of a kind LinkedIn says it trains AI on."));
    assert!(says(&harness, "6 of 6 files read or counted"));

    // The profile names Belgium: a suggestion, until it is confirmed.
    assert!(says(&harness, "Choose your country to see what its law lets platforms do, and whether you can opt out."));
    click(&mut harness, "Yes, Belgium");
    assert!(says(
        &harness,
        "In Belgium, for what is public the law lets it, until you object, only if it passes a test"
    ));
    assert!(says(&harness, "for the rest the law is unsettled."));

    // Another country, by typing.
    choose(&mut harness, "Country: Belgium", "united ki", "United Kingdom");
    assert!(says(&harness, "In the United Kingdom, for what is public the law lets it, until you object, only if it"));

    // Another day, by typing.
    click(&mut harness, "Day: 24 November 2026");
    fill(&mut harness, "Type a day, as 24 Nov 2026 or 2026-11-24", "2024-09-24");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "LinkedIn says it does not train on anything in this archive."));
    assert!(says(&harness, "Posts and articles: 3 items"));

    // Why: the rule, the law, the source, what it was before.
    harness.get_by_label_contains("Posts and articles: 3 items").click();
    harness.run_steps(4);
    // One reason: its sources stand open. The names of the rules are behind "Details".
    for at in 0..2 {
        harness.get_all_by_label("Details").nth(at).expect("the details of a rule").click();
        harness.run_steps(12);
    }
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
    fill(&mut harness, "Where to save it", &out.to_string_lossy());
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
    until_open(&mut harness);
    for (platform, name) in [("linkedin", "LinkedIn"), ("x", "X"), ("facebook", "Facebook")] {
        let headline = summary(&harness).headlines.iter().find(|line| line.platform.as_deref() == Some(platform));
        let items = headline.expect("a headline").items;
        assert!(says(&harness, &format!("of your {items} {name} items are of a kind {name} says it trains AI on")));
    }
    assert!(harness.state().title().ends_with(" + 3 - Fodder"));

    // Threads lies in Instagram's archive and is shown with it.
    click(&mut harness, "Show Instagram, Threads: 105");
    assert!(says(&harness, "of a kind Instagram says it trains AI on"));
    assert!(says(&harness, "of a kind Threads says it trains AI on"));
    assert!(!says(&harness, "of a kind X says it trains AI on"));
}

#[test]
fn every_number_of_the_window_is_in_the_summary() {
    let mut harness = window();
    click(&mut harness, "Try a sample");
    until_open(&mut harness);
    let summary = summary(&harness).clone();
    for category in &summary.categories {
        let items = fodder::text::counted("row-items", category.counts.items);
        assert!(says(&harness, &format!("{}: {items}", category.name)), "{}", category.name);
    }
    for (outcome, items) in &summary.outcomes {
        let legend = format!(
            "{} {}",
            fodder::text::number(*items),
            fodder::text::text(&format!("outcome-lower-{}", outcome.id()))
        );
        assert!(says(&harness, &legend), "{legend}");
    }
}

#[test]
fn paths_given_at_the_start_are_opened_at_once() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = window_of([1180.0, 780.0], TODAY, vec![Origin::Path(path)], None);
    until_open(&mut harness);
    assert!(says(&harness, "of your 11 LinkedIn items"));
}

#[test]
fn another_archive_is_added() {
    let (_a, first) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let (_b, second) = zip("Complete_LinkedInDataExport_03-14-2025.zip", &small());
    let mut harness = opened(&first);
    drop_on(&mut harness, &[&second]);
    until(&mut harness, "both", |harness| says(harness, "of your 22 LinkedIn items"));
    assert_eq!(harness.state().title(), "Complete_LinkedInDataExport_03-14-2026.zip + 1 - Fodder");
    assert!(says(&harness, "2 archives"));
    go_to(&mut harness, Key::Num2);
    assert!(says(&harness, "another export of the account"));
}

/// People drop the parts of an export one after another.
#[test]
fn what_is_dropped_while_something_is_read_is_read_after_it() {
    let (_a, first) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let (_b, second) = zip("Complete_LinkedInDataExport_03-14-2025.zip", &small());
    let mut harness = window();
    drop_on(&mut harness, &[&first]);
    drop_on(&mut harness, &[&second]);
    until(&mut harness, "both", |harness| says(harness, "of your 22 LinkedIn items"));
}

#[test]
fn one_of_several_archives_is_closed() {
    let (_a, first) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let (_b, second) = zip("Complete_LinkedInDataExport_03-14-2025.zip", &small());
    let mut harness = opened(&first);
    drop_on(&mut harness, &[&second]);
    until(&mut harness, "both", |harness| says(harness, "of your 22 LinkedIn items"));
    click(&mut harness, "2 archives");
    click(&mut harness, "Close Complete_LinkedInDataExport_03-14-2026.zip");
    until(&mut harness, "one", |harness| says(harness, "of your 11 LinkedIn items"));
    assert_eq!(harness.state().title(), "Complete_LinkedInDataExport_03-14-2025.zip - Fodder");
}

/// What is said of the sample's invented person holds for nobody else, and one's own archive closes the sample.
#[test]
fn the_sample_and_ones_own_archive_stay_apart() {
    let (_dir, own) = zip(COMPLETE, &small());
    let mut harness = window();
    click(&mut harness, "Try a sample");
    until_open(&mut harness);
    assert!(says(&harness, "This is a sample: an invented person."));
    click(&mut harness, "Yes, Germany");
    go_to(&mut harness, Key::Num7);
    click(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert!(summary(&harness).outcomes.contains_key(&Outcome::YouOptedOut));

    drop_on(&mut harness, &[&own]);
    until(&mut harness, "one's own", |harness| summary(harness).archives.len() == 1);
    assert!(!says(&harness, "This is a sample"));
    assert!(!summary(&harness).outcomes.contains_key(&Outcome::YouOptedOut));
    assert!(says(&harness, "8 of your 11 LinkedIn items are of a kind LinkedIn says it trains AI on."));
    // The country of the sample's person is not taken for one's own either.
    click(&mut harness, "Yes, Belgium");
    go_to(&mut harness, Key::Num7);
    assert!(!says(&harness, "done 24 Nov 2026"));
}

#[test]
fn an_unreadable_archive_is_reported_and_open_ones_stay() {
    let (_bad_dir, bad) = file("holiday.zip", b"no zip at all");
    let mut harness = window();
    drop_on(&mut harness, &[&bad]);
    until(&mut harness, "the error", |harness| says(harness, ": this is not a zip archive."));
    assert!(says(&harness, "holiday.zip") && says(&harness, "Drop your archive here"));

    let (_dir, good) = zip(COMPLETE, &small());
    drop_on(&mut harness, &[&good]);
    until_open(&mut harness);
    assert!(!says(&harness, ": this is not a zip archive."));
    drop_on(&mut harness, &[&bad]);
    until(&mut harness, "the error", |harness| says(harness, ": this is not a zip archive."));
    assert!(says(&harness, "of your 11 LinkedIn items"));
}

/// A summary is not saved in the archive's place, however often Save is pressed.
#[test]
fn a_summary_is_not_saved_over_the_archive() {
    let (_dir, path, mut harness) = opened_in_belgium();
    let before = std::fs::read(&path).expect("the zip");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(3);
    fill(&mut harness, "Where to save it", &path.to_string_lossy());
    for _ in 0..2 {
        click(&mut harness, "Save");
        until(&mut harness, "the refusal", |harness| says(harness, "Fodder never changes an archive"));
        assert_eq!(std::fs::read(&path).expect("the zip"), before);
    }
}

/// A file that is there is replaced when Save is pressed again, by Enter as well.
#[test]
fn a_file_that_is_there_is_replaced_if_asked_twice() {
    let (dir, _path, mut harness) = opened_in_belgium();
    let out = dir.path().join("summary.html");
    std::fs::write(&out, "the old one").expect("written");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(3);
    fill(&mut harness, "Where to save it", &out.to_string_lossy());
    harness.key_press(Key::Enter);
    until(&mut harness, "the question", |harness| says(harness, "There is a file of that name."));
    assert_eq!(std::fs::read_to_string(&out).expect("a file"), "the old one");
    harness.key_press(Key::Enter);
    until(&mut harness, "the file", |harness| says(harness, "Saved to"));
    assert!(std::fs::read_to_string(&out).expect("a file").contains("<html"));
    // And a folder that is not there is said.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(3);
    fill(&mut harness, "Where to save it", &dir.path().join("no/such/place.html").to_string_lossy());
    click(&mut harness, "Save");
    until(&mut harness, "the refusal", |harness| says(harness, "There is no such folder"));
}

/// What was left because of a limit is read when the person asks for it.
#[test]
fn a_refused_file_is_read_on_request() {
    let mut zipped = zip_bytes(&small());
    for depth in 0..4 {
        zipped = zip_bytes(&[(format!("{depth}.zip"), zipped)]);
    }
    let mut files = small();
    files.retain(|(name, _)| name != "Comments.csv");
    files.push(("in.zip".to_owned(), zipped));
    let (_dir, path) = zip(COMPLETE, &files);
    let mut harness = opened(&path);
    assert_eq!(summary(&harness).totals.counts.items, 9);
    go_to(&mut harness, Key::Num2);
    assert!(says(&harness, "too deep within archives"));
    click(&mut harness, "Read it anyway");
    until(&mut harness, "the rest", |harness| {
        harness.state().summary().is_some_and(|all| all.totals.counts.items == 11)
    });
    assert!(!says(&harness, "Read it anyway"));
}

#[test]
fn a_path_can_be_typed() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = window();
    click(&mut harness, "Or type a path");
    harness.get_by_label("Path of the archive").type_text(&path.to_string_lossy());
    harness.run_steps(2);
    click(&mut harness, "Open");
    until_open(&mut harness);
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
    until_open(&mut harness);
}

#[test]
fn reading_can_be_cancelled() {
    let rows = "2024-05-01 10:00:00,https://example.org,words and words and words,,,MEMBER_NETWORK\n".repeat(400_000);
    let shares = format!("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n{rows}");
    let (_dir, path) = zip(COMPLETE, &[text_file("Shares.csv", &shares)]);
    let mut harness = window();
    drop_on(&mut harness, &[&path]);
    until_seen(&mut harness, "the reading", |harness| says(harness, "Cancel"));
    assert_eq!(harness.state().title(), "Reading Complete_LinkedInDataExport_03-14-2026.zip - Fodder");
    std::thread::sleep(Duration::from_millis(100));
    harness.step();
    harness.get_by_label("Cancel").click();
    harness.run_steps(3);
    until(&mut harness, "the start", |harness| says(harness, "Drop your archive here"));
    assert!(harness.state().summary().is_none());
    assert_eq!(harness.state().title(), "Fodder");
}

/// The bar at the top has room for its last button in every width, before a country is chosen and with one of a long name.
#[test]
fn the_top_bar_fits_every_width() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("settings.json"), r#"{"region": "VC", "regions_kept": []}"#).expect("written");
    let mut files = small();
    for (_, bytes) in &mut files {
        let text = String::from_utf8(std::mem::take(bytes)).expect("text");
        *bytes = text.replace("Juno,Pell", "Maximiliane,Featherstonehaugh").into_bytes();
    }
    let (_dir, path) = zip(COMPLETE, &files);
    // Little room is left where something is added to it.
    for width in [380_u16, 480, 640, 760, 861, 901, 960, 1000, 1040, 1101, 1180] {
        let one = || vec![Origin::Path(path.clone())];
        let four = || Sample::ALL.map(Origin::Sample).to_vec();
        for (settings, origins) in [(None, one()), (Some(folder.path()), one()), (Some(folder.path()), four())] {
            let make = move |cc: &mut eframe::CreationContext<'_>| {
                let app = App::new(cc, origins, TODAY).expect("the program's own data is right");
                match settings {
                    Some(folder) => app.with_settings(&cc.egui_ctx, folder),
                    None => app,
                }
            };
            let width = f32::from(width);
            let mut harness = Harness::builder().with_size([width, 400.0]).with_max_steps(12).build_eframe(make);
            until_open(&mut harness);
            let right = harness.get_by_label("Export…").rect().right();
            assert!(right <= width - 6.0, "{width}, {settings:?}: {right}");
        }
    }
}

/// The smallest window at 200 % has half as many points each way. Whatever ended beyond the right edge would be out of reach, because
/// pages scroll up and down alone; only the countries side by side scroll sideways.
#[test]
fn nothing_ends_beside_the_smallest_window_at_twice_the_size() {
    let width = 380.0;
    let mut harness = window_of([width, 260.0], TODAY, Sample::ALL.map(Origin::Sample).to_vec(), None);
    until_open(&mut harness);
    let mut beside = BTreeSet::new();
    let mut look = |harness: &Window, at: &str| {
        use Role::{Button, CheckBox, DisclosureTriangle, Heading, Label, Link, RadioButton};
        for role in [Button, CheckBox, DisclosureTriangle, Heading, Label, Link, RadioButton, Role::Row] {
            for node in harness.query_all_by_role(role) {
                let right = node.rect().right();
                let name = node.accesskit_node().label().or_else(|| node.accesskit_node().value());
                if right > width + 1.0 {
                    beside.insert(format!("{at}: {} ends at {right}", name.unwrap_or_default()));
                }
            }
        }
    };
    look(&harness, "no country");
    press(&mut harness, "Yes, Germany");
    for screen in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num7, Key::Num8] {
        go_to(&mut harness, screen);
        harness.run_steps(20);
        look(&harness, &format!("{screen:?}"));
    }
    press(&mut harness, "About you…");
    look(&harness, "about you");
    for opener in ["Why?", "Posts and articles: 185 items"] {
        go_to(&mut harness, Key::Num1);
        harness.query_all_by_label_contains(opener).next().expect("a control").focus();
        harness.run_steps(2);
        harness.key_press(Key::Space);
        harness.run_steps(6);
        look(&harness, opener);
    }
    for screen in [Key::Num2, Key::Num3, Key::Num8] {
        go_to(&mut harness, screen);
        harness.run_steps(20);
        harness.query_all_by_role(Role::Row).next().expect("a row").focus();
        harness.run_steps(2);
        harness.key_press(Key::Space);
        harness.run_steps(6);
        look(&harness, &format!("the first row of {screen:?}"));
    }
    for (modifiers, key) in [(Modifiers::COMMAND, Key::E), (Modifiers::COMMAND, Key::K), (Modifiers::NONE, Key::F1)] {
        harness.key_press_modifiers(modifiers, key);
        harness.run_steps(4);
        look(&harness, &format!("the dialog of {key:?}"));
        harness.key_press(Key::Escape);
        harness.run_steps(6);
    }
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    look(&harness, "the letter");
    assert!(beside.is_empty(), "{beside:#?}");
}

/// Where the list of screens scrolls, the one that was chosen by its keys comes into sight.
#[test]
fn the_chosen_screen_is_in_sight_in_a_low_list() {
    let height = 260.0;
    let mut harness = window_of([380.0, height], TODAY, vec![Origin::Sample(Sample::LinkedIn)], None);
    until_open(&mut harness);
    for (screen, name) in [(Key::Num8, "Sources"), (Key::Num1, "Overview"), (Key::Num7, "Opt out")] {
        go_to(&mut harness, screen);
        harness.run_steps(20);
        let rows = harness.query_all_by_role(Role::Button).filter(|node| {
            let name_of = node.accesskit_node().label().unwrap_or_default();
            (name_of == name || name_of.starts_with(&format!("{name}, "))) && node.rect().left() < 100.0
        });
        let row = rows.map(|node| node.rect()).next().expect(name);
        assert!(row.top() >= 0.0 && row.bottom() <= height, "{name}: {row:?}");
    }
}

#[test]
fn every_size_down_to_the_smallest_draws() {
    let (_dir, path) = zip(COMPLETE, &small());
    for size in [[760.0, 520.0], [1600.0, 1000.0]] {
        let mut harness = window_of(size, TODAY, vec![Origin::Path(path.clone())], None);
        until_open(&mut harness);
        harness.get_by_label_contains("Posts and articles: 3 items").click();
        harness.run_steps(3);
        assert!(says(&harness, "Why: Posts and articles"));
        harness.key_press(Key::Escape);
        harness.run_steps(3);
        assert!(says(&harness, "of your 11 LinkedIn items"));
    }
}

#[test]
fn everything_works_from_the_keyboard() {
    let mut harness = window();
    // Keys and terms, Settings, Open file, Open folder, Try a sample: in the order they are read.
    for _ in 0..5 {
        harness.key_press(Key::Tab);
        harness.step();
    }
    assert!(harness.get_by_label("Try a sample").is_focused());
    harness.key_press(Key::Enter);
    until_open(&mut harness);
    go_to(&mut harness, Key::Num2);
    assert!(says(&harness, "files were read"));
    go_to(&mut harness, Key::Num1);
    let row = harness.get_by_label_contains("Private messages: 156 items");
    row.focus();
    harness.step();
    harness.key_press(Key::Space);
    harness.run_steps(3);
    assert!(says(&harness, "Why: Private messages"));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!says(&harness, "Why: Private messages"));
}

/// Escape closes a menu, and the keyboard goes on at what opened it; with nothing open it stays where it is.
#[test]
fn after_escape_the_keyboard_goes_on_where_it_was() {
    const DAY: &str = "Day: 24 November 2026";
    let (_dir, _path, mut harness) = opened_in_belgium();
    press(&mut harness, DAY);
    assert!(says(&harness, "Today"));
    for _ in 0..2 {
        harness.key_press(Key::Escape);
        harness.run_steps(4);
        assert!(!says(&harness, "Today"));
        assert!(harness.get_by_label(DAY).is_focused());
    }
    for opener in ["Country: Belgium", "Settings", "Add an archive"] {
        press(&mut harness, opener);
        harness.key_press(Key::Escape);
        harness.run_steps(4);
        assert!(harness.get_by_label(opener).is_focused(), "{opener}");
    }
}

/// Whoever says that they do not live where an archive names a place is not asked again at the next start.
#[test]
fn a_country_is_asked_about_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("settings.json"), r#"{"region": "AT"}"#).expect("written");
    let (_dir, path) = zip(COMPLETE, &small());
    let start = || {
        let settings = folder.path().to_owned();
        let make = move |cc: &mut eframe::CreationContext<'_>| {
            let app = App::new(cc, Vec::new(), TODAY).expect("the program's own data is right");
            app.with_settings(&cc.egui_ctx, &settings)
        };
        let mut harness: Window = Harness::builder().with_size([1180.0, 780.0]).with_max_steps(12).build_eframe(make);
        drop_on(&mut harness, &[&path]);
        until_open(&mut harness);
        harness
    };
    let asks = |harness: &Window| says(harness, "Is that where you live?");
    let mut harness = start();
    assert!(asks(&harness) && says(&harness, "Country: Austria"));
    click(&mut harness, "No");
    assert!(!asks(&harness));
    drop(harness);
    let harness = start();
    assert!(!asks(&harness) && says(&harness, "Country: Austria"));
}

/// Who uses the keyboard alone sees what has the focus, also below the fold of a small window.
#[test]
fn what_gains_the_focus_comes_into_sight() {
    let (_dir, path) = zip(COMPLETE, &small());
    let size = [760.0, 520.0];
    let mut harness = window_of(size, TODAY, vec![Origin::Path(path)], None);
    until_open(&mut harness);
    click(&mut harness, "Yes, Belgium");
    for screen in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8] {
        go_to(&mut harness, screen);
        let mut below = 0;
        for _ in 0..30 {
            harness.key_press(Key::Tab);
            // Scrolling is animated.
            harness.run_steps(30);
            let focused =
                harness.query_all(egui_kittest::kittest::By::new().predicate(|node| node.is_focused())).next();
            let Some(rect) = focused.map(|node| node.rect()) else { continue };
            let at = format!("{screen:?}: {rect:?}");
            assert!(rect.bottom() > 0.0 && rect.top() < size[1] && rect.left() < size[0], "{at}");
            let in_sight = rect.intersect(egui::Rect::from_min_size(egui::Pos2::ZERO, size.into()));
            assert!(in_sight.height() >= rect.height().min(40.0) - 1.0, "{at} is cut off");
            below += 1;
        }
        assert!(below > 5, "{screen:?}");
    }
}

/// A number that leaves files out says so above it, with a way to see which.
#[test]
fn unread_files_are_told_above_the_number() {
    let mut bytes = zip_bytes(&small());
    let name = b"Shares.csv";
    let at = bytes.windows(name.len()).rposition(|window| window == name).expect("the row of the list");
    // A way of packing that nobody knows.
    bytes[at - 46 + 10] = 99;
    let (_dir, path) = file(COMPLETE, &bytes);
    let mut harness = opened(&path);
    assert!(says(
        &harness,
        "1 of 6 files is missing or could not be read to the end. The numbers below leave out what is lost."
    ));
    assert!(says(&harness, "At least "));
    click(&mut harness, "See which");
    assert!(says(&harness, "Shares.csv"));
}

/// Where the desktop takes no drops, the start screen says so and what else there is.
#[test]
fn a_desktop_without_drops_is_told() {
    let start = |takes_drops: bool| {
        let make = move |cc: &mut eframe::CreationContext<'_>| {
            App::new(cc, Vec::new(), TODAY).expect("the program's own data is right").with_drops(takes_drops)
        };
        let mut harness = Harness::builder().with_size([1180.0, 780.0]).with_max_steps(12).build_eframe(make);
        harness.run_steps(3);
        harness
    };
    let without = start(false);
    assert!(says(&without, "Files cannot be dropped here") && says(&without, "Open your archive"));
    assert!(!says(&without, "Drop your archive here") && says(&without, "Open file…"));
    assert!(says(&start(true), "Drop your archive here"));
}

/// Two files of one name are told apart by their folders, and each can be closed.
#[test]
fn archives_of_one_name_are_told_apart() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (_a, juno) = zip(COMPLETE, &small());
    let (_b, milo) = zip(COMPLETE, &small_of_milo());
    let [old, new] = ["old", "new"].map(|name| folder.path().join(name).join(COMPLETE));
    for (from, to) in [(&juno, &old), (&milo, &new)] {
        std::fs::create_dir(to.parent().expect("a folder")).expect("made");
        std::fs::copy(from, to).expect("copied");
    }
    let origins = [&new, &old].map(|path| Origin::Path(path.clone()));
    let mut harness = window_of([1180.0, 1400.0], TODAY, origins.to_vec(), None);
    until_open(&mut harness);
    click(&mut harness, "2 archives");
    assert!(says(&harness, "in old") && says(&harness, "in new"));
    click(&mut harness, &format!("Close {COMPLETE} (in new)"));
    until(&mut harness, "Juno alone", |harness| summary(harness).archives.len() == 1);
    assert!(says(&harness, "Juno"));
    assert!(!says(&harness, "Milo"));
}
