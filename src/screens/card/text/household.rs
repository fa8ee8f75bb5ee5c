//! A household in words: how it lives, who calls there, who lives there, what happened, what can be done.

use chrono::NaiveDate;

use super::doors;
use crate::domain::household::{HouseholdCard, ResidentRow};
use crate::domain::privacy::{mask_id, mask_phone};
use crate::domain::visit::{VisitRow, met_in_month};
use crate::flow::{Action, HomePurpose, Ink, Line, Purpose, Target};
use crate::store::{Command, HouseholdCommand};
use crate::text::slip::{self, SlipLine};
use crate::text::{dates, names};

/// Title and lines.
pub fn lines(card: &HouseholdCard, reveal: bool, today: NaiveDate) -> (String, Vec<Line>) {
    let row = &card.row;
    let title = format!("住户 {} {}  户主 {}", row.estate, row.door, row.head);
    let mut lines = first(card, today);
    lines.push(state(card, today));
    lines.extend(doors::facts(card, reveal));
    lines.push(Line::gap());
    lines.push(Line::head("家里人"));
    lines.extend(card.residents.iter().map(|one| resident(card, one, reveal)));
    if !card.is_sealed() {
        let add = Purpose::Home(HomePurpose::AddResident(row.id));
        lines.push(Line::inked("加一个人", Ink::Dim).filling(add));
    }
    lines.extend(chain(card, reveal));
    lines.extend(matters(card, today));
    lines.push(Line::gap());
    lines.push(Line::head("走访"));
    lines.extend(card.visits.iter().map(|met| visit(met, today)));
    lines.extend(doors::history(card));
    lines.extend(doors::steps(card));
    (title, lines)
}

/// What is done most, and what to know before; of a sealed record only that.
fn first(card: &HouseholdCard, today: NaiveDate) -> Vec<Line> {
    if let Some((on, why)) = card.detail.sealed {
        let household = card.row.id;
        let unseal = Command::Household(HouseholdCommand::Unseal { household });
        return vec![
            Line::inked(
                format!("已封存：{} {}", dates::full(on), names::leaving(why)),
                Ink::Warn,
            ),
            Line::plain("恢复住户").asking(unseal),
            Line::gap(),
        ];
    }
    let mut lines = vec![
        Line::inked("登记走访", Ink::Visit).acting(Action::RecordVisit),
        Line::inked("登记事项", Ink::Visit).acting(Action::RegisterIssue),
        Line::gap(),
        Line::head("门前备忘"),
    ];
    lines.extend(slip::lines(&card.slip, today).into_iter().map(memo));
    lines.push(Line::gap());
    lines
}

fn state(card: &HouseholdCard, today: NaiveDate) -> Line {
    let whereabouts = format!("网格 {}  {}人", card.grid.1, card.row.residents);
    if card.is_sealed() {
        Line::inked(format!("网格 {}", card.grid.1), Ink::Dim)
    } else if met_in_month(card.row.last_met, today) {
        Line::inked(format!("本月已见面  {whereabouts}"), Ink::Good)
    } else {
        Line::inked(format!("本月未见面  {whereabouts}"), Ink::Warn)
    }
}

fn chain(card: &HouseholdCard, reveal: bool) -> Vec<Line> {
    let mut lines = vec![Line::gap(), Line::head("一条纽带：有事找谁")];
    lines.extend(card.chain.iter().map(|link| {
        Line::plain(format!(
            "{}  {}{}  {}",
            names::link(link.role),
            link.name,
            super::terms::mark(link.reach),
            phone(&link.phone, reveal)
        ))
    }));
    lines
}

fn matters(card: &HouseholdCard, today: NaiveDate) -> Vec<Line> {
    let mut lines = vec![Line::gap(), Line::head("提过的事")];
    lines.extend(card.issues.iter().map(|issue| {
        let words = format!(
            "{} {} [{}] {}",
            dates::aligned(issue.registered_on, today),
            issue.number,
            names::stage(issue.stage),
            issue.text
        );
        Line::inked(words, Ink::Deliberate).leading(Target::Issue(issue.id))
    }));
    lines
}

fn visit(visit: &VisitRow, today: NaiveDate) -> Line {
    Line::plain(format!(
        "{} {} {}{} {}",
        dates::aligned(visit.on, today),
        visit.visitor,
        names::outcome(visit.outcome),
        if visit.met > 0 {
            format!("{}人", visit.met)
        } else {
            String::new()
        },
        visit.said
    ))
}

fn memo(line: SlipLine) -> Line {
    let ink = if line.is_warning {
        Ink::Warn
    } else {
        Ink::Plain
    };
    let words = Line::inked(line.words, ink);
    match line.issue {
        Some(issue) => words.leading(Target::Issue(issue)),
        None => words,
    }
}

fn resident(card: &HouseholdCard, person: &ResidentRow, reveal: bool) -> Line {
    let number = match person.id_number.as_str() {
        "" => String::new(),
        number => format!("  {}", mask_id(number)),
    };
    let words = Line::plain(format!(
        "{}  {}  {}{number}",
        person.name,
        relation(person),
        phone(&person.phone, reveal)
    ));
    if card.is_sealed() {
        return words;
    }
    words.filling(Purpose::Home(HomePurpose::Resident(
        card.row.id,
        person.person,
    )))
}

/// A head is called so, whoever was it before no longer.
fn relation(person: &ResidentRow) -> &str {
    const HEAD: &str = "户主";
    match person.relation.as_str() {
        _ if person.is_head => HEAD,
        HEAD => "家人",
        other => other,
    }
}

pub(super) fn phone(phone: &str, reveal: bool) -> String {
    if reveal {
        phone.to_owned()
    } else {
        mask_phone(phone)
    }
}
