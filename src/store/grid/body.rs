//! 组织: branches and Party groups, for lists, pickers and the branch's card.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::domain::Id;
use crate::domain::calendar::ThemeDay;
use crate::domain::grid::{BodyRow, BranchCard};
use crate::domain::list::Page;
use crate::domain::month::Month;
use crate::domain::person::Branch;
use crate::domain::search::matches;
use crate::store::calendar::theme_day_on;
use crate::store::page::{At, whole};
use crate::store::person::{TermsOf, terms};

/// Members a branch's card lists.
const ROLL: i64 = 100;

/// Which bodies are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Bodies {
    Branches,
    Groups,
    /// Every branch, each with its groups behind it.
    All,
}

const BRANCHES: &str = "SELECT b.id, NULL, b.name, '',
    (SELECT count(*) FROM membership m WHERE m.branch_id = b.id AND m.to_date IS NULL),
    (SELECT count(*) FROM grid g JOIN party_group pg ON pg.id = g.group_id
      WHERE pg.branch_id = b.id AND g.to_date IS NULL),
    b.to_date FROM branch b";

const GROUPS: &str = "SELECT b.id, pg.id, b.name, pg.name,
    (SELECT count(*) FROM membership m WHERE m.branch_id = b.id AND m.group_id = pg.id
      AND m.to_date IS NULL),
    (SELECT count(*) FROM grid g WHERE g.group_id = pg.id AND g.to_date IS NULL),
    coalesce(pg.to_date, b.to_date) FROM party_group pg LEFT JOIN branch b ON b.id = pg.branch_id";

/// Branches and groups that have not ended; a community has few.
pub(in crate::store) fn bodies(
    conn: &Connection,
    which: Bodies,
    narrow: &str,
) -> rusqlite::Result<Page<BodyRow>> {
    let mut found = Page::whole(Vec::new());
    if which != Bodies::Groups {
        let sql = format!("{BRANCHES} WHERE b.to_date IS NULL ORDER BY b.id");
        found.append(whole(conn, &sql, [], At::id(), read)?);
    }
    if which != Bodies::Branches {
        let sql =
            format!("{GROUPS} WHERE pg.to_date IS NULL AND b.to_date IS NULL ORDER BY b.id, pg.id");
        let of_group = At { id: 1, sort: None };
        found.append(whole(conn, &sql, [], of_group, read)?);
    }
    found.rows.sort_by_key(|row| (row.branch, row.group));
    found.retain(|row| matches(&row.name(), narrow));
    Ok(found)
}

/// A branch with its groups, offices and members.
pub(in crate::store) fn branch_card(
    conn: &Connection,
    branch: Id<Branch>,
    today: NaiveDate,
) -> rusqlite::Result<BranchCard> {
    let row = conn
        .prepare_cached(&format!("{BRANCHES} WHERE b.id = ?1"))?
        .query_row([branch], read)?;
    let rule: String = conn
        .prepare_cached("SELECT theme_day FROM branch WHERE id = ?1")?
        .query_row([branch], |row| row.get(0))?;
    let groups = conn
        .prepare_cached(&format!(
            "{GROUPS} WHERE b.id = ?1 ORDER BY pg.to_date IS NOT NULL, pg.id"
        ))?
        .query_map([branch], read)?
        .collect::<rusqlite::Result<_>>()?;
    let roll = conn
        .prepare_cached(
            "SELECT p.id, p.name FROM membership m JOIN person p ON p.id = m.person_id
             WHERE m.branch_id = ?1 AND m.to_date IS NULL ORDER BY m.group_id, m.id LIMIT ?2",
        )?
        .query_map((branch, ROLL), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(BranchCard {
        id: branch,
        name: row.branch_name,
        theme_day: ThemeDay::from_code(&rule).unwrap_or_default(),
        theme_day_on: theme_day_on(conn, branch, Month::of(today))?,
        ended: row.ended,
        members: row.members,
        groups,
        terms: terms(conn, TermsOf::Branch(branch))?,
        roll,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<BodyRow> {
    Ok(BodyRow {
        branch: row.get(0)?,
        group: row.get(1)?,
        branch_name: row.get(2)?,
        group_name: row.get(3)?,
        members: row.get(4)?,
        grids: row.get(5)?,
        ended: row.get(6)?,
    })
}
