//! One household of the sheet beside the one of the file: what each row is, and what applying it means.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::hand::{ByHand, Table};
use super::office::{Means, Office};
use super::ops::{HomeOp, HomeOps, PersonOp, PersonOps, Ref, ResidentOp};
use super::person::{self, Found, Resident};
use super::places::{Place, Places};
use super::tags;
use crate::domain::Id;
use crate::domain::grid::SectionKind;
use crate::domain::household::{Door, SectionPlace, find_door};
use crate::domain::roster::{Change, Class, Column, HomeTold, Note, Reason, Told, compared};

/// A row of the household that is compared.
pub(super) struct Listed {
    pub n: i64,
    /// Its row in the sheet.
    pub row: u32,
    pub told: Told,
    pub notes: Vec<Note>,
}

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub n: i64,
    pub class: Class,
    pub notes: Vec<Note>,
    pub changes: Vec<Change>,
}

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
    pub home: String,
    pub row: u32,
    pub two_names: bool,
    pub two_homes: bool,
}

/// A household of the file.
#[derive(Debug, Clone, Default)]
struct Kept {
    id: i64,
    size: u32,
    living: String,
    housing: String,
    tags: String,
    note: String,
    head: Option<i64>,
    head_name: String,
    contact: Option<(i64, String)>,
    backup: Option<(i64, String)>,
}

/// A reason that leaves the whole household out, found in one of its rows.
struct Refused {
    at: usize,
    note: Note,
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
                false => tags::covers(self.conn, kept.id)?,
            };
            let told_tags = &mut told.tags;
            let notes = tags::sift(&self.tags, told_tags, &kept.tags, &covers, &rows[lead].told);
            work.verdicts[lead].notes.extend(notes);
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

    /// The household of the file behind this door.
    fn kept(&self, place: &Place, door: &Door) -> rusqlite::Result<Option<Kept>> {
        let (Ref::Known(section), true) = (place.section, self.has_homes) else {
            return Ok(None);
        };
        let kept = self
            .conn
            .prepare_cached(
                "SELECT h.id, h.size, h.living, h.housing, h.tags, h.note, h.head_id, coalesce(p.name, '')
                 FROM household h LEFT JOIN person p ON p.id = h.head_id
                 WHERE h.section_id = ?1 AND h.door = ?2 AND h.to_date IS NULL
                 ORDER BY h.id LIMIT 1",
            )?
            .query_row((section, &door.door), |row| {
                Ok(Kept {
                    id: row.get(0)?,
                    size: row.get(1)?,
                    living: row.get(2)?,
                    housing: row.get(3)?,
                    tags: row.get(4)?,
                    note: row.get(5)?,
                    head: row.get(6)?,
                    head_name: row.get(7)?,
                    contact: None,
                    backup: None,
                })
            })
            .optional()?;
        let Some(mut kept) = kept else {
            return Ok(None);
        };
        let mut statement = self.conn.prepare_cached(
            "SELECT c.kind = 'main', p.id, p.name FROM contact c JOIN person p ON p.id = c.person_id
             WHERE c.household_id = ?1 AND c.to_date IS NULL ORDER BY c.id DESC",
        )?;
        let mut rows = statement.query([kept.id])?;
        while let Some(row) = rows.next()? {
            let who = Some((row.get(1)?, row.get(2)?));
            if row.get(0)? {
                kept.contact = who;
            } else {
                kept.backup = who;
            }
        }
        Ok(Some(kept))
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

    /// Contact, backup and head of the building, by name.
    fn callers(
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
    fn head(
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

    fn by_hand(&self, household: i64, field: Column) -> bool {
        match field {
            Column::Contact | Column::Backup => {
                self.by_hand.touched(Table::Contact, household, &[])
            }
            Column::Size => self.by_hand.touched(Table::Household, household, &["size"]),
            Column::Living => self
                .by_hand
                .touched(Table::Household, household, &["living"]),
            Column::Housing => self
                .by_hand
                .touched(Table::Household, household, &["housing"]),
            Column::Tags => self.by_hand.touched(Table::Household, household, &["tags"]),
            Column::Note => self.by_hand.touched(Table::Household, household, &["note"]),
            Column::Head => self
                .by_hand
                .touched(Table::Household, household, &["head_id"]),
            Column::MovedOut => self
                .by_hand
                .touched(Table::Household, household, &["to_date"]),
            _ => false,
        }
    }
}

/// Rows being judged.
struct Work<'r> {
    rows: &'r [Listed],
    verdicts: Vec<Verdict>,
    /// What becomes of the people, with the row that says so.
    people: Vec<(usize, PersonOps)>,
}

impl Work<'_> {
    /// The row that speaks for the household: that of its head, else the first that is not left out.
    fn lead(&self, told: &HomeTold) -> usize {
        let head = compared(&told.head);
        let is_head = |at: &usize| {
            let person = self.rows[*at].told.person.as_ref();
            !head.is_empty() && person.is_some_and(|person| compared(&person.name) == head)
        };
        let taken = |at: &usize| self.verdicts[*at].class != Class::Conflict;
        let all = 0..self.rows.len();
        all.clone()
            .filter(taken)
            .find(is_head)
            .or_else(|| all.clone().find(taken))
            .unwrap_or(0)
    }

    /// The first row that says something in a column.
    fn where_told(&self, column: Column) -> usize {
        let says = |row: &Listed| row.told.at.iter().any(|(of, _)| *of == column);
        self.rows.iter().position(says).unwrap_or(0)
    }

    /// Leaves a row out; whatever it would have written is forgotten.
    fn leave_out(&mut self, at: usize, note: Note) {
        let verdict = &mut self.verdicts[at];
        verdict.class = Class::Conflict;
        verdict.notes.insert(0, note);
        verdict.changes.clear();
        for (_, person) in self.people.iter_mut().filter(|(of, _)| *of == at) {
            if let PersonOp::Known { sets, .. } = &mut person.person {
                sets.clear();
                person.resident = ResidentOp::Keep;
            }
        }
        self.people
            .retain(|(of, person)| *of != at || matches!(person.person, PersonOp::Known { .. }));
    }

    /// A row whose person stood in an earlier one: the same again, or a contradiction.
    fn twin(&self, at: usize) -> Option<Verdict> {
        let told = self.rows[at].told.person.as_ref()?;
        let same_person = |row: &&Listed| {
            row.told.person.as_ref().is_some_and(|other| {
                let fits = other.id_number == told.id_number
                    || other.id_number.is_empty()
                    || told.id_number.is_empty();
                fits && compared(&other.name) == compared(&told.name)
            })
        };
        let other = self.rows[..at].iter().find(same_person)?;
        let before = other.told.person.as_ref()?;
        let mut verdict = verdict(&self.rows[at]);
        match person::contradiction(before, told) {
            Some(field) => {
                let reason = Reason::TwoRows {
                    field,
                    row: other.row,
                };
                verdict.class = Class::Conflict;
                verdict
                    .notes
                    .insert(0, self.rows[at].told.note(field, reason));
            }
            None => verdict
                .notes
                .push(Note::row(Reason::Duplicate { row: other.row })),
        }
        Some(verdict)
    }
}

/// When and why a person is no longer there.
fn gone(told: &Told) -> Option<(Column, NaiveDate)> {
    let died = told.person.as_ref().and_then(|person| person.died);
    died.map(|day| (Column::Died, day))
        .or(told.home.moved_out.map(|day| (Column::MovedOut, day)))
}

fn whole_home_leaves(rows: &[Listed]) -> bool {
    rows.iter().all(|row| row.told.home.moved_out.is_some())
}

fn verdict(row: &Listed) -> Verdict {
    Verdict {
        n: row.n,
        class: Class::Same,
        notes: row.notes.clone(),
        changes: Vec::new(),
    }
}

/// The same verdict for every row.
fn all(rows: &[Listed], class: Class, reason: &Reason) -> Vec<Verdict> {
    rows.iter()
        .map(|row| {
            let mut verdict = verdict(row);
            verdict.class = class;
            verdict.notes.insert(0, Note::row(reason.clone()));
            verdict
        })
        .collect()
}

/// A conflict of the whole household: one row says why, the others point to it.
fn refuse(rows: &[Listed], refused: Refused) -> Vec<Verdict> {
    let row = rows[refused.at].row;
    let mut verdicts = all(rows, Class::Conflict, &Reason::WithOthers { row });
    verdicts[refused.at].notes[0] = refused.note;
    verdicts
}

/// What the rows say of their household together; a contradiction is a conflict.
fn merged(rows: &[Listed]) -> Result<HomeTold, Refused> {
    let mut told = rows[0].told.home.clone();
    let mut first: HashMap<Column, u32> = HashMap::new();
    let note = |told: &HomeTold, first: &mut HashMap<Column, u32>, row: u32| {
        for (column, text) in texts(told) {
            if !text.is_empty() {
                first.entry(column).or_insert(row);
            }
        }
    };
    note(&told, &mut first, rows[0].row);
    // Whoever left alone leaves the household where it is.
    if !rows.iter().all(|row| row.told.home.moved_out.is_some()) {
        told.moved_out = None;
    }
    for (at, row) in rows.iter().enumerate().skip(1) {
        let number = (&rows[0].told.number, &row.told.number);
        if !number.0.is_empty() && !number.1.is_empty() && number.0 != number.1 {
            let field = Column::HouseholdNumber;
            let reason = Reason::TwoRows {
                field,
                row: rows[0].row,
            };
            return Err(Refused {
                at,
                note: row.told.note(field, reason),
            });
        }
        let says = &row.told.home;
        for ((column, mine), (_, theirs)) in texts(&told).into_iter().zip(texts(says)) {
            let differ =
                !mine.is_empty() && !theirs.is_empty() && compared(&mine) != compared(&theirs);
            if differ && column != Column::Note {
                let other = first.get(&column).copied().unwrap_or(rows[0].row);
                let reason = Reason::TwoRows {
                    field: column,
                    row: other,
                };
                return Err(Refused {
                    at,
                    note: row.told.note(column, reason),
                });
            }
        }
        join(&mut told, says);
        note(says, &mut first, row.row);
    }
    Ok(told)
}

fn texts(told: &HomeTold) -> [(Column, String); 8] {
    let number = |n: u32| if n == 0 { String::new() } else { n.to_string() };
    [
        (Column::Head, told.head.clone()),
        (Column::Size, number(told.size)),
        (Column::Living, told.living.clone()),
        (Column::Housing, told.housing.clone()),
        (Column::Contact, told.contact.clone()),
        (Column::Backup, told.backup.clone()),
        (Column::BuildingHead, told.building_head.clone()),
        (Column::Note, told.note.clone()),
    ]
}

/// Takes what another row says where nothing was said before; tags and notes add up.
fn join(told: &mut HomeTold, says: &HomeTold) {
    for (mine, theirs) in [
        (&mut told.head, &says.head),
        (&mut told.living, &says.living),
        (&mut told.housing, &says.housing),
        (&mut told.contact, &says.contact),
        (&mut told.backup, &says.backup),
        (&mut told.building_head, &says.building_head),
    ] {
        if mine.is_empty() {
            mine.clone_from(theirs);
        }
    }
    told.size = told.size.max(says.size);
    for tag in &says.tags {
        if !told.tags.contains(tag) {
            told.tags.push(tag.clone());
        }
    }
    if !told.note.contains(&says.note) {
        if !told.note.is_empty() {
            told.note.push(' ');
        }
        told.note.push_str(&says.note);
    }
}

/// The note of the file with what the rows add to it; a sheet that is imported again adds nothing.
fn added(kept: &str, rows: &[Listed]) -> String {
    let mut note = kept.to_owned();
    for says in rows.iter().map(|row| &row.told.home.note) {
        let (mine, theirs) = (compared(&note), compared(says));
        if mine.contains(&theirs) {
            continue;
        }
        if theirs.contains(&mine) {
            note.clone_from(says);
        } else {
            note.push(' ');
            note.push_str(says);
        }
    }
    note
}

/// Whether other people live behind this door.
fn is_taken(kept: &Kept, residents: &[Resident], told: &HomeTold, found: &[i64]) -> bool {
    let is_lived_in = !residents.is_empty() || kept.head.is_some();
    let same_head = !told.head.is_empty() && compared(&told.head) == compared(&kept.head_name);
    is_lived_in && found.is_empty() && !same_head && !told.head.is_empty()
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

/// Values of the household that differ; an empty one never wins over a filled one.
fn compare_home(told: &HomeTold, kept: &Kept, ops: &mut HomeOps) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut set = |field: Column, old: &str, new: String| {
        changes.push(change(field, old, &new));
        ops.sets.push((field, new));
    };
    if told.size != 0 && told.size != kept.size {
        let old = if kept.size == 0 {
            String::new()
        } else {
            kept.size.to_string()
        };
        set(Column::Size, &old, told.size.to_string());
    }
    for (field, told, kept) in [
        (Column::Living, &told.living, &kept.living),
        (Column::Housing, &told.housing, &kept.housing),
    ] {
        if !told.is_empty() && told != kept {
            let old = if kept == "unknown" { "" } else { kept };
            set(field, old, told.clone());
        }
    }
    let mut tags: Vec<&str> = kept.tags.split_whitespace().collect();
    let before = tags.len();
    for tag in &told.tags {
        if !tags.contains(&tag.as_str()) {
            tags.push(tag);
        }
    }
    if tags.len() > before {
        set(Column::Tags, &kept.tags, tags.join(" "));
    }
    if !told.note.is_empty() && compared(&told.note) != compared(&kept.note) {
        set(Column::Note, &kept.note, told.note.clone());
    }
    if let Some(day) = told.moved_out {
        set(Column::MovedOut, "", day.to_string());
    }
    changes
}

fn change(field: Column, old: &str, new: &str) -> Change {
    Change {
        field,
        old: old.to_owned(),
        new: new.to_owned(),
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
