//! Which door a typed address means: the section it lies in, how it is written, where it sorts, what finds it.
//!
//! Forms and rosters use the same reader, so that one door never stands in the file twice.

use super::address::{parse_address, parse_part};
use super::natural::natural;
use crate::domain::Id;
use crate::domain::grid::{Section, SectionKind};
use crate::domain::identity::fold::half_width;
use crate::domain::search::keys;

/// What of a section its doors depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionPlace {
    /// Which.
    pub id: Id<Section>,
    /// What it is.
    pub kind: SectionKind,
    /// The estate, area or unit.
    pub estate: String,
    /// The building's name, with its number.
    pub name: String,
    /// Its sort key.
    pub place: String,
    /// Units of the building; none when not known.
    pub units: u32,
}

/// A door as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// Sort key: the section's, then unit and room or the house number.
    pub place: String,
    /// `3-2-501`, or the house number.
    pub door: String,
    /// What finds it.
    pub keys: String,
}

/// Why an address leads to no door, or to several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoorFault {
    /// Nothing that can be read as an address.
    NotAnAddress,
    /// No section with this building.
    NoSection,
    /// Several; their positions.
    WhichSection(Vec<usize>),
    /// The building written is not the section's.
    OtherBuilding,
    /// The building has several units and none is written.
    WhichUnit,
}

/// Finds the door among sections; with a single one the rear of the address is enough.
///
/// # Errors
///
/// A [`DoorFault`] when there is no such door or more than one.
pub fn find_door(typed: &str, sections: &[SectionPlace]) -> Result<(usize, Door), DoorFault> {
    let text = folded(typed);
    if text.is_empty() {
        return Err(DoorFault::NotAnAddress);
    }
    if let [only] = sections {
        let rest = text.strip_prefix(&folded(&only.estate)).unwrap_or(&text);
        return door_in(only, rest, true).map(|door| (0, door));
    }
    let named = named(&text, sections);
    let (rest, among) = match named {
        Some((rest, among)) => (rest, among),
        None => (text.as_str(), buildings(sections)),
    };
    let fits = |at: &usize| match sections[*at].kind {
        SectionKind::Building => first_part(rest) == building(&sections[*at]),
        SectionKind::Scattered | SectionKind::Unit => true,
    };
    let found: Vec<usize> = among.into_iter().filter(fits).collect();
    match found.as_slice() {
        [] if parse_address(rest).is_none() => Err(DoorFault::NotAnAddress),
        [] => Err(DoorFault::NoSection),
        [at] => Ok((*at, door_in(&sections[*at], rest, false)?)),
        several => Err(DoorFault::WhichSection(several.to_vec())),
    }
}

/// What follows the estate written in front, and the sections of that estate; the longest name wins.
fn named<'t>(text: &'t str, sections: &[SectionPlace]) -> Option<(&'t str, Vec<usize>)> {
    let estates = sections.iter().map(|section| folded(&section.estate));
    let longest = estates
        .filter(|estate| !estate.is_empty() && text.starts_with(estate.as_str()))
        .max_by_key(String::len)?;
    let of_it = |at: &usize| folded(&sections[*at].estate) == longest;
    let among = (0..sections.len()).filter(of_it).collect();
    Some((&text[longest.len()..], among))
}

fn buildings(sections: &[SectionPlace]) -> Vec<usize> {
    let is_building = |at: &usize| sections[*at].kind == SectionKind::Building;
    (0..sections.len()).filter(is_building).collect()
}

fn first_part(text: &str) -> Option<String> {
    parse_address(text)?.parts.into_iter().next()
}

/// The number of a building, from its name.
fn building(section: &SectionPlace) -> Option<String> {
    parse_part(&section.name).or_else(|| {
        let digits: String = section
            .name
            .chars()
            .map(half_width)
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        first_part(&digits)
    })
}

fn door_in(section: &SectionPlace, rest: &str, chosen: bool) -> Result<Door, DoorFault> {
    match section.kind {
        SectionKind::Building => flat(section, rest, chosen),
        SectionKind::Scattered | SectionKind::Unit => house(section, rest),
    }
}

/// A flat: building, unit and room; a building of one unit may leave the unit out.
fn flat(section: &SectionPlace, rest: &str, chosen: bool) -> Result<Door, DoorFault> {
    let parts = parse_address(rest).ok_or(DoorFault::NotAnAddress)?.parts;
    let number = building(section);
    let is_here = |part: &String| number.as_ref().is_none_or(|number| number == part);
    let (unit, room) = match parts.as_slice() {
        [first, unit, room] if is_here(first) => (Some(unit), room),
        [_, _, _] => return Err(DoorFault::OtherBuilding),
        [first, room] if is_here(first) && (section.units == 1 || !chosen) => (None, room),
        [unit, room] => (Some(unit), room),
        [room] if chosen => (None, room),
        _ => return Err(DoorFault::NotAnAddress),
    };
    if unit.is_none() && section.units > 1 {
        return Err(DoorFault::WhichUnit);
    }
    let unit = unit.map_or("", String::as_str);
    let written: Vec<&str> = [number.as_deref().unwrap_or(""), unit, room]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    Ok(Door {
        place: format!(
            "{}-{}-{}",
            section.place,
            natural(if unit.is_empty() { "0" } else { unit }, UNIT),
            natural(room, ROOM)
        ),
        door: written.join("-"),
        keys: format!(
            "{} {}",
            written.join(" ").to_lowercase(),
            keys(&section.estate)
        ),
    })
}

/// A house of a lane, or a place in a unit: its number, or whatever people call it.
fn house(section: &SectionPlace, rest: &str) -> Result<Door, DoorFault> {
    let rest = rest.trim_start_matches(['-', ' ']);
    let rest = rest.strip_suffix(HOUSE).unwrap_or(rest).trim();
    if rest.is_empty() {
        return Err(DoorFault::NotAnAddress);
    }
    let is_number = rest.chars().all(|c| c.is_ascii_digit());
    let text = match rest.trim_start_matches('0') {
        "" if is_number => "0",
        number if is_number => number,
        _ => rest,
    };
    let door = if is_number {
        format!("{text}{HOUSE}")
    } else {
        text.to_owned()
    };
    let found_by = if is_number {
        text.to_owned()
    } else {
        format!("{} {}", numbers(text).join(" "), keys(text))
    };
    Ok(Door {
        place: format!("{}-{}", section.place, natural(&unspaced(text), ROOM)),
        door,
        keys: format!("{} {}", found_by.trim(), keys(&section.estate)),
    })
}

fn unspaced(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Digits a unit and a room or house number are padded to.
const UNIT: usize = 2;
const ROOM: usize = 5;

/// The word behind a house number.
const HOUSE: char = '号';

fn folded(text: &str) -> String {
    let clean = crate::domain::clean::clean(text);
    let folded: String = clean.trim().chars().map(half_width).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn section(id: i64, kind: SectionKind, estate: &str, name: &str) -> SectionPlace {
        SectionPlace {
            id: Id::new(id),
            kind,
            estate: estate.to_owned(),
            name: name.to_owned(),
            place: format!("01-{id}"),
            units: 0,
        }
    }

    fn town() -> Vec<SectionPlace> {
        vec![
            section(1, SectionKind::Building, "桂香苑", "1栋"),
            section(2, SectionKind::Building, "桂香苑", "3栋"),
            section(3, SectionKind::Building, "桂香苑二期", "3栋"),
            section(4, SectionKind::Scattered, "东河老街", "东河老街"),
            section(5, SectionKind::Unit, "惠民菜市场", "惠民菜市场"),
        ]
    }

    #[test]
    fn an_address_finds_its_section_by_itself() {
        for (typed, at, door) in [
            ("1-2-501", 0, "1-2-501"),
            ("桂香苑3-2-501", 1, "3-2-501"),
            ("桂香苑 3栋2单元501室", 1, "3-2-501"),
            ("桂香苑二期３＃２－５０１", 2, "3-2-501"),
            ("东河老街17号", 3, "17号"),
            ("东河老街 017", 3, "17号"),
            ("东河老街17号附1", 3, "17号附1"),
            ("惠民菜市场门房", 4, "门房"),
        ] {
            let (found, read) = find_door(typed, &town()).unwrap();
            assert_eq!((found, read.door.as_str()), (at, door), "{typed}");
        }
    }

    #[test]
    fn what_is_not_clear_is_asked() {
        for (typed, fault) in [
            ("3-2-501", DoorFault::WhichSection(vec![1, 2])),
            ("9-2-501", DoorFault::NoSection),
            ("桂香苑9-2-501", DoorFault::NoSection),
            ("张三家", DoorFault::NotAnAddress),
            ("东河老街", DoorFault::NotAnAddress),
            ("", DoorFault::NotAnAddress),
        ] {
            assert_eq!(find_door(typed, &town()), Err(fault), "{typed}");
        }
    }

    #[test]
    fn in_a_chosen_section_the_rear_is_enough() {
        let read = |units: u32, typed: &str| {
            let chosen = SectionPlace {
                units,
                ..town()[1].clone()
            };
            find_door(typed, &[chosen]).map(|(_, door)| door.door)
        };
        for (units, typed, door) in [
            (0, "2-501", Ok("3-2-501".to_owned())),
            (3, "3-2-501", Ok("3-2-501".to_owned())),
            (3, "3-501", Ok("3-3-501".to_owned())),
            (1, "3-501", Ok("3-501".to_owned())),
            (1, "501", Ok("3-501".to_owned())),
            (3, "501", Err(DoorFault::WhichUnit)),
            (3, "4-2-501", Err(DoorFault::OtherBuilding)),
            (3, "楼上", Err(DoorFault::NotAnAddress)),
        ] {
            assert_eq!(read(units, typed), door, "{units} {typed}");
        }
    }

    #[test]
    fn houses_sort_as_people_walk() {
        let lane = [town()[3].clone()];
        let place = |typed: &str| find_door(typed, &lane).unwrap().1.place;
        let mut typed = ["100号", "9号", "17号附2", "17号附10", "17号"];
        typed.sort_by_key(|typed| place(typed));
        assert_eq!(typed, ["9号", "17号", "17号附2", "17号附10", "100号"]);
    }

    /// Every way people write the same flat.
    fn ways(building: u32, unit: u32, room: u32) -> Vec<String> {
        let plain = [
            format!("{building}-{unit}-{room}"),
            format!("{building}栋{unit}单元{room}"),
            format!("{building}栋{unit}单元{room}室"),
            format!("{building}#{unit}-{room}"),
            format!("{building:02}-{unit:02}-{room:04}"),
            format!(" {building} {unit} {room} "),
        ];
        let wide = |text: &String| -> String {
            let widen = |c: char| match c {
                '0'..='9' | '-' | '#' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
                other => other,
            };
            text.chars().map(widen).collect()
        };
        let full_width: Vec<String> = plain.iter().map(wide).collect();
        plain.into_iter().chain(full_width).collect()
    }

    proptest! {
        #[test]
        fn one_flat_is_one_door_however_it_is_written(
            building in 1u32..99, unit in 1u32..20, room in 101u32..9999, chosen: bool,
        ) {
            let name = format!("{building}栋");
            let estate = section(1, SectionKind::Building, "望溪花园", &name);
            let other = section(2, SectionKind::Building, "望溪花园", "100栋");
            let town = [estate.clone(), other];
            let among = if chosen { &town[..1] } else { &town[..] };
            let quick = format!("{building}-{unit}-{room}");
            for way in ways(building, unit, room) {
                for typed in [way.clone(), format!("望溪花园{way}")] {
                    let (at, door) = find_door(&typed, among).unwrap();
                    prop_assert_eq!(at, 0);
                    prop_assert_eq!(&door.door, &quick);
                    // The quick form of the door leads to the same door again.
                    prop_assert_eq!(find_door(&door.door, among), Ok((0, door.clone())));
                    let found_by = format!("{building} {unit} {room} ");
                    prop_assert!(door.keys.starts_with(&found_by));
                }
            }
        }

        #[test]
        fn nothing_typed_is_too_strange(typed in "\\PC{0,24}", chosen: bool) {
            let town = town();
            let among = if chosen { &town[3..4] } else { &town[..] };
            if let Ok((at, door)) = find_door(&typed, among) {
                prop_assert!(door.place.starts_with(&among[at].place));
                prop_assert!(!door.door.is_empty());
            }
        }
    }
}
