//! Problems in a number that somebody can read.

use crate::archive::{Problem, ProblemKind};
use crate::locale::{number, text_with};
use std::collections::BTreeMap;

/// So many problems of one kind, in the same words, are told with the file of each. Of more it is said how many there
/// are; the list of files has them all.
const NAMED: u64 = 1000;

/// Keeps the first of many, and says how many more there are.
pub(super) fn few(problems: Vec<Problem>) -> Vec<Problem> {
    let mut counts: BTreeMap<(ProblemKind, String), u64> = BTreeMap::new();
    let mut is_named = |problem: &Problem| {
        let count = counts.entry((problem.kind, problem.message.clone())).or_default();
        *count += 1;
        *count <= NAMED
    };
    let mut told: Vec<Problem> = problems.into_iter().filter(|problem| is_named(problem)).collect();
    let more = counts.into_iter().filter(|(_, count)| *count > NAMED);
    told.extend(more.map(|((kind, message), count)| {
        let values = [("count", number(count - NAMED).into()), ("message", message.into())];
        Problem { path: String::new(), kind, message: text_with("problem-and-more", &values) }
    }));
    told
}
