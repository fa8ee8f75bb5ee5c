//! Which rows can be counted: the one list of conditions for the figures, which leave the others out, for how
//! many were left out, and for the check, which names them.

use rusqlite::Connection;

use crate::domain::Coded;
use crate::domain::issue::Stage;
use crate::domain::visit::{Outcome, Round};

/// What must hold of a value for its row to be counted.
pub(in crate::store) struct Needed {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The column that holds the number of the row.
    id: &'static str,
    /// The condition; `{r}` stands for the row.
    holds: String,
}

/// More people than a visit can meet, whatever the rules of a community say.
const MOST_MET: u32 = 1_000;

/// A grid's own number of households against its rows.
const TALLIED: &str = "(SELECT t.households FROM grid_tally t WHERE t.grid_id = {r}.id)
    IS (SELECT count(*) FROM household h WHERE h.grid_id = {r}.id AND h.to_date IS NULL)";

/// Every condition on what is counted.
pub(in crate::store) fn needed() -> Vec<Needed> {
    let mut all = Vec::new();
    for (table, column, holds) in conditions() {
        all.push(Needed {
            table,
            column,
            id: match table {
                "visit_met" => "visit_id",
                "grid_tally" => "grid_id",
                // Its rows have names; there is no number to be shown.
                "setting" => "0",
                _ => "id",
            },
            holds: holds.replace('@', &format!("{{r}}.{column}")),
        });
    }
    all
}

/// Table, column and condition, in which `@` stands for the column.
fn conditions() -> Vec<(&'static str, &'static str, String)> {
    let is = |of: &str| format!("@ IN (SELECT id FROM {of})");
    let may_be = |of: &str| format!("@ IS NULL OR @ IN (SELECT id FROM {of})");
    vec![
        ("visit", "on_date", day()),
        ("visit", "outcome", one_of(Outcome::all().map(Coded::code))),
        ("visit", "others_met", amount(MOST_MET)),
        ("visit", "household_id", is("household")),
        ("visit_met", "visit_id", is("visit")),
        ("visit_met", "person_id", is("person")),
        ("issue", "registered_on", day()),
        ("issue", "stage", one_of(Stage::all().map(Coded::code))),
        ("issue", "household_id", may_be("household")),
        ("issue", "visit_id", may_be("visit")),
        ("issue", "grid_id", is("grid")),
        (
            "decision",
            "result",
            one_of(["passed", "failed", "no_quorum"].into_iter()),
        ),
        ("decision", "issue_id", is("issue")),
        ("decision", "ballot_id", may_be("ballot")),
        (
            "ballot",
            "voided_at",
            "@ IS NULL OR datetime(@) IS NOT NULL".to_owned(),
        ),
        ("feedback", "issue_id", is("issue")),
        ("aid", "on_date", day()),
        ("aid", "person_id", is("person")),
        ("workday", "on_date", day()),
        ("workday", "held", amount(1)),
        ("household", "to_date", no_day_or(&day())),
        ("household", "grid_id", is("grid")),
        ("contact", "kind", one_of(["main", "backup"].into_iter())),
        ("contact", "from_date", day()),
        ("contact", "to_date", no_day_or(&day())),
        ("contact", "household_id", is("household")),
        ("grid", "id", TALLIED.to_owned()),
        ("grid_tally", "grid_id", is("grid")),
        (
            "setting",
            "value",
            format!(
                "{{r}}.key <> 'round' OR {}",
                one_of(Round::all().map(Coded::code))
            ),
        ),
    ]
}

/// A day is one when SQLite writes it the same way.
fn day() -> String {
    "date(@) = @ AND @ BETWEEN '1850-01-01' AND '2150-12-31'".to_owned()
}

fn no_day_or(day: &str) -> String {
    format!("@ IS NULL OR ({day})")
}

fn one_of<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    let codes: Vec<String> = codes.map(|code| format!("'{code}'")).collect();
    format!("@ IN ({})", codes.join(", "))
}

fn amount(most: u32) -> String {
    format!("typeof(@) = 'integer' AND @ BETWEEN 0 AND {most}")
}

/// The clause that leaves out the rows of a table which cannot be counted; `row` is its name in the query.
pub(super) fn countable(table: &str, row: &str) -> String {
    let of_table = needed().into_iter().filter(|it| it.table == table);
    of_table
        .map(|it| format!(" AND ({})", it.holds.replace("{r}", row)))
        .collect()
}

/// How many rows stand in none of the figures because what they are counted by is damaged.
pub(in crate::store) fn uncountable(conn: &Connection) -> rusqlite::Result<u32> {
    let mut tables: Vec<&str> = needed().iter().map(|it| it.table).collect();
    tables.dedup();
    let mut rows = 0;
    for table in tables {
        let sql = format!(
            "SELECT count(*) FROM {table} r WHERE (1{}) IS NOT TRUE",
            countable(table, "r")
        );
        let found: u32 = conn.prepare(&sql)?.query_row([], |row| row.get(0))?;
        rows += found;
    }
    Ok(rows)
}

impl Needed {
    /// The rows of which it does not hold, by their numbers.
    pub(in crate::store) fn missing_in(&self, conn: &Connection) -> rusqlite::Result<Vec<i64>> {
        let holds = self.holds.replace("{r}", "r");
        conn.prepare(&format!(
            "SELECT {} FROM {} r WHERE ({holds}) IS NOT TRUE",
            self.id, self.table
        ))?
        .query_map([], |row| {
            row.get_ref(0).map(|id| id.as_i64().unwrap_or_default())
        })?
        .collect()
    }
}
