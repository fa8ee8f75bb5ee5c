//! The roster: a person a row, with every column an import understands.

use std::path::Path;

use super::{Out, SheetError, Table};
use crate::domain::household::parse_part;
use crate::domain::privacy::{Names, mask_door, mask_name, mask_phone};
use crate::domain::roster::{Column, List, Words};
use crate::domain::tag::Tagbook;
use crate::io::import::Columns;
use crate::store::Store;
use crate::store::export::RosterLine;
use crate::text::roster::{ROSTER_TAB, mask_number};

/// The columns, in the order of the domain's list.
pub const COLUMNS: [Column; 20] = [
    Column::Grid,
    Column::Estate,
    Column::Building,
    Column::Unit,
    Column::Room,
    Column::Head,
    Column::Relation,
    Column::Name,
    Column::Sex,
    Column::IdNumber,
    Column::Born,
    Column::Phone,
    Column::Size,
    Column::Living,
    Column::Housing,
    Column::Tags,
    Column::Contact,
    Column::Backup,
    Column::BuildingHead,
    Column::Note,
];

/// How much of a person leaves the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Masking {
    /// Names, numbers and doors masked.
    Masked,
    /// Everything.
    Full,
}

/// Writes the roster.
///
/// # Errors
///
/// When the name is taken, or something cannot be read or written.
pub fn roster(store: &Store, path: &Path, masking: Masking) -> Result<Table, SheetError> {
    let headings: Vec<String> = COLUMNS
        .iter()
        .map(|column| Columns::builtin().heading(*column).to_owned())
        .collect();
    let mut out = Out::create(path, ROSTER_TAB, &headings)?;
    let names = store.all_names()?;
    store.each_roster_line(|line| match line {
        Ok(line) => out.write(&match masking {
            Masking::Full => cells(line),
            Masking::Masked => cells(&masked(line, &names)),
        }),
        Err(unread) => out.write_damaged(unread),
    })?;
    out.finish()
}

fn cells(line: &RosterLine) -> Vec<String> {
    let words = Words::builtin();
    let (unit, room) = parts(line);
    let size = match (line.size, line.name.is_empty()) {
        // A door without anyone says at least that.
        (0, true) => "0".to_owned(),
        (0, false) => String::new(),
        (size, _) => size.to_string(),
    };
    vec![
        line.grid.clone(),
        line.estate.clone(),
        line.building.clone(),
        unit,
        room,
        line.head.clone(),
        line.relation.clone(),
        line.name.clone(),
        words.word(List::Sex, &line.sex).to_owned(),
        line.id_number.clone(),
        line.born.clone(),
        line.phones.join("、"),
        size,
        words.word(List::Living, &line.living).to_owned(),
        words.word(List::Housing, &line.housing).to_owned(),
        line.tags.join("、"),
        line.contact.clone(),
        line.backup.clone(),
        line.building_head.clone(),
        line.note.clone(),
    ]
}

/// Unit and room of a flat; a door that is written otherwise stands whole in the room.
fn parts(line: &RosterLine) -> (String, String) {
    let whole = (String::new(), line.door.clone());
    if line.building.is_empty() {
        return whole;
    }
    let parts: Vec<&str> = line.door.split('-').collect();
    let here = parse_part(&line.building);
    match parts.as_slice() {
        [first, unit, room] if here.as_deref() == Some(first) => {
            ((*unit).to_owned(), (*room).to_owned())
        }
        [first, room] if here.as_deref() == Some(first) => (String::new(), (*room).to_owned()),
        _ => whole,
    }
}

/// Nothing by which someone could be found or called.
fn masked(line: &RosterLine, names: &Names) -> RosterLine {
    let name = |name: &String| {
        if name.is_empty() {
            String::new()
        } else {
            mask_name(name)
        }
    };
    let is_shown = |tag: &&String| !Tagbook::builtin().needs_consent(tag);
    RosterLine {
        door: if line.building.is_empty() {
            "***".to_owned()
        } else {
            mask_door(&line.door)
        },
        head: name(&line.head),
        name: name(&line.name),
        id_number: mask_number(&line.id_number),
        born: line.born.chars().take(4).collect(),
        phones: line.phones.iter().map(|phone| mask_phone(phone)).collect(),
        contact: name(&line.contact),
        backup: name(&line.backup),
        building_head: name(&line.building_head),
        relation: names.hide(&line.relation),
        tags: (line.tags.iter().filter(is_shown))
            .map(|tag| names.hide(tag))
            .collect(),
        note: names.hide(&line.note),
        ..line.clone()
    }
}
