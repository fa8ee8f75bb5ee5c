//! Which fields a form has, and what they propose.

use chrono::NaiveDate;

use super::context::Facts;
use super::field::{Field, FieldId, Kind, Options};
use super::{Context, text};
use crate::dialogs::{Picked, picker};
use crate::domain::Id;
use crate::domain::household::HouseholdCard;
use crate::domain::issue::IssueCard;
use crate::domain::meeting::{
    AgendaItem, Capacity, Disposition, Item, MeetingBoard, MeetingKind, Presence,
};
use crate::domain::person::Person;
use crate::flow::{Purpose, TextField};
use crate::text::names;

/// Matters that can be raised in one visit.
const MATTERS: usize = 5;

/// A form before it has state.
pub(super) struct Built {
    pub title: String,
    pub subtitle: String,
    pub fields: Vec<Field>,
    pub focus: FieldId,
}

pub(super) fn build(purpose: &Purpose, context: &Context) -> Built {
    let mut built = match (purpose, &context.facts) {
        (Purpose::Visit(_), Facts::Household(card)) => visit(card, context.today),
        (Purpose::Issue(_), Facts::Household(card)) => issue(card, context.today),
        (
            Purpose::Dispose {
                item, disposition, ..
            },
            Facts::Meeting(board),
        ) => dispose(board, *item, *disposition),
        (Purpose::Tally { item, .. }, Facts::Meeting(board)) => tally(board, *item),
        (Purpose::End { .. }, Facts::Meeting(board)) => end(board),
        (Purpose::Meeting { kind, body, .. }, _) => meeting(*kind, body, context.today),
        (Purpose::Tell(_), Facts::Issue(card)) => tell(card, context.today),
        (Purpose::FollowUp(_), Facts::Issue(card)) => follow_up(card, context.today),
        (Purpose::Finish(_), Facts::Issue(card)) => note(card, text::FINISH, text::RESULT),
        (Purpose::Reopen(_), Facts::Issue(card)) => note(card, text::REOPEN, text::REASON),
        (_, Facts::Issue(card)) => note(card, text::PROGRESS, text::PROGRESS_NOTE),
        _ => Built {
            title: String::new(),
            subtitle: String::new(),
            fields: Vec::new(),
            focus: FieldId::Save,
        },
    };
    built.fields.push(Field {
        id: FieldId::Save,
        label: text::SAVE.to_owned(),
        kind: Kind::Button,
    });
    built
}

fn field(id: FieldId, label: impl Into<String>, kind: Kind) -> Field {
    Field {
        id,
        label: label.into(),
        kind,
    }
}

fn sentence(id: FieldId, label: &str) -> Field {
    field(id, label, Kind::Text(TextField::default()))
}

fn date(id: FieldId, label: &str, day: NaiveDate) -> Field {
    field(id, label, Kind::Date(TextField::new(day.to_string())))
}

fn number(id: FieldId, label: &str, value: u32) -> Field {
    field(id, label, Kind::Number(TextField::new(value.to_string())))
}

fn choice(id: FieldId, label: &str, labels: Vec<&'static str>, chosen: usize) -> Field {
    field(id, label, Kind::Choice(Options { labels, chosen }))
}

fn person(label: &str, proposed: Option<&(Id<Person>, String)>) -> Field {
    let picked = proposed.map(|(id, name)| Picked::Person(*id, name.clone()));
    field(
        FieldId::Person,
        label,
        Kind::Pick(picker::Kind::Person, picked),
    )
}

fn visit(card: &HouseholdCard, today: NaiveDate) -> Built {
    let mut fields = vec![
        date(FieldId::Date, text::DATE, today),
        choice(
            FieldId::Outcome,
            text::OUTCOME,
            text::all(names::outcome),
            0,
        ),
        person(text::VISITOR, card.contact.as_ref()),
    ];
    for (n, resident) in card.residents.iter().enumerate() {
        let label = text::met(&resident.name, &resident.relation);
        fields.push(field(FieldId::Met(n), label, Kind::Check(resident.is_head)));
    }
    let others = u32::from(!card.residents.iter().any(|resident| resident.is_head));
    fields.push(number(FieldId::Others, text::OTHERS, others));
    fields.push(sentence(FieldId::Said, text::SAID));
    for n in 0..MATTERS {
        fields.extend(matter(n, 0));
    }
    Built {
        title: names::command("record_visit").to_owned(),
        subtitle: text::household(card),
        fields,
        focus: FieldId::Outcome,
    }
}

fn matter(n: usize, channel: usize) -> [Field; 4] {
    [
        sentence(FieldId::IssueText(n), &text::matter(n + 1)),
        choice(
            FieldId::Category(n),
            text::CATEGORY,
            text::all(names::category),
            0,
        ),
        choice(FieldId::IssueKind(n), text::KIND, text::all(names::kind), 0),
        choice(
            FieldId::Channel(n),
            text::CHANNEL,
            text::all(names::channel),
            channel,
        ),
    ]
}

fn issue(card: &HouseholdCard, today: NaiveDate) -> Built {
    let mut fields = vec![date(FieldId::Date, text::DATE, today)];
    fields.extend(matter(0, 1));
    Built {
        title: names::command("register_issue").to_owned(),
        subtitle: text::household(card),
        fields,
        focus: FieldId::IssueText(0),
    }
}

fn meeting(kind: MeetingKind, body: &str, today: NaiveDate) -> Built {
    Built {
        title: text::open_meeting(kind),
        subtitle: body.to_owned(),
        fields: vec![date(FieldId::Date, text::MEETING_DATE, today)],
        focus: FieldId::Date,
    }
}

fn dispose(board: &MeetingBoard, item: Id<Item>, disposition: Disposition) -> Built {
    let found = board.items.iter().find(|found| found.id == item);
    let mut fields = Vec::new();
    if disposition.needs_assignment() {
        let proposed = found.and_then(|found| found.proposed.as_ref());
        let deadline = found.map_or(board.row.on, |found| found.proposed_deadline);
        fields.push(person(text::ASSIGNEE, proposed));
        fields.push(date(FieldId::Deadline, text::DEADLINE, deadline));
    }
    if disposition == Disposition::Merged {
        fields.push(field(
            FieldId::Target,
            text::TARGET,
            Kind::Pick(picker::Kind::Issue, None),
        ));
    }
    if disposition.needs_note() || disposition == Disposition::Merged {
        fields.push(sentence(FieldId::Note, text::note(disposition)));
    }
    let focus = fields.first().map_or(FieldId::Save, |field| field.id);
    Built {
        title: names::disposition(disposition).to_owned(),
        subtitle: found.map(text::item).unwrap_or_default(),
        fields,
        focus,
    }
}

fn tally(board: &MeetingBoard, item: Id<Item>) -> Built {
    let found = board.items.iter().find(|found| found.id == item);
    let ballot = found.and_then(|found| found.ballot.as_ref());
    let present = ballot.map_or(0, |ballot| ballot.frozen.present);
    let tally = ballot.map(|ballot| ballot.tally).unwrap_or_default();
    let opinion = ballot.map(|ballot| ballot.opinion).unwrap_or_default();
    let representatives = representatives(board);
    let approve = if tally.cast() == 0 {
        present
    } else {
        tally.approve
    };
    let mut fields = vec![
        number(FieldId::Approve, text::APPROVE, approve),
        number(FieldId::Reject, text::REJECT, tally.reject),
        number(FieldId::Abstain, text::ABSTAIN, tally.abstain),
    ];
    if representatives > 0 {
        let rep_approve = if opinion.cast() == 0 {
            representatives
        } else {
            opinion.approve
        };
        fields.extend([
            number(FieldId::RepApprove, text::REP_APPROVE, rep_approve),
            number(FieldId::RepReject, text::REP_REJECT, opinion.reject),
            number(FieldId::RepAbstain, text::REP_ABSTAIN, opinion.abstain),
        ]);
    }
    Built {
        title: names::command("set_tally").to_owned(),
        subtitle: found
            .map(|found: &AgendaItem| text::tally(found, present, representatives))
            .unwrap_or_default(),
        fields,
        focus: FieldId::Reject,
    }
}

pub(super) fn representatives(board: &MeetingBoard) -> u32 {
    let present = board.roll.iter().filter(|attendee| {
        attendee.capacity == Capacity::Representative && attendee.presence == Presence::Present
    });
    u32::try_from(present.count()).unwrap_or(u32::MAX)
}

fn end(board: &MeetingBoard) -> Built {
    Built {
        title: names::command("end_meeting").to_owned(),
        subtitle: text::picked(board.picked()),
        fields: vec![sentence(FieldId::Note, text::REASON)],
        focus: FieldId::Note,
    }
}

fn note(card: &IssueCard, title: &str, label: &str) -> Built {
    Built {
        title: title.to_owned(),
        subtitle: text::issue(card),
        fields: vec![sentence(FieldId::Note, label)],
        focus: FieldId::Note,
    }
}

fn tell(card: &IssueCard, today: NaiveDate) -> Built {
    Built {
        title: names::command("tell").to_owned(),
        subtitle: text::issue(card),
        fields: vec![
            date(FieldId::Date, text::DATE, today),
            choice(FieldId::Way, text::WAY, text::all(names::told_by), 0),
            person(text::TELLER, card.proposed.as_ref()),
            sentence(FieldId::Note, text::TOLD_NOTE),
        ],
        focus: FieldId::Way,
    }
}

fn follow_up(card: &IssueCard, today: NaiveDate) -> Built {
    Built {
        title: names::command("follow_up").to_owned(),
        subtitle: text::issue(card),
        fields: vec![
            date(FieldId::Date, text::DATE, today),
            choice(
                FieldId::Satisfaction,
                text::SATISFACTION,
                text::all(names::satisfaction),
                0,
            ),
            sentence(FieldId::Note, text::FOLLOW_UP_NOTE),
        ],
        focus: FieldId::Satisfaction,
    }
}
