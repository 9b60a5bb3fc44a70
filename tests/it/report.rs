//! The commands: the same numbers in every format, the exit codes, the sample from end to end.

use crate::support::*;
use fodder::summary::Format;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn sample(region: &str, on: &str) -> Value {
    let (summary, code) = report(&[&sample_path()], &["--region", region, "--on", on]);
    assert_eq!(code, 0);
    summary
}

/// What the summary says of a category.
fn category<'a>(summary: &'a Value, id: &str) -> &'a Value {
    let mut categories = summary["categories"].as_array().expect("categories").iter();
    categories.find(|category| category["id"] == id).expect(id)
}

/// Outcomes by category, as one text.
fn outcomes(summary: &Value) -> String {
    let mut lines = vec![summary["headline"].as_str().expect("a headline").to_owned()];
    for category in summary["categories"].as_array().expect("categories") {
        lines.push(format!(
            "{}: {} items, {} own, {} chars: {}",
            category["id"].as_str().expect("an id"),
            category["items"],
            category["own_items"],
            category["text_chars"],
            category["outcomes"]
        ));
    }
    lines.join("\n")
}

#[test]
fn the_sample_in_germany_is_reported_as_its_snapshot_says() {
    insta::assert_snapshot!(outcomes(&sample("DE", "2026-11-24")));
}

#[test]
fn the_sample_in_the_united_kingdom_in_september_2024() {
    insta::assert_snapshot!(outcomes(&sample("GB", "2024-09-24")));
}

#[test]
fn the_sample_in_california_hong_kong_and_nowhere() {
    let all: Vec<String> = ["US-CA", "HK", "WORLD"]
        .iter()
        .map(|region| format!("{region}\n{}", outcomes(&sample(region, "2026-11-24"))))
        .collect();
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn totals_are_the_sums_of_categories_groups_and_files() {
    for (region, on) in [("DE", "2026-11-24"), ("GB", "2024-09-24"), ("WORLD", "2020-01-01")] {
        let summary = sample(region, on);
        let items = summary["totals"]["items"].as_u64().expect("items");
        let sum =
            |value: &Value| value.as_object().expect("outcomes").values().map(|n| n.as_u64().expect("n")).sum::<u64>();
        assert_eq!(sum(&summary["outcomes"]), items);
        let categories = summary["categories"].as_array().expect("categories");
        for field in ["items", "own_items", "text_chars", "media_files", "media_bytes"] {
            for category in categories {
                let groups = category["groups"].as_array().expect("groups");
                let of_groups: u64 = groups.iter().map(|group| group[field].as_u64().expect("n")).sum();
                assert_eq!(category[field].as_u64(), Some(of_groups), "{field}");
            }
            let of_categories: u64 = categories.iter().map(|category| category[field].as_u64().expect("n")).sum();
            assert_eq!(summary["totals"][field].as_u64(), Some(of_categories), "{field}");
        }
        for category in categories {
            assert_eq!(sum(&category["outcomes"]), category["items"].as_u64().expect("n"));
        }
        // The items of all files add up to the total.
        let files = summary["archives"][0]["files"].as_array().expect("files");
        let of_files: u64 = files.iter().filter_map(|file| file["items"].as_u64()).sum();
        assert_eq!(of_files, items);
    }
}

#[test]
fn every_format_has_the_same_numbers() {
    let path = sample_path();
    let path = path.to_string_lossy();
    let write = |format: &str| {
        let output = run(&["report", &path, "--region", "DE", "--on", "2026-11-24", "--format", format]);
        assert_eq!(output.status.code(), Some(0));
        stdout(&output)
    };
    let json: Value = serde_json::from_str(&write("json")).expect("JSON");
    let (html, md, csv) = (write("html"), write("md"), write("csv"));
    let headline = json["headline"].as_str().expect("a headline");
    assert!(md.contains(headline), "{md}");
    for sentence in headline.split_inclusive(". ") {
        assert!(html.contains(sentence.trim()), "{sentence}");
    }
    let mut by_outcome: BTreeMap<String, u64> = BTreeMap::new();
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let names = rows.headers().expect("a header").clone();
    let column = |wanted: &str| names.iter().position(|name| name == wanted).expect(wanted);
    let (of_items, of_outcome) = (column("items"), column("outcome"));
    let mut total = 0;
    for row in rows.records() {
        let row = row.expect("a row");
        let items: u64 = row[of_items].parse().expect("items");
        *by_outcome.entry(row[of_outcome].to_owned()).or_default() += items;
        total += items;
    }
    assert_eq!(Some(total), json["totals"]["items"].as_u64());
    for (outcome, items) in json["outcomes"].as_object().expect("outcomes") {
        assert_eq!(by_outcome.get(outcome), items.as_u64().as_ref(), "{outcome}");
        let words = fodder::text::text(&format!("outcome-{outcome}"));
        let written = fodder::text::number(items.as_u64().expect("n"));
        assert!(md.contains(&format!("## {words}: {written}")), "{outcome} in Markdown");
        assert!(html.contains(&format!("{words}: {written}</h2>")), "{outcome} in HTML");
    }
    for category in json["categories"].as_array().expect("categories") {
        let name = category["name"].as_str().expect("a name");
        let written = fodder::text::number(category["items"].as_u64().expect("n"));
        assert!(md.contains(&format!("| {name} | {written} |")), "{name} in Markdown");
        let cell = format!("<b>{name}</b></td><td class=\"num\" data-name=\"Items\">{written}</td>");
        assert!(html.contains(&cell), "{name} in HTML");
    }
    // On a phone each row is a card, whose cells have no heads above them. An outcome names itself beside its mark, and
    // an empty cell is not shown.
    for row in html.split("<tr>").skip(1).map(|row| row.split("</tr>").next().unwrap_or_default()) {
        let is_named = |cell: &str| {
            ["><span class=\"out", "></td>"].iter().any(|own| cell.starts_with(own)) || {
                let attributes = cell.split('>').next().unwrap_or_default();
                attributes.contains("data-name")
            }
        };
        let unnamed = row.split("<td").skip(2).find(|cell| !is_named(cell));
        assert!(unnamed.is_none(), "{row}");
    }
}

#[test]
fn the_csv_has_its_columns_and_holds_no_formula() {
    let output = run(&["report", &sample_path().to_string_lossy(), "--region", "DE", "--format", "csv"]);
    let text = stdout(&output);
    let header = "archive,platform,category,source,items,own_items,text_chars,media_files,earliest,latest,audience,author,outcome,either,law,practice,since,confidence,rule,source_url,law_condition,standing\r\n";
    assert!(text.starts_with(header), "{}", text.lines().next().unwrap_or_default());
    // A name that a spreadsheet would take for a formula is made harmless.
    let (_dir, path) = zip("=cmd.zip", &small());
    let output = run(&["report", &path.to_string_lossy(), "--region", "DE", "--format", "csv"]);
    assert!(stdout(&output).lines().nth(1).is_some_and(|line| line.starts_with("'=cmd.zip,linkedin,")));
}

/// Sentences, names with a space, and addresses that stand in the samples' tables and lists.
fn words_of_the_samples() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    for entry in walkdir::WalkDir::new(samples) {
        let entry = entry.expect("a sample");
        let ending = entry.path().extension().unwrap_or_default().to_string_lossy().into_owned();
        if !["csv", "json", "js"].contains(&ending.as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("text");
        if ending == "csv" {
            let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
            words.extend(
                rows.records().flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>()),
            );
        } else {
            let from = text.find(['[', '{']).expect("a list");
            collect(&serde_json::from_str(text.get(from..).expect("what follows")).expect("JSON"), &mut words);
        }
    }
    words.retain(|text| text.contains('@') || (text.contains(' ') && text.len() >= 20 && text.parse::<f64>().is_err()));
    words
}

fn collect(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(words.insert(text.clone())),
        Value::Array(list) => list.iter().for_each(|value| collect(value, words)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, words)),
        _ => {}
    }
}

#[test]
fn nothing_of_the_archive_s_words_is_in_an_export() {
    let words = words_of_the_samples();
    assert!(words.len() > 500, "{}", words.len());
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let samples =
        ["linkedin", "facebook", "instagram", "x"].map(|name| samples.join(name).to_string_lossy().into_owned());
    for format in ["json", "html", "md", "csv"] {
        let mut arguments: Vec<&str> = vec!["report", "--region", "DE", "--format", format];
        arguments.extend(samples.iter().map(String::as_str));
        let text = stdout(&run(&arguments));
        assert!(!text.is_empty());
        let told: Vec<&String> = words.iter().filter(|word| text.contains(word.as_str())).collect();
        assert!(told.is_empty(), "{format}: {told:#?}");
        for secret in ["Maren", "Amira", "ferry people", "parcels across", "example.org/ferry"] {
            assert!(!text.contains(secret), "{secret} in {format}");
        }
    }
}

#[test]
fn html_escapes_what_an_archive_calls_its_files() {
    let mut files = small();
    files.push(text_file("<script>alert(1)</script>.csv", "a,b\n1,2\n"));
    let (_dir, path) = zip("<b>x.zip", &files);
    let output = run(&["report", &path.to_string_lossy(), "--region", "DE", "--format", "html"]);
    let html = stdout(&output);
    assert!(!html.contains("<script>") && !html.contains("<b>x.zip"));
    assert!(html.contains("&lt;script&gt;"));
    assert!(!html.contains("src=") && !html.contains("@import"), "one self-contained page");
}

#[test]
fn region_day_answers_and_opt_outs_change_the_summary() {
    let (_dir, path) = zip(COMPLETE, &small());
    // The archive names Belgium.
    let (summary, _) = report(&[&path], &["--on", "2026-03-14"]);
    assert_eq!(
        (summary["question"]["region"].as_str(), summary["question"]["region_from"].as_str()),
        (Some("BE"), Some("archive"))
    );
    // Nobody names one: the world, and it is said.
    let files: Files = small().into_iter().filter(|(path, _)| path != "Profile.csv").collect();
    let (_dir2, nameless) = zip(COMPLETE, &files);
    let output = run(&["report", &nameless.to_string_lossy(), "--format", "json"]);
    let summary: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(
        (summary["question"]["region"].as_str(), summary["question"]["region_from"].as_str()),
        (Some("WORLD"), Some("none"))
    );
    assert!(stderr(&output).contains("WORLD"));
    // Later than the day asked.
    let (summary, _) = report(&[&path], &["--on", "2025-12-31"]);
    assert_eq!(summary["totals"]["later_than_on"], 5);
    assert!(summary["headline"].as_str().expect("a headline").ends_with("5 were made after that day."));
    // An open question, and its answer.
    let (open, _) = report(&[&path], &["--region", "US", "--on", "2026-03-14"]);
    assert_eq!(open["open_questions"][0]["id"], "linkedin.posts");
    assert_eq!(open["open_questions"][0]["items"], 5);
    let also = |summary: &Value| {
        let posts = category(summary, "posts");
        let group = &posts["groups"][0];
        let also = group["also"].as_array().expect("also").iter().find(|also| also["use"] == "affiliate-ai");
        let outcome = also.map_or("nothing said", |also| also["outcome"].as_str().expect("an outcome")).to_owned();
        (group["traits"]["audience"].as_str().expect("an audience").to_owned(), outcome)
    };
    assert_eq!(also(&open), ("unknown".to_owned(), "depends".to_owned()));
    let (answered, _) =
        report(&[&path], &["--region", "US", "--on", "2026-03-14", "--answer", "linkedin.posts=public"]);
    assert_eq!(also(&answered), ("public".to_owned(), "used-unless-you-object".to_owned()));
    let (answered, _) =
        report(&[&path], &["--region", "US", "--on", "2026-03-14", "--answer", "linkedin.posts=limited"]);
    assert_eq!(also(&answered), ("limited".to_owned(), "nothing said".to_owned()));
    // Opted out, and under age.
    let (out, _) = report(&[&path], &["--region", "DE", "--on", "2026-03-14", "--opted-out", "linkedin=2025-12-01"]);
    assert_eq!(out["outcomes"]["used-unless-you-object"], Value::Null);
    assert!(out["outcomes"]["you-opted-out"].as_u64().is_some_and(|items| items > 0));
    let (minor, _) = report(&[&path], &["--region", "DE", "--on", "2026-03-14", "--born", "2010"]);
    assert_eq!(minor["outcomes"]["used-unless-you-object"], Value::Null);
}

#[test]
fn own_messages_are_told_from_those_of_others() {
    let (_dir, path) = zip(COMPLETE, &small());
    let own = |summary: &Value| {
        let messages = category(summary, "messages");
        (messages["items"].as_u64().expect("n"), messages["own_items"].as_u64().expect("n"))
    };
    let (summary, _) = report(&[&path], &["--region", "BE"]);
    assert_eq!(own(&summary), (2, 1));
    // A namesake with another address is somebody else.
    let mut files = small();
    let (_, bytes) = files.iter_mut().find(|(path, _)| path == "messages.csv").expect("messages");
    bytes.extend_from_slice(b"c2,,Juno Pell,https://www.linkedin.com/in/juno-pell-2,Juno Pell,https://www.linkedin.com/in/juno-pell,2026-01-02 10:00:00 UTC,,We have one name,INBOX\n");
    let (_dir2, path) = zip(COMPLETE, &files);
    let (summary, _) = report(&[&path], &["--region", "BE"]);
    assert_eq!(own(&summary), (3, 1));
    // Without a profile, whoever takes part in every one of several conversations is the person.
    let files: Files = files.into_iter().filter(|(path, _)| path != "Profile.csv").collect();
    let (_dir3, path) = zip(COMPLETE, &files);
    let (summary, _) = report(&[&path], &["--region", "BE"]);
    assert_eq!(own(&summary), (3, 1));
}

#[test]
fn formats_follow_the_ending_and_files_are_written() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (name, begins) in [("s.html", "<!doctype html>"), ("s.md", "# "), ("s.json", "{"), ("s.csv", "archive,")] {
        let out = dir.path().join(name);
        let output =
            run(&["report", &sample_path().to_string_lossy(), "--region", "DE", "--out", &out.to_string_lossy()]);
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stdout.is_empty());
        assert!(std::fs::read_to_string(&out).expect("a file").starts_with(begins), "{name}");
    }
    assert_eq!(Format::of_name("a.HTM"), Some(Format::Html));
}

#[test]
fn wrong_arguments_exit_with_2() {
    let path = sample_path();
    let path = path.to_string_lossy();
    for arguments in [
        vec!["report"],
        vec!["report", &path, "--region", "ATLANTIS"],
        vec!["report", &path, "--on", "yesterday"],
        vec!["report", &path, "--format", "docx"],
        vec!["report", &path, "--answer", "linkedin.posts=everybody"],
        vec!["report", &path, "--answer", "who.knows=public"],
        vec!["report", &path, "--opted-out", "myspace=2025-01-01"],
        vec!["verdict", "--platform", "linkedin", "--category", "boasts", "--region", "DE"],
        vec!["verdict", "--platform", "meta", "--category", "posts", "--region", "DE"],
    ] {
        assert_eq!(run(&arguments).status.code(), Some(2), "{arguments:?}");
    }
}

/// What is said of posts on the platform of the sample.
fn verdict(region: &str, on: &str) -> Value {
    let command = "verdict --platform linkedin --category posts --format json --region";
    let arguments: Vec<&str> = command.split(' ').chain([region, "--on", on]).collect();
    serde_json::from_str(&stdout(&run(&arguments))).expect("JSON")
}

/// What can be done is named once, and only where it can be done.
#[test]
fn remedies_of_a_verdict_are_usable_and_named_once() {
    let book = fodder::rulebook::built_in().expect("the built-in pack is right");
    for (platform, region) in [("facebook", "DE"), ("facebook", "US"), ("x", "DE"), ("x", "CA"), ("linkedin", "GB")] {
        let asked = ["verdict", "--platform", platform, "--category", "posts", "--region", region, "--format", "json"];
        let answer: serde_json::Value = serde_json::from_str(&stdout(&run(&asked))).expect("JSON");
        let ids: Vec<&str> =
            answer["remedies"].as_array().expect("a list").iter().map(|id| id.as_str().expect("an id")).collect();
        assert!(!ids.is_empty(), "{platform} {region}");
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{platform} {region}: {ids:?}");
        let place = book.regions.jurisdiction(region, book.newest_citation().expect("a day")).expect("a country");
        for id in ids {
            assert!(place.is_under(&book.remedies[id].region), "{platform} {region}: {id}");
        }
    }
}

#[test]
fn a_verdict_names_its_sources() {
    let cited = verdict("GB", "2025-11-03");
    assert_eq!(cited["outcome"], "used-unless-you-object");
    assert_eq!(cited["practice"]["since"], "2025-11-03");
    // Who could see it is not told, so the law depends, and each of its values has its condition beside it.
    assert_eq!(cited["law"]["value"], Value::Null);
    assert_eq!(cited["law"]["either"], serde_json::json!(["permits-objection", "unsettled"]));
    let branches = cited["law"]["branches"].as_array().expect("a list");
    assert_eq!(branches.len(), 2, "{branches:?}");
    for branch in branches {
        assert_eq!(branch["condition"].is_string(), branch["value"] == "permits-objection", "{branch}");
    }
    assert!(cited["sources"].as_array().is_some_and(|sources| {
        sources.iter().any(|source| source["url"].is_string() && source["checked"].is_string())
    }));
    let cited = verdict("KE", "2026-11-24");
    assert_eq!(cited["law"]["value"], Value::Null);
    assert_eq!(cited["outcome"], "used-unless-you-object");
}

#[test]
fn estimated_tokens_are_near_the_exact_ones() {
    let (estimated, _) = report(&[&sample_path()], &["--region", "DE"]);
    let (exact, _) = report(&[&sample_path()], &["--region", "DE", "--exact-tokens"]);
    assert_eq!(exact["totals"]["own_tokens"]["exact"], true);
    let value = |summary: &Value| summary["totals"]["own_tokens"]["value"].as_f64().expect("a number");
    let share = value(&estimated) / value(&exact);
    assert!((0.9..=1.1).contains(&share), "{} estimated, {} exact", value(&estimated), value(&exact));
}

#[test]
fn estimated_tokens_hold_in_many_languages() {
    let texts = [
        "We measured it for a month, and the numbers are smaller than the headlines. What would you have done?",
        "Heute haben wir die Lieferfahrzeuge besichtigt und über die Geschwindigkeitsbegrenzungen gesprochen.",
        "Nous avons mesuré pendant un mois, et les chiffres sont plus petits que les titres. À bientôt !",
        "Hemos medido durante un mes y los números son más pequeños que los titulares. ¿Qué habríais hecho?",
        "Wij hebben een maand lang gemeten en de cijfers zijn kleiner dan de krantenkoppen.",
        "Мы измеряли целый месяц, и цифры оказались меньше заголовков.",
        "Bir ay boyunca ölçtük ve sayılar manşetlerden daha küçük.",
        "我们测量了一个月，数字比标题小得多。你会怎么做？",
        "一か月間測定しましたが、数字は見出しよりも小さいものでした。",
        "한 달 동안 측정해 보니 숫자는 기사 제목보다 작았습니다.",
        "2024 12345 67 1000000 3.14159 42% of 1234 parcels at 17:45",
        "Great news 🎉🎉 we did it 🚀 thank you all 🙏",
    ];
    let rows: Vec<String> = texts
        .iter()
        .map(|text| format!("2026-01-05 10:00:00,https://example.org,\"{text}\",,,MEMBER_NETWORK\n"))
        .collect();
    let rows = rows.concat();
    let shares = format!("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n{rows}");
    let (_dir, path) = zip(COMPLETE, &[text_file("Shares.csv", &shares)]);
    let (estimated, _) = report(&[&path], &["--region", "DE"]);
    let (exact, _) = report(&[&path], &["--region", "DE", "--exact-tokens"]);
    let value = |summary: &Value| summary["totals"]["own_tokens"]["value"].as_f64().expect("a number");
    let share = value(&estimated) / value(&exact);
    assert!((0.9..=1.1).contains(&share), "{} estimated, {} exact", value(&estimated), value(&exact));
}

/// Only what was made in some days: the sums hold, undated items are left out, and the summary says so.
#[test]
fn a_span_of_days_limits_what_is_counted() {
    let path = sample_path();
    let whole = report(&[&path], &["--region", "DE", "--on", "2026-11-24"]).0;
    let years = |from: &str, until: &str| {
        report(&[&path], &["--region", "DE", "--on", "2026-11-24", "--made-from", from, "--made-until", until]).0
    };
    let (first, second) = (years("2005-01-01", "2020-06-30"), years("2020-07-01", "2026-12-31"));
    let items = |summary: &Value| summary["totals"]["items"].as_u64().expect("a number");
    let undated = items(&whole) - items(&first) - items(&second);
    assert!(items(&first) > 0 && items(&second) > 0 && undated > 0);
    for part in [&first, &second] {
        let by_outcome: u64 = part["outcomes"].as_object().expect("outcomes").values().filter_map(Value::as_u64).sum();
        assert_eq!(by_outcome, items(part));
        assert!(part["totals"]["own_tokens"]["value"].as_u64() < whole["totals"]["own_tokens"]["value"].as_u64());
        // What the archive holds is told whole all the same.
        assert_eq!(part["archives"][0]["ledger"], whole["archives"][0]["ledger"]);
    }
    assert_eq!(first["question"]["within"]["until"], "2020-06-30");
    assert!(first["totals"]["latest"].as_str().expect("a day") <= "2020-06-30");
    assert_eq!(whole["question"]["within"], Value::Null);
    let said = first["rests_on"][0].as_str().expect("a sentence");
    assert_eq!(said, "Only what was made from 1 Jan 2005 to 30 Jun 2020 is counted; what has no date is not.");
    let open = report(&[&path], &["--region", "DE", "--made-from", "2020-07-01"]).0;
    assert_eq!(items(&open), items(&second));
    let path = path.to_str().expect("a path in letters");
    let wrong = run(&["report", path, "--made-from", "2021-01-01", "--made-until", "2020-01-01"]);
    assert_eq!(wrong.status.code(), Some(2));
}

/// Where the law depends on who could see some of what is used, the headline has both answers, each with its condition;
/// what is sure for some must not be said of all.
#[test]
fn the_headline_says_what_the_law_says_of_public_things_and_of_others() {
    for (sample, code, country) in
        [("x", "DE", "Germany"), ("x", "GB", "the United Kingdom"), ("facebook", "DE", "Germany")]
    {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(sample);
        let output = run(&["report", &path.to_string_lossy(), "--region", code, "--format", "json"]);
        let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let headline = json["headline"].as_str().expect("a headline");
        let both = format!("In {country}, for what is public the law lets it, until you object, only if it");
        assert!(headline.contains(&both) && headline.contains("; for the rest the law is unsettled."), "{headline}");
    }
}

/// What was lost may be of a kind that the platform says it trains on.
#[test]
fn nothing_is_said_of_files_that_could_not_be_read() {
    let wanted = ["messages.csv", "Shares.csv"];
    let files: Files = small().into_iter().filter(|(path, _)| wanted.contains(&path.as_str())).collect();
    assert_eq!(files.len(), 2);
    let mut bytes = zip_bytes(&files);
    let name = b"Shares.csv";
    let at = bytes.windows(name.len()).rposition(|window| window == name).expect("the row of the list");
    // A way of packing that nobody knows.
    bytes[at - 46 + 10] = 99;
    let (_dir, damaged) = file(COMPLETE, &bytes);
    let headline = report(&[&damaged], &["--region", "DE"]).0["headline"].clone();
    let text = headline.as_str().expect("a text");
    assert!(text.contains("on anything that could be read in this archive; 1 of 2 files could not be read."), "{text}");
}

/// On a day on which nothing is used yet, the notes add up with what the sentence leaves.
#[test]
fn what_is_announced_or_open_is_told_where_nothing_is_used() {
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/facebook");
    let text = run(&["report", &archive.to_string_lossy(), "--region", "DE", "--on", "2024-05-25", "--format", "html"]);
    let page = stdout(&text);
    assert!(page.contains("says it will use from a later day."), "planned");
    assert!(page.contains("it depends on what the archive does not say."), "depends");
}

#[test]
fn only_the_platforms_that_one_opted_out_of_are_named() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let (x, facebook) = (samples.join("x"), samples.join("facebook"));
    let (summary, _) =
        report(&[&x, &facebook], &["--region", "DE", "--on", "2024-09-01", "--opted-out", "x=2024-08-01"]);
    let text = summary["headline"].as_str().expect("a headline");
    assert!(text.starts_with("You opted out of X. Otherwise "), "{text}");
    assert!(text.contains("would be of a kind X says it trains AI on"), "{text}");
}

/// Before there was a way out nobody can have taken it; once the use is announced there may be one.
#[test]
fn an_opt_out_from_before_there_was_a_way_is_questioned() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    for (platform, day, is_early) in [
        ("x", "2024-01-01", true),
        ("x", "2024-08-01", false),
        ("linkedin", "2020-01-01", true),
        ("linkedin", "2025-10-01", false),
        ("facebook", "2025-05-01", false),
    ] {
        let told = format!("{platform}={day}");
        let (summary, _) =
            report(&[&samples.join(platform)], &["--region", "DE", "--on", "2026-11-24", "--opted-out", &told]);
        let text = summary["headline"].as_str().expect("a headline");
        assert!(text.contains("You opted out on"), "{text}");
        assert_eq!(text.contains("Fodder knows of no way to opt out of"), is_early, "{told}: {text}");
    }
}

/// No answer tells how old one is, so that the number is not said to be certain with the answers.
#[test]
fn what_answers_do_not_decide_is_not_said_to_be_theirs() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let headline = |platform: &str, more: &[&str]| {
        let arguments = [&["--region", "DE", "--on", "2026-11-24"], more].concat();
        report(&[&samples.join(platform)], &arguments).0["headline"].as_str().expect("a headline").to_owned()
    };
    let by_year = headline("x", &["--born", "2008"]);
    assert!(by_year.contains("; one answer and your full birth date decide."), "{by_year}");
    let linkedin = headline("linkedin", &["--born", "2008"]);
    assert!(linkedin.contains("; your full birth date decides."), "{linkedin}");
    assert!(linkedin.contains("In Germany what the law says depends on your age."), "{linkedin}");
    let by_day = headline("facebook", &["--born", "2000-06-01"]);
    assert!(by_day.contains("; 3 answers decide some of them."), "{by_day}");
    let adult = headline("x", &[]);
    assert!(adult.contains("; one answer decides."), "{adult}");
}

/// Where another day stands before it, `that day` would be taken for that one.
#[test]
fn what_is_later_names_its_day_beside_another() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let headline = |more: &[&str]| {
        let arguments = [&["--region", "DE", "--on", "2026-01-15"], more].concat();
        report(&[&samples.join("linkedin")], &arguments).0["headline"].as_str().expect("a headline").to_owned()
    };
    assert!(headline(&["--opted-out", "linkedin=2025-12-01"]).contains(" made after 15 Jan 2026."));
    assert!(headline(&[]).contains(" made after that day."));
}

/// A number that leaves files out says so, and one that an answer decides has both ends.
#[test]
fn the_headline_is_honest_about_what_is_missing() {
    let line = |paths: &[&std::path::Path], at: usize| {
        let json = report(paths, &["--region", "DE"]).0;
        let line = json["headlines"][at].clone();
        assert!(json["headline"].as_str().expect("a text").contains(line["main"].as_str().expect("a sentence")));
        line
    };
    let (_a, whole) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let sound = line(&[&whole], 0);
    assert_eq!((&sound["at_least"], &sound["at_most"], &sound["files_not_read"]), (&json!(8), &json!(8), &json!(0)));
    assert!(
        sound["text"].as_str().expect("a text").starts_with("8 of your 11 LinkedIn items are of a kind LinkedIn says")
    );

    // The list of the zip says that the posts are packed in a way that nobody knows.
    let mut bytes = zip_bytes(&small());
    let name = b"Shares.csv";
    let at = bytes.windows(name.len()).rposition(|window| window == name).expect("the row of the list");
    bytes[at - 46 + 10] = 99;
    let (_b, damaged) = file("Complete_LinkedInDataExport_03-15-2026.zip", &bytes);
    let found = line(&[&damaged], 0);
    let text = found["text"].as_str().expect("a text");
    assert_eq!((&found["files_not_read"], &found["files"]), (&json!(1), &json!(6)), "{text}");
    assert!(text.starts_with("At least ") && text.contains("; 1 of 6 files could not be read."), "{text}");

    // What a damaged copy lacks is in the whole zip beside it.
    let (_c, whole) = zip(COMPLETE, &small());
    let bytes = std::fs::read(&whole).expect("the zip");
    let list = bytes.windows(4).position(|window| window == b"PK\x01\x02").expect("the central directory");
    let (_d, copy) = file("copy.zip", &bytes[..list]);
    let text = line(&[&whole, &copy], 0)["text"].as_str().expect("a text").to_owned();
    assert!(!text.starts_with("At least ") && !text.contains("could not be read"), "{text}");

    let sample = |name: &str| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(name);
    let open = line(&[&sample("x")], 0);
    let (least, most) = (open["at_least"].as_u64().expect("a number"), open["at_most"].as_u64().expect("a number"));
    assert!(least < most);
    let text = open["text"].as_str().expect("a text");
    assert!(text.starts_with(&format!("Between {least} and {most} of your ")), "{text}");
    assert!(text.contains("X says it trains AI on; one answer decides."), "{text}");

    // Of several platforms there is one sentence in total, then one for each, the most exposed first, and they add up.
    let both = report(&[&sample("x"), &sample("linkedin")], &["--region", "DE"]).0;
    let lines = both["headlines"].as_array().expect("a list");
    assert_eq!(
        lines.iter().map(|line| &line["platform"]).collect::<Vec<_>>(),
        [&Value::Null, &json!("linkedin"), &json!("x")]
    );
    for key in ["at_least", "at_most", "items"] {
        let of = |line: &Value| line[key].as_u64().expect("a number");
        assert_eq!(of(&lines[0]), lines[1..].iter().map(of).sum::<u64>(), "{key}");
    }
    assert!(lines[0]["text"].as_str().expect("a text").contains("of a kind these platforms say they train AI on"));
}

/// What the platform says only that it may do is not said to be done, in any form.
#[test]
fn a_may_is_told_from_a_does_in_every_export() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/facebook");
    let write = |format: &str| stdout(&run(&["report", &path.to_string_lossy(), "--region", "DE", "--format", format]));
    for format in ["md", "html"] {
        let text = write(format);
        let rows = text.lines().filter(|line| line.contains("For other machine learning"));
        let rows: Vec<&str> = rows.collect();
        assert!(!rows.is_empty(), "{format}");
        for row in rows {
            assert!(row.contains("May be used unless you object") && !row.contains("Used unless"), "{format}: {row}");
        }
    }
    let json: Value = serde_json::from_str(&write("json")).expect("JSON");
    let groups = json["categories"].as_array().expect("a list").iter();
    let mut also = groups.flat_map(|category| category["groups"].as_array().expect("a list"));
    assert!(also.any(|group| group["also"].as_array().expect("a list").iter().any(|also| also["claim"] == "may")));
}

/// A verdict tells which rules it stands before.
#[test]
fn a_verdict_tells_what_it_overrode() {
    let asked = ["verdict", "--platform", "instagram", "--category", "posts", "--region", "DE", "--audience", "public"];
    let output = run(&[&asked[..], &["--on", "2025-01-05", "--format", "json"]].concat());
    let verdict: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let overrode = verdict["overrode"]["practice"].as_array().expect("a list");
    let world =
        overrode.iter().find(|rule| rule["rule"] == "practice.meta.world.2023.public").expect("the rule of the world");
    assert_eq!(world["because"], "nearer-region");
}

/// A private account decides the audience if none is given, and the question names the audience that was judged.
#[test]
fn a_verdict_names_the_audience_that_it_judged() {
    let audience = |more: &[&str]| {
        let asked = ["verdict", "--platform", "instagram", "--category", "posts", "--region", "DE", "--format", "json"];
        let output = run(&[&asked[..], more].concat());
        let verdict: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        verdict["question"]["audience"].as_str().expect("an audience").to_owned()
    };
    assert_eq!(audience(&[]), "unknown");
    assert_eq!(audience(&["--account-private"]), "limited");
    assert_eq!(audience(&["--account-private", "--audience", "public"]), "public");
}

/// An opt-out of a platform that is not shown, or after the day asked about, changes nothing and is not listed.
#[test]
fn only_opt_outs_that_count_are_told() {
    let path = sample_path();
    let asked =
        ["--region", "US", "--on", "2025-12-01", "--opted-out", "linkedin=2026-06-01", "--opted-out", "x=2024-01-01"];
    let later = report(&[&path], &asked).0;
    assert_eq!(later["rests_on"].as_array().map(Vec::len), Some(0), "{}", later["rests_on"]);
    assert_eq!(later["question"]["opted_out"]["x"], "2024-01-01");
    let now = report(&[&path], &["--region", "US", "--on", "2026-12-01", "--opted-out", "linkedin=2026-06-01"]).0;
    assert_eq!(now["rests_on"].as_array().map(Vec::len), Some(1));
}

/// A log is shared to have a fault looked for, so it must hold no text, no key and no name of a file.
#[test]
fn a_log_holds_nothing_of_an_archive() {
    let files = [
        text_file("Quillfeather/Profile.csv", "First Name,Last Name\nOctavia,Quillfeather\n"),
        text_file(
            "Quillfeather/Comments.csv",
            "Date,Link,Message\n2024-01-02 10:00:00,https://quillfeather.example,quillfeather\n",
        ),
        text_file("Quillfeather/Quillfeather Diary.json", "{\"quillfeather\": [\"quillfeather\"]}"),
        text_file("Quillfeather/messages.csv", "FROM,TO,DATE,CONTENT\nquillfeather,\"broken"),
    ];
    let (_dir, zip) = zip("quillfeather.zip", &files);
    let path = zip.to_str().expect("a path");
    let log = |level: Option<&str>| {
        let mut command = fodder();
        command.args(["report", path, "--region", "DE", "--format", "json"]).env_remove("FODDER_LOG");
        command.envs(level.map(|level| ("FODDER_LOG", level)));
        stderr(&command.output().expect("the program starts")).to_lowercase()
    };
    let whole = log(Some("trace"));
    for event in ["archive listed", "export read", "judged", "list=\"linkedin.comments\""] {
        assert!(whole.contains(event), "{event}: {whole}");
    }
    let lines: Vec<&str> = whole.lines().filter(|line| line.contains("fodder::")).collect();
    assert!(lines.len() > 6 && lines.iter().all(|line| !line.contains("quillfeather")), "{lines:#?}");
    let few = log(Some("info"));
    assert!(few.contains("export read") && !few.contains("judged"), "{few}");
    for quiet in [None, Some("off"), Some("error")] {
        assert!(!log(quiet).contains("fodder::"), "{quiet:?}");
    }
    assert!(log(Some("loud")).contains("fodder_log is none of"));
}

/// An objection is told with its day and what follows from it; no outcome changes, because the platform may go on until
/// it has answered.
#[test]
fn an_objection_is_told_beside_the_outcomes() {
    let path = sample_path();
    let plain = sample("DE", "2026-11-24");
    let told = |on: &str| {
        let asked = format!("linkedin={on}");
        report(&[&path], &["--region", "DE", "--on", "2026-11-24", "--objected", &asked]).0
    };
    let objected = told("2026-11-20");
    assert_eq!(objected["outcomes"], plain["outcomes"]);
    let headline = objected["headline"].as_str().expect("a headline");
    let sentence = "You objected to LinkedIn on 20 Nov 2026; its answer is due by 21 Dec 2026.";
    assert!(headline.contains(sentence), "{headline}");
    let items = |summary: &Value, id: &str| {
        let mut standings = summary["standings"].as_array().expect("standings").iter();
        standings.find(|stand| stand["standing"] == id).map_or(0, |stand| stand["items"].as_u64().expect("a number"))
    };
    assert_eq!(items(&objected, "objected"), items(&plain, "used-unless-you-object"));
    assert_eq!(items(&objected, "used-unless-you-object"), 0);
    // After the month has passed the answer is late; an objection of the future changes nothing yet.
    assert!(told("2026-10-01")["headline"].as_str().expect("a headline").contains("its answer was due by 2 Nov 2026"));
    assert_eq!(told("2026-12-01")["headline"], plain["headline"]);
}

/// A platform's sentence counts the answers that its own items wait for, whatever lies beside it.
#[test]
fn a_platform_waits_for_its_own_answers_alone() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let folder = tempfile::tempdir().expect("a folder");
    let facebook = folder.path().join("facebook");
    for entry in walkdir::WalkDir::new(samples.join("facebook")).into_iter().map(|entry| entry.expect("an entry")) {
        let path = facebook.join(entry.path().strip_prefix(samples.join("facebook")).expect("within"));
        // Without comments nothing of Facebook depends on where they were made.
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&path).expect("a folder");
        } else if !entry.path().to_string_lossy().contains("comment") {
            std::fs::copy(entry.path(), &path).expect("a copy");
        }
    }
    let sentence = |paths: &[&Path]| {
        let (summary, _) = report(paths, &["--region", "DE", "--on", "2026-11-24"]);
        let headlines = summary["headlines"].as_array().expect("headlines").clone();
        let of = headlines.into_iter().find(|headline| headline["platform"] == "facebook").expect("Facebook");
        of["text"].as_str().and_then(|text| text.split(" In ").next()).expect("a sentence").to_owned()
    };
    let alone = sentence(&[&facebook]);
    assert!(alone.contains("answer"), "{alone}");
    assert_eq!(sentence(&[&facebook, &samples.join("instagram")]), alone);
}

/// A summary bears a name only if the person asks for it; the picture never does, nor the name of a file.
#[test]
fn a_name_is_on_an_export_only_if_asked_for() {
    let path = sample_path();
    let path = path.to_str().expect("UTF-8");
    let written = |more: &[&str]| {
        let output = run(&[&["report", path, "--region", "DE"], more].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    };
    for format in ["html", "md", "json"] {
        assert!(!written(&["--format", format]).contains("Maren"), "{format}");
        assert!(written(&["--format", format, "--with-name"]).contains("Maren Holt"), "{format}");
    }
    let picture = written(&["--format", "picture", "--with-name"]);
    let summary: Value = serde_json::from_str(&written(&["--format", "json"])).expect("JSON");
    let items = summary["totals"]["items"].as_u64().expect("a number");
    assert!(picture.contains(&format!(" of your {items} LinkedIn items")), "{picture}");
    assert!(!picture.contains("Maren") && !picture.contains(".csv") && !picture.contains("linkedin<"));
    // What the law says of chats with an AI is on it, and what the person did is not.
    assert!(picture.contains("For chats with AI the law lets it"), "{picture}");
    let objected = written(&["--format", "picture", "--objected", "linkedin=2026-11-01"]);
    assert!(!objected.contains("You objected"), "{objected}");
}

/// A page to share says what its answers rest on, without the birth date.
#[test]
fn the_picture_says_what_it_rests_on_without_the_birth_date() {
    let path = sample_path();
    let said = ["--born", "1991-07-23", "--made-from", "2012-01-01"];
    let asked = ["report", path.to_str().expect("UTF-8"), "--region", "DE", "--format", "picture"];
    let page = stdout(&run(&[&asked[..], &said].concat()));
    for sentence in [
        "Only what was made since 1 Jan 2012 is counted; what has no date is not.",
        "Answers for the age that you gave.",
    ] {
        assert!(page.contains(sentence), "{sentence}: {page}");
    }
    assert!(!page.contains("1991"), "{page}");
}

/// Another way to do a step has no number, and the steps after it count on.
#[test]
fn another_way_to_do_a_step_has_no_number() {
    let path = sample_path();
    let written = |format: &str| {
        let asked = ["report", path.to_str().expect("UTF-8"), "--region", "DE", "--format", format];
        stdout(&run(&asked))
    };
    let text = written("md");
    assert!(text.contains("\n4. Switch off") && text.contains("\n   - Or in the app: tap your photo"), "{text}");
    let page = written("html");
    assert!(page.contains("<li class=\"other\">Or in the app: tap your photo") && page.contains("<li>Switch off"));
    // Reading and complaining stop nothing by themselves.
    assert!(text.contains("The authority decides what it stops."), "{text}");
}

/// What to do comes before the appendix, and the names of rules stand only there.
#[test]
fn rule_names_stand_only_in_the_appendix() {
    let path = sample_path();
    let output = run(&["report", path.to_str().expect("UTF-8"), "--region", "DE", "--format", "html"]);
    let page = stdout(&output);
    let (front, appendix) = page.split_once("class=\"appendix\"").expect("an appendix");
    assert!(front.contains("Switch off Data for Generative AI Improvement"));
    assert!(!front.contains("practice.linkedin") && appendix.contains("practice.linkedin"));
    // Each text of the law stands once in a section, with its condition; the rows refer to it.
    assert!(appendix.contains("<b>A</b>"));
    assert!(!page.contains("(unknown)") && !page.contains("(count-mismatch)"));
}

/// After an opt-out the headline gives both ends as well, and an answer that no longer decides anything is not asked for.
#[test]
fn an_opt_out_keeps_both_ends_of_the_number() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let path = |name: &str| root.join(name).to_str().expect("UTF-8").to_owned();
    let lines = |paths: &[String], more: &[&str]| {
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let asked = ["--region", "DE", "--on", "2026-11-24", "--format", "json"];
        let output = run(&[&["report"], paths.as_slice(), &asked, more].concat());
        let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        json["headlines"].as_array().expect("a list").clone()
    };
    let facebook = [path("facebook")];
    let plain = lines(&facebook, &[]);
    let (least, most) = (&plain[0]["at_least"], &plain[0]["at_most"]);
    let opted = lines(&facebook, &["--opted-out", "facebook=2026-11-20"]);
    let text = opted[0]["text"].as_str().expect("a text");
    assert!(text.contains(&format!("Otherwise between {least} and {most} of your 150 Facebook items")), "{text}");

    let all = ["linkedin", "x", "facebook", "instagram"].map(path);
    let text = lines(&all, &["--opted-out", "facebook=2026-11-20"])[0]["text"].as_str().expect("a text").to_owned();
    assert!(text.contains("; 2 answers decide."), "{text}");
}

/// A letter is ticked in a summary only if it was sent to every platform that it stands for, by the day asked about.
#[test]
fn a_letter_to_one_platform_is_not_ticked_for_another() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let path = |name: &str| root.join(name).to_str().expect("UTF-8").to_owned();
    let (linkedin, of_x) = (path("linkedin"), path("x"));
    let done = |more: &[&str]| {
        let asked = ["--region", "DE", "--on", "2026-11-24", "--format", "json"];
        let output = run(&[&["report", &linkedin, &of_x], asked.as_slice(), more].concat());
        let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let remedies = json["remedies"].as_array().expect("a list").clone();
        let letters = remedies.iter().filter(|remedy| remedy["kind"] == "letter");
        letters.map(|letter| (letter["platform_name"].clone(), letter["done"].clone())).collect::<Vec<_>>()
    };
    let row = |names: &str, day: Option<&str>| (Value::from(names), Value::from(day));
    assert_eq!(done(&[]), [row("LinkedIn, X", None)]);
    let (x, linkedin) = (row("X", Some("2026-11-20")), |day| row("LinkedIn", day));
    assert_eq!(done(&["--objected", "x=2026-11-20"]), [linkedin(None), x.clone()]);
    // What was sent after the day that is asked about was not sent yet.
    assert_eq!(done(&["--objected", "x=2026-11-20", "--objected", "linkedin=2026-12-01"]), [linkedin(None), x.clone()]);
    let both = done(&["--objected", "x=2026-11-20", "--objected", "linkedin=2026-11-21"]);
    assert_eq!(both, [linkedin(Some("2026-11-21")), x]);
    let same = done(&["--objected", "x=2026-11-20", "--objected", "linkedin=2026-11-20"]);
    assert_eq!(same, [row("LinkedIn, X", Some("2026-11-20"))]);
}

/// Where there is no screen, the reason is given, and that the commands work without one.
#[cfg(all(feature = "window", target_os = "linux"))]
#[test]
fn without_a_screen_the_reason_is_said() {
    let output = fodder()
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program starts");
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(message.contains("WAYLAND_DISPLAY") && message.contains("fodder --help"), "{message}");
    assert!(!message.contains("recreated"), "{message}");
}

/// A named pipe is written to, and not opened before to see whether it is an archive, which waited for ever.
#[cfg(unix)]
#[test]
fn a_report_is_written_to_a_pipe() {
    let (dir, archive) = zip(COMPLETE, &small());
    let pipe = dir.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let reader = {
        let pipe = pipe.clone();
        let builder = std::thread::Builder::new().name("reader of the pipe".to_owned());
        builder.spawn(move || std::fs::read_to_string(pipe)).expect("a thread")
    };
    let [archive, out] = [&archive, &pipe].map(|path| path.to_str().expect("a path"));
    let output = run(&["report", archive, "--region", "GB", "--format", "json", "--out", out]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let written = reader.join().expect("the reader").expect("the report");
    assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok_and(|summary| summary["schema"].is_string()));
}
