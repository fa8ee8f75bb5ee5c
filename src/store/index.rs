//! What is derived for finding and sorting: search tables and sort keys, made anew where they became stale.
//!
//! Triggers only note which household or person became stale. The door for writes makes their rows
//! anew before it commits, so that a family of five costs one row and not six.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;

use super::{Failure, Store};
use crate::domain::search::{keys, naming};

/// Makes the functions known that the statements below use; the schema itself uses none of them.
pub(super) fn teach(conn: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function("reversed", 1, flags, |context| {
        let text = String::from_utf8_lossy(bytes(context.get_raw(0)));
        Ok(text.chars().rev().collect::<String>())
    })?;
    conn.create_scalar_function("search_keys", 1, flags, |context| {
        let text = String::from_utf8_lossy(bytes(context.get_raw(0)));
        let words: Vec<String> = text.split_whitespace().map(keys).collect();
        Ok(words.join(" "))
    })
}

/// What is damaged is found by what can be read of it.
fn bytes(value: ValueRef<'_>) -> &[u8] {
    value.as_bytes().unwrap_or_default()
}

/// Makes every stale row anew.
pub(super) fn refresh(conn: &Connection) -> rusqlite::Result<()> {
    if is_noted(conn, "SELECT EXISTS (SELECT 1 FROM household_stale)")? {
        run(conn, HOUSEHOLDS)?;
    }
    if is_noted(conn, "SELECT EXISTS (SELECT 1 FROM people_stale)")? {
        run(conn, PEOPLE)?;
    }
    if is_noted(conn, "SELECT EXISTS (SELECT 1 FROM everyone_stale)")? {
        run(conn, EVERYONE)?;
    }
    Ok(())
}

fn is_noted(conn: &Connection, sql: &str) -> rusqlite::Result<bool> {
    conn.prepare_cached(sql)?.query_row([], |row| row.get(0))
}

fn run(conn: &Connection, statements: &[&str]) -> rusqlite::Result<()> {
    for sql in statements {
        conn.prepare_cached(sql)?.execute([])?;
    }
    Ok(())
}

const HOUSEHOLDS: &[&str] = &[
    "DELETE FROM household_search WHERE rowid IN (SELECT household_id FROM household_stale)",
    "DELETE FROM household_order WHERE household_id IN (SELECT household_id FROM household_stale)",
    "INSERT INTO household_search (rowid, door, names, tails, grid)
       SELECT w.id, w.door, w.names, reversed(w.phones), 'g' || w.grid_id
       FROM household_stale s CROSS JOIN household_words w ON w.id = s.household_id ORDER BY s.household_id",
    "INSERT INTO household_order (household_id, grid_id, pinyin, stroke)
       SELECT w.id, w.grid_id, w.pinyin, w.stroke
       FROM household_stale s CROSS JOIN household_words w ON w.id = s.household_id ORDER BY s.household_id",
    "DELETE FROM household_stale",
];

const PEOPLE: &[&str] = &[
    "DELETE FROM people_search WHERE rowid IN (SELECT person_id FROM people_stale)",
    "DELETE FROM people_order WHERE person_id IN (SELECT person_id FROM people_stale)",
    "INSERT INTO people_search (rowid, names, tails, body)
       SELECT w.id, w.names, reversed(w.phones), search_keys(w.body)
       FROM people_stale s CROSS JOIN people_words w ON w.id = s.person_id ORDER BY s.person_id",
    "INSERT INTO people_order (person_id, pinyin, stroke)
       SELECT w.id, w.pinyin, w.stroke
       FROM people_stale s CROSS JOIN people_words w ON w.id = s.person_id ORDER BY s.person_id",
    "DELETE FROM people_stale",
];

const EVERYONE: &[&str] = &[
    "DELETE FROM everyone_search WHERE rowid IN (SELECT person_id FROM everyone_stale)",
    "INSERT INTO everyone_search (rowid, names, tails)
       SELECT p.id, p.keys, reversed(p.phone || ' ' || p.phones)
       FROM everyone_stale s CROSS JOIN person p ON p.id = s.person_id ORDER BY s.person_id",
    "DELETE FROM everyone_stale",
];

/// Writes what a person is found and sorted by; to be called after every change of name or reading.
///
/// The one place where these columns are made.
pub(super) fn name_person(conn: &Connection, person: i64) -> rusqlite::Result<()> {
    let (name, reading): (String, String) = conn
        .prepare_cached("SELECT name, reading FROM person WHERE id = ?1")?
        .query_row([person], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let made = naming(&name, &reading);
    conn.prepare_cached(
        "UPDATE person SET keys = ?2, by_pinyin = ?3, by_stroke = ?4
         WHERE id = ?1 AND (keys, by_pinyin, by_stroke) <> (?2, ?3, ?4)",
    )?
    .execute((person, made.keys, made.by_pinyin, made.by_stroke))?;
    Ok(())
}

/// Names everyone of a file that was made before names had sort keys.
pub(super) fn name_everyone(conn: &Connection) -> rusqlite::Result<()> {
    let people: Vec<i64> = conn
        .prepare("SELECT id FROM person")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    people
        .into_iter()
        .try_for_each(|person| name_person(conn, person))
}

/// People whose search words or sort keys are not those of their name.
pub(super) fn misnamed(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement =
        conn.prepare("SELECT name, reading, keys, by_pinyin, by_stroke FROM person")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |column| {
            let bytes = row.get_ref(column)?.as_bytes_or_null()?.unwrap_or_default();
            Ok::<_, rusqlite::Error>(String::from_utf8_lossy(bytes))
        };
        let name = text(0)?;
        let made = naming(&name, &text(1)?);
        let fits =
            text(2)? == made.keys && text(3)? == made.by_pinyin && text(4)? == made.by_stroke;
        if !fits {
            found.push(name.into_owned());
        }
    }
    Ok(found)
}

/// Doors and names whose derived rows are not what a recomputation gives, missing and surplus ones too.
pub(super) const ASTRAY: &str = "
  SELECT w.door FROM household_words w WHERE NOT EXISTS
    (SELECT 1 FROM household_search f WHERE f.rowid = w.id AND f.door = w.door AND f.names = w.names
       AND f.tails = reversed(w.phones) AND f.grid = 'g' || w.grid_id)
    OR NOT EXISTS (SELECT 1 FROM household_order o WHERE o.household_id = w.id
       AND o.grid_id = w.grid_id AND o.pinyin = w.pinyin AND o.stroke = w.stroke)
  UNION ALL SELECT CAST(f.rowid AS TEXT) FROM household_search f
    WHERE NOT EXISTS (SELECT 1 FROM household_words w WHERE w.id = f.rowid)
  UNION ALL SELECT CAST(o.household_id AS TEXT) FROM household_order o
    WHERE NOT EXISTS (SELECT 1 FROM household_words w WHERE w.id = o.household_id)
  UNION ALL SELECT w.names FROM people_words w WHERE NOT EXISTS
    (SELECT 1 FROM people_search f WHERE f.rowid = w.id AND f.names = w.names
       AND f.tails = reversed(w.phones) AND f.body = search_keys(w.body))
    OR NOT EXISTS (SELECT 1 FROM people_order o WHERE o.person_id = w.id
       AND o.pinyin = w.pinyin AND o.stroke = w.stroke)
  UNION ALL SELECT CAST(o.person_id AS TEXT) FROM people_order o
    WHERE NOT EXISTS (SELECT 1 FROM people_words w WHERE w.id = o.person_id)
  UNION ALL SELECT CAST(f.rowid AS TEXT) FROM people_search f
    WHERE NOT EXISTS (SELECT 1 FROM people_words w WHERE w.id = f.rowid)
  UNION ALL SELECT p.name FROM person p WHERE NOT EXISTS
    (SELECT 1 FROM everyone_search f WHERE f.rowid = p.id AND f.names = p.keys
       AND f.tails = reversed(p.phone || ' ' || p.phones))
  UNION ALL SELECT CAST(f.rowid AS TEXT) FROM everyone_search f
    WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = f.rowid)";

impl Store {
    /// Makes all derived rows anew, for a file that was written to by other programs.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn rebuild_index(&self) -> Result<(), Failure> {
        self.may_write()?;
        self.conn.execute_batch(
            "BEGIN IMMEDIATE;
             DELETE FROM household_search; DELETE FROM household_order;
             DELETE FROM people_search; DELETE FROM people_order; DELETE FROM everyone_search;
             INSERT OR IGNORE INTO household_stale SELECT id FROM household;
             INSERT OR IGNORE INTO people_stale SELECT person_id FROM membership UNION SELECT person_id FROM role_term;
             INSERT OR IGNORE INTO everyone_stale SELECT id FROM person",
        )?;
        let made = refresh(&self.conn);
        self.conn
            .execute_batch(if made.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        made.map_err(Failure::from)
    }
}

#[cfg(test)]
mod tests;
