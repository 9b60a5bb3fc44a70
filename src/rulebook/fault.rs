//! What is wrong with a pack.

use super::ids::{CitationId, PassageId, RemedyId, RuleId};
use crate::vocab::Confidence;
use std::fmt;
use std::path::PathBuf;

/// A fault of a pack, with the place where it was found.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fault {
    /// File and line, as `rules.toml:12`.
    pub at: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a row of a pack, or with the pack.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FaultKind {
    /// A file is not TOML, has a key that does not exist, or a value of the wrong kind.
    Toml(String),
    /// The pack is written for another version of the schema.
    Schema {
        /// Its version.
        found: u32,
        /// The version that this program reads.
        known: u32,
    },
    /// No file has a `[pack]` head.
    NoHead,
    /// Two rows of a table have one id.
    Twice {
        /// The table, such as `rule`.
        table: &'static str,
        /// The id.
        id: String,
        /// File and line of the other row.
        earlier: String,
    },
    /// A row names something that the pack does not have.
    Missing {
        /// The table of the row.
        table: &'static str,
        /// The id of the row.
        id: String,
        /// Which kind of row or word it names.
        what: RowReference,
        /// Its id.
        named: String,
    },
    /// The verdict of a rule is not one of the words of its layer.
    Verdict {
        /// The rule.
        id: RuleId,
        /// The message of the parser, which lists the accepted words.
        reason: String,
    },
    /// A rule of the law names a use, though the law does not tell uses apart.
    LawWithUse(RuleId),
    /// A rule reaches nothing, because it names no region, no platform or no category.
    ReachesNothing(RuleId),
    /// A rule ends before it begins.
    NoTime(RuleId),
    /// A row needs a key that is missing or empty.
    Needs {
        /// The table of the row.
        table: &'static str,
        /// The id of the row.
        id: String,
        /// The key, or the keys of which one is needed.
        key: &'static str,
    },
    /// A rule of the law has a `claim`, though only a platform speaks of what it does.
    LawWithClaim(RuleId),
    /// A rule says that something is only reported, and gives it a verdict all the same.
    ReportedVerdict(RuleId),
    /// A rule states more confidence than its citations allow.
    TooConfident {
        /// The rule.
        id: RuleId,
        /// What it states.
        stated: Confidence,
        /// The most that its citations allow.
        most: Confidence,
    },
    /// A rule says what a platform does, and only others report it.
    OnlyReported(RuleId),
    /// A passage cannot be looked for as it is written.
    Passage {
        /// The citation.
        citation: CitationId,
        /// The passage.
        passage: PassageId,
        /// What is wrong with it.
        problem: PassageProblem,
    },
    /// A rule gives a reason for resting on no passage, although it rests on one.
    NeedlessReason(RuleId),
    /// A remedy says that it does not count as opting out, although nothing like it does.
    NeedlessOptsOut(RemedyId),
    /// Two rules can both win, and nothing chooses between them.
    Tie {
        /// The one.
        rule: RuleId,
        /// The other.
        other: RuleId,
        /// File and line of the other.
        at: String,
    },
}

/// What is wrong with a passage.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PassageProblem {
    /// It has no id that a rule could name it by.
    Unnamed,
    /// One of its wordings ends before it begins.
    NoTime,
    /// Two of its wordings have times that overlap.
    Overlaps,
    /// No rule rests on it.
    Unused,
}

/// What one row of a pack can name in another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RowReference {
    /// A region.
    Region,
    /// A platform.
    Platform,
    /// A category.
    Category,
    /// A law.
    Law,
    /// A rule.
    Rule,
    /// A remedy.
    Remedy,
    /// A citation.
    Citation,
    /// A passage of a citation.
    Passage,
    /// An authority.
    Authority,
    /// A language.
    Language,
}

impl RowReference {
    fn word(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Platform => "platform",
            Self::Category => "category",
            Self::Law => "law",
            Self::Rule => "rule",
            Self::Remedy => "remedy",
            Self::Citation => "source",
            Self::Passage => "passage",
            Self::Authority => "authority",
            Self::Language => "language",
        }
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Toml(reason) => f.write_str(reason),
            Self::Schema { found, known } => {
                write!(f, "the pack has schema {found}, and this program reads schema {known}")
            }
            Self::NoHead => f.write_str("no file has a [pack] table with the version of the pack"),
            Self::Twice { table, id, earlier } => write!(f, "the {table} `{id}` is already defined at {earlier}"),
            Self::Missing { table, id, what, named } => {
                write!(f, "the {table} `{id}` names the {} `{named}`, which does not exist", what.word())
            }
            Self::Verdict { id, reason } => write!(f, "the verdict of the rule `{id}`: {reason}"),
            Self::LawWithUse(id) => write!(f, "the rule `{id}` is of the layer `law`, which has no `use`"),
            Self::ReachesNothing(id) => {
                write!(f, "the rule `{id}` reaches nothing: it needs a region, a platform and a category")
            }
            Self::NoTime(id) => write!(f, "the rule `{id}` ends on or before the day it begins"),
            Self::Needs { table, id, key } => write!(f, "the {table} `{id}` needs {key}"),
            Self::LawWithClaim(id) => write!(f, "the rule `{id}` is of the layer `law`, which has no `claim`"),
            Self::ReportedVerdict(id) => {
                write!(f, "the claim of the rule `{id}` is `reported`, so its verdict has to be `not-established`")
            }
            Self::TooConfident { id, stated, most } => write!(
                f,
                "the rule `{id}` states the confidence `{}`, and its sources allow `{}` at most",
                stated.id(),
                most.id()
            ),
            Self::OnlyReported(id) => write!(
                f,
                "the rule `{id}` says what a platform does, and only others report it: without a text of the platform, \
                 an authority or a court its verdict is `not-established`"
            ),
            Self::Passage { citation, passage, problem } => {
                let what = match problem {
                    PassageProblem::Unnamed => "has an empty `id`",
                    PassageProblem::NoTime => "has a wording that ends on or before the day it begins",
                    PassageProblem::Overlaps => "has two wordings at one time",
                    PassageProblem::Unused => "is one on which no rule rests",
                };
                write!(f, "the passage `{passage}` of the source `{citation}` {what}")
            }
            Self::NeedlessReason(id) => {
                write!(f, "the rule `{id}` rests on a passage, so that its `no_passage` would be ignored")
            }
            Self::NeedlessOptsOut(remedy) => write!(
                f,
                "the remedy `{remedy}` has `opts_out`, and only a switch or a form with a known effect could count as opting out"
            ),
            Self::Tie { rule, other, at } => {
                write!(f, "the rules `{rule}` and `{other}` ({at}) can both win, and nothing chooses between them")
            }
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.kind)
    }
}

/// Why a pack was refused.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// A file or the folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The system's error.
        source: std::io::Error,
        /// The file or folder.
        path: PathBuf,
    },
    /// Its contents are wrong.
    #[error("{}", list(.0))]
    Faulty(Vec<Fault>),
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
}
