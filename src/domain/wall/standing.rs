//! What is on the wall, what comes next, what was there before; a step changes all three together.

use serde::{Deserialize, Serialize};

use crate::domain::Id;
use crate::domain::meeting::{Item, Meeting};

/// What stands on the wall.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum WallView {
    /// The issue board by stage.
    #[default]
    Board,
    /// A meeting's agenda.
    Agenda(Id<Meeting>),
    /// One item, with its vote if one is open or closed.
    Item(Id<Meeting>, Id<Item>),
    /// Who speaks, and how long still.
    Speaker(Id<Meeting>),
    /// What the meeting before decided, and what became of it.
    Promises(Id<Meeting>),
    /// A sentence of the operator.
    Message(String),
    /// Nothing.
    Blank,
}

impl WallView {
    /// The meeting it belongs to.
    pub fn meeting(&self) -> Option<Id<Meeting>> {
        match self {
            WallView::Agenda(meeting)
            | WallView::Item(meeting, _)
            | WallView::Speaker(meeting)
            | WallView::Promises(meeting) => Some(*meeting),
            WallView::Board | WallView::Message(_) | WallView::Blank => None,
        }
    }
}

/// Most pictures that are kept to go back to, and most that wait.
const KEPT: usize = 30;

/// How the wall stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wall {
    /// What is on it.
    pub view: WallView,
    /// What comes next, in order.
    pub queue: Vec<WallView>,
    /// What was there before, the last one last.
    pub past: Vec<WallView>,
    /// What a meeting sent by itself last.
    pub followed: Option<WallView>,
}

/// Something the operator does to the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WallStep {
    /// Shows a view at once.
    Show(WallView),
    /// A meeting has come to something by itself; what was sent by hand stays until it goes on.
    Follow(WallView),
    /// Puts a view into the queue, or takes it out.
    Toggle(WallView),
    /// Shows what waits first.
    Next,
    /// Shows what was there before; what is there now waits first.
    Previous,
}

impl Wall {
    /// Takes a step; `false` when it changes nothing.
    pub fn take(&mut self, step: WallStep) -> bool {
        match step {
            WallStep::Show(view) => self.show(view),
            WallStep::Follow(view) => self.follow(view),
            WallStep::Toggle(view) => {
                self.toggle(view);
                true
            }
            WallStep::Next => match self.queue.first().cloned() {
                Some(view) => self.show(view) || self.forget_first(),
                None => false,
            },
            WallStep::Previous => self.previous(),
        }
    }

    /// How many wait before a view, itself included; none when it does not wait.
    pub fn place_in_queue(&self, view: &WallView) -> Option<usize> {
        let at = self.queue.iter().position(|waiting| waiting == view)?;
        Some(at + 1)
    }

    /// What is shown waits no longer.
    fn show(&mut self, view: WallView) -> bool {
        if self.view == view {
            return false;
        }
        self.queue.retain(|waiting| *waiting != view);
        self.past.push(std::mem::replace(&mut self.view, view));
        let surplus = self.past.len().saturating_sub(KEPT);
        self.past.drain(..surplus);
        true
    }

    /// The board comes when a meeting is left, and only in place of something of a meeting.
    fn follow(&mut self, view: WallView) -> bool {
        if self.followed.as_ref() == Some(&view) {
            return false;
        }
        self.followed = Some(view.clone());
        if view.meeting().is_some() || self.view.meeting().is_some() {
            self.show(view);
        }
        true
    }

    /// What waits first is on the wall already.
    fn forget_first(&mut self) -> bool {
        self.queue.remove(0);
        true
    }

    fn toggle(&mut self, view: WallView) {
        let before = self.queue.len();
        self.queue.retain(|waiting| *waiting != view);
        if self.queue.len() == before && before < KEPT {
            self.queue.push(view);
        }
    }

    fn previous(&mut self) -> bool {
        let Some(view) = self.past.pop() else {
            return false;
        };
        let now = std::mem::replace(&mut self.view, view);
        self.queue.retain(|waiting| *waiting != now);
        self.queue.insert(0, now);
        self.queue.truncate(KEPT);
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn message(n: u32) -> WallView {
        WallView::Message(n.to_string())
    }

    fn wall(steps: impl IntoIterator<Item = WallStep>) -> Wall {
        let mut wall = Wall::default();
        for step in steps {
            wall.take(step);
        }
        wall
    }

    #[test]
    fn next_takes_from_the_queue_and_previous_comes_back() {
        let mut wall = wall([
            WallStep::Toggle(message(1)),
            WallStep::Toggle(message(2)),
            WallStep::Next,
        ]);
        assert_eq!((&wall.view, &*wall.queue), (&message(1), &[message(2)][..]));
        wall.take(WallStep::Previous);
        assert_eq!(wall.view, WallView::Board);
        assert_eq!(wall.queue, [message(1), message(2)]);
        wall.take(WallStep::Next);
        wall.take(WallStep::Next);
        assert_eq!((&wall.view, wall.queue.len()), (&message(2), 0));
        assert!(!wall.take(WallStep::Next));
        assert_eq!(wall.past, [WallView::Board, message(1)]);
    }

    #[test]
    fn what_is_shown_out_of_turn_waits_no_longer() {
        let wall = wall([
            WallStep::Toggle(message(1)),
            WallStep::Toggle(message(2)),
            WallStep::Show(message(2)),
        ]);
        assert_eq!(wall.queue, [message(1)]);
        assert_eq!(wall.place_in_queue(&message(1)), Some(1));
        assert_eq!(wall.place_in_queue(&message(2)), None);
    }

    #[test]
    fn what_was_sent_by_hand_stays_until_the_meeting_goes_on() {
        let (meeting, item) = (Id::new(7), |n| Id::new(n));
        let at = |n| WallView::Item(meeting, item(n));
        let mut wall = wall([WallStep::Follow(at(1)), WallStep::Show(message(1))]);
        // A roll call reads the meeting again.
        assert!(!wall.take(WallStep::Follow(at(1))));
        assert_eq!(wall.view, message(1));
        wall.take(WallStep::Follow(at(2)));
        assert_eq!(wall.view, at(2));
        // Left, and come to again.
        wall.take(WallStep::Follow(WallView::Board));
        assert_eq!(wall.view, WallView::Board);
        wall.take(WallStep::Follow(at(2)));
        assert_eq!(wall.view, at(2));
        wall.take(WallStep::Show(message(1)));
        wall.take(WallStep::Follow(WallView::Board));
        assert_eq!(wall.view, message(1));
    }

    #[test]
    fn showing_what_is_shown_changes_nothing() {
        let mut wall = Wall::default();
        assert!(!wall.take(WallStep::Show(WallView::Board)));
        assert!(!wall.take(WallStep::Previous));
        assert_eq!(wall, Wall::default());
    }

    fn step() -> impl Strategy<Value = WallStep> {
        prop_oneof![
            (0u32..6).prop_map(|n| WallStep::Show(message(n))),
            (0u32..6).prop_map(|n| WallStep::Toggle(message(n))),
            Just(WallStep::Next),
            Just(WallStep::Previous),
        ]
    }

    proptest! {
        #[test]
        fn nothing_waits_twice_and_no_list_grows_for_ever(steps in proptest::collection::vec(step(), 0..200)) {
            let wall = wall(steps);
            let twice = wall.queue.iter().enumerate().any(|(n, view)| wall.queue[..n].contains(view));
            prop_assert!(!twice);
            prop_assert!(wall.queue.len() <= KEPT && wall.past.len() <= KEPT);
        }
    }
}
