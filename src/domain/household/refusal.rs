//! What the rules of households say no to.

use super::contact::Doubt;
use crate::domain::identity::IdFault;

/// A refusal about a household, someone in it, its tags or whoever calls there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HomeRefusal {
    /// Text that is no address.
    NotAnAddress { text: String },
    /// No section has this building.
    NoSection { text: String },
    /// Several sections have it; their names.
    WhichSection { names: Vec<String> },
    /// The building written is not that of the chosen section.
    OtherBuilding { section: String },
    /// The building has several units and none is written.
    WhichUnit { section: String },
    /// Someone is registered at this door.
    DoorTaken { door: String, head: String },
    /// A household without the name of anyone.
    NoName,
    /// Text that is no identity number.
    NotAnIdNumber { fault: IdFault },
    /// Someone like this is on record.
    KnownPerson {
        name: String,
        door: Option<String>,
        by_number: bool,
    },
    /// Someone of this name lives there, and nobody said that this is another one.
    SameNameHere { name: String, relation: String },
    /// A corrected name is that of someone else: in the same household, or with the same number elsewhere.
    RenamedTo { name: String, door: Option<String> },
    /// Nobody like this is on record.
    NoSuchPerson,
    /// This person lives there already.
    LivesHere { name: String },
    /// The head leaves while others stay.
    HeadLeaves,
    /// Nobody would be left.
    LastResident,
    /// Nobody was chosen to go.
    NobodyGoes,
    /// Everybody was chosen to go.
    EverybodyGoes,
    /// A tag that is in no list.
    UnknownTag { name: String },
    /// A tag that is not kept here at all.
    TagOff { name: String, source: String },
    /// A sensitive tag while those are switched off.
    TagSwitchedOff { name: String },
    /// A sensitive tag without consent.
    NeedsConsent { name: String },
    /// A tag about a child without a guardian's consent.
    NeedsGuardian { name: String },
    /// The consent was withdrawn before.
    ConsentWithdrawn,
    /// Something speaks against this contact and no reason is written.
    ContactNeedsReason { name: String, doubts: Vec<Doubt> },
    /// This person calls there already.
    AlreadyContact { name: String },
    /// Contact and backup are the same person.
    SameContact,
    /// Nobody is chosen.
    NoContactChosen,
    /// Nobody calls there yet.
    NoContactYet,
    /// The record is sealed.
    Sealed,
    /// The record is not sealed.
    NotSealed,
    /// The same door or the same household twice.
    SameDoor,
}
