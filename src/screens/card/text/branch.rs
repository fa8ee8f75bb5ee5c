//! A branch in words: its theme day, groups, offices and members.

use chrono::NaiveDate;

use super::terms;
use crate::domain::grid::BranchCard;
use crate::flow::{CardPurpose, Ink, Line, OrgPurpose, PersonPurpose, Place, Purpose, Target};
use crate::text::{dates, names};

/// Title and lines.
pub fn lines(card: &BranchCard, reveal: bool, today: NaiveDate) -> (String, Vec<Line>) {
    let title = format!("支部 {}", card.name);
    let mut lines = Vec::new();
    if let Some(ended) = card.ended {
        lines.push(Line::inked(
            format!("已于{}撤销", dates::full(ended)),
            Ink::Warn,
        ));
    }
    lines.push(Line::plain(format!(
        "主题党日 {}，本月是{}",
        names::theme_day(card.theme_day),
        dates::day(card.theme_day_on, today)
    )));
    if card.ended.is_none() {
        let cards = CardPurpose::MakeAll(card.id, card.name.clone());
        lines.push(Line::plain("统一配连心卡").filling(Purpose::Card(cards)));
    }
    lines.push(Line::gap());
    lines.push(Line::head("党小组"));
    for group in &card.groups {
        let words = format!(
            "{}  党员{}人  网格{}个",
            group.group_name, group.members, group.grids
        );
        lines.push(match (group.ended, group.group) {
            (None, Some(id)) => {
                let purpose = OrgPurpose::EditGroup(card.id, id);
                Line::plain(words).filling(Purpose::Org(purpose))
            }
            (None, None) => Line::plain(words),
            (Some(ended), _) => {
                Line::inked(format!("{words}  {}撤销", dates::full(ended)), Ink::Dim)
            }
        });
    }
    lines.push(Line::gap());
    lines.push(Line::head("职务"));
    let (present, former): (Vec<_>, Vec<_>) = card.terms.iter().partition(|term| term.to.is_none());
    lines.extend(present.iter().map(|term| terms::holder(term, reveal)));
    lines.extend(former.iter().map(|term| terms::former(term, today)));
    if card.ended.is_none() {
        lines.extend(steps(card));
    }
    lines.push(Line::gap());
    lines.push(Line::head(format!("党员 {}人", card.members)));
    lines.extend(
        card.roll
            .iter()
            .map(|(person, name)| Line::plain(name).leading(Target::Person(*person))),
    );
    (title, lines)
}

/// What can be done with the branch.
fn steps(card: &BranchCard) -> [Line; 6] {
    let place = Place::Branch(card.id);
    let form = |words: &str, purpose| Line::plain(words).filling(Purpose::Org(purpose));
    let person = |words: &str, purpose| Line::plain(words).filling(Purpose::Person(purpose));
    [
        Line::gap(),
        Line::head("办理"),
        form("新建党小组", OrgPurpose::CreateGroup(card.id)),
        person(
            "任职（书记、委员、组长、积极分子、发展对象）",
            PersonPurpose::GiveIn(place, None),
        ),
        person("卸任", PersonPurpose::EndIn(place)),
        form(
            "改支部（名称、主题党日），或撤销",
            OrgPurpose::EditBranch(card.id),
        ),
    ]
}
