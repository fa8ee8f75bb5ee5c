//! The vocabulary of the loop: what can happen, what can be asked for, where one can go.
//!
//! Values only: a confirmation carries an [`Intent`], a form a [`Purpose`], never a closure.

mod action;
mod cx;
mod facts;
mod home;
mod line;
mod meeting;
mod minutes;
mod purpose;
mod search;
mod textfield;
mod width;
mod window;

pub use action::{
    Action, CalendarAction, CopyAction, ImportAction, MonthAction, Move, PersonAction, Screen,
    WallAction,
};
pub use cx::{Cx, Effect, Event, Intent, Own, Target, Wish};
pub use facts::{CalendarFacts, Facts, MaskFacts, MonthFacts, PersonFacts, WallFacts};
pub use home::{CardAction, CardPurpose, HomeAction, HomePurpose};
pub use line::{Does, Ink, Line};
pub use meeting::{BallotFacts, Focus, ItemFacts, MeetingAction, MeetingPurpose, SpeechFacts};
pub use minutes::{MinutesAction, MinutesFacts, MinutesPurpose, NoticeFacts};
pub use purpose::{GridPurpose, OrgPurpose, PersonPurpose, Place, Purpose, RulePurpose};
pub use search::Search;
pub use textfield::TextField;
pub use width::WidthSetting;
pub use window::Window;

/// One row of a key table of this program.
pub type Binding = crate::keymap::Binding<Action, Facts>;
