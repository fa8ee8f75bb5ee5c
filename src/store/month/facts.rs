//! What happened in a member's months: one short walk along the member's own visits and records.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::domain::Id;
use crate::domain::month::{
    Collected, Duty, Month, MonthLine, SHOWN, Spell, collection_status, monthly_status, report_due,
};
use crate::domain::person::{Branch, Person};
use crate::store::calendar::Days;

/// What one member did in a month.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Did {
    met: u32,
    collected: Collected,
    reported: Option<NaiveDate>,
}

/// What a member did, by month, from a month on.
pub(super) fn did(
    conn: &Connection,
    person: Id<Person>,
    from: Month,
) -> rusqlite::Result<BTreeMap<Month, Did>> {
    let mut months: BTreeMap<Month, Did> = BTreeMap::new();
    // A household met twice in a month is one household.
    conn.prepare_cached(
        "SELECT min(v.on_date), count(DISTINCT v.household_id) FROM visit_visitor w
         JOIN visit v ON v.id = w.visit_id
         WHERE w.person_id = ?1 AND v.on_date >= ?2 AND v.outcome = 'met'
         GROUP BY substr(v.on_date, 1, 7)",
    )?
    .query_map((person, from.first()), |row| Ok((row.get(0)?, row.get(1)?)))?
    .try_for_each(|row| {
        let (day, met) = row?;
        months.entry(Month::of(day)).or_default().met = met;
        Ok::<_, rusqlite::Error>(())
    })?;
    conn.prepare_cached(
        "SELECT min(v.on_date), count(*) FROM visit_visitor w
         JOIN visit v ON v.id = w.visit_id JOIN issue i ON i.visit_id = v.id
         WHERE w.person_id = ?1 AND v.on_date >= ?2 GROUP BY substr(v.on_date, 1, 7)",
    )?
    .query_map((person, from.first()), |row| Ok((row.get(0)?, row.get(1)?)))?
    .try_for_each(|row| {
        let (day, raised) = row?;
        let collected = &mut months.entry(Month::of(day)).or_default().collected;
        collected.raised = raised;
        collected.first = Some(day);
        Ok::<_, rusqlite::Error>(())
    })?;
    for (month, on) in records(conn, "collection", person, from)? {
        months.entry(month).or_default().collected.nothing = Some(on);
    }
    for (month, on) in records(conn, "report", person, from)? {
        months.entry(month).or_default().reported = Some(on);
    }
    Ok(months)
}

/// What a member collected in one month.
pub(super) fn collected(
    conn: &Connection,
    person: Id<Person>,
    month: Month,
) -> rusqlite::Result<Collected> {
    let months = did(conn, person, month)?;
    Ok(months.get(&month).copied().unwrap_or_default().collected)
}

fn records(
    conn: &Connection,
    table: &str,
    person: Id<Person>,
    from: Month,
) -> rusqlite::Result<Vec<(Month, NaiveDate)>> {
    let rows = conn
        .prepare_cached(&format!(
            "SELECT month, on_date FROM {table} WHERE person_id = ?1 AND month >= ?2"
        ))?
        .query_map((person, from.code()), |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let read = |(code, on): (String, NaiveDate)| Some((Month::parse(&code)?, on));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// When someone with a membership was the contact of households.
pub(super) fn duty(conn: &Connection, person: Id<Person>, member: Spell) -> rusqlite::Result<Duty> {
    let contact = conn
        .prepare_cached(
            "SELECT DISTINCT from_date, to_date FROM contact WHERE person_id = ?1 AND kind = 'main'",
        )?
        .query_map([person], |row| {
            Ok(Spell {
                from: row.get(0)?,
                to: row.get(1)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let first_visit = conn
        .prepare_cached("SELECT (SELECT on_date FROM visit WHERE date(on_date) = on_date ORDER BY on_date LIMIT 1)")?
        .query_row([], |row| row.get(0))?;
    Ok(Duty {
        member,
        contact,
        first_visit,
    })
}

/// A month of a member and those before it, the newest first.
pub(super) fn months(
    conn: &Connection,
    (person, branch): (Id<Person>, Id<Branch>),
    duty: &Duty,
    days: &Days,
    (this, today): (Month, NaiveDate),
) -> rusqlite::Result<Vec<MonthLine>> {
    let did = did(conn, person, this.back(SHOWN - 1))?;
    let line = |back| {
        let month = this.back(back);
        let done: Did = did.get(&month).copied().unwrap_or_default();
        let due = report_due(month, days.theme_day(branch, month));
        let owes = duty.owes(month);
        MonthLine {
            month,
            met: done.met,
            collected: done.collected,
            collection: collection_status(month, owes, done.collected, today),
            reported: done.reported,
            report_due: due,
            report: monthly_status(month, owes, done.reported, due, today),
        }
    };
    Ok((0..SHOWN).map(line).collect())
}
