//! What was said, typed or done for one person is never another's, and is not lost while theirs stays open.

use super::*;
use fodder::import::Sample;

/// A copy of a sample whose person is Milo.
pub fn sample_of_milo(platform: &str) -> TempDir {
    sample_of(platform, "Milo", "8000000002")
}

/// A copy of a sample whose person has another name, other addresses and another number on Facebook.
fn sample_of(platform: &str, name: &str, number: &str) -> TempDir {
    let lower = name.to_lowercase();
    let copy = copied_sample(platform);
    for entry in walkdir::WalkDir::new(copy.path()).into_iter().map(|entry| entry.expect("an entry")) {
        if entry.file_type().is_file()
            && let Ok(text) = std::fs::read_to_string(entry.path())
        {
            let text = text.replace("Maren", name).replace("maren", &lower).replace("9000000000000000001", number);
            std::fs::write(entry.path(), text).expect("written");
        }
    }
    copy
}

/// The windows' own copies of the sample lie in folders of different names.
fn opened_in_germany(paths: &[&Path]) -> Window {
    let origins = paths.iter().map(|path| Origin::Path((*path).to_owned())).collect();
    let mut harness = window_of([1180.0, 1400.0], TODAY, origins, None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    harness
}

fn close_all(harness: &mut Window) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::TextInput, "Search actions, screens, countries and files")
        .type_text("close all");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(5);
}

fn undo(harness: &mut Window, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).focus();
    harness.run_steps(2);
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run_steps(3);
    }
}

fn value(harness: &Window, role: Role, name: &str) -> String {
    harness.get_by_role_and_label(role, name).accesskit_node().value().unwrap_or_default()
}

const ADDRESS: &str = "Your postal address, if you send it by post";
const OWN_WORDS: &str = "In your own words";
const BORN: &str = "The year or the day you were born";

fn type_into(harness: &mut Window, name: &str, words: &str) {
    harness.get_by_role_and_label(Role::MultilineTextInput, name).focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::MultilineTextInput, name).type_text(words);
    harness.run_steps(3);
    assert!(letter(harness).contains(words));
}

/// Undo in a field brings back only what was typed into it for the same account.
#[test]
fn undo_never_brings_back_what_was_typed_for_somebody_else() {
    let (_a, juno) = zip(COMPLETE, &small());
    let (_b, milo) = zip("Complete_LinkedInDataExport_03-15-2026.zip", &small_of_milo());
    let mut harness = opened(&juno);
    click(&mut harness, "Yes, Belgium");
    click(&mut harness, "About you…");
    fill(&mut harness, BORN, "2011");
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    type_into(&mut harness, ADDRESS, "Secret Lane 5");
    type_into(&mut harness, "Preview", "PRIVATE EDIT");
    click(&mut harness, "About you…");
    click(&mut harness, "Forget all of this, steps and letters too…");
    click(&mut harness, "Forget all of it");
    undo(&mut harness, Role::TextInput, BORN);
    assert_eq!(value(&harness, Role::TextInput, BORN), "");
    close_all(&mut harness);
    drop_on(&mut harness, &[&milo]);
    until_open(&mut harness);
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    undo(&mut harness, Role::MultilineTextInput, ADDRESS);
    undo(&mut harness, Role::MultilineTextInput, "Preview");
    assert_eq!(value(&harness, Role::MultilineTextInput, ADDRESS), "");
    let text = letter(&harness);
    assert!(text.contains("Milo Crumb") && !text.contains("Juno") && !text.contains("PRIVATE"), "{text}");
}

/// A letter stays while its account does, whatever else is dropped on the window.
#[test]
fn a_begun_letter_outlives_what_is_dropped_beside_it() {
    let (dir, _path, mut harness) = opened_in_belgium();
    let (_x, of_x) = zip("twitter-2026-11-02-abc.zip", &of_x("1000000001", "juno", "1985-03-04"));
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to LinkedIn");
    type_into(&mut harness, OWN_WORDS, "I bake rye bread");
    drop_on(&mut harness, &[&of_x]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    let note = dir.path().join("note.txt");
    std::fs::write(&note, "no archive").expect("written");
    drop_on(&mut harness, &[&note]);
    until(&mut harness, "the failure", |harness| says(harness, "It could not be opened"));
    assert!(letter(&harness).contains("I bake rye bread"));
}

/// A letter to a company is signed by one person: where archives of two are open, each has a letter.
#[test]
fn a_letter_to_a_company_is_of_one_person() {
    let milo = sample_of_milo("instagram");
    let maren = copied_sample("facebook");
    let mut harness = opened_in_germany(&[maren.path(), milo.path()]);
    go_to(&mut harness, Key::Num7);
    assert!(says(&harness, "Write the letter to Meta (Instagram and Threads)"));
    press(&mut harness, "Write the letter to Meta (Facebook)");
    press(&mut harness, "Letter in English");
    let text = letter(&harness);
    assert!(text.contains("Maren") && !text.contains("Milo") && !text.contains("Instagram"), "{text}");
    press(&mut harness, "I sent it today");
    let objected: Vec<&str> =
        summary(&harness).objections.iter().map(|objection| objection.platform.as_str()).collect();
    assert_eq!(objected, ["facebook"]);
    type_into(&mut harness, "Preview", "EDITED BY MAREN ");
    press(&mut harness, "Back");
    press(&mut harness, "Write the letter to Meta (Instagram and Threads)");
    let text = letter(&harness);
    assert!(text.contains("Milo") && !text.contains("Maren") && !text.contains("MAREN"), "{text}");
    assert!(!says(&harness, "You changed this letter"), "what was changed is another person's");
}

/// A letter that was changed is not lost when it becomes one about more platforms.
#[test]
fn a_changed_letter_is_offered_when_it_is_about_more() {
    let (facebook, instagram) = (copied_sample("facebook"), copied_sample("instagram"));
    let mut harness = opened_in_germany(&[facebook.path()]);
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to Meta");
    type_into(&mut harness, "Preview", "EDITED BY ME ");
    assert!(letter(&harness).contains("EDITED BY ME"));
    drop_on(&mut harness, &[instagram.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    press(&mut harness, "Back");
    press(&mut harness, "Write the letter to Meta");
    assert!(!letter(&harness).contains("EDITED BY ME"));
    assert!(says(&harness, "You changed this letter when it was about Facebook."));
    press(&mut harness, "Use that text");
    assert!(letter(&harness).contains("EDITED BY ME"));
}

/// A step that serves several platforms is ticked for the platforms of one person, not for another's.
#[test]
fn a_shared_step_is_ticked_for_one_person() {
    let milo = sample_of_milo("instagram");
    let maren = copied_sample("facebook");
    let mut harness = opened_in_germany(&[maren.path(), milo.path()]);
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Done: Delete your chats with Meta AI (Facebook)");
    let done = |harness: &Window, name: &str| {
        let node = harness.get_by_label(name);
        node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(done(&harness, "Done: Delete your chats with Meta AI (Facebook)"));
    assert!(!done(&harness, "Done: Delete your chats with Meta AI (Instagram and Threads)"));
}

/// One archive may have no name and another no birth date, in whatever order they are opened.
#[test]
fn several_people_are_noticed_in_any_order() {
    let (linkedin, facebook) = (copied_sample("linkedin"), copied_sample("facebook"));
    let (_x, other) = zip("twitter-2026-11-03-def.zip", &of_x("1000000002", "otto", "2001-01-09"));
    let milo = sample_of_milo("x");
    for paths in [
        [linkedin.path(), facebook.path(), other.as_path()],
        [other.as_path(), linkedin.path(), facebook.path()],
        [linkedin.path(), milo.path(), facebook.path()],
    ] {
        let harness = opened_in_germany(&paths);
        assert!(says(&harness, "Archives of different people seem to be open"), "{paths:?}");
    }
    let harness = opened_in_germany(&[linkedin.path(), facebook.path()]);
    assert!(!says(&harness, "Archives of different people seem to be open"));
}

/// An archive that was closed by mistake and is opened again needs no second answer.
#[test]
fn answers_come_back_with_their_account() {
    let maren = copied_sample("facebook");
    let mut harness = opened_in_germany(&[maren.path()]);
    harness.get_by_label_contains("answers would make this certain").click();
    harness.run_steps(4);
    harness.get_all_by_label_contains("Anyone").next().expect("a question").click();
    harness.run_steps(4);
    let answered = summary(&harness).headline.clone();
    harness.query_all_by_label_contains("Facebook · Maren").next().expect("the chip").click();
    harness.run_steps(4);
    click(&mut harness, "Close all archives");
    until(&mut harness, "the start", |harness| says(harness, "Drop your archive here"));
    drop_on(&mut harness, &[maren.path()]);
    until_open(&mut harness);
    assert_eq!(summary(&harness).headline, answered);
}

/// Answers hold for whoever they were given for: not for the next person's archive, and not for a file of the same name.
#[test]
fn answers_go_with_the_person_they_were_given_for() {
    let (maren, milo) = (copied_sample("facebook"), sample_of_milo("facebook"));
    let mut harness = opened_in_germany(&[maren.path()]);
    let fresh = summary(&harness).headline.clone();
    harness.get_by_label_contains("answers would make this certain").click();
    harness.run_steps(4);
    for nth in 0..3 {
        harness.get_all_by_label_contains("Anyone").nth(nth).expect("a question").click();
        harness.run_steps(4);
    }
    assert_ne!(summary(&harness).headline, fresh);
    assert!(says(&harness, "Your answers"));
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    click(&mut harness, "2 archives");
    let name = maren.path().file_name().expect("a name").to_string_lossy().into_owned();
    click(&mut harness, &format!("Close {name}"));
    until(&mut harness, "Milo alone", |harness| says(harness, "Facebook · Milo"));
    assert_eq!(summary(&harness).headline, fresh);

    // Two people's archives that name nobody, and are called alike.
    let (one, other) = (copied_sample("facebook"), sample_of_milo("facebook"));
    for folder in [&one, &other] {
        std::fs::remove_dir_all(folder.path().join("personal_information")).expect("removed");
        std::fs::rename(folder.path().join("your_facebook_activity"), folder.path().join("export")).expect("renamed");
        std::fs::create_dir(folder.path().join("facebook-export")).expect("a folder");
        std::fs::rename(folder.path().join("export"), folder.path().join("facebook-export/your_facebook_activity"))
            .expect("renamed");
    }
    let paths = [&one, &other].map(|folder| folder.path().join("facebook-export"));
    let mut harness = opened_in_germany(&[&paths[0]]);
    let fresh = summary(&harness).headline.clone();
    harness.get_by_label_contains("answers would make this certain").click();
    harness.run_steps(4);
    harness.get_all_by_label_contains("Anyone").next().expect("a question").click();
    harness.run_steps(4);
    assert_ne!(summary(&harness).headline, fresh);
    drop_on(&mut harness, &[&paths[1]]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    assert!(summary(&harness).question.answers.is_empty());
}

/// An answer about several platforms is put aside when another account comes, which is told, and comes back when that is closed.
#[test]
fn an_answer_about_several_platforms_comes_back() {
    let (maren, milo) = (copied_sample("facebook"), sample_of_milo("instagram"));
    let mut harness = opened_in_germany(&[maren.path()]);
    harness.get_by_label_contains("answers would make this certain").click();
    harness.run_steps(4);
    for nth in 0..3 {
        harness.get_all_by_label_contains("Anyone").nth(nth).expect("a question").click();
        harness.run_steps(4);
    }
    let answered = summary(&harness).question.answers.clone();
    assert_eq!(answered.len(), 3);
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    assert!(summary(&harness).question.answers.len() < 3);
    assert!(says(&harness, "Your answers are for other accounts, and come back with them."));
    click(&mut harness, "2 archives");
    let name = milo.path().file_name().expect("a name").to_string_lossy().into_owned();
    click(&mut harness, &format!("Close {name}"));
    until(&mut harness, "Maren alone", |harness| says(harness, "Facebook · Maren"));
    assert_eq!(summary(&harness).question.answers, answered);
}

/// Banners about archives are folded into one where there are more than two, whatever they are about, so that the answer stays in
/// sight; what they offer is still there.
#[test]
fn many_banners_about_archives_are_one() {
    let milo = sample_of_milo("instagram");
    let exports = ["2026-05-02", "2026-08-02", "2026-11-02"].map(|day| {
        let copy = copied_sample("facebook");
        let folder = copy.path().join(format!("facebook-maren-{day}-abc"));
        std::fs::create_dir(&folder).expect("a folder");
        for part in ["your_facebook_activity", "personal_information"] {
            std::fs::rename(copy.path().join(part), folder.join(part)).expect("moved");
        }
        (copy, folder)
    });
    let paths: Vec<&Path> = exports.iter().map(|(_, folder)| folder.as_path()).collect();
    let mut harness = opened_in_germany(&paths);
    assert!(!says(&harness, "Which"), "two banners are shown whole");
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "all four", |harness| says(harness, "4 archives"));
    assert!(says(&harness, "3 notes on your archives. Numbers may be wrong."));
    assert!(!says(&harness, "Count what is in several of them once"));
    click(&mut harness, "Which");
    let twice = summary(&harness).totals.counts.items;
    click(&mut harness, "Count what is in several of them once");
    assert!(summary(&harness).totals.counts.items < twice);
    assert!(says(&harness, "Milo") && !says(&harness, "notes on your archives"));
}

/// What was answered of the sample's person never comes back, and so nothing says that it does.
#[test]
fn answers_about_the_sample_are_dropped_without_a_promise() {
    let milo = sample_of_milo("instagram");
    let origins = vec![Origin::Sample(Sample::Facebook)];
    let mut harness = window_of([1180.0, 1400.0], TODAY, origins, None);
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    harness.get_by_label_contains("answers would make this certain").click();
    harness.run_steps(4);
    harness.get_all_by_label_contains("Anyone").next().expect("a question").click();
    harness.run_steps(4);
    assert_eq!(summary(&harness).question.answers.len(), 1);
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "Milo alone", |harness| says(harness, "Instagram · Milo"));
    assert!(summary(&harness).question.answers.is_empty());
    assert!(!says(&harness, "Your answers are for other accounts"));
}

/// The other zip of the same export brings the name, and the answers stay.
#[test]
fn answers_stay_when_the_rest_of_an_export_is_dropped() {
    let all = copied_sample("facebook");
    let profile = tempfile::tempdir().expect("a folder");
    let part = |folder: &Path, nth: u32| folder.join(format!("facebook-maren-2026-11-02-part{nth}"));
    let (first, second) = (part(all.path(), 1), part(profile.path(), 2));
    std::fs::create_dir_all(&first).expect("a folder");
    std::fs::create_dir_all(&second).expect("a folder");
    std::fs::rename(all.path().join("your_facebook_activity"), first.join("your_facebook_activity")).expect("moved");
    std::fs::rename(all.path().join("personal_information"), second.join("personal_information"))
        .or_else(|_| copy_folder(&all.path().join("personal_information"), &second.join("personal_information")))
        .expect("moved");
    let mut harness = opened_in_germany(&[&first]);
    harness.get_by_label_contains("answers would make this certain").click();
    harness.run_steps(4);
    harness.get_all_by_label_contains("Anyone").next().expect("a question").click();
    harness.run_steps(4);
    let answers = summary(&harness).question.answers.clone();
    assert_eq!(answers.len(), 1);
    drop_on(&mut harness, &[&second]);
    until(&mut harness, "the name", |harness| says(harness, "Facebook · Maren"));
    assert_eq!(summary(&harness).question.answers, answers);
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry?;
        let path = to.join(entry.path().strip_prefix(from).expect("within"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&path)?;
        } else {
            std::fs::copy(entry.path(), &path)?;
        }
    }
    Ok(())
}

/// A birth date that was typed does not count for an archive that gives another, until the person says which one does.
#[test]
fn a_typed_birth_date_is_asked_about_when_an_archive_gives_another() {
    use Outcome::NotUsedBarred;
    let (_dir, _path, mut harness) = opened_small();
    choose(&mut harness, "Country: Choose your country", "brazil", "Brazil");
    click(&mut harness, "About you…");
    fill(&mut harness, BORN, "2011");
    go_to(&mut harness, Key::Num1);
    let (_x, milo) = zip("twitter-2026-11-03-def.zip", &of_x("1000000002", "milo", "1985-01-09"));
    drop_on(&mut harness, &[&milo]);
    until(&mut harness, "the question", |harness| {
        says(harness, "About you gives the birth date 2011, and the archive twitter-2026-11-03-def.zip says 9 Jan 1985")
    });
    assert_eq!(outcome(&harness, NotUsedBarred), 0);
    // That of the archive is taken: About you says so, beside what was typed, and gives it back.
    click(&mut harness, "9 Jan 1985");
    click(&mut harness, "About you…");
    assert!(says(&harness, "the birth date that the archive gives is used: 9 Jan 1985"));
    click(&mut harness, "Use what I typed");
    assert!(outcome(&harness, NotUsedBarred) > 0);
    assert!(outcome(&harness, NotUsedBarred) > 0 && !says(&harness, "twitter-2026-11-03-def.zip says"));
}

/// What was ticked for a platform before an archive of it was open counts for the account that comes, unless that is somebody else's
/// by its name; either is said.
#[test]
fn ticks_without_an_archive_are_told_when_one_comes() {
    use Outcome::YouOptedOut;
    let (_dir, _path, mut harness) = opened_in_belgium();
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on X");
    go_to(&mut harness, Key::Num1);
    let (_y, milo) = zip("twitter-2026-11-03-def.zip", &of_x("1000000002", "milo", "1985-01-09"));
    drop_on(&mut harness, &[&milo]);
    until(&mut harness, "the notice", |harness| {
        says(harness, "It does not count for the one that is open now, which seems to be somebody else’s.")
    });
    assert!(!summary(&harness).outcomes.contains_key(&YouOptedOut) && !says(&harness, "You opted out"));
    close_all(&mut harness);
    let (_dir, _path, mut harness) = opened_in_belgium();
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on X");
    go_to(&mut harness, Key::Num1);
    let (_x, juno) = zip("twitter-2026-11-03-def.zip", &of_x("1000000001", "juno", "1985-01-09"));
    drop_on(&mut harness, &[&juno]);
    until(&mut harness, "the notice", |harness| {
        says(harness, "You ticked something for X before an archive of it was open.")
    });
    assert!(summary(&harness).outcomes.contains_key(&YouOptedOut) || says(&harness, "You opted out"));
    click(&mut harness, "No, it is another’s");
    assert!(!summary(&harness).outcomes.contains_key(&YouOptedOut) && !says(&harness, "You ticked something for X"));
}

/// Words of others that were shown for one archive are hidden in the next one.
#[test]
fn words_of_others_are_hidden_again_in_another_archive() {
    let maren = copied_sample("linkedin");
    let mut harness = opened_in_germany(&[maren.path()]);
    let first_message = |harness: &mut Window| {
        go_to(harness, Key::Num3);
        fill(harness, "Search the words", "category:messages");
        until(harness, "the messages", |harness| says(harness, "Text: (words of others)"));
        harness.get_all_by_label_contains("Text: (words of others)").next().expect("a message").click();
        harness.run_steps(4);
    };
    first_message(&mut harness);
    click(&mut harness, "Show them");
    assert!(!says(&harness, "Show them"));
    close_all(&mut harness);
    let milo = sample_of_milo("linkedin");
    drop_on(&mut harness, &[milo.path()]);
    until_open(&mut harness);
    first_message(&mut harness);
    assert!(says(&harness, "Show them"));
}

/// What is opened in addition does not stay hidden behind the choice of a platform, and bars never measure what is not there.
#[test]
fn what_is_opened_in_addition_is_shown() {
    let (linkedin, of_x) = (copied_sample("linkedin"), copied_sample("x"));
    let mut harness = opened_in_germany(&[linkedin.path(), of_x.path()]);
    click(&mut harness, "bytes");
    harness.get_by_label_contains("Show LinkedIn: ").click();
    harness.run_steps(4);
    assert!(!says(&harness, "0 bytes"));
    let facebook = copied_sample("facebook");
    drop_on(&mut harness, &[facebook.path()]);
    until(&mut harness, "three", |harness| says(harness, "3 archives"));
    let all = summary(&harness).totals.counts.items;
    assert!(says(&harness, &format!("Items, {}", fodder::text::number(all))));
}

/// Archives of two people, of whatever platforms, are counted together, and that is said. Those of one person are not
/// taken for two people's.
#[test]
fn archives_of_different_people_are_told() {
    let (facebook, milo) = (copied_sample("facebook"), sample_of_milo("linkedin"));
    let harness = opened_in_germany(&[facebook.path(), milo.path()]);
    assert!(says(&harness, "Archives of different people seem to be open:") && says(&harness, "Milo"));
    let (linkedin, x) = (copied_sample("linkedin"), copied_sample("x"));
    let harness = opened_in_germany(&[facebook.path(), linkedin.path(), x.path()]);
    assert!(!says(&harness, "Archives of different people seem to be open"));
}

/// An opt-out and a letter are those of one account: another's items on the same platform are judged without them, on every
/// screen and in the list of items.
#[test]
fn an_opt_out_holds_for_its_own_account_alone() {
    let (juno, milo) = (copied_sample("x"), sample_of_milo("x"));
    let mut harness = opened_in_germany(&[juno.path()]);
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on X");
    let of_one = outcome(&harness, Outcome::YouOptedOut);
    let own = summary(&harness).totals.counts.items;
    assert!(of_one > 0);
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "both", |harness| says(harness, "Archives of several X accounts are open"));
    assert_eq!(summary(&harness).totals.counts.items, 2 * own);
    assert_eq!(outcome(&harness, Outcome::YouOptedOut), of_one);
    let of_other = |summary: &fodder::summary::Summary| -> u64 {
        let groups = summary.categories.iter().flat_map(|category| &category.groups);
        let opted_out = groups.filter(|group| group.archive == 1 && group.outcome == Outcome::YouOptedOut);
        opted_out.map(|group| group.counts.items).sum()
    };
    assert_eq!(of_other(summary(&harness)), 0);
    // The list of items agrees with the number that leads to it.
    let link = harness
        .query_all_by_label_contains("you opted out of")
        .find(|node| node.accesskit_node().role() == Role::Button);
    link.expect("the number in the legend").click();
    harness.run_steps(4);
    until(&mut harness, "the items", |harness| says(harness, &format!("{of_one} items")));
}

/// What is forgotten while the sample is open is what is remembered of the person, not of the sample's.
#[test]
fn forgetting_forgets_while_the_sample_is_open_too() {
    let (_a, juno) = zip(COMPLETE, &small());
    let mut harness = opened(&juno);
    click(&mut harness, "Yes, Belgium");
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on LinkedIn");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    close_all(&mut harness);
    let (_b, milo) = zip("Complete_LinkedInDataExport_03-15-2026.zip", &small_of_milo());
    drop_on(&mut harness, &[&milo]);
    until(&mut harness, "Milo's", |harness| says(harness, "LinkedIn says it trains AI on"));
    close_all(&mut harness);
    click(&mut harness, "Try a sample");
    until(&mut harness, "the sample", |harness| says(harness, "This is a sample"));
    if !says(&harness, "When you were born") {
        click(&mut harness, "About you…");
    }
    click(&mut harness, "Forget all of this, steps and letters too…");
    click(&mut harness, "Forget all of it");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    close_all(&mut harness);
    drop_on(&mut harness, &[&juno]);
    until(&mut harness, "Juno's", |harness| says(harness, "LinkedIn says it trains AI on"));
    assert!(!says(&harness, "You opted out on"));
}

/// A letter stays while the account that it is for stays open, although another of its platforms is closed.
#[test]
fn a_letter_stays_while_its_account_is_open() {
    let (facebook, instagram) = (copied_sample("facebook"), copied_sample("instagram"));
    let mut harness = opened_in_germany(&[facebook.path(), instagram.path()]);
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to Meta");
    type_into(&mut harness, ADDRESS, "Lane 4");
    close_one(&mut harness, instagram.path());
    go_to(&mut harness, Key::Num7);
    press(&mut harness, "Write the letter to Meta");
    assert_eq!(value(&harness, Role::MultilineTextInput, ADDRESS), "Lane 4");
}

fn close_one(harness: &mut Window, path: &Path) {
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    click(harness, "2 archives");
    click(harness, &format!("Close {name}"));
    until(harness, "the other alone", |harness| summary(harness).archives.len() == 1);
}

/// An answer about two platforms stands again when their archives, closed one after the other, are opened together.
#[test]
fn an_answer_comes_back_after_its_platforms_were_closed_one_by_one() {
    let (facebook, instagram) = (copied_sample("facebook"), copied_sample("instagram"));
    let mut harness = opened_in_germany(&[facebook.path(), instagram.path()]);
    harness.get_by_label_contains("answers would make this certain").click();
    harness.run_steps(4);
    let count = harness.get_all_by_label_contains("Anyone").count();
    for nth in 0..count {
        harness.get_all_by_label_contains("Anyone").nth(nth).expect("a question").click();
        harness.run_steps(4);
    }
    let answered = summary(&harness).question.answers.clone();
    click(&mut harness, "2 archives");
    let name = instagram.path().file_name().expect("a name").to_string_lossy().into_owned();
    click(&mut harness, &format!("Close {name}"));
    until(&mut harness, "Facebook alone", |harness| says(harness, "Facebook · Maren"));
    close_all(&mut harness);
    drop_on(&mut harness, &[facebook.path(), instagram.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    assert_eq!(summary(&harness).question.answers, answered);
}

/// A person of whom two archives are open keeps the birth date that they confirmed when the other one is closed, and somebody
/// else is told whoever has two accounts open.
#[test]
fn a_confirmed_birth_date_stays_and_everybody_is_told() {
    let (instagram, linkedin) = (copied_sample("instagram"), copied_sample("linkedin"));
    let profile = instagram.path().join("personal_information/personal_information/personal_information.json");
    let text = std::fs::read_to_string(&profile).expect("a file").replace("1985-01-09", "2011-01-09");
    std::fs::write(&profile, text).expect("written");
    let mut harness = opened_in_germany(&[instagram.path(), linkedin.path()]);
    press(&mut harness, "Judge by that date");
    assert!(summary(&harness).question.born.is_some());
    click(&mut harness, "2 archives");
    let name = linkedin.path().file_name().expect("a name").to_string_lossy().into_owned();
    click(&mut harness, &format!("Close {name}"));
    until(&mut harness, "Instagram alone", |harness| says(harness, "Instagram · Maren"));
    assert!(summary(&harness).question.born.is_some());

    let (first, second) = (copied_sample("facebook"), sample_of("facebook", "Marit", "8000000003"));
    let milo = sample_of_milo("linkedin");
    drop_on(&mut harness, &[first.path(), second.path(), milo.path()]);
    until(&mut harness, "all", |harness| says(harness, "4 archives"));
    click(&mut harness, "Which");
    assert!(says(&harness, "Archives of several Facebook accounts are open"));
    assert!(says(&harness, "Archives of different people seem to be open"));
}

fn say_born_in_2010(harness: &mut Window) {
    click(harness, "About you…");
    fill(harness, "The year or the day you were born", "2010");
    harness.run_steps(3);
    assert!(summary(harness).question.born.is_some());
}

/// A birth date that was typed for one account is asked about again where another account of the platform is opened alone.
#[test]
fn a_typed_birth_date_is_not_taken_to_be_anothers() {
    let (maren, milo) = (copied_sample("linkedin"), sample_of_milo("linkedin"));
    let mut harness = opened_in_germany(&[maren.path()]);
    say_born_in_2010(&mut harness);
    close_all(&mut harness);
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "Milo alone", |harness| says(harness, "LinkedIn · Milo"));
    go_to(&mut harness, Key::Num1);
    assert!(summary(&harness).question.born.is_none());
    assert!(says(&harness, "About you gives the birth date 2010, typed while another account was open."));
    click(&mut harness, "No");
    assert!(summary(&harness).question.born.is_none() && !says(&harness, "typed while another account"));
    close_all(&mut harness);
    drop_on(&mut harness, &[maren.path()]);
    until(&mut harness, "Maren alone", |harness| says(harness, "LinkedIn · Maren"));
    assert!(summary(&harness).question.born.is_some() && !says(&harness, "typed while another account"));
}

/// Where the other account's archive gives a date of its own, that one counts, and the typed one is not shown to its owner.
#[test]
fn a_birth_date_typed_for_another_account_is_not_shown_beside_the_archives_own() {
    let (_x, milo) = zip("twitter-2026-11-03-def.zip", &of_x("1000000002", "milo", "1985-01-09"));
    let (_y, juno) = zip("twitter-2026-11-04-abc.zip", &of_x("1000000001", "juno", "1985-01-09"));
    let mut harness = opened_in_germany(&[&juno]);
    say_born_in_2010(&mut harness);
    close_all(&mut harness);
    drop_on(&mut harness, &[&milo]);
    until(&mut harness, "Milo alone", |harness| says(harness, "X · milo"));
    go_to(&mut harness, Key::Num1);
    assert!(summary(&harness).question.born.is_none());
    assert!(!says(&harness, "2010") && !says(&harness, "Which of the two counts"));
}

/// It is asked about on another platform too, where the archive gives no date of its own.
#[test]
fn a_typed_birth_date_is_asked_about_on_another_platform() {
    let (maren, milo) = (copied_sample("facebook"), sample_of_milo("linkedin"));
    let mut harness = opened_in_germany(&[maren.path()]);
    say_born_in_2010(&mut harness);
    close_all(&mut harness);
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "Milo alone", |harness| says(harness, "LinkedIn · Milo"));
    go_to(&mut harness, Key::Num1);
    assert!(summary(&harness).question.born.is_none() && says(&harness, "typed while another account"));
    click(&mut harness, "Yes, 2010");
    assert!(summary(&harness).question.born.is_some() && !says(&harness, "typed while another account"));
}

/// Of several archives that give other birth dates than the typed one each is asked about.
#[test]
fn each_conflict_of_birth_dates_is_asked_about() {
    let born = |platform: &str, path: &str, before: &str, after: &str| {
        let copy = copied_sample(platform);
        let file = copy.path().join(path);
        let text = std::fs::read_to_string(&file).expect("a file");
        assert!(text.contains(before), "{text}");
        std::fs::write(&file, text.replace(before, after)).expect("written");
        copy
    };
    let path = "personal_information/personal_information/personal_information.json";
    let (instagram, facebook) = (born("instagram", path, "1985-01-09", "1990-05-05"), copied_sample("facebook"));
    let mut harness = opened_in_germany(&[instagram.path()]);
    click(&mut harness, "About you…");
    fill(&mut harness, "The year or the day you were born", "2010");
    harness.run_steps(3);
    // Typed while it is open, it is meant for that archive.
    assert!(summary(&harness).question.born.is_some());
    drop_on(&mut harness, &[facebook.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    go_to(&mut harness, Key::Num1);
    assert!(summary(&harness).question.born.is_none(), "Facebook's archive says 1985");
    click(&mut harness, "2010");
    assert!(summary(&harness).question.born.is_some());
}

/// One typed date cannot be that of several people, and so it counts for none of them until it is answered for each.
#[test]
fn a_birth_date_typed_beside_several_archives_is_asked_about_each() {
    let instagram = copied_sample("instagram");
    let path = instagram.path().join("personal_information/personal_information/personal_information.json");
    let text = std::fs::read_to_string(&path).expect("a file");
    std::fs::write(&path, text.replace("1985-01-09", "1990-05-05")).expect("written");
    let facebook = copied_sample("facebook");
    let mut harness = opened_in_germany(&[instagram.path(), facebook.path()]);
    click(&mut harness, "About you…");
    fill(&mut harness, BORN, "2010");
    harness.run_steps(3);
    go_to(&mut harness, Key::Num1);
    for _ in 0..2 {
        assert!(summary(&harness).question.born.is_none());
        click(&mut harness, "2010");
    }
    assert!(summary(&harness).question.born.is_some() && !says(&harness, "About you gives the birth date 2010"));
}

/// The title of folded banners says that one of them is about an age, because it changes what is used.
#[test]
fn folded_banners_name_the_question_about_an_age() {
    let (maren, milo) = (copied_sample("facebook"), sample_of_milo("instagram"));
    let path = maren.path().join("personal_information/profile_information/profile_information.json");
    let text = std::fs::read_to_string(&path).expect("a file");
    assert!(text.contains("1985"));
    std::fs::write(&path, text.replace("1985", "2011")).expect("written");
    let second = sample_of("facebook", "Marit", "8000000003");
    let harness = opened_in_germany(&[maren.path(), second.path(), milo.path()]);
    assert!(says(&harness, "One is about an age: until you answer it, Fodder takes the owner for an adult."));
}

/// The window with settings that are kept in a folder.
fn window_that_remembers(settings: &Path) -> Window {
    let make = |cc: &mut eframe::CreationContext<'_>| {
        let app = App::new(cc, Vec::new(), TODAY).expect("the program's own data is right");
        app.with_settings(&cc.egui_ctx, settings)
    };
    Harness::builder().with_size([1180.0, 1400.0]).with_max_steps(12).build_eframe(make)
}

/// An archive, dropped on a window that was started anew with the settings of a folder.
fn opened_anew(settings: &Path, archive: &Path) -> Window {
    let mut harness = window_that_remembers(settings);
    drop_on(&mut harness, &[archive]);
    until_open(&mut harness);
    harness
}

/// Steps that were ticked before any archive was open are asked about until the person says whose they are, also after a restart.
#[test]
fn whose_earlier_ticks_are_is_asked_until_answered() {
    let settings = tempfile::tempdir().expect("a folder");
    let (_small, small) = zip(COMPLETE, &small());
    let (_x, juno) = zip("twitter-2026-11-03-def.zip", &of_x("1000000001", "juno", "1985-01-09"));
    let asks = |harness: &Window| says(harness, "You ticked something for X before an archive of it was open.");
    let mut harness = window_that_remembers(settings.path());
    drop_on(&mut harness, &[&small]);
    until_open(&mut harness);
    click(&mut harness, "Yes, Belgium");
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on X");
    drop_on(&mut harness, &[&juno]);
    until(&mut harness, "the question", asks);
    for answered in [false, true] {
        let mut harness = window_that_remembers(settings.path());
        drop_on(&mut harness, &[&juno]);
        until_open(&mut harness);
        assert!(asks(&harness) && says(&harness, "You opted out"));
        if answered {
            click(&mut harness, "Yes, it is this one’s");
            assert!(!asks(&harness) && says(&harness, "You opted out"));
        }
    }
    let mut harness = window_that_remembers(settings.path());
    drop_on(&mut harness, &[&juno]);
    until_open(&mut harness);
    assert!(!asks(&harness) && says(&harness, "You opted out"));
}

/// Where one person lived before does not tell which law held for what another one made.
#[test]
fn an_earlier_country_of_other_accounts_is_asked_about() {
    let (maren, milo) = (copied_sample("linkedin"), sample_of_milo("linkedin"));
    let mut harness = opened_in_germany(&[maren.path()]);
    click(&mut harness, "About you…");
    choose(&mut harness, "Country: Choose a country", "united st", "United States");
    click(&mut harness, "Choose a day");
    fill(&mut harness, "Type a day, as 24 Nov 2026 or 2026-11-24", "2019-08-01");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    let asks = |harness: &Window| says(harness, "About you says you lived in United States until 1 Aug 2019");
    // What the law let and when, as the Timeline has it.
    let law = |harness: &mut Window| {
        go_to(harness, Key::Num5);
        let law = harness.query_all_by_label_contains("law: ");
        let labels: Vec<String> = law.filter_map(|node| node.accesskit_node().label()).collect();
        let names_both =
            says(harness, "Before 1 Aug 2019 by the rules for the United States, since then by those for Germany.");
        go_to(harness, Key::Num1);
        (labels, names_both)
    };
    go_to(&mut harness, Key::Num1);
    assert!(!asks(&harness), "said while it is open, it is of that account");
    let moved = law(&mut harness);
    assert!(!moved.0.is_empty() && moved.1);
    close_all(&mut harness);
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "Milo alone", |harness| says(harness, "LinkedIn · Milo"));
    assert!(asks(&harness));
    click(&mut harness, "No");
    assert!(!asks(&harness));
    let unmoved = law(&mut harness);
    assert!(unmoved.0 != moved.0 && !unmoved.1);
    close_all(&mut harness);
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "Milo alone", |harness| says(harness, "LinkedIn · Milo"));
    assert!(!asks(&harness), "it was answered");
    click(&mut harness, "About you…");
    click(&mut harness, "It holds here too");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert_eq!(law(&mut harness), moved);
}

/// Whoever keeps their country against one archive is asked again when another one names yet another country.
#[test]
fn another_country_of_another_archive_is_asked_about() {
    let moved: Files = small()
        .into_iter()
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("text").replace("Ghent, Belgium", "Porto, Portugal");
            (path, text.replace("Juno,Pell", "Milo,Crumb").into_bytes())
        })
        .collect();
    let (_small, juno) = zip(COMPLETE, &small());
    let (_moved, milo) = zip("Complete_LinkedInDataExport_03-15-2026.zip", &moved);
    let mut harness = opened(&juno);
    choose(&mut harness, "Country: Choose your country", "austria", "Austria");
    assert!(!says(&harness, "Is that where you live?"));
    close_all(&mut harness);
    drop_on(&mut harness, &[&milo]);
    until(&mut harness, "the question", |harness| says(harness, "a place in Portugal. Is that where you live?"));
    click(&mut harness, "No");
    close_all(&mut harness);
    drop_on(&mut harness, &[&juno]);
    until_open(&mut harness);
    assert!(!says(&harness, "Is that where you live?"));
}

/// A copy of Facebook's sample of which nothing says whose it is, as a part of an export may be.
fn nameless_facebook() -> TempDir {
    let copy = copied_sample("facebook");
    std::fs::remove_dir_all(copy.path().join("personal_information")).expect("removed");
    copy
}

/// An archive that names nobody, opened between those of two people, carries nothing of the one to the other.
#[test]
fn a_nameless_archive_carries_nothing_from_one_person_to_another() {
    let (maren, nameless) = (copied_sample("instagram"), nameless_facebook());
    let (milo_linkedin, milo_instagram) = (sample_of_milo("linkedin"), sample_of_milo("instagram"));
    // What was typed.
    let mut harness = opened_in_germany(&[maren.path()]);
    say_born_in_2010(&mut harness);
    drop_on(&mut harness, &[nameless.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    assert!(summary(&harness).question.born.is_some());
    close_one(&mut harness, maren.path());
    drop_on(&mut harness, &[milo_linkedin.path()]);
    until(&mut harness, "Milo's too", |harness| says(harness, "2 archives"));
    assert!(summary(&harness).question.born.is_none(), "typed for Maren");

    // An answered question.
    let mut harness = opened_in_germany(&[maren.path(), nameless.path()]);
    harness.get_by_label_contains("answers would make this certain").click();
    harness.run_steps(4);
    for nth in 0..harness.get_all_by_label_contains("Anyone").count() {
        harness.get_all_by_label_contains("Anyone").nth(nth).expect("a question").click();
        harness.run_steps(4);
    }
    assert!(!summary(&harness).question.answers.is_empty());
    close_one(&mut harness, maren.path());
    drop_on(&mut harness, &[milo_instagram.path()]);
    until(&mut harness, "Milo's too", |harness| says(harness, "2 archives"));
    let answers = &summary(&harness).question.answers;
    let of_instagram = answers.keys().filter(|id| !id.question.as_str().starts_with("facebook.")).count();
    assert_eq!(of_instagram, 0, "{answers:?}");
}

/// The birth date that an archive gives goes with it, unless another archive of its person is open.
#[test]
fn a_birth_date_of_an_archive_goes_with_it() {
    let instagram = copied_sample("instagram");
    let profile = instagram.path().join("personal_information/personal_information/personal_information.json");
    let text = std::fs::read_to_string(&profile).expect("a file").replace("1985-01-09", "2011-01-09");
    std::fs::write(&profile, text).expect("written");
    let mut harness = opened_in_germany(&[instagram.path()]);
    press(&mut harness, "Judge by that date");
    let nameless = nameless_facebook();
    drop_on(&mut harness, &[nameless.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    assert!(summary(&harness).question.born.is_some());
    close_one(&mut harness, instagram.path());
    assert!(summary(&harness).question.born.is_none());
}

/// What was typed for one person comes back with their archive after somebody else typed theirs, also after a restart, and one that
/// replaces the date of an archive is not asked about again.
#[test]
fn each_person_keeps_the_birth_date_that_was_typed_for_them() {
    let settings = tempfile::tempdir().expect("a folder");
    let (maren, milo) = (copied_sample("instagram"), sample_of_milo("linkedin"));
    let opened = |path: &Path| opened_anew(settings.path(), path);
    let born = |harness: &Window| summary(harness).question.born.clone();
    let mut harness = opened(maren.path());
    say_born_in_2010(&mut harness);
    let mut harness = opened(milo.path());
    assert_eq!(born(&harness), None, "typed for Maren");
    click(&mut harness, "About you…");
    assert!(says(&harness, "Said while another account was open; it does not count for what is open now."));
    fill(&mut harness, BORN, "1999");
    harness.run_steps(3);
    assert_eq!(born(&harness).as_deref(), Some("1999"));
    assert!(!says(&harness, "Said while another account was open"));
    let harness = opened(maren.path());
    assert_eq!(born(&harness).as_deref(), Some("2010"));
    assert!(!says(&harness, "Which of the two counts"), "it was typed over the date of this very archive");
    let harness = opened(milo.path());
    assert_eq!(born(&harness).as_deref(), Some("1999"));
}

/// Ticks that are refused for one account wait for the one that they are of, and what was ticked since stays.
#[test]
fn refused_ticks_wait_for_another_account() {
    let settings = [(), ()].map(|()| tempfile::tempdir().expect("a folder"));
    let opened = |settings: &TempDir, path: &Path| opened_anew(settings.path(), path);
    let (_small, small) = zip(COMPLETE, &small());
    let (_x, milo) = zip("twitter-2026-11-03-def.zip", &of_x("1000000002", "milo", "1985-01-09"));
    let (_y, juno) = zip("twitter-2026-11-04-abc.zip", &of_x("1000000001", "juno", "1985-01-09"));
    let mut ticked = settings.each_ref().map(|settings| {
        let mut harness = opened(settings, &small);
        click(&mut harness, "Yes, Belgium");
        click(&mut harness, "About you…");
        click(&mut harness, "I opted out on X");
        harness
    });
    // Somebody else's archive is not taken for that of whoever was open when it was ticked.
    let harness = &mut ticked[0];
    close_all(harness);
    drop_on(harness, &[&milo]);
    until(harness, "Milo's", |harness| says(harness, "which seems to be somebody else’s."));
    assert!(!says(harness, "You opted out"));

    // After a restart nobody knows, and so it is asked.
    let settings = &settings[1];
    let mut harness = opened(settings, &milo);
    assert!(says(&harness, "Is that right?") && says(&harness, "You opted out"));
    go_to(&mut harness, Key::Num7);
    let other = harness.get_all_by_label_contains("Done: ").last().expect("a step").accesskit_node().label();
    let other = other.expect("a name");
    press(&mut harness, &other);
    go_to(&mut harness, Key::Num1);
    click(&mut harness, "No, it is another’s");
    assert!(!says(&harness, "Is that right?") && !says(&harness, "You opted out on"));
    go_to(&mut harness, Key::Num7);
    assert!(says(&harness, "1 of"), "what was ticked since stays");
    let harness = opened(settings, &milo);
    assert!(!says(&harness, "Is that right?") && !says(&harness, "You opted out on"));
    let harness = opened(settings, &juno);
    assert!(says(&harness, "Is that right?") && says(&harness, "You opted out"));
}

/// A country that was taken from one archive is asked about again once another one was taken for somebody else.
#[test]
fn a_country_that_was_accepted_is_offered_again() {
    let of = |place: &str, name: &str| -> Files {
        let change = |(path, bytes): (String, Vec<u8>)| {
            let text = String::from_utf8(bytes).expect("text").replace("Ghent, Belgium", place);
            (path, text.replace("Juno,Pell", name).into_bytes())
        };
        small().into_iter().map(change).collect()
    };
    let (_a, juno) = zip(COMPLETE, &of("Ghent, Belgium", "Juno,Pell"));
    let (_b, milo) = zip("Complete_LinkedInDataExport_03-15-2026.zip", &of("Porto, Portugal", "Milo,Crumb"));
    let mut harness = opened(&juno);
    click(&mut harness, "Yes, Belgium");
    close_all(&mut harness);
    drop_on(&mut harness, &[&milo]);
    until(&mut harness, "the question", |harness| says(harness, "Yes, Portugal"));
    click(&mut harness, "Yes, Portugal");
    close_all(&mut harness);
    drop_on(&mut harness, &[&juno]);
    until(&mut harness, "the question", |harness| says(harness, "Yes, Belgium"));
}

/// Answers about one's own archive come back after the sample was open, and those about the sample are not promised to.
#[test]
fn own_answers_come_back_after_the_sample() {
    let maren = copied_sample("facebook");
    let path = maren.path();
    let mut harness = opened_in_germany(&[path]);
    let answer = |harness: &mut Window| {
        // It stays unfolded from one archive to the next.
        if !says(harness, "Anyone") {
            harness.get_by_label_contains("would make this certain").click();
            harness.run_steps(4);
        }
        harness.get_all_by_label_contains("Anyone").next().expect("a question").click();
        harness.run_steps(4);
    };
    answer(&mut harness);
    let answered = summary(&harness).question.answers.clone();
    assert_eq!(answered.len(), 1);
    close_all(&mut harness);
    click(&mut harness, "Try a sample");
    until_open(&mut harness);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    answer(&mut harness);
    drop_on(&mut harness, &[path]);
    until(&mut harness, "one's own", |harness| summary(harness).archives.len() == 1);
    assert_eq!(summary(&harness).question.answers, answered);
    assert!(!says(&harness, "Your answers are for other accounts"));
}

/// A letter that names a person, begun for an archive that does not, is not the next person's.
#[test]
fn a_letter_for_a_nameless_archive_is_of_whom_it_names() {
    let (nameless, milo) = (nameless_facebook(), sample_of_milo("instagram"));
    let mut harness = opened_in_germany(&[nameless.path()]);
    go_to(&mut harness, Key::Num7);
    harness.get_all_by_label_contains("Write the letter").next().expect("a letter").click();
    harness.run_steps(4);
    fill(&mut harness, "Your name", "Anna Berg");
    type_into(&mut harness, ADDRESS, "Anna Lane 9");
    drop_on(&mut harness, &[milo.path()]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    close_one(&mut harness, nameless.path());
    go_to(&mut harness, Key::Num7);
    if harness.query_by_label("Preview").is_none() {
        harness.get_all_by_label_contains("Write the letter").next().expect("a letter").click();
        harness.run_steps(4);
    }
    let letter = letter(&harness);
    assert!(!letter.contains("Anna"), "{letter}");
}

/// A person who says that another account's birth date is theirs as well takes nothing from it, and neither does what they type later. A
/// "No" holds after a restart.
#[test]
fn a_birth_date_that_two_accounts_share_is_each_ones_own() {
    let settings = tempfile::tempdir().expect("a folder");
    let (maren, milo) = (copied_sample("instagram"), sample_of_milo("linkedin"));
    let opened = |path: &Path| opened_anew(settings.path(), path);
    let born = |harness: &Window| summary(harness).question.born.clone();
    let asks = |harness: &Window| says(harness, "typed while another account was open.");
    let mut harness = opened(maren.path());
    say_born_in_2010(&mut harness);
    let mut harness = opened(milo.path());
    click(&mut harness, "No");
    assert!(!asks(&harness));
    let mut harness = opened(milo.path());
    assert!(!asks(&harness), "it was answered before the restart");
    click(&mut harness, "About you…");
    click(&mut harness, "It counts here too");
    assert_eq!(born(&harness).as_deref(), Some("2010"));
    let harness = opened(maren.path());
    assert!(born(&harness).as_deref() == Some("2010") && !asks(&harness));
    let mut harness = opened(milo.path());
    assert_eq!(born(&harness).as_deref(), Some("2010"));
    click(&mut harness, "About you…");
    fill(&mut harness, BORN, "1999");
    harness.run_steps(3);
    // A date that cannot be read does not count by its beginning.
    fill(&mut harness, BORN, "1999-02-30");
    harness.run_steps(3);
    assert_eq!(born(&harness), None);
    fill(&mut harness, BORN, "1999");
    harness.run_steps(3);
    let harness = opened(maren.path());
    assert!(born(&harness).as_deref() == Some("2010") && !asks(&harness));
}

/// Ticks that nobody has said anything about wait for the next account, and those that were taken back there too.
#[test]
fn unanswered_ticks_wait_for_the_next_account() {
    let settings = tempfile::tempdir().expect("a folder");
    let opened = |path: &Path| opened_anew(settings.path(), path);
    let (_small, small) = zip(COMPLETE, &small());
    let (_x, milo) = zip("twitter-2026-11-03-def.zip", &of_x("1000000002", "milo", "1985-01-09"));
    let (_y, ida) = zip("twitter-2026-11-05-ghi.zip", &of_x("1000000003", "ida", "1985-01-09"));
    let (_z, juno) = zip("twitter-2026-11-04-abc.zip", &of_x("1000000001", "juno", "1985-01-09"));
    let mut harness = opened(&small);
    click(&mut harness, "Yes, Belgium");
    click(&mut harness, "About you…");
    click(&mut harness, "I opted out on X");
    assert!(says(&opened(&milo), "Is that right?"));
    let mut harness = opened(&ida);
    assert!(says(&harness, "Is that right?"), "Milo has not answered");
    click(&mut harness, "About you…");
    click(&mut harness, "I did not opt out on X");
    assert!(!says(&harness, "Is that right?"));
    let harness = opened(&ida);
    assert!(!says(&harness, "Is that right?") && !says(&harness, "You opted out on"));
    let harness = opened(&juno);
    assert!(says(&harness, "Is that right?") && says(&harness, "You opted out"));
}

/// The first account's state is shown under its own name, also where nothing but a number tells it.
#[test]
fn the_guide_names_an_account_without_a_name() {
    let numbered: Files = small()
        .into_iter()
        .filter(|(path, _)| path == "Shares.csv")
        .map(|(_, bytes)| ("Shares_400500600.csv".to_owned(), bytes))
        .collect();
    let (_a, one) = zip("shares.zip", &numbered);
    let (_b, juno) = zip(COMPLETE, &small());
    let mut harness = opened(&one);
    choose(&mut harness, "Country: Choose your country", "germany", "Germany");
    drop_on(&mut harness, &[&juno]);
    until(&mut harness, "both", |harness| says(harness, "2 archives"));
    go_to(&mut harness, Key::Num7);
    assert!(says(&harness, "for 400500600") && says(&harness, "not for Juno Pell"));
}
