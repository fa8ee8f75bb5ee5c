//! Settings of one file: what changes what is collected, counted or shown. They are facts.
//!
//! How a window likes to look is a habit, not a setting.

mod command;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};

use super::{Failure, Store};
use crate::domain::Coded;
use crate::domain::clean::clean;
use crate::domain::copy::CopyLimit;
use crate::domain::rules::Rulebook;
use crate::domain::visit::Round;

pub use command::SettingCommand;

/// A named setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Name of the community.
    Community,
    /// 12-digit code of the community.
    CommunityCode,
    /// The street or town it belongs to.
    Street,
    /// Where its office is.
    Address,
    /// Telephone of its office.
    OfficePhone,
    /// `yes` in a drill file.
    Drill,
    /// `yes` when sensitive tags may be kept, with consent.
    SensitiveTags,
    /// Length of a round of 一户一见面.
    Round,
    /// How much room the copies of the days may take.
    Copies,
    /// `yes` when whoever holds a public office stands by name on the wall and in notices.
    NameOffices,
}

impl Setting {
    pub(super) fn key(self) -> &'static str {
        match self {
            Setting::Community => "community",
            Setting::CommunityCode => "community_code",
            Setting::Street => "street",
            Setting::Address => "address",
            Setting::OfficePhone => "office_phone",
            Setting::Drill => "drill",
            Setting::SensitiveTags => "sensitive_tags",
            Setting::Round => "round",
            Setting::Copies => "copies",
            Setting::NameOffices => "name_offices",
        }
    }
}

/// How long a round is in this file, or by the rule book where that was never set.
pub(super) fn round(conn: &Connection) -> rusqlite::Result<Round> {
    let code: Option<String> = read(conn, Setting::Round)?;
    let set = code.and_then(|code| Round::from_code(&code));
    Ok(set.unwrap_or_else(|| Rulebook::builtin().round()))
}

/// How much room the copies of the days may take; as much as they need where that was never set.
pub(super) fn copies(conn: &Connection) -> rusqlite::Result<CopyLimit> {
    let code: Option<String> = read(conn, Setting::Copies)?;
    let set = code.and_then(|code| CopyLimit::from_code(&code));
    Ok(set.unwrap_or_default())
}

pub(super) fn read(conn: &Connection, setting: Setting) -> rusqlite::Result<Option<String>> {
    of_key(conn, setting.key())
}

/// The value of a key. One that is damaged keeps nothing from starting: what can be read of it is shown.
fn of_key(conn: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| {
            let bytes = match row.get_ref(0)? {
                ValueRef::Text(bytes) => bytes,
                ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => {
                    &[]
                }
            };
            Ok(clean(&String::from_utf8_lossy(bytes)).into_owned())
        })
        .optional()
}

/// Writes a setting; called inside the door, or while a drill is made.
pub(super) fn write(conn: &Connection, setting: Setting, value: &str) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO setting (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute((setting.key(), value))?;
    Ok(())
}

impl Store {
    /// The value of a setting, if it was set.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn setting(&self, setting: Setting) -> Result<Option<String>, Failure> {
        self.heed(read(&self.conn, setting).map_err(Failure::from))
    }

    /// How much room the copies of the days may take.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn copy_limit(&self) -> Result<CopyLimit, Failure> {
        Ok(copies(&self.conn)?)
    }

    /// Whether this is a drill file (演练).
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn is_drill(&self) -> Result<bool, Failure> {
        Ok(self.setting(Setting::Drill)?.as_deref() == Some("yes"))
    }
}

/// The community's code; empty when it was not entered.
pub(super) fn community_code(conn: &Connection) -> rusqlite::Result<String> {
    Ok(read(conn, Setting::CommunityCode)?.unwrap_or_default())
}

/// Whether a setting is switched on.
pub(super) fn is_on(conn: &Connection, setting: Setting) -> rusqlite::Result<bool> {
    Ok(read(conn, setting)?.as_deref() == Some("yes"))
}

/// Whether sensitive tags are switched on.
pub(super) fn sensitive_tags(conn: &Connection) -> rusqlite::Result<bool> {
    conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM setting WHERE key = ?1 AND value = 'yes')")?
        .query_row([Setting::SensitiveTags.key()], |row| row.get(0))
}
