//! A month of everything: meetings planned and held, talk days, deadlines, publication ends.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::Days;
use super::held::{Held, held, held_in_round};
use crate::domain::Id;
use crate::domain::calendar::{
    CalendarDay, CalendarMonth, DayEntry, DayKind, Holidays, MeetingDay, NoticeEnd, PlannedMeeting,
    is_talk_day,
};
use crate::domain::meeting::MeetingKind;
use crate::domain::month::Month;
use crate::domain::person::{Branch, Group};
use crate::domain::rules::Rulebook;
use crate::store::code::Lossy;
use crate::store::page::skipping;

type Entries = BTreeMap<NaiveDate, Vec<DayEntry>>;

/// Everything of a month, as of today.
pub(in crate::store) fn month(
    conn: &Connection,
    month: Month,
    today: NaiveDate,
) -> rusqlite::Result<CalendarMonth> {
    let mut entries = Entries::new();
    meetings(conn, month, today, &mut entries)?;
    for day in days_of(month).filter(|day| is_talk_day(*day, &Rulebook::builtin().calendar)) {
        entries.entry(day).or_default().push(DayEntry::TalkDay);
    }
    deadlines(conn, month, &mut entries)?;
    notices(conn, month, &mut entries)?;
    let days = days_of(month).map(|on| CalendarDay {
        on,
        kind: kind(on),
        entries: entries.remove(&on).unwrap_or_default(),
    });
    Ok(CalendarMonth {
        month,
        days: days.collect(),
        knows_holidays: Holidays::builtin().knows(month.year()),
    })
}

fn days_of(month: Month) -> impl Iterator<Item = NaiveDate> {
    let days = month.first().iter_days();
    days.take_while(move |day| month.has(*day))
}

fn kind(on: NaiveDate) -> DayKind {
    let known = Holidays::builtin();
    match known.on(on) {
        Some(name) => DayKind::Holiday(name.to_owned()),
        None if known.is_workday(on) => DayKind::Workday,
        None => DayKind::Plain,
    }
}

/// Those held on a day, and of the rounds before, in and behind the month those still to be held.
fn meetings(
    conn: &Connection,
    month: Month,
    today: NaiveDate,
    entries: &mut Entries,
) -> rusqlite::Result<()> {
    let days = Days::read(conn, None, month.back(2))?;
    let all = held(conn, month.back(2).first(), month.next().next().last())?;
    let begun = begun(conn, today)?;
    let rounds = [month.back(1), month, month.next()];
    let mut found: Vec<(NaiveDate, DayEntry)> = Vec::new();
    for body in bodies(conn)? {
        for round in rounds.into_iter().filter(|round| *round >= begun) {
            let meeting = body.in_round(round);
            let planned = days.planned(meeting);
            if month.has(planned.on) && held_in_round(&all, &days, meeting).is_none() {
                let entry = PlannedMeeting {
                    meeting,
                    body: body.name.clone(),
                    moved: planned.moved,
                };
                found.push((planned.on, DayEntry::Planned(entry)));
            }
        }
    }
    let held = all.into_iter().filter(|held| month.has(held.on));
    found.extend(held.map(|Held { on, meeting, .. }| (on, DayEntry::Held(meeting))));
    found.sort_by_key(|(_, entry)| entry.meeting().map(rank));
    for (on, entry) in found {
        entries.entry(on).or_default().push(entry);
    }
    Ok(())
}

/// The theme day stands before what leads to it.
fn rank(kind: MeetingKind) -> u8 {
    match kind {
        MeetingKind::Assembly => 0,
        MeetingKind::Committee => 1,
        MeetingKind::Group => 2,
        MeetingKind::FourSteps => 3,
        MeetingKind::Residents => 4,
        MeetingKind::Representatives => 5,
    }
}

/// The month in which the file begins: nothing was to be held before it.
fn begun(conn: &Connection, today: NaiveDate) -> rusqlite::Result<Month> {
    let first: Option<NaiveDate> = conn
        .prepare_cached(
            "SELECT min(day) FROM (
               SELECT (SELECT on_date FROM visit WHERE date(on_date) = on_date ORDER BY on_date LIMIT 1) AS day
               UNION ALL
               SELECT (SELECT on_date FROM meeting WHERE date(on_date) = on_date ORDER BY on_date LIMIT 1))",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(Month::of(first.map_or(today, |first| first.min(today))))
}

/// Who meets in every round.
struct Body {
    kind: MeetingKind,
    branch: Id<Branch>,
    group: Option<Id<Group>>,
    name: String,
}

impl Body {
    fn in_round(&self, month: Month) -> MeetingDay {
        MeetingDay {
            kind: self.kind,
            branch: self.branch,
            group: self.group,
            month,
        }
    }
}

fn bodies(conn: &Connection) -> rusqlite::Result<Vec<Body>> {
    let mut statement = conn.prepare_cached(
        "SELECT b.id, NULL, b.name FROM branch b WHERE b.to_date IS NULL
         UNION ALL
         SELECT b.id, g.id, b.name || ' ' || g.name FROM party_group g
         JOIN branch b ON b.id = g.branch_id WHERE g.to_date IS NULL AND b.to_date IS NULL
         ORDER BY 1, 2",
    )?;
    let mut rows = statement.query([])?;
    let mut bodies = Vec::new();
    while let Some(row) = rows.next()? {
        let group: Option<Id<Group>> = row.get(1)?;
        let kinds: &[MeetingKind] = match group {
            Some(_) => &[MeetingKind::Group],
            None => &[MeetingKind::Assembly, MeetingKind::Committee],
        };
        for kind in kinds {
            bodies.push(Body {
                kind: *kind,
                branch: row.get(0)?,
                group,
                name: row.get::<_, Lossy>(2)?.0,
            });
        }
    }
    Ok(bodies)
}

fn deadlines(conn: &Connection, month: Month, entries: &mut Entries) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT deadline, count(*) FROM task
         WHERE done_on IS NULL AND deadline BETWEEN ?1 AND ?2 GROUP BY deadline",
    )?;
    let mut rows = statement.query((month.first(), month.last()))?;
    while let Some(row) = rows.next()? {
        let read = || Ok((row.get(0)?, DayEntry::Deadlines { open: row.get(1)? }));
        if let Some((day, entry)) = skipping(read())? {
            entries.entry(day).or_default().push(entry);
        }
    }
    Ok(())
}

fn notices(conn: &Connection, month: Month, entries: &mut Entries) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT n.until, n.meeting_id, w.name, n.place, n.published_on
         FROM notice n JOIN meeting_body w ON w.meeting_id = n.meeting_id
         WHERE n.withdrawn_on IS NULL AND n.until BETWEEN ?1 AND ?2 ORDER BY n.until, n.id",
    )?;
    let mut rows = statement.query((month.first(), month.last()))?;
    while let Some(row) = rows.next()? {
        if let Some((day, end)) = skipping(notice_end(row))? {
            let entry = DayEntry::NoticeEnds(end);
            entries.entry(day).or_default().push(entry);
        }
    }
    Ok(())
}

fn notice_end(row: &Row<'_>) -> rusqlite::Result<(NaiveDate, NoticeEnd)> {
    let end = NoticeEnd {
        meeting: row.get(1)?,
        body: row.get::<_, Lossy>(2)?.0,
        place: row.get::<_, Lossy>(3)?.0,
        since: row.get(4)?,
    };
    Ok((row.get(0)?, end))
}
