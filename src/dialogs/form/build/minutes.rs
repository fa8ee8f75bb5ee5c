//! Forms about minutes and notices.

use super::{Built, sentence};
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::field::FieldId;
use crate::dialogs::form::text;
use crate::flow::MinutesPurpose;
use crate::text::names;

pub(super) fn build(purpose: &MinutesPurpose, facts: &Facts) -> Built {
    match purpose {
        MinutesPurpose::Reopen(_) => Built {
            title: names::command("reopen_minutes").to_owned(),
            subtitle: whose(facts),
            fields: vec![sentence(FieldId::Note, text::REASON)],
            focus: FieldId::Note,
        },
    }
}

/// Which meeting, on which day.
fn whose(facts: &Facts) -> String {
    match facts {
        Facts::Minutes(card) => format!("{} {}", card.minutes.body, card.minutes.on),
        _ => String::new(),
    }
}
