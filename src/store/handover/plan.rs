//! What a handover would do: the same rows for the preview and for the command.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, OptionalExtension, Row};

use super::command::HandoverCommand;
use crate::domain::grid::OrgRefusal;
use crate::domain::household::{CallerFacts, Doubt, doubts};
use crate::domain::person::{HandoverPlan, ItemKind, Person, PlannedItem, Reach, Scope, TermRow};
use crate::domain::rules::Rulebook;
use crate::domain::{Coded, Id};
use crate::store::code::{Born, Code};
use crate::store::person::{TermsOf, name_of, role, terms};
use crate::store::transact::Tx;
use crate::store::{Ctx, Failure};

/// The plan as of a day, for the screen.
pub(in crate::store) fn preview(
    conn: &Connection,
    command: &HandoverCommand,
    today: NaiveDate,
) -> Result<HandoverPlan, Failure> {
    let ctx = Ctx {
        now: today.and_time(NaiveTime::MIN),
        actor: String::new(),
    };
    plan(&Tx { conn, ctx: &ctx }, command)
}

pub(super) fn plan(tx: &Tx<'_>, command: &HandoverCommand) -> Result<HandoverPlan, Failure> {
    let mut items = Vec::new();
    let households = rows(tx, HOUSEHOLDS, command.from)?;
    let count = u32::try_from(households.len()).unwrap_or(u32::MAX);
    let cards = rows(tx, CARDS, command.from)?;
    let taker = command.households.or(command.all);
    add(
        tx,
        &mut items,
        ItemKind::Household,
        households,
        (command.from, taker),
    )?;
    add(tx, &mut items, ItemKind::Card, cards, (command.from, taker))?;
    let tasks = rows(tx, TASKS, command.from)?;
    let task_taker = command.tasks.or(command.all);
    add(
        tx,
        &mut items,
        ItemKind::Task,
        tasks,
        (command.from, task_taker),
    )?;
    add_roles(tx, &mut items, command)?;
    if items.is_empty() {
        return Err(OrgRefusal::NothingToHandOver.into());
    }
    let mut burdens = Vec::new();
    if let Some(taker) = taker.filter(|_| count > 0) {
        let name = name_of(tx.conn, taker)?;
        let found = burden(tx, command.from, taker, count)?;
        burdens.extend(found.into_iter().map(|doubt| (name.clone(), doubt)));
    }
    let doubted = items
        .iter()
        .any(|item| item.fault.is_none() && !item.doubts.is_empty());
    Ok(HandoverPlan {
        from: name_of(tx.conn, command.from)?,
        needs_reason: command.reason.trim().is_empty() && (doubted || !burdens.is_empty()),
        items,
        burdens,
    })
}

const HOUSEHOLDS: &str = "SELECT c.id, s.estate || ' ' || h.door || ' ' || coalesce(p.name, '')
   FROM contact c JOIN household h ON h.id = c.household_id JOIN section s ON s.id = h.section_id
   LEFT JOIN person p ON p.id = h.head_id
   WHERE c.person_id = ?1 AND c.to_date IS NULL ORDER BY c.kind DESC, h.place";

const CARDS: &str = "SELECT k.id, k.number || ' ' || s.estate || ' ' || h.door
   FROM card k JOIN household h ON h.id = k.household_id JOIN section s ON s.id = h.section_id
   WHERE k.holder_id = ?1 AND k.status <> 'void' AND EXISTS
     (SELECT 1 FROM contact c WHERE c.household_id = k.household_id AND c.person_id = ?1
        AND c.to_date IS NULL)
   ORDER BY h.place";

const TASKS: &str = "SELECT t.id, i.number || ' ' || i.text
   FROM task t JOIN issue i ON i.id = t.issue_id
   WHERE t.assignee_id = ?1 AND t.done_on IS NULL ORDER BY t.deadline";

fn rows(tx: &Tx<'_>, sql: &str, person: Id<Person>) -> Result<Vec<(i64, String)>, Failure> {
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found = tx
        .conn
        .prepare_cached(sql)?
        .query_map([person], read)?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

fn add(
    tx: &Tx<'_>,
    items: &mut Vec<PlannedItem>,
    kind: ItemKind,
    rows: Vec<(i64, String)>,
    (from, to): (Id<Person>, Option<Id<Person>>),
) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    let to = recipient(tx, from, to)?;
    items.extend(rows.into_iter().map(|(subject_id, subject)| PlannedItem {
        kind,
        subject_id,
        subject,
        to: to.clone(),
        fault: None,
        doubts: Vec::new(),
    }));
    Ok(())
}

fn recipient(
    tx: &Tx<'_>,
    from: Id<Person>,
    to: Option<Id<Person>>,
) -> Result<(Id<Person>, String), Failure> {
    let to = to.ok_or(OrgRefusal::NoRecipient)?;
    if to == from {
        return Err(OrgRefusal::SameRecipient.into());
    }
    Ok((to, name_of(tx.conn, to)?))
}

/// Roles held in a place; what someone is by election or employment stays with them.
fn add_roles(
    tx: &Tx<'_>,
    items: &mut Vec<PlannedItem>,
    command: &HandoverCommand,
) -> Result<(), Failure> {
    let held: Vec<TermRow> = terms(tx.conn, TermsOf::Person(command.from))?
        .into_iter()
        .filter(|term| term.to.is_none() && passes_on(term))
        .collect();
    if held.is_empty() {
        return Ok(());
    }
    let to = recipient(tx, command.from, command.roles.or(command.all))?;
    for term in held {
        let (fault, doubts) = match role::weigh(tx, to.0, term.role, term.held, Some(command.from))
        {
            Ok(doubts) => (None, doubts),
            Err(Failure::Refused(crate::domain::Refusal::Org(OrgRefusal::Role(fault)))) => {
                (Some(fault), Vec::new())
            }
            Err(other) => return Err(other),
        };
        items.push(PlannedItem {
            kind: ItemKind::Role,
            subject_id: term.id.raw(),
            subject: format!("{} {}", term.role.code(), term.place),
            to: to.clone(),
            fault,
            doubts,
        });
    }
    Ok(())
}

fn passes_on(term: &TermRow) -> bool {
    term.role.scope() != Scope::Community && !Rulebook::builtin().role(term.role).no_member
}

/// What speaks against one person taking so many households.
fn burden(
    tx: &Tx<'_>,
    from: Id<Person>,
    person: Id<Person>,
    more: u32,
) -> Result<Vec<Doubt>, Failure> {
    let own_home = own_home(tx, from, person)?;
    let facts = tx
        .conn
        .prepare_cached(
            "SELECT (SELECT count(*) FROM contact c WHERE c.person_id = p.id AND c.kind = 'main'
                       AND c.to_date IS NULL), p.born, p.exempt, p.reach
             FROM person p WHERE p.id = ?1",
        )?
        .query_row([person], |row| {
            let households: u32 = row.get(0)?;
            Ok(CallerFacts {
                households: households.saturating_add(more.saturating_sub(1)),
                born: row.get::<_, Option<Born>>(1)?.map(|born| born.0),
                exempt: row.get(2)?,
                can_be_reached: row.get::<_, Code<Reach>>(3)?.0 == Reach::Reachable,
                own_home,
            })
        })?;
    Ok(doubts(&facts, &Rulebook::builtin().contact, tx.today()))
}

/// The door of a household among those handed over in which the taker lives.
fn own_home(tx: &Tx<'_>, from: Id<Person>, taker: Id<Person>) -> rusqlite::Result<Option<String>> {
    tx.conn
        .prepare_cached(
            "SELECT s.estate || ' ' || h.door FROM contact c
             JOIN resident r ON r.household_id = c.household_id AND r.to_date IS NULL
             JOIN household h ON h.id = c.household_id JOIN section s ON s.id = h.section_id
             WHERE c.person_id = ?1 AND c.to_date IS NULL AND r.person_id = ?2
             ORDER BY h.place LIMIT 1",
        )?
        .query_row((from, taker), |row| row.get(0))
        .optional()
}
