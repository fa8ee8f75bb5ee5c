//! The handover as a command: what was planned, row by row, and the record of it.

use chrono::NaiveDate;

use super::plan::plan;
use crate::domain::grid::OrgRefusal;
use crate::domain::person::{Agreed, Handover, HandoverTally, ItemKind, Person, PlannedItem, Term};
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::person::role;
use crate::store::transact::{Tx, Written};

/// Who hands over to whom; a kind without a recipient of its own goes to the one for everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverCommand {
    /// Who hands over.
    pub from: Id<Person>,
    /// Who takes whatever has no recipient of its own.
    pub all: Option<Id<Person>>,
    /// Who take the households, and their cards: even shares in the order of the doors. Without any,
    /// the one for everything.
    pub households: Vec<Id<Person>>,
    /// Who takes the open tasks.
    pub tasks: Option<Id<Person>>,
    /// Who takes the roles.
    pub roles: Option<Id<Person>>,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
    /// What the preview showed when it was agreed to: nothing else is handed over.
    pub agreed: Option<Vec<Agreed>>,
}

impl HandoverCommand {
    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        if self.on > tx.today() {
            return Err(Refusal::FutureDate { date: self.on }.into());
        }
        let planned = plan(tx, self)?;
        let moved: Vec<&PlannedItem> = planned
            .items
            .iter()
            .filter(|item| item.fault.is_none())
            .collect();
        if moved.is_empty() {
            return Err(OrgRefusal::NothingToHandOver.into());
        }
        if planned.needs_reason {
            return Err(missing_reason(planned.burdens, &planned.items));
        }
        let tally = HandoverTally {
            moved: moved.len(),
            gone: planned.gone,
            newer: planned.newer,
        };
        let id = self.record(tx)?;
        for item in moved {
            self.hand(tx, item)?;
            write_item(tx, id, item)?;
        }
        Ok(Written::on(planned.from)
            .because(self.reason.trim())
            .handing_over(tally)
            .making(id))
    }

    fn record(&self, tx: &Tx<'_>) -> Result<Id<Handover>, Failure> {
        let id: Id<Handover> = tx.id()?;
        tx.conn
            .prepare_cached(
                "INSERT INTO handover (id, from_id, on_date, reason) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute((id, self.from, self.on, self.reason.trim()))?;
        Ok(id)
    }

    fn hand(&self, tx: &Tx<'_>, item: &PlannedItem) -> Result<(), Failure> {
        match item.kind {
            ItemKind::Household => self.hand_household(tx, item),
            // The card names someone who no longer calls there: it is stale by itself.
            ItemKind::Card => Ok(()),
            ItemKind::Task => {
                tx.conn
                    .prepare_cached("UPDATE task SET assignee_id = ?2 WHERE id = ?1")?
                    .execute((item.subject_id, item.to.0))?;
                Ok(())
            }
            ItemKind::Role => self.hand_role(tx, item),
        }
    }

    /// The recipient is contact or backup, never both.
    fn hand_household(&self, tx: &Tx<'_>, item: &PlannedItem) -> Result<(), Failure> {
        let (household, kind): (i64, String) = tx
            .conn
            .prepare_cached("SELECT household_id, kind FROM contact WHERE id = ?1")?
            .query_row([item.subject_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let end = |id: i64| -> Result<(), Failure> {
            tx.conn
                .prepare_cached("UPDATE contact SET to_date = ?2 WHERE id = ?1")?
                .execute((id, self.on))?;
            Ok(())
        };
        end(item.subject_id)?;
        let other: Option<(i64, String)> = tx
            .conn
            .prepare_cached(
                "SELECT id, kind FROM contact
                 WHERE household_id = ?1 AND person_id = ?2 AND to_date IS NULL",
            )?
            .query_map((household, item.to.0), |row| Ok((row.get(0)?, row.get(1)?)))?
            .next()
            .transpose()?;
        match other {
            Some((_, held)) if held == "main" => return Ok(()),
            Some((backup, _)) => end(backup)?,
            None => {}
        }
        let id: Id<()> = tx.id()?;
        tx.conn
            .prepare_cached(
                "INSERT INTO contact (id, household_id, person_id, from_date, kind, reason)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((id, household, item.to.0, self.on, kind, self.reason.trim()))?;
        Ok(())
    }

    fn hand_role(&self, tx: &Tx<'_>, item: &PlannedItem) -> Result<(), Failure> {
        let term: Id<Term> = Id::new(item.subject_id);
        role::close(tx, term, self.on)?;
        let new: Id<Term> = tx.id()?;
        tx.conn
            .prepare_cached(
                "INSERT INTO role_term (id, person_id, role, grid_id, section_id, branch_id, group_id,
                                        from_date, reason)
                 SELECT ?2, ?3, role, grid_id, section_id, branch_id, group_id, ?4, ?5
                 FROM role_term WHERE id = ?1",
            )?
            .execute((term, new, item.to.0, self.on, self.reason.trim()))?;
        Ok(())
    }
}

fn missing_reason(
    burdens: Vec<(String, crate::domain::household::Doubt)>,
    items: &[PlannedItem],
) -> Failure {
    if burdens.is_empty() {
        let doubts = items.iter().flat_map(|item| item.doubts.clone());
        return OrgRefusal::RoleDoubts(doubts.collect()).into();
    }
    OrgRefusal::HandoverDoubts(burdens).into()
}

fn write_item(tx: &Tx<'_>, of: Id<Handover>, item: &PlannedItem) -> Result<(), Failure> {
    let id: Id<()> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO handover_item (id, handover_id, kind, subject_id, to_id, subject)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            id,
            of,
            item.kind.code(),
            item.subject_id,
            item.to.0,
            &item.subject,
        ))?;
    Ok(())
}
