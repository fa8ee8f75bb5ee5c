//! Notices that are posted and hold a name all the same: they keep their text, and a check names them.

use rusqlite::Connection;

use super::hide::{Hider, Reader};
use crate::domain::notice::{Notice, Posted, StillNamed};
use crate::store::{Failure, Finding, FindingKind, Store, notice};

impl Store {
    /// What of a notice is not masked, by the names of today.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn still_named(&self, posted: &Posted) -> Result<StillNamed, Failure> {
        let hider = Hider::new(&self.conn, self.names()?, Reader::File)?;
        Ok(still_named(&hider, &posted.notice, &posted.place)?)
    }
}

/// Posted notices that hold a name.
pub(in crate::store) fn named_notices(conn: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let hider = Hider::inside(conn, Reader::File)?;
    let mut findings = Vec::new();
    for posted in notice::all_posted(conn)? {
        let found = still_named(&hider, &posted.notice, &posted.place)?;
        if !found.names.is_empty() {
            let (notice, names) = (&posted.notice, found.names.join(" "));
            let subject = format!("{} {} {names}", notice.body, notice.on);
            findings.push(Finding::new(FindingKind::NoticeNamed, subject));
        }
    }
    Ok(findings)
}

/// What of a notice is not masked, at a place.
pub(in crate::store) fn still_named(
    hider: &Hider,
    notice: &Notice,
    place: &str,
) -> rusqlite::Result<StillNamed> {
    let mut found = StillNamed {
        offices: notice.names_offices,
        ..StillNamed::default()
    };
    for text in notice.texts().into_iter().chain([place]) {
        for one in hider.read("", text)?.places {
            if one.stands {
                found.words += 1;
            } else if !found.names.contains(&one.word) {
                found.names.push(one.word);
            }
        }
    }
    for name in notice.answering().filter(|_| !notice.names_offices) {
        if hider.knows(name) && !found.names.iter().any(|known| known == name) {
            found.names.push(name.to_owned());
        }
    }
    Ok(found)
}
