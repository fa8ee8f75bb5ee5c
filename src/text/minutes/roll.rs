//! The sign-in sheet: a tick, a name, and when they came and left.

use super::DocLine;
use crate::domain::meeting::MeetingKind;
use crate::domain::minutes::Signed;
use crate::text::names;
use crate::text::stays::{Last, stays};

/// `[x] 张三  有表决权  14:55到15:20离会（接孩子） 15:40到`.
pub(super) fn line(kind: MeetingKind, signed: &Signed) -> DocLine {
    let tick = if signed.came() { "[x]" } else { "[ ]" };
    let mut words = vec![
        format!("{tick} {}", signed.name),
        names::capacity(kind, signed.capacity).to_owned(),
    ];
    if !signed.came() {
        words.push(why(signed));
    }
    let last = Last {
        came_at: signed.came_at,
        left_at: signed.left_at,
        reason: &signed.reason,
    };
    let times = stays(&signed.earlier, last);
    if signed.came() && !times.is_empty() {
        words.push(times);
    }
    DocLine::text(words.join("  "))
}

/// Why someone was not there: `请假，出差`.
pub(super) fn why(signed: &Signed) -> String {
    let presence = names::presence(signed.presence);
    match signed.reason.as_str() {
        "" => presence.to_owned(),
        reason => format!("{presence}，{reason}"),
    }
}
