//! X's archives: every form of them, what is counted in them, and what they do not say.

use crate::support::x::*;
use crate::support::*;
use serde_json::{Value, json};

/// The file row of a path.
fn row<'v>(summary: &'v Value, path: &str) -> &'v Value {
    summary["archives"][0]["files"]
        .as_array()
        .expect("files")
        .iter()
        .find(|file| file["path"] == path)
        .unwrap_or_else(|| panic!("no {path} in {:#}", summary["archives"][0]["files"]))
}

fn category<'v>(summary: &'v Value, id: &str) -> Option<&'v Value> {
    summary["categories"].as_array().expect("categories").iter().find(|category| category["id"] == id)
}

/// The groups of a sub-category.
fn groups<'v>(summary: &'v Value, id: &str) -> Vec<&'v Value> {
    let categories = summary["categories"].as_array().expect("categories").iter();
    let groups = categories.flat_map(|category| category["groups"].as_array().expect("groups"));
    groups.filter(|group| group["category"] == id).collect()
}

/// How many items of a sub-category have these traits.
fn items(summary: &Value, id: &str, audience: &str, author: &str) -> u64 {
    let fits = |group: &&&Value| group["traits"]["audience"] == audience && group["traits"]["author"] == author;
    groups(summary, id).iter().filter(fits).map(|group| group["items"].as_u64().expect("a number")).sum()
}

fn problems(summary: &Value) -> Vec<(String, String)> {
    let problems = summary["archives"].as_array().expect("archives").iter();
    let problems = problems.flat_map(|archive| archive["problems"].as_array().expect("problems"));
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    problems.map(|problem| (text(&problem["kind"]), text(&problem["path"]))).collect()
}

fn read(files: &[(String, Vec<u8>)], more: &[&str]) -> (Value, i32) {
    let (_dir, path) = zip("twitter-2026-11-02-abc.zip", files);
    report(&[&path], more)
}

/// What all forms must agree on: the posts by kind, author and day, with their letters.
fn posts_of(summary: &Value) -> Vec<(String, String, String, String, u64, u64)> {
    let mut list: Vec<_> = ["posts", "posts.reposts", "comments"]
        .iter()
        .flat_map(|id| groups(summary, id))
        .map(|group| {
            let text = |key: &str| group[key].as_str().unwrap_or_default().to_owned();
            let author = group["traits"]["author"].as_str().expect("a word").to_owned();
            let number = |key: &str| group[key].as_u64().expect("a number");
            (text("category"), author, text("earliest"), text("latest"), number("items"), number("text_chars"))
        })
        .collect();
    list.sort();
    list
}

#[test]
fn every_form_of_the_archive_agrees() {
    let posts = posts();
    let forms = [
        ("manifest-2022", modern(&posts)),
        ("data-2019", of_2020(&posts)),
        ("flat-2018", of_2018(&posts)),
        ("grailbird-2012", grailbird(&posts)),
        ("grailbird-2012", vec![table(&posts)]),
    ];
    let mut first = None;
    for (layout, files) in forms {
        let (summary, code) = read(&files, &["--region", "DE"]);
        assert_eq!(code, 0, "{layout}: {:?}", problems(&summary));
        assert_eq!(summary["archives"][0]["layout"], layout);
        assert_eq!(summary["archives"][0]["ledger"]["balanced"], true);
        // The table alone does not say whose it is, so a reply to oneself looks like any other.
        if files.len() > 1 {
            let found = posts_of(&summary);
            assert_eq!(found, *first.get_or_insert_with(|| found.clone()), "{layout}");
        }
        let chars: u64 = posts.iter().map(|post| post.text.chars().count() as u64).sum();
        let found: u64 = posts_of(&summary).iter().map(|(_, _, _, _, _, chars)| chars).sum();
        assert_eq!(found, chars, "{layout}");
    }
    insta::assert_debug_snapshot!(first.expect("forms"));
}

#[test]
fn the_table_beside_the_monthly_files_is_skipped() {
    let (summary, _) = read(&grailbird(&posts()), &["--region", "DE"]);
    assert_eq!(row(&summary, "tweets.csv")["state"], "skipped");
    assert_eq!(row(&summary, "index.html")["state"], "skipped");
    assert_eq!(row(&summary, "lib/viewer.js")["state"], "skipped");
    assert_eq!(row(&summary, "data/js/tweets/2012_01.js")["expected"], 2);
    assert_eq!(summary["archives"][0]["made_on"], "2015-04-07");
}

#[test]
fn a_re_zipped_folder_and_the_data_folder_alone_are_the_same() {
    let posts = posts();
    let whole = read(&modern(&posts), &["--region", "DE"]).0;
    let under = |top: &str, strip: &str| -> Files {
        let files = modern(&posts).into_iter();
        files
            .filter(|(path, _)| path.starts_with(strip))
            .map(|(path, bytes)| (format!("{top}{}", path.strip_prefix(strip).expect("a prefix")), bytes))
            .collect()
    };
    for files in [under("my things/X 2026/", ""), under("", "data/"), under("docs/data/", "data/")] {
        let dir = folder(&files);
        let (summary, code) = report(&[dir.path()], &["--region", "DE"]);
        assert_eq!(code, 0, "{:?}", problems(&summary));
        assert_eq!(posts_of(&summary), posts_of(&whole));
        assert_eq!(summary["archives"][0]["layout"], "manifest-2022");
    }
}

#[test]
fn parts_in_any_order_are_one_archive() {
    let posts = posts();
    let halves = posts.split_at(3);
    let mut first = modern(halves.0);
    first[0] = manifest(&[("data/account.js", 1), ("data/tweets.js", 3), ("data/tweets-part1.js", 2)]);
    let tweets: Vec<Value> = halves.1.iter().map(|post| json!({ "tweet": tweet(post) })).collect();
    let second = vec![text_file("data/tweets-part1.js", &script("tweets", 1, &tweets))];
    let (_a, first_path) = zip("twitter-2026-11-02-aaa.zip", &first);
    let (_b, second_path) = zip("twitter-2026-11-02-bbb.zip", &second);
    let one = read(&modern(&posts), &["--region", "DE"]).0;
    for order in [[&first_path, &second_path], [&second_path, &first_path]] {
        let (summary, code) = report(&[order[0], order[1]], &["--region", "DE"]);
        assert_eq!(code, 0, "{:?}", problems(&summary));
        assert_eq!(summary["archives"].as_array().expect("archives").len(), 1);
        assert_eq!(posts_of(&summary), posts_of(&one));
    }
    // A part alone says what is not there.
    let (summary, code) = report(&[&first_path], &["--region", "DE"]);
    assert_eq!(code, 3);
    assert_eq!(problems(&summary), [("count-mismatch".to_owned(), "data/manifest.js".to_owned())]);
    assert!(
        summary["archives"][0]["problems"][0]["message"].as_str().expect("a text").contains("data/tweets-part1.js")
    );
}

/// Two parts that share no file, and say in different files that they are of different accounts.
#[test]
fn parts_of_two_accounts_are_not_joined() {
    let of = |id: &str, files: &[&str]| -> Files {
        let kept = modern(&posts()).into_iter().filter(|(path, _)| files.contains(&path.as_str()));
        kept.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text").replace(ME, id).into_bytes())).collect()
    };
    let (_a, a) = zip("first.zip", &of("9000000000000000051", &["data/manifest.js", "data/tweets.js"]));
    let (_b, b) = zip("second.zip", &of("9000000000000000052", &["data/account.js", "data/like.js"]));
    for order in [[&a, &b], [&b, &a]] {
        let (summary, _) = report(&[order[0], order[1]], &["--region", "DE"]);
        assert_eq!(summary["archives"].as_array().map(Vec::len), Some(2));
    }
}

#[test]
fn two_exports_of_one_account_both_count_and_it_is_said() {
    let posts = posts();
    let later = modern(&posts);
    let mut earlier = modern(&posts[..3]);
    earlier[0].1 = String::from_utf8(earlier[0].1.clone()).unwrap().replace("2026-11-02T", "2025-01-02T").into_bytes();
    let (_a, earlier) = zip("twitter-2025-01-02-aaa.zip", &earlier);
    let (_b, later) = zip("twitter-2026-11-02-bbb.zip", &later);
    let (summary, code) = report(&[&earlier, &later], &["--region", "DE"]);
    assert_eq!(code, 0);
    assert_eq!(summary["archives"].as_array().expect("archives").len(), 2);
    assert_eq!(problems(&summary), [("same-account".to_owned(), String::new())]);
    assert_eq!(category(&summary, "posts").expect("posts")["items"], 6);
}

#[test]
fn archives_of_two_platforms_are_reported_together() {
    let (_a, linkedin) = zip(COMPLETE, &small());
    let (_b, x) = zip("twitter-2026-11-02-abc.zip", &modern(&posts()));
    let (summary, code) = report(&[&linkedin, &x], &["--region", "DE"]);
    assert_eq!(code, 0);
    let platforms: Vec<&str> =
        summary["archives"].as_array().unwrap().iter().map(|archive| archive["platform"].as_str().unwrap()).collect();
    assert_eq!(platforms, ["linkedin", "x"]);
    let headline = summary["headline"].as_str().expect("a text");
    assert!(headline.contains("of your 11 LinkedIn items are of a kind LinkedIn says"), "{headline}");
    assert!(headline.contains("X does not say") || headline.contains("a kind X says"), "{headline}");
    let total: u64 = summary["outcomes"].as_object().unwrap().values().map(|items| items.as_u64().unwrap()).sum();
    assert_eq!(total, summary["totals"]["items"].as_u64().unwrap());
}

#[test]
fn counts_of_the_index_are_compared_with_the_files() {
    let mut files = modern(&posts());
    files[0] = manifest(&[("data/account.js", 1), ("data/tweets.js", 9), ("data/like.js", 4), ("data/mute.js", 0)]);
    let (summary, code) = read(&files, &["--region", "DE"]);
    assert_eq!(code, 3);
    let mut found = problems(&summary);
    found.sort();
    let mismatch = |path: &str| ("count-mismatch".to_owned(), path.to_owned());
    // A file that should be empty is not missed.
    assert_eq!(found, [mismatch("data/manifest.js"), mismatch("data/tweets.js")]);
    assert_eq!(row(&summary, "data/tweets.js")["elements"], 5);
    assert_eq!(row(&summary, "data/tweets.js")["expected"], 9);
    assert_eq!(row(&summary, "data/manifest.js")["records"], 1);
    assert_eq!(row(&summary, "data/manifest.js")["items"], 0);
}

#[test]
fn messages_and_adverts_are_the_records_and_conversations_the_elements() {
    let message = |sender: &str, text: &str| json!({ "messageCreate": { "id": text, "senderId": sender, "text": text, "createdAt": "2024-01-02T03:04:05.678Z" } });
    let conversation = |id: &str, messages: Vec<Value>| json!({ "conversationId": id, "messages": messages });
    let private = [
        conversation("a", vec![message(ME, "one"), message(OTHER, "two")]),
        conversation("b", vec![message(OTHER, "three")]),
    ];
    let joins = json!({ "joinConversation": { "initiatingUserId": OTHER } });
    let group = [conversation("c", vec![message(ME, "four"), joins])];
    let shown = json!({ "impressionTime": "2024-05-06 07:08:09" });
    let batch = |shown: Vec<&Value>| json!({ "adsUserData": { "adImpressions": { "impressions": shown } } });
    let mut files = modern(&posts());
    files[0] = manifest(&[
        ("data/account.js", 1),
        ("data/tweets.js", 5),
        ("data/direct-messages.js", 2),
        ("data/direct-messages-group.js", 1),
        ("data/ad-impressions.js", 2),
    ]);
    files.push(of_x("data/direct-messages.js", "dmConversation", &private));
    files.push(of_x("data/direct-message-headers.js", "dmConversation", &private));
    files.push(of_x("data/direct-messages-group.js", "dmConversation", &group));
    files.push(of_x("data/ad-impressions.js", "ad", &[batch(vec![&shown, &shown]), batch(vec![&shown])]));
    let (summary, code) = read(&files, &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    let messages = row(&summary, "data/direct-messages.js");
    assert_eq!((&messages["records"], &messages["elements"]), (&json!(3), &json!(2)));
    assert_eq!(row(&summary, "data/direct-messages-group.js")["records"], 1);
    assert_eq!(row(&summary, "data/direct-message-headers.js")["state"], "skipped");
    let adverts = row(&summary, "data/ad-impressions.js");
    assert_eq!((&adverts["records"], &adverts["elements"]), (&json!(3), &json!(2)));
    assert_eq!(items(&summary, "messages", "private", "self"), 2);
    assert_eq!(items(&summary, "messages", "private", "other"), 2);
    assert_eq!(category(&summary, "activity").expect("adverts")["own_items"], 0);
}

#[test]
fn headers_alone_are_read_and_are_no_items() {
    let mut files = modern(&posts());
    files.retain(|(path, _)| path != "data/tweets.js" && path != "data/manifest.js");
    files.push(of_x("data/tweet-headers.js", "tweet", &[json!({ "tweet_id": "1", "created_at": "x" })]));
    let (summary, _) = read(&files, &["--region", "DE"]);
    let headers = row(&summary, "data/tweet-headers.js");
    assert_eq!((&headers["state"], &headers["records"], &headers["items"]), (&json!("read"), &json!(1), &json!(0)));
}

fn note(at: &str, text: &str) -> Value {
    json!({ "noteTweetId": "1", "createdAt": at, "core": { "text": text } })
}

#[test]
fn a_long_post_gives_its_text_to_the_short_one() {
    let long =
        "What the river carries: boats, leaves, other people's hats, and once a piano. Nobody asked for it back.";
    let mut posts = posts();
    posts.push(Post {
        id: 1_000_000_000_000_006,
        at: "2014-12-25 18:00:00",
        text: "@pell_of_the_mill What the river carries: boats, leaves, other people's… https://t.co/abcdefghij",
        answers: Some(OTHER),
    });
    // Another of the same second.
    posts.push(Post { id: 1_000_000_000_000_007, at: "2014-12-25 18:00:00", text: "What", answers: None });
    let mut files = modern(&posts);
    files[0] = manifest(&[("data/tweets.js", 7), ("data/note-tweet.js", 2)]);
    let alone = "A long post of which no short one is left.";
    files.push(of_x(
        "data/note-tweet.js",
        "noteTweet",
        &[note("2014-12-25T18:00:00.000Z", long), note("2014-12-26T18:00:00.000Z", alone)],
    ));
    let (summary, code) = read(&files, &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    let notes = row(&summary, "data/note-tweet.js");
    assert_eq!((&notes["records"], &notes["items"]), (&json!(2), &json!(1)));
    // The reply has the whole text, and stays a reply.
    let reply = "@pell_of_the_mill yes, tomorrow";
    let replies: u64 = groups(&summary, "comments").iter().map(|group| group["text_chars"].as_u64().unwrap()).sum();
    assert_eq!(replies, (long.chars().count() + reply.chars().count()) as u64);
}

#[test]
fn the_same_post_in_two_files_is_one() {
    let posts = posts();
    let mut files = modern(&posts);
    files.retain(|(path, _)| path != "data/manifest.js");
    let again: Vec<Value> = posts.iter().take(2).map(|post| json!({ "tweet": tweet(post) })).collect();
    files.push(text_file("data/tweets-part1.js", &script("tweets", 1, &again)));
    let (summary, _) = read(&files, &["--region", "DE"]);
    let part = row(&summary, "data/tweets-part1.js");
    assert_eq!((&part["records"], &part["items"]), (&json!(2), &json!(0)));
}

#[test]
fn communities_circles_deleted_posts_and_drafts_have_their_traits() {
    let posts = posts();
    let with = |at: usize, id: u64, key: &str, value: Value| {
        let mut tweet = tweet(&Post { id, ..posts[at].clone() });
        tweet[key] = value;
        tweet
    };
    let mut files = modern(&posts);
    files.retain(|(path, _)| path != "data/manifest.js");
    files.push(of_x(
        "data/community-tweet.js",
        "tweet",
        &[with(0, 11, "scopes", json!({ "followers": false })), with(0, 12, "scopes", json!({ "followers": true }))],
    ));
    files.push(of_x("data/twitter-circle-tweet.js", "tweet", &[with(0, 13, "lang", json!("en"))]));
    files.push(of_x("data/deleted-tweets.js", "tweet", &[with(0, 14, "deleted_at", json!("x"))]));
    files.push(of_x(
        "data/article.js",
        "article",
        &[json!({ "id": "1", "title": "Out" }), json!({ "id": "2", "title": "Not out" })],
    ));
    files.push(of_x(
        "data/article-metadata.js",
        "articleMetadata",
        &[
            json!({ "lifecycleState": "Published", "firstPublishedAtMs": "1746165600000" }),
            json!({ "lifecycleState": "Draft", "createdatMs": "1746165600000" }),
        ],
    ));
    files.push(of_x("data/reply-prompt.js", "replyPrompt", &[json!({ "proposedTweetText": "Well," })]));
    let (summary, code) = read(&files, &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    assert_eq!(items(&summary, "posts.group", "public", "self"), 1);
    assert_eq!(items(&summary, "posts.group", "limited", "self"), 1);
    assert_eq!(items(&summary, "posts", "limited", "self"), 1);
    let unpublished = |id: &str| -> u64 {
        let groups = groups(&summary, id);
        let out = groups.iter().filter(|group| group["traits"]["unpublished"] == true);
        out.map(|group| group["items"].as_u64().unwrap()).sum()
    };
    assert_eq!(unpublished("posts"), 1);
    assert_eq!(unpublished("posts.articles"), 2);
    let articles = groups(&summary, "posts.articles");
    assert!(articles.iter().any(|group| group["traits"]["unpublished"] == false && group["earliest"] == "2025-05-02"));
}

#[test]
fn grok_chats_and_encrypted_messages_are_counted_by_sender() {
    let turn = |name: &str, text: &str| json!({ "createdAt": "2025-04-05T06:07:08.000Z", "message": text, "sender": { "name": name, "originalName": name.to_uppercase() } });
    let event = |sender: &str, kind: &str| json!({ "senderId": sender, "conversationId": "c", "createdAtMsec": "1771945388492", "detail": { kind: { "contents": "AAAA" } } });
    let mut files = modern(&posts());
    files.retain(|(path, _)| path != "data/manifest.js");
    files.push(of_x("data/grok-chat-item.js", "grokChatItem", &[turn("User", "Why?"), turn("Agent", "Because.")]));
    files.push(of_x(
        "data/message-event.js",
        "messageEvent",
        &[event(ME, "messageCreateEvent"), event(OTHER, "messageCreateEvent"), event(ME, "markConversationReadEvent")],
    ));
    let (summary, _) = read(&files, &["--region", "DE"]);
    let chats = category(&summary, "ai-chats").expect("chats");
    assert_eq!((&chats["items"], &chats["own_items"]), (&json!(2), &json!(1)));
    let messages = category(&summary, "messages").expect("messages");
    assert_eq!(
        (&messages["items"], &messages["own_items"], &messages["text_chars"]),
        (&json!(2), &json!(1), &json!(0))
    );
}

#[test]
fn the_words_of_a_like_are_not_ones_own() {
    let mut files = modern(&posts());
    files.retain(|(path, _)| path != "data/manifest.js");
    let before = read(&files, &["--region", "DE"]).0;
    files.push(of_x("data/like.js", "like", &[json!({ "tweetId": "5", "fullText": "Tea &amp; toast" })]));
    let after = read(&files, &["--region", "DE"]).0;
    let total = |summary: &Value, key: &str| summary["totals"][key].as_u64().expect("a number");
    assert_eq!(total(&after, "own_items"), total(&before, "own_items") + 1);
    assert_eq!(total(&after, "text_chars"), total(&before, "text_chars") + 11);
    assert_eq!(total(&after, "own_text_chars"), total(&before, "own_text_chars"));
    assert_eq!(after["totals"]["own_tokens"], before["totals"]["own_tokens"]);
}

/// An index may count what no archive can hold.
#[test]
fn an_index_with_impossible_counts_is_reported() {
    let mut files = modern(&posts());
    let most = usize::MAX;
    files[0] = manifest(&[("data/tweets.js", most), ("data/like.js", most), ("data/mute.js", most)]);
    let (summary, code) = read(&files, &["--region", "DE"]);
    assert_eq!(code, 3);
    assert!(problems(&summary).iter().all(|(kind, _)| kind == "count-mismatch"), "{:?}", problems(&summary));
    assert!(category(&summary, "posts").is_some());
}

#[test]
fn media_belong_to_the_records_that_name_them() {
    let posts = posts();
    let mut files = modern(&posts);
    files.retain(|(path, _)| path != "data/manifest.js");
    files.push(of_x(
        "data/profile.js",
        "profile",
        &[json!({ "description": { "bio": "Maps" }, "avatarMediaUrl": "https://pbs.example/1/AbC.jpg" })],
    ));
    let first = posts[0].id;
    for path in [
        format!("data/tweets_media/{first}-G5-FMH.jpg"),
        format!("data/tweets_media/{first}-H6.mp4"),
        "data/tweets_media/99-unknown.jpg".to_owned(),
        format!("data/profile_media/{ME}-AbC.jpg"),
        format!("data/profile_media/{ME}-Old.jpg"),
    ] {
        files.push(text_file(&path, "not a picture"));
    }
    let (summary, code) = read(&files, &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    assert_eq!(category(&summary, "posts").expect("posts")["media_files"], 2);
    assert_eq!(category(&summary, "profile").expect("a profile")["media_files"], 1);
    // One picture nobody names, and one profile photo nobody names.
    assert_eq!(category(&summary, "media").expect("media")["items"], 2);
    assert_eq!(summary["totals"]["media_files"], 5);
    assert_eq!(summary["totals"]["media_bytes"], 5 * 13);
}

#[test]
fn the_protection_history_decides_the_audience_of_its_spans() {
    let history = [
        json!({ "protectedAt": "2012-01-31T12:00:00.000Z", "action": "Protect" }),
        json!({ "protectedAt": "2013-06-01T00:00:00.000Z", "action": "Unprotect" }),
    ];
    let mut files = modern(&posts());
    files.retain(|(path, _)| path != "data/manifest.js");
    files.push(of_x("data/protected-history.js", "protectedHistory", &history));
    let (summary, _) = read(&files, &["--region", "DE"]);
    assert_eq!(items(&summary, "posts", "unknown", "self"), 1);
    assert_eq!(items(&summary, "posts", "limited", "self"), 1);
    assert_eq!(items(&summary, "posts", "public", "self"), 1);
    assert_eq!(items(&summary, "comments", "unknown", "self"), 1);
    // What is known is not asked.
    let question = &summary["open_questions"][0];
    assert_eq!((&question["id"], &question["items"]), (&json!("x.account"), &json!(2)));
}

#[test]
fn an_answer_decides_for_all_or_for_a_year() {
    let files = modern(&posts());
    let depends = |more: &[&str]| {
        let mut arguments = vec!["--region", "US", "--on", "2026-11-24"];
        arguments.extend(more);
        let (summary, _) = read(&files, &arguments);
        let number = |outcome: &str| summary["outcomes"][outcome].as_u64().unwrap_or_default();
        let question = summary["open_questions"][0]["items"].as_u64().unwrap_or_default();
        (number("depends"), number("used-unless-you-object"), number("not-used-by-policy"), question)
    };
    // Four posts and replies; the repost and the account turn on nothing.
    assert_eq!(depends(&[]), (4, 0, 0, 4));
    assert_eq!(depends(&["--answer", "x.account=public"]), (0, 4, 0, 4));
    assert_eq!(depends(&["--answer", "x.account=limited"]), (0, 0, 4, 4));
    assert_eq!(depends(&["--answer", "x.account=unknown"]), (4, 0, 0, 4));
    assert_eq!(depends(&["--answer", "x.account.2012=limited"]), (1, 0, 3, 4));
    assert_eq!(depends(&["--answer", "x.account=public", "--answer", "x.account.2014=limited"]), (0, 3, 1, 4));
}

#[test]
fn a_file_changed_by_hand_is_named_and_the_rest_kept() {
    let mut files = modern(&posts());
    files.retain(|(path, _)| path != "data/manifest.js");
    files.push(text_file("data/verified.js", "window.YTD.verified.part0 = [{ verified: { accountId: '42' } }]"));
    files.push(text_file("data/mute.js", "<!doctype html>"));
    let (summary, code) = read(&files, &["--region", "DE"]);
    assert_eq!(code, 3);
    let mut found = problems(&summary);
    found.sort();
    let failed = |path: &str| ("failed".to_owned(), path.to_owned());
    assert_eq!(found, [failed("data/mute.js"), failed("data/verified.js")]);
    assert_eq!(category(&summary, "posts").expect("posts")["items"], 4);
}

#[test]
fn a_file_nobody_knows_is_counted_and_shown() {
    let mut files = modern(&posts());
    files[0] = manifest(&[("data/account.js", 1), ("data/tweets.js", 5), ("data/hologram-visits.js", 3)]);
    files.push(of_x("data/hologram-visits.js", "hologramVisit", &[json!({}), json!({})]));
    let (summary, code) = read(&files, &["--region", "DE"]);
    let unknown = row(&summary, "data/hologram-visits.js");
    assert_eq!(unknown["state"], "unknown");
    assert_eq!((&unknown["elements"], &unknown["expected"]), (&json!(2), &json!(3)));
    assert_eq!(code, 3, "the index counts three");
}

#[test]
fn without_an_account_nobody_is_taken_for_the_person() {
    let message = |sender: &str| json!({ "messageCreate": { "senderId": sender, "recipientId": "x", "text": "t" } });
    let conversation = json!({ "conversationId": "a", "messages": [message(ME), message(OTHER)] });
    let files = vec![
        of_x("data/tweets.js", "tweet", &[tweet(&posts()[0])]),
        of_x("data/direct-messages.js", "dmConversation", &[conversation]),
    ];
    let (summary, _) = read(&files, &["--region", "DE"]);
    assert_eq!(items(&summary, "messages", "private", "unknown"), 2);
}

#[test]
fn no_country_is_read_from_an_archive_of_x() {
    let (summary, _) = read(&modern(&posts()), &[]);
    assert_eq!(summary["question"]["region"], "WORLD");
    assert_eq!(summary["question"]["region_from"], "none");
    assert_eq!(summary["archives"][0]["made_on"], "2026-11-02");
}

#[test]
fn a_birth_date_in_the_archive_is_suggested_but_not_used() {
    let mut files = modern(&posts());
    files.retain(|(path, _)| path != "data/manifest.js");
    let age = json!({ "ageInfo": { "age": ["14"], "birthDate": "2012-03-04" } });
    files.push(of_x("data/ageinfo.js", "ageMeta", &[age]));
    let (_dir, path) = zip("twitter-2026-11-02-abc.zip", &files);
    let path = path.to_string_lossy().into_owned();
    let told = run(&["report", &path, "--region", "BR", "--on", "2026-11-24", "--format", "json"]);
    assert!(stderr(&told).contains("--born 2012-03-04"), "{}", stderr(&told));
    let summary: Value = serde_json::from_str(&stdout(&told)).expect("JSON");
    assert_eq!(summary["question"]["born"], Value::Null);
    assert_eq!(summary["outcomes"]["not-used-barred"], Value::Null);
    let (summary, _) = read(&files, &["--region", "BR", "--on", "2026-11-24", "--born", "2012-03-04"]);
    assert!(summary["outcomes"]["not-used-barred"].as_u64().unwrap_or_default() > 3, "{}", summary["outcomes"]);
}

/// The platforms of a summary's archives, with their items.
fn archives(summary: &Value) -> Vec<(String, u64)> {
    let archives = summary["archives"].as_array().expect("archives").iter().enumerate();
    let items = |at: usize| -> u64 {
        let categories = summary["categories"].as_array().expect("categories").iter();
        let groups = categories.flat_map(|category| category["groups"].as_array().expect("groups"));
        groups.filter(|group| group["archive"] == at).map(|group| group["items"].as_u64().expect("a number")).sum()
    };
    let mut list: Vec<_> =
        archives.map(|(at, archive)| (archive["platform"].as_str().expect("a word").to_owned(), items(at))).collect();
    list.sort();
    list
}

/// The files in a folder.
fn under(top: &str, files: &Files) -> Files {
    files.iter().map(|(path, bytes)| (format!("{top}/{path}"), bytes.clone())).collect()
}

/// The files without the index, which has the platform's own id of the export.
fn without_index(files: Files) -> Files {
    files.into_iter().filter(|(path, _)| path != "data/manifest.js").collect()
}

#[test]
fn several_exports_in_one_place_are_several_archives() {
    let ours = modern(&posts());
    let mut theirs = modern(&posts()[..2]);
    for file in &mut theirs {
        file.1 = String::from_utf8(file.1.clone()).unwrap().replace(ME, "9000000000000000099").into_bytes();
    }
    let zips = vec![
        (COMPLETE.to_owned(), zip_bytes(&small())),
        ("twitter-2026-11-02-aaa.zip".to_owned(), zip_bytes(&ours)),
        ("twitter-2026-11-02-bbb.zip".to_owned(), zip_bytes(&theirs)),
        ("letter.txt".to_owned(), b"to somebody".to_vec()),
    ];
    let expected = [("linkedin".to_owned(), 11), ("x".to_owned(), 3), ("x".to_owned(), 6)];
    let (_outer, outer) = zip("everything.zip", &zips);
    let lying = folder(&zips);
    let unpacked = folder(&[under("li", &small()), under("a", &ours), under("b", &theirs)].concat());
    for path in [outer.as_path(), lying.path(), unpacked.path()] {
        let (summary, code) = report(&[path], &["--region", "DE"]);
        assert_eq!(code, 0, "{path:?} {:?}", problems(&summary));
        assert_eq!(archives(&summary), expected, "{path:?}");
        for archive in summary["archives"].as_array().unwrap() {
            assert_eq!(archive["ledger"]["balanced"], true, "{path:?}");
        }
    }
}

/// Without the platform's own id of an export, the names of the folders tell, or a file that names the person.
#[test]
fn exports_side_by_side_are_told_apart_by_folder_or_person() {
    let without_index =
        |files: Files| -> Files { files.into_iter().filter(|(path, _)| path != "data/manifest.js").collect() };
    let ours = without_index(modern(&posts()));
    let mut theirs = without_index(modern(&posts()[..2]));
    for file in &mut theirs {
        file.1 = String::from_utf8(file.1.clone()).unwrap().replace(ME, "9000000000000000099").into_bytes();
    }
    let note = vec![text_file("note.txt", "to somebody")];
    let people = [under("ida", &ours), under("bob", &theirs)].concat();
    let deeper = [under("exports", &people), under("exports", &note), note.clone()].concat();
    let named = [under("twitter-2026-11-02-aaa", &ours), under("twitter-2026-11-03-bbb", &ours)].concat();
    let rows = small();
    let rows = [
        under("Complete_LinkedInDataExport_03-14-2026", &rows),
        under("Complete_LinkedInDataExport_03-14-2025", &rows),
    ];
    let beside = [people.clone(), note.clone()].concat();
    let doubled = [under("foo", &small()), under("foo copy", &small()), note].concat();
    for (files, expected) in [
        (people, vec![("x".to_owned(), 3), ("x".to_owned(), 6)]),
        (beside, vec![("x".to_owned(), 3), ("x".to_owned(), 6)]),
        (doubled, vec![("linkedin".to_owned(), 11)]),
        (deeper, vec![("x".to_owned(), 3), ("x".to_owned(), 6)]),
        (named, vec![("x".to_owned(), 6), ("x".to_owned(), 6)]),
        (rows.concat(), vec![("linkedin".to_owned(), 11), ("linkedin".to_owned(), 11)]),
    ] {
        let unpacked = folder(&files);
        let (_packed, packed) = zip("downloads.zip", &files);
        for path in [unpacked.path(), &packed] {
            let (summary, _) = report(&[path], &["--region", "DE"]);
            assert_eq!(archives(&summary), expected, "{path:?}");
            for archive in summary["archives"].as_array().unwrap() {
                assert_eq!(archive["ledger"]["balanced"], true, "{path:?}");
            }
        }
    }
}

/// What one account's archive says of who could see its posts holds for that account alone.
#[test]
fn a_protected_account_beside_another_protects_only_itself() {
    let ours = without_index(modern(&posts()));
    let mut theirs = without_index(modern(&posts()[..2]));
    let history = json!({ "protectedAt": "2006-01-01T00:00:00.000Z", "action": "Protect" });
    theirs.push(of_x("data/protected-history.js", "protectedHistory", &[history]));
    for file in &mut theirs {
        file.1 = String::from_utf8(file.1.clone()).unwrap().replace(ME, "9000000000000000099").into_bytes();
    }
    let both = folder(&[under("ida", &ours), under("bob", &theirs)].concat());
    let (summary, _) = report(&[both.path()], &["--region", "DE"]);
    let (alone, _) = read(&ours, &["--region", "DE"]);
    assert_eq!(items(&summary, "posts", "unknown", "self"), items(&alone, "posts", "unknown", "self"));
    assert_eq!(items(&summary, "posts", "limited", "self"), 1 + items(&alone, "posts", "limited", "self"));
}

#[test]
fn a_zip_and_its_unpacked_data_folder_count_once() {
    let files = modern(&posts());
    let (_dir, path) = zip("twitter-2026-11-02-aaa.zip", &files);
    let unpacked = folder(&files);
    let (summary, code) = report(&[&path, &unpacked.path().join("data")], &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    assert_eq!(archives(&summary), [("x".to_owned(), 6)]);
    assert_eq!(row(&summary, "data/tweets.js")["records"], 5);
    let old = folder(&grailbird(&posts()));
    let (summary, code) = report(&[&old.path().join("data")], &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    assert_eq!(archives(&summary), [("x".to_owned(), 6)]);
}

#[test]
fn a_part_may_hold_nothing_but_pictures() {
    let picture = |id: u64| text_file(&format!("data/tweets_media/{id}-G5.jpg"), "not a picture");
    let (_a, data) = zip("twitter-2026-11-02-aaa.zip", &modern(&posts()));
    let (_b, media) = zip("twitter-2026-11-02-bbb.zip", &[picture(posts()[0].id), picture(posts()[1].id)]);
    let (summary, code) = report(&[&media, &data], &["--region", "DE"]);
    assert_eq!(code, 0, "{:?}", problems(&summary));
    assert_eq!(archives(&summary), [("x".to_owned(), 6)]);
    assert_eq!(summary["totals"]["media_files"], 2);
    assert!(category(&summary, "media").is_none(), "posts name both");
}

#[test]
fn an_empty_file_is_held_against_the_index() {
    let mut files = modern(&posts());
    files.retain(|(path, _)| path != "data/tweets.js");
    files.push(text_file("data/tweets.js", ""));
    let (summary, code) = read(&files, &["--region", "DE"]);
    assert_eq!(code, 3);
    assert_eq!(row(&summary, "data/tweets.js")["state"], "failed");
    assert_eq!(problems(&summary), [("truncated".to_owned(), "data/tweets.js".to_owned())]);
}

#[test]
fn the_order_in_the_zip_changes_nothing() {
    let posts = posts();
    let mut files = modern(&posts);
    files.retain(|(path, _)| path != "data/manifest.js");
    files.push(of_x("data/deleted-tweets.js", "tweet", &[tweet(&posts[0])]));
    files.push(of_x("data/deleted-tweets-part1.js", "tweet", &[tweet(&posts[4])]));
    let forward = read(&files, &["--region", "DE"]).0;
    files.reverse();
    let backward = read(&files, &["--region", "DE"]).0;
    assert_eq!(forward["categories"], backward["categories"]);
    assert_eq!(row(&backward, "data/deleted-tweets.js")["items"], 0);
}
