//! Cards and handbooks of the first branch: most still to be handed out, one no longer true.

use super::calendar::at;
use super::history::History;
use crate::domain::Id;
use crate::domain::contact_card::ContactCard;
use crate::domain::household::ContactKind;
use crate::store::{CardCommand, Command, Failure, HandbookCommand, HouseholdCommand};

/// Days ago on which the cards were made; before anything else that is told of.
const MADE_AGO: i64 = 241;
/// Cards at the door.
const HANDED_OUT: u32 = 24;
/// Members with a handbook.
const HANDBOOKS: usize = 4;
/// The door whose contact changed afterwards, and the neighbour whose contact took it.
const CHANGED: usize = 6;
const TAKEN_BY: usize = 60;

pub(super) fn issue(history: &mut History<'_>) -> Result<(), Failure> {
    let on = history.calendar.in_days(-MADE_AGO);
    history.ctx.now = at(on, 9, 0);
    let block = &history.town.blocks[0];
    let branch = block.branch;
    history.run(&Command::Card(CardCommand::MakeAll {
        branch,
        reprint: false,
    }))?;
    for card in first_cards(history)? {
        history.run(&Command::Card(CardCommand::HandOut { card, on }))?;
    }
    history.run(&Command::Household(HouseholdCommand::SetContact {
        household: block.homes[CHANGED].id,
        kind: ContactKind::Main,
        person: Some(block.homes[TAKEN_BY].contact),
        reason: String::new(),
    }))?;
    handbooks(history)
}

fn first_cards(history: &History<'_>) -> Result<Vec<Id<ContactCard>>, Failure> {
    let cards = history
        .store
        .conn
        .prepare_cached("SELECT id FROM card ORDER BY id LIMIT ?1")?
        .query_map([HANDED_OUT], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(cards)
}

fn handbooks(history: &mut History<'_>) -> Result<(), Failure> {
    let on = history.ctx.today();
    let homes = &history.town.blocks[0].homes;
    let mut members = Vec::new();
    for home in homes {
        if members.last() != Some(&home.contact) && !members.contains(&home.contact) {
            members.push(home.contact);
        }
    }
    // Every sixth door is left to a building head, who need not be a member.
    let mut made = None;
    for member in members.into_iter().take(HANDBOOKS) {
        let member = Some(member);
        let issue = Command::Handbook(HandbookCommand::Issue { member, on });
        match history.run(&issue) {
            Ok(done) => made = made.or(done.made),
            Err(Failure::Refused(_)) => {}
            Err(fault) => return Err(fault),
        }
    }
    let Some(handbook) = made.map(Id::new) else {
        return Ok(());
    };
    let entry = HandbookCommand::Write {
        handbook,
        household: Some(homes[0].id),
        on,
        text: history.book.entry.clone(),
    };
    history.run(&Command::Handbook(entry)).map(|_| ())
}
