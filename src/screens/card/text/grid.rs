//! A grid in words: 1+2+X, sections and who answers for them.

use super::terms;
use crate::domain::grid::{GridCard, SectionRow};
use crate::domain::rules::Rulebook;
use crate::flow::{Ink, Line, Target};
use crate::store::Filter;
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
            row.households, row.open_issues, card.group.1
        )),
        Line::gap(),
        Line::head("队伍"),
    ];
    let team = card.team.iter().filter(|term| term.to.is_none());
    lines.extend(team.map(|term| terms::holder(term, reveal)));
    lines.push(Line::gap());
    lines.push(Line::head("片区"));
    lines.extend(card.sections.iter().map(section));
    lines.push(Line::gap());
    lines.push(
        Line::inked("本轮未见面的住户", Ink::Visit).leading(Target::Households(Filter {
            due: true,
            grid: Some(row.id),
            ..Filter::default()
        })),
    );
    (title, lines)
}

fn section(section: &SectionRow) -> Line {
    let people: Vec<String> = section
        .people
        .iter()
        .map(|(role, name)| format!("{} {name}", names::role(*role)))
        .collect();
    let kind = names::section(section.kind);
    let words = format!("{kind}  {}  {}户", section.name, section.households);
    let line = if people.is_empty() {
        Line::inked(format!("{words}  无人负责"), Ink::Bad)
    } else {
        Line::plain(format!("{words}  {}", people.join("，")))
    };
    line.leading(Target::Section(section.id))
}
