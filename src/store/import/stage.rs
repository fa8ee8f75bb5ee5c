//! Staging: every row read and kept, then compared household by household.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use super::hand::ByHand;
use super::home::{Judge, Repeated};
use super::office::Office;
use super::places::Places;
use super::rows::{Listed, Verdict};
use super::tags::TagRule;
use super::{Import, Watch, go_on};
use crate::domain::roster::{Class, Column, Note, Reason, RosterRow, Spot, Told, compared, read};
use crate::store::Failure;
use crate::store::code::{Code, Json};
use crate::store::setting::sensitive_tags;

/// Rows of one household at most; more are a mistake in the sheet.
const MOST: usize = 500;
/// Rows or households between two looks at the keyboard.
const BATCH: u64 = 1000;

/// The plan: rows as they were read, what each one is, and what becomes of each household.
///
/// The `home` of a row is the first row behind the same door, zero without a door: households come
/// in the order of the sheet, so that the rows are read once and from front to back.
const TABLES: &str = "
  DROP TABLE IF EXISTS {shelf}.plan_row;
  DROP TABLE IF EXISTS {shelf}.plan_verdict;
  DROP TABLE IF EXISTS {shelf}.plan_home;
  CREATE TABLE {shelf}.plan_row (
    n         INTEGER NOT NULL PRIMARY KEY,
    sheet     TEXT NOT NULL,
    row       INTEGER NOT NULL,
    home      INTEGER NOT NULL,
    number    TEXT NOT NULL,
    name      TEXT NOT NULL,
    id_number TEXT NOT NULL,
    told      TEXT,
    notes     TEXT NOT NULL,
    cells     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX {shelf}.row_by_home ON plan_row(home);
  CREATE TABLE {shelf}.plan_verdict (
    n       INTEGER NOT NULL PRIMARY KEY,
    class   TEXT NOT NULL,
    notes   TEXT NOT NULL,
    changes TEXT NOT NULL
  ) STRICT;
  CREATE INDEX {shelf}.verdict_by_class ON plan_verdict(class, n);
  CREATE TABLE {shelf}.plan_home (
    h      INTEGER NOT NULL PRIMARY KEY,
    is_new INTEGER NOT NULL,
    people INTEGER NOT NULL,
    ops    TEXT NOT NULL
  ) STRICT;";

/// Makes the tables of the plan, empty.
pub(super) fn lay_out(conn: &Connection, shelf: &str) -> rusqlite::Result<()> {
    conn.execute_batch(&TABLES.replace("{shelf}", shelf))
}

impl Import {
    /// Forgets every row, before the sheet is read again.
    ///
    /// # Errors
    ///
    /// When the temporary file cannot be written.
    pub fn clear(&mut self) -> Result<(), Failure> {
        if !self.store.conn.is_autocommit() {
            self.store.conn.execute_batch("ROLLBACK")?;
        }
        lay_out(&self.store.conn, self.shelf)?;
        self.rows = 0;
        self.doors = Doors::default();
        Ok(())
    }

    /// Reads and keeps a row.
    ///
    /// # Errors
    ///
    /// When the temporary file cannot be written.
    pub fn add(&mut self, row: &RosterRow) -> Result<(), Failure> {
        let conn = &self.store.conn;
        if self.rows == 0 {
            conn.execute_batch("BEGIN")?;
        }
        self.rows += 1;
        let told = read(row, self.today);
        // A door that is not this row's must not look like its own when the row comes back.
        let is_foreign = matches!(&told, Err(note) if note.reason == Reason::NoDoor);
        let is_door = |column| matches!(column, Column::Room | Column::Address);
        let cells: Vec<(u32, Column, &str)> = row
            .cells
            .iter()
            .filter(|cell| !(is_foreign && cell.filled && is_door(cell.column)))
            .map(|cell| (cell.at, cell.column, cell.text.as_str()))
            .collect();
        let cells = Json(cells);
        let mut insert = conn.prepare_cached(
            "INSERT INTO plan_row (n, sheet, row, home, number, name, id_number, told, notes, cells)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        let place = (&*row.place.sheet, row.place.row);
        match told {
            Ok((told, notes)) => {
                let person = told.person.as_ref();
                let name = person.map_or_else(String::new, |person| compared(&person.name));
                let number = person.map_or("", |person| &person.id_number);
                let home = self.doors.first_row(&told.spot, self.rows);
                insert.execute((
                    self.rows,
                    place.0,
                    place.1,
                    home,
                    &told.number,
                    name,
                    number,
                    Json(&told),
                    Json(notes),
                    cells,
                ))?;
            }
            Err(note) => {
                let nothing = "";
                let told: Option<&str> = None;
                insert.execute((
                    self.rows, place.0, place.1, 0, nothing, nothing, nothing, told, nothing, cells,
                ))?;
                keep(
                    conn,
                    &Verdict {
                        n: self.rows,
                        class: Class::Rejected,
                        notes: vec![note],
                        changes: Vec::new(),
                    },
                )?;
            }
        }
        Ok(())
    }

    /// Compares every row with the file.
    ///
    /// # Errors
    ///
    /// [`crate::domain::Refusal::Cancelled`], or a fault; the file itself is never written.
    pub fn compare(&mut self, watch: Watch<'_>) -> Result<(), Failure> {
        let result = self.compare_rows(watch);
        if !self.store.conn.is_autocommit() {
            self.store
                .conn
                .execute_batch(if result.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        }
        result
    }

    fn compare_rows(&mut self, watch: Watch<'_>) -> Result<(), Failure> {
        self.journal = self.last_entry()?;
        self.doors = Doors::default();
        let conn = &self.store.conn;
        fill_down(conn, self.shelf)?;
        let mut judge = Judge {
            conn,
            places: Places::load(conn)?,
            office: Office::load(conn)?,
            by_hand: ByHand::load(conn)?,
            tags: TagRule {
                sensitive: sensitive_tags(conn)?,
            },
            repeated: repeated(conn, self.shelf)?,
            heads: HashMap::new(),
            has_homes: conn.query_row("SELECT EXISTS (SELECT 1 FROM household)", [], |row| {
                row.get(0)
            })?,
        };
        let mut statement = conn.prepare(
            "SELECT n, row, home, told, notes FROM plan_row INDEXED BY row_by_home
             WHERE told IS NOT NULL ORDER BY home, n",
        )?;
        let mut rows = statement.query([])?;
        let (mut group, mut shared): (Vec<Listed>, i64) = (Vec::new(), 0);
        let (mut done, of) = (0, self.rows.unsigned_abs());
        while let Some(row) = rows.next()? {
            let home = row.get(2)?;
            if home != shared || home == 0 {
                judge_group(&mut judge, &mut group, done)?;
                shared = home;
            }
            let listed = listed(row)?;
            if group.len() < MOST {
                group.push(listed);
            } else {
                reject(conn, listed, Reason::TooMany { most: MOST })?;
            }
            done += 1;
            if done % BATCH == 0 {
                go_on(watch, done, of)?;
            }
        }
        judge_group(&mut judge, &mut group, done)?;
        go_on(watch, of, of)?;
        let Places {
            new_grids,
            new_sections,
            ..
        } = judge.places;
        drop(rows);
        drop(statement);
        (self.grids, self.sections) = (new_grids, new_sections);
        Ok(())
    }
}

fn judge_group(judge: &mut Judge<'_>, group: &mut Vec<Listed>, at: u64) -> Result<(), Failure> {
    let rows = std::mem::take(group);
    let Some(first) = rows.first() else {
        return Ok(());
    };
    if first.told.spot.is_empty() {
        for row in rows {
            reject(judge.conn, row, Reason::NoDoor)?;
        }
        return Ok(());
    }
    let (mut verdicts, ops) = judge.judge(&rows)?;
    for verdict in &mut verdicts {
        if matches!(
            verdict.class,
            Class::Same | Class::Conflict | Class::Rejected
        ) {
            verdict.notes.retain(|note| !note.reason.is_remark());
        }
        keep(judge.conn, verdict)?;
    }
    if let Some(ops) = ops {
        judge.places.settle(ops.section);
        judge
            .conn
            .prepare_cached(
                "INSERT INTO plan_home (h, is_new, people, ops) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute((
                i64::try_from(at).unwrap_or(i64::MAX),
                ops.is_new(),
                ops.new_people(),
                Json(ops),
            ))?;
    }
    Ok(())
}

fn listed(row: &Row<'_>) -> rusqlite::Result<Listed> {
    Ok(Listed {
        n: row.get(0)?,
        row: row.get(1)?,
        told: row.get::<_, Json<Told>>(3)?.0,
        notes: row.get::<_, Json<Vec<Note>>>(4)?.0,
    })
}

fn reject(conn: &Connection, row: Listed, reason: Reason) -> Result<(), Failure> {
    let verdict = Verdict {
        n: row.n,
        class: Class::Rejected,
        notes: vec![Note::row(reason)],
        changes: Vec::new(),
    };
    keep(conn, &verdict)
}

fn keep(conn: &Connection, verdict: &Verdict) -> Result<(), Failure> {
    conn.prepare_cached(
        "INSERT INTO plan_verdict (n, class, notes, changes) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((
        verdict.n,
        Code(verdict.class),
        Json(&verdict.notes),
        Json(&verdict.changes),
    ))?;
    Ok(())
}

/// The doors of the sheet, each with its first row.
#[derive(Debug, Default)]
pub(super) struct Doors {
    places: HashMap<(String, String, bool), u32>,
    first: HashMap<(u32, Box<str>), i64>,
}

impl Doors {
    /// The first row behind the door of a spot: this one, unless there was one before; zero without a door.
    fn first_row(&mut self, spot: &Spot, row: i64) -> i64 {
        if spot.is_empty() {
            return 0;
        }
        let (grid, estate) = (compared(&spot.grid), compared(&spot.estate));
        let next = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let place = self
            .places
            .entry((grid, estate, spot.building.is_empty()))
            .or_insert(next);
        *self
            .first
            .entry((*place, spot.door().into_boxed_str()))
            .or_insert(row)
    }
}

/// Rows with a household number but no door live where another row of that number lives.
fn fill_down(conn: &Connection, shelf: &str) -> Result<(), Failure> {
    let without: bool = conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM plan_row WHERE home = 0 AND number <> '')",
        [],
        |row| row.get(0),
    )?;
    if without {
        conn.execute_batch(&format!(
            "CREATE INDEX {shelf}.row_by_number ON plan_row(number, n) WHERE home <> 0 AND number <> '';
             UPDATE plan_row SET
               told = json_set(told, '$.spot', (SELECT json_extract(o.told, '$.spot')
                 FROM plan_row o WHERE o.number = plan_row.number AND o.home <> 0 LIMIT 1)),
               home = (SELECT o.home FROM plan_row o
                 WHERE o.number = plan_row.number AND o.home <> 0 LIMIT 1)
             WHERE home = 0 AND number <> '' AND EXISTS
               (SELECT 1 FROM plan_row o WHERE o.number = plan_row.number AND o.home <> 0);",
        ))?;
    }
    Ok(())
}

/// Identity numbers that stand in several rows, each with its first row.
fn repeated(conn: &Connection, shelf: &str) -> Result<HashMap<String, Repeated>, Failure> {
    let mut found: HashMap<String, Repeated> = HashMap::new();
    conn.execute_batch(&format!(
        "CREATE INDEX {shelf}.row_by_id_number ON plan_row(id_number) WHERE id_number <> ''",
    ))?;
    let mut statement = conn.prepare(
        "SELECT id_number, name, home, row FROM plan_row
         WHERE id_number <> '' AND id_number IN
           (SELECT id_number FROM plan_row WHERE id_number <> ''
            GROUP BY id_number HAVING count(*) > 1) ORDER BY n",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, home): (String, i64) = (row.get(1)?, row.get(2)?);
        let first = found.entry(row.get(0)?).or_insert_with(|| Repeated {
            name: name.clone(),
            home,
            row: row.get(3).unwrap_or(0),
            two_names: false,
            two_homes: false,
        });
        first.two_names |= first.name != name;
        first.two_homes |= first.home != home;
    }
    Ok(found)
}
