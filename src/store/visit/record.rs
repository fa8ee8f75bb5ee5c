//! 登记走访: the visit, who was met, and whatever was raised, in one command.

use chrono::NaiveDate;

use crate::domain::household::Household;
use crate::domain::person::Person;
use crate::domain::visit::{Outcome, Visit, VisitFacts, check};
use crate::domain::{Coded, Id};
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
    let visit = insert(tx, new)?;
    for raised in new.issues {
        issue::register(tx, new.household, Some(visit), new.on, raised)?;
    }
    Ok(Written::on(household::door_of(tx.conn, new.household)?).making(visit))
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
