//! `report`: reading archives and writing a summary of them.

use super::error::{CommandError, NamedArgument};
use super::{QuestionArgs, ReportArgs, check_platforms, explain, jurisdiction, pack, put, tell};
use crate::archive::Limits;
use crate::formats::Table;
use crate::import::{Origin, Progress, ReadingError, Threads, Watch, list_all, read_all_within, read_listed};
use crate::inventory::{Fault, Inventory, Problem, count_once};
use crate::pack::Pack;
use crate::rulebook::{AnswerId, AnswerValue, Jurisdiction, Person, Rulebook, WORLD};
use crate::save::is_of_archive;
use crate::summary::{
    Format, Inquiry, RegionFrom, Sent, Tokens, Within, build, count_hints, find_hints, suggested_birth,
    suggested_region, write,
};
use crate::text::say;
use crate::today;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Reads the archives and writes the summary, or with `--explain` how one file is read.
pub(super) fn report(args: &ReportArgs, data: Option<&Path>) -> Result<ExitCode, CommandError> {
    let format = args.format.or_else(|| Format::of_name(&args.out.as_ref()?.to_string_lossy())).unwrap_or(Format::Md);
    if args.out.as_deref().is_some_and(|out| is_of_archive(out, args.archives.iter().map(PathBuf::as_path))) {
        return Err(CommandError::OutIsArchive);
    }
    let origins: Vec<Origin> = args.archives.iter().cloned().map(Origin::Path).collect();
    let limits = if args.no_limits { Limits::LIFTED } else { Limits::USUAL };
    // At the same time, because neither needs the other, and each takes a tenth of the time for an archive of many pictures.
    let is_refused = AtomicBool::new(false);
    let (pack, listed) = std::thread::scope(|scope| {
        let listed = scope.spawn(|| list_all(&origins, limits, &CancelFlag(&is_refused)));
        let pack = pack(data).and_then(|pack| args.question.check(&pack.book).map(|()| pack));
        is_refused.store(pack.is_err(), Ordering::Relaxed);
        (pack, listed.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let Pack { book, tables, hints, .. } = pack?;
    if let Some(path) = &args.explain {
        return explain::report(&origins, &tables, limits, path, args.format, args.out.as_deref());
    }
    let mut inventories = told(read_listed(Threads::Cores, listed, &tables, &[], &()))?;
    if args.once {
        inventories = count_once(&inventories);
    }
    let mut asked = args.question.asked(&book, &inventories)?;
    if args.exact_tokens {
        asked.tokens = Some(Tokens::count(&inventories, asked.within).map_err(CommandError::Tokeniser)?);
    }
    let mut summary = build(&inventories, &book, &asked);
    if args.with_name {
        summary.name_owners(&inventories);
    }
    if args.with_hints {
        let hints = hints.map_or_else(|| crate::hints::built_in().map(Arc::new), Ok).map_err(CommandError::Hints)?;
        let sets = find_hints(&inventories, &hints);
        summary.hints = Some(count_hints(&inventories, &sets, asked.within, |_| true));
    }
    let text = write(&summary, format)?;
    put(&text, args.out.as_deref())?;
    let code = if summary.has_losses() { ExitCode::from(3) } else { ExitCode::SUCCESS };
    // Not dropped, because the system reclaims all memory at once when the program ends, and freeing each allocation
    // would take a tenth of the time.
    let _all = ManuallyDrop::new((inventories, summary, book, tables));
    Ok(code)
}

/// Reads archives, and tells what could not be opened.
pub(super) fn read(origins: &[Origin], tables: &[Table], limits: Limits) -> Result<Vec<Inventory>, CommandError> {
    told(read_all_within(origins, tables, limits, &()))
}

/// The archives that were read. What could not be opened is told, and stands among the problems of the first that was.
fn told(
    (mut inventories, errors): (Vec<Inventory>, Vec<(Origin, ReadingError)>),
) -> Result<Vec<Inventory>, CommandError> {
    if inventories.is_empty() {
        return Err(CommandError::NotRead(errors.into_iter().map(|(_, error)| error).collect()));
    }
    for (_, error) in errors {
        let what = say::reading_error(&error);
        tell(&format!("fodder: {what}"));
        if let Some(first) = inventories.first_mut() {
            let problem = Problem { path: String::new(), fault: Fault::NotOpened { what } };
            Arc::make_mut(&mut first.problems).push(problem);
        }
    }
    Ok(inventories)
}

/// Ends the listing of archives when the question turned out to be faulty.
struct CancelFlag<'a>(&'a AtomicBool);

impl Watch for CancelFlag<'_> {
    fn keep_going(&self) -> bool {
        !self.0.load(Ordering::Relaxed)
    }

    fn progress(&self, _progress: &Progress) {}
}

impl QuestionArgs {
    fn on(&self) -> Date {
        self.on.unwrap_or_else(today)
    }

    /// Checks what can be checked before minutes are spent on reading.
    pub(super) fn check(&self, book: &Rulebook) -> Result<(), CommandError> {
        self.within()?;
        let told = self.opted_out.iter().chain(&self.objected);
        check_platforms(book, told.map(|(platform, _)| platform))?;
        check_answers(book, &self.answer)?;
        if self.region != "auto" {
            jurisdiction(book, &self.region, self.on())?;
        }
        Ok(())
    }

    /// What is asked of archives that were read.
    pub(super) fn asked(&self, book: &Rulebook, inventories: &[Inventory]) -> Result<Inquiry, CommandError> {
        let on = self.on();
        let (jurisdiction, region_from) = region(book, &self.region, inventories, on)?;
        if let Some(born) = suggested_birth(inventories, on).filter(|_| self.born.is_none()) {
            tell(&format!(
                "fodder: the archive gives a birth date by which you were under 18 on {on}; to judge by it, add --born {born}"
            ));
        }
        let objected = self.objected.iter().map(|(platform, on)| (platform.clone(), Sent { on: *on, letter: None }));
        Ok(Inquiry {
            jurisdiction,
            region_from,
            on,
            person: Person { born: self.born, opted_out: self.opted_out.iter().cloned().collect() },
            answers: self.answer.iter().cloned().collect(),
            tokens: None,
            within: self.within()?,
            done: BTreeMap::new(),
            objected: objected.collect(),
            accounts: BTreeMap::new(),
        })
    }

    /// The days that were given; open at one end if only the other was.
    fn within(&self) -> Result<Option<Within>, CommandError> {
        let (from, until) = (self.made_from, self.made_until);
        if from.is_none() && until.is_none() {
            return Ok(None);
        }
        if let (Some(first), Some(last)) = (from, until)
            && first > last
        {
            return Err(CommandError::ReversedDates { from: first, until: last });
        }
        Ok(Some(Within { from, until }))
    }
}

fn check_answers(book: &Rulebook, answers: &[(AnswerId, AnswerValue)]) -> Result<(), CommandError> {
    let is_known = |id: &AnswerId| book.questions.iter().any(|question| question.id == id.question);
    answers.iter().find(|(id, _)| !is_known(id)).map_or(Ok(()), |(unknown, _)| {
        let known = book.questions.iter().map(|question| question.id.to_string()).collect();
        Err(CommandError::Unknown { what: NamedArgument::Question, id: unknown.to_string(), known })
    })
}

/// The region: the one given, else the one that all archives name, else `WORLD`, with a line on standard error.
fn region(
    book: &Rulebook,
    code: &str,
    inventories: &[Inventory],
    on: Date,
) -> Result<(Jurisdiction, RegionFrom), CommandError> {
    if code != "auto" {
        return Ok((jurisdiction(book, code, on)?, RegionFrom::Given));
    }
    match suggested_region(book, inventories) {
        Ok(Some(code)) => Ok((jurisdiction(book, &code, on)?, RegionFrom::Archive)),
        Ok(None) => {
            tell("fodder: the archive does not name a country, so WORLD is used; give yours with --region");
            Ok((jurisdiction(book, WORLD, on)?, RegionFrom::None))
        }
        Err(codes) => {
            tell(&format!(
                "fodder: the archives name different countries ({}), so WORLD is used; give yours with --region",
                codes.join(", ")
            ));
            Ok((jurisdiction(book, WORLD, on)?, RegionFrom::None))
        }
    }
}
