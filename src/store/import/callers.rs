//! Whom a household's rows name: who calls there, the head of the building, its own head.

use rusqlite::Connection;

use super::home::Judge;
use super::kept::{Kept, change};
use super::office::Means;
use super::ops::{HomeOps, PersonOp, Ref};
use super::places::Place;
use super::rows::{Refused, Work};
use crate::domain::roster::{Change, Column, HomeTold, Reason, compared};

impl Judge<'_> {
    /// Contact, backup and head of the building, by name.
    pub(super) fn callers(
        &mut self,
        work: &mut Work<'_>,
        place: &Place,
        told: &HomeTold,
        kept: &Kept,
        ops: &mut HomeOps,
        changes: &mut Vec<Change>,
    ) -> Result<(), Refused> {
        for (column, named, now) in [
            (Column::Contact, &told.contact, &kept.contact),
            (Column::Backup, &told.backup, &kept.backup),
        ] {
            let same = now
                .as_ref()
                .is_some_and(|(_, name)| compared(name) == compared(named));
            if named.is_empty() || same {
                continue;
            }
            let at = work.where_told(column);
            match self.office.who(named, place.grid) {
                Means::One(id) if now.as_ref().is_some_and(|(now, _)| *now == id) => {}
                Means::One(id) => {
                    let old = now.as_ref().map_or("", |(_, name)| name);
                    changes.push(change(column, old, named));
                    match column {
                        Column::Contact => ops.contact = Some(id),
                        _ => ops.backup = Some(id),
                    }
                }
                Means::Nobody => {
                    let reason = Reason::UnknownPerson {
                        name: named.clone(),
                    };
                    let note = work.rows[at].told.note(column, reason);
                    work.verdicts[at].notes.push(note);
                }
                Means::Several(count) => {
                    let reason = Reason::Ambiguous {
                        name: named.clone(),
                        count,
                    };
                    let note = work.rows[at].told.note(column, reason);
                    return Err(Refused { at, note });
                }
            }
        }
        self.building_head(work, place, told, ops)
    }

    fn building_head(
        &mut self,
        work: &mut Work<'_>,
        place: &Place,
        told: &HomeTold,
        ops: &mut HomeOps,
    ) -> Result<(), Refused> {
        let named = compared(&told.building_head);
        if named.is_empty() {
            return Ok(());
        }
        let column = Column::BuildingHead;
        let at = work.where_told(column);
        let note = |reason| work.rows[at].told.note(column, reason);
        let heads = match place.section {
            Ref::Known(section) => section_heads(self.conn, section).unwrap_or_default(),
            Ref::New(_) => Vec::new(),
        };
        if heads.iter().any(|(_, name)| compared(name) == named) {
            return Ok(());
        }
        match self.office.who(&named, place.grid) {
            Means::Several(count) => {
                let reason = Reason::Ambiguous { name: named, count };
                return Err(Refused {
                    at,
                    note: note(reason),
                });
            }
            Means::Nobody => {
                let note = note(Reason::UnknownPerson { name: named });
                work.verdicts[at].notes.push(note);
            }
            Means::One(id) => {
                let other = heads.first().map(|(_, name)| name.clone());
                let known = self
                    .heads
                    .entry(format!("{:?}", place.section))
                    .or_default();
                if let Some(name) = other {
                    let note = note(Reason::OtherBuildingHead { name });
                    work.verdicts[at].notes.push(note);
                } else if known.is_none() {
                    *known = Some(id);
                    ops.building_head = Some(id);
                } else if *known != Some(id) {
                    let note = note(Reason::OtherBuildingHead { name: named });
                    work.verdicts[at].notes.push(note);
                }
            }
        }
        Ok(())
    }

    /// Who the head is: someone of the rows, or of the file.
    pub(super) fn head(
        &self,
        work: &mut Work<'_>,
        lead: usize,
        told: &HomeTold,
        kept: &Kept,
        ops: &mut HomeOps,
        changes: &mut Vec<Change>,
    ) {
        let named = compared(&told.head);
        if named.is_empty() || named == compared(&kept.head_name) {
            return;
        }
        let listed = work.people.iter().position(|(at, _)| {
            let person = work.rows[*at].told.person.as_ref();
            person.is_some_and(|person| compared(&person.name) == named)
        });
        match listed {
            Some(index) => {
                changes.push(change(Column::Head, &kept.head_name, &told.head));
                let head = match &work.people[index].1.person {
                    PersonOp::Known { id, .. } => Ref::Known(*id),
                    PersonOp::New(_) => Ref::New(index),
                };
                ops.head = (kept.head.is_none() || head != Ref::Known(kept.head.unwrap_or(0)))
                    .then_some(head);
            }
            None => {
                let reason = Reason::HeadNotListed {
                    name: told.head.clone(),
                };
                let note = work.rows[lead].told.note(Column::Head, reason);
                work.verdicts[lead].notes.push(note);
            }
        }
    }
}

fn section_heads(conn: &Connection, section: i64) -> rusqlite::Result<Vec<(i64, String)>> {
    conn.prepare_cached(
        "SELECT p.id, p.name FROM role_term r JOIN person p ON p.id = r.person_id
         WHERE r.section_id = ?1 AND r.role = 'building_head' AND r.to_date IS NULL ORDER BY r.id",
    )?
    .query_map([section], |row| Ok((row.get(0)?, row.get(1)?)))?
    .collect()
}
