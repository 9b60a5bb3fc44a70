//! Hints at special categories of data: how often they are right, and that they stay out of exports unless asked for.

#![allow(clippy::print_stdout, reason = "the figures are for whoever runs the test")]

use crate::support::{run, stderr, stdout, zip};
use fodder::hints::{TextKind, built_in};
use fodder::vocab::HintKind;
use serde_json::Value;
use std::collections::BTreeMap;

/// Right hints, wrong ones, and those that are missing.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Score {
    fn precision(self) -> f64 {
        f64::from(self.right) / f64::from(self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        f64::from(self.right) / f64::from(self.right + self.missed)
    }
}

/// The labelled texts were written before the lists and by somebody who did not see them; nearly half of them touch on
/// nothing, and half of those look as if they did. `cargo test --test it hints -- --nocapture` prints the table of the docs.
#[test]
fn nine_in_ten_hints_are_right() {
    let hints = built_in().expect("the lists are right");
    let mut rows = csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/labelled/hints.csv"))
        .expect("the labelled texts");
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut buffer = String::new();
    for row in rows.records() {
        let row = row.expect("a row");
        let [language, place, text, labels] = [0, 1, 2, 3].map(|at| row.get(at).expect("a cell"));
        let kind = if place == "name" { TextKind::Name } else { TextKind::Words };
        let found = hints.of(text, kind, "", &mut buffer);
        let wanted: Vec<HintKind> =
            labels.split(';').filter(|label| !label.is_empty()).map(|label| label.parse().expect("a kind")).collect();
        for kind in HintKind::ALL {
            let (is_found, is_wanted) = (found.strength(*kind).is_some(), wanted.contains(kind));
            for key in ["all", language, place, kind.id()] {
                let score = scores.entry(key.to_owned()).or_default();
                score.right += u32::from(is_found && is_wanted);
                score.wrong += u32::from(is_found && !is_wanted);
                score.missed += u32::from(!is_found && is_wanted);
            }
        }
    }
    for (key, score) in &scores {
        println!("{key}: precision {:.2}, recall {:.2}, {score:?}", score.precision(), score.recall());
    }
    let all = scores["all"];
    assert!(all.right + all.missed > 400, "{all:?}");
    assert!(all.precision() > 0.88, "{all:?}");
    assert!(all.recall() > 0.42, "{all:?}");
    for kind in HintKind::ALL {
        assert!(scores[kind.id()].precision() > 0.7, "{}: {:?}", kind.id(), scores[kind.id()]);
    }
}

/// An export says what items may touch on only if that is asked for, and then holds none of their words. No outcome
/// changes.
#[test]
fn hints_are_in_an_export_only_if_asked_for() {
    let comments = "Date,Link,Message\n\
        2024-03-01 10:00:00,https://example.org/1,My chemotherapy begins on Monday\n\
        2024-03-02 10:00:00,https://example.org/2,The bread begins on Monday\n";
    let files = [("Comments.csv".to_owned(), comments.to_owned().into_bytes())];
    let (_dir, path) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &files);
    let sample = path.to_str().expect("UTF-8");
    let report = |more: &[&str]| -> Value {
        let asked = ["report", sample, "--region", "DE", "--on", "2026-11-24", "--format", "json"];
        let output = run(&[&asked, more].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_str(&stdout(&output)).expect("JSON")
    };
    let plain = report(&[]);
    let mut hinted = report(&["--with-hints"]);
    assert!(plain.get("hints").is_none());
    let hints = hinted.as_object_mut().expect("an object").remove("hints").expect("hints");
    let health = serde_json::json!({ "kind": "health", "special": true, "certain": 0, "likely": 0, "possible": 1 });
    assert_eq!(hints, serde_json::json!([health]));
    assert_eq!(plain, hinted);
}

/// A field for just one thing is certain whatever stands in it, in whichever shape it comes; an empty one is none.
#[test]
fn a_field_for_a_belief_is_a_certain_hint() {
    let hints_of = |profile: &str| -> Vec<(String, u64)> {
        let profile = format!(r#"{{ "profile_v2": {{ "name": {{ "full_name": "Juno Vale" }}, {profile} }} }}"#);
        let name = "personal_information/profile_information/profile_information.json";
        let (_dir, path) = zip("facebook-junovale-2026-03-14.zip", &[(name.to_owned(), profile.into_bytes())]);
        let asked = ["report", path.to_str().expect("UTF-8"), "--region", "DE", "--on", "2026-11-24"];
        let output = run(&[asked.as_slice(), &["--format", "json", "--with-hints"]].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        let summary: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        assert_eq!(summary["totals"]["items"], 1, "{summary}");
        let hints = summary["hints"].as_array().expect("hints").iter();
        let certain = hints.map(|hint| (hint["kind"].as_str().expect("a kind").to_owned(), &hint["certain"]));
        certain.map(|(kind, certain)| (kind, certain.as_u64().expect("a number"))).collect()
    };
    let one = |kinds: &[&str]| -> Vec<(String, u64)> { kinds.iter().map(|kind| ((*kind).to_owned(), 1)).collect() };
    assert_eq!(
        hints_of(r#""religion_view": "The Sea", "political_view": { "name": "Quiet" }"#),
        one(&["politics", "belief"])
    );
    assert_eq!(hints_of(r#""religion_view": { "name": "The Sea", "description": "" }"#), one(&["belief"]));
    assert_eq!(hints_of(r#""interested_in": ["WOMEN"]"#), one(&["orientation"]));
    assert_eq!(hints_of(r#""religion_view": { "name": "", "description": "By the sea" }"#), one(&["belief"]));
    assert_eq!(hints_of(r#""interested_in": [], "religion_view": "", "political_view": {}"#), one(&[]));
    assert_eq!(hints_of(r#""religion_view": { "name": "-" }, "political_view": { "name": "None" }"#), one(&[]));
}

/// A life event with one of Facebook's own titles is as certain as a field; a title that the person wrote is words.
#[test]
fn a_life_event_of_facebooks_list_is_a_certain_hint() {
    let titles = ["Overcame an illness", "Changed Beliefs", "Started a new job", "Overcame an illness of my cat"];
    let posts: Vec<Value> = (1_700_000_000..)
        .zip(titles)
        .map(|(at, title)| {
            let event = serde_json::json!({ "life_event": { "title": title, "place": { "name": "Harbourview" } } });
            serde_json::json!({ "timestamp": at, "attachments": [{ "data": [event] }], "data": [] })
        })
        .collect();
    let name = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json";
    let posts = serde_json::to_vec(&posts).expect("JSON");
    let (_dir, path) = zip("facebook-junovale-2026-03-14.zip", &[(name.to_owned(), posts)]);
    let asked = ["report", path.to_str().expect("UTF-8"), "--region", "DE", "--on", "2026-11-24"];
    let output = run(&[asked.as_slice(), &["--format", "json", "--with-hints"]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let summary: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(summary["totals"]["items"], 4, "{summary}");
    let certain: BTreeMap<&str, &Value> = summary["hints"]
        .as_array()
        .expect("hints")
        .iter()
        .map(|hint| (hint["kind"].as_str().expect("a kind"), &hint["certain"]))
        .collect();
    assert_eq!(certain["health"], 1, "{certain:?}");
    assert_eq!(certain["belief"], 1, "{certain:?}");
}
