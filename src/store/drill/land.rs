//! Grids, sections and doors, in the order in which they lie.

use super::book::{Book, nth};
use crate::domain::grid::SectionKind;
use crate::domain::search::keys;

/// Households per grid; 1 200 in all.
const HOUSEHOLDS: [usize; 10] = [132, 130, 124, 122, 120, 118, 116, 116, 112, 110];
/// Grids with a scattered area beside their estate.
const SCATTERED: [usize; 5] = [2, 3, 4, 7, 9];
/// Grids with a unit.
const WITH_UNIT: [usize; 4] = [0, 3, 6, 8];
const IN_A_LANE: usize = 16;
const BUILDINGS: usize = 4;
const UNITS: usize = 3;
const FLOORS: usize = 6;
const ROOMS: usize = 2;

/// A section to be written.
pub(super) struct SectionPlan {
    pub kind: SectionKind,
    pub estate: String,
    pub name: String,
    pub place: String,
    pub doors: Vec<Door>,
}

/// A door to be written.
pub(super) struct Door {
    pub place: String,
    pub door: String,
    pub keys: String,
}

/// The sections of a grid, counted from zero.
pub(super) fn sections(book: &Book, grid: usize) -> Vec<SectionPlan> {
    let lane = SCATTERED.iter().position(|with| *with == grid);
    let in_lane = lane.map_or(0, |_| IN_A_LANE);
    let in_estate = HOUSEHOLDS[grid] - in_lane;
    let mut found: Vec<SectionPlan> = (0..BUILDINGS)
        .map(|building| {
            let share = in_estate * (building + 1) / BUILDINGS - in_estate * building / BUILDINGS;
            tower(book, grid, building + 1, share)
        })
        .collect();
    found.extend(lane.map(|lane| scattered(book, grid, nth(&book.lanes, lane))));
    let unit = WITH_UNIT.iter().position(|with| *with == grid);
    found.extend(unit.map(|unit| SectionPlan {
        kind: SectionKind::Unit,
        estate: nth(&book.units, unit).to_owned(),
        name: nth(&book.units, unit).to_owned(),
        place: format!("{:02}-3", grid + 1),
        doors: Vec::new(),
    }));
    found
}

/// A building with some of its flats lived in.
fn tower(book: &Book, grid: usize, building: usize, share: usize) -> SectionPlan {
    let estate = nth(&book.estates, grid);
    let flats = UNITS * FLOORS * ROOMS;
    let lived_in = (0..flats).filter(|flat| flat * share / flats != (flat + 1) * share / flats);
    let place = format!("{:02}-1-{building:03}", grid + 1);
    let doors = lived_in.map(|flat| {
        let unit = flat / (FLOORS * ROOMS) + 1;
        let room = (flat / ROOMS % FLOORS + 1) * 100 + flat % ROOMS + 1;
        Door {
            place: format!("{place}-{unit:02}-{room:05}"),
            door: format!("{building}-{unit}-{room}"),
            keys: format!("{building} {unit} {room} {}", keys(estate)),
        }
    });
    SectionPlan {
        kind: SectionKind::Building,
        estate: estate.to_owned(),
        name: format!("{building}{}", book.building_word),
        doors: doors.collect(),
        place,
    }
}

/// A lane of single houses.
fn scattered(book: &Book, grid: usize, lane: &str) -> SectionPlan {
    let place = format!("{:02}-2", grid + 1);
    let doors = (1..=IN_A_LANE).map(|nth| {
        let number = nth * 2 - 1;
        Door {
            place: format!("{place}-{number:05}"),
            door: format!("{number}{}", book.house_word),
            keys: format!("{number} {}", keys(lane)),
        }
    });
    SectionPlan {
        kind: SectionKind::Scattered,
        estate: lane.to_owned(),
        name: lane.to_owned(),
        doors: doors.collect(),
        place,
    }
}
