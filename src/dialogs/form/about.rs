//! What a half-filled form is recognised by: whom or what it is about, and the first words written in it.

use super::context::Facts;
use super::{Form, Kind, build, text};
use crate::domain::Id;
use crate::domain::meeting::Item;
use crate::flow::{MeetingPurpose, Purpose};

/// So many characters are enough to know one's own words again.
const WORDS: usize = 24;

impl Form {
    /// Whose household, which matter, which meeting; never a hint of how to fill it in.
    pub(super) fn about(&self) -> String {
        match (&self.context.facts, &self.purpose) {
            (Facts::Meeting(board), purpose) => {
                let item =
                    item_of(purpose).and_then(|id| board.items.iter().find(|it| it.id == id));
                let item = item.map(text::item).unwrap_or_default();
                let row = &board.row;
                let about = format!("{} {}  {item}", row.body, row.on);
                about.trim_end().to_owned()
            }
            (_, Purpose::Rule(_)) => String::new(),
            _ => self.subtitle.clone(),
        }
    }

    /// The first words that were typed, and not proposed.
    pub(super) fn first_words(&self) -> String {
        let proposed = build::build(&self.purpose, &self.context).fields;
        let typed = self.fields.iter().find_map(|field| match &field.kind {
            Kind::Text(text) if !text.text().trim().is_empty() => {
                let as_built = proposed.iter().find(|built| built.id == field.id);
                let is_typed = as_built.is_none_or(|built| built.kind != field.kind);
                is_typed.then(|| text.text().trim())
            }
            _ => None,
        });
        let words = typed.unwrap_or_default().replace('\n', " ");
        if words.chars().count() <= WORDS {
            return words;
        }
        words.chars().take(WORDS).chain("..".chars()).collect()
    }
}

/// Which item of the agenda a form is about.
fn item_of(purpose: &Purpose) -> Option<Id<Item>> {
    match purpose {
        Purpose::Dispose { item, .. } | Purpose::Tally { item, .. } => Some(*item),
        Purpose::InMeeting(
            MeetingPurpose::Papers(_, item)
            | MeetingPurpose::NotHandedIn(_, item)
            | MeetingPurpose::Void(_, item)
            | MeetingPurpose::Remark(_, item),
        ) => Some(*item),
        _ => None,
    }
}
