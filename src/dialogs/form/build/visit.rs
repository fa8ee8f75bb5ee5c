//! Forms at the door: a visit, a matter that came another way.

use chrono::NaiveDate;

use super::{Built, NOT_CHOSEN, choice, date, field, number, person, sentence};
use crate::dialogs::form::field::{Field, FieldId, Kind};
use crate::dialogs::form::text;
use crate::dialogs::picker;
use crate::domain::household::HouseholdCard;
use crate::text::names;
use crate::text::refusals::AS_IS;

/// Matters that can be raised in one visit.
const MATTERS: usize = 5;

/// Who can come along, one shown after the other.
const COMPANIONS: usize = 6;

pub(super) fn visit(card: &HouseholdCard, today: NaiveDate) -> Built {
    let mut fields = vec![
        date(FieldId::Date, text::DATE, today),
        choice(
            FieldId::Outcome,
            text::OUTCOME,
            text::all(names::outcome),
            NOT_CHOSEN,
        ),
        person(text::VISITOR, card.proposed_visitor().as_ref()),
    ];
    for n in 0..COMPANIONS {
        let kind = Kind::Pick(picker::Kind::Person, None);
        fields.push(field(FieldId::Companion(n), text::companion(n), kind));
    }
    fields.push(field(FieldId::AsIs, AS_IS, Kind::Check(false)));
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

pub(super) fn issue(card: &HouseholdCard, today: NaiveDate) -> Built {
    let mut fields = vec![date(FieldId::Date, text::DATE, today)];
    fields.extend(matter(0, 1));
    Built {
        title: names::command("register_issue").to_owned(),
        subtitle: text::household(card),
        fields,
        focus: FieldId::IssueText(0),
    }
}

fn matter(n: usize, channel: usize) -> [Field; 4] {
    [
        sentence(FieldId::IssueText(n), &text::matter(n + 1)),
        choice(
            FieldId::Category(n),
            text::CATEGORY,
            text::all(names::category),
            NOT_CHOSEN,
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
