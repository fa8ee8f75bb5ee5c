//! A plain snapshot that conditions of keys read; filled once per key press.

use super::{MinutesFacts, NoticeFacts};
use crate::domain::contact_card::CardState;
use crate::domain::issue::Stage;

use super::ItemFacts;

/// What is selected and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// A household is selected or shown.
    pub household: bool,
    /// Its record is sealed.
    pub sealed: bool,
    /// A household can be registered from here.
    pub can_register: bool,
    /// How the selected contact card stands.
    pub card: Option<CardState>,
    /// Cards and handbooks can be handed out from here.
    pub cards: bool,
    /// A grid is selected or shown.
    pub grid: bool,
    /// Stage of the issue that is selected or shown.
    pub issue: Option<Stage>,
    /// The list can be narrowed.
    pub can_find: bool,
    /// The list can be put into another order.
    pub can_sort: bool,
    /// There is more than one pane or part.
    pub panes: bool,
    /// Something can be opened.
    pub can_open: bool,
    /// The screen has several lists.
    pub views: bool,
    /// The meeting list is shown.
    pub meetings: bool,
    /// The person that is shown.
    pub person: Option<PersonFacts>,
    /// The settings are shown.
    pub settings: bool,
    /// An import is under way: nothing of it is written yet.
    pub importing: bool,
    /// The plan of an import is shown.
    pub plan: bool,
    /// The item of the meeting that is shown.
    pub item: Option<ItemFacts>,
    /// The minutes that are shown.
    pub minutes: Option<MinutesFacts>,
    /// The notice that is shown.
    pub notice: Option<NoticeFacts>,
    /// A telephone number could be shown.
    pub phones: bool,
    /// Where the visits or the round's lists stand: whether they are of one grid.
    pub round: Option<bool>,
    /// Whether a hole of the network is selected.
    pub hole: bool,
    /// Whether the households of one contact are listed.
    pub of_contact: bool,
    /// How many months before this one the matrix begins.
    pub matrix: Option<u8>,
    /// How the wall stands, where it is shown.
    pub wall: Option<WallFacts>,
    /// Whether someone is named in what is previewed, where something is.
    pub masks: Option<MaskFacts>,
    /// The member's month that is selected or shown.
    pub month: Option<MonthFacts>,
    /// What is selected in the calendar.
    pub calendar: Option<CalendarFacts>,
}

/// How the person that is shown stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonFacts {
    /// A role is held.
    pub holds: bool,
}

/// What is selected in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarFacts {
    /// A meeting that is still to be held.
    pub planned: bool,
    /// Its day was set by hand.
    pub edited: bool,
}

/// How the wall stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WallFacts {
    /// The selected slide is a sentence that is still to be written.
    pub unwritten: bool,
    /// Something waits to be shown.
    pub waits: bool,
    /// Something was shown before.
    pub has_past: bool,
}

/// Whether someone is named in what is previewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaskFacts {
    /// Nobody.
    None,
    /// Someone; no place is chosen.
    Some,
    /// A place is chosen, and is masked.
    Masked,
    /// A place is chosen, and stands as it is written.
    Stands,
}

/// How this month of a member stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthFacts {
    /// Nothing was collected yet.
    pub collects: bool,
    /// The report is missing.
    pub reports: bool,
    /// There is a group to report for.
    pub has_group: bool,
}
