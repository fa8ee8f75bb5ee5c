//! 开会: the rule in force, the roll as it stands today, and everything that waits.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::domain::issue::{Issue, Stage};
use crate::domain::meeting::{Capacity, Item, Meeting, MeetingKind, Presence};
use crate::domain::person::{Branch, Group, PartyStatus, Person, Standing, capacity};
use crate::domain::rules::Rulebook;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::{Code, Json};
use crate::store::issue::set_stage;
use crate::store::transact::{Tx, Written};

pub(in crate::store) fn open(
    tx: &Tx<'_>,
    kind: MeetingKind,
    branch: Id<Branch>,
    group: Option<Id<Group>>,
    on: NaiveDate,
) -> Result<Written, Failure> {
    if on > tx.today() {
        return Err(Refusal::FutureDate { date: on }.into());
    }
    refuse_second(tx, kind, branch, group)?;
    let waiting = waiting(tx, kind, branch, group)?;
    if waiting.is_empty() {
        return Err(Refusal::NothingToDiscuss.into());
    }
    let meeting = insert(tx, kind, branch, group, on)?;
    for (seat, issue) in (1u32..).zip(&waiting) {
        take(tx, meeting, kind, *issue, seat, on)?;
    }
    for (seat, (person, capacity)) in (1u32..).zip(roll(tx, kind, branch, group)?) {
        seat_person(tx, meeting, person, capacity, seat)?;
    }
    let label = super::open_meeting(tx, meeting)?.label;
    Ok(Written::on(label).making(meeting))
}

fn refuse_second(
    tx: &Tx<'_>,
    kind: MeetingKind,
    branch: Id<Branch>,
    group: Option<Id<Group>>,
) -> Result<(), Failure> {
    let open: Option<i64> = tx
        .conn
        .prepare_cached(
            "SELECT id FROM meeting WHERE kind = ?1 AND branch_id = ?2 AND group_id IS ?3
             AND ended_at IS NULL",
        )?
        .query_row((kind.code(), branch, group), |row| row.get(0))
        .optional()?;
    match open {
        Some(_) => Err(Refusal::MeetingOpen.into()),
        None => Ok(()),
    }
}

fn insert(
    tx: &Tx<'_>,
    kind: MeetingKind,
    branch: Id<Branch>,
    group: Option<Id<Group>>,
    on: NaiveDate,
) -> Result<Id<Meeting>, Failure> {
    let rule = Rulebook::builtin()
        .meeting(kind, on)
        .ok_or(Refusal::FutureDate { date: on })?;
    let meeting: Id<Meeting> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO meeting (id, kind, branch_id, group_id, on_date, rule)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((meeting, kind.code(), branch, group, on, Json(rule)))?;
    Ok(meeting)
}

/// Issues that wait for this body, oldest first.
pub(super) fn waiting(
    tx: &Tx<'_>,
    kind: MeetingKind,
    branch: Id<Branch>,
    group: Option<Id<Group>>,
) -> Result<Vec<Id<Issue>>, Failure> {
    let mut found = Vec::new();
    for stage in kind.takes() {
        let mut statement = tx.conn.prepare_cached(
            "SELECT i.id FROM issue i JOIN grid g ON g.id = i.grid_id
             JOIN party_group pg ON pg.id = g.group_id
             WHERE i.stage = ?1 AND pg.branch_id = ?2 AND (?3 IS NULL OR pg.id = ?3)
               AND NOT EXISTS (SELECT 1 FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id
                               WHERE a.issue_id = i.id AND m.ended_at IS NULL)
             ORDER BY i.registered_on, i.id",
        )?;
        let ids = statement.query_map((stage.code(), branch, group), |row| row.get(0))?;
        for id in ids {
            found.push(id?);
        }
    }
    Ok(found)
}

fn take(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    kind: MeetingKind,
    issue: Id<Issue>,
    seat: u32,
    on: NaiveDate,
) -> Result<(), Failure> {
    if kind == MeetingKind::Group {
        set_stage(tx, issue, Stage::Group, on, "")?;
    }
    tx.conn
        .prepare_cached(
            "INSERT INTO agenda_item (id, meeting_id, issue_id, seat) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((tx.id::<Item>()?, meeting, issue, seat))?;
    Ok(())
}

/// Who sits in the meeting, voters first.
fn roll(
    tx: &Tx<'_>,
    kind: MeetingKind,
    branch: Id<Branch>,
    group: Option<Id<Group>>,
) -> Result<Vec<(Id<Person>, Capacity)>, Failure> {
    match kind {
        MeetingKind::Group => members(tx, branch, group),
        MeetingKind::Committee => committee(tx, branch),
        MeetingKind::Residents => Ok(Vec::new()),
        MeetingKind::Representatives => composition(tx),
        MeetingKind::Assembly | MeetingKind::FourSteps => {
            let mut all = members(tx, branch, None)?;
            all.sort_by_key(|(_, capacity)| *capacity != Capacity::Voter);
            let representatives = representatives(tx, branch)?;
            all.extend(
                representatives
                    .into_iter()
                    .map(|person| (person, Capacity::Representative)),
            );
            Ok(all)
        }
    }
}

fn members(
    tx: &Tx<'_>,
    branch: Id<Branch>,
    group: Option<Id<Group>>,
) -> Result<Vec<(Id<Person>, Capacity)>, Failure> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT person_id, status, vote_suspended, excluded IS NOT NULL FROM membership
         WHERE branch_id = ?1 AND (?2 IS NULL OR group_id = ?2) AND to_date IS NULL ORDER BY id",
    )?;
    let rows = statement.query_map((branch, group), |row| {
        Ok((
            row.get::<_, Id<Person>>(0)?,
            Standing {
                status: row.get::<_, Code<PartyStatus>>(1)?.0,
                vote_suspended: row.get(2)?,
                excluded: row.get(3)?,
            },
        ))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (person, standing) = row?;
        found.extend(capacity(standing).map(|capacity| (person, capacity)));
    }
    Ok(found)
}

fn committee(tx: &Tx<'_>, branch: Id<Branch>) -> Result<Vec<(Id<Person>, Capacity)>, Failure> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT person_id FROM role_term
         WHERE branch_id = ?1 AND role IN ('secretary', 'committee_member') AND to_date IS NULL
         GROUP BY person_id ORDER BY max(role = 'secretary') DESC, min(id)",
    )?;
    let rows = statement.query_map([branch], |row| row.get(0))?;
    rows.map(|person| Ok((person?, Capacity::Voter))).collect()
}

/// Residents' representatives of the branch's grids who are not members (members vote already).
fn representatives(tx: &Tx<'_>, branch: Id<Branch>) -> Result<Vec<Id<Person>>, Failure> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT DISTINCT r.person_id FROM role_term r
         JOIN section s ON s.id = r.section_id JOIN grid g ON g.id = s.grid_id
         JOIN party_group pg ON pg.id = g.group_id
         WHERE r.role = 'representative' AND r.to_date IS NULL AND pg.branch_id = ?1
           AND NOT EXISTS (SELECT 1 FROM membership m
                           WHERE m.person_id = r.person_id AND m.to_date IS NULL)
         ORDER BY r.person_id",
    )?;
    let rows = statement.query_map([branch], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<Vec<Id<Person>>>>()?)
}

/// Of the residents' representatives' meeting: the representatives of the whole community and the committees.
fn composition(tx: &Tx<'_>) -> Result<Vec<(Id<Person>, Capacity)>, Failure> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT person_id FROM role_term
         WHERE role IN ('representative', 'committees') AND to_date IS NULL
         GROUP BY person_id ORDER BY max(role = 'committees') DESC, min(id)",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.map(|person| Ok((person?, Capacity::Voter))).collect()
}

fn seat_person(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    person: Id<Person>,
    capacity: Capacity,
    seat: u32,
) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "INSERT INTO attendance (meeting_id, person_id, seat, capacity, presence)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            meeting,
            person,
            seat,
            capacity.code(),
            Presence::Uncalled.code(),
        ))?;
    Ok(())
}
