//! A section in words: what it is, where it lies, who answers for it.

use chrono::NaiveDate;

use super::terms;
use crate::domain::grid::{SectionCard, SectionKind};
use crate::flow::{HomePurpose, Ink, Line, Purpose, Target};
use crate::text::{dates, names};

/// Title and lines.
pub fn lines(card: &SectionCard, reveal: bool, today: NaiveDate) -> (String, Vec<Line>) {
    let title = format!("{} {}", names::section(card.kind), card.whole_name());
    let mut lines = Vec::new();
    if let Some(ended) = card.ended {
        lines.push(Line::inked(
            format!("已于{}撤销", dates::full(ended)),
            Ink::Warn,
        ));
    }
    lines.push(Line::plain(format!("网格 {}", card.grid.1)).leading(Target::Grid(card.grid.0)));
    lines.push(Line::plain(about(card)));
    if card.ended.is_none() {
        lines.push(Line::plain("登记住户").filling(register(card)));
    }
    lines.push(Line::gap());
    lines.push(Line::head("负责的人"));
    let (present, former): (Vec<_>, Vec<_>) = card.terms.iter().partition(|term| term.to.is_none());
    if present.is_empty() {
        lines.push(Line::inked("无人负责", Ink::Bad));
    }
    lines.extend(present.iter().map(|term| terms::holder(term, reveal)));
    if !former.is_empty() {
        lines.push(Line::gap());
        lines.push(Line::head("以前"));
        lines.extend(former.iter().map(|term| terms::former(term, today)));
    }
    (title, lines)
}

fn register(card: &SectionCard) -> Purpose {
    Purpose::Home(HomePurpose::Register {
        grid: None,
        section: Some((card.id, card.whole_name())),
    })
}

fn about(card: &SectionCard) -> String {
    let mut words = format!("{}户", card.households);
    if card.kind == SectionKind::Building && card.units > 0 {
        words.push_str(&format!("  {}个单元", card.units));
    }
    if !card.address.is_empty() {
        words.push_str(&format!("  地址 {}", card.address));
    }
    words
}
