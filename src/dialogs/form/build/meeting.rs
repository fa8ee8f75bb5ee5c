//! Forms of the deliberations: opening, what becomes of an item, counting, ending.

use chrono::NaiveDate;

use super::{Built, date, field, number, person, sentence};
use crate::dialogs::form::field::{FieldId, Kind, MeetingField};
use crate::dialogs::form::text;
use crate::dialogs::form::text::deliberation as words;
use crate::dialogs::picker;
use crate::domain::Id;
use crate::domain::limits::Limit;
use crate::domain::meeting::{AgendaItem, Disposition, Item, MeetingBoard, MeetingKind};
use crate::domain::rules::RuleRow;
use crate::flow::TextField;
use crate::text::names;

/// Most who help whoever answers for a matter.
const HELPERS: usize = 3;

pub(super) fn meeting(kind: MeetingKind, body: &str, rule: &RuleRow, today: NaiveDate) -> Built {
    let mut fields = vec![date(FieldId::Date, text::MEETING_DATE, today)];
    if kind.counts_heads() {
        let heads = FieldId::Meeting(MeetingField::Heads);
        fields.push(number(heads, words::HEADS, rule.sizes.base));
    }
    let notice = rule.rule.notice_days;
    if notice > 0 {
        // On which day people were told is for whoever told them to say: nothing is proposed.
        let noticed = FieldId::Meeting(MeetingField::NoticedOn);
        fields.push(field(
            noticed,
            words::NOTICED_ON,
            Kind::Date(TextField::empty(Limit::Day)),
        ));
        fields.push(sentence(FieldId::Note, words::SHORT_NOTICE));
    }
    Built {
        title: text::open_meeting(kind),
        subtitle: body.to_owned(),
        fields,
        focus: FieldId::Date,
    }
}

pub(super) fn dispose(board: &MeetingBoard, item: Id<Item>, disposition: Disposition) -> Built {
    let found = board.items.iter().find(|found| found.id == item);
    let mut fields = Vec::new();
    if disposition.needs_assignment() {
        let proposed = found.and_then(|found| found.proposed.as_ref());
        let deadline = found.map_or(board.row.on, |found| found.proposed_deadline);
        fields.push(person(text::ASSIGNEE, proposed));
        fields.push(date(FieldId::Deadline, text::DEADLINE, deadline));
        for n in 0..HELPERS {
            let label = text::helper(n);
            fields.push(field(
                FieldId::Companion(n),
                label,
                Kind::Pick(picker::Kind::Person, None),
            ));
        }
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

pub(super) fn tally(board: &MeetingBoard, item: Id<Item>) -> Built {
    let found = board.items.iter().find(|found| found.id == item);
    let ballot = found.and_then(|found| found.ballot.as_ref());
    let present = ballot.map_or(0, |ballot| ballot.frozen.present);
    let tally = ballot.map(|ballot| ballot.tally).unwrap_or_default();
    let opinion = ballot.map(|ballot| ballot.opinion).unwrap_or_default();
    let representatives = ballot.map_or(0, |ballot| ballot.reps);
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
        focus: FieldId::Approve,
    }
}

pub(super) fn end(board: &MeetingBoard) -> Built {
    Built {
        title: names::command("end_meeting").to_owned(),
        subtitle: text::picked(board.picked()),
        fields: vec![sentence(FieldId::Note, text::REASON)],
        focus: FieldId::Note,
    }
}
