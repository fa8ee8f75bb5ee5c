//! Minutes, notices and votes that leave the file: which meeting is meant.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Row;

use super::{for_a_file, standing};
use crate::domain::meeting::{Meeting, MeetingKind, MeetingRefusal};
use crate::domain::minutes::{Minutes, VoteLine, compile};
use crate::domain::notice::Posted;
use crate::domain::{Id, Refusal};
use crate::store::code::Code;
use crate::store::export::Unread;
use crate::store::fault::is_unreadable;
use crate::store::meeting::board;
use crate::store::{Failure, Store, notice};

/// Which meeting's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhichMinutes {
    /// The latest that has any.
    Latest,
    /// The one of a day.
    On(NaiveDate),
    /// Of this meeting.
    Of(Id<Meeting>),
}

impl Store {
    /// The final minutes of a meeting.
    ///
    /// # Errors
    ///
    /// A refusal when there are none or several, a fault when the file cannot be read.
    pub fn final_minutes(&self, which: WhichMinutes) -> Result<Minutes, Failure> {
        let meeting = self.meeting_with(
            which,
            "EXISTS (SELECT 1 FROM minutes n WHERE n.meeting_id = m.id AND n.reopened_at IS NULL)",
            MeetingRefusal::NoMinutes,
        )?;
        let found = standing(&self.conn, meeting)?;
        let missing = || Refusal::from(MeetingRefusal::NoMinutes);
        Ok(found.map(|(minutes, _)| minutes).ok_or_else(missing)?)
    }

    /// The notice of a meeting that is posted.
    ///
    /// # Errors
    ///
    /// A refusal when there is none or several, a fault when the file cannot be read.
    pub fn posted_notice(&self, which: WhichMinutes) -> Result<Posted, Failure> {
        let meeting = self.meeting_with(
            which,
            "EXISTS (SELECT 1 FROM notice p WHERE p.meeting_id = m.id AND p.withdrawn_on IS NULL)",
            MeetingRefusal::NoNotice,
        )?;
        let missing = || Refusal::from(MeetingRefusal::NoNotice);
        Ok(notice::posted(&self.conn, meeting)?.ok_or_else(missing)?)
    }

    /// Goes through every vote of the file that was closed or voided, meeting by meeting; of a meeting of which
    /// something cannot be read, `each` gets the number.
    ///
    /// # Errors
    ///
    /// Whatever `each` says, or when the file cannot be read.
    pub fn each_vote<E: From<Failure>>(
        &self,
        now: NaiveDateTime,
        mut each: impl FnMut(Result<&VoteLine, Unread>) -> Result<(), E>,
    ) -> Result<(), E> {
        let failed = |error: rusqlite::Error| E::from(Failure::from(error));
        let meetings = self.meetings_with_votes().map_err(failed)?;
        for meeting in meetings {
            let board = match board(&self.conn, meeting) {
                Ok(board) => board,
                Err(error) if is_unreadable(&error) => {
                    each(Err(Unread(meeting.raw())))?;
                    continue;
                }
                Err(error) => return Err(failed(error)),
            };
            let (minutes, _) = for_a_file(self, &compile(&board, now)).map_err(failed)?;
            let over = |line: &&VoteLine| line.vote.closed || !line.vote.voided.is_empty();
            minutes
                .votes()
                .iter()
                .filter(over)
                .try_for_each(|line| each(Ok(line)))?;
        }
        Ok(())
    }

    fn meetings_with_votes(&self) -> rusqlite::Result<Vec<Id<Meeting>>> {
        self.conn
            .prepare_cached(
                "SELECT DISTINCT m.id FROM meeting m JOIN agenda_item a ON a.meeting_id = m.id
                 JOIN ballot b ON b.item_id = a.id ORDER BY m.on_date, m.id",
            )?
            .query_map([], |row| row.get(0))?
            .collect()
    }

    /// The one meeting that is meant, of those that have what is wanted.
    fn meeting_with(
        &self,
        which: WhichMinutes,
        wanted: &str,
        missing: MeetingRefusal,
    ) -> Result<Id<Meeting>, Failure> {
        let (only, on) = match which {
            WhichMinutes::Latest => (None, None),
            WhichMinutes::On(day) => (None, Some(day)),
            WhichMinutes::Of(meeting) => (Some(meeting), None),
        };
        let sql = format!(
            "SELECT m.id, m.kind, (SELECT w.name FROM meeting_body w WHERE w.meeting_id = m.id)
             FROM meeting m WHERE {wanted} AND (?1 IS NULL OR m.id = ?1) AND (?2 IS NULL OR m.on_date = ?2)
             ORDER BY m.on_date DESC, m.id DESC LIMIT 20"
        );
        // A meeting whose kind or body cannot be read is still the one that is meant.
        let found: Vec<(Id<Meeting>, Option<Named>)> = self
            .conn
            .prepare_cached(&sql)?
            .query_map((only, on), |row| Ok((row.get(0)?, named(row).ok())))?
            .collect::<rusqlite::Result<_>>()?;
        let (first, _) = found.first().ok_or(Refusal::from(missing))?;
        if on.is_some() && found.len() > 1 {
            let named = found.iter().filter_map(|(id, named)| {
                let (kind, name) = named.as_ref()?;
                Some((id.raw(), *kind, name.clone()))
            });
            let choices = named.collect();
            return Err(Refusal::from(MeetingRefusal::WhichMeeting { choices }).into());
        }
        Ok(*first)
    }
}

/// The kind of a meeting, and who met.
type Named = (MeetingKind, String);

fn named(row: &Row<'_>) -> rusqlite::Result<Named> {
    Ok((row.get::<_, Code<_>>(1)?.0, row.get(2)?))
}
