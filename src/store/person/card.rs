//! Everything about one person, for one screen.

use rusqlite::{Connection, Row};

use super::terms::{TermsOf, terms};
use crate::domain::Id;
use crate::domain::list::Page;
use crate::domain::person::{Called, Home, Kin, MembershipRow, Person, PersonCard, Relative};
use crate::store::code::{Born, Code};
use crate::store::page::{At, all, whole};

/// Households shown on the card; how many there are in all is said beside them.
const CALLED: i64 = 60;

pub(in crate::store) fn card(
    conn: &Connection,
    person: Id<Person>,
) -> rusqlite::Result<PersonCard> {
    let mut card = conn
        .prepare_cached(
            "SELECT p.id, p.name, p.phone, p.phones, p.reach, p.reading, p.glyph, p.id_number, p.sex,
                    p.born, p.post, p.exempt,
                    (SELECT count(*) FROM contact c WHERE c.person_id = p.id AND c.kind = 'main'
                       AND c.to_date IS NULL),
                    (SELECT count(*) FROM task t WHERE t.assignee_id = p.id AND t.done_on IS NULL),
                    (SELECT count(*) FROM card k WHERE k.holder_id = p.id AND k.status <> 'void'),
                    (SELECT count(*) FROM card k WHERE k.holder_id = p.id AND k.status <> 'void'
                       AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.household_id = k.household_id
                         AND c.person_id = p.id AND c.to_date IS NULL))
             FROM person p WHERE p.id = ?1",
        )?
        .query_row([person], read)?;
    card.memberships = memberships(conn, person)?;
    card.terms = terms(conn, TermsOf::Person(person))?;
    card.relatives = all(relatives(conn, person)?)?;
    card.homes = homes(conn, person)?;
    card.calls = calls(conn, person)?;
    Ok(card)
}

fn read(row: &Row<'_>) -> rusqlite::Result<PersonCard> {
    let phones: String = row.get(3)?;
    Ok(PersonCard {
        id: row.get(0)?,
        name: row.get(1)?,
        phone: row.get(2)?,
        phones: phones.split_whitespace().map(str::to_owned).collect(),
        reach: row.get::<_, Code<_>>(4)?.0,
        reading: row.get(5)?,
        glyph: row.get(6)?,
        id_number: row.get(7)?,
        sex: row.get::<_, Code<_>>(8)?.0,
        born: row.get::<_, Option<Born>>(9)?.map(|born| born.0),
        post: row.get(10)?,
        exempt: row.get(11)?,
        memberships: Vec::new(),
        terms: Vec::new(),
        relatives: Vec::new(),
        homes: Vec::new(),
        calls: Vec::new(),
        called: row.get(12)?,
        open_tasks: row.get(13)?,
        cards: row.get(14)?,
        cards_left: row.get(15)?,
    })
}

fn memberships(conn: &Connection, person: Id<Person>) -> rusqlite::Result<Vec<MembershipRow>> {
    conn.prepare_cached(
        "SELECT b.id, b.name, g.id, g.name, m.status, m.vote_suspended, m.excluded, m.from_date, m.to_date
         FROM membership m JOIN branch b ON b.id = m.branch_id
         LEFT JOIN party_group g ON g.id = m.group_id
         WHERE m.person_id = ?1 ORDER BY m.to_date IS NOT NULL, m.to_date DESC, m.id DESC",
    )?
    .query_map([person], |row| {
        let group: Option<Id<_>> = row.get(2)?;
        Ok(MembershipRow {
            branch: (row.get(0)?, row.get(1)?),
            group: group
                .map(|id| Ok::<_, rusqlite::Error>((id, row.get(3)?)))
                .transpose()?,
            status: row.get::<_, Code<_>>(4)?.0,
            vote_suspended: row.get(5)?,
            excluded: row.get(6)?,
            from: row.get(7)?,
            to: row.get(8)?,
        })
    })?
    .collect()
}

/// Kinships written on either side.
pub(in crate::store) fn relatives(
    conn: &Connection,
    person: Id<Person>,
) -> rusqlite::Result<Page<Relative>> {
    const SQL: &str =
        "SELECT k.id, p.id, p.name, k.relation, 0 FROM kinship k JOIN person p ON p.id = k.relative_id
          WHERE k.person_id = ?1 AND k.to_date IS NULL
         UNION ALL
         SELECT k.id, p.id, p.name, k.relation, 1 FROM kinship k JOIN person p ON p.id = k.person_id
          WHERE k.relative_id = ?1 AND k.to_date IS NULL
         ORDER BY 1";
    whole(conn, SQL, [person], At::id(), |row| {
        let kin = row.get::<_, Code<Kin>>(3)?.0;
        let is_turned: bool = row.get(4)?;
        Ok(Relative {
            id: row.get(0)?,
            person: row.get(1)?,
            name: row.get(2)?,
            kin: if is_turned { kin.inverse() } else { kin },
        })
    })
}

fn homes(conn: &Connection, person: Id<Person>) -> rusqlite::Result<Vec<Home>> {
    conn.prepare_cached(
        "SELECT h.id, s.estate || ' ' || h.door, r.relation
         FROM resident r JOIN household h ON h.id = r.household_id JOIN section s ON s.id = h.section_id
         WHERE r.person_id = ?1 AND r.to_date IS NULL AND h.to_date IS NULL ORDER BY r.id",
    )?
    .query_map([person], |row| {
        Ok(Home {
            household: row.get(0)?,
            door: row.get(1)?,
            relation: row.get(2)?,
        })
    })?
    .collect()
}

fn calls(conn: &Connection, person: Id<Person>) -> rusqlite::Result<Vec<Called>> {
    conn.prepare_cached(
        "SELECT h.id, s.estate || ' ' || h.door, coalesce(p.name, ''), c.kind = 'backup'
         FROM contact c JOIN household h ON h.id = c.household_id JOIN section s ON s.id = h.section_id
         LEFT JOIN person p ON p.id = h.head_id
         WHERE c.person_id = ?1 AND c.to_date IS NULL ORDER BY c.kind DESC, h.place LIMIT ?2",
    )?
    .query_map((person, CALLED), |row| {
        Ok(Called {
            household: row.get(0)?,
            door: row.get(1)?,
            head: row.get(2)?,
            is_backup: row.get(3)?,
        })
    })?
    .collect()
}
