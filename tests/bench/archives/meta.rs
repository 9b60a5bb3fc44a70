//! Archives of Facebook and Instagram: JSON whose texts are UTF-8 written as Latin-1, or pages.

use super::Archive;
use std::fmt::Write as _;

/// In which form an export was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Json,
    Html,
}

/// The most messages in one file of a conversation.
const PAGE: u32 = 10_000;

/// Writes `count` messages, in one conversation for every 500 of them, and a twentieth as many posts.
pub fn write_facebook(archive: &mut Archive, count: u32, form: Form) {
    let (person, posts) = (
        "personal_information/profile_information/profile_information",
        "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1",
    );
    match form {
        Form::Json => archive.add(
            &format!("{person}.json"),
            r#"{"profile_v2":{"name":{"full_name":"Juno Example","first_name":"Juno","middle_name":"","last_name":"Example"},"username":"juno","registration_timestamp":1200000000,"profile_uri":"https://www.facebook.com/juno"}}"#,
        ),
        Form::Html => archive.add(&format!("{person}.html"), &page("Profile", "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\"><div class=\"_2ph_ _a6-h _a6-i\">Name</div><div class=\"_2ph_ _a6-p\"><div>Juno Example</div></div></div>")),
    }
    archive.note("profile.public", "Juno Example");
    conversations(archive, "your_facebook_activity/messages/inbox", count, (count / 500).max(1), form);
    let mut out = String::new();
    for nth in 0..count / 20 {
        let (text, at) = (archive.words.text(20), archive.words.second());
        match form {
            Form::Json => write!(
                out,
                r#"{}{{"timestamp":{at},"attachments":[],"data":[{{"post":{}}},{{"update_timestamp":{at}}}],"title":"Juno Example updated her status."}}"#,
                if nth > 0 { "," } else { "" },
                escaped(&text)
            )
            .expect("memory"),
            Form::Html => out.push_str(&block(
                "Juno Example updated her status.",
                &format!("<div><div class=\"_2pin\"><div>{}</div></div></div>", in_html(&text)),
                at,
            )),
        }
        archive.note("posts", &text);
    }
    match form {
        Form::Json => archive.add(&format!("{posts}.json"), &format!("[{out}]")),
        Form::Html => archive.add(&format!("{posts}.html"), &page("Your posts", &out)),
    }
}

/// Writes `count` posts with a picture each, as many likes, half as many comments and four times as many messages.
pub fn write_instagram(archive: &mut Archive, count: u32) {
    archive.add(
        "personal_information/personal_information/personal_information.json",
        r#"{"profile_user":[{"title":"User Information","media_map_data":{},"string_map_data":{"Username":{"href":"","value":"juno","timestamp":0},"Name":{"href":"","value":"Juno Example","timestamp":0}}}]}"#,
    );
    archive.note("profile.public", "");
    let mut posts = String::new();
    for nth in 0..count {
        let (text, at) = (archive.words.text(16), archive.words.second());
        let name =
            format!("media/posts/{}/{}_n_{nth:08}.jpg", 201_200 + nth / (count / 100).max(1), archive.words.token(15));
        let comma = if nth > 0 { "," } else { "" };
        write!(
            posts,
            r#"{comma}{{"media":[{{"uri":"{name}","creation_timestamp":{at},"media_metadata":{{"camera_metadata":{{"has_camera_metadata":false}}}},"title":{},"cross_post_source":{{"source_app":"FB"}}}}]}}"#,
            escaped(&text)
        )
        .expect("memory");
        archive.add_picture(&name);
        archive.note("posts", &text);
    }
    archive.add("your_instagram_activity/media/posts_1.json", &format!("[{posts}]"));
    let mut likes = String::new();
    for nth in 0..count {
        let (at, token, owner) = (archive.words.second(), archive.words.token(11), archive.words.word().to_owned());
        let comma = if nth > 0 { "," } else { "" };
        write!(
            likes,
            r#"{comma}{{"title":{},"string_list_data":[{{"href":"https://www.instagram.com/p/{token}/","value":"\u00f0\u009f\u0091\u008d","timestamp":{at}}}]}}"#,
            escaped(&owner)
        )
        .expect("memory");
        archive.note("reactions", "");
    }
    archive.add("your_instagram_activity/likes/liked_posts.json", &format!("{{\"likes_media_likes\":[{likes}]}}"));
    let mut comments = String::new();
    for nth in 0..count / 2 {
        let (text, at, owner) = (archive.words.text(10), archive.words.second(), archive.words.word().to_owned());
        let comma = if nth > 0 { "," } else { "" };
        write!(
            comments,
            r#"{comma}{{"media_list_data":[{{"uri":""}}],"string_map_data":{{"Comment":{{"value":{}}},"Media Owner":{{"value":{}}},"Time":{{"timestamp":{at}}}}}}}"#,
            escaped(&text),
            escaped(&owner)
        )
        .expect("memory");
        archive.note("comments", &text);
    }
    archive.add("your_instagram_activity/comments/post_comments_1.json", &format!("[{comments}]"));
    let inbox = "your_instagram_activity/messages/inbox";
    conversations(archive, inbox, count * 4, (count * 4 / 500).max(1), Form::Json);
}

/// Conversations of which a few are long and most are short.
fn conversations(archive: &mut Archive, folder: &str, count: u32, threads: u32, form: Form) {
    let weights: Vec<f64> = (0..threads).map(|nth| f64::from(nth + 5).powf(-0.7)).collect();
    let whole: f64 = weights.iter().sum();
    for (nth, weight) in weights.iter().enumerate() {
        let name = format!("Pérsona {nth}");
        let messages = ((f64::from(count) * weight / whole) as u32).max(1);
        for file in 0..messages.div_ceil(PAGE) {
            let on_page = PAGE.min(messages - file * PAGE);
            let path = format!("{folder}/persona{nth}_{}/message_{}", 1_000_000_000 + nth, file + 1);
            match form {
                Form::Json => json_conversation(archive, &path, &name, on_page),
                Form::Html => html_conversation(archive, &path, &name, on_page),
            }
        }
    }
}

fn json_conversation(archive: &mut Archive, path: &str, name: &str, count: u32) {
    let other = escaped(name);
    let mut out = format!(r#"{{"participants":[{{"name":{other}}},{{"name":"Juno Example"}}],"messages":["#);
    let mut at = archive.words.second() * 1000;
    for nth in 0..count {
        let text = archive.words.text(9);
        let is_own = archive.words.rng.bool();
        at -= archive.words.rng.i64(1_000..900_000);
        let sender = if is_own { "\"Juno Example\"" } else { other.as_str() };
        let comma = if nth > 0 { "," } else { "" };
        let reactions = if archive.words.rng.u32(0..10) == 0 {
            r#""reactions":[{"reaction":"\u00f0\u009f\u0098\u0086","actor":"Juno Example"}],"#
        } else {
            ""
        };
        write!(
            out,
            r#"{comma}{{"sender_name":{sender},"timestamp_ms":{at},"content":{},{reactions}"is_geoblocked_for_viewer":false,"is_unsent_image_by_messenger_kid_parent":false}}"#,
            escaped(&text)
        )
        .expect("memory");
        archive.note("messages", &text);
    }
    write!(
        out,
        r#"],"title":{other},"is_still_participant":true,"thread_path":"inbox/{}","magic_words":[]}}"#,
        path.rsplit('/').nth(1).unwrap_or_default()
    )
    .expect("memory");
    archive.add(&format!("{path}.json"), &out);
}

fn html_conversation(archive: &mut Archive, path: &str, name: &str, count: u32) {
    let mut out = String::new();
    let mut at = archive.words.second();
    for _ in 0..count {
        let text = archive.words.text(9);
        let sender = if archive.words.rng.bool() { "Juno Example" } else { name };
        at -= archive.words.rng.i64(1..900);
        let body = format!("<div><div></div><div>{}</div><div></div><div></div></div>", in_html(&text));
        out.push_str(&block(sender, &body, at));
        archive.note("messages", &text);
    }
    archive.add(&format!("{path}.html"), &page(name, &out));
}

fn page(title: &str, main: &str) -> String {
    format!(
        "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\" /><title>{title}</title><style type=\"text/css\">._a706{{margin:0}}</style></head><body class=\"_5vb_ _2yq _a7o5\"><div class=\"clearfix _ikh\"><div class=\"_a705\"><header aria-labelledby=\"u_0_0\"><h1 id=\"u_0_0\">{title}</h1></header><main class=\"_a706\" role=\"main\">{main}</main></div></div></body></html>"
    )
}

fn block(heading: &str, body: &str, at: i64) -> String {
    let at = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::from_second(at).expect("a time"));
    let half = if at.hour() < 12 { "am" } else { "pm" };
    let date = at.strftime("%b %d, %Y %-I:%M:%S");
    format!(
        "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\"><div class=\"_2ph_ _a6-h _a6-i\">{heading}</div><div class=\"_2ph_ _a6-p\">{body}</div><div class=\"_3-94 _a6-o\"><div class=\"_a72d\">{date} {half}</div></div></div>"
    )
}

fn in_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('\n', "<br />")
}

/// A text as Meta writes it: each byte of its UTF-8 as a character of its own, and those escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for byte in text.bytes() {
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => write!(out, "\\u{byte:04x}").expect("memory"),
        }
    }
    out.push('"');
    out
}
