//! `fyj check`: what does not hold in the file; it changes nothing.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use super::args::CheckWish;
use super::exit::{Exit, Problem};
use super::{print, text, to_read};
use crate::clock::Clock;
use crate::store::{Failure, Finding, Store};

/// Prints the findings; their presence is the exit code.
pub(super) fn run(path: &Path, clock: Clock, wish: &CheckWish) -> Result<ExitCode, Problem> {
    let store = to_read(path)?;
    let mut findings = store.check()?;
    let is_damaged = findings.iter().any(|found| found.kind.is_damage());
    let of_work = rules_of_work(&store, clock);
    // In a damaged file what can be said about the work is said as far as it can be read.
    match of_work {
        Ok(more) => findings.extend(more),
        Err(_) if is_damaged => {}
        Err(failure) => return Err(failure.into()),
    }
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

/// What is owed, and where the network has holes.
fn rules_of_work(store: &Store, clock: Clock) -> Result<Vec<Finding>, Failure> {
    let mut findings = store.minutes_owed(clock.now())?;
    let holes = store.coverage(clock.today())?;
    findings.extend(holes.into_iter().map(Finding::from));
    Ok(findings)
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
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<&'a str>,
}

impl<'a> Report<'a> {
    fn of(findings: &'a [Finding]) -> Self {
        let line = |found: &'a Finding| Line {
            kind: found.kind.code(),
            subject: &found.subject,
            table: found.place.as_ref().map(|place| place.table.as_str()),
            column: found.place.as_ref().map(|place| place.column.as_str()),
            command: found.deed.as_ref().map(|deed| deed.command.as_str()),
        };
        Self {
            count: findings.len(),
            findings: findings.iter().map(line).collect(),
        }
    }
}
