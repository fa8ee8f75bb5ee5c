//! The three deliberations: 党小组会, 支委会, 党员大会 (民情会诊).

mod board;
mod head;
mod kinds;
mod part;
mod promise;
mod ranking;
mod refusal;
mod select;
mod speech;
mod stay;
mod tellers;
mod template;

pub use board::{
    AgendaItem, Attendee, BallotState, Details, HeadGuess, MeetingBoard, MeetingRow, Voided, Vote,
};
pub use head::HeadFault;
pub use kinds::{Capacity, Disposition, MeetingKind, Presence};
pub use part::{AgendaPart, Part, PartKind, Place, Span, spent};
pub use promise::{Promise, PromiseState, promise_state};
pub use ranking::{Pickable, Rank, pickable, rank, seats_left};
pub use refusal::MeetingRefusal;
pub use select::{Pick, check_pick};
pub use speech::{Speech, SpeechRecord, SpeechState, Stance};
pub use stay::Stay;
pub use tellers::{Counted, Tellers};
pub use template::Template;

/// Marker for ids of meetings.
#[derive(Debug)]
pub struct Meeting;

/// Marker for ids of agenda items: one issue in one meeting.
#[derive(Debug)]
pub struct Item;

/// Marker for ids of 社区中心工作.
#[derive(Debug)]
pub struct Focus;
