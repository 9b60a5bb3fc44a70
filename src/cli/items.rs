//! `items`: writing the items of archives one by one.

use super::error::CommandError;
use super::{ItemsArgs, pack, report, tell};
use crate::archive::Limits;
use crate::import::Origin;
use crate::inventory::count_once;
use crate::pack::Pack;
use crate::save::{is_of_archive, save_with};
use crate::summary::{ItemSelection, ItemsFormat, build, write_items};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads the archives and writes their items.
pub(super) fn items(args: &ItemsArgs, data: Option<&Path>) -> Result<ExitCode, CommandError> {
    let named = args.out.as_ref().and_then(|out| ItemsFormat::of_name(&out.to_string_lossy()));
    let format = args.format.or(named).unwrap_or(ItemsFormat::Jsonl);
    let Pack { book, tables, .. } = pack(data)?;
    args.question.check(&book)?;
    if args.out.as_deref().is_some_and(|out| is_of_archive(out, args.archives.iter().map(PathBuf::as_path))) {
        return Err(CommandError::OutIsArchive);
    }
    let origins: Vec<Origin> = args.archives.iter().cloned().map(Origin::Path).collect();
    let limits = if args.no_limits { Limits::LIFTED } else { Limits::USUAL };
    let mut inventories = report::read(&origins, &tables, limits)?;
    if args.once {
        inventories = count_once(&inventories);
    }
    let asked = args.question.asked(&book, &inventories)?;
    let wanted = ItemSelection {
        categories: args.category.clone(),
        outcomes: args.outcome.clone(),
        picked: None,
        with_text: args.with_text,
        with_others: args.with_others,
    };
    let write = |out: &mut (dyn Write + Send)| write_items(&inventories, &book, &asked, &wanted, format, out);
    match args.out.as_deref().filter(|out| *out != Path::new("-")) {
        Some(path) => {
            save_with(path, write).map_err(|error| CommandError::NotSaved { error, path: path.to_owned() })?;
        }
        None => match write(&mut BufWriter::new(io::stdout())) {
            // A broken pipe is no failure: the reader, such as `head`, has seen enough.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(CommandError::Output(error)),
            _ => {}
        },
    }
    if build(&inventories, &book, &asked).has_losses() {
        tell("fodder: something of the archives could not be read; `fodder report` names it");
        return Ok(ExitCode::from(3));
    }
    Ok(ExitCode::SUCCESS)
}
