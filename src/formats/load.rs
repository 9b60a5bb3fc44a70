//! Loading tables: from TOML to specs. Keys and fields that a reader would ignore are refused with file, line and
//! reason.

use super::Table;
use super::conventions::{Conventions, fold_label};
use super::matcher::{Matcher, Naming, is_page};
use super::schema::{
    CategoryByRow, Counting, CsvKeys, DirectionRow, FieldRow, FileRow, HtmlKeys, HtmlRecord, IdentityRow, JsonKeys,
    LayoutRow, ListRow, MediaRow, PlatformRow, SenderRow, SkipRow, TableRow, Text, Texts, TraitRow,
};
use super::spec::{
    BlockPart, CategoryBy, CsvSpec, Direction, Element, Fields, FileSpec, HtmlSpec, Identity, JsonSpec, ListSpec,
    MatchedTraits, PrivacyPublic, ProtectionFields, Sender, TraitSpec,
};
use super::table::TableParts;
use crate::assets::PLATFORMS;
use crate::vocab::{Author, HintKinds};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::hash::{Hash as _, Hasher as _};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use toml::Spanned;

/// The version of the schema that this program reads.
const SCHEMA: u32 = 2;

/// What is wrong with a table, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct TableError {
    /// The table's file name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// The line with a caret under the place; empty if the fault is in the table as a whole.
    pub excerpt: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)?;
        if self.excerpt.is_empty() { Ok(()) } else { write!(f, "\n{}", self.excerpt) }
    }
}

/// The tables that ship inside the program.
///
/// # Errors
/// If one is faulty, which the tests rule out.
///
/// ```
/// let tables = fodder::formats::built_in().unwrap();
/// assert!(tables.iter().any(|table| table.platform == "linkedin"));
/// ```
pub fn built_in() -> Result<Vec<Table>, TableError> {
    from_texts(&built_in_texts())
}

/// The texts of the tables inside the program, each with the name of its file.
#[must_use]
pub fn built_in_texts() -> Vec<(String, &'static str)> {
    PLATFORMS.kept().iter().map(|file| (file.name.clone(), file.text())).collect()
}

/// The tables in a folder, each in place of the built-in one with its file name, or beside the built-in ones.
///
/// # Errors
/// As [`from_texts`]; or if the folder or a table cannot be read.
pub fn from_folder(folder: &Path) -> Result<Vec<Table>, TableError> {
    replacing(&texts_in(folder)?)
}

/// The texts of the tables in a folder, each with the name of its file.
///
/// # Errors
/// If the folder or a file in it cannot be read.
pub fn texts_in(folder: &Path) -> Result<BTreeMap<String, String>, TableError> {
    let unreadable = |path: &Path, error: &std::io::Error| TableError {
        file: path.display().to_string(),
        line: 1,
        message: format!("cannot be read: {error}"),
        excerpt: String::new(),
    };
    let mut own: BTreeMap<String, String> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
            own.insert(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text);
        }
    }
    Ok(own)
}

/// A number that two sets of tables share if they are the same: the built-in ones, of which those with the names of these
/// texts are replaced.
#[must_use]
pub fn fingerprint(own: &BTreeMap<String, String>) -> u64 {
    let mut all: BTreeMap<String, &str> = built_in_texts().into_iter().collect();
    all.extend(own.iter().map(|(name, text)| (name.clone(), text.as_str())));
    let mut hasher = std::hash::DefaultHasher::new();
    all.hash(&mut hasher);
    hasher.finish()
}

/// The built-in tables, of which those with the names of these texts are replaced, and to which the others are added.
///
/// # Errors
/// As [`from_texts`].
pub fn replacing(own: &BTreeMap<String, String>) -> Result<Vec<Table>, TableError> {
    let mut files = built_in_texts();
    files.retain(|(name, _)| !own.contains_key(name));
    files.extend(own.iter().map(|(name, text)| (name.clone(), text.as_str())));
    files.sort();
    from_texts(&files)
}

/// Reads tables that may lie within each other. The names are for the messages.
///
/// # Errors
/// As [`from_text`]; or if a table lies within one that does not exist, or two tables have the same id.
pub fn from_texts(files: &[(String, &str)]) -> Result<Vec<Table>, TableError> {
    let mut parsed =
        files.iter().map(|(name, text)| Draft::parse(Source { name, text })).collect::<Result<Vec<_>, _>>()?;
    let inner: Vec<Draft<'_>> = parsed.extract_if(.., |table| table.platform.within.is_some()).collect();
    for table in inner {
        let outer_id = table.platform.within.clone().unwrap_or_default();
        let Some(outer) = parsed.iter_mut().find(|known| known.platform.id == outer_id) else {
            return Err(table.source.fault(0..0, format!("there is no table `{outer_id}`")));
        };
        outer.take(table)?;
    }
    let mut ids = HashSet::new();
    if let Some(twice) = parsed.iter().find(|table| !ids.insert(table.platform.id.clone())) {
        return Err(twice.source.fault(0..0, format!("there is another table of `{}`", twice.platform.id)));
    }
    parsed.into_iter().map(Draft::build).collect()
}

/// Reads one table. `name` is for the messages.
///
/// # Errors
/// If the table has an unknown key, a word that is not in its set, a field that the shape does not have, two specs for
/// the same file and list, or a pattern that would fit files never seen. The error has the file, the line and the
/// reason.
pub fn from_text(name: &str, text: &str) -> Result<Table, TableError> {
    Draft::parse(Source { name, text })?.build()
}

/// The file name and the text of a table, for error messages.
#[derive(Clone, Copy)]
struct Source<'t> {
    name: &'t str,
    text: &'t str,
}

impl Source<'_> {
    /// A fault at a place of the text; an empty place is the table as a whole.
    fn fault(self, at: Range<usize>, message: impl Into<String>) -> TableError {
        let line = memchr::memchr_iter(b'\n', self.text.as_bytes()).take_while(|line_break| *line_break < at.start);
        let line = line.count() + 1;
        let excerpt = if at.is_empty() {
            String::new()
        } else {
            let snippet = Snippet::source(self.text).annotation(AnnotationKind::Primary.span(at));
            Renderer::plain().render(&[Group::with_level(Level::ERROR).element(snippet)])
        };
        TableError { file: self.name.to_owned(), line, message: message.into(), excerpt }
    }

    /// A fault at a text of the table.
    fn fault_at<T>(self, at: &Spanned<T>, message: impl Into<String>) -> TableError {
        self.fault(at.span(), message)
    }
}

/// A list whose references to other lists are not resolved yet.
struct DraftList<'t> {
    source: Source<'t>,
    spec: ListSpec,
    completes: Texts,
    amends: Option<Text>,
}

/// A file whose references to lists are not resolved yet.
struct DraftFile<'t> {
    source: Source<'t>,
    names: Texts,
    spec: FileSpec,
    beside: Texts,
}

/// A table with its rows checked one by one.
struct Draft<'t> {
    source: Source<'t>,
    platform: PlatformRow,
    layouts: Vec<LayoutRow>,
    skips: Vec<SkipRow>,
    media: Vec<MediaRow>,
    files: Vec<DraftFile<'t>>,
    lists: Vec<DraftList<'t>>,
}

impl<'t> Draft<'t> {
    fn parse(source: Source<'t>) -> Result<Self, TableError> {
        let row: TableRow = toml::from_str(source.text)
            .map_err(|error| source.fault(error.span().unwrap_or_default(), error.message().to_owned()))?;
        if row.schema != SCHEMA {
            let message = format!("schema {} is not the one that this program reads, {SCHEMA}", row.schema);
            return Err(source.fault(0..0, message));
        }
        let TableRow { schema: _, platform, labels, layout, file, skip, media } = row;
        let conventions = Arc::new(conventions(&platform, labels));
        let mut draft =
            Self { source, platform, layouts: layout, skips: skip, media, files: Vec::new(), lists: Vec::new() };
        for row in file {
            draft.add_file(row, &conventions)?;
        }
        Ok(draft)
    }

    fn add_file(&mut self, row: Spanned<FileRow>, conventions: &Arc<Conventions>) -> Result<(), TableError> {
        let source = self.source;
        let at = row.span();
        let FileRow { names, content, not_counted, beside, conversations, index, list } = row.into_inner();
        if names.is_empty() {
            return Err(source.fault(at, "the file has no names"));
        }
        if list.is_empty() {
            return Err(source.fault(at, "the file has no lists"));
        }
        for path in &not_counted {
            if path.get_ref().contains('*') {
                let reason = "`not-counted` allows no wildcard, because it would cover lists that were never seen";
                return Err(source.fault_at(path, reason));
            }
        }
        let is_article = list.iter().all(|list| list.get_ref().article.is_some());
        for name in &names {
            check_name(name.get_ref(), is_article || !content.is_empty())
                .map_err(|message| source.fault_at(name, message))?;
        }
        let mut lists = Vec::new();
        for row in list {
            let at = row.span();
            let draft = self.list(row, &names, conventions)?;
            for other in &lists {
                let other: Option<&DraftList<'_>> = self.lists.get(*other);
                if let Some(what) = other.and_then(|other| same_list(&other.spec, &draft.spec)) {
                    let other = other.map_or("", |other| other.spec.id.as_str());
                    return Err(source.fault(at, format!("`{}` and `{other}` are specs for {what}", draft.spec.id)));
                }
            }
            lists.push(self.lists.len());
            self.lists.push(draft);
        }
        let spec = FileSpec {
            names: plain(&names),
            content,
            lists,
            not_counted: plain(&not_counted),
            beside: Vec::new(),
            conversations,
            index,
        };
        self.files.push(DraftFile { source, names, spec, beside });
        Ok(())
    }

    fn list(
        &self,
        row: Spanned<ListRow>,
        names: &Texts,
        conventions: &Arc<Conventions>,
    ) -> Result<DraftList<'t>, TableError> {
        let source = self.source;
        let at = row.span();
        let row = row.into_inner();
        let fault = |message: String| source.fault(at.clone(), message);
        let id = row.id.clone();
        if self.lists.iter().any(|known| known.spec.id == id) {
            return Err(fault(format!("there is another list `{id}`")));
        }
        let endings = |wanted: fn(&str) -> bool| names.iter().any(|name| wanted(name.get_ref()));
        let has_json = endings(|name| name.ends_with(".json") || name.ends_with(".js"));
        let has_page = endings(is_page) || (has_json && self.platform.pages);
        let has_rows = endings(|name| name.ends_with(".csv") || name.ends_with(".tsv"));
        for (is_there, fits, shape) in [
            (row.csv.is_some(), has_rows, "csv"),
            (row.json.is_some(), has_json, "json"),
            (row.html.is_some(), has_page, "html"),
            (row.article.is_some(), has_page, "article"),
        ] {
            if is_there && !fits {
                return Err(fault(format!("`{id}`: no name of the file is that of `{shape}`")));
            }
        }
        let shapes = [row.csv.is_some(), row.json.is_some(), row.html.is_some(), row.article.is_some()];
        if !shapes.contains(&true) {
            return Err(fault(format!("`{id}` has none of `csv`, `json`, `html` and `article`")));
        }
        let check = Check { source, id: &id, at: at.clone(), count: row.count, conventions };
        let has_json_list = row.json.is_some();
        let csv = row.csv.map(|csv| check.csv(csv)).transpose()?;
        let json = row.json.map(|json| check.json(json)).transpose()?;
        let html = match row.html {
            Some(html) => Some(check.html(html)?),
            None if has_json_list && self.platform.pages => Some(HtmlSpec::usual(json.as_ref(), conventions)),
            None => None,
        };
        let html = html.map(|html| html.with_labels_of(json.as_ref()));
        let spec = ListSpec {
            id: row.id,
            name: row.name,
            platform: self.platform.id.clone(),
            category: row.category,
            author: row.author,
            audience: row.audience,
            account_audience: row.account_audience,
            count: row.count,
            quoted: row.quoted,
            unpublished: row.unpublished,
            unique: row.unique,
            media_unique: row.media_unique,
            before: row.before,
            after: row.after,
            completes: Vec::new(),
            amends: None,
            csv,
            json,
            html,
            article: row.article.is_some(),
            conventions: Arc::clone(conventions),
        };
        Ok(DraftList { source, spec, completes: row.completes, amends: row.amends })
    }

    /// Takes in a table that lies within this one. Its files come first, because their paths are nearer.
    fn take(&mut self, mut inner: Self) -> Result<(), TableError> {
        let ids: HashSet<&str> = self.lists.iter().map(|list| list.spec.id.as_str()).collect();
        if let Some(twice) = inner.lists.iter().find(|list| ids.contains(list.spec.id.as_str())) {
            return Err(inner.source.fault(0..0, format!("there is another list `{}`", twice.spec.id)));
        }
        // References in the inner table are resolved with those of the outer one, so they may name its lists.
        let shift = self.lists.len();
        for file in &mut inner.files {
            file.spec.lists.iter_mut().for_each(|list| *list += shift);
        }
        self.lists.append(&mut inner.lists);
        self.files.splice(0..0, inner.files);
        self.skips.append(&mut inner.skips);
        self.media.splice(0..0, inner.media);
        Ok(())
    }

    fn build(self) -> Result<Table, TableError> {
        let Self { source, platform, layouts, skips, media, files, lists } = self;
        let by_id: HashMap<String, usize> =
            lists.iter().enumerate().map(|(at, list)| (list.spec.id.clone(), at)).collect();
        let resolve = |source: Source<'_>, id: &Text| {
            let unknown = || source.fault_at(id, format!("there is no list `{}`", id.get_ref()));
            by_id.get(id.get_ref()).copied().ok_or_else(unknown)
        };
        let mut specs = Vec::with_capacity(lists.len());
        for DraftList { source, mut spec, completes, amends } in lists {
            spec.completes = completes.iter().map(|id| resolve(source, id)).collect::<Result<_, _>>()?;
            spec.amends = amends.as_ref().map(|id| resolve(source, id)).transpose()?;
            specs.push(spec);
        }
        let named = layouts.iter().flat_map(|layout| &layout.when_any);
        let named = named.chain(platform.whole.iter().flat_map(|whole| &whole.lists));
        if let Some(unknown) = named.into_iter().find(|id| !by_id.contains_key(*id)) {
            return Err(
                source.fault(0..0, format!("`when_any` or `whole` names the list `{unknown}`, which does not exist"))
            );
        }
        let naming = Naming {
            numbered: platform.numbered,
            parted: platform.parted,
            pages: platform.pages,
            folders: platform.folders.clone(),
        };
        let mut matcher = Matcher::new(naming);
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut file_specs = Vec::with_capacity(files.len());
        for (at, DraftFile { source, names, mut spec, beside }) in files.into_iter().enumerate() {
            for name in &names {
                if let Some(other) = seen.insert(name.get_ref().clone(), at) {
                    let others: Option<&FileSpec> = file_specs.get(other);
                    let other = others.and_then(|other| specs.get(*other.lists.first()?));
                    let other = other.map_or("the same file", |other| other.id.as_str());
                    let message = format!("`{}` is named twice: `{other}` has it as well", name.get_ref());
                    return Err(source.fault_at(name, message));
                }
                matcher
                    .add(name.get_ref(), at, !spec.content.is_empty())
                    .map_err(|message| source.fault_at(name, message))?;
            }
            spec.beside = beside.iter().map(|id| resolve(source, id)).collect::<Result<_, _>>()?;
            file_specs.push(spec);
        }
        let glob_fault = |message: String| source.fault(0..0, message);
        Table::from_parts(TableParts { platform, layouts, skips, media, files: file_specs, lists: specs, matcher })
            .map_err(glob_fault)
    }
}

fn conventions(platform: &PlatformRow, labels: BTreeMap<String, Vec<String>>) -> Conventions {
    let labels: BTreeMap<String, Vec<String>> = labels
        .into_iter()
        .map(|(name, labels)| (name, labels.iter().map(|label| fold_label(label)).collect()))
        .collect();
    Conventions {
        known_labels: labels.values().flatten().cloned().collect(),
        labels,
        record_keys: platform.record_keys.clone(),
        labelled_lists: platform.labelled_lists.clone(),
        label_keys: platform.label_keys.clone(),
        mojibake: platform.mojibake,
        date: platform.date.clone(),
        date_last: platform.date_last.clone(),
        media_object: platform.media_object.clone(),
        media_location: platform.media_location.clone(),
        empty_says: platform.empty_says.clone(),
    }
}

/// Checks the rules for a file's pattern that its type cannot express.
fn check_name(name: &str, may_vary: bool) -> Result<(), String> {
    if name != name.to_lowercase() {
        return Err(format!("names are compared in lower case, so `{name}` would never fit"));
    }
    let file = name.rsplit('/').next().unwrap_or(name);
    if !may_vary && file.contains(['*', '?', '[']) {
        return Err("a wildcard in a file's own name would fit files that were never seen: list each name".to_owned());
    }
    Ok(())
}

/// What two specs of one file both describe, as words for the error message; `None` if they are for different lists.
fn same_list(one: &ListSpec, other: &ListSpec) -> Option<&'static str> {
    let sorted = |columns: &[String]| {
        let mut columns: Vec<String> = columns.iter().map(|column| column.to_lowercase()).collect();
        columns.sort();
        columns
    };
    if let (Some(one), Some(other)) = (&one.csv, &other.csv)
        && sorted(&one.columns) == sorted(&other.columns)
    {
        return Some("the same rows");
    }
    if let (Some(one), Some(other)) = (&one.json, &other.json)
        && (one.at.iter().any(|path| other.at.contains(path)) || (one.at.is_empty() && other.at.is_empty()))
    {
        return Some("the same list");
    }
    if one.article && other.article {
        return Some("the same page");
    }
    None
}

/// Checks one list.
struct Check<'c> {
    source: Source<'c>,
    id: &'c str,
    at: Range<usize>,
    count: Counting,
    conventions: &'c Conventions,
}

impl Check<'_> {
    fn fault(&self, message: impl fmt::Display) -> TableError {
        self.source.fault(self.at.clone(), format!("`{}`: {message}", self.id))
    }

    fn csv(&self, mut row: CsvKeys) -> Result<CsvSpec, TableError> {
        if row.columns.is_empty() {
            return Err(self.fault("rows without `columns` cannot be told from a header"));
        }
        let row_fields = row.fields();
        let columns = plain(&row.columns);
        let is_column = |field: &Text, is_values: bool| {
            let name = field.get_ref();
            let is_known = (is_values && name == "*") || columns.iter().any(|known| known.eq_ignore_ascii_case(name));
            if is_known {
                Ok(())
            } else {
                Err(self.source.fault_at(field, format!("`{name}` is not among the columns of `{}`", self.id)))
            }
        };
        let fields = self.fields(row_fields, &is_column)?;
        Ok(CsvSpec { columns, any_header: row.any_header, dialect: row.dialect, fields })
    }

    fn json(&self, mut row: JsonKeys) -> Result<JsonSpec, TableError> {
        let row_fields = row.fields();
        let element = self.element(&row_fields)?;
        let is_path = |field: &Text, _is_values: bool| self.check_labels(field);
        let mut fields = self.fields(row_fields, &is_path)?;
        if fields.date.is_empty() && !row.undated {
            fields.date.clone_from(&self.conventions.date);
        }
        if !row.undated && element == Element::Object {
            fields.date.extend(self.conventions.date_last.iter().cloned());
        }
        // A field that leads to a media object stands for the fields in it that name files and the place it was taken.
        let objects = std::mem::take(&mut fields.media);
        let within = |object: &String, keys: &[String]| -> Vec<String> {
            let key = |key: &String| if object == "." { key.clone() } else { format!("{object}.{key}") };
            keys.iter().map(key).collect()
        };
        for object in &objects {
            fields.media.extend(Some(object.clone()).filter(|object| object != "."));
            fields.media.extend(within(object, &self.conventions.media_object));
            fields.location.extend(within(object, &self.conventions.media_location));
        }
        Ok(JsonSpec {
            at: row.at.iter().map(|path| path.get_ref().replace("[]", "")).collect(),
            wrapper: plain(&row.wrapper),
            element,
            participants: row.participants.map(|(path, name)| (path.replace("[]", ""), name)),
            fields,
        })
    }

    /// The kind of the list's elements, which the first character of each field shows.
    fn element(&self, row: &FieldRow) -> Result<Element, TableError> {
        let mut element = None;
        for field in row.all() {
            let name = field.get_ref();
            let found = if name.starts_with('#') {
                Element::Array
            } else if name.starts_with('@') {
                Element::Entry
            } else {
                Element::Object
            };
            if *element.get_or_insert(found) != found {
                let message = format!("`{name}`: an element is an object, an array or an entry, not several of them");
                return Err(self.source.fault_at(field, message));
            }
        }
        Ok(element.unwrap_or_default())
    }

    fn html(&self, mut row: HtmlKeys) -> Result<HtmlSpec, TableError> {
        let row_fields = row.fields();
        let is_part = |field: &Text, _is_values: bool| {
            let name = field.get_ref();
            if name.starts_with('$') || BlockPart::named(name).is_some() {
                return self.check_labels(field);
            }
            let known = BlockPart::NAMED.map(|(name, _)| name).join("`, `");
            Err(self.source.fault_at(field, format!("`{name}` is no part of a page: `{known}` and `$label` are")))
        };
        let mut fields = self.fields(row_fields, &is_part)?;
        if fields.date.is_empty() && !row.undated && row.record != HtmlRecord::None {
            fields.date = usual_dates(self.conventions);
        }
        if fields.media.is_empty() {
            fields.media.push("media".to_owned());
        }
        let names_labels = fields.all().any(|field| field.starts_with('$'));
        Ok(HtmlSpec { record: row.record, fields, names_labels })
    }

    fn check_labels(&self, field: &Text) -> Result<(), TableError> {
        let labels = field.get_ref().split('.').filter_map(|part| part.trim_matches(['[', ']']).strip_prefix('$'));
        match labels.into_iter().find(|label| !self.conventions.labels.contains_key(*label)) {
            Some(unknown) => Err(self.source.fault_at(field, format!("there is no label `{unknown}` in `labels`"))),
            None => Ok(()),
        }
    }

    /// Checks what all shapes share.
    fn fields(
        &self,
        row: FieldRow,
        check: &dyn Fn(&Text, bool) -> Result<(), TableError>,
    ) -> Result<Fields, TableError> {
        for value in &row.values {
            check(value, true)?;
        }
        row.all_but_values().try_for_each(|field| check(field, false))?;
        if (self.count == Counting::Values) == row.values.is_empty() {
            return Err(self.fault("`values` and `count = \"values\"` go together"));
        }
        if row.separator.is_some() && row.values.is_empty() {
            return Err(self.fault("`separator` needs `values`"));
        }
        if row.undated && !row.date.is_empty() {
            return Err(self.fault("`undated` and `date` exclude each other"));
        }
        if row.first_text && row.text.len() < 2 {
            return Err(self.fault("`first-text` needs several fields in `text`"));
        }
        if let Some(sender) = &row.sender
            && sender.name.is_empty()
            && sender.url.is_empty()
            && sender.thread.is_empty()
        {
            return Err(self.fault("`sender` names neither `name`, `url` nor `thread`"));
        }
        Ok(Fields {
            date: plain(&row.date),
            text: plain(&row.text),
            first_text: row.first_text,
            nothing: row.nothing,
            values: plain(&row.values),
            separator: row.separator,
            needs: plain(&row.needs),
            number: plain(&row.number),
            versions: plain(&row.versions),
            media: plain(&row.media),
            location: plain(&row.location),
            draft: plain(&row.draft),
            sender: row.sender.map(|row| sender(&row)),
            direction: row.direction.map(direction),
            category_by: row.category_by.map(category_by),
            traits: row.traits.into_iter().map(trait_of).collect(),
            identity: row.identity.map(identity),
            quirks: row.quirks,
        })
    }
}

impl HtmlSpec {
    /// The spec of a list without `html`: each block is a record with its date below, and its text is in the last group
    /// of the body if the list has a text in JSON.
    fn usual(json: Option<&JsonSpec>, conventions: &Conventions) -> Self {
        let one = |name: &str| vec![name.to_owned()];
        let has_text = json.is_some_and(|json| !json.fields.text.is_empty());
        let text = if has_text { one("last-block") } else { Vec::new() };
        let fields = Fields { date: usual_dates(conventions), text, media: one("media"), ..Fields::default() };
        let names_labels = fields.all().any(|field| field.starts_with('$'));
        Self { record: HtmlRecord::Block, fields, names_labels }
    }

    /// The same with the values beside a label as texts that are texts in JSON: either form of an export may write a record as a table
    /// of labels.
    fn with_labels_of(mut self, json: Option<&JsonSpec>) -> Self {
        let has_tables = matches!(self.record, HtmlRecord::Block | HtmlRecord::InnerBlock | HtmlRecord::Table);
        // Where all values are the text, those are among them.
        let reads_all = self.fields.text.iter().any(|field| field == "value");
        if !has_tables || reads_all {
            return self;
        }
        for field in json.into_iter().flat_map(|json| &json.fields.text) {
            let label = field.strip_prefix("label_values.[").and_then(|rest| rest.strip_suffix("].value"));
            if let Some(label) = label.filter(|label| label.starts_with('$'))
                && !self.fields.text.iter().any(|known| known == label)
            {
                self.fields.text.push(label.to_owned());
            }
        }
        self
    }
}

/// The fields with the date of a record in a page whose list names none: the line below it, or the label of times.
fn usual_dates(conventions: &Conventions) -> Vec<String> {
    let label = conventions.labels.contains_key("time").then(|| "$time".to_owned());
    std::iter::once("footer".to_owned()).chain(label).collect()
}

impl FieldRow {
    /// Every field.
    fn all(&self) -> impl Iterator<Item = &Text> {
        self.values.iter().chain(self.all_but_values())
    }

    fn all_but_values(&self) -> impl Iterator<Item = &Text> {
        let sender = self.sender.iter().flat_map(|sender| [&sender.name, &sender.url, &sender.thread, &sender.to]);
        let identity = self.identity.iter().flat_map(|row| {
            [
                &row.id,
                &row.born,
                &row.made_on,
                &row.export,
                &row.private,
                &row.privacy_changed,
                &row.also,
                &row.first_name,
                &row.last_name,
                &row.place,
                &row.place_parts,
                &row.registered,
                &row.email,
                &row.primary,
                &row.profile,
            ]
        });
        let privacy = self.identity.iter().flat_map(|row| &row.privacy_public);
        let protected = self.identity.iter().flat_map(|row| &row.protected);
        [&self.date, &self.text, &self.needs, &self.number, &self.versions, &self.media, &self.location, &self.draft]
            .into_iter()
            .chain(sender)
            .chain(identity)
            .flatten()
            .chain(self.direction.iter().map(|row| &row.field))
            .chain(self.category_by.iter().flat_map(|row| &row.field))
            .chain(self.traits.iter().map(|row| &row.field))
            .chain(protected.flat_map(|row| [&row.at, &row.action]))
            .chain(privacy.map(|row| &row.field))
    }
}

fn plain(texts: &Texts) -> Vec<String> {
    texts.iter().map(|text| text.get_ref().clone()).collect()
}

fn sender(row: &SenderRow) -> Sender {
    Sender {
        name: plain(&row.name),
        url: plain(&row.url),
        thread: plain(&row.thread),
        to: plain(&row.to),
        by_folder: row.by_folder,
        otherwise: row.otherwise.unwrap_or(Author::Unknown),
    }
}

fn direction(row: DirectionRow) -> Direction {
    Direction { field: row.field.into_inner(), own: row.own, other: row.other }
}

fn category_by(row: CategoryByRow) -> CategoryBy {
    CategoryBy { fields: plain(&row.field), contains: row.contains }
}

fn trait_of(row: TraitRow) -> TraitSpec {
    let says = MatchedTraits {
        category: row.category,
        author: row.author,
        audience: row.audience,
        unpublished: row.unpublished,
        record: row.record,
        hints: row.hint.map_or_else(HintKinds::default, HintKinds::from),
    };
    TraitSpec {
        field: row.field.into_inner(),
        begins: row.begins,
        ends: row.ends,
        is: row.is,
        not: row.not,
        me: row.me,
        says,
    }
}

fn identity(row: IdentityRow) -> Identity {
    let protected = row.protected.map(|row| ProtectionFields {
        at: row.at.into_inner(),
        action: row.action.into_inner(),
        on: row.on,
        off: row.off,
    });
    let privacy_public =
        row.privacy_public.map(|row| PrivacyPublic { field: row.field.into_inner(), contains: row.contains });
    Identity {
        id: plain(&row.id),
        born: plain(&row.born),
        made_on: plain(&row.made_on),
        export: plain(&row.export),
        protected,
        private: plain(&row.private),
        privacy_changed: plain(&row.privacy_changed),
        privacy_public,
        also: plain(&row.also),
        first_name: plain(&row.first_name),
        last_name: plain(&row.last_name),
        place: plain(&row.place),
        place_parts: plain(&row.place_parts),
        registered: plain(&row.registered),
        email: plain(&row.email),
        primary: plain(&row.primary),
        profile: plain(&row.profile),
    }
}
