//! Rules a community sets itself: what can be set, what cannot, and what it comes to in numbers.

use serde::Deserialize;

use super::{MeetingRule, Part, RuleRefusal};
use crate::domain::Coded;
use crate::domain::ballot::{Base, Compare, Threshold};
use crate::domain::meeting::MeetingKind;

/// Days of notice at most.
const MOST_NOTICE: u32 = 60;

/// A rule to start from when setting one's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Preset {
    /// What it is called.
    pub name: String,
    /// Codes of the kinds of meeting it is for.
    pub(super) kinds: Vec<String>,
    /// Required attendance.
    pub quorum: Threshold,
    /// Required approval.
    pub pass: Threshold,
    /// Where it comes from.
    pub source: String,
}

impl Preset {
    /// Whether it is for meetings of a kind.
    pub fn is_for(&self, kind: MeetingKind) -> bool {
        self.kinds.iter().any(|code| code == kind.code())
    }
}

/// Of whom the shares of a meeting can be taken, the usual first; none where no votes are taken.
pub fn bases(kind: MeetingKind, part: Part) -> &'static [Base] {
    use Base::*;
    match (kind, part) {
        (MeetingKind::Group, _) => &[],
        (MeetingKind::Committee, Part::Quorum) => &[Committee],
        (MeetingKind::Committee, Part::Pass) => &[Committee, Present],
        (MeetingKind::Assembly | MeetingKind::FourSteps, Part::Quorum) => &[ShouldVote, AllMembers],
        (MeetingKind::Assembly | MeetingKind::FourSteps, Part::Pass) => {
            &[ShouldVote, AllMembers, Present]
        }
        (MeetingKind::Residents, Part::Quorum) => &[Residents],
        (MeetingKind::Residents, Part::Pass) => &[Present, Residents],
        (MeetingKind::Representatives, Part::Quorum) => &[Composition],
        (MeetingKind::Representatives, Part::Pass) => &[Present, Composition],
    }
}

/// Checks the shares alone, as they are typed.
///
/// # Errors
///
/// The first of them that cannot be.
pub fn check_shares(rule: &MeetingRule) -> Result<(), RuleRefusal> {
    let (Some(quorum), Some(pass)) = (&rule.quorum, &rule.pass) else {
        return Err(RuleRefusal::TakesNoVotes { kind: rule.kind });
    };
    if bases(rule.kind, Part::Quorum).is_empty() {
        return Err(RuleRefusal::TakesNoVotes { kind: rule.kind });
    }
    check_share(rule.kind, quorum, Part::Quorum)?;
    check_share(rule.kind, pass, Part::Pass)
}

/// Checks a rule of one's own against what can be, and against the built-in one in force.
///
/// # Errors
///
/// The first thing that cannot be, from the top of the form down.
pub fn check_own(rule: &MeetingRule, builtin: Option<&MeetingRule>) -> Result<(), RuleRefusal> {
    check_shares(rule)?;
    if rule.notice_days > MOST_NOTICE {
        return Err(RuleRefusal::LongNotice { most: MOST_NOTICE });
    }
    let from = builtin.map_or(rule.effective_from, |builtin| builtin.effective_from);
    if rule.effective_from < from {
        return Err(RuleRefusal::BeforeBuiltin { from });
    }
    match rule.basis.trim() {
        "" => Err(RuleRefusal::NoBasis),
        _ => Ok(()),
    }
}

fn check_share(kind: MeetingKind, share: &Threshold, part: Part) -> Result<(), RuleRefusal> {
    let whole = match share.op {
        Compare::Ge => share.num > share.den,
        Compare::Gt => share.num >= share.den,
    };
    Err(match share {
        _ if !bases(kind, part).contains(&share.of) => RuleRefusal::WrongBase(part),
        Threshold { den: 0, .. } => RuleRefusal::NoDenominator(part),
        Threshold { num: 0, .. } => RuleRefusal::NoShare(part),
        _ if whole => RuleRefusal::AboveWhole(part),
        _ => return Ok(()),
    })
}

/// What a rule asks for in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// Of so many.
    pub base: u32,
    /// So many must be present.
    pub quorum: u32,
    /// Of so many the approvals are counted; where those present count, of the fewest who can be.
    pub of: u32,
    /// So many must approve.
    pub pass: u32,
}

/// What a rule asks for of so many who should come, of so many members; `None` where no votes are taken.
pub fn needed(rule: &MeetingRule, base: u32, members: u32) -> Option<Needed> {
    let (quorum, pass) = (rule.quorum?, rule.pass?);
    let of_base = match quorum.of {
        Base::AllMembers => members,
        _ => base,
    };
    let present = quorum.need(of_base);
    let of = match pass.of {
        Base::AllMembers => members,
        Base::Present => present,
        _ => base,
    };
    Some(Needed {
        base: of_base,
        quorum: present,
        of,
        pass: pass.need(of),
    })
}

/// Bases that are tried when two rules are compared.
const TRIED: std::ops::RangeInclusive<u32> = 1..=200;

/// Whether a rule is content with fewer somewhere than another one: fewer present, or fewer approvals of them.
pub fn is_laxer(rule: &MeetingRule, than: &MeetingRule) -> bool {
    TRIED.into_iter().any(|base| {
        let pair = needed(rule, base, base).zip(needed(than, base, base));
        pair.is_some_and(|(own, law)| own.quorum < law.quorum || own.pass < law.pass)
    })
}
