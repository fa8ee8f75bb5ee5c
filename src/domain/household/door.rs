//! How a door is kept: shown, sorted naturally, found by its parts.

use super::Address;
use crate::domain::grid::SectionKind;
use crate::domain::search::keys;

/// A door as its row in the file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// `3-2-501`, or `17号` in an area without buildings.
    pub door: String,
    /// Sorts doors naturally within the community: the section's own place, then unit and room.
    pub place: String,
    /// What it is found by: its parts, then the words of the estate.
    pub keys: String,
}

/// Digits a building, a unit and a room are padded to.
const BUILDING: usize = 3;
const UNIT: usize = 2;
const ROOM: usize = 5;

/// A door of a section: of a building the first part names the building and stands in the section's place already.
pub fn door_of(kind: SectionKind, section_place: &str, estate: &str, address: &Address) -> Door {
    let in_building = kind == SectionKind::Building && address.parts.len() > 1;
    let behind = &address.parts[usize::from(in_building)..];
    let mut place = section_place.to_owned();
    for (nth, part) in behind.iter().enumerate() {
        let is_room = nth + 1 == behind.len() || kind != SectionKind::Building;
        place.push('-');
        place.push_str(&natural(part, if is_room { ROOM } else { UNIT }));
    }
    Door {
        door: match kind {
            SectionKind::Building => address.quick(),
            SectionKind::Scattered | SectionKind::Unit => address.house(),
        },
        place,
        keys: format!(
            "{} {}",
            address.parts.join(" ").to_lowercase(),
            keys(estate)
        ),
    }
}

/// The place of a building inside its estate, `01-1` and `3` to `01-1-003`.
pub fn building_place(estate_place: &str, building: &str) -> String {
    format!("{estate_place}-{}", natural(building, BUILDING))
}

/// A part padded so that text order is the order of numbers: `9 < 10 < A`, `501 < 501A < 502`.
///
/// A number longer than its width sorts behind all that fit: a colon stands for each further digit.
pub fn natural(part: &str, width: usize) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in part.chars().map(Some).chain([None]) {
        match c {
            Some(c) if c.is_ascii_digit() => digits.push(c),
            other => {
                if !digits.is_empty() {
                    let number = digits.trim_start_matches('0');
                    out.extend(std::iter::repeat_n(':', number.len().saturating_sub(width)));
                    out.extend(std::iter::repeat_n('0', width.saturating_sub(number.len())));
                    out.push_str(number);
                    digits.clear();
                }
                out.extend(other);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::parse_address;
    use super::*;
    use proptest::prelude::*;

    fn door(kind: SectionKind, place: &str, text: &str) -> Door {
        door_of(kind, place, "桂香苑", &parse_address(text).unwrap())
    }

    #[test]
    fn a_flat_and_a_house() {
        let flat = door(SectionKind::Building, "01-1-003", "3栋2单元501");
        assert_eq!(
            (flat.door.as_str(), flat.place.as_str()),
            ("3-2-501", "01-1-003-02-00501")
        );
        assert!(flat.keys.starts_with("3 2 501 桂 香 苑 "));
        let house = door(SectionKind::Scattered, "03-2", "17号");
        assert_eq!(
            (house.door.as_str(), house.place.as_str()),
            ("17号", "03-2-00017")
        );
        assert_eq!(building_place("01-1", "3"), "01-1-003");
    }

    #[test]
    fn numbers_sort_as_numbers() {
        let written = [
            "1", "2", "2A", "9", "10", "10B", "99", "100", "A", "A2", "A10", "B",
        ];
        let sorted: Vec<String> = written.iter().map(|part| natural(part, 2)).collect();
        assert!(sorted.is_sorted(), "{sorted:?}");
    }

    proptest! {
        #[test]
        fn natural_order_is_the_order_of_numbers(a in 0u32..99_999, b in 0u32..99_999, width in 1usize..6) {
            prop_assume!(a != b);
            let key = |n: u32| natural(&n.to_string(), width);
            prop_assert_eq!(key(a) < key(b), a < b);
        }
    }
}
