//! How a window likes to look. Not facts: nothing is collected, counted or hidden by them, so they are
//! neither journalled nor undone, and two windows may overwrite each other.

use rusqlite::OptionalExtension;

use super::{Failure, Store};

/// A named habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// Width of ambiguous characters: `auto`, `narrow` or `wide`.
    Width,
}

impl Habit {
    fn key(self) -> &'static str {
        match self {
            Habit::Width => "width",
        }
    }
}

impl Store {
    /// What a habit is, if it was ever formed.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn habit(&self, habit: Habit) -> Result<Option<String>, Failure> {
        let value = self
            .conn
            .prepare_cached("SELECT value FROM habit WHERE key = ?1")?
            .query_row([habit.key()], |row| row.get(0))
            .optional()?;
        Ok(value)
    }

    /// Forms a habit.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn form_habit(&mut self, habit: Habit, value: &str) -> Result<(), Failure> {
        self.may_write()?;
        self.conn
            .prepare_cached(
                "INSERT INTO habit (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute((habit.key(), value))?;
        Ok(())
    }
}
