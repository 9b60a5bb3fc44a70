//! What is shown of an archive: its files, the answers, what they rest on, and the questions that change them.

use super::*;
use fodder::pack::PackSlots;

#[test]
fn contents_show_every_file_and_what_became_of_it() {
    let mut files = small();
    files.push(text_file("Horoscope.csv", "Sign,Fate\nLeo,good\n"));
    files.push(("Reactions.csv".to_owned(), b"PK\x03\x04".to_vec()));
    let (_dir, path) = zip(COMPLETE, &files);
    let mut harness = opened(&path);
    click(&mut harness, "Contents");
    assert!(says(&harness, "6 of 8 files were read"));
    assert!(says(&harness, "Every file and every byte is accounted for."));
    for part in ["Shares.csv", "Horoscope.csv", "Excel workbook", "looks like CSV", "Not recognised 1", "Failed 1"] {
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

/// `LinkedIn`'s and X's archives of one person, in the United States.
fn opened_both() -> (tempfile::TempDir, tempfile::TempDir, Window) {
    let (a, linkedin) = zip(COMPLETE, &small());
    let (b, of_x) = zip("twitter-2026-11-02-abc.zip", &x::modern(&x::posts()));
    let mut harness = window();
    drop_on(&mut harness, &[&linkedin, &of_x]);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "united states", "United States");
    (a, b, harness)
}

/// On a day on which nobody's answer decides what is used, the question says so, whatever its note says of today.
#[test]
fn a_question_that_decides_nothing_of_what_is_used_says_so() {
    let (_dir, archive) = zip("twitter-2026-11-02-abc.zip", &x::modern(&x::posts()));
    let mut harness = window();
    drop_on(&mut harness, &[&archive]);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    let told = "Whatever you answer, the platform does not say that it trains AI on these";
    assert!(says(&harness, "Decides 4 items.") && !says(&harness, told));
    click(&mut harness, "Day: 24 November 2026");
    fill(&mut harness, "Type a day, as 24 Nov 2026 or 2026-11-24", "2024-08-10");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "Decides 4 items.") && says(&harness, told));
}

#[test]
fn several_platforms_have_a_sentence_each_and_can_be_shown_alone() {
    let (_a, _b, mut harness) = opened_both();
    assert!(says(&harness, "of a kind LinkedIn says it trains AI on"));
    assert!(says(&harness, "Up to 4 of your 6 X items are of a kind X says it trains AI on; one answer decides."));
    let all = summary(&harness).totals.counts.items;

    click(&mut harness, "Show X: 6");
    assert!(!says(&harness, "LinkedIn says it trains"));
    assert!(says(&harness, "Decides 4 items."));
    click(&mut harness, "Contents");
    assert!(says(&harness, "3 of 5 files were read"));
    assert!(!says(&harness, "Shares.csv"));
    assert!(says(&harness, "data/tweets.js"));

    // The summary that is exported holds all of it.
    assert_eq!(summary(&harness).totals.counts.items, all);
    click(&mut harness, &format!("Show All: {all}"));
    assert!(says(&harness, "Shares.csv"));
}

/// Every source and rule is listed, with how much rests on it, and one leads to the other.
#[test]
fn sources_tell_what_rests_on_them() {
    let (_dir, _path, mut harness) = opened_small();
    go_to(&mut harness, Key::Num8);
    assert!(says(&harness, "What the answers rest on"));
    let book = fodder::rulebook::built_in().expect("the built-in pack is right");
    let on = summary(&harness).question.on;
    let stale = book.coverage(on).stale.len();
    assert!(says(&harness, &format!("{stale} texts of platforms that answers rest on were last known to stand")));

    // The search finds by publisher; what cannot fit is said.
    fill(&mut harness, "Search titles, words, articles", "no such words");
    assert!(says(&harness, "Nothing fits."));
    fill(&mut harness, "Search titles, words, articles", "European Regional Privacy Notice");
    let source = &book.citations["linkedin-eu-notice-2025"];
    harness.get_by_label_contains(&format!("Source: {}", source.title)).click();
    harness.run_steps(4);
    assert!(says(&harness, source.url.as_deref().expect("an address")));

    // Its items are those of the groups for which a rule that names it speaks.
    let rests = |rule: &fodder::rulebook::RuleId| book.rule(rule).is_some_and(|rule| rule.sources.contains(&source.id));
    let summary = summary(&harness).clone();
    for category in &summary.categories {
        let groups = category.groups.iter().filter(|group| group.rules.iter().any(rests));
        let items: u64 = groups.map(|group| group.counts.items).sum();
        let line = format!("{}: {items}", category.name);
        assert_eq!(says(&harness, &line), items > 0, "{line}");
    }
    let rule = book.rules.iter().find(|rule| rests(&rule.id)).expect("a rule");
    harness.get_all_by_label(&rule.say).next().expect("its sentence").click();
    harness.run_steps(3);
    assert!(says(&harness, "Where and for whom"));
    click(&mut harness, "Details");
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
    let with = |folder: &Path| {
        let mut harness = window_of([1180.0, 780.0], TODAY, vec![Origin::Path(path.clone())], Some(folder));
        until_open(&mut harness);
        harness
    };
    let mut harness = with(dir.path());
    assert!(says(&harness, "is refused, and the rules built into Fodder are used."));
    assert!(says(&harness, "pack.toml:3"));
    go_to(&mut harness, Key::Num8);
    assert!(says(&harness, "built into Fodder."));

    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/rulebook");
    let mut harness = with(&built_in);
    go_to(&mut harness, Key::Num8);
    assert!(says(&harness, &format!("from {}.", built_in.display())));
    click(&mut harness, "Use the rules built into Fodder");
    // What is open is read again, by the tables of the other pack.
    until(&mut harness, "the sources again", |harness| says(harness, "built into Fodder."));
    assert!(!says(&harness, &format!("from {}.", built_in.display())));
    assert_eq!(summary(&harness).data_pack.origin, "built-in");
}

/// A data pack that is dropped waits for a yes, says what it changes, is used after it and after the next start, and one
/// click leads back.
#[test]
fn a_dropped_data_pack_is_used_after_one_yes() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let slots = PackSlots::new(home.path());
    let (_zip, archive) = zip(COMPLETE, &small());
    let (_pack, pack) = zip("fodder-data-2027.01.15.zip", &newer_pack());
    let mut harness = keeping(&slots, vec![Origin::Path(archive)]);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "united k", "United Kingdom");
    let before = summary(&harness).outcomes.clone();
    assert!(before.contains_key(&Outcome::UsedUnlessYouObject), "{before:?}");

    drop_on(&mut harness, &[&pack]);
    until(&mut harness, "the question", |harness| says(harness, "A data pack: rules of 15 Jan 2027"));
    assert!(says(&harness, "of your items the answer changes."));
    assert!(says(&harness, "used unless you object → not used, paused"));
    assert!(says(&harness, "Its SHA-256."));
    // Without a yes nothing happens.
    click(&mut harness, "Leave it as it is");
    assert!(!says(&harness, "A data pack: rules of") && slots.in_use().is_none());
    assert_eq!(summary(&harness).outcomes, before);

    drop_on(&mut harness, &[&pack]);
    until(&mut harness, "the question", |harness| says(harness, "A data pack: rules of 15 Jan 2027"));
    click(&mut harness, "Use it");
    until(&mut harness, "the new rules", |harness| summary(harness).data_pack.version == NEWER);
    until_open(&mut harness);
    assert_ne!(summary(&harness).outcomes, before);
    assert_eq!(summary(&harness).totals.counts.items, before.values().sum::<u64>());

    // The next start uses it too, and the other way is one click.
    let folder = slots.in_use().expect("a pack that is kept");
    assert_eq!(fodder::rulebook::from_folder(&folder).expect("no faults").version, NEWER);
    go_to(&mut harness, Key::Num8);
    let built_in = fodder::text::say::rules_day(&fodder::rulebook::built_in_version());
    click(&mut harness, &format!("Go back to the rules of {built_in}"));
    until(&mut harness, "the old rules", |harness| summary(harness).data_pack.origin == "built-in");
    until_open(&mut harness);
    assert!(slots.in_use().is_none() && slots.before().is_some());
    assert_eq!(summary(&harness).outcomes, before);
    go_to(&mut harness, Key::Num8);
    click(&mut harness, "Go back to the rules of 15 Jan 2027");
    until(&mut harness, "the new rules", |harness| summary(harness).data_pack.version == NEWER);
}

/// A zip that is called like a data pack and is none is told, and changes nothing.
#[test]
fn a_dropped_pack_with_faults_is_told() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let slots = PackSlots::new(home.path());
    let (_pack, pack) = zip("fodder-data-2027.01.15.zip", &small());
    let mut harness = keeping(&slots, Vec::new());
    drop_on(&mut harness, &[&pack]);
    until(&mut harness, "why it is refused", |harness| says(harness, "is not used:"));
    assert!(slots.in_use().is_none());
}

/// A window that keeps data packs in these folders.
fn keeping(slots: &PackSlots, origins: Vec<Origin>) -> Window {
    let slots = slots.clone();
    let make = move |cc: &mut eframe::CreationContext<'_>| {
        App::new(cc, origins, TODAY).expect("the program's own data is right").with_slots(slots)
    };
    let builder = Harness::builder().with_size([1180.0, 780.0]).with_max_steps(12).with_theme(egui::Theme::Light);
    let mut harness = builder.build_eframe(make);
    harness.step();
    harness
}

/// Of what depends, a row adds only what is used under some answer: nothing, once the person opted out.
#[test]
fn a_row_counts_up_to_what_can_be_used() {
    let sample = |name: &str| Origin::Path(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(name));
    let mut harness = window_of([1180.0, 1400.0], TODAY, vec![sample("linkedin"), sample("facebook")], None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    let row = |harness: &Window| {
        let row = harness.query_all_by_label_contains("Posts and articles: ").next().expect("the row");
        row.accesskit_node().label().unwrap_or_default()
    };
    assert!(row(&harness).contains("Used unless you object: ") && row(&harness).contains(" to "), "{}", row(&harness));
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Done: Facebook: object to the use of your information for AI at Meta");
    go_to(&mut harness, Key::Num1);
    assert!(outcome(&harness, Outcome::Depends) > 0);
    let used = row(&harness);
    assert!(used.contains("Used unless you object: ") && !used.contains(" to "), "{used}");
}

/// Facebook's archive never tells who could see an item, so each kind has a question of its own.
#[test]
fn each_kind_on_facebook_has_a_question_of_its_own() {
    use Outcome::{Depends, UsedUnlessYouObject};
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/facebook");
    let mut harness = opened(&path);
    let depends = outcome(&harness, Depends);
    let used = outcome(&harness, UsedUnlessYouObject);
    let questions = summary(&harness).open_questions.clone();
    // That of the profile decides nothing that is used, so that it is not among those that the headline counts.
    assert_eq!(questions.len(), 4);
    // Several questions are folded to one line that says what they are worth.
    assert!(!says(&harness, "Who could see most of your posts on Facebook?"));
    harness.get_by_label_contains("3 answers would make this certain").click();
    harness.run_steps(12);
    for question in &questions {
        assert!(says(&harness, &question.text), "{}", question.text);
    }

    // The first of them is that of the group posts; what it decides moves, and nothing else does.
    click(&mut harness, "Closed groups");
    let groups = questions.iter().find(|question| question.id == "facebook.groups").expect("a question").items;
    assert_eq!(outcome(&harness, Depends), depends - groups);
    assert_eq!(outcome(&harness, UsedUnlessYouObject), used);

    // A kind shows the questions that decide it, and how many of it say where they were made.
    let row = harness.get_all_by_label_contains("Posts and articles: ").next().expect("the row");
    row.focus();
    harness.step();
    harness.key_press(Key::Space);
    harness.run_steps(3);
    assert!(says(&harness, "Why: Posts and articles"));
    assert!(says(&harness, "1 of them says where on earth it was made."));
}

#[test]
fn a_question_is_asked_in_place_and_its_answer_changes_the_numbers() {
    use Outcome::{Depends, NotUsedByPolicy, UsedUnlessYouObject};
    let (_a, _b, mut harness) = opened_both();
    assert!(says(&harness, "Who could see most of your posts on X?"));
    assert_eq!(outcome(&harness, Depends), 4);
    let used = outcome(&harness, UsedUnlessYouObject);
    let left_out = outcome(&harness, NotUsedByPolicy);

    click(&mut harness, "Anyone");
    assert_eq!(outcome(&harness, Depends), 0);
    assert_eq!(outcome(&harness, UsedUnlessYouObject), used + 4);
    assert!(says(&harness, "of a kind X says it trains AI on"));

    // For a year another answer, and back to all.
    click(&mut harness, "It changed over the years: Who could see most of your posts on X?");
    click(&mut harness, "Only my followers, in 2014");
    assert_eq!(outcome(&harness, NotUsedByPolicy), left_out + 1);
    assert_eq!(outcome(&harness, UsedUnlessYouObject), used + 3);
    assert!(says(&harness, "Answered by year."));
    // Not sure of the others, so that only that year is decided.
    click(&mut harness, "Not sure");
    click(&mut harness, "Only my followers, in 2014");
    assert!(says(&harness, "Answered for some years, with 3 items still open."));
    // An answer for all takes the place of those, and can be undone.
    click(&mut harness, "Only my followers");
    assert!(says(&harness, "This answer now holds for every year."));
    click(&mut harness, "Undo");
    assert!(says(&harness, "Answered for some years, with 3 items still open."));
    assert_eq!(outcome(&harness, NotUsedByPolicy), left_out + 1);
    click(&mut harness, "Only my followers");
    assert_eq!(outcome(&harness, NotUsedByPolicy), left_out + 4);

    // The offer goes with the next change, and with the archive, so that nothing else is undone.
    assert!(says(&harness, "Undo"));
    click(&mut harness, "Only my followers, in 2014");
    assert!(!says(&harness, "Undo"));

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
    use Outcome::NotUsedBarred;
    let mut files = x::modern(&x::posts());
    files.retain(|(path, _)| path != "data/manifest.js");
    files.push(x::of_x(
        "data/ageinfo.js",
        "ageMeta",
        &[serde_json::json!({ "ageInfo": { "age": ["14"], "birthDate": "2012-03-04" } })],
    ));
    let (_dir, path) = zip("twitter-2026-11-02-abc.zip", &files);
    let mut harness = opened(&path);
    choose(&mut harness, "Country: Choose your country", "brazil", "Brazil");
    assert_eq!(outcome(&harness, NotUsedBarred), 0);
    assert!(says(&harness, "gives a birth date by which you were under 18"));
    click(&mut harness, "Judge by that date");
    assert!(outcome(&harness, NotUsedBarred) > 3);
    assert!(!says(&harness, "gives a birth date"));
}

/// What was said for one account, or read from its archive, never holds for another that stays open.
#[test]
fn what_was_said_for_an_account_goes_when_it_is_closed() {
    use Outcome::{Depends, NotUsedBarred};
    let (_a, juno) = zip("twitter-2026-11-02-abc.zip", &of_x("1000000001", "juno", "2012-03-04"));
    let (_b, milo) = zip("twitter-2026-11-03-def.zip", &of_x("1000000002", "milo", "1985-01-09"));
    let mut harness = opened(&juno);
    choose(&mut harness, "Country: Choose your country", "brazil", "Brazil");
    drop_on(&mut harness, &[&milo]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    click(&mut harness, "Anyone");
    assert_eq!(outcome(&harness, Depends), 0);
    click(&mut harness, "Judge by that date");
    assert!(outcome(&harness, NotUsedBarred) > 3);
    click(&mut harness, "2 archives");
    click(&mut harness, "Close twitter-2026-11-02-abc.zip");
    until(&mut harness, "Milo alone", |harness| harness.state().title() == "twitter-2026-11-03-def.zip - Fodder");
    assert_eq!(outcome(&harness, NotUsedBarred), 0);
    assert!(outcome(&harness, Depends) > 0, "the answer was for both");
}

/// A birth date that was taken from an archive is taken back, or another is given, in About you.
#[test]
fn a_birth_date_of_the_archive_can_be_taken_back() {
    use Outcome::NotUsedBarred;
    let (_dir, path) = zip("twitter-2026-11-02-abc.zip", &of_x("1000000001", "juno", "2012-03-04"));
    let mut harness = opened(&path);
    choose(&mut harness, "Country: Choose your country", "brazil", "Brazil");
    click(&mut harness, "Judge by that date");
    assert!(outcome(&harness, NotUsedBarred) > 3);
    click(&mut harness, "About you…");
    assert!(says(&harness, "the birth date that the archive gives is used: 4 Mar 2012"));
    fill(&mut harness, "The year or the day you were born", "1985");
    assert_eq!(outcome(&harness, NotUsedBarred), 0);
    click(&mut harness, "Forget all of this, steps and letters too…");
    click(&mut harness, "Forget all of it");
    assert_eq!(outcome(&harness, NotUsedBarred), 0);
    go_to(&mut harness, Key::Num1);
    click(&mut harness, "Judge by that date");
    assert!(outcome(&harness, NotUsedBarred) > 3);
    click(&mut harness, "About you…");
    click(&mut harness, "Do not use it");
    assert_eq!(outcome(&harness, NotUsedBarred), 0);
}

/// A pack that reads files in another way: `LinkedIn`'s posts lie in a file of another name.
fn pack_with_other_tables() -> Files {
    let edit = |(name, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).expect("text");
        let text =
            if name == "platforms/linkedin.toml" { text.replace("\"shares.csv\"", "\"sharesx.csv\"") } else { text };
        (name, text.into_bytes())
    };
    newer_pack().into_iter().map(edit).collect()
}

/// New rules never judge what old tables found: what is open, or being read, is read again.
#[test]
fn a_pack_with_other_tables_reads_again() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (_zip, archive) = zip(COMPLETE, &small());
    let (_pack, pack) = zip("fodder-data-2027.01.15.zip", &pack_with_other_tables());
    let mut harness = keeping(&PackSlots::new(home.path()), Vec::new());
    // Together, so that the archive may still be read when the pack is taken.
    drop_on(&mut harness, &[&archive, &pack]);
    until(&mut harness, "the question", |harness| says(harness, "A data pack: rules of 15 Jan 2027"));
    click(&mut harness, "Use it");
    until(&mut harness, "the posts to be gone", |harness| {
        let Some(summary) = harness.state().summary() else { return false };
        summary.data_pack.version == NEWER && !summary.categories.iter().any(|category| category.id.id() == "posts")
    });
}

/// The question of a pack follows what is open, is not answered by typing, and leaves what is counted once.
#[test]
fn the_question_of_a_pack_follows_what_is_open() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (_zip, archive) = zip(COMPLETE, &small());
    let (_older, older) = zip("Complete_LinkedInDataExport_03-14-2025.zip", &small());
    let (_pack, pack) = zip("fodder-data-2027.01.15.zip", &newer_pack());
    let slots = PackSlots::new(home.path());
    let mut harness = keeping(&slots, Vec::new());
    drop_on(&mut harness, &[&pack, &archive]);
    until_open(&mut harness);
    until(&mut harness, "the question", |harness| says(harness, "A data pack: rules of 15 Jan 2027"));
    assert!(!says(&harness, "Open an archive first"));
    harness.key_press(Key::Space);
    harness.run_steps(3);
    assert!(says(&harness, "A data pack: rules of 15 Jan 2027") && slots.in_use().is_none());
    click(&mut harness, "Leave it as it is");

    drop_on(&mut harness, &[&older]);
    until(&mut harness, "both exports", |harness| summary(harness).archives.len() == 2);
    let twice = summary(&harness).totals.counts.items;
    go_to(&mut harness, Key::Num4);
    press(&mut harness, "Count what is in several of them once");
    let once = summary(&harness).totals.counts.items;
    assert!(once < twice, "{once} {twice}");
    drop_on(&mut harness, &[&pack]);
    until(&mut harness, "the question", |harness| says(harness, "A data pack: rules of 15 Jan 2027"));
    click(&mut harness, "Use it");
    until(&mut harness, "the new rules", |harness| summary(harness).data_pack.version == NEWER);
    assert_eq!(summary(&harness).totals.counts.items, once);
}

/// Nothing that was dropped is lost without a word, whatever came with it; and an archive can be closed though the other
/// one is gone.
#[test]
fn what_was_dropped_with_something_else_is_told() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (_zip, archive) = zip(COMPLETE, &small());
    let (_other, other) = zip("Complete_LinkedInDataExport_03-14-2025.zip", &small());
    let (_pack, pack) = zip("fodder-data-bad.zip", &small());
    let mut harness = keeping(&PackSlots::new(home.path()), Vec::new());
    drop_on(&mut harness, &[&archive, &pack]);
    until_open(&mut harness);
    until(&mut harness, "why the pack is refused", |harness| says(harness, "is not used:"));
    drop_on(&mut harness, &[&other]);
    until(&mut harness, "both exports", |harness| summary(harness).archives.len() == 2);
    assert!(says(&harness, "is not used:"));

    std::fs::remove_file(&other).expect("gone");
    click(&mut harness, "2 archives");
    click(&mut harness, &format!("Close {COMPLETE}"));
    until(&mut harness, "it to be closed", |harness| {
        harness.state().summary().is_none_or(|summary| summary.archives.len() < 2) || says(harness, "Drop your archive")
    });
}

/// Presses a key.
fn key(harness: &mut Window, key: Key) {
    harness.key_press(key);
    harness.run_steps(5);
}

/// A country that a person lived in before counts when they have said until when.
#[test]
fn an_earlier_country_counts_from_the_day_that_was_chosen() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = opened(&path);
    choose(&mut harness, "Country: Choose your country", "germ", "Germany");
    click(&mut harness, "About you…");
    choose(&mut harness, "Country: Choose a country", "norw", "Norway");
    assert!(says(&harness, "Choose a day"));
    click(&mut harness, "I always lived there");
    assert!(says(&harness, "Choose a country") && !says(&harness, "Choose a day"));
    choose(&mut harness, "Country: Choose a country", "norw", "Norway");
    click(&mut harness, "Choose a day");
    fill(&mut harness, "Type a day, as 24 Nov 2026 or 2026-11-24", "2019-08-01");
    key(&mut harness, Key::Enter);
    assert!(!says(&harness, "Choose a day"));
    key(&mut harness, Key::Escape);
    click(&mut harness, "About you…");
    harness.get_by_label("Day: 1 August 2019");
    click(&mut harness, "I always lived there");
    assert!(says(&harness, "Choose a country") && !says(&harness, "Day: 1 August 2019"));
}
