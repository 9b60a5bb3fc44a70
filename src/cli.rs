//! The commands: `report`, `verdict`, `data check`, `data matrix`. What they write is the same as the window's.

use crate::archive::{Problem, ProblemKind};
use crate::inventory::{Inventory, Origin, Progress, TOKENISER, Watch, read_all};
use crate::platform;
use crate::rulebook::{self, Ask, Born, Item, Judgement, Person, Place, Rule, Rulebook};
use crate::summary::{Asked, Format, RegionFrom, Tokens, build, harmless, write};
use crate::words::{Audience, Author, Category, Outcome, Use};
use crate::{locale, today};
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// See what in your downloaded archive can feed AI, what the law lets the platform do with it, and how to stop it.
///
/// Without a command it opens the window. Everything stays on this computer.
#[derive(Debug, Parser)]
#[command(name = "fodder", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// Archives to open in the window: zips or folders, all parts of one export together.
    #[arg(value_name = "ARCHIVE")]
    pub archives: Vec<PathBuf>,
    /// How the window draws: `glow` (OpenGL) or `wgpu`. By default the first that works.
    #[arg(long, value_name = "NAME", env = "FODDER_RENDERER", value_parser = ["glow", "wgpu"])]
    pub renderer: Option<String>,
    /// What to do instead of opening the window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read archives and write a summary.
    Report(ReportArgs),
    /// Ask for one verdict, without an archive.
    Verdict(VerdictArgs),
    /// Look at the data pack: the rules and their sources.
    #[command(subcommand)]
    Data(DataCommand),
}

/// What to read and how to write it.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Zips or folders; all parts of one export together.
    #[arg(required = true, value_name = "ARCHIVE")]
    archives: Vec<PathBuf>,
    /// Where you live: DE, GB, US-CA … `auto` is the country the archive names.
    #[arg(long, default_value = "auto", value_name = "CODE")]
    region: String,
    /// The day to judge by; today if left out.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// When you were born: a year or a day.
    #[arg(long, value_name = "YYYY[-MM-DD]")]
    born: Option<Born>,
    /// The day you opted out of a platform's AI training: linkedin=2025-11-10.
    #[arg(long, value_name = "PLATFORM=DATE", value_parser = opted_out)]
    opted_out: Vec<(String, Date)>,
    /// Your answer to an open question: linkedin.posts=public, or for one year linkedin.posts.2012=limited.
    #[arg(long, value_name = "QUESTION=VALUE", value_parser = answer)]
    answer: Vec<(String, String)>,
    /// html, md, json or csv; by the ending of --out, else md.
    #[arg(long)]
    format: Option<Format>,
    /// Count the tokens of your own words exactly instead of estimating them.
    #[arg(long)]
    exact_tokens: bool,
    /// The file to write; `-` or none is standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What to ask.
#[derive(Debug, Args)]
pub struct VerdictArgs {
    /// linkedin, facebook, instagram, threads or x.
    #[arg(long)]
    platform: String,
    /// posts, messages, career.resumes …
    #[arg(long, value_parser = category)]
    category: Category,
    /// DE, GB, US-CA, WORLD …
    #[arg(long, value_name = "CODE")]
    region: String,
    /// The day to judge by; today if left out.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Who could see it.
    #[arg(long)]
    audience: Option<Audience>,
    /// Who made it: self or other.
    #[arg(long, default_value = "self")]
    author: Author,
    /// The day it was made.
    #[arg(long, value_name = "DATE")]
    posted: Option<Date>,
    /// When you were born: a year or a day.
    #[arg(long, value_name = "YYYY[-MM-DD]")]
    born: Option<Born>,
    /// platform-genai, affiliate-ai, third-party-ai, other-ml or ads.
    #[arg(long = "use", default_value = "platform-genai")]
    use_: Use,
    /// It is a draft, or was deleted.
    #[arg(long)]
    unpublished: bool,
    /// The account was private.
    #[arg(long)]
    account_private: bool,
    /// It touches a special category of data: health, belief, politics, union, origin, sex life.
    #[arg(long)]
    special: bool,
    /// The day you opted out.
    #[arg(long, value_name = "DATE")]
    opted_out: Option<Date>,
    /// text or json.
    #[arg(long, default_value = "text", value_parser = ["text", "json"])]
    format: String,
}

/// What to do with a data pack.
#[derive(Debug, Subcommand)]
pub enum DataCommand {
    /// Check the built-in data pack, or the one in a folder.
    Check {
        /// The folder.
        dir: Option<PathBuf>,
    },
    /// Write categories by regions as CSV: outcome and rule ids.
    Matrix {
        /// linkedin, facebook, instagram, threads or x.
        #[arg(long)]
        platform: String,
        /// The day to judge by; today if left out.
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        /// platform-genai, affiliate-ai, third-party-ai, other-ml or ads.
        #[arg(long = "use", default_value = "platform-genai")]
        use_: Use,
    },
}

fn opted_out(text: &str) -> Result<(String, Date), String> {
    let (platform, day) = text.split_once('=').ok_or("write it as linkedin=2025-11-10")?;
    let day = day.parse().map_err(|_not_a_day| format!("`{day}` is not a day: write it as 2025-11-10"))?;
    Ok((platform.to_lowercase(), day))
}

fn answer(text: &str) -> Result<(String, String), String> {
    let (question, value) = text.split_once('=').ok_or("write it as linkedin.posts=public")?;
    if !["public", "limited", "unknown"].contains(&value) {
        return Err(format!("`{value}` is not one of: public, limited, unknown"));
    }
    Ok((question.to_owned(), value.to_owned()))
}

fn category(id: &str) -> Result<Category, String> {
    Category::parse(id).ok_or_else(|| {
        let known: Vec<&str> = Category::all().map(Category::id).collect();
        format!("there is no category `{id}`; there are: {}", known.join(", "))
    })
}

/// Why a command ended without writing what was asked.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    /// Exit 2: the arguments.
    #[error("{0}")]
    Arguments(String),
    /// Exit 1: nothing usable.
    #[error("{0}")]
    Nothing(String),
}

/// Runs a command. The exit code is the contract's.
#[must_use]
pub fn run(command: &Command) -> ExitCode {
    let outcome = match command {
        Command::Report(args) => report(args),
        Command::Verdict(args) => verdict(args),
        Command::Data(DataCommand::Check { dir }) => data_check(dir.as_deref()),
        Command::Data(DataCommand::Matrix { platform, on, use_ }) => {
            data_matrix(platform, on.unwrap_or_else(today), *use_)
        }
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            tell(&format!("fodder: {error}"));
            ExitCode::from(match error {
                CommandError::Arguments(_) => 2,
                CommandError::Nothing(_) => 1,
            })
        }
    }
}

/// A line on standard error. A closed one is nobody's concern.
fn tell(line: &str) {
    writeln!(std::io::stderr(), "{line}").ok();
}

fn book() -> Result<Rulebook, CommandError> {
    rulebook::built_in().map_err(|error| CommandError::Nothing(error.to_string()))
}

/// Reading for a command: nobody watches.
struct Unwatched;

impl Watch for Unwatched {
    fn keep_going(&self) -> bool {
        true
    }

    fn progress(&self, _progress: &Progress) {}
}

fn report(args: &ReportArgs) -> Result<ExitCode, CommandError> {
    let format = args.format.or_else(|| Format::of_name(&args.out.as_ref()?.to_string_lossy())).unwrap_or(Format::Md);
    let on = args.on.unwrap_or_else(today);
    let book = book()?;
    check_platforms(&book, args.opted_out.iter().map(|(platform, _)| platform.as_str()))?;
    check_answers(&book, &args.answer)?;
    // A wrong code is told before minutes are spent on reading.
    if args.region != "auto" {
        place(&book, &args.region, on)?;
    }
    let tables = platform::built_in().map_err(|error| CommandError::Nothing(error.to_string()))?;
    let origins: Vec<Origin> = args.archives.iter().cloned().map(Origin::Path).collect();
    let (mut inventories, errors) = read_all(&origins, &tables, &Unwatched);
    if inventories.is_empty() {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        return Err(CommandError::Nothing(lines.join(" ")));
    }
    for error in errors {
        tell(&format!("fodder: {error}"));
        if let Some(first) = inventories.first_mut() {
            first.problems.push(Problem { path: String::new(), kind: ProblemKind::Failed, message: error.to_string() });
        }
    }
    let (place, region_from) = region(&book, &args.region, &inventories, on)?;
    let asked = Asked {
        place,
        region_from,
        on,
        person: Person { born: args.born, opted_out: args.opted_out.iter().cloned().collect() },
        answers: args.answer.iter().cloned().collect(),
        tokens: if args.exact_tokens { Some(exact_tokens(&inventories)?) } else { None },
    };
    let summary = build(&inventories, &book, &asked);
    let text = write(&summary, format).map_err(|error| CommandError::Nothing(error.to_string()))?;
    put(&text, args.out.as_deref())?;
    Ok(if summary.has_losses() { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

fn check_platforms<'a>(book: &Rulebook, mut platforms: impl Iterator<Item = &'a str>) -> Result<(), CommandError> {
    let unknown = platforms.find(|platform| book.platforms.get(*platform).is_none_or(|row| row.family));
    match unknown {
        Some(unknown) => {
            let known: Vec<&str> =
                book.platforms.values().filter(|row| !row.family).map(|row| row.id.as_str()).collect();
            Err(CommandError::Arguments(format!("there is no platform `{unknown}`; there are: {}", known.join(", "))))
        }
        None => Ok(()),
    }
}

fn check_answers(book: &Rulebook, answers: &[(String, String)]) -> Result<(), CommandError> {
    let is_known = |id: &str| book.questions.iter().any(|question| question.id == id);
    let of_year = |id: &str| {
        id.rsplit_once('.').is_some_and(|(id, year)| is_known(id) && year.len() == 4 && year.parse::<u16>().is_ok())
    };
    match answers.iter().find(|(id, _)| !is_known(id) && !of_year(id)) {
        Some((unknown, _)) => {
            let known: Vec<&str> = book.questions.iter().map(|question| question.id.as_str()).collect();
            Err(CommandError::Arguments(format!("there is no question `{unknown}`; there are: {}", known.join(", "))))
        }
        None => Ok(()),
    }
}

fn place(book: &Rulebook, code: &str, on: Date) -> Result<Place, CommandError> {
    book.regions.place(code, on).ok_or_else(|| {
        CommandError::Arguments(format!(
            "there is no region `{code}`: write a country as DE or GB, a part of one as US-CA, or WORLD"
        ))
    })
}

/// The region: the one given, else the one all archives name, else the world, and that is told.
fn region(
    book: &Rulebook,
    code: &str,
    inventories: &[Inventory],
    on: Date,
) -> Result<(Place, RegionFrom), CommandError> {
    if code != "auto" {
        return Ok((place(book, code, on)?, RegionFrom::Given));
    }
    match suggested_region(book, inventories) {
        Ok(Some(code)) => Ok((place(book, &code, on)?, RegionFrom::Archive)),
        Ok(None) => {
            tell("fodder: the archive does not name a country, so WORLD is used; give yours with --region");
            Ok((place(book, "WORLD", on)?, RegionFrom::None))
        }
        Err(codes) => {
            tell(&format!(
                "fodder: the archives name different countries ({}), so WORLD is used; give yours with --region",
                codes.join(", ")
            ));
            Ok((place(book, "WORLD", on)?, RegionFrom::None))
        }
    }
}

/// The country that archives name, if they name one; all of them, if they disagree.
///
/// # Errors
/// The codes, if they disagree.
pub fn suggested_region(book: &Rulebook, inventories: &[Inventory]) -> Result<Option<String>, Vec<String>> {
    let mut codes: Vec<String> = inventories
        .iter()
        .filter_map(|inventory| inventory.account.place.as_deref())
        .filter_map(|place| book.regions.by_name(place.rsplit(',').next()?))
        .map(|region| region.id.clone())
        .collect();
    codes.sort();
    codes.dedup();
    if codes.len() > 1 { Err(codes) } else { Ok(codes.pop()) }
}

fn exact_tokens(inventories: &[Inventory]) -> Result<Tokens, CommandError> {
    let mut value = 0;
    for inventory in inventories {
        value += inventory.own_tokens_exact().map_err(CommandError::Nothing)?;
    }
    Ok(Tokens { value, method: TOKENISER, exact: true, error: 0.0 })
}

/// Writes to a file, or to standard output.
fn put(text: &str, out: Option<&Path>) -> Result<(), CommandError> {
    match out.filter(|out| *out != Path::new("-")) {
        Some(path) => std::fs::write(path, text)
            .map_err(|error| CommandError::Nothing(format!("cannot write the summary ({error}): {}", path.display()))),
        // A reader that has seen enough is no failure.
        None => match std::io::stdout().write_all(text.as_bytes()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(CommandError::Nothing(format!("cannot write to standard output: {error}")))
            }
            _ => Ok(()),
        },
    }
}

fn verdict(args: &VerdictArgs) -> Result<ExitCode, CommandError> {
    let book = book()?;
    let on = args.on.unwrap_or_else(today);
    check_platforms(&book, std::iter::once(args.platform.as_str()))?;
    let place = place(&book, &args.region, on)?;
    let opted_out: BTreeMap<String, Date> =
        args.opted_out.map(|day| (args.platform.clone(), day)).into_iter().collect();
    let person = Person { born: args.born, opted_out };
    let item = Item {
        audience: args.audience,
        author: args.author,
        unpublished: args.unpublished,
        special: args.special,
        account_private: args.account_private.then_some(true),
        posted: args.posted,
        ..Item::of(&args.platform, args.category)
    };
    let ask = Ask { place: &place, on, use_: args.use_, person: &person };
    let judgement = book.judge(&item, &ask);
    let text = if args.format == "json" {
        let value = verdict_json(&book, args, &ask, &judgement);
        serde_json::to_string_pretty(&value).map_err(|error| CommandError::Nothing(error.to_string()))? + "\n"
    } else {
        verdict_text(&book, args, &ask, &judgement)
    };
    put(&text, None)?;
    Ok(ExitCode::SUCCESS)
}

/// The sources of every rule that decided something.
fn sources_of<'r>(book: &'r Rulebook, judgement: &Judgement<'r>) -> Vec<&'r rulebook::Source> {
    let rules = judgement.law.rule.into_iter().chain(judgement.practice.rules.iter().copied());
    let mut list: Vec<&rulebook::Source> = Vec::new();
    for source in rules.flat_map(|rule| &rule.sources).filter_map(|id| book.sources.get(id)) {
        if !list.iter().any(|known| known.id == source.id) {
            list.push(source);
        }
    }
    list
}

fn verdict_json(book: &Rulebook, args: &VerdictArgs, ask: &Ask<'_>, judgement: &Judgement<'_>) -> serde_json::Value {
    let Judgement { law, practice, coming } = judgement;
    let either = |list: &[Outcome]| list.iter().map(|outcome| outcome.id()).collect::<Vec<_>>();
    let confidence = |rule: Option<&Rule>| rule.map(|rule| rule.confidence.id());
    let remedies: Vec<&String> = practice.rules.iter().flat_map(|rule| &rule.remedies).collect();
    json!({
        "question": {
            "platform": args.platform,
            "category": args.category.id(),
            "region": ask.place.id,
            "region_name": ask.place.name,
            "on": ask.on,
            "use": ask.use_.id(),
            "audience": args.audience.map_or("unknown", Audience::id),
            "author": args.author.id(),
            "posted": args.posted,
            "born": args.born.map(|born| born.to_string()),
            "unpublished": args.unpublished,
            "account_private": args.account_private,
            "special": args.special,
            "opted_out": args.opted_out,
        },
        "outcome": practice.outcome.id(),
        "law": {
            "value": law.value.map(|value| value.id()),
            "rule": law.rule.map(|rule| &rule.id),
            "basis": law.rule.map(|rule| rule.basis.clone()).unwrap_or_default(),
            "confidence": confidence(law.rule),
            "either": law.either.iter().map(|value| value.id()).collect::<Vec<_>>(),
            "say": law.rule.map(|rule| &rule.say),
            "note": law.rule.map(|rule| &rule.note),
            "condition": law.rule.map(|rule| &rule.condition),
        },
        "practice": {
            "value": practice.rule.map(|rule| rule.verdict.id()),
            "rule": practice.rule.map(|rule| &rule.id),
            "since": practice.rule.and_then(|rule| rule.from),
            "confidence": confidence(practice.rule),
            "say": practice.rule.map(|rule| &rule.say),
            "note": practice.rule.map(|rule| &rule.note),
        },
        "depends_on": practice.depends_on,
        "either": either(&practice.either),
        "remedies": remedies,
        "coming": coming.iter().map(|rule| json!({ "rule": rule.id, "from": rule.from })).collect::<Vec<_>>(),
        "sources": sources_of(book, judgement).iter().map(|source| json!({
            "id": source.id, "title": source.title, "publisher": source.publisher, "url": source.url,
            "cite": source.cite, "url_partial": source.url_partial, "published": source.published,
            "checked": source.checked, "seen": source.seen,
        })).collect::<Vec<_>>(),
    })
}

fn verdict_text(book: &Rulebook, args: &VerdictArgs, ask: &Ask<'_>, judgement: &Judgement<'_>) -> String {
    let Judgement { law, practice, coming } = judgement;
    let mut lines = vec![format!(
        "{} · {} · {} · {}",
        book.platform_name(&args.platform),
        args.category.id(),
        ask.place.name,
        locale::date(ask.on)
    )];
    lines.push(locale::text(&format!("outcome-{}", practice.outcome.id())));
    if !practice.either.is_empty() {
        let either: Vec<String> =
            practice.either.iter().map(|outcome| locale::text(&format!("outcome-{}", outcome.id()))).collect();
        lines.push(format!("  {} ({})", either.join(" | "), practice.depends_on.join(", ")));
    }
    let law_word = match law.value {
        Some(value) => value.id(),
        None if law.either.is_empty() => "none",
        None => "depends",
    };
    lines.push(locale::text(&format!("law-{law_word}")));
    for rule in law.rule.into_iter().chain(practice.rules.iter().copied()) {
        lines.push(format!(
            "  {} [{}; {}]",
            rule.say,
            rule.id,
            locale::text(&format!("confidence-{}", rule.confidence.id()))
        ));
    }
    for rule in coming {
        let from = rule.from.map_or_else(|| "?".to_owned(), locale::date);
        lines.push(format!("  → {from}: {} [{}]", rule.say, rule.id));
    }
    for source in sources_of(book, judgement) {
        let place = source.url.as_deref().or(source.cite.as_deref()).unwrap_or_default();
        lines.push(format!("  {} ({}, {}) {place}", source.title, source.publisher, locale::date(source.checked)));
    }
    lines.push(locale::text("not-legal-advice"));
    lines.join("\n") + "\n"
}

fn data_check(dir: Option<&Path>) -> Result<ExitCode, CommandError> {
    let book = match dir {
        Some(dir) => rulebook::from_folder(dir).map_err(|error| CommandError::Nothing(error.to_string()))?,
        None => book()?,
    };
    let on = today();
    let coverage = book.coverage(on);
    let wrong: Vec<String> = book
        .cases
        .iter()
        .filter_map(|case| case.run(&book).err().map(|what| format!("{}: {}: {what}", case.at, case.name())))
        .collect();
    let mut lines = vec![
        format!("data pack {} ({})", book.version, book.origin),
        format!(
            "{} rules, {} sources, {} remedies, {} laws, {} authorities, {} cases",
            book.rules.len(),
            book.sources.len(),
            book.remedies.len(),
            book.laws.len(),
            book.authorities.len(),
            book.cases.len()
        ),
        format!(
            "coverage on {on}: {} of {} cells (category × platform × region) are answered by a rule, for {}",
            coverage.answered,
            coverage.cells,
            coverage.platforms.join(", ")
        ),
    ];
    for gap in &coverage.gaps {
        lines.push(format!("gap: {} {} {}", gap.platform, gap.category.id(), gap.region));
    }
    lines.push(format!(
        "{} of {} sources were last known to stand more than {} days before {on}",
        coverage.stale.len(),
        book.sources.len(),
        rulebook::STALE_AFTER_DAYS
    ));
    lines.extend(coverage.stale.iter().map(|id| format!("stale: {id}")));
    lines.push(format!("{} of {} cases hold", book.cases.len() - wrong.len(), book.cases.len()));
    lines.extend(wrong.iter().map(|what| format!("wrong: {what}")));
    put(&(lines.join("\n") + "\n"), None)?;
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn data_matrix(platform: &str, on: Date, use_: Use) -> Result<ExitCode, CommandError> {
    let book = book()?;
    check_platforms(&book, std::iter::once(platform))?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let wrong = |error: csv::Error| CommandError::Nothing(error.to_string());
    writer.write_record(["category", "region", "outcome", "rule", "law", "law_rule"]).map_err(wrong)?;
    for row in rulebook::matrix_rows(&book, platform, on, use_) {
        let cells = [row.category.id().to_owned(), row.region, row.outcome, row.rule, row.law, row.law_rule];
        writer.write_record(cells.map(harmless)).map_err(wrong)?;
    }
    let bytes = writer.into_inner().map_err(|error| CommandError::Nothing(error.to_string()))?;
    put(&String::from_utf8_lossy(&bytes), None)?;
    Ok(ExitCode::SUCCESS)
}
