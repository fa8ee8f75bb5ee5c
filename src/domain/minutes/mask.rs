//! Minutes for other hands: every name masked, every free text as a room may read it.

use super::{
    Assigned, ByName, Counted, Head, Matter, Minutes, PartLine, PromiseLine, Said, Signed,
};
use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::meeting::Stay;
use crate::domain::privacy::mask_name;
use crate::domain::rules::MeetingRule;

/// Hides what free text must not show; knows the names of the file and the door an issue came from.
pub trait Hide {
    /// Why it could not look something up.
    type Error;

    /// A sentence, of an issue or of nowhere in particular.
    ///
    /// # Errors
    ///
    /// When it could not be looked up what is to be hidden.
    fn hide(&self, issue: Option<Id<Issue>>, text: &str) -> Result<String, Self::Error>;

    /// Whoever answers for an issue: masked, and told apart from others who look the same then.
    ///
    /// # Errors
    ///
    /// When it could not be looked up who that is.
    fn responsible(&self, issue: Id<Issue>, name: &str) -> Result<String, Self::Error>;
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

/// Hides in the context of one issue, or of none.
struct In<'h, H>(&'h H, Option<Id<Issue>>);

impl<H: Hide> In<'_, H> {
    fn text(&self, text: &str) -> Result<String, H::Error> {
        match text {
            "" => Ok(String::new()),
            text => self.0.hide(self.1, text),
        }
    }

    fn said(&self, all: &[Said]) -> Result<Vec<Said>, H::Error> {
        let masked = |said: &Said| {
            Ok(Said {
                name: name(&said.name),
                stance: said.stance,
                point: self.text(&said.point)?,
            })
        };
        all.iter().map(masked).collect()
    }

    fn head(&self, head: &Head) -> Result<Head, H::Error> {
        Ok(Head {
            place: self.text(&head.place)?,
            theme: self.text(&head.theme)?,
            chair: name(&head.chair),
            recorder: name(&head.recorder),
            off_day: self.text(&head.off_day)?,
            short_notice: self.text(&head.short_notice)?,
            pick_reason: self.text(&head.pick_reason)?,
            reopened: self.text(&head.reopened)?,
            ..head.clone()
        })
    }

    fn signed(&self, signed: &Signed) -> Result<Signed, H::Error> {
        let stay = |stay: &Stay| {
            Ok(Stay {
                reason: self.text(&stay.reason)?,
                ..stay.clone()
            })
        };
        Ok(Signed {
            name: name(&signed.name),
            earlier: each(&signed.earlier, stay)?,
            reason: self.text(&signed.reason)?,
            ..signed.clone()
        })
    }

    fn part(&self, part: &PartLine) -> Result<PartLine, H::Error> {
        Ok(PartLine {
            title: self.text(&part.title)?,
            note: self.text(&part.note)?,
            ..part.clone()
        })
    }

    fn promise(&self, promise: &PromiseLine) -> Result<PromiseLine, H::Error> {
        let here = In(self.0, Some(promise.issue));
        Ok(PromiseLine {
            text: here.text(&promise.text)?,
            assignee: self.0.responsible(promise.issue, &promise.assignee)?,
            why: here.text(&promise.why)?,
            ..promise.clone()
        })
    }

    fn counted(&self, vote: &Counted) -> Result<Counted, H::Error> {
        let masked = |vote: &ByName| ByName {
            name: name(&vote.name),
            ..vote.clone()
        };
        Ok(Counted {
            tellers: names(&vote.tellers),
            by_name: vote.by_name.iter().map(masked).collect(),
            voided: self.text(&vote.voided)?,
            ..vote.clone()
        })
    }

    fn assigned(&self, issue: Id<Issue>, assigned: &Assigned) -> Result<Assigned, H::Error> {
        Ok(Assigned {
            name: self.0.responsible(issue, &assigned.name)?,
            deadline: assigned.deadline,
            helpers: each(&assigned.helpers, |one| self.0.responsible(issue, one))?,
        })
    }

    fn matter(&self, matter: &Matter) -> Result<Matter, H::Error> {
        let here = In(self.0, Some(matter.issue));
        let voided = matter.voided.iter().map(|vote| here.counted(vote));
        Ok(Matter {
            text: here.text(&matter.text)?,
            urgent: here.text(&matter.urgent)?,
            remark: here.text(&matter.remark)?,
            said: here.said(&matter.said)?,
            voided: voided.collect::<Result<_, _>>()?,
            vote: (matter.vote.as_ref().map(|vote| here.counted(vote))).transpose()?,
            tie_way: here.text(&matter.tie_way)?,
            focus: (matter.focus.as_deref().map(|text| here.text(text))).transpose()?,
            note: here.text(&matter.note)?,
            assigned: (matter.assigned.as_ref())
                .map(|assigned| self.assigned(matter.issue, assigned))
                .transpose()?,
            ..matter.clone()
        })
    }
}

impl Minutes {
    /// Everyone it names, some more than once.
    pub fn names(&self) -> Vec<String> {
        let mut names = vec![self.head.chair.clone(), self.head.recorder.clone()];
        names.extend(self.roll.iter().map(|one| one.name.clone()));
        names.extend(self.promises.iter().map(|one| one.assignee.clone()));
        names.extend(self.said.iter().map(|one| one.name.clone()));
        for matter in &self.matters {
            names.extend(matter.said.iter().map(|one| one.name.clone()));
            let assigned = matter.assigned.iter();
            names.extend(assigned.flat_map(|one| one.helpers.iter().chain([&one.name]).cloned()));
        }
        names
    }

    /// The same, masked.
    ///
    /// # Errors
    ///
    /// When it could not be looked up what is to be hidden.
    pub fn masked<H: Hide>(&self, hide: &H) -> Result<Minutes, H::Error> {
        let here = In(hide, None);
        Ok(Minutes {
            body: here.text(&self.body)?,
            rule: MeetingRule {
                basis: here.text(&self.rule.basis)?,
                ..self.rule.clone()
            },
            head: here.head(&self.head)?,
            roll: each(&self.roll, |one| here.signed(one))?,
            parts: each(&self.parts, |one| here.part(one))?,
            promises: each(&self.promises, |one| here.promise(one))?,
            matters: each(&self.matters, |one| here.matter(one))?,
            said: here.said(&self.said)?,
            ..self.clone()
        })
    }
}

fn each<T, E>(all: &[T], masked: impl Fn(&T) -> Result<T, E>) -> Result<Vec<T>, E> {
    all.iter().map(masked).collect()
}
