//! From a filled-in form to the command it stands for.

mod assign;
mod deliberation;
mod home;
mod minutes;
mod network;
pub(super) mod rule;
pub(super) mod values;

pub(super) use minutes::ask;

use super::{FieldId, Form};
use crate::domain::Refusal;
use crate::domain::refusal::Missing;
use crate::flow::Purpose;
use crate::store::{CalendarCommand, Command, NewMeeting};

pub(super) use deliberation::fields as meeting_fields;
use values::Values;

/// A refusal, and the field it is about.
type Wrong = (FieldId, Refusal);

pub(super) fn command(form: &Form) -> Result<Command, Wrong> {
    let values = Values(form);
    Ok(match &form.purpose {
        Purpose::Grid(purpose) => network::grid(purpose, &values)?,
        Purpose::Org(purpose) => network::org(purpose, &values)?,
        Purpose::Person(purpose) => network::person(purpose, &values)?,
        Purpose::Visit(household) => Command::RecordVisit {
            household: *household,
            on: values.date(FieldId::Date)?,
            outcome: values.must_choose(FieldId::Outcome, Missing::Outcome)?,
            visitors: values.visitors(),
            met: values.met(),
            others_met: values.number(FieldId::Others)?,
            said: values.text(FieldId::Said),
            issues: values.issues()?,
            as_is: values.ticked(FieldId::AsIs),
        },
        Purpose::Issue(household) => Command::RegisterIssue {
            household: *household,
            on: values.date(FieldId::Date)?,
            issue: values
                .issues()?
                .pop()
                .ok_or((FieldId::IssueText(0), Refusal::Empty(Missing::IssueText)))?,
        },
        Purpose::Meeting {
            kind,
            branch,
            group,
            ..
        } => {
            let on = values.date(FieldId::Date)?;
            let new = NewMeeting::of(*kind, (*branch, *group), on);
            Command::OpenMeeting(deliberation::called(new, &values)?)
        }
        Purpose::MeetingDay(meeting) => Command::Calendar(CalendarCommand::SetDay {
            meeting: *meeting,
            on: values.date(FieldId::Date)?,
            reason: values.text(FieldId::Note),
        }),
        Purpose::Dispose {
            item, disposition, ..
        } => Command::Dispose {
            item: *item,
            disposition: *disposition,
            note: values.text(FieldId::Note),
            target: values.target(),
            assign: values.assignment(*disposition)?,
            helpers: values.helpers()?,
        },
        Purpose::Tally { item, .. } => Command::SetTally {
            item: *item,
            tally: values.tally([FieldId::Approve, FieldId::Reject, FieldId::Abstain])?,
            opinion: values.tally([
                FieldId::RepApprove,
                FieldId::RepReject,
                FieldId::RepAbstain,
            ])?,
        },
        Purpose::End { meeting } => Command::EndMeeting {
            meeting: *meeting,
            reason: values.text(FieldId::Note),
        },
        Purpose::Minutes(purpose) => minutes::minutes(purpose, &values)?,
        Purpose::Progress(issue) => Command::AddProgress {
            issue: *issue,
            note: values.text(FieldId::Note),
        },
        Purpose::Finish(issue) => Command::FinishTask {
            issue: *issue,
            result: values.text(FieldId::Note),
        },
        Purpose::Tell(issue) => Command::Tell {
            issue: *issue,
            on: values.date(FieldId::Date)?,
            way: values.choice(FieldId::Way),
            teller: values.person(),
            note: values.text(FieldId::Note),
        },
        Purpose::FollowUp(issue) => Command::FollowUp {
            issue: *issue,
            on: values.date(FieldId::Date)?,
            satisfaction: values.choice(FieldId::Satisfaction),
            note: values.text(FieldId::Note),
        },
        Purpose::InMeeting(purpose) => deliberation::command(purpose, &values)?,
        Purpose::Home(purpose) => home::home(purpose, &values)?,
        Purpose::Card(purpose) => home::card(purpose, &values)?,
        Purpose::Rule(purpose) => rule::command(*purpose, &values)?,
        // It asks for a file and writes nothing into this one.
        Purpose::CopyTo => return Err((FieldId::Save, Refusal::Gone)),
        Purpose::Reopen(issue) => Command::Reopen {
            issue: *issue,
            reason: values.text(FieldId::Note),
        },
    })
}
