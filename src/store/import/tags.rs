//! Tags of a sheet: which an office may keep without asking, and which need consent.

use crate::domain::roster::{Column, Note, Reason, Told};

/// Takes out what may not be taken over, and says so.
pub(super) fn sift(tags: &mut Vec<String>, told: &Told) -> Vec<Note> {
    let mut notes = Vec::new();
    tags.retain(|tag| {
        let sensitive = is_sensitive(tag);
        if sensitive {
            let tag = tag.clone();
            notes.push(told.note(Column::Tags, Reason::SensitiveTag { tag }));
        }
        !sensitive
    });
    notes
}

fn is_sensitive(_tag: &str) -> bool {
    false
}
