//! Tags, and the consent that sensitive ones need.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::command::NewConsent;
use super::{door_of, must_be_active};
use crate::domain::household::{Consent, HomeRefusal, Household};
use crate::domain::tag::{Cover, Tagbook, check_tag, tags_that_stay};
use crate::domain::{Id, Refusal};
use crate::store::transact::{Tx, Written};
use crate::store::{Failure, setting};

pub(super) fn set(
    tx: &Tx<'_>,
    household: Id<Household>,
    tags: &[String],
    consent: Option<&NewConsent>,
) -> Result<Written, Failure> {
    must_be_active(tx.conn, household)?;
    let before = tags_of(tx.conn, household)?;
    let added: Vec<&String> = tags.iter().filter(|tag| !before.contains(tag)).collect();
    if let Some(consent) = consent {
        let bare = bare(tx, household, tags, &before)?;
        give(tx, household, (&added, &bare), consent)?;
    }
    let covers = covers(tx.conn, household)?;
    let is_on = setting::sensitive_tags(tx.conn)?;
    for tag in added {
        check_tag(Tagbook::builtin(), tag, is_on, &covers)?;
    }
    write(tx, household, tags)?;
    // What the tags are is nobody's business in the journal.
    Ok(Written::on(door_of(tx.conn, household)?))
}

/// Tags that were there and stay, and that no consent covers.
fn bare(
    tx: &Tx<'_>,
    household: Id<Household>,
    tags: &[String],
    before: &[String],
) -> Result<Vec<String>, Failure> {
    let covers = covers(tx.conn, household)?;
    let covered = tags_that_stay(Tagbook::builtin(), before, &covers);
    let is_bare = |tag: &&String| before.contains(tag) && !covered.contains(tag);
    Ok(tags.iter().filter(is_bare).cloned().collect())
}

/// A consent covers the sensitive tags that are added with it, and those kept so far without one.
fn give(
    tx: &Tx<'_>,
    household: Id<Household>,
    (added, bare): (&[&String], &[String]),
    consent: &NewConsent,
) -> Result<(), Failure> {
    if consent.on > tx.today() {
        return Err(Refusal::FutureDate { date: consent.on }.into());
    }
    let needing = added
        .iter()
        .filter(|tag| Tagbook::builtin().needs_consent(tag));
    let mut scope: Vec<&str> = needing.map(|tag| tag.as_str()).collect();
    if consent.given_by.trim().is_empty() {
        return match scope.first() {
            Some(name) => Err(HomeRefusal::NeedsConsent {
                name: (*name).to_owned(),
            }
            .into()),
            None => Ok(()),
        };
    }
    scope.extend(bare.iter().map(String::as_str));
    if scope.is_empty() {
        return Ok(());
    }
    let id: Id<Consent> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO consent (id, household_id, given_by, guardian, form, scope, on_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            id,
            household,
            consent.given_by.trim(),
            consent.is_guardian,
            consent.form.trim(),
            scope.join(" "),
            consent.on,
        ))?;
    Ok(())
}

pub(super) fn withdraw(tx: &Tx<'_>, consent: Id<Consent>) -> Result<Written, Failure> {
    let found: Option<(Id<Household>, Option<NaiveDate>)> = tx
        .conn
        .prepare_cached("SELECT household_id, withdrawn_on FROM consent WHERE id = ?1")?
        .query_row([consent], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((household, withdrawn_on)) = found else {
        return Err(Refusal::Gone.into());
    };
    if withdrawn_on.is_some() {
        return Err(HomeRefusal::ConsentWithdrawn.into());
    }
    tx.conn
        .prepare_cached("UPDATE consent SET withdrawn_on = ?2 WHERE id = ?1")?
        .execute((consent, tx.today()))?;
    let tags = tags_of(tx.conn, household)?;
    let left = tags_that_stay(Tagbook::builtin(), &tags, &covers(tx.conn, household)?);
    write(tx, household, &left)?;
    Ok(Written::on(door_of(tx.conn, household)?))
}

fn tags_of(conn: &Connection, household: Id<Household>) -> rusqlite::Result<Vec<String>> {
    let tags: String = conn
        .prepare_cached("SELECT tags FROM household WHERE id = ?1")?
        .query_row([household], |row| row.get(0))?;
    Ok(tags.split_whitespace().map(str::to_owned).collect())
}

fn write(tx: &Tx<'_>, household: Id<Household>, tags: &[String]) -> Result<(), Failure> {
    tx.conn
        .prepare_cached("UPDATE household SET tags = ?2 WHERE id = ?1")?
        .execute((household, tags.join(" ")))?;
    Ok(())
}

/// The consents of a household that were not withdrawn.
pub(in crate::store) fn covers(
    conn: &Connection,
    household: Id<Household>,
) -> rusqlite::Result<Vec<Cover>> {
    conn.prepare_cached(
        "SELECT scope, guardian FROM consent WHERE household_id = ?1 AND withdrawn_on IS NULL",
    )?
    .query_map([household], |row| {
        let scope: String = row.get(0)?;
        Ok(Cover {
            tags: scope.split_whitespace().map(str::to_owned).collect(),
            is_guardian: row.get(1)?,
        })
    })?
    .collect()
}
