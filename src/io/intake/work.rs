//! A sheet that is being imported, and its plan.

use super::super::import::{Layout, Meaning, Source, text as words};
use super::masks::Masks;
use super::trouble::Trouble;
use crate::io::path::path_of;
use crate::store::Failure;
use crate::store::import::{Heading, Import, Opened, Origin, Step, Stop, Tell};
use crate::text::roster as roster_words;

/// Rows between two looks at the keyboard.
const BATCH: u64 = 500;

/// A sheet that is being imported.
pub(super) struct Work {
    pub(super) origin: Origin,
    pub(super) source: Source,
    pub(super) sheet: usize,
    pub(super) layout: Layout,
    /// Sheets that are not read, by name.
    pub(super) left_out: Vec<String>,
    pub(super) import: Import,
    pub(super) remembered: bool,
    pub(super) mapped: bool,
}

impl Work {
    pub(super) fn name(&self) -> String {
        match &self.origin {
            Origin::File(typed) => roster_words::file_name(&path_of(typed)),
            Origin::Pasted(_) => roster_words::PASTED.to_owned(),
        }
    }

    pub(super) fn opened(&self) -> Opened {
        let headings = self.layout.headings.iter().map(|heading| Heading {
            at: heading.at,
            text: heading.text.clone(),
            column: heading.meaning.column(),
            tag: match &heading.meaning {
                Meaning::Flag(_, tag) => Some(tag.to_string()),
                _ => None,
            },
            is_unknown: heading.meaning == Meaning::Unknown,
        });
        Opened {
            kind: words::kind(self.source.kind()),
            name: self.name(),
            headings: headings.collect(),
            left_out: self.left_out.clone(),
            remembered: self.remembered,
        }
    }

    pub(super) fn read(&mut self, stop: &Stop, tell: &mut dyn FnMut(Tell)) -> Result<(), Trouble> {
        self.import.clear()?;
        let mut done = 0;
        let mut masks = Masks::default();
        for row in self.source.rows_of_all(self.sheet, &self.layout)? {
            let row = row?;
            masks.see(&row)?;
            self.import.add(&row)?;
            done += 1;
            if done % BATCH == 0 {
                tell(Tell::Reading(Step { done, of: 0 }));
                if stop.is_asked() {
                    return Err(Failure::from(crate::domain::Refusal::Cancelled).into());
                }
            }
        }
        masks.judge()?;
        tell(Tell::Reading(Step { done, of: done }));
        Ok(())
    }
}
