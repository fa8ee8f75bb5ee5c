//! The committee's approval vote: which matters are ahead, and where a tie has to be broken.

use crate::domain::rules::Select;

/// How a matter came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// Among the most that may be picked.
    Ahead,
    /// As many approvals as another at the edge: one step of its own decides.
    Tied,
    /// Behind.
    Behind,
}

/// Ranks matters by approvals: at most `rule.max` come ahead; a matter nobody approved of is behind.
///
/// The n-th of the result is the n-th of `approvals`.
pub fn rank(rule: &Select, approvals: &[u32]) -> Vec<Rank> {
    let most = usize::try_from(rule.max).unwrap_or(usize::MAX);
    let above = |votes: u32| approvals.iter().filter(|other| **other > votes).count();
    let alike = |votes: u32| approvals.iter().filter(|other| **other == votes).count();
    approvals
        .iter()
        .map(|votes| match (above(*votes), alike(*votes)) {
            _ if *votes == 0 => Rank::Behind,
            (above, alike) if above + alike <= most => Rank::Ahead,
            (above, _) if above < most => Rank::Tied,
            _ => Rank::Behind,
        })
        .collect()
}

/// Whether a matter can be picked for the assembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pickable {
    /// Nothing speaks against it.
    Yes,
    /// At the edge or behind it while a tie is open.
    TieOpen,
    /// Lost the tie that was broken.
    LostTie,
}

/// Whether a matter of this rank can be picked, by how it won its tie and whether one is open.
pub fn pickable(rank: Rank, way: &str, is_tie_open: bool) -> Pickable {
    match rank {
        Rank::Ahead => Pickable::Yes,
        Rank::Tied | Rank::Behind if is_tie_open => Pickable::TieOpen,
        Rank::Tied if way.is_empty() => Pickable::LostTie,
        Rank::Tied | Rank::Behind => Pickable::Yes,
    }
}

/// How many of those that tie may still be picked.
pub fn seats_left(rule: &Select, ranks: &[Rank]) -> u32 {
    let ahead = ranks.iter().filter(|rank| **rank == Rank::Ahead).count();
    rule.max
        .saturating_sub(u32::try_from(ahead).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::rules::Rulebook;

    fn ranks(approvals: &[u32]) -> String {
        rank(&Rulebook::builtin().select, approvals)
            .iter()
            .map(|rank| match rank {
                Rank::Ahead => 'A',
                Rank::Tied => 'T',
                Rank::Behind => '-',
            })
            .collect()
    }

    #[test]
    fn the_three_with_most_approvals_come_ahead_and_a_tie_stays_a_tie() {
        for (approvals, expected) in [
            (&[5, 4, 3, 2][..], "AAA-"),
            (&[5, 4, 3, 3], "AATT"),
            (&[5, 3, 3, 3], "ATTT"),
            (&[3, 3, 3, 3], "TTTT"),
            (&[3, 3, 3], "AAA"),
            (&[5, 0, 0, 0], "A---"),
            (&[0, 0], "--"),
            (&[], ""),
        ] {
            assert_eq!(ranks(approvals), expected, "{approvals:?}");
        }
    }

    proptest! {
        #[test]
        fn never_more_ahead_than_seats_and_ties_are_real(approvals in prop::collection::vec(0u32..6, 0..9)) {
            let rule = &Rulebook::builtin().select;
            let ranks = rank(rule, &approvals);
            let ahead = ranks.iter().filter(|rank| **rank == Rank::Ahead).count();
            prop_assert!(ahead <= 3);
            let tied: Vec<u32> = approvals
                .iter()
                .zip(&ranks)
                .filter(|(_, rank)| **rank == Rank::Tied)
                .map(|(votes, _)| *votes)
                .collect();
            prop_assert!(tied.windows(2).all(|pair| pair[0] == pair[1]));
            prop_assert!(tied.len() != 1);
            if !tied.is_empty() {
                let left = seats_left(rule, &ranks);
                prop_assert!(left >= 1 && (left as usize) < tied.len());
            }
        }
    }
}
