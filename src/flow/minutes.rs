//! What can be asked for about minutes and notices: actions, purposes of forms, facts for keys.

use serde::{Deserialize, Serialize};

use crate::domain::Id;
use crate::domain::meeting::Meeting;
use crate::domain::minutes::MinutesState;
use crate::domain::notice::NoticeRecord;
use crate::store::Query;

/// What a key or a menu entry can ask for about minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MinutesAction {
    /// 会议记录 of the meeting at hand.
    Show,
    /// 定稿.
    Finalise,
    /// 重开.
    Reopen,
    /// 公示: its page.
    Notice,
    /// 张贴.
    Publish,
    /// 撤下.
    Withdraw,
    /// 导出.
    Export,
}

/// What a form about minutes is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MinutesPurpose {
    /// 重开.
    Reopen(Id<Meeting>),
    /// 张贴 of a notice.
    Publish(Id<Meeting>),
    /// 撤下 of a notice.
    Withdraw(Id<Meeting>, Id<NoticeRecord>),
    /// 导出 of minutes or votes.
    Export(Id<Meeting>),
    /// 导出 of a notice.
    ExportNotice(Id<Meeting>),
}

impl MinutesPurpose {
    /// Whether something is put out of the file and nothing into it.
    pub(super) fn is_export(&self) -> bool {
        matches!(
            self,
            MinutesPurpose::Export(_) | MinutesPurpose::ExportNotice(_)
        )
    }

    /// What must be read before the form can be shown.
    pub fn query(&self) -> Query {
        match self {
            MinutesPurpose::Reopen(meeting)
            | MinutesPurpose::Publish(meeting)
            | MinutesPurpose::Withdraw(meeting, _)
            | MinutesPurpose::Export(meeting)
            | MinutesPurpose::ExportNotice(meeting) => Query::Minutes(*meeting),
        }
    }
}

/// How the minutes that are shown stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinutesFacts {
    /// Of these minutes.
    pub state: MinutesState,
    /// Whether what was decided is for the public.
    pub public: bool,
}

/// How the notice that is shown stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeFacts {
    /// The minutes are not final.
    TooEarly,
    /// It can be posted.
    Ready,
    /// It is posted.
    Posted,
}
