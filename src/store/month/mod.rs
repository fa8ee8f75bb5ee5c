//! 一月一收集、一月一汇报 in the file: the matrix, one member's months, the records.

mod command;
mod facts;
mod matrix;
mod record;
mod totals;

use crate::domain::month::{Lacking, Month};

pub use command::MonthCommand;
pub(super) use matrix::{Wanted, card, list};
pub(super) use totals::{totals, unreported};

/// Members who call on households in a month; the tables are `membership m` and `person p`.
///
/// Mirrors [`Duty::calls_in`](crate::domain::month::Duty::calls_in).
fn callers_in(month: Month) -> String {
    format!(
        " FROM membership m JOIN person p ON p.id = m.person_id WHERE {}",
        calling(month)
    )
}

/// The condition on a `membership m` alone.
fn calling(month: Month) -> String {
    let (first, last) = (month.first(), month.last());
    format!(
        "m.from_date <= '{last}' AND (m.to_date IS NULL OR m.to_date > '{last}')
         AND EXISTS (SELECT 1 FROM contact c
           WHERE c.person_id = m.person_id AND c.kind = 'main' AND c.from_date <= '{last}'
             AND (c.to_date IS NULL OR c.to_date > max(c.from_date, m.from_date, '{first}')))"
    )
}

/// Whether a `membership m` has done one of the three things of a month.
///
/// Mirrors [`Lacking::is_lacking_in`].
fn done(what: Lacking, month: Month) -> String {
    let (code, first, last) = (month.code(), month.first(), month.last());
    match what {
        Lacking::Report => format!(
            "EXISTS (SELECT 1 FROM report r WHERE r.person_id = m.person_id AND r.month = '{code}')"
        ),
        Lacking::Collection => format!(
            "(EXISTS (SELECT 1 FROM collection l
                WHERE l.person_id = m.person_id AND l.month = '{code}')
              OR m.person_id IN (SELECT w.person_id FROM visit v
                JOIN issue i ON i.visit_id = v.id JOIN visit_visitor w ON w.visit_id = v.id
                WHERE v.on_date BETWEEN '{first}' AND '{last}'))"
        ),
        Lacking::Meeting => format!(
            "m.person_id IN (SELECT w.person_id FROM visit v INDEXED BY visit_met_by_date
               JOIN visit_visitor w ON w.visit_id = v.id
               WHERE v.on_date BETWEEN '{first}' AND '{last}' AND v.outcome = 'met')"
        ),
    }
}

#[cfg(test)]
mod tests;
