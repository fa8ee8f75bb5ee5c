//! The speakers' list. A countdown is the moment it ends, so that nothing has to tick to be right.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::Item;
use crate::domain::person::Person;
use crate::domain::{Coded, Id};

/// Marker for ids of speeches.
#[derive(Debug)]
pub struct SpeechRecord;

/// What a speaker was for, where it was said; 反对 is named in the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stance {
    /// 赞成.
    For,
    /// 反对.
    Against,
    /// 建议, neither.
    Remark,
}

impl Coded for Stance {
    const CODES: &'static [(Self, &'static str)] = &[
        (Stance::For, "for"),
        (Stance::Against, "against"),
        (Stance::Remark, "remark"),
    ];
}

/// How a speech stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeechState {
    /// On the list.
    Waiting,
    /// Speaking, until a moment.
    Speaking {
        /// When the time is up.
        ends_at: NaiveDateTime,
    },
    /// Interrupted, with seconds left (fewer than none when over time).
    Paused {
        /// Seconds.
        left: i64,
    },
    /// Over.
    Spoken,
}

impl SpeechState {
    /// Seconds left at a moment, negative when over time; `None` when no countdown stands.
    pub fn left(self, now: NaiveDateTime) -> Option<i64> {
        match self {
            SpeechState::Waiting | SpeechState::Spoken => None,
            SpeechState::Speaking { ends_at } => {
                // A second that has begun still counts.
                let left = (ends_at - now).num_milliseconds();
                Some(-(-left).div_euclid(1000))
            }
            SpeechState::Paused { left } => Some(left),
        }
    }

    /// Whether it has the floor.
    pub fn has_floor(self) -> bool {
        matches!(
            self,
            SpeechState::Speaking { .. } | SpeechState::Paused { .. }
        )
    }
}

/// One on the speakers' list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// Which.
    pub id: Id<SpeechRecord>,
    /// On which item; none when to the meeting as a whole.
    pub item: Option<Id<Item>>,
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// How it stands.
    pub state: SpeechState,
    /// For or against, where it was noted.
    pub stance: Option<Stance>,
    /// 发言要点.
    pub point: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_countdown_follows_from_its_end_whatever_came_between() {
        let ends_at = at("2026-11-27T19:33:00");
        let speaking = SpeechState::Speaking { ends_at };
        assert_eq!(speaking.left(at("2026-11-27T19:30:00")), Some(180));
        assert_eq!(speaking.left(at("2026-11-27T19:30:00.2")), Some(180));
        assert_eq!(speaking.left(at("2026-11-27T19:33:00")), Some(0));
        assert_eq!(speaking.left(at("2026-11-27T19:34:30")), Some(-90));
        // Over time every second is as long as before.
        assert_eq!(speaking.left(at("2026-11-27T19:33:01")), Some(-1));
        assert_eq!(speaking.left(at("2026-11-27T19:33:01.5")), Some(-1));
        assert_eq!(speaking.left(at("2026-11-27T19:33:02")), Some(-2));
        // The lid was closed for an hour.
        assert_eq!(speaking.left(at("2026-11-27T20:33:00")), Some(-3600));
        assert_eq!(SpeechState::Paused { left: 42 }.left(ends_at), Some(42));
        assert_eq!(SpeechState::Waiting.left(ends_at), None);
    }
}
