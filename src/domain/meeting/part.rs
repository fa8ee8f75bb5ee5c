//! The parts of a theme day beside the matters, and where the time went.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::Item;
use crate::domain::{Coded, Id};

/// Marker for ids of the parts of an agenda.
#[derive(Debug)]
pub struct Part;

/// What a part of a theme day is (domain §2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PartKind {
    /// 签到点名.
    SignIn,
    /// 交纳党费.
    Dues,
    /// 重温入党誓词.
    Oath,
    /// 诵读党章.
    Constitution,
    /// 集中学习.
    Study,
    /// 上月会诊事项办理情况报告.
    Promises,
    /// 本月民情会诊: the matters.
    Consultation,
    /// 党务公开、积分公布.
    Publication,
    /// 志愿服务、义务劳动.
    Service,
    /// 发展党员: on the agenda, but no votes are counted here.
    Admission,
    /// 选举: on the agenda, but no votes are counted here.
    Election,
    /// Anything else.
    Other,
}

impl Coded for PartKind {
    const CODES: &'static [(Self, &'static str)] = &[
        (PartKind::SignIn, "sign_in"),
        (PartKind::Dues, "dues"),
        (PartKind::Oath, "oath"),
        (PartKind::Constitution, "constitution"),
        (PartKind::Study, "study"),
        (PartKind::Promises, "promises"),
        (PartKind::Consultation, "consultation"),
        (PartKind::Publication, "publication"),
        (PartKind::Service, "service"),
        (PartKind::Admission, "admission"),
        (PartKind::Election, "election"),
        (PartKind::Other, "other"),
    ];
}

/// A part of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaPart {
    /// Which.
    pub id: Id<Part>,
    /// What.
    pub kind: PartKind,
    /// Its title; empty where the kind says it.
    pub title: String,
    /// Minutes it should take; 0 where nothing was planned.
    pub planned: u32,
    /// What was said or done.
    pub note: String,
}

/// Where a meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Place {
    /// At a part of the agenda.
    Part(Id<Part>),
    /// At a matter.
    Item(Id<Item>),
}

/// A stretch of time spent at one place; the last one may still go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Where.
    pub at: Place,
    /// From.
    pub from: NaiveDateTime,
    /// Until.
    pub to: Option<NaiveDateTime>,
}

/// Seconds spent at a place until a moment, however often the meeting came back to it.
pub fn spent(spans: &[Span], at: Place, now: Option<NaiveDateTime>) -> i64 {
    let there = spans.iter().filter(|span| span.at == at);
    there
        .filter_map(|span| Some((span.to.or(now)? - span.from).num_seconds().max(0)))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_adds_up_when_the_meeting_comes_back() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let (one, two) = (Place::Item(Id::new(1)), Place::Part(Id::new(1)));
        let span = |place, from: &str, to: Option<&str>| Span {
            at: place,
            from: at(from),
            to: to.map(at),
        };
        let spans = [
            span(one, "2026-11-27T19:00:00", Some("2026-11-27T19:05:00")),
            span(two, "2026-11-27T19:05:00", Some("2026-11-27T19:06:00")),
            span(one, "2026-11-27T19:06:00", None),
        ];
        assert_eq!(spent(&spans, one, Some(at("2026-11-27T19:08:30"))), 450);
        assert_eq!(spent(&spans, two, Some(at("2026-11-27T19:08:30"))), 60);
        // A clock that was set back takes nothing away.
        assert_eq!(spent(&spans, one, Some(at("2026-11-27T19:00:00"))), 300);
    }
}
