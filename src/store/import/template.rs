//! How the columns of a kind of sheet were understood by hand, by what its heading looks like.

use chrono::NaiveDateTime;
use rusqlite::OptionalExtension;

use super::super::{Failure, Store};
use crate::domain::Coded;
use crate::domain::roster::Column;

/// Columns a person has given a meaning, or none, by their headings.
pub type Template = Vec<(String, Option<Column>)>;

impl Store {
    /// What was decided about sheets with this heading.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn template(&self, signature: &str) -> Result<Option<Template>, Failure> {
        let columns: Option<String> = self
            .conn
            .prepare_cached("SELECT columns FROM import_template WHERE signature = ?1")?
            .query_row([signature], |row| row.get(0))
            .optional()?;
        let Some(columns) = columns else {
            return Ok(None);
        };
        let pairs: Vec<(String, String)> = serde_json::from_str(&columns).unwrap_or_default();
        let template = pairs
            .into_iter()
            .map(|(heading, code)| (heading, Column::from_code(&code)))
            .collect();
        Ok(Some(template))
    }

    /// Remembers what was decided.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn remember_template(
        &mut self,
        signature: &str,
        template: &Template,
        now: NaiveDateTime,
    ) -> Result<(), Failure> {
        let pairs: Vec<(&str, &str)> = template
            .iter()
            .map(|(heading, column)| (heading.as_str(), column.map_or("", Coded::code)))
            .collect();
        let columns = serde_json::to_string(&pairs).unwrap_or_default();
        self.conn
            .prepare_cached(
                "INSERT INTO import_template (signature, columns, used_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (signature) DO UPDATE SET columns = excluded.columns, used_at = excluded.used_at",
            )?
            .execute((signature, columns, now))?;
        Ok(())
    }
}
