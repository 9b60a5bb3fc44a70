//! The ids of the rows of a pack. Each table has its own type, so that the id of a rule cannot be passed where the id
//! of a law is meant.

use crate::ids::id;

id! {
    /// The id of a rule, such as `law.eea.public`.
    RuleId
}

id! {
    /// The id of a law, such as `EU-GDPR`.
    LawId
}

id! {
    /// The id of a remedy, such as `linkedin.setting.genai`.
    RemedyId
}

id! {
    /// The id of a right, such as `eea.object`.
    RightId
}

id! {
    /// The id of a citation, such as `ico-linkedin-2024`.
    CitationId
}

id! {
    /// The id of a passage of a citation, such as `public-content`. It is unique within its citation.
    PassageId
}

id! {
    /// The id of a question to the person, such as `linkedin.posts`.
    QuestionId
}

id! {
    /// The id of a letter, such as `letter.gdpr`.
    LetterId
}

id! {
    /// The id of a language of letters: ISO 639-1, such as `de`.
    LanguageId
}

id! {
    /// The id of an event, such as `meta-eu-2025`.
    EventId
}

id! {
    /// The id of an authority, such as `ico`.
    AuthorityId
}
