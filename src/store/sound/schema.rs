//! The schema of a file beside the program's own: a fingerprint first, and only where that differs, part by part.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::{Strangeness, Stranger, Thing};
use crate::store::migrate;

/// The fingerprint of the newest schema; a test says what it has to be.
const OWN: &str = include_str!("../schema/fingerprint");

/// A part of a schema: its kind and name, its table, its text.
type Part = ((String, String), (String, Option<String>));

/// Whatever is not as the steps up to a version make it, most dangerous first.
pub(in crate::store) fn strangers(
    conn: &Connection,
    version: i64,
) -> rusqlite::Result<Vec<Stranger>> {
    if version == migrate::CURRENT && fingerprint(conn)? == OWN.trim() {
        return Ok(Vec::new());
    }
    Ok(compare(parts(conn)?, parts(&migrate::as_made(version)?)?))
}

/// Tables that SQLite makes itself when any program asks it to count rows or keys. They hold numbers and run
/// nothing; whatever else stands under such a name is a stranger.
const OF_SQLITE: [(&str, &str); 3] = [
    ("sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"),
    (
        "sqlite_stat4",
        "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
    ),
    ("sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)"),
];

/// Throws away what was counted: this program's queries are made for having none, and numbers that are lies
/// would make one of them go on for hours.
pub(in crate::store) fn forget_statistics(conn: &Connection) -> rusqlite::Result<()> {
    let counted: bool = conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name IN ('sqlite_stat1', 'sqlite_stat4'))",
        [],
        |row| row.get(0),
    )?;
    match counted {
        // The schema is read anew, for the numbers stay with it otherwise.
        true => conn.execute_batch(
            "DROP TABLE IF EXISTS main.sqlite_stat1; DROP TABLE IF EXISTS main.sqlite_stat4;
             PRAGMA writable_schema = RESET",
        ),
        false => Ok(()),
    }
}

fn is_of_sqlite(((thing, name), (table, sql)): &Part) -> bool {
    let known = OF_SQLITE.iter().find(|(own, _)| own == name);
    thing == "table" && table == name && known.map(|(_, text)| *text) == sql.as_deref()
}

const PARTS: &str = "SELECT type, name, tbl_name, sql FROM sqlite_schema";

fn parts(conn: &Connection) -> rusqlite::Result<Vec<Part>> {
    let mut statement = conn.prepare(PARTS)?;
    let mut parts: Vec<Part> = statement
        .query_map([], part)?
        .collect::<rusqlite::Result<_>>()?;
    parts.retain(|part| !is_of_sqlite(part));
    Ok(parts)
}

fn part(row: &Row<'_>) -> rusqlite::Result<Part> {
    Ok((
        (
            text(row, 0)?.unwrap_or_default(),
            text(row, 1)?.unwrap_or_default(),
        ),
        (text(row, 2)?.unwrap_or_default(), text(row, 3)?),
    ))
}

/// A text of the schema, whatever bytes it holds.
fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<String>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => None,
    })
}

/// What tells one schema from another, whatever order its parts were made in. It is asked for before the first
/// frame: nothing is copied but into one buffer, which is digested at once.
fn fingerprint(conn: &Connection) -> rusqlite::Result<String> {
    let mut bytes = Vec::with_capacity(1 << 16);
    let mut parts = Vec::new();
    let mut statement = conn.prepare(PARTS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if OF_SQLITE.iter().any(|(own, _)| is_text(row, 1, own)) && is_of_sqlite(&part(row)?) {
            continue;
        }
        let begin = bytes.len();
        for column in 0..4 {
            let text = match row.get_ref(column)? {
                ValueRef::Text(text) | ValueRef::Blob(text) => text,
                ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => &[],
            };
            bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
            bytes.extend_from_slice(text);
        }
        parts.push(begin..bytes.len());
    }
    parts.sort_unstable_by_key(|part| &bytes[part.clone()]);
    let mut whole = Vec::with_capacity(bytes.len());
    for part in parts {
        whole.extend_from_slice(&bytes[part]);
    }
    Ok(blake3::hash(&whole).to_hex().to_string())
}

fn is_text(row: &Row<'_>, column: usize, own: &str) -> bool {
    row.get_ref(column)
        .is_ok_and(|value| matches!(value, ValueRef::Text(text) if text == own.as_bytes()))
}

fn compare(found: Vec<Part>, own: Vec<Part>) -> Vec<Stranger> {
    let mut own: BTreeMap<_, _> = own.into_iter().collect();
    let mut strangers = Vec::new();
    for (key, body) in found {
        let how = match own.remove(&key) {
            Some(known) if known == body => continue,
            Some(_) => Strangeness::Different,
            None => Strangeness::Foreign,
        };
        strangers.push(stranger(key, how));
    }
    let missing = own.into_keys();
    strangers.extend(missing.map(|key| stranger(key, Strangeness::Missing)));
    strangers.sort_by_key(|it| it.thing);
    strangers
}

fn stranger((thing, name): (String, String), how: Strangeness) -> Stranger {
    let thing = match thing.as_str() {
        "trigger" => Thing::Trigger,
        "view" => Thing::View,
        "index" => Thing::Index,
        _ => Thing::Table,
    };
    Stranger { thing, name, how }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_that_of_the_schema_as_the_steps_make_it() {
        let made = migrate::as_made(migrate::CURRENT).unwrap();
        assert_eq!(
            fingerprint(&made).unwrap(),
            OWN.trim(),
            "the schema has changed: write the left value into src/store/schema/fingerprint"
        );
    }

    #[test]
    fn a_file_of_every_older_version_has_the_same_schema_once_it_is_upgraded() {
        for known in 0..migrate::CURRENT {
            let conn = migrate::as_made(known).unwrap();
            migrate::bring_up(&conn, known).unwrap();
            assert_eq!(strangers(&conn, migrate::CURRENT).unwrap(), [], "{known}");
        }
    }
}
