//! Tags of a sheet: which an office may keep without asking, and which need consent.

use crate::domain::household::HomeRefusal;
use crate::domain::roster::{Column, Note, Reason, Told};
use crate::domain::tag::{Cover, Tagbook, check_tag};

/// What the office has decided about sensitive tags.
pub(super) struct TagRule {
    pub sensitive: bool,
}

/// Takes out what may not be taken over, and says so; tags the file has already stay as they are.
pub(super) fn sift(
    rule: &TagRule,
    tags: &mut Vec<String>,
    kept: &str,
    covers: &[Cover],
    told: &Told,
) -> Vec<Note> {
    let mut notes = Vec::new();
    tags.retain(|tag| {
        if kept.split_whitespace().any(|known| known == tag) {
            return true;
        }
        let tag = tag.clone();
        let reason = match check_tag(Tagbook::builtin(), &tag, rule.sensitive, covers) {
            Ok(()) => return true,
            Err(HomeRefusal::UnknownTag { .. }) => Reason::UnknownTag { tag },
            Err(_) => Reason::SensitiveTag { tag },
        };
        notes.push(told.note(Column::Tags, reason));
        false
    });
    notes
}
