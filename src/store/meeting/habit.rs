//! What a body did last time and is proposed again: where it meets and who writes.

use rusqlite::{Connection, OptionalExtension};

use super::NewMeeting;
use crate::domain::meeting::{HeadGuess, Meeting};
use crate::domain::person::{Branch, Group, Person};
use crate::domain::{Coded, Id};
use crate::store::transact::Tx;

/// Earlier meetings of the body, those of the same kind first.
const EARLIER: &str = "m.branch_id = ?1 AND m.group_id IS ?2
  AND (m.kind IN ('residents', 'representatives')) = ?4
  ORDER BY m.kind = ?3 DESC, m.on_date DESC, m.id DESC LIMIT 1";

/// Where it met last; nothing where that was never said.
pub(super) fn place(tx: &Tx<'_>, new: &NewMeeting) -> rusqlite::Result<String> {
    let found = tx
        .conn
        .prepare_cached(&format!(
            "SELECT m.place FROM meeting m WHERE m.place <> '' AND {EARLIER}"
        ))?
        .query_row(whose(new), |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// What a head that was never filled in may say, by the meetings of the branch and whoever is there.
pub(super) fn guess(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<HeadGuess> {
    let place = conn
        .prepare_cached(
            "SELECT o.place FROM meeting o JOIN meeting m ON m.id = ?1 WHERE o.place <> ''
             ORDER BY o.branch_id = m.branch_id DESC, o.on_date DESC, o.id DESC LIMIT 1",
        )?
        .query_row([meeting], |row| row.get(0))
        .optional()?;
    let recorder = conn
        .prepare_cached(
            "SELECT p.id, p.name FROM meeting o JOIN person p ON p.id = o.recorder_id
             JOIN attendance a ON a.meeting_id = ?1 AND a.person_id = p.id
             WHERE a.presence IN ('present', 'left')
             ORDER BY o.on_date DESC, o.id DESC LIMIT 1",
        )?
        .query_row([meeting], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(HeadGuess {
        place: place.unwrap_or_default(),
        recorder,
    })
}

/// Who wrote last, if still a member or in any role.
pub(super) fn recorder(tx: &Tx<'_>, new: &NewMeeting) -> rusqlite::Result<Option<Id<Person>>> {
    tx.conn
        .prepare_cached(&format!(
            "SELECT m.recorder_id FROM meeting m WHERE m.recorder_id IN
               (SELECT person_id FROM membership WHERE to_date IS NULL
                UNION ALL SELECT person_id FROM role_term WHERE to_date IS NULL) AND {EARLIER}"
        ))?
        .query_row(whose(new), |row| row.get(0))
        .optional()
}

type Whose = (Id<Branch>, Option<Id<Group>>, &'static str, bool);

/// The community's meetings stand with a branch and yet are another body's.
fn whose(new: &NewMeeting) -> Whose {
    let kind = new.kind;
    (new.branch, new.group, kind.code(), kind.is_of_community())
}
