//! When someone came and left, stay by stay: the same on the roll and in the minutes.

use chrono::NaiveDateTime;

use crate::domain::meeting::Stay;

/// The last stay: whoever is still there has not left.
#[derive(Debug, Clone, Copy)]
pub struct Last<'a> {
    /// From.
    pub came_at: Option<NaiveDateTime>,
    /// Until.
    pub left_at: Option<NaiveDateTime>,
    /// Why they left.
    pub reason: &'a str,
}

/// `14:55到15:20离会（接孩子） 15:40到`.
pub fn stays(earlier: &[Stay], last: Last<'_>) -> String {
    let before = earlier.iter().map(|stay| Last {
        came_at: Some(stay.came_at),
        left_at: Some(stay.left_at),
        reason: &stay.reason,
    });
    let all: Vec<String> = before.chain([last]).map(one).collect();
    all.join(" ").trim_end().to_owned()
}

fn one(stay: Last<'_>) -> String {
    let clock = |at: NaiveDateTime, what: &str| format!("{}{what}", at.format("%H:%M"));
    let came = stay.came_at.map(|at| clock(at, "到"));
    let left = stay.left_at.map(|at| match stay.reason {
        "" => clock(at, "离会"),
        reason => format!("{}（{reason}）", clock(at, "离会")),
    });
    came.into_iter().chain(left).collect()
}
