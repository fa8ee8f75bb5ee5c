//! How the columns of a kind of sheet were understood by hand, by what its heading looks like.

use chrono::NaiveDateTime;
use rusqlite::OptionalExtension;

use super::super::{Failure, Store};

impl Store {
    /// What was decided about sheets with this heading.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn template(&self, signature: &str) -> Result<Option<String>, Failure> {
        Ok(self
            .conn
            .prepare_cached("SELECT columns FROM import_template WHERE signature = ?1")?
            .query_row([signature], |row| row.get(0))
            .optional()?)
    }

    /// Remembers what was decided.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn remember_template(
        &self,
        signature: &str,
        columns: &str,
        now: NaiveDateTime,
    ) -> Result<(), Failure> {
        self.may_write()?;
        self.conn
            .prepare_cached(
                "INSERT INTO import_template (signature, columns, used_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (signature) DO UPDATE
                   SET columns = excluded.columns, used_at = excluded.used_at",
            )?
            .execute((signature, columns, now))?;
        Ok(())
    }
}
