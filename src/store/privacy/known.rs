//! Every name of the file, made ready to be looked for once and kept until one of them changes.

use std::cell::RefCell;
use std::sync::Arc;

use rusqlite::{Connection, Row};

use crate::domain::privacy::Names;
use crate::store::code::Lossy;
use crate::store::{Failure, Store};

/// The names as they were made last, and of which version of them.
#[derive(Debug, Default)]
pub(in crate::store) struct Known(RefCell<Option<(i64, Arc<Names>)>>);

/// Every name that stands in the file: of residents, of those who moved, of members, of whoever held a post.
pub(in crate::store) fn everyone(conn: &Connection) -> rusqlite::Result<Names> {
    let names = conn
        .prepare_cached("SELECT name, keys FROM person")?
        .query_map([], name)?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(Names::new(names))
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

    /// The names of the file; asks only whether one has changed since.
    pub(in crate::store) fn names(&self) -> rusqlite::Result<Arc<Names>> {
        let version: i64 = self
            .conn
            .prepare_cached("SELECT version FROM known_names WHERE one = 1")?
            .query_row([], |row| row.get(0))?;
        let mut known = self.known.0.borrow_mut();
        if let Some((of, names)) = known.as_ref()
            && *of == version
        {
            return Ok(Arc::clone(names));
        }
        let names = Arc::new(everyone(&self.conn)?);
        *known = Some((version, Arc::clone(&names)));
        Ok(names)
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
