//! What a file seems to be, from its name and first bytes.

use serde::Serialize;
use std::borrow::Cow;

/// What a file seems to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// JSON, or a script that holds it.
    Json,
    /// Cells between delimiters.
    Table,
    /// A page.
    Html,
    /// A zip, or an office document, which is one.
    Zip,
    /// A PDF.
    Pdf,
    /// Pictures, videos, sounds.
    Media,
    /// Other text.
    Text,
    /// Nothing at all.
    Empty,
    /// Something else.
    Binary,
}

impl Kind {
    /// The word for it in the summary, which is also how it is serialized.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Table => "table",
            Self::Html => "html",
            Self::Zip => "zip",
            Self::Pdf => "pdf",
            Self::Media => "media",
            Self::Text => "text",
            Self::Empty => "empty",
            Self::Binary => "binary",
        }
    }
}

/// Endings of pictures, videos and sounds.
const MEDIA: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "avif", "bmp", "tif", "tiff", "svg", "mp4", "mov", "m4v",
    "avi", "webm", "mkv", "3gp", "mp3", "m4a", "aac", "wav", "ogg", "opus", "flac", "amr", "srt", "vtt",
];

/// Whether a name ends like a picture's, a video's or a sound's.
#[must_use]
pub fn is_media_name(key: &str) -> bool {
    let ending = memchr::memrchr(b'.', key.as_bytes()).and_then(|dot| key.get(dot + 1..));
    ending.is_some_and(|ending| MEDIA.contains(&ending))
}

/// What a file seems to be.
#[must_use]
pub fn sniff(key: &str, head: &[u8]) -> Kind {
    if is_media_name(key) { sniff_utf8(key, head) } else { sniff_utf8(key, &to_utf8(head)) }
}

/// The first bytes of a text, transcoded if they are UTF-16.
pub(super) fn to_utf8(head: &[u8]) -> Cow<'_, [u8]> {
    let utf16 = match head {
        [0xFF, 0xFE, ..] => Some(encoding_rs::UTF_16LE),
        [0xFE, 0xFF, ..] => Some(encoding_rs::UTF_16BE),
        _ => utf16_without_mark(head),
    };
    match utf16 {
        Some(encoding) => Cow::Owned(encoding.decode(head).0.into_owned().into_bytes()),
        None => Cow::Borrowed(head),
    }
}

fn sniff_utf8(key: &str, head: &[u8]) -> Kind {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if head.is_empty() {
        Kind::Empty
    } else if head.starts_with(b"PK\x03\x04") {
        Kind::Zip
    } else if head.starts_with(b"%PDF") {
        Kind::Pdf
    } else if is_media_name(key) {
        Kind::Media
    } else if looks_binary(head) {
        Kind::Binary
    } else if text.starts_with(b"{") || text.starts_with(b"[") || is_script_with_json(key, text) {
        Kind::Json
    } else if text.starts_with(b"<") {
        Kind::Html
    } else if key.ends_with(".csv") || key.ends_with(".tsv") || columns(text) > 1 {
        Kind::Table
    } else {
        Kind::Text
    }
}

/// Whether a text is a script that only sets a name to JSON, as X's files do.
fn is_script_with_json(key: &str, text: &[u8]) -> bool {
    let is_script = key.ends_with(".js") || text.starts_with(b"window.");
    let Some(at) = memchr::memchr(b'=', text) else { return false };
    let (name, value) = text.split_at(at);
    // `window.YTD.tweets.part0` or `var tweet_index`. In a program, more than a name stands before the first `=`.
    let name = name.trim_ascii();
    let name = name.strip_prefix(b"var ").unwrap_or(name);
    let is_name = name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'$'));
    let value = value.get(1..).unwrap_or_default().trim_ascii_start();
    is_script && is_name && matches!(value.first(), Some(b'{' | b'['))
}

/// How many cells the first two lines have, or 0 if their numbers differ.
fn columns(text: &[u8]) -> usize {
    let count = |line: Option<&[u8]>| {
        line.map_or(0, |line| line.iter().filter(|byte| matches!(byte, b',' | b'\t' | b';')).count())
    };
    let mut lines = text.split(|byte| *byte == b'\n');
    let (first, second) = (count(lines.next()), count(lines.next()));
    if first > 0 && first == second { first + 1 } else { 0 }
}

/// Whether bytes are not text, because more than one in sixteen is zero. A few zeros may have strayed into a text.
#[must_use]
pub fn looks_binary(head: &[u8]) -> bool {
    let zeros = memchr::memchr_iter(0, head).count();
    zeros * 16 > head.len()
}

/// The encoding of a text in UTF-16 that has no byte order mark, recognised by a zero in most of its first pairs of
/// bytes.
#[must_use]
pub fn utf16_without_mark(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let pairs = head.chunks_exact(2).take(64);
    let all = pairs.len();
    let zeros = |at: usize| pairs.clone().filter(|pair| pair.get(at) == Some(&0)).count();
    if all < 4 {
        None
    } else if zeros(1) * 10 > all * 8 && zeros(0) == 0 {
        Some(encoding_rs::UTF_16LE)
    } else if zeros(0) * 10 > all * 8 && zeros(1) == 0 {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_that_only_hold_json_are_told_from_programs() {
        for script in ["window.YTD.like.part0 = [ ]", "var tweet_index = [ ]", "Grailbird.data.tweets_2012_01 = [ ]"] {
            assert_eq!(sniff("a.js", script.as_bytes()), Kind::Json, "{script}");
        }
        for program in ["const x = {};", "function f() { let a = [1]; }", "import a from \"b\"; var c = [1];"] {
            assert_eq!(sniff("a.js", program.as_bytes()), Kind::Text, "{program}");
        }
    }
}
