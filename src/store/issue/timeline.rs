//! An issue's timeline: facts from many tables, in the order they were written.
//!
//! Row ids grow with time on one machine, so they order what happened on the same day.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::domain::Id;
use crate::domain::issue::{Issue, Stage, TimelineEntry, TimelineFact};
use crate::store::code::Code;
use crate::store::meeting::columns::{frozen, tally};

type Dated = (NaiveDate, i64, TimelineFact);

pub(super) fn timeline(
    conn: &Connection,
    issue: Id<Issue>,
) -> rusqlite::Result<Vec<TimelineEntry>> {
    let mut facts: Vec<Dated> = Vec::new();
    for (sql, read) in SOURCES {
        let mut statement = conn.prepare_cached(sql)?;
        let found =
            statement.query_map([issue], |row| Ok((row.get(0)?, row.get(1)?, read(row)?)))?;
        facts.extend(found.collect::<rusqlite::Result<Vec<Dated>>>()?);
    }
    facts.sort_by_key(|(on, id, _)| (*on, *id));
    Ok(facts
        .into_iter()
        .map(|(on, _, fact)| TimelineEntry { on, fact })
        .collect())
}

type Read = fn(&Row<'_>) -> rusqlite::Result<TimelineFact>;

/// Where facts come from: day, row id, then what the reader wants.
const SOURCES: &[(&str, Read)] = &[
    (
        "SELECT v.on_date, v.id,
           coalesce((SELECT group_concat(p.name, ' ') FROM visit_visitor w
                     JOIN person p ON p.id = w.person_id WHERE w.visit_id = v.id), ''), v.outcome
         FROM issue i JOIN visit v ON v.id = i.visit_id WHERE i.id = ?1",
        |row| {
            Ok(TimelineFact::Visited {
                visitor: row.get(2)?,
                outcome: row.get::<_, Code<_>>(3)?.0,
            })
        },
    ),
    (
        "SELECT registered_on, id, channel FROM issue WHERE id = ?1",
        |row| {
            Ok(TimelineFact::Registered {
                channel: row.get::<_, Code<_>>(2)?.0,
            })
        },
    ),
    (
        "SELECT m.on_date, a.id, m.kind, w.name, a.disposition, a.note
         FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id
         JOIN meeting_body w ON w.meeting_id = m.id WHERE a.issue_id = ?1",
        |row| {
            Ok(TimelineFact::Deliberated {
                kind: row.get::<_, Code<_>>(2)?.0,
                body: row.get(3)?,
                disposition: row.get::<_, Option<Code<_>>>(4)?.map(|code| code.0),
                note: row.get(5)?,
            })
        },
    ),
    (
        "SELECT d.on_date, b.id, b.method, b.base, b.present, b.members, b.members_present,
           b.approve, b.reject, b.abstain, d.result = 'passed', b.void_reason
         FROM decision d JOIN ballot b ON b.id = d.ballot_id WHERE d.issue_id = ?1",
        |row| {
            Ok(TimelineFact::Voted {
                method: row.get::<_, Code<_>>(2)?.0,
                frozen: frozen(row, 3)?,
                tally: tally(row, 7)?,
                passed: row.get(10)?,
                voided: row.get(11)?,
            })
        },
    ),
    (
        "SELECT t.assigned_on, t.id, p.name, t.deadline
         FROM task t JOIN person p ON p.id = t.assignee_id WHERE t.issue_id = ?1",
        |row| {
            Ok(TimelineFact::Assigned {
                assignee: row.get(2)?,
                deadline: row.get(3)?,
            })
        },
    ),
    (
        "SELECT g.on_date, g.id, g.note FROM progress g JOIN task t ON t.id = g.task_id
         WHERE t.issue_id = ?1",
        |row| Ok(TimelineFact::Progress { note: row.get(2)? }),
    ),
    (
        "SELECT f.on_date, f.id, f.way, p.name, f.note
         FROM feedback f JOIN person p ON p.id = f.teller_id WHERE f.issue_id = ?1",
        |row| {
            Ok(TimelineFact::Told {
                way: row.get::<_, Code<_>>(2)?.0,
                teller: row.get(3)?,
                note: row.get(4)?,
            })
        },
    ),
    (
        "SELECT on_date, id, satisfaction, note FROM follow_up WHERE issue_id = ?1",
        |row| {
            Ok(TimelineFact::FollowedUp {
                satisfaction: row.get::<_, Code<_>>(2)?.0,
                note: row.get(3)?,
            })
        },
    ),
    (
        "SELECT s.on_date, s.id, s.stage, s.reason, t.number FROM issue_stage s
         JOIN issue i ON i.id = s.issue_id LEFT JOIN issue t ON t.id = i.merged_into
         WHERE s.issue_id = ?1
           AND (s.stage IN ('done', 'closed', 'merged')
                OR s.stage = 'assembly' AND s.reason <> '' AND s.reason = i.urgent
                OR s.stage IN ('in_progress', 'registered') AND s.reason <> '')",
        stage_fact,
    ),
    (
        "SELECT s.on_date, s.id, i.number FROM issue i
         JOIN issue_stage s ON s.issue_id = i.id AND s.stage = 'merged' WHERE i.merged_into = ?1",
        |row| {
            Ok(TimelineFact::Absorbed {
                number: row.get(2)?,
            })
        },
    ),
];

fn stage_fact(row: &Row<'_>) -> rusqlite::Result<TimelineFact> {
    let stage = row.get::<_, Code<Stage>>(2)?.0;
    let reason: String = row.get(3)?;
    Ok(match stage {
        Stage::Done => TimelineFact::Done { result: reason },
        Stage::Closed => TimelineFact::Closed,
        Stage::Assembly => TimelineFact::Hurried { reason },
        Stage::Merged => TimelineFact::MergedInto {
            number: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        },
        // The query lets through no other stage than those an issue is opened again at.
        _ => TimelineFact::Reopened { reason },
    })
}
