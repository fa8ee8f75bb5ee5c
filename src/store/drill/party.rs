//! Members, the 1+2+X of every grid, the duties, and who calls on which door.

use std::collections::BTreeSet;

use super::book::Book;
use super::rows::{Held, Membership, Rows};
use super::town::{Block, Home, Town};
use crate::domain::Id;
use crate::domain::grid::SectionKind;
use crate::domain::household::is_own_home;
use crate::domain::person::{Person, Role};

/// Members per group: branches of 22, 20, 18, 16 and 14.
const MEMBERS: [usize; 10] = [11, 11, 10, 10, 9, 9, 8, 8, 7, 7];
/// One door in so many is left to the building head or representative.
const LEFT_TO_SECTION: usize = 6;
const DUTIES: [Role; 6] = [
    Role::Publicist,
    Role::Mediator,
    Role::Helper,
    Role::SanitationMonitor,
    Role::ProjectCoordinator,
    Role::Overseer,
];

/// What is special about the last member of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Probationary,
    Suspended,
    Excluded,
}

const LAST: [Last; 10] = [
    Last::Probationary,
    Last::Excluded,
    Last::Probationary,
    Last::Probationary,
    Last::Excluded,
    Last::Probationary,
    Last::Suspended,
    Last::Probationary,
    Last::Suspended,
    Last::Probationary,
];

/// The grid in which one contact is away and one is old.
const MARKED: usize = 7;
const OLD_YEARS: u32 = 81;

/// Writes every membership, role and contact.
pub(super) fn staff(rows: &Rows<'_>, book: &Book, town: &mut Town) -> rusqlite::Result<()> {
    for (index, block) in town.blocks.iter_mut().enumerate() {
        let mut heads = Heads::of(block);
        let members = heads.spread(MEMBERS[index]);
        join(rows, book, block, &members, LAST[index])?;
        offices(rows, block, &members, index % 2 == 0)?;
        grid_team(rows, block, &members, &mut heads, index)?;
        let callers = section_people(rows, block, &mut heads)?;
        let calling = members.len() - usize::from(LAST[index] == Last::Excluded);
        contacts(rows, block, &members[..calling], &callers)?;
        if index == MARKED {
            // Something for the check to find: one who cannot be called, one who carries too much at that age.
            rows.away(members[3])?;
            rows.born(members[5], OLD_YEARS)?;
        }
    }
    Ok(())
}

/// Heads of households, each taken once.
struct Heads {
    heads: Vec<(usize, Id<Person>)>,
    taken: BTreeSet<usize>,
}

impl Heads {
    fn of(block: &Block) -> Self {
        let head = |home: &Home| (home.section, home.people[0]);
        Self {
            heads: block.homes.iter().map(head).collect(),
            taken: BTreeSet::new(),
        }
    }

    /// The first free head from a position on.
    fn near(&mut self, position: usize) -> Id<Person> {
        let count = self.heads.len();
        let free = (0..count)
            .map(|step| (position + step) % count)
            .find(|index| !self.taken.contains(index))
            .unwrap_or(position % count);
        self.taken.insert(free);
        self.heads[free].1
    }

    /// So many heads all over the grid.
    fn spread(&mut self, count: usize) -> Vec<Id<Person>> {
        let all = self.heads.len();
        (0..count)
            .map(|index| self.near(index * all / count + 3))
            .collect()
    }

    /// A free head of a section; of any section for a unit, where nobody lives.
    fn in_section(&mut self, section: usize) -> Id<Person> {
        let first = self.heads.iter().position(|(of, _)| *of == section);
        self.near(first.unwrap_or(0))
    }
}

fn join(
    rows: &Rows<'_>,
    book: &Book,
    block: &Block,
    members: &[Id<Person>],
    last: Last,
) -> rusqlite::Result<()> {
    for (index, person) in members.iter().enumerate() {
        let special = (index + 1 == members.len()).then_some(last);
        let status = match special {
            Some(Last::Probationary) => "probationary",
            _ => "full",
        };
        let excluded = special == Some(Last::Excluded);
        let membership = Membership {
            branch: block.branch,
            group: block.group,
            status,
            suspended: special == Some(Last::Suspended),
            excluded: excluded.then_some(book.excluded_reason.as_str()),
        };
        rows.member(*person, membership)?;
    }
    Ok(())
}

/// Group leader; secretary and committee, one and three to a branch.
fn offices(
    rows: &Rows<'_>,
    block: &Block,
    members: &[Id<Person>],
    is_first: bool,
) -> rusqlite::Result<()> {
    rows.role(members[0], Role::GroupLeader, Held::Group(block.group))?;
    let branch = Held::Branch(block.branch);
    if is_first {
        rows.role(members[3], Role::Secretary, branch)?;
        rows.role(members[4], Role::CommitteeMember, branch)
    } else {
        rows.role(members[3], Role::CommitteeMember, branch)?;
        rows.role(members[4], Role::CommitteeMember, branch)
    }
}

/// The 1 and the 2, the grid worker, and the six duties.
fn grid_team(
    rows: &Rows<'_>,
    block: &Block,
    members: &[Id<Person>],
    heads: &mut Heads,
    index: usize,
) -> rusqlite::Result<()> {
    let grid = Held::Grid(block.id);
    let lead = heads.near(block.homes.len() / 2);
    let post = if index % 5 < 2 {
        Role::Committees
    } else {
        Role::Staff
    };
    rows.role(lead, post, Held::Community)?;
    rows.role(lead, Role::Lead, grid)?;
    for member in &members[1..3] {
        rows.role(*member, Role::Collector, grid)?;
    }
    rows.role(heads.near(block.homes.len() - 1), Role::GridWorker, grid)?;
    let able = members.len() - 1;
    for (index, duty) in DUTIES.into_iter().enumerate() {
        rows.role(members[(index + 2) % able], duty, grid)?;
    }
    Ok(())
}

/// Building heads, representatives and liaisons; answers who calls for each section.
fn section_people(
    rows: &Rows<'_>,
    block: &Block,
    heads: &mut Heads,
) -> rusqlite::Result<Vec<Id<Person>>> {
    let mut callers = Vec::new();
    for (index, part) in block.parts.iter().enumerate() {
        let person = heads.in_section(index);
        let role = match part.kind {
            SectionKind::Building => Role::BuildingHead,
            SectionKind::Scattered => Role::Representative,
            SectionKind::Unit => Role::UnitLiaison,
        };
        rows.role(person, role, Held::Section(part.id))?;
        if index == 0 {
            let representative = heads.in_section(index);
            rows.role(representative, Role::Representative, Held::Section(part.id))?;
        }
        callers.push(person);
    }
    Ok(callers)
}

/// Exactly one contact for every door: runs of neighbours for members, some for the section's own people.
fn contacts(
    rows: &Rows<'_>,
    block: &mut Block,
    members: &[Id<Person>],
    callers: &[Id<Person>],
) -> rusqlite::Result<()> {
    let is_left = |index: usize| index % LEFT_TO_SECTION == LEFT_TO_SECTION - 1;
    let shared = (0..block.homes.len())
        .filter(|index| !is_left(*index))
        .count();
    let mut given = 0;
    for (index, home) in block.homes.iter_mut().enumerate() {
        home.contact = if is_left(index) {
            callers[home.section]
        } else {
            given += 1;
            members[(given - 1) * members.len() / shared]
        };
    }
    trade_own_homes(&mut block.homes);
    for home in &block.homes {
        rows.contact(home.id, home.contact)?;
    }
    Ok(())
}

/// Nobody calls on himself: his own household goes to whoever calls on the nearest one behind that neither lives in.
fn trade_own_homes(homes: &mut [Home]) {
    for at in 0..homes.len() {
        let mine = homes[at].contact;
        if !is_own_home(mine, &homes[at].people) {
            continue;
        }
        let fits = |other: &&mut Home| {
            let theirs = other.contact;
            !is_own_home(theirs, &other.people)
                && !is_own_home(mine, &other.people)
                && theirs != mine
        };
        let (before, behind) = homes.split_at_mut(at);
        let Some((own, behind)) = behind.split_first_mut() else {
            continue;
        };
        let people = &own.people;
        let other = behind
            .iter_mut()
            .chain(before)
            .filter(fits)
            .find(|other| !is_own_home(other.contact, people));
        if let Some(other) = other {
            std::mem::swap(&mut own.contact, &mut other.contact);
        }
    }
}
