//! What earlier assemblies of the branch decided: the last one's, and whatever was open when it met.

use rusqlite::Connection;

use crate::domain::meeting::{MeetingRow, Promise, promise_state};
use crate::store::code::Code;

pub(super) fn promises(conn: &Connection, row: &MeetingRow) -> rusqlite::Result<Vec<Promise>> {
    if !row.kind.is_of_members() {
        return Ok(Vec::new());
    }
    conn.prepare_cached(
        "WITH earlier AS (
           SELECT o.id, o.on_date FROM meeting o JOIN meeting m ON m.id = ?1
           WHERE o.branch_id = m.branch_id AND o.kind IN ('assembly', 'four_steps')
             AND o.ended_at IS NOT NULL AND (o.on_date, o.id) < (m.on_date, m.id)),
         last AS (SELECT id, on_date FROM earlier ORDER BY on_date DESC, id DESC LIMIT 1)
         SELECT i.id, i.number, i.category, i.text, i.internal, p.name, t.deadline,
           CASE WHEN t.done_on <= ?2 THEN t.done_on END,
           CASE WHEN t.done_on <= ?2 THEN t.result ELSE coalesce(
             (SELECT g.note FROM progress g WHERE g.task_id = t.id AND g.on_date <= ?2
              ORDER BY g.on_date DESC, g.id DESC LIMIT 1), '') END
         FROM task t JOIN agenda_item a ON a.id = t.item_id
         JOIN issue i ON i.id = t.issue_id JOIN person p ON p.id = t.assignee_id, last
         WHERE a.meeting_id IN (SELECT id FROM earlier)
           AND (a.meeting_id = last.id OR t.done_on IS NULL OR t.done_on >= last.on_date)
         ORDER BY t.deadline, t.id",
    )?
    .query_map((row.id, row.on), |read| {
        let (deadline, done_on) = (read.get(6)?, read.get(7)?);
        Ok(Promise {
            issue: read.get(0)?,
            number: read.get(1)?,
            category: read.get::<_, Code<_>>(2)?.0,
            text: read.get(3)?,
            internal: read.get(4)?,
            assignee: read.get(5)?,
            deadline,
            state: promise_state(deadline, done_on, row.on),
            why: read.get(8)?,
        })
    })?
    .collect()
}
