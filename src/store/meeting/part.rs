//! The parts of a theme day: laid out from the template, then changed as the day is.

use rusqlite::OptionalExtension;

use super::{open_meeting, open_record};
use crate::domain::meeting::{Meeting, Part, PartKind, Template};
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// What a part is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartFacts {
    /// Its title; empty where the kind says it.
    pub title: String,
    /// Minutes it should take.
    pub planned: u32,
    /// What was said or done.
    pub note: String,
}

/// The template's parts of a new meeting.
pub(super) fn lay_out(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<(), Failure> {
    for (seat, (kind, minutes)) in (1u32..).zip(Template::builtin().parts()) {
        insert(tx, meeting, (kind, seat), ("", minutes))?;
    }
    Ok(())
}

fn insert(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    (kind, seat): (PartKind, u32),
    (title, planned): (&str, u32),
) -> Result<Id<Part>, Failure> {
    let part: Id<Part> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO agenda_part (id, meeting_id, seat, code, title, planned)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((part, meeting, seat, kind.code(), title, planned))?;
    Ok(part)
}

/// One more part, at the end.
pub(super) fn add(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    kind: PartKind,
    facts: &PartFacts,
) -> Result<Written, Failure> {
    let open = open_meeting(tx, meeting)?;
    let seat = tx
        .conn
        .prepare_cached("SELECT coalesce(max(seat), 0) + 1 FROM agenda_part WHERE meeting_id = ?1")?
        .query_row([meeting], |row| row.get(0))?;
    let part = insert(
        tx,
        meeting,
        (kind, seat),
        (facts.title.trim(), facts.planned),
    )?;
    write(tx, part, facts)?;
    Ok(Written::on(open.label).making(part))
}

/// Another title, other minutes, a note.
pub(super) fn edit(tx: &Tx<'_>, part: Id<Part>, facts: &PartFacts) -> Result<Written, Failure> {
    let label = open_record(tx, meeting_of(tx, part)?)?.label;
    write(tx, part, facts)?;
    Ok(Written::on(label).making(part))
}

fn write(tx: &Tx<'_>, part: Id<Part>, facts: &PartFacts) -> Result<(), Failure> {
    tx.conn
        .prepare_cached("UPDATE agenda_part SET title = ?2, planned = ?3, note = ?4 WHERE id = ?1")?
        .execute((part, facts.title.trim(), facts.planned, facts.note.trim()))?;
    Ok(())
}

/// A part that is left out today; never the matters themselves.
pub(super) fn drop_part(tx: &Tx<'_>, part: Id<Part>) -> Result<Written, Failure> {
    let label = open_meeting(tx, meeting_of(tx, part)?)?.label;
    let dropped = tx
        .conn
        .prepare_cached("DELETE FROM agenda_part WHERE id = ?1 AND code <> 'consultation'")?
        .execute([part])?;
    if dropped == 0 {
        return Err(Refusal::Gone.into());
    }
    Ok(Written::on(label))
}

fn meeting_of(tx: &Tx<'_>, part: Id<Part>) -> Result<Id<Meeting>, Failure> {
    let found = tx
        .conn
        .prepare_cached("SELECT meeting_id FROM agenda_part WHERE id = ?1")?
        .query_row([part], |row| row.get(0))
        .optional()?;
    Ok(found.ok_or(Refusal::Gone)?)
}
