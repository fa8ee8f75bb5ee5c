//! The file: the only module that names `rusqlite`.
//!
//! Reads are [`Query`] values, writes are [`Command`] values that pass one door, `transact`.
//! [`Store`] is used directly by the command line and tests, and through [`worker`] by the screen.

mod aside;
mod calendar;
mod chain;
mod check;
mod code;
mod command;
mod contact_card;
mod copy;
mod coverage;
mod draft;
pub mod drill;
pub mod export;
mod facts;
mod fault;
mod grid;
mod habit;
mod handbook;
mod handover;
mod household;
pub mod import;
mod index;
mod issue;
mod journal;
mod limits;
mod meeting;
mod migrate;
mod minutes;
mod month;
mod notice;
mod open;
mod org;
mod overtaken;
mod page;
mod patience;
mod person;
mod place;
mod privacy;
mod query;
mod rule;
mod session;
mod setting;
mod sound;
mod standing;
mod stats;
mod task;
mod transact;
mod visit;
mod wall;
pub mod windows;
pub mod worker;

pub use aside::step_back;
pub use calendar::CalendarCommand;
pub use check::{Finding, FindingKind, Place as FindingPlace};
pub use command::{Command, NewIssue};
pub use contact_card::{CardCommand, CardFilter, CardPlan};
pub use copy::{Copies, Ready, look_at_copy, take_place};
pub use draft::Draft;
pub use fault::{Failure, Fault};
pub use grid::{GridCommand, GridFacts, SectionFacts};
pub use habit::Habit;
pub use handbook::HandbookCommand;
pub use handover::HandoverCommand;
pub use household::{
    HomeFacts, HouseholdCommand, NewConsent, NewResident, ResidentChange, TypedDoor,
};
pub use meeting::{BallotCommand, FloorCommand, Head, MeetingCommand, NewMeeting, PartFacts};
pub use minutes::{MinutesCommand, WhichMinutes};
pub use month::MonthCommand;
pub use notice::NoticeCommand;
pub use open::{Identity, Mode, Store, identity, is_held, is_part_of};
pub use org::{CommunityFacts, OrgCommand};
pub use patience::{Patience, say_waiting};
pub use person::{NewMembership, PersonCommand, PersonFacts, TermsOf};
pub use place::{is_network_path, network_filesystem};
pub use privacy::PrivacyCommand;
pub use query::{
    Answer, Body, Filter, Listing, MonthFilter, OrgListing, Query, Row, Settings, TaskFilter,
};
pub use rule::RuleCommand;
pub use setting::{Setting, SettingCommand};
pub use sound::{Examiner, Findings, Strangeness, Stranger, Thing, Unsound};
pub use transact::{Changes, Ctx, Done, Origin};
