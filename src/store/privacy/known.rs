//! Every name of the file, made ready to be looked for once and kept until one of them changes.

use std::cell::RefCell;
use std::sync::Arc;

use rusqlite::{Connection, Row};

use crate::domain::privacy::{Names, Places};
use crate::store::code::Lossy;
use crate::store::{Failure, Store};

/// The names as they were made last, and of which version of them.
#[derive(Debug, Default)]
pub(in crate::store) struct Known(RefCell<Option<(Version, Arc<Names>)>>);

/// By what it is known that names or streets may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    /// How often a name has.
    names: i64,
    /// How often another connection has written anything, and this one.
    others: i64,
    own: i64,
}

/// Every name that stands in the file: of residents, of those who moved, of members, of whoever held a post, and
/// what any of them was called before it was put right; and the streets people live in.
pub(in crate::store) fn everyone(conn: &Connection) -> rusqlite::Result<Names> {
    let names = conn
        .prepare_cached("SELECT name, keys FROM person UNION ALL SELECT name, '' FROM former_name")?
        .query_map([], name)?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(Names::new(names).beside(places(conn)?))
}

/// The streets of the file, and of the houses in them those whose number could be a span of days.
///
/// The doors of a building all have a shape of their own and need not be known.
fn places(conn: &Connection) -> rusqlite::Result<Places> {
    let texts = |sql: &str| -> rusqlite::Result<Vec<String>> {
        conn.prepare_cached(sql)?.query_map([], text)?.collect()
    };
    let streets = texts(
        "SELECT estate FROM section WHERE kind = 'scattered' UNION SELECT name FROM section WHERE kind = 'scattered'",
    )?;
    let houses = texts(
        "SELECT h.door FROM section s JOIN household h ON h.section_id = s.id
         WHERE s.kind = 'scattered' AND h.door GLOB '*-*'",
    )?;
    Ok(Places::new(streets, houses))
}

fn text(row: &Row<'_>) -> rusqlite::Result<String> {
    let Lossy(text) = row.get(0)?;
    Ok(text)
}

/// A name; one that is damaged is put together again from what it is found by, so that it is hidden all the same.
fn name(row: &Row<'_>) -> rusqlite::Result<String> {
    if let Ok(name) = row.get(0) {
        return Ok(name);
    }
    let Lossy(keys) = row.get(1)?;
    let of_name = keys.split_whitespace().filter(|key| !key.is_ascii());
    Ok(of_name.collect())
}

impl Store {
    /// The names of the file, to hide them in texts of a list.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn all_names(&self) -> Result<Arc<Names>, Failure> {
        Ok(self.names()?)
    }

    /// The names of the file; asks only whether one has changed since, or anything else that could be a street.
    pub(in crate::store) fn names(&self) -> rusqlite::Result<Arc<Names>> {
        let version = self.version()?;
        let mut known = self.known.0.borrow_mut();
        let kept = known.take().filter(|(of, _)| of.names == version.names);
        let names = match kept {
            Some((of, names)) if of == version => names,
            Some((_, names)) => {
                let places = places(&self.conn)?;
                match names.places() == &places {
                    true => names,
                    false => Arc::new(names.beside(places)),
                }
            }
            None => Arc::new(everyone(&self.conn)?),
        };
        *known = Some((version, Arc::clone(&names)));
        Ok(names)
    }

    fn version(&self) -> rusqlite::Result<Version> {
        let pragma = "SELECT version, data_version, total_changes() FROM known_names, pragma_data_version WHERE one = 1";
        self.conn.prepare_cached(pragma)?.query_row([], |row| {
            Ok(Version {
                names: row.get(0)?,
                others: row.get(1)?,
                own: row.get(2)?,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_once_until_one_of_them_changes() {
        let store = Store::in_memory().unwrap();
        let write = |sql: &str| store.conn.execute_batch(sql).unwrap();
        let first = store.names().unwrap();
        write("INSERT INTO branch (id, name) VALUES (1, 'a')");
        assert!(Arc::ptr_eq(&first, &store.names().unwrap()));
        for (sql, known) in [
            (
                "INSERT INTO person (id, name, keys) VALUES (1, 'ab', '')",
                "ab",
            ),
            ("UPDATE person SET name = 'cd'", "cd"),
            ("UPDATE person SET name = 'ef'", "cd"),
            ("DELETE FROM person", ""),
        ] {
            let before = store.names().unwrap();
            write(sql);
            let after = store.names().unwrap();
            assert!(!Arc::ptr_eq(&before, &after), "{sql}");
            assert_eq!(after.knows(known), !known.is_empty(), "{sql}");
        }
        let kept = store.names().unwrap();
        write("UPDATE person SET phone = '1'");
        assert!(Arc::ptr_eq(&kept, &store.names().unwrap()));
    }
}
