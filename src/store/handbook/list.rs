//! Every member with the handbook in use, or without one.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use crate::domain::handbook::HandbookRow;
use crate::domain::list::{From, Page};
use crate::store::page::{At, Shape, containing, page};

const SELECT: &str = "SELECT m.person_id, p.name, br.name || coalesce(' ' || g.name, ''), b.id,
    coalesce(b.number, ''), b.issued_on,
    (SELECT count(*) FROM contact c WHERE c.person_id = p.id AND c.kind = 'main' AND c.to_date IS NULL),
    (SELECT count(*) FROM handbook_entry e WHERE e.handbook_id = b.id)
  FROM membership m LEFT JOIN person p ON p.id = m.person_id LEFT JOIN branch br ON br.id = m.branch_id
  LEFT JOIN party_group g ON g.id = m.group_id
  LEFT JOIN handbook b ON b.holder_id = p.id AND b.returned_on IS NULL
  WHERE m.to_date IS NULL";

pub(in crate::store) fn list(
    conn: &Connection,
    narrow: &str,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<HandbookRow>> {
    let mut select = SELECT.to_owned();
    let mut filters = Vec::new();
    let narrow = narrow.trim().to_lowercase();
    if !narrow.is_empty() {
        select.push_str(
            r" AND (p.name LIKE ? ESCAPE '\' OR ' ' || p.keys LIKE ? ESCAPE '\'
                OR b.number LIKE ? ESCAPE '\' OR br.name LIKE ? ESCAPE '\')",
        );
        let inside = Value::Text(containing(&narrow));
        let word = Value::Text(containing(&format!(" {narrow}")));
        filters.extend([inside.clone(), word, inside.clone(), inside]);
    }
    let shape = Shape {
        select: &select,
        filters,
        sort: None,
        id: "m.person_id",
        descending: false,
        at: At::id(),
    };
    page(conn, shape, from, count, read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<HandbookRow> {
    Ok(HandbookRow {
        holder: (row.get(0)?, row.get(1)?),
        body: row.get(2)?,
        book: row.get(3)?,
        number: row.get(4)?,
        issued_on: row.get(5)?,
        households: row.get(6)?,
        entries: row.get(7)?,
    })
}
