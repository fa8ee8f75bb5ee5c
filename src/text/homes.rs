//! What the rules of households, cards and handbooks say no to, each as a sentence with the cure.

use super::{identity, names};
use crate::domain::contact_card::CardRefusal;
use crate::domain::household::{Doubt, HomeRefusal, HouseholdRow};
use crate::domain::privacy::mask_phone;
use crate::domain::search::Found;

/// About a household.
pub fn home(refusal: &HomeRefusal) -> String {
    match refusal {
        HomeRefusal::NotAnAddress { text } if text.is_empty() => {
            "还没有门牌，请填如 3-2-501，零散片区填门牌号".to_owned()
        }
        HomeRefusal::NotAnAddress { text } => {
            format!("「{text}」不是门牌，请填如 3-2-501；零散片区先写片区名，如 东河老街17号")
        }
        HomeRefusal::NoSection { text } => {
            format!("没有「{text}」这一栋，请核对，或先在网格里加片区")
        }
        HomeRefusal::WhichSection { names } => {
            format!(
                "有几处都有这一栋（{}），请选片区，或在前面写小区名",
                listed(names)
            )
        }
        HomeRefusal::OtherBuilding { section } => {
            format!("选的是{section}，门牌却是另一栋，请改其中一个")
        }
        HomeRefusal::WhichUnit { section } => format!("{section}有几个单元，请写上单元，如 2-501"),
        HomeRefusal::DoorTaken { door, head } => format!(
            "{door}已登记为{head}家，按 Esc 到住户里查「{door}」；那家搬走了就先给它办「迁出封存」"
        ),
        HomeRefusal::NoName => "还没有姓名，请填姓名".to_owned(),
        HomeRefusal::NotAnIdNumber { fault } => {
            format!("{}；不是必填，可以空着", identity::id_number(*fault))
        }
        HomeRefusal::KnownPerson {
            name,
            door,
            by_number,
        } => {
            let by = if *by_number {
                "身份证号相同"
            } else {
                "同名同电话"
            };
            let at = door.as_deref().map(|door| format!("，住{door}"));
            format!(
                "{by}的{name}已登记{}；请在「登记过的」里选 是同一个人 或 另外一个人",
                at.unwrap_or_default()
            )
        }
        HomeRefusal::SameNameHere { name, relation } => {
            let relation = match relation.as_str() {
                "" => String::new(),
                known => format!("（{known}）"),
            };
            format!(
                "家里已有{name}{relation}，同一个人不用再加；确是同名的另一人，在「登记过的」里选 另外一个人"
            )
        }
        HomeRefusal::RenamedTo { name, door } => {
            let found = match door {
                Some(door) => format!("{door}有同名同电话的{name}"),
                None => format!("家里已有{name}"),
            };
            format!("{found}，改错了人请改回；确是同名的另一人，在「登记过的」里选 另外一个人")
        }
        HomeRefusal::NoSuchPerson => "没有同名同电话、身份证号也相同的人，请选 先查一查".to_owned(),
        HomeRefusal::LivesHere { name } => format!("{name}已经登记在这一户"),
        HomeRefusal::HeadLeaves => "户主要离开，请先把家里另一个人改为户主".to_owned(),
        HomeRefusal::LastResident => "家里没有别人了，请用「迁出封存」".to_owned(),
        HomeRefusal::NobodyGoes => "还没有勾选分出去的人，请勾选".to_owned(),
        HomeRefusal::EverybodyGoes => "全家都勾选了，这是搬家，请用「搬家」".to_owned(),
        HomeRefusal::UnknownTag { name } => format!("没有「{name}」这个标签，请从列出的里选"),
        HomeRefusal::TagOff { name, source } => {
            format!("「{name}」是严控标签，{source}，这里不登记")
        }
        HomeRefusal::TagSwitchedOff { name } => {
            format!("「{name}」是敏感标签，现在没有打开；确有职责需要，请在「设置」里打开")
        }
        HomeRefusal::NeedsConsent { name } => {
            format!("「{name}」是敏感信息，要本人同意，请填同意人和形式")
        }
        HomeRefusal::NeedsGuardian { name } => {
            format!("「{name}」涉及儿童，要监护人同意，请填监护人并勾选「是监护人」")
        }
        HomeRefusal::ConsentWithdrawn => "这份同意已经撤回".to_owned(),
        HomeRefusal::ContactNeedsReason { name, doubts } => {
            let doubts: Vec<String> = doubts.iter().map(doubt).collect();
            format!("{name}{}，仍要由他联系请写明理由", doubts.join("，"))
        }
        HomeRefusal::AlreadyContact { name } => format!("现在就是{name}，不用改"),
        HomeRefusal::SameContact => "联系人和备联系人是同一个人，请另选一位".to_owned(),
        HomeRefusal::NoContactYet => "这一户还没有联系人，请先定联系人".to_owned(),
        HomeRefusal::NoContactChosen => "请选联系人".to_owned(),
        HomeRefusal::Sealed => "这一户已经封存，不能再改；搬回来了请先「恢复」".to_owned(),
        HomeRefusal::NotSealed => "这一户没有封存".to_owned(),
        HomeRefusal::SameDoor => "请选并入哪一户，不能是它自己".to_owned(),
    }
}

/// The head, or whoever a search has found there and whose household it is.
pub fn head(row: &HouseholdRow) -> String {
    match &row.found {
        Some(found) => format!("{}（{}家）", whom(found), row.head),
        None => row.head.clone(),
    }
}

/// Whom a search has found, with the number that was looked for.
pub fn whom(found: &Found) -> String {
    match &found.phone {
        Some(phone) => format!("{} {}", found.name, mask_phone(phone)),
        None => found.name.clone(),
    }
}

/// What speaks against a contact.
pub fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Overloaded { households, most } => {
            format!("已联{households}户（一人不宜超过{most}户）")
        }
        Doubt::Old { age } => format!("已{age}岁"),
        Doubt::Exempt { why } => format!("不承担联户（{why}）"),
        Doubt::Away => "现在联系不上".to_owned(),
        Doubt::OwnHome { door } => format!("自己就住{door}"),
    }
}

/// About a card or a handbook.
pub fn card(refusal: &CardRefusal) -> String {
    match refusal {
        CardRefusal::NoContact => "这一户还没有联系人，请先定联系人".to_owned(),
        CardRefusal::NoPhone { name } => format!("{name}没有电话，卡上印不出号码，请先补电话"),
        CardRefusal::HasCard { number } => {
            format!("这一户已有卡 {number}；要换新的请用「补发」")
        }
        CardRefusal::NothingListed => {
            "列出的里面没有能办的卡；没有联系人或联系人没有电话的，请先补上".to_owned()
        }
        CardRefusal::NothingToIssue => "这个支部联系的住户都有卡，没有要补的".to_owned(),
        CardRefusal::NotNow { status } => {
            format!(
                "这张卡现在是「{}」，不能这样办",
                names::card_status(*status)
            )
        }
        CardRefusal::HasHandbook { number } => {
            format!("这位党员已有手册 {number}，收回后才能再发")
        }
        CardRefusal::NotAMember { name } => format!("{name}不是党员，联户手册只发给党员"),
        CardRefusal::Returned => "这本手册已经收回".to_owned(),
    }
}

fn listed(names: &[String]) -> String {
    const MOST: usize = 3;
    let shown = names[..names.len().min(MOST)].join("、");
    if names.len() > MOST {
        format!("{shown}等{}处", names.len())
    } else {
        shown
    }
}
