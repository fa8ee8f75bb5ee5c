//! What cards say, a file per card.

pub mod branch;
pub mod chain;
pub mod copies;
pub mod doors;
pub mod grid;
pub mod handbook;
pub mod handover;
pub mod household;
pub mod issue;
pub mod masked;
pub mod minutes;
pub mod month;
pub mod notice;
pub mod person;
pub mod rule;
pub mod section;
pub mod settings;
pub mod stats;
mod terms;

/// When there will be none; the status line says why.
pub fn unread() -> &'static str {
    "这一页读不出来"
}

/// Before the answer is there.
pub fn loading() -> &'static str {
    "正在读取"
}
