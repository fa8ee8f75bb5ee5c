//! 连心卡: what is printed on it, and whether that is still true.

mod refusal;

pub use refusal::CardRefusal;

use chrono::NaiveDate;

use super::household::Household;
use super::person::Person;
use super::{Coded, Id};

/// Marker for ids of contact cards.
#[derive(Debug)]
pub struct ContactCard;

/// What was done with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardStatus {
    /// 待发.
    Pending,
    /// 已发.
    Issued,
    /// 作废.
    Void,
}

impl Coded for CardStatus {
    const CODES: &'static [(Self, &'static str)] = &[
        (CardStatus::Pending, "pending"),
        (CardStatus::Issued, "issued"),
        (CardStatus::Void, "void"),
    ];
}

/// How a card stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardState {
    /// Printed, or to be printed, and not handed out.
    Pending,
    /// At the door, and true.
    Issued,
    /// Another number is printed on it than the holder has now.
    PhoneChanged,
    /// Someone else calls on the household now.
    ContactChanged,
    /// Void.
    Void,
}

impl Coded for CardState {
    const CODES: &'static [(Self, &'static str)] = &[
        (CardState::Pending, "pending"),
        (CardState::Issued, "issued"),
        (CardState::PhoneChanged, "phone_changed"),
        (CardState::ContactChanged, "contact_changed"),
        (CardState::Void, "void"),
    ];
}

impl CardState {
    /// Whether what is printed on it is no longer true.
    pub fn is_stale(self) -> bool {
        matches!(self, CardState::PhoneChanged | CardState::ContactChanged)
    }
}

/// What the state of a card depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardFacts<'a> {
    /// What was done with it.
    pub status: CardStatus,
    /// The number printed on it.
    pub printed: &'a str,
    /// The number its holder has now.
    pub phone: &'a str,
    /// Whether its holder is the household's contact today.
    pub holder_calls: bool,
}

/// How a card stands. A changed contact goes before a changed number: that card needs another name.
pub fn card_state(facts: CardFacts<'_>) -> CardState {
    match facts.status {
        CardStatus::Void => CardState::Void,
        _ if !facts.holder_calls => CardState::ContactChanged,
        _ if facts.printed != facts.phone => CardState::PhoneChanged,
        CardStatus::Pending => CardState::Pending,
        CardStatus::Issued => CardState::Issued,
    }
}

/// The part of a number that names its branch: the end of the community's code, then the branch.
pub fn series(community_code: &str, branch: u32) -> String {
    let digits: Vec<char> = community_code
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let tail: String = digits[digits.len().saturating_sub(3)..].iter().collect();
    format!("{tail:0>3}{branch:02}")
}

/// The number after the last one of a series; the first when there is none.
pub fn next_number(series: &str, last: Option<&str>) -> String {
    let serial = last
        .and_then(|last| last.rsplit_once('-'))
        .and_then(|(_, serial)| serial.parse::<u32>().ok())
        .unwrap_or(0);
    format!("{series}-{:04}", serial + 1)
}

/// One line of the list of cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactCardRow {
    /// The card.
    pub id: Id<ContactCard>,
    /// Its number.
    pub number: String,
    /// Its holder.
    pub holder: (Id<Person>, String),
    /// The household it hangs in.
    pub household: Id<Household>,
    /// Estate and door.
    pub door: String,
    /// The number printed on it, in full; views mask it.
    pub phone: String,
    /// How it stands.
    pub state: CardState,
    /// When it was made.
    pub made_on: NaiveDate,
    /// When it was handed out.
    pub issued_on: Option<NaiveDate>,
    /// Why it is void: words, or a code of the program.
    pub reason: String,
    /// The number of the card it stands for.
    pub replaces: Option<String>,
    /// Its place in the order of the list it stands in.
    pub sort: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_true_while_its_holder_calls_and_has_that_number() {
        let facts = |status, phone, holder_calls| CardFacts {
            status,
            printed: "12000000001",
            phone,
            holder_calls,
        };
        use CardStatus::{Issued, Pending, Void};
        for (status, phone, calls, state) in [
            (Pending, "12000000001", true, CardState::Pending),
            (Issued, "12000000001", true, CardState::Issued),
            (Pending, "12000000002", true, CardState::PhoneChanged),
            (Issued, "", true, CardState::PhoneChanged),
            (Issued, "12000000001", false, CardState::ContactChanged),
            (Issued, "12000000002", false, CardState::ContactChanged),
            (Void, "12000000002", false, CardState::Void),
        ] {
            let found = card_state(facts(status, phone, calls));
            assert_eq!(found, state, "{status:?} {phone} {calls}");
            assert_eq!(
                found.is_stale(),
                matches!(found, CardState::PhoneChanged | CardState::ContactChanged)
            );
        }
    }

    #[test]
    fn numbers_go_on_within_their_branch() {
        let first = series("421303001099", 2);
        assert_eq!(first, "09902");
        assert_eq!(series("", 0), "00000");
        assert_eq!(next_number(&first, None), "09902-0001");
        assert_eq!(next_number(&first, Some("09902-0041")), "09902-0042");
        assert_eq!(next_number(&first, Some("09902-9999")), "09902-10000");
    }
}
