//! What a body did last time and is proposed again: where it meets and who writes.

use rusqlite::OptionalExtension;

use super::NewMeeting;
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
