//! The door of a row: in columns of its own, or a whole address in one cell.

use super::Reader;
use crate::domain::household::{parse_address, parse_part};
use crate::domain::roster::{Column, Note, Reason, Spot, Words, compared};

impl Reader<'_> {
    /// A head begins a household: whatever door stands above is that of another.
    fn inherits_a_door(&self) -> bool {
        let door = self
            .cell(Column::Room)
            .or_else(|| self.cell(Column::Address));
        let head = self.cell(Column::Head).filter(|cell| !cell.filled);
        let own = head.is_some_and(|head| {
            let name = compared(self.text(Column::Name));
            name.is_empty() || compared(&head.text) == name
        });
        let says_so = Words::builtin().is_head(&compared(self.text(Column::Relation)));
        door.is_some_and(|cell| cell.filled) && (own || says_so)
    }

    pub(super) fn spot(&self) -> Result<Spot, Note> {
        if self.inherits_a_door() {
            return Err(self.wrong(Column::Room, Reason::NoDoor));
        }
        let mut spot = Spot {
            grid: self.text(Column::Grid).to_owned(),
            estate: self.text(Column::Estate).to_owned(),
            ..Spot::default()
        };
        let building = self.text(Column::Building);
        if !building.is_empty() {
            let part = parse_part(building);
            let part = part.ok_or_else(|| self.wrong(Column::Building, Reason::BadAddress))?;
            spot.building = building_name(building, &part);
            spot.parts.push(part);
        }
        let unit = self.text(Column::Unit);
        if !unit.is_empty() {
            let part = parse_part(unit);
            let part = part.ok_or_else(|| self.wrong(Column::Unit, Reason::BadAddress))?;
            spot.parts.push(part);
        }
        self.room(&mut spot)?;
        if spot.estate.is_empty() && spot.parts.is_empty() && spot.free.is_empty() {
            return Ok(Spot::default());
        }
        Ok(spot)
    }

    /// The rest of the door, from the room or from a whole address in one cell.
    fn room(&self, spot: &mut Spot) -> Result<(), Note> {
        let column = match (self.text(Column::Room), self.text(Column::Address)) {
            ("", "") => return self.without_room(spot),
            ("", _) => Column::Address,
            _ => Column::Room,
        };
        let text = self.text(column);
        let Some(found) = parse_address(text) else {
            if !spot.parts.is_empty() {
                return Err(self.wrong(column, Reason::BadAddress));
            }
            spot.free = compared(text);
            return Ok(());
        };
        if spot.estate.is_empty() {
            spot.estate.clone_from(&found.estate);
        }
        // `3-2-501` beside a column that says 3 already.
        let repeats = spot.parts.len() < found.parts.len() && found.parts.starts_with(&spot.parts);
        if repeats {
            spot.parts = found.parts;
        } else {
            spot.parts.extend(found.parts);
        }
        if spot.parts.len() > 3 {
            return Err(self.wrong(column, Reason::BadAddress));
        }
        let is_flat = spot.parts.len() > 1 && !found.is_house;
        if spot.building.is_empty() && is_flat {
            spot.building = building_name(&spot.parts[0], &spot.parts[0]);
            spot.inferred = true;
        }
        Ok(())
    }

    /// A building alone is a door only where a household number tells which.
    fn without_room(&self, spot: &mut Spot) -> Result<(), Note> {
        if self.text(Column::HouseholdNumber).is_empty() {
            return Err(Note::row(Reason::NoDoor));
        }
        spot.parts.clear();
        Ok(())
    }
}

/// A building as it is called: as written, or the number with the word for it.
fn building_name(written: &str, part: &str) -> String {
    let written = compared(written);
    if written.chars().all(|c| c.is_ascii_alphanumeric()) || written.contains('#') {
        format!("{part}{}", Words::builtin().building())
    } else {
        written
    }
}
