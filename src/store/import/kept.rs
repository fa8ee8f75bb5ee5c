//! A household of the file: found behind its door, and compared with what is told of it.

use rusqlite::OptionalExtension;

use super::hand::Table;
use super::home::Judge;
use super::ops::{HomeOps, Ref};
use super::person::Resident;
use super::places::Place;
use crate::domain::household::Door;
use crate::domain::roster::{Change, Column, HomeTold, compared};

/// A household of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    pub id: i64,
    pub size: u32,
    pub living: String,
    pub housing: String,
    pub tags: String,
    pub note: String,
    pub head: Option<i64>,
    pub head_name: String,
    pub contact: Option<(i64, String)>,
    pub backup: Option<(i64, String)>,
}

impl Judge<'_> {
    /// The household of the file behind this door.
    pub(super) fn kept(&self, place: &Place, door: &Door) -> rusqlite::Result<Option<Kept>> {
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

    pub(super) fn by_hand(&self, household: i64, field: Column) -> bool {
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

/// Whether other people live behind this door.
pub(super) fn is_taken(
    kept: &Kept,
    residents: &[Resident],
    told: &HomeTold,
    found: &[i64],
) -> bool {
    let is_lived_in = !residents.is_empty() || kept.head.is_some();
    let same_head = !told.head.is_empty() && compared(&told.head) == compared(&kept.head_name);
    is_lived_in && found.is_empty() && !same_head && !told.head.is_empty()
}

/// Values of the household that differ; an empty one never wins over a filled one.
pub(super) fn compare_home(told: &HomeTold, kept: &Kept, ops: &mut HomeOps) -> Vec<Change> {
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

pub(super) fn change(field: Column, old: &str, new: &str) -> Change {
    Change {
        field,
        old: old.to_owned(),
        new: new.to_owned(),
    }
}
