//! 张贴 and 撤下: what is posted is masked and never changes; another takes its place.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::read::{posted, preview};
use crate::domain::days::later;
use crate::domain::meeting::{Meeting, MeetingRefusal};
use crate::domain::notice::NoticeRecord;
use crate::domain::refusal::Missing;
use crate::domain::rules::Rulebook;
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::code::Json;
use crate::store::meeting::any_meeting;
use crate::store::privacy::{Hider, Reader};
use crate::store::transact::{Tx, Written};

/// Posts the notice of final minutes.
pub(super) fn publish(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    place: &str,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Written, Failure> {
    let (found, _) = any_meeting(tx, meeting)?;
    let place = place.trim();
    if !found.kind.votes() {
        return Err(Refusal::from(MeetingRefusal::NotForThePublic).into());
    }
    let hider = Hider::inside(tx.conn, Reader::Public)?;
    let notice = preview(&hider, tx.conn, meeting)?;
    let notice = notice.ok_or(Refusal::from(MeetingRefusal::NoticeBeforeFinal))?;
    if posted(tx.conn, meeting)?.is_some() {
        return Err(Refusal::from(MeetingRefusal::PostedAlready).into());
    }
    let place = &hider.text(place)?;
    if place.is_empty() {
        return Err(Refusal::Empty(Missing::Place).into());
    }
    check_days(found.on, from, until)?;
    let record: Id<NoticeRecord> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO notice (id, meeting_id, body, place, published_on, until)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((record, meeting, Json(notice), place, from, until))?;
    Ok(Written::on(found.label).making(record))
}

/// After the meeting, and for as long as the law asks.
fn check_days(on: NaiveDate, from: NaiveDate, until: NaiveDate) -> Result<(), Refusal> {
    if from < on {
        return Err(MeetingRefusal::PostedBefore { on }.into());
    }
    let days = Rulebook::builtin().publish.min_days;
    if until < later(from, u64::from(days)) {
        return Err(MeetingRefusal::PostedTooShort { days }.into());
    }
    Ok(())
}

/// Takes a notice down; it stays in the file with the reason.
pub(super) fn withdraw(
    tx: &Tx<'_>,
    notice: Id<NoticeRecord>,
    reason: &str,
) -> Result<Written, Failure> {
    let found = tx
        .conn
        .prepare_cached("SELECT meeting_id, withdrawn_on IS NOT NULL FROM notice WHERE id = ?1")?
        .query_row([notice], |row| {
            Ok((row.get::<_, Id<Meeting>>(0)?, row.get::<_, bool>(1)?))
        })
        .optional()?;
    let (meeting, is_down) = found.ok_or(Refusal::Gone)?;
    let (meeting, _) = any_meeting(tx, meeting)?;
    let reason = reason.trim();
    if is_down {
        return Err(Refusal::from(MeetingRefusal::NotPosted).into());
    }
    if reason.is_empty() {
        return Err(Refusal::Empty(Missing::Reason).into());
    }
    tx.conn
        .prepare_cached("UPDATE notice SET withdrawn_on = ?2, reason = ?3 WHERE id = ?1")?
        .execute((notice, tx.today(), reason))?;
    Ok(Written::on(meeting.label).because(reason).making(notice))
}
