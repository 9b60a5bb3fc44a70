//! An archive of `LinkedIn`: tables.

use super::Archive;
use std::fmt::Write as _;

/// Writes about `count` rows: half of them messages, the others posts, comments, reactions and contacts.
pub fn write(archive: &mut Archive, count: u32) {
    archive.add(
        "Profile.csv",
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nJuno,Example,,,,Baker,,,,,,,\n",
    );
    archive.note("profile.public", "Baker");
    messages(archive, count / 2);
    posts(archive, count / 10);
    comments(archive, count / 10);
    reactions(archive, count / 4);
    contacts(archive, count / 20);
}

/// A field that may need quotes.
fn field(text: &str) -> String {
    if text.contains(['"', ',', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn day(archive: &mut Archive) -> String {
    let at = jiff::Timestamp::from_second(archive.words.second()).expect("a time");
    at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn messages(archive: &mut Archive, count: u32) {
    const CONVERSATIONS: u32 = 900;
    let mut out = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS\n".to_owned();
    for nth in 0..count {
        let other = u64::from(nth) * u64::from(CONVERSATIONS) / u64::from(count);
        let me = ("Juno Example".to_owned(), "https://www.linkedin.com/in/juno-example".to_owned());
        let them = (format!("Person {other}"), format!("https://www.linkedin.com/in/person-{other}-4f{other:06x}"));
        let (from, to) = if archive.words.rng.bool() { (me, them) } else { (them, me) };
        let text = archive.words.text(22);
        let at = day(archive);
        writeln!(
            out,
            "2-ZDk4{other:08x}LWQ1YzgtNGI1OS05ODE2LWU2YTg0YjE3ZDc0NF8wMTI=,,{},{},{},{},{at} UTC,,{},INBOX,",
            from.0,
            from.1,
            to.0,
            to.1,
            field(&text)
        )
        .expect("memory");
        archive.note("messages", &text);
    }
    archive.add("messages.csv", &out);
}

fn posts(archive: &mut Archive, count: u32) {
    let mut out = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n".to_owned();
    for _ in 0..count {
        // A line break in a post is `"\n"` with quotes of its own.
        let text = archive.words.text(50).replace('"', "'");
        let id = archive.words.rng.u64(6_000_000_000_000_000_000..7_300_000_000_000_000_000);
        let at = day(archive);
        let written = text.replace('\n', "\"\"\n\"\"");
        writeln!(
            out,
            "{at},https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{id},\"{written}\",,,MEMBER_NETWORK"
        )
        .expect("memory");
        archive.note("posts", &text);
    }
    archive.add("Shares.csv", &out);
}

fn comments(archive: &mut Archive, count: u32) {
    let mut out = "Date,Link,Message\n".to_owned();
    for _ in 0..count {
        let text = archive.words.text(25);
        let id = archive.words.rng.u64(6_000_000_000_000_000_000..7_300_000_000_000_000_000);
        let at = day(archive);
        writeln!(out, "{at},https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{id},{}", field(&text))
            .expect("memory");
        archive.note("comments", &text);
    }
    archive.add("Comments.csv", &out);
}

fn reactions(archive: &mut Archive, count: u32) {
    let mut out = "Date,Type,Link\n".to_owned();
    for _ in 0..count {
        let id = archive.words.rng.u64(6_000_000_000_000_000_000..7_300_000_000_000_000_000);
        let at = day(archive);
        writeln!(out, "{at},LIKE,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{id}").expect("memory");
        archive.note("reactions", "");
    }
    archive.add("Reactions.csv", &out);
}

fn contacts(archive: &mut Archive, count: u32) {
    let mut out = "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
    for nth in 0..count {
        let (name, company) = (archive.words.word().to_owned(), archive.words.word().to_owned());
        writeln!(out, "{name},Example,https://www.linkedin.com/in/{name}-{nth:07x},,{company},Baker,05 Mar 2019")
            .expect("memory");
        archive.note("network", "");
    }
    archive.add("Connections.csv", &out);
}
