//! The task list, nearest deadline first.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use crate::domain::list::{From, Page};
use crate::domain::task::TaskRow;
use crate::store::TaskFilter;
use crate::store::code::Code;
use crate::store::page::{At, Shape, containing, page};

const SELECT: &str = "SELECT t.id, t.issue_id, i.number, i.text, i.category, i.stage, p.name,
    t.deadline, t.done_on
  FROM task t LEFT JOIN issue i ON i.id = t.issue_id LEFT JOIN person p ON p.id = t.assignee_id
  WHERE 1";

/// Which tasks are listed.
pub(in crate::store) struct Wanted<'a> {
    pub filter: TaskFilter,
    pub today: NaiveDate,
    pub narrow: &'a str,
}

pub(in crate::store) fn list(
    conn: &Connection,
    wanted: &Wanted<'_>,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<TaskRow>> {
    let mut select = SELECT.to_owned();
    let mut filters = Vec::new();
    let today = || Value::Text(wanted.today.to_string());
    match wanted.filter {
        TaskFilter::All => {}
        TaskFilter::Open => select.push_str(" AND t.done_on IS NULL"),
        TaskFilter::Overdue => {
            select.push_str(" AND t.done_on IS NULL AND t.deadline < ?");
            filters.push(today());
        }
        TaskFilter::DueToday => {
            select.push_str(" AND t.done_on IS NULL AND t.deadline = ?");
            filters.push(today());
        }
        TaskFilter::DueOn(day) => {
            select.push_str(" AND t.done_on IS NULL AND t.deadline = ?");
            filters.push(Value::Text(day.to_string()));
        }
    }
    if !wanted.narrow.trim().is_empty() {
        let pattern = Value::Text(containing(wanted.narrow.trim()));
        select.push_str(
            r" AND (i.text LIKE ? ESCAPE '\' OR i.number LIKE ? ESCAPE '\' OR i.keys LIKE ? ESCAPE '\'
                    OR p.keys LIKE ? ESCAPE '\' OR p.name LIKE ? ESCAPE '\')",
        );
        filters.extend(std::iter::repeat_n(pattern, 5));
    }
    let shape = Shape {
        select: &select,
        filters,
        sort: Some("t.deadline"),
        id: "t.id",
        descending: false,
        at: At::sorted(7),
    };
    page(conn, shape, from, count, read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<TaskRow> {
    Ok(TaskRow {
        id: row.get(0)?,
        issue: row.get(1)?,
        number: row.get(2)?,
        text: row.get(3)?,
        category: row.get::<_, Code<_>>(4)?.0,
        stage: row.get::<_, Code<_>>(5)?.0,
        assignee: row.get(6)?,
        deadline: row.get(7)?,
        done_on: row.get(8)?,
    })
}
