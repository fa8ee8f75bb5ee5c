//! What several screens can do about a household, a card or a handbook that is selected or shown.

mod keys;
pub mod text;

pub use keys::{CARDS, HOME};

use crate::domain::Id;
use crate::domain::contact_card::ContactCardRow;
use crate::domain::grid::{Grid, Section};
use crate::domain::household::{ContactKind, Household};
use crate::domain::person::Person;
use crate::flow::{CardAction, CardPurpose, Cx, HomeAction, HomePurpose, Purpose, Wish};
use crate::store::{CardCommand, Command, HouseholdCommand};

/// Where something is to be done.
#[derive(Debug, Clone, Default)]
pub struct Spot {
    /// The household that is selected or shown.
    pub household: Option<Id<Household>>,
    /// The grid at hand.
    pub grid: Option<Id<Grid>>,
    /// The section that is shown.
    pub section: Option<(Id<Section>, String)>,
}

/// Carries out an action about a household; `false` when none is at hand.
pub fn act(action: HomeAction, spot: Spot, cx: &mut Cx<'_>) -> bool {
    if action == HomeAction::Register {
        let (grid, section) = (spot.grid, spot.section);
        let purpose = HomePurpose::Register { grid, section };
        cx.wish(Wish::Form(Purpose::Home(purpose)));
        return true;
    }
    let Some(household) = spot.household else {
        return false;
    };
    cx.wish(wish(action, household));
    true
}

fn wish(action: HomeAction, household: Id<Household>) -> Wish {
    let ask = |command| Wish::Ask(Box::new(command));
    let purpose = match action {
        HomeAction::Register => HomePurpose::Register {
            grid: None,
            section: None,
        },
        HomeAction::Amend => HomePurpose::Amend(household),
        HomeAction::AddResident => HomePurpose::AddResident(household),
        HomeAction::Tags => HomePurpose::Tags(household),
        HomeAction::Contact => HomePurpose::Contact(household, ContactKind::Main),
        HomeAction::Backup => HomePurpose::Contact(household, ContactKind::Backup),
        HomeAction::ShowIdentity => HomePurpose::ShowIdentity(household),
        HomeAction::Seal => HomePurpose::Seal(household),
        HomeAction::Move => HomePurpose::Move(household),
        HomeAction::Split => HomePurpose::Split(household),
        HomeAction::Join => HomePurpose::Join(household),
        HomeAction::MakeCard => return ask(Command::Card(CardCommand::Make { household })),
        HomeAction::Unseal => {
            return ask(Command::Household(HouseholdCommand::Unseal { household }));
        }
    };
    Wish::Form(Purpose::Home(purpose))
}

/// Where something is to be done about cards and handbooks.
#[derive(Debug, Default)]
pub struct Cards<'a> {
    /// The card that is selected or hangs at the door shown.
    pub card: Option<&'a ContactCardRow>,
    /// What the list was narrowed to.
    pub narrow: &'a str,
    /// The member who is selected or shown.
    pub member: Option<(Id<Person>, String)>,
}

/// Carries out an action about cards and handbooks; `false` when no card is selected for it.
pub fn act_on_card(action: CardAction, at: Cards<'_>, cx: &mut Cx<'_>) -> bool {
    let purpose = match (action, at.card) {
        (CardAction::HandOutAll, _) => CardPurpose::HandOutAll(at.narrow.to_owned()),
        (CardAction::ReprintAll, _) => CardPurpose::ReprintAll(at.narrow.to_owned()),
        (CardAction::MakeAll, _) => {
            cx.wish(Wish::ChooseBranch);
            return true;
        }
        (CardAction::Handbook, _) => CardPurpose::Handbook(at.member),
        (CardAction::HandOut, Some(card)) => CardPurpose::HandOut(card.id, subject(card)),
        (CardAction::Reprint, Some(card)) => CardPurpose::Reprint(card.id, subject(card)),
        (CardAction::Void, Some(card)) => CardPurpose::Void(card.id, subject(card)),
        (_, None) => return false,
    };
    cx.wish(Wish::Form(Purpose::Card(purpose)));
    true
}

/// Number, door and holder of a card, for the heading of its form.
pub fn subject(card: &ContactCardRow) -> String {
    format!("{} {} {}", card.number, card.door, card.holder.1)
}
