//! A row of a roster, read: which door, which person, and what is said of both.
//!
//! What is not legible makes the row rejected; what the program merely does not know is noted.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::words::List;
use super::{Cell, Column, Flaw, Note, Reason, RosterRow, Words, unguarded};
use crate::domain::clean::{clean, fold_name_dot, has_hidden};
use crate::domain::household::{parse_address, parse_part};
use crate::domain::identity::{IdFault, IdNumber, Sex, parse_phones, read_past};
use crate::domain::tag::Tagbook;

/// Where a row lives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Spot {
    /// The grid, as named.
    pub grid: String,
    /// The estate, street or unit.
    pub estate: String,
    /// What the building is called, `3栋`.
    pub building: String,
    /// The parts of the door; of a building the first is the building's.
    pub parts: Vec<String>,
    /// The building was not named but taken from the parts: `17-1` may also be a house of a lane.
    pub inferred: bool,
    /// A door that is no number, as it was written.
    pub free: String,
}

impl Spot {
    /// Whether anything says where this is.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.free.is_empty()
    }

    /// The door within its section, as rows of one household share it.
    pub fn door(&self) -> String {
        if self.free.is_empty() {
            self.parts.join("-")
        } else {
            self.free.clone()
        }
    }
}

/// What a row says of its household.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HomeTold {
    /// Name of the head.
    pub head: String,
    /// How many live there; zero where nothing is said.
    pub size: u32,
    /// Code of 人户情况.
    pub living: String,
    /// Code of 房屋性质.
    pub housing: String,
    /// Tags.
    pub tags: Vec<String>,
    /// 联户党员.
    pub contact: String,
    /// 备联系人.
    pub backup: String,
    /// 楼栋长.
    pub building_head: String,
    /// The day it left.
    pub moved_out: Option<NaiveDate>,
    /// 备注.
    pub note: String,
}

/// What a row says of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonTold {
    /// Name, as written.
    pub name: String,
    /// Relation to the head.
    pub relation: String,
    /// Code of the sex.
    pub sex: String,
    /// Identity number, canonical.
    pub id_number: String,
    /// Day of birth, as far as it is known.
    pub born: String,
    /// Telephone numbers, in the order of calling.
    pub phones: Vec<String>,
    /// The day they died.
    pub died: Option<NaiveDate>,
}

/// A row, read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Told {
    /// Where.
    pub spot: Spot,
    /// 户编号, which holds rows of one household together.
    pub number: String,
    /// Of the household.
    pub home: HomeTold,
    /// Of the person, if one is named.
    pub person: Option<PersonTold>,
    /// Where each column stands, to name it in a note.
    pub at: Vec<(Column, u32)>,
    /// In which column each tag stands: several columns can be of tags.
    pub tags_at: Vec<(String, u32)>,
}

impl Told {
    /// A note about a column of this row.
    pub fn note(&self, column: Column, reason: Reason) -> Note {
        let found = self.at.iter().find(|(of, _)| *of == column);
        Note {
            cell: found.map(|(_, at)| (*at, column)),
            reason,
        }
    }
}

/// The form in which texts are compared: without hidden characters, composed, names with one dot.
pub fn compared(text: &str) -> String {
    let cleaned = clean(text);
    let trimmed = cleaned.trim();
    if trimmed.is_ascii() {
        return trimmed.to_owned();
    }
    let composed: String = trimmed.nfc().collect();
    match fold_name_dot(&composed) {
        Cow::Borrowed(_) => composed,
        Cow::Owned(folded) => folded,
    }
}

/// Reads a row.
///
/// # Errors
///
/// What makes it illegible, with the cell where it stands.
pub fn read(row: &RosterRow, today: NaiveDate) -> Result<(Told, Vec<Note>), Note> {
    let mut reader = Reader {
        row,
        notes: Vec::new(),
    };
    reader.refuse_flaws()?;
    reader.note_unclear();
    let spot = reader.spot()?;
    let home = reader.home(today)?;
    let person = reader.person(&home, today)?;
    if person.is_none() && says_nothing(&reader) {
        return Err(Note::row(Reason::NoName));
    }
    let told = Told {
        spot,
        number: compared(reader.text(Column::HouseholdNumber)),
        home,
        person,
        at: row
            .cells
            .iter()
            .map(|cell| (cell.column, cell.at))
            .collect(),
        tags_at: reader.tags(),
    };
    Ok((told, reader.notes))
}

/// A door without anyone is taken when something is said of it: that it is empty, who calls there.
fn says_nothing(reader: &Reader<'_>) -> bool {
    ![
        Column::Size,
        Column::Living,
        Column::Housing,
        Column::Contact,
        Column::Note,
    ]
    .into_iter()
    .any(|column| reader.cell(column).is_some())
}

struct Reader<'a> {
    row: &'a RosterRow,
    notes: Vec<Note>,
}

impl<'a> Reader<'a> {
    fn cell(&self, column: Column) -> Option<&'a Cell> {
        let says = |cell: &&Cell| {
            cell.column == column && !Words::builtin().is_nothing(clean(&cell.text).trim())
        };
        self.row.cells.iter().find(says)
    }

    /// What stands in a column, as it was written but for a guard against formulas.
    fn text(&self, column: Column) -> &'a str {
        self.cell(column)
            .map_or("", |cell| unguarded(cell.text.trim()))
    }

    fn wrong(&self, column: Column, reason: Reason) -> Note {
        match self.cell(column) {
            Some(cell) => Note::cell(cell.at, column, reason),
            None => Note::row(reason),
        }
    }

    fn note(&mut self, column: Column, reason: Reason) {
        let note = self.wrong(column, reason);
        self.notes.push(note);
    }

    /// Cells a spreadsheet has spoilt; an error in a column that is not needed would still be lost silently.
    fn refuse_flaws(&self) -> Result<(), Note> {
        let spoilt = self.row.cells.iter().find_map(|cell| {
            let reason = match cell.flaw? {
                Flaw::LostDigits => Reason::LostDigits,
                Flaw::Error => Reason::CellError,
                Flaw::Garbled => Reason::Garbled,
                Flaw::Quotes => Reason::OpenQuote,
                Flaw::Unclear => return None,
            };
            Some(Note::cell(cell.at, cell.column, reason))
        });
        spoilt.map_or(Ok(()), Err)
    }

    /// Ticks that are neither yes nor no.
    fn note_unclear(&mut self) {
        let unclear = self
            .row
            .cells
            .iter()
            .filter(|cell| cell.flaw == Some(Flaw::Unclear));
        let notes = unclear.map(|cell| {
            let text = cell.text.clone();
            Note::cell(cell.at, cell.column, Reason::UnknownValue { text })
        });
        self.notes.extend(notes);
    }

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

    fn spot(&self) -> Result<Spot, Note> {
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

    fn home(&mut self, today: NaiveDate) -> Result<HomeTold, Note> {
        let (living, housing) = self.living_and_housing();
        let mut home = HomeTold {
            head: self.text(Column::Head).to_owned(),
            size: self.size()?,
            living,
            housing,
            tags: self.tags().into_iter().map(|(tag, _)| tag).collect(),
            contact: self.text(Column::Contact).to_owned(),
            backup: self.text(Column::Backup).to_owned(),
            building_head: self.text(Column::BuildingHead).to_owned(),
            moved_out: self.past(Column::MovedOut, today)?,
            note: self.text(Column::Note).to_owned(),
        };
        let relation = compared(self.text(Column::Relation));
        if home.head.is_empty() && Words::builtin().is_head(&relation) {
            self.text(Column::Name).clone_into(&mut home.head);
        }
        Ok(home)
    }

    fn size(&self) -> Result<u32, Note> {
        let text = compared(self.text(Column::Size));
        if text.is_empty() {
            return Ok(0);
        }
        let wrong = || self.wrong(Column::Size, Reason::NotANumber);
        let text: String = text.nfkc().collect();
        let digits = Words::builtin().count(&text);
        let digits = digits.strip_suffix(".0").unwrap_or(digits);
        digits
            .parse()
            .ok()
            .filter(|size| *size <= 99)
            .ok_or_else(wrong)
    }

    fn value(&mut self, column: Column, list: List) -> String {
        let text = self.text(column);
        if text.is_empty() {
            return String::new();
        }
        match Words::builtin().code(list, text) {
            Some(code) => code.to_owned(),
            None => {
                let text = text.to_owned();
                self.note(column, Reason::UnknownValue { text });
                String::new()
            }
        }
    }

    /// 人户情况 and 房屋性质; many offices write both in one column, `空置` beside `常住`.
    fn living_and_housing(&mut self) -> (String, String) {
        let housing = self.value(Column::Housing, List::Housing);
        let words = Words::builtin();
        let of_housing = words.code(List::Housing, self.text(Column::Living));
        let (Some(code), true) = (of_housing, housing.is_empty()) else {
            return (self.value(Column::Living, List::Living), housing);
        };
        let living = words.code(List::Living, self.text(Column::Living));
        (living.unwrap_or_default().to_owned(), code.to_owned())
    }

    /// Every tag of every column of tags, each once, with its column.
    fn tags(&self) -> Vec<(String, u32)> {
        let mut tags: Vec<(String, u32)> = Vec::new();
        let of_tags = |cell: &&Cell| cell.column == Column::Tags && cell.flaw.is_none();
        for cell in self.row.cells.iter().filter(of_tags) {
            let text = compared(unguarded(&cell.text));
            let pieces = text.split(|c: char| c.is_whitespace() || "、,，;；/|".contains(c));
            for tag in pieces.filter(|tag| !Words::builtin().is_nothing(tag)) {
                let tag = Tagbook::builtin()
                    .written(tag)
                    .map_or(tag, |known| known.name.as_str());
                if !tags.iter().any(|(known, _)| known == tag) {
                    tags.push((tag.to_owned(), cell.at));
                }
            }
        }
        tags
    }

    fn past(&self, column: Column, today: NaiveDate) -> Result<Option<NaiveDate>, Note> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        read_past(text, today)
            .map(|day| Some(day.first))
            .map_err(|_| self.wrong(column, Reason::NotADay))
    }

    /// The person of the row: whoever is named, else the head.
    fn person(&mut self, home: &HomeTold, today: NaiveDate) -> Result<Option<PersonTold>, Note> {
        let named = self.text(Column::Name);
        let name = if named.is_empty() {
            home.head.as_str()
        } else {
            named
        };
        if name.is_empty() {
            return Ok(None);
        }
        let name = name.to_owned();
        if has_hidden(&name) {
            self.note(Column::Name, Reason::Hidden);
        }
        let mut relation = self.text(Column::Relation).to_owned();
        if relation.is_empty() && compared(&name) == compared(&home.head) {
            relation = Words::builtin().head().to_owned();
        }
        let mut person = PersonTold {
            relation,
            sex: self.value(Column::Sex, List::Sex),
            phones: self.phones(),
            born: self.born(today)?,
            name,
            id_number: String::new(),
            died: self.past(Column::Died, today)?,
        };
        self.identity(&mut person, today)?;
        Ok(Some(person))
    }

    fn born(&self, today: NaiveDate) -> Result<String, Note> {
        let text = self.text(Column::Born);
        if text.is_empty() {
            return Ok(String::new());
        }
        read_past(text, today)
            .map(|day| day.to_string())
            .map_err(|_| self.wrong(Column::Born, Reason::NotADay))
    }

    /// The identity number; sex and birthday follow from it.
    fn identity(&mut self, person: &mut PersonTold, today: NaiveDate) -> Result<(), Note> {
        let text = self.text(Column::IdNumber);
        if text.is_empty() {
            return Ok(());
        }
        let number = IdNumber::parse(text, today)
            .map_err(|fault| self.wrong(Column::IdNumber, id_reason(fault)))?;
        if number.is_converted() {
            self.note(Column::IdNumber, Reason::IdConverted);
        }
        number.as_str().clone_into(&mut person.id_number);
        let (sex, born) = (sex_code(number.sex()), number.born().to_string());
        if !person.sex.is_empty() && person.sex != sex {
            self.note(Column::Sex, Reason::AgainstId { field: Column::Sex });
        }
        if !born.starts_with(&person.born) {
            self.note(
                Column::Born,
                Reason::AgainstId {
                    field: Column::Born,
                },
            );
        }
        person.sex = sex.to_owned();
        person.born = born;
        Ok(())
    }

    fn phones(&mut self) -> Vec<String> {
        let mut phones: Vec<String> = Vec::new();
        for column_cell in self
            .row
            .cells
            .iter()
            .filter(|cell| cell.column == Column::Phone)
        {
            for phone in parse_phones(unguarded(&column_cell.text)) {
                let (at, column) = (column_cell.at, Column::Phone);
                let mut once = |reason| {
                    let note = Note::cell(at, column, reason);
                    if !self.notes.contains(&note) {
                        self.notes.push(note);
                    }
                };
                if phone.is_doubtful() {
                    once(Reason::OddPhone);
                }
                if !phone.remark.is_empty() {
                    once(Reason::PhoneRemark);
                }
                if !phones.contains(&phone.number) {
                    phones.push(phone.number);
                }
            }
        }
        phones
    }
}

fn sex_code(sex: Sex) -> &'static str {
    crate::domain::Coded::code(sex)
}

fn id_reason(fault: IdFault) -> Reason {
    match fault {
        IdFault::Length { found } => Reason::IdLength { found },
        IdFault::Character { .. } => Reason::IdCharacter,
        IdFault::Date | IdFault::Future { .. } => Reason::IdDate,
        IdFault::CheckDigit { .. } => Reason::IdCheckDigit,
        IdFault::LostDigits => Reason::LostDigits,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::roster::Place;

    fn home(cells: &[(Column, &str)]) -> HomeTold {
        let door = [(Column::Estate, "A"), (Column::Room, "3-2-501")];
        let cells = door.iter().chain(cells).zip(1..);
        let row = RosterRow {
            place: Place {
                sheet: "".into(),
                row: 2,
            },
            cells: cells
                .map(|((column, text), at)| Cell {
                    column: *column,
                    at,
                    text: (*text).to_owned(),
                    flaw: None,
                    filled: false,
                })
                .collect(),
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let (told, notes) = read(&row, today).unwrap();
        assert_eq!(notes, []);
        told.home
    }

    #[test]
    fn one_column_may_say_who_lives_there_and_what_the_dwelling_is() {
        let words = Words::builtin();
        for (written, living, housing) in [
            (words.word(List::Living, "present"), "present", ""),
            (words.word(List::Housing, "vacant"), "", "vacant"),
            ("\u{79df}\u{4f4f}", "floating", "let"),
        ] {
            let told = home(&[(Column::Living, written)]);
            assert_eq!((&*told.living, &*told.housing), (living, housing));
        }
    }

    #[test]
    fn a_column_of_its_own_says_what_the_dwelling_is() {
        let own = Words::builtin().word(List::Housing, "own");
        let told = home(&[(Column::Living, "\u{79df}\u{4f4f}"), (Column::Housing, own)]);
        assert_eq!((&*told.living, &*told.housing), ("floating", "own"));
    }
}
