//! The rulebook: its own cases, its completeness through time, and what refuses a pack.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use fodder::rulebook::{self, Answer, Item, Layer, Person, Query, Residence, Rule, Rulebook, Status};
use fodder::vocab::{Category, Outcome, Use};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::path::Path;

mod support;

fn book() -> rulebook::Rulebook {
    rulebook::built_in_with_cases().expect("the built-in pack is right")
}

#[test]
fn every_case_of_the_pack_holds() {
    let book = book();
    let wrong: Vec<String> = book
        .cases
        .iter()
        .filter_map(|case| case.run(&book).err().map(|what| format!("{} {}: {what}", case.at, case.name())))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(book.cases.len() >= 80, "{}", book.cases.len());
}

/// The days on which some rule begins or ends, and the days before them.
fn days<'r>(rules: impl IntoIterator<Item = &'r Rule>) -> BTreeSet<Date> {
    let changes = rules.into_iter().flat_map(|rule| [rule.from, rule.until]).flatten();
    changes.flat_map(|day| [Some(day), day.yesterday().ok()]).flatten().chain([date(2026, 11, 24)]).collect()
}

#[test]
fn every_cell_has_exactly_one_answer_on_every_day_that_changes_anything() {
    let book = book();
    let person = Person::default();
    for platform in ["linkedin", "facebook", "instagram", "threads", "x"] {
        // A rule can name the platform, the family that it belongs to, or all platforms.
        let parent = book.platforms[platform].parent.as_deref();
        let names = |id: &String| id == platform || id == "*" || Some(id.as_str()) == parent;
        let of_platform = |rule: &&Rule| rule.layer == Layer::Practice && rule.platforms.iter().any(names);
        for day in days(book.rules.iter().filter(of_platform)) {
            for region in book.regions_with_rules() {
                let place = book.regions.jurisdiction(&region, day).expect("a region with rules is a place");
                for use_ in Use::ALL {
                    let query = Query { jurisdiction: &place, on: day, use_: *use_, person: &person };
                    for category in Category::all() {
                        let answer = book.practice(&Item::of(platform, category), &query);
                        let where_ = || format!("{platform} {} {region} {day} {}", category.id(), use_.id());
                        assert_one_answer(&book, &answer, *use_, where_);
                    }
                }
            }
        }
    }
}

/// An answer is one outcome, or several with what they turn on, each with its rule and a source that can be opened.
fn assert_one_answer(book: &Rulebook, answer: &Answer<'_>, use_: Use, where_: impl Fn() -> String) {
    assert!(answer.either.is_empty() || answer.either.len() > 1, "one of one: {}", where_());
    assert_eq!(answer.either.is_empty(), answer.depends_on.is_empty(), "what it turns on: {}", where_());
    if answer.outcome == Outcome::Depends {
        assert!(!answer.either.is_empty(), "depends on nothing: {}", where_());
    } else if !answer.either.is_empty() {
        assert!(answer.either.iter().all(|outcome| outcome.is_not_used()), "several, and one is used: {}", where_());
    }
    if use_ == Use::PlatformGenai {
        assert!(answer.rule.is_some(), "no rule speaks: {}", where_());
    }
    if answer.outcome != Outcome::NotEstablished {
        let opened = |rule: &&Rule| {
            let mut sources = rule.sources.iter().map(|id| &book.citations[id]);
            sources.any(|source| source.url.is_some() || source.cite.is_some())
        };
        let said = |rule: &&&Rule| rule.verdict.id() != "not-established";
        assert!(answer.rules.iter().filter(said).all(opened), "no source: {}", where_());
    }
}

#[test]
fn proposed_rules_never_win() {
    let book = book();
    let proposed: Vec<&str> =
        book.rules.iter().filter(|rule| rule.status != Status::InForce).map(|rule| rule.id.as_str()).collect();
    assert!(!proposed.is_empty());
    let person = Person::default();
    let place = book.regions.jurisdiction("DE", date(2026, 11, 24)).expect("Germany");
    let query = Query { jurisdiction: &place, on: date(2026, 11, 24), use_: Use::PlatformGenai, person: &person };
    let mut shown = 0;
    for category in Category::all() {
        let judgement = book.judge(&Item::of("linkedin", category), &query);
        let won = judgement
            .law
            .rule
            .into_iter()
            .chain(judgement.practice.rules)
            .any(|rule| proposed.contains(&rule.id.as_str()));
        assert!(!won, "{}", category.id());
        shown += judgement.coming.iter().filter(|rule| proposed.contains(&rule.id.as_str())).count();
    }
    assert!(shown > 0, "what is proposed is shown as coming");
}

#[test]
fn linkedin_in_the_united_kingdom_pauses_and_resumes() {
    let book = book();
    let person = Person::default();
    let outcome = |category: &str, day: Date| {
        let place = book.regions.jurisdiction("GB", day).expect("the United Kingdom");
        let query = Query { jurisdiction: &place, on: day, use_: Use::PlatformGenai, person: &person };
        book.practice(&Item::of("linkedin", Category::parse(category).expect("a category")), &query).outcome
    };
    assert_eq!(outcome("posts", date(2024, 9, 19)), Outcome::UsedUnlessYouObject);
    assert_eq!(outcome("posts", date(2024, 9, 24)), Outcome::NotUsedPaused);
    assert_eq!(outcome("posts", date(2025, 11, 2)), Outcome::NotUsedPaused);
    assert_eq!(outcome("posts", date(2025, 11, 3)), Outcome::UsedUnlessYouObject);
    assert_eq!(outcome("messages", date(2024, 9, 24)), Outcome::NotUsedByPolicy);
    assert_eq!(outcome("messages", date(2025, 11, 3)), Outcome::NotUsedByPolicy);
}

#[test]
fn where_the_law_depends_the_rule_behind_each_value_is_known() {
    let book = book();
    let person = Person::default();
    let on = date(2024, 3, 14);
    let place = book.regions.jurisdiction("US-CA", on).expect("California");
    let query = Query { jurisdiction: &place, on, use_: Use::PlatformGenai, person: &person };
    let law = book.law(&Item::of("linkedin", Category::parse("posts").expect("posts")), &query);
    assert_eq!(law.value, None);
    let ids: Vec<&str> = law.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert!(ids.contains(&"law.us-ca.public") && ids.contains(&"law.us-ca.limited"), "{ids:?}");
}

#[test]
fn history_is_told_without_gaps() {
    let book = book();
    let person = Person::default();
    let day = date(2026, 11, 24);
    let place = book.regions.jurisdiction("GB", day).expect("the United Kingdom");
    let query = Query { jurisdiction: &place, on: day, use_: Use::PlatformGenai, person: &person };
    let spells =
        book.history(&Item::of("linkedin", Category::parse("posts").expect("posts")), &query, &Residence::of("GB"));
    assert_eq!(spells.first().and_then(|spell| spell.from), None);
    assert_eq!(spells.last().and_then(|spell| spell.until), None);
    for pair in spells.windows(2) {
        assert_eq!(pair[0].until, pair[1].from);
    }
    let said: Vec<&str> = rulebook::joined(spells).iter().map(|spell| spell.answer.outcome.id()).collect();
    assert!(said.ends_with(&["used-unless-you-object", "not-used-paused", "used-unless-you-object"]), "{said:?}");
}

#[test]
fn every_country_can_be_picked() {
    let book = book();
    let day = date(2026, 11, 24);
    assert!(rust_iso3166::ALL.len() > 240);
    for country in rust_iso3166::ALL {
        let place = book.regions.jurisdiction(country.alpha2, day);
        assert!(place.is_some_and(|place| !place.name.is_empty()), "{}", country.alpha2);
    }
    // A part of a country that no rule names follows its country.
    let bavaria = book.regions.jurisdiction("de-by", day).expect("a part of Germany");
    assert_eq!(bavaria.unions().collect::<Vec<_>>(), ["DE", "EU", "EEA", "WORLD"]);
    assert!(book.regions.jurisdiction("XX", day).is_none());
    assert!(book.regions.by_name("nowhere").is_none());
    assert_eq!(book.regions.by_name("germany").map(|region| region.id.as_str()), Some("DE"));
    assert_eq!(book.regions.by_name("United Kingdom").map(|region| region.id.as_str()), Some("GB"));
    // The United Kingdom was under the Union's law to the end of 2020.
    let before = book.regions.jurisdiction("GB", date(2020, 12, 31)).expect("the United Kingdom");
    assert!(before.unions().any(|union| union == "EEA"));
    let after = book.regions.jurisdiction("GB", date(2021, 1, 1)).expect("the United Kingdom");
    assert!(!after.unions().any(|union| union == "EEA"));
}

#[test]
fn no_source_is_dated_by_the_day_the_pack_was_written() {
    let book = book();
    let written: Date = book.version.replace('.', "-").parse().expect("a version that is a day");
    for source in book.citations.values() {
        let id = &source.id;
        assert!(source.checked < written, "{id} was checked on {}: the version has to be a later day", source.checked);
        assert!(source.published.is_none_or(|published| published <= written), "{}", source.id);
        if let Some(url) = &source.url {
            assert!(url.starts_with("https://") || url.starts_with("http://"), "{url}");
        }
    }
    for rule in book.rules.iter().filter(|rule| rule.layer == Layer::Law) {
        assert!(!rule.basis.is_empty() || !rule.sources.is_empty(), "{}", rule.id);
    }
}

/// The smallest pack, with more rows.
fn pack(more: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let head = "[pack]\nschema = 1\nversion = \"2026.01.01\"\n[[platform]]\nid = \"p\"\nname = \"P\"\n[[region]]\nid = \"WORLD\"\nname = \"World\"\n[[source]]\nid = \"s\"\ntitle = \"S\"\npublisher = \"S\"\nurl = \"https://example.org/\"\nchecked = 2025-01-01\nseen = \"page\"\nkind = \"platform\"\n";
    std::fs::write(dir.path().join("pack.toml"), format!("{head}{more}")).expect("a file");
    dir
}

fn rule(id: &str, more: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\nlayer = \"practice\"\nregion = [\"WORLD\"]\nplatform = [\"p\"]\ncategory = [\"posts\"]\nverdict = \"used-opt-out\"\nconfidence = \"low\"\nsources = [\"s\"]\nsay = \"P says so.\"\n{more}\n"
    )
}

fn refusal(dir: &Path) -> String {
    rulebook::from_folder(dir).expect_err("a fault").to_string()
}

#[test]
fn a_pack_is_read_strictly() {
    assert!(rulebook::from_folder(pack(&rule("a", "")).path()).is_ok());
    let fault = refusal(pack(&rule("a", "verdikt = 1")).path());
    assert!(fault.contains("pack.toml:") && fault.contains("verdikt"), "{fault}");
    let fault = refusal(pack(&rule("a", "").replace("[\"s\"]", "[\"t\"]")).path());
    assert!(fault.contains("pack.toml:18") && fault.contains("`t`"), "{fault}");
    let fault = refusal(pack(&rule("a", "").replace("used-opt-out", "used-somehow")).path());
    assert!(fault.contains("used-somehow"), "{fault}");
    let fault = refusal(pack(&rule("a", "").replace("[\"s\"]", "[]")).path());
    assert!(fault.contains("needs an entry in `sources`"), "{fault}");
    let fault = refusal(pack(&rule("a", "valid = { from = 2025-01-02, until = 2025-01-02 }")).path());
    assert!(fault.contains("ends on or before the day it begins"), "{fault}");
    let fault = refusal(pack(&rule("a", "").replace("WORLD", "ATLANTIS")).path());
    assert!(fault.contains("ATLANTIS"), "{fault}");
    let fault = refusal(pack(&rule("a", "").replace("\"posts\"", "\"boasts\"")).path());
    assert!(fault.contains("boasts"), "{fault}");
    let fault = refusal(pack(&(rule("a", "") + &rule("a", ""))).path());
    assert!(fault.contains("already defined at pack.toml:18"), "{fault}");
    let fault = refusal(pack(&rule("a", "").replace("\"low\"", "\"high\"").replace("[\"s\"]", "[\"known\"]")
        .replace("[[rule]]", "[[source]]\nid = \"known\"\ntitle = \"K\"\npublisher = \"K\"\ncite = \"K\"\nchecked = 2025-01-01\nseen = \"known\"\nkind = \"statute\"\n[[rule]]")).path());
    assert!(fault.contains("nobody has seen"), "{fault}");
}

#[test]
fn a_word_that_its_closed_set_lacks_is_refused_with_file_and_line() {
    let remedy = |kind: &str, effect: &str| {
        format!(
            "[[remedy]]\nid = \"r\"\nkind = \"{kind}\"\nplatform = [\"p\"]\nregion = [\"*\"]\ntitle = \"R\"\neffect = \"{effect}\"\n"
        )
    };
    assert!(rulebook::from_folder(pack(&remedy("setting", "future-only")).path()).is_ok());
    let right = "[[law]]\nid = \"L\"\nregion = [\"WORLD\"]\nshort = \"L\"\nname = \"L\"\n[[right]]\nid = \"r\"\nregion = [\"WORLD\"]\nlaw = \"L\"\narticle = \"1\"\nkind = \"objekt\"\n";
    let citation = "[[source]]\nid = \"c\"\ntitle = \"C\"\npublisher = \"C\"\ncite = \"C\"\nchecked = 2025-01-01\nseen = \"page\"\nkind = \"pres\"\n";
    for (row, typo) in [
        (remedy("setting", "future-onlyy"), "future-onlyy"),
        (remedy("swich", "future-only"), "swich"),
        (right.to_owned(), "objekt"),
        (citation.to_owned(), "pres"),
        (rule("a", "basis = [\"EU-GDPR 21\"]"), "EU-GDPR 21"),
        (rule("a", "status = \"inforce\""), "inforce"),
    ] {
        let fault = refusal(pack(&row).path());
        assert!(fault.starts_with("pack.toml:") && fault.contains(typo), "{fault}");
    }
}

/// Whatever a row names has to be in the pack, in every table.
#[test]
fn a_row_that_names_something_the_pack_lacks_is_refused() {
    let remedy = "[[remedy]]\nid = \"r\"\nkind = \"setting\"\nplatform = [\"q\"]\nregion = [\"ZZ\"]\ntitle = \"R\"\neffect = \"unknown\"\nsource = \"nosource\"\n";
    let law = "[[law]]\nid = \"L\"\nregion = [\"YY\"]\nshort = \"L\"\nname = \"L\"\n";
    let authority = "[[authority]]\nid = \"a\"\nregion = [\"VV\"]\nname = \"A\"\nshort = \"A\"\n";
    let question = "[[question]]\nid = \"q\"\nplatform = [\"other\"]\ncategory = [\"boasts\"]\ntext = \"Q\"\n";
    let more = rule("a", "basis = [\"NO-LAW:1\"]\nremedies = [\"noremedy\"]\noverrides = [\"norule\"]");
    let fault = refusal(pack(&[remedy, law, authority, question, &more].concat()).path());
    for what in [
        "the remedy `r` names the platform `q`",
        "the remedy `r` names the region `ZZ`",
        "the remedy `r` names the source `nosource`",
        "the law `L` names the region `YY`",
        "the authority `a` names the region `VV`",
        "the question `q` names the platform `other`",
        "the question `q` names the category `boasts`",
        "the rule `a` names the law `NO-LAW`",
        "the rule `a` names the remedy `noremedy`",
        "the rule `a` names the rule `norule`",
    ] {
        assert!(fault.contains(what), "{what}: {fault}");
    }
}

#[test]
fn a_tie_names_both_rules() {
    let fault = refusal(pack(&(rule("first", "") + &rule("second", ""))).path());
    assert!(fault.contains("`first`") && fault.contains("`second`") && fault.contains("pack.toml:"), "{fault}");
    // Apart in time, in conditions, or ordered by what they say, they do not tie.
    let apart = rule("first", "valid = { until = 2025-01-01 }") + &rule("second", "valid = { from = 2025-01-01 }");
    assert!(rulebook::from_folder(pack(&apart).path()).is_ok());
    let apart =
        rule("first", "when = { audience = [\"public\"] }") + &rule("second", "when = { audience = [\"private\"] }");
    assert!(rulebook::from_folder(pack(&apart).path()).is_ok());
    let ordered = rule("first", "") + &rule("second", "").replace("used-opt-out", "paused");
    assert!(rulebook::from_folder(pack(&ordered).path()).is_ok());
    let overridden = rule("first", "overrides = [\"second\"]") + &rule("second", "");
    assert!(rulebook::from_folder(pack(&overridden).path()).is_ok());
    // Two conditions that can hold together tie, unless a third rule with both settles it.
    let two = rule("first", "when = { special = true }") + &rule("second", "when = { age_now_lt = 18 }");
    assert!(refusal(pack(&two).path()).contains("`second`"));
    let three = two + &rule("third", "when = { special = true, age_now_lt = 18 }");
    assert!(rulebook::from_folder(pack(&three).path()).is_ok());
}

#[test]
fn the_command_checks_packs() {
    let output = support::run(&["data", "check"]);
    assert_eq!(output.status.code(), Some(0), "{}", support::stdout(&output));
    let dir = pack(&rule("a", "verdikt = 1"));
    let output = support::run(&["data", "check", &dir.path().to_string_lossy()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(support::stderr(&output).contains("verdikt"));
    let output = support::run(&["data", "matrix", "--platform", "linkedin", "--on", "2024-09-24"]);
    let text = support::stdout(&output);
    assert!(text.starts_with("category,region,outcome,rule,law,law_rule\r\n"), "{text}");
    assert!(
        text.contains("posts,GB,not-used-paused,practice.linkedin.gb.paused,permits-objection,law.gb.public\r\n"),
        "{text}"
    );
}

/// A country belongs on each day to what it belonged to that day: the United Kingdom was under the law of the EU.
#[test]
fn history_follows_memberships_and_moves() {
    let book = book();
    let person = Person::default();
    let day = date(2026, 11, 24);
    let place = book.regions.jurisdiction("GB", day).expect("the United Kingdom");
    let query = Query { jurisdiction: &place, on: day, use_: Use::PlatformGenai, person: &person };
    let posts = Item::of("linkedin", Category::parse("posts").expect("posts"));
    let law_on = |residence: &Residence, day: Date| {
        let spells = book.history(&posts, &query, residence);
        let spell = spells
            .into_iter()
            .find(|spell| spell.from.is_none_or(|from| from <= day) && spell.until.is_none_or(|until| day < until));
        let spell = spell.expect("every day has an answer");
        (spell.law.rule.map(|rule| rule.id.clone()), spell.answer.outcome.id())
    };
    let stayed = Residence::of("GB");
    assert_eq!(law_on(&stayed, date(2019, 6, 1)).0.as_deref(), Some("law.eea.public"));
    assert_eq!(law_on(&stayed, date(2022, 6, 1)).0.as_deref(), Some("law.gb.public"));

    // Who lived in the United States until 2025 had its rules until then.
    let moved = Residence { before: Some(("US".to_owned(), date(2025, 6, 1))), ..stayed.clone() };
    assert_eq!(law_on(&moved, date(2025, 5, 31)).1, "used-unless-you-object");
    assert_eq!(law_on(&moved, date(2025, 6, 1)), law_on(&stayed, date(2025, 6, 1)));
    assert_eq!(law_on(&stayed, date(2025, 5, 31)).1, "not-used-paused");
}

/// The rules that a winning rule overrules are listed, each with the reason.
#[test]
fn overruled_rules_are_listed_with_the_reason() {
    let book = book();
    let person = Person::default();
    let day = date(2025, 1, 5);
    let place = book.regions.jurisdiction("DE", day).expect("Germany");
    let query = Query { jurisdiction: &place, on: day, use_: Use::PlatformGenai, person: &person };
    let item = Item {
        audience: Some(fodder::vocab::Audience::Public),
        ..Item::of("instagram", Category::parse("posts").expect("posts"))
    };
    let winner = book.practice(&item, &query).rule.expect("a rule").id.clone();
    let passed = book.overruled(Layer::Practice, &item, &query);
    assert!(!passed.is_empty());
    assert!(passed.iter().all(|passed| passed.rule.id != winner));
    let world =
        passed.iter().find(|passed| passed.rule.id == "practice.meta.world.posts").expect("the rule of the world");
    assert_eq!(world.because.id(), "nearer-region");
    // Where no rule reaches an item, none is overruled.
    let is_without_rule = |query: &Query<'_>| {
        let item = Item::of("x", Category::parse("voice").expect("voice"));
        let is_without = book.practice(&item, query).rule.is_none();
        assert!(!is_without || book.overruled(Layer::Practice, &item, query).is_empty(), "{}", query.use_.id());
        is_without
    };
    assert!(Use::ALL.iter().any(|use_| is_without_rule(&Query { use_: *use_, ..query })));
}

/// What a rule says of somebody who grows up changes on the birthday.
#[test]
fn history_turns_on_birthdays() {
    let book = book();
    let person = Person { born: "2008-03-15".parse().ok(), ..Person::default() };
    let day = date(2026, 11, 24);
    let place = book.regions.jurisdiction("DE", day).expect("Germany");
    let query = Query { jurisdiction: &place, on: day, use_: Use::PlatformGenai, person: &person };
    let posts =
        Item { posted: Some(date(2026, 5, 1)), ..Item::of("linkedin", Category::parse("posts").expect("posts")) };
    let spells = book.history(&posts, &query, &Residence::of("DE"));
    assert!(
        spells.iter().any(|spell| spell.from == Some(date(2026, 3, 15))),
        "{:?}",
        spells.iter().map(|s| s.from).collect::<Vec<_>>()
    );
    let leap: rulebook::Born = "2008-02-29".parse().expect("a day");
    assert_eq!(leap.reaches(18), [date(2026, 3, 1); 2]);
    assert_eq!(leap.ages_on(date(2026, 3, 1)).0, 18);
    assert_eq!(leap.ages_on(date(2026, 2, 28)).0, 17);
}

/// The sources of an event were checked on its day or later, because an earlier text cannot report it.
#[test]
fn no_source_was_checked_before_its_event() {
    let book = book();
    assert!(book.events.len() > 30);
    for event in &book.events {
        let sources = event.sources.iter().map(|id| &book.citations[id]);
        for source in sources {
            assert!(source.checked >= event.day, "{}: {} stood on {}", event.id, source.id, source.checked);
        }
        assert!(event.day <= date(2026, 11, 24), "{}", event.id);
    }
    assert!(book.events.is_sorted_by_key(|event| event.day));
    let faulty = pack(
        "[[event]]\nid = \"e\"\nday = 2024-01-01\nregion = [\"XX\"]\nplatform = [\"nowhere\"]\nwho = \"a\"\nlabel = \"a\"\nsay = \"b\"\nsources = []\n",
    );
    let told = refusal(faulty.path());
    for what in ["the region `XX`", "the platform `nowhere`", "needs an entry in `sources`"] {
        assert!(told.contains(what), "{told}");
    }
}

/// Every age that a rule asks about is one at which an answer may turn.
#[test]
fn the_age_limits_of_rules_include_18() {
    let ages = book().age_limits();
    assert!(ages.contains(&18), "{ages:?}");
}
