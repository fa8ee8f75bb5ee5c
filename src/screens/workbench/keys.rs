//! Keys of the workbench.

use crate::flow::{Action, Binding};
use crate::keymap::Availability::{self, Blocked, Hidden, Ready};
use crate::keymap::Key;
use crate::screens::keys::{CHAIN, FIND, OPEN, ORDER, key, when};
use crate::screens::text::{blocked, help, labels};

/// On an issue these keys take the issue's next steps.
fn on_household(facts: &crate::flow::Facts) -> Availability {
    match (facts.household, facts.issue) {
        (true, _) => Ready,
        (false, None) => Blocked(blocked::NO_HOUSEHOLD),
        (false, Some(_)) => Hidden,
    }
}

/// Keys of the workbench.
pub const KEYS: &[Binding] = &[
    OPEN,
    CHAIN,
    when(
        key(
            &[Key::F(4)],
            Action::RecordVisit,
            labels::VISIT,
            help::VISIT,
            90,
        ),
        on_household,
    ),
    when(
        key(
            &[Key::F(7)],
            Action::RegisterIssue,
            labels::ISSUE,
            help::ISSUE,
            45,
        ),
        on_household,
    ),
    FIND,
    ORDER,
    key(&[Key::Tab], Action::NextPane, labels::PANE, help::PANE, 75),
    key(
        &[Key::BackTab],
        Action::PrevPane,
        labels::PANE_BACK,
        help::PANE,
        0,
    ),
    key(&[Key::Left], Action::Left, labels::LEFT, help::PANE, 0),
    key(&[Key::Right], Action::Right, labels::RIGHT, help::PANE, 0),
    key(
        &[Key::F(9), Key::Char('+')],
        Action::Zoom,
        labels::ZOOM,
        help::ZOOM,
        55,
    ),
    when(
        key(&[], Action::GridCard, labels::GRID, help::GRID, 0),
        |facts| {
            if facts.grid {
                Ready
            } else {
                Blocked(blocked::NO_GRID)
            }
        },
    ),
];
