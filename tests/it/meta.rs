//! Facebook's, Instagram's and Threads' exports: as JSON and as pages, in one zip or several, in any language.

use crate::support::meta::{self, ENGLISH, STRANGE};
use crate::support::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const FACEBOOK: &str = "facebook-zoe-2026-11-02-AbCdEf12.zip";
const INSTAGRAM: &str = "instagram-zoe-2026-11-02-AbCdEf12.zip";

fn read(name: &str, files: &[(String, Vec<u8>)], more: &[&str]) -> (Value, i32) {
    let (_dir, path) = zip(name, files);
    report(&[&path], more)
}

fn groups(summary: &Value) -> Vec<&Value> {
    let categories = summary["categories"].as_array().expect("categories").iter();
    categories.flat_map(|category| category["groups"].as_array().expect("groups")).collect()
}

fn problems(summary: &Value) -> Vec<(String, String)> {
    let problems = summary["archives"].as_array().expect("archives").iter();
    let problems = problems.flat_map(|archive| archive["problems"].as_array().expect("problems"));
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    problems.map(|problem| (text(&problem["kind"]), text(&problem["path"]))).collect()
}

/// What two forms of one export must agree on: items by platform, kind, author, audience and outcome, with their days,
/// their letters and their pictures.
fn facts(summary: &Value) -> BTreeMap<String, (u64, u64, u64)> {
    let mut facts: BTreeMap<String, (u64, u64, u64)> = BTreeMap::new();
    for group in groups(summary) {
        let key = ["platform", "category", "outcome", "earliest", "latest"]
            .map(|key| group[key].as_str().unwrap_or("-").to_owned())
            .join(" ");
        let key = format!("{key} {} {}", group["traits"]["author"], group["traits"]["audience"]);
        let number = |key: &str| group[key].as_u64().expect("a number");
        let sum = facts.entry(key).or_default();
        sum.0 += number("items");
        sum.1 += number("text_chars");
        sum.2 += number("media_files");
    }
    facts
}

/// The facts without the letters of the profile, of which pages say more.
fn comparable(summary: &Value) -> BTreeMap<String, (u64, u64, u64)> {
    let mut facts = facts(summary);
    for (key, fact) in &mut facts {
        if key.contains(" profile") {
            fact.1 = 0;
        }
    }
    facts
}

#[test]
fn facebook_as_json_and_as_pages_is_the_same() {
    let (list, code) = read(FACEBOOK, &meta::facebook(), &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&list));
    let (pages, code) = read(FACEBOOK, &meta::facebook_pages(), &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&pages));
    assert_eq!(comparable(&pages), comparable(&list));
    assert_eq!(list["archives"][0]["platform"], "facebook");
    assert_eq!(list["archives"][0]["made_on"], "2026-11-02");
    insta::assert_debug_snapshot!(facts(&list));
}

#[test]
fn instagram_as_json_and_as_pages_is_the_same() {
    let (list, code) = read(INSTAGRAM, &meta::instagram(ENGLISH, false, &[]), &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&list));
    let (pages, code) = read(INSTAGRAM, &meta::instagram_pages(), &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&pages));
    assert_eq!(comparable(&pages), comparable(&list));
    insta::assert_debug_snapshot!(facts(&list));
}

#[test]
fn three_parts_in_any_order_are_the_export() {
    let files = meta::facebook();
    let (whole, _) = read(FACEBOOK, &files, &["--region", "DE"]);
    // Meta deals files out as it likes: the picture apart from the post, the profile in one part only.
    let part = |wanted: usize| -> Files {
        files.iter().enumerate().filter(|(at, _)| at % 3 == wanted).map(|(_, file)| file.clone()).collect()
    };
    let names =
        ["facebook-zoe-2026-11-02-Zz9.zip", "facebook-zoe-2026-11-02-Aa1.zip", "facebook-zoe-2026-11-02-Mm5.zip"];
    let zips: Vec<_> = names.iter().enumerate().map(|(at, name)| zip(name, &part(at))).collect();
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]] {
        let paths: Vec<&std::path::Path> = order.iter().map(|at| zips[*at].1.as_path()).collect();
        let (summary, code) = report(&paths, &["--region", "DE"]);
        assert_eq!(code, 0, "{:?}", problems(&summary));
        assert_eq!(summary["archives"].as_array().expect("archives").len(), 1);
        assert_eq!(facts(&summary), facts(&whole));
        assert_eq!(summary["totals"], whole["totals"]);
    }
    // A part alone says that there are others.
    let (summary, _) = report(&[&zips[1].1], &["--region", "DE"]);
    let notice = summary["archives"][0]["notices"][0].as_str().unwrap_or_default();
    assert!(notice.contains("one of several zips"), "{notice}");
    // One with the profile, and without the picture its post names.
    let (summary, _) = report(&[&zips[0].1, &zips[1].1], &["--region", "DE"]);
    let notices = summary["archives"][0]["notices"].to_string();
    assert!(part(2).iter().any(|(path, _)| path.ends_with(".jpg")), "the picture is in the part that is missing");
    assert!(notices.contains("picture"), "{notices}");
}

#[test]
fn exports_of_two_days_are_two() {
    let (_a, first) = zip("facebook-zoe-2026-11-02-AbCdEf12.zip", &meta::facebook());
    let (_b, second) = zip("facebook-zoe-2025-01-09-AbCdEf12.zip", &meta::facebook());
    let (summary, code) = report(&[&first, &second], &["--region", "DE"]);
    assert_eq!(code, 0);
    assert_eq!(summary["archives"].as_array().expect("archives").len(), 2);
    assert!(problems(&summary).iter().any(|(kind, _)| kind == "same-account"));
}

#[test]
fn a_language_that_is_not_known_loses_no_record() {
    let (known, _) = read(INSTAGRAM, &meta::instagram(ENGLISH, false, &[]), &["--region", "DE"]);
    let (strange, code) = read(INSTAGRAM, &meta::instagram(STRANGE, false, &[]), &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&strange));
    assert_eq!(strange["totals"]["items"], known["totals"]["items"]);
    let records = |summary: &Value| -> Vec<(String, u64)> {
        let files = summary["archives"][0]["files"].as_array().expect("files").iter();
        files.filter_map(|file| Some((file["path"].as_str()?.to_owned(), file["records"].as_u64()?))).collect()
    };
    assert_eq!(records(&strange), records(&known));
    let said = strange["archives"][0]["problems"].to_string();
    assert!(said.contains("in a language Fodder does not know"), "{said}");
}

#[test]
fn labels_of_other_languages_are_read() {
    let french = meta::Labels {
        name: "Nom",
        username: "Nom de profil",
        private: "Compte privé",
        comment: "Commentaire",
        owner: "Propriétaire du contenu",
        time: "Heure",
    };
    let dutch = meta::Labels {
        name: "Naam",
        username: "Gebruikersnaam",
        private: "Private Account",
        comment: "Opmerking",
        owner: "Media-eigenaar",
        time: "Tijd",
    };
    let (english, _) = read(INSTAGRAM, &meta::instagram(ENGLISH, false, &[]), &["--region", "DE"]);
    for labels in [french, dutch] {
        let (summary, code) = read(INSTAGRAM, &meta::instagram(labels, false, &[]), &["--region", "DE"]);
        assert_eq!(code, 0, "{:?}", problems(&summary));
        assert_eq!(facts(&summary), facts(&english));
    }
}

/// How many posts on Instagram could be seen by whom.
fn audiences(summary: &Value) -> BTreeMap<String, u64> {
    let mut audiences = BTreeMap::new();
    for group in groups(summary).into_iter().filter(|group| group["source"] == "instagram.posts") {
        let audience = group["traits"]["audience"].as_str().expect("a word").to_owned();
        *audiences.entry(audience).or_default() += group["items"].as_u64().expect("a number");
    }
    audiences
}

#[test]
fn a_post_is_public_if_the_account_was_at_any_time_since() {
    let of = |private: bool, changes: &[&str]| {
        audiences(&read(INSTAGRAM, &meta::instagram(ENGLISH, private, changes), &["--region", "DE"]).0)
    };
    let expect = |pairs: &[(&str, u64)]| -> BTreeMap<String, u64> {
        pairs.iter().map(|(word, items)| ((*word).to_owned(), *items)).collect()
    };
    assert_eq!(of(false, &[]), expect(&[("public", 3)]));
    // Public now: every post is public, whatever the account was before.
    assert_eq!(of(false, &["2015-01-01 00:00:00", "2020-01-01 00:00:00"]), expect(&[("public", 3)]));
    // Private now, and nothing says since when: an export may go back only a year.
    assert_eq!(of(true, &[]), expect(&[("unknown", 3)]));
    // Private since 2020: what is older was public.
    assert_eq!(of(true, &["2020-01-01 00:00:00"]), expect(&[("limited", 1), ("public", 2)]));
    // Opened for a while in 2018 and 2019: what came before that was seen then.
    let turns = ["2013-01-01 00:00:00", "2018-01-01 00:00:00", "2019-01-01 00:00:00"];
    assert_eq!(of(true, &turns), expect(&[("limited", 2), ("public", 1)]));
    // No such history in the archive: it does not say.
    let mut files = meta::instagram(ENGLISH, true, &[]);
    files.retain(|(path, _)| !path.contains("privacy_changes"));
    assert_eq!(audiences(&read(INSTAGRAM, &files, &["--region", "DE"]).0), expect(&[("unknown", 3)]));
}

#[test]
fn a_namesake_in_a_conversation_makes_the_author_unknown() {
    let mut files = meta::facebook();
    let mut thread = meta::thread(&meta::MESSAGES);
    thread["participants"] = json!([{ "name": meta::NAME }, { "name": meta::NAME }]);
    files.push(meta::file("your_facebook_activity/messages/inbox/namesake_5/message_1.json", &thread));
    let (summary, _) = read(FACEBOOK, &files, &["--region", "DE"]);
    let messages = |author: &str| -> u64 {
        let of = groups(&summary)
            .into_iter()
            .filter(|group| group["category"] == "messages" && group["traits"]["author"] == author);
        of.map(|group| group["items"].as_u64().expect("a number")).sum()
    };
    assert_eq!((messages("self"), messages("unknown")), (2, 2));
    assert!(summary["archives"][0]["notices"].to_string().contains("somebody else has your name"));
}

#[test]
fn a_thread_over_several_files_in_no_order_is_one() {
    let mut files = meta::facebook();
    files.retain(|(path, _)| !path.contains("/inbox/"));
    for (at, message) in meta::MESSAGES.iter().enumerate() {
        let path = format!("your_facebook_activity/messages/inbox/tomas_77/message_{}.json", 9 - at);
        files.push(meta::file(&path, &meta::thread(&[*message])));
    }
    let (parted, _) = read(FACEBOOK, &files, &["--region", "DE"]);
    let (whole, _) = read(FACEBOOK, &meta::facebook(), &["--region", "DE"]);
    assert_eq!(facts(&parted), facts(&whole));
}

#[test]
fn a_photo_in_an_album_and_a_post_counts_with_the_post() {
    let uri = "your_facebook_activity/posts/media/2019/bridge_1.jpg";
    let photo =
        |uri: &str| json!({ "uri": uri, "creation_timestamp": meta::seconds("2019-07-21 11:30:15"), "title": "" });
    let mut files = meta::facebook();
    files.push(meta::file(
        "your_facebook_activity/posts/album/0.json",
        &json!({ "name": "Bridges", "photos": [photo(uri), photo("your_facebook_activity/posts/media/2019/other.jpg")], "cover_photo": photo(uri) }),
    ));
    files.push(text_file("your_facebook_activity/posts/media/2019/other.jpg", "not a picture"));
    files.push(text_file("your_facebook_activity/posts/media/2019/nobody_names_it.jpg", "not a picture"));
    let (summary, code) = read(FACEBOOK, &files, &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    let album = summary["archives"][0]["files"]
        .as_array()
        .unwrap()
        .iter()
        .find(|file| file["source"] == "facebook.albums")
        .unwrap();
    assert_eq!((&album["records"], &album["items"]), (&json!(2), &json!(1)));
    let media = summary["categories"].as_array().unwrap().iter().find(|category| category["id"] == "media").unwrap();
    assert_eq!((&media["items"], &media["media_files"]), (&json!(2), &json!(2)));
    assert_eq!(summary["totals"]["media_files"], 3);
}

#[test]
fn answers_decide_outcomes_that_depend_on_the_audience() {
    let outcomes = |more: &[&str]| {
        let mut arguments = vec!["--region", "US", "--on", "2026-11-24"];
        arguments.extend(more);
        let (summary, _) = read(FACEBOOK, &meta::facebook(), &arguments);
        let posts = summary["categories"]
            .as_array()
            .unwrap()
            .iter()
            .find(|category| category["id"] == "posts")
            .unwrap()
            .clone();
        let ids: Vec<String> = summary["open_questions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|question| question["id"].as_str().unwrap().to_owned())
            .collect();
        (posts["outcomes"].clone(), ids)
    };
    let (open, ids) = outcomes(&[]);
    assert_eq!(open, json!({ "depends": 3 }));
    assert!(ids.contains(&"facebook.posts".to_owned()) && ids.contains(&"comments.host".to_owned()), "{ids:?}");
    assert_eq!(outcomes(&["--answer", "facebook.posts=public"]).0, json!({ "used-no-opt-out": 3 }));
    assert_eq!(outcomes(&["--answer", "facebook.posts=limited"]).0, json!({ "not-used-by-policy": 3 }));
    assert_eq!(outcomes(&["--answer", "facebook.posts.2019=public"]).0, json!({ "used-no-opt-out": 1, "depends": 2 }));
}

#[test]
fn threads_in_an_instagram_export_has_a_headline_of_its_own() {
    let mut files = meta::instagram(ENGLISH, true, &[]);
    let post = |text: &str, reply: bool| json!({ "media": [{ "uri": "", "creation_timestamp": meta::seconds("2024-02-03 12:00:00"), "title": text, "text_app_post": { "is_reply": reply } }] });
    files.push(meta::file(
        "your_instagram_activity/threads/threads_and_replies.json",
        &json!({ "text_post_app_text_posts": [post("Hej", false), post("Ja", true)] }),
    ));
    let entry = |value: &str| json!({ "href": "", "value": value, "timestamp": 0 });
    files.push(meta::file(
        "your_instagram_activity/threads/personal_information.json",
        &json!({ "text_post_app_text_post_app_profile": [{ "string_map_data": { "Bio": entry("Broar"), "Private Account": entry("False") } }] }),
    ));
    let (summary, code) = read(INSTAGRAM, &files, &["--region", "US", "--on", "2026-11-24"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    assert_eq!(summary["archives"].as_array().unwrap().len(), 1);
    let threads: Vec<_> = groups(&summary).into_iter().filter(|group| group["platform"] == "threads").collect();
    let of = |category: &str| {
        threads.iter().find(|group| group["category"] == category).unwrap_or_else(|| panic!("{category}"))
    };
    assert_eq!(of("posts")["traits"]["audience"], "public");
    assert_eq!(of("comments")["items"], 1);
    let is_asked = |summary: &Value| {
        summary["open_questions"].as_array().unwrap().iter().any(|question| question["id"] == "threads.account")
    };
    assert!(!is_asked(&summary));
    // Private now, and Threads has no history of that.
    let (_, bytes) = files.last_mut().unwrap();
    *bytes = String::from_utf8_lossy(bytes).replace("False", "True").into_bytes();
    let (private, _) = read(INSTAGRAM, &files, &["--region", "US", "--on", "2026-11-24"]);
    assert!(is_asked(&private));
    assert!(summary["headline"].as_str().unwrap().contains("Threads"), "{}", summary["headline"]);
}

#[test]
fn both_trees_of_a_combined_export_are_archives_of_their_own() {
    let under = |top: &str, files: &Files| -> Files {
        files.iter().map(|(path, bytes)| (format!("{top}{path}"), bytes.clone())).collect()
    };
    let (facebook, instagram) = (meta::facebook(), meta::instagram(ENGLISH, false, &[]));
    let apart = [
        under("meta-2026-Nov-02-10-11-12/facebook-zoe/", &facebook),
        under("meta-2026-Nov-02-10-11-12/instagram-zoe/", &instagram),
    ]
    .concat();
    let together = [facebook.clone(), instagram.clone()].concat();
    let items =
        |name: &str, files: &Files| read(name, files, &["--region", "DE"]).0["totals"]["items"].as_u64().unwrap();
    let expected = (items(FACEBOOK, &facebook), items(INSTAGRAM, &instagram));
    for files in [apart, together] {
        let (summary, code) = read("meta-2026-Nov-02-10-11-12.zip", &files, &["--region", "DE"]);
        assert_eq!(code, 0, "{:?}", problems(&summary));
        let mut found: Vec<(String, u64)> = summary["archives"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
            .map(|(at, archive)| {
                let items = groups(&summary)
                    .into_iter()
                    .filter(|group| group["archive"] == at)
                    .map(|group| group["items"].as_u64().unwrap())
                    .sum();
                assert_eq!(archive["ledger"]["balanced"], true);
                (archive["platform"].as_str().unwrap().to_owned(), items)
            })
            .collect();
        found.sort();
        assert_eq!(found, [("facebook".to_owned(), expected.0), ("instagram".to_owned(), expected.1)]);
    }
}

#[test]
fn bad_files_lose_nothing_but_themselves() {
    let mut files = meta::facebook();
    files.push(text_file("your_facebook_activity/events/your_events.json", "<html><body>Please log in</body></html>"));
    files.push(text_file(
        "your_facebook_activity/pages/your_pages.json",
        "{\"pages_v2\":[{\"name\":\"A\",\"timestamp\":1500000000},{\"name\":",
    ));
    let (summary, code) = read(FACEBOOK, &files, &["--region", "DE"]);
    assert_eq!(code, 3);
    let mut found = problems(&summary);
    found.sort();
    assert_eq!(
        found,
        [
            ("failed".to_owned(), "your_facebook_activity/events/your_events.json".to_owned()),
            ("truncated".to_owned(), "your_facebook_activity/pages/your_pages.json".to_owned()),
        ]
    );
    let (good, _) = read(FACEBOOK, &meta::facebook(), &["--region", "DE"]);
    for (key, fact) in facts(&good) {
        assert_eq!(facts(&summary).get(&key), Some(&fact), "{key}");
    }
}

#[test]
fn a_bare_object_is_a_list_of_one() {
    let one = json!({ "timestamp": meta::seconds("2020-02-03 12:00:00"), "media": [], "fbid": "1", "label_values": [{ "label": "Message", "value": "Here" }] });
    let mut files = meta::facebook();
    files.push(meta::file("your_facebook_activity/posts/check-ins.json", &one));
    files.push(meta::file("your_facebook_activity/other_activity/link_history.json", &json!([one, one])));
    let (summary, code) = read(FACEBOOK, &files, &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    let records = |path: &str| {
        summary["archives"][0]["files"]
            .as_array()
            .unwrap()
            .iter()
            .find(|file| file["path"].as_str().unwrap().ends_with(path))
            .unwrap()["records"]
            .clone()
    };
    assert_eq!((records("check-ins.json"), records("link_history.json")), (json!(1), json!(2)));
}

#[test]
fn pages_with_json_beside_them_count_once() {
    let mut files = meta::facebook_pages();
    let (pages, _) = read(FACEBOOK, &files, &["--region", "DE"]);
    files.extend(meta::facebook().into_iter().filter(|(path, _)| path.ends_with("comments.json")));
    let (summary, code) = read(FACEBOOK, &files, &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    assert_eq!(facts(&summary), facts(&pages));
}

/// One of both exports was put into a folder of the other.
#[test]
fn pages_with_a_folder_of_json_in_them_count_once() {
    let (pages, _) = read(FACEBOOK, &meta::facebook_pages(), &["--region", "DE"]);
    for folder in ["json", "facebook-json"] {
        let mut files = meta::facebook_pages();
        files.extend(meta::facebook().into_iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes)));
        let (summary, code) = read(FACEBOOK, &files, &["--region", "DE"]);
        assert_eq!(code, 0, "{:?}", problems(&summary));
        assert_eq!(comparable(&summary), comparable(&pages), "{folder}");
    }
}

/// A privacy setting that is neither yes nor no, and a history with an undated change, leave the audience unknown,
/// because a wrong guess would change the outcome.
#[test]
fn unclear_account_privacy_leaves_the_audience_unknown() {
    let told = |from: &str, to: &str, changes: &[&str]| -> BTreeMap<String, u64> {
        let mut files = meta::instagram(ENGLISH, true, changes);
        for (_, bytes) in &mut files {
            *bytes = String::from_utf8_lossy(bytes).replace(from, to).into_bytes();
        }
        audiences(&read(INSTAGRAM, &files, &["--region", "DE"]).0)
    };
    let expect = |word: &str| BTreeMap::from([(word.to_owned(), 3)]);
    for word in ["Wahr", "Yes", "1", ""] {
        assert_eq!(told("\"True\"", &format!("\"{word}\""), &[]), expect("unknown"), "{word}");
    }

    // A change without a day may be the last one.
    let at = "2010-01-01 00:00:00";
    let day = meta::seconds(at).to_string();
    assert_eq!(told("x-x-x", "", &[at]), expect("limited"));
    assert_eq!(told(&day, "0", &[at]), expect("unknown"));

    // The account became public last, and still is said to be private.
    assert_eq!(told("\"changed\"", "\"Account Switched to Public\"", &[at]), expect("unknown"));
    assert_eq!(told("\"changed\"", "\"Account Switched to Private\"", &[at]), expect("limited"));

    // A post without a day may be older than the change.
    let posted = meta::seconds(meta::POSTS[0].0).to_string();
    let of_one = told(&posted, "0", &[at]);
    assert_eq!(of_one, BTreeMap::from([("limited".to_owned(), 2), ("unknown".to_owned(), 1)]));
}

/// What people write of days and hours is text, and tells nothing of the order of the page's own dates.
#[test]
fn a_date_in_the_words_of_a_post_is_text() {
    let texts = ["May 5 2020 was the worst day", "We won 3:2 on 5/6 2019 hooray", "Party on 31/12/2019 at mine"];
    let cell = |body: &str, date: &str| {
        format!(
            "<div class=\"_a6-g\"><div class=\"_a6-h\">x</div><div class=\"_a6-p\"><div class=\"_2pin\">{body}</div></div><div class=\"_a6-o\">{date}</div></div>"
        )
    };
    let mut cells: Vec<String> = texts.iter().map(|text| cell(text, "03/04/2021, 10:00")).collect();
    cells.push(cell("Updated May 3, 2020 11:23 am", "May 3, 2020 11:23 am"));
    cells.push(cell("Mis à jour le 3 mai 2020 à 11:23", "May 3, 2020 11:23 am"));
    let mut files = meta::facebook_pages();
    files.retain(|(path, _)| path.contains("profile_information"));
    files.push(text_file("your_facebook_activity/posts/your_posts_1.html", &meta::page("Posts", &cells)));
    let (summary, _) = read(FACEBOOK, &files, &["--region", "DE"]);
    let posts: Vec<&Value> = groups(&summary).into_iter().filter(|group| group["source"] == "facebook.posts").collect();
    let letters: usize = texts.iter().map(|text| text.chars().count()).sum();
    assert_eq!(posts.iter().map(|group| group["text_chars"].as_u64().expect("a number")).sum::<u64>(), letters as u64);
    assert_eq!(posts[0]["earliest"], "2020-05-03", "the dates that can be read in two ways are not read");
    let said = problems(&summary);
    assert!(said.iter().any(|(kind, path)| kind == "dates" && path.ends_with("your_posts_1.html")), "{said:?}");
}

/// The people of a conversation are no message, and two of one's name are not told apart in pages either.
#[test]
fn the_people_of_a_conversation_are_no_message_in_pages() {
    let cell = |heading: &str, body: &str| {
        format!(
            "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\"><div class=\"_2ph_ _a6-h _a6-i\">{heading}</div>{body}</div>"
        )
    };
    let plain = meta::message_page(&meta::MESSAGES);
    let with = |people: &str| {
        let mut files = meta::facebook_pages();
        files.retain(|(path, _)| !path.contains("/inbox/"));
        let page = plain.replacen(
            "<main class=\"_a706\" role=\"main\">",
            &format!("<main class=\"_a706\" role=\"main\">{}", cell(people, "")),
            1,
        );
        assert_ne!(page, plain);
        files.push(text_file("your_facebook_activity/messages/inbox/tomas_77/message_1.html", &page));
        read(FACEBOOK, &files, &["--region", "DE"]).0
    };
    let authors = |summary: &Value| -> BTreeMap<String, u64> {
        let mut authors = BTreeMap::new();
        for group in groups(summary).into_iter().filter(|group| group["category"] == "messages") {
            let author = group["traits"]["author"].as_str().expect("a word").to_owned();
            *authors.entry(author).or_default() += group["items"].as_u64().expect("a number");
        }
        authors
    };
    let count = |pairs: &[(&str, u64)]| pairs.iter().map(|(word, items)| ((*word).to_owned(), *items)).collect();
    let two = with(&format!("Deltagare: {} och {}", meta::NAME, meta::FRIEND));
    assert_eq!(authors(&two), count(&[("self", 2), ("other", 1)]));
    let same = with(&format!("Deltagare: {} och {}", meta::NAME, meta::NAME));
    assert_eq!(authors(&same), count(&[("unknown", 2), ("other", 1)]));
}

#[test]
fn unclosed_tags_are_read_in_linear_time() {
    let begun = std::time::Instant::now();
    let mut files = meta::facebook_pages();
    let page = meta::page("Posts", &["<div class=\"_a6-g\">".to_owned() + &"<b>x".repeat(400_000)]);
    files.push(text_file("your_facebook_activity/posts/your_posts_9.html", &page));
    let (_, code) = read(FACEBOOK, &files, &["--region", "DE"]);
    assert_eq!(code, 0);
    // With work that grows with the square it would be hours.
    assert!(begun.elapsed() < std::time::Duration::from_mins(2), "{:?}", begun.elapsed());
}

/// A page of posts whose dates are written in this way.
fn dated(dates: &[&str]) -> (Value, i32) {
    let cells: Vec<String> = dates
        .iter()
        .map(|date| {
            format!("<div class=\"_a6-g\"><div class=\"_a6-h\">x</div><div class=\"_a6-p\"><div class=\"_2pin\">text</div></div><div class=\"_a6-o\">{date}</div></div>")
        })
        .collect();
    let mut files = meta::facebook_pages();
    files.retain(|(path, _)| path.contains("profile_information"));
    files.push(text_file("your_facebook_activity/posts/your_posts_1.html", &meta::page("Posts", &cells)));
    read(FACEBOOK, &files, &["--region", "DE"])
}

#[test]
fn dates_in_pages_are_read_in_many_languages() {
    for date in [
        "Aug 17, 2025 11:23 am",
        "August 17, 2025 at 11:23 PM",
        "17. August 2025, 11:23",
        "17 août 2025, 11:23",
        "17 ago 2025, 11:23",
        "17 de agosto de 2025 11:23",
        "17 agosto 2025 11:23",
        "17 aug. 2025 11:23",
        "17 sie 2025, 11:23",
        "17 Ağu 2025 11:23",
        "2025年8月17日 上午11:23",
        "2025年8月17日 11:23",
        "2025년 8월 17일 오전 11:23",
        "2025-08-17 11:23",
        "17/08/2025, 11:23",
        "8/17/2025, 11:23 AM",
        "17.08.2025, 11:23",
        "Sunday, August 17, 2025 at 9:40\u{202f}PM UTC+08:00",
    ] {
        let (summary, _) = dated(&[date]);
        assert_eq!(summary["totals"]["earliest"], "2025-08-17", "{date}");
        assert_eq!(problems(&summary), [], "{date}");
    }
}

#[test]
fn a_day_above_twelve_anywhere_settles_the_order() {
    let (summary, _) = dated(&["03/04/2025, 10:00", "05/04/2025, 10:00", "25/04/2025, 10:00"]);
    assert_eq!(
        (&summary["totals"]["earliest"], &summary["totals"]["latest"]),
        (&json!("2025-04-03"), &json!("2025-04-25"))
    );
    let (summary, _) = dated(&["03/04/2025, 10:00", "04/25/2025, 10:00"]);
    assert_eq!(summary["totals"]["earliest"], "2025-03-04");
    // Nothing settles it: the record stays, its date does not.
    let (summary, code) = dated(&["03/04/2025, 10:00", "05/04/2025, 10:00"]);
    assert_eq!(code, 0);
    assert_eq!(summary["totals"]["earliest"], Value::Null);
    let posts = groups(&summary)
        .into_iter()
        .filter(|group| group["category"] == "posts")
        .map(|group| group["items"].as_u64().unwrap());
    assert_eq!(posts.sum::<u64>(), 2);
    assert!(summary["archives"][0]["problems"].to_string().contains("cannot be read with certainty"));
}

#[test]
fn pages_of_2018_and_before_are_read() {
    let old = "<div class=\"pam _3-95 _2pi0 _2lej uiBoxWhite noborder\"><div class=\"_3-96 _2pio _2lek _2lel\">Zoë shared</div><div class=\"_3-96 _2let\"><div><div class=\"_2pin\"><div>Old words</div></div></div></div><div class=\"_3-94 _2lem\">Mar 5, 2019, 4:36 PM</div></div>";
    let mut files = meta::facebook_pages();
    files.retain(|(path, _)| path.contains("profile_information"));
    files.push(text_file("posts/your_posts_1.html", &meta::page("Posts", &[old.to_owned()])));
    let older = "<div class=\"thread\"><div class=\"message\"><div class=\"message_header\"><span class=\"user\">Zoë Lindqvist-Example</span><span class=\"meta\">Monday, March 4, 2013 at 9:40pm UTC+01</span></div></div><p>Older words</p><div class=\"message\"><div class=\"message_header\"><span class=\"user\">Tomás</span><span class=\"meta\">Monday, March 4, 2013 at 9:41pm UTC+01</span></div></div><p>Yes</p></div>";
    files.push(text_file("messages/inbox/tomas_1/message_1.html", &format!("<html><body>{older}</body></html>")));
    let (summary, code) = read(FACEBOOK, &files, &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    let texts = |category: &str| -> (u64, u64, String) {
        let of = groups(&summary).into_iter().filter(|group| group["category"] == category).collect::<Vec<_>>();
        let sum = |key: &str| of.iter().map(|group| group[key].as_u64().unwrap()).sum();
        (sum("items"), sum("text_chars"), of[0]["earliest"].as_str().unwrap_or("-").to_owned())
    };
    assert_eq!(texts("posts"), (1, 9, "2019-03-05".to_owned()));
    assert_eq!(texts("messages"), (2, 14, "2013-03-04".to_owned()));
}

#[test]
fn a_country_can_be_a_code_and_a_state_is_no_country() {
    let with = |place: Value| {
        let mut files = meta::facebook();
        files.push(meta::file(
            "logged_information/location/primary_location.json",
            &json!({ "primary_location_v2": place }),
        ));
        let summary = read(FACEBOOK, &files, &[]).0;
        (summary["question"]["region"].clone(), summary["question"]["region_from"].clone())
    };
    assert_eq!(with(json!({ "country": "US" })), (json!("US"), json!("archive")));
    assert_eq!(with(json!({ "city_region_pairs": [["Atlanta", "Georgia"]] })), (json!("WORLD"), json!("none")));
}

#[test]
fn a_headline_counts_only_archives_that_hold_its_platform() {
    let (_a, with) = zip("instagram-zoe-2026-11-02-AbCdEf12.zip", &{
        let mut files = meta::instagram(ENGLISH, false, &[]);
        let posts = json!({ "text_post_app_text_posts": [{ "media": [{ "uri": "", "creation_timestamp": 1_700_000_000, "title": "A thread" }] }] });
        files.push(meta::file("your_instagram_activity/threads/threads_and_replies.json", &posts));
        files
    });
    let (_b, without) = zip("instagram-other-2026-11-03-AbCdEf12.zip", &meta::instagram(meta::ENGLISH, false, &[]));
    let (summary, _) = report(&[&with, &without], &["--region", "US"]);
    let files = |platform: &str| {
        let lines = summary["headlines"].as_array().expect("sentences").iter();
        let line = lines.clone().find(|line| line["platform"] == platform).expect("a sentence");
        line["files"].as_u64().expect("a number")
    };
    let total = |at: usize| summary["archives"][at]["ledger"]["entries"]["total"].as_u64().expect("a number");
    assert_eq!(files("threads"), total(0));
    assert_eq!(files("instagram"), total(0) + total(1));
}

#[test]
fn a_country_the_archive_names_is_used_by_the_commands() {
    let mut files = meta::instagram(ENGLISH, false, &[]);
    files.push(meta::file(
        "personal_information/information_about_you/profile_based_in.json",
        &json!({ "inferred_data_primary_location": [{ "title": "", "string_map_data": { "City Name": { "href": "", "value": "Lyon, France", "timestamp": 0 } } }] }),
    ));
    let (summary, _) = read(INSTAGRAM, &files, &[]);
    assert_eq!(
        (&summary["question"]["region"], &summary["question"]["region_from"]),
        (&json!("FR"), &json!("archive"))
    );
}

/// Parts of two people's exports that lie together: what the one wrote is not the other's, and that is told.
#[test]
fn parts_of_two_peoples_exports_are_told() {
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/facebook");
    let mut files: Files = Vec::new();
    for entry in walkdir::WalkDir::new(&sample).sort_by_file_name().into_iter().map(|entry| entry.expect("an entry")) {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&sample).expect("within").to_string_lossy().replace('\\', "/");
            files.push((path, std::fs::read(entry.path()).expect("a file")));
        }
    }
    let is_profile = |path: &str| path.starts_with("personal_information/") || path.starts_with("security");
    let (profile, rest): (Files, Files) = files.into_iter().partition(|(path, _)| is_profile(path));
    let milo = |(path, bytes): &(String, Vec<u8>)| {
        let text = String::from_utf8_lossy(bytes).replace("Maren", "Milo").replace("maren", "milo");
        (path.clone(), text.into_bytes())
    };
    let milos: Files = profile.iter().map(milo).collect();
    let codes = |second: &Files| {
        let (_a, one) = zip("facebook-one.zip", &rest);
        let (_b, two) = zip("facebook-two.zip", second);
        let (summary, _) = report(&[&one, &two], &["--region", "DE"]);
        let archives = summary["archives"].as_array().expect("archives").clone();
        assert_eq!(archives.len(), 1);
        archives[0]["notice_codes"].as_array().expect("codes").clone()
    };
    assert!(codes(&milos).contains(&"stranger".into()));
    assert!(!codes(&profile).contains(&"stranger".into()));
}
