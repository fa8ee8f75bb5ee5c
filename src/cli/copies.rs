//! `fyj backup` and `fyj restore`: a copy of the file, and the way back to one.

use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;

use super::args::{BackupWish, RestoreWish};
use super::exit::{Exit, Problem};
use super::print;
use crate::clock::Clock;
use crate::store::{Copies, Ctx, Mode, Ready, Store, look_at_copy};
use crate::text::{copies, names};

/// Copies the file; into a folder under the name of the day.
pub(super) fn backup(path: &Path, clock: Clock, wish: &BackupWish) -> Result<ExitCode, Problem> {
    let today = clock.today();
    let target = if wish.file.is_dir() {
        Copies::of(path).in_folder(&wish.file).of_day(today)
    } else {
        wish.file.clone()
    };
    Store::open(path, Mode::Read)?.copy_to(&target, &mut |_| true)?;
    let facts = look_at_copy(&target, today)?;
    print::out(&format!("{}\n", copies::made(&target, &facts)))?;
    Ok(Exit::Done.into())
}

/// Shows what a copy holds, then puts it in the place of the file.
pub(super) fn restore(path: &Path, clock: Clock, wish: &RestoreWish) -> Result<ExitCode, Problem> {
    let copy = chosen(path, wish)?;
    let ctx = Ctx {
        now: clock.now(),
        actor: names::OPERATOR.to_owned(),
    };
    let ready = Ready::prepare(&copy, path, wish.to, &ctx)?;
    let mut lines = copies::facts(&ready.facts);
    lines.push(copies::will_replace(path, wish.to));
    print::out(&(lines.join("\n") + "\n"))?;
    if !agreed()? {
        return Err(Problem::refused(copies::NOT_RESTORED));
    }
    let aside = ready.replace(clock.now())?;
    print::out(&format!("{}\n", copies::restored(aside.as_deref())))?;
    Ok(Exit::Done.into())
}

/// The copy that is named, or the one of a folder from which the wanted day can be reached.
fn chosen(path: &Path, wish: &RestoreWish) -> Result<PathBuf, Problem> {
    if !wish.file.is_dir() {
        return Ok(wish.file.clone());
    }
    let day = wish.to.unwrap_or(NaiveDate::MAX);
    let found = Copies::of(path).in_folder(&wish.file).reaching(day);
    found
        .map(|row| row.path)
        .ok_or_else(|| Problem::refused(copies::no_copy(&wish.file)))
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
