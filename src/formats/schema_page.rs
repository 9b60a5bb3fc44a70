//! The page on the keys of tables, `assets/platforms/SCHEMA.md`.

use super::schema::{
    ArticleRow, CategoryByRow, ContainsRow, CsvKeys, DirectionRow, FileRow, HtmlKeys, IdentityRow, IndexRow, JsonKeys,
    LayoutRow, ListRow, MediaRow, PlatformRow, PrivacyPublicRow, ProtectedRow, SenderRow, SkipRow, TableRow, TraitRow,
    WholeRow,
};
use crate::schema_page::{Section, compare, section, write_keys, write_section, write_words};
use crate::vocab::Category;
use schemars::SchemaGenerator;
use std::collections::BTreeSet;
use std::fmt::Write as _;

fn page() -> String {
    let mut generator = SchemaGenerator::default();
    let generator = &mut generator;
    let mut page = "# The keys of a table\n\nA table describes the files of one platform's export. This page is generated \
                    from the types that read tables; a test compares them. A key that is not listed here is refused, and \
                    so is one that the reader of its shape would ignore.\n"
        .to_owned();
    let shapes = [
        section::<CsvKeys>(generator, "`csv`"),
        section::<JsonKeys>(generator, "`json`"),
        section::<HtmlKeys>(generator, "`html`"),
    ];
    let names = |section: &Section| section.keys().into_iter().map(|key| key.name).collect::<BTreeSet<_>>();
    let shared: BTreeSet<String> = shapes.iter().map(names).reduce(|a, b| &a & &b).unwrap_or_default();
    let [csv, json, html] = &shapes;
    for section in [
        section::<TableRow>(generator, "A table"),
        section::<PlatformRow>(generator, "`[platform]`"),
        section::<WholeRow>(generator, "`platform.whole`"),
        section::<LayoutRow>(generator, "`[[layout]]`"),
        section::<SkipRow>(generator, "`[[skip]]`"),
        section::<MediaRow>(generator, "`[[media]]`"),
        section::<FileRow>(generator, "`[[file]]`"),
        section::<IndexRow>(generator, "`file.index`"),
        section::<ListRow>(generator, "`[[file.list]]`"),
    ] {
        write_section(&mut page, &section, |_| true);
    }
    for shape in [csv, json, html] {
        write_section(&mut page, shape, |key| !shared.contains(key));
    }
    write_section(&mut page, &section::<ArticleRow>(generator, "`article`"), |_| true);
    page.push_str(
        "\n## The fields of a record\n\n`csv`, `json` and `html` all have these keys, because one extractor turns fields \
         into a record, whatever the shape.\n\n",
    );
    write_keys(&mut page, csv, |key| shared.contains(key));
    for section in [
        section::<SenderRow>(generator, "`sender`"),
        section::<DirectionRow>(generator, "`direction`"),
        section::<CategoryByRow>(generator, "`category-by`"),
        section::<ContainsRow>(generator, "`category-by.contains`"),
        section::<TraitRow>(generator, "`traits`"),
        section::<IdentityRow>(generator, "`identity`"),
        section::<PrivacyPublicRow>(generator, "`identity.privacy-public`"),
        section::<ProtectedRow>(generator, "`identity.protected`"),
    ] {
        write_section(&mut page, &section, |_| true);
    }
    write_words(&mut page, generator);
    page.push_str("\n## Categories\n\nThe words of `category`, and of the values of `category-by`.\n\n");
    for category in Category::all() {
        writeln!(page, "- `{}`: {}", category.id(), category.meaning()).unwrap();
    }
    page
}

#[test]
fn schema_page_matches_the_types() {
    compare("assets/platforms/SCHEMA.md", &page());
}
