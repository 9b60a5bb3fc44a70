//! How far a rule can be relied on, by what was seen of its citations.

use super::rule::{Rule, Verdict};
use super::schema::{Citation, CitationKind, Claim, Layer, Seen};
use crate::vocab::{Confidence, PracticeValue};

/// The most confidence that the citations of a rule allow: `high` if a primary text was read; `medium` if others quote
/// one, or if two others were read that are not both press; else `low`. What a platform says that it may do is `medium`
/// at most, because no text says that it does.
pub(super) fn most(rule: &Rule, citations: &[&Citation]) -> Confidence {
    let read: Vec<&Citation> = citations.iter().copied().filter(|citation| citation.seen != Seen::Known).collect();
    let allowed = if citations.iter().any(|citation| citation.is_primary_and_read()) {
        Confidence::High
    } else if citations.iter().any(|citation| citation.is_primary() && citation.seen == Seen::Quoted)
        || (read.len() > 1 && read.iter().any(|citation| citation.kind != CitationKind::Press))
    {
        Confidence::Medium
    } else {
        Confidence::Low
    };
    if rule.layer == Layer::Practice && rule.claim == Claim::May { allowed.min(Confidence::Medium) } else { allowed }
}

/// Whether a rule says what a platform does although only others report it.
pub(super) fn is_only_reported(rule: &Rule, citations: &[&Citation]) -> bool {
    rule.layer == Layer::Practice
        && rule.verdict != Verdict::Practice(PracticeValue::NotEstablished)
        && !citations.iter().any(|citation| citation.is_primary())
}
