//! X's archives of an invented person, in each of the forms X has given.

use super::{Files, text_file};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The number of the account. No account has one as high.
pub const ME: &str = "9000000000000000042";
/// Somebody else's.
pub const OTHER: &str = "9000000000000000077";

/// A post.
#[derive(Clone, Debug)]
pub struct Post {
    /// Its number.
    pub id: u64,
    /// When it was made, as `2013-01-30 13:01:02`.
    pub at: &'static str,
    /// Its text, as it was written.
    pub text: &'static str,
    /// Whose post it answers.
    pub answers: Option<&'static str>,
}

const fn post(id: u64, at: &'static str, text: &'static str, answers: Option<&'static str>) -> Post {
    Post { id, at, text, answers }
}

/// Posts of 2012 to 2014, so that every form of the archive can hold them.
pub fn posts() -> Vec<Post> {
    vec![
        post(1_000_000_000_000_001, "2012-01-30 13:01:02", "Ink & paper < bread", None),
        post(1_000_000_000_000_002, "2012-01-31 08:00:00", "@pell_of_the_mill yes, tomorrow", Some(OTHER)),
        post(1_000_000_000_000_003, "2012-02-01 08:00:00", "and one more thing", Some(ME)),
        post(1_000_000_000_000_004, "2013-02-01 09:30:00", "RT @pell_of_the_mill: the mill turns again from…", None),
        post(1_000_000_000_000_005, "2014-12-24 18:00:00", "Snow on the roofs\nand light below", None),
    ]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn stamp(at: &str) -> jiff::civil::DateTime {
    at.replace(' ', "T").parse().expect("a time")
}

/// A post as X writes it today, without its wrapper.
pub fn tweet(post: &Post) -> Value {
    let mut tweet = json!({
        "source": "<a href=\"https://mobile.x.com\" rel=\"nofollow\">X Web App</a>",
        "entities": { "hashtags": [], "urls": [], "user_mentions": [] },
        "display_text_range": ["0", post.text.len().to_string()],
        "favorite_count": "0",
        "id_str": post.id.to_string(),
        "id": post.id.to_string(),
        "created_at": stamp(post.at).strftime("%a %b %d %H:%M:%S +0000 %Y").to_string(),
        "full_text": escaped(post.text),
        "lang": "en",
    });
    if let Some(answers) = post.answers {
        tweet["in_reply_to_user_id_str"] = json!(answers);
        tweet["in_reply_to_user_id"] = json!(answers);
    }
    tweet
}

/// A script of X: a name set to a list.
pub fn script(name: &str, part: usize, elements: &[Value]) -> String {
    let list = serde_json::to_string_pretty(elements).expect("JSON");
    format!("window.YTD.{name}.part{part} = {list}")
}

/// A file in `data/`, each element under a key.
pub fn of_x(path: &str, wrapper: &str, elements: &[Value]) -> (String, Vec<u8>) {
    let wrapped: Vec<Value> = elements.iter().map(|element| json!({ wrapper: element })).collect();
    let name = path.rsplit('/').next().expect("a name").trim_end_matches(".js").replace('-', "_");
    text_file(path, &script(&name, 0, &wrapped))
}

pub fn account() -> Value {
    json!({ "username": "juno_pell_of_ghent", "accountId": ME, "createdAt": "2010-01-02T03:04:05.000Z" })
}

/// An index that counts these files, with what is in them.
pub fn manifest(counts: &[(&str, usize)]) -> (String, Vec<u8>) {
    let types: serde_json::Map<String, Value> = counts
        .iter()
        .map(|(file, count)| {
            let entry = json!({ "fileName": file, "globalName": "YTD", "count": count.to_string() });
            ((*file).to_owned(), json!({ "files": [entry] }))
        })
        .collect();
    let index = json!({
        "userInfo": { "accountId": ME, "userName": "juno_pell_of_ghent" },
        "archiveInfo": { "generationDate": "2026-11-02T06:28:13.694Z", "isPartialArchive": false },
        "dataTypes": types,
    });
    text_file("data/manifest.js", &format!("window.__THAR_CONFIG = {index:#}"))
}

/// The archive of today: an index, an account, posts.
pub fn modern(posts: &[Post]) -> Files {
    let tweets: Vec<Value> = posts.iter().map(tweet).collect();
    vec![
        manifest(&[("data/account.js", 1), ("data/tweets.js", posts.len())]),
        of_x("data/account.js", "account", &[account()]),
        of_x("data/tweets.js", "tweet", &tweets),
        text_file("Your archive.html", "<!doctype html><title>Your archive</title>"),
        text_file("assets/js/main.abc.js", "var account = 1;"),
    ]
}

/// The archive of 2020: the file has another name, and there is no index.
pub fn of_2020(posts: &[Post]) -> Files {
    let tweets: Vec<Value> = posts.iter().map(tweet).collect();
    vec![of_x("data/account.js", "account", &[account()]), of_x("data/tweet.js", "tweet", &tweets)]
}

/// The archive of 2018: everything at the outermost level, and no wrapper.
pub fn of_2018(posts: &[Post]) -> Files {
    let tweets: Vec<Value> = posts.iter().map(tweet).collect();
    vec![
        text_file("account.js", &script("account", 0, &[account()])),
        text_file("tweet.js", &script("tweet", 0, &tweets)),
        text_file("like.js", &script("like", 0, &[])),
    ]
}

/// The archive of 2012 to 2019: a file a month, and all of it once more as a table.
pub fn grailbird(posts: &[Post]) -> Files {
    let mut files = vec![
        text_file(
            "data/js/user_details.js",
            &format!(
                "var user_details =  {{\n  \"screen_name\" : \"juno_pell_of_ghent\",\n  \"id\" : \"{ME}\",\n  \"bio\" : \"Maps and bread\"\n}}"
            ),
        ),
        text_file(
            "data/js/payload_details.js",
            "var payload_details =  { \"tweets\" : 5, \"created_at\" : \"2015-04-07 10:00:00 +0000\", \"lang\" : \"en\" }",
        ),
        text_file("index.html", "<!doctype html><title>Your posts</title>"),
        text_file("lib/viewer.js", "var viewer = 1;"),
        text_file("README.txt", "An archive."),
    ];
    let mut months: Vec<&str> = posts.iter().map(|post| post.at.get(..7).expect("a month")).collect();
    months.dedup();
    let mut index = Vec::new();
    for month in months {
        let of_month: Vec<Value> = posts.iter().filter(|post| post.at.starts_with(month)).map(old_tweet).collect();
        let name = month.replace('-', "_");
        let path = format!("data/js/tweets/{name}.js");
        let list = serde_json::to_string_pretty(&of_month).expect("JSON");
        files.push(text_file(&path, &format!("Grailbird.data.tweets_{name} = \n {list}")));
        index.push(json!({ "file_name": path, "var_name": format!("tweets_{name}"), "tweet_count": of_month.len() }));
    }
    let index = serde_json::to_string_pretty(&index).expect("JSON");
    files.push(text_file("data/js/tweet_index.js", &format!("var tweet_index =  {index}")));
    files.push(table(posts));
    files
}

/// The table of the archive of 2012 to 2019.
pub fn table(posts: &[Post]) -> (String, Vec<u8>) {
    let mut table = "\"tweet_id\",\"in_reply_to_status_id\",\"in_reply_to_user_id\",\"timestamp\",\"source\",\"text\",\"retweeted_status_id\",\"retweeted_status_user_id\",\"retweeted_status_timestamp\",\"expanded_urls\"\n".to_owned();
    for post in posts {
        let answers = post.answers.unwrap_or_default();
        let (id, at, text) = (post.id, post.at, escaped(post.text));
        writeln!(table, "\"{id}\",\"\",\"{answers}\",\"{at} +0000\",\"web\",\"{text}\",\"\",\"\",\"\",\"\"")
            .expect("memory");
    }
    text_file("tweets.csv", &table)
}

fn old_tweet(post: &Post) -> Value {
    let mut tweet = json!({
        "id_str": post.id.to_string(),
        "id": post.id,
        "created_at": format!("{} +0000", post.at),
        "text": escaped(post.text),
        "user": { "id_str": ME, "screen_name": "juno_pell_of_ghent" },
    });
    if post.text.starts_with("RT @") {
        tweet["retweeted_status"] = json!({ "id_str": "1", "text": "somebody's", "user": { "id_str": OTHER } });
    }
    if let Some(answers) = post.answers {
        tweet["in_reply_to_user_id_str"] = json!(answers);
    }
    tweet
}
