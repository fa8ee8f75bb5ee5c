//! What a row says of its household.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::Reader;
use crate::domain::roster::words::List;
use crate::domain::roster::{Cell, Column, HomeTold, Note, Reason, Words, compared, unguarded};
use crate::domain::tag::Tagbook;

impl Reader<'_> {
    pub(super) fn home(&mut self, today: NaiveDate) -> Result<HomeTold, Note> {
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

    pub(super) fn value(&mut self, column: Column, list: List) -> String {
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
    pub(super) fn tags(&self) -> Vec<(String, u32)> {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::roster::{Place, RosterRow, read};

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
