//! A person in words: numbers, Party, roles now and before, households called on, relatives.

use chrono::NaiveDate;

use super::terms;
use crate::domain::identity::Sex;
use crate::domain::person::{MembershipRow, PersonCard, Reach};
use crate::flow::{Ink, Line, PersonPurpose, Purpose, Target};
use crate::store::Filter;
use crate::text::{dates, names};

/// Title and lines.
pub fn lines(card: &PersonCard, reveal: bool, today: NaiveDate) -> (String, Vec<Line>) {
    let title = format!("人员 {}", card.name);
    let mut lines = vec![edit(card)];
    lines.push(reach(card, reveal));
    lines.extend(about(card, today).map(Line::plain));
    lines.extend(party(card, today));
    section(
        &mut lines,
        "职务",
        card.terms.iter().map(|term| terms::role(term, today)),
    );
    lines.extend(steps(card));
    section(
        &mut lines,
        "近亲属",
        card.relatives.iter().map(|relative| {
            Line::plain(format!("{}  {}", names::kin(relative.kin), relative.name))
                .leading(Target::Person(relative.person))
        }),
    );
    section(
        &mut lines,
        "住处",
        card.homes.iter().map(|home| {
            Line::plain(format!("{}  {}", home.door, home.relation))
                .leading(Target::Household(home.household))
        }),
    );
    lines.push(Line::gap());
    lines.push(Line::head(load(card)));
    if card.called > 0 {
        lines.extend(calls(card));
    }
    lines.extend(card.calls.iter().map(|called| {
        let backup = if called.is_backup { "（备）" } else { "" };
        Line::plain(format!("{}  {}{backup}", called.door, called.head))
            .leading(Target::Household(called.household))
    }));
    let listed = card.calls.iter().filter(|called| !called.is_backup).count();
    let listed = u32::try_from(listed).unwrap_or(u32::MAX);
    if card.called > listed {
        lines.push(Line::inked(
            format!("还有{}户，在住户表里看", card.called - listed),
            Ink::Dim,
        ));
    }
    (title, lines)
}

fn form(words: &str, purpose: PersonPurpose) -> Line {
    Line::plain(words).filling(Purpose::Person(purpose))
}

fn edit(card: &PersonCard) -> Line {
    form(
        "改资料（姓名、电话、外出停机等）",
        PersonPurpose::Edit(card.id),
    )
}

/// What can be done for this person.
fn steps(card: &PersonCard) -> Vec<Line> {
    let mut lines = vec![
        Line::gap(),
        Line::head("办理"),
        form("任职", PersonPurpose::Give(card.id)),
    ];
    if card.terms.iter().any(|term| term.to.is_none()) {
        lines.push(form("卸任", PersonPurpose::End(card.id)));
    }
    if card.membership().is_some() {
        lines.push(form(
            "改党籍（支部、小组、转正、表决权）",
            PersonPurpose::Join(card.id),
        ));
        lines.push(form("党籍终止", PersonPurpose::Leave(card.id)));
    } else {
        lines.push(form("登记党籍", PersonPurpose::Join(card.id)));
    }
    lines.push(form(
        "交接：住户、任务、连心卡、职务交给别人",
        PersonPurpose::Handover(card.id),
    ));
    lines.push(form("登记近亲属", PersonPurpose::Relate(card.id)));
    if !card.relatives.is_empty() {
        lines.push(form("删去近亲属", PersonPurpose::Unrelate(card.id)));
    }
    lines
}

/// Where the round and the months of someone who calls on households stand.
fn calls(card: &PersonCard) -> Vec<Line> {
    let due = Filter {
        due: true,
        contact: Some(card.id),
        ..Filter::default()
    };
    let mut lines =
        vec![Line::inked("本轮未见面的联户", Ink::Visit).leading(Target::Households(due))];
    if card.membership().is_some() {
        lines.push(
            Line::inked("月度：见面、收集、汇报", Ink::Visit).leading(Target::Month(card.id)),
        );
    }
    lines
}

/// A heading with its lines, where there are any.
fn section(lines: &mut Vec<Line>, heading: &str, found: impl Iterator<Item = Line>) {
    let mut found = found.peekable();
    if found.peek().is_some() {
        lines.push(Line::gap());
        lines.push(Line::head(heading));
        lines.extend(found);
    }
}

fn reach(card: &PersonCard, reveal: bool) -> Line {
    let numbers: Vec<String> = card
        .numbers()
        .map(|number| terms::phone(number, reveal))
        .collect();
    let numbers = if numbers.is_empty() {
        "没有电话".to_owned()
    } else {
        format!("电话 {}", numbers.join("、"))
    };
    match card.reach {
        Reach::Reachable => Line::plain(numbers),
        other => Line::inked(format!("{numbers}  {}", names::reach(other)), Ink::Bad),
    }
}

/// Sex, birth, identity number, post; nothing where nothing is known.
fn about(card: &PersonCard, today: NaiveDate) -> Option<String> {
    let mut words = Vec::new();
    if card.sex != Sex::Unknown {
        words.push(names::sex(card.sex).to_owned());
    }
    if let Some(born) = card.born {
        let years = today.years_since(born).unwrap_or(0);
        words.push(format!("{}生，{years}岁", dates::full(born)));
    }
    if !card.post.is_empty() {
        words.push(card.post.clone());
    }
    if !card.id_number.is_empty() {
        words.push(format!("身份证 {}", hidden(&card.id_number)));
    }
    if !card.reading.is_empty() {
        words.push(format!("读音 {}", card.reading));
    }
    if !card.glyph.is_empty() {
        words.push(format!("字形 {}", card.glyph));
    }
    if !card.exempt.is_empty() {
        words.push(format!("免派任务：{}", card.exempt));
    }
    (!words.is_empty()).then(|| words.join("  "))
}

/// An identity number is never shown, not even for a key press.
fn hidden(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    match chars.as_slice() {
        [a, b, c, d, middle @ .., w, x, y, z] => {
            format!("{a}{b}{c}{d}{}{w}{x}{y}{z}", "*".repeat(middle.len()))
        }
        short => "*".repeat(short.len()),
    }
}

fn party(card: &PersonCard, today: NaiveDate) -> Vec<Line> {
    if card.memberships.is_empty() {
        return vec![Line::plain("群众")];
    }
    card.memberships
        .iter()
        .map(|member| membership(member, today))
        .collect()
}

fn membership(member: &MembershipRow, today: NaiveDate) -> Line {
    let group = member.group.as_ref().map_or("", |(_, name)| name);
    let mut words = format!(
        "{}  {} {group}  {}",
        names::party_status(member.status),
        member.branch.1,
        terms::span(member.from, member.to, today)
    );
    if member.vote_suspended {
        words.push_str("  停止表决权");
    }
    if let Some(reason) = &member.excluded {
        words.push_str(&format!("  不计应到：{reason}"));
    }
    let line = match member.to {
        None => Line::plain(words),
        Some(_) => Line::inked(words, Ink::Dim),
    };
    line.leading(Target::Branch(member.branch.0))
}

fn load(card: &PersonCard) -> String {
    let mut words = format!("联户 {}户", card.called);
    if card.open_tasks > 0 {
        words.push_str(&format!("  在办任务{}件", card.open_tasks));
    }
    if card.cards > 0 {
        words.push_str(&format!("  连心卡{}张", card.cards));
    }
    if card.cards_left > 0 {
        words.push_str(&format!(
            "（{}张的住户已换联系人，要重印）",
            card.cards_left
        ));
    }
    words
}
