//! A household in words: who lives there, whom to call, what happened.

use chrono::NaiveDate;

use crate::domain::household::{HouseholdCard, ResidentRow};
use crate::domain::privacy::mask_phone;
use crate::domain::visit::met_in_month;
use crate::flow::{Action, Ink, Line, Target};
use crate::text::slip::{self, SlipLine};
use crate::text::{dates, names};

/// Title and lines.
pub fn lines(card: &HouseholdCard, reveal: bool, today: NaiveDate) -> (String, Vec<Line>) {
    let row = &card.row;
    let title = format!("住户 {} {}  户主 {}", row.estate, row.door, row.head);
    let met = if met_in_month(row.last_met, today) {
        Line::inked("本月已见面", Ink::Good)
    } else {
        Line::inked("本月未见面", Ink::Warn)
    };
    let mut lines = vec![
        Line::inked("登记走访", Ink::Visit).acting(Action::RecordVisit),
        Line::inked("登记事项", Ink::Visit).acting(Action::RegisterIssue),
        Line::gap(),
        Line::head("门前备忘"),
    ];
    lines.extend(slip::lines(&card.slip, today).into_iter().map(memo));
    lines.extend([
        Line::gap(),
        met,
        Line::plain(format!(
            "网格 {}  联系人 {}  {}人  {}",
            card.grid.1,
            row.contact.as_deref().unwrap_or("无"),
            row.residents,
            row.tags.join(" ")
        )),
        Line::gap(),
        Line::head("家里人"),
    ]);
    lines.extend(card.residents.iter().map(|person| resident(person, reveal)));
    lines.push(Line::gap());
    lines.push(Line::head("一条纽带：有事找谁"));
    for link in &card.chain {
        lines.push(Line::plain(format!(
            "{}  {}  {}",
            names::link(link.role),
            link.name,
            phone(&link.phone, reveal)
        )));
    }
    lines.push(Line::gap());
    lines.push(Line::head("提过的事"));
    for issue in &card.issues {
        lines.push(
            Line::inked(
                format!(
                    "{} {} [{}] {}",
                    dates::aligned(issue.registered_on, today),
                    issue.number,
                    names::stage(issue.stage),
                    issue.text
                ),
                Ink::Deliberate,
            )
            .leading(Target::Issue(issue.id)),
        );
    }
    lines.push(Line::gap());
    lines.push(Line::head("走访"));
    for visit in &card.visits {
        lines.push(Line::plain(format!(
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
        )));
    }
    (title, lines)
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

fn resident(person: &ResidentRow, reveal: bool) -> Line {
    Line::plain(format!(
        "{}  {}  {}",
        person.name,
        person.relation,
        phone(&person.phone, reveal)
    ))
}

fn phone(phone: &str, reveal: bool) -> String {
    if reveal {
        phone.to_owned()
    } else {
        mask_phone(phone)
    }
}
