//! `fyj backup` and `fyj restore`: a copy of the file, and the way back to one.

use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;

use super::args::{BackupWish, RestoreWish};
use super::exit::{Exit, Problem};
use super::print;
use crate::clock::Clock;
use crate::domain::Refusal;
use crate::io::export::SheetError;
use crate::store::{Copies, Ctx, Failure, Fault, Mode, Ready, Store, look_at_copy};
use crate::text::{copies, faults, names};

/// Copies the file; into a folder under the name of the day.
pub(super) fn backup(path: &Path, clock: Clock, wish: &BackupWish) -> Result<ExitCode, Problem> {
    let today = clock.today();
    let copies = Copies::of(path);
    let target = if copies.is_folder(&wish.file) {
        copies.in_folder(&wish.file).of_day(today)
    } else {
        has_folder(&wish.file)?;
        wish.file.clone()
    };
    Store::open(path, Mode::Read)?.copy_to(&target, &mut |_| true)?;
    let facts = look_at_copy(&target, today)?;
    print::out(&format!("{}\n", copies::made(&target, &facts)))?;
    Ok(Exit::Done.into())
}

/// Refuses a folder that is not there: more often than a new one it is a stick that is not plugged in, or a slip.
fn has_folder(target: &Path) -> Result<(), Problem> {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.exists() => {
            Err(SheetError::NoFolder(target.to_path_buf()).into())
        }
        _ => Ok(()),
    }
}

/// Shows what a copy holds, then puts it in the place of the file.
pub(super) fn restore(path: &Path, clock: Clock, wish: &RestoreWish) -> Result<ExitCode, Problem> {
    let ctx = Ctx {
        now: clock.now(),
        actor: names::OPERATOR.to_owned(),
    };
    let ready = first_sound(&chosen(path, wish)?, path, wish.to, &ctx)?;
    let mut lines = copies::facts(&ready.facts);
    lines.push(copies::will_replace(path, wish.to));
    print::out(&(lines.join("\n") + "\n"))?;
    if !agreed()? {
        return Err(Problem::refused(copies::NOT_RESTORED));
    }
    let aside = ready.replace(clock.now()).map_err(Problem::replacing)?;
    print::out(&format!("{}\n", copies::restored(aside.as_deref())))?;
    Ok(Exit::Done.into())
}

/// The copy that is named, or those of a folder from which the wanted day can be reached.
fn chosen(path: &Path, wish: &RestoreWish) -> Result<Vec<PathBuf>, Problem> {
    if !wish.file.is_dir() {
        return Ok(vec![wish.file.clone()]);
    }
    let day = wish.to.unwrap_or(NaiveDate::MAX);
    let found = Copies::of(path).in_folder(&wish.file).reaching(day);
    if found.is_empty() {
        return Err(Problem::refused(copies::no_copy(&wish.file)));
    }
    Ok(found.into_iter().map(|row| row.path).collect())
}

/// Makes the first of the copies ready that can be; of each that cannot, it is said why.
fn first_sound(
    copies: &[PathBuf],
    path: &Path,
    to: Option<NaiveDate>,
    ctx: &Ctx,
) -> Result<Ready, Failure> {
    let mut left = copies.iter().peekable();
    loop {
        let copy = left.next().ok_or(Refusal::Gone)?;
        match Ready::prepare(copy, path, to, ctx) {
            Err(failure @ Failure::Fault(Fault::BadCopy { .. })) if left.peek().is_some() => {
                print::complain(&faults::failure(&failure));
            }
            other => return other,
        }
    }
}

/// Whoever sits at a terminal is asked; a script has said what it wants.
fn agreed() -> Result<bool, Problem> {
    if !std::io::stdin().is_terminal() {
        return Ok(true);
    }
    print::out(copies::RESTORE_QUESTION)?;
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "1" | "１"))
}
