//! Everything that can be written about contact cards, as values.

use chrono::NaiveDate;

use super::{fate, make};
use crate::domain::Id;
use crate::domain::contact_card::ContactCard;
use crate::domain::household::Household;
use crate::domain::person::Branch;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// A wish to write something about contact cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardCommand {
    /// 制卡 for one household.
    Make { household: Id<Household> },
    /// 统一配卡: for every household that the members of a branch call on and that has none.
    MakeAll {
        branch: Id<Branch>,
        /// Stands in for those that are no longer true, too.
        reprint: bool,
    },
    /// 发卡: it hangs at the door.
    HandOut {
        card: Id<ContactCard>,
        on: NaiveDate,
    },
    /// 发卡 of every waiting card of the list, narrowed as it stands.
    HandOutAll { narrow: String, on: NaiveDate },
    /// 补发 of every card of the list that is no longer true.
    ReprintAll { narrow: String, reason: String },
    /// 作废.
    Void {
        card: Id<ContactCard>,
        reason: String,
    },
    /// 补发: void, and a new one that stands in for it.
    Reprint {
        card: Id<ContactCard>,
        reason: String,
    },
}

impl CardCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            CardCommand::Make { .. } => "make_card",
            CardCommand::MakeAll { .. } => "make_cards",
            CardCommand::HandOut { .. } => "hand_out_card",
            CardCommand::HandOutAll { .. } => "hand_out_cards",
            CardCommand::ReprintAll { .. } => "reprint_cards",
            CardCommand::Void { .. } => "void_card",
            CardCommand::Reprint { .. } => "reprint_card",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            CardCommand::Make { household } => make::one(tx, *household),
            CardCommand::MakeAll { branch, reprint } => make::all(tx, *branch, *reprint),
            CardCommand::HandOut { card, on } => fate::hand_out(tx, *card, *on),
            CardCommand::HandOutAll { narrow, on } => fate::hand_out_all(tx, narrow, *on),
            CardCommand::ReprintAll { narrow, reason } => fate::reprint_all(tx, narrow, reason),
            CardCommand::Void { card, reason } => fate::void(tx, *card, reason),
            CardCommand::Reprint { card, reason } => fate::reprint(tx, *card, reason),
        }
    }
}
