//! Everything a key or a menu entry can ask for.

use super::{CardAction, HomeAction, MeetingAction, MinutesAction};
use crate::domain::ballot::{Choice, Method};
use crate::domain::figures::Figure;
use crate::domain::meeting::{Disposition, MeetingKind, Presence};
use crate::domain::roster::Column;

/// The nine screens, in the order of their digits: 访 -> 议 -> 解.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screen {
    /// 工作台.
    Workbench,
    /// 走访.
    Visits,
    /// 议题.
    Issues,
    /// 会议.
    Meetings,
    /// 任务.
    Tasks,
    /// 党员.
    People,
    /// 帮扶.
    Deeds,
    /// 统计.
    Stats,
    /// 设置.
    Settings,
}

impl Screen {
    /// All screens, by digit.
    pub const ALL: [Screen; 9] = [
        Screen::Workbench,
        Screen::Visits,
        Screen::Issues,
        Screen::Meetings,
        Screen::Tasks,
        Screen::People,
        Screen::Deeds,
        Screen::Stats,
        Screen::Settings,
    ];
}

/// A movement in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One screenful up.
    PageUp,
    /// One screenful down.
    PageDown,
    /// To the first row.
    Home,
    /// To the last row.
    End,
}

/// What can be done about the person that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PersonAction {
    /// 任职.
    Give,
    /// 卸任.
    End,
    /// 交接.
    HandOver,
}

/// A step of a member's month; the number counts months back from the newest one shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MonthAction {
    /// 本月无.
    Nothing(u8),
    /// 汇报.
    Report(u8),
    /// 汇报 of the whole group.
    ReportGroup,
    /// The matrix from the month before on.
    Earlier,
    /// The matrix from the month after on.
    Later,
    /// Only those who lack one thing of the month, then another, then everyone.
    Lacking,
}

/// What can be done about an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportAction {
    /// 导入花名册: choose a file.
    Open,
    /// Read the rows and compare them.
    Read,
    /// Choose what a column means.
    Meaning(u32),
    /// It means this, or nothing.
    Choose(Option<Column>),
    /// Write what is sound.
    Apply,
}

/// What can be done about copies of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CopyAction {
    /// 留底: the list.
    Open,
    /// 留底到别处.
    Make,
    /// How much room the copies of the days may take: the next limit.
    NextLimit,
    /// 还原 to the copy that is shown.
    Restore,
}

/// What can be done in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CalendarAction {
    /// 日历.
    Open,
    /// The month before.
    Earlier,
    /// The month behind.
    Later,
    /// Back to today.
    Today,
    /// 改日期 of the selected meeting.
    SetDay,
    /// 撤回改期.
    ClearDay,
}

/// What can be done about the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WallAction {
    /// 投影: what can be shown, and how the room would see it.
    Open,
    /// Into the queue, or out of it.
    Queue,
    /// What waits first goes up.
    Next,
    /// What was there before comes back.
    Previous,
    /// Where someone is named in what is previewed.
    Masks,
}

/// A wish of the person at the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// One step back.
    Back,
    /// The keys of this screen.
    Help,
    /// Everything that can be done here, by name.
    Menu,
    /// Take back the last command.
    Undo,
    /// Paint everything anew.
    Redraw,
    /// Go to one of the nine screens.
    Screen(Screen),
    /// Move in a list.
    Move(Move),
    /// Open what is selected, or take the next step.
    Open,
    /// The round of one grid, which is chosen.
    ChooseGrid,
    /// The round of the whole community again.
    AllGrids,
    /// The card of whatever the selected row is about.
    Place,
    /// Narrow the list.
    Find,
    /// To the left: a pane, a column, a part.
    Left,
    /// To the right.
    Right,
    /// The next pane or part.
    NextPane,
    /// The pane or part before.
    PrevPane,
    /// Enlarge the pane to the whole screen, or back.
    Zoom,
    /// The next list of this screen.
    NextView,
    /// The list of this screen before.
    PrevView,
    /// The next order of the list: by door, by pinyin, by strokes.
    NextOrder,
    /// 登记走访.
    RecordVisit,
    /// 登记事项.
    RegisterIssue,
    /// The grid's card.
    GridCard,
    /// 一条纽带 of a household: whom to call, in order.
    Chain,
    /// 新建网格.
    NewGrid,
    /// 登记人员.
    NewPerson,
    /// About the person that is shown.
    Person(PersonAction),
    /// 新建支部.
    NewBranch,
    /// 社区资料.
    Community,
    /// Carries out the handover that is shown.
    ConfirmHandover,
    /// Shows telephone numbers until the next key.
    Reveal,
    /// About the household that is selected or shown.
    Home(HomeAction),
    /// About contact cards and handbooks.
    Card(CardAction),
    /// Sensitive tags may be kept, or no longer.
    ToggleSensitive,
    /// Keeps an issue from the wall, or lets it be shown.
    ToggleInternal,
    /// 开会.
    OpenMeeting(MeetingKind),
    /// 全到.
    CallAll,
    /// 点名 of the selected person.
    CallRoll(Presence),
    /// What the meeting makes of the selected item.
    Dispose(Disposition),
    /// 开始表决.
    OpenBallot(Method),
    /// 计票.
    Tally,
    /// The selected person's vote.
    Vote(Choice),
    /// Of a meeting.
    Meeting(MeetingAction),
    /// 结束表决.
    CloseBallot,
    /// 散会.
    EndMeeting,
    /// About the minutes of a meeting.
    Minutes(MinutesAction),
    /// 办理情况.
    AddProgress,
    /// 办结.
    Finish,
    /// 告知居民.
    Tell,
    /// 回访.
    FollowUp,
    /// 销号.
    Close,
    /// 重启.
    Reopen,
    /// Rows behind a figure.
    Behind(Figure),
    /// Width of ambiguous characters: the next setting.
    NextWidth,
    /// How long a round of 一户一见面 is: the next length.
    NextRound,
    /// 覆盖体检.
    Coverage,
    /// 会议规则.
    Rules,
    /// What a member did in a month.
    Month(MonthAction),
    /// The calendar.
    Calendar(CalendarAction),
    /// An import.
    Import(ImportAction),
    /// About copies of the file.
    Copy(CopyAction),
    /// About the wall.
    Wall(WallAction),
    /// 不是人名, or a name after all: the chosen place of what is previewed.
    NotAName,
    /// 责任人写姓名: the next setting.
    NameOffices,
    /// The wall shows the issue board.
    ShowBoard,
    /// The wall shows nothing.
    ShowBlank,
}
