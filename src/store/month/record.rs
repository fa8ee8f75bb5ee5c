//! 本月无 and 汇报: each at most once of a member and month.

use rusqlite::OptionalExtension;

use super::callers_in;
use super::facts::collected;
use crate::domain::month::{Month, MonthRefusal};
use crate::domain::person::{Group, Person};
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

pub(super) fn nothing(tx: &Tx<'_>, person: Id<Person>, month: Month) -> Result<Written, Failure> {
    let name = caller(tx, person, month)?;
    if collected(tx.conn, person, month)?.on().is_some() {
        return Err(Refusal::Month(MonthRefusal::CollectedAlready { month }).into());
    }
    let id: Id<()> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO collection (id, person_id, month, on_date, entered_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, person, month.code(), tx.today(), tx.ctx.now))?;
    Ok(Written::on(format!("{name} {}", month.code())))
}

pub(super) fn report(tx: &Tx<'_>, person: Id<Person>, month: Month) -> Result<Written, Failure> {
    let name = caller(tx, person, month)?;
    if has_reported(tx, person, month)? {
        return Err(Refusal::Month(MonthRefusal::ReportedAlready { month }).into());
    }
    insert_report(tx, person, month)?;
    Ok(Written::on(format!("{name} {}", month.code())))
}

pub(super) fn report_group(
    tx: &Tx<'_>,
    group: Id<Group>,
    month: Month,
) -> Result<Written, Failure> {
    has_begun(tx, month)?;
    let name: String = tx
        .conn
        .prepare_cached("SELECT name FROM party_group WHERE id = ?1")?
        .query_row([group], |row| row.get(0))
        .optional()?
        .ok_or(Refusal::Gone)?;
    let owing: Vec<Id<Person>> = tx
        .conn
        .prepare_cached(&format!(
            "SELECT p.id{} AND m.group_id = ?1 AND NOT EXISTS
               (SELECT 1 FROM report r WHERE r.person_id = p.id AND r.month = ?2) ORDER BY m.id",
            callers_in(month)
        ))?
        .query_map((group, month.code()), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if owing.is_empty() {
        return Err(Refusal::Month(MonthRefusal::ReportedAlready { month }).into());
    }
    for person in &owing {
        insert_report(tx, *person, month)?;
    }
    let month = month.code();
    Ok(Written::on(format!("{name} {month} x{}", owing.len())))
}

fn insert_report(tx: &Tx<'_>, person: Id<Person>, month: Month) -> Result<(), Failure> {
    let id: Id<()> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO report (id, person_id, month, on_date, entered_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, person, month.code(), tx.today(), tx.ctx.now))?;
    Ok(())
}

/// The name of a member who calls on households in the month; everyone else owes nothing.
fn caller(tx: &Tx<'_>, person: Id<Person>, month: Month) -> Result<String, Failure> {
    has_begun(tx, month)?;
    let name = tx
        .conn
        .prepare_cached(&format!("SELECT p.name{} AND p.id = ?1", callers_in(month)))?
        .query_row([person], |row| row.get(0))
        .optional()?;
    name.ok_or_else(|| Refusal::Month(MonthRefusal::CallsOnNobody).into())
}

fn has_begun(tx: &Tx<'_>, month: Month) -> Result<(), Refusal> {
    if month.first() > tx.today() {
        return Err(Refusal::Month(MonthRefusal::NotBegun { month }));
    }
    Ok(())
}

fn has_reported(tx: &Tx<'_>, person: Id<Person>, month: Month) -> rusqlite::Result<bool> {
    tx.conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM report WHERE person_id = ?1 AND month = ?2)")?
        .query_row((person, month.code()), |row| row.get(0))
}
