//! The ids of the rows of a pack. Each table has its own type, so that the id of a rule cannot be passed where the id
//! of a law is meant.

use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

/// Defines the id type of one table. It is read, written, compared and looked up like a plain string.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

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
    /// The id of an authority, such as `ico`.
    AuthorityId
}
