//! Everything that can be set by itself, as values; 社区资料 is a form of its own.

use super::{Setting, write};
use crate::domain::Coded;
use crate::domain::copy::CopyLimit;
use crate::domain::visit::Round;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// A wish to change a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingCommand {
    /// Whether sensitive tags may be kept, with consent.
    SensitiveTags(bool),
    /// How long a round of 一户一见面 is.
    Round(Round),
    /// How much room the copies of the days may take.
    Copies(CopyLimit),
    /// 责任人写姓名: whether whoever holds a public office stands by name on the wall and in notices.
    NameOffices(bool),
}

impl SettingCommand {
    /// The name under which it stands in the journal.
    pub fn code(self) -> &'static str {
        match self {
            SettingCommand::SensitiveTags(_) => "set_sensitive_tags",
            SettingCommand::Round(_) => "set_round",
            SettingCommand::Copies(_) => "set_copies",
            SettingCommand::NameOffices(_) => "set_name_offices",
        }
    }

    pub(in crate::store) fn run(self, tx: &Tx<'_>) -> Result<Written, Failure> {
        let (setting, value) = match self {
            SettingCommand::SensitiveTags(on) => (Setting::SensitiveTags, switch(on)),
            SettingCommand::Round(round) => (Setting::Round, round.code()),
            SettingCommand::Copies(limit) => (Setting::Copies, limit.code()),
            SettingCommand::NameOffices(on) => (Setting::NameOffices, switch(on)),
        };
        write(tx.conn, setting, value)?;
        Ok(Written::on(value))
    }
}

/// A switch, as the file writes it.
fn switch(on: bool) -> &'static str {
    if on { "yes" } else { "no" }
}
