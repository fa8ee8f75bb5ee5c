//! The rows of one household while they are judged, and what each of them is.

use chrono::NaiveDate;

use super::ops::{PersonOp, PersonOps, ResidentOp};
use super::person;
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

/// A reason that leaves the whole household out, found in one of its rows.
pub(super) struct Refused {
    pub at: usize,
    pub note: Note,
}

/// Rows being judged.
pub(super) struct Work<'r> {
    pub rows: &'r [Listed],
    pub verdicts: Vec<Verdict>,
    /// What becomes of the people, with the row that says so.
    pub people: Vec<(usize, PersonOps)>,
}

impl Work<'_> {
    /// The row that speaks for the household: that of its head, else the first that is not left out.
    pub fn lead(&self, told: &HomeTold) -> usize {
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
    pub fn where_told(&self, column: Column) -> usize {
        let says = |row: &Listed| row.told.at.iter().any(|(of, _)| *of == column);
        self.rows.iter().position(says).unwrap_or(0)
    }

    /// Leaves a row out; whatever it would have written is forgotten.
    pub fn leave_out(&mut self, at: usize, note: Note) {
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
    pub fn twin(&self, at: usize) -> Option<Verdict> {
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
pub(super) fn gone(told: &Told) -> Option<(Column, NaiveDate)> {
    let died = told.person.as_ref().and_then(|person| person.died);
    died.map(|day| (Column::Died, day))
        .or(told.home.moved_out.map(|day| (Column::MovedOut, day)))
}

pub(super) fn whole_home_leaves(rows: &[Listed]) -> bool {
    rows.iter().all(|row| row.told.home.moved_out.is_some())
}

pub(super) fn verdict(row: &Listed) -> Verdict {
    Verdict {
        n: row.n,
        class: Class::Same,
        notes: row.notes.clone(),
        changes: Vec::new(),
    }
}

/// The same verdict for every row.
pub(super) fn all(rows: &[Listed], class: Class, reason: &Reason) -> Vec<Verdict> {
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
pub(super) fn refuse(rows: &[Listed], refused: Refused) -> Vec<Verdict> {
    let row = rows[refused.at].row;
    let mut verdicts = all(rows, Class::Conflict, &Reason::WithOthers { row });
    verdicts[refused.at].notes[0] = refused.note;
    verdicts
}
