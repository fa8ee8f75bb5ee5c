//! A handbook with its pages, made from the records at the moment of asking.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::domain::handbook::{Entry, Handbook, HandbookCard, Page};
use crate::domain::household::Household;
use crate::domain::list::From;
use crate::domain::person::{Person, Role};
use crate::domain::{Coded, Id};
use crate::store::page::all;
use crate::store::{household, month, visit};

/// Pages made; nobody carries more doors than this.
const PAGES: u32 = 60;
/// Visit lines on the page of a household.
const VISITS: usize = 5;

pub(in crate::store) fn card(
    conn: &Connection,
    handbook: Id<Handbook>,
    today: NaiveDate,
) -> rusqlite::Result<HandbookCard> {
    let bare = conn
        .prepare_cached(
            "SELECT b.number, p.id, p.name, p.phone, b.issued_on, b.returned_on,
               coalesce((SELECT br.name || coalesce(' ' || g.name, '') FROM membership m
                 JOIN branch br ON br.id = m.branch_id LEFT JOIN party_group g ON g.id = m.group_id
                 WHERE m.person_id = p.id AND m.to_date IS NULL), '')
             FROM handbook b JOIN person p ON p.id = b.holder_id WHERE b.id = ?1",
        )?
        .query_row([handbook], |row| {
            Ok(HandbookCard {
                id: handbook,
                number: row.get(0)?,
                holder: (row.get(1)?, row.get(2)?),
                phone: row.get(3)?,
                issued_on: row.get(4)?,
                returned_on: row.get(5)?,
                body: row.get(6)?,
                roles: Vec::new(),
                pages: Vec::new(),
                entries: Vec::new(),
                months: Vec::new(),
            })
        })?;
    let holder = bare.holder.0;
    Ok(HandbookCard {
        roles: roles(conn, holder)?,
        pages: pages(conn, handbook, holder)?,
        entries: entries(conn, handbook, None)?,
        months: month::card(conn, holder, today)?.map_or_else(Vec::new, |card| card.row.months),
        ..bare
    })
}

fn roles(conn: &Connection, holder: Id<Person>) -> rusqlite::Result<Vec<Role>> {
    let codes: Vec<String> = conn
        .prepare_cached(
            "SELECT DISTINCT role FROM role_term WHERE person_id = ?1 AND to_date IS NULL ORDER BY id",
        )?
        .query_map([holder], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(codes
        .iter()
        .filter_map(|code| Role::from_code(code))
        .collect())
}

fn pages(
    conn: &Connection,
    handbook: Id<Handbook>,
    holder: Id<Person>,
) -> rusqlite::Result<Vec<Page>> {
    let doors: Vec<(Id<Household>, String, String)> = conn
        .prepare_cached(
            "SELECT h.id, coalesce(p.phone, ''), h.note FROM contact c
             JOIN household h ON h.id = c.household_id LEFT JOIN person p ON p.id = h.head_id
             WHERE c.person_id = ?1 AND c.kind = 'main' AND c.to_date IS NULL AND h.to_date IS NULL
             ORDER BY h.place LIMIT ?2",
        )?
        .query_map((holder, PAGES), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    doors
        .into_iter()
        .map(|(door, phone, note)| {
            let wanted = visit::Wanted {
                household: Some(door.raw()),
                ..visit::Wanted::default()
            };
            Ok(Page {
                row: household::one(conn, door.raw())?,
                phone,
                note,
                visits: all(visit::list(conn, &wanted, &From::Start, VISITS)?)?,
                entries: entries(conn, handbook, Some(door))?,
            })
        })
        .collect()
}

fn entries(
    conn: &Connection,
    handbook: Id<Handbook>,
    household: Option<Id<Household>>,
) -> rusqlite::Result<Vec<Entry>> {
    conn.prepare_cached(
        "SELECT on_date, text FROM handbook_entry
         WHERE handbook_id = ?1 AND household_id IS ?2 ORDER BY on_date DESC, id DESC",
    )?
    .query_map((handbook, household), |row| {
        Ok(Entry {
            on: row.get(0)?,
            text: row.get(1)?,
        })
    })?
    .collect()
}
