//! How the minutes of a meeting stand, and what they say.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::for_a_file;
use crate::domain::Id;
use crate::domain::meeting::Meeting;
use crate::domain::minutes::{Minutes, MinutesCard, MinutesState, Version, compile};
use crate::domain::privacy::Covered;
use crate::store::Store;
use crate::store::code::Json;
use crate::store::meeting::board;

/// Whether the last version stands.
pub(in crate::store) fn is_final(
    conn: &Connection,
    meeting: Id<Meeting>,
) -> rusqlite::Result<bool> {
    conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM minutes WHERE meeting_id = ?1 AND reopened_at IS NULL)",
    )?
    .query_row([meeting], |row| row.get(0))
}

/// Whether a later meeting of the same body was finalised; both kinds of 党员大会 are one body.
pub(in crate::store) fn has_later(
    conn: &Connection,
    meeting: Id<Meeting>,
) -> rusqlite::Result<bool> {
    conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM meeting m
           JOIN meeting o ON o.branch_id = m.branch_id AND o.group_id IS m.group_id
             AND replace(o.kind, 'four_steps', 'assembly') = replace(m.kind, 'four_steps', 'assembly')
             AND (o.on_date, o.id) > (m.on_date, m.id)
           JOIN minutes n ON n.meeting_id = o.id WHERE m.id = ?1)",
    )?
    .query_row([meeting], |row| row.get(0))
}

/// The minutes of a meeting: as they were finalised, or as the data says until then.
pub(in crate::store) fn card(
    store: &Store,
    meeting: Id<Meeting>,
    today: NaiveDate,
) -> rusqlite::Result<MinutesCard> {
    let conn = &store.conn;
    let versions = versions(conn, meeting)?;
    let minutes = match standing(conn, meeting)? {
        Some((minutes, _)) => minutes,
        None => {
            let board = board(conn, meeting)?;
            // Only a meeting that goes on has anything that goes on.
            compile(&board, today.and_hms_opt(0, 0, 0).unwrap_or_default())
        }
    };
    let state = state(conn, meeting, minutes.head.ended_at.is_some())?;
    let masked = match state {
        MinutesState::Final | MinutesState::Closed => for_a_file(store, &minutes)?.1,
        MinutesState::GoingOn | MinutesState::Draft => Covered::default(),
    };
    Ok(MinutesCard {
        masked,
        minutes,
        state,
        versions,
    })
}

/// How minutes stand, of a meeting that has ended or goes on.
pub(in crate::store) fn state(
    conn: &Connection,
    meeting: Id<Meeting>,
    ended: bool,
) -> rusqlite::Result<MinutesState> {
    Ok(match (ended, is_final(conn, meeting)?) {
        (_, true) if has_later(conn, meeting)? => MinutesState::Closed,
        (_, true) => MinutesState::Final,
        (true, false) => MinutesState::Draft,
        (false, false) => MinutesState::GoingOn,
    })
}

/// The version that stands, and which it is.
pub(in crate::store) fn standing(
    conn: &Connection,
    meeting: Id<Meeting>,
) -> rusqlite::Result<Option<(Minutes, u32)>> {
    conn.prepare_cached(
        "SELECT n.body, n.version, coalesce(p.reopen_reason, '') FROM minutes n
         LEFT JOIN minutes p ON p.meeting_id = n.meeting_id AND p.version = n.version - 1
         WHERE n.meeting_id = ?1 AND n.reopened_at IS NULL ORDER BY n.version DESC LIMIT 1",
    )?
    .query_row([meeting], |row| {
        let mut minutes: Minutes = row.get::<_, Json<_>>(0)?.0;
        minutes.head.version = row.get(1)?;
        minutes.head.reopened = row.get(2)?;
        Ok((minutes, row.get(1)?))
    })
    .optional()
}

fn versions(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<Vec<Version>> {
    conn.prepare_cached(
        "SELECT version, finalised_at, finalised_by, reopened_at, reopen_reason FROM minutes
         WHERE meeting_id = ?1 ORDER BY version DESC",
    )?
    .query_map([meeting], version)?
    .collect()
}

fn version(row: &Row<'_>) -> rusqlite::Result<Version> {
    let (reopened, why): (Option<_>, _) = (row.get(3)?, row.get(4)?);
    Ok(Version {
        number: row.get(0)?,
        at: row.get(1)?,
        by: row.get(2)?,
        reopened: reopened.map(|at| (at, why)),
    })
}
