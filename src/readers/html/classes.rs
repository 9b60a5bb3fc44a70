//! What the class names in Meta's pages mean.

/// What a class name says of its tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// Reactions, tags and comments of others, where it is a list.
    Reactions,
    /// Content that is not text of a record: navigation, notices, reactions, tags.
    Beside,
    /// The main part of a page before 2018.
    Contents,
    /// The title of the page.
    Title,
    Heading,
    Body,
    Footer,
    Group,
    Attachment,
    /// A caption, where it stands beside a picture.
    Caption,
    LifeEvent,
    Comment,
    Meta,
    Message,
    /// A block of the pages since 2020.
    Box,
    /// A block of the older pages since 2018, if the tag also has [`Self::NoBorder`].
    WhiteBox,
    NoBorder,
    /// A block of the pages before 2018.
    Block,
    /// The name of the group that a comment was made in.
    GroupName,
}

/// What all class names of a tag say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Classes(u32);

impl Classes {
    /// Reads the value of a `class` attribute.
    pub fn parse(attribute: &[u8]) -> Self {
        let names = attribute.split(u8::is_ascii_whitespace);
        Self(names.filter_map(meaning).fold(0, |all, class| all | 1 << class as u32))
    }

    pub fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u32 != 0
    }
}

fn meaning(name: &[u8]) -> Option<Class> {
    Some(match name {
        b"_a6-q" | b"_tqp" => Class::Reactions,
        // The last two are the links to other pages and a notice of the viewer.
        b"_u14" | b"_a701" | b"uiBoxGray" | b"nav" | b"_aoaa" | b"_7s7q" | b"_585n" => Class::Beside,
        b"contents" => Class::Contents,
        b"_a70e" => Class::Title,
        b"_a6-h" | b"_2lel" | b"_2lek" | b"user" => Class::Heading,
        b"_a6-p" | b"_2let" => Class::Body,
        b"_a6-o" | b"_2lem" | b"_a72d" => Class::Footer,
        b"_2pin" => Class::Group,
        b"_a7nf" | b"_a7ng" | b"uiGrid" => Class::Attachment,
        b"_3-95" => Class::Caption,
        b"_a703" => Class::LifeEvent,
        b"comment" => Class::Comment,
        b"meta" => Class::Meta,
        b"message" => Class::Message,
        b"_a6-g" => Class::Box,
        b"uiBoxWhite" => Class::WhiteBox,
        b"noborder" => Class::NoBorder,
        b"block" => Class::Block,
        b"_a6_m" | b"_4mp8" => Class::GroupName,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_are_read_and_unknown_ones_ignored() {
        let classes = Classes::parse(b" pam  uiBoxWhite\tnoborder ");
        assert!(classes.has(Class::WhiteBox) && classes.has(Class::NoBorder) && !classes.has(Class::Box));
        assert_eq!(Classes::parse(b""), Classes::default());
    }
}
