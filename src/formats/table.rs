//! A table: everything that is known of the archives of one platform.

use super::matcher::{FileMatch, Matcher};
use super::schema::{LayoutRow, MediaNames, MediaRow, PlatformRow, SkipRow, WholeRow};
use super::spec::{FileSpec, ListSpec, MatchedTraits};
use crate::archive::{Entry, ending_of, folder_of, top_of};
use crate::ids::PlatformId;
use foldhash::{HashSet, HashSetExt as _};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Everything that is known of the archives of one platform.
#[derive(Debug)]
pub struct Table {
    /// The platform's id.
    pub platform: PlatformId,
    /// What people call the platform.
    pub name: String,
    /// The forms that its export comes in.
    pub layouts: Vec<LayoutRow>,
    /// The kinds of files.
    pub files: Vec<FileSpec>,
    /// The lists in them. Items name their list by its index here.
    pub lists: Vec<ListSpec>,
    /// How a whole export is told from one part of it.
    pub whole: Option<WholeRow>,
    /// What a JSON file of the platform begins with.
    pub begins: Vec<String>,
    /// Class names that a page of the platform has.
    pub page_marks: Vec<String>,
    /// Keys that records have.
    pub record_keys: Vec<String>,
    /// Whether a long number in the names of files is that of the account.
    pub account_numbers: bool,
    skips: Vec<SkipRow>,
    media: Vec<MediaRow>,
    exports: Globs,
    markers: Globs,
    /// The outermost folders of its patterns.
    own_folders: HashSet<String>,
    matcher: Matcher,
    media_names: MediaNames,
    layout_globs: Globs,
    layout_exports: Globs,
    skip_globs: Globs,
    media_globs: Globs,
}

/// What a table is made of.
pub(super) struct TableParts {
    pub platform: PlatformRow,
    pub layouts: Vec<LayoutRow>,
    pub skips: Vec<SkipRow>,
    pub media: Vec<MediaRow>,
    pub files: Vec<FileSpec>,
    pub lists: Vec<ListSpec>,
    pub matcher: Matcher,
}

/// The globs of several rows, matched at once.
#[derive(Debug)]
pub(super) struct Globs {
    /// Those that fit whatever the file is called.
    of_folders: RowSet,
    /// Those that name files, or their endings.
    of_names: RowSet,
    /// The endings of `of_names`; `None` if one of them leaves the ending open. Most files are media, whose endings few patterns
    /// have.
    endings: Option<HashSet<String>>,
}

/// Globs, each with its row.
#[derive(Debug)]
struct RowSet {
    set: GlobSet,
    /// The row of each glob.
    rows: Vec<usize>,
}

impl RowSet {
    fn first_row(&self, key: &str) -> Option<usize> {
        if self.rows.is_empty() {
            return None;
        }
        self.set.matches(key).into_iter().filter_map(|at| self.rows.get(at)).min().copied()
    }
}

/// The first row that fits a folder. It is kept because the files of a folder follow each other, and a folder may have tens of
/// thousands.
#[derive(Debug, Default)]
struct LastFolder {
    /// The folder, and its row.
    known: Option<(String, Option<usize>)>,
}

impl LastFolder {
    fn row(&mut self, key: &str, find: impl FnOnce() -> Option<usize>) -> Option<usize> {
        let folder = folder_of(key);
        match &self.known {
            Some((known, row)) if known == folder => *row,
            _ => {
                let row = find();
                self.known = Some((folder.to_owned(), row));
                row
            }
        }
    }
}

/// What was found of the last folders, for [`Table::skip_near`] and [`Table::media_near`].
#[derive(Debug, Default)]
pub struct Nearby {
    skip: LastFolder,
    media: LastFolder,
    full_media: LastFolder,
}

impl Globs {
    fn first_row(&self, key: &str) -> Option<usize> {
        self.first_row_near(key, &mut LastFolder::default())
    }

    fn first_row_near(&self, key: &str, last: &mut LastFolder) -> Option<usize> {
        let of_folder = last.row(key, || self.of_folders.first_row(key));
        let of_name = if self.may_name(ending_of(key)) { self.of_names.first_row(key) } else { None };
        of_folder.into_iter().chain(of_name).min()
    }

    /// Whether a pattern may name a file with this ending.
    fn may_name(&self, ending: &str) -> bool {
        self.endings.as_ref().is_none_or(|endings| endings.contains(ending))
    }

    /// Compiles the patterns of rows. A pattern holds at any depth, because people move and re-zip folders; one that
    /// begins with `/` holds in the outermost folder alone.
    fn compile<'r>(rows: impl Iterator<Item = &'r [String]>) -> Result<Self, String> {
        let mut builders = [GlobSetBuilder::new(), GlobSetBuilder::new()];
        let mut owners = [Vec::new(), Vec::new()];
        let mut endings = Some(HashSet::new());
        for (at, row) in rows.enumerate() {
            for pattern in row {
                let name = crate::archive::name_of(pattern);
                let is_of_name = !matches!(name, "*" | "**");
                let ending = ending_of(name);
                if is_of_name {
                    // Without a dot, or with a sign that stands for others, the ending may be anything.
                    let is_open = ending.is_empty() || ending.contains(['*', '?', '[', '{']);
                    endings = endings.filter(|_| !is_open);
                    if let Some(endings) = &mut endings {
                        endings.insert(ending.to_owned());
                    }
                }
                let anchored = match pattern.strip_prefix('/') {
                    Some(rooted) => vec![rooted.to_owned()],
                    None => vec![pattern.clone(), format!("**/{pattern}")],
                };
                let [of_folders, of_names] = &mut builders;
                let builder = if is_of_name { of_names } else { of_folders };
                let [of_folders, of_names] = &mut owners;
                let owners = if is_of_name { of_names } else { of_folders };
                for anchored in anchored {
                    let glob = GlobBuilder::new(&anchored).literal_separator(true).build();
                    builder.add(glob.map_err(|error| format!("`{pattern}` is no pattern: {error}"))?);
                    owners.push(at);
                }
            }
        }
        let [of_folders, of_names] = builders.map(|builder| builder.build().map_err(|error| error.to_string()));
        let [rows_of_folders, rows_of_names] = owners;
        Ok(Self {
            of_folders: RowSet { set: of_folders?, rows: rows_of_folders },
            of_names: RowSet { set: of_names?, rows: rows_of_names },
            endings,
        })
    }

    fn is_match(&self, key: &str) -> bool {
        self.first_row(key).is_some()
    }
}

impl Table {
    pub(super) fn from_parts(parts: TableParts) -> Result<Self, String> {
        let TableParts { platform, layouts, skips, media, files, lists, matcher } = parts;
        let names = files.iter().flat_map(|file| &file.names);
        let patterns = names.chain(layouts.iter().flat_map(|layout| &layout.files));
        // A folder of media that must lie outermost says nothing of whose it is: many exports have one called `media`.
        let of_media = media.iter().flat_map(|row| &row.files).filter(|pattern| !pattern.starts_with('/'));
        let patterns = patterns.chain(of_media).chain(&platform.markers);
        let outermost = patterns
            .filter_map(|pattern| Some(pattern.trim_start_matches('/').split_once('/')?.0.to_owned()))
            .filter(|folder| !folder.contains('*'));
        let named = platform.folders.iter().chain(&platform.outermost).cloned();
        let own_folders = outermost.chain(named).collect();
        let one = |row: &'_ [String]| Globs::compile(std::iter::once(row));
        Ok(Self {
            exports: one(&platform.exports)?,
            markers: one(&platform.markers)?,
            layout_globs: Globs::compile(layouts.iter().map(|row| row.files.as_slice()))?,
            layout_exports: Globs::compile(layouts.iter().map(|row| row.exports.as_slice()))?,
            skip_globs: Globs::compile(skips.iter().map(|row| row.files.as_slice()))?,
            media_globs: Globs::compile(media.iter().map(|row| row.files.as_slice()))?,
            platform: platform.id,
            name: platform.name,
            layouts,
            files,
            lists,
            whole: platform.whole,
            media_names: platform.media_names,
            begins: platform.begins,
            page_marks: platform.page_marks,
            record_keys: platform.record_keys,
            account_numbers: platform.account_numbers,
            skips,
            media,
            own_folders,
            matcher,
        })
    }

    /// The names under which the platform's AI takes part in conversations: those that make a message one of a chat with it.
    pub fn assistants(&self) -> impl Iterator<Item = &str> {
        let fields = self.lists.iter().flat_map(|list| {
            let (csv, json) = (list.csv.as_ref().map(|csv| &csv.fields), list.json.as_ref().map(|json| &json.fields));
            [csv, json, list.html.as_ref().map(|html| &html.fields)].into_iter().flatten()
        });
        fields.flat_map(|fields| {
            let names = fields.sender.as_ref().map_or(&[][..], |sender| &sender.name);
            let is_of_ai = |says: &MatchedTraits| says.category.is_some_and(|category| category.id() == "ai-chats");
            let of_ai = fields.traits.iter().filter(move |row| names.contains(&row.field) && is_of_ai(&row.says));
            of_ai.flat_map(|row| row.is.iter().map(String::as_str))
        })
    }

    /// How records name their media files.
    #[must_use]
    pub fn media_names(&self) -> MediaNames {
        self.media_names
    }

    /// The file kind of a path, by its index in [`Self::files`]; `None` if no pattern fits.
    #[must_use]
    pub fn file_of(&self, key: &str) -> Option<usize> {
        self.matcher.by_name(key).map(|found| found.file)
    }

    /// The pattern of a kind of file that fits a path.
    #[must_use]
    pub fn pattern_of(&self, key: &str, file: usize) -> Option<&str> {
        self.matcher.pattern_of(key, file)
    }

    /// The kinds of files that a path may be, if the content says so as well.
    #[must_use]
    pub fn files_by_content(&self, key: &str) -> Vec<usize> {
        self.matcher.by_content(key).into_iter().map(|FileMatch { file, .. }| file).collect()
    }

    /// The lists of a kind of file.
    pub fn lists_of(&self, file: &FileSpec) -> impl Iterator<Item = (usize, &ListSpec)> {
        file.lists.iter().filter_map(|list| Some((*list, self.lists.get(*list)?)))
    }

    /// The row by which a path is skipped, if it is.
    #[must_use]
    pub fn skip_of(&self, key: &str) -> Option<&SkipRow> {
        self.skip_near(key, &mut Nearby::default())
    }

    /// As [`Self::skip_of`], with what was found of the last folder.
    pub fn skip_near(&self, key: &str, nearby: &mut Nearby) -> Option<&SkipRow> {
        self.skip_globs.first_row_near(key, &mut nearby.skip).and_then(|row| self.skips.get(row))
    }

    /// The row of a media file: the first that fits its path, with or without the folders that all files share, because one of
    /// those may tell what the files are and a pattern may begin at the outermost folder of the export. `nearby` is what was found
    /// of the last folder.
    pub fn media_near(&self, entry: &Entry, nearby: &mut Nearby) -> Option<&MediaRow> {
        let row = self.media_globs.first_row_near(&entry.key, &mut nearby.media);
        // Usually the paths are the same, and an archive may have hundreds of thousands.
        let others = (entry.key != entry.full_key)
            .then(|| self.media_globs.first_row_near(&entry.full_key, &mut nearby.full_media));
        row.into_iter().chain(others.flatten()).min().and_then(|row| self.media.get(row))
    }

    /// Whether every pattern tells alike of the files of one folder whose names end like this, such as pictures.
    #[must_use]
    pub fn tells_by_folder(&self, ending: &str) -> bool {
        !(self.matcher.may_name(ending) || self.skip_globs.may_name(ending) || self.media_globs.may_name(ending))
    }

    /// Whether it depends on the number of the person's account what a record is.
    #[must_use]
    pub fn asks_for_account(&self) -> bool {
        self.lists.iter().any(ListSpec::asks_for_account)
    }

    /// Whether a folder is part of the platform's own paths.
    #[must_use]
    pub fn is_own_folder(&self, name: &str) -> bool {
        self.own_folders.contains(name)
    }

    /// The end of a path that begins with the first of the platform's own folders; the whole path if it has none.
    #[must_use]
    pub fn own_path<'k>(&self, key: &'k str) -> &'k str {
        let mut rest = key;
        while let Some(top) = top_of(rest) {
            if self.is_own_folder(top) {
                return rest;
            }
            rest = rest.get(top.len() + 1..).unwrap_or_default();
        }
        key
    }

    /// Whether only exports of this platform have such a path.
    #[must_use]
    pub fn is_marker(&self, key: &str) -> bool {
        self.markers.is_match(key)
    }

    /// The first layout that names a path.
    #[must_use]
    pub fn layout_of(&self, key: &str) -> Option<usize> {
        self.layout_globs.first_row(key)
    }

    /// The first layout that names a part.
    #[must_use]
    pub fn layout_of_part(&self, name: &str) -> Option<usize> {
        self.layout_exports.first_row(&name.to_lowercase())
    }

    /// Whether a zip or a folder is named as the platform names its exports.
    #[must_use]
    pub fn is_export_name(&self, name: &str) -> bool {
        self.exports.is_match(&name.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Looking at folders and names apart, and keeping what was found of the last folder, finds the same as matching everything.
        #[test]
        fn rows_are_those_of_all_patterns(
            patterns in prop::collection::vec("/?((a|b|\\*|\\*\\*)/){0,2}(x|x\\.png|\\*\\.png|\\*|\\*\\*|[ab]\\.txt)", 1..6),
            paths in prop::collection::vec("((a|b|c)/){0,3}(x|x\\.png|a\\.txt|b\\.png|x\\.jpg)", 1..12)
        ) {
            let rows: Vec<Vec<String>> = patterns.iter().map(|pattern| vec![pattern.clone()]).collect();
            let globs = Globs::compile(rows.iter().map(Vec::as_slice)).unwrap();
            let fits = |pattern: &str, path: &str| {
                let whole = |pattern: &str| {
                    GlobBuilder::new(pattern).literal_separator(true).build().unwrap().compile_matcher().is_match(path)
                };
                match pattern.strip_prefix('/') {
                    Some(rooted) => whole(rooted),
                    None => whole(pattern) || whole(&format!("**/{pattern}")),
                }
            };
            let mut last = LastFolder::default();
            for path in &paths {
                let expected = patterns.iter().position(|pattern| fits(pattern, path));
                prop_assert_eq!(globs.first_row_near(path, &mut last), expected, "{:?} {}", patterns, path);
            }
        }
    }
}
