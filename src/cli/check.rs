//! `fyj check`: what does not hold in the file; it changes nothing.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use super::args::CheckWish;
use super::exit::{Exit, Problem};
use super::{print, text};
use crate::clock::Clock;
use crate::store::{Finding, Mode, Store};

/// Prints the findings; their presence is the exit code.
pub(super) fn run(path: &Path, clock: Clock, wish: &CheckWish) -> Result<ExitCode, Problem> {
    let store = Store::open(path, Mode::Read)?;
    let mut findings = store.check()?;
    findings.extend(store.minutes_owed(clock.now())?);
    let holes = store.coverage(clock.today())?;
    findings.extend(holes.into_iter().map(Finding::from));
    if wish.json {
        print::json(&Report::of(&findings))?;
    } else {
        print::out(&text::findings(&findings))?;
    }
    let exit = if findings.is_empty() {
        Exit::Done
    } else {
        Exit::Findings
    };
    Ok(exit.into())
}

/// What `--json` prints.
#[derive(Serialize)]
struct Report<'a> {
    count: usize,
    findings: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    subject: &'a str,
}

impl<'a> Report<'a> {
    fn of(findings: &'a [Finding]) -> Self {
        let line = |found: &'a Finding| Line {
            kind: found.kind.code(),
            subject: &found.subject,
        };
        Self {
            count: findings.len(),
            findings: findings.iter().map(line).collect(),
        }
    }
}
