//! The readers, held against a table of small fixtures: every quirk that exports are known to have, by name.

use fodder::formats;
use fodder::readers::{self, By, Identity, Record, Rejection, Sink};
use fodder::text::say;
use std::fmt::Write as _;

/// Writes down what a reader hands over.
#[derive(Default)]
struct Heard {
    lines: String,
    /// The list of the first record.
    first: Option<usize>,
    /// The list of the last one.
    last: Option<usize>,
}

impl Heard {
    /// Writes a line when the list differs from that of the record before.
    fn note_list(&mut self, list: usize) {
        self.first.get_or_insert(list);
        if self.last.replace(list).is_some_and(|last| last != list) {
            writeln!(self.lines, "list {list}").expect("memory");
        }
    }
}

impl Sink for Heard {
    fn record(&mut self, list: usize, record: &Record<'_>) {
        self.note_list(list);
        let when = record.stamp.map_or_else(
            || "no date".to_owned(),
            |stamp| jiff::Timestamp::from_second(stamp.0).expect("a time").to_string(),
        );
        let by = match record.by {
            By::Known { author, thread: "" } => author.id().to_owned(),
            By::Known { author, thread } => format!("{} in {thread}", author.id()),
            By::Sender { name, url, thread, to, .. } => format!("{name} <{url}> in {thread} to {to}"),
        };
        let category = record.category.map_or("", |category| category.id());
        let draft = if record.unpublished { " draft" } else { "" };
        let mut more = String::new();
        if let Some(audience) = record.audience {
            write!(more, " | {}", audience.id()).expect("memory");
        }
        if !record.id.is_empty() {
            write!(more, " | number {}", record.id).expect("memory");
        }
        if !record.media.is_empty() {
            write!(more, " | media {}", record.media.join(" ")).expect("memory");
        }
        writeln!(
            self.lines,
            "{when} | {by}{draft} | {} items, {} chars | {category} | {:?}{more}",
            record.items, record.text_chars, record.text
        )
        .expect("memory");
    }

    fn rejected(&mut self, list: usize, _rejection: Rejection) {
        self.note_list(list);
        self.lines.push_str("UNREADABLE\n");
    }

    fn unlisted(&mut self, path: &str, elements: u64) {
        writeln!(self.lines, "UNLISTED {elements} in {path}").expect("memory");
    }

    fn unread_date(&mut self, _list: usize) {
        self.lines.push_str("a date that is not read\n");
    }

    fn identity(&mut self, list: usize, identity: &Identity<'_>) {
        self.note_list(list);
        writeln!(self.lines, "{identity:?}").expect("memory");
    }

    fn me(&self) -> Option<&str> {
        Some("42")
    }

    fn elements(&mut self, elements: u64) {
        writeln!(self.lines, "{elements} elements").expect("memory");
    }

    fn expects(&mut self, file: &str, elements: u64) {
        writeln!(self.lines, "expects {elements} in {file}").expect("memory");
    }
}

/// Reads bytes as the file of this name would be read in `LinkedIn`'s archive.
fn heard(path: &str, bytes: &[u8]) -> String {
    heard_of("linkedin", path, bytes)
}

/// Reads bytes as the file of this name would be read in a platform's archive.
fn heard_of(platform: &str, path: &str, bytes: &[u8]) -> String {
    let tables = formats::built_in().expect("the tables are right");
    let table = tables.iter().find(|table| table.platform == platform).expect("the platform's table");
    let key = fodder::archive::fold(path);
    let file = table.file_of(&key).and_then(|file| table.files.get(file)).expect("a spec knows the file");
    let mut sink = Heard::default();
    let outcome = readers::read(table, file, path, &mut &*bytes, &mut sink);
    let end = outcome.map_or_else(|error| format!("ERROR {}\n", say::file_error(&error)), |()| String::new());
    let list = &table.lists[sink.first.unwrap_or(file.lists[0])];
    format!("{} ({})\n{}{end}", list.id, list.category.id(), sink.lines)
}

/// Files as they are, a folder a platform: the name before the first `__` is the quirk, the rest the file's name in the
/// export.
#[test]
fn each_fixture_is_read_as_its_snapshot_says() {
    insta::glob!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"), "fixtures/*/*", |path| {
        let platform = path.parent().and_then(|folder| folder.file_name()).expect("a folder").to_string_lossy();
        let name = path.file_name().expect("a name").to_string_lossy();
        let (_, file) = name.split_once("__").expect("a quirk, two underscores, a file name");
        let bytes = std::fs::read(path).expect("a fixture");
        insta::assert_snapshot!(heard_of(&platform, &file.replace('~', "/"), &bytes));
    });
}

#[test]
fn utf16_tab_separated_files_of_2018() {
    let text = "\u{feff}\"Time\"\t\"Search Query\"\r\n\"2018/11/02 09:10:11 UTC\"\t\"bread, maps\"\r\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    insta::assert_snapshot!(heard("Search Queries.csv", &bytes), @r#"
    linkedin.search-queries (activity.search)
    2018-11-02T09:10:11Z | self | 1 items, 11 chars |  | "bread, maps"
    "#);
}

#[test]
fn windows_1252_where_it_is_not_utf8() {
    let bytes = b"Name\nCaf\xE9 \x96 baking\nM\xC3\xBCnzen\n";
    insta::assert_snapshot!(heard("Skills.csv", bytes), @r#"
    linkedin.skills (career)
    no date | self | 1 items, 13 chars |  | "Café – baking"
    no date | self | 1 items, 6 chars |  | "Münzen"
    "#);
}

#[test]
fn workbook_under_the_name_of_a_table() {
    let bytes = b"PK\x03\x04\x14\x00\x06\x00\x08\x00xl/workbook.xml";
    let heard = heard("Reactions.csv", bytes);
    assert!(heard.contains("ERROR This is an Excel workbook"), "{heard}");
}

#[test]
fn zero_bytes_are_not_text() {
    let heard = heard("Reactions.csv", b"Date,Type,Link\n\0\0\0\0");
    assert!(heard.contains("ERROR It does not hold text"), "{heard}");
}

#[test]
fn an_unclosed_quote_takes_one_record_and_not_the_rest() {
    let mut text = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n".to_owned();
    for day in 1..=28 {
        let comment = if day == 9 { "\"never closed" } else { "\"closed, here\"" };
        writeln!(text, "2026-02-{day:02} 10:00:00,https://example.org/{day},{comment},,,MEMBER_NETWORK")
            .expect("memory");
    }
    let heard = heard("Shares.csv", text.as_bytes());
    assert_eq!(heard.matches("UNREADABLE").count(), 1, "{heard}");
    assert_eq!(heard.matches("closed, here").count(), 27, "{heard}");
}

/// How many records, how many of them unreadable.
fn counts(path: &str, text: &str) -> (usize, usize) {
    let heard = heard(path, text.as_bytes());
    let unreadable = heard.matches("UNREADABLE\n").count();
    (heard.lines().count() - 1, unreadable)
}

#[test]
fn comments_are_counted_whatever_their_dates_and_columns() {
    for date in ["1/1/2024 10:00", "29-Mar-24", "2024-03-01 10:00:00 UTC", "2024-03-01T10:00:00", "2024-03-01"] {
        let rows: Vec<String> = (0..100).map(|row| format!("{date},https://example.org,hello {row}\r\n")).collect();
        let rows = rows.concat();
        assert_eq!(counts("Comments.csv", &format!("Date,Link,Message\r\n{rows}")), (100, 0), "{date}");
    }
    let rows = "https://example.org,hello,2024-03-01 10:00:00\n".repeat(3);
    assert_eq!(counts("Comments.csv", &format!("Link,Message,Date\n{rows}")), (3, 0));
    let rows = "7,2024-03-01 10:00:00,https://example.org,hello\n".repeat(3);
    assert_eq!(counts("Comments.csv", &format!("Id,Date,Link,Message\n{rows}")), (3, 0));
    let text = "Date,Link,Message\n2024-03-01 10:00:00,https://example.org,a\n,https://example.org,b\n2024-03-01 10:00:00,https://example.org,c\n";
    assert_eq!(counts("Comments.csv", text), (3, 0));
}

#[test]
fn a_quoted_comment_may_hold_a_date_at_the_beginning_of_a_line() {
    let text = "Date,Link,Message\n2024-03-01 10:00:00,https://example.org,\"Timeline:\n2024-01-01 10:00:00,start,end\"\n2024-03-02 10:00:00,https://example.org,c\n";
    assert_eq!(counts("Comments.csv", text), (2, 0));
}

#[test]
fn a_text_may_end_in_a_backslash() {
    let text = "Date,Link,OptionText\n2024-03-01 10:00:00,https://example.org,\"two\\\"\n2024-03-02 10:00:00,https://example.org,\"three\"\n";
    assert_eq!(counts("Votes.csv", text), (2, 0));
    let text = "Date,Link,Message\n2024-03-01 10:00:00,https://example.org,\"one\ntwo\\\"\n2024-03-02 10:00:00,https://example.org,\"three\"\n";
    assert_eq!(counts("Comments.csv", text), (2, 0));
}

#[test]
fn several_broken_records_are_several() {
    let mut text = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n".to_owned();
    for row in 0..5 {
        let comment = if row < 3 { "\"never closed" } else { "fine" };
        writeln!(text, "2024-03-0{} 10:00:00,https://example.org,{comment},,,MEMBER_NETWORK", row + 1).expect("memory");
    }
    assert_eq!(counts("Shares.csv", &text), (5, 3));
    let text = "Time,Search Query\n\"2024/03/01 10:00:01 UTC,\"multi\nline\"\n2024/03/02 10:00:01 UTC,next\n";
    assert_eq!(counts("SearchQueries.csv", text), (2, 1));
}

#[test]
fn carriage_returns_end_lines_only_where_nothing_else_does() {
    assert_eq!(
        counts(
            "Reactions.csv",
            "Date,Type,Link\r2024-03-01 10:00:00,LIKE,https://example.org\r2024-03-02 10:00:00,LIKE,https://example.org\r"
        ),
        (2, 0)
    );
    let heard = heard("SearchQueries.csv", b"Time,Search Query\n2024/03/01 10:00:01 UTC,hello\rworld wide\n");
    assert!(heard.contains("16 chars"), "{heard}");
}

#[test]
fn a_stray_zero_and_a_new_column_lose_nothing() {
    assert_eq!(counts("SearchQueries.csv", "Time,Search Query\n2024/03/01 10:00:01 UTC,hel\0lo\n"), (1, 0));
    assert_eq!(counts("Skills.csv", "Name,Endorsements\nRust,3\n"), (1, 0));
    let utf16: Vec<u8> = "Name\nCartography\nBaking\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(heard("Skills.csv", &utf16).lines().count(), 3);
}

#[test]
fn a_delimiter_in_the_texts_is_no_delimiter() {
    assert_eq!(
        counts("Comments.csv", "Date,Link,Message\n2024-03-01 10:00:00,https://example.org,a; b; c; d; e; f\n"),
        (1, 0)
    );
    assert_eq!(counts("Job Applicant Saved Answers.csv", "Question,Answer\nWhy?,a; b; c\n"), (1, 0));
    assert_eq!(
        counts(
            "Education.csv",
            "School Name;Start Date;End Date;Notes;Degree Name;Activities\nMill;;;a, b, c, d, e, f, g, h;;\n"
        ),
        (1, 0)
    );
}

#[test]
fn every_known_date_format_is_read() {
    let shapes = [
        ("2026-03-08 04:05:06", "2026-03-08T04:05:06Z"),
        ("2026-03-08 04:05:06 UTC", "2026-03-08T04:05:06Z"),
        ("2026/03/08 04:05:06 UTC", "2026-03-08T04:05:06Z"),
        ("2026-03-08 04:05 UTC", "2026-03-08T04:05:00Z"),
        ("2026/03/08", "2026-03-08T00:00:00Z"),
        ("2026-03-08", "2026-03-08T00:00:00Z"),
        ("Sun Mar 08 04:05:06 UTC 2026", "2026-03-08T04:05:06Z"),
        ("08 Mar 2026", "2026-03-08T00:00:00Z"),
        ("3/8/26, 4:05 AM", "2026-03-08T04:05:00Z"),
        ("3/8/26, 4:05\u{202f}PM", "2026-03-08T16:05:00Z"),
        ("03/08/26, 04:05 AM", "2026-03-08T04:05:00Z"),
        ("03/08/26 16:05 PM UTC", "2026-03-08T16:05:00Z"),
        ("Mar 2026", "2026-03-01T00:00:00Z"),
        ("2026", "2026-01-01T00:00:00Z"),
        ("Mar 8, 2026", "2026-03-08T00:00:00Z"),
        ("Mar 08, 2026 04:05 AM - Mar 08, 2026 06:05 AM", "2026-03-08T04:05:00Z"),
        ("You uploaded a feed photo on March 8, 2026 at 4:05 AM (GMT)", "2026-03-08T04:05:00Z"),
        ("8-Mar-26", "2026-03-08T00:00:00Z"),
        ("29-Mar-24", "2024-03-29T00:00:00Z"),
        ("3/29/2024 22:00:00", "2024-03-29T22:00:00Z"),
        ("3/29/2024 10:00:00 PM", "2024-03-29T22:00:00Z"),
        ("2024-03-29T10:00:00.000Z", "2024-03-29T10:00:00Z"),
        ("2024-03-29 10:00:00.0", "2024-03-29T10:00:00Z"),
    ];
    for (written, expected) in shapes {
        let stamp = readers::parse_stamp(written).unwrap_or_else(|| panic!("no date in {written:?}"));
        let came = jiff::Timestamp::from_second(stamp.0).expect("a time").to_string();
        assert_eq!(came, expected, "{written:?}");
    }
    for nothing in ["", "N/A", "Jan 9", "soon", "0001-01-01 00:00:00", "2026-13-40", "12"] {
        assert_eq!(readers::parse_stamp(nothing), None, "{nothing:?}");
    }
}

#[test]
fn file_names_of_all_years_are_recognised() {
    let tables = formats::built_in().expect("the tables are right");
    let table = tables.iter().find(|table| table.platform == "linkedin").expect("LinkedIn's table");
    let known = [
        ("Shares.csv", "linkedin.shares"),
        ("Shares_123456789.csv", "linkedin.shares"),
        ("some/depth/Shares (1).csv", "linkedin.shares"),
        ("Jobs/Job Applications_2.csv", "linkedin.job-applications"),
        ("Job Applicant Saved Screening Question Responses_5.csv", "linkedin.screening-answers"),
        ("Receipts_v2.csv", "linkedin.receipts"),
        ("Messages.csv", "linkedin.messages"),
        ("guide_messages.csv", "linkedin.guide-messages"),
        ("coach_messages.csv", "linkedin.coach-messages"),
        ("learning_coach_messages.csv", "linkedin.learning-coach"),
        ("learning_role_play_messages.csv", "linkedin.role-play"),
        ("LearningCoachMessages.csv", "linkedin.learning-coach"),
        ("Search Queries.csv", "linkedin.search-queries"),
        ("Rich Media.csv", "linkedin.rich-media"),
        ("Articles/Articles/2020-01-01 10_00_00.0-a.html", "linkedin.articles"),
        ("Articles/2018-03-05 14:27:00.html", "linkedin.articles"),
        ("Services Marketplace/Opprtunities.csv", "linkedin.service-opportunities"),
        ("LinkedIn Salary.csv", "linkedin.salary"),
        ("Notes_7.csv", "linkedin.notes"),
        ("Verifications.csv", "linkedin.verifications"),
    ];
    for (path, expected) in known {
        let file = table.file_of(&fodder::archive::fold(path));
        let id = file.map(|file| table.lists[table.files[file].lists[0]].id.as_str());
        assert_eq!(id, Some(expected), "{path}");
    }
    for unknown in ["LinkedIn Salary Insights.csv", "readme.csv", "Shares.xlsx", "Receipts_v3x.csv"] {
        assert_eq!(table.file_of(&fodder::archive::fold(unknown)), None, "{unknown}");
    }
}
