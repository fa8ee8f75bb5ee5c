//! A grid in words: 1+2+X, sections and who answers for them.

use crate::domain::grid::{GridCard, SectionRow};
use crate::domain::privacy::mask_phone;
use crate::domain::rules::Rulebook;
use crate::flow::{Ink, Line};
use crate::text::names;

/// Title and lines.
pub fn lines(card: &GridCard, reveal: bool) -> (String, Vec<Line>) {
    let row = &card.row;
    let title = format!("网格 {} {}", row.code, row.name);
    let rule = &Rulebook::builtin().grid;
    let staffed = row.leads == rule.leads && row.collectors == rule.collectors;
    let mut lines = vec![
        Line::inked(
            format!(
                "1+2+X：片长 {}/{}  收集责任人 {}/{}  X={}  {}",
                row.leads,
                rule.leads,
                row.collectors,
                rule.collectors,
                row.others,
                if staffed { "配齐" } else { "未配齐" }
            ),
            if staffed { Ink::Good } else { Ink::Bad },
        ),
        Line::plain(format!(
            "{}户  在办{}件  提交 {}",
            row.households, row.open_issues, card.group
        )),
        Line::gap(),
        Line::head("队伍"),
    ];
    for (role, _, name, phone) in &card.team {
        let phone = if reveal {
            phone.clone()
        } else {
            mask_phone(phone)
        };
        lines.push(Line::plain(format!(
            "{}  {name}  {phone}",
            names::role(*role)
        )));
    }
    lines.push(Line::gap());
    lines.push(Line::head("片区"));
    lines.extend(card.sections.iter().map(section));
    (title, lines)
}

fn section(section: &SectionRow) -> Line {
    let people: Vec<String> = section
        .people
        .iter()
        .map(|(role, name)| format!("{} {name}", names::role(*role)))
        .collect();
    let kind = names::section(section.kind);
    if people.is_empty() {
        return Line::inked(
            format!(
                "{kind}  {}  {}户  无人负责",
                section.name, section.households
            ),
            Ink::Bad,
        );
    }
    Line::plain(format!(
        "{kind}  {}  {}户  {}",
        section.name,
        section.households,
        people.join("，")
    ))
}
