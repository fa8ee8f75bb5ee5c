//! Votes and who counts, read from columns that stand side by side; every query of ballots selects them in this order.

use rusqlite::Row;

use crate::domain::ballot::{Frozen, Tally};

/// From `base, present, members, members_present`.
pub(in crate::store) fn frozen(row: &Row<'_>, first: usize) -> rusqlite::Result<Frozen> {
    Ok(Frozen {
        base: row.get(first)?,
        present: row.get(first + 1)?,
        members: row.get(first + 2)?,
        members_present: row.get(first + 3)?,
    })
}

/// From `approve, reject, abstain`.
pub(in crate::store) fn tally(row: &Row<'_>, first: usize) -> rusqlite::Result<Tally> {
    Ok(Tally {
        approve: row.get(first)?,
        reject: row.get(first + 1)?,
        abstain: row.get(first + 2)?,
    })
}
