//! The one door for writes: rules run inside, one journal row per command, changes come out.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;
use rusqlite::blob::ZeroBlob;

use super::draft::drop_draft;
use super::facts::FACTS;
use super::overtaken::overtaken;
use super::session::{self, Recorder};
use super::{Command, Failure, Fault, Store, chain, index, limits};
use crate::domain::days::is_believable;
use crate::domain::id::COUNTER_BITS;
use crate::domain::journal::{Deed, Entry};
use crate::domain::person::HandoverTally;
use crate::domain::{Id, Refusal};

/// When and by whom a command is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ctx {
    /// The moment, by the machine's clock or the pinned date.
    pub now: NaiveDateTime,
    /// Who sits at the machine.
    pub actor: String,
}

impl Ctx {
    /// The day of the command.
    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// Refuses a moment that no clock shows unless it stands wrong.
    pub(super) fn must_be_believed(&self) -> Result<(), Fault> {
        let today = self.today();
        match is_believable(today) {
            true => Ok(()),
            false => Err(Fault::Clock { today }),
        }
    }
}

/// Where a command comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A key on a screen.
    Screen,
    /// A form: decided on after a step that was seen, where that matters; with it its draft is done with.
    Form(Option<Id<Entry>>),
}

/// What a write touched, so that lists know whether they are stale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    tables: BTreeSet<String>,
}

impl Changes {
    /// Whether a table was touched.
    pub fn touch(&self, table: &str) -> bool {
        self.tables.contains(table)
    }

    /// Whether nothing was touched.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }
}

/// A command that was carried out and is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Its journal entry, by which it can be undone.
    pub entry: Id<Entry>,
    /// What it was, by name.
    pub deed: Deed,
    /// Why, where a reason was asked; for an undo, the code of what was undone.
    pub why: String,
    /// What it touched.
    pub changes: Changes,
    /// The row it made, where there is one to go on with (a meeting, an issue).
    pub made: Option<i64>,
    /// Of a handover: how it came out beside its preview.
    pub handover: Option<HandoverTally>,
}

/// What a command's body reports to the door.
pub(super) struct Written {
    /// What it was done to, for the journal and the undo list.
    pub subject: String,
    /// Why, where a reason was asked.
    pub why: String,
    /// The row it made.
    pub made: Option<i64>,
    /// Of a handover: how it came out beside its preview.
    pub handover: Option<HandoverTally>,
}

impl Written {
    pub(super) fn on(subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            why: String::new(),
            made: None,
            handover: None,
        }
    }

    pub(super) fn because(self, why: &str) -> Self {
        Self {
            why: why.to_owned(),
            ..self
        }
    }

    pub(super) fn handing_over(self, tally: HandoverTally) -> Self {
        Self {
            handover: Some(tally),
            ..self
        }
    }

    pub(super) fn making<T>(self, id: Id<T>) -> Self {
        Self {
            made: Some(id.raw()),
            ..self
        }
    }
}

/// An open write transaction, as commands see it.
pub(super) struct Tx<'a> {
    pub conn: &'a Connection,
    pub ctx: &'a Ctx,
}

impl Tx<'_> {
    /// A new row id, unique across machines.
    pub(super) fn id<T>(&self) -> Result<Id<T>, Failure> {
        next_id(self.conn).map_err(Failure::from)
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.ctx.today()
    }
}

/// Takes the next id of this station.
pub(super) fn next_id<T>(conn: &Connection) -> rusqlite::Result<Id<T>> {
    conn.prepare_cached("UPDATE station SET next = next + 1 RETURNING number, next - 1")?
        .query_row([], |row| {
            let (number, counter): (i64, i64) = (row.get(0)?, row.get(1)?);
            Ok(Id::new((number << COUNTER_BITS) | counter))
        })
}

impl Store {
    /// Carries out a command in one transaction; when it returns, the change is on disk.
    ///
    /// # Errors
    ///
    /// [`Failure::Refused`] when a rule says no, [`Failure::Fault`] when the file or the disk does;
    /// in both cases nothing was changed.
    pub fn run(&mut self, command: &Command, ctx: &Ctx) -> Result<Done, Failure> {
        self.run_over(command, ctx, None)
    }

    /// The same for what was decided over what the file said after the step `seen`.
    ///
    /// # Errors
    ///
    /// Besides those of [`Store::run`]: [`Refusal::Overtaken`] when a value it overwrites was changed since.
    pub fn run_over(
        &mut self,
        command: &Command,
        ctx: &Ctx,
        seen: Option<Id<Entry>>,
    ) -> Result<Done, Failure> {
        self.take_step(command, ctx, seen, None)
    }

    /// The same for what comes from somewhere in a window: a form's draft goes with what it led to.
    ///
    /// # Errors
    ///
    /// Those of [`Store::run_over`].
    pub fn run_from(
        &mut self,
        command: &Command,
        ctx: &Ctx,
        origin: Origin,
    ) -> Result<Done, Failure> {
        ctx.must_be_believed()?;
        match origin {
            Origin::Screen => self.take_step(command, ctx, None, None),
            Origin::Form(seen) => self.take_step(command, ctx, seen, Some(self.owner())),
        }
    }

    fn take_step(
        &mut self,
        command: &Command,
        ctx: &Ctx,
        seen: Option<Id<Entry>>,
        draft: Option<String>,
    ) -> Result<Done, Failure> {
        let step = Step {
            code: command.code(),
            undoes: command.undoes(),
            seen,
            draft,
        };
        self.writing(|store| {
            transact(&store.conn, &step, ctx, |tx| {
                store.keep_schema()?;
                command.run(tx)
            })
        })
    }
}

/// What goes through the door, by name.
pub(super) struct Step<'a> {
    /// Code of the command.
    pub code: &'a str,
    /// The step it takes back.
    pub undoes: Option<Id<Entry>>,
    /// The newest step that was known when it was decided on, where that matters.
    pub seen: Option<Id<Entry>>,
    /// Whose draft it was, which is then no longer one.
    pub draft: Option<String>,
}

impl<'a> Step<'a> {
    /// A step that takes nothing back and is decided on as it is taken.
    pub(super) fn plain(code: &'a str) -> Self {
        Self {
            code,
            undoes: None,
            seen: None,
            draft: None,
        }
    }
}

/// Opens the door once: body, journal row and changes in one transaction.
pub(super) fn transact(
    conn: &Connection,
    step: &Step<'_>,
    ctx: &Ctx,
    body: impl FnOnce(&Tx<'_>) -> Result<Written, Failure>,
) -> Result<Done, Failure> {
    conn.execute_batch("BEGIN IMMEDIATE")?;
    let result = inside(conn, step, ctx, body);
    match result {
        Ok(done) => match conn.execute_batch("COMMIT") {
            Ok(()) => Ok(done),
            Err(error) => {
                roll_back(conn);
                Err(error.into())
            }
        },
        Err(failure) => {
            roll_back(conn);
            Err(failure)
        }
    }
}

/// A failed statement may already have ended the transaction (disk full); then there is nothing to roll back.
fn roll_back(conn: &Connection) {
    if !conn.is_autocommit() {
        let _ = conn.execute_batch("ROLLBACK");
    }
}

/// Writes the changes into their journal row; bound as a value, those of an import would be copied twice.
fn fill(conn: &Connection, entry: Id<Entry>, changeset: &[u8]) -> rusqlite::Result<()> {
    conn.blob_open("main", "journal", "changeset", entry.raw(), false)?
        .write_at(changeset, 0)
}

fn inside(
    conn: &Connection,
    step: &Step<'_>,
    ctx: &Ctx,
    body: impl FnOnce(&Tx<'_>) -> Result<Written, Failure>,
) -> Result<Done, Failure> {
    let mut recorder = Recorder::start(conn, FACTS)?;
    let written = body(&Tx { conn, ctx })?;
    let changeset = recorder.changeset()?;
    drop(recorder);
    // What is taken back stood there before.
    if step.undoes.is_none() {
        limits::check(conn, &changeset)?;
    }
    if let Some(seen) = step.seen
        && let Some(deed) = overtaken(conn, seen, &changeset)?
    {
        return Err(Refusal::Overtaken { deed }.into());
    }
    index::refresh(conn)?;
    if let Some(owner) = &step.draft {
        drop_draft(conn, owner)?;
    }
    let entry = next_id(conn)?;
    conn.prepare_cached(
        "INSERT INTO journal (id, at, actor, command, subject, why, undoes, changeset)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        entry,
        ctx.now,
        &ctx.actor,
        step.code,
        &written.subject,
        &written.why,
        step.undoes,
        ZeroBlob(changeset.len() as u64),
    ))?;
    fill(conn, entry, &changeset)?;
    chain::link(conn, entry.raw(), &changeset)?;
    Ok(Done {
        entry,
        deed: Deed {
            command: step.code.to_owned(),
            subject: written.subject,
        },
        why: written.why,
        changes: Changes {
            tables: session::tables(&changeset)?,
        },
        made: written.made,
        handover: written.handover,
    })
}
