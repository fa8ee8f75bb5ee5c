//! 交办 as it stands in a form: who answers for a matter, by when, and who helps.

use chrono::NaiveDate;

use super::{Values, Wrong};
use crate::dialogs::Picked;
use crate::dialogs::form::FieldId;
use crate::domain::meeting::{Disposition, MeetingRefusal};
use crate::domain::person::Person;
use crate::domain::refusal::Missing;
use crate::domain::{Id, Refusal};

impl Values<'_> {
    /// Who answers for it and until when, where the disposition asks for it.
    pub(super) fn assignment(
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

    /// Who helps whoever answers for it: nobody twice, and not that one.
    pub(super) fn helpers(&self) -> Result<Vec<Id<Person>>, Wrong> {
        let mut helpers = Vec::new();
        for field in &self.0.fields {
            let (FieldId::Companion(_), Some(Picked::Person(person, name))) =
                (field.id, self.taken_from(field.id))
            else {
                continue;
            };
            let name = name.clone();
            if self.person() == Some(*person) {
                return Err((field.id, MeetingRefusal::AnswersForIt { name }.into()));
            }
            if helpers.contains(person) {
                return Err((field.id, MeetingRefusal::HelpsTwice { name }.into()));
            }
            helpers.push(*person);
        }
        Ok(helpers)
    }
}
