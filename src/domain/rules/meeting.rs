//! How a kind of meeting decides, from a date on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ballot::Threshold;
use crate::domain::coded::as_code;
use crate::domain::meeting::MeetingKind;

/// How a kind of meeting decides, from a date on. Stored with each meeting as it was when that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingRule {
    /// Which kind of meeting.
    #[serde(with = "as_code")]
    pub kind: MeetingKind,
    /// First day on which the rule holds.
    pub effective_from: NaiveDate,
    /// The article it rests on, shown with every verdict.
    pub basis: String,
    /// Where its text is found: the document, its number or its address.
    #[serde(default)]
    pub source: String,
    /// Required attendance, if any.
    #[serde(default)]
    pub quorum: Option<Threshold>,
    /// Required approval; a meeting without one records opinions and never votes.
    #[serde(default)]
    pub pass: Option<Threshold>,
    /// Days between the call and the meeting; 0 where the rule asks for none.
    #[serde(default)]
    pub notice_days: u32,
    /// How often it meets or who may call for it, in words, where that is regulated.
    #[serde(default)]
    pub frequency: String,
    /// What follows when approvals and rejections are as many, in words, where that is regulated.
    #[serde(default)]
    pub tie: String,
    /// Whether the community set it itself.
    #[serde(default)]
    pub own: bool,
}

impl MeetingRule {
    /// Of two rules of one day the community's own comes after the built-in one.
    fn place(&self) -> (NaiveDate, bool) {
        (self.effective_from, self.own)
    }
}

/// The rule of a kind in force on a day: the latest that is not later; of one day the community's own.
pub fn in_force<'a>(
    rules: impl IntoIterator<Item = &'a MeetingRule>,
    kind: MeetingKind,
    on: NaiveDate,
) -> Option<&'a MeetingRule> {
    rules
        .into_iter()
        .filter(|rule| rule.kind == kind && rule.effective_from <= on)
        .max_by_key(|rule| rule.place())
}

/// The last day on which a rule holds, by the next one of its kind; `None` for the last.
///
/// The day lies before the rule's first one where another of the same day takes its place.
pub fn until<'a>(
    rules: impl IntoIterator<Item = &'a MeetingRule>,
    rule: &MeetingRule,
) -> Option<NaiveDate> {
    rules
        .into_iter()
        .filter(|next| next.kind == rule.kind && next.place() > rule.place())
        .min_by_key(|next| next.place())
        .and_then(|next| next.effective_from.pred_opt())
}
