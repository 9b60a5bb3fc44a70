//! Dialogs, the palette and the side panel; what a screen reader finds; the table of *Contents*.

use super::*;
use egui::accesskit;
use egui_kittest::kittest::By;

/// The sample folder of a platform. All samples are of one invented person.
fn sample_of(platform: &str) -> Origin {
    Origin::Path(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(platform))
}

fn opened_samples(platforms: &[&str]) -> Window {
    let origins = platforms.iter().map(|platform| sample_of(platform)).collect();
    let mut harness = window_of([1180.0, 780.0], TODAY, origins, None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    harness
}

/// Every text that a screen reader would speak.
fn spoken(harness: &Window) -> Vec<String> {
    let all = harness.query_all(By::new().predicate(|_| true));
    all.flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value(), node.description()].into_iter().flatten().collect::<Vec<String>>()
    })
    .collect()
}

/// The tree that a screen reader sees: roles, labels, values, and whether a node is folded or toggled. Without hidden nodes and
/// descriptions.
fn tree(harness: &Window) -> String {
    fn write(node: &egui_kittest::kittest::AccessKitNode<'_>, depth: usize, lines: &mut Vec<String>) {
        if node.is_hidden() {
            return;
        }
        let texts = [node.label(), node.value()].into_iter().flatten().collect::<Vec<_>>().join(" = ");
        let is_plain = matches!(node.role(), accesskit::Role::GenericContainer | accesskit::Role::TextRun);
        let is_written = !is_plain || (!texts.is_empty() && node.role() != accesskit::Role::TextRun);
        if is_written {
            let expanded = node.data().is_expanded().map(|open| if open { " (open)" } else { " (folded)" });
            let toggled = node.toggled().map(|toggled| format!(" ({toggled:?})"));
            let more = [expanded.map(str::to_owned), toggled].into_iter().flatten().collect::<String>();
            lines.push(format!("{}{:?}: {texts}{more}", "  ".repeat(depth), node.role()));
        }
        for child in node.children() {
            write(&child, depth + usize::from(is_written), lines);
        }
    }
    let mut lines = Vec::new();
    write(&harness.root().accesskit_node(), 0, &mut lines);
    // Every new version of the rules would change every snapshot otherwise.
    let day = fodder::text::say::rules_day(&fodder::rulebook::built_in_version());
    lines.join("\n").replace(&day, "[day of the rules]")
}

/// The roles and texts that a screen reader finds on each screen. A reviewer reads a changed snapshot before accepting it.
#[test]
fn the_accessibility_tree_of_each_screen_matches_its_snapshot() {
    let start = window();
    insta::assert_snapshot!("reader_start", tree(&start));
    let mut harness = opened_samples(&["linkedin", "x"]);
    for (name, screen) in [
        ("reader_overview", Key::Num1),
        ("reader_contents", Key::Num2),
        ("reader_items", Key::Num3),
        ("reader_figures", Key::Num4),
        ("reader_timeline", Key::Num5),
        ("reader_regions", Key::Num6),
        ("reader_optout", Key::Num7),
        ("reader_sources", Key::Num8),
    ] {
        go_to(&mut harness, screen);
        if screen == Key::Num3 {
            let all = format!("{} items", fodder::text::number(summary(&harness).totals.counts.items));
            until(&mut harness, "the items", |harness| says(harness, &all));
        }
        insta::assert_snapshot!(name, tree(&harness));
    }
}

/// Icons come from a font in Unicode's private use area, which a screen reader would read out as such.
#[test]
fn no_icon_is_spoken() {
    let mut harness = opened_samples(&["linkedin", "x"]);
    let check = |harness: &Window, at: &str| {
        let is_icon = |text: &String| text.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c));
        let icons: Vec<String> = spoken(harness).into_iter().filter(is_icon).collect();
        assert!(icons.is_empty(), "{at}: {icons:?}");
    };
    for screen in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8] {
        go_to(&mut harness, screen);
        check(&harness, &format!("{screen:?}"));
    }
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    check(&harness, "the letter");
    go_to(&mut harness, Key::Num1);
    harness.get_all_by_label_contains("Posts and articles: ").next().expect("the row").click();
    harness.run_steps(3);
    check(&harness, "why");
    for keys in [(Modifiers::COMMAND, Key::E), (Modifiers::COMMAND, Key::K), (Modifiers::NONE, Key::F1)] {
        harness.key_press_modifiers(keys.0, keys.1);
        harness.run_steps(4);
        check(&harness, &format!("{keys:?}"));
        harness.key_press(Key::Escape);
        harness.run_steps(4);
    }
}

/// Behind a dialog nothing is found by a screen reader, and no shortcut works.
#[test]
fn a_dialog_hides_what_lies_behind_it() {
    let mut harness = opened_samples(&["linkedin"]);
    assert!(tree(&harness).contains("Overview"));
    for keys in [(Modifiers::COMMAND, Key::E), (Modifiers::COMMAND, Key::K), (Modifiers::NONE, Key::F1)] {
        harness.key_press_modifiers(keys.0, keys.1);
        harness.run_steps(4);
        let seen = tree(&harness);
        assert!(!seen.contains("How to object…"), "{keys:?}: {seen}");
        go_to(&mut harness, Key::Num5);
        harness.key_press(Key::Escape);
        harness.run_steps(4);
        assert!(tree(&harness).contains("How to object…"), "{keys:?}");
    }
}

/// Whoever opens a dialog by its keys and closes it by Escape goes on where they were.
#[test]
fn the_keyboard_goes_on_where_it_was_before_a_dialog() {
    let mut harness = opened_samples(&["linkedin"]);
    for keys in [(Modifiers::COMMAND, Key::E), (Modifiers::COMMAND, Key::K), (Modifiers::NONE, Key::F1)] {
        harness.get_by_label("Why?").focus();
        harness.run_steps(3);
        harness.key_press_modifiers(keys.0, keys.1);
        harness.run_steps(4);
        assert_ne!(focused(&harness), "Why?", "{keys:?}");
        harness.key_press(Key::Escape);
        harness.run_steps(6);
        assert_eq!(focused(&harness), "Why?", "{keys:?}");
    }
}

/// The palette finds an action, a screen, a country, a file and a reason by a part of its name.
#[test]
fn the_palette_leads_everywhere() {
    let mut harness = opened_samples(&["linkedin"]);
    let go = |harness: &mut Window, typed: &str| {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
        harness.run_steps(4);
        harness.get_by_role_and_label(Role::TextInput, "Search actions, screens, countries and files").type_text(typed);
        harness.run_steps(3);
        harness.key_press(Key::Enter);
        harness.run_steps(5);
    };
    go(&mut harness, "time");
    assert!(says(&harness, "When you made it, and what the rules were"));
    go(&mut harness, "belgi");
    assert_eq!(summary(&harness).question.region, "BE");
    go(&mut harness, "connections.csv");
    assert!(says(&harness, "Recognised by"));
    go(&mut harness, "why: private");
    assert!(says(&harness, "Why: Private messages"));
    go(&mut harness, "about you");
    assert!(says(&harness, "When you were born"));
    go(&mut harness, "linkedin write");
    assert!(letter(&harness).contains("LinkedIn"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(4);
    harness
        .get_by_role_and_label(Role::TextInput, "Search actions, screens, countries and files")
        .type_text("no such thing anywhere");
    harness.run_steps(3);
    // What is no name of an action or a file may be a word of an item.
    harness.key_press(Key::Enter);
    harness.run_steps(6);
    assert_eq!(
        harness.get_by_role_and_label(Role::TextInput, "Search the words").accesskit_node().value().as_deref(),
        Some("no such thing anywhere")
    );
}

/// A question mark or F1 shows the keys and the terms, and Escape closes them; a question mark that is typed into a field is a
/// letter.
#[test]
fn help_tells_the_keys_and_the_terms() {
    let mut harness = window();
    harness.event(egui::Event::Text("?".to_owned()));
    harness.run_steps(4);
    for part in ["Ctrl+K", "Go to the next control; press it", "Record", "Unknown, not the same as safe"] {
        assert!(says(&harness, part), "{part}");
    }
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(!says(&harness, "Go to the next control; press it"));
    harness.key_press(Key::F1);
    harness.run_steps(4);
    assert!(says(&harness, "Go to the next control; press it"));

    let mut harness = opened_samples(&["linkedin"]);
    go_to(&mut harness, Key::Num2);
    fill(&mut harness, "Search files", "?");
    assert!(!says(&harness, "Go to the next control; press it"));
    assert!(says(&harness, "No such file."));
}

/// Contents are searched, sorted, gone through by the arrow keys, and lead to the reasons.
#[test]
fn contents_are_searched_sorted_and_lead_on() {
    let mut harness = opened_samples(&["linkedin", "x"]);
    go_to(&mut harness, Key::Num2);
    let first_row = |harness: &Window| {
        let rows = harness.query_all_by_role(Role::Row);
        let mut rows: Vec<_> = rows.map(|row| (row.rect().top(), row.accesskit_node().label())).collect();
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        rows.first().and_then(|(_, label)| label.clone()).expect("a row")
    };
    click(&mut harness, "Items");
    assert!(first_row(&harness).contains("Items: 213,"), "{}", first_row(&harness));
    assert!(first_row(&harness).contains("Archive: linkedin"));
    click(&mut harness, "Items");
    assert!(!first_row(&harness).contains("Items: "), "{}", first_row(&harness));
    fill(&mut harness, "Search files", "connections");
    assert!(first_row(&harness).contains("File: Connections.csv"));
    assert!(!says(&harness, "File: Shares.csv"));
    fill(&mut harness, "Search files", "nothing is called that");
    assert!(says(&harness, "No such file."));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    harness.key_press(Key::Delete);
    harness.run_steps(4);
    // By keyboard: to the table by Tab, down by an arrow, in by Enter.
    harness.get_all_by_role(Role::Row).next().expect("a row").focus();
    harness.run_steps(3);
    let focused = |harness: &Window| {
        let mut rows = harness.query_all_by_role(Role::Row);
        rows.find(|row| row.is_focused()).and_then(|row| row.accesskit_node().label()).expect("a row with the focus")
    };
    let first = focused(&harness);
    assert_eq!(first, first_row(&harness));
    harness.key_press(Key::End);
    harness.run_steps(4);
    let last = focused(&harness);
    harness.key_press(Key::ArrowUp);
    harness.run_steps(4);
    assert!(last != first && focused(&harness) != last);
    harness.key_press(Key::Home);
    harness.run_steps(4);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    assert!(focused(&harness) != first && first_row(&harness) == first);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    // The focus went along, and comes back.
    assert!(harness.get_by_label("Close").is_focused());
    let open: Vec<_> =
        harness.get_all_by_role(Role::Row).filter(|row| row.accesskit_node().is_selected() == Some(true)).collect();
    assert_eq!(open.len(), 1);
    drop(open);
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(harness.get_all_by_role(Role::Row).any(|row| row.is_focused()));
    fill(&mut harness, "Search files", "comments_");
    harness.get_by_label_contains("File: Comments").click();
    harness.run_steps(4);
    click(&mut harness, "Why: Comments and replies");
    assert!(says(&harness, "LinkedIn says"));
}

/// The panel behind the headline adds its number up by category; a click on a category shows its reasons.
#[test]
fn the_number_of_the_headline_is_added_up() {
    let mut harness = opened_samples(&["linkedin"]);
    click(&mut harness, "Why?");
    assert!(says(&harness, "How the number comes about"));
    let summary = summary(&harness);
    let groups = summary.categories.iter().flat_map(|category| &category.groups);
    let used = groups.clone().filter(|group| group.outcome.is_used());
    let own: u64 = used.clone().map(|group| group.counts.own_items).sum();
    let others: u64 = used.map(|group| group.counts.items - group.counts.own_items).sum();
    assert_eq!(own, summary.headlines[0].at_least);
    assert!(says(&harness, &own.to_string()) && says(&harness, &format!("{others} more items of such kinds")));
    click(&mut harness, "Work and education");
    assert!(says(&harness, "Why: Work and education"));
}

/// In a window of the least size, scrolling the page with the wheel brings at least eight rows of the table into sight.
#[test]
fn a_table_in_a_small_window_is_reached_by_scrolling() {
    let mut harness = window_of([760.0, 520.0], TODAY, vec![sample_of("linkedin"), sample_of("x")], None);
    until_open(&mut harness);
    go_to(&mut harness, Key::Num2);
    harness.get_all_by_role(Role::Row).next().expect("a row").focus();
    harness.run_steps(4);
    let inside = |harness: &Window| {
        let rows = harness.query_all_by_role(Role::Row);
        rows.filter(|row| row.rect().min.y > 40.0 && row.rect().max.y < 520.0).count()
    };
    let before = inside(&harness);
    harness.hover_at(egui::pos2(400.0, 200.0));
    for _ in 0..30 {
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -40.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(2);
    }
    let after = inside(&harness);
    assert!(after >= 8 && after > before, "{before} rows, then {after}");
}

/// The arrow keys choose among the formats, as in every dialog.
#[test]
fn arrow_keys_choose_a_format() {
    let mut harness = opened_samples(&["linkedin"]);
    click(&mut harness, "Export…");
    harness.get_by_label("HTML: a page to print or send").focus();
    harness.run_steps(3);
    let chosen = |harness: &Window| {
        // The screen behind has such buttons too: items, characters, tokens.
        let mut formats = harness
            .query_all_by_role(Role::RadioButton)
            .filter(|radio| radio.accesskit_node().toggled() == Some(accesskit::Toggled::True))
            .filter_map(|radio| radio.accesskit_node().label())
            .filter(|name| name.contains(' '));
        formats.next().expect("a format is chosen")
    };
    assert_eq!(chosen(&harness), "HTML: a page to print or send");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    assert_eq!(chosen(&harness), "Markdown: text for documents");
    assert!(harness.get_by_label("Markdown: text for documents").is_focused());
    // At the end there is nothing further.
    for _ in 0..9 {
        harness.key_press(Key::ArrowDown);
        harness.run_steps(3);
    }
    assert_eq!(chosen(&harness), "The same as a picture (PNG)");
    harness.key_press(Key::ArrowUp);
    harness.run_steps(3);
    assert!(chosen(&harness).starts_with("One page to share"));
}

/// A page to share holds no names, whatever its file is called and whatever was ticked for another format.
#[test]
fn a_page_to_share_holds_no_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    click(&mut harness, "Export…");
    click(&mut harness, "Put my name on it");
    let page = harness.get_by_label_contains("One page to share");
    page.click();
    harness.run_steps(3);
    let path = folder.path().join("share.md");
    fill(&mut harness, "Where to save it", path.to_str().expect("a path"));
    click(&mut harness, "Save");
    until(&mut harness, "the page", |_| folder.path().join("share.md.html").exists());
    let page = std::fs::read_to_string(folder.path().join("share.md.html")).expect("the page");
    assert!(page.starts_with("<!") && !page.contains("Juno"), "{page}");
    assert!(!path.exists());
}
