//! The numbers of elements that an archive's own index declares, compared with those that were found.

use super::ledger::{FileRow, State};
use super::problem::{Fault, Problem};
use crate::archive::{fold, name_of, shown};
use std::collections::HashMap;

/// No more names of missing files are kept than this.
const NAMES: usize = 3;

/// One line of an archive's index.
#[derive(Debug)]
struct Line {
    /// The part the index lies in.
    part: usize,
    /// The path it gives, folded.
    path: String,
    elements: u64,
    is_there: bool,
}

/// The lines of all indexes of an export.
#[derive(Debug, Default)]
pub struct ExpectedCounts {
    lines: Vec<Line>,
    /// By the name without folders.
    by_name: HashMap<String, Vec<usize>>,
    /// The path of the first index.
    index: String,
}

impl ExpectedCounts {
    /// Notes a line of the index at the path `index`: how many elements it counts in a file.
    pub fn note(&mut self, index: &str, part: usize, file: &str, elements: u64) {
        if self.lines.is_empty() {
            index.clone_into(&mut self.index);
        }
        let path = fold(&shown(file));
        self.by_name.entry(name_of(&path).to_owned()).or_default().push(self.lines.len());
        self.lines.push(Line { part, path, elements, is_there: false });
    }

    /// Sets the expected number of elements of each row. Returns a problem for each row in which another number was
    /// found, and one for missing files.
    pub fn compare(&mut self, files: &mut [FileRow]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for file in files {
            let Some(expected) = self.line_of(file) else { continue };
            file.expected = Some(expected);
            if let Some(found) = file.elements.filter(|found| *found != expected) {
                problems.push(Problem { path: file.path.clone(), fault: Fault::CountMismatch { expected, found } });
            }
        }
        problems.extend(self.missing());
        problems
    }

    /// How many elements a file has according to the index, preferably that of its own part. A skipped copy is not
    /// compared, but shows that the file is not missing.
    fn line_of(&mut self, file: &FileRow) -> Option<u64> {
        let path = fold(&file.path);
        let lines = self.by_name.get(name_of(&path))?;
        let fits = |at: &&usize| self.lines.get(**at).is_some_and(|line| is_same_path(&line.path, &path));
        let in_part = |at: &&usize| self.lines.get(**at).is_some_and(|line| line.part == file.part);
        let mut fitting: Vec<&usize> = lines.iter().filter(fits).collect();
        fitting.sort_by_key(|at| !in_part(at));
        let first = **fitting.first()?;
        let all: Vec<usize> = fitting.into_iter().copied().collect();
        for at in all {
            if let Some(line) = self.lines.get_mut(at) {
                line.is_there = true;
            }
        }
        (file.state != State::Skipped).then(|| self.lines.get(first).map(|line| line.elements))?
    }

    /// A problem with the files that have elements according to the index but are not in the archive, if there are any.
    fn missing(&self) -> Option<Problem> {
        let mut missing: Vec<&Line> = self.lines.iter().filter(|line| !line.is_there && line.elements > 0).collect();
        missing.sort_by_key(|line| &line.path);
        missing.dedup_by_key(|line| &line.path);
        if missing.is_empty() {
            return None;
        }
        let fault = Fault::MissingFiles {
            files: missing.len() as u64,
            // The index may say anything, so the sum must not overflow.
            elements: missing.iter().fold(0_u64, |sum, line| sum.saturating_add(line.elements)),
            names: missing.iter().take(NAMES).map(|line| line.path.clone()).collect(),
        };
        Some(Problem { path: self.index.clone(), fault })
    }
}

/// Whether two paths are one, where one of them may lack the folders before it.
fn is_same_path(a: &str, b: &str) -> bool {
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with('/'));
    a == b || ends(a, b) || ends(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_counts_and_missing_files_are_reported() {
        let mut expected = ExpectedCounts::default();
        for (file, elements) in [("data/tweets.js", 3), ("data/like.js", 2), ("data/gone.js", 4), ("data/empty.js", 0)]
        {
            expected.note("data/manifest.js", 0, file, elements);
        }
        let mut files: Vec<FileRow> = [("data/tweets.js", 2), ("data/like.js", 2)]
            .into_iter()
            .map(|(path, elements)| {
                let mut file = FileRow::new(path, 0, State::Read, 1);
                file.elements = Some(elements);
                file
            })
            .collect();
        let faults: Vec<Fault> = expected.compare(&mut files).into_iter().map(|problem| problem.fault).collect();
        let missing = Fault::MissingFiles { files: 1, elements: 4, names: vec!["data/gone.js".to_owned()] };
        assert_eq!(faults, [Fault::CountMismatch { expected: 3, found: 2 }, missing]);
        assert_eq!(files.iter().map(|file| file.expected).collect::<Vec<_>>(), [Some(3), Some(2)]);
    }
}
