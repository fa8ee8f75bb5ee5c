//! `fyj import`: compares a roster with the file, writes what is sound, and lists the rest.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::args::ImportWish;
use super::exit::{Exit, Problem};
use super::{print, text};
use crate::clock::Clock;
use crate::domain::Coded;
use crate::domain::clean::clean;
use crate::domain::roster::Class;
use crate::io::intake::{Intake, Trouble};
use crate::store::import::{Origin, Outcome, PlanRow, Stop, Summary, Tell};
use crate::store::{Ctx, Mode, Store};
use crate::text::roster as words;
use crate::text::{faults, names};

/// Findings that are listed; the sheet of left-out rows holds them all.
const MOST_JSON: usize = 10_000;
const MOST_LINES: usize = 20;

/// Imports a roster, or only looks at it.
pub(super) fn run(path: &Path, clock: Clock, wish: &ImportWish) -> Result<ExitCode, Problem> {
    if let Some(kind) = wish.kind.as_deref().filter(|kind| *kind != "roster") {
        return Err(Problem::usage(text::unknown_kind(kind)));
    }
    let ctx = Ctx {
        now: clock.now(),
        actor: names::OPERATOR.to_owned(),
    };
    let mut intake = if wish.preview {
        Intake::looking(path)
    } else {
        Intake::new(path, Stop::default())
    };
    let origin = Origin::File(wish.file.to_string_lossy().into_owned());
    let opened = intake.open(origin, &ctx)?;
    if !opened.headings.iter().any(|it| it.column.is_some()) {
        return Err(Trouble::NoHeader.into());
    }
    let summary = intake.read(&ctx, &mut ignore)?;
    let most = if wish.json { MOST_JSON } else { MOST_LINES };
    let findings = Findings::of(&mut intake, most, opened.left_out)?;
    if wish.preview {
        return preview(wish, &summary, &findings);
    }
    if summary.sound() == 0 {
        let left_out = (summary.rows > 0).then(|| intake.write_left_out(&ctx));
        let left_out = left_out.map(|written| written.map_err(|trouble| trouble.sentence()));
        say(wish, &summary, &findings, &Ended::refused(left_out))?;
        return Err(Problem::refused(text::NOTHING_SOUND));
    }
    warn_of_the_clock(path, ctx.today());
    // Nothing goes into a damaged file; on the screen it was looked through by now.
    intake.import()?.store().examine();
    let outcome = intake.apply(&ctx, &mut ignore);
    let outcome = outcome.map_err(|trouble| match trouble {
        Trouble::Store(failure) => Problem::writing(failure),
        other => other.into(),
    })?;
    say(wish, &summary, &findings, &Ended::applied(outcome))?;
    Ok(Exit::Done.into())
}

/// Nobody can be asked here: a clock that shows an earlier day than the newest step is at least said.
fn warn_of_the_clock(path: &Path, today: NaiveDate) {
    let newest = Store::open(path, Mode::Read).ok();
    let newest = newest.and_then(|store| store.newest_day());
    if let Some(newest) = newest.filter(|newest| *newest > today) {
        print::complain(&faults::clock_behind(newest, today));
    }
}

fn ignore(_: Tell) {}

fn preview(wish: &ImportWish, summary: &Summary, found: &Findings) -> Result<ExitCode, Problem> {
    say(wish, summary, found, &Ended::default())?;
    let exit = if summary.findings == 0 && summary.rows > 0 {
        Exit::Done
    } else {
        Exit::Findings
    };
    Ok(exit.into())
}

/// What was written, and where.
#[derive(Default)]
struct Ended {
    applied: bool,
    copy: Option<String>,
    left_out: Option<Result<String, String>>,
}

impl Ended {
    fn refused(left_out: Option<Result<std::path::PathBuf, String>>) -> Self {
        Self {
            left_out: left_out.map(|written| written.map(|path| path.display().to_string())),
            ..Self::default()
        }
    }

    fn applied(outcome: Outcome) -> Self {
        Self {
            applied: outcome.done.is_some(),
            copy: outcome.copy.map(|path| path.display().to_string()),
            ..Self::refused(outcome.left_out)
        }
    }
}

/// Rows with something to be said about them, and sheets that were not read.
struct Findings {
    sheets: Vec<String>,
    rows: Vec<PlanRow>,
    total: u64,
}

impl Findings {
    fn of(intake: &mut Intake, most: usize, sheets: Vec<String>) -> Result<Self, Trouble> {
        let mut found = Self {
            sheets,
            rows: Vec::new(),
            total: 0,
        };
        intake.import()?.each_with_notes(|row| {
            found.total += (row.changes.len() + row.notes.len()) as u64;
            if found.rows.len() < most {
                found.rows.push(lean(row));
            }
            Ok::<(), Trouble>(())
        })?;
        Ok(found)
    }

    fn json(&self) -> Vec<Value> {
        let each = self.rows.iter().flat_map(|row| {
            let changes = row.changes.iter().map(|change| {
                let cell = row.cells.iter().find(|(_, of, _)| *of == change.field);
                json!({
                    "sheet": row.sheet,
                    "row": row.row,
                    "column": cell.map(|(at, _, _)| words::letters(*at)),
                    "field": change.field.code(),
                    "class": row.class.code(),
                    "code": "changed",
                    "from": words::value(change.field, &change.old),
                    "to": words::value(change.field, &change.new),
                    "reason": words::change(change),
                })
            });
            changes.chain(row.notes.iter().map(|note| {
                let (at, field) = note.cell.unzip();
                json!({
                    "sheet": row.sheet,
                    "row": row.row,
                    "column": at.map(words::letters),
                    "field": field.map(Coded::code),
                    "class": row.class.code(),
                    "code": note.reason.code(),
                    "reason": words::reason(&note.reason),
                })
            }))
        });
        each.collect()
    }
}

/// The row without what is not said of it: many thousand are kept.
fn lean(mut row: PlanRow) -> PlanRow {
    row.told = None;
    if row.changes.is_empty() {
        row.cells = Vec::new();
    }
    row
}

fn say(wish: &ImportWish, summary: &Summary, found: &Findings, end: &Ended) -> Result<(), Problem> {
    if wish.json {
        print::json(&object(wish, summary, found, end))?;
    } else {
        print::out(&lines(wish, summary, found, end))?;
    }
    Ok(())
}

fn object(wish: &ImportWish, summary: &Summary, found: &Findings, end: &Ended) -> Value {
    json!({
        "preview": wish.preview,
        "applied": end.applied,
        "rows": summary.rows,
        "new": summary.of(Class::New),
        "households_new": summary.households_new,
        "persons_new": summary.persons_new,
        "grids_new": summary.grids_new,
        "sections_new": summary.sections_new,
        "changed": summary.of(Class::Changed),
        "same": summary.of(Class::Same),
        "conflicts": summary.of(Class::Conflict),
        "rejected": summary.of(Class::Rejected),
        "sheets_left_out": found.sheets,
        "findings_total": found.total,
        "findings": found.json(),
        "copy": end.copy,
        "left_out": end.left_out.as_ref().and_then(|written| written.as_ref().ok()),
    })
}

fn lines(wish: &ImportWish, summary: &Summary, found: &Findings, end: &Ended) -> String {
    let mut lines = vec![words::counts(summary)];
    lines.extend(words::new_places(summary, end.applied));
    lines.extend(words::new_grids(summary).map(str::to_owned));
    lines.extend(words::sheets_left_out(&found.sheets));
    let each = found.rows.iter().map(words::finding);
    lines.extend(each);
    if found.rows.len() >= MOST_LINES {
        lines.push(words::more(found.total));
    }
    lines.extend(end.copy.as_deref().map(words::copy_lies));
    lines.extend(
        end.left_out
            .as_ref()
            .map(|written| words::left_out_lie(written.as_ref())),
    );
    // That not one row is sound is said as the reason of the refusal.
    if wish.preview || summary.sound() > 0 {
        lines.push(words::ended(wish.preview, end.applied).to_owned());
    }
    let lines: Vec<_> = lines.iter().map(|line| clean(line)).collect();
    lines.join("\n") + "\n"
}
