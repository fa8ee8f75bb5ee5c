//! Which columns hold codes, and which.

use crate::domain::Coded;
use crate::domain::ballot::{Choice, Method};
use crate::domain::calendar::ThemeDay;
use crate::domain::contact_card::CardStatus;
use crate::domain::grid::SectionKind;
use crate::domain::household::{ContactKind, Housing, Leaving, Living, Stay};
use crate::domain::identity::Sex;
use crate::domain::issue::{Category, Channel, Kind, Stage};
use crate::domain::meeting::{Capacity, Disposition, MeetingKind, PartKind, Presence, Stance};
use crate::domain::person::{ItemKind, Kin, PartyStatus, Reach, Role};
use crate::domain::task::{Satisfaction, ToldBy};
use crate::domain::visit::Outcome;

/// Whether a code is one of a list.
type Known = fn(&str) -> bool;

/// Every column that holds codes of the program; one that may be empty says so.
const CODED: &[(&str, &str, Known)] = &[
    ("section", "kind", is::<SectionKind>),
    ("membership", "status", is::<PartyStatus>),
    ("role_term", "role", is::<Role>),
    ("person", "reach", is::<Reach>),
    ("person", "sex", is::<Sex>),
    ("household", "living", is::<Living>),
    ("household", "housing", is::<Housing>),
    ("household", "sealed", is_or_empty::<Leaving>),
    ("resident", "gone", |code| {
        is_or_empty::<Stay>(code) || is::<Leaving>(code)
    }),
    ("contact", "kind", is::<ContactKind>),
    ("visit", "outcome", is::<Outcome>),
    ("issue", "category", is::<Category>),
    ("issue", "kind", is::<Kind>),
    ("issue", "channel", is::<Channel>),
    ("issue", "stage", is::<Stage>),
    ("issue_stage", "stage", is::<Stage>),
    ("meeting", "kind", is::<MeetingKind>),
    ("attendance", "capacity", is::<Capacity>),
    ("attendance", "presence", is::<Presence>),
    ("agenda_item", "disposition", is::<Disposition>),
    ("agenda_part", "code", is::<PartKind>),
    ("ballot", "method", is::<Method>),
    ("ballot_vote", "capacity", is::<Capacity>),
    ("ballot_vote", "choice", is::<Choice>),
    ("decision", "result", |code| {
        matches!(code, "passed" | "failed" | "no_quorum")
    }),
    ("feedback", "way", is::<ToldBy>),
    ("follow_up", "satisfaction", is::<Satisfaction>),
    ("kinship", "relation", is::<Kin>),
    ("card", "status", is::<CardStatus>),
    ("handover_item", "kind", is::<ItemKind>),
    ("meeting_date", "kind", is::<MeetingKind>),
    ("rule", "kind", is::<MeetingKind>),
    ("speech", "stance", is_or_empty::<Stance>),
    ("branch", "theme_day", |code| {
        ThemeDay::from_code(code).is_some()
    }),
];

/// Every column that says yes or no with a number.
const FLAGS: &[(&str, &str)] = &[
    ("membership", "vote_suspended"),
    ("issue", "internal"),
    ("consent", "guardian"),
    ("workday", "held"),
    ("agenda_item", "concerns_all"),
];

/// Columns that hold JSON, which nothing can be shown without.
const JSON: &[(&str, &str)] = &[
    ("meeting", "rule"),
    ("ballot", "rule"),
    ("rule", "body"),
    ("minutes", "body"),
    ("notice", "body"),
];

/// Whether a column says yes or no.
pub(super) fn is_flag(table: &str, column: &str) -> bool {
    FLAGS.contains(&(table, column))
}

/// Whether a column holds JSON.
pub(super) fn is_json(table: &str, column: &str) -> bool {
    JSON.contains(&(table, column))
}

fn is<T: Coded>(code: &str) -> bool {
    T::from_code(code).is_some()
}

fn is_or_empty<T: Coded>(code: &str) -> bool {
    code.is_empty() || is::<T>(code)
}

/// The list of a column, where it holds codes.
pub(super) fn known(table: &str, column: &str) -> Option<Known> {
    CODED
        .iter()
        .find(|(of, name, _)| *of == table && *name == column)
        .map(|(_, _, known)| *known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn every_column_of_the_list_is_there() {
        let store = Store::in_memory().unwrap();
        let coded = CODED.iter().map(|(table, column, _)| (table, column));
        let others = FLAGS
            .iter()
            .chain(JSON)
            .map(|(table, column)| (table, column));
        for (table, column) in coded.chain(others) {
            let sql = format!("SELECT {column} FROM {table}");
            assert!(store.conn.prepare(&sql).is_ok(), "{table}.{column}");
        }
    }
}
