//! Branches and Party groups: created, renamed, ended when nothing hangs on them any more.

use crate::domain::Id;
use crate::domain::calendar::ThemeDay;
use crate::domain::clean::clean;
use crate::domain::grid::{Choose, OrgRefusal, UsedBy};
use crate::domain::person::{Branch, Group};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

pub(super) fn create_branch(
    tx: &Tx<'_>,
    name: &str,
    theme_day: ThemeDay,
) -> Result<Written, Failure> {
    let name = tidy(name)?;
    let taken = "SELECT count(*) FROM branch WHERE name = ?1 AND to_date IS NULL AND ?2 IS NULL";
    is_free(tx, taken, &name, None)?;
    let id: Id<Branch> = tx.id()?;
    tx.conn
        .prepare_cached("INSERT INTO branch (id, name, theme_day) VALUES (?1, ?2, ?3)")?
        .execute((id, &name, theme_day.code()))?;
    Ok(Written::on(name).making(id))
}

pub(super) fn edit_branch(
    tx: &Tx<'_>,
    branch: Id<Branch>,
    name: &str,
    theme_day: ThemeDay,
) -> Result<Written, Failure> {
    let name = tidy(name)?;
    let taken = "SELECT count(*) FROM branch WHERE name = ?1 AND to_date IS NULL AND id <> ?2";
    is_free(tx, taken, &name, Some(branch.raw()))?;
    tx.conn
        .prepare_cached("UPDATE branch SET name = ?2, theme_day = ?3 WHERE id = ?1")?
        .execute((branch, &name, theme_day.code()))?;
    Ok(Written::on(name).making(branch))
}

pub(super) fn end_branch(tx: &Tx<'_>, branch: Id<Branch>) -> Result<Written, Failure> {
    let name = branch_name(tx, branch)?;
    for (by, sql) in [
        (
            UsedBy::Members,
            "SELECT count(*) FROM membership WHERE branch_id = ?1 AND to_date IS NULL",
        ),
        (
            UsedBy::Groups,
            "SELECT count(*) FROM party_group WHERE branch_id = ?1 AND to_date IS NULL",
        ),
        (
            UsedBy::Meetings,
            "SELECT count(*) FROM meeting WHERE branch_id = ?1 AND ended_at IS NULL",
        ),
    ] {
        is_unused(tx, sql, branch.raw(), &name, by)?;
    }
    for sql in [
        "UPDATE role_term SET to_date = ?2 WHERE branch_id = ?1 AND to_date IS NULL",
        "UPDATE branch SET to_date = ?2 WHERE id = ?1",
    ] {
        tx.conn.prepare_cached(sql)?.execute((branch, tx.today()))?;
    }
    Ok(Written::on(name))
}

pub(super) fn create_group(
    tx: &Tx<'_>,
    branch: Id<Branch>,
    name: &str,
) -> Result<Written, Failure> {
    let name = tidy(name)?;
    let of = branch_name(tx, branch)?;
    let taken =
        "SELECT count(*) FROM party_group WHERE name = ?1 AND to_date IS NULL AND branch_id = ?2";
    is_free(tx, taken, &name, Some(branch.raw()))?;
    let id: Id<Group> = tx.id()?;
    tx.conn
        .prepare_cached("INSERT INTO party_group (id, branch_id, name) VALUES (?1, ?2, ?3)")?
        .execute((id, branch, &name))?;
    Ok(Written::on(format!("{of} {name}")).making(id))
}

pub(super) fn edit_group(tx: &Tx<'_>, group: Id<Group>, name: &str) -> Result<Written, Failure> {
    let name = tidy(name)?;
    let taken = "SELECT count(*) FROM party_group g WHERE g.name = ?1 AND g.to_date IS NULL
                   AND g.id <> ?2 AND g.branch_id = (SELECT branch_id FROM party_group WHERE id = ?2)";
    is_free(tx, taken, &name, Some(group.raw()))?;
    tx.conn
        .prepare_cached("UPDATE party_group SET name = ?2 WHERE id = ?1")?
        .execute((group, &name))?;
    Ok(Written::on(group_name(tx, group)?).making(group))
}

pub(super) fn end_group(tx: &Tx<'_>, group: Option<Id<Group>>) -> Result<Written, Failure> {
    let group = group.ok_or(OrgRefusal::NothingChosen(Choose::Group))?;
    let name = group_name(tx, group)?;
    for (by, sql) in [
        (
            UsedBy::Members,
            "SELECT count(*) FROM membership WHERE group_id = ?1 AND to_date IS NULL",
        ),
        (
            UsedBy::Grids,
            "SELECT count(*) FROM grid WHERE group_id = ?1 AND to_date IS NULL",
        ),
        (
            UsedBy::Meetings,
            "SELECT count(*) FROM meeting WHERE group_id = ?1 AND ended_at IS NULL",
        ),
    ] {
        is_unused(tx, sql, group.raw(), &name, by)?;
    }
    for sql in [
        "UPDATE role_term SET to_date = ?2 WHERE group_id = ?1 AND to_date IS NULL",
        "UPDATE party_group SET to_date = ?2 WHERE id = ?1",
    ] {
        tx.conn.prepare_cached(sql)?.execute((group, tx.today()))?;
    }
    Ok(Written::on(name))
}

fn tidy(name: &str) -> Result<String, OrgRefusal> {
    let name = clean(name.trim()).into_owned();
    if name.is_empty() {
        return Err(OrgRefusal::NoName);
    }
    Ok(name)
}

fn is_free(tx: &Tx<'_>, sql: &str, name: &str, id: Option<i64>) -> Result<(), Failure> {
    let count: u32 = tx
        .conn
        .prepare_cached(sql)?
        .query_row((name, id), |row| row.get(0))?;
    if count > 0 {
        return Err(OrgRefusal::NameTaken {
            name: name.to_owned(),
        }
        .into());
    }
    Ok(())
}

fn is_unused(tx: &Tx<'_>, sql: &str, id: i64, name: &str, by: UsedBy) -> Result<(), Failure> {
    let count: u32 = tx
        .conn
        .prepare_cached(sql)?
        .query_row([id], |row| row.get(0))?;
    if count > 0 {
        return Err(OrgRefusal::StillUsed {
            name: name.to_owned(),
            by,
            count,
        }
        .into());
    }
    Ok(())
}

fn branch_name(tx: &Tx<'_>, branch: Id<Branch>) -> Result<String, Failure> {
    Ok(tx
        .conn
        .prepare_cached("SELECT name FROM branch WHERE id = ?1")?
        .query_row([branch], |row| row.get(0))?)
}

fn group_name(tx: &Tx<'_>, group: Id<Group>) -> Result<String, Failure> {
    Ok(tx
        .conn
        .prepare_cached(
            "SELECT b.name || ' ' || g.name FROM party_group g JOIN branch b ON b.id = g.branch_id
             WHERE g.id = ?1",
        )?
        .query_row([group], |row| row.get(0))?)
}
