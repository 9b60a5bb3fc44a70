//! The commands, which `.github/COMMANDS.md` describes. What they write is the same as what the window shows.

mod data;
mod error;
mod explain;
mod generate;
mod items;
mod optout;
mod report;
mod verdict;

use crate::ids::PlatformId;
use crate::pack::{Pack, chosen_folder};
use crate::rulebook::{AnswerId, AnswerValue, Born, Jurisdiction, Rulebook};
use crate::summary::{Format, ItemsFormat};
use crate::today;
use crate::vocab::{Audience, Author, Category, Outcome, Use, closed_set};
use clap::{Args, Parser, Subcommand};
use error::{CommandError, NamedArgument};
use jiff::civil::Date;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// See what in your downloaded archive can feed AI, what the law lets the platform do with it, and how to stop it.
///
/// Without a command it opens the window. Everything stays on this computer.
#[derive(Debug, Parser)]
#[command(name = "fodder", disable_version_flag = true, subcommand_precedence_over_arg = true)]
pub struct Cli {
    /// Archives to open in the window: zips or folders, all parts of one export together.
    #[arg(value_name = "ARCHIVE")]
    pub archives: Vec<PathBuf>,
    /// How the window draws: `glow` (OpenGL), or `wgpu` where the program is built with it. By default the first that works.
    #[arg(long, value_name = "NAME", env = "FODDER_RENDERER", value_parser = renderers())]
    pub renderer: Option<String>,
    /// A data pack to use: a zip as it is downloaded, or a folder of rules, and of tables of formats in `platforms`;
    /// `built-in` is the built-in one. By default the folder `data` beside Fodder's settings, if there is one.
    #[arg(long, value_name = "PACK", global = true)]
    pub data: Option<PathBuf>,
    /// Print the version of the program and of its data.
    #[arg(short = 'V', long)]
    pub version: bool,
    /// What to do instead of opening the window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The ways to draw that the program is built with.
fn renderers() -> clap::builder::PossibleValuesParser {
    let names = if cfg!(has_wgpu) { &["glow", "wgpu"][..] } else { &["glow"] };
    names.iter().copied().into()
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read archives and write a summary.
    Report(ReportArgs),
    /// Write the items of archives one by one, each with its outcome.
    Items(ItemsArgs),
    /// Ask for one verdict, without an archive.
    Verdict(VerdictArgs),
    /// Write what can be done about a platform, and the letter.
    Optout(OptoutArgs),
    /// Look at the data pack: the rules and their sources.
    #[command(subcommand)]
    Data(DataCommand),
    /// Write man pages and shell completions, for packages.
    #[command(hide = true)]
    Generate {
        /// What to write.
        what: generate::GeneratedFile,
        /// The folder to write to, which is made if there is none.
        folder: PathBuf,
    },
}

/// What to read and how to write it.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Zips or folders; all parts of one export together.
    #[arg(required = true, value_name = "ARCHIVE")]
    archives: Vec<PathBuf>,
    #[command(flatten)]
    question: QuestionArgs,
    /// html, md, json, csv, or picture (one page to share, without any name); by the ending of --out, else md.
    #[arg(long)]
    format: Option<Format>,
    /// Read also what grows beyond the usual limits when it is unpacked. Only for archives you know.
    #[arg(long)]
    no_limits: bool,
    /// Count the tokens of your own words exactly instead of estimating them.
    #[arg(long)]
    exact_tokens: bool,
    /// The file to write; `-` or none is standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Put your name on the summary, as the archives give it. Without this it holds no name.
    #[arg(long)]
    with_name: bool,
    /// Count what stands in several exports of one account once.
    #[arg(long)]
    once: bool,
    /// Say how many items may touch on health, belief, politics and other special categories of data, by words in them.
    #[arg(long)]
    with_hints: bool,
    /// Instead of the summary, say how one file was read: by which spec and why, which columns or keys were found and not
    /// read, which records were rejected and why, which lists no spec names. Shows no values. PATH is the end of its path.
    #[arg(long, value_name = "PATH")]
    explain: Option<String>,
}

/// What is asked of the archives.
#[derive(Debug, Args)]
struct QuestionArgs {
    /// Where you live: DE, GB, US-CA … `auto` is the country the archive names.
    #[arg(long, default_value = "auto", value_name = "CODE")]
    region: String,
    /// The day to judge by; today if left out.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// When you were born: a year or a day.
    #[arg(long, value_name = "YYYY[-MM-DD]", value_parser = born_by_today)]
    born: Option<Born>,
    /// The day you opted out of a platform's AI training: linkedin=2025-11-10.
    #[arg(long, value_name = "PLATFORM=DATE", value_parser = platform_and_day)]
    opted_out: Vec<(PlatformId, Date)>,
    /// The day you objected to a platform by letter or e-mail and have no answer yet: linkedin=2025-11-10.
    #[arg(long, value_name = "PLATFORM=DATE", value_parser = platform_and_day)]
    objected: Vec<(PlatformId, Date)>,
    /// Your answer to an open question: linkedin.posts=public, or for one year linkedin.posts.2012=limited.
    #[arg(long, value_name = "QUESTION=VALUE", value_parser = answer)]
    answer: Vec<(AnswerId, AnswerValue)>,
    /// Count only what was made on this day or later.
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    made_from: Option<Date>,
    /// Count only what was made on this day or before.
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    made_until: Option<Date>,
}

/// Which items to write.
#[derive(Debug, Args)]
pub struct ItemsArgs {
    /// Zips or folders; all parts of one export together.
    #[arg(required = true, value_name = "ARCHIVE")]
    archives: Vec<PathBuf>,
    #[command(flatten)]
    question: QuestionArgs,
    /// Only items of this category: posts, messages, career.resumes … Can be given several times.
    #[arg(long, value_name = "CATEGORY", value_parser = category)]
    category: Vec<Category>,
    /// Only items with this outcome: used-unless-you-object, depends … Can be given several times.
    #[arg(long, value_name = "OUTCOME")]
    outcome: Vec<Outcome>,
    /// Write what stands in several exports of one account once.
    #[arg(long)]
    once: bool,
    /// With the text of your own words.
    #[arg(long)]
    with_text: bool,
    /// With other people's words too: messages received, replies of an AI, what you liked or shared.
    #[arg(long, requires = "with_text")]
    with_others: bool,
    /// Read also what grows beyond the usual limits when it is unpacked. Only for archives you know.
    #[arg(long)]
    no_limits: bool,
    /// jsonl, csv or parquet; by the ending of --out, else jsonl.
    #[arg(long)]
    format: Option<ItemsFormat>,
    /// The file to write; `-` or none is standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What to ask.
#[derive(Debug, Args)]
pub struct VerdictArgs {
    /// linkedin, facebook, instagram, threads or x.
    #[arg(long)]
    platform: PlatformId,
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
    #[arg(long, value_name = "YYYY[-MM-DD]", value_parser = born_by_today)]
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
    #[arg(long, default_value = "text")]
    format: Listing,
}

/// What to refuse.
#[derive(Debug, Args)]
pub struct OptoutArgs {
    /// linkedin, facebook, instagram, threads or x.
    #[arg(long)]
    platform: PlatformId,
    /// Where you live: DE, GB, US-CA …
    #[arg(long, value_name = "CODE")]
    region: String,
    /// The day to judge by, which is also the day of the letter; today if left out.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// The language of the letter: en, de, fr, it, es, pt, nl or pl. By default one that is official there.
    #[arg(long)]
    lang: Option<String>,
    /// md or json.
    #[arg(long, default_value = "md")]
    format: GuideFormat,
}

/// Which packs to compare, and by what.
#[derive(Debug, Args)]
pub struct ChangesArgs {
    /// The other data pack: a zip or a folder.
    #[arg(value_name = "PACK")]
    to: PathBuf,
    /// Archives to judge by both.
    #[arg(value_name = "ARCHIVE")]
    archives: Vec<PathBuf>,
    #[command(flatten)]
    question: QuestionArgs,
}

/// What to do with a data pack.
#[derive(Debug, Subcommand)]
pub enum DataCommand {
    /// Check the built-in data pack, or the one in a folder or a zip.
    Check {
        /// The folder or the zip.
        #[arg(value_name = "PACK")]
        dir: Option<PathBuf>,
        /// The day whose rules are checked; today if left out.
        #[arg(long)]
        on: Option<Date>,
    },
    /// Say what another data pack would change: rules, and items of your archives whose outcome would be another.
    Changes(Box<ChangesArgs>),
    /// Write categories by regions as CSV: outcome and rule ids.
    Matrix {
        /// linkedin, facebook, instagram, threads or x.
        #[arg(long)]
        platform: PlatformId,
        /// The day to judge by; today if left out.
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        /// platform-genai, affiliate-ai, third-party-ai, other-ml or ads.
        #[arg(long = "use", default_value = "platform-genai")]
        use_: Use,
        /// Write only what differs in the data pack of this folder: before and after.
        #[arg(long, value_name = "DIR")]
        against: Option<PathBuf>,
    },
    /// Look for the passages that the rules rest on in newer copies of their documents.
    Verify {
        /// Folders with documents, such as checked-out repositories of the Open Terms Archive; each has the name of its
        /// repository.
        #[arg(required = true, value_name = "FOLDER")]
        folders: Vec<PathBuf>,
        /// The day whose rules are meant; today if left out.
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        /// text or json.
        #[arg(long, default_value = "text")]
        format: Listing,
    },
}

closed_set! {
    /// How a list is written.
    Listing {
        /// For people.
        Text = "text",
        /// For programs.
        Json = "json",
    }
}

closed_set! {
    /// How a guide is written.
    GuideFormat {
        /// For people, as Markdown.
        Markdown = "md",
        /// For programs.
        Json = "json",
    }
}

fn platform_and_day(text: &str) -> Result<(PlatformId, Date), String> {
    let (platform, day) = text.split_once('=').ok_or("write it as linkedin=2025-11-10")?;
    let day = day.parse().map_err(|_not_a_day| format!("`{day}` is not a day: write it as 2025-11-10"))?;
    Ok((platform.to_lowercase().into(), day))
}

/// When somebody was born, who is not to be born after today.
fn born_by_today(text: &str) -> Result<Born, String> {
    let born: Born = text.parse()?;
    if born.earliest > crate::today() { Err("that is after today".to_owned()) } else { Ok(born) }
}

fn answer(text: &str) -> Result<(AnswerId, AnswerValue), String> {
    let (id, value) = text.split_once('=').ok_or("write it as linkedin.posts=public")?;
    let Ok(id) = id.parse();
    Ok((id, value.parse()?))
}

/// The first day of what is written: a day, a month or a year.
fn first_day(text: &str) -> Result<Date, String> {
    let whole = ["", "-01", "-01-01"].iter().find_map(|rest| format!("{text}{rest}").parse().ok());
    whole.ok_or_else(|| format!("`{text}` is not a day: write it as 2019-01-31, 2019-01 or 2019"))
}

/// The last day of what is written.
fn last_day(text: &str) -> Result<Date, String> {
    let first = first_day(text)?;
    Ok(match text.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    })
}

fn category(id: &str) -> Result<Category, String> {
    Category::parse(id).ok_or_else(|| {
        let known: Vec<&str> = Category::all().map(Category::id).collect();
        format!("there is no category `{id}`; there are: {}", known.join(", "))
    })
}

/// Runs a command. The exit code is 0 if it succeeded, 1 if it failed, 2 if the arguments are wrong, and 3 if it succeeded and
/// found something wrong: an archive was read with losses, or a passage is gone.
#[must_use]
pub fn run(command: &Command, data: Option<&Path>) -> ExitCode {
    let outcome = match command {
        Command::Report(args) => report::report(args, data),
        Command::Items(args) => items::items(args, data),
        Command::Verdict(args) => verdict::verdict(args, data),
        Command::Optout(args) => optout::optout(args, data),
        Command::Data(DataCommand::Check { dir, on }) => data::check(dir.as_deref().or(data), on.unwrap_or_else(today)),
        Command::Data(DataCommand::Changes(args)) => data::changes(args, data),
        Command::Generate { what, folder } => generate::generate(*what, folder),
        Command::Data(DataCommand::Matrix { platform, on, use_, against }) => {
            data::matrix(platform, on.unwrap_or_else(today), *use_, data, against.as_deref())
        }
        Command::Data(DataCommand::Verify { folders, on, format }) => {
            data::verify(folders, on.unwrap_or_else(today), *format, data)
        }
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            tell(&format!("fodder: {error}"));
            error.exit_code()
        }
    }
}

/// Prints the version of the program, and that of the data pack with the day of its newest source.
#[must_use]
pub fn version(data: Option<&Path>) -> ExitCode {
    let printed = pack(data).and_then(|Pack { book, .. }| {
        let newest = book.newest_citation().map_or_else(String::new, |day| format!(", newest source seen {day}"));
        let (program, data) = (env!("CARGO_PKG_VERSION"), &book.version);
        put(&format!("fodder {program}\ndata pack {data} ({}{newest})\n", book.origin), None)
    });
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("fodder: {error}"));
            error.exit_code()
        }
    }
}

/// Writes a line to standard error. If that is closed, the line is lost, because there is nowhere else to report it.
fn tell(line: &str) {
    writeln!(std::io::stderr(), "{line}").ok();
}

/// The pack that is asked for; else the one beside the settings; else the built-in one.
fn pack(data: Option<&Path>) -> Result<Pack, CommandError> {
    let folder = chosen_folder(data);
    Pack::of(folder.as_deref())
        .map_err(|refusal| CommandError::Pack { refusal, beside_settings: folder.filter(|_| data.is_none()) })
}

fn check_platforms<'a>(
    book: &Rulebook,
    mut platforms: impl Iterator<Item = &'a PlatformId>,
) -> Result<(), CommandError> {
    let unknown = platforms.find(|platform| book.platforms.get(*platform).is_none_or(|row| row.family));
    unknown.map_or(Ok(()), |unknown| {
        let known = book.platforms.values().filter(|row| !row.family).map(|row| row.id.to_string()).collect();
        Err(CommandError::Unknown { what: NamedArgument::Platform, id: unknown.to_string(), known })
    })
}

fn jurisdiction(book: &Rulebook, code: &str, on: Date) -> Result<Jurisdiction, CommandError> {
    book.regions.jurisdiction(code, on).ok_or_else(|| CommandError::UnknownRegion { code: code.to_owned() })
}

/// Writes to a file, or to standard output.
fn put(text: &str, out: Option<&Path>) -> Result<(), CommandError> {
    match out.filter(|out| *out != Path::new("-")) {
        Some(path) => {
            crate::save::save(path, text).map_err(|error| CommandError::NotSaved { error, path: path.to_owned() })
        }
        // A broken pipe is no failure: the reader, such as `head`, has seen enough.
        None => match std::io::stdout().write_all(text.as_bytes()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(CommandError::Output(error)),
            _ => Ok(()),
        },
    }
}
