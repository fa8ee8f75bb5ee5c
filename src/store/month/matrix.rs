//! The matrix: members who call on households, a page at a time, each with the last months.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

use super::facts::{duty, months};
use super::{callers_in, calling, done};
use crate::domain::Id;
use crate::domain::figures::Period;
use crate::domain::list::{Anchor, From, Page};
use crate::domain::month::{Lacking, MatrixRow, Month, MonthCard, SHOWN, Spell};
use crate::domain::person::{Branch, Group, Person};
use crate::store::calendar::Days;
use crate::store::page::{At, Shape, all, containing, looked_up, page};
use crate::store::{setting, visit};

/// Visits and issues of a month shown on its card.
const RECENT: usize = 40;

/// Who stands in a row, before the months are read.
struct Caller {
    at: i64,
    person: Id<Person>,
    name: String,
    branch: Id<Branch>,
    group: Option<(Id<Group>, String)>,
    member: Spell,
}

const COLUMNS: &str = "SELECT m.id, m.person_id, p.name, m.branch_id, m.group_id,
    (SELECT g.name FROM party_group g WHERE g.id = m.group_id), m.from_date, m.to_date";

/// Of whom it cannot be said whether they called on households then: shown as damaged, not left out.
const UNCERTAIN: &str = "date(m.from_date) IS NOT m.from_date OR date(m.to_date) IS NOT m.to_date
    OR m.person_id NOT IN (SELECT id FROM person)";

/// Which members are listed.
#[derive(Debug, Default)]
pub(in crate::store) struct Wanted<'a> {
    /// The newest month that is shown, so many before this one.
    pub back: u8,
    /// Only those who lack something in it.
    pub lacking: Option<Lacking>,
    pub narrow: &'a str,
}

pub(in crate::store) fn list(
    conn: &Connection,
    wanted: &Wanted<'_>,
    from: &From,
    count: usize,
    today: NaiveDate,
) -> rusqlite::Result<Page<MatrixRow>> {
    let shown = Month::of(today).back(usize::from(wanted.back));
    let mut select = format!(
        "{COLUMNS} FROM membership m LEFT JOIN person p ON p.id = m.person_id
         WHERE ({} OR {UNCERTAIN})",
        calling(shown)
    );
    let mut filters = Vec::new();
    if let Some(lacking) = wanted.lacking {
        select.push_str(&format!(" AND NOT {}", done(lacking, shown)));
    }
    let narrow = wanted.narrow.trim().to_lowercase();
    if !narrow.is_empty() {
        select.push_str(
            r" AND (p.name LIKE ? ESCAPE '\' OR ' ' || p.keys LIKE ? ESCAPE '\'
                OR m.group_id IN (SELECT g.id FROM party_group g WHERE g.name LIKE ? ESCAPE '\'))",
        );
        let inside = Value::Text(containing(&narrow));
        let word = Value::Text(containing(&format!(" {narrow}")));
        filters.extend([inside.clone(), word, inside]);
    }
    let shape = Shape {
        select: &select,
        filters,
        sort: None,
        id: "m.id",
        descending: false,
        at: At::id(),
    };
    let callers = page(conn, shape, from, count, read)?;
    let days = Days::read(conn, None, shown.back(SHOWN - 1))?;
    looked_up(
        callers,
        |caller| Anchor::new(String::new(), Id::<()>::new(caller.at)),
        |caller| row_of(conn, caller, &days, (shown, today)),
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<Caller> {
    let group: Option<Id<Group>> = row.get(4)?;
    let name: Option<String> = row.get(5)?;
    Ok(Caller {
        at: row.get(0)?,
        person: row.get(1)?,
        name: row.get(2)?,
        branch: row.get(3)?,
        group: group.zip(name),
        member: Spell {
            from: row.get(6)?,
            to: row.get(7)?,
        },
    })
}

fn row_of(
    conn: &Connection,
    caller: Caller,
    days: &Days,
    when: (Month, NaiveDate),
) -> rusqlite::Result<MatrixRow> {
    let who = (caller.person, caller.branch);
    let duty = duty(conn, caller.person, caller.member)?;
    Ok(MatrixRow {
        at: caller.at,
        person: caller.person,
        name: caller.name,
        group: caller.group,
        months: months(conn, who, &duty, days, when)?,
    })
}

/// Everything about one member's months; `None` for someone who called on nobody in any of them.
pub(in crate::store) fn card(
    conn: &Connection,
    person: Id<Person>,
    today: NaiveDate,
) -> rusqlite::Result<Option<MonthCard>> {
    let this = Month::of(today);
    let oldest = this.back(SHOWN - 1);
    let caller = conn
        .prepare_cached(&format!(
            "{COLUMNS} FROM membership m JOIN person p ON p.id = m.person_id
             WHERE p.id = ?1 AND (m.to_date IS NULL OR m.to_date > ?2)
             ORDER BY m.to_date IS NOT NULL, m.from_date DESC LIMIT 1"
        ))?
        .query_row((person, oldest.first()), read)
        .optional()?;
    let Some(caller) = caller else {
        return Ok(None);
    };
    let calls = duty(conn, person, caller.member)?;
    if !(0..SHOWN).any(|back| calls.calls_in(this.back(back))) {
        return Ok(None);
    }
    let days = Days::read(conn, Some(caller.branch), oldest)?;
    let row = row_of(conn, caller, &days, (this, today))?;
    let start = setting::round(conn)?.start(today);
    let households = conn
        .prepare_cached(
            "SELECT count(*) FROM contact WHERE person_id = ?1 AND to_date IS NULL AND kind = 'main'",
        )?
        .query_row([person], |row| row.get(0))?;
    let due: u32 = conn
        .prepare_cached(&format!(
            "SELECT count(*) FROM household h WHERE h.to_date IS NULL{} AND h.id IN
               (SELECT c.household_id FROM contact c
                WHERE c.person_id = ? AND c.to_date IS NULL AND c.kind = 'main')",
            visit::still_due()
        ))?
        .query_row((start, person), |row| row.get(0))?;
    let unreported = match &row.group {
        Some((group, _)) => conn
            .prepare_cached(&format!(
                "SELECT count(*){} AND m.group_id = ?1 AND NOT EXISTS
                   (SELECT 1 FROM report r WHERE r.person_id = p.id AND r.month = ?2)",
                callers_in(this)
            ))?
            .query_row((*group, this.code()), |row| row.get(0))?,
        None => 0,
    };
    let wanted = visit::Wanted {
        visitor: Some(person.raw()),
        period: Period {
            from: Some(this.first()),
            to: Some(this.last()),
        },
        ..visit::Wanted::default()
    };
    Ok(Some(MonthCard {
        row,
        households,
        met_this_round: u32::saturating_sub(households, due),
        group_unreported: unreported,
        visits: all(visit::list(conn, &wanted, &From::Start, RECENT)?)?,
    }))
}
