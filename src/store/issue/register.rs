//! 登记: a matter gets its ledger number and its first stage.

use chrono::{Datelike, NaiveDate};

use crate::domain::household::Household;
use crate::domain::issue::{Issue, Stage};
use crate::domain::refusal::Missing;
use crate::domain::search::initials;
use crate::domain::visit::Visit;
use crate::domain::{Coded, Id, Refusal};
use crate::store::household::must_be_there;
use crate::store::transact::{Tx, Written};
use crate::store::{Failure, NewIssue};

/// Registers a matter raised at a household.
pub(in crate::store) fn register(
    tx: &Tx<'_>,
    household: Id<Household>,
    visit: Option<Id<Visit>>,
    on: NaiveDate,
    new: &NewIssue,
) -> Result<Id<Issue>, Failure> {
    let text = new.text.trim();
    if text.is_empty() {
        return Err(Refusal::Empty(Missing::IssueText).into());
    }
    let issue: Id<Issue> = tx.id()?;
    let number = next_number(tx, on)?;
    tx.conn
        .prepare_cached(
            "INSERT INTO issue (id, number, household_id, visit_id, grid_id, category, kind, channel,
                                text, keys, registered_on, stage)
             SELECT ?1, ?2, id, ?4, grid_id, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM household WHERE id = ?3",
        )?
        .execute((
            issue,
            number,
            household,
            visit,
            new.category.code(),
            new.kind.code(),
            new.channel.code(),
            text,
            initials(text),
            on,
            Stage::Registered.code(),
        ))?;
    super::advance::log(tx, issue, Stage::Registered, on, "")?;
    Ok(issue)
}

/// Registers a matter that came without a visit.
pub(in crate::store) fn register_alone(
    tx: &Tx<'_>,
    household: Id<Household>,
    on: NaiveDate,
    new: &NewIssue,
) -> Result<Written, Failure> {
    if on > tx.today() {
        return Err(Refusal::FutureDate { date: on }.into());
    }
    must_be_there(tx.conn, household, on)?;
    let issue = register(tx, household, None, on, new)?;
    Ok(Written::on(number_of(tx, issue)?).making(issue))
}

/// Keeps an issue from the wall, or lets it be shown.
pub(in crate::store) fn set_internal(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    internal: bool,
) -> Result<Written, Failure> {
    tx.conn
        .prepare_cached("UPDATE issue SET internal = ?2 WHERE id = ?1")?
        .execute((issue, internal))?;
    Ok(Written::on(number_of(tx, issue)?).making(issue))
}

pub(in crate::store) fn number_of(tx: &Tx<'_>, issue: Id<Issue>) -> Result<String, Failure> {
    let number = tx
        .conn
        .prepare_cached("SELECT number FROM issue WHERE id = ?1")?
        .query_row([issue], |row| row.get(0))?;
    Ok(number)
}

/// Year and serial, `2026-0053`; serials go on without gaps within a year.
fn next_number(tx: &Tx<'_>, on: NaiveDate) -> Result<String, Failure> {
    let year = on.year();
    let last: Option<String> = tx
        .conn
        .prepare_cached("SELECT max(number) FROM issue WHERE number >= ?1 AND number < ?2")?
        .query_row((format!("{year}-"), format!("{year}.")), |row| row.get(0))?;
    let serial = last
        .and_then(|number| number.rsplit('-').next()?.parse::<u32>().ok())
        .unwrap_or(0);
    Ok(format!("{year}-{:04}", serial + 1))
}
