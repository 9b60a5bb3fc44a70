//! Finds the spec of a file by its path.
//!
//! A pattern without a leading slash fits every path that ends in it, because people move and re-zip folders. In the folders of a
//! pattern, `*` stands for one folder and `**` for any number of them, because folders are named after people, threads and albums. In a
//! file's name only numbers (`#`) and what [`Naming`] allows may vary, so that an unknown file is not taken for a known one. Only
//! articles, and files that are recognised by their content, have wildcards in their names.

use crate::archive::{ending_of, folder_of, name_of};
use foldhash::{HashMap, HashSet};
use globset::{Glob, GlobMatcher};
use std::borrow::Cow;

/// The endings of HTML pages.
const PAGES: [&str; 2] = [".html", ".htm"];

/// Whether a path is that of an HTML page, by its ending in upper or lower case.
pub(crate) fn is_page(path: &str) -> bool {
    let ends_with = |ending: &str| {
        path.len()
            .checked_sub(ending.len())
            .and_then(|at| path.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    PAGES.into_iter().any(ends_with)
}

/// How names vary in the archives of a platform.
#[derive(Clone, Debug, Default)]
pub(super) struct Naming {
    /// Whether numbers before the ending are ignored.
    pub numbered: bool,
    /// Whether `-part1` before the ending is ignored.
    pub parted: bool,
    /// Whether each JSON file may come as a page of the same name.
    pub pages: bool,
    /// The folders in which a file must lie whose pattern has no folder; `/` is the outermost. Any folder if empty.
    pub folders: Vec<String>,
}

/// Finds the spec of a path.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    naming: Naming,
    /// Patterns by the file's name, as [`without_apostrophes`] writes it, in which `#` stands for a number.
    by_name: HashMap<String, Vec<Pattern>>,
    /// Patterns whose file name has a wildcard: articles, and files that are recognised by their content.
    by_glob: Vec<(GlobMatcher, Pattern)>,
    /// The endings that patterns have. Most files of an archive are media, whose endings no pattern has, so this rules
    /// them out quickly.
    endings: HashSet<String>,
    /// Whether a pattern leaves the ending open.
    any_ending: bool,
}

/// A pattern of a file spec. [`Matcher`] finds it by the file's name, and then compares its folder.
#[derive(Debug)]
struct Pattern {
    /// The pattern as it is written in the table.
    written: String,
    /// The index of the file spec. If several fit, the one with the lowest index counts.
    file: usize,
    /// Whether the content of the file has to fit as well.
    content: bool,
    folder: Folder,
}

/// The folders in which a file must lie.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Folder {
    /// Any folder.
    Any,
    /// One of these folders, at any depth; an empty one is the outermost folder.
    OneOf(Vec<Vec<Segment>>),
    /// Exactly this path of folders.
    Exactly(Vec<Segment>),
    /// These folders at the end of the path.
    EndsWith(Vec<Segment>),
}

/// A segment of a folder's path.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Segment {
    /// This name, as [`without_apostrophes`] writes it.
    Named(String),
    /// A name with a number in place of its `#`: what stands before and after it.
    Numbered(String, String),
    /// `*`
    Any,
    /// `**`
    AnyDepth,
}

/// A file spec that fits a path.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FileMatch {
    /// The index of the file spec.
    pub file: usize,
    /// Whether the file is of this kind only if its content says so as well.
    pub needs_content: bool,
}

impl Matcher {
    pub(super) fn new(naming: Naming) -> Self {
        Self { naming, ..Self::default() }
    }

    /// Adds a pattern of a file spec.
    ///
    /// # Errors
    /// A sentence for the author of the table, if the pattern names no file, if a folder in it is no valid segment, or if the file's
    /// name is no valid glob.
    pub(super) fn add(&mut self, pattern: &str, file: usize, content: bool) -> Result<(), String> {
        let (folder, name) = match pattern.trim_start_matches('/').rsplit_once('/') {
            Some((folder, name)) => (Some(folder), name),
            None => (None, pattern.trim_start_matches('/')),
        };
        if name.is_empty() {
            return Err(format!("`{pattern}` names no file"));
        }
        let folder = match folder {
            Some(folder) if pattern.starts_with('/') => Folder::Exactly(segments(folder)?),
            Some(folder) => Folder::EndsWith(segments(folder)?),
            None if pattern.starts_with('/') => Folder::Exactly(Vec::new()),
            None if self.naming.folders.is_empty() => Folder::Any,
            None => {
                let folders = self.naming.folders.iter().map(|folder| segments(folder.trim_matches('/')));
                Folder::OneOf(folders.collect::<Result<_, _>>()?)
            }
        };
        let ending = ending_of(name);
        self.any_ending |= ending.is_empty() || ending.contains(['*', '?', '#', '[']);
        self.endings.insert(ending.to_owned());
        let pattern = Pattern { written: pattern.to_owned(), file, content, folder };
        if name.contains(['*', '?']) {
            let glob = glob_of_name(name).map_err(|error| error.to_string())?;
            self.by_glob.push((glob, pattern));
        } else {
            self.by_name.entry(without_apostrophes(name).into_owned()).or_default().push(pattern);
        }
        Ok(())
    }

    /// The first spec of the table that fits a path by name alone. `key` is the path as [`crate::archive`] folds it.
    pub(super) fn by_name(&self, key: &str) -> Option<FileMatch> {
        self.all(key).map(|(found, _)| found).filter(|found| !found.needs_content).min()
    }

    /// The specs that fit a path if the content of the file fits as well, in the order of the table.
    pub(super) fn by_content(&self, key: &str) -> Vec<FileMatch> {
        let mut found: Vec<FileMatch> =
            self.all(key).map(|(found, _)| found).filter(|found| found.needs_content).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The pattern by which a file spec fits a path, as the table writes it.
    pub(super) fn pattern_of(&self, key: &str, file: usize) -> Option<&str> {
        self.all(key).find(|(found, _)| found.file == file).map(|(_, pattern)| pattern)
    }

    /// All specs that fit a path, each with the pattern that fits.
    fn all(&self, key: &str) -> impl Iterator<Item = (FileMatch, &str)> {
        let (folders, name) = (folder_of(key), name_of(key));
        let found = if self.may_name(ending_of(name)) { self.patterns_of(folders, name) } else { Vec::new() };
        found
            .into_iter()
            .map(|pattern| (FileMatch { file: pattern.file, needs_content: pattern.content }, pattern.written.as_str()))
    }

    /// Whether a pattern may name a file with this ending.
    pub(super) fn may_name(&self, ending: &str) -> bool {
        let is_page = || PAGES.iter().any(|page| page.strip_prefix('.') == Some(ending));
        self.any_ending || is_page() || self.endings.contains(ending)
    }

    /// The patterns that fit a file with this name in these folders, in no particular order.
    fn patterns_of(&self, folders: &str, name: &str) -> Vec<&Pattern> {
        let mut found: Vec<&Pattern> = Vec::new();
        for name in self.naming.names(name) {
            if let Cow::Owned(signs) = digits_as_signs(&name) {
                found.extend(self.by_name.get(signs.as_str()).into_iter().flatten());
            }
            found.extend(self.by_name.get(&*name).into_iter().flatten());
        }
        found.extend(self.by_glob.iter().filter(|(glob, _)| glob.is_match(name)).map(|(_, pattern)| pattern));
        if !found.is_empty() {
            let folders: Vec<&str> = folders.split('/').filter(|folder| !folder.is_empty()).collect();
            found.retain(|pattern| pattern.folder.fits(&folders));
        }
        found
    }
}

impl Naming {
    /// The names that a file's name may stand for.
    fn names<'n>(&self, name: &'n str) -> Vec<Cow<'n, str>> {
        let mut names = vec![without_apostrophes(name)];
        if self.pages
            && is_page(name)
            && let Some((stem, _)) = name.rsplit_once('.')
        {
            names.push(Cow::Owned(without_apostrophes(stem).into_owned() + ".json"));
        }
        if !(self.numbered || self.parted) {
            return names;
        }
        let plain: Vec<Cow<'_, str>> = names
            .iter()
            .flat_map(|name| {
                let numbers = if self.numbered { without_numbers(name) } else { None };
                let part = if self.parted { without_part(name) } else { None };
                numbers.into_iter().chain(part).map(Cow::Owned)
            })
            .collect();
        names.extend(plain);
        names
    }
}

impl Folder {
    fn fits(&self, folders: &[&str]) -> bool {
        match self {
            Self::Any => true,
            Self::OneOf(all) => {
                all.iter().any(|wanted| if wanted.is_empty() { folders.is_empty() } else { ends_with(folders, wanted) })
            }
            Self::Exactly(wanted) => is_exactly(folders, wanted),
            Self::EndsWith(wanted) => ends_with(folders, wanted),
        }
    }
}

/// Whether the last folders of a path, or none of them, are the wanted ones.
fn ends_with(folders: &[&str], wanted: &[Segment]) -> bool {
    (0..=folders.len()).any(|from| is_exactly(folders.get(from..).unwrap_or_default(), wanted))
}

fn is_exactly(folders: &[&str], wanted: &[Segment]) -> bool {
    match wanted.split_first() {
        None => folders.is_empty(),
        Some((Segment::AnyDepth, rest)) => ends_with(folders, rest),
        Some((segment, rest)) => folders.split_first().is_some_and(|(folder, inner)| {
            let fits = match segment {
                Segment::Named(name) => *name == without_apostrophes(folder),
                Segment::Numbered(before, after) => {
                    let number = folder.strip_prefix(&**before).and_then(|rest| rest.strip_suffix(&**after));
                    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
                }
                Segment::Any | Segment::AnyDepth => true,
            };
            fits && is_exactly(inner, rest)
        }),
    }
}

/// The segments of the folder of a pattern. An error if a name in it has a wildcard and is neither `*` nor `**`.
fn segments(folder: &str) -> Result<Vec<Segment>, String> {
    let segment = |name: &str| match name {
        "*" => Ok(Segment::Any),
        "**" => Ok(Segment::AnyDepth),
        name if name.contains(['*', '?', '[']) => Err(format!("`{name}`: a folder is named whole, or is `*` or `**`")),
        name => Ok(match name.split_once('#') {
            Some((before, after)) => Segment::Numbered(before.to_owned(), after.to_owned()),
            None => Segment::Named(without_apostrophes(name).into_owned()),
        }),
    };
    folder.split('/').filter(|name| !name.is_empty()).map(segment).collect()
}

/// The glob for a file's name with wildcards. `#` in it stands for a number.
fn glob_of_name(name: &str) -> Result<GlobMatcher, globset::Error> {
    // A glob cannot express "one or more digits", so `#` becomes a digit and then anything. That is loose, but names that get here
    // have a wildcard anyway.
    Ok(Glob::new(&name.replace('#', "[0-9]*"))?.compile_matcher())
}

/// A name with `_` for each apostrophe, because exports write the same name both ways.
fn without_apostrophes(name: &str) -> Cow<'_, str> {
    let apostrophes = ['\'', '’', '‘'];
    if name.contains(apostrophes) { Cow::Owned(name.replace(apostrophes, "_")) } else { Cow::Borrowed(name) }
}

/// A name with `#` for each number in it.
fn digits_as_signs(name: &str) -> Cow<'_, str> {
    if !name.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(name);
    }
    let mut signs = String::with_capacity(name.len());
    for c in name.chars() {
        if !c.is_ascii_digit() {
            signs.push(c);
        } else if !signs.ends_with('#') {
            signs.push('#');
        }
    }
    Cow::Owned(signs)
}

/// A name without `-part1` before its ending.
fn without_part(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let plain = stem.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix("-part")?;
    Some(format!("{plain}.{ending}"))
}

/// A name without the numbers before its ending: `shares_123 (1).csv` is `shares.csv`.
fn without_numbers(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let mut plain = stem;
    loop {
        let digits = plain.trim_end_matches(|c: char| c.is_ascii_digit());
        let bracketed = plain
            .strip_suffix(')')
            .map(|open| open.trim_end_matches(|c: char| c.is_ascii_digit()))
            .and_then(|open| open.strip_suffix(" ("));
        plain = match (digits.len() < plain.len()).then(|| digits.strip_suffix('_')).flatten().or(bracketed) {
            Some(shorter) if !shorter.is_empty() => shorter,
            _ => break,
        };
    }
    (plain.len() < stem.len()).then(|| format!("{plain}.{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matcher(naming: Naming, patterns: &[&str]) -> Matcher {
        let mut matcher = Matcher::new(naming);
        for (file, pattern) in patterns.iter().enumerate() {
            matcher.add(pattern, file, false).unwrap();
        }
        matcher
    }

    fn found(matcher: &Matcher, key: &str) -> Option<usize> {
        matcher.by_name(key).map(|found| found.file)
    }

    #[test]
    fn only_numbers_vary_in_a_file_name() {
        let matcher = matcher(Naming::default(), &["posts/your_posts_#.json", "messages/**/message_#.json"]);
        assert_eq!(found(&matcher, "a/posts/your_posts_12.json"), Some(0));
        assert_eq!(found(&matcher, "posts/your_posts_new.json"), None);
        assert_eq!(found(&matcher, "posts/your_posts_1_new.json"), None);
        assert_eq!(found(&matcher, "messages/inbox/kjell_102/message_3.json"), Some(1));
        assert_eq!(found(&matcher, "messages/message_3.json"), Some(1));
        assert_eq!(found(&matcher, "message_3.json"), None);
    }

    #[test]
    fn numbers_and_parts_before_the_ending_are_ignored() {
        let naming = Naming { numbered: true, parted: true, ..Naming::default() };
        let matcher = matcher(naming, &["shares.csv", "tweets.js"]);
        for name in ["shares.csv", "shares_99.csv", "shares (1).csv", "shares_99 (2).csv", "depth/shares_1.csv"] {
            assert_eq!(found(&matcher, name), Some(0), "{name}");
        }
        assert_eq!(found(&matcher, "tweets-part12.js"), Some(1));
        assert_eq!(found(&matcher, "shares-old.csv"), None);
    }

    #[test]
    fn pages_match_the_patterns_of_json_files() {
        let matcher = matcher(Naming { pages: true, ..Naming::default() }, &["groups/your_groups.json"]);
        assert_eq!(found(&matcher, "groups/your_groups.html"), Some(0));
        assert_eq!(found(&matcher, "groups/your_groups.htm"), Some(0));
        assert_eq!(found(&matcher, "groups/your_groups.csv"), None);
    }

    #[test]
    fn apostrophes_may_be_underscores() {
        let matcher = matcher(Naming::default(), &["pages/pages_you've_liked.json"]);
        assert_eq!(found(&matcher, "pages/pages_you_ve_liked.json"), Some(0));
        assert_eq!(found(&matcher, "pages/pages_you’ve_liked.json"), Some(0));
    }

    #[test]
    fn rooted_patterns_and_set_folders_limit_where_a_file_lies() {
        let naming = Naming { folders: vec!["data".into(), "/".into()], ..Naming::default() };
        let matcher = matcher(naming, &["like.js", "/profile.json"]);
        assert_eq!(found(&matcher, "like.js"), Some(0));
        assert_eq!(found(&matcher, "a/data/like.js"), Some(0));
        assert_eq!(found(&matcher, "assets/like.js"), None);
        assert_eq!(found(&matcher, "profile.json"), Some(1));
        assert_eq!(found(&matcher, "data/profile.json"), None);
    }

    #[test]
    fn first_spec_that_fits_wins() {
        let matcher = matcher(Naming::default(), &["messages/ai/**/message_#.json", "messages/**/message_#.json"]);
        assert_eq!(found(&matcher, "messages/ai/x/message_1.json"), Some(0));
    }
}
