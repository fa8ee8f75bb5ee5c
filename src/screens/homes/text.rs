//! Words of what can be done about a household and its cards.

/// Labels of keys: at most four hanzi.
pub mod labels {
    pub const REGISTER: &str = "登记住户";
    pub const AMEND: &str = "改住户";
    pub const ADD_RESIDENT: &str = "加家里人";
    pub const TAGS: &str = "改标签";
    pub const CONTACT: &str = "定联系人";
    pub const BACKUP: &str = "备联系人";
    pub const SHOW_IDENTITY: &str = "亮明身份";
    pub const MAKE_CARD: &str = "制连心卡";
    pub const SEAL: &str = "迁出封存";
    pub const UNSEAL: &str = "恢复住户";
    pub const MOVE: &str = "搬家";
    pub const SPLIT: &str = "分户";
    pub const JOIN: &str = "合户";
    pub const MAKE_ALL: &str = "统一配卡";
    pub const HAND_OUT: &str = "发卡";
    pub const HAND_OUT_ALL: &str = "列出都发";
    pub const REPRINT_ALL: &str = "列出都补";
    pub const REPRINT: &str = "补发卡";
    pub const VOID: &str = "作废卡";
    pub const HANDBOOK: &str = "发手册";
    pub const SENSITIVE: &str = "敏感标签";
}

/// One sentence on what each does, for the menu and the help.
pub mod help {
    pub const REGISTER: &str = "填门牌和户主，登记一户；片区由门牌自己找到";
    pub const AMEND: &str = "改人户情况、房屋、人口数、需求";
    pub const ADD_RESIDENT: &str = "给这一户加一个人，已登记过的不重复登记";
    pub const TAGS: &str = "勾选标签；敏感标签要填同意";
    pub const CONTACT: &str = "定或换这一户的联系人";
    pub const BACKUP: &str = "联系人找不到时找谁";
    pub const SHOW_IDENTITY: &str = "联系人哪天向这一户亮明了党员身份";
    pub const MAKE_CARD: &str = "给这一户制一张连心卡";
    pub const SEAL: &str = "迁出、死亡、拆迁：住户封存，数字不变";
    pub const UNSEAL: &str = "搬回来了，封存的住户恢复";
    pub const MOVE: &str = "搬到本社区另一个门牌，旧户封存";
    pub const SPLIT: &str = "一部分人分到另一个门牌";
    pub const JOIN: &str = "全家并到另一户，这一户封存";
    pub const MAKE_ALL: &str = "给一个支部联系的住户统一配卡，先看张数";
    pub const HAND_OUT: &str = "登记选中的卡哪天发到户";
    pub const HAND_OUT_ALL: &str = "列出的待发卡一次都登记发到户，先看张数";
    pub const REPRINT_ALL: &str = "列出的要重印的卡一次都补发，先看张数";
    pub const REPRINT: &str = "选中的卡作废，补一张新的";
    pub const VOID: &str = "选中的卡作废，写明理由";
    pub const HANDBOOK: &str = "给一名党员发联户手册";
    pub const SENSITIVE: &str = "打开或关闭低保、残疾、儿童等敏感标签";
}

/// Why something cannot be done now.
pub mod blocked {
    pub const SEALED: &str = "已经封存";
    pub const CARD_OUT: &str = "这张卡已经发了";
    pub const CARD_VOID: &str = "这张卡已经作废";
}

pub const GROUP_HOME: &str = "选中或打开一户时";
pub const GROUP_CARDS: &str = "连心卡和联户手册";
