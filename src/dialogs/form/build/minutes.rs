//! Forms about minutes and notices: opened again, posted, taken down, written to a file.

use chrono::NaiveDate;

use super::{Built, choice, date, field, sentence, words_in};
use crate::dialogs::form::MinutesField as Of;
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::field::{Field, FieldId, Kind};
use crate::dialogs::form::text::{self, minutes as words};
use crate::domain::days::later;
use crate::domain::rules::Rulebook;
use crate::flow::MinutesPurpose;
use crate::text::{names, notice};

pub(super) fn build(purpose: &MinutesPurpose, facts: &Facts, today: NaiveDate) -> Built {
    let (title, fields) = match purpose {
        MinutesPurpose::Reopen(_) => (
            names::command("reopen_minutes"),
            vec![sentence(FieldId::Note, text::REASON)],
        ),
        MinutesPurpose::Publish(_) => (names::command("publish_notice"), publish(today)),
        MinutesPurpose::Withdraw(..) => (
            names::command("withdraw_notice"),
            vec![sentence(FieldId::Note, text::REASON)],
        ),
        MinutesPurpose::Export(_) => (words::EXPORT, export(facts)),
        MinutesPurpose::ExportNotice(_) => {
            let name = words::notice_file(&whose(facts));
            (
                words::EXPORT_NOTICE,
                vec![typed(Of::Path, words::PATH, &name)],
            )
        }
    };
    Built {
        title: title.to_owned(),
        subtitle: whose(facts),
        focus: fields.first().map_or(FieldId::Save, |field| field.id),
        fields,
    }
}

/// 留底 of the file: beside it, unless another place is typed.
pub(super) fn copy() -> Built {
    let path = typed(Of::Path, words::COPY_PATH, "");
    Built {
        title: words::COPY.to_owned(),
        subtitle: words::COPY_HINT.to_owned(),
        focus: path.id,
        fields: vec![path],
    }
}

fn publish(today: NaiveDate) -> Vec<Field> {
    let days = Rulebook::builtin().publish.min_days;
    vec![
        typed(Of::Place, words::PLACE, notice::BOARD),
        date(FieldId::Date, words::FROM, today),
        date(
            FieldId::Deadline,
            words::UNTIL,
            later(today, u64::from(days)),
        ),
    ]
}

fn export(facts: &Facts) -> Vec<Field> {
    let full = Kind::Check(false);
    vec![
        choice(
            FieldId::Minutes(Of::Handout),
            words::HANDOUT,
            words::HANDOUTS.to_vec(),
            0,
        ),
        typed(Of::Path, words::PATH, &handout_files(facts)[0]),
        field(FieldId::Minutes(Of::Full), words::FULL, full),
        typed(Of::Recipient, words::RECIPIENT, ""),
        typed(Of::Purpose, words::PURPOSE, ""),
    ]
}

/// Proposed file names, in the order of what can be handed out.
pub(in crate::dialogs::form) fn handout_files(facts: &Facts) -> [String; 2] {
    [
        words::minutes_file(&whose(facts)),
        words::VOTES_FILE.to_owned(),
    ]
}

fn typed(id: Of, label: &str, value: &str) -> Field {
    words_in(FieldId::Minutes(id), label, value)
}

/// Which meeting, on which day.
fn whose(facts: &Facts) -> String {
    match facts {
        Facts::Minutes(card) => format!("{} {}", card.minutes.body, card.minutes.on),
        _ => String::new(),
    }
}
