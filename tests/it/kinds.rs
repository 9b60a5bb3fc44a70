//! Kinds of items that are easily lost or miscounted, each in a small archive of an invented person.

use crate::support::facts::*;
use crate::support::*;
use serde_json::{Value, json};

/// Instagram's flat files of 2018 to 2020: arrays for records, maps for people, several lists in a file.
#[test]
fn the_flat_files_of_instagram_are_read_whole() {
    let files = [
        json_file("profile.json", &json!({ "username": "tove", "name": "Tove", "private_account": false })),
        json_file(
            "comments.json",
            &json!({
                "media_comments": [["2018-01-01T10:00:00+00:00", "Fine", "kari"]],
                "live_comments": [["2018-01-02T10:00:00.123456+00:00", "Live", "kari"]]
            }),
        ),
        json_file("likes.json", &json!({ "media_likes": [["2018-01-03T10:00:00", "kari"]], "comment_likes": [] })),
        json_file(
            "connections.json",
            &json!({
                "followers": { "kari": "2018-01-04T10:00:00+00:00", "arne": "2018-01-05T10:00:00+00:00" },
                "following": { "kari": "2018-01-06T10:00:00+00:00" },
                "following_hashtags": { "fjord": "2018-01-07T10:00:00+00:00" }
            }),
        ),
        json_file(
            "media.json",
            &json!({
                "photos": [{ "caption": "Brygga", "taken_at": "2018-02-01T10:00:00", "path": "photos/201802/a.jpg" }],
                "stories": [{ "caption": "x", "taken_at": "2018-02-02T10:00:00", "path": "stories/201802/b.jpg" }],
                "profile": [{ "caption": "", "taken_at": "2018-02-03T10:00:00", "path": "profile/201802/c.jpg" }],
                "direct": [{ "taken_at": "2018-02-04T10:00:00", "path": "direct/201802/d.jpg" }]
            }),
        ),
        json_file("searches.json", &json!([{ "search_click": "bread", "time": "2018-03-01T10:00:00", "type": "x" }])),
        json_file(
            "seen_content.json",
            &json!({
                "ads_seen": [{ "timestamp": "2018-03-02T10:00:00", "author": "shop" }],
                "posts_seen": [{ "timestamp": "2018-03-03T10:00:00", "author": "kari" }]
            }),
        ),
        json_file("saved.json", &json!(["You have no data in this section"])),
        json_file(
            "settings.json",
            &json!({ "upgraded_to_cross_app_messaging": [true, null], "blocked_commenters": [] }),
        ),
        text_file("photos/201802/a.jpg", "a"),
        text_file("stories/201802/b.jpg", "b"),
        text_file("profile/201802/c.jpg", "c"),
        text_file("direct/201802/d.jpg", "d"),
    ];
    let summary = summary("tove_20201103.zip", &files);
    assert_eq!(problems(&summary), []);
    assert_eq!(
        groups(&summary, "comments"),
        [
            "instagram.old-comments self unknown: 1 items, 4 chars, 0 media, 2018-01-01 to 2018-01-01",
            "instagram.old-live-comments self unknown: 1 items, 4 chars, 0 media, 2018-01-02 to 2018-01-02",
        ]
    );
    assert_eq!(
        groups(&summary, "network"),
        [
            "instagram.old-followers other unknown: 2 items, 0 chars, 0 media, 2018-01-04 to 2018-01-05",
            "instagram.old-following self unknown: 1 items, 0 chars, 0 media, 2018-01-06 to 2018-01-06",
        ]
    );
    assert_eq!(
        groups(&summary, "posts"),
        ["instagram.old-media self public: 1 items, 6 chars, 1 media, 2018-02-01 to 2018-02-01"]
    );
    assert_eq!(
        groups(&summary, "media.profile-photo"),
        ["instagram.old-profile-photos self public: 1 items, 0 chars, 1 media, 2018-02-03 to 2018-02-03"]
    );
    assert_eq!(
        groups(&summary, "messages"),
        ["instagram.old-direct-media self private: 1 items, 0 chars, 1 media, 2018-02-04 to 2018-02-04"]
    );
    for (category, items) in [("reactions", 2), ("activity.ads", 1), ("activity", 1), ("activity.search", 1)] {
        let all = groups(&summary, category);
        let sum: u64 = all
            .iter()
            .map(|line| line.split(": ").nth(1).unwrap().split(' ').next().unwrap().parse::<u64>().unwrap())
            .sum();
        assert_eq!(sum, items, "{category}: {all:?}");
    }
    assert_eq!(row_of(&summary, "saved.json")["records"], 0);
}

/// Facebook's files of 2018: `message.json`, calls by telephone number, comments among posts of groups, polls.
#[test]
fn the_files_of_facebook_of_2018_are_read_whole() {
    let files = [
        json_file(
            "profile_information/profile_information.json",
            &json!({ "profile": { "name": { "full_name": "Tove" } } }),
        ),
        json_file(
            "messages/kari_abc/message.json",
            &json!({ "participants": ["Kari"], "messages": [{ "sender_name": "Tove", "timestamp": 1_514_800_800, "content": "Hei" }] }),
        ),
        json_file(
            "calls_and_messages/call_logs.json",
            &json!({ "call_logs": { "+47 555 55 555": [{ "start_timestamp": 1_514_800_800, "duration": 3 }, { "start_timestamp": 1_514_900_800, "duration": 4 }] } }),
        ),
        json_file(
            "about_you/your_address_books.json",
            &json!({ "address_book": { "address_book": [{ "name": "Kari", "details": [{ "contact_point": "x" }], "created_timestamp": 1_514_800_800 }] } }),
        ),
        json_file(
            "groups/your_posts_and_comments_in_groups.json",
            &json!({ "group_posts": { "activity_log_data": [
                { "timestamp": 1_514_800_800, "data": [{ "post": "Own words" }], "title": "Tove posted" },
                { "timestamp": 1_514_800_900, "data": [{ "comment": { "timestamp": 1_514_800_900, "comment": "A comment", "author": "Tove", "group": "Boats" } }] }
            ] } }),
        ),
        json_file(
            "other_activity/polls_you_voted_on.json",
            &json!({ "poll_votes": [{ "timestamp": 1_514_800_800, "attachments": [{ "data": [{ "poll": { "options": [{ "option": "Yes", "voted": true }] } }] }] }] }),
        ),
    ];
    let summary = summary(FACEBOOK, &files);
    assert_eq!(problems(&summary), []);
    assert_eq!(
        groups(&summary, "messages"),
        [
            "facebook.calls unknown private: 2 items, 0 chars, 0 media, 2018-01-01 to 2018-01-02",
            "facebook.messages self private: 1 items, 3 chars, 0 media, 2018-01-01 to 2018-01-01",
        ]
    );
    assert_eq!(
        groups(&summary, "network"),
        ["facebook.contacts self unknown: 1 items, 0 chars, 0 media, 2018-01-01 to 2018-01-01"]
    );
    assert_eq!(
        groups(&summary, "posts.group"),
        ["facebook.group-posts self unknown: 1 items, 9 chars, 0 media, 2018-01-01 to 2018-01-01"]
    );
    assert_eq!(
        groups(&summary, "comments.group"),
        ["facebook.group-posts self unknown: 1 items, 9 chars, 0 media, 2018-01-01 to 2018-01-01"]
    );
    assert_eq!(groups(&summary, "reactions.poll-votes").len(), 1);
}

/// Facebook's pages before 2018: entries that begin with a date, messages whose text follows their head.
#[test]
fn the_pages_of_facebook_before_2018_are_read() {
    let old = |main: &str| {
        format!(
            "<html><body><div class=\"nav\"><ul><li>x</li></ul></div><div class=\"contents\"><h1>Tove</h1>{main}</div></body></html>"
        )
    };
    let meta = "<div class=\"meta\">Monday, March 4, 2013 at 9:40pm UTC+01</div>";
    let message = |who: &str, text: &str| {
        format!(
            "<div class=\"message\"><div class=\"message_header\"><span class=\"user\">{who}</span><span class=\"meta\">Monday, March 4, 2013 at 9:40pm UTC+01</span></div></div><p>{text}</p>"
        )
    };
    let files = [
        text_file("index.htm", &old("<table><tr><th>Email</th><td>x@example.org</td></tr></table>")),
        text_file(
            "html/timeline.htm",
            &old(&format!(
                "<div><p>{meta}Tove updated her status.<div class=\"comment\">Old words</div></p><p>{meta}Tove was here.</p></div>"
            )),
        ),
        text_file(
            "html/messages.htm",
            &old(&format!(
                "<div><div class=\"thread\">Tove, Kari{}{}</div></div>",
                message("Tove", "Hei"),
                message("Kari", "Hallo")
            )),
        ),
        text_file("html/friends.htm", &old("<h2>Friends</h2><ul><li>Kari (Mar 4, 2013)</li><li>Ola</li></ul>")),
    ];
    let summary = summary(FACEBOOK, &files);
    assert_eq!(problems(&summary), []);
    assert_eq!(
        groups(&summary, "posts"),
        ["facebook.timeline-2017 self unknown: 2 items, 9 chars, 0 media, 2013-03-04 to 2013-03-04"]
    );
    assert_eq!(
        groups(&summary, "messages"),
        [
            "facebook.messages-2017 other private: 1 items, 5 chars, 0 media, 2013-03-04 to 2013-03-04",
            "facebook.messages-2017 self private: 1 items, 3 chars, 0 media, 2013-03-04 to 2013-03-04",
        ]
    );
    assert_eq!(
        groups(&summary, "network"),
        ["facebook.friends-2017 self unknown: 2 items, 0 chars, 0 media, 2013-03-04 to 2013-03-04"]
    );
}

/// Messenger's own download is recognised by its keys, alone and inside an export.
#[test]
fn encrypted_conversations_are_recognised_by_their_keys() {
    let thread = |other: &str| {
        json!({ "participants": ["Tove Prove", other], "threadName": format!("{other}_1"), "messages": [
            { "senderName": "Tove Prove", "timestamp": 1_735_725_600_000_u64, "text": "Æble", "type": "text", "isUnsent": false, "media": [], "reactions": [] },
            { "senderName": other, "timestamp": 1_735_725_700_000_u64, "text": "", "type": "media", "isUnsent": false, "media": [{ "uri": "./media/a.jpeg" }], "reactions": [{ "actor": "Tove Prove", "reaction": "x" }] }
        ] })
    };
    let own = [
        json_file("Kari Test_1.json", &thread("Kari Test")),
        json_file("Ola Test_2.json", &thread("Ola Test")),
        text_file("media/a.jpeg", "a"),
    ];
    let alone = summary("messages.zip", &own);
    assert_eq!(alone["archives"][0]["platform"], "facebook");
    let expected = [
        "facebook.encrypted-messages other private: 2 items, 0 chars, 1 media, 2025-01-01 to 2025-01-01",
        "facebook.encrypted-messages self private: 2 items, 8 chars, 0 media, 2025-01-01 to 2025-01-01",
    ];
    assert_eq!(groups(&alone, "messages"), expected);
    assert_eq!(row_of(&alone, "Kari Test_1.json")["recognised_by"], "content");
    assert_eq!(problems(&alone), []);
    let mut inside: Files =
        own.iter().map(|(path, bytes)| (format!("your_facebook_activity/messages/{path}"), bytes.clone())).collect();
    inside.push(json_file(
        "personal_information/profile_information/profile_information.json",
        &json!({ "profile_v2": { "name": { "full_name": "Tove Prove" } } }),
    ));
    assert_eq!(groups(&summary(FACEBOOK, &inside), "messages"), expected);
}

/// What a person wrote stands in many places of a post; Meta's own sentence about it in none of them.
#[test]
fn own_words_in_posts_are_all_counted_once() {
    let post = |data: Value| json!({ "timestamp": 1_600_000_000, "title": "Tove shared something.", "data": [], "attachments": [{ "data": [data] }] });
    let media = json!({ "media": { "uri": "posts/media/a.mp4", "description": "Caption", "title": "Mobile uploads", "thumbnail": { "uri": "posts/media/t.jpg" },
        "media_metadata": { "video_metadata": { "subtitles": { "uri": "posts/media/a.srt" } } }, "media_variants": [{ "uri": "posts/media/v.mp4" }] } });
    let mut twice = post(media.clone());
    twice["data"] = json!([{ "post": "Caption" }]);
    twice["attachments"][0]["data"][0]["media"]["uri"] = "https://example.org/a.jpg".into();
    let posts = json!([
        post(media),
        twice,
        post(json!({ "life_event": { "title": "New job", "description": "Happy" } })),
        post(json!({ "note": { "title": "Note", "text": "Long" } })),
        post(json!({ "poll": { "question": "When?", "options": [{ "option": "Now" }, { "option": "Never" }] } })),
        post(json!({ "external_context": { "name": "Headline of others", "url": "https://example.org" } })),
    ]);
    let mut files =
        vec![json_file("your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json", &posts)];
    files.extend(["a.mp4", "t.jpg", "a.srt", "v.mp4"].map(|name| text_file(&format!("posts/media/{name}"), "x")));
    let summary = summary(FACEBOOK, &files);
    let chars = 7 + 7 + (7 + 5) + (4 + 4) + (5 + 3 + 5);
    assert_eq!(
        groups(&summary, "posts"),
        [format!("facebook.posts self unknown: 6 items, {chars} chars, 4 media, 2020-09-13 to 2020-09-13")]
    );
    let notices = summary["archives"][0]["notices"].to_string();
    assert!(!notices.contains("not in it. If it came"), "an address on the network is no missing picture: {notices}");
    assert_eq!(summary["totals"]["media_files"], 4);
}

/// Who wrote a message or a comment, where the export names nobody, or somebody else.
#[test]
fn a_message_without_a_sender_and_a_comment_of_another_are_not_own() {
    let files = [
        json_file(
            "personal_information/profile_information/profile_information.json",
            &json!({ "profile_v2": { "name": { "full_name": "Tove Prove" } } }),
        ),
        json_file(
            "your_facebook_activity/messages/inbox/kari_1/message_1.json",
            &json!({ "participants": [{ "name": "Kari" }, { "name": "Tove Prove" }], "messages": [
            { "timestamp_ms": 1_600_000_000_000_u64, "content": "a" }, { "sender_name": "", "timestamp_ms": 1_600_000_000_000_u64, "content": "b" }, { "sender_name": "Kari", "timestamp_ms": 1_600_000_000_000_u64, "content": "c", "files": [{ "uri": "your_facebook_activity/messages/inbox/kari_1/files/plan.pdf" }] }] }),
        ),
        text_file("your_facebook_activity/messages/inbox/kari_1/files/plan.pdf", "%PDF-1.4"),
        json_file(
            "your_facebook_activity/comments_and_reactions/comments.json",
            &json!({ "comments_v2": [
            { "timestamp": 1_600_000_000, "data": [{ "comment": { "comment": "Mine", "author": "Tove Prove" } }] },
            { "timestamp": 1_600_000_000, "data": [{ "comment": { "comment": "Not mine", "author": "Kari" } }] }] }),
        ),
    ];
    let summary = summary(FACEBOOK, &files);
    assert_eq!(
        groups(&summary, "messages"),
        [
            "facebook.messages other private: 1 items, 1 chars, 1 media, 2020-09-13 to 2020-09-13",
            "facebook.messages unknown private: 2 items, 2 chars, 0 media, 2020-09-13 to 2020-09-13",
        ]
    );
    assert_eq!(
        groups(&summary, "comments"),
        [
            "facebook.comments other unknown: 1 items, 8 chars, 0 media, 2020-09-13 to 2020-09-13",
            "facebook.comments self unknown: 1 items, 4 chars, 0 media, 2020-09-13 to 2020-09-13",
        ]
    );
    assert_eq!(problems(&summary), []);
}

/// Instagram's pages: rows of a table, dates in the body, topics, an event a record, and a page that only explains.
#[test]
fn tables_and_dates_in_pages_of_instagram_are_read() {
    let row = |name: &str| format!("<tr class=\"_1isx\"><td><strong>{name}</strong></td><td>x</td></tr>");
    let event = "<div class=\"_4-u3\"><table><tr><td>ID</td><td>1</td></tr><tr><td>Event</td><td>PURCHASE</td></tr><tr><td>Received on</td><td>Sep 01, 2025 11:07 am</td></tr></table></div>";
    let off = "apps_and_websites_off_of_instagram/apps_and_websites/your_activity_off_meta_technologies";
    let files = [
        text_file(
            "ads_information/instagram_ads_and_businesses/advertisers_using_your_activity_or_information.html",
            &page(&format!(
                "<div class=\"_4-u2 _4-u8\"><p class=\"_3-9a\">A legend</p><table><thead><tr><td></td><td>A list</td></tr></thead><tbody>{}{}</tbody></table></div>",
                row("Shop"),
                row("Other")
            )),
        ),
        text_file(
            "your_instagram_activity/likes/liked_posts.html",
            &page(
                "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\"><h2 class=\"_3-95 _2pim _a6-h _a6-i\">kari</h2><div class=\"_a6-p\"><div><div><a href=\"https://x\">👍</a></div><div>Nov 11, 2025 12:10 pm</div></div></div></div>",
            ),
        ),
        text_file(
            "preferences/your_topics/recommended_topics.html",
            &page(
                "<div class=\"_a6-g\"><div class=\"_a6-p\"><table><tr><td class=\"_2pin _a6_q\">Name<div><div>Boats</div></div></td></tr></table></div></div>",
            ),
        ),
        text_file(
            &format!("{off}.html"),
            &page(&format!(
                "<div class=\"_4-u2\"><p>Some of your activity</p><ul><li>An explanation</li></ul></div><div class=\"_4-u2\"><strong><a href=\"{off}/0.html\">Shop</a></strong></div>"
            )),
        ),
        text_file(&format!("{off}/0.html"), &page(&format!("<div class=\"_4-u2\">{event}{event}</div>"))),
    ];
    let summary = summary(INSTAGRAM, &files);
    assert_eq!(problems(&summary), []);
    assert_eq!(
        groups(&summary, "inferences"),
        [
            "instagram.advertisers other unknown: 2 items, 9 chars, 0 media, - to -",
            "instagram.topics other unknown: 1 items, 5 chars, 0 media, - to -",
        ]
    );
    assert_eq!(
        groups(&summary, "reactions"),
        ["instagram.likes self unknown: 1 items, 0 chars, 0 media, 2025-11-11 to 2025-11-11"]
    );
    assert_eq!(
        groups(&summary, "activity.partners"),
        ["instagram.off-meta other unknown: 2 items, 0 chars, 0 media, 2025-09-01 to 2025-09-01"]
    );
    assert_eq!(row_of(&summary, &format!("{off}.html"))["records"], 0);
}

/// The month of a page is named in one language, and what stays unread is said, in pages, JSON and rows alike.
#[test]
fn dates_are_read_in_the_language_of_the_page_or_reported() {
    let posts = |dates: &[&str]| {
        let blocks: String =
            dates.iter().map(|date| block("x", "<div class=\"_2pin\"><div>w</div></div>", date)).collect();
        summary(FACEBOOK, &[text_file("your_facebook_activity/posts/your_posts_1.html", &page(&blocks))])
    };
    let croatian = posts(&["lis 17, 2025 11:23:12 am", "srp 3, 2025 11:23:12 am", "velj 5, 2025 11:23:12 am"]);
    assert_eq!(
        groups(&croatian, "posts"),
        ["facebook.posts self unknown: 3 items, 3 chars, 0 media, 2025-02-05 to 2025-10-17"]
    );
    let alone = posts(&["lis 17, 2025 11:23:12 am"]);
    assert_eq!(problems(&alone), [("dates".to_owned(), "your_facebook_activity/posts/your_posts_1.html".to_owned())]);
    assert_eq!(row_of(&alone, "your_facebook_activity/posts/your_posts_1.html")["dates_unread"], 1);
    let marked = posts(&["4 月 03, 2012 6:01:23 下午"]);
    assert_eq!(
        groups(&marked, "posts"),
        ["facebook.posts self unknown: 1 items, 1 chars, 0 media, 2012-04-03 to 2012-04-03"]
    );
    let files = [
        text_file("Profile.csv", "First Name,Last Name,Headline\nTove,Prove,x\n"),
        text_file(
            "Comments.csv",
            "Date,Link,Message\n31.31.2026 10:00,https://x,Enig\nonce upon a time 7,https://x,Uenig\n",
        ),
    ];
    let rows = summary(LINKEDIN, &files);
    assert_eq!(row_of(&rows, "Comments.csv")["records"], 2);
    assert_eq!(row_of(&rows, "Comments.csv")["dates_unread"], 2);
    assert_eq!(problems(&rows), [("dates".to_owned(), "Comments.csv".to_owned())]);
}

/// Columns of 2018, notes on connections, signs for nothing, links that are no photos.
#[test]
fn columns_of_other_years_of_linkedin_are_read() {
    let files = [
        text_file("Profile.csv", "First Name,Last Name,Headline,Country,Geo Location\nTove,Prove,x,Norway,Bergen\n"),
        text_file(
            "Registration.csv",
            "Registration Date,Registration IP Address,Invited by (First Name),Invited by (Last Name),Subscription Types\n\"6/19/15, 10:16 AM\",192.0.2.1,,,\n",
        ),
        text_file(
            "Ad Targeting.csv",
            "Age Group\tCountry\tSkills\tPartner Opt Out Advertising\n25-34\tno\tboats,bread\tNo\n",
        ),
        text_file(
            "Notes_123.csv",
            "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\nKari,Test,https://x,met at sea,2025-07-30 18:20:00 UTC,\n",
        ),
        text_file("Rich Media.csv", "Type,Link\nVideo content can be downloaded at,https://x\n"),
        text_file(
            "Learning.csv",
            "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),\nLooms,A course,Course,2020-12-29 14:24 UTC,N/A,true, -,\n",
        ),
    ];
    let (_dir, path) = zip(LINKEDIN, &files);
    let (summary, code) = report(&[&path], &[]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    assert_eq!(
        (&summary["question"]["region"], &summary["question"]["region_from"]),
        (&"NO".into(), &"archive".into())
    );
    assert_eq!(summary["archives"][0]["layout"], "complete");
    assert_eq!(
        groups(&summary, "account"),
        ["linkedin.registration-2018 self unknown: 1 items, 0 chars, 0 media, 2015-06-19 to 2015-06-19"]
    );
    assert!(
        groups(&summary, "inferences")[0].starts_with("linkedin.ad-targeting-2018 other unknown: 4 items"),
        "{:?}",
        groups(&summary, "inferences")
    );
    assert_eq!(
        groups(&summary, "network"),
        ["linkedin.notes self private: 1 items, 10 chars, 0 media, 2025-07-30 to 2025-07-30"]
    );
    assert_eq!(groups(&summary, "media"), [""; 0]);
    assert_eq!(
        groups(&summary, "activity.learning"),
        ["linkedin.learning self unknown: 1 items, 0 chars, 0 media, 2020-12-29 to 2020-12-29"]
    );
}

/// The versions of an edited post are one item with the latest text; a date before X began is that of the number.
#[test]
fn versions_of_a_post_of_x_are_one_item_and_impossible_dates_are_not_used() {
    let version = |id: &str, text: &str| {
        json!({ "tweet": { "id_str": id, "created_at": "Sat Nov 01 10:00:00 +0000 2025", "full_text": text,
            "edit_info": { "edit": { "initialTweetId": "1984600000000000001", "editControlInitial": { "editTweetIds": ["1984600000000000001", "1984600000000000002", "1984600000000000003"] } } } } })
    };
    let old = json!({ "tweet": { "id_str": "1212092628029698048", "created_at": "Wed Jan 01 00:00:00 +0000 1997", "full_text": "Late" } });
    let tweets = json!([
        version("1984600000000000002", "second"),
        version("1984600000000000003", "the third"),
        version("1984600000000000001", "1"),
        old
    ]);
    let files = [
        text_file(
            "data/account.js",
            "window.YTD.account.part0 = [{\"account\": {\"accountId\": \"7\", \"username\": \"tove\"}}]",
        ),
        text_file("data/tweets.js", &format!("window.YTD.tweets.part0 = {tweets}")),
        text_file("data/fleet-mute.js", "window.YTD.fleet_mute.part0 = [{\"fleetMute\": {\"accountId\": \"9\"}}]"),
    ];
    let summary = summary(X, &files);
    assert_eq!(problems(&summary), []);
    assert_eq!(row_of(&summary, "data/tweets.js")["records"], 4);
    assert_eq!(
        groups(&summary, "posts"),
        ["x.tweets self unknown: 2 items, 13 chars, 0 media, 2019-12-31 to 2025-11-01"]
    );
    assert_eq!(row_of(&summary, "data/fleet-mute.js")["items"], 0);
}

/// A version may name only those before it, and versions may be in any order.
#[test]
fn versions_that_name_only_earlier_ones_are_one_item_in_any_order() {
    let all = ["1984600000000000001", "1984600000000000002", "1984600000000000003"];
    let texts = ["1", "second", "the third"];
    let version = |at: usize| {
        let edit = match at {
            0 => json!({ "initial": { "editTweetIds": [all[0]] } }),
            _ => json!({ "edit": { "initialTweetId": all[0], "editControlInitial": { "editTweetIds": &all[..=at] } } }),
        };
        json!({ "tweet": { "id_str": all[at], "created_at": "Sat Nov 01 10:00:00 +0000 2025", "full_text": texts[at],
            "edit_info": edit } })
    };
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for (order, first_names_itself) in orders.into_iter().flat_map(|order| [(order, true), (order, false)]) {
        let version = |at: usize| {
            let mut version = version(at);
            if at == 0 && !first_names_itself {
                version["tweet"].as_object_mut().expect("an object").remove("edit_info");
            }
            version
        };
        let other = json!({ "tweet": { "id_str": "1984700000000000000", "created_at": "Sat Nov 01 10:00:00 +0000 2025",
            "full_text": "other", "edit_info": { "initial": { "editTweetIds": ["1984700000000000000"] } } } });
        let tweets = json!([other, version(order[0]), version(order[1]), version(order[2])]);
        let files = [
            text_file("data/account.js", "window.YTD.account.part0 = [{\"account\": {\"accountId\": \"7\"}}]"),
            text_file("data/tweets.js", &format!("window.YTD.tweets.part0 = {tweets}")),
        ];
        let summary = summary(X, &files);
        assert_eq!(row_of(&summary, "data/tweets.js")["records"], 4);
        assert_eq!(
            groups(&summary, "posts"),
            ["x.tweets self unknown: 2 items, 14 chars, 0 media, 2025-11-01 to 2025-11-01"],
            "{order:?}"
        );
    }
}

/// Parts of one export keep together whatever their zips are called, and the export has the date of its folder.
#[test]
fn parts_under_foreign_names_are_one_export() {
    let folder = "meta-2026-Jan-09-17-22-03/instagram-tove-2026-01-09-abc";
    let inside = |path: &str| format!("{folder}/{path}");
    let posts = json!([{ "media": [{ "uri": "media/posts/202501/a.jpg", "creation_timestamp": 1_735_725_600, "title": "Fjord" }] }]);
    let first = vec![json_file(&inside("your_instagram_activity/media/posts_1.json"), &posts)];
    let second = vec![text_file(&inside("media/posts/202501/a.jpg"), "a")];
    let (_a, a) = zip("takeout-20260110T101010Z-001.zip", &first);
    let (_b, b) = zip("takeout-20260110T101010Z-002.zip", &second);
    let (summary, code) = report(&[&a, &b], &["--region", "GB"]);
    assert_eq!(code, 0);
    let archives = summary["archives"].as_array().expect("archives");
    assert_eq!(archives.len(), 1);
    assert_eq!(archives[0]["made_on"], "2026-01-09");
    assert_eq!(
        groups(&summary, "posts"),
        ["instagram.posts self unknown: 1 items, 5 chars, 1 media, 2025-01-01 to 2025-01-01"]
    );
    // Without the profile nobody knows who could see it, so that is asked.
    let asked: Vec<&str> =
        summary["open_questions"].as_array().unwrap().iter().map(|question| question["id"].as_str().unwrap()).collect();
    assert_eq!(asked, ["instagram.account"]);
}

/// A file of an unknown name is not taken for another file of its folder: it is unknown, and its elements are counted.
#[test]
fn a_name_that_was_never_seen_is_unknown_in_a_known_folder() {
    let files = [
        json_file(
            "personal_information/profile_information/profile_information.json",
            &json!({ "profile_v2": { "name": { "full_name": "Tove" } } }),
        ),
        json_file("preferences/preferences/brand-new.json", &json!({ "holograms": [1, 2], "more": [{ "a": 1 }] })),
        json_file(
            "location/your_privacy_jurisdiction.json",
            &json!({ "label_values": [{ "label": "Privacy jurisdiction", "vec": [{ "value": "DE" }] }, { "label": "Regional privacy jurisdiction", "value": "Other_region" }] }),
        ),
    ];
    let (_dir, path) = zip(FACEBOOK, &files);
    let (summary, code) = report(&[&path], &[]);
    assert_eq!((code, &summary["question"]["region"]), (0, &"DE".into()));
    let new = row_of(&summary, "preferences/preferences/brand-new.json");
    assert_eq!((&new["state"], &new["elements"]), (&"unknown".into(), &3.into()));
    let said = summary["archives"][0]["problems"][0]["message"].as_str().expect("a message");
    assert!(said.contains("3 entries") && said.contains("holograms"), "{said}");
}

/// `--explain` names what was found and what is read, and no value.
#[test]
fn the_explanation_of_a_file_shows_no_values() {
    let files = [
        text_file("Profile.csv", "First Name,Last Name,Headline\nTove,Prove,x\n"),
        text_file(
            "Reactions.csv",
            "Date,Type,Link,Mood\n2026-01-01 10:00:00,SECRET,https://secret.example,calm\n2026-01-02\n",
        ),
    ];
    let (_dir, path) = zip(LINKEDIN, &files);
    let path = path.to_str().expect("a path in letters");
    let output = run(&["report", path, "--explain", "Reactions.csv"]);
    let said = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for part in [
        "`reactions.csv`",
        "linkedin.reactions",
        "records: 2, of which rejected: 1",
        "line 3",
        "`Mood` (1)",
        "`Date` (1)",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains("SECRET") && !said.contains("secret.example") && !said.contains("calm"), "{said}");
    let output = run(&["report", path, "--explain", "reactions.csv", "--format", "json"]);
    let explained: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(explained[0]["became"]["read"]["lists"][0]["rejected"], 1);
    assert_eq!(run(&["report", path, "--explain", "nothing.csv"]).status.code(), Some(1));
}

#[test]
fn rows_under_an_unknown_header_are_rejected_with_their_lines() {
    let files = [
        text_file("Profile.csv", "First Name,Last Name\nJuno,Pell\n"),
        text_file("Skills.csv", "Fach;Stufe\nBacken;drei\n\nKneten;\"zwei\nund mehr\"\nFalten;eins\n"),
    ];
    let dir = folder(&files);
    let path = dir.path().to_str().expect("a path");
    let said = stdout(&run(&["report", path, "--explain", "Skills.csv"]));
    for line in ["line 2", "line 4", "line 6"] {
        assert!(said.contains(&format!("rejected at {line}: no header is known")), "{said}");
    }
}

/// Meta renames its classes now and then: messages in a page of unknown ones are read by what stands first and last in each.
#[test]
fn messages_in_pages_of_unknown_classes_are_read() {
    let message = |who: &str, what: &str, at: &str| {
        format!(
            "<section class=\"x1\"><h2 class=\"q1\">{who}</h2><div class=\"q2\"><div>{what}</div></div><footer class=\"q3\"><div>{at}</div></footer></section>"
        )
    };
    let main = message("Tove Lund", "Hello there", "Aug 17, 2025 11:23 am")
        + &message("Kari", "Fine", "Aug 17, 2025 11:22 am");
    let inbox = "your_facebook_activity/messages/inbox/kari_1";
    let files = [
        json_file(
            "personal_information/profile_information/profile_information.json",
            &json!({ "profile_v2": { "name": { "full_name": "Tove Lund" } } }),
        ),
        text_file(&format!("{inbox}/message_1.html"), &page(&main)),
        // Among known classes a table of unknown ones is no message, and is told.
        text_file(
            "your_facebook_activity/messages/inbox/arne_1/message_1.html",
            &page(
                &(block("Arne", "<div><div></div><div>Hi</div></div>", "Aug 17, 2025 11:21 am")
                    + "<div class=\"x9\"><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table></div>"),
            ),
        ),
    ];
    let summary = summary(FACEBOOK, &files);
    assert_eq!(
        groups(&summary, "messages"),
        [
            "facebook.messages other private: 2 items, 6 chars, 0 media, 2025-08-17 to 2025-08-17",
            "facebook.messages self private: 1 items, 11 chars, 0 media, 2025-08-17 to 2025-08-17",
        ]
    );
    assert_eq!(problems(&summary).len(), 1, "{:?}", problems(&summary));
}

/// Whatever is around the table: with headings of columns, or a single column, each row is a record; else it is one with values.
#[test]
fn rows_of_tables_in_unknown_boxes_are_records() {
    let table = |head: &str, rows: &str| {
        page(&format!("<div class=\"_4-u2\"><p>A legend</p><table>{head}<tbody>{rows}</tbody></table></div>"))
    };
    let head = "<thead><tr><td></td><td>A list</td></tr></thead>";
    let three = "<tr><td>Shop</td><td>x</td></tr><tr><td>Other</td><td>x</td></tr><tr><td>Third</td><td></td></tr>";
    let column = "<tr><td>Boats</td></tr><tr><td>Tents</td></tr>";
    let ads = "ads_information";
    let files = [
        text_file(&format!("{ads}/advertisers_using_your_activity_or_information.html"), &table(head, three)),
        text_file(&format!("{ads}/other_categories_used_to_reach_you.html"), &table("", column)),
        text_file(
            "posts/check-ins.html",
            &page(
                "<div><table><tr><td>Message</td><td>Hei</td></tr><tr><td>Zeit</td><td>Aug 17, 2025 11:23 am</td></tr></table></div>",
            ),
        ),
    ];
    let summary = summary(FACEBOOK, &files);
    assert_eq!(
        groups(&summary, "inferences"),
        ["facebook.ads-audiences other unknown: 5 items, 0 chars, 0 media, - to -"]
    );
    assert_eq!(
        groups(&summary, "places"),
        ["facebook.check-ins self unknown: 1 items, 3 chars, 0 media, 2025-08-17 to 2025-08-17"]
    );
}

/// What stands beside labels in a page is read as it is in JSON, dates and labels left out.
#[test]
fn values_beside_labels_in_pages_are_text() {
    let table = "<table><tr><td class=\"_2pin _a6_q\">Message</td><td>My own words</td></tr><tr><td>Comment</td><td>My own words</td></tr>\
                 <tr><td>Time</td><td>Aug 17, 2025 11:23 am</td></tr></table>";
    let of = |path: &str| text_file(path, &page(&block("Tove", table, "Aug 17, 2025 11:23 am")));
    let files = [
        of("posts/check-ins.html"),
        of("comments_and_reactions/your_comment_edits.html"),
        of("facebook_marketplace/your_search_history.html"),
        of("messages/ai_conversations.html"),
        text_file(
            "profile_information/profile_information.html",
            &page(
                "<div class=\"_a70e\">Profile</div><div class=\"_a6-g\"><table><tr><td>Name</td><td>Tove Lund</td></tr></table></div>",
            ),
        ),
    ];
    let summary = summary(FACEBOOK, &files);
    let chars = |category: &str| groups(&summary, category).join(" ");
    assert!(chars("places").contains(" 12 chars"), "{}", chars("places"));
    assert!(chars("comments").contains(" 12 chars"), "{}", chars("comments"));
    // Each value counts, and a word that two fields repeat counts once.
    assert!(chars("activity.search").contains(" 24 chars"), "{}", chars("activity.search"));
    assert!(chars("ai-chats").contains(" 24 chars"), "{}", chars("ai-chats"));
    assert!(chars("profile.public").contains(" 9 chars"), "{}", chars("profile.public"));
}

/// Objects that lie where no list is known, or that group records under names, are told and never stepped over.
#[test]
fn records_outside_of_known_lists_are_unlisted() {
    let item = |title: &str| json!({ "timestamp": 1_700_000_000, "title": title });
    let comment = |words: &str| json!({ "timestamp": 1_700_000_000, "data": [{ "comment": { "comment": words } }] });
    let files = [
        json_file("events/your_event_responses.json", &json!([item("a"), item("b")])),
        json_file(
            "interactions/recently_viewed.json",
            &json!({ "recently_viewed": [item("c"), { "name": "Videos", "entries": [{ "timestamp": 1, "data": { "name": "V" } }] }] }),
        ),
        json_file(
            "messages/inbox/kari_1/message_1.json",
            &json!({ "sender_name": "Tove", "timestamp_ms": 1_700_000_000_000_i64, "content": "Hello" }),
        ),
        json_file(
            "comments_and_reactions/comments.json",
            &json!({ "comments_v2": { "2023": [comment("a"), comment("b")], "2024": [comment("c")] } }),
        ),
        json_file("polls/polls_you_voted_on.json", &json!({ "poll_votes_v2": { "a": item("a"), "b": item("b") } })),
    ];
    let summary = summary(FACEBOOK, &files);
    let unlisted = |path: &str| row_of(&summary, path)["unlisted"].clone();
    assert_eq!(unlisted("events/your_event_responses.json"), json!([{ "path": "", "elements": 2 }]));
    assert_eq!(unlisted("interactions/recently_viewed.json"), json!([{ "path": "recently_viewed", "elements": 1 }]));
    assert_eq!(unlisted("messages/inbox/kari_1/message_1.json"), json!([{ "path": "", "elements": 1 }]));
    assert_eq!(
        unlisted("comments_and_reactions/comments.json"),
        json!([{ "path": "comments_v2.2023", "elements": 2 }, { "path": "comments_v2.2024", "elements": 1 }])
    );
    assert_eq!(unlisted("polls/polls_you_voted_on.json"), json!([{ "path": "poll_votes_v2", "elements": 2 }]));
    assert_eq!(summary["totals"]["items"], 1, "what was viewed");
}

/// If other labels of a language are known, the label of the text may still not be, and then the text would be lost unseen.
#[test]
fn a_text_under_an_unknown_label_is_told() {
    let search = |label: &str, words: &str| json!({ "title": "", "string_map_data": { label: { "value": words }, "Zeit": { "timestamp": 1_700_000_000 } } });
    let path = "logged_information/recent_searches/word_or_phrase_searches.json";
    let told = |searches: Value| {
        let files = [json_file(path, &json!({ "searches_keyword": searches }))];
        problems(&summary(INSTAGRAM, &files))
    };
    assert_eq!(told(json!([search("Unbekannt", "Boote")])), [("unknown".to_owned(), path.to_owned())]);
    // Another record shows that the label of the text is known.
    assert_eq!(told(json!([search("Unbekannt", "Boote"), search("Search", "Zelte")])), []);
}

/// What somebody else sent or the platform suggested is not the person's own, and names of others' things are not their words.
#[test]
fn what_was_received_is_not_own() {
    let one = |name: &str| json!([{ "name": name, "timestamp": 1_700_000_000 }]);
    let files = [
        json_file("connections/friends/received_friend_requests.json", &json!({ "received_requests_v2": one("Kari") })),
        json_file("connections/friends/people_you_may_know.json", &one("Arne")),
        json_file("connections/friends/sent_friend_requests.json", &json!({ "sent_requests_v2": one("Liv") })),
        json_file("groups/group_invites_you've_received.json", &one("Choir")),
        json_file("events/event_invitations.json", &json!({ "events_invited_v2": one("Fair") })),
        json_file(
            "events/your_event_responses.json",
            &json!({ "event_responses_v2": { "events_joined": one("Street fair") } }),
        ),
    ];
    let summary = summary(FACEBOOK, &files);
    assert_eq!(summary["totals"]["own_items"], 2, "a request sent, and an answer to an invitation");
    assert_eq!(summary["totals"]["own_text_chars"], 0);
}

/// The index of the chats with Meta AI lies beside them and repeats them.
#[test]
fn the_index_of_ai_chats_is_not_counted_beside_them() {
    let index = json!([{ "title": "Cats", "timestamp": 1_700_000_000, "label_values": [{ "label": "Title", "value": "Cat names" }] }]);
    let chat = json!({ "participants": [{ "name": "Tove" }, { "name": "Meta AI" }], "messages": [
        { "sender_name": "Meta AI", "timestamp_ms": 1_700_000_001_000_i64, "content": "Mia" },
        { "sender_name": "Tove", "timestamp_ms": 1_700_000_000_000_i64, "content": "Names?" },
    ] });
    let at = "your_instagram_activity/messages/ai_conversations";
    let both = [json_file(&format!("{at}.json"), &index), json_file(&format!("{at}/meta_1/message_1.json"), &chat)];
    let items = |files: &[(String, Vec<u8>)]| summary(INSTAGRAM, files)["totals"]["items"].clone();
    assert_eq!((items(&both), items(&both[..1])), (json!(2), json!(1)));
    assert!(groups(&summary(INSTAGRAM, &both[..1]), "ai-chats").join(" ").contains(" 9 chars"));
}

/// Whoever is alone with the AI in a conversation writes to it, whatever the folder is called. In a group the AI is one of many.
#[test]
fn what_is_written_to_the_ai_alone_is_a_chat_with_it() {
    let thread = |people: &[&str]| {
        let people: Vec<Value> = people.iter().map(|name| json!({ "name": name })).collect();
        json!({ "participants": people, "messages": [
            { "sender_name": "Tove Old", "timestamp_ms": 1_700_000_000_000_i64, "content": "Names?" },
            { "sender_name": "Meta AI", "timestamp_ms": 1_700_000_001_000_i64, "content": "Mia" },
        ] })
    };
    let profile = json!({ "profile_v2": {
        "name": { "full_name": "Tove New" }, "profile_uri": "https://www.facebook.com/tove.invented",
    } });
    for (people, chats, messages) in [
        (&["Meta AI", "Tove Old"][..], [("self", 1), ("other", 1)].as_slice(), 0),
        (&["Meta AI", "Tove Old", "Kari"], &[("other", 1)], 1),
    ] {
        let files = [
            json_file("profile_information/profile_information.json", &profile),
            json_file("your_facebook_activity/messages/inbox/meta_1/message_1.json", &thread(people)),
        ];
        let summary = summary(FACEBOOK, &files);
        let groups = |kind: &str| -> Vec<(String, u64)> {
            let categories = summary["categories"].as_array().expect("categories").iter();
            let of_kind = categories.filter(|category| category["id"] == kind);
            let groups = of_kind.flat_map(|category| category["groups"].as_array().expect("groups"));
            groups
                .map(|group| {
                    (
                        group["traits"]["author"].as_str().expect("an author").to_owned(),
                        group["items"].as_u64().expect("items"),
                    )
                })
                .collect()
        };
        let sorted = |mut list: Vec<(String, u64)>| {
            list.sort();
            list
        };
        let wanted = chats.iter().map(|(author, items)| ((*author).to_owned(), *items)).collect();
        assert_eq!(sorted(groups("ai-chats")), sorted(wanted), "{people:?}");
        assert_eq!(groups("messages").iter().map(|(_, items)| items).sum::<u64>(), messages, "{people:?}");
    }
}

/// A date with two readings waits for the others of its file, and so does what follows it: the order of the file is kept.
#[test]
fn records_keep_their_order_whatever_their_dates_need() {
    let posts = [("first", "5/4/2024 15:00"), ("second", "13/5/2024 15:00"), ("third", "6/5/2024 15:00")];
    let main: String = posts.iter().map(|(words, at)| block("Tove", &format!("<div>{words}</div>"), at)).collect();
    let files = [text_file("posts/your_posts_1.html", &page(&main))];
    let (_dir, path) = zip(FACEBOOK, &files);
    let output = run(&["items", path.to_str().expect("a path"), "--with-text", "--region", "GB"]);
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let told: Vec<(&str, &str)> = lines
        .iter()
        .map(|item| (item["text"].as_str().unwrap_or_default(), item["date"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(told.iter().map(|(words, _)| *words).collect::<Vec<_>>(), ["first", "second", "third"]);
    assert!(told[0].1.starts_with("2024-04-05") && told[2].1.starts_with("2024-05-06"), "{told:?}");
    assert!(lines[0]["id"].as_str().is_some_and(|id| id.ends_with("#1")));
}

/// A date that nobody can read still shows that a block among messages is a message.
#[test]
fn messages_of_unknown_classes_with_unreadable_dates_are_counted() {
    let message =
        |what: &str| format!("<section><h2>Kari</h2><div>{what}</div><footer>17/18/2568 11:23</footer></section>");
    let inbox = "your_facebook_activity/messages/inbox/kari_1/message_1.html";
    let files = [text_file(inbox, &page(&(message("Hello") + &message("Fine"))))];
    let summary = summary(FACEBOOK, &files);
    assert_eq!(summary["totals"]["items"], 2);
    assert_eq!(row_of(&summary, inbox)["records"], 2);
    assert!(!problems(&summary).is_empty(), "the dates are reported");
}

/// Pages of the same kinds without labels are read as before, and a post with a table beside its text stays one post.
#[test]
fn words_beside_no_label_and_tables_in_posts_stay_text() {
    let words = |path: &str| {
        text_file(
            path,
            &page(&block("Tove", "<div class=\"_2pin\"><div>My own words</div></div>", "Aug 17, 2025 11:23 am")),
        )
    };
    let post = "<div class=\"x1\"><h3>Tove</h3><div>A walk</div><table><tr><td>Kari</td></tr><tr><td>Arne</td></tr></table>\
                <div>Aug 17, 2025 11:23 am</div></div>";
    let files = [
        words("posts/check-ins.html"),
        words("comments_and_reactions/your_comment_edits.html"),
        words("facebook_marketplace/your_search_history.html"),
        text_file("posts/your_posts_1.html", &page(post)),
        json_file("preferences/browser_cookies.json", &json!({})),
        // Lists of numbers under names are values, and no records that are grouped.
        json_file("polls/polls_you_voted_on.json", &json!({ "poll_votes_v2": { "a": [1, 2], "b": [3] } })),
    ];
    let summary = summary(FACEBOOK, &files);
    let chars = |category: &str| groups(&summary, category).join(" ");
    for category in ["places", "comments", "activity.search"] {
        assert!(chars(category).contains(" 12 chars"), "{category}: {}", chars(category));
    }
    assert!(
        chars("posts").contains(" 1 items") && chars("posts").contains("2025-08-17 to 2025-08-17"),
        "{}",
        chars("posts")
    );
    assert_eq!(row_of(&summary, "polls/polls_you_voted_on.json")["unlisted"], json!([]));
}

/// The messages of unknown classes in a box are told apart by their own boxes. Where they have none, nobody can tell who wrote what.
#[test]
fn messages_in_a_box_are_told_apart_or_nobodys_own() {
    let message =
        |who: &str, what: &str| format!("<div><b>{who}</b><div>{what}</div><div>Aug 17, 2025 11:23 am</div></div>");
    let lines = |who: &str, what: &str| format!("{who}<br>{what}<br>Aug 17, 2025 11:23 am<br>");
    let profile = json!({ "profile_v2": { "name": { "full_name": "Tove Lund" } } });
    let messages = |main: String| {
        let files = [
            json_file("profile_information/profile_information.json", &profile),
            text_file("messages/inbox/kari_1/message_1.html", &page(&format!("<div class=\"x1\">{main}</div>"))),
        ];
        groups(&summary(FACEBOOK, &files), "messages").join(" ")
    };
    let apart = messages(message("Tove Lund", "Hi") + &message("Kari", "private words"));
    assert!(apart.contains("self private: 1 items, 2 chars") && apart.contains("other private: 1 items"), "{apart}");
    let together = messages(lines("Tove Lund", "Hi") + &lines("Kari", "private words"));
    assert!(together.contains("unknown private: 1 items"), "{together}");
}

/// A date that stands below what a label names says when, also beside a link.
#[test]
fn a_date_below_the_value_of_a_label_is_the_date() {
    let cell = |label: &str, inner: &str| {
        let row = format!("<tr><td colspan=\"2\" class=\"_2pin _a6_q\">{label}<div>{inner}</div></td></tr>");
        page(&format!("<div class=\"pam _a6-g\"><div class=\"_3-95 _a6-p\"><table>{row}</table></div></div>"))
    };
    let below = |link: &str| format!("<div><a href=\"{link}\">bo</a></div><div>Sep 07, 2025 5:46 am</div>");
    for link in ["https://www.instagram.com/p/abc/", "abc"] {
        let files = [
            text_file("saved/saved_posts.html", &cell("Saved on", &below(link))),
            text_file("recent_searches/profile_searches.html", &cell("Search", &below("https://www.instagram.com/bo"))),
        ];
        let summary = summary(INSTAGRAM, &files);
        assert_eq!(
            groups(&summary, "reactions"),
            ["instagram.saved self unknown: 1 items, 0 chars, 0 media, 2025-09-07 to 2025-09-07"],
            "{link}"
        );
        assert_eq!(
            groups(&summary, "activity.search"),
            ["instagram.searches self unknown: 1 items, 2 chars, 0 media, 2025-09-07 to 2025-09-07"]
        );
    }
}

/// Meta usually writes a number beside the name of a time; where words stand there instead, they are read or reported.
#[test]
fn a_date_in_words_under_a_label_is_read_or_reported() {
    let comment =
        |time: &str| json!({ "string_map_data": { "Comment": { "value": "hei" }, "Time": { "value": time } } });
    for (time, expected, unread) in
        [("2025-09-07 05:46", "2025-09-07 to 2025-09-07", 0), ("foo 99", "- to -", 1), ("", "- to -", 0)]
    {
        let files = [json_file("comments/post_comments_1.json", &json!([comment(time)]))];
        let summary = summary(INSTAGRAM, &files);
        assert_eq!(
            groups(&summary, "comments"),
            [format!("instagram.comments self unknown: 1 items, 3 chars, 0 media, {expected}")]
        );
        assert_eq!(row_of(&summary, "comments/post_comments_1.json")["dates_unread"], unread, "{time}");
    }
}

/// An empty list is written as `[]`, so that nothing at all is a file that was lost.
#[test]
fn blank_files_are_not_taken_for_empty_lists() {
    for (path, text) in [
        ("comments/post_comments_1.json", ""),
        ("comments/post_comments_1.json", " \n "),
        ("comments/post_comments_1.html", ""),
    ] {
        let files = [
            json_file(
                "media/posts_1.json",
                &json!([{ "media": [], "title": "hei", "creation_timestamp": 1_700_000_000 }]),
            ),
            text_file(path, text),
        ];
        let (_dir, zip) = zip(INSTAGRAM, &files);
        let (summary, code) = report(&[&zip], &["--region", "DE"]);
        assert_eq!((code, &row_of(&summary, path)["state"]), (3, &"failed".into()), "{path}: {text:?}");
    }
}

/// Where a value is an item, a list of which no value is read is told.
#[test]
fn values_of_a_shape_that_nothing_reads_are_unlisted() {
    let interests = json!({
        "demographics": { "languages": ["Norwegian"] },
        "interests": { "interests": [{ "name": "Cats", "isDisabled": false }], "shows": [], "inferred": ["a", "b"] },
        "locationHistory": [{ "country": "Norway" }],
    });
    let files = [
        x::of_x("data/tweets.js", "tweets", &[x::tweet(&x::posts()[0])]),
        x::of_x("data/personalization.js", "p13nData", &[interests]),
    ];
    let summary = summary("twitter-2026-11-02-aaa.zip", &files);
    assert_eq!(groups(&summary, "inferences"), ["x.personalization other unknown: 2 items, 13 chars, 0 media, - to -"]);
    let unlisted = &row_of(&summary, "data/personalization.js")["unlisted"];
    assert_eq!(
        unlisted,
        &json!([
            { "path": "[].p13nData.interests.inferred", "elements": 2 },
            { "path": "[].p13nData.locationHistory", "elements": 1 },
        ])
    );
}

/// Kinds of Facebook's files in which the words, the author or the kind were not those of the record.
#[test]
fn words_and_authors_of_smaller_files_of_facebook_are_read() {
    let at = 1_700_000_000;
    let caption = json!([{ "data": [{ "media": { "uri": "", "description": "my caption" } }] }]);
    let files = [
        json_file(
            "personal_information/profile_information/profile_information.json",
            &json!({ "profile_v2": { "name": { "full_name": "Tove Lund" } } }),
        ),
        json_file(
            "reels/your_reels.json",
            &json!({ "lasso_videos_v2": [{ "timestamp": at, "attachments": caption, "title": "Tove Lund shared a reel." }] }),
        ),
        json_file(
            "groups/group_posts_and_comments.json",
            &json!({ "group_posts_v2": [
                { "timestamp": at, "data": [{ "comment": { "timestamp": at, "comment": "mine", "author": "Tove Lund" } }] },
                { "timestamp": at, "data": [{ "comment": { "timestamp": at, "comment": "not mine", "author": "Bo Ek" } }] },
            ] }),
        ),
        json_file(
            "messages/support_messages.json",
            &json!({ "support_messages": { "12": { "messages": [
                { "from": "Tove Lund", "message": "please help", "timestamp": at }, { "from": "Facebook", "message": "no", "timestamp": at },
            ] } } }),
        ),
        json_file(
            "other_activity/pokes.json",
            &json!({ "pokes_v2": { "data": [
                { "poker": "Tove Lund", "pokee": "Bo Ek", "timestamp": at }, { "poker": "Bo Ek", "pokee": "Tove Lund", "timestamp": at },
            ] } }),
        ),
        json_file(
            "following_and_followers/followed_pages.json",
            &json!({ "pages_followed": [{ "timestamp": at, "title": "A shop" }] }),
        ),
        text_file(
            "search/your_search_history.html",
            &page(&block(
                "Tove Lund searched Facebook",
                "<div><div class=\"_2pin\"><div>knitting</div></div></div>",
                "Aug 17, 2025 11:23 am",
            )),
        ),
    ];
    let summary = summary(FACEBOOK, &files);
    let all = |category: &str| groups(&summary, category).join("; ");
    for (category, expected) in [
        ("media", "facebook.reels self unknown: 1 items, 10 chars"),
        ("comments.group", "facebook.group-posts self unknown: 1 items, 4 chars"),
        ("comments.group", "facebook.group-posts other unknown: 1 items, 8 chars"),
        ("messages.business", "facebook.support self private: 1 items, 11 chars"),
        ("messages.business", "facebook.support other private: 1 items, 2 chars"),
        ("activity", "facebook.other-activity self unknown: 1 items"),
        ("activity", "facebook.other-activity other unknown: 1 items"),
        ("groups", "facebook.followed-pages self unknown: 1 items"),
        ("activity.search", "facebook.searches self unknown: 1 items, 8 chars"),
    ] {
        assert!(all(category).contains(expected), "{category}: {}", all(category));
    }
}

/// Browsers number the second download of a file.
#[test]
fn a_numbered_copy_of_a_file_counts_once() {
    let shares = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2024-01-02 10:00:00,https://x.example,hei,,,MEMBER_NETWORK\n";
    let files = [
        text_file("Profile.csv", "First Name,Last Name,Headline\nTove,Lund,x\n"),
        text_file("Shares.csv", shares),
        text_file("Shares (1).csv", shares),
        text_file("Shares (2).csv", &shares.replace("hei", "ha")),
    ];
    let (_dir, path) = zip(LINKEDIN, &files);
    let (summary, code) = report(&[&path], &["--region", "DE"]);
    let state = |path: &str| row_of(&summary, path)["state"].clone();
    assert_eq!(code, 0);
    assert_eq!(
        (state("Shares.csv"), state("Shares (1).csv"), state("Shares (2).csv")),
        ("read".into(), "skipped".into(), "read".into())
    );
    assert_eq!(summary["totals"]["items"], 3);
}

/// The law that Facebook says a person is under tells more than where it thinks they live.
#[test]
fn the_jurisdiction_counts_before_the_location() {
    let files = [
        json_file(
            "location/primary_location.json",
            &json!({ "primary_location_v2": { "city_region_pairs": [["Berlin", "Germany"]] } }),
        ),
        json_file(
            "location/your_privacy_jurisdiction.json",
            &json!({ "label_values": [{ "label": "Privacy jurisdiction", "value": "France" }] }),
        ),
        json_file(
            "personal_information/profile_information/profile_information.json",
            &json!({ "profile_v2": { "name": { "full_name": "Tove Lund" } } }),
        ),
    ];
    let (_dir, path) = zip(FACEBOOK, &files);
    let (summary, _) = report(&[&path], &[]);
    assert_eq!(summary["question"]["region"], "FR");
}

/// A line that the person wrote below another one is theirs, whatever it looks like.
#[test]
fn a_day_in_the_persons_own_lines_is_no_date() {
    let row = |label: &str, inner: &str| {
        format!("<tr><td colspan=\"2\" class=\"_2pin _a6_q\">{label}<div><div>{inner}</div></div></td></tr>")
    };
    let cell = |inner: &str| {
        page(&format!("<div class=\"pam _a6-g\"><div class=\"_3-95 _a6-p\"><table>{inner}</table></div></div>"))
    };
    for words in ["see you<br>12 May 2023", "see you</div><div>12 May 2023"] {
        let time = row("Time", "Jan 06, 2024 1:00 pm");
        for (rows, day) in
            [(row("Comment", words) + &time, "2024-01-06 to 2024-01-06"), (row("Comment", words), "- to -")]
        {
            let files = [text_file("comments/post_comments_1.html", &cell(&rows))];
            assert_eq!(
                groups(&summary(INSTAGRAM, &files), "comments"),
                [format!("instagram.comments self unknown: 1 items, 19 chars, 0 media, {day}")]
            );
        }
    }
}

/// Files of two people in zips of one folder stay apart, folders that no table names included; what nobody knows goes with the
/// export it lies in.
#[test]
fn zips_of_two_people_in_one_folder_keep_their_own_folders() {
    let of = |name: &str, more: &[(String, Vec<u8>)]| {
        let mut files = vec![
            text_file("Profile.csv", &format!("First Name,Last Name,Headline\n{name},Lund,x\n")),
            text_file("Skills.csv", &format!("Name\n{name}\n")),
        ];
        files.extend(more.iter().cloned());
        zip_bytes(&files)
    };
    let jobs = text_file(
        "Somewhere/Saved Jobs.csv",
        "Saved Date,Job Url,Job Title,Company Name\n1/2/24 3:04 PM,https://x.example,Baker,Mill\n",
    );
    let dir = folder(&[("ida.zip".to_owned(), of("Ida", &[jobs])), ("bob.zip".to_owned(), of("Bob", &[]))]);
    let (summary, code) = report(&[dir.path()], &["--region", "DE"]);
    assert_eq!((code, summary["archives"].as_array().map(Vec::len)), (0, Some(2)));
    let items = |archive: u64| -> u64 {
        let categories = summary["categories"].as_array().expect("categories").iter();
        let groups = categories.flat_map(|category| category["groups"].as_array().expect("groups"));
        groups.filter(|group| group["archive"] == archive).filter_map(|group| group["items"].as_u64()).sum()
    };
    assert_eq!([items(0), items(1)], [2, 3], "Bob comes first");
}

/// Messenger's own download holds its pictures beside the conversations, also in a folder of any name.
#[test]
fn pictures_of_messengers_own_download_are_messages() {
    let chat = json!({ "participants": ["Tove Lund", "Bo Ek"], "threadName": "Bo Ek_1", "messages": [
        { "isUnsent": false, "media": [], "reactions": [], "senderName": "Tove Lund", "text": "hei", "timestamp": 1_700_000_000_000_i64, "type": "text" },
    ] });
    for folder in ["", "messages (2)/", "export 2/"] {
        let files =
            [json_file(&format!("{folder}Bo Ek_1.json"), &chat), (format!("{folder}media/d.jpg"), vec![0xFF; 100])];
        let (_dir, path) = zip("download.zip", &files);
        let (summary, code) = report(&[&path], &["--region", "DE"]);
        assert_eq!(code, 0);
        let all = groups(&summary, "messages").join("; ");
        assert!(all.contains("facebook.files.messages unknown"), "{folder}: {all}");
    }
}

/// An object around a list that no spec names is no record: the list is told with all its elements.
#[test]
fn objects_around_lists_of_records_are_told_and_are_no_records() {
    let at = 1_700_000_000;
    let comment =
        json!({ "timestamp": at, "title": "x", "data": [{ "comment": { "timestamp": at, "comment": "Fine" } }] });
    let friend = json!({ "name": "Bo Ek", "timestamp": at });
    let post = json!({ "timestamp": at, "data": [{ "post": "Bread" }] });
    let files = [
        json_file("comments_and_reactions/comments.json", &json!({ "comments_v2": { "data": [comment, comment] } })),
        json_file(
            "friends/sent_friend_requests.json",
            &json!({ "sent_requests_v2": { "name": "Sent", "description": "d", "entries": [friend, friend, friend] } }),
        ),
        json_file("posts/your_posts_1.json", &json!({ "data": [post, post] })),
    ];
    let told = summary(FACEBOOK, &files);
    let unlisted = |path: &str| {
        let row = row_of(&told, path);
        (row["records"].clone(), row["unlisted"].clone())
    };
    for (path, list, elements) in [
        ("comments_and_reactions/comments.json", "comments_v2.data", 2),
        ("friends/sent_friend_requests.json", "sent_requests_v2.entries", 3),
        ("posts/your_posts_1.json", "data", 2),
    ] {
        let expected = json!([{ "path": list, "elements": elements }]);
        assert_eq!(unlisted(path), (json!(0), expected), "{path}");
    }
    let like = json!({ "title": "bo", "string_list_data": [{ "href": "https://x.example", "timestamp": at }] });
    let likes = json_file(
        "likes/liked_posts.json",
        &json!({ "likes_media_likes": { "title": "Likes", "items": [like, like] } }),
    );
    let told = summary(INSTAGRAM, &[likes]);
    let row = row_of(&told, "likes/liked_posts.json");
    assert_eq!(row["unlisted"], json!([{ "path": "likes_media_likes.items", "elements": 2 }]));
}

/// A record that stands alone where a list was expected stays one, whatever lists are in it; with nothing in it, it is none.
#[test]
fn a_record_instead_of_a_list_is_one_unless_it_is_empty() {
    let at = 1_700_000_000;
    let medium = |name: &str| json!({ "uri": format!("media/posts/202311/{name}.jpg"), "creation_timestamp": at, "title": "Fjord" });
    let files = [
        json_file("your_instagram_activity/media/posts_1.json", &json!({ "media": [medium("a"), medium("b")] })),
        json_file(
            "connections/followers_and_following/following.json",
            &json!({ "relationships_following": { "title": "", "string_list_data": [
                { "href": "h", "value": "bo", "timestamp": at }, { "href": "h", "value": "ada", "timestamp": at },
            ] } }),
        ),
        json_file("your_instagram_activity/likes/liked_posts.json", &json!({ "likes_media_likes": {} })),
        text_file("media/posts/202311/a.jpg", "a"),
        text_file("media/posts/202311/b.jpg", "b"),
    ];
    let told = summary(INSTAGRAM, &files);
    assert_eq!(problems(&told), []);
    let records = |path: &str| row_of(&told, path)["records"].clone();
    assert_eq!(records("your_instagram_activity/media/posts_1.json"), 1);
    assert_eq!(records("connections/followers_and_following/following.json"), 1);
    assert_eq!(records("your_instagram_activity/likes/liked_posts.json"), 0);
    let files = [
        json_file("friends/friends.json", &json!({ "friends_v2": {} })),
        json_file("friends/removed_friends.json", &json!({ "deleted_friends_v2": "" })),
        json_file(
            "fundraisers/your_fundraiser_donations_information.json",
            &json!({ "timestamp": at, "media": [], "fbid": "1", "label_values": [{ "label": "A", "value": "1" }, { "label": "B", "value": "2" }] }),
        ),
    ];
    let told = summary(FACEBOOK, &files);
    assert_eq!(told["totals"]["items"], 1);
    assert_eq!(problems(&told), []);
}

/// A person may ask for JSON of the last year and for pages of all years on one day.
#[test]
fn json_and_pages_of_one_day_are_two_exports() {
    let thread = |messages: &[(bool, &str, &str)]| meta::thread(messages);
    let recent = [(true, "2025-12-29T10:00:00", "new")];
    let old = [(true, "2019-01-02T10:00:00", "old"), (true, "2019-01-03T10:00:00", "older")];
    let path = "your_instagram_activity/messages/inbox/bo_1/message_1";
    let (_a, json) =
        zip("instagram-tove-2026-01-09-AAAA1111.zip", &[json_file(&format!("{path}.json"), &thread(&recent))]);
    let (_b, pages) =
        zip("instagram-tove-2026-01-09-BBBB2222.zip", &[text_file(&format!("{path}.html"), &meta::message_page(&old))]);
    for paths in [[&*json, &*pages], [&*pages, &*json]] {
        let (told, _) = report(&paths, &["--region", "DE"]);
        assert_eq!(told["archives"].as_array().map(Vec::len), Some(2));
        assert_eq!(told["totals"]["items"], 3);
    }
}

/// The parts of Instagram's exports until 2020, of which the later ones hold nothing but pictures.
#[test]
fn parts_named_by_a_day_without_hyphens_go_with_their_account() {
    let dir = tempfile::tempdir().expect("a folder");
    for (who, day) in [("tove", "20200101"), ("bo", "20200202")] {
        let photo = |nth: u8| json!({ "caption": "x", "taken_at": "2019-05-01T10:00:00", "path": format!("photos/201905/{who}{nth}.jpg") });
        let first = [
            json_file("profile.json", &json!({ "username": who, "name": who, "private_account": false })),
            json_file("media.json", &json!({ "photos": [photo(1), photo(2)] })),
            text_file(&format!("photos/201905/{who}1.jpg"), who),
        ];
        let second = [text_file(&format!("photos/201905/{who}2.jpg"), &format!("{who}2"))];
        for (nth, files) in [(1, &first[..]), (2, &second[..])] {
            std::fs::write(dir.path().join(format!("{who}_{day}_part_{nth}.zip")), zip_bytes(files)).expect("a zip");
        }
    }
    let (told, _) = report(&[dir.path()], &["--region", "DE"]);
    let made: Vec<&Value> = told["archives"].as_array().expect("archives").iter().map(|one| &one["made_on"]).collect();
    assert_eq!(made, ["2020-02-02", "2020-01-01"]);
    assert_eq!(told["totals"]["items"], 6);
}

/// Pictures that records name deep in them are part of the record, and their paths are none of its words.
#[test]
fn pictures_of_smaller_files_belong_to_their_records() {
    let at = 1_700_000_000;
    let medium =
        |name: &str| json!({ "uri": format!("m/{name}.jpg"), "creation_timestamp": at, "description": "my words" });
    let files = [
        json_file(
            "dating/your_dating_profile.json",
            &json!({ "dating_profile_v2": { "intro": "Hei", "profile_picture": { "uri": "m/a.jpg" }, "photos": [{ "uri": "m/b.jpg" }] } }),
        ),
        json_file(
            "posts/posts_on_other_pages_and_profiles.json",
            &json!([{ "timestamp": at, "media": [], "fbid": "1", "label_values": [{ "title": "Attachments", "dict": [{ "title": "", "dict": [{ "media": [medium("c")] }] }] }] }]),
        ),
        json_file("other_personal_information/your_avatar.json", &json!({ "avatars_v2": { "uri": "m/d.jpg" } })),
        text_file("m/a.jpg", "a"),
        text_file("m/b.jpg", "b"),
        text_file("m/c.jpg", "c"),
        text_file("m/d.jpg", "d"),
    ];
    let told = summary(FACEBOOK, &files);
    assert_eq!(told["totals"]["items"], 3);
    assert_eq!(groups(&told, "profile.private"), ["facebook.dating self unknown: 1 items, 3 chars, 2 media, - to -"]);
    assert_eq!(
        groups(&told, "posts"),
        ["facebook.other-pages self unknown: 1 items, 8 chars, 1 media, 2023-11-14 to 2023-11-14"]
    );
    assert_eq!(groups(&told, "profile.public"), ["facebook.avatars self unknown: 1 items, 0 chars, 1 media, - to -"]);
}

/// What lies among the settings and is none: places, adverts, invitations, people.
#[test]
fn places_and_people_among_the_settings_are_items() {
    let row = |label: &str, value: &str| json!([{ "timestamp": 1_700_000_000, "media": [], "fbid": "1", "label_values": [{ "label": label, "value": value }] }]);
    let files = [
        json_file("ads_information/your_sampled_locations.json", &row("Latitude", "60.39")),
        json_file("ads_information/story_views_in_past_7_days.json", &row("Story", "x")),
        json_file("messages/conversations_that_you've_reported.json", &row("Message", "bad words")),
        json_file("messages/chat_invites_received.json", &row("Name", "Cats")),
        json_file("preferences/feed/unfollowed_profiles.json", &row("Name", "Bo Ek")),
    ];
    let told = summary(FACEBOOK, &files);
    for category in ["places", "activity.ads", "messages", "groups", "network"] {
        assert_eq!(groups(&told, category).len(), 1, "{category}");
    }
    assert_eq!(told["totals"]["items"], 5);
}

/// Words for the AI that stand among the messages are none of those that the platform promises not to use.
#[test]
fn chats_with_the_ai_in_the_inbox_are_chats_with_the_ai() {
    let message =
        |who: &str, text: &str| json!({ "sender_name": who, "timestamp_ms": 1_700_000_000_000_u64, "content": text });
    let thread = |people: &[&str], messages: &[Value]| {
        let people: Vec<Value> = people.iter().map(|name| json!({ "name": name })).collect();
        json!({ "participants": people, "messages": messages, "title": "x", "thread_path": "inbox/x" })
    };
    let name = json!({ "profile_v2": { "name": { "full_name": "Tove Lund" } } });
    let files = [
        json_file("profile_information/profile_information.json", &name),
        json_file(
            "messages/inbox/metaai_7/message_1.json",
            &thread(&["Meta AI", "Tove Lund"], &[message("Meta AI", "Hello"), message("Tove Lund", "Plan a trip")]),
        ),
        json_file(
            "messages/inbox/friends_1/message_1.json",
            &thread(&["Bo Ek", "Meta AI", "Tove Lund"], &[message("Meta AI", "Sure"), message("Tove Lund", "Thanks")]),
        ),
    ];
    let told = summary(FACEBOOK, &files);
    assert_eq!(
        groups(&told, "ai-chats"),
        [
            "facebook.ai-chats other unknown: 1 items, 5 chars, 0 media, 2023-11-14 to 2023-11-14",
            "facebook.ai-chats self unknown: 1 items, 11 chars, 0 media, 2023-11-14 to 2023-11-14",
            "facebook.messages other private: 1 items, 4 chars, 0 media, 2023-11-14 to 2023-11-14",
        ]
    );
    assert_eq!(groups(&told, "messages").len(), 1);
}

/// A comment in the general list that names a group was made there, and depends on who could see the group.
#[test]
fn comments_that_name_a_group_are_comments_in_a_group() {
    let comment = |group: Value| json!({ "timestamp": 1, "data": [{ "comment": { "timestamp": 1_700_000_000, "comment": "Fine", "group": group } }] });
    let comments = json!({ "comments_v2": [comment(json!("Closed cats")), comment(Value::Null)] });
    let told = summary(FACEBOOK, &[json_file("comments_and_reactions/comments.json", &comments)]);
    assert_eq!((groups(&told, "comments.group").len(), groups(&told, "comments").len()), (1, 1));
}

/// Pages name pictures by addresses, in which a space is `%20`.
#[test]
fn pictures_are_found_by_addresses_too() {
    let picture = "<div class=\"_a7nf\"><img src=\"../media/my%20photo%20%C3%A5.jpg\" class=\"_a6_o\" /></div>";
    let files = [
        text_file(
            "posts/your_posts_1.html",
            &page(&block("Tove Lund added a photo.", picture, "Aug 17, 2025 11:23 am")),
        ),
        text_file("media/my photo å.jpg", "a"),
    ];
    let told = summary(FACEBOOK, &files);
    assert_eq!(told["totals"]["items"], 1, "{told:#}");
    assert_eq!(problems(&told), []);
}

/// One object under a key that no table knows may be a record, and is told.
#[test]
fn an_object_under_an_unknown_key_is_told() {
    let path = "connections/followers_and_following/following.json";
    let bare = json!({ "relationships_following_v9": { "title": "bo", "href": "x", "timestamp": 1_700_000_000 } });
    let told = summary(INSTAGRAM, &[json_file(path, &bare)]);
    let expected = json!([{ "path": "relationships_following_v9", "elements": 1 }]);
    assert_eq!(row_of(&told, path)["unlisted"], expected);
    let empty = json!({ "relationships_following": [] });
    let told =
        summary(INSTAGRAM, &[json_file(path, &empty), json_file("profile.json", &json!({ "username": "tove" }))]);
    assert_eq!(problems(&told), []);
}

/// Lists within a record that stands alone are part of it, whatever is read of their elements.
#[test]
fn lists_in_a_single_record_make_it_no_wrapper() {
    let at = 1_700_000_000;
    let devices = json!({ "devices_v2": { "type": "iPhone", "os": "iOS", "update_time": at, "udid": "u", "push_tokens": [{ "disabled": false, "creation_time": at }] } });
    let message = json!({ "from": "a", "to": "b", "subject": "Help", "message": "x", "timestamp": at });
    let support = json!({ "support_correspondence": { "subject": "Help", "messages": [message, message] } });
    let files = [
        json_file("security_and_login_information/mobile_devices.json", &devices),
        json_file("other_activity/support_correspondences.json", &support),
    ];
    let told = summary(FACEBOOK, &files);
    assert_eq!(problems(&told), []);
    assert_eq!(told["totals"]["items"], 2);
}

/// Of several dates of a record in a page the first counts, as in JSON: when an app was added, and not when it was removed.
#[test]
fn the_first_of_several_dates_in_a_page_counts() {
    let row = |label: &str, value: &str| {
        format!("<tr><td colspan=\"2\" class=\"_2pin _a6_q\">{label}<div><div>{value}</div></div></td></tr>")
    };
    let table = row("Added on", "Jan 09, 2020 10:00:00 am") + &row("Removed on", "Jan 19, 2024 10:00:00 am");
    let cell = format!("<div class=\"pam _a6-g\"><div class=\"_3-95 _a6-p\"><table>{table}</table></div></div>");
    let told = summary(
        FACEBOOK,
        &[text_file("apps_and_websites_off_of_facebook/connected_apps_and_websites.html", &page(&cell))],
    );
    let dates: Vec<&Value> = told["categories"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|category| category["groups"].as_array().unwrap())
        .map(|group| &group["earliest"])
        .collect();
    assert_eq!(dates, ["2020-01-09"]);
}

/// A page of messages in which no date is known has messages nevertheless: a name and words each.
#[test]
fn messages_without_dates_in_unknown_boxes_are_counted() {
    let section = |who: &str, words: &str| format!("<section><h2>{who}</h2><div><div>{words}</div></div></section>");
    let profile = page(&block("Profile", "", ""));
    let people = "<div class=\"x1\">Participants: Kari and Tove</div>";
    let pages = [
        text_file("personal_information/profile_information/profile_information.html", &profile),
        text_file(
            "your_facebook_activity/messages/inbox/kari_1/message_1.html",
            &page(&(section("Kari", "Hello there") + &section("Tove", "My answer"))),
        ),
        text_file(
            "your_facebook_activity/messages/ai_conversations/metaai_1/message_1.html",
            &page(&(section("Tove", "My question") + &section("Meta AI", "The answer"))),
        ),
        text_file("your_facebook_activity/messages/inbox/empty_1/message_1.html", &page(people)),
        text_file("your_facebook_activity/messages/inbox/single_1/message_1.html", &page(&section("Kari", "Alone"))),
    ];
    let summary = summary(FACEBOOK, &pages);
    let chats = groups(&summary, "ai-chats");
    assert_eq!(chats.iter().map(|line| items_of(line)).sum::<u64>(), 2, "{chats:?}");
    let messages = groups(&summary, "messages");
    assert_eq!(messages.iter().map(|line| items_of(line)).sum::<u64>(), 2, "{messages:?}");
    let path = "your_facebook_activity/messages/inbox/empty_1/message_1.html";
    assert_eq!(row_of(&summary, path)["unlisted"], json!([]));
    // One block alone may be a message or the participants, so that it is said.
    let path = "your_facebook_activity/messages/inbox/single_1/message_1.html";
    assert_eq!(row_of(&summary, path)["unlisted"], json!([{ "path": "block", "elements": 1 }]));
}

/// How many items a line of [`groups`] has.
fn items_of(line: &str) -> u64 {
    line.split(": ").nth(1).and_then(|rest| rest.split(' ').next()).expect("a number").parse().expect("a number")
}

/// How many items the groups of one originator have, which is named with its spaces: `" self "`.
fn items_by(found: &[String], originator: &str) -> u64 {
    found.iter().filter(|line| line.contains(originator)).map(|line| items_of(line)).sum()
}

/// A list of one record that is written as the record itself is told under an unknown key, also beside lists that are read.
#[test]
fn a_bare_record_under_an_unknown_key_is_told_beside_known_lists() {
    let event = |name: &str| json!({ "name": name, "start_timestamp": 1_672_531_200, "end_timestamp": 0 });
    let path = "your_facebook_activity/events/your_event_responses.json";
    for known in [json!([event("a")]), json!([])] {
        let file = json!({ "event_responses_v2": { "events_joined": known, "events_maybe": event("b") } });
        let summary = summary(FACEBOOK, &[json_file(path, &file)]);
        let told = json!([{ "path": "event_responses_v2.events_maybe", "elements": 1 }]);
        assert_eq!(row_of(&summary, path)["unlisted"], told);
    }
}

/// Posts, photos, comments and searches in the shape with labels have their words, their day and their picture.
#[test]
fn records_with_labels_have_words_day_and_picture_in_every_list() {
    let record = |label: &str| {
        json!([{ "timestamp": 1_672_531_200, "media": [], "fbid": "1", "label_values": [
            { "label": label, "value": "Ten letters" },
            { "label": "Media", "media": [{ "uri": "media/posts/a.jpg", "creation_timestamp": 1_672_531_200 }] }
        ] }])
    };
    let picture = text_file("media/posts/a.jpg", "a");
    let instagram = [
        ("your_instagram_activity/media/posts_1.json", "Caption", "posts"),
        ("your_instagram_activity/media/reels.json", "Caption", "posts"),
        ("your_instagram_activity/media/stories.json", "Caption", "posts.stories"),
        ("your_instagram_activity/media/archived_posts.json", "Caption", "posts"),
        ("your_instagram_activity/threads/threads_and_replies.json", "Caption", "posts"),
    ];
    for (path, label, category) in instagram {
        let summary = summary("instagram-tove-2026-11-02-abc.zip", &[json_file(path, &record(label)), picture.clone()]);
        let found = groups(&summary, category);
        assert!(
            found.len() == 1 && found[0].ends_with("1 items, 11 chars, 1 media, 2023-01-01 to 2023-01-01"),
            "{path}: {found:?}"
        );
        assert_eq!(summary["totals"]["items"], 1, "{path}");
    }
    let facebook = [
        ("posts/your_posts__check_ins__photos_and_videos_1.json", "Message", "posts"),
        ("reels/your_reels.json", "Message", "media"),
        ("stories/archived_stories.json", "Message", "posts.stories"),
        ("posts/your_uncategorized_photos.json", "Message", "media"),
        ("comments_and_reactions/comments.json", "Comment", "comments"),
    ];
    for (path, label, category) in facebook {
        let path = format!("your_facebook_activity/{path}");
        let summary = summary(FACEBOOK, &[json_file(&path, &record(label)), picture.clone()]);
        let found = groups(&summary, category);
        assert!(
            found.len() == 1 && found[0].ends_with("1 items, 11 chars, 1 media, 2023-01-01 to 2023-01-01"),
            "{path}: {found:?}"
        );
        assert_eq!(summary["totals"]["items"], 1, "{path}");
    }
}

/// The time of a record may stand under the label that has its words, or under one that a field of the list names.
#[test]
fn a_time_under_the_label_of_the_words_is_the_date() {
    let searches = json!({ "searches_keyword": [
        { "title": "", "string_map_data": { "Search": { "href": "", "value": "cats", "timestamp": 1_672_531_200 } } }
    ] });
    let changes = json!({ "profile_profile_change": [{ "title": "", "string_map_data": {
        "Changed": { "href": "", "value": "Bio", "timestamp": 0 },
        "New value": { "href": "", "value": "new", "timestamp": 0 },
        "Change date": { "href": "", "value": "", "timestamp": 1_672_531_200 }
    } }] });
    let files = [
        json_file("logged_information/recent_searches/word_or_phrase_searches.json", &searches),
        json_file("personal_information/personal_information/profile_changes.json", &changes),
        json_file("your_instagram_activity/likes/liked_posts.json", &json!([])),
    ];
    let summary = summary("instagram-tove-2026-11-02-abc.zip", &files);
    for category in ["activity.search", "profile"] {
        let found = groups(&summary, category);
        assert!(found.len() == 1 && found[0].ends_with("2023-01-01 to 2023-01-01"), "{found:?}");
    }
}

/// Of an edited long post each version has a whole text of its own; only the latest is an item's.
#[test]
fn whole_texts_of_earlier_versions_are_no_items() {
    let long = "word ".repeat(70);
    let short = |words: &str| format!("{words} {}… https://t.co/a", long.get(..200).expect("a part"));
    let numbers = ["1995500000000000010", "1995500000000000011"];
    let tweet = |number: &str, text: String, at: &str| {
        json!({ "tweet": { "id_str": number, "full_text": text, "created_at": at,
            "edit_info": { "edit": { "editControlInitial": { "editTweetIds": numbers } } } } })
    };
    let note = |words: &str, at: &str, end: &str| {
        let text = format!("{words} {long}{end}");
        json!({ "noteTweet": { "noteTweetId": "1", "createdAt": at, "core": { "text": text } } })
    };
    for (first, second) in [("v1", "v2"), ("same", "same")] {
        for is_reversed in [false, true] {
            let mut tweets = vec![
                tweet(numbers[0], short(first), "Tue Dec 02 06:28:13 +0000 2025"),
                tweet(numbers[1], short(second), "Tue Dec 02 06:38:13 +0000 2025"),
            ];
            let mut notes = vec![
                note(first, "2025-12-02T06:28:13.000Z", "first"),
                note(second, "2025-12-02T06:38:13.000Z", "corrected"),
            ];
            if is_reversed {
                tweets.reverse();
                notes.reverse();
            }
            let script = |name: &str, list: &[Value]| text_file(&format!("data/{name}.js"), &x::script(name, 0, list));
            let files = [
                text_file("data/account.js", &x::script("account", 0, &[x::account()])),
                script("tweets", &tweets),
                script("note-tweet", &notes),
            ];
            let summary = summary("twitter-2026-11-02-abc.zip", &files);
            let posts = groups(&summary, "posts");
            let chars = second.len() + 1 + long.len() + "corrected".len();
            let wanted = format!("x.tweets self unknown: 1 items, {chars} chars, 0 media, 2025-12-02 to 2025-12-02");
            assert_eq!(posts, [wanted], "{first} {is_reversed}");
        }
    }
}

/// What is known of a post of a Circle or a community counts before the list of all posts, in whichever order the files stand.
#[test]
fn the_nearer_list_of_a_post_decides_who_could_see_it() {
    let tweet = |extra: Value| {
        let mut tweet = json!({ "id_str": "1995500000000000007", "full_text": "Some words",
            "created_at": "Tue Dec 02 06:28:13 +0000 2025" });
        for (key, value) in extra.as_object().expect("an object") {
            tweet[key] = value.clone();
        }
        json!({ "tweet": tweet })
    };
    let script = |name: &str, list: &[Value]| text_file(&format!("data/{name}.js"), &x::script(name, 0, list));
    let account = text_file("data/account.js", &x::script("account", 0, &[x::account()]));
    let circle = tweet(json!({}));
    let community = tweet(json!({ "community_id_str": "9", "scopes": { "followers": true } }));
    let cases = [
        (vec![script("tweets", std::slice::from_ref(&circle)), script("twitter-circle-tweet", &[circle])], "posts"),
        (
            vec![
                script("tweets", std::slice::from_ref(&community)),
                script("community-tweet", std::slice::from_ref(&community)),
            ],
            "posts.group",
        ),
        (vec![script("tweets", &[community])], "posts.group"),
    ];
    for (files, category) in cases {
        for is_reversed in [false, true] {
            let mut files = files.clone();
            if is_reversed {
                files.reverse();
            }
            files.push(account.clone());
            let summary = summary("twitter-2026-11-02-abc.zip", &files);
            let found = groups(&summary, category);
            assert!(found.len() == 1 && found[0].contains(" self limited: 1 items, 10 chars"), "{found:?}");
            assert_eq!(groups(&summary, "posts").len(), usize::from(category == "posts"));
        }
    }
}

/// X renames the keys around its records.
#[test]
fn a_record_of_x_under_an_unknown_key_is_read() {
    let script = |name: &str, list: &[Value]| text_file(&format!("data/{name}.js"), &x::script(name, 0, list));
    let chat = json!({ "grokChat": { "createdAt": "2025-01-01T00:00:00.000Z", "message": "My question", "sender": { "originalName": "USER" } } });
    let fleet = json!({ "fleets": { "createdAt": "2020-11-20T00:00:00.000Z", "text": "Fleet words" } });
    let files = [
        text_file("data/account.js", &x::script("account", 0, &[x::account()])),
        script("grok-chat-item", &[chat]),
        script("fleet", &[fleet]),
    ];
    let summary = summary("twitter-2026-11-02-abc.zip", &files);
    let chats = groups(&summary, "ai-chats");
    assert!(chats.len() == 1 && chats[0].contains(" self "), "{chats:?}");
    assert!(chats[0].ends_with("1 items, 11 chars, 0 media, 2025-01-01 to 2025-01-01"), "{chats:?}");
    let fleets = groups(&summary, "posts.stories");
    assert!(
        fleets.len() == 1 && fleets[0].ends_with("1 items, 11 chars, 0 media, 2020-11-20 to 2020-11-20"),
        "{fleets:?}"
    );
}

/// Events that other businesses told Facebook, in pages of other forms, and a business without any.
#[test]
fn events_of_businesses_are_counted_or_told_in_every_form() {
    let path = "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies/0.html";
    let profile = text_file(
        "personal_information/profile_information/profile_information.html",
        &page(&block("Profile", "", "")),
    );
    let within = |inner: String| {
        let head = "<div class=\"_4-u3\"><span>Activity received from shop.test</span></div>";
        page(&format!("<div class=\"_4-u2\">{head}<div class=\"_4-u3\">{inner}</div></div>"))
    };
    let each = |form: &dyn Fn(u32) -> String| (1..=3).map(form).collect::<String>();
    let divs = each(&|day| format!("<div><div>ID: {day}</div><div>Received on: Sep 0{day}, 2025 11:07 am</div></div>"));
    let items = each(&|day| format!("<li>PAGE_VIEW, Sep 0{day}, 2025 11:07 am</li>"));
    let rows = each(&|day| format!("<tr><td>{day}</td><td>PAGE_VIEW</td><td>Sep 0{day}, 2025 11:07 am</td></tr>"));
    let head = "<thead><tr><td>ID</td><td>Event</td><td>Received on</td></tr></thead>";
    let told = json!([{ "path": "block", "elements": 3 }]);
    for (inner, records, unlisted) in [
        (divs, 0, told.clone()),
        (format!("<ul>{items}</ul>"), 0, told),
        (format!("<table>{head}<tbody>{rows}</tbody></table>"), 3, json!([])),
    ] {
        let summary = summary(FACEBOOK, &[profile.clone(), text_file(path, &within(inner))]);
        let row = row_of(&summary, path);
        assert_eq!((row["records"].as_u64(), &row["unlisted"]), (Some(records), &unlisted));
    }
    let path = "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies.json";
    let business = |events: Value| json!({ "label_values": [{ "label": "App", "value": "Shop" }, { "label": "Events", "vec": events }], "fbid": "1" });
    let event = json!({ "dict": [{ "label": "Event", "value": "VIEW" }, { "label": "Time", "timestamp_value": 1_672_531_200 }] });
    let summary = summary(FACEBOOK, &[json_file(path, &json!([business(json!([event])), business(json!([]))]))]);
    assert_eq!(row_of(&summary, path)["records"], 1);
}

/// A column that `LinkedIn` renamed is told: a date that was not read, or words that were not.
#[test]
fn renamed_columns_of_dates_and_words_are_told() {
    let files = [
        text_file("Profile.csv", "First Name,Last Name,Geo Location\nTove,Berg,\"Bergen, Norway\"\n"),
        text_file("Comments.csv", "Datum,Link,Message\n2024-01-02 10:00:00,https://x,Hallo\n"),
        text_file("Shares.csv", "Date,ShareLink,Kommentar\n2024-01-02 10:00:00,https://x,Hallo Welt\n"),
    ];
    let summary = summary("Complete_LinkedInDataExport_03-14-2026.zip", &files);
    assert_eq!(row_of(&summary, "Comments.csv")["dates_unread"], 1);
    let told = problems(&summary);
    assert!(told.contains(&("unknown".to_owned(), "Shares.csv".to_owned())), "{told:?}");
    let problems = summary["archives"][0]["problems"].as_array().expect("problems");
    let of_shares = problems.iter().find(|problem| problem["path"] == "Shares.csv").expect("its problem");
    let message = of_shares["message"].as_str().expect("a message");
    assert!(message.contains("column") && !message.contains("label"), "{message}");
}

/// A text is told where only one of several has another name, and a flag in a new column is no text.
#[test]
fn a_renamed_text_beside_one_that_kept_its_name_is_told() {
    let profile = text_file("Profile.csv", "First Name,Last Name,Geo Location\nTove,Berg,\"Bergen, Norway\"\n");
    let unknown = |path: &str, head: &str, rows: &str| {
        let files = [profile.clone(), text_file(path, &format!("{head}\n{rows}"))];
        let summary = summary("Complete_LinkedInDataExport_03-14-2026.zip", &files);
        problems(&summary).contains(&("unknown".to_owned(), path.to_owned()))
    };
    let head = |subject: &str, content: &str| format!("CONVERSATION ID,FROM,TO,DATE,{subject},{content},FOLDER,NEW");
    let row = |subject: &str, content: &str| {
        format!("c1,Tove Berg,Bo Li,2024-01-02 10:00:00 UTC,{subject},{content},INBOX,No\n")
    };
    for path in ["messages.csv", "guide_messages.csv", "learning_coach_messages.csv"] {
        assert!(unknown(path, &head("SUBJECT", "INHALT"), &row("", "Hallo")), "{path}");
        assert!(unknown(path, &head("SUBJECT", "INHALT"), &row("N/A", "Hallo")), "{path}");
        assert!(unknown(path, &head("SUBJECT", "INHALT"), &row("Lunch", "Are you free at noon?")), "{path}");
        assert!(unknown(path, &head("BETREFF", "CONTENT"), &row("Lunch on Friday", "Hello")), "{path}");
        assert!(!unknown(path, &head("SUBJECT", "CONTENT"), &row("Lunch", "Hello")), "{path}");
        assert!(!unknown(path, &head("SUBJECT", "CONTENT"), &row("", "")), "{path}");
    }
    // Of two names of one column one is always absent.
    let rows = "2024-01-02 10:00:00,https://x,Hallo Welt,No\n2024-01-03 10:00:00,https://x,,No\n";
    assert!(!unknown("Shares.csv", "Date,ShareLink,ShareCommentary,Pinned", rows));
}

/// An invitation without a direction is one's own only if it comes from oneself.
#[test]
fn an_invitation_without_a_direction_is_its_senders() {
    let head = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n";
    let row = |from: &str, to: &str| format!("{from},{to},\"1/2/24, 3:04 PM\",Please,,https://x,https://y\n");
    let files = [
        text_file("Profile.csv", "First Name,Last Name,Geo Location\nTove,Berg,\"Bergen, Norway\"\n"),
        text_file("Invitations.csv", &format!("{head}{}{}", row("Kari Li", "Tove Berg"), row("Tove Berg", "Arne Li"))),
    ];
    let summary = summary("Complete_LinkedInDataExport_03-14-2026.zip", &files);
    let found = groups(&summary, "network");
    assert_eq!(items_by(&found, " self "), 1, "{found:?}");
    assert_eq!(items_by(&found, " other "), 1, "{found:?}");
}

/// Pages before 2018: who asked whom, who wrote on whose timeline, and an archive without a timeline.
#[test]
fn pages_before_2018_tell_ones_own_from_others() {
    let page = |inner: &str| format!("<html><body><div class=\"contents\">{inner}</div></body></html>");
    let friends = page(
        "<h1>Tove</h1><h2>Friends</h2><ul><li>Bo (May 4, 2012)</li></ul><h2>Received Friend Requests</h2>\
         <ul><li>Di (May 5, 2012)</li></ul><h2>Followers</h2><ul><li>Ed</li></ul>",
    );
    let index = text_file("index.htm", &page("<h1>Tove</h1>"));
    let wall = page(
        "<div class=\"meta\">Friday, May 4, 2012 at 10:11am UTC+02</div>Tove updated her status.\
         <div class=\"comment\">my post</div><p><div class=\"meta\">Sunday, May 6, 2012 at 10:11am UTC+02</div>\
         Kari wrote on your timeline.<div class=\"comment\">from kari</div>",
    );
    let alone = summary("facebook-tove.zip", &[index.clone(), text_file("html/friends.htm", &friends)]);
    let found = groups(&alone, "network");
    assert_eq!(items_by(&found, " other "), 2, "{found:?}");
    assert_eq!(items_by(&found, " self "), 1, "{found:?}");
    let whole = summary("facebook-tove.zip", &[index, text_file("html/timeline.htm", &wall)]);
    let found = groups(&whole, "posts");
    assert!(found.iter().any(|line| line.contains(" other ") && line.contains("1 items, 9 chars")), "{found:?}");
    assert!(found.iter().any(|line| line.contains(" self ") && line.contains("1 items, 7 chars")), "{found:?}");
}

/// A record that names two countries names none.
#[test]
fn two_countries_in_one_record_are_no_country() {
    let law = |countries: Value| {
        json_file(
            "personal_information/location/your_privacy_jurisdiction.json",
            &json!([{ "label_values": [{ "label": "Country", "vec": countries }], "fbid": "1" }]),
        )
    };
    let primary = json_file(
        "logged_information/location/primary_location.json",
        &json!([{ "label_values": [{ "label": "City", "value": "Bergen" }, { "label": "Country", "value": "Norway" }], "fbid": "1" }]),
    );
    let region = |files: &[(String, Vec<u8>)]| {
        let (_dir, path) = zip(FACEBOOK, files);
        let (summary, _) = report(&[&path], &["--on", "2026-11-24"]);
        summary["question"]["region"].as_str().expect("a code").to_owned()
    };
    assert_eq!(region(&[law(json!([{ "value": "Brazil" }, { "value": "Germany" }]))]), "WORLD");
    assert_eq!(region(&[law(json!([{ "value": "Germany" }]))]), "DE");
    assert_eq!(region(&[primary]), "NO");
}

/// A country that a field or a label names decides, whatever a town beside it is called.
#[test]
fn a_town_named_like_a_country_names_none() {
    let region = |files: &[(String, Vec<u8>)]| {
        let (_dir, path) = zip(FACEBOOK, files);
        let (summary, _) = report(&[&path], &["--on", "2026-11-24"]);
        summary["question"]["region"].as_str().expect("a code").to_owned()
    };
    let location = |value: Value| json_file("logged_information/location/primary_location.json", &value);
    let pairs = json!({ "primary_location_v2": {
        "city_region_pairs": [["Lebanon", "New Hampshire"]], "country": "United States"
    } });
    assert_eq!(region(&[location(pairs)]), "US");
    let labels = json!([{ "fbid": "1", "label_values": [
        { "label": "City", "value": "Lebanon" }, { "label": "Country", "value": "United States" }
    ] }]);
    assert_eq!(region(&[location(labels)]), "US");
}

/// An empty number of a community is no community, and a reply in one is a comment in whichever file it stands.
#[test]
fn a_post_without_a_community_is_an_ordinary_post() {
    let script = |name: &str, list: &[Value]| text_file(&format!("data/{name}.js"), &x::script(name, 0, list));
    let account = text_file("data/account.js", &x::script("account", 0, &[x::account()]));
    let tweet = |number: u32, more: Value| {
        let mut tweet = json!({ "id_str": format!("19955000000000000{number}"), "full_text": "Some words",
            "created_at": "Tue Dec 02 06:28:13 +0000 2025" });
        for (key, value) in more.as_object().expect("an object") {
            tweet[key] = value.clone();
        }
        json!({ "tweet": tweet })
    };
    let plain = [json!({ "community_id_str": "" }), json!({ "community_id_str": "0" }), json!({ "community_id": 0 })];
    let tweets: Vec<Value> = (10..).zip(plain).map(|(number, more)| tweet(number, more)).collect();
    let found = summary("twitter-2026-11-02-abc.zip", &[account.clone(), script("tweets", &tweets)]);
    assert_eq!(groups(&found, "posts").iter().map(|line| items_of(line)).sum::<u64>(), 3);
    assert_eq!(groups(&found, "posts.group"), Vec::<String>::new());
    let reply = tweet(20, json!({ "community_id_str": "9", "in_reply_to_user_id_str": "5" }));
    let both = [account, script("tweets", std::slice::from_ref(&reply)), script("community-tweet", &[reply])];
    let found = summary("twitter-2026-11-02-abc.zip", &both);
    assert_eq!(groups(&found, "comments").iter().map(|line| items_of(line)).sum::<u64>(), 1);
}

/// What stands around messages is none, and a page without records says nothing of its legend.
#[test]
fn settings_legends_and_empty_pages_are_not_told() {
    let profile = text_file(
        "personal_information/profile_information/profile_information.html",
        &page(&block("Profile", "", "")),
    );
    let part = "<div class=\"_3-95 _a6-g\"><div class=\"_a6-p\"><div>Participants:</div><div>Kari</div><div>Tove</div></div></div>";
    let message = block("Kari", "<div>Hei</div>", "Sep 01, 2025 11:07 am");
    let path = "your_facebook_activity/messages/inbox/kari_1/message_1.html";
    for body in [format!("{part}{message}"), format!("{message}{part}")] {
        let found = summary(FACEBOOK, &[profile.clone(), text_file(path, &page(&body))]);
        let row = row_of(&found, path);
        assert_eq!((row["records"].as_u64(), &row["unlisted"]), (Some(1), &json!([])), "{body}");
    }
    let path = "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies/0.html";
    for body in [
        "<div class=\"_4-u2\"><p>Last updated Sep 01, 2025 11:07 am</p></div>",
        "<div class=\"_4-u2\"><div>Last updated Sep 01, 2025 11:07 am</div></div>",
    ] {
        let found = summary(FACEBOOK, &[profile.clone(), text_file(path, &page(body))]);
        assert_eq!(row_of(&found, path)["unlisted"], json!([]), "{body}");
    }
    let event = |title: &str| {
        format!(
            "<div class=\"_4-u3\"><table><thead><tr><th colspan=\"2\">{title}</th></tr></thead><tr><td>ID</td><td>0</td></tr>\
             <tr><td>Received on</td><td>Sep 01, 2025 11:07 am</td></tr></table></div>"
        )
    };
    let found = summary(FACEBOOK, &[profile, text_file(path, &page(&format!("{}{}", event("One"), event("Two"))))]);
    assert_eq!(row_of(&found, path)["records"], 2);
}

/// A box may hold the date of its table in its footer.
#[test]
fn a_table_has_the_date_in_the_footer_around_it() {
    let path = "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies.html";
    let event = |name: &str, date: &str| {
        format!(
            "<section class=\"_3-95 _a6-g\"><div class=\"_a6-p\"><section class=\"_3-95 _a6-g\"><div class=\"_a6-p\"><table>\
             <tr><td class=\"_a6_q\">App</td><td class=\"_a6_r\">{name}</td></tr><tr><td class=\"_a6_q\">Event</td>\
             <td class=\"_a6_r\">PURCHASE</td></tr></table></div></section></div><footer class=\"_a6-o\">\
             <div class=\"_a72d\">{date}</div></footer></section>"
        )
    };
    let events = [event("shop.test", "Mar 29, 2026 4:52:30 pm"), event("barber.test", "Mar 30, 2026 4:52:30 pm")];
    let summary = summary(FACEBOOK, &[text_file(path, &page(&events.concat()))]);
    assert_eq!(
        groups(&summary, "activity.partners"),
        ["facebook.off-meta other unknown: 2 items, 0 chars, 0 media, 2026-03-29 to 2026-03-30"]
    );
}

/// Events that businesses reported are the records, in whatever list they are written.
#[test]
fn events_of_businesses_are_records_in_each_form() {
    let path = "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies.json";
    let at = |day: i64| json!({ "id": day, "type": "PURCHASE", "timestamp": 1_700_000_000 + day * 86_400 });
    let dict = |day: i64| json!({ "dict": [{ "label": "Event", "value": "PURCHASE" }, { "label": "Time", "timestamp_value": 1_700_000_000 + day * 86_400 }] });
    for list in [
        json!([{ "name": "shop.test", "events": [at(0), at(1)] }]),
        json!([{ "label_values": [{ "label": "Name", "value": "shop.test" }, { "title": "Events", "dict": [dict(0), dict(1)] }] }]),
    ] {
        let summary = summary(FACEBOOK, &[json_file(path, &list)]);
        assert_eq!(
            groups(&summary, "activity.partners"),
            ["facebook.off-meta-2026 other unknown: 2 items, 0 chars, 0 media, 2023-11-14 to 2023-11-15"],
            "{list}"
        );
    }
}

/// The caption of each picture is the same in some exports; the words were written once.
#[test]
fn a_caption_that_several_pictures_have_counts_once() {
    let path = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json";
    let picture = |name: &str| json!({ "media": { "uri": name, "description": "At the lake" } });
    let post = json!([{ "timestamp": 1_700_000_000, "data": [], "attachments": [{ "data": [picture("a.jpg"), picture("b.jpg")] }] }]);
    let summary = summary(FACEBOOK, &[json_file(path, &post)]);
    assert_eq!(row_of(&summary, path)["items"], 1);
    assert_eq!(summary["totals"]["text_chars"], 11);
}

/// A month whose name is known in no language stays unread, whatever other words stand in the date.
#[test]
fn words_beside_an_unknown_month_are_no_month() {
    let path = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.html";
    for (date, day) in [
        ("Zumber 17, 2025 2:59:10 pm", Value::Null),
        ("17 de Zumbro de 2025 14:59", Value::Null),
        ("fre. 17. zumber 2025 kl. 14.59", Value::Null),
        ("Tháng Tám 17, 2025 11:23:12 SA", json!("2025-08-17")),
        ("9 בדצמבר 2023 8:00 PM", json!("2023-12-09")),
    ] {
        let summary = summary(FACEBOOK, &[text_file(path, &page(&block("x", "Words", date)))]);
        let posts = summary["categories"].as_array().and_then(|all| all.iter().find(|one| one["id"] == "posts"));
        assert_eq!(posts.map(|posts| &posts["earliest"]), Some(&day), "{date}");
        assert_eq!(row_of(&summary, path)["dates_unread"], u64::from(day.is_null()), "{date}");
    }
}
