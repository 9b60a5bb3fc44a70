//! What went wrong while an export was read, as values with their data.

use crate::archive::{ListingFault, ListingProblem};
use crate::readers::FileError;
use crate::vocab::ProblemKind;
use std::collections::HashMap;

/// At most this many problems with the same fault are listed one by one; the rest are counted. The rows of the files
/// still have all of them.
const LISTED: u64 = 1000;

/// A fault, and the file that it concerns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The file in the archive; empty for the archive as a whole.
    pub path: String,
    /// What went wrong.
    pub fault: Fault,
}

/// What went wrong.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Fault {
    /// Something about the zip or the folder.
    Listing(ListingFault),
    /// A file could not be read, or not to its end.
    File {
        /// Why.
        error: FileError,
        /// How many records were read before; `None` if it could not be read at all.
        read_before: Option<u64>,
    },
    /// Records of a file could not be read.
    Unreadable {
        /// How many.
        records: u64,
    },
    /// No spec knows the file.
    Unknown {
        /// How many elements its outermost lists have, if it has lists.
        elements: Option<u64>,
        /// The names of its keys or columns.
        keys: Vec<String>,
        /// Whether it ends early, so that there were more.
        breaks_off: bool,
    },
    /// A file that was read holds lists that no spec names.
    Unlisted {
        /// The path of each list, and how many elements it has.
        lists: Vec<UnlistedList>,
    },
    /// Dates that are there could not be read with certainty.
    Dates {
        /// How many.
        dates: u64,
    },
    /// Records have labels in a language that the tables do not know.
    Labels {
        /// How many.
        records: u64,
    },
    /// Records have their words in columns that the tables do not know.
    Columns {
        /// How many.
        records: u64,
    },
    /// The archive's own index counts another number of elements in a file.
    CountMismatch {
        /// What the index counts.
        expected: u64,
        /// What was found.
        found: u64,
    },
    /// Files that the archive's own index names are not there.
    MissingFiles {
        /// How many.
        files: u64,
        /// How many elements they have by the index.
        elements: u64,
        /// The names of the first ones.
        names: Vec<String>,
    },
    /// Several files have the same path and different contents.
    Duplicate {
        /// How often.
        times: u64,
    },
    /// A file was left out because other files hold its records, and it holds more records than these.
    HoldsMore {
        /// How many it holds.
        records: u64,
        /// How many the other files hold together.
        held: u64,
    },
    /// Another export of the same account is open.
    SameAccount {
        /// The name of its first part.
        name: String,
    },
    /// Another path that was given could not be opened at all.
    NotOpened {
        /// Why, in the words of the opening error.
        what: String,
    },
    /// More problems with the same fault.
    More {
        /// How many.
        count: u64,
        /// The fault.
        fault: Box<Fault>,
    },
}

/// A list that no spec names.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize)]
pub struct UnlistedList {
    /// Its path from the root of the file, with `[]` for each list on the way.
    pub path: String,
    /// How many elements it has, added up over the lists on the way.
    pub elements: u64,
}

impl Fault {
    /// The kind of problem that it is reported as.
    #[must_use]
    pub fn kind(&self) -> ProblemKind {
        match self {
            Self::Listing(fault) => fault.kind(),
            Self::File { error, .. } => error.kind(),
            Self::Unreadable { .. } => ProblemKind::Unreadable,
            Self::Unknown { .. } | Self::Labels { .. } | Self::Columns { .. } => ProblemKind::Unknown,
            Self::Unlisted { .. } => ProblemKind::Unlisted,
            Self::Dates { .. } => ProblemKind::Dates,
            Self::CountMismatch { .. } | Self::MissingFiles { .. } => ProblemKind::CountMismatch,
            Self::Duplicate { .. } => ProblemKind::Duplicate,
            Self::HoldsMore { .. } => ProblemKind::Skipped,
            Self::SameAccount { .. } => ProblemKind::SameAccount,
            Self::NotOpened { .. } => ProblemKind::Failed,
            Self::More { fault, .. } => fault.kind(),
        }
    }
}

impl Problem {
    /// The kind of problem that it is reported as.
    #[must_use]
    pub fn kind(&self) -> ProblemKind {
        self.fault.kind()
    }
}

impl From<ListingProblem> for Problem {
    fn from(problem: ListingProblem) -> Self {
        Self { path: problem.path, fault: Fault::Listing(problem.fault) }
    }
}

/// Keeps the first problems with the same fault, up to a limit, and adds one problem with the number of the others.
#[must_use]
pub fn cap_repeats(problems: Vec<Problem>) -> Vec<Problem> {
    // Details that differ from file to file are cleared, because they do not make it another fault.
    let same = |problem: &Problem| match &problem.fault {
        Fault::Unknown { .. } => Fault::Unknown { elements: None, keys: Vec::new(), breaks_off: false },
        Fault::Unlisted { .. } => Fault::Unlisted { lists: Vec::new() },
        Fault::HoldsMore { .. } => Fault::HoldsMore { records: 0, held: 0 },
        fault => fault.clone(),
    };
    let mut counts: HashMap<Fault, u64> = HashMap::new();
    let mut order: Vec<Fault> = Vec::new();
    let mut kept = Vec::new();
    for problem in problems {
        let fault = same(&problem);
        let count = counts.entry(fault.clone()).or_insert_with(|| {
            order.push(fault);
            0
        });
        *count += 1;
        if *count <= LISTED {
            kept.push(problem);
        }
    }
    for fault in order {
        let count = counts.get(&fault).copied().unwrap_or_default();
        if count > LISTED {
            let fault = Fault::More { count: count - LISTED, fault: Box::new(fault) };
            kept.push(Problem { path: String::new(), fault });
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_problems_beyond_the_limit_are_counted() {
        let unknown = |at: u64| Problem {
            path: at.to_string(),
            fault: Fault::Unknown { elements: Some(at), keys: Vec::new(), breaks_off: false },
        };
        let capped = cap_repeats((0..LISTED + 5).map(unknown).collect());
        assert_eq!(capped.len() as u64, LISTED + 1);
        assert!(matches!(&capped.last().unwrap().fault, Fault::More { count: 5, .. }));
        assert_eq!(cap_repeats(vec![unknown(1), unknown(2)]).len(), 2);
    }
}
