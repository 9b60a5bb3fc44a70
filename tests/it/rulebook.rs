//! The rulebook: its own cases, its completeness through time, and what refuses a pack.

use crate::support;
use fodder::ids::{ANY, PlatformId};
use fodder::rulebook::{
    self, Answer, Citation, CitationKind, Claim, ItemTraits, Layer, Person, Query, Residence, Rule, Rulebook, Status,
    Verdict,
};
use fodder::vocab::{Category, Confidence, Outcome, PracticeValue, Use};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::path::Path;

fn book() -> rulebook::Rulebook {
    rulebook::built_in_with_cases().expect("the built-in pack is right")
}

#[test]
fn every_case_of_the_pack_holds() {
    let book = book();
    let wrong = book.broken_cases();
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
        let names = |id: &PlatformId| *id == *platform || *id == ANY || Some(id.as_str()) == parent;
        let of_platform = |rule: &&Rule| rule.layer == Layer::Practice && rule.platforms.iter().any(names);
        for day in days(book.rules.iter().filter(of_platform)) {
            for region in book.regions_with_rules() {
                let place = book.regions.jurisdiction(&region, day).expect("a region with rules is a place");
                for use_ in Use::ALL {
                    let query = Query { jurisdiction: &place, on: day, use_: *use_, person: &person };
                    for category in Category::all() {
                        let answer = book.practice(&ItemTraits::of(platform, category), &query);
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
        let judgement = book.judge(&ItemTraits::of("linkedin", category), &query);
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
        book.practice(&ItemTraits::of("linkedin", Category::parse(category).expect("a category")), &query).outcome
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
    let law = book.law(&ItemTraits::of("linkedin", Category::parse("posts").expect("posts")), &query);
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
    let spells = book.history(
        &ItemTraits::of("linkedin", Category::parse("posts").expect("posts")),
        &query,
        &Residence::of("GB"),
    );
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
    let countries: Vec<_> = book.regions.iter().filter(|region| region.id.len() == 2).collect();
    assert!(countries.len() > 240);
    for country in countries {
        let place = book.regions.jurisdiction(&country.id, day);
        assert!(place.is_some_and(|place| !place.name.is_empty()), "{}", country.id);
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
        for day in [source.published, source.stood_on, source.not_before].into_iter().flatten() {
            assert!(day < written, "{id} is dated {day}: the version has to be a later day");
        }
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
    let head = "[pack]\nschema = 1\nversion = \"2026.01.01\"\n[[platform]]\nid = \"p\"\nname = \"P\"\n[[region]]\nid = \"WORLD\"\nname = \"World\"\n[[source]]\nid = \"s\"\ntitle = \"S\"\npublisher = \"S\"\nurl = \"https://example.org/\"\nstood_on = 2025-01-01\nseen = \"page\"\nkind = \"platform\"\n";
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
        .replace("[[rule]]", "[[source]]\nid = \"known\"\ntitle = \"K\"\npublisher = \"K\"\ncite = \"K\"\nstood_on = 2025-01-01\nseen = \"known\"\nkind = \"statute\"\n[[rule]]")).path());
    assert!(fault.contains("states the confidence `high`, and its sources allow `low`"), "{fault}");
}

/// A source of one kind, seen in one way.
fn source(id: &str, seen: &str, kind: &str) -> String {
    format!(
        "[[source]]\nid = \"{id}\"\ntitle = \"T\"\npublisher = \"P\"\ncite = \"C\"\nstood_on = 2025-01-01\nseen = \"{seen}\"\nkind = \"{kind}\"\n"
    )
}

/// Confidence is what the sources allow, and can only be lowered by hand.
#[test]
fn confidence_is_computed_from_what_was_read() {
    let graded = |sources: &[(&str, &str)], more: &str| {
        let rows: String =
            sources.iter().enumerate().map(|(at, (seen, kind))| source(&format!("c{at}"), seen, kind)).collect();
        let ids: Vec<String> = (0..sources.len()).map(|at| format!("\"c{at}\"")).collect();
        let row = rule("a", more).replacen("confidence = \"low\"\n", "", 1).replace("\"s\"", &ids.join(", "));
        let book = rulebook::from_folder(pack(&(rows + &row)).path()).expect("a pack");
        book.rule("a").expect("the rule").confidence
    };
    for (sources, more, confidence) in [
        (&[("page", "platform")][..], "", Confidence::High),
        (&[("snapshot", "platform"), ("known", "press")], "", Confidence::High),
        (&[("page", "platform")], "claim = \"may\"", Confidence::Medium),
        (&[("page", "platform")], "confidence = \"low\"", Confidence::Low),
        (&[("quoted", "platform")], "", Confidence::Medium),
        (&[("known", "platform"), ("page", "law-firm"), ("page", "press")], "", Confidence::Medium),
        (&[("known", "platform"), ("page", "press"), ("page", "press")], "", Confidence::Low),
        (&[("known", "platform"), ("page", "law-firm")], "", Confidence::Low),
        (&[("known", "platform")], "", Confidence::Low),
    ] {
        assert_eq!(graded(sources, more), confidence, "{sources:?} {more}");
    }
}

/// What only others report is not established, and neither a law nor a letter of one has a claim.
#[test]
fn a_practice_that_is_only_reported_is_refused() {
    let reported = source("press", "page", "press") + &rule("a", "").replace("[\"s\"]", "[\"press\"]");
    let fault = refusal(pack(&reported).path());
    assert!(fault.contains("only others report it"), "{fault}");
    let not_established = reported.replace("used-opt-out", "not-established");
    assert!(rulebook::from_folder(pack(&not_established).path()).is_ok());
    let law = rule("a", "claim = \"may\"").replace("practice", "law").replace("used-opt-out", "unsettled");
    assert!(refusal(pack(&law).path()).contains("which has no `claim`"));
    let claim = rule("a", "claim = \"reported\"");
    assert!(refusal(pack(&claim).path()).contains("so its verdict has to be `not-established`"));
    assert!(rulebook::from_folder(pack(&claim.replace("used-opt-out", "not-established")).path()).is_ok());
}

/// A source has the day of which its text is known, or the day before which it cannot have been written.
#[test]
fn a_source_is_dated_or_undated_and_not_both() {
    let dated = |days: &str| source("c", "page", "press").replace("stood_on = 2025-01-01\n", days);
    for days in [
        "published = 2025-01-01\n",
        "stood_on = 2025-01-01\n",
        "published = 2025-01-01\nstood_on = 2025-02-01\n",
        "not_before = 2025-01-01\n",
    ] {
        assert!(rulebook::from_folder(pack(&dated(days)).path()).is_ok(), "{days}");
    }
    for days in [
        "",
        "published = 2025-01-01\nnot_before = 2025-01-01\n",
        "published = 2025-02-01\nstood_on = 2025-01-01\n",
        "checked = 2025-01-01\n",
    ] {
        let fault = refusal(pack(&dated(days)).path());
        assert!(fault.starts_with("pack.toml:"), "{days}: {fault}");
    }
}

/// The wordings of a passage have times that do not overlap, and a rule cites only passages that are there.
#[test]
fn passages_are_checked_when_a_pack_is_loaded() {
    let passage = |more: &str| format!("[[source.passage]]\nid = \"p\"\ntext = \"these are the four words\"\n{more}\n");
    let cited = |passages: &str| {
        let row = source("c", "page", "platform") + "document = \"texts:P/Policy.md\"\n" + passages;
        row + &rule("a", "").replace("[\"s\"]", "[\"c#p\"]")
    };
    assert!(rulebook::from_folder(pack(&cited(&passage(""))).path()).is_ok());
    let after = passage("until = 2025-01-01") + &passage("from = 2025-01-01");
    assert!(rulebook::from_folder(pack(&cited(&after)).path()).is_ok());
    let overlap = passage("until = 2025-01-02") + &passage("from = 2025-01-01");
    let refused = |passages: &str| refusal(pack(&cited(passages)).path());
    assert!(refused(&overlap).contains("pack.toml:18: the passage `p` of the source `c` has two wordings at one time"));
    assert!(refused("").contains("passage"));
    assert!(refused(&passage("from = 2025-01-01\nuntil = 2025-01-01")).contains("ends on or before the day it begins"));
    let other = passage("") + &passage("").replace("id = \"p\"", "id = \"q\"");
    assert!(refused(&other).contains("the passage `q` of the source `c` is one on which no rule rests"));
    assert!(refused(&passage("").replace("these are the four words", "- - - -")).contains("has 0"));
    assert!(refused(&passage("").replace("these are the four words", "three words only")).contains("has 3"));
    for document in ["..:a.md", "texts:../a.md", "texts:C:/a.md", "texts", "a/b:c.md"] {
        let row = cited(&passage("")).replace("texts:P/Policy.md", document);
        assert!(refusal(pack(&row).path()).contains("is no document"), "{document}");
    }
    let needless = cited(&passage("")) + "no_passage = \"Nobody keeps it.\"\n";
    assert!(refusal(pack(&needless).path()).contains("`no_passage` would be ignored"));
}

/// The law is read for training. It says nothing of adverts, and who hands data on is told that this is another question.
#[test]
fn the_law_is_not_read_for_adverts() {
    let verdict = |use_: &str| {
        let asked =
            ["verdict", "--platform", "facebook", "--category", "posts", "--region", "DE", "--audience", "public"];
        support::stdout(&support::run(&[&asked[..], &["--use", use_]].concat()))
    };
    assert!(verdict("platform-genai").contains("The law lets it, until you object, only if"));
    assert!(
        verdict("ads").contains("Fodder has not looked into the law on this yet")
            && !verdict("ads").contains("law.eea")
    );
    assert!(verdict("third-party-ai").contains("Passing data on to others for it is a question of its own"));
    assert!(verdict("third-party-ai").contains("May be used unless you object"));
}

/// A pack with every weakness once, each named with its reason where it has one.
#[test]
fn the_check_names_what_is_weak() {
    let unread = source("unread", "known", "platform");
    let host = source("host", "page", "platform")
        .replace("cite = \"C\"", "url = \"https://example.org/\"\nurl_partial = true\ngap = \"The page moved.\"");
    let today = source("today", "page", "platform").replace("2025-01-01", "2026-01-01");
    let law = "[[law]]\nid = \"L\"\nregion = [\"WORLD\"]\nshort = \"L\"\nname = \"L\"\n";
    let undated = rule("undated", "basis = [\"L:1\"]").replace("practice", "law").replace("used-opt-out", "permits");
    let reason = rule("reason", "no_passage = \"Nobody keeps it.\"").replace("\"posts\"", "\"media\"");
    let dir = pack(&[&unread, &host, &today, law, &undated, &rule("a", ""), &reason].concat());
    let output = support::run(&["data", "check", &dir.path().to_string_lossy()]);
    let told = support::stdout(&output);
    for line in [
        "weak: no passage: the rule a\n",
        "weak: no passage: the rule reason: Nobody keeps it.\n",
        "weak: only a host: the source host: The page moved.\n",
        "weak: dated on the day of the pack or later: the source today\n",
        "weak: permits without a condition: the rule undated\n",
        "weak: no first day: the law L\n",
        "weak: no first day: the rule undated\n",
    ] {
        assert!(told.contains(line), "{line}{told}{}", support::stderr(&output));
    }
    assert!(!told.contains("the source unread"), "a source that no rule rests on lets no rule be weaker: {told}");
}

/// A rule that begins later is checked by asking about a day on which it is in force.
#[test]
fn the_check_asks_about_a_day() {
    let dir = pack(&rule("later", "valid = { from = 2031-03-01 }"));
    let told = |on: &str| support::stdout(&support::run(&["data", "check", &dir.path().to_string_lossy(), "--on", on]));
    assert!(!told("2031-02-28").contains("the rule later"));
    assert!(told("2031-03-01").contains("weak: no passage: the rule later\n"));
}

/// Every weakness of the built-in pack has its reason beside it.
#[test]
fn the_built_in_pack_gives_a_reason_for_every_weakness() {
    let book = book();
    for day in [date(2026, 11, 28), date(2027, 6, 1)] {
        for finding in book.findings(day) {
            assert!(finding.reason.is_some(), "{}", finding.kind);
        }
    }
}

/// The rules of the practice in force today rest on at least thirty different passages, and each platform on some.
#[test]
fn the_built_in_rules_rest_on_passages() {
    let book = book();
    let in_force =
        book.rules.iter().filter(|rule| rule.layer == Layer::Practice && rule.is_in_force(date(2026, 11, 28)));
    let mut passages = BTreeSet::new();
    for rule in in_force {
        assert!(!rule.passages.is_empty() || rule.no_passage.is_some(), "{}", rule.id);
        passages.extend(rule.passages.iter().map(|cited| (cited.citation.clone(), cited.passage.clone())));
    }
    assert!(passages.len() >= 30, "{}", passages.len());
    for citation in ["linkedin-eu-notice-2025", "meta-policy-eu", "meta-policy-world", "meta-threads-policy"] {
        assert!(passages.iter().any(|(known, _)| known.as_str() == citation), "{citation}");
    }
}

/// What a platform says only that it may do is said with that word.
#[test]
fn a_may_is_worded_as_one() {
    for rule in book().rules.iter().filter(|rule| rule.layer == Layer::Practice) {
        let may = [" may ", " can "].iter().any(|word| rule.say.contains(word));
        if rule.claim == Claim::May {
            assert!(may, "{}: {}", rule.id, rule.say);
        }
        let not_established = rule.verdict == Verdict::Practice(PracticeValue::NotEstablished);
        assert_eq!(rule.claim == Claim::Reported, not_established && rule.say.contains("reported"), "{}", rule.id);
    }
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
    let citation = "[[source]]\nid = \"c\"\ntitle = \"C\"\npublisher = \"C\"\ncite = \"C\"\nstood_on = 2025-01-01\nseen = \"page\"\nkind = \"pres\"\n";
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
    assert!(text.starts_with("category,region,outcome,rule,law,law_rule,law_condition\r\n"), "{text}");
    assert!(
        text.contains(
            "posts,GB,not-used-paused,practice.linkedin.gb.paused,depends (permits-objection | unsettled),law.gb.public,\"permits-objection: only if it"
        ),
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
    let posts = ItemTraits::of("linkedin", Category::parse("posts").expect("posts"));
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
    let moved = Residence { before: Some(("US".into(), date(2025, 6, 1))), ..stayed.clone() };
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
    let item = ItemTraits {
        audience: Some(fodder::vocab::Audience::Public),
        ..ItemTraits::of("instagram", Category::parse("posts").expect("posts"))
    };
    let winner = book.practice(&item, &query).rule.expect("a rule").id.clone();
    let passed = book.overruled(Layer::Practice, &item, &query);
    assert!(!passed.is_empty());
    assert!(passed.iter().all(|passed| passed.rule.id != winner));
    let world = passed
        .iter()
        .find(|passed| passed.rule.id == "practice.meta.world.2023.public")
        .expect("the rule of the world");
    assert_eq!(world.because.id(), "nearer-region");
    // Where no rule reaches an item, none is overruled.
    let is_without_rule = |query: &Query<'_>| {
        let item = ItemTraits::of("x", Category::parse("voice").expect("voice"));
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
    let posts = ItemTraits {
        posted: Some(date(2026, 5, 1)),
        ..ItemTraits::of("linkedin", Category::parse("posts").expect("posts"))
    };
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

/// The text of a source of each event stood on its day or later, because an earlier text cannot report it.
#[test]
fn every_event_has_a_source_that_is_no_older() {
    let book = book();
    assert!(book.events.len() > 30);
    for event in &book.events {
        // An act itself sets the day on which a part of it begins.
        let tells = |source: &Citation| {
            source.kind == CitationKind::Statute || source.known_on().is_none_or(|day| day >= event.day)
        };
        assert!(event.sources.iter().any(|id| tells(&book.citations[id])), "{}", event.id);
        assert!(event.day <= date(2026, 11, 28), "{}", event.id);
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

/// A remedy that could not count as opting out need not say that it does not.
#[test]
fn a_needless_opts_out_is_refused() {
    let remedy = |kind: &str, effect: &str| {
        format!(
            "[[remedy]]\nid = \"r\"\nkind = \"{kind}\"\nplatform = [\"p\"]\nregion = [\"*\"]\ntitle = \"T\"\neffect = \"{effect}\"\nopts_out = false\n"
        )
    };
    for (kind, effect, is_refused) in
        [("setting", "future-only", false), ("setting", "unknown", true), ("read-summary", "future-only", true)]
    {
        let dir = pack(&(rule("a", "") + &remedy(kind, effect)));
        let read = rulebook::from_folder(dir.path());
        match read {
            Ok(_) => assert!(!is_refused, "{kind} {effect}"),
            Err(fault) => assert!(is_refused && fault.to_string().contains("`r` has `opts_out`"), "{fault}"),
        }
    }
}
