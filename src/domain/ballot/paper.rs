//! A vote on paper: two tellers count the same papers, and no sum may disagree.

use serde::{Deserialize, Serialize};

use super::Tally;

/// Fewest papers of which the split may be known: of fewer it would tell who voted how.
pub const FEWEST_PAPERS: u32 = 3;

/// What a teller found in the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Papers {
    /// Valid ones by choice.
    pub tally: Tally,
    /// 废票.
    pub invalid: u32,
}

impl Papers {
    /// All papers.
    pub fn sum(&self) -> u32 {
        self.tally.cast().saturating_add(self.invalid)
    }

    /// The numbers, in the order in which a teller reads them out.
    fn fields(&self) -> [(PaperField, u32); 4] {
        [
            (PaperField::Approve, self.tally.approve),
            (PaperField::Reject, self.tally.reject),
            (PaperField::Abstain, self.tally.abstain),
            (PaperField::Invalid, self.invalid),
        ]
    }
}

/// One of a teller's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaperField {
    /// 赞成.
    Approve,
    /// 反对.
    Reject,
    /// 弃权.
    Abstain,
    /// 废票.
    Invalid,
}

/// Why two counts cannot be the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperFault {
    /// A teller counted more or fewer papers than were handed in.
    Sum {
        /// The first or the second.
        teller: u32,
        /// Papers counted.
        counted: u32,
        /// Papers handed in.
        returned: u32,
    },
    /// The tellers disagree on a number.
    Differ {
        /// Which.
        field: PaperField,
        /// What the first found.
        first: u32,
        /// What the second found.
        second: u32,
    },
}

/// Lets two counts pass when each adds up to the papers handed in and both agree.
///
/// # Errors
///
/// The first number that is wrong, by name.
pub fn cross_check(returned: u32, first: Papers, second: Papers) -> Result<Papers, PaperFault> {
    for (teller, papers) in [(1, first), (2, second)] {
        if papers.sum() != returned {
            return Err(PaperFault::Sum {
                teller,
                counted: papers.sum(),
                returned,
            });
        }
    }
    let pairs = first.fields().into_iter().zip(second.fields());
    for ((field, first), (_, second)) in pairs {
        if first != second {
            return Err(PaperFault::Differ {
                field,
                first,
                second,
            });
        }
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn papers(approve: u32, reject: u32, abstain: u32, invalid: u32) -> Papers {
        Papers {
            tally: Tally {
                approve,
                reject,
                abstain,
            },
            invalid,
        }
    }

    #[test]
    fn the_wrong_number_is_named() {
        let good = papers(14, 3, 2, 1);
        assert_eq!(cross_check(20, good, good), Ok(good));
        assert_eq!(
            cross_check(20, papers(14, 3, 2, 0), good),
            Err(PaperFault::Sum {
                teller: 1,
                counted: 19,
                returned: 20
            })
        );
        assert_eq!(
            cross_check(20, good, papers(14, 4, 1, 1)),
            Err(PaperFault::Differ {
                field: PaperField::Reject,
                first: 3,
                second: 4
            })
        );
        assert_eq!(
            cross_check(20, good, papers(14, 3, 1, 2)),
            Err(PaperFault::Differ {
                field: PaperField::Abstain,
                first: 2,
                second: 1
            })
        );
    }

    proptest! {
        #[test]
        fn nothing_passes_that_does_not_add_up(a in [0u32..9, 0u32..9, 0u32..9, 0u32..9], b in [0u32..9, 0u32..9, 0u32..9, 0u32..9], returned in 0u32..36) {
            let (first, second) = (papers(a[0], a[1], a[2], a[3]), papers(b[0], b[1], b[2], b[3]));
            let passed = cross_check(returned, first, second);
            let sound = a == b && a.iter().sum::<u32>() == returned;
            prop_assert_eq!(passed.is_ok(), sound);
        }
    }
}
