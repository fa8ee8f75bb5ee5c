//! What an undo must leave alone: SQLite compares the rows it takes back, not what was built on them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::Coded;
use crate::domain::person::Role;
use crate::domain::rules::Rulebook;

/// States no sequence of commands leads to, each as a count.
const NEVER: &[&str] = &[
    // The history was cut out from under the board.
    "SELECT count(*) FROM issue i WHERE stage IS NOT
       (SELECT stage FROM issue_stage s WHERE s.issue_id = i.id ORDER BY s.id DESC LIMIT 1)",
    // Work is going on, yet it has not begun.
    "SELECT count(*) FROM issue i JOIN task t ON t.issue_id = i.id AND t.done_on IS NULL
       JOIN progress g ON g.task_id = t.id WHERE i.stage = 'assigned'",
    // An assignment by an assembly that did not pass it.
    "SELECT count(*) FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id
       WHERE m.kind NOT IN ('group', 'committee') AND a.disposition IN ('assigned', 'to_residents')
         AND NOT EXISTS (SELECT 1 FROM decision d JOIN ballot b ON b.id = d.ballot_id
           WHERE d.item_id = a.id AND d.result = 'passed' AND b.voided_at IS NULL)",
    // Two ballots stand on one matter, or it was asked whom it concerns before it passed.
    "SELECT count(*) FROM (SELECT 1 FROM ballot WHERE voided_at IS NULL
       GROUP BY item_id HAVING count(*) > 1)",
    "SELECT count(*) FROM agenda_item a WHERE a.concerns_all IS NOT NULL AND NOT EXISTS
       (SELECT 1 FROM decision d JOIN ballot b ON b.id = d.ballot_id
         WHERE d.item_id = a.id AND d.result = 'passed' AND b.voided_at IS NULL)",
    // Announced, yet not closed.
    "SELECT count(*) FROM ballot WHERE published_at IS NOT NULL AND closed_at IS NULL",
    // A meeting open again although a later one dealt with its matter.
    "SELECT count(*) FROM meeting m JOIN agenda_item a ON a.meeting_id = m.id
       JOIN agenda_item later ON later.issue_id = a.issue_id AND later.id > a.id
       WHERE m.ended_at IS NULL",
    // Minutes of a meeting that goes on, or not final although a later meeting of the body has some.
    "SELECT count(*) FROM minutes n JOIN meeting m ON m.id = n.meeting_id WHERE m.ended_at IS NULL",
    "SELECT count(*) FROM meeting m WHERE m.ended_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM minutes n WHERE n.meeting_id = m.id AND n.reopened_at IS NULL)
       AND EXISTS (SELECT 1 FROM minutes n JOIN meeting o ON o.id = n.meeting_id
         WHERE o.branch_id = m.branch_id AND o.group_id IS m.group_id
           AND replace(o.kind, 'four_steps', 'assembly') = replace(m.kind, 'four_steps', 'assembly')
           AND (o.on_date, o.id) > (m.on_date, m.id))",
    // Two notices of a meeting are posted, or one of minutes that never were.
    "SELECT count(*) FROM (SELECT 1 FROM notice WHERE withdrawn_on IS NULL
       GROUP BY meeting_id HAVING count(*) > 1)",
    "SELECT count(*) FROM notice p WHERE p.withdrawn_on IS NULL
       AND NOT EXISTS (SELECT 1 FROM minutes n WHERE n.meeting_id = p.meeting_id)",
    // Two versions stand, or an earlier one does.
    "SELECT count(*) FROM minutes n WHERE n.reopened_at IS NULL AND EXISTS
       (SELECT 1 FROM minutes o WHERE o.meeting_id = n.meeting_id AND o.version > n.version)",
    // Something goes on in a grid or a section that has ended.
    "SELECT count(*) FROM section s JOIN grid g ON g.id = s.grid_id
       WHERE s.to_date IS NULL AND g.to_date IS NOT NULL",
    "SELECT count(*) FROM role_term r JOIN grid g ON g.id = r.grid_id
       WHERE r.to_date IS NULL AND g.to_date IS NOT NULL",
    "SELECT count(*) FROM section s JOIN household h ON h.section_id = s.id
       WHERE s.to_date IS NOT NULL AND h.to_date IS NULL",
    // The lead of a grid is its collector too, or holds no post; a collector is no member.
    "SELECT count(*) FROM role_term l JOIN role_term c ON c.grid_id = l.grid_id
       AND c.person_id = l.person_id AND c.role = 'collector' AND c.to_date IS NULL
       WHERE l.role = 'lead' AND l.to_date IS NULL",
    "SELECT count(*) FROM role_term l WHERE l.role = 'lead' AND l.to_date IS NULL AND NOT EXISTS
       (SELECT 1 FROM role_term p WHERE p.person_id = l.person_id AND p.to_date IS NULL
          AND p.role IN ('committees', 'staff'))",
    "SELECT count(*) FROM role_term c WHERE c.role = 'collector' AND c.to_date IS NULL AND NOT EXISTS
       (SELECT 1 FROM membership m WHERE m.person_id = c.person_id AND m.to_date IS NULL)",
];

/// More hold a role in one place than the rule book lets.
const CROWDED: &str =
    "SELECT count(*) FROM (SELECT 1 FROM role_term WHERE role = ?1 AND to_date IS NULL
    GROUP BY grid_id, section_id, branch_id, group_id HAVING count(*) > ?2)";

/// Closed ballots, ended meetings and final minutes, each with all that was sealed by it.
const SEALED: &[&str] = &[
    "SELECT id, concat_ws(' ', approve, reject, abstain, rep_approve, rep_reject, rep_abstain,
       (SELECT group_concat(concat_ws(' ', person_id, choice)) FROM ballot_vote
         WHERE ballot_id = ballot.id))
     FROM ballot WHERE closed_at IS NOT NULL",
    "SELECT id, concat_ws('|',
       (SELECT group_concat(concat_ws(' ', id, disposition, note, target_id, assignee_id, deadline))
         FROM agenda_item WHERE meeting_id = meeting.id),
       (SELECT group_concat(concat_ws(' ', person_id, presence)) FROM attendance
         WHERE meeting_id = meeting.id),
       (SELECT group_concat(concat_ws(' ', person_id, came_at, left_at, reason)) FROM stay
         WHERE meeting_id = meeting.id))
     FROM meeting WHERE ended_at IS NOT NULL",
    "SELECT m.id, concat_ws('|', m.place, m.theme, m.chair_id, m.recorder_id, m.off_day,
       (SELECT group_concat(concat_ws(' ', id, remark)) FROM agenda_item WHERE meeting_id = m.id),
       (SELECT group_concat(concat_ws(' ', id, title, planned, note)) FROM agenda_part
         WHERE meeting_id = m.id),
       (SELECT group_concat(concat_ws(' ', id, stance, point)) FROM speech WHERE meeting_id = m.id))
     FROM meeting m JOIN minutes n ON n.meeting_id = m.id AND n.reopened_at IS NULL",
];

fn crowded(conn: &Connection) -> impl Iterator<Item = rusqlite::Result<i64>> {
    Role::all().filter_map(|role| {
        let most = Rulebook::builtin().role(role).most?;
        let count = conn
            .prepare_cached(CROWDED)
            .and_then(|mut sql| sql.query_row((role.code(), most), |row| row.get(0)));
        Some(count)
    })
}

/// How things stand before or after an undo.
pub(super) struct Standing {
    never: Vec<i64>,
    sealed: Vec<BTreeMap<i64, String>>,
}

impl Standing {
    pub fn of(conn: &Connection) -> rusqlite::Result<Self> {
        let count = |sql: &&str| conn.prepare_cached(sql)?.query_row([], |row| row.get(0));
        let sealed = |sql: &&str| {
            conn.prepare_cached(sql)?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        };
        Ok(Self {
            never: NEVER
                .iter()
                .map(count)
                .chain(crowded(conn))
                .collect::<rusqlite::Result<_>>()?,
            sealed: SEALED.iter().map(sealed).collect::<rusqlite::Result<_>>()?,
        })
    }

    /// Whether an undo made nothing impossible and changed nothing that stayed sealed.
    pub fn allows(&self, after: &Standing) -> bool {
        let possible = self.never.iter().zip(&after.never).all(|(b, a)| a <= b);
        let untouched = |before: &BTreeMap<i64, String>, after: &BTreeMap<i64, String>| {
            let still = before
                .iter()
                .filter_map(|(id, was)| Some((was, after.get(id)?)));
            still.into_iter().all(|(was, is)| was == is)
        };
        possible
            && self
                .sealed
                .iter()
                .zip(&after.sealed)
                .all(|(before, after)| untouched(before, after))
    }
}
