//! While papers are counted: whose numbers stand in the form.

use super::build::of_teller;
use super::context::Facts;
use super::text::deliberation as words;
use super::{FieldId, Form, Kind, MeetingField};
use crate::domain::Id;
use crate::domain::meeting::{Item, Tellers};
use crate::flow::{MeetingPurpose, Purpose};

const COUNT: FieldId = FieldId::Meeting(MeetingField::Count);

impl Form {
    /// Whoever counted and what was found stand there, once it was chosen whose numbers are put right.
    pub(super) fn follow_teller(&mut self) {
        let Purpose::InMeeting(MeetingPurpose::Papers(meeting, item)) = self.purpose else {
            return;
        };
        let (COUNT, Some(teller)) = (self.focused().id, self.teller()) else {
            return;
        };
        let tellers = self.tellers(item);
        let counted = tellers.and_then(|tellers| tellers.of(teller));
        for new in of_teller(meeting, counted) {
            if let Some(old) = self.fields.iter_mut().find(|field| field.id == new.id) {
                old.kind = new.kind;
            }
        }
        self.name_teller();
    }

    /// The heading says whose numbers stand here.
    pub(super) fn name_teller(&mut self) {
        if let Some(teller) = self.teller() {
            self.title = words::papers(Some(teller));
        }
    }

    fn teller(&self) -> Option<u32> {
        match self.field(COUNT).map(|field| &field.kind) {
            Some(Kind::Choice(options)) => match options.chosen {
                0 => Some(1),
                1 => Some(2),
                _ => None,
            },
            _ => None,
        }
    }

    fn tellers(&self, item: Id<Item>) -> Option<&Tellers> {
        let Facts::Meeting(board) = &self.context.facts else {
            return None;
        };
        let found = board.items.iter().find(|found| found.id == item)?;
        found.ballot.as_ref()?.tellers.as_ref()
    }
}
