//! When items were made, and how the same archive is judged elsewhere.

use super::*;

/// The timeline: by keyboard it tells of a month, what the rules were then and are now; a span filters everywhere.
#[test]
fn the_timeline_tells_of_months_and_filters() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num5);
    assert!(says(&harness, "When you made it, and what the rules were"));
    // Bands of what the platform says, with their days; what regulators did, with its source.
    assert!(says(&harness, "LinkedIn says: used unless you object. Since 3 Nov 2025."));
    assert!(says(&harness, "The law: law depends. Since 25 May 2018."));
    assert!(says(&harness, "7 November 2025: DPC does not stop LinkedIn."));
    assert!(!says(&harness, "ICO: LinkedIn pauses in the UK"));
    click(&mut harness, "Elsewhere too");
    assert!(says(&harness, "LinkedIn has suspended training on the data of people in the United Kingdom."));

    let map = harness.get_by_role(Role::Grid);
    map.focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(2);
    assert!(says(&harness, "Items by month and kind. Posts and articles, October 2026: 0"));
    // Back to a month with something in it.
    for _ in 0..400 {
        if !harness.query_all_by_label_contains(": 0").any(|node| node.accesskit_node().role() == Role::Grid) {
            break;
        }
        harness.key_press(Key::ArrowLeft);
        harness.run_steps(1);
    }
    assert!(says(&harness, "Now:"));

    let all = summary(&harness).totals.counts.items;
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(says(&harness, "Only what was made from"));
    go_to(&mut harness, Key::Num1);
    assert!(!says(&harness, &format!("of your {all} LinkedIn items")));
    // The rest is a click away, and the export holds everything unless asked.
    assert_eq!(summary(&harness).totals.counts.items, all);
    click(&mut harness, "Show all of it");
    assert!(says(&harness, &format!("of your {all} LinkedIn items")));
}

/// Drags over the map of months from the first of these shares of its width to the last.
fn drag_over_months(harness: &mut Window, shares: &[f32]) {
    let map = harness.get_by_role(Role::Grid).rect();
    let at = |share: f32| egui::pos2(map.left() + map.width() * share, map.top() + 12.0);
    let (Some(first), Some(last)) = (shares.first(), shares.last()) else { return };
    harness.hover_at(at(*first));
    harness.drag_at(at(*first));
    harness.run_steps(2);
    for share in shares.iter().skip(1) {
        harness.hover_at(at(*share));
        harness.run_steps(2);
    }
    harness.drop_at(at(*last));
    harness.run_steps(3);
}

/// A span is drawn with the mouse, and is taken back by Escape on the map.
#[test]
fn a_span_is_drawn_over_the_map() {
    let (_dir, _path, mut harness) = opened_small();
    go_to(&mut harness, Key::Num5);
    drag_over_months(&mut harness, &[0.25, 0.35, 0.5, 0.6]);
    assert!(says(&harness, "Only what was made from"));
    assert!(says(&harness, "Close"));
    click(&mut harness, "Show only these months");
    assert!(says(&harness, "Show all months"));
    harness.get_by_role(Role::Grid).focus();
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!says(&harness, "Only what was made from"));
    assert!(!says(&harness, "Close"), "the explanation of the span goes with it");
    // Of a month that is only pointed at, the explanation closes wherever the keyboard is.
    harness.get_by_role(Role::Grid).focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(3);
    assert!(says(&harness, "Close"));
    harness.get_by_label("Close").focus();
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!says(&harness, "Close"));
}

/// The panel that explains a month takes the lower part of the window, and the month that it explains stays in sight above it.
#[test]
fn an_explained_month_stays_in_sight() {
    let origins = fodder::import::Sample::ALL.map(Origin::Sample).to_vec();
    let mut harness = window_of([1180.0, 780.0], TODAY, origins, None);
    until_open(&mut harness);
    go_to(&mut harness, Key::Num5);
    // The last row that is in the window, which the panel would cover.
    let rows = |harness: &Window| -> Vec<egui::Rect> {
        harness.query_all_by_label_contains("Show its rules.").map(|node| node.rect()).collect()
    };
    let nth = rows(&harness).iter().rposition(|row| row.bottom() < 770.0).expect("a row in sight");
    let map = harness.get_by_role(Role::Grid).rect();
    let at = egui::pos2(map.center().x, rows(&harness)[nth].top() + 8.0);
    harness.hover_at(at);
    harness.run_steps(1);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(8);
    let (row, panel) = (rows(&harness)[nth], harness.get_by_label("Close").rect());
    assert!(at.y > panel.top() && row.bottom() <= panel.top(), "{at} {row} {panel}");
}

/// A click on a month explains it and narrows nothing. What narrows every screen says so, and a click with Shift chooses the months up
/// to it.
#[test]
fn a_click_on_a_month_explains_it_alone() {
    let (_dir, _path, mut harness) = opened_small();
    go_to(&mut harness, Key::Num5);
    let map = harness.get_by_role(Role::Grid).rect();
    let at = |share: f32| egui::pos2(map.left() + map.width() * share, map.top() + 12.0);
    let click_at = |harness: &mut Window, share: f32, modifiers: Modifiers| {
        harness.hover_at(at(share));
        harness.run_steps(1);
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            let event = egui::Event::PointerButton { pos: at(share), button, pressed, modifiers };
            harness.event_modifiers(event, modifiers);
        }
        harness.run_steps(3);
    };
    click_at(&mut harness, 0.4, Modifiers::NONE);
    assert!(says(&harness, "Close") && !says(&harness, "Only what was made from"));
    click_at(&mut harness, 0.6, Modifiers::SHIFT);
    assert!(says(&harness, "Only what was made from") && says(&harness, " – "));
    // A month among the chosen ones is explained by itself.
    click_at(&mut harness, 0.5, Modifiers::NONE);
    assert!(says(&harness, "Only what was made from"));
    let only = harness.get_by_label_contains(" alone");
    let label = only.accesskit_node().label().expect("a label");
    assert!(!label.contains('–'), "{label}");
    only.click();
    harness.run_steps(3);
    assert!(!says(&harness, &label), "it is the one that is shown");
    assert!(says(&harness, "Only what was made from"));
}

/// Another archive that has something of the chosen months does not undo the choice; one that has nothing does, because it would
/// be out of sight.
#[test]
fn chosen_months_stay_when_an_archive_is_added() {
    let (_dir, _path, mut harness) = opened_small();
    go_to(&mut harness, Key::Num5);
    drag_over_months(&mut harness, &[0.05, 0.95]);
    assert!(says(&harness, "Only what was made from"));
    let (_other, other) = zip("Complete_LinkedInDataExport_03-15-2026.zip", &small());
    drop_on(&mut harness, &[&other]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    assert!(says(&harness, "Only what was made from"));
    let nothing = [("Comments.csv".to_owned(), b"Date,Link,Message\n2003-03-01 10:00:00,,Old\n".to_vec())];
    let (_third, third) = zip("Complete_LinkedInDataExport_01-15-2025.zip", &nothing);
    drop_on(&mut harness, &[&third]);
    until(&mut harness, "all three", |harness| says(harness, "3 archives"));
    assert!(!says(&harness, "Only what was made from"));
}

/// What was chosen stays when an archive is closed, as it does when one is added: months, an answer about other platforms, and
/// that two exports of an account count once.
#[test]
fn choices_stay_when_other_archives_come_and_go() {
    let dirs: Vec<TempDir> = ["linkedin", "x", "facebook", "instagram"].map(copied_sample).into();
    let paths: Vec<Origin> = dirs.iter().map(|dir| Origin::Path(dir.path().to_owned())).collect();
    let mut harness = window_of([1180.0, 1200.0], TODAY, paths, None);
    until_open(&mut harness);
    press(&mut harness, "Yes, Germany");
    let open = |harness: &Window, id: &str| {
        let questions = &summary(harness).open_questions;
        questions.iter().find(|question| question.id == *id).expect(id).answer
    };
    harness.get_by_label_contains("answers would make this certain").click();
    harness.run_steps(12);
    // All of them, of which one is about Facebook and Instagram.
    for nth in 0..summary(&harness).open_questions.len() {
        harness.get_all_by_label_contains("Anyone").nth(nth).expect("a question").click();
        harness.run_steps(4);
    }
    assert!(open(&harness, "comments.host").is_some());
    harness.get_by_label_contains("4 archives").click();
    harness.run_steps(4);
    let name = dirs[1].path().file_name().expect("a name").to_string_lossy().into_owned();
    click(&mut harness, &format!("Close {name}"));
    until(&mut harness, "three", |harness| says(harness, "3 archives"));
    assert!(open(&harness, "comments.host").is_some());
}

/// The same archive in other countries, each as it is judged there alone.
#[test]
fn regions_side_by_side_match_their_single_reports() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = window_of([1600.0, 1000.0], TODAY, vec![Origin::Path(path.clone())], None);
    until_open(&mut harness);
    go_to(&mut harness, Key::Num6);
    assert!(says(&harness, "No country is chosen, so the first column is for anywhere else."));
    go_to(&mut harness, Key::Num1);
    click(&mut harness, "Yes, Belgium");
    go_to(&mut harness, Key::Num6);
    assert!(says(&harness, "The same archive in other countries") && !says(&harness, "No country is chosen"));
    for (code, name) in [("BE", "Belgium"), ("DE", "Germany"), ("GB", "United Kingdom"), ("US", "United States")] {
        let (summary, _) = report(&[&path], &["--region", code, "--on", "2026-11-24"]);
        let used: u64 = summary["outcomes"]
            .as_object()
            .expect("outcomes")
            .iter()
            .filter(|(outcome, _)| outcome.starts_with("used-no") || outcome.starts_with("used-unless"))
            .filter_map(|(_, items)| items.as_u64())
            .sum();
        let items = if used == 1 { "item of a kind that is used" } else { "items of kinds that are used" };
        assert!(says(&harness, &format!("{name}: {used} {items}")), "{name}: {used}");
    }
    // Another country, why, and one less.
    choose(&mut harness, "Country: Add a country", "japan", "Japan");
    assert!(says(&harness, "Japan: "));
    harness.get_by_label_contains("Japan, Posts and articles").click();
    harness.run_steps(3);
    assert!(says(&harness, "Why: Posts and articles, Japan"));
    assert!(says(&harness, "Japan, on 24 November 2026"));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    click(&mut harness, "Remove Japan");
    assert!(!says(&harness, "Remove Japan"));
    assert!(says(&harness, "Belgium, Posts and articles"));
    for name in ["United Kingdom", "United States", "Brazil"] {
        click(&mut harness, &format!("Remove {name}"));
    }
    // One law and one policy for both.
    click(&mut harness, "Only what differs from the first country");
    assert!(says(&harness, "All these countries answer alike."));
    assert!(!says(&harness, "Belgium, Posts and articles"));
}

/// In a window with room for few countries, one that is added comes into sight, and scrolling ends at the edge of a column.
#[test]
fn countries_are_shown_whole_in_a_narrow_window() {
    let (_dir, path) = zip(COMPLETE, &small());
    let width = 760.0;
    let mut harness = window_of([width, 520.0], TODAY, vec![Origin::Path(path)], None);
    until_open(&mut harness);
    click(&mut harness, "Yes, Belgium");
    go_to(&mut harness, Key::Num6);
    let heads = |harness: &Window| -> Vec<f32> {
        harness.query_all_by_role(Role::ColumnHeader).map(|head| head.rect().left()).collect()
    };
    let edge = heads(&harness)[0];
    choose(&mut harness, "Country: Add a country", "japan", "Japan");
    harness.run_steps(60);
    let japan = harness.get_by_label("Remove Japan").rect();
    assert!(japan.left() > edge && japan.right() <= width, "{japan:?}");
    let is_whole = |harness: &Window| heads(harness).iter().any(|left| (left - edge).abs() < 1.0);
    assert!(is_whole(&harness), "{:?} and {edge}", heads(&harness));
    // Back by a small step, which is not undone: it comes to rest at the column before.
    harness.event(egui::Event::PointerMoved(japan.center() + egui::vec2(-40.0, 60.0)));
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(40.0, 0.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    let before = harness.get_by_label("Remove Japan").rect().left();
    harness.run_steps(120);
    assert!(is_whole(&harness), "{:?} and {edge}", heads(&harness));
    assert!(harness.get_by_label("Remove Japan").rect().left() > before + 60.0, "the step was undone");
    for _ in 0..12 {
        if compared_countries(&harness) > 0 {
            harness.query_all_by_label_contains("Remove ").next().expect("a country").focus();
            harness.run_steps(30);
            harness.key_press(Key::Space);
            harness.run_steps(30);
        }
    }
    assert!(says(&harness, "There is nothing to compare yet: add a country."));
    assert!(!says(&harness, "the same everywhere"));
}

/// How many countries are compared with one's own.
fn compared_countries(harness: &Window) -> usize {
    harness.query_all_by_label_contains("Remove ").filter(|node| node.accesskit_node().role() == Role::Button).count()
}

/// Where a platform says only that it may use something, no number of it is said to be used.
#[test]
fn what_may_be_used_is_not_said_to_be_used() {
    let mut harness = window_of([1180.0, 780.0], date(2023, 10, 15), samples(&["x"]), None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    let used = outcome(&harness, Outcome::UsedNoOptOut);
    assert!(used > 0);
    assert!(says(&harness, &format!("Show {used} items: may be used, no way to opt out")));
    let screens = [Key::Num1, Key::Num4, Key::Num5, Key::Num6];
    for screen in screens {
        go_to(&mut harness, screen);
        let names = harness.query_all(egui_kittest::kittest::By::new());
        let names = names.filter_map(|node| node.accesskit_node().label()).map(|name| name.to_lowercase());
        for name in names {
            let rest = name.replace("may be used", "");
            for wrong in ["used, no way to opt out", "of a kind that is used", "of kinds that are used"] {
                assert!(!rest.contains(wrong), "{screen:?}: {name}");
            }
        }
    }
    go_to(&mut harness, Key::Num6);
    assert!(says(&harness, &format!("Germany: {used} items of kinds that may be used")));
}

fn samples(platforms: &[&str]) -> Vec<Origin> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    platforms.iter().map(|platform| Origin::Path(root.join(platform))).collect()
}

/// A country where an item is used with no way to object never reads as the same as one where it is used until the person
/// objects, also where the leading answer of both is that it depends.
#[test]
fn countries_that_differ_below_the_leading_answer_are_told_apart() {
    let mut harness = window_of([1600.0, 1000.0], TODAY, samples(&["facebook"]), None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num6);
    for country in ["United Kingdom", "Brazil"] {
        click(&mut harness, &format!("Remove {country}"));
    }
    click(&mut harness, "Only what differs from the first country");
    assert!(says(&harness, "Posts and articles"));
    // Without any other country, none comes back.
    let rest: Vec<String> =
        harness.query_all_by_label_contains("Remove ").filter_map(|node| node.accesskit_node().label()).collect();
    assert!(!rest.is_empty());
    for country in rest {
        click(&mut harness, &country);
    }
    assert_eq!(harness.query_all_by_label_contains("Remove ").count(), 0);
}

/// What is explained stays the same month and kind when one platform is shown alone.
#[test]
fn the_month_that_is_explained_stays_the_same() {
    let mut harness = window_of([1180.0, 1000.0], TODAY, samples(&["linkedin", "x"]), None);
    until_open(&mut harness);
    go_to(&mut harness, Key::Num5);
    let map = harness.get_by_role(Role::Grid);
    map.focus();
    harness.run_steps(2);
    for _ in 0..30 {
        harness.key_press(Key::ArrowLeft);
        harness.run_steps(1);
    }
    let at = |harness: &Window| {
        let name = harness.get_by_role(Role::Grid).accesskit_node().label().unwrap_or_default();
        let (_, place) = name.split_once("kind. ").expect("a place");
        place.rsplit_once(": ").expect("a count").0.to_owned()
    };
    let before = at(&harness);
    harness.get_by_label_contains("Show X: ").click();
    harness.run_steps(6);
    assert_eq!(at(&harness), before);
    // Its items are shown: as many as it counts.
    while harness.get_by_role(Role::Grid).accesskit_node().label().is_some_and(|name| name.ends_with(": 0")) {
        harness.get_by_role(Role::Grid).focus();
        harness.run_steps(2);
        harness.key_press(Key::ArrowLeft);
        harness.run_steps(2);
    }
    let name = harness.get_by_role(Role::Grid).accesskit_node().label().unwrap_or_default();
    let count: u64 = name.rsplit(": ").next().and_then(|count| count.parse().ok()).expect("a count");
    let (link, heading) = if count == 1 {
        ("Show the one item".to_owned(), "One item".to_owned())
    } else {
        (format!("Show all {count} items"), format!("{count} items"))
    };
    click(&mut harness, &link);
    until(&mut harness, &heading, |harness| {
        let mut headings = harness.query_all_by_role(Role::Heading);
        headings.any(|node| node.accesskit_node().label().is_some_and(|label| label == heading))
    });
    assert!(says(&harness, "Only what was made from"));
}

/// An answer that is given while some months are chosen leaves the years alone that are out of sight.
#[test]
fn an_answer_for_some_months_leaves_other_years_alone() {
    let (_dir, path) = zip("twitter-2026-11-02-abc.zip", &x::modern(&x::posts()));
    let mut harness = opened(&path);
    choose(&mut harness, "Country: Choose your country", "united states", "United States");
    let years = || "It changed over the years: Who could see most of your posts on X?";
    click(&mut harness, years());
    click(&mut harness, "Only my followers, in 2012");
    let left_out = outcome(&harness, Outcome::NotUsedByPolicy);
    go_to(&mut harness, Key::Num5);
    drag_over_months(&mut harness, &[0.16, 0.3]);
    assert!(says(&harness, "Only what was made from"));
    go_to(&mut harness, Key::Num1);
    assert!(!says(&harness, "Only my followers, in 2012"), "2012 is out of sight");
    click(&mut harness, "Anyone");
    assert_eq!(outcome(&harness, Outcome::NotUsedByPolicy), left_out);
}

/// Days on which nothing was made are not said to be uncountable, and leave no empty charts.
#[test]
fn days_without_items_are_said_to_be_empty() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num5);
    harness.get_by_role(Role::Grid).focus();
    harness.run_steps(2);
    for key in [Key::ArrowLeft, Key::Enter] {
        harness.key_press(key);
        harness.run_steps(3);
    }
    go_to(&mut harness, Key::Num1);
    assert!(says(&harness, "LinkedIn: nothing in this archive has a date from 1 Oct 2026 to 31 Oct 2026."));
    go_to(&mut harness, Key::Num4);
    assert!(says(&harness, "There is nothing to show."));
    assert!(!says(&harness, "Items by year and kind"));
}

/// A file that is opened beside the list has the number of the list, with the days it is of.
#[test]
fn a_file_tells_its_items_of_the_chosen_months() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num5);
    drag_over_months(&mut harness, &[0.3, 0.95]);
    go_to(&mut harness, Key::Num2);
    let row = |harness: &Window| {
        let row = harness.get_all_by_role(Role::Row).find_map(|node| node.accesskit_node().label());
        row.expect("a file")
    };
    let label = row(&harness);
    let items = label.split("Items: ").nth(1).and_then(|rest| rest.split(',').next()).expect("its items").to_owned();
    harness.get_by_label(&label).click();
    harness.run_steps(4);
    let texts: Vec<String> = harness
        .query_all_by_role(Role::Label)
        .filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label()))
        .collect();
    let made = texts.iter().position(|text| text.starts_with("Items made from")).expect("the days");
    assert_eq!(texts.get(made + 1), Some(&items), "{label}");
}
