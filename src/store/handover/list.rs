//! 交接记录: the list and the card, of handovers that stand and of those that were taken back.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::list::{Anchor, From, Page};
use crate::domain::person::{Handover, HandoverCard, HandoverRow, ItemKind, Person};
use crate::domain::{Coded, Id};
use crate::store::code::Code;
use crate::store::page::{At, Shape, looked_up, page_of_keys};
use crate::store::session;

/// Whatever was handed over; what was taken back has no rows any more, but its journal entry.
const KEYS: &str = "SELECT o.id AS id, o.sort AS sort FROM (
    SELECT id, on_date AS sort FROM handover
    UNION ALL
    SELECT j.id, substr(j.at, 1, 10) FROM journal j JOIN journal u ON u.undoes = j.id
      WHERE j.command = 'hand_over' AND NOT EXISTS (SELECT 1 FROM journal x WHERE x.undoes = u.id)
  ) o WHERE 1";

const COLUMNS: &str = "SELECT k.id, k.sort, coalesce(p.name, j.subject),
    coalesce((SELECT group_concat(DISTINCT t.name) FROM handover_item i JOIN person t ON t.id = i.to_id
      WHERE i.handover_id = o.id), ''),
    (SELECT count(*) FROM handover_item i WHERE i.handover_id = o.id), coalesce(o.reason, j.why),
    (SELECT substr(u.at, 1, 10) FROM journal u WHERE u.undoes = j.id), j.changeset";

const JOINED: &str = " LEFT JOIN handover o ON o.id = k.id LEFT JOIN person p ON p.id = o.from_id
    LEFT JOIN journal j ON j.id = k.id";

/// Handovers, newest first.
pub(in crate::store) fn list(
    conn: &Connection,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<HandoverRow>> {
    let shape = Shape {
        select: KEYS,
        filters: Vec::new(),
        sort: Some("o.sort"),
        id: "o.id",
        descending: true,
        at: At::sorted(1),
    };
    let outer = format!("{COLUMNS} FROM (");
    let joined = format!(") k{JOINED}");
    let page = page_of_keys(conn, shape, (&outer, &joined), from, count, read)?;
    let at = |(row, _): &(HandoverRow, _)| Anchor::new(row.on.to_string(), row.id);
    looked_up(page, at, |(mut row, changeset)| {
        if let Some(changeset) = changeset {
            let items = items_of(conn, &changeset)?;
            row.items = u32::try_from(items.len()).unwrap_or(u32::MAX);
            row.to = takers(&items);
        }
        Ok(row)
    })
}

/// A row, and what the journal kept of it where it was taken back.
fn read(row: &Row<'_>) -> rusqlite::Result<(HandoverRow, Option<Vec<u8>>)> {
    let handover = HandoverRow {
        id: row.get(0)?,
        on: row.get(1)?,
        from: row.get(2)?,
        to: row.get(3)?,
        items: row.get(4)?,
        reason: row.get(5)?,
        undone: row.get(6)?,
    };
    Ok((handover, row.get(7)?))
}

type Item = (ItemKind, String, Id<Person>, String);

/// Who took over, each once, in the order of the things.
fn takers(items: &[Item]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (_, _, _, name) in items {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.join(",")
}

/// What a handover that was taken back had handed over.
fn items_of(conn: &Connection, changeset: &[u8]) -> rusqlite::Result<Vec<Item>> {
    let mut found = Vec::new();
    for row in session::made(changeset, "handover_item")? {
        // In the order of the table's columns.
        let [
            Value::Integer(id),
            _,
            Value::Text(kind),
            _,
            Value::Integer(to),
            Value::Text(subject),
        ] = row.as_slice()
        else {
            continue;
        };
        let Some(kind) = ItemKind::from_code(kind) else {
            continue;
        };
        let name = conn
            .prepare_cached("SELECT name FROM person WHERE id = ?1")?
            .query_row([to], |row| row.get(0))
            .optional()?;
        found.push((
            *id,
            (
                kind,
                subject.clone(),
                Id::new(*to),
                name.unwrap_or_default(),
            ),
        ));
    }
    found.sort_by_key(|(id, _)| *id);
    Ok(found.into_iter().map(|(_, item)| item).collect())
}

/// A handover with everything that was handed over; one that was taken back by its journal entry.
pub(in crate::store) fn card(
    conn: &Connection,
    id: Id<Handover>,
) -> rusqlite::Result<HandoverCard> {
    let standing = conn
        .prepare_cached("SELECT from_id, on_date FROM handover WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let entry = conn
        .prepare_cached("SELECT changeset FROM journal WHERE id = ?1 AND command = 'hand_over'")?
        .query_row([id], |row| row.get::<_, Vec<u8>>(0))
        .optional()?;
    let (from, on): (Id<Person>, NaiveDate) = match (standing, &entry) {
        (None, Some(changeset)) => first_of(changeset)?,
        (standing, _) => standing.ok_or(rusqlite::Error::QueryReturnedNoRows)?,
    };
    let (mut row, changeset) = conn
        .prepare_cached(&format!(
            "{COLUMNS} FROM (SELECT ?1 AS id, ?2 AS sort) k{JOINED}"
        ))?
        .query_row((id, on), read)?;
    let items = match changeset {
        Some(changeset) => items_of(conn, &changeset)?,
        None => standing_items(conn, id)?,
    };
    row.items = u32::try_from(items.len()).unwrap_or(u32::MAX);
    row.to = takers(&items);
    Ok(HandoverCard { row, from, items })
}

/// Who handed over and when, out of the journal.
fn first_of(changeset: &[u8]) -> rusqlite::Result<(Id<Person>, NaiveDate)> {
    let rows = session::made(changeset, "handover")?;
    match rows.first().map(Vec::as_slice) {
        Some([_, Value::Integer(from), Value::Text(on), ..]) => {
            let on = on.parse().map_err(|_| rusqlite::Error::InvalidQuery)?;
            Ok((Id::new(*from), on))
        }
        _ => Err(rusqlite::Error::QueryReturnedNoRows),
    }
}

fn standing_items(conn: &Connection, id: Id<Handover>) -> rusqlite::Result<Vec<Item>> {
    conn.prepare_cached(
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
    .collect()
}
