//! What stands in the fields of a form, as dates, numbers, choices and ids.

use chrono::NaiveDate;

use super::Wrong;
use crate::dialogs::Picked;
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::{Field, FieldId, Form, Kind};
use crate::domain::ballot::Tally;
use crate::domain::identity::day_near;
use crate::domain::issue::{Channel, Issue};
use crate::domain::meeting::MeetingRefusal;
use crate::domain::person::Person;
use crate::domain::refusal::Missing;
use crate::domain::{Coded, Id, Refusal};
use crate::keymap::key::fold_char;
use crate::store::NewIssue;

/// The values of a form, each read as what it means.
pub(in crate::dialogs::form) struct Values<'a>(pub &'a Form);

impl Values<'_> {
    pub(super) fn kind(&self, id: FieldId) -> Option<&Kind> {
        self.0.field(id).map(|field| &field.kind)
    }

    pub(super) fn text(&self, id: FieldId) -> String {
        let typed = self.0.field(id).and_then(Field::typed);
        typed.map_or_else(String::new, |typed| typed.text().trim().to_owned())
    }

    /// The day.
    pub(super) fn today(&self) -> NaiveDate {
        self.0.context.today
    }

    pub(super) fn date(&self, id: FieldId) -> Result<NaiveDate, Wrong> {
        let text = self.text(id);
        day_near(&text, self.0.context.today).ok_or((id, Refusal::NotADate { text }))
    }

    pub(in crate::dialogs::form) fn number(&self, id: FieldId) -> Result<u32, Wrong> {
        let text: String = self.text(id).chars().map(fold_char).collect();
        if text.is_empty() {
            return Ok(0);
        }
        // Four digits are more people than any meeting or household holds.
        let number = text.parse().ok().filter(|number| *number <= 9999);
        number.ok_or((id, Refusal::NotANumber { text }))
    }

    /// A number that was counted: what was emptied is not nought. Nought where the form does not ask for it.
    pub(super) fn counted(&self, id: FieldId) -> Result<u32, Wrong> {
        match self.0.field(id) {
            Some(field) if self.text(id).is_empty() => {
                let label = field.label.clone();
                Err((id, MeetingRefusal::NoNumber { label }.into()))
            }
            _ => self.number(id),
        }
    }

    pub(super) fn choice<T: Coded>(&self, id: FieldId) -> T {
        let chosen = match self.kind(id) {
            Some(Kind::Choice(options)) => options.chosen,
            _ => 0,
        };
        T::CODES[chosen.min(T::CODES.len() - 1)].0
    }

    /// What was chosen where nothing is proposed.
    pub(super) fn must_choose<T: Coded>(&self, id: FieldId, missing: Missing) -> Result<T, Wrong> {
        let all: Vec<T> = T::all().collect();
        self.must_choose_of(id, &all, missing)
    }

    /// The same where only some are offered.
    pub(super) fn must_choose_of<T: Coded>(
        &self,
        id: FieldId,
        offered: &[T],
        missing: Missing,
    ) -> Result<T, Wrong> {
        let chosen = match self.kind(id) {
            Some(Kind::Choice(options)) => offered.get(options.chosen),
            _ => None,
        };
        chosen.copied().ok_or((id, Refusal::Empty(missing)))
    }

    /// Whether a box is ticked.
    pub(super) fn ticked(&self, id: FieldId) -> bool {
        self.kind(id) == Some(&Kind::Check(true))
    }

    /// What was chosen from a list.
    pub(super) fn taken_from(&self, id: FieldId) -> Option<&Picked> {
        match self.kind(id)? {
            Kind::Pick(_, picked) => picked.as_ref(),
            _ => None,
        }
    }

    pub(super) fn person(&self) -> Option<Id<Person>> {
        self.picked(FieldId::Person)
    }

    /// Whoever called, and those who came along.
    pub(super) fn visitors(&self) -> Vec<Id<Person>> {
        let companions = self.0.fields.iter().filter_map(|field| match field.id {
            FieldId::Companion(_) => self.picked(field.id),
            _ => None,
        });
        self.person().into_iter().chain(companions).collect()
    }

    pub(super) fn picked(&self, id: FieldId) -> Option<Id<Person>> {
        match self.kind(id) {
            Some(Kind::Pick(_, Some(Picked::Person(id, _)))) => Some(*id),
            _ => None,
        }
    }

    pub(super) fn target(&self) -> Option<Id<Issue>> {
        match self.kind(FieldId::Target) {
            Some(Kind::Pick(_, Some(Picked::Issue(id, _)))) => Some(*id),
            _ => None,
        }
    }

    pub(super) fn met(&self) -> Vec<Id<Person>> {
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

    /// The matters written down; each says what it is about.
    pub(super) fn issues(&self) -> Result<Vec<NewIssue>, Wrong> {
        let written = self.0.fields.iter().filter_map(|field| match field.id {
            FieldId::IssueText(n) if !self.text(field.id).is_empty() => Some(n),
            _ => None,
        });
        written
            .map(|n| {
                Ok(NewIssue {
                    category: self.must_choose(FieldId::Category(n), Missing::Category(n))?,
                    kind: self.choice(FieldId::IssueKind(n)),
                    channel: self.choice::<Channel>(FieldId::Channel(n)),
                    text: self.text(FieldId::IssueText(n)),
                })
            })
            .collect()
    }

    pub(super) fn tally(&self, [approve, reject, abstain]: [FieldId; 3]) -> Result<Tally, Wrong> {
        Ok(Tally {
            approve: self.counted(approve)?,
            reject: self.counted(reject)?,
            abstain: self.counted(abstain)?,
        })
    }
}
