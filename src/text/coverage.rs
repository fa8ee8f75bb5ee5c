//! The holes of the network in words.

use chrono::NaiveDate;

use super::{dates, names};
use crate::domain::Coded;
use crate::domain::coverage::{Hole, Note};
use crate::domain::person::Reach;

/// A kind of hole.
pub fn hole(hole: Hole) -> &'static str {
    match hole {
        Hole::NoContact => "住户没有联系人",
        Hole::ContactEnded => "联系人已不在岗",
        Hole::ContactUnreachable => "联系人联系不上",
        Hole::OverLoad => "党员联户过多",
        Hole::LeadMissing => "网格片长不是一名",
        Hole::CollectorMissing => "网格收集责任人不是两名",
        Hole::NoBuildingHead => "楼栋没有楼栋长",
        Hole::NoRepresentative => "零散片区没有居民代表",
        Hole::UnitLiaison => "辖区单位联络员不是一名",
        Hole::NoGroup => "网格的党小组已撤销",
        Hole::NoGrid => "片区的网格已撤销",
        Hole::NoSection => "住户的片区已撤销",
        Hole::CardStale => "连心卡上不是现在的联系人",
        Hole::CardPhone => "连心卡上的电话变了",
        Hole::NotMet => "本轮没有见面的住户",
    }
}

/// How a hole of a kind is mended.
pub fn cure(hole: Hole) -> &'static str {
    match hole {
        Hole::NoContact => "给这户定联系人",
        Hole::ContactEnded => "把联户交接给别人",
        Hole::OverLoad => "选几户定给别人",
        Hole::ContactUnreachable => "补电话，或换联系人",
        Hole::LeadMissing => "补一名片长，或免去多的",
        Hole::CollectorMissing => "补足两名党员，或免去多的",
        Hole::NoBuildingHead => "定楼栋长",
        Hole::NoRepresentative => "定居民代表",
        Hole::UnitLiaison => "明确一名联络员",
        Hole::NoGroup => "给网格另定党小组",
        Hole::NoGrid | Hole::NoSection => "划到别的网格或片区",
        Hole::CardStale | Hole::CardPhone => "换发连心卡",
        Hole::NotMet => "走访一次",
    }
}

/// What else there is to say of a hole.
pub fn note(note: &Note, today: NaiveDate) -> String {
    match note {
        Note::None => String::new(),
        Note::Head(name) if name.is_empty() => String::new(),
        Note::Head(name) => format!("户主 {name}"),
        Note::Households(count) => format!("{count}户"),
        Note::Count(count) => format!("现有{count}名"),
        Note::Reach(code) => match Reach::from_code(code) {
            Some(reach @ (Reach::Away | Reach::Stopped)) => names::reach(reach).to_owned(),
            _ => "没有电话".to_owned(),
        },
        Note::Load {
            households,
            age,
            exempt,
            most,
        } => load(*households, *age, exempt, *most),
        Note::Card(number) => format!("卡号 {number}"),
        Note::LastMet(day) => format!("上次见面 {}", dates::ago(*day, today)),
    }
}

/// How much someone carries, what the rule has, and why it has that.
pub fn load(households: u32, age: Option<u32>, exempt: &str, most: u32) -> String {
    let mut words = format!("{households}户，最多{most}户");
    if let Some(age) = age {
        words += &format!("，{age}岁");
    }
    if !exempt.is_empty() {
        words += &format!("，免联户：{exempt}");
    }
    words
}

/// What is said where a member's households are handed on one by one.
pub fn hand_on(name: &str, load: &str) -> String {
    format!("{name} {load}：选一户按 F7 定给别人，交完按 Esc 回到体检")
}
