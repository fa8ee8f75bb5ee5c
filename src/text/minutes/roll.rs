//! The sign-in sheet: a tick, a name, and when they came and left.

use super::DocLine;
use crate::domain::minutes::Signed;
use crate::text::names;

/// `[x] 张三  有表决权  14:55到`.
pub(super) fn line(signed: &Signed) -> DocLine {
    let tick = if signed.came() { "[x]" } else { "[ ]" };
    let mut words = vec![
        format!("{tick} {}", signed.name),
        names::capacity(signed.capacity).to_owned(),
    ];
    if !signed.came() {
        words.push(why(signed));
    }
    if let (Some(at), true) = (signed.came_at, signed.came()) {
        words.push(format!("{}到", at.format("%H:%M")));
    }
    if let Some(at) = signed.left_at {
        let why = reason(signed, "：");
        words.push(format!("{}离会{why}", at.format("%H:%M")));
    }
    DocLine::text(words.join("  "))
}

/// Why someone was not there: `请假，出差`.
pub(super) fn why(signed: &Signed) -> String {
    format!(
        "{}{}",
        names::presence(signed.presence),
        reason(signed, "，")
    )
}

fn reason(signed: &Signed, sign: &str) -> String {
    match signed.reason.as_str() {
        "" => String::new(),
        reason => format!("{sign}{reason}"),
    }
}
