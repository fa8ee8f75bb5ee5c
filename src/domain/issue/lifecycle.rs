//! The life cycle of an issue: one table of stages and the steps between them.
//!
//! Every change of stage passes [`advance`]; nothing else decides where an issue may go.

use serde::{Deserialize, Serialize};

use crate::domain::{Coded, Refusal};

/// Where an issue stands between the door and "told".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// 已登记: in the grid's inbox.
    Registered,
    /// 党小组会: taken onto a group meeting.
    Group,
    /// 待支委会.
    Committee,
    /// 待民情会诊.
    Assembly,
    /// 待居民(代表)会议: passed by the assembly, concerns all residents.
    Residents,
    /// 暂缓: to be deliberated again.
    Postponed,
    /// 已交办.
    Assigned,
    /// 办理中.
    InProgress,
    /// 办结, the resident not yet told.
    Done,
    /// 转报上级.
    Referred,
    /// 不予办理 (已解释), the resident not yet told.
    Declined,
    /// 已反馈: the resident was told.
    Told,
    /// 已回访.
    FollowedUp,
    /// 销号.
    Closed,
    /// 合并: linked to another issue, which goes on for both.
    Merged,
}

impl Coded for Stage {
    const CODES: &'static [(Self, &'static str)] = &[
        (Stage::Registered, "registered"),
        (Stage::Group, "group"),
        (Stage::Committee, "committee"),
        (Stage::Assembly, "assembly"),
        (Stage::Residents, "residents"),
        (Stage::Postponed, "postponed"),
        (Stage::Assigned, "assigned"),
        (Stage::InProgress, "in_progress"),
        (Stage::Done, "done"),
        (Stage::Referred, "referred"),
        (Stage::Declined, "declined"),
        (Stage::Told, "told"),
        (Stage::FollowedUp, "followed_up"),
        (Stage::Closed, "closed"),
        (Stage::Merged, "merged"),
    ];
}

impl Stage {
    /// The stages that may follow this one.
    pub fn next(self) -> &'static [Stage] {
        use Stage::*;
        match self {
            Registered => &[Group, Merged],
            Group => &[Registered, Committee, Merged, Done],
            Committee => &[Assembly, Assigned, Declined, Referred, Postponed],
            Assembly => &[Assigned, Residents, Postponed, Declined],
            Residents => &[Assigned, Postponed, Declined],
            Postponed => &[Assembly, Assigned, Declined, Referred, Postponed],
            Assigned => &[InProgress, Done],
            InProgress => &[Done],
            Done | Declined => &[Told],
            Referred => &[Told],
            Told => &[FollowedUp, InProgress, Registered],
            FollowedUp => &[Closed, InProgress, Registered],
            Closed => &[InProgress, Registered],
            Merged => &[],
        }
    }

    /// Whether work on the issue has ended: closed, or living on in another issue.
    pub fn is_ended(self) -> bool {
        matches!(self, Stage::Closed | Stage::Merged)
    }

    /// Whether the resident is waiting to be told.
    pub fn awaits_telling(self) -> bool {
        matches!(self, Stage::Done | Stage::Declined | Stage::Referred)
    }
}

/// Lets an issue go from one stage to another.
///
/// # Errors
///
/// [`Refusal::Stage`] when the life cycle has no such step.
pub fn advance(from: Stage, to: Stage) -> Result<Stage, Refusal> {
    if from.next().contains(&to) {
        Ok(to)
    } else {
        Err(Refusal::Stage { from, to })
    }
}

/// Lets an urgent matter go straight to the assembly (加急, S48); the reason is asked for where it is written.
///
/// # Errors
///
/// [`Refusal::Stage`] for a matter that has been there, or is being dealt with.
pub fn hurry(from: Stage) -> Result<Stage, Refusal> {
    match from {
        Stage::Registered | Stage::Committee | Stage::Postponed => Ok(Stage::Assembly),
        _ => Err(Refusal::Stage {
            from,
            to: Stage::Assembly,
        }),
    }
}

/// What closing depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosingFacts {
    /// Where the issue stands.
    pub stage: Stage,
    /// Whether a feedback to the resident is recorded.
    pub told: bool,
    /// Whether a follow-up is recorded after it.
    pub followed_up: bool,
}

/// Whether an issue may be closed: never before the resident was told and asked (S50, S71).
///
/// # Errors
///
/// [`Refusal::NotTold`], [`Refusal::NotFollowedUp`] or [`Refusal::Stage`].
pub fn may_close(facts: ClosingFacts) -> Result<(), Refusal> {
    if !facts.told {
        return Err(Refusal::NotTold);
    }
    if !facts.followed_up {
        return Err(Refusal::NotFollowedUp);
    }
    advance(facts.stage, Stage::Closed).map(|_| ())
}

/// Where an issue goes when the resident is not satisfied: back to whoever has the task, or to the inbox.
pub fn reopen_target(has_task: bool) -> Stage {
    if has_task {
        Stage::InProgress
    } else {
        Stage::Registered
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_whole_way_from_the_door_to_closed() {
        let way = [
            Stage::Registered,
            Stage::Group,
            Stage::Committee,
            Stage::Assembly,
            Stage::Assigned,
            Stage::InProgress,
            Stage::Done,
            Stage::Told,
            Stage::FollowedUp,
            Stage::Closed,
        ];
        for step in way.windows(2) {
            assert_eq!(advance(step[0], step[1]), Ok(step[1]));
        }
    }

    #[test]
    fn no_deliberation_can_be_skipped() {
        for to in [
            Stage::Committee,
            Stage::Assembly,
            Stage::Assigned,
            Stage::Closed,
        ] {
            assert!(advance(Stage::Registered, to).is_err(), "{to:?}");
        }
        assert!(advance(Stage::Group, Stage::Assembly).is_err());
        assert!(advance(Stage::Assembly, Stage::Closed).is_err());
    }

    #[test]
    fn closing_waits_for_the_resident() {
        let facts = ClosingFacts {
            stage: Stage::Done,
            told: false,
            followed_up: false,
        };
        assert_eq!(may_close(facts), Err(Refusal::NotTold));
        let told = ClosingFacts {
            stage: Stage::Told,
            told: true,
            ..facts
        };
        assert_eq!(may_close(told), Err(Refusal::NotFollowedUp));
        let asked = ClosingFacts {
            stage: Stage::FollowedUp,
            followed_up: true,
            ..told
        };
        assert_eq!(may_close(asked), Ok(()));
    }

    proptest! {
        #[test]
        fn no_issue_escapes_its_life_cycle(steps in prop::collection::vec(0usize..15, 0..80)) {
            let all: Vec<Stage> = Stage::all().collect();
            let mut stage = Stage::Registered;
            let mut been_told = false;
            for step in steps {
                let Ok(next) = advance(stage, all[step]) else { continue };
                prop_assert!(stage.next().contains(&next));
                been_told |= next == Stage::Told;
                if next == Stage::Closed {
                    prop_assert!(been_told, "closed before the resident was told");
                }
                if matches!(next, Stage::InProgress | Stage::Registered) {
                    been_told = false;
                }
                stage = next;
            }
        }
    }
}
