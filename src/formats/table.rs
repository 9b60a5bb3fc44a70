//! A table: everything that is known of the archives of one platform.

use super::matcher::{FileMatch, Matcher};
use super::schema::{LayoutRow, MediaNames, MediaRow, PlatformRow, SkipRow, WholeRow};
use super::spec::{FileSpec, ListSpec};
use crate::archive::{Entry, top_of};
use crate::ids::PlatformId;
use crate::vocab::{Author, Category};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::collections::HashSet;

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
    skips: Vec<SkipRow>,
    media: Vec<MediaRow>,
    exports: GlobSet,
    markers: GlobSet,
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
    set: GlobSet,
    /// The row of each glob.
    rows: Vec<usize>,
}

impl Globs {
    fn first_row(&self, key: &str) -> Option<usize> {
        self.set.matches(key).into_iter().filter_map(|at| self.rows.get(at)).min().copied()
    }

    /// Compiles the patterns of rows. A pattern holds at any depth, because people move and re-zip folders; one that
    /// begins with `/` holds in the outermost folder alone.
    fn compile<'r>(rows: impl Iterator<Item = &'r [String]>) -> Result<Self, String> {
        let mut builder = GlobSetBuilder::new();
        let mut owners = Vec::new();
        for (at, row) in rows.enumerate() {
            for pattern in row {
                let anchored = match pattern.strip_prefix('/') {
                    Some(rooted) => vec![rooted.to_owned()],
                    None => vec![pattern.clone(), format!("**/{pattern}")],
                };
                for anchored in anchored {
                    let glob = GlobBuilder::new(&anchored).literal_separator(true).build();
                    builder.add(glob.map_err(|error| format!("`{pattern}` is no pattern: {error}"))?);
                    owners.push(at);
                }
            }
        }
        let set = builder.build().map_err(|error| error.to_string())?;
        Ok(Self { set, rows: owners })
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
            exports: one(&platform.exports)?.set,
            markers: one(&platform.markers)?.set,
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
            skips,
            media,
            own_folders,
            matcher,
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
        self.skip_globs.first_row(key).and_then(|row| self.skips.get(row))
    }

    /// The category and the author of a media file that no record names, by its folder. Without a row for the folder it
    /// is the person's own medium.
    #[must_use]
    pub fn media_of(&self, entry: &Entry) -> (Category, Author) {
        let row = self.media_row(entry);
        row.map_or_else(
            || (Category::parse("media").unwrap_or(Category::OTHER), Author::Own),
            |row| (row.category, row.author),
        )
    }

    /// Whether every file in the folder is media, whatever its name ends with.
    #[must_use]
    pub fn is_media_folder(&self, entry: &Entry) -> bool {
        self.media_row(entry).is_some_and(|row| row.any_ending)
    }

    /// The row of a media file: the first that fits its path, with or without the folders that all files share, because one of
    /// those may tell what the files are and a pattern may begin at the outermost folder of the export.
    fn media_row(&self, entry: &Entry) -> Option<&MediaRow> {
        let row = self.media_globs.first_row(&entry.key);
        // Usually the paths are the same, and an archive may have hundreds of thousands.
        let others = (entry.key != entry.full_key).then(|| self.media_globs.first_row(&entry.full_key));
        row.into_iter().chain(others.flatten()).min().and_then(|row| self.media.get(row))
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
        self.exports.is_match(name.to_lowercase())
    }
}
