//! 住户: a door, who lives behind it, and who calls on it.

mod address;
mod card;
mod chain;
mod contact;
mod door;
mod kinds;
mod natural;
mod refusal;
mod slip;

pub use address::{Address, parse_address, parse_part};
pub use card::{
    Caller, ConsentRow, ContactTerm, HomeDetail, HouseholdCard, HouseholdRow, ResidentRow,
};
pub use chain::{Link, LinkRole, in_calling_order};
pub use contact::{CallerFacts, Doubt, doubts, is_own_home};
pub use door::{Door, DoorFault, SectionPlace, find_door};
pub use kinds::{ContactKind, Housing, Known, Leaving, Living, Relation, Stay};
pub use natural::natural;
pub use refusal::HomeRefusal;
pub use slip::{Call, Line, Slip};

/// Marker for ids of households.
#[derive(Debug)]
pub struct Household;

/// Marker for ids of contact assignments (联系人).
#[derive(Debug)]
pub struct Contact;

/// Marker for ids of consents (同意).
#[derive(Debug)]
pub struct Consent;
