//! What can be done about a household and its cards; all of it by the menu.

use super::text::{blocked, help, labels};
use crate::domain::contact_card::CardState;
use crate::flow::{Action, Binding, CardAction, Facts, HomeAction};
use crate::keymap::Availability::{self, Blocked, Hidden, Ready};
use crate::screens::keys::{key, when};

const fn home(
    action: HomeAction,
    label: &'static str,
    help: &'static str,
    at: fn(&Facts) -> Availability,
) -> Binding {
    when(key(&[], Action::Home(action), label, help, 0), at)
}

const fn card(
    action: CardAction,
    label: &'static str,
    help: &'static str,
    at: fn(&Facts) -> Availability,
) -> Binding {
    when(key(&[], Action::Card(action), label, help, 0), at)
}

fn at_register(facts: &Facts) -> Availability {
    if facts.can_register { Ready } else { Hidden }
}

fn at_home(facts: &Facts) -> Availability {
    match (facts.household, facts.sealed) {
        (false, _) => Hidden,
        (true, false) => Ready,
        (true, true) => Blocked(blocked::SEALED),
    }
}

fn at_sealed(facts: &Facts) -> Availability {
    if facts.household && facts.sealed {
        Ready
    } else {
        Hidden
    }
}

fn at_card(facts: &Facts) -> Availability {
    match facts.card {
        None => Hidden,
        Some(CardState::Void) => Blocked(blocked::CARD_VOID),
        Some(_) => Ready,
    }
}

fn at_pending(facts: &Facts) -> Availability {
    match facts.card {
        None => Hidden,
        Some(CardState::Void) => Blocked(blocked::CARD_VOID),
        Some(CardState::Issued) => Blocked(blocked::CARD_OUT),
        Some(_) => Ready,
    }
}

/// In a list of cards that stand so.
fn at_state(facts: &Facts, stands: fn(CardState) -> bool) -> Availability {
    match facts.card {
        Some(state) if facts.cards && stands(state) => Ready,
        _ => Hidden,
    }
}

/// About a household.
pub const HOME: &[Binding] = &[
    home(
        HomeAction::Register,
        labels::REGISTER,
        help::REGISTER,
        at_register,
    ),
    home(HomeAction::Amend, labels::AMEND, help::AMEND, at_home),
    home(
        HomeAction::AddResident,
        labels::ADD_RESIDENT,
        help::ADD_RESIDENT,
        at_home,
    ),
    home(HomeAction::Tags, labels::TAGS, help::TAGS, at_home),
    home(HomeAction::Contact, labels::CONTACT, help::CONTACT, at_home),
    home(HomeAction::Backup, labels::BACKUP, help::BACKUP, at_home),
    home(
        HomeAction::ShowIdentity,
        labels::SHOW_IDENTITY,
        help::SHOW_IDENTITY,
        at_home,
    ),
    home(
        HomeAction::MakeCard,
        labels::MAKE_CARD,
        help::MAKE_CARD,
        at_home,
    ),
    home(HomeAction::Seal, labels::SEAL, help::SEAL, at_home),
    home(HomeAction::Unseal, labels::UNSEAL, help::UNSEAL, at_sealed),
    home(HomeAction::Move, labels::MOVE, help::MOVE, at_home),
    home(HomeAction::Split, labels::SPLIT, help::SPLIT, at_home),
    home(HomeAction::Join, labels::JOIN, help::JOIN, at_home),
];

/// About contact cards and handbooks.
pub const CARDS: &[Binding] = &[
    card(
        CardAction::HandOut,
        labels::HAND_OUT,
        help::HAND_OUT,
        at_pending,
    ),
    card(CardAction::Reprint, labels::REPRINT, help::REPRINT, at_card),
    card(
        CardAction::HandOutAll,
        labels::HAND_OUT_ALL,
        help::HAND_OUT_ALL,
        |facts| at_state(facts, |state| state == CardState::Pending),
    ),
    card(
        CardAction::ReprintAll,
        labels::REPRINT_ALL,
        help::REPRINT_ALL,
        |facts| at_state(facts, CardState::is_stale),
    ),
    card(CardAction::Void, labels::VOID, help::VOID, at_card),
    card(
        CardAction::MakeAll,
        labels::MAKE_ALL,
        help::MAKE_ALL,
        at_register,
    ),
    card(
        CardAction::Handbook,
        labels::HANDBOOK,
        help::HANDBOOK,
        at_register,
    ),
];
