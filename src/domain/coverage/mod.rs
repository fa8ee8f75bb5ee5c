//! 覆盖体检: what the network still lacks, and where each hole is mended.

mod load;

pub use load::{is_over_load, most_households};

use chrono::NaiveDate;

use super::grid::{Grid, Section};
use super::household::Household;
use super::person::Person;
use super::{Coded, Id};

/// A kind of hole in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hole {
    /// A household nobody calls on.
    NoContact,
    /// A contact who is neither member nor holder of any role any more.
    ContactEnded,
    /// A contact who cannot be called.
    ContactUnreachable,
    /// A member who calls on more households than the rule has, by age and exemption.
    OverLoad,
    /// A grid without exactly one lead.
    LeadMissing,
    /// A grid without exactly two collectors.
    CollectorMissing,
    /// A building without a head.
    NoBuildingHead,
    /// A scattered area without a representative.
    NoRepresentative,
    /// A unit without exactly one liaison.
    UnitLiaison,
    /// A grid whose Party group has ended.
    NoGroup,
    /// A section whose grid has ended.
    NoGrid,
    /// A household whose section has ended.
    NoSection,
    /// A contact card with the name of someone who does not call there any more.
    CardStale,
    /// A contact card with a number its holder does not have any more.
    CardPhone,
    /// A household not met in this round.
    NotMet,
}

impl Coded for Hole {
    const CODES: &'static [(Self, &'static str)] = &[
        (Hole::NoContact, "no_contact"),
        (Hole::ContactEnded, "contact_ended"),
        (Hole::ContactUnreachable, "contact_unreachable"),
        (Hole::OverLoad, "over_load"),
        (Hole::LeadMissing, "lead_missing"),
        (Hole::CollectorMissing, "collector_missing"),
        (Hole::NoBuildingHead, "no_building_head"),
        (Hole::NoRepresentative, "no_representative"),
        (Hole::UnitLiaison, "unit_liaison"),
        (Hole::NoGroup, "no_group"),
        (Hole::NoGrid, "no_grid"),
        (Hole::NoSection, "no_section"),
        (Hole::CardStale, "card_stale"),
        (Hole::CardPhone, "card_phone"),
        (Hole::NotMet, "not_met"),
    ];
}

/// The place where a hole is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A household.
    Household(Id<Household>),
    /// A grid.
    Grid(Id<Grid>),
    /// A section.
    Section(Id<Section>),
    /// A person.
    Person(Id<Person>),
}

/// What there is to say of a hole beyond its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Nothing.
    None,
    /// The head of the household.
    Head(String),
    /// How many households a person calls on.
    Households(u32),
    /// How many there are where the rule has another number.
    Count(u32),
    /// Why someone cannot be called: the code of a reach, or nothing for want of a number.
    Reach(String),
    /// How much someone carries.
    Load {
        /// Households.
        households: u32,
        /// Years, if known.
        age: Option<u32>,
        /// Why this person should carry none.
        exempt: String,
        /// How many the rule has for this person.
        most: u32,
    },
    /// The number of a card.
    Card(String),
    /// The last meeting ever.
    LastMet(Option<NaiveDate>),
}

/// One hole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoleRow {
    /// Which kind.
    pub hole: Hole,
    /// The row's own id in its list.
    pub id: i64,
    /// Its sort key.
    pub sort: String,
    /// A door, a grid, a section, a name.
    pub subject: String,
    /// What else there is to say.
    pub note: Note,
    /// Where it is mended.
    pub place: Place,
}

/// How many holes of a kind there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoleCount {
    /// Which kind.
    pub hole: Hole,
    /// How many.
    pub count: u32,
}
