//! Forms about minutes and notices, as the commands they stand for.

use super::{Values, Wrong};
use crate::dialogs::form::FieldId;
use crate::flow::MinutesPurpose;
use crate::store::{Command, MinutesCommand};

pub(super) fn minutes(purpose: &MinutesPurpose, values: &Values<'_>) -> Result<Command, Wrong> {
    Ok(Command::Minutes(match purpose {
        MinutesPurpose::Reopen(meeting) => MinutesCommand::Reopen {
            meeting: *meeting,
            reason: values.text(FieldId::Note),
        },
    }))
}
