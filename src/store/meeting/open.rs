//! 开会: the rule in force, the roll as it stands today, and everything that waits.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::{habit, part, seats};
use crate::domain::issue::{Issue, Stage};
use crate::domain::meeting::{Item, Meeting, MeetingKind, MeetingRefusal, Template};
use crate::domain::person::{Branch, Group, Person};
use crate::domain::rules::MeetingRule;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::Json;
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
    seats::seat(tx, meeting, seats::roll(tx, kind, branch, group)?)?;
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
