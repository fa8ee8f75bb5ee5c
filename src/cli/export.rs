//! `fyj export`: lists for other hands, masked unless it is said for whom and what for.

use std::path::Path;
use std::process::ExitCode;

use super::args::ExportWish;
use super::exit::{Exit, Problem};
use super::{print, text, to_read, usage};
use crate::clock::Clock;
use crate::domain::Id;
use crate::io::export::{self, Masking, roster};
use crate::store::export::{Ask, Exported, ForWhom, Handout};
use crate::store::{Ctx, Mode, Store, WhichMinutes};
use crate::text::names;

/// Writes a list, or says which there are.
pub(super) fn run(path: &Path, clock: Clock, wish: &ExportWish) -> Result<ExitCode, Problem> {
    if wish.list {
        let lines: Vec<String> = text::KINDS
            .iter()
            .map(|(kind, what)| format!("{kind}\t{what}\n"))
            .collect();
        print::out(&lines.concat())?;
        return Ok(Exit::Done.into());
    }
    let kind = wish.kind.as_deref();
    let kind = kind.ok_or_else(|| Problem::usage(text::KIND_MISSING))?;
    if !text::KINDS.iter().any(|(known, _)| *known == kind) {
        return Err(Problem::usage(text::unknown_kind(kind)));
    }
    let out = wish.out.as_deref();
    let out = out.ok_or_else(|| Problem::usage(text::OUT_MISSING))?;
    if kind != text::ROSTER {
        return record(path, clock, wish, kind, out);
    }
    if wish.full {
        full(path, clock, wish, kind, out)
    } else {
        let store = to_read(path)?;
        let table = roster(&store, out, Masking::Masked)?;
        print::out(&text::exported(out, &table, false))?;
        Ok(exit(table.damaged).into())
    }
}

/// A record of a meeting: minutes, votes, a notice.
fn record(
    path: &Path,
    clock: Clock,
    wish: &ExportWish,
    kind: &str,
    out: &Path,
) -> Result<ExitCode, Problem> {
    let all = [Handout::Minutes, Handout::Votes, Handout::Notice];
    let handout = all.into_iter().find(|one| one.code() == kind);
    let handout = handout.ok_or_else(|| Problem::usage(text::unknown_kind(kind)))?;
    if wish.full && handout != Handout::Minutes {
        return Err(Problem::usage(text::ONLY_ROSTER_AND_MINUTES));
    }
    let full = wish.full.then(|| for_whom(wish)).transpose()?;
    let ask = Ask {
        handout,
        which: which(wish.meeting.as_deref())?,
        path: std::path::absolute(out)?,
        full,
    };
    let ctx = Ctx {
        now: clock.now(),
        actor: names::OPERATOR.to_owned(),
    };
    let written = export::handout(path, &ask, &ctx)?;
    print::out(&format!("{}\n", export::text::written(&written)))?;
    Ok(exit(written.damaged).into())
}

/// A list with rows that could not be read is written, and is no whole one.
fn exit(damaged: u32) -> Exit {
    match damaged {
        0 => Exit::Done,
        _ => Exit::Findings,
    }
}

/// A day, or a number; the latest where nothing is said.
fn which(said: Option<&str>) -> Result<WhichMinutes, Problem> {
    let Some(said) = said else {
        return Ok(WhichMinutes::Latest);
    };
    if let Ok(day) = usage::day(said) {
        return Ok(WhichMinutes::On(day));
    }
    let number = said.trim().parse();
    let number = number.map_err(|_| Problem::usage(text::NOT_A_MEETING))?;
    Ok(WhichMinutes::Of(Id::new(number)))
}

/// Who gets something unmasked, and what for: both, or it is not written.
fn for_whom(wish: &ExportWish) -> Result<ForWhom, Problem> {
    let said = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default().trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    match (said(&wish.recipient), said(&wish.purpose)) {
        (Some(recipient), Some(purpose)) => Ok(ForWhom { recipient, purpose }),
        _ => Err(Problem::usage(text::FOR_WHOM)),
    }
}

/// Unmasked: it is written down who gets it and what for, or it is not written at all.
fn full(
    path: &Path,
    clock: Clock,
    wish: &ExportWish,
    kind: &str,
    out: &Path,
) -> Result<ExitCode, Problem> {
    let ForWhom { recipient, purpose } = for_whom(wish)?;
    // Writing to a missing file would make one.
    drop(Store::open(path, Mode::Read)?);
    let store = Store::open(path, Mode::Write)?;
    let table = roster(&store, out, Masking::Full)?;
    let logged = store.log_export(&Exported {
        at: clock.now(),
        actor: names::OPERATOR.to_owned(),
        kind: kind.to_owned(),
        recipient,
        purpose,
        rows: table.rows,
    });
    if let Err(failure) = logged {
        // Nothing leaves the file that is not written down.
        let _ = std::fs::remove_file(out);
        return Err(Problem::writing(failure));
    }
    print::out(&text::exported(out, &table, true))?;
    Ok(exit(table.damaged).into())
}
