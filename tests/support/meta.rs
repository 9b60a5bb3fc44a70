//! Meta's exports of an invented person, as JSON and as the pages that say the same.

use super::{Files, text_file};
use serde_json::{Value, json};

/// The person, as their profile has it.
pub const NAME: &str = "Zoë Lindqvist-Example";
/// Whom they write with.
pub const FRIEND: &str = "Tomás Example-Ferrer";

/// What Meta does to a text: each byte of its UTF-8 becomes a letter.
pub fn mojibake(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

fn garbled(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(mojibake(text)),
        Value::Array(list) => list.iter().map(garbled).collect(),
        Value::Object(map) => map.iter().map(|(key, value)| (mojibake(key), garbled(value))).collect(),
        other => other.clone(),
    }
}

/// A file of JSON, garbled as Meta garbles it.
pub fn file(path: &str, value: &Value) -> (String, Vec<u8>) {
    text_file(path, &serde_json::to_string_pretty(&garbled(value)).expect("JSON"))
}

/// Seconds since 1970 of a time, as `2020-05-17 12:00:00`, in UTC.
pub fn seconds(at: &str) -> i64 {
    let time: jiff::civil::DateTime = at.replace(' ', "T").parse().expect("a time");
    jiff::tz::Offset::UTC.to_timestamp(time).expect("a time").as_second()
}

/// A time as English pages write it.
pub fn written(at: &str) -> String {
    let time: jiff::civil::DateTime = at.replace(' ', "T").parse().expect("a time");
    let hour = time.strftime("%-I:%M:%S %p").to_string().to_lowercase();
    format!("{} {hour}", time.strftime("%b %d, %Y"))
}

/// A page of cells, as Meta has written them since 2022.
pub fn page(title: &str, cells: &[String]) -> String {
    let cells = cells.concat();
    format!(
        "<html><head><meta charset=\"utf-8\"><base href=\"../../\"/><title>{title}</title><style>._a6-g {{ color: red }}</style></head>\
         <body><div class=\"_a705\"><header><h1>{title}</h1></header><main class=\"_a706\" role=\"main\">{cells}</main></div></body></html>"
    )
}

/// A cell: what stands above, its body, its date.
pub fn cell(heading: &str, body: &str, at: &str) -> String {
    format!(
        "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\"><div class=\"_2ph_ _a6-h _a6-i\">{heading}</div>\
         <div class=\"_2ph_ _a6-p\">{body}</div><div class=\"_3-94 _a6-o\"><a href=\"https://www.facebook.com/dyi/l/?l=1\">\
         <div class=\"_a72d\">{}</div></a></div></div>",
        written(at)
    )
}

/// A row of a table with a label.
pub fn labelled(label: &str, value: &str) -> String {
    format!("<tr><td class=\"_2pin _a6_q\">{label}</td><td class=\"_2pin _2piu _a6_r\"><div>{value}</div></td></tr>")
}

/// A post: when, its text, a picture.
pub type Post = (&'static str, &'static str, Option<&'static str>);

pub const POSTS: [Post; 3] = [
    ("2014-03-09 12:10:00", "Der Käse ist aus, die Brücke steht 🧀", None),
    ("2019-07-21 11:30:15", "Two lines\nand a picture", Some("2019/bridge_1.jpg")),
    ("2025-11-02 13:00:00", "Ça commence à l'école", None),
];

pub const COMMENTS: [(&str, &str); 2] =
    [("2016-05-17 12:00:00", "Schöne Aussicht!"), ("2024-10-03 14:45:00", "I was there & it rained")];

/// Messages: who, when, what.
pub const MESSAGES: [(bool, &str, &str); 3] = [
    (true, "2021-01-13 10:00:00", "Är du vaken?"),
    (false, "2021-01-13 10:05:00", "Now I am"),
    (true, "2021-01-14 11:00:00", "Good <3"),
];

fn who(own: bool) -> &'static str {
    if own { NAME } else { FRIEND }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br />")
}

/// Facebook's export as JSON, in today's layout.
pub fn facebook() -> Files {
    let posts: Vec<Value> = POSTS
        .iter()
        .map(|(at, text, picture)| {
            let media = picture.map(|uri| {
                let uri = format!("your_facebook_activity/posts/media/{uri}");
                json!({ "data": [{ "media": { "uri": uri, "creation_timestamp": seconds(at), "title": "" } }] })
            });
            json!({
                "timestamp": seconds(at),
                "attachments": media.into_iter().collect::<Vec<_>>(),
                "data": [{ "post": text }, { "update_timestamp": seconds(at) }],
                "title": format!("{NAME} updated her status."),
            })
        })
        .collect();
    let comments: Vec<Value> = COMMENTS
        .iter()
        .map(|(at, text)| {
            json!({
                "timestamp": seconds(at),
                "data": [{ "comment": { "timestamp": seconds(at), "comment": text, "author": NAME } }],
                "title": format!("{NAME} commented on a post."),
            })
        })
        .collect();
    let reactions: Vec<Value> = COMMENTS
        .iter()
        .map(|(at, _)| json!({ "timestamp": seconds(at), "data": [{ "reaction": { "reaction": "LIKE", "actor": NAME } }], "title": "a like" }))
        .collect();
    vec![
        file(
            "personal_information/profile_information/profile_information.json",
            &json!({ "profile_v2": {
                "name": { "full_name": NAME, "first_name": "Zoë", "last_name": "Lindqvist-Example" },
                "birthday": { "year": 1990, "month": 5, "day": 6 },
                "registration_timestamp": seconds("2009-02-03 04:05:06"),
            } }),
        ),
        file("your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json", &Value::Array(posts)),
        file("your_facebook_activity/comments_and_reactions/comments.json", &json!({ "comments_v2": comments })),
        file("your_facebook_activity/comments_and_reactions/likes_and_reactions_1.json", &Value::Array(reactions)),
        file("your_facebook_activity/messages/inbox/tomas_77/message_1.json", &thread(&MESSAGES)),
        text_file("your_facebook_activity/posts/media/2019/bridge_1.jpg", "not a picture"),
        text_file("your_facebook_activity/dating/no-data.txt", "You have no data in this section"),
    ]
}

/// A conversation.
pub fn thread(messages: &[(bool, &str, &str)]) -> Value {
    let list: Vec<Value> = messages
        .iter()
        .map(|(own, at, text)| {
            json!({ "sender_name": who(*own), "timestamp_ms": seconds(at) * 1000, "content": text, "is_geoblocked_for_viewer": false })
        })
        .collect();
    json!({
        "participants": [{ "name": FRIEND }, { "name": NAME }],
        "messages": list,
        "title": FRIEND,
        "is_still_participant": true,
        "thread_path": "inbox/tomas_77",
        "magic_words": [],
    })
}

/// A page of messages.
pub fn message_page(messages: &[(bool, &str, &str)]) -> String {
    let cells: Vec<String> = messages
        .iter()
        .map(|(own, at, text)| {
            let body = format!(
                "<div><div></div><div>{}</div><div></div><div></div></div><ul class=\"_a6-q\"><li>❤ {FRIEND}</li></ul>",
                escaped(text)
            );
            cell(who(*own), &body, at)
        })
        .collect();
    page(FRIEND, &cells)
}

/// The same export of Facebook as pages.
pub fn facebook_pages() -> Files {
    let posts: Vec<String> = POSTS
        .iter()
        .map(|(at, text, picture)| {
            let media = picture.map_or_else(String::new, |uri| {
                let path = format!("your_facebook_activity/posts/media/{uri}");
                format!("<div class=\"_2pin\"><div><a href=\"{path}\"><img src=\"{path}\" class=\"_a6_o _3-96\"/></a></div></div>")
            });
            let updated = written(at);
            let body = format!(
                "<div><div class=\"_2pin\"><div>{}</div></div>{media}<div class=\"_2pin\"><div>Updated {updated}</div></div></div>",
                escaped(text)
            );
            cell(&format!("{NAME} updated her status."), &body, at)
        })
        .collect();
    let comments: Vec<String> = COMMENTS
        .iter()
        .map(|(at, text)| {
            let body = format!("<div><div class=\"_2pin\"><div>{}</div></div></div>", escaped(text));
            cell(&format!("{NAME} commented on a post."), &body, at)
        })
        .collect();
    let reactions: Vec<String> =
        COMMENTS.iter().map(|(at, _)| cell("a like", "<div><div class=\"_2pin\">Like</div></div>", at)).collect();
    let profile = format!(
        "<div class=\"_a6-g\"><div class=\"_a6-h\">Name</div><div class=\"_a6-p\"><div>{NAME}</div></div></div>"
    );
    vec![
        text_file("personal_information/profile_information/profile_information.html", &page("Profile", &[profile])),
        text_file(
            "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.html",
            &page("Posts", &posts),
        ),
        text_file("your_facebook_activity/comments_and_reactions/comments.html", &page("Comments", &comments)),
        text_file(
            "your_facebook_activity/comments_and_reactions/likes_and_reactions_1.html",
            &page("Likes", &reactions),
        ),
        text_file("your_facebook_activity/messages/inbox/tomas_77/message_1.html", &message_page(&MESSAGES)),
        text_file("your_facebook_activity/posts/media/2019/bridge_1.jpg", "not a picture"),
        text_file("start_here.html", &page("Start", &[])),
    ]
}

/// Labels of Instagram's maps in a language.
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    pub name: &'static str,
    pub username: &'static str,
    pub private: &'static str,
    pub comment: &'static str,
    pub owner: &'static str,
    pub time: &'static str,
}

pub const ENGLISH: Labels = Labels {
    name: "Name",
    username: "Username",
    private: "Private Account",
    comment: "Comment",
    owner: "Media Owner",
    time: "Time",
};

/// Labels in no language there is.
pub const STRANGE: Labels = Labels {
    name: "Nimi·x",
    username: "Käyttäjä·x",
    private: "Yksityinen·x",
    comment: "Kommentti·x",
    owner: "Omistaja·x",
    time: "Aika·x",
};

fn entry(value: &str, at: i64) -> Value {
    json!({ "href": "", "value": value, "timestamp": at })
}

/// Instagram's export as JSON, in today's layout. `private`: the account is private on the day of the export;
/// `changes`: when it became private or public.
pub fn instagram(labels: Labels, private: bool, changes: &[&str]) -> Files {
    let posts: Vec<Value> = POSTS
        .iter()
        .map(|(at, text, picture)| {
            let uri = picture.unwrap_or("2019/plain_2.jpg");
            json!({ "media": [{ "uri": format!("media/posts/{uri}"), "creation_timestamp": seconds(at), "title": text }] })
        })
        .collect();
    let comments: Vec<Value> = COMMENTS
        .iter()
        .map(|(at, text)| {
            json!({
                "media_list_data": [{ "uri": "" }],
                "string_map_data": {
                    labels.comment: { "value": text },
                    labels.owner: { "value": "bridge_keeper_example" },
                    labels.time: { "timestamp": seconds(at) },
                },
            })
        })
        .collect();
    let likes: Vec<Value> = COMMENTS
        .iter()
        .map(|(at, _)| json!({ "title": "bridge_keeper_example", "string_list_data": [{ "href": "https://www.instagram.com/p/x/", "value": "👍", "timestamp": seconds(at) }] }))
        .collect();
    let history: Vec<Value> = changes
        .iter()
        .map(|at| json!({ "title": "changed", "string_map_data": { labels.time: entry("", seconds(at)) } }))
        .collect();
    vec![
        file(
            "personal_information/personal_information/personal_information.json",
            &json!({ "profile_user": [{ "title": "", "media_map_data": {}, "string_map_data": {
                labels.username: entry("zoe_lindqvist_example", 0),
                labels.name: entry(NAME, 0),
                labels.private: entry(if private { "True" } else { "False" }, 0),
            } }] }),
        ),
        file(
            "security_and_login_information/login_and_profile_creation/profile_privacy_changes.json",
            &json!({ "account_history_account_privacy_history": history }),
        ),
        file("your_instagram_activity/media/posts_1.json", &Value::Array(posts)),
        file("your_instagram_activity/comments/post_comments_1.json", &Value::Array(comments)),
        file("your_instagram_activity/likes/liked_posts.json", &json!({ "likes_media_likes": likes })),
        file("your_instagram_activity/messages/inbox/tomas_77/message_1.json", &thread(&MESSAGES)),
        text_file("media/posts/2019/bridge_1.jpg", "not a picture"),
    ]
}

/// The same export of Instagram as pages.
pub fn instagram_pages() -> Files {
    let image =
        |uri: &str| format!("<a href=\"media/posts/{uri}\"><img src=\"media/posts/{uri}\" class=\"_a6_o _3-96\"/></a>");
    let posts: Vec<String> = POSTS
        .iter()
        .map(|(at, text, picture)| cell(&escaped(text), &picture.map_or_else(String::new, image), at))
        .collect();
    let comments: Vec<String> = COMMENTS
        .iter()
        .map(|(at, text)| {
            format!(
                "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\"><div class=\"_a6-p\"><table>{}{}{}</table></div></div>",
                labelled("Comment", &escaped(text)),
                labelled("Media Owner", "bridge_keeper_example"),
                labelled("Time", &written(at)),
            )
        })
        .collect();
    let likes: Vec<String> = COMMENTS
        .iter()
        .map(|(at, _)| {
            cell("bridge_keeper_example", "<div><a href=\"https://www.instagram.com/p/x/\">👍</a></div>", at)
        })
        .collect();
    let rows = [("Username", "zoe_lindqvist_example"), ("Name", NAME), ("Private Account", "False")];
    let rows: String = rows.iter().map(|(label, value)| labelled(label, value)).collect();
    let profile = format!("<div class=\"_a6-g\"><div class=\"_a6-p\"><table>{rows}</table></div></div>");
    vec![
        text_file("personal_information/personal_information/personal_information.html", &page("Profile", &[profile])),
        text_file(
            "security_and_login_information/login_and_profile_creation/profile_privacy_changes.html",
            &page("Changes", &[]),
        ),
        text_file("your_instagram_activity/media/posts_1.html", &page("Posts", &posts)),
        text_file("your_instagram_activity/comments/post_comments_1.html", &page("Comments", &comments)),
        text_file("your_instagram_activity/likes/liked_posts.html", &page("Likes", &likes)),
        text_file("your_instagram_activity/messages/inbox/tomas_77/message_1.html", &message_page(&MESSAGES)),
        text_file("media/posts/2019/bridge_1.jpg", "not a picture"),
    ]
}
