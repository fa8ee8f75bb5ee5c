//! Forms within a meeting: the roll by number, papers, notes, the head of the minutes, picks and ties.

use super::{Built, NOT_CHOSEN, at, choice, field, long_note, number, papers, sentence, words_in};
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::field::{Field, FieldId, Kind, MeetingField};
use crate::dialogs::form::text;
use crate::dialogs::form::text::deliberation as words;
use crate::dialogs::{Picked, picker};
use crate::domain::Id;
use crate::domain::issue::IssueCard;
use crate::domain::meeting::{
    AgendaItem, Item, MeetingBoard, Part, PartKind, Presence, Rank, SpeechRecord,
};
use crate::domain::person::Person;
use crate::flow::MeetingPurpose;
use crate::text::{meetings, names};

/// What several people at once can be marked as, by the digits of the roll itself.
pub(in crate::dialogs::form) const MARKS: [Presence; 4] = [
    Presence::Present,
    Presence::Excused,
    Presence::Absent,
    Presence::Left,
];

pub(super) fn build(purpose: &MeetingPurpose, facts: &Facts) -> Built {
    match (purpose, facts) {
        (MeetingPurpose::Hurry(_), Facts::Issue(card)) => hurry(card),
        (purpose, Facts::Meeting(board)) => in_meeting(purpose, board),
        _ => built("", String::new(), Vec::new()),
    }
}

fn in_meeting(purpose: &MeetingPurpose, board: &MeetingBoard) -> Built {
    match purpose {
        MeetingPurpose::BySeat(_) => by_seat(board),
        MeetingPurpose::Papers(meeting, item) => papers::papers(*meeting, find(board, *item)),
        MeetingPurpose::NotHandedIn(_, item) => not_handed_in(find(board, *item)),
        MeetingPurpose::Void(_, item) => void(find(board, *item)),
        MeetingPurpose::Note(_, speech) => note(board, *speech),
        MeetingPurpose::Remark(_, item) => remark(board, find(board, *item)),
        MeetingPurpose::Part(_, part) => edit_part(board, *part),
        MeetingPurpose::AddPart(_) => add_part(),
        MeetingPurpose::Head(_) => head(board),
        MeetingPurpose::Complete(_) => complete(board),
        MeetingPurpose::Heads(_) => heads(board),
        MeetingPurpose::Approvals(_) => approvals(board),
        MeetingPurpose::BreakTie(_) => break_tie(board),
        MeetingPurpose::Hurry(_) => built("", String::new(), Vec::new()),
    }
}

pub(super) fn built(title: &str, subtitle: String, fields: Vec<Field>) -> Built {
    Built {
        title: title.to_owned(),
        subtitle,
        focus: fields.first().map_or(FieldId::Save, |field| field.id),
        fields,
    }
}

fn find(board: &MeetingBoard, item: Id<Item>) -> Option<&AgendaItem> {
    board.items.iter().find(|found| found.id == item)
}

fn about(item: Option<&AgendaItem>) -> String {
    item.map(text::item).unwrap_or_default()
}

pub(super) fn id(field: MeetingField) -> FieldId {
    FieldId::Meeting(field)
}

fn typed(which: MeetingField, label: &str, value: &str) -> Field {
    words_in(id(which), label, value)
}

fn person(which: MeetingField, label: &str, now: Option<&(Id<Person>, String)>) -> Field {
    let picked = now.map(|(id, name)| Picked::Person(*id, name.clone()));
    field(id(which), label, Kind::Pick(picker::Kind::Person, picked))
}

fn by_seat(board: &MeetingBoard) -> Built {
    let labels = MARKS.map(names::presence).into();
    let fields = vec![
        typed(MeetingField::Seats, words::SEATS, ""),
        choice(
            id(MeetingField::Presence),
            words::PRESENCE,
            labels,
            NOT_CHOSEN,
        ),
        sentence(FieldId::Note, words::WHY_AWAY),
    ];
    built(
        names::command("mark_some"),
        words::seats_of(board.roll.len()),
        fields,
    )
}

fn not_handed_in(item: Option<&AgendaItem>) -> Built {
    let fields = vec![typed(MeetingField::Seats, words::SEATS, "")];
    built(names::command("not_handed_in"), about(item), fields)
}

fn void(item: Option<&AgendaItem>) -> Built {
    let fields = vec![sentence(FieldId::Note, text::REASON)];
    built(names::command("void_ballot"), about(item), fields)
}

fn note(board: &MeetingBoard, speech: Id<SpeechRecord>) -> Built {
    let found = board.speeches.iter().find(|found| found.id == speech);
    let stance = found.and_then(|found| found.stance);
    let point = found.map_or("", |found| found.point.as_str());
    let fields = vec![
        choice(
            id(MeetingField::Stance),
            words::STANCE,
            text::all(names::stance),
            stance.map_or(NOT_CHOSEN, at),
        ),
        long_note(FieldId::Note, names::command("note_speech"), point),
    ];
    let name = found.map_or_else(String::new, |found| found.name.clone());
    Built {
        focus: FieldId::Note,
        ..built(names::command("note_speech"), name, fields)
    }
}

fn remark(board: &MeetingBoard, item: Option<&AgendaItem>) -> Built {
    let text = item.map_or("", |item| item.remark.as_str());
    let mut fields = vec![
        long_note(FieldId::Note, words::REMARK, text),
        number(
            id(MeetingField::Planned),
            words::PLANNED,
            item.map_or(0, |item| item.planned),
        ),
    ];
    if board.row.kind == crate::domain::meeting::MeetingKind::Committee {
        let focus = item.and_then(|item| item.focus.as_deref()).unwrap_or("");
        fields.push(typed(MeetingField::FocusWork, words::FOCUS_WORK, focus));
    }
    built(names::command("remark"), about(item), fields)
}

fn edit_part(board: &MeetingBoard, part: Id<Part>) -> Built {
    let found = board.parts.iter().find(|found| found.id == part);
    let kind = found.map_or(PartKind::Other, |found| found.kind);
    let fields = part_fields(
        found.map_or("", |found| found.title.as_str()),
        found.map_or(0, |found| found.planned),
        found.map_or("", |found| found.note.as_str()),
    );
    built(
        names::command("edit_part"),
        names::part(kind).to_owned(),
        fields,
    )
}

fn part_fields(title: &str, planned: u32, note: &str) -> Vec<Field> {
    vec![
        typed(MeetingField::Title, words::TITLE, title),
        number(id(MeetingField::Planned), words::PLANNED, planned),
        long_note(FieldId::Note, words::REMARK, note),
    ]
}

fn add_part() -> Built {
    let mut fields = vec![choice(
        id(MeetingField::PartKind),
        words::PART,
        text::all(names::part),
        NOT_CHOSEN,
    )];
    fields.extend(part_fields("", 0, ""));
    built(names::command("add_part"), String::new(), fields)
}

fn head(board: &MeetingBoard) -> Built {
    let details = &board.details;
    let mut fields = vec![
        person(MeetingField::Chair, words::CHAIR, details.chair.as_ref()),
        person(
            MeetingField::Recorder,
            words::RECORDER,
            details.recorder.as_ref(),
        ),
        typed(MeetingField::Place, words::PLACE, &details.place),
        typed(MeetingField::Theme, words::THEME, &details.theme),
    ];
    if details.is_off_day {
        let label = words::off_day(board.row.kind);
        fields.push(typed(MeetingField::OffDay, label, &details.off_day));
    }
    built(names::command("set_head"), board.row.body.clone(), fields)
}

/// Who and where, as far as it is known; whoever was not there is asked for again.
fn complete(board: &MeetingBoard) -> Built {
    let details = &board.details;
    let there = |who: &Option<(Id<Person>, String)>| {
        let there = who.as_ref().filter(|(person, _)| !board.is_away(*person));
        there.cloned()
    };
    let (chair, recorder) = (there(&details.chair), there(&details.recorder));
    let recorder = recorder.or_else(|| details.guess.recorder.clone());
    let place = match details.place.as_str() {
        "" => details.guess.place.as_str(),
        place => place,
    };
    let fields = vec![
        person(MeetingField::Chair, words::CHAIR, chair.as_ref()),
        person(MeetingField::Recorder, words::RECORDER, recorder.as_ref()),
        typed(MeetingField::Place, words::PLACE, place),
    ];
    let lacks = |field: &Field| match &field.kind {
        Kind::Pick(_, picked) => picked.is_none(),
        Kind::Text(text) => text.text().is_empty(),
        _ => false,
    };
    let focus = fields.iter().find(|field| lacks(field));
    let fault = board.head_fault();
    let why = fault.map_or_else(String::new, |fault| meetings::head(&fault));
    Built {
        focus: focus.map_or(FieldId::Save, |field| field.id),
        ..built(names::command("finalise_minutes"), why, fields)
    }
}

fn heads(board: &MeetingBoard) -> Built {
    let fields = vec![
        number(id(MeetingField::Heads), words::HEADS, board.frozen.base),
        number(
            id(MeetingField::HeadsPresent),
            words::HEADS_PRESENT,
            board.frozen.present,
        ),
    ];
    built(
        names::command("count_heads"),
        board.rule.basis.clone(),
        fields,
    )
}

fn approvals(board: &MeetingBoard) -> Built {
    let fields = board.items.iter().enumerate().map(|(n, item)| {
        number(
            id(MeetingField::Approvals(n)),
            &words::matter(n + 1, item),
            item.approvals.unwrap_or(0),
        )
    });
    built(
        names::command("approvals"),
        words::approvals(board.frozen.present),
        fields.collect(),
    )
}

fn break_tie(board: &MeetingBoard) -> Built {
    let ranks = board.ranks().unwrap_or_default();
    let tied = board.items.iter().enumerate().zip(ranks);
    let tied = tied.filter(|(_, rank)| *rank == Rank::Tied);
    let mut fields: Vec<Field> = tied
        .map(|((n, item), _)| {
            let won = !item.tie_way.is_empty();
            field(
                id(MeetingField::Wins(n)),
                words::matter(n + 1, item),
                Kind::Check(won),
            )
        })
        .collect();
    let ways = words::TIE_WAYS.to_vec();
    fields.push(choice(
        id(MeetingField::TieWay),
        words::TIE_WAY,
        ways,
        NOT_CHOSEN,
    ));
    fields.push(sentence(FieldId::Note, words::TIE_NOTE));
    built(names::command("break_tie"), String::new(), fields)
}

fn hurry(card: &IssueCard) -> Built {
    let fields = vec![sentence(FieldId::Note, text::REASON)];
    built(names::command("hurry"), text::issue(card), fields)
}
