//! Who sits in a meeting as the lists of people stand on its day, and in which capacity.

use crate::domain::meeting::{Capacity, Meeting, MeetingKind, Presence};
use crate::domain::person::{Branch, Group, PartyStatus, Person, Standing, capacity};
use crate::domain::{Coded, Id};
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::transact::Tx;

/// Who sits in the meeting, voters first.
pub(super) fn roll(
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
            let observers = observers(tx, branch)?.into_iter();
            all.extend(observers.map(|person| (person, Capacity::Observer)));
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

/// 入党积极分子 and 发展对象 of the branch sit in and never vote.
fn observers(tx: &Tx<'_>, branch: Id<Branch>) -> Result<Vec<Id<Person>>, Failure> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT DISTINCT person_id FROM role_term
         WHERE role IN ('activist', 'candidate') AND branch_id = ?1 AND to_date IS NULL
           AND person_id NOT IN (SELECT person_id FROM role_term
             WHERE role = 'representative' AND to_date IS NULL)
           AND person_id NOT IN (SELECT person_id FROM membership WHERE to_date IS NULL)
         ORDER BY person_id",
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

/// Seats them in this order, nobody called yet.
pub(super) fn seat(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    roll: Vec<(Id<Person>, Capacity)>,
) -> Result<(), Failure> {
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO attendance (meeting_id, person_id, seat, capacity, presence)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let uncalled = Presence::Uncalled.code();
    for (seat, (person, capacity)) in (1u32..).zip(roll) {
        statement.execute((meeting, person, seat, capacity.code(), uncalled))?;
    }
    Ok(())
}
