//! Members and everyone with a role: the list and the pickers.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use crate::domain::Coded;
use crate::domain::list::{From, Page};
use crate::domain::person::{MemberRow, Role};
use crate::store::code::Code;
use crate::store::page::{Shape, containing, page};

const SELECT: &str = "SELECT p.id, p.name, p.phone, m.status,
    coalesce(b.name || coalesce(' ' || g.name, ''), ''),
    (SELECT group_concat(role, ' ') FROM role_term r WHERE r.person_id = p.id AND r.to_date IS NULL),
    (SELECT count(*) FROM contact c WHERE c.person_id = p.id AND c.kind = 'main' AND c.to_date IS NULL)
  FROM person p
  LEFT JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL
  LEFT JOIN branch b ON b.id = m.branch_id
  LEFT JOIN party_group g ON g.id = m.group_id
  WHERE (m.id IS NOT NULL OR EXISTS (SELECT 1 FROM role_term r WHERE r.person_id = p.id AND r.to_date IS NULL))";

/// Members and holders of roles, by the order in which they were entered.
pub(in crate::store) fn list(
    conn: &Connection,
    narrow: &str,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<MemberRow>> {
    let mut select = SELECT.to_owned();
    let mut filters = Vec::new();
    let narrow = narrow.trim().to_lowercase();
    if !narrow.is_empty() {
        select.push_str(
            r" AND (p.name LIKE ? ESCAPE '\' OR p.keys LIKE ? ESCAPE '\' OR b.name LIKE ? ESCAPE '\')",
        );
        let inside = Value::Text(containing(&narrow));
        let word = Value::Text(containing(&format!(" {narrow}")));
        filters.extend([inside.clone(), word, inside]);
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
    })
}
