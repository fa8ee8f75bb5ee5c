//! A handbook in words, page by page: cover, duties, doors, a page per household, the monthly sheet.

use chrono::NaiveDate;

use crate::domain::handbook::{Entry, HandbookCard, Page};
use crate::domain::privacy::mask_phone;
use crate::flow::{CardPurpose, Ink, Line, Purpose, Target};
use crate::text::{dates, names};

/// Title and lines.
pub fn lines(card: &HandbookCard, reveal: bool, today: NaiveDate) -> (String, Vec<Line>) {
    let title = format!("联户手册 {}  {}", card.number, card.holder.1);
    let mut lines = steps(card);
    lines.extend(cover(card, reveal));
    lines.extend(duties(card));
    lines.push(Line::gap());
    lines.push(Line::head(format!("三 联户名单 {}户", card.pages.len())));
    lines.extend(card.pages.iter().map(door));
    for page in &card.pages {
        lines.extend(household(page, reveal, today));
        if card.returned_on.is_none() {
            let row = &page.row;
            let door = Some((row.id, format!("{} {}", row.estate, row.door)));
            let write = Purpose::Card(CardPurpose::Write(card.id, door));
            lines.push(Line::inked("记一笔", Ink::Dim).filling(write));
        }
    }
    lines.extend(sheet(card));
    (title, lines)
}

/// What can be done with a handbook in use.
fn steps(card: &HandbookCard) -> Vec<Line> {
    if card.returned_on.is_some() {
        return Vec::new();
    }
    let subject = format!("{} {}", card.number, card.holder.1);
    vec![
        Line::plain("记一笔").filling(Purpose::Card(CardPurpose::Write(card.id, None))),
        Line::plain("收回手册").filling(Purpose::Card(CardPurpose::Return(card.id, subject))),
        Line::gap(),
    ]
}

fn phone(phone: &str, reveal: bool) -> String {
    if reveal {
        phone.to_owned()
    } else {
        mask_phone(phone)
    }
}

fn cover(card: &HandbookCard, reveal: bool) -> Vec<Line> {
    let back = match card.returned_on {
        Some(on) => format!("  收回 {on}"),
        None => String::new(),
    };
    vec![
        Line::head("一 封面"),
        Line::plain(format!(
            "{}  {}  {}",
            card.holder.1,
            card.body,
            phone(&card.phone, reveal)
        )),
        Line::plain(format!(
            "编号 {}  发放 {}{back}",
            card.number, card.issued_on
        )),
        Line::gap(),
    ]
}

fn duties(card: &HandbookCard) -> Vec<Line> {
    let mut lines = vec![Line::head("二 职责")];
    if card.roles.is_empty() {
        lines.push(Line::inked("没有定岗", Ink::Dim));
    }
    let roles: Vec<&str> = card.roles.iter().map(|role| names::role(*role)).collect();
    if !roles.is_empty() {
        lines.push(Line::plain(roles.join("  ")));
    }
    lines.extend(card.entries.iter().map(entry));
    lines
}

fn door(page: &Page) -> Line {
    let row = &page.row;
    Line::plain(format!("{} {}  {}", row.estate, row.door, row.head))
        .leading(Target::Household(row.id))
}

fn household(page: &Page, reveal: bool, today: NaiveDate) -> Vec<Line> {
    let row = &page.row;
    let mut lines = vec![
        Line::gap(),
        Line::head(format!("{} {}  {}", row.estate, row.door, row.head)),
        Line::plain(format!(
            "{}人  {}  {}  {}",
            row.residents,
            phone(&page.phone, reveal),
            row.tags.join(" "),
            page.note
        )),
    ];
    if page.visits.is_empty() && page.entries.is_empty() {
        lines.push(Line::inked("还没有走访", Ink::Dim));
    }
    for visit in &page.visits {
        lines.push(Line::plain(format!(
            "{} {}{} {}",
            dates::aligned(visit.on, today),
            names::outcome(visit.outcome),
            if visit.met > 0 {
                format!("{}人", visit.met)
            } else {
                String::new()
            },
            visit.said
        )));
    }
    lines.extend(page.entries.iter().map(entry));
    lines
}

fn entry(entry: &Entry) -> Line {
    Line::inked(format!("{} 记：{}", entry.on, entry.text), Ink::Visit)
}

fn sheet(card: &HandbookCard) -> Vec<Line> {
    let mut lines = vec![Line::gap(), Line::head("五 每月收集和汇报")];
    if card.months.is_empty() {
        lines.push(Line::inked("还没有", Ink::Dim));
    }
    for month in &card.months {
        let collected = match (month.collected.raised, month.collected.on()) {
            (0, None) => "未收集".to_owned(),
            (0, Some(_)) => "本月无".to_owned(),
            (raised, _) => format!("收集{raised}条"),
        };
        let reported = match month.reported {
            Some(on) => format!("汇报 {on}"),
            None => "未汇报".to_owned(),
        };
        lines.push(Line::plain(format!(
            "{}  {collected}  见面{}户  {reported}",
            month.month.code(),
            month.met
        )));
    }
    lines
}
