//! The head of the minutes: who chairs, who writes, where; and heads where no roll is kept.

use super::{open_meeting, open_record};
use crate::domain::Id;
use crate::domain::Refusal;
use crate::domain::meeting::{Meeting, MeetingRefusal};
use crate::domain::person::Person;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// What belongs on the head of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// 主持人.
    pub chair: Option<Id<Person>>,
    /// 记录人.
    pub recorder: Option<Id<Person>>,
    /// Where.
    pub place: String,
    /// 主题.
    pub theme: String,
    /// Why it was not held on its day, where that was asked.
    pub off_day: Option<String>,
}

pub(in crate::store) fn set_head(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    head: &Head,
) -> Result<Written, Failure> {
    let open = open_record(tx, meeting)?;
    tx.conn
        .prepare_cached(
            "UPDATE meeting SET chair_id = ?2, recorder_id = ?3, place = ?4, theme = ?5,
               off_day = coalesce(?6, off_day) WHERE id = ?1",
        )?
        .execute((
            meeting,
            head.chair,
            head.recorder,
            head.place.trim(),
            head.theme.trim(),
            head.off_day.as_deref().map(str::trim),
        ))?;
    Ok(Written::on(open.label).making(meeting))
}

/// Residents or households, and how many of them are there.
pub(super) fn count_heads(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    (heads, present): (u32, u32),
) -> Result<Written, Failure> {
    let open = open_meeting(tx, meeting)?;
    if !open.kind.counts_heads() {
        return Err(Refusal::from(MeetingRefusal::NoHeadcount).into());
    }
    if present > heads {
        return Err(Refusal::from(MeetingRefusal::HeadsPresent { heads }).into());
    }
    tx.conn
        .prepare_cached("UPDATE meeting SET heads = ?2, heads_present = ?3 WHERE id = ?1")?
        .execute((meeting, heads, present))?;
    Ok(Written::on(open.label).making(meeting))
}
