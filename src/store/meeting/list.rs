//! The meeting list, newest first, and the bodies that can meet.

use rusqlite::Connection;

use crate::domain::list::{From, Page};
use crate::domain::meeting::{MeetingKind, MeetingRow};
use crate::store::Body;
use crate::store::code::{Code, Lossy};
use crate::store::page::{At, Shape, page};

pub(super) const SELECT: &str = "SELECT m.id, m.kind,
    (SELECT w.name FROM meeting_body w WHERE w.meeting_id = m.id), m.on_date,
    (SELECT count(*) FROM agenda_item a WHERE a.meeting_id = m.id),
    (SELECT count(*) FROM agenda_item a WHERE a.meeting_id = m.id AND a.disposition IS NULL),
    m.ended_at IS NOT NULL
  FROM meeting m WHERE 1";

pub(in crate::store) fn list(
    conn: &Connection,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<MeetingRow>> {
    let shape = Shape {
        select: SELECT,
        filters: Vec::new(),
        sort: Some("m.on_date"),
        id: "m.id",
        descending: true,
        at: At::sorted(3),
    };
    page(conn, shape, from, count, read)
}

pub(super) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<MeetingRow> {
    Ok(MeetingRow {
        id: row.get(0)?,
        kind: row.get::<_, Code<_>>(1)?.0,
        body: row.get(2)?,
        on: row.get(3)?,
        items: row.get(4)?,
        open_items: row.get(5)?,
        ended: row.get(6)?,
    })
}

/// Every body that can hold a meeting of a kind, with how much waits for it.
pub(in crate::store) fn bodies(
    conn: &Connection,
    kind: MeetingKind,
) -> rusqlite::Result<Vec<Body>> {
    let stages: Vec<&str> = kind
        .takes()
        .iter()
        .map(|stage| crate::domain::Coded::code(*stage))
        .collect();
    let sql = if kind.is_of_community() {
        "SELECT min(b.id), NULL, coalesce((SELECT value FROM setting WHERE key = 'community'), b.name),
           (SELECT count(*) FROM issue i WHERE i.stage IN (?1, ?2) AND NOT EXISTS
              (SELECT 1 FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id
               WHERE a.issue_id = i.id AND m.ended_at IS NULL))
         FROM branch b WHERE b.to_date IS NULL HAVING count(*) > 0"
    } else if kind == MeetingKind::Group {
        "SELECT b.id, pg.id, b.name || ' ' || pg.name,
           (SELECT count(*) FROM issue i JOIN grid g ON g.id = i.grid_id
            WHERE g.group_id = pg.id AND i.stage IN (?1, ?2) AND NOT EXISTS
              (SELECT 1 FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id
               WHERE a.issue_id = i.id AND m.ended_at IS NULL))
         FROM party_group pg JOIN branch b ON b.id = pg.branch_id ORDER BY b.id, pg.id"
    } else {
        "SELECT b.id, NULL, b.name,
           (SELECT count(*) FROM issue i JOIN grid g ON g.id = i.grid_id
            JOIN party_group pg ON pg.id = g.group_id
            WHERE pg.branch_id = b.id AND i.stage IN (?1, ?2) AND NOT EXISTS
              (SELECT 1 FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id
               WHERE a.issue_id = i.id AND m.ended_at IS NULL))
         FROM branch b ORDER BY b.id"
    };
    let second = stages.get(1).copied().unwrap_or_default();
    conn.prepare_cached(sql)?
        .query_map((stages[0], second), |row| {
            Ok(Body {
                kind,
                branch: row.get(0)?,
                group: row.get(1)?,
                name: row.get::<_, Lossy>(2)?.0,
                waiting: row.get(3)?,
            })
        })?
        .collect()
}
