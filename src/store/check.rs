//! `fyj check`: SQLite's own checks, and the rules as findings.

use rusqlite::Connection;

use super::{Failure, Store, index};
use crate::domain::Coded;
use crate::domain::coverage::Hole;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub kind: FindingKind,
    /// Where: a door, a ledger number, a grid's name, SQLite's own words.
    pub subject: String,
}

/// What a check looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingKind {
    /// SQLite's integrity check.
    Integrity,
    /// A row that points nowhere.
    ForeignKey,
    /// The board and the stage history disagree.
    StageMismatch,
    /// A household whose grid is not its section's.
    GridMismatch,
    /// What a household or person is found and sorted by is not what the rows say.
    SearchMissing,
    /// A matter assigned without a person and a deadline.
    NoTask,
    /// A matter closed although nobody was told.
    ClosedUntold,
    /// A matter that passed an assembly and was neither assigned nor postponed there.
    PassedUnassigned,
    /// A meeting that ended long enough ago and has no final minutes.
    MinutesOwed,
    /// A hole in the network.
    Hole(Hole),
}

impl FindingKind {
    /// The name under `--json`.
    pub fn code(self) -> &'static str {
        match self {
            FindingKind::Integrity => "integrity",
            FindingKind::ForeignKey => "foreign_key",
            FindingKind::StageMismatch => "stage_mismatch",
            FindingKind::GridMismatch => "grid_mismatch",
            FindingKind::SearchMissing => "search_missing",
            FindingKind::NoTask => "no_task",
            FindingKind::ClosedUntold => "closed_untold",
            FindingKind::PassedUnassigned => "passed_unassigned",
            FindingKind::MinutesOwed => "minutes_owed",
            FindingKind::Hole(hole) => hole.code(),
        }
    }
}

impl Store {
    /// Checks what no command can bring about; holes in the network are found by `coverage`.
    ///
    /// # Errors
    ///
    /// When the file is too damaged to be checked at all.
    pub fn check(&self) -> Result<Vec<Finding>, Failure> {
        let mut findings = Vec::new();
        sqlite_checks(&self.conn, &mut findings)?;
        let misnamed = index::misnamed(&self.conn)?;
        collect(
            FindingKind::SearchMissing,
            misnamed.into_iter().map(Ok),
            &mut findings,
        )?;
        for (kind, sql) in RULES {
            let mut statement = self.conn.prepare(sql)?;
            let rows = statement.query_map([], |row| row.get(0))?;
            collect(*kind, rows, &mut findings)?;
        }
        Ok(findings)
    }
}

fn sqlite_checks(conn: &Connection, findings: &mut Vec<Finding>) -> Result<(), Failure> {
    let mut integrity = conn.prepare("PRAGMA integrity_check(20)")?;
    let rows = integrity.query_map([], |row| row.get::<_, String>(0))?;
    let broken = rows.filter(|row| !matches!(row.as_deref(), Ok("ok")));
    collect(FindingKind::Integrity, broken, findings)?;
    let mut keys = conn.prepare("PRAGMA foreign_key_check")?;
    let rows = keys.query_map([], |row| row.get::<_, String>(0))?;
    collect(FindingKind::ForeignKey, rows, findings)
}

fn collect(
    kind: FindingKind,
    rows: impl Iterator<Item = rusqlite::Result<String>>,
    findings: &mut Vec<Finding>,
) -> Result<(), Failure> {
    for row in rows {
        findings.push(Finding {
            kind,
            subject: row?,
        });
    }
    Ok(())
}

/// Each query lists the subjects for which its rule does not hold.
const RULES: &[(FindingKind, &str)] = &[
    (
        FindingKind::StageMismatch,
        "SELECT number FROM issue i WHERE stage IS NOT
           (SELECT stage FROM issue_stage s WHERE s.issue_id = i.id ORDER BY s.id DESC LIMIT 1)",
    ),
    (
        FindingKind::GridMismatch,
        "SELECT s.estate || ' ' || h.door FROM household h JOIN section s ON s.id = h.section_id
         WHERE h.grid_id <> s.grid_id",
    ),
    (FindingKind::SearchMissing, index::ASTRAY),
    (
        FindingKind::NoTask,
        "SELECT number FROM issue i WHERE stage IN ('assigned', 'in_progress')
           AND NOT EXISTS (SELECT 1 FROM task t WHERE t.issue_id = i.id AND t.done_on IS NULL)",
    ),
    (
        FindingKind::ClosedUntold,
        "SELECT number FROM issue i WHERE stage = 'closed'
           AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.issue_id = i.id)",
    ),
    (
        FindingKind::PassedUnassigned,
        "SELECT i.number FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id
           JOIN issue i ON i.id = a.issue_id
         WHERE m.ended_at IS NOT NULL
           AND a.disposition NOT IN ('assigned', 'to_residents', 'postponed')
           AND EXISTS (SELECT 1 FROM decision d JOIN ballot b ON b.id = d.ballot_id
             WHERE d.item_id = a.id AND d.result = 'passed' AND b.voided_at IS NULL)",
    ),
];
