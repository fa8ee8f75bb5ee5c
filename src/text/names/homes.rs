//! What values about households, cards and handbooks are called.

use crate::domain::contact_card::{CardState, CardStatus};
use crate::domain::household::{ContactKind, Housing, Known, Leaving, Living, Relation, Stay};

/// 人户情况.
pub fn living(living: Living) -> &'static str {
    match living {
        Living::Unknown => "未问",
        Living::Present => "户在人在",
        Living::Away => "户在人不在（人户分离）",
        Living::Floating => "人在户不在（流动）",
        Living::Empty => "空挂",
    }
}

/// 房屋性质.
pub fn housing(housing: Housing) -> &'static str {
    match housing {
        Housing::Unknown => "未问",
        Housing::Own => "自住",
        Housing::Let => "出租",
        Housing::Vacant => "空置",
        Housing::Mixed => "商住",
        Housing::Shared => "群租",
    }
}

/// Why a household's record is sealed.
pub fn leaving(leaving: Leaving) -> &'static str {
    match leaving {
        Leaving::MovedOut => "迁出",
        Leaving::Deceased => "死亡",
        Leaving::Demolished => "拆迁",
        Leaving::Joined => "合户",
        Leaving::MovedHouse => "社区内搬家",
        Leaving::Other => "其他",
    }
}

/// 与户主关系, as it is written down.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Unsaid => "没说",
        Relation::Spouse => "配偶",
        Relation::Son => "子",
        Relation::Daughter => "女",
        Relation::Grandchild => "孙辈",
        Relation::Parent => "父母",
        Relation::Grandparent => "祖父母",
        Relation::Sibling => "兄弟姐妹",
        Relation::Other => "其他",
    }
}

/// Whether someone still lives there.
pub fn stay(stay: Stay) -> &'static str {
    match stay {
        Stay::Here => "住在这里",
        Stay::MovedOut => "搬走了",
        Stay::Deceased => "去世了",
    }
}

/// What to do when someone seems to be on record.
pub fn known(known: Known) -> &'static str {
    match known {
        Known::Ask => "先查一查",
        Known::Same => "是同一个人",
        Known::Another => "另外一个人",
    }
}

/// Main or backup.
pub fn contact_kind(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Main => "联系人",
        ContactKind::Backup => "备联系人",
    }
}

/// What was done with a card.
pub fn card_status(status: CardStatus) -> &'static str {
    match status {
        CardStatus::Pending => "待发",
        CardStatus::Issued => "已发",
        CardStatus::Void => "作废",
    }
}

/// How a card stands.
pub fn card_state(state: CardState) -> &'static str {
    match state {
        CardState::Pending => "待发",
        CardState::Issued => "已发",
        CardState::PhoneChanged => "要重印：电话变了",
        CardState::ContactChanged => "要重印：换了联系人",
        CardState::Void => "作废",
    }
}

/// Why a card is void, where the program itself made it so.
pub fn void_reason(reason: &str) -> &str {
    match reason {
        "sealed" => "住户封存",
        "reprint" => "补发",
        words => words,
    }
}

/// A command, by its journal code.
pub fn command(code: &str) -> Option<&'static str> {
    Some(match code {
        "register_household" => "登记住户",
        "amend_household" => "改住户",
        "add_resident" => "加家里人",
        "change_resident" => "改家里人",
        "set_tags" => "改标签",
        "withdraw_consent" => "撤回同意",
        "set_contact" => "定联系人",
        "end_contact" => "撤联系人",
        "seal_household" => "迁出封存",
        "unseal_household" => "恢复住户",
        "move_house" => "搬家",
        "split_household" => "分户",
        "join_households" => "合户",
        "show_identity" => "亮明身份",
        "make_card" => "制连心卡",
        "make_cards" => "统一配卡",
        "hand_out_card" => "发连心卡",
        "hand_out_cards" => "发连心卡（张）",
        "reprint_cards" => "补发连心卡（张）",
        "void_card" => "作废连心卡",
        "reprint_card" => "补发连心卡",
        "issue_handbook" => "发联户手册",
        "return_handbook" => "收回手册",
        "write_handbook" => "记手册",
        _ => return None,
    })
}
