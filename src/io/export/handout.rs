//! Minutes, notices and results of votes as files: masked, or with a note of who gets them and what for.

use std::path::{Path, PathBuf};

use super::target::write_new;
use super::text;
use super::votes;
use super::{Cuts, SheetError, Table};
use crate::domain::notice::StillNamed;
use crate::io::path::path_of;
use crate::store::export::{Ask, Exported, ForWhom, Handout};
use crate::store::{Copies, Ctx, Mode, Store};
use crate::text::minutes::{DocLine, document};
use crate::text::notice::{self, Posting};

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Which record.
    pub handout: Handout,
    /// Where it lies.
    pub path: PathBuf,
    /// Rows of a table; lines of a text.
    pub rows: u32,
    /// Cells that were cut.
    pub cuts: Cuts,
    /// Rows of which nothing but the number could be read.
    pub damaged: u32,
    /// Whether nothing was masked.
    pub full: bool,
    /// What of it stands by name although the rest is masked.
    pub still: StillNamed,
}

/// Writes what is asked for out of the file at `data`.
///
/// # Errors
///
/// When the name is taken or does not fit, or something cannot be read or written.
pub fn handout(data: &Path, ask: &Ask, ctx: &Ctx) -> Result<Written, SheetError> {
    let path = match beside(data, &ask.path) {
        // A stick, or another folder: under the name of the day.
        folder if ask.handout == Handout::Copy && folder.is_dir() => {
            Copies::of(data).in_folder(&folder).of_day(ctx.today())
        }
        path => path,
    };
    let store = Store::open(data, Mode::Read).map_err(|fault| SheetError::Failed(fault.into()))?;
    let mut still = StillNamed::default();
    let Table {
        rows,
        cuts,
        damaged,
    } = match ask.handout {
        Handout::Votes => votes::write(&store, &path, ctx.now)?,
        Handout::Minutes => {
            let found = store.final_minutes(ask.which)?;
            let shown = match ask.full {
                Some(_) => found,
                None => {
                    let (masked, covered) = store.masked(&found)?;
                    still.words = covered.places.iter().filter(|place| place.stands).count();
                    masked
                }
            };
            write_text(&path, &document(&shown))?
        }
        Handout::Copy => {
            store
                .copy_to(&path, &mut |_| true)
                .map_err(SheetError::Failed)?;
            Table::default()
        }
        Handout::Notice => {
            let posted = store.posted_notice(ask.which)?;
            still = store.still_named(&posted)?;
            let posting = Posting {
                place: &posted.place,
                from: posted.from,
                until: posted.until,
            };
            write_text(&path, &notice::document(&posted.notice, posting))?
        }
    };
    drop(store);
    let full = ask
        .full
        .as_ref()
        .filter(|_| ask.handout == Handout::Minutes);
    if let Some(whom) = full {
        note(data, (&path, rows), whom, ctx)?;
    }
    Ok(Written {
        handout: ask.handout,
        path,
        rows,
        cuts,
        damaged,
        full: full.is_some(),
        still,
    })
}

/// A bare name lies beside the data file, where whoever asked can find it again.
fn beside(data: &Path, path: &Path) -> PathBuf {
    data.parent()
        .map_or_else(|| path.to_path_buf(), |folder| folder.join(path))
}

/// Nothing leaves the file unmasked that is not written down.
fn note(
    data: &Path,
    (path, rows): (&Path, u32),
    whom: &ForWhom,
    ctx: &Ctx,
) -> Result<(), SheetError> {
    let exported = Exported {
        at: ctx.now,
        actor: ctx.actor.clone(),
        kind: Handout::Minutes.code().to_owned(),
        recipient: whom.recipient.clone(),
        purpose: whom.purpose.clone(),
        rows,
    };
    let noted = Store::open(data, Mode::Write)
        .map_err(Into::into)
        .and_then(|store| store.log_export(&exported));
    noted.map_err(|failure| {
        // Whoever asked hears why.
        let _ = std::fs::remove_file(path);
        SheetError::Failed(failure)
    })
}

/// Writes a document; editors of any age know its characters and its line ends.
fn write_text(path: &Path, lines: &[DocLine]) -> Result<Table, SheetError> {
    let kind = path
        .extension()
        .map(|kind| kind.to_string_lossy().to_lowercase());
    if kind.as_deref() != Some("txt") {
        return Err(SheetError::NotText(path.to_path_buf()));
    }
    write_new(path, text::as_file(lines).as_bytes())?;
    Ok(Table {
        rows: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        cuts: Cuts::default(),
        damaged: 0,
    })
}

/// The same, and what there is to say about it.
///
/// # Errors
///
/// Why it was not written, as one sentence with the cure.
pub fn told(data: &Path, ask: &Ask, ctx: &Ctx) -> Result<String, String> {
    let ask = Ask {
        path: path_of(&ask.path.to_string_lossy()),
        ..ask.clone()
    };
    handout(data, &ask, ctx)
        .map(|written| text::written(&written))
        .map_err(|error| text::sheet_error(&error))
}
