//! What the rules of cards and handbooks say no to.

use super::CardStatus;

/// A refusal about a contact card or a handbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardRefusal {
    /// No card of the list can be handed out or replaced.
    NothingListed,
    /// Nobody calls on the household.
    NoContact,
    /// The holder has no telephone number to be printed.
    NoPhone { name: String },
    /// The household has a card that is not void.
    HasCard { number: String },
    /// Every household of the branch has its card.
    NothingToIssue,
    /// The card stands differently.
    NotNow { status: CardStatus },
    /// The member has a handbook.
    HasHandbook { number: String },
    /// Only members have handbooks.
    NotAMember { name: String },
    /// The handbook was returned.
    Returned,
}
