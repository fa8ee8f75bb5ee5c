//! Enter on a hole of the network: the form that mends it, with everything known filled in.

use crate::domain::Id;
use crate::domain::contact_card::ContactCard;
use crate::domain::coverage::{Hole, HoleRow, Note, Place};
use crate::domain::household::ContactKind;
use crate::domain::person::Role;
use crate::domain::rules::Rulebook;
use crate::flow::{
    CardPurpose, GridPurpose, HomePurpose, PersonPurpose, Place as Held, Purpose, Target, Wish,
};
use crate::store::Filter;
use crate::text::coverage;

/// What mends a hole; `None` where its place must be looked at first.
pub(super) fn mend(row: &HoleRow) -> Option<Wish> {
    let purpose = match row.place {
        Place::Household(home) => match row.hole {
            Hole::NoContact => Purpose::Home(HomePurpose::Contact(home, ContactKind::Main)),
            Hole::NotMet => Purpose::Visit(home),
            Hole::CardStale | Hole::CardPhone => Purpose::Card(reprint(row)),
            _ => return None,
        },
        Place::Person(person) => Purpose::Person(match row.hole {
            Hole::ContactEnded => PersonPurpose::Handover(person),
            Hole::ContactUnreachable => PersonPurpose::Edit(person),
            Hole::OverLoad => {
                return Some(Wish::Go(Target::Households(Filter {
                    contact: Some(person),
                    ..Filter::default()
                })));
            }
            _ => return None,
        }),
        Place::Grid(grid) => match row.hole {
            Hole::LeadMissing => staff(row, Held::Grid(grid), Role::Lead),
            Hole::CollectorMissing => staff(row, Held::Grid(grid), Role::Collector),
            Hole::NoGroup => Purpose::Grid(GridPurpose::Edit(grid)),
            _ => return None,
        },
        Place::Section(section) => match row.hole {
            Hole::NoBuildingHead => staff(row, Held::Section(section), Role::BuildingHead),
            Hole::NoRepresentative => staff(row, Held::Section(section), Role::Representative),
            Hole::UnitLiaison => staff(row, Held::Section(section), Role::UnitLiaison),
            Hole::NoGrid => Purpose::Grid(GridPurpose::MoveSection(section)),
            _ => return None,
        },
    };
    Some(Wish::Form(purpose))
}

/// What is said on arriving where more than one form may be needed.
pub(super) fn advice(row: &HoleRow) -> Option<String> {
    match (row.hole, &row.note) {
        (
            Hole::OverLoad,
            Note::Load {
                households,
                age,
                exempt,
                most,
            },
        ) => Some(coverage::hand_on(
            &row.subject,
            &coverage::load(*households, *age, exempt, *most),
        )),
        _ => None,
    }
}

/// Someone for the role, or one fewer where there are too many.
fn staff(row: &HoleRow, place: Held, role: Role) -> Purpose {
    let rule = &Rulebook::builtin().grid;
    let wanted = match role {
        Role::Lead => rule.leads,
        Role::Collector => rule.collectors,
        _ => 1,
    };
    Purpose::Person(match row.note {
        Note::Count(count) if count > wanted => PersonPurpose::EndIn(place),
        _ => PersonPurpose::GiveIn(place, Some(role)),
    })
}

/// The row of a card has its id.
fn reprint(row: &HoleRow) -> CardPurpose {
    let card: Id<ContactCard> = Id::new(row.id);
    let number = match &row.note {
        Note::Card(number) => number.as_str(),
        _ => "",
    };
    CardPurpose::Reprint(card, format!("{number} {}", row.subject))
}
