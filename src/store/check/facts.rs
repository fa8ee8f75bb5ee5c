//! The rows against the journal: whatever it wrote last must still stand there.
//!
//! Rows that never went through the journal (a drill's own people and doors) are not compared.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use super::{Finding, FindingKind};
use crate::store::session::{Written, each_written, mark};

/// Columns that a newer version makes anew for older rows, past the journal; they are checked against what
/// they are made from.
const MADE_ANEW: &[(&str, &str)] = &[
    ("person", "keys"),
    ("person", "by_pinyin"),
    ("person", "by_stroke"),
    ("ballot", "published_at"),
];

/// What the journal wrote last into a row, by the marks of its values.
struct Last {
    /// Whether the row stands there.
    stands: bool,
    /// Of each column that was written: the mark of its value.
    columns: Vec<Option<u64>>,
}

/// By table and key.
type Rows = HashMap<String, HashMap<Vec<u64>, Last>>;

/// Compares every row that the journal knows.
pub(super) fn facts(conn: &Connection, findings: &mut Vec<Finding>) -> rusqlite::Result<()> {
    let mut known = replayed(conn)?;
    let mut tables: Vec<String> = known.keys().cloned().collect();
    tables.sort_unstable();
    for table in tables {
        if let Some(rows) = known.remove(&table) {
            compare(conn, &table, rows, findings)?;
        }
    }
    Ok(())
}

fn replayed(conn: &Connection) -> rusqlite::Result<Rows> {
    let mut known = Rows::new();
    let mut statement = conn.prepare("SELECT changeset FROM journal ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let changeset = row.get_ref(0)?.as_bytes().unwrap_or_default();
        // A damaged entry is found by the chain; the others are compared.
        let _ = each_written(changeset, |written| remember(&mut known, written));
    }
    Ok(known)
}

fn remember(known: &mut Rows, written: &Written<'_>) {
    let rows = match known.get_mut(written.table) {
        Some(rows) => rows,
        None => known.entry(written.table.to_owned()).or_default(),
    };
    let last = rows.entry(written.key.clone()).or_insert(Last {
        stands: true,
        columns: Vec::new(),
    });
    last.stands = !written.is_delete;
    if written.is_delete {
        last.columns.clear();
    }
    if last.columns.len() < written.values.len() {
        last.columns.resize(written.values.len(), None);
    }
    for (column, value) in last.columns.iter_mut().zip(&written.values) {
        *column = value.or(*column);
    }
}

fn compare(
    conn: &Connection,
    table: &str,
    mut known: HashMap<Vec<u64>, Last>,
    findings: &mut Vec<Finding>,
) -> rusqlite::Result<()> {
    let keys = keys(conn, table)?;
    let mut statement = conn.prepare(&format!("SELECT * FROM \"{table}\""))?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key = keys.iter().map(|at| row.get_ref(*at).map(mark));
        let Some(last) = known.remove(&key.collect::<rusqlite::Result<Vec<u64>>>()?) else {
            continue;
        };
        let id = row.get_ref(0)?.as_i64().unwrap_or(0);
        if !last.stands {
            findings.push(Finding::in_row(FindingKind::Rewritten, table, id, ""));
        }
        for (at, name) in names.iter().enumerate() {
            let wrote = last.columns.get(at).copied().flatten();
            let is_kept = wrote.is_none_or(|wrote| wrote == row.get_ref(at).map(mark).unwrap_or(0));
            if !is_kept && last.stands && !MADE_ANEW.contains(&(table, name)) {
                findings.push(Finding::in_row(FindingKind::Rewritten, table, id, name));
            }
        }
    }
    let gone: BTreeSet<i64> = known
        .into_iter()
        .filter(|(_, last)| last.stands)
        .filter_map(|(key, _)| key.first().map(|first| first.cast_signed()))
        .collect();
    findings.extend(
        gone.into_iter()
            .map(|id| Finding::in_row(FindingKind::Rewritten, table, id, "")),
    );
    Ok(())
}

/// The columns of a table's key.
fn keys(conn: &Connection, table: &str) -> rusqlite::Result<Vec<usize>> {
    conn.prepare("SELECT cid FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY cid")?
        .query_map([table], |row| {
            let at: u32 = row.get(0)?;
            Ok(at as usize)
        })?
        .collect()
}
