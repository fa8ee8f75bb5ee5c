//! `fyj demo`: the drill file. A file that is not a drill is never touched.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::DemoWish;
use super::exit::{Exit, Problem};
use super::{need_terminal, open_screen, print, stats, text};
use crate::clock::Clock;
use crate::domain::figures::Period;
use crate::store::{Failure, Fault, Mode, Store, drill, take_place};

/// Opens the drill, made first if it is absent or wanted anew.
pub(super) fn run(path: &Path, clock: Clock, wish: DemoWish) -> Result<ExitCode, Problem> {
    if !wish.no_tui {
        need_terminal()?;
    }
    let exists = path.exists();
    if exists {
        refuse_unless_drill(path)?;
    }
    if !exists || wish.reset {
        make_anew(path, clock)?;
    }
    if !wish.no_tui {
        return open_screen(path, clock);
    }
    let store = Store::open(path, Mode::Write)?;
    let figures = stats::figures(&store, clock, Period::default())?;
    print::out(&text::drill_line(path, &figures))?;
    Ok(Exit::Done.into())
}

/// Looks without writing: opening for writing would already change a foreign file.
fn refuse_unless_drill(path: &Path) -> Result<(), Problem> {
    let not_a_drill = || Fault::NotADrill {
        path: path.to_path_buf(),
    };
    match Store::open(path, Mode::Read) {
        Ok(store) if store.is_drill()? => Ok(()),
        Ok(_) | Err(Fault::Foreign { .. } | Fault::NotADatabase { .. }) => {
            Err(not_a_drill().into())
        }
        Err(other) => Err(other.into()),
    }
}

/// Makes the drill beside its place and then moves it there, so that a half-made one is never opened.
fn make_anew(path: &Path, clock: Clock) -> Result<(), Problem> {
    let making = beside(path, ".making");
    let made = remove_file_and_log(&making)
        .map_err(Failure::from)
        .and_then(|()| drill::make(&making, clock.today()).map(drop))
        .and_then(|()| take_place(&making, path, None));
    if made.is_err() {
        // The reason is already known; what is left over goes with the next attempt.
        let _ = remove_file_and_log(&making);
    }
    made.map_err(|failure| match failure {
        // The name it is made under means nothing to whoever asked.
        Failure::Fault(fault) => fault.at(path).into(),
        refused @ Failure::Refused(_) => refused.into(),
    })
}

const LOGS: [&str; 2] = ["-wal", "-shm"];

fn remove_file_and_log(path: &Path) -> Result<(), Fault> {
    for suffix in ["", LOGS[0], LOGS[1]] {
        remove(&beside(path, suffix))?;
    }
    Ok(())
}

fn remove(path: &Path) -> Result<(), Fault> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}
