//! Midnight in an open form: a day that nobody typed follows the clock, one that was typed stays.

use chrono::NaiveDate;

use super::{FieldId, Form, Kind, build};

impl Form {
    /// The day is another one.
    pub fn follow_day(&mut self, today: NaiveDate) {
        if self.context.today == today {
            return;
        }
        self.context.today = today;
        let proposed = build::build(&self.purpose, &self.context).fields;
        for field in &mut self.fields {
            let is_typed = self.typed_days.contains(&field.id);
            let built = proposed.iter().find(|built| built.id == field.id);
            if let (Kind::Date(_), Some(built), false) = (&field.kind, built, is_typed) {
                field.kind = built.kind.clone();
            }
        }
        self.notes = build::notes(&self.purpose, &self.context);
        self.preview();
    }

    /// Whether a day stands as it was proposed.
    pub(super) fn is_proposed(&self, id: FieldId) -> bool {
        let field = self.field(id);
        field.is_some_and(|it| matches!(it.kind, Kind::Date(_))) && !self.typed_days.contains(&id)
    }

    /// A key or a paste has changed the focused field; a day is then the one that was typed.
    pub(super) fn note_typed_day(&mut self) {
        let id = self.focused().id;
        if self.is_proposed(id) {
            self.typed_days.push(id);
        }
    }
}
