//! What a summary says, in a form in which tests compare it; and files of Meta's.

use super::{report, zip};
use serde_json::Value;

/// The name of an export of this platform.
pub const FACEBOOK: &str = "facebook-tove-2026-11-03-abc.zip";
/// The name of an export of this platform.
pub const INSTAGRAM: &str = "instagram-tove-2026-11-03-abc.zip";
/// The name of an export of this platform.
pub const LINKEDIN: &str = "Complete_LinkedInDataExport_11-03-2026.zip";
/// The name of an export of this platform.
pub const X: &str = "twitter-2026-11-03-abc.zip";

/// A file with this JSON.
pub fn json_file(path: &str, value: &Value) -> (String, Vec<u8>) {
    (path.to_owned(), serde_json::to_vec(value).expect("JSON"))
}

/// A page of Meta's with this in its main part.
pub fn page(main: &str) -> String {
    format!(
        "<html><head><meta charset=\"utf-8\"/></head><body class=\"_5vb_ _2yq _a7o5\"><div class=\"_a705\"><header><h1>x</h1>\
         </header><main class=\"_a706\" role=\"main\">{main}</main></div></body></html>"
    )
}

/// A block of such a page.
pub fn block(heading: &str, body: &str, footer: &str) -> String {
    format!(
        "<div class=\"_3-95 _a6-g\"><div class=\"_2ph_ _a6-h _a6-i\">{heading}</div><div class=\"_2ph_ _a6-p\">{body}</div>\
         <div class=\"_3-94 _a6-o\"><div class=\"_a72d\">{footer}</div></div></div>"
    )
}

/// The summary of an archive.
pub fn summary(name: &str, files: &[(String, Vec<u8>)]) -> Value {
    let (_dir, path) = zip(name, files);
    let (summary, code) = report(&[&path], &["--region", "GB", "--on", "2026-11-10"]);
    assert!(code == 0 || code == 3, "{code}");
    assert_eq!(summary["archives"][0]["ledger"]["balanced"], true);
    summary
}

/// Groups of a category: items, characters, media files, first and last day, by source, author and audience.
pub fn groups(summary: &Value, category: &str) -> Vec<String> {
    let categories = summary["categories"].as_array().expect("categories").iter();
    let groups = categories.flat_map(|category| category["groups"].as_array().expect("groups"));
    let of = groups.filter(|group| group["category"].as_str().is_some_and(|known| known == category));
    let mut lines: Vec<String> = of
        .map(|group| {
            let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
            format!(
                "{} {} {}: {} items, {} chars, {} media, {} to {}",
                word(&group["source"]),
                word(&group["traits"]["author"]),
                word(&group["traits"]["audience"]),
                group["items"],
                group["text_chars"],
                group["media_files"],
                word(&group["earliest"]),
                word(&group["latest"])
            )
        })
        .collect();
    lines.sort();
    lines
}

/// What is reported: kinds and paths.
pub fn problems(summary: &Value) -> Vec<(String, String)> {
    let problems = summary["archives"][0]["problems"].as_array().expect("problems").iter();
    let word = |value: &Value| value.as_str().expect("text").to_owned();
    problems.map(|problem| (word(&problem["kind"]), word(&problem["path"]))).collect()
}

/// The row of a file.
pub fn row_of<'a>(summary: &'a Value, path: &str) -> &'a Value {
    let mut files = summary["archives"][0]["files"].as_array().expect("files").iter();
    files.find(|file| file["path"] == path).unwrap_or_else(|| panic!("{path}"))
}
