//! Text in Markdown stays text: a name from an archive becomes no link, no picture, no heading and no page.

use minijinja::value::Value;

/// The name under which the templates' engine asks for this way of writing.
pub(super) const NAME: &str = "markdown";

/// A text in which no mark means anything, on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            '&' => chars.peek().is_some_and(|next| next.is_alphanumeric() || *next == '#'),
            // Within a word it means nothing, and names are full of it.
            '_' => !before.is_alphanumeric() || !chars.peek().is_some_and(|next| next.is_alphanumeric()),
            _ => false,
        };
        if is_mark {
            written.push('\\');
        }
        written.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
        before = c;
    }
    written
}

/// A text as code. The fence is longer than any run of backticks in the text, because such a run would end the code.
pub(super) fn code(text: &str) -> Value {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    let line = text.replace(['\n', '\r'], " ");
    Value::from_safe_string(format!("{fence}{space}{line}{space}{fence}"))
}

/// An address as a link that shows where it leads.
pub(super) fn link(address: &str) -> Value {
    let written = |c: char| match c {
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        c if c.is_whitespace() => "%20".to_owned(),
        c => c.to_string(),
    };
    Value::from_safe_string(format!("<{}>", address.chars().map(written).collect::<String>()))
}
