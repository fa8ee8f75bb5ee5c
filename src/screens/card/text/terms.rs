//! Roles from and to, as lines of a card.

use chrono::NaiveDate;

use crate::domain::person::{Held, Reach, TermRow};
use crate::domain::privacy::mask_phone;
use crate::flow::{Ink, Line, Target};
use crate::text::{dates, names};

/// A telephone number, masked unless it is to be shown.
pub fn phone(phone: &str, reveal: bool) -> String {
    if reveal {
        phone.to_owned()
    } else {
        mask_phone(phone)
    }
}

/// `[外出]` before whoever cannot be called; nothing for everyone else.
pub fn mark(reach: Reach) -> String {
    match reach {
        Reach::Reachable => String::new(),
        _ => format!("[{}]", names::reach(reach)),
    }
}

/// `预` behind a probationary member.
pub fn probationary(is: bool) -> &'static str {
    if is { "(预)" } else { "" }
}

/// A present role of someone, on the card of the place; leads to the person.
pub fn holder(term: &TermRow, reveal: bool) -> Line {
    // Of several groups on a branch's card, which one.
    let group = match term.held {
        Held::Group(_) => term.place.rsplit(' ').next(),
        _ => None,
    };
    let group = group.map_or_else(String::new, |name| format!("（{name}）"));
    Line::plain(format!(
        "{}{group}  {}{}{}  {}",
        names::role(term.role),
        term.name,
        probationary(term.is_probationary),
        mark(term.reach),
        phone(&term.phone, reveal)
    ))
    .leading(Target::Person(term.person))
}

/// An ended role of someone, on the card of the place; leads to the person.
pub fn former(term: &TermRow, today: NaiveDate) -> Line {
    Line::inked(
        format!(
            "{}  {}  {}{}",
            names::role(term.role),
            term.name,
            span(term.from, term.to, today),
            because(&term.reason)
        ),
        Ink::Dim,
    )
    .leading(Target::Person(term.person))
}

/// A role on the card of its holder; leads to the place.
pub fn role(term: &TermRow, today: NaiveDate) -> Line {
    let words = format!(
        "{}  {}  {}{}",
        names::role(term.role),
        term.place,
        span(term.from, term.to, today),
        because(&term.reason)
    );
    let line = match term.to {
        None => Line::plain(words),
        Some(_) => Line::inked(words, Ink::Dim),
    };
    match term.held {
        Held::Grid(id) => line.leading(Target::Grid(id)),
        Held::Section(id) => line.leading(Target::Section(id)),
        Held::Branch(id) => line.leading(Target::Branch(id)),
        Held::Group(_) | Held::Community => line,
    }
}

/// From and to.
pub fn span(from: NaiveDate, to: Option<NaiveDate>, today: NaiveDate) -> String {
    match to {
        None => format!("{}起", dates::aligned(from, today)),
        Some(to) => format!(
            "{} 至 {}",
            dates::aligned(from, today),
            dates::aligned(to, today)
        ),
    }
}

fn because(reason: &str) -> String {
    if reason.is_empty() {
        String::new()
    } else {
        format!("（{reason}）")
    }
}
