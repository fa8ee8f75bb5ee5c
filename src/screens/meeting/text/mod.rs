//! Words of a meeting.

mod agenda;
mod ballot;
mod matter;
mod next;
mod people;

pub use agenda::{agenda, heading, short_heading, title};
pub use ballot::{ballot, quorum, reachable, running, silent};
pub use matter::{NO_FOCUS_WORK, NO_PROMISES, approvals, concerns, item, promise};
pub use next::next;
pub use people::{attendee, floor, roll, speech, vote};

pub const AGENDA: &str = "议程";
pub const ROLL: &str = "点名";
pub const FLOOR: &str = "发言";
pub const VOTES: &str = "记名表决";
pub const LOADING: &str = "正在读取";
pub const ANNOUNCE: &str = "核对结果，按 6 公布；记错了就在 F2 里作废重来";
pub const CONCERNS: &str = "是否涉及全体居民利益？请按 1 不涉及，2 涉及";
pub const CHOOSE_SPEAKER: &str = "在名单里选人（按姓名首字母也行），再按 F4 请他发言";
pub const NO_ROLL: &str = "居民会议不点名，谁说了什么写在事项的备注里（F7）";
pub const NOBODY_SPOKE: &str = "还没有人发言，按 F4 请人发言";
