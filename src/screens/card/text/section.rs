//! A section in words: what it is, where it lies, who answers for it.

use chrono::NaiveDate;

use super::terms;
use crate::domain::grid::{SectionCard, SectionKind};
use crate::domain::person::Role;
use crate::flow::{GridPurpose, HomePurpose, Ink, Line, PersonPurpose, Place, Purpose, Target};
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
    if present.is_empty() && card.ended.is_none() {
        lines.push(vacant(card));
    }
    lines.extend(present.iter().map(|term| terms::holder(term, reveal)));
    if card.ended.is_none() {
        lines.extend(steps(card));
    }
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

/// What can be done with the section.
fn steps(card: &SectionCard) -> [Line; 7] {
    let place = Place::Section(card.id);
    let form = |words: &str, purpose| Line::plain(words).filling(Purpose::Grid(purpose));
    let person = |words: &str, purpose| Line::plain(words).filling(Purpose::Person(purpose));
    [
        Line::gap(),
        Line::head("办理"),
        person("任职", PersonPurpose::GiveIn(place, None)),
        person("卸任", PersonPurpose::EndIn(place)),
        form(
            "改片区（名称、单元、地址）",
            GridPurpose::EditSection(card.id),
        ),
        form("改划到另一个网格", GridPurpose::MoveSection(card.id)),
        form("撤销（没有住户时）", GridPurpose::EndSection(card.id)),
    ]
}

/// Nobody answers for it: the line that fills this.
fn vacant(card: &SectionCard) -> Line {
    let role = Role::of_section(card.kind).first().copied();
    let name = role.map_or("", names::role);
    let purpose = PersonPurpose::GiveIn(Place::Section(card.id), role);
    Line::inked(format!("{name}  空缺（回车 选人）"), Ink::Bad).filling(Purpose::Person(purpose))
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
