//! What all rows of a pack have in common: a table, an id, and what they name in other tables.
//!
//! Because all tables share this trait, one loop loads every row and one loop checks every reference.

use super::fault::RowReference;
use super::rule::Verdict;
use super::schema::{
    Authority, Basis, Citation, CitedPassage, Controller, Event, Language, Law, Letter, Platform, QuestionRow,
    RegionRow, Remedy, Right, RuleRow,
};
use crate::vocab::PracticeValue;
use std::borrow::Cow;

/// A row of a table whose rows have ids.
pub(super) trait Row {
    /// The name of the table, as in `[[rule]]`.
    const TABLE: &'static str;

    /// What tells it from the other rows of its table.
    fn id(&self) -> Cow<'_, str>;

    /// Calls `tell` for each id that the row names and that the pack must have. `*` may be passed too; it is ignored.
    fn names(&self, tell: &mut dyn FnMut(RowReference, &str));

    /// A required key that is missing or empty. Only for requirements that the type of the row cannot express.
    fn needs(&self) -> Option<&'static str> {
        None
    }
}

/// Tells each of several ids.
fn each<'i>(tell: &mut dyn FnMut(RowReference, &str), what: RowReference, ids: impl IntoIterator<Item = &'i str>) {
    ids.into_iter().for_each(|id| tell(what, id));
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Borrows ids as texts, whatever their type.
macro_rules! texts {
    ($ids:expr) => {
        $ids.iter().map(|id| &**id)
    };
}

impl Row for RegionRow {
    const TABLE: &'static str = "region";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Region, self.parents.iter().map(|parent| parent.id.as_str()));
    }
}

impl Row for Platform {
    const TABLE: &'static str = "platform";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Platform, texts!(self.parent));
    }
}

impl Row for Law {
    const TABLE: &'static str = "law";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Region, texts!(self.region));
        each(tell, RowReference::Citation, texts!(self.source));
    }
}

impl Row for RuleRow {
    const TABLE: &'static str = "rule";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Region, texts!(self.region));
        each(tell, RowReference::Platform, texts!(self.platform));
        each(tell, RowReference::Category, texts!(self.category));
        each(tell, RowReference::Law, self.basis.iter().map(|Basis { law, .. }| law.as_str()));
        each(tell, RowReference::Remedy, texts!(self.remedies));
        for CitedPassage { citation, passage } in &self.sources {
            tell(RowReference::Citation, citation);
            if let Some(passage) = passage {
                tell(RowReference::Passage, &format!("{citation}#{passage}"));
            }
        }
        each(tell, RowReference::Rule, texts!(self.overrides));
    }

    fn needs(&self) -> Option<&'static str> {
        let says_nothing = Verdict::Practice(PracticeValue::NotEstablished).id();
        if is_blank(&self.say) {
            Some("a sentence in `say`")
        } else if self.sources.is_empty() && self.verdict != says_nothing {
            Some("an entry in `sources`")
        } else {
            None
        }
    }
}

impl Row for Remedy {
    const TABLE: &'static str = "remedy";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Platform, texts!(self.platform));
        each(tell, RowReference::Region, texts!(self.region));
        each(tell, RowReference::Citation, texts!(self.source));
    }
}

impl Row for Right {
    const TABLE: &'static str = "right";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Region, texts!(self.region));
        tell(RowReference::Law, &self.law);
        each(tell, RowReference::Citation, texts!(self.source));
    }
}

impl Row for Authority {
    const TABLE: &'static str = "authority";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Region, texts!(self.region));
        each(tell, RowReference::Language, self.names.keys().map(String::as_str));
        each(tell, RowReference::Citation, texts!(self.source));
    }
}

impl Row for Citation {
    const TABLE: &'static str = "source";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, _tell: &mut dyn FnMut(RowReference, &str)) {}

    fn needs(&self) -> Option<&'static str> {
        if self.url.is_none() && self.cite.is_none() {
            Some("`url` or `cite`")
        } else if self.known_on().is_some() == self.not_before.is_some() {
            Some("`published`, `stood_on` or both; or, if it bears no day, `not_before` alone")
        } else if self.stood_on.is_some_and(|stood_on| self.published.is_some_and(|published| stood_on < published)) {
            Some("a `stood_on` on the day of `published` or later")
        } else if self.document.is_some() == self.passages.is_empty() {
            Some("both `document` and a passage, or neither")
        } else {
            None
        }
    }
}

impl Row for Event {
    const TABLE: &'static str = "event";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Region, texts!(self.region));
        each(tell, RowReference::Platform, texts!(self.platform));
        each(tell, RowReference::Citation, texts!(self.sources));
    }

    fn needs(&self) -> Option<&'static str> {
        if self.sources.is_empty() {
            Some("an entry in `sources`")
        } else if is_blank(&self.say) || is_blank(&self.label) {
            Some("a sentence in `say` and a few words in `label`")
        } else {
            None
        }
    }
}

impl Row for Language {
    const TABLE: &'static str = "language";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Region, texts!(self.region));
    }
}

impl Row for Letter {
    const TABLE: &'static str = "letter";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Region, texts!(self.region));
        each(tell, RowReference::Language, texts!(self.languages));
        each(tell, RowReference::Authority, texts!(self.authority));
        tell(RowReference::Law, &self.law);
        each(tell, RowReference::Citation, texts!(self.sources));
    }

    fn needs(&self) -> Option<&'static str> {
        if self.sources.is_empty() {
            Some("an entry in `sources`")
        } else if self.languages.is_empty() {
            Some("an entry in `languages`")
        } else {
            None
        }
    }
}

impl Row for Controller {
    const TABLE: &'static str = "controller";

    fn id(&self) -> Cow<'_, str> {
        format!("{} in {}", self.platform.join("+"), self.region.join("+")).into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Platform, texts!(self.platform));
        each(tell, RowReference::Region, texts!(self.region));
        tell(RowReference::Citation, &self.source);
    }
}

impl Row for QuestionRow {
    const TABLE: &'static str = "question";

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn names(&self, tell: &mut dyn FnMut(RowReference, &str)) {
        each(tell, RowReference::Platform, texts!(self.platform));
        each(tell, RowReference::Category, texts!(self.category));
    }
}
