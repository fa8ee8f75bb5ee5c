//! Minutes for other hands: every name masked, every free text as a room may read it.

use super::{
    Assigned, ByName, Counted, Head, Matter, Minutes, PartLine, PromiseLine, Said, Signed,
};
use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::privacy::mask_name;

/// Hides what free text must not show; knows the names of the file and the door an issue came from.
pub trait Hide {
    /// A sentence that came from nowhere in particular.
    fn text(&self, text: &str) -> String;
    /// A sentence of an issue.
    fn of_issue(&self, issue: Id<Issue>, text: &str) -> String;
}

fn name(name: &str) -> String {
    match name {
        "" => String::new(),
        name => mask_name(name),
    }
}

fn names(all: &[String]) -> Vec<String> {
    all.iter().map(|one| name(one)).collect()
}

impl Minutes {
    /// The same, masked.
    #[must_use]
    pub fn masked(&self, hide: &impl Hide) -> Minutes {
        let text = |text: &str| hide.text(text);
        Minutes {
            head: self.head.masked(hide),
            roll: self.roll.iter().map(|one| one.masked(hide)).collect(),
            parts: self
                .parts
                .iter()
                .map(|part| PartLine {
                    title: text(&part.title),
                    note: text(&part.note),
                    ..part.clone()
                })
                .collect(),
            promises: self.promises.iter().map(|one| one.masked(hide)).collect(),
            matters: self.matters.iter().map(|one| one.masked(hide)).collect(),
            said: said(&self.said, text),
            ..self.clone()
        }
    }
}

fn said(all: &[Said], text: impl Fn(&str) -> String) -> Vec<Said> {
    let masked = |said: &Said| Said {
        name: name(&said.name),
        stance: said.stance,
        point: text(&said.point),
    };
    all.iter().map(masked).collect()
}

impl Head {
    fn masked(&self, hide: &impl Hide) -> Head {
        Head {
            place: hide.text(&self.place),
            theme: hide.text(&self.theme),
            chair: name(&self.chair),
            recorder: name(&self.recorder),
            off_day: hide.text(&self.off_day),
            short_notice: hide.text(&self.short_notice),
            pick_reason: hide.text(&self.pick_reason),
            ..self.clone()
        }
    }
}

impl Signed {
    fn masked(&self, hide: &impl Hide) -> Signed {
        Signed {
            name: name(&self.name),
            reason: hide.text(&self.reason),
            ..self.clone()
        }
    }
}

impl PromiseLine {
    fn masked(&self, hide: &impl Hide) -> PromiseLine {
        PromiseLine {
            text: hide.of_issue(self.issue, &self.text),
            assignee: name(&self.assignee),
            why: hide.of_issue(self.issue, &self.why),
            ..self.clone()
        }
    }
}

impl Matter {
    fn masked(&self, hide: &impl Hide) -> Matter {
        let text = |text: &str| hide.of_issue(self.issue, text);
        Matter {
            text: text(&self.text),
            urgent: text(&self.urgent),
            remark: text(&self.remark),
            said: said(&self.said, text),
            voided: self.voided.iter().map(|vote| vote.masked(text)).collect(),
            vote: self.vote.as_ref().map(|vote| vote.masked(text)),
            tie_way: text(&self.tie_way),
            focus: self.focus.as_deref().map(text),
            note: text(&self.note),
            assigned: self.assigned.as_ref().map(|assigned| Assigned {
                name: name(&assigned.name),
                deadline: assigned.deadline,
                helpers: names(&assigned.helpers),
            }),
            ..self.clone()
        }
    }
}

impl Counted {
    fn masked(&self, text: impl Fn(&str) -> String) -> Counted {
        Counted {
            tellers: names(&self.tellers),
            by_name: self
                .by_name
                .iter()
                .map(|vote| ByName {
                    name: name(&vote.name),
                    ..vote.clone()
                })
                .collect(),
            voided: text(&self.voided),
            ..self.clone()
        }
    }
}
