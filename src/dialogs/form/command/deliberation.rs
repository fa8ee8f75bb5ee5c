//! From the forms within a meeting to commands.

use super::Wrong;
use super::values::Values;
use crate::dialogs::form::build::MARKS;
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::field::{FieldId, Kind, MeetingField};
use crate::dialogs::form::text::deliberation as words;
use crate::domain::ballot::{Papers, Tally};
use crate::domain::meeting::{
    HeadFault, Item, MeetingBoard, MeetingRefusal, PartKind, Presence, Stance,
};
use crate::domain::person::Person;
use crate::domain::{Coded, Id, Refusal};
use crate::flow::MeetingPurpose;
use crate::keymap::key::fold_char;
use crate::store::{
    BallotCommand, Command, FloorCommand, Head, MeetingCommand, MinutesCommand, NewMeeting,
    PartFacts,
};

pub(super) fn command(purpose: &MeetingPurpose, values: &Values<'_>) -> Result<Command, Wrong> {
    Ok(match purpose {
        MeetingPurpose::BySeat(meeting) => Command::Meeting(MeetingCommand::MarkSome {
            meeting: *meeting,
            people: seats(values)?,
            presence: mark(values)?,
            reason: values.text(FieldId::Note),
        }),
        MeetingPurpose::Papers(_, item) => papers(*item, values)?,
        MeetingPurpose::NotHandedIn(_, item) => Command::Ballot(BallotCommand::NotHandedIn {
            item: *item,
            people: seats(values)?,
        }),
        MeetingPurpose::Void(_, item) => Command::Ballot(BallotCommand::Void {
            item: *item,
            reason: values.text(FieldId::Note),
        }),
        MeetingPurpose::Note(_, speech) => Command::Floor(FloorCommand::Note {
            speech: *speech,
            stance: chosen::<Stance>(values, MeetingField::Stance),
            point: values.text(FieldId::Note),
        }),
        MeetingPurpose::Remark(_, item) => Command::Meeting(MeetingCommand::Remark {
            item: *item,
            text: values.text(FieldId::Note),
            planned: values.number(id(MeetingField::Planned))?,
            focus: focus(values),
        }),
        MeetingPurpose::Part(_, part) => Command::Meeting(MeetingCommand::EditPart {
            part: *part,
            facts: part_facts(values)?,
        }),
        MeetingPurpose::AddPart(meeting) => Command::Meeting(MeetingCommand::AddPart {
            meeting: *meeting,
            kind: chosen::<PartKind>(values, MeetingField::PartKind).ok_or((
                id(MeetingField::PartKind),
                Refusal::from(MeetingRefusal::NothingChosen),
            ))?,
            facts: part_facts(values)?,
        }),
        MeetingPurpose::Head(meeting) => Command::Meeting(MeetingCommand::SetHead {
            meeting: *meeting,
            head: head(values),
        }),
        MeetingPurpose::Complete(meeting) => Command::Minutes(MinutesCommand::Complete {
            meeting: *meeting,
            head: Head {
                theme: board(values).map_or_else(String::new, |it| it.details.theme.clone()),
                ..head(values)
            },
        }),
        MeetingPurpose::Heads(meeting) => Command::Meeting(MeetingCommand::CountHeads {
            meeting: *meeting,
            heads: values.counted(id(MeetingField::Heads))?,
            present: values.counted(id(MeetingField::HeadsPresent))?,
        }),
        MeetingPurpose::Approvals(meeting) => Command::Meeting(MeetingCommand::Approvals {
            meeting: *meeting,
            counts: counts(values)?,
        }),
        MeetingPurpose::BreakTie(meeting) => Command::Meeting(MeetingCommand::BreakTie {
            meeting: *meeting,
            winners: winners(values),
            way: tie_way(values)?,
        }),
        MeetingPurpose::Hurry(issue) => Command::Meeting(MeetingCommand::Hurry {
            issue: *issue,
            reason: values.text(FieldId::Note),
        }),
    })
}

/// A new meeting with when it was called and how many it is for, where the form asks for these.
pub(super) fn called(new: NewMeeting, values: &Values<'_>) -> Result<NewMeeting, Wrong> {
    let noticed = id(MeetingField::NoticedOn);
    // Where nobody was told in time, the reason stands instead of a day.
    let was_told = !values.text(noticed).is_empty();
    let noticed_on = was_told.then(|| values.date(noticed)).transpose()?;
    Ok(NewMeeting {
        noticed_on,
        short_notice: values.text(FieldId::Note),
        heads: values.counted(id(MeetingField::Heads))?,
        ..new
    })
}

fn id(field: MeetingField) -> FieldId {
    FieldId::Meeting(field)
}

fn board<'a>(values: &'a Values<'_>) -> Option<&'a MeetingBoard> {
    match &values.0.context.facts {
        Facts::Meeting(board) => Some(board),
        _ => None,
    }
}

/// The people behind the numbers of the roll that were typed.
fn seats(values: &Values<'_>) -> Result<Vec<Id<Person>>, Wrong> {
    let wrong = |refusal: MeetingRefusal| (id(MeetingField::Seats), Refusal::from(refusal));
    let text: String = values
        .text(id(MeetingField::Seats))
        .chars()
        .map(fold_char)
        .collect();
    let numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let roll = board(values).map_or(&[][..], |board| &board.roll);
    let found = numbers.map(|number| {
        let seat: Option<usize> = number.parse().ok();
        let attendee = seat.and_then(|seat| roll.get(seat.checked_sub(1)?));
        attendee.map(|attendee| attendee.person).ok_or_else(|| {
            wrong(MeetingRefusal::NoSuchSeat {
                number: number.to_owned(),
            })
        })
    });
    let people = found.collect::<Result<Vec<_>, Wrong>>()?;
    if people.is_empty() {
        return Err(wrong(MeetingRefusal::NobodyChosen));
    }
    Ok(people)
}

fn mark(values: &Values<'_>) -> Result<Presence, Wrong> {
    let which = id(MeetingField::Presence);
    let chosen = option(values, MeetingField::Presence).and_then(|at| MARKS.get(at));
    let refusal = Refusal::from(MeetingRefusal::NothingChosen);
    chosen.copied().ok_or((which, refusal))
}

/// Which option was chosen, if any.
fn option(values: &Values<'_>, field: MeetingField) -> Option<usize> {
    match &values.0.field(id(field))?.kind {
        Kind::Choice(options) => (options.chosen < options.labels.len()).then_some(options.chosen),
        _ => None,
    }
}

fn chosen<T: Coded>(values: &Values<'_>, field: MeetingField) -> Option<T> {
    T::all().nth(option(values, field)?)
}

fn papers(item: Id<Item>, values: &Values<'_>) -> Result<Command, Wrong> {
    let which = option(values, MeetingField::Count).ok_or((
        id(MeetingField::Count),
        Refusal::from(MeetingRefusal::NothingChosen),
    ))?;
    let who = id(MeetingField::Teller);
    let person = values
        .picked(who)
        .ok_or((who, Refusal::from(MeetingRefusal::NobodyChosen)))?;
    let tally = values.tally([FieldId::Approve, FieldId::Reject, FieldId::Abstain])?;
    let invalid = values.counted(id(MeetingField::Invalid))?;
    let opinion: Tally =
        values.tally([FieldId::RepApprove, FieldId::RepReject, FieldId::RepAbstain])?;
    Ok(Command::Ballot(BallotCommand::CountPapers {
        item,
        teller: if which == 0 { 1 } else { 2 },
        person,
        papers: Papers { tally, invalid },
        opinion,
    }))
}

/// The focus work, where the form asks for one.
fn focus(values: &Values<'_>) -> Option<String> {
    let field = id(MeetingField::FocusWork);
    values.0.field(field).map(|_| values.text(field))
}

fn part_facts(values: &Values<'_>) -> Result<PartFacts, Wrong> {
    Ok(PartFacts {
        title: values.text(id(MeetingField::Title)),
        planned: values.number(id(MeetingField::Planned))?,
        note: values.text(FieldId::Note),
    })
}

fn head(values: &Values<'_>) -> Head {
    let off_day = id(MeetingField::OffDay);
    Head {
        off_day: values.0.field(off_day).map(|_| values.text(off_day)),
        chair: values.picked(id(MeetingField::Chair)),
        recorder: values.picked(id(MeetingField::Recorder)),
        place: values.text(id(MeetingField::Place)),
        theme: values.text(id(MeetingField::Theme)),
    }
}

fn counts(values: &Values<'_>) -> Result<Vec<(Id<Item>, u32)>, Wrong> {
    let items = board(values).map_or(&[][..], |board| &board.items);
    let counted = items.iter().enumerate().map(|(n, item)| {
        let votes = values.counted(id(MeetingField::Approvals(n)))?;
        Ok((item.id, votes))
    });
    counted.collect()
}

fn winners(values: &Values<'_>) -> Vec<Id<Item>> {
    let items = board(values).map_or(&[][..], |board| &board.items);
    let won = |n: usize| values.ticked(id(MeetingField::Wins(n)));
    let items = items.iter().enumerate().filter(|(n, _)| won(*n));
    items.map(|(_, item)| item.id).collect()
}

/// The way that was chosen, with what was said about it.
fn tie_way(values: &Values<'_>) -> Result<String, Wrong> {
    let way = option(values, MeetingField::TieWay).and_then(|at| words::TIE_WAYS.get(at));
    if way.is_none() {
        let refusal = Refusal::from(MeetingRefusal::NothingChosen);
        return Err((id(MeetingField::TieWay), refusal));
    }
    let note = values.text(FieldId::Note);
    let words = way
        .copied()
        .into_iter()
        .chain((!note.is_empty()).then_some(note.as_str()));
    Ok(words.collect::<Vec<_>>().join(" "))
}

/// Which field holds what a teller's or a committee's count is refused for.
pub(in crate::dialogs::form) fn fields(refusal: &MeetingRefusal) -> Vec<FieldId> {
    use crate::domain::ballot::{PaperFault, PaperField};
    match refusal {
        MeetingRefusal::Papers(PaperFault::Sum { .. }) => vec![FieldId::Approve],
        MeetingRefusal::Papers(PaperFault::Differ { field, .. }) => vec![match field {
            PaperField::Approve => FieldId::Approve,
            PaperField::Reject => FieldId::Reject,
            PaperField::Abstain => FieldId::Abstain,
            PaperField::Invalid => id(MeetingField::Invalid),
        }],
        MeetingRefusal::SameTeller | MeetingRefusal::TellerNotThere { .. } => {
            vec![id(MeetingField::Teller)]
        }
        MeetingRefusal::Opinions { .. } => vec![FieldId::RepApprove],
        MeetingRefusal::HadNoPaper { .. } => vec![id(MeetingField::Seats)],
        MeetingRefusal::Head(fault) => vec![id(match fault {
            HeadFault::NoChair | HeadFault::ChairAway { .. } => MeetingField::Chair,
            HeadFault::NoRecorder | HeadFault::RecorderAway { .. } => MeetingField::Recorder,
            HeadFault::NoPlace => MeetingField::Place,
        })],
        MeetingRefusal::TooManyApprovals { .. } | MeetingRefusal::ApprovalsTogether { .. } => {
            vec![id(MeetingField::Approvals(0))]
        }
        // Only matters that tie have a box; the first of them is found by trying all.
        MeetingRefusal::TieSeats { .. } => (0..99).map(|n| id(MeetingField::Wins(n))).collect(),
        MeetingRefusal::ShortNotice { .. } => vec![id(MeetingField::NoticedOn)],
        MeetingRefusal::HeadsPresent { .. } => vec![id(MeetingField::HeadsPresent)],
        MeetingRefusal::NotThere | MeetingRefusal::TooFewPapers { .. } => {
            vec![id(MeetingField::Seats)]
        }
        _ => Vec::new(),
    }
}
