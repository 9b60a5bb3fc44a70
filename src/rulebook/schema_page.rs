//! The page on the keys of a pack, `assets/rulebook/SCHEMA.md`.

use super::schema::{
    Authority, CaseRow, Citation, Condition, Controller, Event, ExpectRow, GivenRow, Language, Law, Letter, PackHead,
    ParentRow, Passage, Platform, QuestionRow, RegionRow, Remedy, Reply, Right, RuleRow, ValidRow,
};
use crate::schema_page::{compare, section, write_section, write_words};
use crate::vocab::{LawValue, PracticeValue};
use schemars::SchemaGenerator;

fn page() -> String {
    let mut generator = SchemaGenerator::default();
    let generator = &mut generator;
    let mut page = "# The keys of a data pack\n\nA pack is a folder of TOML files; every file may hold rows of any table. \
                    This page is generated from the types that read packs; a test compares them. A key or a word that is \
                    not listed here is refused with file and line, and so is a row that names something the pack does \
                    not have. `fodder data check FOLDER` reports all faults and runs all cases.\n"
        .to_owned();
    for section in [
        section::<PackHead>(generator, "`[pack]`"),
        section::<RuleRow>(generator, "`[[rule]]`"),
        section::<ValidRow>(generator, "`rule.valid`"),
        section::<Condition>(generator, "`rule.when`"),
        section::<Citation>(generator, "`[[source]]`"),
        section::<Passage>(generator, "`[[source.passage]]`"),
        section::<Law>(generator, "`[[law]]`"),
        section::<Platform>(generator, "`[[platform]]`"),
        section::<RegionRow>(generator, "`[[region]]`"),
        section::<ParentRow>(generator, "`region.parents`"),
        section::<Remedy>(generator, "`[[remedy]]`"),
        section::<Right>(generator, "`[[right]]`"),
        section::<Reply>(generator, "`reply`"),
        section::<Letter>(generator, "`[[letter]]`"),
        section::<Language>(generator, "`[[language]]`"),
        section::<Controller>(generator, "`[[controller]]`"),
        section::<Authority>(generator, "`[[authority]]`"),
        section::<Event>(generator, "`[[event]]`"),
        section::<QuestionRow>(generator, "`[[question]]`"),
        section::<CaseRow>(generator, "`[[case]]`"),
        section::<GivenRow>(generator, "`case.given`"),
        section::<ExpectRow>(generator, "`case.expect`"),
    ] {
        write_section(&mut page, &section, |_| true);
    }
    // The words of verdicts depend on the layer, so no key has their type and the page would miss them.
    generator.subschema_for::<LawValue>();
    generator.subschema_for::<PracticeValue>();
    write_words(&mut page, generator);
    page
}

#[test]
fn the_schema_page_matches_the_types() {
    compare("assets/rulebook/SCHEMA.md", &page());
}
