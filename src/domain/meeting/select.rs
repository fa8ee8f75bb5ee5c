//! 支委会商定 2—3 件: fewer or more is allowed, with a reason.

use crate::domain::Refusal;
use crate::domain::rules::Select;

/// How many were picked, and the reason given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pick<'a> {
    /// Items picked for the assembly.
    pub picked: u32,
    /// Reason, empty when none was given.
    pub reason: &'a str,
}

/// Checks the number of picks against the rule.
///
/// # Errors
///
/// [`Refusal::PickNeedsReason`] outside the range without a reason.
pub fn check_pick(rule: &Select, pick: Pick<'_>) -> Result<(), Refusal> {
    let inside = (rule.min..=rule.max).contains(&pick.picked);
    if inside || !pick.reason.trim().is_empty() {
        Ok(())
    } else {
        Err(Refusal::PickNeedsReason {
            picked: pick.picked,
            min: rule.min,
            max: rule.max,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::Rulebook;

    #[test]
    fn two_or_three_need_no_reason_others_do() {
        let rule = &Rulebook::builtin().select;
        for (picked, reason, allowed) in [
            (0, "", false),
            (1, "", false),
            (2, "", true),
            (3, "", true),
            (4, "", false),
            (1, "  ", false),
            (1, "本月事项少", true),
            (4, "两件可合并办理", true),
        ] {
            assert_eq!(
                check_pick(rule, Pick { picked, reason }).is_ok(),
                allowed,
                "{picked} {reason}"
            );
        }
    }
}
