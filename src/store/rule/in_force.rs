//! Which rule a meeting decides by.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::domain::meeting::MeetingKind;
use crate::domain::rules::{MeetingRule, OwnRule, RuleRefusal, Rulebook, in_force as latest};
use crate::domain::{Coded, Id};
use crate::store::Failure;
use crate::store::code::Json;

/// The rule of a kind on a day: the latest of the built-in ones and those that were set here.
///
/// # Errors
///
/// [`RuleRefusal::NotYet`] on a day before the first one.
pub(in crate::store) fn in_force(
    conn: &Connection,
    kind: MeetingKind,
    on: NaiveDate,
) -> Result<MeetingRule, Failure> {
    let own = own_of(conn, kind)?;
    let standing = own.iter().filter(|own| own.withdrawn_on.is_none());
    let standing = standing.map(|own| &own.rule);
    let all: Vec<&MeetingRule> = Rulebook::builtin()
        .meetings()
        .iter()
        .chain(standing)
        .filter(|rule| rule.kind == kind)
        .collect();
    if let Some(rule) = latest(all.iter().copied(), kind, on) {
        return Ok(rule.clone());
    }
    let first = all.iter().map(|rule| rule.effective_from).min();
    let from = first.unwrap_or(on);
    Err(RuleRefusal::NotYet { kind, from }.into())
}

/// A rule that was set here.
pub(super) struct Own {
    pub id: Id<OwnRule>,
    pub rule: MeetingRule,
    pub reason: String,
    pub set_on: NaiveDate,
    pub withdrawn_on: Option<NaiveDate>,
}

/// Every rule of a kind that was set here, the withdrawn ones among them.
pub(super) fn own_of(conn: &Connection, kind: MeetingKind) -> rusqlite::Result<Vec<Own>> {
    conn.prepare_cached(
        "SELECT id, body, reason, set_on, withdrawn_on FROM rule WHERE kind = ?1
         ORDER BY effective_from, id",
    )?
    .query_map([kind.code()], read)?
    .collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Own> {
    Ok(Own {
        id: row.get(0)?,
        rule: row.get::<_, Json<_>>(1)?.0,
        reason: row.get(2)?,
        set_on: row.get(3)?,
        withdrawn_on: row.get(4)?,
    })
}
