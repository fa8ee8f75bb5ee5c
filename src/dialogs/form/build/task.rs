//! Forms of the way from the named person to "told": progress, result, telling, asking.

use chrono::NaiveDate;

use super::{Built, choice, date, person, sentence};
use crate::dialogs::form::field::FieldId;
use crate::dialogs::form::text;
use crate::domain::issue::IssueCard;
use crate::text::names;

pub(super) fn note(card: &IssueCard, title: &str, label: &str) -> Built {
    Built {
        title: title.to_owned(),
        subtitle: text::issue(card),
        fields: vec![sentence(FieldId::Note, label)],
        focus: FieldId::Note,
    }
}

pub(super) fn tell(card: &IssueCard, today: NaiveDate) -> Built {
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

pub(super) fn follow_up(card: &IssueCard, today: NaiveDate) -> Built {
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
