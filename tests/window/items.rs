//! The items behind the numbers.

use super::*;

fn samples(platforms: &[&str]) -> Vec<Origin> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    platforms.iter().map(|platform| Origin::Path(root.join(platform))).collect()
}

fn opened_samples(platforms: &[&str]) -> Window {
    let mut harness = window_of([1180.0, 780.0], TODAY, samples(platforms), None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    harness
}

fn heading(items: u64) -> String {
    if items == 1 { "One item".to_owned() } else { format!("{} items", fodder::text::number(items)) }
}

/// Waits until the screen has found as many items as these.
fn until_found(harness: &mut Window, items: u64) {
    let wanted = heading(items);
    until(harness, &wanted, |harness| {
        let all = harness.query_all_by_role(Role::Heading);
        all.filter_map(|node| node.accesskit_node().label()).any(|label| label == wanted)
    });
}

/// Samples that are open, on the screen of items.
fn items_of(platforms: &[&str]) -> Window {
    let mut harness = opened_samples(platforms);
    go_to(&mut harness, Key::Num3);
    let all = summary(&harness).totals.counts.items;
    until_found(&mut harness, all);
    harness
}

/// Each number of the legend and of each kind leads to exactly that many items.
#[test]
fn every_number_leads_to_its_items() {
    let mut harness = opened_samples(&["linkedin", "x", "facebook", "instagram"]);
    let summary = summary(&harness).clone();
    for stand in &summary.standings {
        go_to(&mut harness, Key::Num1);
        let name = format!("Show {} items: {}", fodder::text::number(stand.items), stand.lower());
        click(&mut harness, &name);
        until_found(&mut harness, stand.items);
    }
    for category in &summary.categories {
        go_to(&mut harness, Key::Num1);
        let items = category.counts.items;
        let link = if items == 1 {
            "Show the one item".to_owned()
        } else {
            format!("Show all {} items", fodder::text::number(items))
        };
        press(&mut harness, &format!("{}: {link}", category.name));
        until_found(&mut harness, items);
    }
    // The number of the sentence, and what it adds up.
    go_to(&mut harness, Key::Num1);
    let least = summary.headlines[0].at_least;
    press(&mut harness, &format!("Show the {} items", fodder::text::number(least)));
    until_found(&mut harness, least);
    go_to(&mut harness, Key::Num1);
    click(&mut harness, "Why?");
    let used = summary.categories.iter().map(|category| {
        let groups = category.groups.iter().filter(|group| group.outcome.is_used());
        (category.name.clone(), groups.map(|group| group.counts.own_items).sum::<u64>())
    });
    let (name, items) = used.max_by_key(|(_, items)| *items).expect("a category");
    press(&mut harness, &format!("{name}: Show all {} items", fodder::text::number(items)));
    until_found(&mut harness, items);
    go_to(&mut harness, Key::Num3);
    click(&mut harness, "Show all");
    until_found(&mut harness, summary.totals.counts.items);
}

/// Items are found by their words and by what they are; the words of other people are hidden until somebody asks for them.
#[test]
fn items_are_searched_and_others_words_are_hidden() {
    let mut harness = items_of(&["linkedin"]);
    fill(&mut harness, "Search the words", "category:messages");
    let messages = summary(&harness).categories.iter().find(|category| category.id.id() == "messages");
    let messages = messages.expect("messages").counts.items;
    until_found(&mut harness, messages);
    assert!(says(&harness, "Text: (words of others)"));
    click(&mut harness, "Show other people's words");
    assert!(!says(&harness, "Text: (words of others)"));
    click(&mut harness, "Show other people's words");

    harness.get_all_by_label_contains("Text: (words of others)").next().expect("a message received").click();
    harness.run_steps(4);
    assert!(says(&harness, "Words of others") && says(&harness, "Number in its file:"));
    click(&mut harness, "Show them");
    assert!(!says(&harness, "Show them"));
    click(&mut harness, "Why: Private messages");
    assert!(says(&harness, "LinkedIn says"));

    fill(&mut harness, "Search the words", "no such words anywhere");
    until(&mut harness, "nothing", |harness| says(harness, "No such item."));
    // A country that judges otherwise changes the outcomes, and the items stay.
    fill(&mut harness, "Search the words", "category:posts");
    let posts =
        summary(&harness).categories.iter().find(|category| category.id.id() == "posts").expect("posts").counts.items;
    until_found(&mut harness, posts);
    choose(&mut harness, "Country: Germany", "united kingd", "United Kingdom");
    until_found(&mut harness, posts);
}

/// A file leads to its items, and an item back to its file.
#[test]
fn a_file_leads_to_its_items_and_back() {
    let mut harness = opened_samples(&["linkedin", "x"]);
    go_to(&mut harness, Key::Num2);
    fill(&mut harness, "Search files", "connections.csv");
    harness.get_by_label_contains("File: Connections.csv").click();
    harness.run_steps(4);
    click(&mut harness, "Show its items");
    until_found(&mut harness, 213);
    harness.get_all_by_role(Role::Row).next().expect("an item").click();
    harness.run_steps(4);
    click(&mut harness, "The file it came from");
    assert!(says(&harness, "Recognised by:"));
    // Back leads to the item, and from there to the list.
    click(&mut harness, "Back");
    assert!(says(&harness, "The file it came from") && !says(&harness, "Recognised by:"));
    assert!(harness.query_by_label("Back").is_none());
    click(&mut harness, "Close");
    assert!(!says(&harness, "The file it came from"));
    click(&mut harness, "Not only Connections.csv");
    let all = summary(&harness).totals.counts.items;
    until_found(&mut harness, all);
}

/// What is found is exported as it is on the screen: that many rows, no words unless ticked, and never others' words by
/// the tick for one's own.
#[test]
fn the_items_on_screen_are_exported_without_words_unless_asked() {
    let mut harness = items_of(&["linkedin", "x"]);
    fill(&mut harness, "Search the words", "category:messages platform:linkedin");
    let summary = summary(&harness).clone();
    let messages = summary.categories.iter().find(|category| category.id.id() == "messages").expect("messages");
    let of_linkedin = messages.groups.iter().filter(|group| group.platform == "linkedin");
    let wanted: u64 = of_linkedin.map(|group| group.counts.items).sum();
    until_found(&mut harness, wanted);
    let folder = tempfile::tempdir().expect("a folder");
    let mut export = |name: &str, ticks: &[&str]| {
        let path = folder.path().join(name);
        click(&mut harness, "Export these…");
        assert!(says(&harness, &format!("Export {wanted} items")));
        if name.ends_with("csv") {
            harness.get_by_label("CSV: a table, for spreadsheets").click();
            harness.run_steps(3);
        }
        for tick in ticks {
            click(&mut harness, tick);
        }
        fill(&mut harness, "Where to save it", path.to_str().expect("a path"));
        click(&mut harness, "Save");
        until(&mut harness, "the file", |_| path.is_file());
        harness.run_steps(4);
        std::fs::read_to_string(&path).expect("the items")
    };
    let rows = |jsonl: &str| -> Vec<serde_json::Value> {
        jsonl.lines().map(|line| serde_json::from_str(line).expect("an item")).collect()
    };
    let plain = rows(&export("plain.jsonl", &[]));
    assert_eq!(plain.len() as u64, wanted);
    assert!(plain.iter().all(|row| row["category"].as_str().is_some_and(|category| category.starts_with("messages"))));
    assert!(plain.iter().all(|row| row["platform"] == "linkedin" && row.get("text").is_none()));
    let own = rows(&export("own.jsonl", &["With my own words"]));
    assert_eq!(own.len() as u64, wanted);
    assert!(own.iter().any(|row| row.get("text").is_some()));
    assert!(own.iter().all(|row| row.get("text").is_none() || row["own"] == true));
    let all = rows(&export("all.jsonl", &["With my own words", "With the words of other people too"]));
    assert!(all.iter().any(|row| row.get("text").is_some() && row["own"] == false));
    let table = export("table.csv", &[]);
    assert_eq!(csv::Reader::from_reader(table.as_bytes()).records().count() as u64, wanted);
}

/// A row shows the words that were searched, also where they stand far behind in a long text.
#[test]
fn a_row_shows_where_the_word_stands() {
    let long = format!("{}a pelican on the roof", "The river was high again and nobody said so. ".repeat(8));
    let mut files = small();
    files.retain(|(path, _)| path != "Comments.csv");
    files.push((
        "Comments.csv".to_owned(),
        format!("Date,Link,Message\n2024-03-01 10:00:00,https://example.org/1,{long}\n").into_bytes(),
    ));
    let (_dir, path) = zip(COMPLETE, &files);
    let mut harness = opened(&path);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num3);
    fill(&mut harness, "Search the words", "PELICAN");
    until_found(&mut harness, 1);
    let row = harness.get_by_label_contains("Text: …");
    assert!(row.accesskit_node().label().is_some_and(|label| label.contains("said so. a pelican on the roof")));
    row.click();
    harness.run_steps(4);
    assert!(says(&harness, "Your words") && says(&harness, &long));
}

/// An open copy of a sample, in Germany.
fn opened_copy(copy: &TempDir) -> Window {
    let mut harness = window_of([1180.0, 780.0], TODAY, vec![Origin::Path(copy.path().to_owned())], None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    harness
}

/// Opens the only item that a search finds.
fn open_found(harness: &mut Window, search: &str) {
    fill(harness, "Search the words", search);
    until_found(harness, 1);
    harness.get_all_by_role(Role::Row).next().expect("an item").click();
    harness.run_steps(4);
}

/// A picture is shown with its item; one that cannot be shown is named, with the reason.
#[test]
fn pictures_are_shown_or_it_is_said_why_not() {
    let copy = copied_sample("x");
    let media = copy.path().join("data/tweets_media");
    let of = |name: &str| media.join(name);
    let lake = of("1412758215455670394-Pic17Lake.png");
    std::fs::write(&lake, b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2").expect("written");
    let snow = of("539001301103544852-Pic3Lake.png");
    let bytes = std::fs::read(&snow).expect("a picture");
    std::fs::write(&snow, &bytes[..bytes.len() / 2]).expect("written");
    let mut harness = opened_copy(&copy);
    go_to(&mut harness, Key::Num3);
    open_found(&mut harness, "planted a tree");
    until(&mut harness, "the picture", |harness| says(harness, "Picture 2046995230749625772-Pic33Lake.png"));
    open_found(&mut harness, "flat as a table");
    until(&mut harness, "the reason", |harness| says(harness, "Not a picture, though its name says so."));
    open_found(&mut harness, "snow on the hill");
    until(&mut harness, "the reason", |harness| says(harness, "Damaged, so it cannot be shown."));
}

/// A message leads to its conversation, in which other people's words stay hidden until somebody asks for them.
#[test]
fn a_message_leads_to_its_conversation() {
    let mut harness = opened_samples(&["linkedin"]);
    go_to(&mut harness, Key::Num3);
    fill(&mut harness, "Search the words", "category:messages before:2026-10-01 after:2026-09-01 forecast");
    until_found(&mut harness, 1);
    harness.get_all_by_role(Role::Row).next().expect("a message").click();
    harness.run_steps(4);
    click(&mut harness, "Show the conversation: 12 messages");
    assert!(says(&harness, "12 messages in this archive"));
    let bubbles = |harness: &Window, who: &str| {
        let labels = harness.query_all_by_role(Role::Label).filter_map(|node| node.accesskit_node().value());
        labels.filter(|label| label == who).count()
    };
    assert_eq!(bubbles(&harness, "You") + bubbles(&harness, "Somebody else"), 12);
    assert_eq!(bubbles(&harness, "(words of others)"), bubbles(&harness, "Somebody else"));
    // The panel shows the message that it was opened from, so that its head is not in sight: by keyboard.
    harness.get_all_by_label("Show other people's words").next().expect("the tick of the panel").focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(4);
    assert_eq!(bubbles(&harness, "(words of others)"), 0);
    // It is one tick: the items beside it show them too.
    let ticks = harness.get_all_by_label("Show other people's words");
    let ticked = ticks.filter(|tick| tick.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True));
    assert_eq!(ticked.count(), 2);
}

/// What is searched for stays when another archive is opened beside the ones that are.
#[test]
fn a_search_stays_when_an_archive_is_added() {
    let (linkedin, facebook) = (copied_sample("linkedin"), copied_sample("facebook"));
    let mut harness = window();
    drop_on(&mut harness, &[linkedin.path()]);
    until_open(&mut harness);
    go_to(&mut harness, Key::Num3);
    fill(&mut harness, "Search the words", "parcel");
    harness.run_steps(4);
    drop_on(&mut harness, &[facebook.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    go_to(&mut harness, Key::Num3);
    assert_eq!(harness.get_by_label("Search the words").accesskit_node().value().as_deref(), Some("parcel"));
}

/// A chat with an AI is a conversation too, although its records name nobody.
#[test]
fn a_chat_with_an_ai_leads_to_its_conversation() {
    let mut harness = opened_samples(&["x"]);
    go_to(&mut harness, Key::Num3);
    fill(&mut harness, "Search the words", "category:ai-chats depot cat");
    until_found(&mut harness, 1);
    harness.get_all_by_role(Role::Row).next().expect("a message").click();
    harness.run_steps(4);
    click(&mut harness, "Show the conversation: 4 messages");
    assert!(says(&harness, "4 messages in this archive"));
}

/// From everywhere one key leads to the search, the next one to what it found, and Enter opens it.
#[test]
fn the_search_and_its_rows_are_two_keys_away() {
    let mut harness = opened_samples(&["linkedin"]);
    go_to(&mut harness, Key::Num6);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(4);
    assert_eq!(focused(&harness), "Search the words");
    let all = summary(&harness).totals.counts.items;
    until_found(&mut harness, all);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    let row = focused(&harness);
    assert!(row.starts_with("Date: "), "{row}");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "The platforms name kinds of data"));
    // On the screen of files it is their search.
    go_to(&mut harness, Key::Num2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(4);
    assert_eq!(focused(&harness), "Search files");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    assert!(focused(&harness).starts_with("File: "), "{}", focused(&harness));
}

/// A search without a result keeps the keyboard; one with results is read from its top, whichever row was open before.
#[test]
fn the_arrow_leads_from_a_search_to_its_first_result_alone() {
    let mut harness = opened_samples(&["linkedin"]);
    let first = |harness: &Window| {
        let mut rows: Vec<_> = harness.get_all_by_role(Role::Row).collect();
        rows.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
        rows.first().and_then(|row| row.accesskit_node().label()).expect("a row")
    };
    go_to(&mut harness, Key::Num3);
    let all = summary(&harness).totals.counts.items;
    until_found(&mut harness, all);
    let whole = first(&harness);
    // Far down, and a row opened there.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(2);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(2);
    harness.key_press(Key::End);
    harness.run_steps(4);
    fill(&mut harness, "Search the words", "nothing is called that");
    until(&mut harness, "nothing", |harness| says(harness, "No such item."));
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    assert_eq!(focused(&harness), "Search the words");
    fill(&mut harness, "Search the words", "forecast");
    until(&mut harness, "results", |harness| !says(harness, "No such item.") && !says(harness, "Looking"));
    assert_eq!(focused(&harness), "Search the words");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    assert_eq!(focused(&harness), first(&harness));
    click(&mut harness, "Show all");
    until_found(&mut harness, all);
    assert_eq!(first(&harness), whole);
}

/// The details open beside the row that was pressed, and leave less room to what stands above it; the row stays where it is.
#[test]
fn a_pressed_row_stays_where_it_is() {
    for (size, platforms) in [
        ([1180.0, 780.0], &["linkedin", "x", "facebook", "instagram"][..]),
        ([1280.0, 800.0], &["linkedin", "facebook"]),
    ] {
        let mut harness = window_of(size, TODAY, samples(platforms), None);
        until_open(&mut harness);
        for (screen, column) in [(Key::Num3, "Date: "), (Key::Num2, "File: ")] {
            go_to(&mut harness, screen);
            harness.run_steps(20);
            until(&mut harness, "rows", |harness| says(harness, column));
            for from_end in [false, true] {
                pressed_row_stays(&mut harness, from_end);
                harness.key_press(Key::Escape);
                harness.run_steps(6);
            }
        }
    }
}

/// Presses the sixth row, or the third of the last ones, and looks whether it stays.
fn pressed_row_stays(harness: &mut Window, from_end: bool) {
    if from_end {
        harness.get_all_by_role(Role::Row).next().expect("a row").focus();
        harness.run_steps(2);
        harness.key_press(Key::End);
        harness.run_steps(4);
    }
    let mut rows: Vec<_> = harness.get_all_by_role(Role::Row).collect();
    rows.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    let at = if from_end { rows.len() - 3 } else { 5 };
    let row = rows.swap_remove(at);
    let before = row.rect().top();
    let name = row.accesskit_node().label().expect("a name");
    // The other cells have other contents where the table is narrow, as beside the panel.
    let name = name.split(", ").next().expect("a cell").to_owned();
    row.click();
    harness.run_steps(50);
    let mut rows = harness.get_all_by_role(Role::Row);
    let is_it = |label: &str, top: f32| label.starts_with(&name) && (top - before).abs() < 1.0;
    assert!(rows.any(|row| row.accesskit_node().label().is_some_and(|label| is_it(&label, row.rect().top()))));
}

/// Shows a file of the archive in the side panel, until it says `words`.
fn look_into(harness: &mut Window, file: &str, words: &str) {
    go_to(harness, Key::Num2);
    fill(harness, "Search files", file);
    harness.get_by_label_contains(&format!("File: data/{file}")).click();
    harness.run_steps(4);
    click(harness, "Look into the file");
    until(harness, "the file", |harness| says(harness, words));
}

/// Whoever wants to know what was not read can look at it: the record, and the file.
#[test]
fn what_was_not_read_can_be_looked_at() {
    let copy = copied_sample("x");
    let likes = copy.path().join("data/like.js");
    let text = std::fs::read_to_string(&likes).expect("the likes");
    std::fs::write(&likes, text.replacen('[', "[ \"oops\",", 1)).expect("written");
    let mut harness = opened_copy(&copy);
    look_into(&mut harness, "like.js", "One record could not be read");
    assert!(says(&harness, "element 1: it is not of the kind that the list has"));
    assert!(says(&harness, "\"oops\""));
}

/// Lines that are cut at the right are reached by keyboard.
#[test]
fn a_file_is_scrolled_sideways_by_keyboard() {
    let copy = copied_sample("x");
    std::fs::write(copy.path().join("data/long.js"), format!("window.YTD.x.part0 = [\"{}\"]", "bread ".repeat(90)))
        .expect("written");
    let mut harness = opened_copy(&copy);
    look_into(&mut harness, "long.js", "bread bread");
    let left = |harness: &Window| {
        harness.query_all_by_label_contains("bread bread").map(|line| line.rect().left()).fold(f32::MAX, f32::min)
    };
    let before = left(&harness);
    let lines = "Lines of the file. The arrow keys scroll over them.";
    harness.query_all_by_label(lines).next().expect("lines that are cut").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(4);
    assert!(left(&harness) < before, "{} is not left of {before}", left(&harness));
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(4);
    assert!((left(&harness) - before).abs() < 1.0);
}

/// Who could see an item, and which file kind it is, can be asked for; each value says how many items it has.
#[test]
fn items_are_narrowed_by_audience_and_file_kind() {
    let mut harness = items_of(&["x"]);
    let all = summary(&harness).totals.counts.items;
    click(&mut harness, "Who could see it");
    click(&mut harness, "public  8");
    until_found(&mut harness, 8);
    click(&mut harness, "Show all");
    until_found(&mut harness, all);
    // The column has the same name.
    harness.get_by_role_and_label(Role::Button, "What it is").click();
    harness.run_steps(4);
    click(&mut harness, "Adverts you clicked  4");
    until_found(&mut harness, 4);
}

/// What items may touch on is looked for when somebody asks for it, leads to the items, and says by which words and what the
/// law says of the special categories.
#[test]
fn hints_lead_to_their_items_with_the_words_and_the_law() {
    let mut files = small();
    let comments = "Date,Link,Message\n2024-03-01 10:00:00,https://example.org/1,My chemotherapy begins on Monday\n";
    files.retain(|(path, _)| path != "Comments.csv");
    files.push(("Comments.csv".to_owned(), comments.to_owned().into_bytes()));
    let (_dir, path) = zip(COMPLETE, &files);
    let mut harness = opened(&path);
    click(&mut harness, "Yes, Belgium");
    go_to(&mut harness, Key::Num4);
    press(&mut harness, "Look for it");
    until(&mut harness, "the hints", |harness| says(harness, "Subject: Health"));
    let row = harness.get_by_label_contains("Subject: Health");
    row.focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    until_found(&mut harness, 1);
    assert!(says(&harness, "May touch on: Health"));
    harness.get_all_by_role(Role::Row).next().expect("the comment").click();
    harness.run_steps(4);
    assert!(says(&harness, "Health · possible: a word (chemotherapy)"));
    assert!(says(&harness, "the law on special categories of data would be:"));
}

/// Two exports of one account are compared by kind; each number leads to its items, and what is in both counts once if
/// that is wanted.
#[test]
fn two_exports_of_an_account_are_compared() {
    let with = |name: &str, comments: &[&str]| {
        let mut files = small();
        files.retain(|(path, _)| path != "Comments.csv");
        let lines: Vec<String> = comments
            .iter()
            .zip(1..)
            .map(|(words, day)| format!("2024-03-{day:02} 10:00:00,https://example.org/{day},{words}\n"))
            .collect();
        let lines = lines.concat();
        files.push(("Comments.csv".to_owned(), format!("Date,Link,Message\n{lines}").into_bytes()));
        zip(name, &files)
    };
    let (_a, older) = with(COMPLETE, &["bread", "rye", "oven"]);
    let (_b, newer) = with("Complete_LinkedInDataExport_06-14-2026.zip", &["bread", "rye and salt", "oven", "tin"]);
    let mut harness = opened(&older);
    click(&mut harness, "Yes, Belgium");
    drop_on(&mut harness, &[&newer]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    let twice = summary(&harness).totals.counts.items;
    // The banner on both offers what *In numbers* does.
    go_to(&mut harness, Key::Num1);
    press(&mut harness, "Count what is in several of them once");
    assert!(summary(&harness).totals.counts.items < twice);
    assert!(!says(&harness, "Count what is in several of them once"));
    go_to(&mut harness, Key::Num4);
    press(&mut harness, "Count what is in several of them once");
    assert_eq!(summary(&harness).totals.counts.items, twice);
    press(&mut harness, "Compare them");
    until(&mut harness, "the comparison", |harness| says(harness, "Comments and replies, New: 2"));
    assert!(says(&harness, "Comments and replies, In both: 2") && says(&harness, "Comments and replies, Gone: 1"));
    press(&mut harness, "Comments and replies, Gone: 1");
    until_found(&mut harness, 1);
    assert!(says(&harness, "Text: rye"));
    go_to(&mut harness, Key::Num4);
    press(&mut harness, "Comments and replies, New: 2");
    until_found(&mut harness, 2);
    go_to(&mut harness, Key::Num4);
    press(&mut harness, "Count what is in several of them once");
    let once = summary(&harness).totals.counts.items;
    let (told, _) = report(&[&older, &newer], &["--region", "BE", "--on", "2026-11-24", "--once"]);
    assert_eq!(told["totals"]["items"], once);
    assert!(once < twice);
    press(&mut harness, "Count what is in several of them once");
    assert_eq!(summary(&harness).totals.counts.items, twice);
}

/// A picture that only the older export counts by itself, because a post of the newer one names it, is neither gone nor new. It is
/// told, so that the columns leave out nothing.
#[test]
fn pictures_that_a_newer_export_counts_with_a_post_are_told() {
    let (older, newer) = (copied_sample("facebook"), copied_sample("facebook"));
    let export = |of: &TempDir, day: &str| {
        let folder = of.path().join(format!("facebook-maren-{day}-abc"));
        std::fs::create_dir(&folder).expect("a folder");
        for part in ["your_facebook_activity", "personal_information"] {
            std::fs::rename(of.path().join(part), folder.join(part)).expect("moved");
        }
        folder
    };
    let (older, newer) = (export(&older, "2026-05-02"), export(&newer, "2026-11-02"));
    let posts = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json";
    std::fs::remove_file(older.join(posts)).expect("removed");
    let origins = [&older, &newer].map(|path| Origin::Path(path.clone())).to_vec();
    let mut harness = window_of([1180.0, 1400.0], TODAY, origins, None);
    until_open(&mut harness);
    go_to(&mut harness, Key::Num4);
    press(&mut harness, "Compare them");
    until(&mut harness, "the comparison", |harness| says(harness, ", New: "));
    assert!(says(&harness, "more items of the older export are in the newer one too"));
    assert!(!says(&harness, "Photos and videos, Gone"));
}

/// A list of values closes when one is picked by keyboard, and the focus stays where it was opened.
#[test]
fn a_value_is_picked_by_keyboard() {
    let mut harness = items_of(&["x"]);
    press(&mut harness, "Who could see it");
    press(&mut harness, "public  8");
    until_found(&mut harness, 8);
    assert!(harness.query_by_label("public  8").is_none(), "the list is still open");
    assert_eq!(focused(&harness), "Who could see it: public");
}

/// Cancel stops a file of items that is being written, and says so.
#[cfg(unix)]
#[test]
fn a_file_that_is_being_written_can_be_cancelled() {
    let mut harness = items_of(&["x"]);
    // A pipe takes nothing before somebody reads from it.
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("items.jsonl");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    click(&mut harness, "Export these…");
    fill(&mut harness, "Where to save it", pipe.to_str().expect("a path"));
    click(&mut harness, "Save");
    until(&mut harness, "the question", |harness| says(harness, "Press Save again to replace it"));
    harness.get_by_label("Save").click();
    until(&mut harness, "writing", |harness| says(harness, "Saving…"));
    harness.get_by_label("Cancel").click();
    harness.run_steps(4);
    assert!(!says(&harness, "Saving…"));
    assert_eq!(std::fs::read(&pipe).expect("the pipe"), b"");
    until(&mut harness, "the message", |harness| says(harness, "Cancelled. Nothing was saved."));
}
