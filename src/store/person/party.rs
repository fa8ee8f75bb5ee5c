//! 党籍: which branch and group, full or probationary, with or without a vote; what was before stays as history.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::command::NewMembership;
use super::write::name_of;
use crate::domain::clean::clean;
use crate::domain::grid::{Choose, Needed, OrgRefusal};
use crate::domain::person::{Branch, Group, PartyStatus, Person, Role};
use crate::domain::rules::Rulebook;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::transact::{Tx, Written};

/// A membership of today.
struct Present {
    id: i64,
    branch: Id<Branch>,
    group: Option<Id<Group>>,
    status: PartyStatus,
    vote_suspended: bool,
    excluded: Option<String>,
    from: NaiveDate,
}

pub(super) fn join(
    tx: &Tx<'_>,
    person: Id<Person>,
    new: &NewMembership,
) -> Result<Written, Failure> {
    if new.from > tx.today() {
        return Err(Refusal::FutureDate { date: new.from }.into());
    }
    let branch = branch(tx, new)?;
    let excluded = clean(new.excluded.trim()).into_owned();
    let excluded = (!excluded.is_empty()).then_some(excluded);
    let name = name_of(tx.conn, person)?;
    if let Some(before) = present(tx, person)? {
        let same = before.branch == branch
            && before.group == new.group
            && before.status == new.status
            && before.vote_suspended == new.vote_suspended
            && before.excluded == excluded;
        if same {
            return Err(OrgRefusal::SameMembership.into());
        }
        if new.from < before.from {
            return Err(OrgRefusal::EndsBefore { from: before.from }.into());
        }
        end(tx, before.id, new.from)?;
    } else {
        is_no_outsider(tx, person)?;
    }
    let id: Id<()> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO membership (id, person_id, branch_id, group_id, status, vote_suspended,
                                     excluded, from_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            id,
            person,
            branch,
            new.group,
            new.status.code(),
            new.vote_suspended,
            &excluded,
            new.from,
        ))?;
    Ok(Written::on(name))
}

pub(super) fn leave(
    tx: &Tx<'_>,
    person: Id<Person>,
    on: NaiveDate,
    why: &str,
) -> Result<Written, Failure> {
    if on > tx.today() {
        return Err(Refusal::FutureDate { date: on }.into());
    }
    let name = name_of(tx.conn, person)?;
    let Some(before) = present(tx, person)? else {
        return Err(OrgRefusal::NotAMember { name }.into());
    };
    if on < before.from {
        return Err(OrgRefusal::EndsBefore { from: before.from }.into());
    }
    if why.trim().is_empty() {
        return Err(Refusal::Empty(crate::domain::refusal::Missing::Reason).into());
    }
    let rests = super::role::held_by(tx, person)?
        .into_iter()
        .find(|(role, _)| Rulebook::builtin().role(*role).member);
    if let Some((role, place)) = rests {
        let needed = Needed::Membership;
        return Err(OrgRefusal::RestsOn {
            needed,
            role,
            place,
        }
        .into());
    }
    end(tx, before.id, on)?;
    Ok(Written::on(name).because(why.trim()))
}

/// 入党积极分子 and 发展对象 end when someone becomes a member.
fn is_no_outsider(tx: &Tx<'_>, person: Id<Person>) -> Result<(), Failure> {
    for role in Role::all().filter(|role| Rulebook::builtin().role(*role).no_member) {
        tx.conn
            .prepare_cached(
                "UPDATE role_term SET to_date = ?3
                 WHERE person_id = ?1 AND role = ?2 AND to_date IS NULL",
            )?
            .execute((person, role.code(), tx.today()))?;
    }
    Ok(())
}

fn branch(tx: &Tx<'_>, new: &NewMembership) -> Result<Id<Branch>, Failure> {
    let Some(group) = new.group else {
        return new
            .branch
            .ok_or_else(|| OrgRefusal::NothingChosen(Choose::Branch).into());
    };
    Ok(tx
        .conn
        .prepare_cached("SELECT branch_id FROM party_group WHERE id = ?1")?
        .query_row([group], |row| row.get(0))?)
}

fn present(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<Present>, Failure> {
    Ok(tx
        .conn
        .prepare_cached(
            "SELECT id, branch_id, group_id, status, vote_suspended, excluded, from_date
             FROM membership WHERE person_id = ?1 AND to_date IS NULL",
        )?
        .query_row([person], |row| {
            Ok(Present {
                id: row.get(0)?,
                branch: row.get(1)?,
                group: row.get(2)?,
                status: row.get::<_, Code<_>>(3)?.0,
                vote_suspended: row.get(4)?,
                excluded: row.get(5)?,
                from: row.get(6)?,
            })
        })
        .optional()?)
}

fn end(tx: &Tx<'_>, membership: i64, on: NaiveDate) -> Result<(), Failure> {
    tx.conn
        .prepare_cached("UPDATE membership SET to_date = ?2 WHERE id = ?1")?
        .execute((membership, on))?;
    Ok(())
}
