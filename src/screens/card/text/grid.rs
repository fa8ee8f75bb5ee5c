//! A grid in words: 1+2+X, sections and who answers for them.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::terms;
use crate::domain::grid::{GridCard, SectionRow};
use crate::domain::person::Role;
use crate::domain::rules::Rulebook;
use crate::flow::{GridPurpose, Ink, Line, PersonPurpose, Place, Purpose, Target};
use crate::store::Filter;
use crate::text::{dates, names};

/// Title and lines.
pub fn lines(card: &GridCard, reveal: bool, today: NaiveDate) -> (String, Vec<Line>) {
    let row = &card.row;
    let title = format!("网格 {} {}", row.code, row.name);
    let mut lines = Vec::new();
    // A grid that has ended lacks nobody.
    if card.ended.is_none() {
        lines.push(staffing(card));
    }
    lines.push(about(card));
    lines.extend(extent(card));
    lines.push(Line::gap());
    lines.push(Line::head("队伍"));
    lines.extend(team(card, reveal));
    lines.push(Line::gap());
    lines.push(Line::head("片区"));
    if card.sections.is_empty() {
        lines.push(Line::inked("还没有片区，用下面的「新建片区」加", Ink::Warn));
    }
    lines.extend(card.sections.iter().map(section));
    lines.extend(steps(card));
    lines.push(Line::gap());
    lines.push(
        Line::inked("本轮未见面的住户", Ink::Visit).leading(Target::Households(Filter {
            due: true,
            grid: Some(row.id),
            ..Filter::default()
        })),
    );
    let former: Vec<Line> = card
        .team
        .iter()
        .filter(|term| term.to.is_some())
        .map(|term| terms::former(term, today))
        .collect();
    if !former.is_empty() {
        lines.push(Line::gap());
        lines.push(Line::head("以前"));
        lines.extend(former);
    }
    (title, lines)
}

/// `1/1  2/2  X=n`, in words too when it is short or over.
fn staffing(card: &GridCard) -> Line {
    let row = &card.row;
    let rule = &Rulebook::builtin().grid;
    let counts = format!(
        "1+2+X  {}/{}  {}/{}  X={}",
        row.leads, rule.leads, row.collectors, rule.collectors, row.others
    );
    let mut wrong = Vec::new();
    wrong.extend(off(names::role(Role::Lead), row.leads, rule.leads));
    wrong.extend(off(
        names::role(Role::Collector),
        row.collectors,
        rule.collectors,
    ));
    if row.others == 0 {
        wrong.push("没有 X".to_owned());
    }
    if wrong.is_empty() {
        Line::inked(format!("{counts}  配齐"), Ink::Good)
    } else {
        Line::inked(format!("{counts}  {}", wrong.join("，")), Ink::Bad)
    }
}

/// How many are missing or too many.
fn off(role: &str, held: u32, wanted: u32) -> Option<String> {
    match held.cmp(&wanted) {
        Ordering::Less => Some(format!("缺{role}{}名", wanted - held)),
        Ordering::Greater => Some(format!("{role}多{}名", held - wanted)),
        Ordering::Equal => None,
    }
}

fn about(card: &GridCard) -> Line {
    let words = format!(
        "{}户  在办{}件  提交 {}",
        card.row.households, card.row.open_issues, card.group.1
    );
    Line::plain(words)
}

/// Its boundary, and what became of a grid that has ended.
fn extent(card: &GridCard) -> Vec<Line> {
    let mut lines = Vec::new();
    if !card.boundary.is_empty() {
        lines.push(Line::plain(format!("范围 {}", card.boundary)));
    }
    if let Some(ended) = card.ended {
        let line = format!("已于{}撤销", dates::full(ended));
        lines.push(match &card.merged_into {
            Some((into, name)) => {
                Line::inked(format!("{line}，并入 {name}"), Ink::Warn).leading(Target::Grid(*into))
            }
            None => Line::inked(line, Ink::Warn),
        });
    }
    lines
}

/// The 1, the 2 and the rest; what is vacant can be filled where it stands.
fn team(card: &GridCard, reveal: bool) -> Vec<Line> {
    let rule = &Rulebook::builtin().grid;
    let present: Vec<_> = card.team.iter().filter(|term| term.to.is_none()).collect();
    let mut lines = Vec::new();
    for (role, wanted) in [(Role::Lead, rule.leads), (Role::Collector, rule.collectors)] {
        let held: Vec<_> = present.iter().filter(|term| term.role == role).collect();
        lines.extend(held.iter().map(|term| terms::holder(term, reveal)));
        let missing = usize::try_from(wanted)
            .unwrap_or(0)
            .saturating_sub(held.len());
        if card.ended.is_none() {
            lines.extend((0..missing).map(|_| vacant(card, role)));
        }
    }
    let rest = present
        .iter()
        .filter(|term| !matches!(term.role, Role::Lead | Role::Collector));
    lines.extend(rest.map(|term| terms::holder(term, reveal)));
    lines
}

fn vacant(card: &GridCard, role: Role) -> Line {
    let words = format!("{}  空缺（回车 选人）", names::role(role));
    let purpose = PersonPurpose::GiveIn(Place::Grid(card.row.id), Some(role));
    Line::inked(words, Ink::Bad).filling(Purpose::Person(purpose))
}

/// What can be done with the grid.
fn steps(card: &GridCard) -> Vec<Line> {
    if card.ended.is_some() {
        return Vec::new();
    }
    let grid = card.row.id;
    let form = |words: &str, purpose| Line::plain(words).filling(Purpose::Grid(purpose));
    let person = |words: &str, purpose| Line::plain(words).filling(Purpose::Person(purpose));
    let place = Place::Grid(grid);
    vec![
        Line::gap(),
        Line::head("办理"),
        form(
            "新建片区（小区楼栋、零散片区、辖区单位）",
            GridPurpose::AddSection(grid),
        ),
        person("任职", PersonPurpose::GiveIn(place, None)),
        person("卸任", PersonPurpose::EndIn(place)),
        form(
            "改网格（编号、名称、范围、党小组）",
            GridPurpose::Edit(grid),
        ),
        form("拆分：勾选片区，拆成新网格", GridPurpose::Split(grid)),
        form("并入另一个网格", GridPurpose::Merge(grid)),
    ]
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
