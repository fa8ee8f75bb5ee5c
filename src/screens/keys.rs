//! Keys that work on every screen, and the conditions several screens share.

use super::text::{blocked, groups, help, labels, screen};
use super::wall::text as wall;
use crate::domain::issue::Stage;
use crate::domain::month::SHOWN;
use crate::flow::{
    Action, Binding, CalendarAction, CopyAction, Facts, ImportAction, MeetingAction, MonthAction,
    MonthFacts, Move, Screen, WallAction,
};
use crate::keymap::Availability::{self, Blocked, Hidden, Ready};
use crate::keymap::{Key, always};
use crate::text::keys::name;

/// A binding that is always ready.
pub(super) const fn key(
    keys: &'static [Key],
    action: Action,
    label: &'static str,
    help: &'static str,
    weight: u8,
) -> Binding {
    Binding {
        keys,
        action,
        label,
        help,
        weight,
        when: always,
    }
}

/// The same binding under a condition.
pub(super) const fn when(binding: Binding, when: fn(&Facts) -> Availability) -> Binding {
    Binding { when, ..binding }
}

/// Keys that work on every screen; the way to the menu and to the help never falls off the footer.
pub const GLOBAL: &[Binding] = &[
    key(&[Key::Esc], Action::Back, labels::BACK, help::BACK, 60),
    key(
        &[Key::F(2), Key::Char('0'), Key::Ctrl('p')],
        Action::Menu,
        labels::MENU,
        help::MENU,
        101,
    ),
    key(
        &[Key::Char('?'), Key::F(1)],
        Action::Help,
        labels::HELP,
        help::HELP,
        100,
    ),
    when(
        key(
            &[Key::F(8), Key::Ctrl('z')],
            Action::Undo,
            labels::UNDO,
            help::UNDO,
            40,
        ),
        |facts| {
            if facts.importing {
                Blocked(blocked::NOT_YET_WRITTEN)
            } else {
                Ready
            }
        },
    ),
    key(&[], Action::Coverage, labels::COVERAGE, help::COVERAGE, 0),
    when(
        key(
            &[],
            Action::Calendar(CalendarAction::Open),
            labels::CALENDAR,
            help::CALENDAR,
            0,
        ),
        // Where it has a key of its own, or is shown, it is not offered twice.
        |facts| {
            if facts.meetings || facts.calendar.is_some() {
                Hidden
            } else {
                Ready
            }
        },
    ),
    key(&[], Action::Rules, labels::RULES, help::RULES, 0),
    key(
        &[],
        Action::Copy(CopyAction::Open),
        labels::COPIES,
        help::COPIES,
        0,
    ),
    key(
        &[],
        Action::Import(ImportAction::Open),
        labels::IMPORT,
        help::IMPORT,
        0,
    ),
    key(
        &[Key::Ctrl('l'), Key::F(5)],
        Action::Redraw,
        labels::REDRAW,
        help::REDRAW,
        0,
    ),
    key(
        &[Key::Ctrl('q'), Key::Ctrl('c')],
        Action::Quit,
        labels::QUIT,
        help::QUIT,
        10,
    ),
];

/// Moving in a list.
pub const MOVES: &[Binding] = &[
    key(
        &[Key::Up],
        Action::Move(Move::Up),
        labels::UP,
        help::MOVE,
        0,
    ),
    key(
        &[Key::Down],
        Action::Move(Move::Down),
        labels::DOWN,
        help::MOVE,
        0,
    ),
    key(
        &[Key::PageUp],
        Action::Move(Move::PageUp),
        labels::PAGE_UP,
        help::MOVE,
        0,
    ),
    key(
        &[Key::PageDown],
        Action::Move(Move::PageDown),
        labels::PAGE_DOWN,
        help::MOVE,
        0,
    ),
    key(
        &[Key::Home],
        Action::Move(Move::Home),
        labels::FIRST,
        help::MOVE,
        0,
    ),
    key(
        &[Key::End],
        Action::Move(Move::End),
        labels::LAST,
        help::MOVE,
        0,
    ),
];

/// The nine screens by digit, where digits choose screens.
pub const SCREENS: &[Binding] = &[
    to(&[Key::Char('1')], Screen::Workbench),
    to(&[Key::Char('2')], Screen::Visits),
    to(&[Key::Char('3')], Screen::Issues),
    to(&[Key::Char('4')], Screen::Meetings),
    to(&[Key::Char('5')], Screen::Tasks),
    to(&[Key::Char('6')], Screen::People),
    to(&[Key::Char('7')], Screen::Deeds),
    to(&[Key::Char('8')], Screen::Stats),
    to(&[Key::Char('9')], Screen::Settings),
];

const fn to(keys: &'static [Key], target: Screen) -> Binding {
    key(keys, Action::Screen(target), "", help::SCREEN, 0)
}

/// Where a household is at hand.
pub(super) fn on_household(facts: &Facts) -> Availability {
    if facts.household && !facts.sealed {
        Ready
    } else {
        Hidden
    }
}

/// Where the list can be narrowed.
pub(super) fn can_find(facts: &Facts) -> Availability {
    if facts.can_find { Ready } else { Hidden }
}

/// Where something can be opened.
pub(super) fn can_open(facts: &Facts) -> Availability {
    if facts.can_open { Ready } else { Hidden }
}

/// Opening what is selected.
pub(super) const OPEN: Binding = when(
    key(&[Key::Enter], Action::Open, labels::OPEN, help::OPEN, 95),
    can_open,
);

/// Narrowing the list.
pub(super) const FIND: Binding = when(
    key(
        &[Key::Char('/'), Key::F(3)],
        Action::Find,
        labels::FIND,
        help::FIND,
        85,
    ),
    can_find,
);

/// What the network grows by, from every screen through the menu.
pub const NETWORK: &[Binding] = &[
    when(
        key(
            &[],
            Action::NewPerson,
            labels::NEW_PERSON,
            help::NEW_PERSON,
            0,
        ),
        outside_meetings,
    ),
    when(
        key(&[], Action::NewGrid, labels::NEW_GRID, help::NEW_GRID, 0),
        outside_meetings,
    ),
    when(
        key(
            &[],
            Action::NewBranch,
            labels::NEW_BRANCH,
            help::NEW_BRANCH,
            0,
        ),
        outside_meetings,
    ),
    when(
        key(
            &[],
            Action::Community,
            labels::COMMUNITY,
            help::COMMUNITY,
            0,
        ),
        outside_meetings,
    ),
    when(
        key(
            &[],
            Action::Wall(WallAction::Open),
            wall::labels::WALL,
            wall::help::WALL,
            0,
        ),
        outside_meetings,
    ),
];

/// Everywhere but in a meeting being held.
fn outside_meetings(facts: &Facts) -> Availability {
    if facts.item.is_none() { Ready } else { Hidden }
}

/// 一条纽带 of the household at hand.
pub(super) const CHAIN: Binding = when(
    key(&[Key::F(6)], Action::Chain, labels::CHAIN, help::CHAIN, 44),
    on_household,
);

/// The next order of a list of names or doors.
pub(super) const ORDER: Binding = when(
    key(&[], Action::NextOrder, labels::ORDER, help::ORDER, 0),
    |facts| if facts.can_sort { Ready } else { Hidden },
);
/// Steps of a member's month.
pub const MONTH: &[Binding] = &[
    when(
        key(
            &[Key::F(4)],
            Action::Month(MonthAction::Nothing(0)),
            labels::NOTHING,
            help::NOTHING,
            84,
        ),
        |facts| on_month(facts, |month| month.collects, blocked::COLLECTED),
    ),
    when(
        key(
            &[Key::F(6)],
            Action::Month(MonthAction::Report(0)),
            labels::REPORT,
            help::REPORT,
            83,
        ),
        |facts| on_month(facts, |month| month.reports, blocked::REPORTED),
    ),
    when(
        key(
            &[Key::F(7)],
            Action::Month(MonthAction::ReportGroup),
            labels::REPORT_GROUP,
            help::REPORT_GROUP,
            82,
        ),
        |facts| on_month(facts, |month| month.has_group, blocked::NO_GROUP),
    ),
    when(
        key(
            &[Key::Char('-')],
            Action::Month(MonthAction::Earlier),
            labels::EARLIER,
            help::EARLIER,
            81,
        ),
        before,
    ),
    when(
        key(
            &[Key::Char('+'), Key::Char('=')],
            Action::Month(MonthAction::Later),
            labels::LATER,
            help::LATER,
            80,
        ),
        after,
    ),
    when(
        key(
            &[Key::F(9)],
            Action::Month(MonthAction::Lacking),
            labels::LACKING,
            help::LACKING,
            85,
        ),
        |facts| match facts.matrix {
            Some(_) => Ready,
            None => Hidden,
        },
    ),
];

/// Where the matrix can show an earlier month: as far back as a member's card does.
fn before(facts: &Facts) -> Availability {
    match facts.matrix {
        None => Hidden,
        Some(back) if usize::from(back) + 1 < SHOWN => Ready,
        Some(_) => Blocked(blocked::OLDEST_MONTH),
    }
}

/// Where the matrix can show a later month.
fn after(facts: &Facts) -> Availability {
    match facts.matrix {
        None => Hidden,
        Some(0) => Blocked(blocked::THIS_MONTH),
        Some(_) => Ready,
    }
}

/// Where a member's month is at hand and something of it is still to be done.
fn on_month(facts: &Facts, is_owed: fn(&MonthFacts) -> bool, words: &'static str) -> Availability {
    match &facts.month {
        None => Hidden,
        Some(month) if is_owed(month) => Ready,
        Some(_) => Blocked(words),
    }
}

/// The next list of a screen that has several.
pub(super) const NEXT_VIEW: Binding = when(
    key(
        &[Key::Tab, Key::Right],
        Action::NextView,
        labels::VIEW,
        help::VIEW,
        75,
    ),
    has_views,
);

/// The list before.
pub(super) const PREV_VIEW: Binding = when(
    key(
        &[Key::BackTab, Key::Left],
        Action::PrevView,
        labels::VIEW_BACK,
        help::VIEW_BACK,
        0,
    ),
    has_views,
);

fn has_views(facts: &Facts) -> Availability {
    if facts.views { Ready } else { Hidden }
}

/// Steps of an issue from the named person to closed.
pub const ISSUE: &[Binding] = &[
    when(
        key(
            &[Key::F(4)],
            Action::AddProgress,
            labels::PROGRESS,
            help::PROGRESS,
            70,
        ),
        on_task,
    ),
    when(
        key(
            &[Key::F(6)],
            Action::Finish,
            labels::FINISH,
            help::FINISH,
            69,
        ),
        on_task,
    ),
    when(
        key(&[Key::F(7)], Action::Tell, labels::TELL, help::TELL, 68),
        on_done,
    ),
    when(
        key(&[], Action::FollowUp, labels::FOLLOW_UP, help::FOLLOW_UP, 0),
        on_told,
    ),
    when(
        key(&[], Action::Close, labels::CLOSE, help::CLOSE, 0),
        on_followed_up,
    ),
    when(
        key(&[], Action::Reopen, labels::REOPEN, help::REOPEN, 0),
        |facts| {
            let closed = &[Stage::Closed];
            step(facts, closed, blocked::NOT_CLOSED, (&[], ""))
        },
    ),
    when(
        key(
            &[],
            Action::Meeting(MeetingAction::Hurry),
            labels::HURRY,
            help::HURRY,
            0,
        ),
        |facts| {
            let waiting = &[Stage::Registered, Stage::Committee, Stage::Postponed];
            step(facts, waiting, blocked::CANNOT_HURRY, (&[], ""))
        },
    ),
    when(
        key(
            &[],
            Action::ToggleInternal,
            labels::INTERNAL,
            help::INTERNAL,
            0,
        ),
        |facts| if facts.issue.is_some() { Ready } else { Hidden },
    ),
];

/// Where someone works on the issue.
fn on_task(facts: &Facts) -> Availability {
    let stages = &[Stage::Assigned, Stage::InProgress];
    step(facts, stages, blocked::NO_TASK, (DONE, blocked::DONE))
}

fn on_done(facts: &Facts) -> Availability {
    let stages = &[Stage::Done, Stage::Declined, Stage::Referred];
    step(
        facts,
        stages,
        blocked::NOT_DONE,
        (&DONE[1..], blocked::TOLD),
    )
}

fn on_told(facts: &Facts) -> Availability {
    let over = (&DONE[2..], blocked::FOLLOWED_UP);
    step(facts, &[Stage::Told], blocked::NOT_TOLD, over)
}

fn on_followed_up(facts: &Facts) -> Availability {
    let over = (&DONE[3..], blocked::CLOSED);
    step(facts, &[Stage::FollowedUp], blocked::NOT_FOLLOWED_UP, over)
}

/// The stages once the work is done, in order.
const DONE: &[Stage] = &[Stage::Done, Stage::Told, Stage::FollowedUp, Stage::Closed];

/// A step that is possible in some stages, and over in some.
fn step(
    facts: &Facts,
    stages: &[Stage],
    too_early: &'static str,
    (over, words): (&[Stage], &'static str),
) -> Availability {
    match facts.issue {
        None => Hidden,
        Some(stage) if stages.contains(&stage) => Ready,
        Some(stage) if over.contains(&stage) => Blocked(words),
        Some(_) => Blocked(too_early),
    }
}

/// The name of a binding: screens are called by their own names.
pub fn label(binding: &Binding) -> &'static str {
    match binding.action {
        Action::Screen(target) => screen(target),
        _ => binding.label,
    }
}

/// Every table with the heading under which the manual shows it.
pub fn tables() -> [(&'static str, &'static [Binding]); 15] {
    [
        (groups::WORKBENCH, super::workbench::KEYS),
        (groups::TABLE, super::table::KEYS),
        (groups::CARD, super::card::KEYS),
        (groups::ISSUE, ISSUE),
        (groups::NETWORK, NETWORK),
        (super::homes::text::GROUP_HOME, super::homes::HOME),
        (super::homes::text::GROUP_CARDS, super::homes::CARDS),
        (groups::MONTH, MONTH),
        (groups::MEETING, super::meeting::KEYS),
        (groups::CALENDAR, super::calendar::KEYS),
        (groups::WALL, super::wall::KEYS),
        (groups::IMPORT, super::import::KEYS),
        (groups::MOVES, MOVES),
        (groups::SCREENS, SCREENS),
        (groups::GLOBAL, GLOBAL),
    ]
}

/// The key tables as the manual shows them.
pub fn markdown() -> String {
    let mut text = String::new();
    for (heading, table) in tables() {
        text.push_str(&groups::heading(heading));
        for binding in table {
            let names: Vec<String> = binding.keys.iter().map(|key| name(*key)).collect();
            let keys = match names.as_slice() {
                [] => groups::BY_MENU.to_owned(),
                names => names.join("  "),
            };
            text.push_str(&groups::row(&keys, label(binding), binding.help));
        }
    }
    text
}
