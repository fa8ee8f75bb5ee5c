//! Every value of every row: text that is text, days that are days, codes that are known.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rusqlite::Connection;
use rusqlite::types::{FromSql, ValueRef};
use serde::de::IgnoredAny;

use super::codes::{is_flag, is_json, known};
use super::{Finding, FindingKind};
use crate::domain::identity::read_day;
use crate::domain::tag::Tagbook;

/// Years in which something can have happened that stands in the file.
const YEARS: std::ops::RangeInclusive<i32> = 1850..=2150;

/// Looks at every value of the program's own tables.
pub(super) fn values(conn: &Connection, findings: &mut Vec<Finding>) -> rusqlite::Result<()> {
    let tables: Vec<String> = conn
        .prepare(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
               AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    tables
        .iter()
        .try_for_each(|table| table_values(conn, table, findings))
}

fn table_values(
    conn: &Connection,
    table: &str,
    findings: &mut Vec<Finding>,
) -> rusqlite::Result<()> {
    let quoted = table.replace('"', "\"\"");
    let mut statement = conn.prepare(&format!("SELECT * FROM \"{quoted}\""))?;
    let names = statement.column_names();
    let columns: Vec<Column> = names.map(|name| Column::of(table, name)).collect();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for (at, column) in columns.iter().enumerate() {
            if let Some(kind) = column.finding(row.get_ref(at)?) {
                let id = row.get_ref(0)?.as_i64().unwrap_or(0);
                findings.push(Finding::in_row(kind, table, id, &column.name));
            }
        }
    }
    Ok(())
}

/// What a column holds.
struct Column {
    name: String,
    holds: Holds,
}

enum Holds {
    Text,
    Day,
    Moment,
    Month,
    Born,
    Tags,
    Code(fn(&str) -> bool),
    Flag,
    Json,
}

impl Column {
    fn of(table: &str, name: &str) -> Self {
        let holds = match known(table, name) {
            Some(known) => Holds::Code(known),
            None if (table, name) == ("household", "tags") => Holds::Tags,
            None if is_flag(table, name) => Holds::Flag,
            None if is_json(table, name) => Holds::Json,
            None => holds(name),
        };
        Self {
            name: name.to_owned(),
            holds,
        }
    }

    fn finding(&self, value: ValueRef<'_>) -> Option<FindingKind> {
        let ValueRef::Text(bytes) = value else {
            let is_other = matches!(value, ValueRef::Integer(number) if !(0..=1).contains(&number));
            let is_bad = matches!(self.holds, Holds::Flag) && is_other;
            return is_bad.then_some(FindingKind::UnknownCode);
        };
        let text = std::str::from_utf8(bytes)
            .ok()
            .filter(|text| is_shown(text));
        let Some(text) = text else {
            return Some(FindingKind::BadText);
        };
        match &self.holds {
            Holds::Text | Holds::Flag => None,
            Holds::Json => serde_json::from_str::<IgnoredAny>(text)
                .is_err()
                .then_some(FindingKind::BadText),
            Holds::Code(known) => (!known(text)).then_some(FindingKind::UnknownCode),
            Holds::Tags => {
                (!text.split_whitespace().all(is_tag)).then_some(FindingKind::UnknownCode)
            }
            Holds::Day => (!is_day(value)).then_some(FindingKind::BadDate),
            Holds::Moment => (!is_moment(value)).then_some(FindingKind::BadDate),
            Holds::Month => (!is_month(text)).then_some(FindingKind::BadDate),
            Holds::Born => read_day(text).is_err().then_some(FindingKind::BadDate),
        }
    }
}

/// What a column holds, by the way columns are named.
fn holds(name: &str) -> Holds {
    match name {
        "deadline" | "until" | "effective_from" | "identity_shown" => Holds::Day,
        "born" => Holds::Born,
        "month" => Holds::Month,
        "at" => Holds::Moment,
        name if name.ends_with("_date") || name.ends_with("_on") => Holds::Day,
        name if name.ends_with("_at") => Holds::Moment,
        _ => Holds::Text,
    }
}

/// What was typed went through a sieve that lets no control character through but ends of lines.
fn is_shown(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

fn is_tag(name: &str) -> bool {
    Tagbook::builtin().find(name).is_some()
}

fn is_day(value: ValueRef<'_>) -> bool {
    NaiveDate::column_result(value).is_ok_and(|day| YEARS.contains(&day.year()))
}

fn is_moment(value: ValueRef<'_>) -> bool {
    NaiveDateTime::column_result(value).is_ok_and(|at| YEARS.contains(&at.year()))
}

fn is_month(text: &str) -> bool {
    text.len() == 7 && format!("{text}-01").parse::<NaiveDate>().is_ok()
}
