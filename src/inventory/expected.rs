//! What an archive counts of its own files, held against what was found.

use super::ledger::{FileRow, State};
use crate::archive::{Problem, ProblemKind, fold, name_of, shown};
use crate::locale::{number, plural, text_with};
use std::collections::HashMap;

/// This many names of missing files are written out.
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
pub(super) struct Expected {
    lines: Vec<Line>,
    /// By the name without folders.
    by_name: HashMap<String, Vec<usize>>,
    /// Where the first index lies.
    index: String,
}

impl Expected {
    /// Notes a line.
    pub fn note(&mut self, index: &str, part: usize, file: &str, elements: u64) {
        if self.lines.is_empty() {
            index.clone_into(&mut self.index);
        }
        let path = fold(&shown(file));
        self.by_name.entry(name_of(&path).to_owned()).or_default().push(self.lines.len());
        self.lines.push(Line { part, path, elements, is_there: false });
    }

    /// Writes into the rows what was expected, and says where it is not what was found.
    pub fn hold_against(&mut self, files: &mut [FileRow]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for file in files {
            match self.line_of(file) {
                // Only where both are known are they compared.
                None => file.elements = None,
                Some(elements) => {
                    file.expected = Some(elements);
                    if let Some(found) = file.elements.filter(|found| *found != elements) {
                        let values = [("expected", number(elements).into()), ("found", number(found).into())];
                        problems.push(Problem {
                            path: file.path.clone(),
                            kind: ProblemKind::CountMismatch,
                            message: text_with("problem-count-mismatch", &values),
                        });
                    }
                }
            }
        }
        problems.extend(self.missing());
        problems
    }

    /// How many elements the archive says a file has: the index of its own part first. A copy that was left is there,
    /// and is not counted.
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

    /// Files that the index names, with something in them, and that are not there.
    fn missing(&self) -> Option<Problem> {
        let mut missing: Vec<&Line> = self.lines.iter().filter(|line| !line.is_there && line.elements > 0).collect();
        missing.sort_by_key(|line| &line.path);
        missing.dedup_by_key(|line| &line.path);
        let count = missing.len() as u64;
        if count == 0 {
            return None;
        }
        let mut names = missing.iter().take(NAMES).map(|line| line.path.as_str()).collect::<Vec<_>>().join(", ");
        if missing.len() > NAMES {
            names.push_str(", …");
        }
        // The archive may say anything.
        let things = missing.iter().fold(0_u64, |sum, line| sum.saturating_add(line.elements));
        let values = [
            ("n", plural(count)),
            ("count", number(count).into()),
            ("things", number(things).into()),
            ("names", names.into()),
        ];
        Some(Problem {
            path: self.index.clone(),
            kind: ProblemKind::CountMismatch,
            message: text_with("problem-missing-files", &values),
        })
    }
}

/// Whether two paths are one, where one of them may lack the folders before it.
fn is_same_path(a: &str, b: &str) -> bool {
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with('/'));
    a == b || ends(a, b) || ends(b, a)
}
