//! The made-up community as it is written: who lives where, and who calls on whom.

use fastrand::Rng;

use super::book::{Book, nth};
use super::folk::{Someone, families};
use super::land::{SectionPlan, sections};
use super::rows::Rows;
use crate::domain::Id;
use crate::domain::grid::{Grid, Section, SectionKind};
use crate::domain::household::Household;
use crate::domain::person::{Branch, Group, Person};

const SEED: u64 = 20_190_428;
const GROUPS_PER_BRANCH: usize = 2;
const HELPED: usize = 12;
/// One household in so many has a tag.
const TAG_EVERY: usize = 7;

/// A household as far as the drill needs it again.
pub(super) struct Home {
    pub id: Id<Household>,
    pub section: usize,
    pub people: Vec<Id<Person>>,
    pub contact: Id<Person>,
    pub is_tagged: bool,
    pub tag: String,
}

/// A section with its kind.
pub(super) struct Part {
    pub id: Id<Section>,
    pub kind: SectionKind,
}

/// A grid with its doors, in order.
pub(super) struct Block {
    pub id: Id<Grid>,
    pub branch: Id<Branch>,
    pub group: Id<Group>,
    pub parts: Vec<Part>,
    pub homes: Vec<Home>,
}

/// The whole community; block `i` belongs to branch `i / 2`.
pub(super) struct Town {
    pub blocks: Vec<Block>,
}

impl Town {
    /// Writes the consents of every household with a sensitive tag.
    pub fn consents(&self, rows: &Rows<'_>, book: &Book) -> rusqlite::Result<()> {
        for home in self.homes() {
            rows.consent(home.id, home.people[0], &home.tag, &book.consent_form)?;
        }
        Ok(())
    }

    /// Every household, counted through all grids.
    pub fn homes(&self) -> Vec<&Home> {
        self.blocks.iter().flat_map(|block| &block.homes).collect()
    }

    /// Those who are helped: heads of tagged households all over the community.
    pub fn helped(&self) -> Vec<Id<Person>> {
        let tagged = self.homes().into_iter().filter(|home| home.is_tagged);
        tagged
            .step_by(13)
            .take(HELPED)
            .map(|home| home.people[0])
            .collect()
    }
}

/// Writes branches, groups, grids, sections, households and people.
pub(super) fn build(rows: &Rows<'_>, book: &Book) -> rusqlite::Result<Town> {
    let mut families = families(book, &mut Rng::with_seed(SEED)).into_iter();
    let mut blocks = Vec::new();
    for (index, name) in book.branches.iter().enumerate() {
        let branch = rows.branch(name, index)?;
        for _ in 0..GROUPS_PER_BRANCH {
            let index = blocks.len();
            let group = rows.group(branch, nth(&book.groups, index))?;
            let id = rows.grid(&format!("{:02}", index + 1), &book.grid_names[index], group)?;
            let mut block = Block {
                id,
                branch,
                group,
                parts: Vec::new(),
                homes: Vec::new(),
            };
            for plan in sections(book, index) {
                block.fill(rows, book, &plan, &mut families)?;
            }
            blocks.push(block);
        }
    }
    Ok(Town { blocks })
}

impl Block {
    fn fill(
        &mut self,
        rows: &Rows<'_>,
        book: &Book,
        plan: &SectionPlan,
        families: &mut impl Iterator<Item = Vec<Someone>>,
    ) -> rusqlite::Result<()> {
        let part = Part {
            id: rows.section(self.id, plan)?,
            kind: plan.kind,
        };
        for (door, family) in plan.doors.iter().zip(families) {
            let people = family
                .iter()
                .map(|someone| rows.person(&someone.name, someone.has_phone))
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let count = self.homes.len();
            let is_tagged = count % TAG_EVERY == 3;
            let tags = if is_tagged {
                nth(&book.tags, count / TAG_EVERY)
            } else {
                ""
            };
            let id = rows.household((self.id, part.id), door, people[0], tags)?;
            for (person, someone) in people.iter().zip(&family) {
                rows.resident(id, *person, &someone.relation)?;
            }
            self.homes.push(Home {
                id,
                section: self.parts.len(),
                contact: people[0],
                people,
                is_tagged,
                tag: tags.to_owned(),
            });
        }
        self.parts.push(part);
        Ok(())
    }
}
