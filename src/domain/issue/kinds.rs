//! The six categories, the kinds of matter and the channels it came by.

use serde::{Deserialize, Serialize};

use crate::domain::Coded;

/// 六类别: exactly one per issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Category {
    /// 政策咨询.
    Policy,
    /// 矛盾纠纷.
    Dispute,
    /// 困难救助.
    Hardship,
    /// 环境卫生.
    Sanitation,
    /// 民生项目.
    Livelihood,
    /// 社区事务.
    Affairs,
}

impl Coded for Category {
    const CODES: &'static [(Self, &'static str)] = &[
        (Category::Policy, "policy"),
        (Category::Dispute, "dispute"),
        (Category::Hardship, "hardship"),
        (Category::Sanitation, "sanitation"),
        (Category::Livelihood, "livelihood"),
        (Category::Affairs, "affairs"),
    ];
}

/// 诉求 / 意见 / 建议.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// 诉求: something is to be done for the resident.
    Appeal,
    /// 意见.
    Opinion,
    /// 建议.
    Suggestion,
}

impl Coded for Kind {
    const CODES: &'static [(Self, &'static str)] = &[
        (Kind::Appeal, "appeal"),
        (Kind::Opinion, "opinion"),
        (Kind::Suggestion, "suggestion"),
    ];
}

/// How a matter reached the community (S6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Channel {
    /// 入户走访.
    Visit,
    /// 连心卡来电.
    Card,
    /// 来访.
    WalkIn,
    /// 逢四说事.
    TalkDay,
    /// 楼栋长上报.
    BuildingHead,
    /// 单位联络.
    Unit,
    /// 12345 转办.
    Hotline,
    /// 微信群.
    Chat,
    /// 其他.
    Other,
}

impl Coded for Channel {
    const CODES: &'static [(Self, &'static str)] = &[
        (Channel::Visit, "visit"),
        (Channel::Card, "card"),
        (Channel::WalkIn, "walk_in"),
        (Channel::TalkDay, "talk_day"),
        (Channel::BuildingHead, "building_head"),
        (Channel::Unit, "unit"),
        (Channel::Hotline, "hotline"),
        (Channel::Chat, "chat"),
        (Channel::Other, "other"),
    ];
}
