//! The closed sets that all modules share: categories, the traits of an item, outcomes, uses, kinds of problems.
//!
//! Each word is written in kebab-case in data files, in JSON and on the command line.

use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Every category and sub-category with what belongs to it, parents before their children.
///
/// A child is written `parent.child`. Only parents have names that people see, in the locale files.
const CATEGORIES: &[(&str, &str)] = &[
    ("posts", "What was posted: texts, links, shared pictures with their words."),
    ("posts.articles", "Long texts with a title of their own."),
    ("posts.stories", "Stories and notes, which vanish after a day."),
    ("posts.reposts", "Posts of others that were passed on."),
    ("posts.group", "Posts in a group or community."),
    ("posts.broadcasts", "Live broadcasts, and moments made of posts."),
    ("comments", "Comments on, and replies to, what others posted."),
    ("comments.group", "Comments in a group."),
    ("comments.reviews", "Reviews of places, products or people."),
    ("comments.notes", "Community Notes, which say what is wrong with a post."),
    ("comments.broadcasts", "Comments on live broadcasts."),
    ("media", "Pictures and videos that belong to no post that is counted."),
    ("media.profile-photo", "Pictures of the person on their profile."),
    ("media.background", "Pictures behind the head of a profile."),
    ("voice", "Recordings of a voice, and other sound."),
    ("messages", "Private messages."),
    ("messages.business", "Messages with a business or with support."),
    ("messages.channel", "Messages in a channel that anybody may follow."),
    ("ai-chats", "What was said to and by the platform's AI, and what it made."),
    ("profile", "What the person says about themselves, where it is not known who could see it."),
    ("profile.public", "The part of the profile that others can see."),
    ("profile.private", "The part of the profile that only the platform sees."),
    ("profile.extras", "Further parts of a profile, such as a summary or hashtags."),
    ("career", "Work and education, where no narrower category fits."),
    ("career.positions", "Positions and schools."),
    ("career.recommendations", "What people say of each other's work, and endorsements."),
    ("career.extras", "Further parts of a career: languages, projects, courses, certificates."),
    ("career.resumes", "Uploaded résumés."),
    ("career.screening-answers", "Answers to the questions of employers."),
    ("career.applications", "Applications for jobs."),
    ("career.salary", "Pay."),
    ("career.job-search", "Saved jobs, alerts and preferences for a job."),
    ("career.job-postings", "Jobs that the person offered."),
    ("network", "Contacts, followers, and who was followed, blocked or invited."),
    ("groups", "Groups, pages and events that the person is in, or runs."),
    ("groups.listings", "Things for sale."),
    ("reactions", "Likes, saved items and other reactions without words."),
    ("reactions.poll-votes", "Votes in polls."),
    ("reactions.note-ratings", "Ratings of Community Notes."),
    ("activity", "What was looked at, opened or clicked."),
    ("activity.search", "What was searched for."),
    ("activity.ads", "Advertisements that were seen or clicked."),
    ("activity.partners", "What other businesses told the platform."),
    ("activity.learning", "Courses that were watched."),
    ("inferences", "What the platform concluded about the person."),
    ("places", "Where the person was, and places that they made or were tagged in."),
    ("account", "The account and its settings."),
    ("account.security", "Logins, devices and addresses of the network."),
    ("account.payments", "Purchases, subscriptions and means of payment."),
    ("account.contact", "Addresses and numbers by which the person can be reached."),
    ("account.verification", "Checks of who the person is."),
    ("other", "What fits no other category."),
];

/// The top-level category of each category, computed once because it is looked up for every rule and every item.
static TOPS: LazyLock<Vec<Category>> = LazyLock::new(|| {
    let parent = |id: &str| Category::parse(id.split_once('.').map_or(id, |(parent, _)| parent));
    CATEGORIES.iter().map(|(id, _)| parent(id).unwrap_or(Category::OTHER)).collect()
});

/// A kind of data: one of the sixteen categories, or one of their sub-categories.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Category(u8);

impl Category {
    /// The category `other`, for data that fits no other one.
    pub const OTHER: Self = Self((CATEGORIES.len() - 1) as u8);

    /// The category with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        CATEGORIES.iter().position(|(known, _)| *known == id).and_then(|at| u8::try_from(at).ok()).map(Self)
    }

    /// The id, such as `posts.articles`.
    #[must_use]
    pub fn id(self) -> &'static str {
        CATEGORIES.get(usize::from(self.0)).map_or("other", |(id, _)| *id)
    }

    /// What belongs to it, for people who write tables.
    #[cfg(test)]
    pub(crate) fn meaning(self) -> &'static str {
        CATEGORIES.get(usize::from(self.0)).map_or("", |(_, meaning)| *meaning)
    }

    /// The category itself if it is a top-level one, else its parent.
    #[must_use]
    pub fn top(self) -> Self {
        TOPS.get(usize::from(self.0)).copied().unwrap_or(Self::OTHER)
    }

    /// Whether this is one of the sixteen top-level categories.
    #[must_use]
    pub fn is_top(self) -> bool {
        self.top() == self
    }

    /// All categories and sub-categories, parents first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..CATEGORIES.len()).filter_map(|at| u8::try_from(at).ok()).map(Self)
    }

    /// Whether this is posts, comments or media, in which other people's words and pictures need a rule of their own.
    #[must_use]
    pub fn is_authored(self) -> bool {
        matches!(self.top().id(), "posts" | "comments" | "media")
    }
}

impl Serialize for Category {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Category {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        Self::parse(&id).ok_or_else(|| {
            let known: Vec<&str> = Self::all().map(Self::id).collect();
            serde::de::Error::custom(format!("there is no category `{id}`; there are: {}", known.join(", ")))
        })
    }
}

/// Defines a closed set of words with one spelling each, for data files, JSON and command lines alike.
macro_rules! closed_set {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every word of the set, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it is written everywhere outside the program.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|known| known.id() == word).ok_or_else(|| {
                    let known: Vec<&str> = Self::ALL.iter().map(|known| known.id()).collect();
                    format!("`{word}` is not one of: {}", known.join(", "))
                })
            }
        }
    };
}
pub(crate) use closed_set;

closed_set! {
    /// What a hint is about: the special categories of GDPR article 9, and what stands near them.
    HintKind {
        /// Racial or ethnic origin.
        Origin = "origin",
        /// Political opinions.
        Politics = "politics",
        /// Religious or philosophical belief.
        Belief = "belief",
        /// Membership of a trade union.
        Union = "union",
        /// Genetic data.
        Genetic = "genetic",
        /// Biometric data that identify.
        Biometric = "biometric",
        /// Health, of body and mind.
        Health = "health",
        /// Sex life.
        SexLife = "sex-life",
        /// Sexual orientation.
        Orientation = "orientation",
        /// Offences and proceedings, which GDPR article 10 is about.
        Criminal = "criminal",
        /// Residence and asylum, which no special category names.
        Immigration = "immigration",
        /// Benefits and debts, which no special category names.
        SocialAid = "social-aid",
    }
}

impl HintKind {
    /// Whether GDPR article 9 names it among the special categories.
    #[must_use]
    pub fn is_special(self) -> bool {
        !matches!(self, Self::Criminal | Self::Immigration | Self::SocialAid)
    }
}

/// Some kinds of hints, without order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct HintKinds(u16);

impl HintKinds {
    /// Adds those of another set.
    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = HintKind> {
        HintKind::ALL.iter().copied().filter(move |kind| self.0 >> (*kind as u16) & 1 == 1)
    }
}

impl From<HintKind> for HintKinds {
    fn from(kind: HintKind) -> Self {
        Self(1 << kind as u16)
    }
}

closed_set! {
    /// How far a hint can be relied on.
    HintStrength {
        /// A word that mostly means that.
        Possible = "possible",
        /// The name of a group, a page or an interest.
        Likely = "likely",
        /// A field for just that.
        Certain = "certain",
    }
}

closed_set! {
    /// Who could see an item on the platform.
    Audience {
        /// Anyone.
        Public = "public",
        /// Friends, followers, connections, members of a closed group, a protected account.
        Limited = "limited",
        /// Only the addressees, or only the person.
        Private = "private",
    }
}

closed_set! {
    /// Who wrote, said or took an item.
    Author {
        /// The person whose archive it is.
        Own = "self",
        /// Somebody else, or the platform.
        Other = "other",
        /// The archive does not say.
        Unknown = "unknown",
    }
}

closed_set! {
    /// What a verdict can turn on and an archive may not say.
    Trait {
        /// Who could see the item.
        Audience = "audience",
        /// Who made it.
        Author = "author",
        /// Whether the account was private.
        AccountPrivate = "account-private",
        /// When it was made.
        Posted = "posted",
        /// How old the person is on the day asked about.
        AgeNow = "age-now",
        /// How old the person was when it was made.
        AgeAtPosting = "age-at-posting",
    }
}

closed_set! {
    /// What a rule or a question is about: what the platform would do with the data.
    Use {
        /// The platform trains its own generative AI. The headline.
        PlatformGenai = "platform-genai",
        /// A parent or sister company trains AI with it.
        AffiliateAi = "affiliate-ai",
        /// Other companies train AI with it.
        ThirdPartyAi = "third-party-ai",
        /// Other machine learning: ranking, safety, product improvement.
        OtherMl = "other-ml",
        /// Choosing advertisements.
        Ads = "ads",
    }
}

closed_set! {
    /// What the law of a region lets a platform do.
    LawValue {
        /// Allowed, without a veto for the person.
        Permits = "permits",
        /// Allowed until the person objects.
        PermitsObjection = "permits-objection",
        /// Not allowed without the person's consent.
        NeedsConsent = "needs-consent",
        /// Not allowed at all, or an order forbids it.
        Forbids = "forbids",
        /// Only a duty to tell.
        DisclosureOnly = "disclosure-only",
        /// No data-protection rule reaches it.
        OutsideTheLaw = "outside-the-law",
        /// Regulators or courts disagree, or have not said.
        Unsettled = "unsettled",
    }
}

closed_set! {
    /// What the platform says it does. Ordered by which wins among rules that are equally near.
    PracticeValue {
        /// An order, a court or a binding undertaking forbids it.
        Barred = "barred",
        /// The platform says it stopped for now.
        Paused = "paused",
        /// The platform says it does not use it.
        Excluded = "excluded",
        /// Used only if the person switched it on.
        UsedOptIn = "used-opt-in",
        /// Used by default; a control stops future use.
        UsedOptOut = "used-opt-out",
        /// Used, and there is no control.
        UsedNoOptOut = "used-no-opt-out",
        /// Announced, not begun.
        Planned = "planned",
        /// No reliable statement.
        NotEstablished = "not-established",
    }
}

closed_set! {
    /// The answer for an item: derived from practice and the person, never stored.
    /// In the order they are shown in: used first, then open, then not used; what nobody said comes last.
    Outcome {
        /// Used, and nothing the person can switch stops it.
        UsedNoOptOut = "used-no-opt-out",
        /// Used until the person objects or switches it off.
        UsedUnlessYouObject = "used-unless-you-object",
        /// It depends on something the archive does not say.
        Depends = "depends",
        /// Announced, not begun.
        Planned = "planned",
        /// Used only if the person switched it on.
        UsedOnlyIfYouAgreed = "used-only-if-you-agreed",
        /// The person has opted out.
        YouOptedOut = "you-opted-out",
        /// The platform stopped for now.
        NotUsedPaused = "not-used-paused",
        /// The platform says it leaves it out.
        NotUsedByPolicy = "not-used-by-policy",
        /// An order or a court forbids it.
        NotUsedBarred = "not-used-barred",
        /// No reliable statement either way. Not the same as safe.
        NotEstablished = "not-established",
    }
}

/// The fill an outcome is drawn with: one of four colours, and a pattern of its own, so that neighbours can be told apart
/// without colour.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fill {
    /// Used, no way out: plain, with a dark lower edge.
    Used,
    /// Used unless the person objects: hatched.
    OptOut,
    /// The person has objected and waits for the answer: hatched both ways.
    Objected,
    /// It depends: hatched in two colours, because it may be used or not.
    Depends,
    /// Announced: upright lines.
    Planned,
    /// Not established: dotted.
    Open,
    /// The person opted out: hatched.
    OptedOut,
    /// Used only if the person agreed: dotted.
    OptIn,
    /// Paused: upright lines.
    Paused,
    /// Left out by the platform: plain.
    NotUsed,
    /// Forbidden: with a frame.
    Barred,
}

impl Outcome {
    /// Whether the platform says it uses such an item, with or without a way out.
    #[must_use]
    pub fn is_used(self) -> bool {
        matches!(self, Self::UsedNoOptOut | Self::UsedUnlessYouObject)
    }

    /// Whether there is a statement that such an item is not used.
    #[must_use]
    pub fn is_not_used(self) -> bool {
        matches!(self, Self::NotUsedPaused | Self::NotUsedByPolicy | Self::NotUsedBarred)
    }

    /// The fill it is drawn with.
    #[must_use]
    pub fn fill(self) -> Fill {
        match self {
            Self::UsedNoOptOut => Fill::Used,
            Self::UsedUnlessYouObject => Fill::OptOut,
            Self::Depends => Fill::Depends,
            Self::Planned => Fill::Planned,
            Self::NotEstablished => Fill::Open,
            Self::UsedOnlyIfYouAgreed => Fill::OptIn,
            Self::YouOptedOut => Fill::OptedOut,
            Self::NotUsedPaused => Fill::Paused,
            Self::NotUsedByPolicy => Fill::NotUsed,
            Self::NotUsedBarred => Fill::Barred,
        }
    }
}

impl From<PracticeValue> for Outcome {
    fn from(value: PracticeValue) -> Self {
        match value {
            PracticeValue::Barred => Self::NotUsedBarred,
            PracticeValue::Paused => Self::NotUsedPaused,
            PracticeValue::Excluded => Self::NotUsedByPolicy,
            PracticeValue::UsedOptIn => Self::UsedOnlyIfYouAgreed,
            PracticeValue::UsedOptOut => Self::UsedUnlessYouObject,
            PracticeValue::UsedNoOptOut => Self::UsedNoOptOut,
            PracticeValue::Planned => Self::Planned,
            PracticeValue::NotEstablished => Self::NotEstablished,
        }
    }
}

closed_set! {
    /// How far a rule can be relied on.
    Confidence {
        /// Press alone, or nothing that somebody read; or lower by hand, for a reading or an inference.
        Low = "low",
        /// A primary text that others quote, or two others that were read.
        Medium = "medium",
        /// The text of the law, an authority, a court or the platform itself was read.
        High = "high",
    }
}

closed_set! {
    /// What kind of thing went wrong while an archive was read.
    ProblemKind {
        /// A file, or the zip itself, ends early.
        Truncated = "truncated",
        /// A checksum is wrong.
        Crc = "crc",
        /// A file is not as large as the archive declares.
        Size = "size",
        /// A file is encrypted.
        Encrypted = "encrypted",
        /// A file is packed by a method that is not supported.
        Method = "method",
        /// A file's bytes overlap those of another.
        Overlap = "overlap",
        /// Something was not read because of a limit.
        Refused = "refused",
        /// Records could not be read.
        Unreadable = "unreadable",
        /// The archive declares another number than was found.
        CountMismatch = "count-mismatch",
        /// Nothing could be got from a file.
        Failed = "failed",
        /// No format spec knows a file.
        Unknown = "unknown",
        /// A file that was read holds lists that no format spec names.
        Unlisted = "unlisted",
        /// Dates that are there could not be read.
        Dates = "dates",
        /// Something was left out on purpose.
        Skipped = "skipped",
        /// The same path stands twice, with different contents.
        Duplicate = "duplicate",
        /// Another export of the same account is open.
        SameAccount = "same-account",
        /// Bytes lie before or after the zip.
        Junk = "junk",
    }
}

impl ProblemKind {
    /// Whether something of the archive was lost, in which case the commands end with 3.
    #[must_use]
    pub fn is_loss(self) -> bool {
        match self {
            Self::Truncated
            | Self::Crc
            | Self::Size
            | Self::Encrypted
            | Self::Method
            | Self::Overlap
            | Self::Refused
            | Self::Unreadable
            | Self::CountMismatch
            | Self::Failed => true,
            Self::Unknown
            | Self::Unlisted
            | Self::Dates
            | Self::Skipped
            | Self::Duplicate
            | Self::SameAccount
            | Self::Junk => false,
        }
    }
}

closed_set! {
    /// Why a file was skipped.
    SkipReason {
        /// Files that an operating system leaves in folders and zips.
        Litter = "litter",
        /// The same file again: equal path, size and checksum.
        Duplicate = "duplicate",
        /// Another file of the archive says the same and more.
        Beside = "beside",
        /// The pages and scripts of the viewer that comes with an export.
        Viewer = "viewer",
        /// Notes about the export.
        Notes = "notes",
        /// The placeholder of an empty folder.
        EmptyFolder = "empty-folder",
        /// A name that no file can have.
        Name = "name",
        /// A symbolic link.
        Link = "link",
        /// Neither a file nor a folder.
        Special = "special",
        /// A zip within the zip; its entries are listed as a part of their own.
        InnerOpened = "inner-opened",
        /// A zip within the zip that is too large to open in place.
        InnerTooLarge = "inner-too-large",
        /// One more zip within the zip than the limit.
        TooManyInner = "too-many-inner",
        /// A zip too deep within zips.
        TooDeep = "too-deep",
    }
}

/// Whether a character changes the direction of the text around it (Unicode's bidirectional controls).
///
/// They are taken out of names and letters, because with them a name can be shown as another.
#[must_use]
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
