//! Numbers of a vote account for everyone, and are refused as they are entered.

use super::Tally;
use crate::domain::Refusal;
use crate::domain::meeting::MeetingRefusal;

/// Refuses a show of hands that is not that of all who were there with a vote.
///
/// # Errors
///
/// [`Refusal::TooManyVotes`] or [`Refusal::VotesMissing`].
pub fn check_hands(tally: Tally, present: u32) -> Result<(), Refusal> {
    let cast = tally.cast();
    match cast.cmp(&present) {
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(Refusal::TooManyVotes { cast, present }),
        std::cmp::Ordering::Less => Err(Refusal::VotesMissing { cast, present }),
    }
}

/// Refuses opinions of some of the representatives: all who are there were asked, or nobody was.
///
/// # Errors
///
/// [`MeetingRefusal::Opinions`].
pub fn check_opinion(opinion: Tally, present: u32) -> Result<(), Refusal> {
    let cast = opinion.cast();
    if cast == 0 || cast == present {
        return Ok(());
    }
    Err(MeetingRefusal::Opinions { cast, present }.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn exactly_those_who_are_there_are_accounted_for(votes in [0u32..30, 0u32..30, 0u32..30], present in 0u32..60) {
            let [approve, reject, abstain] = votes;
            let tally = Tally { approve, reject, abstain };
            let sum = approve + reject + abstain;
            prop_assert_eq!(check_hands(tally, present).is_ok(), sum == present);
            prop_assert_eq!(check_opinion(tally, present).is_ok(), sum == present || sum == 0);
        }
    }
}
