//! 登记走访: the visit, who was met, and whatever was raised, in one command.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::domain::household::Household;
use crate::domain::person::Person;
use crate::domain::visit::{Outcome, Visit, VisitFacts, Visited, check, doubts};
use crate::domain::{Coded, Id, Refusal};
use crate::store::code::Code;
use crate::store::person::name_of;
use crate::store::transact::{Tx, Written};
use crate::store::{Failure, NewIssue, household, issue};

/// A visit before it has an id.
pub(in crate::store) struct NewVisit<'a> {
    pub household: Id<Household>,
    pub on: NaiveDate,
    pub outcome: Outcome,
    pub visitors: &'a [Id<Person>],
    pub met: &'a [Id<Person>],
    pub others_met: u32,
    pub said: &'a str,
    pub issues: &'a [NewIssue],
    /// Whether it was so although something speaks against it.
    pub as_is: bool,
}

pub(in crate::store) fn record(tx: &Tx<'_>, new: &NewVisit<'_>) -> Result<Written, Failure> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    check(VisitFacts {
        on: new.on,
        today: tx.today(),
        outcome: new.outcome,
        met: count(new.met.len()) + new.others_met,
        issues: count(new.issues.len()),
        has_visitor: !new.visitors.is_empty(),
    })?;
    household::must_be_there(tx.conn, new.household, new.on)?;
    if !new.as_is {
        doubt(tx.conn, new)?;
    }
    let visit = insert(tx, new)?;
    for raised in new.issues {
        issue::register(tx, new.household, Some(visit), new.on, raised)?;
    }
    Ok(Written::on(household::door_of(tx.conn, new.household)?).making(visit))
}

/// Refuses what is to be asked first.
fn doubt(conn: &Connection, new: &NewVisit<'_>) -> Result<(), Failure> {
    let named = |id: &Id<Person>| -> Result<_, Failure> { Ok((*id, name_of(conn, *id)?)) };
    let visited = Visited {
        on: new.on,
        outcome: new.outcome,
        visitors: new.visitors.iter().map(named).collect::<Result<_, _>>()?,
    };
    let found: Vec<_> = doubts(
        &visited,
        &same_day(conn, new.household, new.on)?,
        &household::residents_on(conn, new.household, new.on)?,
    )
    .collect();
    match found.is_empty() {
        true => Ok(()),
        false => Err(Refusal::VisitDoubts(found).into()),
    }
}

/// The visits to a household on one day.
fn same_day(
    conn: &Connection,
    household: Id<Household>,
    on: NaiveDate,
) -> rusqlite::Result<Vec<Visited>> {
    let mut found: Vec<(Id<Visit>, Visited)> = Vec::new();
    conn.prepare_cached(
        "SELECT v.id, v.outcome, p.id, p.name FROM visit v
         JOIN visit_visitor w ON w.visit_id = v.id JOIN person p ON p.id = w.person_id
         WHERE v.household_id = ?1 AND v.on_date = ?2 ORDER BY v.id",
    )?
    .query_map((household, on), |row| {
        let outcome = row.get::<_, Code<_>>(1)?.0;
        Ok((row.get(0)?, outcome, (row.get(2)?, row.get(3)?)))
    })?
    .try_for_each(|row| {
        let (id, outcome, visitor) = row?;
        match found.last_mut().filter(|(last, _)| *last == id) {
            Some((_, visit)) => visit.visitors.push(visitor),
            None => {
                let visitors = vec![visitor];
                found.push((
                    id,
                    Visited {
                        on,
                        outcome,
                        visitors,
                    },
                ));
            }
        }
        Ok::<_, rusqlite::Error>(())
    })?;
    Ok(found.into_iter().map(|(_, visit)| visit).collect())
}

fn insert(tx: &Tx<'_>, new: &NewVisit<'_>) -> Result<Id<Visit>, Failure> {
    let visit: Id<Visit> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO visit (id, household_id, on_date, outcome, others_met, said, entered_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            visit,
            new.household,
            new.on,
            new.outcome.code(),
            new.others_met,
            new.said.trim(),
            tx.ctx.now,
        ))?;
    for visitor in new.visitors {
        // Who was named twice came once.
        tx.conn
            .prepare_cached(
                "INSERT INTO visit_visitor (visit_id, person_id) VALUES (?1, ?2)
                 ON CONFLICT DO NOTHING",
            )?
            .execute((visit, visitor))?;
    }
    for person in new.met {
        tx.conn
            .prepare_cached("INSERT INTO visit_met (visit_id, person_id) VALUES (?1, ?2)")?
            .execute((visit, person))?;
    }
    Ok(visit)
}
