//! What a handover would do: the same rows for the preview and for the command.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, Row};

use super::command::HandoverCommand;
use crate::domain::grid::OrgRefusal;
use crate::domain::household::{CallerFacts, Doubt, doubts};
use crate::domain::person::{
    Agreed, HandoverPlan, ItemKind, Person, PlannedItem, Reach, Scope, TermRow, shares,
};
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
    let main = add_homes(tx, &mut items, command)?;
    let tasks = rows(tx, TASKS, command.from)?;
    if !tasks.is_empty() {
        let to = recipient(tx, command.from, command.tasks.or(command.all))?;
        let tasks = tasks.into_iter();
        items.extend(tasks.map(|task| planned(ItemKind::Task, task, to.clone())));
    }
    add_roles(tx, &mut items, command)?;
    if items.is_empty() {
        return Err(OrgRefusal::NothingToHandOver.into());
    }
    let (gone, newer) = match &command.agreed {
        Some(agreed) => settle(&mut items, agreed),
        None => (0, 0),
    };
    let burdens = burdens(tx, &items, &main)?;
    let doubted = items
        .iter()
        .any(|item| item.fault.is_none() && !item.doubts.is_empty());
    Ok(HandoverPlan {
        from: name_of(tx.conn, command.from)?,
        needs_reason: command.reason.trim().is_empty() && (doubted || !burdens.is_empty()),
        items,
        burdens,
        gone,
        newer,
    })
}

/// Households in shares, each card with its household; gives the contacts that count as load.
fn add_homes(
    tx: &Tx<'_>,
    items: &mut Vec<PlannedItem>,
    command: &HandoverCommand,
) -> Result<HashSet<i64>, Failure> {
    let main = rows(tx, MAIN, command.from)?;
    let backup = rows(tx, BACKUP, command.from)?;
    let load = main.iter().map(|row| row.id).collect();
    if main.is_empty() && backup.is_empty() {
        return Ok(load);
    }
    let takers = takers(tx, command)?;
    let mut callers = HashMap::new();
    for homes in [main, backup] {
        let to: Vec<usize> = shares(homes.len(), takers.len()).collect();
        for (home, to) in homes.into_iter().zip(to) {
            let to = takers[to].clone();
            callers.insert(home.household, to.clone());
            items.push(planned(ItemKind::Household, home, to));
        }
    }
    for card in rows(tx, CARDS, command.from)? {
        if let Some(to) = callers.get(&card.household) {
            items.push(planned(ItemKind::Card, card, to.clone()));
        }
    }
    Ok(load)
}

/// Who take the households: nobody twice.
fn takers(tx: &Tx<'_>, command: &HandoverCommand) -> Result<Vec<(Id<Person>, String)>, Failure> {
    let mut takers: Vec<(Id<Person>, String)> = Vec::new();
    for taker in &command.households {
        if takers.iter().all(|(known, _)| known != taker) {
            takers.push(recipient(tx, command.from, Some(*taker))?);
        }
    }
    if takers.is_empty() {
        takers.push(recipient(tx, command.from, command.all)?);
    }
    Ok(takers)
}

/// Leaves only what was agreed to, with whoever was to take it; how many are gone, and how many new.
fn settle(items: &mut Vec<PlannedItem>, agreed: &[Agreed]) -> (usize, usize) {
    let mut known: HashMap<(ItemKind, i64), &Agreed> = agreed
        .iter()
        .map(|one| ((one.kind, one.subject_id), one))
        .collect();
    let mut newer = 0;
    items.retain_mut(|item| match known.remove(&(item.kind, item.subject_id)) {
        Some(one) => {
            item.to = one.to.clone();
            true
        }
        // What stays by the rules was never agreed to.
        None => {
            newer += usize::from(item.fault.is_none());
            item.fault.is_some()
        }
    });
    (known.len(), newer)
}

/// Something that is handed over, in the order of doors or deadlines.
struct Found {
    id: i64,
    subject: String,
    /// Where it belongs, if to a household.
    household: i64,
}

fn planned(kind: ItemKind, found: Found, to: (Id<Person>, String)) -> PlannedItem {
    PlannedItem {
        kind,
        subject_id: found.id,
        subject: found.subject,
        to,
        fault: None,
        doubts: Vec::new(),
    }
}

const MAIN: &str = "SELECT c.id, s.estate || ' ' || h.door || ' ' || coalesce(p.name, ''), h.id
   FROM contact c JOIN household h ON h.id = c.household_id JOIN section s ON s.id = h.section_id
   JOIN grid g ON g.id = h.grid_id LEFT JOIN person p ON p.id = h.head_id
   WHERE c.person_id = ?1 AND c.to_date IS NULL AND c.kind = 'main' ORDER BY g.code, h.place, c.id";

const BACKUP: &str = "SELECT c.id, s.estate || ' ' || h.door || ' ' || coalesce(p.name, ''), h.id
   FROM contact c JOIN household h ON h.id = c.household_id JOIN section s ON s.id = h.section_id
   JOIN grid g ON g.id = h.grid_id LEFT JOIN person p ON p.id = h.head_id
   WHERE c.person_id = ?1 AND c.to_date IS NULL AND c.kind = 'backup' ORDER BY g.code, h.place, c.id";

const CARDS: &str = "SELECT k.id, k.number || ' ' || s.estate || ' ' || h.door, h.id
   FROM card k JOIN household h ON h.id = k.household_id JOIN section s ON s.id = h.section_id
   JOIN grid g ON g.id = h.grid_id
   WHERE k.holder_id = ?1 AND k.status <> 'void' ORDER BY g.code, h.place, k.id";

const TASKS: &str = "SELECT t.id, i.number || ' ' || i.text, 0
   FROM task t JOIN issue i ON i.id = t.issue_id
   WHERE t.assignee_id = ?1 AND t.done_on IS NULL ORDER BY t.deadline";

fn rows(tx: &Tx<'_>, sql: &str, person: Id<Person>) -> Result<Vec<Found>, Failure> {
    let read = |row: &Row<'_>| {
        Ok(Found {
            id: row.get(0)?,
            subject: row.get(1)?,
            household: row.get(2)?,
        })
    };
    let found = tx
        .conn
        .prepare_cached(sql)?
        .query_map([person], read)?
        .collect::<Result<_, _>>()?;
    Ok(found)
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

/// What speaks against each taker of households, by name.
fn burdens(
    tx: &Tx<'_>,
    items: &[PlannedItem],
    main: &HashSet<i64>,
) -> Result<Vec<(String, Doubt)>, Failure> {
    let homes = || items.iter().filter(|item| item.kind == ItemKind::Household);
    let mut takers: Vec<&(Id<Person>, String)> = Vec::new();
    for item in homes() {
        if !takers.contains(&&item.to) {
            takers.push(&item.to);
        }
    }
    let mut found = Vec::new();
    for taker in takers {
        let more = homes().filter(|item| item.to == *taker && main.contains(&item.subject_id));
        let more = u32::try_from(more.count()).unwrap_or(u32::MAX);
        let taken = homes().filter(|item| item.to == *taker);
        let taken: HashSet<i64> = taken.map(|item| item.subject_id).collect();
        let own_home = own_home(tx, taker.0, &taken)?;
        let doubts = burden(tx, taker.0, more, own_home)?.into_iter();
        found.extend(doubts.map(|doubt| (taker.1.clone(), doubt)));
    }
    Ok(found)
}

/// What speaks against one person taking so many households.
fn burden(
    tx: &Tx<'_>,
    person: Id<Person>,
    more: u32,
    own_home: Option<String>,
) -> Result<Vec<Doubt>, Failure> {
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
                households: households.saturating_add(more).saturating_sub(1),
                born: row.get::<_, Option<Born>>(1)?.map(|born| born.0),
                exempt: row.get(2)?,
                can_be_reached: row.get::<_, Code<Reach>>(3)?.0 == Reach::Reachable,
                own_home,
            })
        })?;
    Ok(doubts(&facts, &Rulebook::builtin().contact, tx.today()))
}

/// The door of a household among those taken, by the contacts that end, in which the taker lives.
fn own_home(
    tx: &Tx<'_>,
    taker: Id<Person>,
    taken: &HashSet<i64>,
) -> rusqlite::Result<Option<String>> {
    let homes: Vec<(i64, String)> = tx
        .conn
        .prepare_cached(
            "SELECT c.id, s.estate || ' ' || h.door FROM resident r
             JOIN contact c ON c.household_id = r.household_id AND c.to_date IS NULL
             JOIN household h ON h.id = c.household_id JOIN section s ON s.id = h.section_id
             WHERE r.person_id = ?1 AND r.to_date IS NULL ORDER BY h.place",
        )?
        .query_map([taker], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut homes = homes.into_iter();
    Ok(homes
        .find(|(contact, _)| taken.contains(contact))
        .map(|(_, door)| door))
}
