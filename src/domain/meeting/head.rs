//! What final minutes cannot do without: where it was, who chaired, who wrote.

use super::{MeetingBoard, Presence};
use crate::domain::Id;
use crate::domain::person::Person;

/// What the head still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadFault {
    /// Nobody chairs.
    NoChair,
    /// Whoever chairs was not there, by the roll.
    ChairAway {
        /// Who.
        name: String,
    },
    /// Nobody writes.
    NoRecorder,
    /// Whoever writes was not there, by the roll.
    RecorderAway {
        /// Who.
        name: String,
    },
    /// It was nowhere.
    NoPlace,
}

impl MeetingBoard {
    /// The first thing the head of final minutes still lacks.
    pub fn head_fault(&self) -> Option<HeadFault> {
        let details = &self.details;
        let away = |who: &Option<(Id<Person>, String)>| {
            let (person, name) = who.as_ref()?;
            self.is_away(*person).then(|| name.clone())
        };
        if details.chair.is_none() {
            return Some(HeadFault::NoChair);
        }
        if let Some(name) = away(&details.chair) {
            return Some(HeadFault::ChairAway { name });
        }
        if details.recorder.is_none() {
            return Some(HeadFault::NoRecorder);
        }
        if let Some(name) = away(&details.recorder) {
            return Some(HeadFault::RecorderAway { name });
        }
        details.place.is_empty().then_some(HeadFault::NoPlace)
    }

    /// Whether someone on the roll is marked as not there.
    pub fn is_away(&self, person: Id<Person>) -> bool {
        let mut roll = self.roll.iter();
        roll.any(|who| {
            who.person == person && matches!(who.presence, Presence::Excused | Presence::Absent)
        })
    }
}
