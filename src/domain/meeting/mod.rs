//! The three deliberations: 党小组会, 支委会, 党员大会 (民情会诊).

mod board;
mod kinds;
mod select;
mod theme_day;

pub use board::{AgendaItem, Attendee, BallotState, MeetingBoard, MeetingRow, Vote};
pub use kinds::{Capacity, Disposition, MeetingKind, Presence};
pub use select::{Pick, check_pick};
pub use theme_day::{ThemeDay, theme_day};

/// Marker for ids of meetings.
#[derive(Debug)]
pub struct Meeting;

/// Marker for ids of agenda items: one issue in one meeting.
#[derive(Debug)]
pub struct Item;
