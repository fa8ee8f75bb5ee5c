//! Members and everyone with a role: the list and the pickers.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use crate::domain::Coded;
use crate::domain::list::{From, Order, Page};
use crate::domain::person::{MemberRow, Role};
use crate::store::code::Code;
use crate::store::household::people_terms;
use crate::store::page::{Shape, containing, page, page_of_keys};

const COLUMNS: &str = "SELECT p.id, p.name, p.phone, m.status,
    coalesce(b.name || coalesce(' ' || g.name, ''), ''),
    (SELECT group_concat(role, ' ') FROM role_term r WHERE r.person_id = p.id AND r.to_date IS NULL),
    (SELECT count(*) FROM contact c WHERE c.person_id = p.id AND c.kind = 'main' AND c.to_date IS NULL)";

const JOINED: &str = " CROSS JOIN person p ON p.id = k.id
  LEFT JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL
  LEFT JOIN branch b ON b.id = m.branch_id
  LEFT JOIN party_group g ON g.id = m.group_id";

/// Members and holders of roles: as they were entered, or by name.
pub(in crate::store) fn list(
    conn: &Connection,
    (narrow, order): (&str, Order),
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<MemberRow>> {
    // As they were entered: one key for all, so that their ids decide.
    let sort = match order {
        Order::Place => "''",
        Order::Pinyin => "o.pinyin",
        Order::Stroke => "o.stroke",
    };
    let terms = people_terms(narrow);
    let found = if terms.is_some() {
        "people_search f CROSS JOIN people_order o ON o.person_id = f.rowid WHERE people_search MATCH ?"
    } else {
        "people_order o WHERE 1"
    };
    let select = format!("SELECT o.person_id AS id, {sort} AS sort FROM {found}");
    let shape = Shape {
        select: &select,
        filters: terms.into_iter().map(Value::Text).collect(),
        sort: (order != Order::Place).then_some(sort),
        id: "o.person_id",
        descending: false,
    };
    let outer = format!("{COLUMNS}, k.sort FROM (");
    let joined = format!(") k{JOINED}");
    page_of_keys(conn, shape, (&outer, &joined), from, count, read)
}

/// Everyone in the file, by the order in which they were entered.
pub(in crate::store) fn everyone(
    conn: &Connection,
    narrow: &str,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<MemberRow>> {
    let joined = JOINED.trim_start_matches(" CROSS JOIN person p ON p.id = k.id");
    let mut select = format!("{COLUMNS}, '' FROM person p {joined} WHERE 1");
    let mut filters = Vec::new();
    let narrow = narrow.trim().to_lowercase();
    if !narrow.is_empty() {
        select.push_str(r" AND (p.name LIKE ? ESCAPE '\' OR p.keys LIKE ? ESCAPE '\')");
        filters.extend([
            Value::Text(containing(&narrow)),
            Value::Text(containing(&format!(" {narrow}"))),
        ]);
    }
    let shape = Shape {
        select: &select,
        filters,
        sort: None,
        id: "p.id",
        descending: false,
    };
    page(conn, shape, from, count, read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<MemberRow> {
    let roles: Option<String> = row.get(5)?;
    Ok(MemberRow {
        id: row.get(0)?,
        name: row.get(1)?,
        phone: row.get(2)?,
        status: row.get::<_, Option<Code<_>>>(3)?.map(|code| code.0),
        body: row.get(4)?,
        roles: roles
            .unwrap_or_default()
            .split_whitespace()
            .filter_map(Role::from_code)
            .collect(),
        households: row.get(6)?,
        sort: row.get(7)?,
    })
}
