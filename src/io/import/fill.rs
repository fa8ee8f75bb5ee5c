//! Household cells that stand once for several rows: merged ranges, and blanks under a filled cell.

use std::collections::HashMap;

use super::columns::{Columns, Meaning};
use super::grid::{Merge, RawCell, RawRow};
use super::layout::Layout;
use crate::domain::roster::Column;

/// Fills rows from above, one after the other.
pub(super) struct Filler {
    places: Vec<Place>,
    relation: Option<u32>,
    persons: Vec<u32>,
    merged: HashMap<(u32, u32), u32>,
    spanning: Vec<(u32, RawCell)>,
    blanks: Blanks,
}

/// Whether a blank under a filled household cell means the same household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blanks {
    /// Text has no merged ranges: whoever stands under a household belongs to it.
    Continue,
    /// A workbook has them: only someone whose relation to the head is given belongs to it.
    ContinueMembers,
}

/// A household column and what stood in it last.
struct Place {
    at: u32,
    level: u8,
    above: Option<RawCell>,
}

/// The level of the cells that make a door; what is coarser may be shared by many doors.
const DOOR: u8 = 4;

fn level(column: Column) -> Option<u8> {
    match column {
        Column::Grid => Some(0),
        Column::Estate => Some(1),
        Column::Building => Some(2),
        Column::Unit => Some(3),
        Column::Room | Column::Address | Column::HouseholdNumber => Some(DOOR),
        Column::Head => Some(5),
        Column::Size
        | Column::Living
        | Column::Housing
        | Column::Contact
        | Column::Backup
        | Column::BuildingHead => Some(6),
        _ => None,
    }
}

impl Filler {
    pub fn new(layout: &Layout, merges: &[Merge], blanks: Blanks) -> Filler {
        let mut places = Vec::new();
        let mut persons = Vec::new();
        let mut relation = None;
        for heading in &layout.headings {
            let at = heading.at;
            let Meaning::Column(column) = heading.meaning else {
                continue;
            };
            match column {
                Column::Name | Column::IdNumber => persons.push(at),
                Column::Relation => relation = Some(at),
                _ => {}
            }
            places.extend(level(column).map(|level| Place {
                at,
                level,
                above: None,
            }));
        }
        places.sort_by_key(|place| place.level);
        Filler {
            places,
            relation,
            persons,
            merged: vertical(layout, merges),
            spanning: Vec::new(),
            blanks,
        }
    }

    /// Cells of rows above that belong to this one.
    pub fn filled(&mut self, row: &RawRow) -> Vec<RawCell> {
        let mut filled = self.by_merges(row);
        self.by_blanks(row, &mut filled);
        self.remember(row, &filled);
        filled
    }

    fn by_merges(&mut self, row: &RawRow) -> Vec<RawCell> {
        self.spanning.retain(|(bottom, _)| *bottom >= row.number);
        let filled = self
            .spanning
            .iter()
            .filter(|(_, cell)| row.cell(cell.at).is_none())
            .map(|(_, cell)| cell.clone())
            .collect();
        if !self.merged.is_empty() {
            for cell in &row.cells {
                if let Some(bottom) = self.merged.get(&(row.number, cell.at)) {
                    self.spanning.push((*bottom, cell.clone()));
                }
            }
        }
        filled
    }

    /// From the coarsest column to the finest; where something new stands, nothing finer is the same.
    fn by_blanks(&self, row: &RawRow, filled: &mut Vec<RawCell>) {
        let is_blank = |place: &Place| place.above.is_some() && row.cell(place.at).is_none();
        if !self.places.iter().any(is_blank) {
            return;
        }
        let Some(reach) = self.reach(row) else {
            return;
        };
        for group in self.places.chunk_by(|one, next| one.level == next.level) {
            if group[0].level > reach {
                return;
            }
            let mut blank = Vec::new();
            let mut is_new = false;
            for place in group {
                match (own(row, filled, place.at), &place.above) {
                    (Some(cell), above) => {
                        is_new |= above.as_ref().is_none_or(|above| above.text != cell.text);
                    }
                    (None, above) => blank.extend(above.clone()),
                }
            }
            if is_new {
                return;
            }
            filled.extend(blank);
        }
    }

    /// How fine the columns are that may be taken from above; nothing for none.
    fn reach(&self, row: &RawRow) -> Option<u8> {
        let named = |at: &u32| row.cell(*at).is_some();
        let head = self.places.iter().find(|place| place.level == 5);
        let has_person = self.persons.iter().any(named);
        let has_head = head.is_some_and(|place| named(&place.at));
        let relation = self.relation.and_then(|at| row.cell(at));
        let is_member = relation.is_some_and(|cell| !Columns::builtin().is_head(&cell.text));
        match self.blanks {
            _ if has_person && is_member => Some(u8::MAX),
            Blanks::ContinueMembers => None,
            Blanks::Continue if has_person && self.relation.is_none() => Some(u8::MAX),
            Blanks::Continue if has_person || has_head => Some(DOOR - 1),
            Blanks::Continue => None,
        }
    }

    fn remember(&mut self, row: &RawRow, filled: &[RawCell]) {
        for place in &mut self.places {
            let cell = own(row, filled, place.at);
            if place.above.as_ref() != cell {
                place.above = cell.cloned();
            }
        }
    }
}

fn own<'a>(row: &'a RawRow, filled: &'a [RawCell], at: u32) -> Option<&'a RawCell> {
    row.cell(at)
        .or_else(|| filled.iter().find(|cell| cell.at == at))
}

/// Ranges over several rows below the header, of columns that are not one person's own.
fn vertical(layout: &Layout, merges: &[Merge]) -> HashMap<(u32, u32), u32> {
    let own = [
        Column::Name,
        Column::Relation,
        Column::Sex,
        Column::IdNumber,
        Column::Born,
    ];
    let shared = |at: u32| {
        let heading = layout.headings.iter().find(|heading| heading.at == at);
        let column = heading.and_then(|heading| heading.meaning.column());
        column.is_some_and(|column| !own.contains(&column))
    };
    merges
        .iter()
        .filter(|it| it.bottom > it.top && it.top > layout.header_row && shared(it.left))
        .map(|it| ((it.top, it.left), it.bottom))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: &str = "楼栋|室|姓名|与户主关系|联户党员";

    fn row(number: u32, line: &str) -> RawRow {
        let cells = line
            .split('|')
            .zip(1..)
            .filter(|(text, _)| !text.is_empty());
        RawRow {
            number,
            cells: cells
                .map(|(text, at)| RawCell {
                    at,
                    text: text.to_owned(),
                    flaw: None,
                })
                .collect(),
        }
    }

    fn fill(headings: &str, lines: &[&str], merges: &[Merge], blanks: Blanks) -> Vec<String> {
        let layout = Layout::find(&[row(1, headings)]);
        let mut filler = Filler::new(&layout, merges, blanks);
        let mut shown = |(line, number): (&&str, u32)| {
            let row = row(number, line);
            let filled = filler.filled(&row);
            let width = u32::try_from(headings.split('|').count()).unwrap();
            let cells = (1..=width).map(|at| own(&row, &filled, at).map_or("", |it| &it.text));
            cells.collect::<Vec<_>>().join("|")
        };
        lines.iter().zip(2..).map(&mut shown).collect()
    }

    #[test]
    fn in_text_members_belong_to_the_household_above() {
        let lines = [
            "3|501|甲|户主|丁",
            "||乙|配偶|",
            "|502|丙|户主|",
            "||丙丙|子|",
            "4||戊|子|",
            "||己|户主|",
        ];
        let expected = [
            "3|501|甲|户主|丁",
            "3|501|乙|配偶|丁",
            "3|502|丙|户主|",
            "3|502|丙丙|子|",
            "4||戊|子|",
            "4||己|户主|",
        ];
        assert_eq!(fill(HEADINGS, &lines, &[], Blanks::Continue), expected);
    }

    #[test]
    fn without_relations_everyone_below_belongs() {
        let lines = ["3|501|甲", "||乙", "|502|丙", "||"];
        let expected = ["3|501|甲", "3|501|乙", "3|502|丙", "||"];
        assert_eq!(
            fill("楼栋|室|姓名", &lines, &[], Blanks::Continue),
            expected
        );
    }

    #[test]
    fn in_a_workbook_blanks_are_blanks_but_for_members() {
        let lines = [
            "3|501|甲|户主|丁",
            "||乙|配偶|",
            "|502|丙|户主|",
            "||丙丙||",
        ];
        let expected = [
            "3|501|甲|户主|丁",
            "3|501|乙|配偶|丁",
            "|502|丙|户主|",
            "||丙丙||",
        ];
        assert_eq!(
            fill(HEADINGS, &lines, &[], Blanks::ContinueMembers),
            expected
        );
    }

    #[test]
    fn merged_ranges_reach_exactly_as_far_as_they_reach() {
        let range = |top, left, bottom| Merge {
            top,
            left,
            bottom,
            right: left,
        };
        let merges = [range(2, 1, 4), range(2, 2, 3), range(2, 3, 3)];
        let lines = ["3|501|甲||", "|||配偶|", "|502|丙||", "||丁||"];
        let expected = ["3|501|甲||", "3|501||配偶|", "3|502|丙||", "||丁||"];
        assert_eq!(
            fill(HEADINGS, &lines, &merges, Blanks::ContinueMembers),
            expected
        );
    }
}
