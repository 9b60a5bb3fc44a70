//! Exports that depart from the form they usually have: every record is counted once, or reported.

use crate::support::facts::{FACEBOOK, INSTAGRAM, LINKEDIN, X, block, groups, json_file, page, problems, row_of};
use crate::support::*;
use serde_json::{Value, json};

const GROUPS: &str = "groups/your_groups.json";
const GROUPS_PAGE: &str = "groups/your_groups.html";

fn profile() -> (String, Vec<u8>) {
    json_file(
        "profile_information/profile_information.json",
        &json!({ "profile_v2": { "name": { "full_name": "Tove Eriksen" } } }),
    )
}

fn script(path: &str, list: &Value) -> (String, Vec<u8>) {
    text_file(path, &format!("window.YTD.list.part0 = {list}"))
}

fn account() -> (String, Vec<u8>) {
    script("data/account.js", &json!([{ "account": { "username": "tove", "accountId": "100" } }]))
}

/// The row of a file beside a profile, and what is reported of it.
fn row(name: &str, beside: (String, Vec<u8>), written: (String, Vec<u8>)) -> (Value, Vec<(String, String)>) {
    let path = written.0.clone();
    let (_dir, archive) = zip(name, &[beside, written]);
    let (summary, _) = report(&[&archive], &["--region", "GB"]);
    assert_eq!(summary["archives"][0]["ledger"]["balanced"], true);
    (row_of(&summary, &path).clone(), problems(&summary))
}

fn facebook(written: (String, Vec<u8>)) -> (Value, Vec<(String, String)>) {
    row(FACEBOOK, profile(), written)
}

/// Records, rejected records and elements.
fn counts(row: &Value) -> [&Value; 3] {
    [&row["records"], &row["unreadable"], &row["elements"]]
}

fn unlisted(row: &Value) -> Vec<(String, u64)> {
    let lists = row["unlisted"].as_array().expect("lists").iter();
    lists.map(|list| (list["path"].as_str().unwrap().to_owned(), list["elements"].as_u64().unwrap())).collect()
}

fn group(name: &str) -> Value {
    json!({ "timestamp": 1_577_872_800, "name": name })
}

#[test]
fn elements_of_another_kind_are_rejected_records() {
    let list = json!([group("a"), null, null, 5, "text", group("b"), null]);
    let (row, problems) = facebook(json_file("groups/your_groups.json", &json!({ "groups_joined_v2": list })));
    // A text may be the name of a group, as in old exports.
    assert_eq!(counts(&row), [&json!(7), &json!(4), &json!(7)]);
    assert_eq!(problems, [("unreadable".to_owned(), GROUPS.to_owned())]);
}

#[test]
fn several_json_values_in_one_file_are_read() {
    let lines = format!("{}\n{}\n{}\n", group("a"), json!({ "name": "b", "timestamp": 1_577_872_800 }), group("c"));
    let (row, problems) = facebook(text_file(GROUPS, &lines));
    assert_eq!((counts(&row), problems), ([&json!(3), &json!(0), &json!(3)], vec![]));
    let two = format!(
        "{}{}",
        json!({ "groups_joined_v2": [group("a")] }),
        json!({ "groups_admined": [group("b"), group("c")], "new": [1, 2] })
    );
    let (row, _) = facebook(text_file(GROUPS, &two));
    assert_eq!((&row["records"], unlisted(&row)), (&json!(3), vec![("new".to_owned(), 2)]));
    let tweet = |id: u64| json!({ "tweet": { "id_str": id.to_string(), "full_text": "x" } });
    let scripts = format!("window.YTD.a.part0 = {};\nwindow.YTD.a.part1 = {};", json!([tweet(1)]), json!([tweet(2)]));
    let (row, _) = row_of_x(text_file("data/tweets.js", &scripts));
    assert_eq!(counts(&row), [&json!(2), &json!(0), &json!(2)]);
}

fn row_of_x(written: (String, Vec<u8>)) -> (Value, Vec<(String, String)>) {
    row(X, account(), written)
}

#[test]
fn a_record_may_hold_objects_that_begin_as_records_do() {
    let tweet = |id: &str, more: Value| json!({ "tweet": { "id_str": id, "full_text": "x", "more": more } });
    let list = json!([tweet("1", json!([tweet("8", json!(0)), tweet("9", json!(0))])), tweet("2", json!(0))]);
    let (row, problems) = row_of_x(script("data/tweets.js", &list));
    assert_eq!((counts(&row), problems), ([&json!(2), &json!(0), &json!(2)], vec![]));
}

#[test]
fn a_list_under_a_key_of_records_is_unlisted_if_no_field_reads_it() {
    let (row, _) = facebook(json_file(GROUPS, &json!({ "attachments": [{ "a": 1 }, { "a": 2 }] })));
    assert_eq!((&row["records"], unlisted(&row)), (&json!(0), vec![("attachments".to_owned(), 2)]));
    let single = json!({ "timestamp": 1_577_872_800, "name": "a", "attachments": [{ "a": 1 }, { "a": 2 }] });
    let (row, _) = facebook(json_file(GROUPS, &single));
    assert_eq!((&row["records"], unlisted(&row)), (&json!(1), vec![("attachments".to_owned(), 2)]));
}

#[test]
fn many_lists_and_deep_ones_are_added_up() {
    let many: serde_json::Map<String, Value> = (0..300).map(|at| (format!("k{at}"), json!([1]))).collect();
    let mut deep = json!([1, 2, 3]);
    for _ in 0..40 {
        deep = json!({ "a": deep, "b": 1 });
    }
    let (row, _) = facebook(json_file(GROUPS, &json!({ "many": many, "deep": deep })));
    assert_eq!(unlisted(&row).iter().map(|(_, elements)| elements).sum::<u64>(), 303);
}

#[test]
fn joins_are_no_records_and_unlisted_lists_are_reported() {
    let create = json!({ "messageCreate": { "id": "1", "senderId": "100", "text": "hei" } });
    let messages = json!([create, { "participantsJoin": {} }, { "joinConversation": {} }, { "hologram": {} }]);
    let list = json!([{ "dmConversation": { "conversationId": "1-100", "messages": messages } }]);
    let (row, _) = row_of_x(script("data/direct-messages-group.js", &list));
    assert_eq!(row["records"], 1);
    assert_eq!(unlisted(&row), [("[].dmConversation.messages[].hologram".to_owned(), 1)]);
    let thread = json!({
        "participants": [{ "name": "Kari" }],
        "messages": [
            { "sender_name": "Kari", "timestamp_ms": 1_577_872_800_000_u64, "content": "hei", "type": "Generic" },
            { "sender_name": "Kari", "timestamp_ms": 1_577_872_800_000_u64, "type": "Subscribe" },
        ],
    });
    let (row, problems) = facebook(json_file("messages/inbox/kari_1/message_1.json", &thread));
    assert_eq!((&row["records"], &row["elements"], problems), (&json!(1), &json!(2), vec![]));
}

#[test]
fn a_list_of_one_record_may_be_written_bare() {
    let likes = json!({ "media_likes": ["2019-01-01T10:00:00", "kari"] });
    let (row, problems) =
        row(INSTAGRAM, json_file("media.json", &json!({ "photos": [] })), json_file("likes.json", &likes));
    assert_eq!((counts(&row), problems), ([&json!(1), &json!(0), &json!(1)], vec![]));
}

#[test]
fn labelled_values_are_read_as_records_or_as_lists_of_records() {
    let value = |label: &str, value: &str| json!({ "label": label, "value": value });
    let time = json!({ "label": "Time", "timestamp_value": 1_577_872_800 });
    let liked = json!([{ "fbid": "1", "media": [], "label_values": [value("URL", "https://x.example"), time] }]);
    let files = [json_file("your_instagram_activity/likes/liked_posts.json", &liked)];
    let (_dir, archive) = zip(INSTAGRAM, &files);
    let (summary, _) = report(&[&archive], &["--region", "GB"]);
    assert!(
        groups(&summary, "reactions")[0].ends_with("2020-01-01 to 2020-01-01"),
        "{:?}",
        groups(&summary, "reactions")
    );
    let off = "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies.json";
    let event =
        json!({ "timestamp": 1_577_872_800, "label_values": [value("App", "Shop"), value("Event", "PURCHASE")] });
    let (row, problems) = facebook(json_file(off, &json!([event, event])));
    assert_eq!((&row["records"], problems), (&json!(2), vec![]));
    let events = json!({ "label": "Events", "vec": [{ "dict": [time] }, { "dict": [time] }, { "dict": [time] }] });
    let shop = json!({ "label_values": [value("Name", "Shop"), events] });
    let (row, problems) = facebook(json_file(off, &json!([shop])));
    assert_eq!((&row["records"], problems), (&json!(3), vec![]));
}

#[test]
fn json_in_utf_16_is_read_and_counted() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let list = json!([group("a"), group("b")]).to_string();
    for bytes in [utf16(&list), utf16(&format!("\u{feff}{list}"))] {
        let (row, _) = facebook((GROUPS.to_owned(), bytes.clone()));
        assert_eq!((&row["state"], &row["records"]), (&json!("read"), &json!(2)));
        let (row, _) = facebook(("groups/brand-new.json".to_owned(), bytes));
        assert_eq!((&row["state"], &row["elements"]), (&json!("unknown"), &json!(2)));
    }
}

#[test]
fn unknown_parts_of_a_page_are_reported() {
    let known = block("Kari", "<div>x</div>", "Aug 17, 2025 11:23 am").repeat(2);
    let lists = |more: &str| {
        let (row, _) = facebook(text_file(GROUPS_PAGE, &page(&format!("{known}{more}"))));
        assert_eq!(row["records"], 2);
        unlisted(&row)
    };
    let one = |what: &str, elements: u64| vec![(what.to_owned(), elements)];
    assert_eq!(
        lists("<div class='q'><div>New</div><div>Aug 17, 2025 11:23 am</div></div>".repeat(3).as_str()),
        one("block", 3)
    );
    assert_eq!(lists("<ul><li>New</li><li><p>Other</p></li></ul>"), one("li", 2));
    assert_eq!(lists("<ul><li>New<li>Other</ul>"), one("li", 2));
    assert_eq!(lists("<table><tr><td><img src='x/y.jpg'></td></tr></table>"), one("table", 1));
    assert_eq!(lists("<p>A legend</p>"), []);
}

#[test]
fn a_page_without_a_main_part_is_read() {
    let blocks = "<div class='q'>one</div><div class='q'>two</div>";
    let (row, _) = facebook(text_file(GROUPS_PAGE, &format!("<html><body>{blocks}</body></html>")));
    assert_eq!(row["records"], 2);
}

#[test]
fn a_page_that_ends_within_a_record_is_truncated() {
    let whole = page(&block("Kari", "<div>words</div>", "Aug 17, 2025 11:23 am").repeat(3));
    let at = whole.rfind("words").unwrap() + 2;
    let (row, problems) = facebook(text_file(GROUPS_PAGE, whole.get(..at).expect("a page")));
    assert_eq!((&row["records"], problems), (&json!(3), vec![("truncated".to_owned(), GROUPS_PAGE.to_owned())]));
}

#[test]
fn column_headings_are_no_records() {
    let table = "<table><tr><th>Advertiser</th><th>List</th></tr><tr><td>Shop</td><td>x</td></tr></table>";
    let path = "ads_information/instagram_ads_and_businesses/advertisers_using_your_activity_or_information.html";
    let (row, _) = row(INSTAGRAM, json_file("media.json", &json!({ "photos": [] })), text_file(path, &page(table)));
    assert_eq!(row["records"], 1);
}

#[test]
fn blocks_with_a_heading_beside_inner_ones_are_reported() {
    let inner = |name: &str| {
        format!(
            "<div class='_a6-g'><div class='_a6-p'><div>{name}</div></div><div class='_a6-o'>Jan 2, 2024 10:00 am</div></div>"
        )
    };
    let outer = format!(
        "<div class='_a6-g'><div class='_a6-h'>Videos</div><div class='_a6-p'>{}{}</div></div>",
        inner("a"),
        inner("b")
    );
    let path = "your_interactions_on_facebook/recently_viewed.html";
    let (row, _) =
        facebook(text_file(path, &page(&format!("{outer}{}", block("Bikes", "<div>x</div>", "Jan 2, 2024 10:00 am")))));
    assert_eq!((&row["records"], unlisted(&row)), (&json!(2), vec![("block".to_owned(), 1)]));
}

#[test]
fn a_date_in_a_page_that_cannot_be_read_is_reported() {
    let liked = |date: &str| {
        let body = format!("<div><div><a href='https://x.example'>kari</a></div><div>{date}</div></div>");
        page(&block("", &body, ""))
    };
    let path = "your_instagram_activity/likes/liked_posts.html";
    for date in ["17/8/25 11:23", "17 สิงหาคม 2568 11:23"] {
        let (row, _) = row(INSTAGRAM, json_file("media.json", &json!({ "photos": [] })), text_file(path, &liked(date)));
        assert_eq!((&row["records"], &row["dates_unread"]), (&json!(1), &json!(1)), "{date}");
    }
}

#[test]
fn a_date_in_a_message_is_the_persons_words() {
    let message = block("Tove", "<div><div></div><div>Party 3 May 2019 10:00</div><div></div><div></div></div>", "");
    let files = [profile(), text_file("messages/inbox/kari_1/message_1.html", &page(&message))];
    let (_dir, archive) = zip(FACEBOOK, &files);
    let (summary, _) = report(&[&archive], &["--region", "GB"]);
    assert_eq!(groups(&summary, "messages"), ["facebook.messages unknown private: 1 items, 22 chars, 0 media, - to -"]);
}

#[test]
fn pagers_and_notices_of_the_viewer_are_not_reported() {
    let pager =
        "<div class=\"_7s7q\"><a href=\"messages/inbox/kari_1/message_1.html\">1</a><a href=\"x_2.html\">2</a></div>";
    let notice =
        "<div class=\"_585n _3-95\"><i><u>Warning</u></i><div class=\"_585r\">Part of it is missing</div></div>";
    let people = "<div class=\"q\"><div>Group</div><div>Kari, Tove and Arne</div></div>";
    let message =
        block("Kari", "<div><div></div><div>hei</div><div></div><div></div></div>", "Aug 17, 2025 11:23 am").repeat(2);
    let thread = page(&format!("{pager}{notice}{people}{message}{pager}"));
    let (row, problems) = facebook(text_file("messages/inbox/kari_1/message_1.html", &thread));
    assert_eq!((&row["records"], problems), (&json!(2), vec![]));
    let posts = page(&format!("{pager}{}", block("Tove", "<div>x</div>", "Aug 17, 2025 11:23 am")));
    let (row, problems) = facebook(text_file(GROUPS_PAGE, &posts));
    assert_eq!((&row["records"], problems), (&json!(1), vec![]));
}

#[test]
fn rows_before_the_header_are_records_and_notes_are_none() {
    let header = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n";
    let share = |nth: u32| format!("2026-01-0{nth} 10:00:00,https://x.example/{nth},word{nth},,,MEMBER_NETWORK\n");
    let profile = || text_file("Profile.csv", "First Name,Last Name\nTove,Eriksen\n");
    let sorted = format!("{}{}{header}{}", share(1), share(2), share(3));
    let (moved, problems) = row(LINKEDIN, profile(), text_file("Shares.csv", &sorted));
    assert_eq!((&moved["records"], problems), (&json!(3), vec![]));
    let (noted, _) =
        row(LINKEDIN, profile(), text_file("Shares.csv", &format!("Notes:\nA note,,,,,\n{header}{}", share(1))));
    assert_eq!(noted["records"], 1);
}

#[test]
fn a_quote_that_is_never_closed_takes_no_rows_with_it() {
    let rows = "\"2026-01-01 10:00:00,https://x.example/1,a,,,M\n".to_owned()
        + &"Zumber 2,https://x.example/2,b,,,M\n".repeat(4);
    let text = format!("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n{rows}");
    let (row, _) =
        row(LINKEDIN, text_file("Profile.csv", "First Name,Last Name\nTove,Eriksen\n"), text_file("Shares.csv", &text));
    assert_eq!((&row["records"], &row["unreadable"], &row["dates_unread"]), (&json!(5), &json!(1), &json!(4)));
}

#[test]
fn parts_of_an_export_may_differ_in_files_they_share() {
    let thread =
        json!({ "participants": [{ "name": "Kari" }], "messages": [{ "sender_name": "Kari", "content": "hei" }] });
    let one = [profile(), text_file("start_here.html", "<html>1</html>"), json_file("notes.json", &json!([1]))];
    let other = [
        text_file("start_here.html", "<html>2</html>"),
        json_file("messages/inbox/kari_1/message_1.json", &thread),
        json_file("notes.json", &json!([2])),
        json_file("messages/inbox/arne_1/message_1.json", &thread),
    ];
    let (_a, first) = zip("facebook-tove-2026-11-03-AbC.zip", &one);
    let (_b, second) = zip("facebook-tove-2026-11-03-DeF.zip", &other);
    let (summary, _) = report(&[&first, &second], &["--region", "GB"]);
    assert_eq!(summary["archives"].as_array().map(Vec::len), Some(1));
    assert!(
        problems(&summary).contains(&("duplicate".to_owned(), "notes.json".to_owned())),
        "{:?}",
        problems(&summary)
    );
}

#[test]
fn a_page_beside_an_empty_list_is_read() {
    let path = "posts/your_posts_1.html";
    let posts = page(&block("Tove", "<div><div class='_2pin'>Words</div></div>", "Aug 17, 2025 11:23 am").repeat(2));
    let files = [profile(), json_file("posts/your_posts_1.json", &json!([])), text_file(path, &posts)];
    let (_dir, archive) = zip(FACEBOOK, &files);
    let (summary, _) = report(&[&archive], &["--region", "GB"]);
    assert_eq!((&row_of(&summary, path)["state"], &row_of(&summary, path)["records"]), (&json!("read"), &json!(2)));
}

#[test]
fn data_among_the_files_of_the_viewer_are_unknown() {
    let files = [
        account(),
        text_file("assets/js/runtime.js", "var a=[1];"),
        script("js/brand-new.js", &json!([1, 2])),
        json_file("assets/brand-new.json", &json!([1, 2, 3])),
    ];
    let (_dir, archive) = zip(X, &files);
    let (summary, _) = report(&[&archive], &["--region", "GB"]);
    let state = |path: &str| row_of(&summary, path)["state"].clone();
    assert_eq!(state("assets/js/runtime.js"), "skipped");
    assert_eq!(state("js/brand-new.js"), "unknown");
    assert_eq!(
        (state("assets/brand-new.json"), &row_of(&summary, "assets/brand-new.json")["elements"]),
        (json!("unknown"), &json!(3))
    );
}

#[test]
fn the_note_of_an_edited_post_is_found_by_the_time_of_its_version() {
    let tweet = |id: &str, text: &str, minute: &str| {
        json!({ "tweet": {
            "id_str": id, "full_text": text, "created_at": format!("Wed Oct 10 20:{minute}:24 +0000 2018"),
            "edit_info": { "initial": { "editTweetIds": ["1050000000000000001", "1050000000000000002"] } }
        } })
    };
    let tweets = json!([tweet("1050000000000000001", "First", "19"), tweet("1050000000000000002", "Same start", "29")]);
    let note = json!([{ "noteTweet": {
        "noteTweetId": "5", "createdAt": "2018-10-10T20:29:24.000Z", "core": { "text": "Same start and more" }
    } }]);
    let files = [account(), script("data/tweets.js", &tweets), script("data/note-tweet.js", &note)];
    let (_dir, archive) = zip(X, &files);
    let (summary, _) = report(&[&archive], &["--region", "GB"]);
    assert_eq!(
        groups(&summary, "posts"),
        ["x.tweets self unknown: 1 items, 19 chars, 0 media, 2018-10-10 to 2018-10-10"]
    );
}

#[test]
fn the_order_of_day_and_month_is_settled_per_file() {
    let page_of =
        |dates: &[&str]| page(&dates.iter().map(|date| block("Tove", "<div>x</div>", date)).collect::<String>());
    let (sure, _) = facebook(text_file(GROUPS_PAGE, &page_of(&["25/06/2020, 10:00 am", "05/06/2020, 10:00 am"])));
    assert_eq!(sure["dates_unread"], 0);
    let (unsure, _) = facebook(text_file(GROUPS_PAGE, &page_of(&["05/06/2020, 10:00 am"])));
    assert_eq!(unsure["dates_unread"], 1);
}

#[test]
fn the_day_of_an_export_stands_in_the_name_of_an_inner_zip_too() {
    let inner = zip_bytes(&[text_file("Profile.csv", "First Name,Last Name\nTove,Eriksen\n")]);
    let (_dir, archive) = zip("all.zip", &[("Basic_LinkedInDataExport_11-01-2026.zip".to_owned(), inner)]);
    let (summary, _) = report(&[&archive], &["--region", "GB"]);
    assert_eq!(summary["archives"][0]["made_on"], "2026-11-01");
}

fn post(nth: u32) -> Value {
    json!({ "tweet": {
        "id_str": format!("16{nth:017}"), "created_at": format!("Mon Jan {nth:02} 10:00:00 +0000 2023"),
        "full_text": "Words", "entities": { "hashtags": [], "urls": [{ "url": "https://t.co/a" }] },
    } })
}

/// The items of a file beside X's account, and the problems.
fn posts_of(text: &str) -> (Value, Vec<(String, String)>) {
    row(X, account(), text_file("data/tweets.js", &format!("window.YTD.{text}")))
}

#[test]
fn an_object_in_place_of_a_script_s_list_is_told() {
    let by_number: serde_json::Map<String, Value> =
        (1..=3).map(|nth| (nth.to_string(), post(nth)["tweet"].clone())).collect();
    let wrapped: serde_json::Map<String, Value> = (1..=3).map(|nth| (nth.to_string(), post(nth))).collect();
    let around = json!({ "part0": [post(1), post(2)] });
    for (text, wanted) in [
        (format!("tweets.part0 = {}", Value::Object(by_number)), 3),
        (format!("tweets.part0 = {}", Value::Object(wrapped)), 3),
        (format!("tweets = {around}"), 2),
    ] {
        let (row, problems) = posts_of(&text);
        assert_eq!((&row["items"], problems.len()), (&json!(0), 1), "{text}: {row}");
        assert_eq!(problems[0].0, "unlisted");
        assert!(unlisted(&row).iter().map(|(_, elements)| elements).sum::<u64>() >= wanted, "{text}: {row}");
    }
    // An object that is a record is read as one.
    let (row, problems) = posts_of(&format!("tweets.part0 = {}", post(1)));
    assert_eq!((&row["items"], problems), (&json!(1), Vec::new()));
}

#[test]
fn a_wrapper_around_a_list_holds_a_record_for_each_element() {
    let all = json!([{ "tweet": [post(1)["tweet"], post(2)["tweet"]] }, { "tweet": [post(3)["tweet"]] }, post(4)]);
    let (row, problems) = posts_of(&format!("tweets.part0 = {all}"));
    assert_eq!((&row["items"], problems), (&json!(4), Vec::new()), "{row}");
}

/// A page of posts, and the JSON file beside it.
fn page_and_list(list: &str) -> Value {
    let posts = page(&block("Tove", "<div><div class='_2pin'>Words</div></div>", "Aug 17, 2025 11:23 am").repeat(3));
    let files = [profile(), text_file("posts/your_posts_1.json", list), text_file("posts/your_posts_1.html", &posts)];
    let (_dir, archive) = zip(FACEBOOK, &files);
    report(&[&archive], &["--region", "GB"]).0
}

#[test]
fn a_page_beside_a_list_that_gives_nothing_is_read() {
    let blank = format!("[{}]", " ".repeat(100));
    for list in [blank.as_str(), r#"[{"timestamp": 1577872800, "data": [{"post": "Wor"#] {
        let summary = page_and_list(list);
        let row = row_of(&summary, "posts/your_posts_1.html");
        assert_eq!((&row["state"], &row["items"]), (&json!("read"), &json!(3)), "{list}");
    }
}

#[test]
fn a_page_with_more_records_than_the_list_beside_it_is_told() {
    let list = |posts: usize| json!(vec![json!({ "timestamp": 1_577_872_800, "data": [{ "post": "a" }] }); posts]);
    for (posts, is_told) in [(1, true), (3, false)] {
        let summary = page_and_list(&list(posts).to_string());
        assert_eq!(row_of(&summary, "posts/your_posts_1.html")["reason"], "beside");
        let told = ("skipped".to_owned(), "posts/your_posts_1.html".to_owned());
        assert_eq!(problems(&summary).contains(&told), is_told, "{posts}");
        assert_eq!(summary["totals"]["items"].as_u64(), Some(1 + posts as u64), "the profile and what the list holds");
    }
}

/// A page of posts whose main part is this.
fn unknown_classes(main: &str) -> (Value, Vec<(String, String)>) {
    let page =
        format!("<html><body><div class='_a705'><main class='_a706' role='main'>{main}</main></div></body></html>");
    facebook(text_file("posts/your_posts_1.html", &page))
}

#[test]
fn a_box_around_blocks_of_unknown_classes_is_no_record() {
    let block = |day: u32| {
        format!(
            "<div class='_z1'><div>Tove was here.</div><div><p>words {day}</p></div><div>Aug {day}, 2025 11:23:12 pm</div></div>"
        )
    };
    let five = |from: u32| (from..from + 5).map(block).collect::<String>();
    let boxed = |inner: &str, depth: usize| format!("{}{inner}{}", "<div>".repeat(depth), "</div>".repeat(depth));
    for main in [
        five(1),
        boxed(&five(1), 1),
        boxed(&five(1), 2),
        format!("<section>{}</section><section>{}</section>", block(1) + &block(2), block(3) + &block(4) + &block(5)),
    ] {
        let (row, problems) = unknown_classes(&main);
        assert_eq!((&row["items"], &row["dates_unread"], problems), (&json!(5), &json!(0), Vec::new()), "{main}");
    }
    // A block with two dates, each under its label, is one record.
    let event = "<div><div>A walk</div><div>Begins</div><div>Aug 1, 2025 9:00 am</div><div>Ends</div><div>Aug 1, 2025 11:00 am</div></div>";
    assert_eq!(unknown_classes(event).0["items"], 1);
}

#[test]
fn dates_that_stand_apart_belong_to_what_is_before_them() {
    let apart = "<p>words</p><p>Aug 17, 2025 11:23:12 pm</p>".repeat(4);
    assert_eq!(unknown_classes(&apart).0["items"], 4);
}

#[test]
fn dated_lines_without_blocks_are_told() {
    let lines: Vec<String> = (1..=4).map(|day| format!("words {day}<br>Aug {day}, 2025 11:23:12 pm")).collect();
    let (row, problems) = unknown_classes(&lines.join("<br>"));
    assert_eq!(unlisted(&row).iter().map(|(_, elements)| elements).sum::<u64>(), 4, "{row}");
    assert_eq!(problems[0].0, "unlisted");
}

#[test]
fn a_line_that_begins_with_a_date_may_be_part_of_a_comment() {
    let link = "https://www.linkedin.com/feed/update/1";
    for line in ["12.03.2024, 14:00, online", ", well, and more", "2024-03-12, opening, with coffee"] {
        let comments = format!(
            "Date,Link,Message\n2024-01-01 10:00:00,{link},See you there\n{line}\n2024-01-02 10:00:00,,No link\n2024-01-03 10:00:00,{link},Bye\n"
        );
        let (_dir, archive) = zip(LINKEDIN, &[text_file("Comments.csv", &comments)]);
        let (summary, _) = report(&[&archive], &["--region", "GB"]);
        let row = row_of(&summary, "Comments.csv");
        assert_eq!((&row["records"], &row["unreadable"]), (&json!(3), &json!(0)), "{line}");
        assert_eq!(summary["totals"]["latest"], "2024-01-03", "{line}");
    }
}

#[test]
fn two_downloads_of_one_list_in_a_folder_are_told() {
    let rows = |more: &str| {
        format!("First Name,Last Name,URL,Email Address,Company,Position,Connected On\nB,C,h,,X,Y,08 Jan 2024\n{more}")
    };
    for other in ["Connections (1).csv", "Connections_100200300.csv"] {
        let more = rows("D,E,h,,X,Y,09 Jan 2024\n");
        let files = [text_file("Connections.csv", &rows("")), text_file(other, &more)];
        let (_dir, archive) = zip(LINKEDIN, &files);
        let (summary, code) = report(&[&archive], &["--region", "GB"]);
        assert_eq!(code, 0);
        assert_eq!(problems(&summary), [("duplicate".to_owned(), other.to_owned())]);
    }
    // The pieces of one list are none.
    let files = [
        text_file("Connections_100200300.csv", &rows("")),
        text_file("Connections_100200300_1.csv", &rows("D,E,h,,X,Y,09 Jan 2024\n")),
    ];
    let (_dir, archive) = zip(LINKEDIN, &files);
    assert_eq!(problems(&report(&[&archive], &["--region", "GB"]).0), []);
}

#[test]
fn a_town_called_like_a_country_names_none() {
    let pairs = |pairs: Value| json!({ "primary_location_v2": { "city_region_pairs": pairs, "zipcode": ["04268"] } });
    let labelled = |town: &str, region: &str| json!([{ "label_values": [{ "label": "City", "value": town }, { "label": "Region", "value": region }] }]);
    for (location, wanted) in [
        (pairs(json!([["Norway", "Maine"]])), ("WORLD", "none")),
        (pairs(json!([["Berlin", "Germany"]])), ("DE", "archive")),
        (pairs(json!([["Berlin", "Germany"], ["Bergen", "Norway"]])), ("WORLD", "none")),
        (labelled("Lebanon", "Tennessee"), ("WORLD", "none")),
        (labelled("Tyre", "Lebanon"), ("LB", "archive")),
        (json!({ "primary_location": { "city": "Peru", "region": "Illinois" } }), ("WORLD", "none")),
        (json!({ "primary_location": { "city": "Berlin, Germany", "zipcode": ["10115"] } }), ("DE", "archive")),
    ] {
        let files = [profile(), json_file("logged_information/location/primary_location.json", &location)];
        let (_dir, archive) = zip(FACEBOOK, &files);
        let (summary, _) = report(&[&archive], &[]);
        let question = &summary["question"];
        assert_eq!(
            (question["region"].as_str(), question["region_from"].as_str()),
            (Some(wanted.0), Some(wanted.1)),
            "{location}"
        );
    }
}

#[test]
fn an_index_of_ai_chats_is_left_out_only_if_it_lists_no_more_than_there_are() {
    let index = |chats: usize| {
        let chat = |nth: usize| json!({ "timestamp": 1_700_000_000 + nth, "label_values": [{ "label": "Prompt", "value": "Names?" }] });
        json!((0..chats).map(chat).collect::<Vec<_>>())
    };
    let message = |name: &str, at: u64| json!({ "sender_name": name, "timestamp_ms": at, "content": "Hi" });
    let messages: Vec<Value> = (0..10).map(|nth| message("Tove Eriksen", 1_600_000_000_000 + nth)).collect();
    let thread =
        |with: &str| json!({ "participants": [{ "name": with }, { "name": "Tove Eriksen" }], "messages": messages });
    let read = |folder: &str, with: &str, chats: usize| {
        let files = [
            profile(),
            json_file(&format!("your_facebook_activity/messages/{folder}/message_1.json"), &thread(with)),
            json_file("your_facebook_activity/messages/ai_conversations.json", &index(chats)),
        ];
        let (_dir, archive) = zip(FACEBOOK, &files);
        let (summary, _) = report(&[&archive], &["--region", "GB"]);
        let row = row_of(&summary, "your_facebook_activity/messages/ai_conversations.json").clone();
        (row["state"].as_str().expect("a state").to_owned(), problems(&summary).len())
    };
    for folder in ["inbox/metaai_1", "inbox/77", "ai_conversations/cats_1"] {
        assert_eq!(read(folder, "Meta AI", 1), ("skipped".to_owned(), 0), "{folder}");
        assert_eq!(read(folder, "Meta AI", 8), ("skipped".to_owned(), 1), "{folder}");
    }
    assert_eq!(read("inbox/kari_1", "Kari", 2), ("read".to_owned(), 0));
}

#[test]
fn a_heading_or_a_line_that_there_is_nothing_is_no_record() {
    for main in ["<h1>Tove</h1>", "<h2>2025</h2>", "<div>You have not posted anything.</div>", "<nav>Home</nav>"] {
        assert_eq!(unknown_classes(main).0["items"], 0, "{main}");
    }
    let year = "<h2>2025</h2><div><p>words</p><p>Aug 1, 2025 11:23:12 pm</p></div>";
    assert_eq!(unknown_classes(&year.repeat(3)).0["items"], 3);
}

/// Text under a label is read from a page as from JSON.
#[test]
fn words_beside_a_label_count_in_pages_as_in_json() {
    let rows = "<table><tr><td>Message<div>my words</div></td></tr></table>";
    let page = page(&block("Tove", rows, "Aug 17, 2025 11:23 am"));
    let (_dir, archive) = zip(FACEBOOK, &[profile(), text_file("posts/your_posts_1.html", &page)]);
    let (summary, _) = report(&[&archive], &["--region", "GB"]);
    assert!(groups(&summary, "posts").join(" ").contains("1 items, 8 chars"), "{:?}", groups(&summary, "posts"));
    assert_eq!(problems(&summary), []);
}

/// A photo of an album that a post has is the post's, in pages as in JSON.
#[test]
fn a_photo_in_an_album_and_a_post_counts_once_in_pages() {
    let picture =
        |name: &str| format!("<img src='../../your_facebook_activity/posts/media/{name}.jpg' class='_a6_o _3-96'>");
    let posts = page(&block(
        "Tove",
        &format!("<div><div class='_2pin'>Words</div></div>{}", picture("a")),
        "Aug 17, 2025 11:23 am",
    ));
    let album = page(&["a", "b"].map(|name| block("", &picture(name), "Aug 17, 2025 11:23 am")).concat());
    let files = [
        profile(),
        text_file("your_facebook_activity/posts/your_posts_1.html", &posts),
        text_file("your_facebook_activity/posts/album/0.html", &album),
        ("your_facebook_activity/posts/media/a.jpg".to_owned(), b"a".to_vec()),
        ("your_facebook_activity/posts/media/b.jpg".to_owned(), b"b".to_vec()),
    ];
    let (_dir, archive) = zip(FACEBOOK, &files);
    let (summary, _) = report(&[&archive], &["--region", "GB"]);
    let row = row_of(&summary, "your_facebook_activity/posts/album/0.html");
    assert_eq!((&row["records"], &row["items"]), (&json!(2), &json!(1)), "{summary}");
}

#[test]
fn a_map_in_a_wrapper_holds_a_record_for_each_name() {
    let like = |id: &str| json!({ "tweetId": id, "fullText": "abc" });
    for list in
        [json!([{ "like": { "1": like("1"), "2": like("2") } }]), json!([{ "renamed": [like("1"), like("2")] }])]
    {
        let (row, problems) = row(X, account(), text_file("data/like.js", &format!("window.YTD.like.part0 = {list}")));
        assert_eq!((&row["items"], problems), (&json!(2), Vec::new()), "{list}");
    }
}

#[test]
fn an_object_of_names_in_place_of_a_list_is_told() {
    let record = json!({ "timestamp": 1_577_872_800, "name": "a" });
    for (list, elements) in [
        (json!({ "x": record }), 1),
        (json!({ "Bob": 1_577_872_800, "Al": 1_577_872_801 }), 2),
        (json!({ "1": "Bob", "2": "Al" }), 2),
    ] {
        let (row, problems) = facebook(json_file(GROUPS, &json!({ "groups_joined_v2": list })));
        assert_eq!((&row["items"], unlisted(&row).len(), problems.len()), (&json!(0), 1, 1), "{list}: {row}");
        assert_eq!(unlisted(&row)[0].1, elements, "{list}");
    }
}

#[test]
fn the_ids_of_items_differ_between_exports_in_one_folder() {
    let rows = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nB,C,h,,X,Y,08 Jan 2024\n";
    let files = ["Complete_LinkedInDataExport_01-09-2026", "Complete_LinkedInDataExport_02-09-2026"]
        .map(|folder| text_file(&format!("{folder}/Connections.csv"), rows));
    let dir = folder(&files);
    let output = run(&["items", dir.path().to_str().expect("a path"), "--region", "GB"]);
    let ids: std::collections::BTreeSet<String> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].as_str().expect("an id").to_owned())
        .collect();
    assert_eq!(ids.len(), stdout(&output).lines().count());
}

/// In a folder nothing tells the length of a page, so that one that was cut between two records looked whole.
#[test]
fn a_page_in_a_folder_that_lacks_its_end_is_truncated() {
    let posts = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.html";
    let post = |text: &str| block("Tove Eriksen updated her status.", text, "3 May 2024 12:00:00");
    let whole = page(&[post("First"), post("Second")].concat());
    let cut = whole.split(&post("Second")).next().expect("the first");
    let article = "<html><head><title>Old</title></head><body><h1>Old</h1><p>Words that go on";
    for (path, text, items) in
        [(posts, cut, 1), (posts, &whole, 2), ("Articles/Articles/2018-03-05 14_27_00.0-old.html", article, 1)]
    {
        let is_article = path.starts_with("Articles");
        let beside =
            if is_article { text_file("Profile.csv", "First Name,Last Name\nTove,Eriksen\n") } else { profile() };
        let dir = folder(&[beside, text_file(path, text)]);
        let (summary, exit) = report(&[dir.path()], &["--region", "GB"]);
        assert_eq!(row_of(&summary, path)["items"], items, "{path}");
        let told = problems(&summary).iter().any(|(kind, at)| kind == "truncated" && at.ends_with(path));
        assert_eq!((told, exit), if items == 2 { (false, 0) } else { (true, 3) }, "{path}");
    }
}
