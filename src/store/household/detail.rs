//! What is known of a household beyond its line: how it lives, contacts, consents, cards.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::Id;
use crate::domain::household::{
    Caller, ConsentRow, ContactKind, ContactTerm, HomeDetail, Household,
};
use crate::store::code::Code;
use crate::store::{contact_card, setting};

pub(super) fn detail(conn: &Connection, household: Id<Household>) -> rusqlite::Result<HomeDetail> {
    let bare = conn
        .prepare_cached(
            "SELECT size, living, housing, note, to_date, sealed FROM household WHERE id = ?1",
        )?
        .query_row([household], bare)?;
    Ok(HomeDetail {
        main: caller(conn, household, ContactKind::Main)?,
        backup: caller(conn, household, ContactKind::Backup)?,
        contacts: contacts(conn, household)?,
        consents: consents(conn, household)?,
        cards: contact_card::of_household(conn, household)?,
        sensitive: setting::sensitive_tags(conn)?,
        ..bare
    })
}

fn bare(row: &Row<'_>) -> rusqlite::Result<HomeDetail> {
    let to_date = row.get::<_, Option<_>>(4)?;
    Ok(HomeDetail {
        size: row.get(0)?,
        living: row.get::<_, Code<_>>(1)?.0,
        housing: row.get::<_, Code<_>>(2)?.0,
        note: row.get(3)?,
        sealed: match to_date {
            Some(on) => Some((on, row.get::<_, Code<_>>(5)?.0)),
            None => None,
        },
        ..HomeDetail::default()
    })
}

fn caller(
    conn: &Connection,
    household: Id<Household>,
    kind: ContactKind,
) -> rusqlite::Result<Option<Caller>> {
    conn.prepare_cached(
        "SELECT p.id, p.name, p.phone, p.reach = 'reachable', c.identity_shown FROM contact c
         JOIN person p ON p.id = c.person_id
         WHERE c.household_id = ?1 AND c.kind = ?2 AND c.to_date IS NULL ORDER BY c.id LIMIT 1",
    )?
    .query_row((household, Code(kind)), |row| {
        Ok(Caller {
            person: row.get(0)?,
            name: row.get(1)?,
            phone: row.get(2)?,
            can_be_reached: row.get(3)?,
            identity_shown: row.get(4)?,
        })
    })
    .optional()
}

fn contacts(conn: &Connection, household: Id<Household>) -> rusqlite::Result<Vec<ContactTerm>> {
    conn.prepare_cached(
        "SELECT c.kind, p.name, c.from_date, c.to_date, c.reason FROM contact c
         JOIN person p ON p.id = c.person_id WHERE c.household_id = ?1
         ORDER BY c.to_date IS NOT NULL, c.kind DESC, c.from_date DESC, c.id DESC",
    )?
    .query_map([household], |row| {
        Ok(ContactTerm {
            kind: row.get::<_, Code<_>>(0)?.0,
            name: row.get(1)?,
            from: row.get(2)?,
            to: row.get(3)?,
            reason: row.get(4)?,
        })
    })?
    .collect()
}

fn consents(conn: &Connection, household: Id<Household>) -> rusqlite::Result<Vec<ConsentRow>> {
    conn.prepare_cached(
        "SELECT id, given_by, guardian, form, scope, on_date, withdrawn_on FROM consent
         WHERE household_id = ?1 ORDER BY id DESC",
    )?
    .query_map([household], |row| {
        let scope: String = row.get(4)?;
        Ok(ConsentRow {
            id: row.get(0)?,
            given_by: row.get(1)?,
            is_guardian: row.get(2)?,
            form: row.get(3)?,
            tags: scope.split_whitespace().map(str::to_owned).collect(),
            on: row.get(5)?,
            withdrawn_on: row.get(6)?,
        })
    })?
    .collect()
}
