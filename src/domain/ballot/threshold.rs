//! Fractions of a base, compared in integers: 「半数以上」 includes the half, 「过半数」 does not.

use serde::{Deserialize, Serialize};

use crate::domain::Coded;

/// Whom a fraction is taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// 应到会有表决权的党员.
    ShouldVote,
    /// 应到支委委员.
    Committee,
    /// 全体党员, with those who do not vote.
    AllMembers,
    /// 十八周岁以上居民或户的代表.
    Residents,
    /// 居民代表会议组成人员.
    Composition,
    /// 出席的人.
    Present,
}

/// Whether reaching the fraction is enough (`>=`) or it must be exceeded (`>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// 「以上」: the fraction itself is enough.
    Ge,
    /// 「过」「超过」: more than the fraction.
    Gt,
}

impl Coded for Compare {
    const CODES: &'static [(Self, &'static str)] = &[(Compare::Ge, "ge"), (Compare::Gt, "gt")];
}

/// A required share, such as "more than one half of those who should vote".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// Whom the share is taken of.
    pub of: Base,
    /// Whether the share itself is enough.
    pub op: Compare,
    /// Numerator of the share.
    pub num: u32,
    /// Denominator of the share, never zero.
    pub den: u32,
}

impl Threshold {
    /// The least number of people that meets the share of `base`; at least one, for nobody decides nothing.
    pub fn need(&self, base: u32) -> u32 {
        let share = u64::from(base) * u64::from(self.num);
        let den = u64::from(self.den.max(1));
        let least = match self.op {
            Compare::Ge => share.div_ceil(den),
            Compare::Gt => share / den + 1,
        };
        u32::try_from(least).unwrap_or(u32::MAX).max(1)
    }

    /// Whether `have` people meet the share of `base`.
    pub fn is_met(&self, have: u32, base: u32) -> bool {
        have >= self.need(base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half(op: Compare) -> Threshold {
        Threshold {
            of: Base::ShouldVote,
            op,
            num: 1,
            den: 2,
        }
    }

    #[test]
    fn the_worked_examples_of_the_rules() {
        // (base, quorum >= 1/2, pass > 1/2)
        for (base, quorum, pass) in [
            (15, 8, 8),
            (20, 10, 11),
            (10, 5, 6),
            (11, 6, 6),
            (40, 20, 21),
        ] {
            assert_eq!(half(Compare::Ge).need(base), quorum, "quorum of {base}");
            assert_eq!(half(Compare::Gt).need(base), pass, "pass of {base}");
        }
        let two_thirds = Threshold {
            num: 2,
            den: 3,
            ..half(Compare::Ge)
        };
        assert_eq!(two_thirds.need(40), 27);
        assert_eq!(half(Compare::Gt).need(27), 14);
    }

    #[test]
    fn every_base_to_200_against_exact_fractions() {
        for (num, den) in [(1u32, 2u32), (2, 3), (4, 5), (1, 3), (1, 10), (55, 100)] {
            for op in [Compare::Ge, Compare::Gt] {
                let rule = Threshold {
                    num,
                    den,
                    ..half(op)
                };
                for base in 1..=200u32 {
                    for have in 0..=base {
                        let exact = match op {
                            Compare::Ge => have * den >= base * num,
                            Compare::Gt => have * den > base * num,
                        };
                        assert_eq!(
                            rule.is_met(have, base),
                            exact,
                            "{have} of {base}, {op:?} {num}/{den}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn nobody_reaches_nothing() {
        assert!(!half(Compare::Ge).is_met(0, 0));
        assert!(!half(Compare::Ge).is_met(0, 10));
    }
}
