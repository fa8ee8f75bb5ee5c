//! Half-finished forms: kept on every edit, offered at the next start. Not facts, so not journalled.

use chrono::NaiveDateTime;
use rusqlite::OptionalExtension;

use super::{Failure, Store};

/// A form as it stood when it was last touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The form and its values, as the screen wrote them.
    pub body: String,
    /// When.
    pub saved_at: NaiveDateTime,
}

/// There is one form at a time, so there is one draft.
const KEY: &str = "form";

impl Store {
    /// Keeps a draft; it is on disk when this returns.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<(), Failure> {
        self.conn
            .prepare_cached(
                "INSERT INTO draft (key, body, saved_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
            )?
            .execute((KEY, &draft.body, draft.saved_at))?;
        Ok(())
    }

    /// The draft, if one was left.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn draft(&self) -> Result<Option<Draft>, Failure> {
        let draft = self
            .conn
            .prepare_cached("SELECT body, saved_at FROM draft WHERE key = ?1")?
            .query_row([KEY], |row| {
                Ok(Draft {
                    body: row.get(0)?,
                    saved_at: row.get(1)?,
                })
            })
            .optional()?;
        Ok(draft)
    }

    /// Forgets the draft.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn drop_draft(&mut self) -> Result<(), Failure> {
        self.conn
            .prepare_cached("DELETE FROM draft WHERE key = ?1")?
            .execute([KEY])?;
        Ok(())
    }
}
