//! How a household lives, in what, and why it or someone of it is no longer there.

use serde::{Deserialize, Serialize};

use crate::domain::Coded;

/// 人户情况.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Living {
    /// Not asked yet.
    #[default]
    Unknown,
    /// 户在人在.
    Present,
    /// 户在人不在 (人户分离).
    Away,
    /// 人在户不在 (流动).
    Floating,
    /// 空挂.
    Empty,
}

impl Coded for Living {
    const CODES: &'static [(Self, &'static str)] = &[
        (Living::Unknown, "unknown"),
        (Living::Present, "present"),
        (Living::Away, "away"),
        (Living::Floating, "floating"),
        (Living::Empty, "empty"),
    ];
}

/// 房屋性质.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Housing {
    /// Not asked yet.
    #[default]
    Unknown,
    /// 自住.
    Own,
    /// 出租.
    Let,
    /// 空置.
    Vacant,
    /// 商住.
    Mixed,
    /// 群租.
    Shared,
}

impl Coded for Housing {
    const CODES: &'static [(Self, &'static str)] = &[
        (Housing::Unknown, "unknown"),
        (Housing::Own, "own"),
        (Housing::Let, "let"),
        (Housing::Vacant, "vacant"),
        (Housing::Mixed, "mixed"),
        (Housing::Shared, "shared"),
    ];
}

/// Why a household's record is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Leaving {
    /// 迁出.
    MovedOut,
    /// 死亡, with nobody left.
    Deceased,
    /// 拆迁.
    Demolished,
    /// 合户: it went into another.
    Joined,
    /// 搬家: it has a new record in this community.
    MovedHouse,
    /// 其他, such as a record made by mistake.
    Other,
}

impl Leaving {
    /// Reasons that are given by hand; going to another door or household is a step of its own.
    pub const BY_HAND: [Leaving; 4] = [
        Leaving::MovedOut,
        Leaving::Deceased,
        Leaving::Demolished,
        Leaving::Other,
    ];
}

impl Coded for Leaving {
    const CODES: &'static [(Self, &'static str)] = &[
        (Leaving::MovedOut, "moved_out"),
        (Leaving::Deceased, "deceased"),
        (Leaving::Demolished, "demolished"),
        (Leaving::Joined, "joined"),
        (Leaving::MovedHouse, "moved_house"),
        (Leaving::Other, "other"),
    ];
}

/// 与户主关系 (GB/T 4761, short), as a form offers it; what is written down is its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Relation {
    /// Not told.
    #[default]
    Unsaid,
    /// 10 配偶.
    Spouse,
    /// 20 子.
    Son,
    /// 30 女.
    Daughter,
    /// 40 孙辈.
    Grandchild,
    /// 50 父母.
    Parent,
    /// 60 祖父母.
    Grandparent,
    /// 70 兄弟姐妹.
    Sibling,
    /// 80 其他, in words.
    Other,
}

impl Coded for Relation {
    const CODES: &'static [(Self, &'static str)] = &[
        (Relation::Unsaid, ""),
        (Relation::Spouse, "10"),
        (Relation::Son, "20"),
        (Relation::Daughter, "30"),
        (Relation::Grandchild, "40"),
        (Relation::Parent, "50"),
        (Relation::Grandparent, "60"),
        (Relation::Sibling, "70"),
        (Relation::Other, "80"),
    ];
}

/// Whether someone still lives there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Stay {
    /// 住在这里.
    #[default]
    Here,
    /// 搬走了.
    MovedOut,
    /// 去世了.
    Deceased,
}

impl Coded for Stay {
    const CODES: &'static [(Self, &'static str)] = &[
        (Stay::Here, "here"),
        (Stay::MovedOut, "moved_out"),
        (Stay::Deceased, "deceased"),
    ];
}

/// What is to become of someone who seems to be on record already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Known {
    /// Not decided: say who it is.
    #[default]
    Ask,
    /// It is that person.
    Same,
    /// It is someone else of the same name.
    Another,
}

impl Coded for Known {
    const CODES: &'static [(Self, &'static str)] = &[
        (Known::Ask, "ask"),
        (Known::Same, "same"),
        (Known::Another, "another"),
    ];
}

/// 联系人, or whom to call when that one cannot be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ContactKind {
    /// 联系人.
    #[default]
    Main,
    /// 备联系人.
    Backup,
}

impl Coded for ContactKind {
    const CODES: &'static [(Self, &'static str)] =
        &[(ContactKind::Main, "main"), (ContactKind::Backup, "backup")];
}
