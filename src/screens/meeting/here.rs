//! Actions that only a meeting knows.

use super::state::Cockpit;
use super::update::{form, run};
use super::{floor, votes};
use crate::domain::meeting::Place;
use crate::flow::{Cx, MeetingAction, MeetingPurpose};
use crate::store::{Command, MeetingCommand};

impl Cockpit {
    pub(super) fn act_here(&mut self, action: MeetingAction, cx: &mut Cx<'_>) {
        let meeting = self.meeting;
        match action {
            MeetingAction::Publish => votes::publish(self, cx),
            MeetingAction::Concerns(concerns) => votes::concerns(self, concerns, cx),
            MeetingAction::CastRest => votes::cast_rest(self, cx),
            MeetingAction::Void => self.form_on_item(MeetingPurpose::Void, cx),
            MeetingAction::NotHandedIn => self.form_on_item(MeetingPurpose::NotHandedIn, cx),
            MeetingAction::Remark => self.remark(cx),
            MeetingAction::BySeat => form(MeetingPurpose::BySeat(meeting), cx),
            MeetingAction::Approvals => form(MeetingPurpose::Approvals(meeting), cx),
            MeetingAction::BreakTie => form(MeetingPurpose::BreakTie(meeting), cx),
            MeetingAction::Head => form(MeetingPurpose::Head(meeting), cx),
            MeetingAction::Heads => form(MeetingPurpose::Heads(meeting), cx),
            MeetingAction::AddPart => form(MeetingPurpose::AddPart(meeting), cx),
            MeetingAction::DropPart => self.drop_part(cx),
            MeetingAction::Ask => floor::ask(self, cx),
            MeetingAction::Speak => floor::speak(self, cx),
            MeetingAction::Hold => floor::hold(self, cx),
            MeetingAction::Extend => floor::extend(self, cx),
            MeetingAction::Note => floor::note(self, cx),
            MeetingAction::Withdraw => floor::withdraw(self, cx),
            MeetingAction::Hurry => {}
        }
    }

    fn form_on_item(
        &self,
        purpose: fn(
            crate::domain::Id<crate::domain::meeting::Meeting>,
            crate::domain::Id<crate::domain::meeting::Item>,
        ) -> MeetingPurpose,
        cx: &mut Cx<'_>,
    ) {
        if let Some(item) = self.current() {
            form(purpose(self.meeting, item.id), cx);
        }
    }

    /// What is noted on the selected line: on a matter, or on a part of the day.
    fn remark(&self, cx: &mut Cx<'_>) {
        match self.place() {
            Some(Place::Item(item)) => form(MeetingPurpose::Remark(self.meeting, item), cx),
            Some(Place::Part(part)) => form(MeetingPurpose::Part(self.meeting, part), cx),
            None => {}
        }
    }

    fn drop_part(&self, cx: &mut Cx<'_>) {
        if let Some(Place::Part(part)) = self.place() {
            run(Command::Meeting(MeetingCommand::DropPart { part }), cx);
        }
    }
}
