//! What can be done, and what is remembered of it: ticks, letters, days.

use super::*;
use serde_json::json;

#[test]
fn remedies_open_with_one_click() {
    let (_dir, _path, mut harness) = opened_small();
    click(&mut harness, "How to object…");
    assert!(says(&harness, "Switch off Data for Generative AI Improvement"));
    assert!(says(&harness, "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement"));
}

/// What a person says of themselves changes the answers as the commands change them, and is forgotten on request.
#[test]
fn a_person_says_when_they_opted_out_and_were_born() {
    let (_dir, path, mut harness) = opened_in_belgium();
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on LinkedIn");
    let (told, _) = report(&[&path], &["--region", "BE", "--on", "2026-11-24", "--opted-out", "linkedin=2026-11-24"]);
    assert_eq!(outcomes(&harness), told["outcomes"]);
    assert!(told["outcomes"].get("you-opted-out").is_some());
    assert!(says(&harness, "You said that you opted out on LinkedIn on 24 Nov 2026."));

    fill(&mut harness, "The year or the day you were born", "2010-05");
    assert!(says(&harness, "Write a year as 1980 or a day as 1980-05-31, no later than today."));
    harness.get_by_role_and_label(Role::TextInput, "The year or the day you were born").type_text("-31");
    harness.run_steps(3);
    assert!(!says(&harness, "Write a year as 1980 or a day as 1980-05-31, no later than today."));
    let (told, _) = report(
        &[&path],
        &["--region", "BE", "--on", "2026-11-24", "--opted-out", "linkedin=2026-11-24", "--born", "2010-05-31"],
    );
    assert_eq!(outcomes(&harness), told["outcomes"]);

    click(&mut harness, "Forget all of this, steps and letters too…");
    assert!(says(&harness, "This cannot be undone.") && focused(&harness) == "Keep it");
    click(&mut harness, "Keep it");
    assert_eq!(outcomes(&harness), told["outcomes"]);
    click(&mut harness, "Forget all of this, steps and letters too…");
    click(&mut harness, "Forget all of it");
    let (told, _) = report(&[&path], &["--region", "BE", "--on", "2026-11-24"]);
    assert_eq!(outcomes(&harness), told["outcomes"]);
    assert!(!says(&harness, "Forget all of this, steps and letters too"));
}

/// From the overview to a finished letter, by the keyboard alone; what was done is remembered, without what it says.
#[test]
fn a_letter_is_written_by_keyboard() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    assert!(says(&harness, "Stop LinkedIn training AI on your data"));
    assert!(says(&harness, "Opt out, 0 of 3"));
    press(&mut harness, "Write the letter to LinkedIn");
    assert!(says(&harness, "The letter to LinkedIn"));
    // Belgium's first official language of the eight is German; English is one press away.
    assert!(letter(&harness).contains("Art. 21 Abs. 1 DSGVO"));
    press(&mut harness, "Letter in English");
    let text = letter(&harness);
    assert!(text.contains("Juno Pell") && text.contains("Article 21(1) GDPR"), "{text}");
    assert!(text.contains("at least 10 entries") && text.contains("[one sentence: why, in your situation]"), "{text}");
    press(&mut harness, "My family and children are in it");
    assert!(letter(&harness).contains("words and pictures of my family"));
    fill(&mut harness, "The e-mail address of your account", "juno@example.org");
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

/// A tick is kept with its day, counts as opting out, and is taken back.
#[test]
fn a_tick_counts_as_opting_out_until_it_is_removed() {
    let (_dir, path, mut harness) = opened_in_belgium();
    let before = summary(&harness).outcomes.clone();
    click(&mut harness, "How to object…");
    click(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert!(says(&harness, "done 24 Nov 2026"));
    assert!(says(&harness, "Opt out, 1 of 3"));
    let (told, _) = report(&[&path], &["--region", "BE", "--on", "2026-11-24", "--opted-out", "linkedin=2026-11-24"]);
    assert_eq!(outcomes(&harness), told["outcomes"]);
    click(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert_eq!(summary(&harness).outcomes, before);

    // A platform without an archive is a press away.
    assert!(!says(&harness, "Switch off training for Grok"));
    press(&mut harness, "Show X too");
    assert!(says(&harness, "Switch off training for Grok"));
}

/// What was done before the newest rule about it asks to be checked again.
#[test]
fn an_old_tick_asks_to_be_checked_again() {
    let (_dir, path) = zip(COMPLETE, &small());
    let mut harness = window_of([1180.0, 780.0], date(2025, 8, 1), vec![Origin::Path(path)], None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "united states", "United States");
    go_to(&mut harness, Key::Num7);
    click(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert!(says(&harness, "done 1 Aug 2025"));
    assert!(!says(&harness, "The rules changed on"));
    click(&mut harness, "Day: 1 August 2025");
    fill(&mut harness, "Type a day, as 24 Nov 2026 or 2026-11-24", "2025-10-01");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "The rules changed on 18 Sep 2025, after you did this. Check that it still stands."));
}

/// Of two opt-outs one is taken back: the other still counts.
#[test]
fn one_tick_of_two_still_counts() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    let opted_out = |harness: &Window| outcome(harness, Outcome::YouOptedOut);
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    let all = opted_out(&harness);
    assert!(all > 0);
    press(&mut harness, "Done: Send LinkedIn's Data Processing Objection form");
    press(&mut harness, "Done: Send LinkedIn's Data Processing Objection form");
    assert_eq!(opted_out(&harness), all);
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert_eq!(opted_out(&harness), 0);
}

/// A step that does not cover one's own posts, or that the platform has to answer first, is ticked and opts nobody out.
#[test]
fn a_step_that_covers_a_part_is_no_opt_out() {
    let sample = |name: &str| Origin::Path(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(name));
    for (platform, steps, whole) in [
        (
            "facebook",
            &["Ask about what others, and the web, hold about you", "Object by the form that Meta's policy names"][..],
            "Facebook: object to the use of your information for AI at Meta",
        ),
        (
            "x",
            &[
                "Object in the settings of Grok's own site and app",
                "Send X's privacy form: object, or ask for deletion",
            ],
            "Switch off training for Grok",
        ),
    ] {
        let mut harness = window_of([1180.0, 1400.0], TODAY, vec![sample(platform)], None);
        until_open(&mut harness);
        choose(&mut harness, "Country: Choose your country", "germany", "Germany");
        go_to(&mut harness, Key::Num7);
        for step in steps {
            harness.get_by_label_contains(&format!("Done: {step}")).focus();
            harness.run_steps(2);
            harness.key_press(Key::Space);
            harness.run_steps(4);
        }
        assert!(says(&harness, &format!("Opt out, {} of ", steps.len())));
        assert_eq!(outcome(&harness, Outcome::YouOptedOut), 0, "{platform}");
        press(&mut harness, &format!("Done: {whole}"));
        assert!(outcome(&harness, Outcome::YouOptedOut) > 0, "{platform}");
    }
}

/// What was done for one platform keeps its tick and its day when another platform of the company is shown too.
#[test]
fn a_tick_stays_when_another_platform_of_the_company_is_shown() {
    let facebook = Origin::Path(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/facebook"));
    let mut harness = window_of([1180.0, 1400.0], TODAY, vec![facebook], None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Done: Delete your chats with Meta AI");
    assert!(says(&harness, "done 24 Nov 2026"));
    press(&mut harness, "Show Instagram too");
    assert!(says(&harness, "done 24 Nov 2026"));
    assert!(says(&harness, "Done: Delete your chats with Meta AI (Facebook)"));
    press(&mut harness, "Done: Delete your chats with Meta AI (Instagram)");
    // Both are done on the same day, so that they are one step.
    assert!(says(&harness, "Done: Delete your chats with Meta AI") && !says(&harness, "Meta AI (Facebook)"));
    press(&mut harness, "Hide Instagram again");
    assert!(!says(&harness, "Instagram: make the account private") && says(&harness, "Opt out, 1 of "));
}

/// What the person changed in the letter stays until they ask for it anew; another month of the map keeps its place.
#[test]
fn edits_and_the_place_on_the_map_stay() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
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
    go_to(&mut harness, Key::Num5);
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
        harness.run_steps(3);
    }
    assert!(says(&harness, "Only what was made from 1 Aug 2026 to 30 Nov 2026"));
}

/// Another country while a letter is open: the letter is of its law at once.
#[test]
fn a_letter_follows_the_country() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    assert!(letter(&harness).contains("Art. 21 Abs. 1 DSGVO"));
    for (name, typed, country, law) in [
        ("Belgium", "united kingd", "United Kingdom", "Article 21(1) UK GDPR"),
        ("United Kingdom", "brazil", "Brazil", "art. 18, § 2º"),
        ("Brazil", "california", "California", "1798.105"),
    ] {
        choose(&mut harness, &format!("Country: {name}"), typed, country);
        assert!(letter(&harness).contains(law), "{law}: {}", letter(&harness));
    }
}

/// What a person changed in a letter is not lost: not by typing on, by another language, or by leaving the letter.
#[test]
fn a_changed_letter_is_kept_for_each_language() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    // What stands below the languages stays where it is when another one is chosen.
    let place = |harness: &Window| harness.get_by_role_and_label(Role::MultilineTextInput, "Preview").rect().min;
    let before = place(&harness);
    press(&mut harness, "Letter in English");
    assert_eq!(place(&harness), before);
    assert!(says(&harness, "You can change the text below."));
    let preview = harness.get_by_role_and_label(Role::MultilineTextInput, "Preview");
    preview.focus();
    harness.run_steps(2);
    // Letter by letter, because the line above the text changes after the first one.
    for typed in ["I", " ", "b", "a", "k", "e"] {
        harness.get_by_role_and_label(Role::MultilineTextInput, "Preview").type_text(typed);
        harness.run_steps(2);
        assert!(harness.get_by_role_and_label(Role::MultilineTextInput, "Preview").is_focused(), "{typed}");
    }
    assert!(letter(&harness).contains("I bake"), "{}", letter(&harness));
    press(&mut harness, "Letter in Deutsch");
    assert!(!letter(&harness).contains("I bake") && letter(&harness).contains("DSGVO"));
    press(&mut harness, "Letter in English");
    assert!(letter(&harness).contains("I bake"));
    press(&mut harness, "Back");
    press(&mut harness, "Write the letter to LinkedIn");
    assert!(letter(&harness).contains("I bake"));
    assert!(says(&harness, "You changed the text."));
    // What is typed and taken back is no change.
    let preview = harness.get_by_role_and_label(Role::MultilineTextInput, "Preview");
    preview.focus();
    harness.run_steps(2);
    for _ in 0..12 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run_steps(2);
    }
    assert!(
        !letter(&harness).contains("I bake") && says(&harness, "You can change the text below."),
        "{}",
        letter(&harness)
    );
    harness.get_by_role_and_label(Role::MultilineTextInput, "Preview").type_text("I bake");
    harness.run_steps(2);
    assert!(says(&harness, "You changed the text."));
    press(&mut harness, "Write it anew from what you filled in");
    assert!(!letter(&harness).contains("I bake") && letter(&harness).contains("Article 21(1) GDPR"));
}

/// What one person did is not said of another who opens an archive on the same computer.
#[test]
fn each_account_has_its_own_state() {
    let (_a, juno) = zip(COMPLETE, &small());
    let (_b, milo) = zip("Complete_LinkedInDataExport_03-15-2026.zip", &small_of_milo());
    let opted_out = |harness: &Window| summary(harness).outcomes.contains_key(&Outcome::YouOptedOut);
    let mut harness = opened(&juno);
    click(&mut harness, "Yes, Belgium");
    go_to(&mut harness, Key::Num7);
    click(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert!(opted_out(&harness));

    let close_and_open = |harness: &mut Window, path: &Path, name: &str| {
        click(harness, name);
        click(harness, "Close all archives");
        drop_on(harness, &[path]);
        until_open(harness);
    };
    let chip = |who: &str| format!("LinkedIn · {who}");
    let name = |harness: &Window, who: &str| {
        let wanted = chip(who);
        let node = harness.query_all_by_label_contains(&wanted).next().expect("the chip");
        node.accesskit_node().label().expect("its name")
    };
    let shown = name(&harness, "Juno Pell");
    close_and_open(&mut harness, &milo, &shown);
    assert!(!opted_out(&harness));
    let shown = name(&harness, "Milo Crumb");
    close_and_open(&mut harness, &juno, &shown);
    assert!(opted_out(&harness));
}

/// An objection that was sent shows in the headline, the rows and the bars, as the commands say it.
#[test]
fn a_sent_objection_shows_everywhere() {
    let (_dir, path, mut harness) = opened_in_belgium();
    let before = summary(&harness).outcomes.clone();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    go_to(&mut harness, Key::Num1);
    assert!(says(&harness, "You objected to LinkedIn on 24 Nov 2026; its answer is due by 24 Dec 2026."));
    assert!(says(&harness, "You objected, no answer yet"));
    assert!(says(&harness, "Next step…") && !says(&harness, "How to object…"));
    let (told, _) = report(&[&path], &["--region", "BE", "--on", "2026-11-24", "--objected", "linkedin=2026-11-24"]);
    assert_eq!(serde_json::to_value(&summary(&harness).standings).expect("JSON"), told["standings"]);
    assert_eq!(summary(&harness).headline, told["headline"]);
    // The platform may go on until it has answered, so that no outcome has changed.
    assert_eq!(summary(&harness).outcomes, before);
    assert!(told["standings"].as_array().expect("a list").iter().any(|stand| stand["standing"] == "objected"));

    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Back");
    press(&mut harness, "Done: Send the letter under Article 21(1) GDPR");
    go_to(&mut harness, Key::Num1);
    assert!(!says(&harness, "You objected"));
}

/// A slip on a tick loses no day: what was taken back is a press away, with its own day.
#[test]
fn what_was_taken_back_is_marked_again_on_its_own_day() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    // What was ticked today is ticked again with its day.
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert!(!says(&harness, "Undo:"));

    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    type_day(&mut harness, "2026-11-02");
    press(&mut harness, "Back");
    assert!(says(&harness, "Sent on 2 Nov 2026"));
    press(&mut harness, "Done: Send the letter under Article 21(1) GDPR");
    assert!(!says(&harness, "Sent on"));
    press(&mut harness, "Undo: Send the letter under Article 21(1) GDPR was done on 2 Nov 2026");
    assert!(says(&harness, "Sent on 2 Nov 2026") && !says(&harness, "Undo:"));
}

/// What was done is the same in About you and in the guide, and is forgotten in both.
#[test]
fn the_guide_and_about_you_tell_the_same() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on LinkedIn");
    assert!(says(&harness, "Opt out, 1 of 3"));
    go_to(&mut harness, Key::Num7);
    assert!(says(&harness, "done 24 Nov 2026"));
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert!(says(&harness, "Opt out, 0 of 3"));
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    click(&mut harness, "About you…");
    assert!(says(&harness, "I opted out on LinkedIn"));
    assert!(says(&harness, "Sent on 24 Nov 2026. The answer is due by 24 Dec 2026."));
    click(&mut harness, "Forget all of this, steps and letters too…");
    click(&mut harness, "Forget all of it");
    assert!(says(&harness, "Opt out, 0 of 3"));
}

/// A step that serves several platforms of a company stands once, and one tick and one letter count for all of them.
#[test]
fn a_company_with_several_platforms_has_one_guide() {
    let sample =
        |platform: &str| Origin::Path(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(platform));
    let origins = vec![sample("facebook"), sample("instagram"), sample("linkedin")];
    let mut harness = window_of([1180.0, 1400.0], TODAY, origins, None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num7);
    assert!(says(&harness, "Facebook, Instagram, Threads"));
    let chats = harness.query_all_by_label("Show how: Delete your chats with Meta AI").count();
    assert_eq!(chats, 1);
    assert!(says(&harness, "for Facebook, Instagram and Threads"));
    press(&mut harness, "Write the letter to Meta");
    press(&mut harness, "Letter in English");
    let text = letter(&harness);
    assert!(text.contains("I have an account with Facebook, Instagram and Threads:"), "{text}");
    press(&mut harness, "I sent it today");
    press(&mut harness, "Back");
    let objected: Vec<fodder::ids::PlatformId> =
        summary(&harness).objections.iter().map(|objection| objection.platform.clone()).collect();
    assert_eq!(objected, ["facebook", "instagram", "threads"]);

    // What is shown elsewhere is shown here: of Facebook alone there is no step for Instagram.
    harness.get_by_label_contains("Show Facebook: ").click();
    harness.run_steps(4);
    assert!(!says(&harness, "Instagram: make the account private"));
    assert!(says(&harness, "Facebook: limit who can see your posts"));
}

/// The first step that is not done is shown whole; the others are folded until they are asked for.
#[test]
fn one_step_after_the_other_is_unfolded() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    assert!(says(&harness, "Hide how: Switch off Data for Generative AI Improvement"));
    assert!(says(&harness, "Show how: Send LinkedIn's Data Processing Objection form"));
    assert!(!says(&harness, "Open the form; people without a LinkedIn account can use it too."));
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    assert!(says(&harness, "Open the form; people without a LinkedIn account can use it too."));
    press(&mut harness, "Hide how: Send LinkedIn's Data Processing Objection form");
    assert!(!says(&harness, "Open the form; people without a LinkedIn account can use it too."));
}

/// Two accounts of a platform are counted together, which is said with both names.
#[test]
fn archives_of_two_accounts_are_told_apart_in_words() {
    let (_a, juno) = zip(COMPLETE, &small());
    let (_b, milo) = zip("Complete_LinkedInDataExport_03-15-2026.zip", &small_of_milo());
    let mut harness = opened(&juno);
    assert!(!says(&harness, "Archives of several LinkedIn accounts are open"));
    drop_on(&mut harness, &[&milo]);
    until(&mut harness, "both", |harness| says(harness, "Archives of several LinkedIn accounts are open"));
    assert!(says(&harness, "Juno Pell") && says(&harness, "Milo Crumb"));
}

/// A letter that was begun for one person is never shown for another: not when the other archive is closed, either.
#[test]
fn a_letter_is_never_that_of_another_account() {
    let (_a, juno) = zip(COMPLETE, &small());
    let (_b, milo) = zip("Complete_LinkedInDataExport_03-15-2026.zip", &small_of_milo());
    let mut harness = opened(&juno);
    click(&mut harness, "Yes, Belgium");
    drop_on(&mut harness, &[&milo]);
    until(&mut harness, "both", |harness| says(harness, "Archives of several LinkedIn accounts are open"));
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    // What is ticked is kept for the first account, so that the letter is hers.
    assert!(letter(&harness).starts_with("Juno Pell"), "{}", letter(&harness));
    assert!(says(&harness, "Several accounts of LinkedIn are open. This letter is for the one below"));
    harness.get_by_role_and_label(Role::MultilineTextInput, "Preview").type_text("EDITED");
    harness.run_steps(3);
    click(&mut harness, "2 archives");
    click(&mut harness, &format!("Close {COMPLETE}"));
    until(&mut harness, "Milo alone", |harness| says(harness, "LinkedIn · Milo Crumb"));
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    let text = letter(&harness);
    assert!(text.starts_with("Milo Crumb") && !text.contains("Juno") && !text.contains("EDITED"), "{text}");
    assert!(!says(&harness, "Several accounts of LinkedIn are open"));
}

/// A letter about one platform of a company is another letter than one about all of them, and is not taken as sent for all.
#[test]
fn a_letter_for_one_platform_is_not_one_for_all() {
    let sample =
        |platform: &str| Origin::Path(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(platform));
    let origins = vec![sample("facebook"), sample("instagram")];
    let mut harness = window_of([1180.0, 1400.0], TODAY, origins, None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num7);
    harness.get_by_label_contains("Show Facebook: ").click();
    harness.run_steps(4);
    press(&mut harness, "Write the letter to Meta");
    press(&mut harness, "Letter in English");
    fill(&mut harness, "Your profile's address, or your user name", "my_own_handle");
    assert!(letter(&harness).contains("an account with Facebook: my_own_handle"), "{}", letter(&harness));
    press(&mut harness, "I sent it today");
    press(&mut harness, "Back");
    harness.get_by_label_contains("Show All: ").click();
    harness.run_steps(4);
    assert!(says(&harness, "Sent on 24 Nov 2026. The answer is due by 24 Dec 2026."));
    press(&mut harness, "Write the letter to Meta (Instagram and Threads)");
    let text = letter(&harness);
    assert!(text.contains("an account with Instagram and Threads: my_own_handle"), "{text}");
    let objected: Vec<&str> =
        summary(&harness).objections.iter().map(|objection| objection.platform.as_str()).collect();
    assert_eq!(objected, ["facebook"]);
    // Each goes its own way from then on.
    press(&mut harness, "I sent it today");
    type_day(&mut harness, "2026-10-01");
    press(&mut harness, "Back");
    assert!(says(&harness, "Sent on 24 Nov 2026. The answer is due by 24 Dec 2026."));
    press(&mut harness, "Write the complaint about Meta (Instagram and Threads)");
    press(&mut harness, "Back");
    press(&mut harness, "Open the letter to Meta (Facebook)");
    assert!(says(&harness, "Day: 24 November 2026"));
}

/// A letter under one country's law is no letter under another's.
#[test]
fn a_letter_of_one_law_is_not_taken_for_that_of_another() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    press(&mut harness, "Back");
    choose(&mut harness, "Country: Belgium", "brazil", "Brazil");
    assert!(says(&harness, "LinkedIn: Sent on 24 Nov 2026."));
    assert!(says(&harness, "To go on with it, choose Belgium, where you lived when you wrote."));
    press(&mut harness, "Write the letter to LinkedIn");
    assert!(says(&harness, "You sent another letter on 24 Nov 2026, from Belgium."));
    assert!(says(&harness, "I sent it today"));
    let letter = summary(&harness).remedies.iter().find(|remedy| remedy.id == "letter.lgpd").expect("the letter");
    assert_eq!(letter.done, None);
    assert!(summary(&harness).objections.is_empty());
    // What follows a letter is not noted before it.
    press(&mut harness, "Complaint");
    assert!(says(&harness, "Send the letter first, and note here when.") && !says(&harness, "I sent it today"));
    press(&mut harness, "Back");
    // The tick alone never takes the place of the other letter.
    harness.get_by_label_contains("Done: Send the letter under article 18").click();
    harness.run_steps(4);
    assert!(says(&harness, "You sent another letter on 24 Nov 2026, from Belgium."));
    press(&mut harness, "Back");
    choose(&mut harness, "Country: Brazil", "belgium", "Belgium");
    assert!(says(&harness, "Sent on 24 Nov 2026. The answer is due by 24 Dec 2026."));
    assert_eq!(summary(&harness).objections.len(), 1);
}

/// What was done in one country is still told in another.
#[test]
fn what_was_done_is_told_in_another_country_too() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    press(&mut harness, "Back");
    choose(&mut harness, "Country: Belgium", "kenya", "Kenya");
    assert!(says(&harness, "LinkedIn: Sent on 24 Nov 2026."));
    press(&mut harness, "I did not send it");
    assert!(!says(&harness, "LinkedIn: Sent on 24 Nov 2026."));
    // There is no authority to complain to.
    assert!(!says(&harness, "No answer? Complain"));
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on LinkedIn");
    assert!(says(&harness, "opted out on LinkedIn on 24 Nov 2026"));
}

/// What was ticked for one archive that names nobody is not shown for another, nor what was ticked for an account.
#[test]
fn what_was_ticked_is_never_that_of_an_archive_without_a_name() {
    let of = |words: &str| {
        let comments = format!("Date,Link,Message\n2024-03-01 10:00:00,https://example.org/1,{words}\n");
        [("Comments.csv".to_owned(), comments.into_bytes())]
    };
    let (_a, juno) = zip(COMPLETE, &small());
    let (_b, nobody) = zip("Complete_LinkedInDataExport_03-15-2026.zip", &of("Rye is up again"));
    let (_c, other) = zip("Complete_LinkedInDataExport_03-16-2026.zip", &of("Oats are not"));
    let mut harness = opened(&juno);
    click(&mut harness, "Yes, Belgium");
    drop_on(&mut harness, &[&nobody]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    go_to(&mut harness, Key::Num1);
    let has_objected = |harness: &Window| says(harness, "You objected to LinkedIn on 24 Nov 2026");
    assert!(has_objected(&harness));
    assert!(says(&harness, "03-15-2026.zip does not say whose it is."));
    let close = |harness: &mut Window, several: &str, name: &str, left: &str| {
        click(harness, several);
        click(harness, &format!("Close {name}"));
        until(harness, "the other alone", |harness| harness.state().title().contains(left));
    };
    close(&mut harness, "2 archives", COMPLETE, "03-15-2026");
    assert!(!has_objected(&harness));

    // What is done for it is its own.
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on LinkedIn");
    let has_opted_out = |harness: &Window| says(harness, "opted out on LinkedIn on 24 Nov 2026");
    assert!(has_opted_out(&harness));
    harness.key_press(Key::Escape);
    drop_on(&mut harness, &[&other]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    close(&mut harness, "2 archives", "Complete_LinkedInDataExport_03-15-2026.zip", "03-16-2026");
    assert!(!has_opted_out(&harness) && !has_objected(&harness));
    drop_on(&mut harness, &[&juno]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    assert!(!has_opted_out(&harness) && has_objected(&harness));
}

/// What was done for an archive without a name is put aside while an account is open beside it, and that is told.
#[test]
fn what_was_done_for_a_nameless_archive_is_told_to_be_put_aside() {
    let comments = "Date,Link,Message\n2024-03-01 10:00:00,https://example.org/1,Rye is up again\n";
    let files = [("Comments.csv".to_owned(), comments.as_bytes().to_vec())];
    let (_a, nobody) = zip("Complete_LinkedInDataExport_03-15-2026.zip", &files);
    let (_b, juno) = zip(COMPLETE, &small());
    let mut harness = opened(&nobody);
    choose(&mut harness, "Country: Choose your country", "belgium", "Belgium");
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    drop_on(&mut harness, &[&juno]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    go_to(&mut harness, Key::Num1);
    assert_eq!(outcome(&harness, Outcome::YouOptedOut), 0);
    assert!(says(&harness, "What you did for it is put aside while other LinkedIn archives are open"));
}

/// Types a day in the place of the one that has the focus.
fn type_day(harness: &mut Window, day: &str) {
    harness.key_press(Key::Space);
    harness.run_steps(4);
    fill(harness, "Type a day, as 24 Nov 2026 or 2026-11-24", day);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
}

/// Once the answer is late, what is written next is called by its name everywhere, and the day that has passed is told as such.
#[test]
fn a_late_answer_leads_to_the_reminder_and_then_to_the_complaint() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    type_day(&mut harness, "2030-01-01");
    assert!(says(&harness, "That day is still to come."));
    fill(&mut harness, "Type a day, as 24 Nov 2026 or 2026-11-24", "2026-10-20");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "The answer was due by 20 Nov 2026") && !says(&harness, "if they get it today"));
    assert!(says(&harness, "The reminder can be sent now.") && !says(&harness, "Then send the reminder, on"));
    press(&mut harness, "Back");
    press(&mut harness, "Write the reminder to LinkedIn");
    assert!(says(&harness, "The reminder to LinkedIn"));
    harness.get_by_label("Day: 20 October 2026").focus();
    harness.run_steps(2);
    type_day(&mut harness, "2026-09-20");
    press(&mut harness, "Back");
    assert!(!says(&harness, "Write the reminder to LinkedIn"));
    press(&mut harness, "Write the complaint about LinkedIn");
    assert!(letter(&harness).contains("LinkedIn Ireland Unlimited Company"));
}

/// That an answer is late is told on days on which it was, and not on days before that.
#[test]
fn an_answer_is_late_only_from_its_day_on() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    type_day(&mut harness, "2026-10-20");
    go_to(&mut harness, Key::Num1);
    let late = "The answer was due by 20 Nov 2026";
    assert!(says(&harness, late));
    let mut on = |before: &str, day: &str| {
        click(&mut harness, &format!("Day: {before}"));
        fill(&mut harness, "Type a day, as 24 Nov 2026 or 2026-11-24", day);
        harness.key_press(Key::Enter);
        harness.run_steps(4);
        says(&harness, late)
    };
    assert!(!on("24 November 2026", "2026-11-10"));
    assert!(!on("10 November 2026", "2026-10-01"), "it was not sent yet");
    assert!(on("1 October 2026", "2027-02-01"), "of a day to come nothing else is known");
}

/// Says that the letter was sent on 20 October and the reminder today.
fn remind_of_a_letter(harness: &mut Window) {
    go_to(harness, Key::Num7);
    press(harness, "Write the letter to LinkedIn");
    press(harness, "I sent it today");
    type_day(harness, "2026-10-20");
    press(harness, "Reminder");
    press(harness, "I sent the reminder today");
}

/// After the reminder the platform has two more weeks, and nobody is asked to send it once more.
#[test]
fn a_reminder_that_was_sent_is_waited_for() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    remind_of_a_letter(&mut harness);
    assert!(says(&harness, "Then complain, on 9 Dec 2026") && !says(&harness, "send the reminder, on"));
    press(&mut harness, "Complaint");
    assert!(says(&harness, "Too early: you sent the reminder on 24 Nov 2026"));
    press(&mut harness, "Back");
    assert!(says(&harness, "Open the letter to LinkedIn") && !says(&harness, "Write the reminder to LinkedIn"));
    assert!(says(&harness, "Reminder sent on 24 Nov 2026. Without an answer, complain from 9 Dec 2026."));
    assert!(!says(&harness, "Send the reminder."));
    // In a country without such a letter it is said where to go on.
    choose(&mut harness, "Country: Belgium", "kenya", "Kenya");
    assert!(says(&harness, "To go on with it, choose Belgium, where you lived when you wrote."));
}

/// A reminder that is taken back, or that a later day of its letter drops, comes back with its day.
#[test]
fn a_reminder_that_was_taken_back_can_be_restored() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    remind_of_a_letter(&mut harness);
    let again = "Undo: the reminder was sent on 24 Nov 2026";
    assert!(!says(&harness, again));
    press(&mut harness, "I did not send the reminder");
    assert!(!says(&harness, "Then complain, on 9 Dec 2026"));
    press(&mut harness, again);
    assert!(says(&harness, "Then complain, on 9 Dec 2026") && !says(&harness, again));
}

/// Whoever only wants to know when an answer is due need not open the archive for it.
#[test]
fn the_start_tells_when_an_answer_is_due() {
    let (_dir, path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    let chip = harness.query_all_by_label_contains("LinkedIn · Juno Pell").next().expect("the chip");
    chip.click();
    harness.run_steps(4);
    click(&mut harness, "Close all archives");
    until(&mut harness, "the start", |harness| says(harness, "Drop your archive here"));
    let line = "LinkedIn: Sent on 24 Nov 2026. The answer is due by 24 Dec 2026.";
    assert!(says(&harness, line));
    // Opened again, it is the archive's.
    drop_on(&mut harness, &[&path]);
    until_open(&mut harness);
    go_to(&mut harness, Key::Num7);
    assert!(says(&harness, "Sent on 24 Nov 2026. The answer is due by 24 Dec 2026."));
    assert!(!says(&harness, "To go on with a letter"));
}

/// The steps of a past day are not those that can be done today, and that is said.
#[test]
fn steps_of_another_day_are_told_from_those_of_today() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    let told = "These steps go with the rules of 1 January 2005";
    let steps = |harness: &Window| harness.query_all_by_role(Role::CheckBox).count();
    let today = steps(&harness);
    assert!(!says(&harness, told));
    harness.get_by_label("Day: 24 November 2026").focus();
    harness.run_steps(2);
    type_day(&mut harness, "2005-01-01");
    assert!(says(&harness, told) && steps(&harness) < today);
    click(&mut harness, "Show today's steps");
    assert!(!says(&harness, told) && steps(&harness) == today);
}

/// The letters of two accounts of a platform are two lines that can be told apart.
#[test]
fn the_start_tells_accounts_of_a_platform_apart() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sent = |day: &str| {
        let letter = json!({ "letter": "letter.gdpr", "region": "DE", "on": day, "reminded": null });
        json!({ "platform": "linkedin", "letter": letter })
    };
    let settings = json!({ "region": "DE", "accounts": { "1": sent("2026-11-23"), "2": sent("2026-11-20") } });
    std::fs::write(folder.path().join("settings.json"), settings.to_string()).expect("written");
    let settings = folder.path().to_owned();
    let make = move |cc: &mut eframe::CreationContext<'_>| {
        let app = App::new(cc, Vec::new(), TODAY).expect("the program's own data is right");
        app.with_settings(&cc.egui_ctx, &settings)
    };
    let mut harness: Window = Harness::builder().with_size([1180.0, 780.0]).with_max_steps(12).build_eframe(make);
    harness.run_steps(4);
    assert!(says(&harness, "LinkedIn, account 1 of 2: Sent on 20 Nov 2026."));
    assert!(says(&harness, "LinkedIn, account 2 of 2: Sent on 23 Nov 2026."));
}

/// Whoever says by keyboard that the letter was sent, or was not, stays at that place, and is told.
#[test]
fn what_is_noted_of_a_letter_keeps_the_keyboard_in_its_place() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    assert!(says(&harness, "Noted: sent today. The answer is due by 24 Dec 2026."));
    let focused = |harness: &Window| {
        let node = harness.query_all(egui_kittest::kittest::By::new().predicate(|node| node.is_focused())).next();
        let node = node.expect("something with the focus");
        (node.accesskit_node().label().expect("a name"), node.rect().top())
    };
    let (name, top) = focused(&harness);
    assert_eq!(name, "Day: 24 November 2026");
    assert!(top > 100.0, "the one of the letter, not the one in the top bar");
    press(&mut harness, "I did not send it");
    assert!(says(&harness, "Noted: not sent."));
    assert_eq!(focused(&harness).0, "I sent it today");
}

fn sample_of(platform: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(platform)
}

/// A letter to a company that holds the accounts of two people: what one of them typed never stands in the other's, and is there
/// again in their own.
#[test]
fn what_one_person_typed_is_not_in_the_letter_of_another() {
    let milo = people::sample_of_milo("instagram");
    let origins = vec![Origin::Path(sample_of("facebook")), Origin::Path(milo.path().to_owned())];
    let mut harness = window_of([1180.0, 1400.0], TODAY, origins, None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num7);
    let show = |harness: &mut Window, platform: &str| {
        harness.get_by_label_contains(&format!("Show {platform}: ")).click();
        harness.run_steps(4);
    };
    show(&mut harness, "Facebook");
    press(&mut harness, "Write the letter to Meta");
    press(&mut harness, "Letter in English");
    let reason = "My family and children are in it";
    fill(&mut harness, "The e-mail address of your account", "marenweg@example.org");
    press(&mut harness, reason);
    let is_hers = |harness: &Window| letter(harness).contains("marenweg") && letter(harness).contains("my family");
    assert!(is_hers(&harness), "{}", letter(&harness));
    press(&mut harness, "Back");
    show(&mut harness, "Instagram, Threads");
    press(&mut harness, "Write the letter to Meta");
    let text = letter(&harness);
    assert!(text.contains("Milo") && !text.contains("marenweg") && !text.contains("my family"), "{text}");
    press(&mut harness, "Back");
    show(&mut harness, "Facebook");
    press(&mut harness, "Write the letter to Meta");
    assert!(is_hers(&harness), "{}", letter(&harness));
}

/// A letter whose text somebody changed is never offered for another person's, not even where the platforms are the same.
#[test]
fn a_changed_letter_is_never_another_persons() {
    let (milo, other) = (people::sample_of_milo("instagram"), people::sample_of_milo("facebook"));
    let origins = vec![Origin::Path(sample_of("facebook")), Origin::Path(milo.path().to_owned())];
    let mut harness = window_of([1180.0, 1400.0], TODAY, origins, None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num7);
    let write_about = |harness: &mut Window, platform: &str| {
        harness.get_by_label_contains(&format!("Show {platform}: ")).click();
        harness.run_steps(4);
        press(harness, "Write the letter to Meta");
    };
    write_about(&mut harness, "Facebook");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Preview").focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Preview").type_text("What only Maren knows");
    harness.run_steps(3);
    press(&mut harness, "Back");
    write_about(&mut harness, "Instagram, Threads");
    assert!(letter(&harness).contains("Milo") && !says(&harness, "Use that text"));
    press(&mut harness, "Back");
    write_about(&mut harness, "Facebook");
    assert!(letter(&harness).contains("What only Maren knows"));
    press(&mut harness, "Back");
    write_about(&mut harness, "Instagram, Threads");
    press(&mut harness, "Back");
    click(&mut harness, "2 archives");
    click(&mut harness, "Close facebook");
    until(&mut harness, "Milo alone", |harness| says(harness, "Instagram · Milo"));
    drop_on(&mut harness, &[other.path()]);
    until(&mut harness, "both of Milo's", |harness| says(harness, "2 archives"));
    go_to(&mut harness, Key::Num7);
    write_about(&mut harness, "Facebook");
    assert!(letter(&harness).contains("Milo") && !says(&harness, "Use that text"), "{}", letter(&harness));
    assert!(!letter(&harness).contains("What only Maren knows"));
}

/// What was typed into a letter to a platform without an archive is of whoever had other archives open.
#[test]
fn a_letter_without_an_archive_is_of_whoever_had_others_open() {
    let milo = people::sample_of_milo("linkedin");
    let mut harness = window_of([1180.0, 1400.0], TODAY, vec![Origin::Path(sample_of("facebook"))], None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Show LinkedIn too");
    press(&mut harness, "Write the letter to LinkedIn");
    let address = "Your postal address, if you send it by post";
    harness.get_by_role_and_label(Role::MultilineTextInput, address).focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::MultilineTextInput, address).type_text("Secret Lane 9");
    harness.run_steps(3);
    assert!(letter(&harness).contains("Secret Lane 9"));
    press(&mut harness, "Back");
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    click(&mut harness, "2 archives");
    click(&mut harness, "Close facebook");
    until(&mut harness, "Milo alone", |harness| says(harness, "LinkedIn · Milo"));
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    assert!(letter(&harness).contains("Milo") && !letter(&harness).contains("Secret Lane 9"), "{}", letter(&harness));
}

/// A letter that names somebody is theirs, whoever else had archives open when it was begun.
#[test]
fn a_letter_is_of_whoever_is_named_in_it() {
    let (instagram, linkedin) = (people::sample_of_milo("instagram"), people::sample_of_milo("linkedin"));
    let origins = vec![Origin::Path(sample_of("facebook")), Origin::Path(instagram.path().to_owned())];
    let mut harness = window_of([1180.0, 1400.0], TODAY, origins, None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Show LinkedIn too");
    press(&mut harness, "Write the letter to LinkedIn");
    fill(&mut harness, "Your name", "Milo Kern");
    let address = "Your postal address, if you send it by post";
    harness.get_by_role_and_label(Role::MultilineTextInput, address).focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::MultilineTextInput, address).type_text("Miller Street 1");
    harness.run_steps(3);
    press(&mut harness, "Back");
    drop_on(&mut harness, &[linkedin.path()]);
    until(&mut harness, "all three", |harness| says(harness, "3 archives"));
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    assert!(letter(&harness).contains("Milo Kern") && letter(&harness).contains("Miller Street 1"));
}

/// What was sent is told with its day also where the person opted out as well.
#[test]
fn a_letter_is_told_beside_an_opt_out() {
    let (_dir, _path, mut harness) = opened_in_belgium();
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    press(&mut harness, "Back");
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    go_to(&mut harness, Key::Num1);
    assert!(outcome(&harness, Outcome::YouOptedOut) > 0);
    assert!(says(&harness, "You objected to LinkedIn on 24 Nov 2026; its answer is due by 24 Dec 2026"));
}

/// An authority that was typed is one of the country whose law the letter rests on.
#[test]
fn a_typed_authority_stays_with_its_country() {
    let mut harness = window_of([1180.0, 1400.0], TODAY, vec![Origin::Path(sample_of("linkedin"))], None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    press(&mut harness, "I sent it today");
    press(&mut harness, "Complaint");
    fill(&mut harness, "The authority you complain to", "LDI NRW");
    assert!(letter(&harness).contains("LDI NRW"));
    // The first letter was sent under the law of Germany, and so is the complaint.
    choose(&mut harness, "Country: Germany", "france", "France");
    assert!(says(&harness, "The authority you complain to") && letter(&harness).contains("LDI NRW"));
    press(&mut harness, "I did not send it");
    assert!(!says(&harness, "The authority you complain to") && !letter(&harness).contains("LDI NRW"));
    choose(&mut harness, "Country: France", "germany", "Germany");
    assert!(letter(&harness).contains("LDI NRW"));
}

/// What is marked again after it was taken back is marked for the platforms of which it was taken back.
#[test]
fn what_is_marked_again_is_of_its_own_platforms() {
    let origins = vec![Origin::Path(sample_of("facebook")), Origin::Path(sample_of("instagram"))];
    let mut harness = window_of([1180.0, 1400.0], TODAY, origins, None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "united kingdom", "United Kingdom");
    go_to(&mut harness, Key::Num7);
    let step = "Done: Object to the use of your information for AI at Meta";
    click(&mut harness, "About you…");
    for platform in ["Instagram", "Threads"] {
        click(&mut harness, &format!("I opted out on {platform}"));
        say_day(&mut harness, "2026-11-10");
    }
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    press(&mut harness, &format!("{step} (Instagram and Threads)"));
    harness.get_by_label_contains("was done on 10 Nov 2026").click();
    harness.run_steps(4);
    assert!(says(&harness, "opted out on Instagram on 10 Nov 2026"));
    assert!(!says(&harness, "opted out on Facebook"));
}

/// Picks a day for what *About you* asked last.
fn say_day(harness: &mut Window, day: &str) {
    harness.get_all_by_label("Day: 24 November 2026").last().expect("a day").click();
    harness.run_steps(4);
    fill(harness, "Type a day, as 24 Nov 2026 or 2026-11-24", day);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
}

/// Of several steps that opt out the earliest day counts, also after another day was said.
#[test]
fn the_earliest_opt_out_counts() {
    let settings = tempfile::tempdir().expect("a folder");
    let opened = |today| {
        let make = |cc: &mut eframe::CreationContext<'_>| {
            let origins = vec![Origin::Path(sample_of("linkedin"))];
            let app = App::new(cc, origins, today).expect("the program's own data is right");
            app.with_settings(&cc.egui_ctx, settings.path())
        };
        let mut harness = Harness::builder().with_size([1180.0, 1400.0]).with_max_steps(12).build_eframe(make);
        until_open(&mut harness);
        harness
    };
    let mut harness = opened(date(2025, 11, 10));
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Done: Switch off Data for Generative AI Improvement");
    let mut harness = opened(date(2025, 11, 15));
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Done: Send LinkedIn's Data Processing Objection form");
    let mut harness = opened(date(2025, 12, 1));
    go_to(&mut harness, Key::Num7);
    click(&mut harness, "About you…");
    assert!(says(&harness, "opted out on LinkedIn on 10 Nov 2025"));
    click(&mut harness, "Day: 10 November 2025");
    fill(&mut harness, "Type a day, as 24 Nov 2026 or 2026-11-24", "2025-11-25");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "opted out on LinkedIn on 15 Nov 2025"));
    // What was taken back can be marked again on its own day.
    press(&mut harness, "I did not opt out on LinkedIn");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(!says(&harness, "opted out on LinkedIn on"));
    assert!(says(&harness, "was done on 15 Nov 2025"));
}

/// Threads has ticks of its own, which an Instagram archive without a name may not have.
#[test]
fn what_was_done_on_threads_is_told_beside_a_nameless_archive() {
    let nameless = copied_sample("instagram");
    std::fs::remove_dir_all(nameless.path().join("personal_information")).expect("removed");
    let milo = people::sample_of_milo("instagram");
    let mut harness = window_of([1180.0, 1400.0], TODAY, vec![Origin::Path(nameless.path().to_owned())], None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Done: Threads: make the profile private");
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    go_to(&mut harness, Key::Num1);
    assert!(says(&harness, "What you did for it is put aside while other Threads archives are open"));
}
