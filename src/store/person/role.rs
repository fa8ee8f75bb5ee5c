//! 任职 and 卸任: the facts the rules ask for, and the rows that keep what was.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use super::write::name_of;
use crate::domain::clean::clean;
use crate::domain::grid::{Choose, Needed, OrgRefusal, SectionKind};
use crate::domain::person::{
    Held, PartyStatus, Person, Role, RoleDoubt, RoleFacts, Term, doubts_of, may_hold,
};
use crate::domain::rules::Rulebook;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::transact::{Tx, Written};

/// A role someone is to hold somewhere from a day on.
pub(in crate::store) struct Wanted<'a> {
    pub person: Option<Id<Person>>,
    pub role: Role,
    pub held: Option<Held>,
    pub from: NaiveDate,
    pub reason: &'a str,
}

pub(in crate::store) fn give(tx: &Tx<'_>, wanted: &Wanted<'_>) -> Result<Written, Failure> {
    let person = wanted
        .person
        .ok_or(OrgRefusal::NothingChosen(Choose::Person))?;
    let held = wanted.held.ok_or(OrgRefusal::NothingChosen(Choose::Role))?;
    if wanted.from > tx.today() {
        return Err(Refusal::FutureDate { date: wanted.from }.into());
    }
    let doubts = weigh(tx, person, wanted.role, held, None)?;
    let reason = clean(wanted.reason.trim()).into_owned();
    if !doubts.is_empty() && reason.is_empty() {
        return Err(OrgRefusal::RoleDoubts(doubts).into());
    }
    let term = insert(tx, person, wanted, held, &reason)?;
    let name = name_of(tx.conn, person)?;
    Ok(Written::on(name).because(&reason).making(term))
}

/// What the rules say to someone holding a role: refused, or allowed with doubts.
///
/// Whoever is about to give it up does not count as a holder.
pub(in crate::store) fn weigh(
    tx: &Tx<'_>,
    person: Id<Person>,
    role: Role,
    held: Held,
    instead_of: Option<Id<Person>>,
) -> Result<Vec<RoleDoubt>, Failure> {
    is_open(tx, held)?;
    let facts = facts(tx, person, role, held, instead_of)?;
    let rule = Rulebook::builtin().role(role);
    may_hold(role, held, &facts, rule).map_err(OrgRefusal::Role)?;
    Ok(doubts_of(role, held, &facts, rule))
}

fn insert(
    tx: &Tx<'_>,
    person: Id<Person>,
    wanted: &Wanted<'_>,
    held: Held,
    reason: &str,
) -> Result<Id<Term>, Failure> {
    let term: Id<Term> = tx.id()?;
    let [grid, section, branch, group] = columns(held);
    tx.conn
        .prepare_cached(
            "INSERT INTO role_term (id, person_id, role, grid_id, section_id, branch_id, group_id,
                                    from_date, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            term,
            person,
            wanted.role.code(),
            grid,
            section,
            branch,
            group,
            wanted.from,
            reason,
        ))?;
    Ok(term)
}

pub(in crate::store) fn end(
    tx: &Tx<'_>,
    term: Option<Id<Term>>,
    on: NaiveDate,
) -> Result<Written, Failure> {
    let term = term.ok_or(OrgRefusal::NothingChosen(Choose::Role))?;
    if on > tx.today() {
        return Err(Refusal::FutureDate { date: on }.into());
    }
    let (person, role, from, ended): (Id<Person>, Code<Role>, NaiveDate, bool) = tx
        .conn
        .prepare_cached(
            "SELECT person_id, role, from_date, to_date IS NOT NULL FROM role_term WHERE id = ?1",
        )?
        .query_row([term], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
    if ended {
        return Err(OrgRefusal::TermEnded.into());
    }
    if on < from {
        return Err(OrgRefusal::EndsBefore { from }.into());
    }
    nothing_rests_on(tx, person, role.0)?;
    close(tx, term, on)?;
    Ok(Written::on(name_of(tx.conn, person)?).making(term))
}

/// Ends a term without asking.
pub(in crate::store) fn close(tx: &Tx<'_>, term: Id<Term>, on: NaiveDate) -> Result<(), Failure> {
    tx.conn
        .prepare_cached("UPDATE role_term SET to_date = ?2 WHERE id = ?1")?
        .execute((term, on))?;
    Ok(())
}

/// 片长 needs 两委 or 社区工作人员: the last of these cannot end before it.
fn nothing_rests_on(tx: &Tx<'_>, person: Id<Person>, ending: Role) -> Result<(), Failure> {
    let held = held_by(tx, person)?;
    for (role, place) in &held {
        let needs: Vec<Role> = Rulebook::builtin().role(*role).one_of().collect();
        let left = held
            .iter()
            .any(|(other, _)| *other != ending && needs.contains(other));
        if needs.contains(&ending) && !left {
            return Err(OrgRefusal::RestsOn {
                needed: Needed::Post,
                role: *role,
                place: place.clone(),
            }
            .into());
        }
    }
    Ok(())
}

/// Roles of today with the names of their places.
pub(in crate::store) fn held_by(
    tx: &Tx<'_>,
    person: Id<Person>,
) -> Result<Vec<(Role, String)>, Failure> {
    let terms = super::terms(tx.conn, super::TermsOf::Person(person))?;
    let present = terms.into_iter().filter(|term| term.to.is_none());
    Ok(present.map(|term| (term.role, term.place)).collect())
}

/// The columns of a place, in the order of the table.
pub(in crate::store) fn columns(held: Held) -> [Option<i64>; 4] {
    match held {
        Held::Community => [None; 4],
        Held::Grid(id) => [Some(id.raw()), None, None, None],
        Held::Section(id) => [None, Some(id.raw()), None, None],
        Held::Branch(id) => [None, None, Some(id.raw()), None],
        Held::Group(id) => [None, None, None, Some(id.raw())],
    }
}

/// The clause that finds the terms of a place, and its value.
fn place(held: Held) -> (&'static str, Option<i64>) {
    match held {
        Held::Community => (
            "r.grid_id IS NULL AND r.section_id IS NULL AND r.branch_id IS NULL AND r.group_id IS NULL",
            None,
        ),
        Held::Grid(id) => ("r.grid_id = ?", Some(id.raw())),
        Held::Section(id) => ("r.section_id = ?", Some(id.raw())),
        Held::Branch(id) => ("r.branch_id = ?", Some(id.raw())),
        Held::Group(id) => ("r.group_id = ?", Some(id.raw())),
    }
}

/// Refuses a place that has ended.
fn is_open(tx: &Tx<'_>, held: Held) -> Result<(), Failure> {
    let (sql, id) = match held {
        Held::Community => return Ok(()),
        Held::Grid(id) => (
            "SELECT name, to_date IS NOT NULL FROM grid WHERE id = ?1",
            id.raw(),
        ),
        Held::Section(id) => (
            "SELECT name, to_date IS NOT NULL FROM section WHERE id = ?1",
            id.raw(),
        ),
        Held::Branch(id) => (
            "SELECT name, to_date IS NOT NULL FROM branch WHERE id = ?1",
            id.raw(),
        ),
        Held::Group(id) => (
            "SELECT name, to_date IS NOT NULL FROM party_group WHERE id = ?1",
            id.raw(),
        ),
    };
    let (name, ended): (String, bool) = tx
        .conn
        .prepare_cached(sql)?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if ended {
        return Err(OrgRefusal::Ended { name }.into());
    }
    Ok(())
}

fn facts(
    tx: &Tx<'_>,
    person: Id<Person>,
    role: Role,
    held: Held,
    instead_of: Option<Id<Person>>,
) -> Result<RoleFacts, Failure> {
    let terms = super::terms(tx.conn, super::TermsOf::Person(person))?;
    let present: Vec<_> = terms.iter().filter(|term| term.to.is_none()).collect();
    let (status, of_this_body) = membership(tx, person, held)?;
    Ok(RoleFacts {
        status,
        of_this_body,
        holds: present.iter().map(|term| term.role).collect(),
        holds_here: present
            .iter()
            .filter(|term| term.held == held)
            .map(|term| term.role)
            .collect(),
        here: holders(tx, role, held, person, instead_of)?,
        section: section_kind(tx, held)?,
        elsewhere: present
            .iter()
            .filter(|term| term.role == role && term.held != held)
            .map(|term| term.place.clone())
            .collect(),
        kin_on_committees: kin_on_committees(tx, person)?,
    })
}

fn membership(
    tx: &Tx<'_>,
    person: Id<Person>,
    held: Held,
) -> Result<(Option<PartyStatus>, bool), Failure> {
    let found: Option<(Code<PartyStatus>, i64, Option<i64>)> = tx
        .conn
        .prepare_cached(
            "SELECT status, branch_id, group_id FROM membership
             WHERE person_id = ?1 AND to_date IS NULL",
        )?
        .query_row([person], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(match found {
        None => (None, false),
        Some((status, branch, group)) => {
            let here = match held {
                Held::Branch(id) => id.raw() == branch,
                Held::Group(id) => Some(id.raw()) == group,
                _ => true,
            };
            (Some(status.0), here)
        }
    })
}

/// Names of others who hold a role in a place.
fn holders(
    tx: &Tx<'_>,
    role: Role,
    held: Held,
    person: Id<Person>,
    instead_of: Option<Id<Person>>,
) -> Result<Vec<String>, Failure> {
    let (clause, id) = place(held);
    let mut values = vec![
        Value::Text(role.code().to_owned()),
        Value::Integer(person.raw()),
        Value::Integer(instead_of.map_or(0, Id::raw)),
    ];
    values.extend(id.map(Value::Integer));
    Ok(tx
        .conn
        .prepare_cached(&format!(
            "SELECT p.name FROM role_term r JOIN person p ON p.id = r.person_id
             WHERE r.role = ? AND r.person_id NOT IN (?, ?) AND r.to_date IS NULL AND {clause}
             ORDER BY r.id"
        ))?
        .query_map(params_from_iter(values), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

fn section_kind(tx: &Tx<'_>, held: Held) -> Result<Option<SectionKind>, Failure> {
    let Held::Section(section) = held else {
        return Ok(None);
    };
    let kind: Code<SectionKind> = tx
        .conn
        .prepare_cached("SELECT kind FROM section WHERE id = ?1")?
        .query_row([section], |row| row.get(0))?;
    Ok(Some(kind.0))
}

/// A near relative who sits in 两委 today.
fn kin_on_committees(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<String>, Failure> {
    Ok(tx
        .conn
        .prepare_cached(
            "SELECT p.name FROM kinship k
               JOIN person p ON p.id = CASE k.person_id WHEN ?1 THEN k.relative_id ELSE k.person_id END
             WHERE (k.person_id = ?1 OR k.relative_id = ?1) AND k.to_date IS NULL
               AND EXISTS (SELECT 1 FROM role_term r WHERE r.person_id = p.id
                             AND r.role = 'committees' AND r.to_date IS NULL)
             ORDER BY k.id LIMIT 1",
        )?
        .query_row([person], |row| row.get(0))
        .optional()?)
}
