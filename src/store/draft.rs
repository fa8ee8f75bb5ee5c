//! Half-finished forms: kept on every edit, offered at the next start. Not facts, so not journalled.
//!
//! A draft belongs to the window that wrote it and is offered to another one only when that is gone.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension};

use super::windows::{self, Window};
use super::{Failure, Store};

/// A form as it stood when it was last touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The form and its values, as the screen wrote them.
    pub body: String,
    /// When.
    pub saved_at: NaiveDateTime,
}

/// What drafts stand under that no window has written: those of an older version, and of a store without one.
const NO_WINDOW: &str = "form";

/// How the drafts begin that were looked at and laid aside; no window is called so.
const ASIDE: &str = "aside-";

impl Store {
    /// Makes this store that of a window, which has a draft of its own until it ends.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn enter_window(&mut self) -> Result<(), Failure> {
        let left = owners(&self.conn)?;
        let is_left = |name: &str| left.iter().any(|owner| owner == name);
        self.window = Window::at_desk(self.path(), is_left);
        Ok(())
    }

    /// Whether another window is open on the file.
    pub fn is_shared(&self) -> bool {
        let own = self.window.as_ref().map(Window::name);
        windows::is_any_open(self.path(), own)
    }

    /// Under which name this window keeps its draft.
    pub(super) fn owner(&self) -> String {
        let window = self.window.as_ref().map(Window::name);
        window.unwrap_or(NO_WINDOW).to_owned()
    }

    /// Keeps a draft; it is on disk when this returns.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<(), Failure> {
        let owner = self.owner();
        self.writing(|store| Ok(keep(&store.conn, &owner, draft)?))
    }

    /// The draft of this window, if there is one.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn draft(&self) -> Result<Option<Draft>, Failure> {
        let draft = self
            .conn
            .prepare_cached("SELECT body, saved_at FROM draft WHERE window = ?1")?
            .query_row([self.owner()], |row| {
                Ok(Draft {
                    body: row.get(0)?,
                    saved_at: row.get(1)?,
                })
            })
            .optional()?;
        Ok(draft)
    }

    /// Takes over the newest draft of a window that is gone; from then on it is this window's.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn inherit_draft(&mut self) -> Result<Option<Draft>, Failure> {
        if self.unsound().is_some() {
            return self.draft();
        }
        let own = self.owner();
        for owner in owners(&self.conn)? {
            if owner != own
                && !windows::is_open(self.path(), &owner)
                && rename(&self.conn, &owner, &own)?
            {
                break;
            }
        }
        self.draft()
    }

    /// Leaves the draft of this window for a later one.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn lay_draft_aside(&mut self) -> Result<(), Failure> {
        let owner = self.owner();
        self.writing(|store| {
            let taken = owners(&store.conn)?;
            let is_free = |name: &String| !taken.contains(name);
            let aside = (1_u32..).map(|n| format!("{ASIDE}{n}")).find(is_free);
            rename(&store.conn, &owner, &aside.unwrap_or_default())?;
            Ok(())
        })
    }

    /// Forgets the draft of this window.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn drop_draft(&mut self) -> Result<(), Failure> {
        let owner = self.owner();
        self.writing(|store| Ok(drop_draft(&store.conn, &owner)?))
    }
}

/// Keeps a draft in the place of the one before.
fn keep(conn: &Connection, owner: &str, draft: &Draft) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO draft (window, body, saved_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (window) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
    )?
    .execute((owner, &draft.body, draft.saved_at))?;
    Ok(())
}

/// Forgets a draft: it goes in the same transaction as what it led to.
pub(super) fn drop_draft(conn: &Connection, owner: &str) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM draft WHERE window = ?1")?
        .execute([owner])?;
    Ok(())
}

/// Whose drafts there are, the newest first.
fn owners(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    conn.prepare_cached("SELECT window FROM draft ORDER BY saved_at DESC, window DESC")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Gives a draft to another window; `false` when it went elsewhere in between.
fn rename(conn: &Connection, from: &str, to: &str) -> rusqlite::Result<bool> {
    let renamed = conn
        .prepare_cached("UPDATE OR IGNORE draft SET window = ?2 WHERE window = ?1")?
        .execute((from, to))?;
    Ok(renamed == 1)
}
