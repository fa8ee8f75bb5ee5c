//! Everything about one issue, for one screen.

use rusqlite::{Connection, OptionalExtension};

use super::list;
use super::timeline::timeline;
use crate::domain::Id;
use crate::domain::issue::{Issue, IssueCard, IssueRow};
use crate::store::code::Code;

pub(in crate::store) fn card(conn: &Connection, issue: Id<Issue>) -> rusqlite::Result<IssueCard> {
    let row: IssueRow = conn
        .prepare_cached(&format!("{} AND i.id = ?", list::SELECT))?
        .query_row([issue], list::read)?;
    let (task, task_open) = last_task(conn, issue)?;
    let timeline = timeline(conn, issue)?;
    conn.prepare_cached(
        "SELECT i.kind, i.channel, i.household_id, p.name, i.grid_id, g.name
         FROM issue i JOIN grid g ON g.id = i.grid_id
         LEFT JOIN household h ON h.id = i.household_id
         LEFT JOIN person p ON p.id = h.head_id WHERE i.id = ?1",
    )?
    .query_row([issue], |found| {
        let grid: i64 = found.get(4)?;
        Ok(IssueCard {
            kind: found.get::<_, Code<_>>(0)?.0,
            channel: found.get::<_, Code<_>>(1)?.0,
            household: found.get(2)?,
            head: found.get(3)?,
            grid: Some((Id::new(grid), found.get(5)?)),
            task,
            task_open,
            proposed: list::proposed_for(conn, row.category, grid)?,
            timeline,
            row,
        })
    })
}

fn last_task(
    conn: &Connection,
    issue: Id<Issue>,
) -> rusqlite::Result<(Option<Id<crate::domain::task::Task>>, bool)> {
    let found = conn
        .prepare_cached(
            "SELECT id, done_on IS NULL FROM task WHERE issue_id = ?1 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([issue], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.map_or((None, false), |(task, open)| (Some(task), open)))
}
