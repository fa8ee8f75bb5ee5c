//! What becomes of a card: handed out, void, replaced.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::list::{CardFilter, Wanted, listed};
use super::make::print;
use crate::domain::contact_card::{CardRefusal, CardStatus, ContactCard};
use crate::domain::household::Household;
use crate::domain::refusal::Missing;
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::household::{door_of, must_be_active};
use crate::store::transact::{Tx, Written};

struct Standing {
    number: String,
    household: Id<Household>,
    status: CardStatus,
}

fn standing(tx: &Tx<'_>, card: Id<ContactCard>) -> Result<Standing, Failure> {
    let found = tx
        .conn
        .prepare_cached("SELECT number, household_id, status FROM card WHERE id = ?1")?
        .query_row([card], |row| {
            Ok(Standing {
                number: row.get(0)?,
                household: row.get(1)?,
                status: row.get::<_, Code<_>>(2)?.0,
            })
        })
        .optional()?;
    found.ok_or_else(|| Refusal::Gone.into())
}

impl Standing {
    fn subject(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        let door = door_of(tx.conn, self.household)?;
        Ok(Written::on(format!("{} {door}", self.number)))
    }

    fn must_be(&self, any: &[CardStatus]) -> Result<(), Failure> {
        if any.contains(&self.status) {
            return Ok(());
        }
        Err(CardRefusal::NotNow {
            status: self.status,
        }
        .into())
    }
}

pub(super) fn hand_out(
    tx: &Tx<'_>,
    card: Id<ContactCard>,
    on: NaiveDate,
) -> Result<Written, Failure> {
    let found = standing(tx, card)?;
    found.must_be(&[CardStatus::Pending])?;
    if on > tx.today() {
        return Err(Refusal::FutureDate { date: on }.into());
    }
    tx.conn
        .prepare_cached("UPDATE card SET status = 'issued', issued_on = ?2 WHERE id = ?1")?
        .execute((card, on))?;
    show_identity(tx, card, on)?;
    found.subject(tx)
}

/// Whoever hands a card out has shown who calls there (P8, S36), unless an earlier day is known.
fn show_identity(tx: &Tx<'_>, card: Id<ContactCard>, on: NaiveDate) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "UPDATE contact SET identity_shown = ?2
             WHERE kind = 'main' AND to_date IS NULL AND identity_shown IS NULL
               AND (household_id, person_id) = (SELECT household_id, holder_id FROM card WHERE id = ?1)",
        )?
        .execute((card, on))?;
    Ok(())
}

pub(super) fn void(tx: &Tx<'_>, card: Id<ContactCard>, reason: &str) -> Result<Written, Failure> {
    let found = standing(tx, card)?;
    found.must_be(&[CardStatus::Pending, CardStatus::Issued])?;
    if reason.trim().is_empty() {
        return Err(Refusal::Empty(Missing::Reason).into());
    }
    cancel(tx, card, reason.trim())?;
    Ok(found.subject(tx)?.because(reason.trim()))
}

pub(super) fn reprint(
    tx: &Tx<'_>,
    card: Id<ContactCard>,
    reason: &str,
) -> Result<Written, Failure> {
    let found = standing(tx, card)?;
    found.must_be(&[CardStatus::Pending, CardStatus::Issued])?;
    must_be_active(tx.conn, found.household)?;
    let why = Some(reason.trim()).filter(|why| !why.is_empty());
    cancel(tx, card, why.unwrap_or("reprint"))?;
    let (made, _) = print(tx, found.household, Some(card))?;
    Ok(found.subject(tx)?.because(reason.trim()).making(made))
}

/// Every waiting card of the list, in one step.
pub(super) fn hand_out_all(tx: &Tx<'_>, narrow: &str, on: NaiveDate) -> Result<Written, Failure> {
    let cards = some(tx, CardFilter::Pending, narrow)?;
    for card in &cards {
        hand_out(tx, *card, on)?;
    }
    Ok(Written::on(cards.len().to_string()))
}

/// Every card of the list that is no longer true and can be printed, in one step.
pub(super) fn reprint_all(tx: &Tx<'_>, narrow: &str, reason: &str) -> Result<Written, Failure> {
    let cards = some(tx, CardFilter::Stale, narrow)?;
    for card in &cards {
        reprint(tx, *card, reason)?;
    }
    Ok(Written::on(cards.len().to_string()).because(reason.trim()))
}

fn some(tx: &Tx<'_>, filter: CardFilter, narrow: &str) -> Result<Vec<Id<ContactCard>>, Failure> {
    let cards = listed(tx.conn, &Wanted { filter, narrow })?;
    if cards.is_empty() {
        return Err(CardRefusal::NothingListed.into());
    }
    Ok(cards)
}

/// Makes a card void.
pub(super) fn cancel(tx: &Tx<'_>, card: Id<ContactCard>, reason: &str) -> Result<(), Failure> {
    tx.conn
        .prepare_cached("UPDATE card SET status = 'void', void_on = ?2, reason = ?3 WHERE id = ?1")?
        .execute((card, tx.today(), reason))?;
    Ok(())
}
