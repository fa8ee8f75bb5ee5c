//! 住户: a door, who lives behind it, and who calls on it.

mod address;
mod card;
mod door;

pub use address::{Address, parse_address, parse_part};
pub use card::{HouseholdCard, HouseholdRow, Link, LinkRole, ResidentRow};
pub use door::{Door, building_place, door_of, natural};

/// Marker for ids of households.
#[derive(Debug)]
pub struct Household;

/// Marker for ids of contact assignments (联系人).
#[derive(Debug)]
pub struct Contact;
