//! 住户: a door, who lives behind it, and who calls on it.

mod address;
mod card;
mod slip;

pub use address::{Address, parse_address};
pub use card::{HouseholdCard, HouseholdRow, Link, LinkRole, ResidentRow};
pub use slip::{Call, Line, Slip};

/// Marker for ids of households.
#[derive(Debug)]
pub struct Household;

/// Marker for ids of contact assignments (联系人).
#[derive(Debug)]
pub struct Contact;
