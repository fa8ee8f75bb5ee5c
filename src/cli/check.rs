//! `fyj check`: what does not hold in the file; it changes nothing.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::args::CheckWish;
use super::exit::{Exit, Problem};
use super::{print, text};
use crate::clock::Clock;
use crate::store::{Finding, Mode, Store};

/// Prints the findings; their presence is the exit code.
pub(super) fn run(path: &Path, clock: Clock, wish: &CheckWish) -> Result<ExitCode, Problem> {
    let store = Store::open(path, Mode::Read)?;
    let mut findings = store.check()?;
    let holes = store.coverage(clock.today())?;
    findings.extend(holes.iter().map(Finding::from));
    if wish.json {
        print::json(&object(&findings))?;
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

fn object(findings: &[Finding]) -> serde_json::Value {
    let rows: Vec<_> = findings
        .iter()
        .map(|found| json!({"kind": found.kind.code(), "subject": found.subject}))
        .collect();
    json!({"count": rows.len(), "findings": rows})
}
