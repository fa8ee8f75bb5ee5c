//! 「一条纽带」 in words: whom to call first, and whom next.

use super::terms;
use crate::domain::household::{HouseholdCard, Link};
use crate::domain::person::Reach;
use crate::flow::{Ink, Line, OrgPurpose, Purpose, Target};
use crate::text::names;

/// Title and lines.
pub fn lines(card: &HouseholdCard, reveal: bool) -> (String, Vec<Line>) {
    let row = &card.row;
    let title = format!("一条纽带 {} {}  户主 {}", row.estate, row.door, row.head);
    let mut lines = vec![Line::head("有事按这个次序找")];
    if card.chain.is_empty() {
        lines.push(Line::inked(
            "还没有联系人、楼栋长、片长，先到住户和网格里定人",
            Ink::Bad,
        ));
    }
    let numbered = (1..).zip(&card.chain);
    lines.extend(numbered.map(|(n, link)| rung(n, link, reveal)));
    lines.push(office(card.chain.len() + 1, &card.office));
    lines.push(Line::gap());
    lines.push(
        Line::plain(format!("住户 {} {}", row.estate, row.door)).leading(Target::Household(row.id)),
    );
    lines.push(Line::plain(format!("网格 {}", card.grid.1)).leading(Target::Grid(card.grid.0)));
    (title, lines)
}

/// The last rung is the office itself; its number is public.
fn office(n: usize, phone: &str) -> Line {
    let community = Purpose::Org(OrgPurpose::Community);
    if phone.is_empty() {
        let words = format!("{n:>2}  社区办公室  还没有电话，回车到社区资料里填");
        return Line::inked(words, Ink::Warn).filling(community);
    }
    Line::plain(format!("{n:>2}  社区办公室  {phone}"))
}

fn rung(n: usize, link: &Link, reveal: bool) -> Line {
    let words = format!(
        "{n:>2}  {}  {}{}  {}",
        names::link(link.role),
        link.name,
        terms::mark(link.reach),
        terms::phone(&link.phone, reveal)
    );
    let ink = if link.reach == Reach::Reachable {
        Ink::Plain
    } else {
        Ink::Warn
    };
    Line::inked(words, ink).leading(Target::Person(link.person))
}
