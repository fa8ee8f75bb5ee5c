//! Tags of a sheet: which an office may keep without asking, and which need consent.

use super::rows::Listed;
use crate::domain::household::HomeRefusal;
use crate::domain::roster::{Column, Note, Reason};
use crate::domain::tag::{Cover, Tagbook, check_tag};

/// What the office has decided about sensitive tags.
pub(super) struct TagRule {
    pub sensitive: bool,
}

/// Takes out what may not be taken over, and says so at the row and the cell it stands in;
/// tags the file has already stay as they are.
pub(super) fn sift(
    rule: &TagRule,
    tags: &mut Vec<String>,
    kept: &str,
    covers: &[Cover],
    rows: &[Listed],
) -> Vec<(usize, Note)> {
    let mut notes = Vec::new();
    tags.retain(|tag| {
        if kept.split_whitespace().any(|known| known == tag) {
            return true;
        }
        let place = rows.iter().enumerate().find_map(|(row, listed)| {
            let mut tags = listed.told.tags_at.iter();
            tags.find(|(known, _)| known == tag)
                .map(|(_, at)| (row, *at))
        });
        let tag = tag.clone();
        let reason = match check_tag(Tagbook::builtin(), &tag, rule.sensitive, covers) {
            Ok(()) => return true,
            Err(HomeRefusal::UnknownTag { .. }) => Reason::UnknownTag { tag },
            Err(HomeRefusal::NeedsConsent { .. } | HomeRefusal::NeedsGuardian { .. }) => {
                Reason::NoConsent { tag }
            }
            Err(_) => Reason::SensitiveTag { tag },
        };
        notes.extend(place.map(|(row, at)| (row, Note::cell(at, Column::Tags, reason))));
        false
    });
    notes
}
