//! 开会: the rule in force, the roll as it stands today, and everything that waits.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::{habit, part};
use crate::domain::issue::{Issue, Stage};
use crate::domain::meeting::{
    Capacity, Item, Meeting, MeetingKind, MeetingRefusal, Presence, Template,
};
use crate::domain::person::{Branch, Group, PartyStatus, Person, Standing, capacity};
use crate::domain::rules::MeetingRule;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::{Code, Json};
use crate::store::issue::set_stage;
use crate::store::rule;
use crate::store::transact::{Tx, Written};

/// A meeting that is to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMeeting {
    /// Which.
    pub kind: MeetingKind,
    /// Of which branch.
    pub branch: Id<Branch>,
    /// Of which group, for a group meeting.
    pub group: Option<Id<Group>>,
    /// The day.
    pub on: NaiveDate,
    /// When it was called, where the rule asks for notice.
    pub noticed_on: Option<NaiveDate>,
    /// Why it was called later than the rule asks.
    pub short_notice: String,
    /// Residents or households, where heads are counted.
    pub heads: u32,
}

impl NewMeeting {
    /// A meeting of a body on a day, of which nothing else is said.
    pub fn of(
        kind: MeetingKind,
        (branch, group): (Id<Branch>, Option<Id<Group>>),
        on: NaiveDate,
    ) -> Self {
        Self {
            kind,
            branch,
            group,
            on,
            noticed_on: None,
            short_notice: String::new(),
            heads: 0,
        }
    }
}

pub(in crate::store) fn open(tx: &Tx<'_>, new: &NewMeeting) -> Result<Written, Failure> {
    let (kind, branch, group) = (new.kind, new.branch, new.group);
    if new.on > tx.today() {
        return Err(Refusal::FutureDate { date: new.on }.into());
    }
    refuse_second(tx, kind, branch, group)?;
    let waiting = waiting(tx, kind, branch, group)?;
    if waiting.is_empty() {
        return Err(Refusal::NothingToDiscuss.into());
    }
    let meeting = insert(tx, new)?;
    if kind.is_of_members() {
        part::lay_out(tx, meeting)?;
    }
    for (seat, issue) in (1u32..).zip(&waiting) {
        take(tx, meeting, kind, *issue, seat, new.on)?;
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

fn insert(tx: &Tx<'_>, new: &NewMeeting) -> Result<Id<Meeting>, Failure> {
    let rule = &rule::in_force(tx.conn, new.kind, new.on)?;
    check_notice(rule, new)?;
    let meeting: Id<Meeting> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO meeting (id, kind, branch_id, group_id, on_date, rule, opened_at,
               noticed_on, short_notice, heads, chair_id, recorder_id, place)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute((
            meeting,
            new.kind.code(),
            new.branch,
            new.group,
            new.on,
            Json(rule),
            tx.ctx.now,
            new.noticed_on,
            new.short_notice.trim(),
            new.heads,
            chair(tx, new)?,
            habit::recorder(tx, new)?,
            habit::place(tx, new)?,
        ))?;
    Ok(meeting)
}

/// A rule that asks for notice wants to know when it was given, or why it was not.
fn check_notice(rule: &MeetingRule, new: &NewMeeting) -> Result<(), Refusal> {
    let days = rule.notice_days;
    let in_time = new
        .noticed_on
        .is_some_and(|called| (new.on - called).num_days() >= i64::from(days));
    if days == 0 || in_time || !new.short_notice.trim().is_empty() {
        return Ok(());
    }
    Err(MeetingRefusal::ShortNotice { days }.into())
}

/// Whoever convenes it: the secretary, or the leader of the group (支部工作条例 art 14).
fn chair(tx: &Tx<'_>, new: &NewMeeting) -> Result<Option<Id<Person>>, Failure> {
    let chair = tx
        .conn
        .prepare_cached(
            "SELECT person_id FROM role_term WHERE to_date IS NULL AND CASE WHEN ?2 IS NULL
               THEN role = 'secretary' AND branch_id = ?1
               ELSE role = 'group_leader' AND group_id = ?2 END
             ORDER BY id LIMIT 1",
        )?
        .query_row((new.branch, new.group), |row| row.get(0))
        .optional()?;
    Ok(chair)
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
             WHERE i.stage = ?1 AND (?4 OR pg.branch_id = ?2) AND (?3 IS NULL OR pg.id = ?3)
               AND NOT EXISTS (SELECT 1 FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id
                               WHERE a.issue_id = i.id AND m.ended_at IS NULL)
             ORDER BY i.registered_on, i.id",
        )?;
        let wanted = (stage.code(), branch, group, kind.is_of_community());
        let ids = statement.query_map(wanted, |row| row.get(0))?;
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
            "INSERT INTO agenda_item (id, meeting_id, issue_id, seat, planned, urgent, origin_id)
             SELECT ?1, ?2, ?3, ?4, ?5, urgent,
               (SELECT max(a.id) FROM agenda_item a WHERE a.issue_id = ?3)
             FROM issue WHERE id = ?3",
        )?
        .execute((
            tx.id::<Item>()?,
            meeting,
            issue,
            seat,
            Template::builtin().item_minutes,
        ))?;
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
