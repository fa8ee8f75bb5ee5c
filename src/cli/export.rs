//! `fyj export`: lists for other hands, masked unless it is said for whom and what for.

use std::path::Path;
use std::process::ExitCode;

use super::args::ExportWish;
use super::exit::{Exit, Problem};
use super::{print, text};
use crate::clock::Clock;
use crate::io::export::{Masking, roster};
use crate::store::export::Exported;
use crate::store::{Mode, Store};
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
    if wish.full {
        full(path, clock, wish, kind, out)
    } else {
        let store = Store::open(path, Mode::Read)?;
        let rows = roster(&store, out, Masking::Masked)?;
        print::out(&text::exported(out, rows, false))?;
        Ok(Exit::Done.into())
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
    let said = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default().trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    let (Some(recipient), Some(purpose)) = (said(&wish.recipient), said(&wish.purpose)) else {
        return Err(Problem::usage(text::FOR_WHOM));
    };
    // Writing to a missing file would make one.
    drop(Store::open(path, Mode::Read)?);
    let store = Store::open(path, Mode::Write)?;
    let rows = roster(&store, out, Masking::Full)?;
    let logged = store.log_export(&Exported {
        at: clock.now(),
        actor: names::OPERATOR.to_owned(),
        kind: kind.to_owned(),
        recipient,
        purpose,
        rows,
    });
    if let Err(failure) = logged {
        // Nothing leaves the file that is not written down.
        let _ = std::fs::remove_file(out);
        return Err(failure.into());
    }
    print::out(&text::exported(out, rows, true))?;
    Ok(Exit::Done.into())
}
