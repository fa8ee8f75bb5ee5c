//! Issue lists: the board of a grid, the inbox, the ledger.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::figures::Period;
use crate::domain::issue::{Category, IssueRow, Stage};
use crate::domain::list::{From, Page};
use crate::domain::person::Person;
use crate::domain::rules::Rulebook;
use crate::domain::{Coded, Id};
use crate::store::code::Code;
use crate::store::household::search_terms;
use crate::store::page::{At, Shape, containing, page};

pub(super) const SELECT: &str =
    "SELECT i.id, i.number, i.category, i.text, i.stage, i.registered_on,
    s.estate || ' ' || h.door, p.name, t.deadline, i.internal
  FROM issue i
  LEFT JOIN household h ON h.id = i.household_id
  LEFT JOIN section s ON s.id = h.section_id
  LEFT JOIN task t ON t.id = (SELECT max(id) FROM task WHERE issue_id = i.id)
  LEFT JOIN person p ON p.id = t.assignee_id
  WHERE 1";

/// Which issues are listed.
#[derive(Debug, Default)]
pub(in crate::store) struct Wanted<'a> {
    pub grid: Option<i64>,
    pub household: Option<i64>,
    pub stages: &'a [Stage],
    pub narrow: &'a str,
    pub period: Period,
    pub resolved: bool,
}

pub(in crate::store) fn list(
    conn: &Connection,
    wanted: &Wanted<'_>,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<IssueRow>> {
    let (select, filters) = selection(wanted);
    let shape = Shape {
        select: &select,
        filters,
        sort: Some("i.registered_on"),
        id: "i.id",
        descending: true,
        at: At::sorted(5),
    };
    page(conn, shape, from, count, read)
}

/// The select and the values of its placeholders.
fn selection(wanted: &Wanted<'_>) -> (String, Vec<Value>) {
    let mut select = SELECT.to_owned();
    let mut filters = Vec::new();
    let mut also = |clause: &str, values: &[Value]| {
        select.push_str(clause);
        filters.extend_from_slice(values);
    };
    if let Some(grid) = wanted.grid {
        also(" AND i.grid_id = ?", &[Value::Integer(grid)]);
    }
    if let Some(household) = wanted.household {
        also(" AND i.household_id = ?", &[Value::Integer(household)]);
    }
    if !wanted.stages.is_empty() {
        let marks = vec!["?"; wanted.stages.len()].join(", ");
        let codes: Vec<Value> = wanted
            .stages
            .iter()
            .map(|stage| Value::Text(stage.code().to_owned()))
            .collect();
        // Open matters have an index of their own in the order of the list: it is walked up to the
        // limit, where one by stage would have every open matter joined and sorted first.
        if wanted.stages.iter().any(|stage| stage.is_ended()) {
            also(&format!(" AND i.stage IN ({marks})"), &codes);
        } else {
            also(&format!("{OPEN} AND +i.stage IN ({marks})"), &codes);
        }
    }
    if !wanted.narrow.trim().is_empty() {
        let (clause, values) = narrowed(wanted.narrow.trim());
        also(&clause, &values);
    }
    if let Some(day) = wanted.period.from {
        also(" AND i.registered_on >= ?", &[Value::Text(day.to_string())]);
    }
    if let Some(day) = wanted.period.to {
        also(" AND i.registered_on <= ?", &[Value::Text(day.to_string())]);
    }
    if wanted.resolved {
        also(RESOLVED, &[]);
    }
    (select, filters)
}

/// The condition of the indexes `issue_open` and `issue_open_by_grid`, in their words.
const OPEN: &str = " AND i.stage NOT IN ('closed', 'merged')";

/// What was typed stands in the text, its initials or the number, or finds the household it came from.
fn narrowed(typed: &str) -> (String, Vec<Value>) {
    let inside = Value::Text(containing(typed));
    let initials = Value::Text(containing(&typed.to_lowercase()));
    let mut clause = String::from(
        r" AND (i.text LIKE ? ESCAPE '\' OR i.number LIKE ? ESCAPE '\' OR i.keys LIKE ? ESCAPE '\'",
    );
    let mut values = vec![inside.clone(), inside, initials];
    // A single letter finds half the community; it narrows by the issues' own words alone.
    if let Some(terms) = search_terms(typed).filter(|_| typed.chars().count() > 1) {
        clause.push_str(
            " OR i.household_id IN (SELECT rowid FROM household_search WHERE household_search MATCH ?)",
        );
        values.push(Value::Text(terms));
    }
    clause.push(')');
    (clause, values)
}

/// Passed by an assembly, done, and the resident told: what 「研究解决」 means.
pub(in crate::store) const RESOLVED: &str = " AND i.stage IN ('told', 'followed_up', 'closed')
    AND EXISTS (SELECT 1 FROM decision d JOIN ballot b ON b.id = d.ballot_id
      WHERE d.issue_id = i.id AND d.result = 'passed' AND b.voided_at IS NULL)
    AND EXISTS (SELECT 1 FROM feedback f WHERE f.issue_id = i.id)";

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<IssueRow> {
    Ok(IssueRow {
        id: row.get(0)?,
        number: row.get(1)?,
        category: row.get::<_, Code<_>>(2)?.0,
        text: row.get(3)?,
        stage: row.get::<_, Code<_>>(4)?.0,
        registered_on: row.get(5)?,
        door: row.get(6)?,
        assignee: row.get(7)?,
        deadline: row.get(8)?,
        internal: row.get(9)?,
    })
}

/// Whoever holds the duty of a category today, those of the issue's own grid first.
pub(in crate::store) fn proposed_for(
    conn: &Connection,
    category: Category,
    grid: i64,
) -> rusqlite::Result<Option<(Id<Person>, String)>> {
    let Some(duty) = Rulebook::builtin().duty_of(category) else {
        return Ok(None);
    };
    conn.prepare_cached(
        "SELECT p.id, p.name FROM role_term r JOIN person p ON p.id = r.person_id
         WHERE r.role = ?1 AND r.to_date IS NULL
         ORDER BY r.grid_id IS NOT ?2, r.id LIMIT 1",
    )?
    .query_row((duty.role().code(), grid), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
    .optional()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use rusqlite::params_from_iter;

    #[test]
    fn the_board_walks_an_index_of_open_matters_and_sorts_nothing() {
        let store = Store::in_memory().unwrap();
        let open: Vec<Stage> = Stage::all().filter(|stage| !stage.is_ended()).collect();
        for (grid, index) in [(None, "issue_open"), (Some(1), "issue_open_by_grid")] {
            for stages in [&open[..], &[Stage::Told, Stage::FollowedUp]] {
                let (select, filters) = selection(&Wanted {
                    grid,
                    stages,
                    ..Wanted::default()
                });
                let plan = format!(
                    "EXPLAIN QUERY PLAN {select} ORDER BY i.registered_on DESC, i.id DESC LIMIT 9"
                );
                let steps: Vec<String> = store
                    .conn
                    .prepare(&plan)
                    .unwrap()
                    .query_map(params_from_iter(filters), |row| row.get(3))
                    .unwrap()
                    .collect::<rusqlite::Result<_>>()
                    .unwrap();
                assert!(steps[0].split(' ').any(|word| word == index), "{steps:?}");
                let sorts = |step: &String| step.contains("TEMP B-TREE");
                assert!(!steps.iter().any(sorts), "{steps:?}");
            }
        }
    }
}
