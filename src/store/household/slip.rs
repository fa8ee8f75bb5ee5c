//! The doorstep slip, read for one door.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::Coded;
use crate::domain::contact_card::CardState;
use crate::domain::household::{Call, Line, Slip};
use crate::domain::issue::Stage;
use crate::domain::list::From;
use crate::store::code::Code;
use crate::store::{contact_card, issue};

/// Open issues read for one door; more are not named anyway.
const OPEN: usize = 20;

pub(super) fn slip(conn: &Connection, household: i64) -> rusqlite::Result<Slip> {
    let stages: Vec<Stage> = Stage::all().filter(|stage| !stage.is_ended()).collect();
    let wanted = issue::Wanted {
        household: Some(household),
        stages: &stages,
        ..issue::Wanted::default()
    };
    Ok(Slip {
        open: issue::list(conn, &wanted, &From::End, OPEN)?
            .rows
            .into_iter()
            .rev()
            .collect(),
        last_call: last(conn, household, "v.outcome <> 'phone'")?,
        last_met: last(conn, household, "v.outcome = 'met'")?,
        phone: line(conn, household)?,
        card: card(conn, household)?,
    })
}

fn last(conn: &Connection, household: i64, which: &str) -> rusqlite::Result<Option<Call>> {
    conn.prepare_cached(&format!(
        "SELECT v.on_date, v.outcome, coalesce((SELECT group_concat(p.name, ' ')
           FROM visit_visitor w JOIN person p ON p.id = w.person_id WHERE w.visit_id = v.id), '')
         FROM visit v WHERE v.household_id = ?1 AND {which}
         ORDER BY v.on_date DESC, v.id DESC LIMIT 1"
    ))?
    .query_row([household], |row| {
        Ok(Call {
            on: row.get(0)?,
            outcome: row.get::<_, Code<_>>(1)?.0,
            by: row.get(2)?,
        })
    })
    .optional()
}

fn line(conn: &Connection, household: i64) -> rusqlite::Result<Line> {
    let (reach, numbers): (Option<String>, u32) = conn
        .prepare_cached(
            "SELECT (SELECT reach FROM person p WHERE p.id = h.head_id),
               (SELECT count(*) FROM resident r JOIN person p ON p.id = r.person_id
                 WHERE r.household_id = h.id AND r.to_date IS NULL AND p.phone <> '')
             FROM household h WHERE h.id = ?1",
        )?
        .query_row([household], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(match (numbers, reach.as_deref()) {
        (0, _) => Line::Missing,
        (_, Some("away")) => Line::Away,
        (_, Some("stopped")) => Line::Stopped,
        _ => Line::Open,
    })
}

fn card(conn: &Connection, household: i64) -> rusqlite::Result<Option<CardState>> {
    conn.prepare_cached(&format!(
        "SELECT {} FROM card k JOIN person p ON p.id = k.holder_id
         WHERE k.household_id = ?1 AND k.status <> 'void' ORDER BY k.id DESC LIMIT 1",
        contact_card::STATE
    ))?
    .query_row([household], |row| Ok(row.get::<_, Code<_>>(0)?.0))
    .optional()
}
