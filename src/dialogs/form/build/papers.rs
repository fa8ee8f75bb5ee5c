//! The form of a vote on paper: whose numbers, who counted, what was found.

use super::deliberation::{built, id};
use super::{Built, NOT_CHOSEN, choice, field, number};
use crate::dialogs::form::field::{Field, FieldId, Kind, MeetingField};
use crate::dialogs::form::text;
use crate::dialogs::form::text::deliberation as words;
use crate::dialogs::{Picked, picker};
use crate::domain::Id;
use crate::domain::meeting::{AgendaItem, Counted, Meeting, Tellers};

/// The numbers of whoever has not counted yet; once both have, it is chosen whose are put right.
pub(super) fn papers(meeting: Id<Meeting>, item: Option<&AgendaItem>) -> Built {
    let ballot = item.and_then(|item| item.ballot.as_ref());
    let tellers = ballot.and_then(|ballot| ballot.tellers.as_ref());
    let returned = tellers.map_or(0, |tellers| tellers.returned);
    let teller = tellers.map_or(Some(1), Tellers::to_come);
    let at = teller.map_or(NOT_CHOSEN, |teller| teller as usize - 1);
    let labels = words::TELLERS.to_vec();
    let mut fields = vec![choice(id(MeetingField::Count), words::COUNT, labels, at)];
    fields.extend(of_teller(meeting, None));
    let reps = ballot.map_or(0, |ballot| ballot.reps);
    if reps > 0 {
        let opinion = ballot.map(|ballot| ballot.opinion).unwrap_or_default();
        fields.extend([
            number(FieldId::RepApprove, text::REP_APPROVE, opinion.approve),
            number(FieldId::RepReject, text::REP_REJECT, opinion.reject),
            number(FieldId::RepAbstain, text::REP_ABSTAIN, opinion.abstain),
        ]);
    }
    Built {
        focus: id(match teller {
            Some(_) => MeetingField::Teller,
            None => MeetingField::Count,
        }),
        ..built(
            &words::papers(teller),
            words::papers_of(item, returned, reps),
            fields,
        )
    }
}

/// Who counted and what was found: what stands there already, or nothing yet.
pub(in crate::dialogs::form) fn of_teller(
    meeting: Id<Meeting>,
    found: Option<&Counted>,
) -> Vec<Field> {
    let picked = found.map(|found| Picked::Person(found.person, found.name.clone()));
    let papers = found.map(|found| found.papers).unwrap_or_default();
    let who = Kind::Pick(picker::Kind::Present(meeting), picked);
    vec![
        field(id(MeetingField::Teller), words::TELLER, who),
        number(FieldId::Approve, text::APPROVE, papers.tally.approve),
        number(FieldId::Reject, text::REJECT, papers.tally.reject),
        number(FieldId::Abstain, text::ABSTAIN, papers.tally.abstain),
        number(id(MeetingField::Invalid), words::INVALID, papers.invalid),
    ]
}
