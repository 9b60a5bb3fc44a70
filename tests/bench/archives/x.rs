//! An archive of X: scripts that set a name to a list, in parts.

use super::Archive;
use std::fmt::Write as _;

/// The most records in one part.
const PART: u32 = 200_000;

/// Writes posts, half as many likes, and a tenth as many messages.
pub fn write(archive: &mut Archive, count: u32) {
    archive.add(
        "data/account.js",
        r#"window.YTD.account.part0 = [{"account":{"email":"juno@example.org","createdVia":"web","username":"juno","accountId":"42","createdAt":"2010-01-01T00:00:00.000Z","accountDisplayName":"Juno Example"}}]"#,
    );
    archive.note("account", "");
    posts(archive, count);
    likes(archive, count / 2);
    messages(archive, count / 10);
}

fn in_parts(
    archive: &mut Archive,
    name: &str,
    list: &str,
    count: u32,
    add: &mut dyn FnMut(&mut Archive, &mut String, u32),
) {
    for part in 0..count.div_ceil(PART) {
        let file = if part == 0 { format!("data/{name}.js") } else { format!("data/{name}-part{part}.js") };
        let mut text = format!("window.YTD.{list}.part{part} = [");
        for nth in part * PART..count.min((part + 1) * PART) {
            text.push_str(if nth > part * PART { ",\n  " } else { "\n  " });
            add(archive, &mut text, nth);
        }
        text.push_str("\n]");
        archive.add(&file, &text);
    }
}

fn json(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

fn posts(archive: &mut Archive, count: u32) {
    in_parts(archive, "tweets", "tweets", count, &mut |archive, out, nth| {
        let words = &mut archive.words;
        let id = 1_000_000_000_000_000_000 + u64::from(nth) * 4_194_304_123;
        let at = jiff::Timestamp::from_second(words.second()).expect("a time");
        let date = at.strftime("%a %b %d %H:%M:%S +0000 %Y");
        let mut said = words.text(18);
        let mut urls = String::new();
        let mut mentions = String::new();
        let mut reply = String::new();
        if words.rng.u32(0..3) == 0 {
            let (name, number) = (words.token(9), words.rng.u32(..));
            said = format!("@{name} {said}");
            write!(
                mentions,
                r#"{{"name":{},"screen_name":"{name}","indices":["0","{}"],"id_str":"{number}","id":"{number}"}}"#,
                json(&words.text(2)),
                name.len() + 1
            )
            .expect("memory");
            let replied = words.rng.u64(1_000_000_000_000_000_000..1_900_000_000_000_000_000);
            write!(
                reply,
                r#""in_reply_to_status_id_str":"{replied}","in_reply_to_user_id":"{number}","in_reply_to_status_id":"{replied}","in_reply_to_screen_name":"{name}","in_reply_to_user_id_str":"{number}","#
            )
            .expect("memory");
        }
        if words.rng.u32(0..4) == 0 {
            let (short, long) = (words.token(10), words.token(24));
            write!(said, " https://t.co/{short}").expect("memory");
            write!(
                urls,
                r#"{{"url":"https://t.co/{short}","expanded_url":"https://www.example.org/articles/{long}","display_url":"example.org/articles/{}…","indices":["10","33"]}}"#,
                long.get(..8).unwrap_or_default()
            )
            .expect("memory");
        }
        let (likes, shares) = (words.rng.u32(0..40), words.rng.u32(0..9));
        write!(
            out,
            r#"{{"tweet":{{"edit_info":{{"initial":{{"editTweetIds":["{id}"],"editableUntil":"{}","editsRemaining":"5","isEditEligible":{}}}}},"retweeted":false,"source":"<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>","entities":{{"hashtags":[],"symbols":[],"user_mentions":[{mentions}],"urls":[{urls}]}},"display_text_range":["0","{}"],"favorite_count":"{likes}",{reply}"id_str":"{id}","truncated":false,"retweet_count":"{shares}","id":"{id}","possibly_sensitive":false,"created_at":"{date}","favorited":false,"full_text":{},"lang":"en"}}}}"#,
            at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            reply.is_empty(),
            said.chars().count(),
            json(&said),
        )
        .expect("memory");
        // A reply is a comment.
        archive.note(if reply.is_empty() { "posts" } else { "comments" }, &said);
    });
}

fn likes(archive: &mut Archive, count: u32) {
    in_parts(archive, "like", "like", count, &mut |archive, out, nth| {
        let id = 1_100_000_000_000_000_000 + u64::from(nth) * 4_194_304_321;
        let text = archive.words.text(18);
        let said = json(&text);
        write!(
            out,
            r#"{{"like":{{"tweetId":"{id}","fullText":{said},"expandedUrl":"https://twitter.com/i/web/status/{id}"}}}}"#
        )
        .expect("memory");
        archive.note("reactions", &text);
    });
}

fn messages(archive: &mut Archive, count: u32) {
    const CONVERSATIONS: u32 = 50;
    let mut out = "window.YTD.direct_messages.part0 = [".to_owned();
    for nth in 0..CONVERSATIONS {
        let other = 100 + nth;
        out.push_str(if nth > 0 { "," } else { "" });
        write!(out, r#"{{"dmConversation":{{"conversationId":"42-{other}","messages":["#).expect("memory");
        for message in 0..count / CONVERSATIONS {
            let words = &mut archive.words;
            let (from, to) = if words.rng.bool() { (42, other) } else { (other, 42) };
            let at = jiff::Timestamp::from_second(words.second()).expect("a time");
            let text = words.text(12);
            let id = 1_200_000_000_000_000_000 + u64::from(nth) * 10_000_000 + u64::from(message);
            out.push_str(if message > 0 { "," } else { "" });
            write!(
                out,
                r#"{{"messageCreate":{{"recipientId":"{to}","reactions":[],"urls":[],"text":{},"mediaUrls":[],"senderId":"{from}","id":"{id}","createdAt":"{}","editHistory":[]}}}}"#,
                json(&text),
                at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            )
            .expect("memory");
            archive.note("messages", &text);
        }
        out.push_str("]}}");
    }
    out.push(']');
    archive.add("data/direct-messages.js", &out);
}
