//! The cells of a page, as its tags open and close.

use super::{is_page, page_dates};
use html5gum::{StartTag, Token};

/// What was found in a cell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Cell {
    pub heading: String,
    pub date: String,
    /// Lines of its body, each with the number of the block it stands in.
    lines: Vec<(usize, String)>,
    /// What stands in tables: labels, and what they are of.
    pub pairs: Vec<(String, String)>,
    /// Paths of pictures and videos in the archive.
    pub media: Vec<String>,
}

impl Cell {
    /// All of its body.
    pub fn text(&self) -> String {
        join(self.lines.iter().map(|(_, line)| line))
    }

    /// The first block of its body that is more than the time of a change: what comes after it is what was attached.
    pub fn first_block(&self) -> String {
        let mut lines: Vec<&(usize, String)> = self.lines.iter().collect();
        lines.retain(|(_, line)| !page_dates::is_change(line));
        let first = lines.first().map(|(block, _)| *block);
        join(lines.into_iter().filter(|(block, _)| Some(*block) == first).map(|(_, line)| line))
    }

    /// Whether a cell among messages is none: it has no date, and either a sender or a text, but not both.
    pub fn is_only_people(&self) -> bool {
        self.date.trim().is_empty()
            && self.media.is_empty()
            && self.pairs.is_empty()
            && (self.heading.trim().is_empty() || self.lines.is_empty())
    }

    /// Those who take part in a conversation, as such a cell names them.
    pub fn people(&self) -> String {
        format!("{} {}", self.heading.trim(), self.text())
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn join<'l>(lines: impl Iterator<Item = &'l String>) -> String {
    lines.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// What a tag is in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Plain,
    Cell,
    Heading,
    Body,
    Block,
    Date,
    Reactions,
    Row,
    Hidden,
    /// The main part of the page, in which a cell of unknown classes may lie.
    Main,
}

/// How many roles there are.
const ROLES: usize = Role::Main as usize + 1;

/// Tags are followed to this depth.
const DEEPEST: usize = 512;

/// A tag that is open.
#[derive(Debug)]
struct Open {
    name: Vec<u8>,
    role: Role,
    /// A cell begins with it.
    begins: bool,
}

/// Finds cells.
#[derive(Debug, Default)]
pub(super) struct Cells {
    open: Vec<Open>,
    /// How many open tags have each role.
    roles: [usize; ROLES],
    /// The whole page is one cell.
    whole: bool,
    cell: Option<Cell>,
    /// A message of the years before 2018, whose text follows it.
    awaits_text: Option<Cell>,
    /// Whether a cell was known by its classes.
    known: bool,
    /// Cells that are none, if one is known by its classes.
    loose: Vec<Cell>,
    in_loose: bool,
    line: String,
    block: usize,
    parts: Vec<String>,
}

impl Cells {
    /// Looks for cells, or takes the page for one.
    pub fn new(whole: bool) -> Self {
        Self { whole, cell: whole.then(Cell::default), ..Self::default() }
    }

    /// Takes a token; the cells that end with it.
    pub fn take(&mut self, token: &Token) -> Vec<Cell> {
        let mut done = Vec::new();
        match token {
            Token::StartTag(tag) => self.opens(tag, &mut done),
            Token::EndTag(tag) => self.closes(&tag.name, &mut done),
            Token::String(text) => self.text(&String::from_utf8_lossy(text)),
            _ => {}
        }
        done
    }

    /// The cells that end with the page.
    pub fn finish(mut self) -> Vec<Cell> {
        self.end_line();
        let mut done: Vec<Cell> = self.awaits_text.take().into_iter().collect();
        if self.whole {
            done.extend(self.cell.take());
        } else if !self.known {
            done.append(&mut self.loose);
        }
        done.retain(|cell| !cell.is_empty());
        done
    }

    fn in_role(&self, role: Role) -> bool {
        self.roles.get(role as usize).is_some_and(|open| *open > 0)
    }

    fn push(&mut self, open: Open) {
        if let Some(count) = self.roles.get_mut(open.role as usize) {
            *count += 1;
        }
        self.open.push(open);
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        if let Some(count) = self.roles.get_mut(open.role as usize) {
            *count -= 1;
        }
        Some(open)
    }

    fn opens(&mut self, tag: &StartTag<()>, done: &mut Vec<Cell>) {
        let name: &[u8] = &tag.name;
        let attribute = |wanted: &[u8]| {
            let found = tag.attributes.iter().find(|(key, _)| key.as_slice() == wanted);
            found.map(|(_, value)| String::from_utf8_lossy(value).into_owned()).unwrap_or_default()
        };
        if is_block(name) {
            self.end_line();
        }
        if name == b"br"
            && self.in_role(Role::Heading)
            && let Some(cell) = self.cell.as_mut()
        {
            cell.heading.push('\n');
        }
        if let b"img" | b"video" | b"source" | b"audio" = name {
            self.media(&attribute(b"src"));
        }
        if name == b"a" {
            self.media(&attribute(b"href"));
        }
        if is_void(name) || tag.self_closing {
            return;
        }
        // Tags that are never closed: no page that a platform wrote nests so deep.
        if self.open.len() >= DEEPEST {
            return;
        }
        let role = role(name, &attribute(b"class"), &attribute(b"role"));
        let mut begins = false;
        match role {
            Role::Cell if self.whole => begins = true,
            Role::Cell if self.cell.is_none() || self.in_loose => {
                done.extend(self.awaits_text.take());
                (self.known, self.in_loose, begins) = (true, false, true);
                self.loose.clear();
                self.begin();
            }
            Role::Row => self.parts.clear(),
            Role::Block => self.block += 1,
            _ if self.cell.is_none() && !self.whole && !self.known && self.is_in_main() => {
                (self.in_loose, begins) = (true, true);
                self.begin();
            }
            _ => {}
        }
        self.push(Open { name: name.to_vec(), role, begins });
    }

    /// Directly in the main part of the page: what lies here may be a cell of unknown classes.
    fn is_in_main(&self) -> bool {
        self.open.last().is_some_and(|open| open.role == Role::Main)
    }

    fn begin(&mut self) {
        self.cell = Some(Cell::default());
        self.line.clear();
        self.block = 0;
    }

    fn closes(&mut self, name: &[u8], done: &mut Vec<Cell>) {
        if is_block(name) {
            self.end_line();
        }
        // A tag that was never opened closes nothing.
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        while self.open.len() > at {
            let Some(open) = self.pop() else { return };
            if open.role == Role::Row {
                self.end_row();
            }
            if open.begins {
                self.end_cell(&open, done);
            }
        }
    }

    fn end_row(&mut self) {
        self.end_line();
        let mut parts = std::mem::take(&mut self.parts).into_iter();
        if let (Some(label), Some(cell)) = (parts.next(), self.cell.as_mut()) {
            cell.pairs.push((label, parts.collect::<Vec<_>>().join(" ")));
        }
    }

    fn end_cell(&mut self, open: &Open, done: &mut Vec<Cell>) {
        self.end_line();
        if self.whole {
            // In a page that is one record, a cell is a label and what it is of.
            if let Some(cell) = self.cell.as_mut() {
                let label = std::mem::take(&mut cell.heading);
                let value = cell.lines.last().map(|(_, line)| line.clone()).unwrap_or_default();
                cell.pairs.push((label, value));
            }
            return;
        }
        let Some(cell) = self.cell.take() else { return };
        if self.in_loose {
            self.in_loose = false;
            self.loose.push(cell);
        } else if open.name == b"div" && cell.lines.is_empty() && cell.media.is_empty() && !cell.date.is_empty() {
            // Before 2018 the text followed the header of a message.
            self.awaits_text = Some(cell);
        } else if !cell.is_empty() {
            done.push(cell);
        }
    }

    fn media(&mut self, path: &str) {
        let is_file =
            !path.is_empty() && !path.contains("://") && !path.starts_with(['#', '?']) && !path.starts_with("data:");
        if let Some(cell) = self.cell.as_mut().filter(|_| is_file && !is_page(path)) {
            let path = path.trim_start_matches("../").to_owned();
            if !cell.media.contains(&path) {
                cell.media.push(path);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_role(Role::Hidden) || self.in_role(Role::Reactions) {
            return;
        }
        if self.cell.is_none()
            && let Some(cell) = self.awaits_text.as_mut()
        {
            let text = text.trim();
            if !text.is_empty() {
                cell.lines.push((0, text.to_owned()));
            }
            return;
        }
        if self.in_role(Role::Row) {
            let text = text.trim();
            if !text.is_empty() {
                self.parts.push(text.to_owned());
            }
            return;
        }
        let (heading, date) = (self.in_role(Role::Heading), self.in_role(Role::Date));
        match self.cell.as_mut() {
            Some(cell) if heading => cell.heading.push_str(text),
            // A link around the date repeats nothing: the first one counts.
            Some(cell) if date => cell.date.push_str(text),
            Some(_) => self.line.push_str(text),
            None => {}
        }
    }

    fn end_line(&mut self) {
        let line = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line.clear();
        if let Some(cell) = self.cell.as_mut().filter(|_| !line.is_empty()) {
            cell.lines.push((self.block, line));
        }
    }
}

/// What a tag is, by its name and its classes.
fn role(name: &[u8], classes: &str, aria: &str) -> Role {
    let has = |wanted: &str| classes.split_ascii_whitespace().any(|class| class == wanted);
    match name {
        b"script" | b"style" | b"title" | b"template" | b"noscript" | b"header" => Role::Hidden,
        b"tr" => Role::Row,
        b"ul" if has("_a6-q") => Role::Reactions,
        b"main" => Role::Main,
        _ if aria == "main" => Role::Main,
        _ if has("_a6-h") || has("_2lel") || has("user") => Role::Heading,
        _ if has("_a6-o") || has("_2lem") || has("_a72d") || has("meta") => Role::Date,
        _ if has("_a6-g") || (has("uiBoxWhite") && has("noborder")) || (name == b"div" && has("message")) => Role::Cell,
        _ if has("_a6-p") || has("_2let") => Role::Body,
        _ if has("_2pin") => Role::Block,
        _ => Role::Plain,
    }
}

fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"br"
            | b"img"
            | b"input"
            | b"hr"
            | b"meta"
            | b"link"
            | b"base"
            | b"source"
            | b"wbr"
            | b"col"
            | b"area"
            | b"embed"
    )
}

fn is_block(name: &[u8]) -> bool {
    !matches!(
        name,
        b"a" | b"b" | b"i" | b"em" | b"strong" | b"span" | b"u" | b"s" | b"small" | b"wbr" | b"code" | b"img"
    )
}
