//! On which day a body meets: held, edited, or by rule and out of the holidays. Nothing else decides it.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::domain::calendar::{
    Edited, Holidays, MeetingDay, Planned, ThemeDay, Window, committee_day, group_day,
    month_of_assembly, theme_day_of,
};
use crate::domain::meeting::MeetingKind;
use crate::domain::month::Month;
use crate::domain::person::{Branch, Group};
use crate::domain::rules::Rulebook;
use crate::domain::{Coded, Id};
use crate::store::page::skipping;

/// The theme day of a branch in a month: when it was held, or else when it is to be.
pub(in crate::store) fn theme_day_on(
    conn: &Connection,
    branch: Id<Branch>,
    month: Month,
) -> rusqlite::Result<NaiveDate> {
    Ok(Days::read(conn, Some(branch), month)?.theme_day(branch, month))
}

/// Whether a body of a monthly round met on a day that is none of its own, by rule or as it was moved.
pub(in crate::store) fn is_off_day(
    conn: &Connection,
    kind: MeetingKind,
    (branch, group): (Id<Branch>, Option<Id<Group>>),
    on: NaiveDate,
) -> rusqlite::Result<bool> {
    let has_days = matches!(
        kind,
        MeetingKind::Group | MeetingKind::Committee | MeetingKind::Assembly
    );
    if !has_days {
        return Ok(false);
    }
    let own = Month::of(on);
    let days = Days::read(conn, Some(branch), own.back(1))?;
    let planned = |month| MeetingDay {
        kind,
        branch,
        group,
        month,
    };
    let rounds = [own.back(1), own, own.next()];
    Ok(rounds
        .into_iter()
        .all(|month| days.planned(planned(month)).on != on))
}

/// The days of one branch or all, from a month on.
pub(in crate::store) struct Days {
    rules: BTreeMap<Id<Branch>, ThemeDay>,
    /// Assemblies, each branch's in order.
    held: BTreeMap<Id<Branch>, Vec<NaiveDate>>,
    edited: HashMap<MeetingDay, Edited>,
}

impl Days {
    pub fn read(
        conn: &Connection,
        branch: Option<Id<Branch>>,
        from: Month,
    ) -> rusqlite::Result<Self> {
        // The theme day of the month before may have moved into this one.
        let from = from.back(1);
        Ok(Self {
            rules: rules(conn, branch)?,
            held: held(conn, branch, from)?,
            edited: edited(conn, branch, from)?,
        })
    }

    /// The theme day of a branch in a month: when it was held, or else when it is to be.
    pub fn theme_day(&self, branch: Id<Branch>, month: Month) -> NaiveDate {
        let held = self.held_theme_day(branch, month);
        held.unwrap_or_else(|| self.planned_theme_day(branch, month).on)
    }

    /// When it was held, if it was.
    pub fn held_theme_day(&self, branch: Id<Branch>, month: Month) -> Option<NaiveDate> {
        let days = self.held.get(&branch)?.iter().copied();
        days.skip_while(|day| Month::of(*day) < month)
            .take_while(|day| Month::of(*day) <= month.next())
            .find(|day| self.round_of(branch, *day) == month)
    }

    /// When a meeting of a round is to be, whether it was held or not.
    pub fn planned(&self, meeting: MeetingDay) -> Planned {
        let MeetingDay { branch, month, .. } = meeting;
        let (rule, known) = (&Rulebook::builtin().calendar, Holidays::builtin());
        let edited = self.edited.get(&meeting);
        let theme = || self.theme_day(branch, month);
        match meeting.kind {
            MeetingKind::Committee => committee_day(theme(), edited, rule, known),
            MeetingKind::Group => {
                let committee = self.planned(MeetingDay {
                    kind: MeetingKind::Committee,
                    group: None,
                    ..meeting
                });
                group_day(theme(), committee.on, edited, rule, known)
            }
            MeetingKind::Assembly
            | MeetingKind::FourSteps
            | MeetingKind::Residents
            | MeetingKind::Representatives => self.planned_theme_day(branch, month),
        }
    }

    /// Between which days a meeting of a round can be moved.
    pub fn window(&self, meeting: MeetingDay) -> Window {
        let day = |month| self.theme_day(meeting.branch, month);
        let month = meeting.month;
        Window::of(meeting, [month.back(1), month, month.next()].map(day))
    }

    fn planned_theme_day(&self, branch: Id<Branch>, month: Month) -> Planned {
        let rule = self.rules.get(&branch).copied().unwrap_or_default();
        let edited = self.edited.get(&MeetingDay {
            kind: MeetingKind::Assembly,
            branch,
            group: None,
            month,
        });
        theme_day_of(rule, month, edited, Holidays::builtin())
    }

    fn round_of(&self, branch: Id<Branch>, held: NaiveDate) -> Month {
        let own = Month::of(held);
        let planned = |month| self.planned_theme_day(branch, month).on;
        month_of_assembly(held, planned(own.back(1)), planned(own))
    }
}

fn rules(
    conn: &Connection,
    branch: Option<Id<Branch>>,
) -> rusqlite::Result<BTreeMap<Id<Branch>, ThemeDay>> {
    conn.prepare_cached("SELECT id, theme_day FROM branch WHERE ?1 IS NULL OR id = ?1")?
        .query_map([branch], |row| {
            // One that cannot be read is that of the rule book; `check` names it.
            let rule = row.get_ref(1)?.as_str().ok();
            let day = rule.and_then(ThemeDay::from_code);
            Ok((row.get(0)?, day.unwrap_or_default()))
        })?
        .collect()
}

/// An assembly that was called for urgent matters alone (加急) is no theme day.
fn held(
    conn: &Connection,
    branch: Option<Id<Branch>>,
    from: Month,
) -> rusqlite::Result<BTreeMap<Id<Branch>, Vec<NaiveDate>>> {
    let mut statement = conn.prepare_cached(
        "SELECT m.branch_id, m.on_date FROM meeting m
         WHERE m.kind = 'assembly' AND m.on_date >= ?2 AND (?1 IS NULL OR m.branch_id = ?1)
           AND (EXISTS (SELECT 1 FROM agenda_item a WHERE a.meeting_id = m.id AND a.urgent = '')
                OR NOT EXISTS (SELECT 1 FROM agenda_item a WHERE a.meeting_id = m.id))
         ORDER BY m.on_date, m.id",
    )?;
    let mut rows = statement.query((branch, from.first()))?;
    let mut held: BTreeMap<_, Vec<_>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let read = || Ok((row.get(0)?, row.get(1)?));
        if let Some((branch, day)) = skipping(read())? {
            held.entry(branch).or_default().push(day);
        }
    }
    Ok(held)
}

fn edited(
    conn: &Connection,
    branch: Option<Id<Branch>>,
    from: Month,
) -> rusqlite::Result<HashMap<MeetingDay, Edited>> {
    let mut statement = conn.prepare_cached(
        "SELECT kind, branch_id, group_id, month, on_date, reason FROM meeting_date
         WHERE month >= ?2 AND (?1 IS NULL OR branch_id = ?1)",
    )?;
    let mut rows = statement.query((branch, from.code()))?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        found.extend(skipping(change(row))?.flatten());
    }
    Ok(found)
}

/// A change of a day; nothing where it is one of which this program does not know the kind.
fn change(row: &Row<'_>) -> rusqlite::Result<Option<(MeetingDay, Edited)>> {
    let (kind, month): (String, String) = (row.get(0)?, row.get(3)?);
    let (Some(kind), Some(month)) = (MeetingKind::from_code(&kind), Month::parse(&month)) else {
        return Ok(None);
    };
    let meeting = MeetingDay {
        kind,
        branch: row.get(1)?,
        group: row.get(2)?,
        month,
    };
    let edited = Edited {
        on: row.get(4)?,
        reason: row.get(5)?,
    };
    Ok(Some((meeting, edited)))
}
