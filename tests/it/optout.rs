//! Opting out: the guide, the letters with every element they need, and the days by which they must be answered.

use crate::support::{run, stderr, stdout};
use fodder::ids::PlatformId;
use fodder::optout::{
    Announcement, Deadlines, GROUNDS, Guide, LetterError, LetterFields, Stage, calendar, compose, ground, open_blanks,
    printable,
};
use fodder::rulebook::{self, Letter, RemedyKind, Rulebook};
use jiff::civil::{Date, date};
use serde_json::Value;

const PLATFORMS: [&str; 5] = ["linkedin", "facebook", "instagram", "threads", "x"];

fn book() -> Rulebook {
    rulebook::built_in().expect("the built-in pack is right")
}

fn today() -> Date {
    date(2026, 11, 24)
}

/// Somebody invented, with everything filled in.
fn filled() -> LetterFields {
    LetterFields {
        authority: String::new(),
        platforms: Vec::new(),
        name: "Juno Pell".to_owned(),
        address: "1 Oven Lane\nGhent".to_owned(),
        email: "juno@example.org".to_owned(),
        account: "https://example.org/in/juno-pell".to_owned(),
        items: Some(3911),
        made_on: Some(date(2026, 3, 14)),
        grounds: GROUNDS.iter().map(|id| (*id).to_owned()).collect(),
        own_words: "I bake for a living.".to_owned(),
        date: Some(today()),
        sent: Some(date(2026, 10, 20)),
        reminded: Some(date(2026, 11, 21)),
    }
}

/// What a letter of a law must hold, in each of its languages, and what it must not.
fn elements(template: &str, language: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match (template, language) {
        ("gdpr", "en") => (
            &[
                "Article 21(1)",
                "Article 7(3)",
                "Article 9(2)",
                "Article 17(1)(c)",
                "Article 19",
                "Article 18(1)(d)",
                "Article 15(1)",
                "Article 12(3)",
                "Article 12(4)",
                "Article 77",
                "Article 79",
                "Article 82",
                "one month",
            ],
            &["Article 22", "21(2)"],
        ),
        ("gdpr", "de") => (
            &[
                "Art. 21 Abs. 1",
                "Art. 7 Abs. 3",
                "Art. 9 Abs. 2",
                "Art. 17 Abs. 1 lit. c",
                "Art. 19",
                "Art. 18 Abs. 1 lit. d",
                "Art. 15 Abs. 1",
                "Art. 12 Abs. 3",
                "Art. 12 Abs. 4",
                "Art. 77",
                "Art. 79",
                "Art. 82",
            ],
            &["Art. 22", "Art. 21 Abs. 2"],
        ),
        ("gdpr", "fr") => (
            &[
                "article 21, paragraphe 1",
                "article 7, paragraphe 3",
                "article 9, paragraphe 2",
                "article 17, paragraphe 1",
                "article 19",
                "article 18, paragraphe 1",
                "article 15, paragraphe 1",
                "article 12, paragraphe 3",
                "article 12, paragraphe 4",
                "article 77",
                "article 79",
                "article 82",
            ],
            &["article 22", "article 21, paragraphe 2"],
        ),
        ("gdpr", "it") => (
            &[
                "art. 21, par. 1",
                "art. 7, par. 3",
                "art. 9, par. 2",
                "art. 17, par. 1",
                "art. 19",
                "art. 18, par. 1",
                "art. 15, par. 1",
                "art. 12, par. 3",
                "art. 12, par. 4",
                "art. 77",
                "art. 79",
                "art. 82",
            ],
            &["art. 22", "art. 21, par. 2"],
        ),
        ("gdpr", "es") => (
            &[
                "artículo 21, apartado 1",
                "artículo 7, apartado 3",
                "artículo 9, apartado 2",
                "artículo 17, apartado 1",
                "artículo 19",
                "artículo 18, apartado 1",
                "artículo 15, apartado 1",
                "artículo 12, apartado 3",
                "artículo 12, apartado 4",
                "artículo 77",
                "artículo 79",
                "artículo 82",
            ],
            &["artículo 22", "artículo 21, apartado 2"],
        ),
        ("gdpr", "pt") => (
            &[
                "artigo 21.º, n.º 1",
                "artigo 7.º, n.º 3",
                "artigo 9.º, n.º 2",
                "artigo 17.º, n.º 1",
                "artigo 19.º",
                "artigo 18.º, n.º 1",
                "artigo 15.º, n.º 1",
                "artigo 12.º, n.º 3",
                "artigo 12.º, n.º 4",
                "artigo 77.º",
                "artigo 79.º",
                "artigo 82.º",
            ],
            &["artigo 22.º", "artigo 21.º, n.º 2"],
        ),
        ("gdpr", "nl") => (
            &[
                "artikel 21, lid 1",
                "artikel 7, lid 3",
                "artikel 9, lid 2",
                "artikel 17, lid 1",
                "artikel 19",
                "artikel 18, lid 1",
                "artikel 15, lid 1",
                "artikel 12, lid 3",
                "artikel 12, lid 4",
                "artikel 77",
                "artikel 79",
                "artikel 82",
            ],
            &["artikel 22", "artikel 21, lid 2"],
        ),
        ("gdpr", "pl") => (
            &[
                "art. 21 ust. 1",
                "art. 7 ust. 3",
                "art. 9 ust. 2",
                "art. 17 ust. 1",
                "art. 19",
                "art. 18 ust. 1",
                "art. 15 ust. 1",
                "art. 12 ust. 3",
                "art. 12 ust. 4",
                "art. 77",
                "art. 79",
                "art. 82",
            ],
            &["art. 22", "art. 21 ust. 2"],
        ),
        ("fadp", "en") => (&["30(2)(b)", "30(3)", "32(2)", "25(7)", "49(1)", "30 days"], &["GDPR"]),
        ("fadp", "de") => (
            &[
                "Art. 30 Abs. 2 lit. b",
                "Art. 30 Abs. 3",
                "Art. 32 Abs. 2",
                "Art. 25 Abs. 7",
                "Art. 49 Abs. 1",
                "30 Tagen",
            ],
            &["DSGVO"],
        ),
        ("fadp", "fr") => {
            (&["30, al. 2, let. b", "30, al. 3", "32, al. 2", "25, al. 7", "49, al. 1", "30 jours"], &["RGPD"])
        }
        ("fadp", "it") => {
            (&["30 cpv. 2 lett. b", "30 cpv. 3", "32 cpv. 2", "25 cpv. 7", "49 cpv. 1", "30 giorni"], &["GDPR"])
        }
        ("lgpd", "pt") => (
            &[
                "oponho-me",
                "art. 18, § 2º",
                "art. 7º, IX",
                "art. 6º",
                "§§ 3º, 4º e 7º",
                "art. 10",
                "art. 11",
                "art. 14",
                "art. 18, § 4º",
                "art. 19, II",
                "15 (quinze) dias",
                "art. 18, § 5º",
                "art. 18, § 1º",
                "art. 18, § 8º",
                "ANPD",
            ],
            &["RGPD"],
        ),
        ("lgpd", "en") => (
            &[
                "article 18, paragraph 2",
                "article 7, IX",
                "article 6, I and II",
                "article 10",
                "article 11",
                "article 14",
                "article 18, paragraph 4",
                "article 19, II",
                "15 days",
                "ANPD",
            ],
            &["GDPR"],
        ),
        ("ccpa", "en") => (
            &[
                "live in California",
                "1798.100(c)",
                "1798.105",
                "1798.110",
                "1798.120",
                "1798.121",
                "1798.125",
                "10 business days",
                "15 business days",
                "45 days",
                "may fall outside",
                "sign in",
            ],
            &["GDPR"],
        ),
        ("ccpa", "es") => (
            &["California", "1798.100(c)", "1798.105", "1798.110", "1798.120", "1798.121", "1798.125", "45 días"],
            &["RGPD"],
        ),
        ("pipeda", "en") => {
            (&["4.3.8", "clause 4.9", "clause 4.1", "8(3)", "section 11", "30 days", "accountable"], &["GDPR"])
        }
        ("pipeda", "fr") => (&["4.3.8", "4.9", "4.1", "8(3)", "30 jours"], &["RGPD"]),
        ("hk", "en") => (&["section 2(3)", "Data Protection Principle 3", "section 37", "40 days"], &["GDPR"]),
        ("kr", "en") => (&["article 37", "article 36", "article 35", "10 days"], &["GDPR"]),
        ("jp", "en") => (&["article 35", "The reason", "without delay"], &["GDPR"]),
        ("sg", "en") => (&["section 16", "section 21", "30 days"], &["GDPR"]),
        ("ng", "en") => (&["section 36", "section 35", "section 34", "section 46"], &["GDPR"]),
        ("tr", "en") => (&["article 13", "articles 11", "identity number", "30 days", "article 14"], &["GDPR"]),
        ("za", "en") => (&["Form 1", "11(3)(a)", "11(4)", "section 24", "section 74", "reasonable grounds"], &["GDPR"]),
        ("au", "en") => (
            &["Australian Privacy Principle 6", "Australian Privacy Principle 12", "30 days", "section 36"],
            &["I object", "GDPR"],
        ),
        ("nz", "en") => (&["principle 10", "20 working days", "section 72"], &["I object", "GDPR"]),
        (other, language) => panic!("no list of elements for {other} in {language}"),
    }
}

/// The numbers in a name of an article.
fn numbers(element: &str) -> Vec<u32> {
    element.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// Every letter in every one of its languages, to every platform, holds what its law needs and nothing it does not.
#[test]
fn every_letter_holds_what_its_law_needs() {
    let book = book();
    for letter in &book.letters {
        let place = book.regions.jurisdiction(&letter.region[0], today()).expect("a region");
        // A union is no place to live in; one of its countries is.
        let place =
            if letter.region[0] == "EEA" { book.regions.jurisdiction("DE", today()).expect("Germany") } else { place };
        for platform in PLATFORMS {
            let id = PlatformId::from(platform);
            let guide = Guide::for_letter(&id, &place, today(), &book);
            assert_eq!(guide.letter.expect("a letter").id, letter.id);
            for language in &letter.languages {
                let written = compose(Stage::First, &guide, language, &filled()).expect("a letter");
                let (needed, wrong) = elements(&letter.template, language);
                let text = &written.text;
                let at = format!("{} in {language}", letter.id);
                for element in needed {
                    // In the United Kingdom the time stands in an article of its own since 2026, and the article on
                    // complaints is gone.
                    match (letter.id.as_str(), numbers(element).as_slice()) {
                        ("letter.uk", [12, 3]) => assert!(text.contains("12A"), "{at}:\n{text}"),
                        ("letter.uk", [77]) => assert!(!text.contains(element), "{at} has {element}:\n{text}"),
                        _ => assert!(text.contains(element), "{at} lacks {element}:\n{text}"),
                    }
                }
                for element in wrong {
                    let own = letter.id == "letter.uk" && element.contains("GDPR");
                    assert!(own || !text.contains(element), "{at} has {element}:\n{text}");
                }
                for own in ["Juno Pell", "https://example.org/in/juno-pell", "juno@example.org", "I bake for a living."]
                {
                    assert!(text.contains(own), "{at} lacks {own}:\n{text}");
                }
                assert!(
                    text.contains("3,911")
                        || text.contains("3.911")
                        || text.contains("3\u{202F}911")
                        || text.contains("3\u{A0}911"),
                    "{at}:\n{text}"
                );
                for id in GROUNDS {
                    assert!(text.contains(ground(id, language).expect("a reason")), "{at} lacks {id}");
                }
                assert!(!text.contains("{{") && !text.contains("{%") && !text.contains("\n\n\n"), "{at}:\n{text}");
                let left = open_blanks(text);
                assert!(left.is_empty() || letter.template == "tr", "{at}: {left:?}");
                assert!(text.contains(&guide.controller.expect("a company").name), "{at}");
            }
        }
    }
}

/// The United Kingdom's letter is also the complaint to the platform that the law there puts first.
#[test]
fn the_british_letter_is_a_complaint_as_well() {
    let book = book();
    let place = book.regions.jurisdiction("GB", today()).expect("the United Kingdom");
    let id = PlatformId::from("linkedin");
    let guide = Guide::for_letter(&id, &place, today(), &book);
    for language in ["en", "de", "fr", "it", "es", "pt", "nl", "pl"] {
        let text = compose(Stage::First, &guide, language, &filled()).expect("a letter").text;
        for element in ["164A", "165", "30", "UK"] {
            assert!(
                text.contains(element)
                    || (element == "UK" && ["Royaume-Uni", "Regno Unito"].iter().any(|name| text.contains(name))),
                "{language}: {element}\n{text}"
            );
        }
    }
    let german = compose(Stage::First, &guide, "de", &filled()).expect("a letter").text;
    assert!(!german.contains("DSGVO"), "{german}");
}

/// Fields that are not filled in stand in brackets, none is left once everything is filled in, and a reason is asked for
/// only where the law wants one.
#[test]
fn blanks_stand_in_brackets_until_they_are_filled() {
    let book = book();
    for (code, wants_a_reason) in
        [("DE", true), ("CH", false), ("BR", false), ("US-CA", false), ("ZA", true), ("JP", true)]
    {
        let place = book.regions.jurisdiction(code, today()).expect("a place");
        let id = PlatformId::from("x");
        let guide = Guide::for_letter(&id, &place, today(), &book);
        let language = &guide.language(None, &place, &book);
        let text = compose(Stage::First, &guide, language, &LetterFields::default()).expect("a letter").text;
        let blanks = open_blanks(&text);
        assert!(blanks.len() >= 3, "{code}: {blanks:?}");
        let without = LetterFields { grounds: Vec::new(), own_words: String::new(), ..filled() };
        let without = compose(Stage::First, &guide, language, &without).expect("a letter").text;
        assert_eq!(!open_blanks(&without).is_empty(), wants_a_reason, "{code}: {:?}", open_blanks(&without));
        let given = compose(Stage::First, &guide, language, &filled()).expect("a letter").text;
        assert!(open_blanks(&given).is_empty(), "{code}: {:?}", open_blanks(&given));
    }
    let nowhere = book.regions.jurisdiction("US", today()).expect("the United States");
    let id = PlatformId::from("facebook");
    let guide = Guide::of(&id, &nowhere, today(), &book);
    assert!(matches!(compose(Stage::First, &guide, "en", &filled()), Err(LetterError::None)));
}

/// A day of the last months of a year, as letters in a language write it.
fn day_in(language: &str, day: Date) -> String {
    let months = match language {
        "en" => ["October", "November", "December"],
        "de" => ["Oktober", "November", "Dezember"],
        "fr" => ["octobre", "novembre", "décembre"],
        "it" => ["ottobre", "novembre", "dicembre"],
        "es" => ["octubre", "noviembre", "diciembre"],
        "nl" => ["oktober", "november", "december"],
        "pl" => ["października", "listopada", "grudnia"],
        "pt" => ["outubro", "novembro", "dezembro"],
        other => panic!("letters are not written in {other}"),
    };
    let month = months[usize::try_from(day.month() - 10).expect("one of the last months")];
    let number = match (language, day.day()) {
        ("fr", 1) => "1er".to_owned(),
        ("it" | "pt", 1) => "1º".to_owned(),
        ("de", number) => format!("{number}."),
        (_, number) => number.to_string(),
    };
    let of = if matches!(language, "es" | "pt") { " de" } else { "" };
    format!("{number}{of} {month}{of} {}", day.year())
}

/// Reminder and complaint: in every language, with the days that the law gives.
#[test]
fn reminders_and_complaints_name_the_days() {
    let book = book();
    for letter in &book.letters {
        let code = if letter.region[0] == "EEA" { "FR" } else { &letter.region[0] };
        let place = book.regions.jurisdiction(code, today()).expect("a place");
        let id = PlatformId::from("instagram");
        let guide = Guide::for_letter(&id, &place, today(), &book);
        for language in &letter.languages {
            // Its number is no part of a year, nor of anything else in a letter.
            let sent = date(2026, 10, 17);
            let days = Deadlines::of(letter, sent);
            // Late enough that every answer is overdue, because a letter names no due day that is still to come.
            let fill = LetterFields { sent: Some(sent), date: Some(date(2026, 12, 31)), ..filled() };
            for stage in [Stage::Reminder, Stage::Complaint] {
                let text = compose(stage, &guide, language, &fill).expect("a letter").text;
                assert!(open_blanks(&text).is_empty(), "{} {language}: {text}", letter.id);
                let sent = day_in(language.as_str(), sent);
                assert!(text.contains(&sent), "{} {language}: {sent}: {text}", letter.id);
                assert!(text.contains(&guide.controller.expect("a company").name));
                if let Some(due) = days.due.filter(|_| !letter.yardstick).map(|due| day_in(language.as_str(), due)) {
                    assert!(text.contains(&due), "{} {language}: {due}: {text}", letter.id);
                }
            }
        }
    }
}

/// What a complaint must hold in a country besides the account, and what it must not.
const COMPLAINTS: [(&str, &str, &[&str], &[&str]); 14] = [
    (
        "DE",
        "de",
        &["Beschwerde", "Art. 21 Abs. 1, Art. 12 Abs. 3", "Art. 17 Abs. 1 lit. c", "Unterschrift: _"],
        &["Ich beantrage festzustellen", "Anzeige"],
    ),
    ("AT", "de", &["Beschwerde", "Ich beantrage festzustellen", "rechtzeitig", "Unterschrift: _"], &["Anzeige"]),
    ("CH", "de", &["Anzeige", "Art. 49 Abs. 1 DSG", "Unterschrift: _"], &["Beschwerde", "DSGVO"]),
    ("CH", "fr", &["dénonciation", "49", "Signature"], &["RGPD", "réclamation"]),
    ("CH", "it", &["denuncia", "art. 49 cpv. 1 LPD", "Firma: _"], &["reclamo", "GDPR"]),
    ("IT", "it", &["Reclamo", "Le misure richieste", "documento di riconoscimento", "Firma: _"], &["denuncio"]),
    ("PL", "pl", &["Skarga", "art. 21 ust. 1", "Podpis: _"], &[]),
    ("FR", "fr", &["article 21", "Signature"], &["dénonciation"]),
    ("ES", "es", &["artículo", "Firma"], &[]),
    ("NL", "nl", &["artikel", "Handtekening"], &[]),
    ("PT", "pt", &["21.º", "Assinatura", "Com os melhores cumprimentos"], &["Atenciosamente"]),
    ("BR", "pt", &["LGPD", "Assinatura", "Atenciosamente"], &["RGPD", "Com os melhores cumprimentos"]),
    ("IE", "en", &["Articles 21(1), 12(3) and 17(1)(c) GDPR", "Signature"], &["UK GDPR"]),
    ("GB", "en", &["12A", "UK GDPR", "Signature"], &["Article 77", "12(3)"]),
];

/// A complaint has the sender's address and a line for the signature, names the company by its legal name and what was
/// infringed, and asks for what the authority of the country wants to be asked.
#[test]
fn complaints_hold_what_their_authority_wants() {
    let book = book();
    for (code, language, needed, wrong) in COMPLAINTS {
        let place = book.regions.jurisdiction(code, today()).expect("a country");
        for platform in PLATFORMS {
            let id = PlatformId::from(platform);
            let guide = Guide::for_letter(&id, &place, today(), &book);
            let text = compose(Stage::Complaint, &guide, language, &filled()).expect("a complaint").text;
            let at = format!("{platform} {code} {language}");
            let company = guide.controller.expect("a company");
            for element in needed.iter().chain(&["1 Oven Lane", "juno@example.org", company.name.as_str()]) {
                let found = text.to_lowercase().contains(&element.to_lowercase());
                assert!(found, "{at} lacks {element}:\n{text}");
            }
            for element in wrong {
                assert!(!text.to_lowercase().contains(&element.to_lowercase()), "{at} has {element}:\n{text}");
            }
            assert!(text.contains("________"), "{at} has no line for a signature:\n{text}");
        }
    }
}

/// Where only the person knows which authority is theirs, the complaint has a blank for it, in each language.
#[test]
fn an_authority_that_nobody_can_name_is_a_blank() {
    let (book, linkedin) = (book(), PlatformId::from("linkedin"));
    let place = book.regions.jurisdiction("DE", today()).expect("Germany");
    let guide = Guide::for_letter(&linkedin, &place, today(), &book);
    for language in ["de", "en", "es", "fr", "it", "nl", "pl", "pt"] {
        let text = compose(Stage::Complaint, &guide, language, &filled()).expect("a complaint").text;
        assert!(!text.contains("European Data Protection Board") && text.contains('['), "{language}:\n{text}");
        // The person fills it in, for the complaint and for the reminder that announces it.
        let fill = LetterFields { authority: "Landesbehörde Hessen".to_owned(), ..filled() };
        for stage in [Stage::Complaint, Stage::Reminder] {
            let text = compose(stage, &guide, language, &fill).expect("a letter").text;
            assert!(text.contains("Landesbehörde Hessen") && !text.contains('['), "{language}:\n{text}");
        }
    }
}

/// Letters go to the company that answers for the data where the person lives, at its full address.
#[test]
fn letters_go_to_the_company_that_answers() {
    let book = book();
    for (platform, code, company, address) in [
        ("linkedin", "DE", "LinkedIn Ireland Unlimited Company", "Dublin 2"),
        ("linkedin", "GB", "LinkedIn Corporation", "Sunnyvale"),
        ("linkedin", "ZA", "LinkedIn Corporation", "Sunnyvale"),
        ("facebook", "DE", "Meta Platforms Ireland Limited", "Merrion Road"),
        ("threads", "CH", "Meta Platforms Ireland Limited", "Merrion Road"),
        ("instagram", "GB", "Meta Platforms, Inc.", "Menlo Park"),
        ("facebook", "ZA", "Meta Platforms, Inc.", "Menlo Park"),
        ("x", "DE", "X Internet Unlimited Company", "Dublin"),
        ("x", "US-CA", "X Corp.", "Bastrop"),
    ] {
        let place = book.regions.jurisdiction(code, today()).expect("a place");
        let id = PlatformId::from(platform);
        let guide = Guide::for_letter(&id, &place, today(), &book);
        let found = guide.controller.expect("a company");
        assert_eq!(found.name, company, "{platform} {code}");
        assert!(found.address.iter().any(|line| line.contains(address)), "{platform} {code}: {:?}", found.address);
    }
}

/// A switch is said to stop another use only where the platform makes that use.
#[test]
fn what_a_switch_also_stops_depends_on_the_country() {
    let also = |code: &str| optout(&["--platform", "linkedin", "--region", code])["steps"][0]["also_stops"].clone();
    assert_eq!(also("GB"), serde_json::json!(["affiliate-ai"]));
    assert_eq!(also("DE"), serde_json::json!([]));
    assert_eq!(also("CH"), serde_json::json!([]));
}

/// What was announced for a day that was never published is announced without a day.
#[test]
fn an_unpublished_first_day_is_no_announced_day() {
    let output = run(&["optout", "--platform", "facebook", "--region", "GB", "--on", "2024-09-14"]);
    assert!(stdout(&output).contains("Announced, for a day that was not published"), "{}", stdout(&output));
    assert!(!stdout(&output).contains("1 Oct 2024"), "{}", stdout(&output));
    let output = run(&["optout", "--platform", "linkedin", "--region", "DE", "--on", "2025-10-10"]);
    assert!(stdout(&output).contains("Announced for 3 Nov 2025"), "{}", stdout(&output));
}

/// For each platform and country: switches before forms before the regulator; a letter where there is a right; and
/// where nothing can be done, that is said.
#[test]
fn guides_are_ordered_and_complete_everywhere() {
    let book = book();
    for code in ["GB", "DE", "FR", "IT", "ES", "PT", "NL", "PL", "CH", "BR", "US", "US-CA", "CA", "HK", "AU"] {
        let place = book.regions.jurisdiction(code, today()).expect("a place");
        for platform in PLATFORMS {
            let id = PlatformId::from(platform);
            let guide = Guide::of(&id, &place, today(), &book);
            let at = format!("{platform} {code}");
            let kinds: Vec<RemedyKind> = guide.steps.iter().map(|step| step.remedy.kind).collect();
            let first = |kind: RemedyKind| kinds.iter().position(|known| *known == kind);
            let last = |kind: RemedyKind| kinds.iter().rposition(|known| *known == kind);
            for (before, after) in [
                (RemedyKind::Setting, RemedyKind::ObjectionForm),
                (RemedyKind::ObjectionForm, RemedyKind::MakePrivate),
                (RemedyKind::MakePrivate, RemedyKind::Complaint),
            ] {
                assert!(last(before).zip(first(after)).is_none_or(|(a, b)| a < b), "{at}: {kinds:?}");
            }
            for step in &guide.steps {
                assert!(
                    step.remedy.is_for(&platform.into()) && place.is_under(&step.remedy.region),
                    "{at}: {}",
                    step.remedy.id
                );
                assert!(!step.remedy.steps.is_empty(), "{at}: {}", step.remedy.id);
            }
            assert_eq!(guide.letter.is_none(), code == "US", "{at}");
            assert!(!guide.authorities.is_empty() && guide.controller.is_some(), "{at}");
            // On Meta there is no way to object outside of Europe and Brazil, and that is said.
            let meta = !matches!(platform, "linkedin" | "x");
            let no_form = meta && matches!(code, "US" | "US-CA" | "CA" | "HK" | "AU");
            assert_eq!(guide.nothing.iter().any(|remedy| remedy.id == "meta.none"), no_form, "{at}");
            assert_eq!(guide.steps.iter().any(|step| step.opts_out), !no_form, "{at}");
        }
    }
}

/// The languages, as the first of the eight that is official; another by wish; English where there is none.
#[test]
fn languages_follow_the_country() {
    let book = book();
    for (code, expected) in [
        ("DE", "de"),
        ("AT", "de"),
        ("CH", "de"),
        ("FR", "fr"),
        ("IT", "it"),
        ("ES", "es"),
        ("PT", "pt"),
        ("BR", "pt"),
        ("NL", "nl"),
        ("PL", "pl"),
        ("GB", "en"),
        ("IE", "en"),
        ("DK", "en"),
        ("US-CA", "en"),
        ("CA", "en"),
        ("CA-QC", "fr"),
        ("HK", "en"),
        ("KR", "en"),
        ("AU", "en"),
    ] {
        let place = book.regions.jurisdiction(code, today()).expect("a place");
        let id = PlatformId::from("linkedin");
        let guide = Guide::for_letter(&id, &place, today(), &book);
        assert_eq!(guide.language(None, &place, &book), expected, "{code}");
        assert_eq!(guide.language(Some("en"), &place, &book), "en");
    }
    let hong_kong = book.regions.jurisdiction("HK", today()).expect("Hong Kong");
    let id = PlatformId::from("linkedin");
    let guide = Guide::for_letter(&id, &hong_kong, today(), &book);
    assert_eq!(guide.language(Some("fr"), &hong_kong, &book), "en");
}

fn letter<'b>(book: &'b Rulebook, id: &str) -> &'b Letter {
    book.letters.iter().find(|letter| letter.id == id).expect("the letter")
}

/// Days are counted as each law counts: month ends, leap days, weekends, working days, the day of receipt.
#[test]
fn days_are_counted_as_the_law_counts() {
    let book = book();
    for (id, received, expected) in [
        // A month ends on the day of the same number, or the last there is.
        ("letter.gdpr", date(2026, 11, 24), date(2026, 12, 24)),
        ("letter.gdpr", date(2027, 1, 29), date(2027, 3, 1)), // 28 February is a Sunday
        ("letter.gdpr", date(2028, 1, 31), date(2028, 2, 29)), // a leap year, a Tuesday
        ("letter.gdpr", date(2024, 1, 31), date(2024, 2, 29)),
        ("letter.gdpr", date(2026, 3, 31), date(2026, 4, 30)),
        ("letter.gdpr", date(2026, 12, 31), date(2027, 2, 1)), // 31 January is a Sunday
        ("letter.gdpr", date(2028, 2, 29), date(2028, 3, 29)),
        ("letter.uk", date(2026, 5, 31), date(2026, 6, 30)),
        ("letter.fadp", date(2027, 2, 1), date(2027, 3, 3)),
        ("letter.lgpd", date(2026, 12, 20), date(2027, 1, 4)),
        ("letter.ccpa", date(2028, 1, 15), date(2028, 2, 29)),
        ("letter.pipeda", date(2026, 11, 24), date(2026, 12, 24)),
        ("letter.hk", date(2026, 11, 24), date(2027, 1, 3)),
        ("letter.kr", date(2026, 11, 24), date(2026, 12, 4)),
        ("letter.nz", date(2026, 11, 24), date(2026, 12, 22)), // twenty working days
        ("letter.nz", date(2026, 11, 21), date(2026, 12, 18)), // from a Saturday
    ] {
        let days = Deadlines::of(letter(&book, id), received);
        assert_eq!(days.due, Some(expected), "{id} received {received}");
        assert!(days.remind > expected && days.complain > days.remind, "{id}");
        // The day after the last of the two weeks that a reminder grants.
        assert_eq!(expected.until(days.complain).expect("days").get_days(), 15);
    }
    // The day of receipt is the first of the thirty in which a complaint must be confirmed.
    let days = Deadlines::of(letter(&book, "letter.uk"), date(2026, 11, 1));
    assert_eq!(days.acknowledge, Some(date(2026, 11, 30)));
    assert_eq!(days.extended, Some(date(2027, 2, 1)));
    let days = Deadlines::of(letter(&book, "letter.ccpa"), date(2026, 11, 24));
    assert_eq!((days.acknowledge, days.extended), (Some(date(2026, 12, 8)), Some(date(2027, 2, 22))));
    // Where the law names no time there is none, and somebody may ask again after a month.
    let days = Deadlines::of(letter(&book, "letter.za"), date(2026, 11, 24));
    assert_eq!((days.due, days.extended), (None, None));
    assert_eq!(days.remind, date(2026, 12, 24));
}

/// The calendar holds the days and nothing else, and no line of it can be broken from outside.
#[test]
fn the_calendar_holds_the_days() {
    let book = book();
    let days = Deadlines::of(letter(&book, "letter.uk"), date(2026, 11, 1));
    let file = calendar("LinkedIn\r\nBEGIN:VALARM", &days);
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 4);
    for day in ["20261130", "20261201", "20261216"] {
        assert!(file.contains(&format!("DTSTART;VALUE=DATE:{day}")), "{day}: {file}");
    }
    assert!(!file.lines().any(|line| line.starts_with("BEGIN:VALARM")), "{file}");
    // A day without an end is that day: an end on the same day is none.
    assert!(!file.contains("DTEND"), "{file}");
}

/// The page to print says what the letter says, whatever stands in it.
#[test]
fn the_printed_page_is_safe() {
    let page = printable("Dear <script>alert(1)</script> & \"friends\"", "en", "A <b>subject").expect("a page");
    assert!(!page.contains("<script>") && !page.contains("<b>subject"), "{page}");
    assert!(page.contains("&lt;script&gt;") && page.contains("&amp;"), "{page}");
    assert!(!page.contains("http"), "nothing is fetched: {page}");
}

fn optout(arguments: &[&str]) -> Value {
    let output = run(&[&["optout", "--on", "2026-11-24", "--format", "json"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

/// The command writes the guide and the whole letter.
#[test]
fn the_command_writes_guide_and_letter() {
    let german = optout(&["--platform", "linkedin", "--region", "DE"]);
    assert_eq!(german["letter"]["language"], "de");
    assert!(german["letter"]["text"].as_str().expect("a letter").contains("Art. 21 Abs. 1 DSGVO"));
    assert_eq!(german["letter"]["if_received_today"]["due"], "2026-12-24");
    assert_eq!(german["steps"][0]["id"], "linkedin.setting.genai");
    assert_eq!(german["steps"][0]["opts_out"], true);
    let company = &german["controller"]["source"];
    assert!(german["sources"].as_array().expect("sources").iter().any(|source| source["id"] == *company), "{company}");
    let english = optout(&["--platform", "linkedin", "--region", "DE", "--lang", "en"]);
    assert!(english["letter"]["text"].as_str().expect("a letter").contains("Article 21(1) GDPR"));
    let american = optout(&["--platform", "facebook", "--region", "US"]);
    assert_eq!(american["letter"], Value::Null);
    assert_eq!(american["nothing"][0]["id"], "meta.none");

    let output = run(&["optout", "--platform", "facebook", "--region", "US", "--on", "2026-11-24"]);
    let text = stdout(&output);
    assert!(text.contains("No form to object was found here"), "{text}");
    assert!(
        text.contains("Fodder knows of no law in the United States that gives you a right to refuse AI training"),
        "{text}"
    );
    let output = run(&["optout", "--platform", "x", "--region", "IT", "--on", "2026-11-24"]);
    assert!(stdout(&output).contains("art. 21, par. 1"), "{}", stdout(&output));
    for wrong in [["--platform", "x", "--region", "XX"], ["--platform", "y", "--region", "DE"]] {
        assert_eq!(run(&[&["optout"], &wrong[..]].concat()).status.code(), Some(2));
    }
    assert_eq!(run(&["optout", "--platform", "x", "--region", "DE", "--lang", "xx"]).status.code(), Some(2));
}

/// A letter is there from the day of its law on, and the British one is a complaint from the day of that right on.
#[test]
fn letters_begin_with_their_law() {
    let book = book();
    let text = |code: &str, on: Date| {
        let place = book.regions.jurisdiction(code, on).expect("a place");
        let id = PlatformId::from("x");
        let guide = Guide::for_letter(&id, &place, on, &book);
        let fill = LetterFields { date: Some(on), ..filled() };
        compose(Stage::First, &guide, "en", &fill).map(|written| written.text)
    };
    assert!(text("DE", date(2010, 1, 1)).is_err());
    assert!(text("GB", date(2019, 6, 1)).expect("a letter").contains("Article 21(1) GDPR"));
    let before = text("GB", date(2026, 1, 1)).expect("a letter");
    assert!(before.contains("UK GDPR") && !before.contains("164A"), "{before}");
    assert!(text("GB", date(2026, 6, 19)).expect("a letter").contains("164A"));
}

/// What an archive gives as the person's name may be anything: nothing in the letter turns text around.
#[test]
fn a_name_cannot_turn_the_letter_around() {
    let book = book();
    let place = book.regions.jurisdiction("DE", today()).expect("Germany");
    let id = PlatformId::from("x");
    let guide = Guide::for_letter(&id, &place, today(), &book);
    let fill = LetterFields { name: "Juno \u{202E}lleP\u{2066}".to_owned(), ..filled() };
    let written = compose(Stage::First, &guide, "en", &fill).expect("a letter");
    assert!(written.text.starts_with("Juno lleP\n"), "{}", written.text);
    assert!(!written.text.contains(fodder::vocab::is_bidi_control));
}

/// A reminder written late still grants two weeks; a province's complaint goes where its law is watched over.
#[test]
fn reminders_grant_time_and_complaints_go_to_the_right_place() {
    let book = book();
    let place = book.regions.jurisdiction("DE", today()).expect("Germany");
    let id = PlatformId::from("x");
    let guide = Guide::for_letter(&id, &place, today(), &book);
    let fill = LetterFields { sent: Some(date(2026, 1, 31)), ..filled() };
    let late = compose(Stage::Reminder, &guide, "en", &fill).expect("a letter").text;
    assert!(late.contains("Please answer by 8 December 2026."), "{late}");
    let place = book.regions.jurisdiction("CA-BC", today()).expect("British Columbia");
    let id = PlatformId::from("x");
    let guide = Guide::for_letter(&id, &place, today(), &book);
    assert_eq!(guide.authority().expect("an authority").id, "opc");
    let one = LetterFields { items: Some(1), ..filled() };
    let text = compose(Stage::First, &guide, "en", &one).expect("a letter").text;
    assert!(!text.contains("at least 1 "), "{text}");
}

/// Training that is announced for soon can be refused in advance; training that is far off cannot.
#[test]
fn announced_training_can_be_refused_in_advance() {
    let book = book();
    let place = book.regions.jurisdiction("DE", today()).expect("Germany");
    let first = |on: Date| {
        let id = PlatformId::from("linkedin");
        let guide = Guide::of(&id, &place, on, &book);
        guide.steps.first().map(|step| (step.remedy.id.clone(), step.announced.and_then(Announcement::day)))
    };
    let switch = fodder::rulebook::RemedyId::from("linkedin.setting.genai");
    assert_eq!(first(date(2025, 10, 15)), Some((switch.clone(), Some(date(2025, 11, 3)))));
    assert_eq!(first(date(2025, 11, 3)), Some((switch, None)));
    assert!(first(date(2025, 3, 1)).is_none_or(|(_, ahead)| ahead.is_none()));
}

/// Where nobody has looked at the law, that is said, and not that there is none.
#[test]
fn a_law_that_was_not_looked_into_is_not_said_to_be_missing() {
    let kenya = stdout(&run(&["optout", "--platform", "linkedin", "--region", "KE", "--on", "2026-11-24"]));
    assert!(kenya.contains("Fodder has not looked into the law of Kenya yet"), "{kenya}");
    assert!(!kenya.contains("no law"), "{kenya}");
    let verdict = stdout(&run(&["verdict", "--platform", "linkedin", "--category", "posts", "--region", "KE"]));
    assert!(verdict.contains("Fodder has not looked into the law on this yet"), "{verdict}");
}

/// One letter to a company can be about several of its platforms, and names them as the language does.
#[test]
fn a_letter_names_all_its_platforms() {
    let book = book();
    let on = today();
    for (region, language, named) in [
        ("DE", "de", "ein Konto bei Facebook, Instagram und Threads:"),
        ("IE", "en", "an account with Facebook, Instagram and Threads:"),
        ("ES", "es", "una cuenta en Facebook, Instagram y Threads:"),
        ("PL", "pl", "konta w serwisach Facebook, Instagram i Threads:"),
        ("PT", "pt", "contas nas plataformas Facebook, Instagram e Threads:"),
    ] {
        let jurisdiction = book.regions.jurisdiction(region, on).expect(region);
        let id = PlatformId::from("facebook");
        let guide = Guide::for_letter(&id, &jurisdiction, on, &book);
        let platforms = ["Facebook", "Instagram", "Threads"].map(str::to_owned).to_vec();
        let fill = LetterFields { platforms, ..filled() };
        let letter = compose(Stage::First, &guide, language, &fill).expect(language);
        assert!(letter.text.contains(named), "{language}: {}", letter.text);
    }
    let spain = book.regions.jurisdiction("ES", on).expect("Spain");
    let id = PlatformId::from("facebook");
    let guide = Guide::for_letter(&id, &spain, on, &book);
    let two = LetterFields { platforms: vec!["Facebook".to_owned(), "Instagram".to_owned()], ..filled() };
    let letter = compose(Stage::First, &guide, "es", &two).expect("es");
    assert!(letter.text.contains("Facebook e Instagram:"), "{}", letter.text);
}

/// A step says once what it is about, also on a day on which the platform's own training is not among it.
#[test]
fn what_a_step_is_about_is_said_once() {
    let asked = ["optout", "--platform", "facebook", "--region", "DE", "--on", "2025-01-01"];
    let guide = crate::support::stdout(&crate::support::run(&asked));
    let of_form = guide.split("## ").find(|part| part.contains("legitimate interests")).expect("the form");
    assert_eq!(of_form.matches("a parent company's AI").count(), 1, "{of_form}");
}
