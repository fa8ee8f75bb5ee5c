//! One household of the sheet beside the one of the file: what each row is, and what applying it means.

use std::collections::HashMap;

use rusqlite::Connection;

use super::hand::{ByHand, Table};
use super::kept::{Kept, compare_home, is_taken};
use super::merged::{added, merged};
use super::office::Office;
use super::ops::{HomeOp, HomeOps, PersonOp, PersonOps, ResidentOp};
use super::person::{self, Found, Resident};
use super::places::{Place, Places};
use super::rows::{Listed, Verdict, Work, all, gone, refuse, verdict, whole_home_leaves};
use super::tags;
use crate::domain::Id;
use crate::domain::grid::SectionKind;
use crate::domain::household::{Door, SectionPlace, find_door};
use crate::domain::roster::{Class, Column, HomeTold, Note, Reason, Told, compared};
use crate::store::household::covers;

/// What the whole comparison knows.
pub(super) struct Judge<'c> {
    pub conn: &'c Connection,
    pub places: Places,
    pub office: Office,
    pub by_hand: ByHand,
    pub tags: tags::TagRule,
    /// Identity numbers that stand in several rows: number, name and household of the first.
    pub repeated: HashMap<String, Repeated>,
    /// Heads of buildings that the sheet has named already.
    pub heads: HashMap<String, Option<i64>>,
    /// Whether the file has households at all.
    pub has_homes: bool,
}

/// An identity number that stands in several rows.
pub(super) struct Repeated {
    pub name: String,
    pub home: i64,
    pub row: u32,
    pub two_names: bool,
    pub two_homes: bool,
}

impl Judge<'_> {
    /// Compares the rows of one household.
    pub fn judge(&mut self, rows: &[Listed]) -> rusqlite::Result<(Vec<Verdict>, Option<HomeOps>)> {
        let place = match self.places.of(&rows[0].told.spot) {
            Ok(place) => place,
            Err(reason) => {
                let class = match reason {
                    Reason::GridUnclear => Class::Conflict,
                    _ => Class::Rejected,
                };
                return Ok((all(rows, class, &reason), None));
            }
        };
        let told = match merged(rows) {
            Ok(told) => told,
            Err(refused) => return Ok((refuse(rows, refused), None)),
        };
        let door = match door(&place, &rows[0].told) {
            Ok(door) => door,
            Err(reason) => return Ok((all(rows, Class::Rejected, &reason), None)),
        };
        let kept = self.kept(&place, &door)?;
        let residents = match &kept {
            Some(kept) => person::residents(self.conn, kept.id)?,
            None => Vec::new(),
        };
        if kept.is_none() && told.moved_out.is_some() {
            return Ok((all(rows, Class::Same, &Reason::LeftAlready), None));
        }
        let mut work = Work {
            verdicts: rows.iter().map(verdict).collect(),
            people: Vec::new(),
            rows,
        };
        let found = self.people(&mut work, &residents)?;
        if let Some(kept) = &kept
            && is_taken(kept, &residents, &told, &found)
        {
            let head = kept.head_name.clone();
            return Ok((
                all(rows, Class::Conflict, &Reason::DoorTaken { head }),
                None,
            ));
        }
        self.finish(work, (&place, door), told, kept)
    }

    fn finish(
        &mut self,
        mut work: Work<'_>,
        (place, door): (&Place, Door),
        mut told: HomeTold,
        kept: Option<Kept>,
    ) -> rusqlite::Result<(Vec<Verdict>, Option<HomeOps>)> {
        let rows = work.rows;
        let lead = work.lead(&told);
        let mut ops = HomeOps {
            section: place.section,
            home: match &kept {
                Some(kept) => HomeOp::Known(kept.id),
                None => HomeOp::New {
                    door: door.door,
                    place: door.place,
                    keys: door.keys,
                },
            },
            sets: Vec::new(),
            head: None,
            people: Vec::new(),
            contact: None,
            backup: None,
            building_head: None,
        };
        let fresh = kept.is_none();
        let kept = kept.unwrap_or_default();
        if !told.tags.is_empty() {
            let covers = match fresh {
                true => Vec::new(),
                false => covers(self.conn, Id::new(kept.id))?,
            };
            let told_tags = &mut told.tags;
            let notes = tags::sift(&self.tags, told_tags, &kept.tags, &covers, rows);
            for (row, note) in notes {
                work.verdicts[row].notes.push(note);
            }
        }
        if !fresh {
            told.note = added(&kept.note, rows);
        }
        let mut changes = compare_home(&told, &kept, &mut ops);
        if let Err(refused) = self.callers(&mut work, place, &told, &kept, &mut ops, &mut changes) {
            return Ok((refuse(rows, refused), None));
        }
        self.head(&mut work, lead, &told, &kept, &mut ops, &mut changes);
        let by_hand = changes
            .iter()
            .find(|change| self.by_hand(kept.id, change.field));
        if let Some(change) = by_hand {
            let field = change.field;
            let note = rows[lead].told.note(field, Reason::ByHand { field });
            work.leave_out(lead, note);
            ops.sets.clear();
            (ops.head, ops.contact, ops.backup) = (None, None, None);
            changes.clear();
        }
        let verdict = &mut work.verdicts[lead];
        if verdict.class != Class::Conflict {
            if fresh {
                verdict.class = Class::New;
                changes.clear();
            } else if !changes.is_empty() && verdict.class == Class::Same {
                verdict.class = Class::Changed;
            }
            verdict.changes.splice(0..0, changes);
        }
        ops.people = work.people.into_iter().map(|(_, person)| person).collect();
        let is_taken = |verdict: &Verdict| verdict.class != Class::Conflict;
        // Nobody moves into a household of which every row is left out.
        let empty = fresh && !work.verdicts.iter().any(is_taken);
        let nothing = empty || ops.is_idle();
        Ok((work.verdicts, (!nothing).then_some(ops)))
    }

    /// Compares the people of the rows; gives which residents they are.
    fn people(&self, work: &mut Work<'_>, residents: &[Resident]) -> rusqlite::Result<Vec<i64>> {
        let mut found = Vec::new();
        for at in 0..work.rows.len() {
            let Some(told) = &work.rows[at].told.person else {
                continue;
            };
            if let Some(note) = self.repeated(&work.rows[at]) {
                work.leave_out(at, note);
                continue;
            }
            // Where the file has two of that name already, they are two people.
            let namesakes = residents
                .iter()
                .filter(|one| compared(&one.name) == compared(&told.name));
            if namesakes.count() < 2
                && let Some(verdict) = work.twin(at)
            {
                work.verdicts[at] = verdict;
                continue;
            }
            match person::find(self.conn, told, residents, &found)? {
                Found::Conflict(reason) => {
                    let column = person::column_of(&reason);
                    let note = column.map_or_else(
                        || Note::row(reason.clone()),
                        |column| work.rows[at].told.note(column, reason.clone()),
                    );
                    work.leave_out(at, note);
                }
                Found::Nobody if gone(&work.rows[at].told).is_some() => {
                    work.verdicts[at].notes.push(Note::row(Reason::LeftAlready));
                }
                Found::Nobody => {
                    work.verdicts[at].class = Class::New;
                    let resident = ResidentOp::New(told.relation.clone());
                    let person = PersonOp::New(told.clone());
                    work.people.push((at, PersonOps { person, resident }));
                }
                Found::Person(known) => {
                    if known.resident.is_some() {
                        found.push(known.id);
                    }
                    self.compare_person(work, at, &known);
                }
            }
        }
        Ok(found)
    }

    fn compare_person(&self, work: &mut Work<'_>, at: usize, known: &Resident) {
        let Some(told) = &work.rows[at].told.person else {
            return;
        };
        let leaves = gone(&work.rows[at].told).filter(|_| !whole_home_leaves(work.rows));
        let (changes, ops) = person::compare(told, known, leaves);
        let by_hand = changes.iter().find(|change| {
            let (table, id) = match (change.field, known.resident) {
                (Column::Relation, Some(resident)) => (Table::Resident, resident),
                _ => (Table::Person, known.id),
            };
            self.by_hand
                .touched(table, id, person::columns(change.field))
        });
        if let Some(change) = by_hand {
            let field = change.field;
            let note = work.rows[at].told.note(field, Reason::ByHand { field });
            // Still the same person: whoever is head is known, only nothing is written.
            let person = PersonOp::Known {
                id: known.id,
                sets: Vec::new(),
            };
            let resident = ResidentOp::Keep;
            work.people.push((at, PersonOps { person, resident }));
            work.leave_out(at, note);
            return;
        }
        if !changes.is_empty() || known.resident.is_none() {
            work.verdicts[at].class = Class::Changed;
        }
        work.verdicts[at].changes = changes;
        work.people.push((at, ops));
    }

    /// Identity numbers that contradict each other all over the sheet.
    fn repeated(&self, row: &Listed) -> Option<Note> {
        let number = &row.told.person.as_ref()?.id_number;
        let repeated = self.repeated.get(number).filter(|_| !number.is_empty())?;
        let other = (repeated.row != row.row).then_some(repeated.row);
        let reason = if repeated.two_names {
            Reason::IdTwoNames { row: other }
        } else if repeated.two_homes {
            Reason::IdTwoHomes { row: repeated.row }
        } else {
            return None;
        };
        Some(row.told.note(Column::IdNumber, reason))
    }
}

/// The door as forms write it, so that no door stands in the file twice.
fn door(place: &Place, told: &Told) -> Result<Door, Reason> {
    let spot = &told.spot;
    let typed = match (place.kind, spot.parts.as_slice()) {
        (_, []) => spot.free.clone(),
        // Building and room: the building is the section's.
        (SectionKind::Building, [_, room]) => room.clone(),
        (_, parts) => parts.join("-"),
    };
    let section = SectionPlace {
        id: Id::new(0),
        kind: place.kind,
        estate: place.estate.clone(),
        name: place.name.clone(),
        place: place.place.clone(),
        units: place.units,
    };
    match find_door(&typed, &[section]) {
        Ok((_, door)) => Ok(door),
        Err(_) => Err(Reason::BadAddress),
    }
}
