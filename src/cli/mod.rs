//! The command line: what the arguments ask for, the exit code, and one sentence when something is wrong.
//!
//! Must not decide anything the screen also decides; it opens the file, asks it, and prints.

mod args;
mod check;
mod copies;
mod demo;
mod exit;
mod export;
mod import;
mod place;
mod print;
mod stats;
mod text;
mod usage;

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::clock::Clock;
use crate::io::import::hush_readers;
use crate::projector;
use crate::runtime::screen::{self, End};
use crate::store::{Failure, Mode, Patience, Store, say_waiting};
use crate::text::faults;
use args::{Arguments, Task};
use exit::Problem;

pub use exit::Exit;

/// Does what the process was called for.
pub fn run() -> ExitCode {
    hush_readers();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage::answer(&error),
    };
    match carry_out(arguments) {
        Ok(code) => code,
        Err(problem) => problem.report(),
    }
}

fn carry_out(arguments: Arguments) -> Result<ExitCode, Problem> {
    let clock = usage::clock(arguments.today)?;
    say_waiting(Some(|| print::complain(text::WAITING)));
    let named = arguments.db.or_else(place::from_environment);
    match arguments.task {
        Some(Task::Demo(wish)) => demo::run(&place::or_drill(named)?, clock, wish),
        task => {
            let path = place::or_office(named)?;
            match task {
                None | Some(Task::Demo(_)) => work(&path, clock),
                Some(Task::Project) => wall(&path, clock),
                Some(Task::Stats(wish)) => stats::run(&path, clock, &wish),
                Some(Task::Check(wish)) => check::run(&path, clock, &wish),
                Some(Task::Import(wish)) => import::run(&path, clock, &wish),
                Some(Task::Export(wish)) => export::run(&path, clock, &wish),
                Some(Task::Backup(wish)) => copies::backup(&path, clock, &wish),
                Some(Task::Restore(wish)) => copies::restore(&path, clock, &wish),
            }
        }
    }
}

fn work(path: &Path, clock: Clock) -> Result<ExitCode, Problem> {
    need_terminal()?;
    open_screen(path, clock)
}

/// Opens a file to read it; of one that is damaged that is said first.
fn to_read(path: &Path) -> Result<Store, Problem> {
    let store = Store::open(path, Mode::Read)?;
    if let Some(unsound) = store.unsound() {
        print::complain(&faults::unsound(unsound, store.nearest_copy()));
    }
    Ok(store)
}

fn wall(path: &Path, clock: Clock) -> Result<ExitCode, Problem> {
    need_terminal()?;
    projector::run(path, clock)?;
    Ok(Exit::Done.into())
}

/// Refuses to draw a full screen into a pipe or a file.
fn need_terminal() -> Result<(), Problem> {
    let both = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    both.then_some(()).ok_or_else(Problem::no_terminal)
}

/// Runs the full screen on a file until the user leaves it.
fn open_screen(path: &Path, clock: Clock) -> Result<ExitCode, Problem> {
    // The screen says itself what is waited for.
    say_waiting(None);
    let path = path.to_path_buf();
    let open = move |patience: &Patience| {
        Store::open_waiting(&path, Mode::Write, patience).map_err(Failure::from)
    };
    match screen::run(open, clock) {
        End::Left => Ok(Exit::Done.into()),
        End::Encoding => Ok(Exit::Usage.into()),
        End::Died => Err(Problem::fault(text::SCREEN_DIED)),
        End::Failed(failure) => Err(failure.into()),
        End::Unsaved(failure) => Err(Problem::unsaved(&failure)),
        End::Unkept(failure) => Err(Problem::unkept(&failure)),
        End::Terminal(error) => Err(Problem::fault(text::terminal_failed(&error.to_string()))),
    }
}
