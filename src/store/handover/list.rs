//! 交接记录: the list and the card.

use rusqlite::{Connection, Row};

use crate::domain::Id;
use crate::domain::list::{From, Page};
use crate::domain::person::{Handover, HandoverCard, HandoverRow};
use crate::store::code::Code;
use crate::store::page::{Shape, page};

const SELECT: &str = "SELECT o.id, o.on_date, p.name,
    coalesce((SELECT group_concat(DISTINCT t.name) FROM handover_item i JOIN person t ON t.id = i.to_id
      WHERE i.handover_id = o.id), ''),
    (SELECT count(*) FROM handover_item i WHERE i.handover_id = o.id), o.reason
  FROM handover o JOIN person p ON p.id = o.from_id WHERE 1";

/// Handovers, newest first.
pub(in crate::store) fn list(
    conn: &Connection,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<HandoverRow>> {
    let shape = Shape {
        select: SELECT,
        filters: Vec::new(),
        sort: Some("o.on_date"),
        id: "o.id",
        descending: true,
    };
    page(conn, shape, from, count, read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<HandoverRow> {
    Ok(HandoverRow {
        id: row.get(0)?,
        on: row.get(1)?,
        from: row.get(2)?,
        to: row.get(3)?,
        items: row.get(4)?,
        reason: row.get(5)?,
    })
}

/// A handover with everything that was handed over.
pub(in crate::store) fn card(
    conn: &Connection,
    id: Id<Handover>,
) -> rusqlite::Result<HandoverCard> {
    let row = conn
        .prepare_cached(&format!("{SELECT} AND o.id = ?1"))?
        .query_row([id], read)?;
    let from = conn
        .prepare_cached("SELECT from_id FROM handover WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    let items = conn
        .prepare_cached(
            "SELECT i.kind, i.subject, p.id, p.name FROM handover_item i JOIN person p ON p.id = i.to_id
             WHERE i.handover_id = ?1 ORDER BY i.id",
        )?
        .query_map([id], |row| {
            Ok((
                row.get::<_, Code<_>>(0)?.0,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
            ))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(HandoverCard { row, from, items })
}
