//! Words of the forms about households, cards and handbooks.

use crate::domain::Id;
use crate::domain::contact_card::CardState;
use crate::domain::household::{ContactKind, HouseholdCard};
use crate::domain::person::Person;
use crate::store::CardPlan;
use crate::text::names;

pub const ADDRESS: &str = "门牌";
pub const SECTION: &str = "片区（可不选）";
pub const BY_ADDRESS: &str = "由门牌自己找（按 右 选）";
pub const NEW_ADDRESS: &str = "新门牌";
pub const HEAD_NAME: &str = "户主姓名";
pub const NAME: &str = "姓名";
pub const PHONE: &str = "电话";
pub const SIZE: &str = "人口数";
pub const NEEDS: &str = "需求、备注";
pub const MORE: &str = "还要填别的";
pub const LIVING: &str = "  人户情况";
pub const HOUSING: &str = "  房屋";
pub const ID_NUMBER: &str = "  身份证号（可不填）";
pub const KNOWN: &str = "  登记过的";
pub const RELATION: &str = "与户主关系";
pub const OTHER_RELATION: &str = "  是什么关系";
pub const IS_HEAD: &str = "是户主";
pub const STAY: &str = "还住这里吗";
pub const LEFT: &str = "  哪天离开的";
pub const GIVEN_BY: &str = "同意人";
pub const GUARDIAN: &str = "是监护人";
pub const FORM: &str = "同意的形式";
pub const CONSENT_DATE: &str = "同意日期";
pub const ON_PAPER: &str = "书面";
pub const LEAVING: &str = "原因";
pub const NOTE: &str = "说明";
pub const ON: &str = "日期";
pub const INTO: &str = "并入哪一户";
pub const HEAD: &str = "户主";
pub const KIN: &str = "家人";
pub const REASON: &str = "理由";
pub const REPRINT: &str = "要重印的也一起补发";
pub const MEMBER: &str = "发给谁";
pub const ENTRY: &str = "记什么";
pub const REGISTER_HINT: &str =
    "门牌怎么写都行：3-2-501、3栋2单元501、3#2-501；零散片区写 东河老街17号";
pub const NO_SENSITIVE: &str = "敏感标签没有打开（设置里打开），这里只列一般标签";
pub const SENSITIVE: &str = "低保、残疾、儿童等敏感标签要有同意，勾选后在下面填";

/// Who goes along to the new door.
pub fn goes(name: &str, relation: &str) -> String {
    format!("分出去 {name}（{relation}）")
}

/// Whose form it is.
pub fn household(card: &HouseholdCard) -> String {
    format!(
        "{} {}  户主 {}",
        card.row.estate, card.row.door, card.row.head
    )
}

/// Of whom in which household.
pub fn resident(card: &HouseholdCard, who: Id<Person>) -> String {
    let found = card.residents.iter().find(|one| one.person == who);
    let name = found.map_or("", |one| one.name.as_str());
    format!("{name}  {}", household(card))
}

/// What sealing does, before it is done.
pub fn sealing(card: &HouseholdCard) -> Vec<String> {
    let mut words = vec![format!(
        "封存后：家里{}人都记为离开，这一户不再列出",
        card.residents.len()
    )];
    let needed = card.residents.iter().filter(|one| one.is_needed);
    let needed: Vec<&str> = needed.map(|one| one.name.as_str()).collect();
    if !needed.is_empty() {
        words.push(format!(
            "{}有职务或联系着住户，封存不会卸任：请到「党员」里交接",
            needed.join("、")
        ));
    }
    let callers = [&card.detail.main, &card.detail.backup];
    let callers: Vec<&str> = callers
        .into_iter()
        .flatten()
        .map(|caller| caller.name.as_str())
        .collect();
    let cards = card.detail.cards.iter();
    let cards: Vec<&str> = cards
        .filter(|card| card.state != CardState::Void)
        .map(|card| card.number.as_str())
        .collect();
    if !callers.is_empty() {
        words.push(format!("{}到这天为止，不再联系这一户", callers.join("、")));
    }
    if !cards.is_empty() {
        words.push(format!("连心卡{}作废，恢复后要重新配", cards.join("、")));
    }
    words.push("走访、事项和统计数字都不变；搬回来用「恢复住户」".to_owned());
    words.push("搬到本社区别处用「搬家」，并到别家用「合户」，家里的人跟着走".to_owned());
    words
}

/// Who would call no longer if the new door lies in another grid.
pub fn moving(card: &HouseholdCard) -> Option<String> {
    let callers: Vec<&str> = [&card.detail.main, &card.detail.backup]
        .into_iter()
        .flatten()
        .map(|caller| caller.name.as_str())
        .collect();
    (!callers.is_empty()).then(|| {
        format!(
            "搬到别的网格，{}不再联系这一户，搬完要重新定联系人",
            callers.join("、")
        )
    })
}

/// Contact or backup, with whoever it is now.
pub fn contact(card: &HouseholdCard, kind: ContactKind) -> String {
    let now = match kind {
        ContactKind::Main => &card.detail.main,
        ContactKind::Backup => &card.detail.backup,
    };
    let name = now.as_ref().map_or("无", |caller| caller.name.as_str());
    format!(
        "{}  现在的{}：{name}",
        household(card),
        names::contact_kind(kind)
    )
}

/// How many cards of the list are handed out at once.
pub fn hand_out_all(count: u32, narrow: &str) -> String {
    format!(
        "{}待发的{count}张都登记为这天发到户，可一步撤销",
        listed(narrow)
    )
}

/// How many cards of the list are replaced at once.
pub fn reprint_all(count: u32, narrow: &str) -> String {
    format!(
        "{}要重印的{count}张作废，各补一张新的，可一步撤销",
        listed(narrow)
    )
}

fn listed(narrow: &str) -> String {
    match narrow {
        "" => String::new(),
        narrow => format!("查找「{narrow}」列出的"),
    }
}

/// What issuing to a branch would do, before it is done.
pub fn plan(branch: &str, plan: CardPlan) -> String {
    let mut words = format!("{branch}：要配{}张", plan.missing);
    if plan.stale > 0 {
        words.push_str(&format!("，要重印{}张", plan.stale));
    }
    if plan.without_phone > 0 {
        words.push_str(&format!(
            "；{}户的联系人没有电话，先不配",
            plan.without_phone
        ));
    }
    words
}
