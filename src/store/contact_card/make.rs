//! 制卡: one card, or all that a branch is missing, each with its number and the holder's telephone.

use rusqlite::{Connection, OptionalExtension};

use super::STATE;
use crate::domain::Id;
use crate::domain::contact_card::{CardRefusal, ContactCard, next_number, series};
use crate::domain::household::Household;
use crate::domain::person::{Branch, Person};
use crate::store::household::{door_of, must_be_active};
use crate::store::transact::{Tx, Written};
use crate::store::{Failure, setting};

/// What issuing to a whole branch would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CardPlan {
    /// Households without a card.
    pub missing: u32,
    /// Cards that are no longer true.
    pub stale: u32,
    /// Households left out: whoever calls there has no telephone number.
    pub without_phone: u32,
}

/// Whoever is to be named on a card.
struct Holder {
    id: Id<Person>,
    name: String,
    phone: String,
    branch: Option<Id<Branch>>,
}

pub(super) fn one(tx: &Tx<'_>, household: Id<Household>) -> Result<Written, Failure> {
    must_be_active(tx.conn, household)?;
    if let Some(number) = standing(tx.conn, household)? {
        return Err(CardRefusal::HasCard { number }.into());
    }
    let (card, number) = print(tx, household, None)?;
    let door = door_of(tx.conn, household)?;
    Ok(Written::on(format!("{number} {door}")).making(card))
}

/// The number of the card a household has.
fn standing(conn: &Connection, household: Id<Household>) -> rusqlite::Result<Option<String>> {
    conn.prepare_cached(
        "SELECT number FROM card WHERE household_id = ?1 AND status <> 'void' LIMIT 1",
    )?
    .query_row([household], |row| row.get(0))
    .optional()
}

/// Writes a card for whoever calls on a household.
pub(super) fn print(
    tx: &Tx<'_>,
    household: Id<Household>,
    replaces: Option<Id<ContactCard>>,
) -> Result<(Id<ContactCard>, String), Failure> {
    let holder = holder(tx.conn, household)?.ok_or(CardRefusal::NoContact)?;
    if holder.phone.is_empty() {
        return Err(CardRefusal::NoPhone { name: holder.name }.into());
    }
    let number = number(tx.conn, holder.branch)?;
    let card: Id<ContactCard> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO card (id, number, holder_id, household_id, phone, status, made_on, replaces_id)
             VALUES (?1, ?2, ?3, ?4, ?5, 'pending', ?6, ?7)",
        )?
        .execute((
            card,
            &number,
            holder.id,
            household,
            holder.phone,
            tx.today(),
            replaces,
        ))?;
    Ok((card, number))
}

fn holder(conn: &Connection, household: Id<Household>) -> rusqlite::Result<Option<Holder>> {
    conn.prepare_cached(
        "SELECT p.id, p.name, p.phone, m.branch_id FROM contact c JOIN person p ON p.id = c.person_id
         LEFT JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL
         WHERE c.household_id = ?1 AND c.kind = 'main' AND c.to_date IS NULL",
    )?
    .query_row([household], |row| {
        Ok(Holder {
            id: row.get(0)?,
            name: row.get(1)?,
            phone: row.get(2)?,
            branch: row.get(3)?,
        })
    })
    .optional()
}

/// The next number of a branch; those of no branch have a series of their own.
pub(in crate::store) fn number(
    conn: &Connection,
    branch: Option<Id<Branch>>,
) -> rusqlite::Result<String> {
    let series = series_of(conn, branch)?;
    let last: Option<String> = conn
        .prepare_cached(
            "SELECT number FROM card WHERE number BETWEEN ?1 || '-' AND ?1 || '-~'
             ORDER BY length(number) DESC, number DESC LIMIT 1",
        )?
        .query_row([&series], |row| row.get(0))
        .optional()?;
    Ok(next_number(&series, last.as_deref()))
}

/// The community's code and the branch's place among the branches.
pub(in crate::store) fn series_of(
    conn: &Connection,
    branch: Option<Id<Branch>>,
) -> rusqlite::Result<String> {
    let place = conn
        .prepare_cached("SELECT count(*) FROM branch WHERE id <= ?1")?
        .query_row([branch.map_or(0, Id::raw)], |row| row.get(0))?;
    Ok(series(&setting::community_code(conn)?, place))
}

/// Households that members of a branch call on, with how each stands.
const CALLED_ON: &str = "FROM membership m
  JOIN contact c ON c.person_id = m.person_id AND c.kind = 'main' AND c.to_date IS NULL
  JOIN household h ON h.id = c.household_id AND h.to_date IS NULL
  JOIN person p ON p.id = m.person_id
  LEFT JOIN card k ON k.household_id = h.id AND k.status <> 'void'
  WHERE m.branch_id = ?1 AND m.to_date IS NULL";

/// The state of the card of a row of [`CALLED_ON`], whose holder may be someone else.
fn is_stale() -> String {
    format!(
        "(SELECT {STATE} FROM person p WHERE p.id = k.holder_id) IN ('phone_changed', 'contact_changed')"
    )
}

pub(in crate::store) fn plan(conn: &Connection, branch: Id<Branch>) -> rusqlite::Result<CardPlan> {
    let stale = is_stale();
    conn.prepare_cached(&format!(
        "SELECT coalesce(sum(k.id IS NULL AND p.phone <> ''), 0),
           coalesce(sum(k.id IS NOT NULL AND p.phone <> '' AND {stale}), 0),
           coalesce(sum(p.phone = ''), 0) {CALLED_ON}"
    ))?
    .query_row([branch], |row| {
        Ok(CardPlan {
            missing: row.get(0)?,
            stale: row.get(1)?,
            without_phone: row.get(2)?,
        })
    })
}

pub(super) fn all(tx: &Tx<'_>, branch: Id<Branch>, reprint: bool) -> Result<Written, Failure> {
    let name: String = tx
        .conn
        .prepare_cached("SELECT name FROM branch WHERE id = ?1")?
        .query_row([branch], |row| row.get(0))?;
    let wanted: Vec<(Id<Household>, Option<Id<ContactCard>>)> = tx
        .conn
        .prepare_cached(&format!(
            "SELECT h.id, k.id {CALLED_ON} AND p.phone <> ''
               AND (k.id IS NULL OR ?2 AND {}) ORDER BY c.person_id, h.place",
            is_stale()
        ))?
        .query_map((branch, reprint), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    if wanted.is_empty() {
        return Err(CardRefusal::NothingToIssue.into());
    }
    for (household, old) in &wanted {
        if let Some(old) = old {
            super::fate::cancel(tx, *old, "reprint")?;
        }
        print(tx, *household, *old)?;
    }
    Ok(Written::on(format!("{name} {}", wanted.len())))
}
