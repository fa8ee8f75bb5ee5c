//! From a filled-in form to the command it stands for.

use chrono::{Datelike, NaiveDate};

use super::context::Facts;
use super::{Field, FieldId, Form, Kind};
use crate::dialogs::Picked;
use crate::domain::ballot::Tally;
use crate::domain::issue::{Channel, Issue};
use crate::domain::meeting::Disposition;
use crate::domain::person::Person;
use crate::domain::refusal::Missing;
use crate::domain::{Coded, Id, Refusal};
use crate::flow::Purpose;
use crate::keymap::key::fold_char;
use crate::store::{Command, NewIssue};

/// A refusal, and the field it is about.
type Wrong = (FieldId, Refusal);

pub(super) fn command(form: &Form) -> Result<Command, Wrong> {
    let values = Values(form);
    Ok(match &form.purpose {
        Purpose::Visit(household) => Command::RecordVisit {
            household: *household,
            on: values.date(FieldId::Date)?,
            outcome: values.choice(FieldId::Outcome),
            visitor: values.person(),
            met: values.met(),
            others_met: values.number(FieldId::Others)?,
            said: values.text(FieldId::Said),
            issues: values.issues(),
        },
        Purpose::Issue(household) => Command::RegisterIssue {
            household: *household,
            on: values.date(FieldId::Date)?,
            issue: values
                .issues()
                .pop()
                .ok_or((FieldId::IssueText(0), Refusal::Empty(Missing::IssueText)))?,
        },
        Purpose::Meeting {
            kind,
            branch,
            group,
            ..
        } => Command::OpenMeeting {
            kind: *kind,
            branch: *branch,
            group: *group,
            on: values.date(FieldId::Date)?,
        },
        Purpose::Dispose {
            item, disposition, ..
        } => Command::Dispose {
            item: *item,
            disposition: *disposition,
            note: values.text(FieldId::Note),
            target: values.target(),
            assign: values.assignment(*disposition)?,
        },
        Purpose::Tally { item, .. } => Command::SetTally {
            item: *item,
            tally: values.tally([FieldId::Approve, FieldId::Reject, FieldId::Abstain])?,
            opinion: values.tally([
                FieldId::RepApprove,
                FieldId::RepReject,
                FieldId::RepAbstain,
            ])?,
        },
        Purpose::End { meeting } => Command::EndMeeting {
            meeting: *meeting,
            reason: values.text(FieldId::Note),
        },
        Purpose::Progress(issue) => Command::AddProgress {
            issue: *issue,
            note: values.text(FieldId::Note),
        },
        Purpose::Finish(issue) => Command::FinishTask {
            issue: *issue,
            result: values.text(FieldId::Note),
        },
        Purpose::Tell(issue) => Command::Tell {
            issue: *issue,
            on: values.date(FieldId::Date)?,
            way: values.choice(FieldId::Way),
            teller: values.person(),
            note: values.text(FieldId::Note),
        },
        Purpose::FollowUp(issue) => Command::FollowUp {
            issue: *issue,
            on: values.date(FieldId::Date)?,
            satisfaction: values.choice(FieldId::Satisfaction),
            note: values.text(FieldId::Note),
        },
        Purpose::Reopen(issue) => Command::Reopen {
            issue: *issue,
            reason: values.text(FieldId::Note),
        },
    })
}

struct Values<'a>(&'a Form);

impl Values<'_> {
    fn kind(&self, id: FieldId) -> Option<&Kind> {
        self.0.field(id).map(|field| &field.kind)
    }

    fn text(&self, id: FieldId) -> String {
        let typed = self.0.field(id).and_then(Field::typed);
        typed.map_or_else(String::new, |typed| typed.text().trim().to_owned())
    }

    fn date(&self, id: FieldId) -> Result<NaiveDate, Wrong> {
        let text = self.text(id);
        parse_date(&text, self.0.context.today).ok_or((id, Refusal::NotADate { text }))
    }

    fn number(&self, id: FieldId) -> Result<u32, Wrong> {
        let text: String = self.text(id).chars().map(fold_char).collect();
        if text.is_empty() {
            return Ok(0);
        }
        // Four digits are more people than any meeting or household holds.
        let number = text.parse().ok().filter(|number| *number <= 9999);
        number.ok_or((id, Refusal::NotANumber { text }))
    }

    fn choice<T: Coded>(&self, id: FieldId) -> T {
        let chosen = match self.kind(id) {
            Some(Kind::Choice(options)) => options.chosen,
            _ => 0,
        };
        T::CODES[chosen.min(T::CODES.len() - 1)].0
    }

    fn person(&self) -> Option<Id<Person>> {
        match self.kind(FieldId::Person) {
            Some(Kind::Pick(_, Some(Picked::Person(id, _)))) => Some(*id),
            _ => None,
        }
    }

    fn target(&self) -> Option<Id<Issue>> {
        match self.kind(FieldId::Target) {
            Some(Kind::Pick(_, Some(Picked::Issue(id, _)))) => Some(*id),
            _ => None,
        }
    }

    fn met(&self) -> Vec<Id<Person>> {
        let Facts::Household(card) = &self.0.context.facts else {
            return Vec::new();
        };
        let ticked = |n: usize| self.kind(FieldId::Met(n)) == Some(&Kind::Check(true));
        card.residents
            .iter()
            .enumerate()
            .filter(|(n, _)| ticked(*n))
            .map(|(_, resident)| resident.person)
            .collect()
    }

    fn issues(&self) -> Vec<NewIssue> {
        let written = self.0.fields.iter().filter_map(|field| match field.id {
            FieldId::IssueText(n) if !self.text(field.id).is_empty() => Some(n),
            _ => None,
        });
        written
            .map(|n| NewIssue {
                category: self.choice(FieldId::Category(n)),
                kind: self.choice(FieldId::IssueKind(n)),
                channel: self.choice::<Channel>(FieldId::Channel(n)),
                text: self.text(FieldId::IssueText(n)),
            })
            .collect()
    }

    fn assignment(
        &self,
        disposition: Disposition,
    ) -> Result<Option<(Id<Person>, NaiveDate)>, Wrong> {
        if !disposition.needs_assignment() {
            return Ok(None);
        }
        let person = self
            .person()
            .ok_or((FieldId::Person, Refusal::Empty(Missing::Assignee)))?;
        Ok(Some((person, self.date(FieldId::Deadline)?)))
    }

    fn tally(&self, [approve, reject, abstain]: [FieldId; 3]) -> Result<Tally, Wrong> {
        Ok(Tally {
            approve: self.number(approve)?,
            reject: self.number(reject)?,
            abstain: self.number(abstain)?,
        })
    }
}

/// Reads a day as people write it: `2026-11-23`, `20261123`, `11.23`, `23`, full-width digits, 年月日.
///
/// Missing parts are those of `today`.
pub(super) fn parse_date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let folded: String = text.trim().chars().map(fold_char).collect();
    let parts: Vec<&str> = folded
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &str| part.parse::<u32>().ok();
    match parts.as_slice() {
        [day] if day.len() == 8 => NaiveDate::parse_from_str(day, "%Y%m%d").ok(),
        [day] if day.len() <= 2 => {
            NaiveDate::from_ymd_opt(today.year(), today.month(), number(day)?)
        }
        [month, day] => NaiveDate::from_ymd_opt(today.year(), number(month)?, number(day)?),
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for (text, expected) in [
            ("2026-11-05", Some((2026, 11, 5))),
            ("20261105", Some((2026, 11, 5))),
            ("2026.11.5", Some((2026, 11, 5))),
            ("11.5", Some((2026, 11, 5))),
            ("5", Some((2026, 11, 5))),
            ("2026年11月5日", Some((2026, 11, 5))),
            ("２０２６－１１－０５", Some((2026, 11, 5))),
            ("11月31日", None),
            ("", None),
            ("abc", None),
        ] {
            let expected =
                expected.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
            assert_eq!(parse_date(text, today), expected, "{text}");
        }
    }
}
