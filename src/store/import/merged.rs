//! What the rows of one household say of it together.

use std::collections::HashMap;

use super::rows::{Listed, Refused};
use crate::domain::roster::{Column, HomeTold, Reason, compared};

/// What the rows say of their household together; a contradiction is a conflict.
pub(super) fn merged(rows: &[Listed]) -> Result<HomeTold, Refused> {
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
pub(super) fn added(kept: &str, rows: &[Listed]) -> String {
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
