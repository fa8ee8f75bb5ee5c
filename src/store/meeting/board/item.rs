//! The matters of a meeting.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::ballot;
use crate::domain::Id;
use crate::domain::days::later;
use crate::domain::issue::Category;
use crate::domain::meeting::{AgendaItem, Item, Meeting};
use crate::domain::rules::Rulebook;
use crate::store::code::Code;
use crate::store::issue::proposed_for;

pub(super) fn items(
    conn: &Connection,
    meeting: Id<Meeting>,
    on: NaiveDate,
) -> rusqlite::Result<Vec<AgendaItem>> {
    conn.prepare_cached(
        "SELECT a.id, a.issue_id, i.number, i.category, i.text, s.estate || ' ' || h.door,
           a.disposition, a.note, p.name, a.deadline, i.grid_id, i.internal,
           a.urgent, a.planned, a.remark, a.concerns_all, a.approvals, a.tie_way, f.name,
           t.number
         FROM agenda_item a JOIN issue i ON i.id = a.issue_id
         LEFT JOIN issue t ON t.id = a.target_id
         LEFT JOIN household h ON h.id = i.household_id
         LEFT JOIN section s ON s.id = h.section_id
         LEFT JOIN person p ON p.id = a.assignee_id
         LEFT JOIN focus f ON f.id = a.focus_id
         WHERE a.meeting_id = ?1 ORDER BY a.seat",
    )?
    .query_map([meeting], |row| item(conn, row, on))?
    .collect()
}

fn item(conn: &Connection, row: &Row<'_>, on: NaiveDate) -> rusqlite::Result<AgendaItem> {
    let id: Id<Item> = row.get(0)?;
    let category = row.get::<_, Code<Category>>(3)?.0;
    let assignee: Option<String> = row.get(8)?;
    let days = Rulebook::builtin().days_of(category);
    Ok(AgendaItem {
        id,
        issue: row.get(1)?,
        number: row.get(2)?,
        category,
        text: row.get(4)?,
        door: row.get(5)?,
        disposition: row.get::<_, Option<Code<_>>>(6)?.map(|code| code.0),
        note: row.get(7)?,
        ballot: ballot::ballot(conn, id)?,
        voided: ballot::voided(conn, id)?,
        merged_into: row.get(19)?,
        assigned: assignee.zip(row.get(9)?),
        helpers: helpers(conn, id)?,
        urgent: row.get(12)?,
        planned: row.get(13)?,
        remark: row.get(14)?,
        concerns_all: row.get(15)?,
        approvals: row.get(16)?,
        tie_way: row.get(17)?,
        focus: row.get(18)?,
        proposed: proposed_for(conn, category, row.get(10)?)?,
        proposed_deadline: later(on, u64::from(days)),
        internal: row.get(11)?,
    })
}

fn helpers(conn: &Connection, item: Id<Item>) -> rusqlite::Result<Vec<String>> {
    conn.prepare_cached(
        "SELECT p.name FROM item_helper h JOIN person p ON p.id = h.person_id
         WHERE h.item_id = ?1 ORDER BY h.person_id",
    )?
    .query_map([item], |row| row.get(0))?
    .collect()
}
