//! Everything that can be written about handbooks, as values.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::domain::contact_card::{CardRefusal, next_number};
use crate::domain::handbook::Handbook;
use crate::domain::household::Household;
use crate::domain::person::{Branch, Person};
use crate::domain::refusal::Missing;
use crate::domain::{Id, Refusal};
use crate::store::transact::{Tx, Written};
use crate::store::{Failure, contact_card};

/// A wish to write something about handbooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandbookCommand {
    /// 发手册 to a member.
    Issue {
        member: Option<Id<Person>>,
        on: NaiveDate,
    },
    /// 收回.
    Return {
        handbook: Id<Handbook>,
        on: NaiveDate,
    },
    /// 记一笔, for a household or none.
    Write {
        handbook: Id<Handbook>,
        household: Option<Id<Household>>,
        on: NaiveDate,
        text: String,
    },
}

impl HandbookCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            HandbookCommand::Issue { .. } => "issue_handbook",
            HandbookCommand::Return { .. } => "return_handbook",
            HandbookCommand::Write { .. } => "write_handbook",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            HandbookCommand::Issue { member, on } => issue(tx, *member, *on),
            HandbookCommand::Return { handbook, on } => take_back(tx, *handbook, *on),
            HandbookCommand::Write {
                handbook,
                household,
                on,
                text,
            } => write(tx, *handbook, *household, (*on, text)),
        }
    }
}

fn issue(tx: &Tx<'_>, member: Option<Id<Person>>, on: NaiveDate) -> Result<Written, Failure> {
    let member = member.ok_or(Refusal::Empty(Missing::Holder))?;
    not_in_future(tx, on)?;
    let (name, branch): (String, Option<Id<Branch>>) = tx
        .conn
        .prepare_cached(
            "SELECT p.name, m.branch_id FROM person p
             LEFT JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL WHERE p.id = ?1",
        )?
        .query_row([member], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if branch.is_none() {
        return Err(CardRefusal::NotAMember { name }.into());
    }
    let has: Option<String> = tx
        .conn
        .prepare_cached("SELECT number FROM handbook WHERE holder_id = ?1 AND returned_on IS NULL")?
        .query_row([member], |row| row.get(0))
        .optional()?;
    if let Some(number) = has {
        return Err(CardRefusal::HasHandbook { number }.into());
    }
    let number = number(tx, branch)?;
    let handbook: Id<Handbook> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO handbook (id, number, holder_id, issued_on) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((handbook, &number, member, on))?;
    Ok(Written::on(format!("{number} {name}")).making(handbook))
}

/// Handbooks are numbered within their branch as cards are, behind a letter of their own.
fn number(tx: &Tx<'_>, branch: Option<Id<Branch>>) -> Result<String, Failure> {
    let series = format!("S{}", contact_card::series_of(tx.conn, branch)?);
    let last: Option<String> = tx
        .conn
        .prepare_cached(
            "SELECT number FROM handbook WHERE number BETWEEN ?1 || '-' AND ?1 || '-~'
             ORDER BY length(number) DESC, number DESC LIMIT 1",
        )?
        .query_row([&series], |row| row.get(0))
        .optional()?;
    Ok(next_number(&series, last.as_deref()))
}

fn take_back(tx: &Tx<'_>, handbook: Id<Handbook>, on: NaiveDate) -> Result<Written, Failure> {
    not_in_future(tx, on)?;
    let subject = in_use(tx, handbook)?;
    tx.conn
        .prepare_cached("UPDATE handbook SET returned_on = ?2 WHERE id = ?1")?
        .execute((handbook, on))?;
    Ok(Written::on(subject))
}

fn write(
    tx: &Tx<'_>,
    handbook: Id<Handbook>,
    household: Option<Id<Household>>,
    (on, text): (NaiveDate, &str),
) -> Result<Written, Failure> {
    not_in_future(tx, on)?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty(Missing::Entry).into());
    }
    let subject = in_use(tx, handbook)?;
    let id: Id<()> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO handbook_entry (id, handbook_id, household_id, on_date, text)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, handbook, household, on, text.trim()))?;
    Ok(Written::on(subject))
}

/// Number and holder of a handbook that was not returned.
fn in_use(tx: &Tx<'_>, handbook: Id<Handbook>) -> Result<String, Failure> {
    let (subject, is_back): (String, bool) = tx
        .conn
        .prepare_cached(
            "SELECT b.number || ' ' || p.name, b.returned_on IS NOT NULL FROM handbook b
             JOIN person p ON p.id = b.holder_id WHERE b.id = ?1",
        )?
        .query_row([handbook], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if is_back {
        return Err(CardRefusal::Returned.into());
    }
    Ok(subject)
}

fn not_in_future(tx: &Tx<'_>, on: NaiveDate) -> Result<(), Failure> {
    if on > tx.today() {
        return Err(Refusal::FutureDate { date: on }.into());
    }
    Ok(())
}
