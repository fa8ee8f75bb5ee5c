//! 公示: what a meeting decided, as the public may read it. Made of masked minutes, posted by a step of its own.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Id;
use super::ballot::Verdict;
use super::issue::Category;
use super::meeting::{Disposition, Meeting, MeetingKind, PromiseState};
use super::minutes::{Counted, Matter, Minutes, MinutesState, PromiseLine};
use super::privacy::Covered;
use super::rules::MeetingRule;

/// Marker for ids of notices.
#[derive(Debug)]
pub struct NoticeRecord;

/// A notice as it is posted: nothing in it has to be masked any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Name of the community.
    #[serde(default)]
    pub community: String,
    /// Which deliberation.
    pub kind: MeetingKind,
    /// Name of the branch.
    pub body: String,
    /// The day of the meeting.
    pub on: NaiveDate,
    /// Which version of the minutes it was made of.
    #[serde(default)]
    pub version: u32,
    /// The rule of the meeting.
    pub rule: MeetingRule,
    /// What was decided.
    #[serde(default)]
    pub matters: Vec<NoticeMatter>,
    /// What the meeting before promised, and what became of it.
    #[serde(default)]
    pub promises: Vec<NoticePromise>,
    /// Whether whoever holds a public office stands by name.
    #[serde(default)]
    pub names_offices: bool,
}

/// A promise as the public may read of it.
///
/// Posted notices hold it in this shape; that of the minutes also names its issue and would not read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePromise {
    /// 台账编号.
    pub number: String,
    /// What it is about.
    pub text: String,
    /// Who promised, masked.
    pub assignee: String,
    /// Until when.
    pub deadline: NaiveDate,
    /// How it stood on the day of the meeting.
    pub state: PromiseState,
    /// The result, or why it is late.
    #[serde(default)]
    pub why: String,
}

/// A matter as the public may read of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeMatter {
    /// 台账编号.
    pub number: String,
    /// One of the six.
    pub category: Category,
    /// What it is about.
    pub text: String,
    /// The vote, without a name in it.
    #[serde(default)]
    pub vote: Option<Counted>,
    /// 是否涉及全体居民利益, where it was answered.
    #[serde(default)]
    pub concerns_all: Option<bool>,
    /// What was made of it.
    #[serde(default)]
    pub disposition: Option<Disposition>,
    /// The reason.
    #[serde(default)]
    pub note: String,
    /// Who answers for it, masked, and until when.
    #[serde(default)]
    pub assigned: Option<(String, NaiveDate)>,
}

impl Notice {
    /// The notice of masked minutes; what is kept from the public is left out.
    pub fn of(masked: &Minutes, community: &str, version: u32) -> Self {
        let shown = masked.matters.iter().filter(|matter| !matter.internal);
        let kept = masked.promises.iter().filter(|promise| !promise.internal);
        Self {
            community: community.to_owned(),
            kind: masked.kind,
            body: masked.body.clone(),
            on: masked.on,
            version,
            rule: masked.rule.clone(),
            matters: shown.map(matter).collect(),
            promises: kept.map(promise).collect(),
            names_offices: false,
        }
    }

    /// Every sentence in it; the community signs with its own name.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.body.as_str(), &self.rule.basis];
        for matter in &self.matters {
            texts.extend([matter.text.as_str(), &matter.note]);
        }
        for promise in &self.promises {
            texts.extend([promise.text.as_str(), &promise.why]);
        }
        texts
    }

    /// Whoever answers for something in it, as they are written there.
    pub fn answering(&self) -> impl Iterator<Item = &str> {
        let assigned = self.matters.iter().filter_map(|it| it.assigned.as_ref());
        let promised = self.promises.iter().map(|it| it.assignee.as_str());
        assigned.map(|(name, _)| name.as_str()).chain(promised)
    }

    /// What the numbers of a matter say.
    pub fn verdict(&self, matter: &NoticeMatter) -> Option<Verdict> {
        matter.vote.as_ref()?.verdict(&self.rule)
    }
}

fn promise(promise: &PromiseLine) -> NoticePromise {
    NoticePromise {
        number: promise.number.clone(),
        text: promise.text.clone(),
        assignee: promise.assignee.clone(),
        deadline: promise.deadline,
        state: promise.state,
        why: promise.why.clone(),
    }
}

fn matter(matter: &Matter) -> NoticeMatter {
    let vote = matter.vote.as_ref().map(|vote| Counted {
        tellers: Vec::new(),
        by_name: Vec::new(),
        ..vote.clone()
    });
    NoticeMatter {
        number: matter.number.clone(),
        category: matter.category,
        text: matter.text.clone(),
        vote,
        concerns_all: matter.concerns_all,
        disposition: matter.disposition,
        note: matter.note.clone(),
        assigned: matter
            .assigned
            .as_ref()
            .map(|assigned| (assigned.name.clone(), assigned.deadline)),
    }
}

/// A notice that was posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Which.
    pub id: Id<NoticeRecord>,
    /// What it says.
    pub notice: Notice,
    /// Where.
    pub place: String,
    /// From.
    pub from: NaiveDate,
    /// Until, that day included.
    pub until: NaiveDate,
    /// When and why it was taken down.
    pub withdrawn: Option<(NaiveDate, String)>,
}

impl Posted {
    /// Days until it ends; none once it has.
    pub fn days_left(&self, today: NaiveDate) -> Option<u32> {
        u32::try_from((self.until - today).num_days()).ok()
    }
}

/// What of a posted notice is not masked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StillNamed {
    /// Names in its texts, and of whoever answers without a masked name; offices that stand by name are none.
    pub names: Vec<String>,
    /// Whether offices stand by name, as the file said when it was posted.
    pub offices: bool,
    /// How many words stand that are no names.
    pub words: usize,
}

/// The page of a meeting's notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeCard {
    /// Of which meeting.
    pub meeting: Id<Meeting>,
    /// How its minutes stand.
    pub minutes: MinutesState,
    /// What would be posted now; nothing while the minutes are not final.
    pub preview: Option<Notice>,
    /// The one that is posted.
    pub posted: Option<Posted>,
    /// What of that one is not masked.
    pub still: StillNamed,
    /// Those that were taken down, the last one first.
    pub taken_down: Vec<Posted>,
    /// What is hidden in what would be posted.
    pub masked: Covered,
}
