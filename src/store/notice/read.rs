//! How the notice of a meeting stands: what would be posted, what is, what was.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::Id;
use crate::domain::meeting::Meeting;
use crate::domain::notice::{Notice, NoticeCard, Posted, StillNamed};
use crate::store::code::Json;
use crate::store::privacy::{Hider, Reader, still_named};
use crate::store::{Setting, Store, minutes, setting};

const SELECT: &str = "SELECT id, body, place, published_on, until, withdrawn_on, reason
  FROM notice WHERE meeting_id = ?1";

/// Everything about the notice of a meeting.
pub(in crate::store) fn card(store: &Store, meeting: Id<Meeting>) -> rusqlite::Result<NoticeCard> {
    let conn = &store.conn;
    let hider = Hider::new(conn, store.names()?, Reader::Public)?;
    let ended = conn
        .prepare_cached("SELECT ended_at IS NOT NULL FROM meeting WHERE id = ?1")?
        .query_row([meeting], |row| row.get(0))?;
    let taken_down = conn
        .prepare_cached(&format!(
            "{SELECT} AND withdrawn_on IS NOT NULL ORDER BY id DESC"
        ))?
        .query_map([meeting], read)?
        .collect::<rusqlite::Result<_>>()?;
    let posted = posted(conn, meeting)?;
    let still = match &posted {
        Some(posted) => still_named(&hider, &posted.notice, &posted.place)?,
        None => StillNamed::default(),
    };
    Ok(NoticeCard {
        meeting,
        minutes: minutes::state(conn, meeting, ended)?,
        preview: preview(&hider, conn, meeting)?,
        still,
        posted,
        taken_down,
        masked: hider.take_covered(),
    })
}

/// What would be posted now: made of the final minutes, masked.
pub(super) fn preview(
    hider: &Hider<'_>,
    conn: &Connection,
    meeting: Id<Meeting>,
) -> rusqlite::Result<Option<Notice>> {
    let Some((found, version)) = minutes::standing(conn, meeting)? else {
        return Ok(None);
    };
    let community = setting::read(conn, Setting::Community)?.unwrap_or_default();
    let masked = minutes::mask(hider, &found)?;
    Ok(Some(Notice {
        names_offices: hider.names_offices(),
        ..Notice::of(&masked, &community, version)
    }))
}

/// The notice that is posted.
pub(in crate::store) fn posted(
    conn: &Connection,
    meeting: Id<Meeting>,
) -> rusqlite::Result<Option<Posted>> {
    conn.prepare_cached(&format!(
        "{SELECT} AND withdrawn_on IS NULL ORDER BY id DESC LIMIT 1"
    ))?
    .query_row([meeting], read)
    .optional()
}

/// Every notice that is posted.
pub(in crate::store) fn all_posted(conn: &Connection) -> rusqlite::Result<Vec<Posted>> {
    let all = SELECT.replace("meeting_id = ?1", "withdrawn_on IS NULL ORDER BY id");
    conn.prepare(&all)?.query_map([], read)?.collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Posted> {
    let (withdrawn, reason): (Option<_>, _) = (row.get(5)?, row.get(6)?);
    Ok(Posted {
        id: row.get(0)?,
        notice: row.get::<_, Json<_>>(1)?.0,
        place: row.get(2)?,
        from: row.get(3)?,
        until: row.get(4)?,
        withdrawn: withdrawn.map(|on| (on, reason)),
    })
}
