//! What a row says of a person.

use chrono::NaiveDate;

use super::Reader;
use crate::domain::clean::has_hidden;
use crate::domain::identity::{IdFault, IdNumber, Sex, parse_phones, read_past};
use crate::domain::roster::words::List;
use crate::domain::roster::{
    Column, HomeTold, Note, PersonTold, Reason, Words, compared, unguarded,
};

impl Reader<'_> {
    /// The person of the row: whoever is named, else the head.
    pub(super) fn person(
        &mut self,
        home: &HomeTold,
        today: NaiveDate,
    ) -> Result<Option<PersonTold>, Note> {
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
