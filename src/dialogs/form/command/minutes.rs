//! Forms about minutes and notices, as the commands they stand for, or as the file they ask for.

use std::path::PathBuf;

use super::{Values, Wrong};
use crate::dialogs::form::{FieldId, Form, Kind, MinutesField};
use crate::domain::Refusal;
use crate::domain::refusal::Missing;
use crate::flow::{MinutesPurpose, Purpose};
use crate::store::export::{Ask, ForWhom, Handout};
use crate::store::{Command, MinutesCommand, NoticeCommand, WhichMinutes};

pub(super) fn minutes(purpose: &MinutesPurpose, values: &Values<'_>) -> Result<Command, Wrong> {
    Ok(match purpose {
        MinutesPurpose::Reopen(meeting)
        | MinutesPurpose::Export(meeting)
        | MinutesPurpose::ExportNotice(meeting) => Command::Minutes(MinutesCommand::Reopen {
            meeting: *meeting,
            reason: values.text(FieldId::Note),
        }),
        MinutesPurpose::Publish(meeting) => Command::Notice(NoticeCommand::Publish {
            meeting: *meeting,
            place: values.text(FieldId::Minutes(MinutesField::Place)),
            from: values.date(FieldId::Date)?,
            until: values.date(FieldId::Deadline)?,
        }),
        MinutesPurpose::Withdraw(_, notice) => Command::Notice(NoticeCommand::Withdraw {
            notice: *notice,
            reason: values.text(FieldId::Note),
        }),
    })
}

/// The file a form asks for; nothing of a form that writes into the data.
pub(in crate::dialogs::form) fn ask(form: &Form) -> Option<Result<Ask, Wrong>> {
    let values = Values(form);
    match &form.purpose {
        Purpose::Minutes(MinutesPurpose::Export(meeting)) => {
            let which = WhichMinutes::Of(*meeting);
            let handout = match form.field(FieldId::Minutes(MinutesField::Handout)) {
                Some(field) if is_second(&field.kind) => Handout::Votes,
                _ => Handout::Minutes,
            };
            Some(filled(&values, handout, which))
        }
        Purpose::Minutes(MinutesPurpose::ExportNotice(meeting)) => {
            let which = WhichMinutes::Of(*meeting);
            Some(filled(&values, Handout::Notice, which))
        }
        Purpose::CopyTo => Some(Ok(Ask {
            handout: Handout::Copy,
            which: WhichMinutes::Latest,
            path: match values.text(FieldId::Minutes(MinutesField::Path)) {
                // The folder of the data file.
                empty if empty.is_empty() => ".".into(),
                typed => typed.into(),
            },
            full: None,
        })),
        _ => None,
    }
}

fn is_second(kind: &Kind) -> bool {
    matches!(kind, Kind::Choice(options) if options.chosen == 1)
}

fn filled(values: &Values<'_>, handout: Handout, which: WhichMinutes) -> Result<Ask, Wrong> {
    let said = |field, missing| {
        let id = FieldId::Minutes(field);
        match values.text(id) {
            text if text.is_empty() => Err((id, Refusal::Empty(missing))),
            text => Ok(text),
        }
    };
    let path = PathBuf::from(said(MinutesField::Path, Missing::Path)?);
    let wants_all = values.ticked(FieldId::Minutes(MinutesField::Full));
    let full = match handout {
        Handout::Minutes if wants_all => Some(ForWhom {
            recipient: said(MinutesField::Recipient, Missing::Recipient)?,
            purpose: said(MinutesField::Purpose, Missing::Purpose)?,
        }),
        _ => None,
    };
    Ok(Ask {
        handout,
        which,
        path,
        full,
    })
}
