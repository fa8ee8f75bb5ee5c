//! What a household's record says beyond people and visits: contacts, tags, cards, consents, and its ending.

use super::household::phone;
use crate::domain::contact_card::{CardState, ContactCardRow};
use crate::domain::household::{Caller, ConsentRow, ContactKind, HouseholdCard};
use crate::flow::{CardPurpose, HomePurpose, Ink, Line, Purpose};
use crate::store::{CardCommand, Command, HouseholdCommand};
use crate::text::names;

/// Contact, backup, how they live, tags, card: each leads to its form.
pub fn facts(card: &HouseholdCard, reveal: bool) -> Vec<Line> {
    if card.is_sealed() {
        let read_only = |line: Line| Line { does: None, ..line };
        return vec![read_only(living(card)), read_only(tags(card))];
    }
    let mut lines = vec![
        main(card, reveal),
        backup(card, reveal),
        living(card),
        tags(card),
    ];
    lines.extend(consents(card));
    lines.push(contact_card(card));
    lines.extend(identity(card));
    lines
}

/// Every consent, and the sensitive tags that none covers: given again in the form of tags.
fn consents(card: &HouseholdCard) -> Vec<Line> {
    let detail = &card.detail;
    let mut lines: Vec<Line> = detail.consents.iter().map(|it| consent(card, it)).collect();
    let stays = card.covered_tags();
    let bare: Vec<&str> = card
        .row
        .tags
        .iter()
        .filter(|tag| !stays.contains(tag))
        .map(String::as_str)
        .collect();
    if !bare.is_empty() {
        let words = format!("  「{}」没有同意记录，回车补登", bare.join("、"));
        lines.push(Line::inked(words, Ink::Bad).filling(to_tags(card)));
    }
    lines
}

fn to_tags(card: &HouseholdCard) -> Purpose {
    Purpose::Home(HomePurpose::Tags(card.row.id))
}

fn to(card: &HouseholdCard, kind: ContactKind) -> Purpose {
    Purpose::Home(HomePurpose::Contact(card.row.id, kind))
}

fn called(caller: &Caller, reveal: bool) -> String {
    format!("{}  {}", caller.name, phone(&caller.phone, reveal))
}

fn main(card: &HouseholdCard, reveal: bool) -> Line {
    let detail = &card.detail;
    let line = match (&detail.main, &detail.backup) {
        (None, _) => Line::inked("联系人 还没有", Ink::Bad),
        (Some(main), _) if main.can_be_reached => {
            Line::plain(format!("联系人 {}", called(main, reveal)))
        }
        (Some(main), Some(backup)) => Line::inked(
            format!(
                "联系人 {}（联系不上，请找 {}）",
                called(main, reveal),
                called(backup, reveal)
            ),
            Ink::Bad,
        ),
        (Some(main), None) => Line::inked(
            format!(
                "联系人 {}（联系不上，也没有备联系人）",
                called(main, reveal)
            ),
            Ink::Bad,
        ),
    };
    line.filling(to(card, ContactKind::Main))
}

/// Whether the contact has shown who calls there (domain S36); nothing to say where there is none.
fn identity(card: &HouseholdCard) -> Option<Line> {
    let line = match card.detail.main.as_ref()?.identity_shown {
        Some(on) => Line::plain(format!("亮明身份 {on}")),
        None => Line::inked("亮明身份 还没有登记", Ink::Dim),
    };
    Some(line.filling(Purpose::Home(HomePurpose::ShowIdentity(card.row.id))))
}

fn backup(card: &HouseholdCard, reveal: bool) -> Line {
    let line = match &card.detail.backup {
        None => Line::inked("备联系人 没有", Ink::Dim),
        Some(backup) if backup.can_be_reached => {
            Line::plain(format!("备联系人 {}", called(backup, reveal)))
        }
        Some(backup) => Line::inked(
            format!("备联系人 {}（联系不上）", called(backup, reveal)),
            Ink::Warn,
        ),
    };
    line.filling(to(card, ContactKind::Backup))
}

fn living(card: &HouseholdCard) -> Line {
    let detail = &card.detail;
    let mut words = format!(
        "情况 {}  房屋 {}",
        names::living(detail.living),
        names::housing(detail.housing)
    );
    if !detail.note.is_empty() {
        words.push_str(&format!("  {}", detail.note));
    }
    Line::plain(words).filling(Purpose::Home(HomePurpose::Amend(card.row.id)))
}

fn tags(card: &HouseholdCard) -> Line {
    let line = match card.row.tags.as_slice() {
        [] => Line::inked("标签 没有", Ink::Dim),
        tags => Line::plain(format!("标签 {}", tags.join(" "))),
    };
    line.filling(to_tags(card))
}

fn contact_card(card: &HouseholdCard) -> Line {
    let household = card.row.id;
    let standing = card
        .detail
        .cards
        .iter()
        .find(|one| one.state != CardState::Void);
    let Some(found) = standing else {
        return Line::inked("连心卡 没有", Ink::Dim)
            .asking(Command::Card(CardCommand::Make { household }));
    };
    let on = found.issued_on.unwrap_or(found.made_on);
    let ink = if found.state.is_stale() {
        Ink::Warn
    } else {
        Ink::Plain
    };
    let state = names::card_state(found.state);
    Line::inked(format!("连心卡 {}  {state}  {on}", found.number), ink).filling(next(found))
}

/// A card that waits is handed out; any other is replaced.
fn next(card: &ContactCardRow) -> Purpose {
    let subject = format!("{} {} {}", card.number, card.door, card.holder.1);
    Purpose::Card(match card.state {
        CardState::Pending => CardPurpose::HandOut(card.id, subject),
        _ => CardPurpose::Reprint(card.id, subject),
    })
}

/// Former contacts and cards, where there are any.
pub fn history(card: &HouseholdCard) -> Vec<Line> {
    let detail = &card.detail;
    let mut lines = Vec::new();
    let former = detail.contacts.iter().filter(|term| term.to.is_some());
    let former: Vec<Line> = former
        .map(|term| {
            let to = term.to.map(|to| to.to_string()).unwrap_or_default();
            let words = format!(
                "{} {}  {} 至 {to}  {}",
                names::contact_kind(term.kind),
                term.name,
                term.from,
                term.reason
            );
            Line::inked(words.trim_end(), Ink::Dim)
        })
        .collect();
    if !former.is_empty() {
        lines.extend([Line::gap(), Line::head("以前的联系人")]);
        lines.extend(former);
    }
    let void = detail
        .cards
        .iter()
        .filter(|one| one.state == CardState::Void);
    let void: Vec<Line> = void
        .map(|one| {
            let why = names::void_reason(&one.reason);
            Line::inked(
                format!("{} {}  作废：{why}", one.number, one.holder.1),
                Ink::Dim,
            )
        })
        .collect();
    if !void.is_empty() {
        lines.extend([Line::gap(), Line::head("作废的连心卡")]);
        lines.extend(void);
    }
    lines
}

/// What for, who, since when and until when.
fn consent(card: &HouseholdCard, consent: &ConsentRow) -> Line {
    let guardian = if consent.is_guardian {
        "（监护人）"
    } else {
        ""
    };
    let words = format!(
        "  同意记{}：{}{guardian} {} {}",
        consent.tags.join("、"),
        consent.given_by,
        consent.form,
        consent.on
    );
    match consent.withdrawn_on {
        Some(on) => Line::inked(format!("{words} 至 {on} 已撤回"), Ink::Dim).filling(to_tags(card)),
        None => Line::plain(format!("{words} 起，未撤回（回车 撤回）")).asking(Command::Household(
            HouseholdCommand::WithdrawConsent {
                consent: consent.id,
            },
        )),
    }
}

/// How the record ends or goes over into another.
pub fn steps(card: &HouseholdCard) -> Vec<Line> {
    if card.is_sealed() {
        return Vec::new();
    }
    let household = card.row.id;
    let mut lines = vec![Line::gap(), Line::head("搬走、分户、合户")];
    lines.extend(
        [
            ("迁出封存", HomePurpose::Seal(household)),
            ("社区内搬家", HomePurpose::Move(household)),
            ("分户", HomePurpose::Split(household)),
            ("合户", HomePurpose::Join(household)),
        ]
        .map(|(words, purpose)| Line::plain(words).filling(Purpose::Home(purpose))),
    );
    lines
}
