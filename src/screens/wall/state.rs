//! What can be shown, which of it is selected, and the sentence being typed.

use crate::domain::Id;
use crate::domain::meeting::Meeting;
use crate::domain::wall::{WallDesk, WallPicture, WallSlide, WallView};
use crate::flow::{Cx, Facts, TextField, WallFacts};
use crate::screens::layout;
use crate::store::Query;
use crate::store::worker::Ticket;

/// Columns and rows of the smallest paper of a wall.
pub(super) const PAPER: (u16, u16) = (40, 12);
/// Columns that the list needs beside the preview.
const LIST: u16 = 24;

/// The operator's side of the wall.
#[derive(Debug)]
pub struct WallPage {
    /// The meeting one came from.
    pub(super) meeting: Option<Id<Meeting>>,
    /// As it was last read.
    pub desk: Option<WallDesk>,
    /// The selected slide.
    pub selected: usize,
    /// A sentence being typed.
    pub field: Option<TextField>,
    /// How the room would see that sentence.
    pub typed: Option<WallPicture>,
    /// Whether the preview stands in place of the list, where there is room for one only.
    pub previews: bool,
    pub(super) ticket: Option<Ticket>,
    pub(super) typed_ticket: Option<Ticket>,
    /// Whether list and preview both find room.
    pub(super) has_both: bool,
    /// Whether the next reading selects what is on the wall.
    pub(super) follow: bool,
}

impl WallPage {
    /// Opens the desk of the wall and asks for it.
    pub fn open(meeting: Option<Id<Meeting>>, cx: &mut Cx<'_>) -> Self {
        let ticket = cx.load(Query::Wall(meeting));
        Self {
            meeting,
            desk: None,
            selected: 0,
            field: None,
            typed: None,
            previews: false,
            ticket: Some(ticket),
            typed_ticket: None,
            has_both: has_both(cx.size),
            follow: true,
        }
    }

    /// Whether the desk is still on its way.
    pub fn is_waiting(&self) -> bool {
        self.ticket.is_some()
    }

    /// The selected slide.
    pub fn slide(&self) -> Option<&WallSlide> {
        self.desk.as_ref()?.slides.get(self.selected)
    }

    /// What the room would see of what is selected or typed.
    pub fn picture(&self) -> Option<&WallPicture> {
        match &self.field {
            Some(_) => self.typed.as_ref(),
            None => self.slide().map(|slide| &slide.picture),
        }
    }

    /// Whether the selected slide is a sentence that is still to be written.
    pub(super) fn is_unwritten(&self) -> bool {
        let blank = WallView::Message(String::new());
        self.field.is_none() && self.slide().is_some_and(|slide| slide.view == blank)
    }

    /// What keys depend on.
    pub fn facts(&self) -> Facts {
        let wall = self.desk.as_ref().map(|desk| &desk.wall);
        Facts {
            can_open: wall.is_some(),
            panes: !self.has_both && self.field.is_none(),
            wall: wall.map(|wall| WallFacts {
                unwritten: self.is_unwritten(),
                waits: !wall.queue.is_empty(),
                has_past: !wall.past.is_empty(),
            }),
            ..Facts::default()
        }
    }
}

/// Whether list and preview both find room, side by side or one below the other.
pub(super) fn has_both(size: (u16, u16)) -> bool {
    is_beside(size) || is_below(size)
}

/// Whether the preview stands beside the list.
pub(super) fn is_beside((columns, rows): (u16, u16)) -> bool {
    columns > PAPER.0 + LIST && layout::body((columns, rows)) > PAPER.1 + 1
}

/// Whether the preview stands below the list.
pub(super) fn is_below((columns, rows): (u16, u16)) -> bool {
    columns <= PAPER.0 + LIST && layout::body((columns, rows)) >= PAPER.1 + 9
}
