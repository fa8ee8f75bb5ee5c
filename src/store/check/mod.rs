//! `fyj check`: SQLite's own checks, every value against what its column holds, the journal, and the rules
//! as findings.
//!
//! Everything is looked at in a private copy that SQLite makes: there CHECK and NOT NULL are really tested,
//! nothing is written into the file, and a medium that cannot be written is no hindrance.

mod codes;
mod counts;
mod facts;
mod values;

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::sound::Unsound;
use super::{Failure, Store, chain, index, privacy, stats};
use crate::domain::coverage::Hole;
use crate::domain::journal::Deed;
use crate::domain::{Coded, id};

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub kind: FindingKind,
    /// Where: a door, a ledger number, a grid's name, the number of a row, SQLite's own words.
    pub subject: String,
    /// Of a row that is named by its number: its table, and the column.
    pub place: Option<Place>,
    /// Of an entry of the journal that can be read: what was done.
    pub deed: Option<Deed>,
}

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: String,
    /// The column; empty where it is about the whole row.
    pub column: String,
}

impl Finding {
    /// One that is named by its subject.
    pub fn new(kind: FindingKind, subject: impl Into<String>) -> Self {
        Self {
            kind,
            subject: subject.into(),
            place: None,
            deed: None,
        }
    }

    /// One about a row.
    fn in_row(kind: FindingKind, table: &str, row: i64, column: &str) -> Self {
        Self {
            kind,
            subject: if row == 0 {
                String::new()
            } else {
                id::number(row)
            },
            place: Some(Place {
                table: table.to_owned(),
                column: column.to_owned(),
            }),
            deed: None,
        }
    }
}

/// What a check looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingKind {
    /// SQLite's integrity check.
    Integrity,
    /// A part of the schema that is not the program's, is missing or differs.
    Schema,
    /// A row that points nowhere.
    ForeignKey,
    /// Text that is none.
    BadText,
    /// A day or a moment that is none.
    BadDate,
    /// A code nobody knows.
    UnknownCode,
    /// A number that is not what its rows say.
    CountMismatch,
    /// A row that no figure can count, for a reason that none of the others is.
    Uncountable,
    /// An entry of the journal that is not as it was written.
    ChainBroken,
    /// A journal that does not end as it was written down: entries are gone, or others stand there.
    JournalCut,
    /// A row that is not as the journal wrote it last.
    Rewritten,
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
    /// A notice that is posted and holds a name.
    NoticeNamed,
    /// A hole in the network.
    Hole(Hole),
}

impl FindingKind {
    /// Whether it is about the file rather than the work.
    pub fn is_damage(self) -> bool {
        matches!(
            self,
            FindingKind::Integrity
                | FindingKind::Schema
                | FindingKind::ForeignKey
                | FindingKind::BadText
                | FindingKind::BadDate
                | FindingKind::UnknownCode
                | FindingKind::CountMismatch
                | FindingKind::Uncountable
                | FindingKind::ChainBroken
                | FindingKind::JournalCut
                | FindingKind::Rewritten
        )
    }

    /// The name under `--json`.
    pub fn code(self) -> &'static str {
        match self {
            FindingKind::Integrity => "integrity",
            FindingKind::Schema => "schema",
            FindingKind::ForeignKey => "foreign_key",
            FindingKind::BadText => "bad_text",
            FindingKind::BadDate => "bad_date",
            FindingKind::UnknownCode => "unknown_code",
            FindingKind::CountMismatch => "count_mismatch",
            FindingKind::Uncountable => "uncountable",
            FindingKind::ChainBroken => "chain_broken",
            FindingKind::JournalCut => "journal_cut",
            FindingKind::Rewritten => "rewritten",
            FindingKind::StageMismatch => "stage_mismatch",
            FindingKind::GridMismatch => "grid_mismatch",
            FindingKind::SearchMissing => "search_missing",
            FindingKind::NoTask => "no_task",
            FindingKind::ClosedUntold => "closed_untold",
            FindingKind::PassedUnassigned => "passed_unassigned",
            FindingKind::MinutesOwed => "minutes_owed",
            FindingKind::NoticeNamed => "notice_named",
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
        if let Some(Unsound::Schema(strangers)) = self.unsound() {
            let names = strangers.iter().map(|it| it.name.clone());
            findings.extend(names.map(|name| Finding::new(FindingKind::Schema, name)));
        }
        let copy = self.private()?;
        let looks: [Look; 10] = [
            sqlite_checks,
            values::values,
            chain_checks,
            journal_end,
            facts::facts,
            counted,
            uncounted,
            named,
            obeyed,
            posted,
        ];
        for look in looks {
            // What one look cannot get over does not keep the others from what they can see.
            if let Err(error) = look(&copy, &mut findings) {
                let damaged = Finding::new(FindingKind::Integrity, error.to_string());
                if !findings.contains(&damaged) {
                    findings.push(damaged);
                }
            }
        }
        Ok(findings)
    }

    /// A copy of the whole file in a database without a name, which can be written and is not.
    fn private(&self) -> Result<Connection, Failure> {
        let mut copy = Connection::open("")?;
        copy.pragma_update(None, "cache_size", COPY_CACHE)?;
        // Every page of the same moment.
        let _reading = self.conn.unchecked_transaction()?;
        super::copy::pages(&self.conn, &mut copy, &mut |_| true)?;
        super::sound::harden(&copy)?;
        index::teach(&copy)?;
        Ok(copy)
    }
}

/// Kibibytes of the copy that stay in memory, as SQLite writes it; the rest goes to a file without a name.
const COPY_CACHE: i64 = -65_536;

/// Looks for one kind of thing.
type Look = fn(&Connection, &mut Vec<Finding>) -> rusqlite::Result<()>;

fn sqlite_checks(conn: &Connection, findings: &mut Vec<Finding>) -> rusqlite::Result<()> {
    let mut integrity = conn.prepare("PRAGMA integrity_check(20)")?;
    let rows = integrity.query_map([], |row| {
        let words = row.get_ref(0)?.as_bytes().unwrap_or_default();
        Ok(String::from_utf8_lossy(words).into_owned())
    })?;
    let broken = rows.filter(|row| !matches!(row.as_deref(), Ok("ok")));
    collect(FindingKind::Integrity, broken, findings)?;
    let mut keys = conn.prepare(
        "SELECT c.\"table\", coalesce(c.rowid, 0), coalesce((SELECT f.\"from\"
           FROM pragma_foreign_key_list(c.\"table\") f WHERE f.id = c.fkid LIMIT 1), '')
         FROM pragma_foreign_key_check c",
    )?;
    let mut rows = keys.query([])?;
    while let Some(row) = rows.next()? {
        let (table, column): (String, String) = (row.get(0)?, row.get(2)?);
        let kind = FindingKind::ForeignKey;
        findings.push(Finding::in_row(kind, &table, row.get(1)?, &column));
    }
    Ok(())
}

fn chain_checks(conn: &Connection, findings: &mut Vec<Finding>) -> rusqlite::Result<()> {
    for at in chain::breaks(conn)? {
        let day = at.at.get(..10).unwrap_or_default();
        let subject = format!("{} {day}", id::number(at.entry));
        let kind = FindingKind::ChainBroken;
        let mut found = Finding::new(kind, subject.trim().to_owned());
        found.deed = (!at.command.is_empty()).then_some(Deed {
            command: at.command,
            subject: at.subject,
        });
        findings.push(found);
    }
    Ok(())
}

fn journal_end(conn: &Connection, findings: &mut Vec<Finding>) -> rusqlite::Result<()> {
    if let Some(cut) = chain::cut(conn)? {
        let written = cut
            .written
            .map_or_else(|| "?".to_owned(), |it| it.to_string());
        findings.push(Finding::new(
            FindingKind::JournalCut,
            format!("{} / {written}", cut.found),
        ));
    }
    Ok(())
}

fn counted(conn: &Connection, findings: &mut Vec<Finding>) -> rusqlite::Result<()> {
    for (kind, sql) in counts::COUNTS {
        let mut statement = conn.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (table, column): (String, String) = (row.get(0)?, row.get(2)?);
            findings.push(Finding::in_row(*kind, &table, row.get(1)?, &column));
        }
    }
    Ok(())
}

/// Whatever the figures leave out is named, if only for that.
fn uncounted(conn: &Connection, findings: &mut Vec<Finding>) -> rusqlite::Result<()> {
    let mut named: BTreeSet<(String, String)> = findings
        .iter()
        .filter_map(|it| Some((it.place.as_ref()?.table.clone(), it.subject.clone())))
        .collect();
    for needed in stats::needed() {
        for row in needed.missing_in(conn)? {
            let kind = FindingKind::Uncountable;
            let found = Finding::in_row(kind, needed.table, row, needed.column);
            if named.insert((needed.table.to_owned(), found.subject.clone())) {
                findings.push(found);
            }
        }
    }
    Ok(())
}

fn posted(conn: &Connection, findings: &mut Vec<Finding>) -> rusqlite::Result<()> {
    findings.extend(privacy::named_notices(conn)?);
    Ok(())
}

fn named(conn: &Connection, findings: &mut Vec<Finding>) -> rusqlite::Result<()> {
    let misnamed = index::misnamed(conn)?;
    collect(
        FindingKind::SearchMissing,
        misnamed.into_iter().map(Ok),
        findings,
    )
}

fn obeyed(conn: &Connection, findings: &mut Vec<Finding>) -> rusqlite::Result<()> {
    for (kind, sql) in RULES {
        let mut statement = conn.prepare(sql)?;
        let rows = statement.query_map([], |row| {
            let subject = row.get_ref(0)?.as_bytes_or_null()?.unwrap_or_default();
            Ok(String::from_utf8_lossy(subject).into_owned())
        })?;
        collect(*kind, rows, findings)?;
    }
    Ok(())
}

fn collect(
    kind: FindingKind,
    rows: impl Iterator<Item = rusqlite::Result<String>>,
    findings: &mut Vec<Finding>,
) -> rusqlite::Result<()> {
    for row in rows {
        findings.push(Finding::new(kind, row?));
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
