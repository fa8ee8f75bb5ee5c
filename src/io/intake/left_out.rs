//! The sheet of the rows that are left out: the reason in front, to be corrected and imported again.

use std::path::{Path, PathBuf};

use super::super::export::{Out, SheetError};
use super::super::import::Columns;
use super::trouble::Trouble;
use super::work::Work;
use crate::domain::roster::{Note, Reason, unguarded};
use crate::io::path::path_of;
use crate::store::import::Origin;
use crate::store::{Ctx, is_held};
use crate::text::roster as roster_words;

impl Work {
    pub(super) fn write_left_out(&self, file: &Path, ctx: &Ctx) -> Result<PathBuf, Trouble> {
        if let Origin::File(typed) = &self.origin {
            match self.left_out_to(&free_name(&path_of(typed))) {
                Err(Trouble::Sheet(SheetError::Failed(_) | SheetError::NoFolder(_))) => {}
                written => return written,
            }
        }
        // Pasted, or from a place where nothing can be written: beside the data file.
        let stamp = ctx.now.format("%Y%m%d-%H%M%S").to_string();
        let own = free_name(&file.with_file_name(format!("{}-{stamp}", self.stem())));
        self.left_out_to(&own)
    }

    fn stem(&self) -> String {
        match &self.origin {
            Origin::File(typed) => {
                let path = path_of(typed);
                path.file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned()
            }
            Origin::Pasted(_) => roster_words::PASTED.to_owned(),
        }
    }

    fn left_out_to(&self, path: &Path) -> Result<PathBuf, Trouble> {
        let columns = Columns::builtin();
        let read: Vec<_> = self
            .layout
            .headings
            .iter()
            .filter(|heading| heading.meaning.column().is_some())
            .collect();
        let mut headings = vec![roster_words::WHY.to_owned()];
        headings.extend(read.iter().map(|heading| {
            let known = columns.meaning(&heading.text) == heading.meaning;
            match (known, heading.meaning.column()) {
                (false, Some(column)) => columns.heading(column).to_owned(),
                _ => heading.text.clone(),
            }
        }));
        let mut out = Out::create(path, roster_words::LEFT_OUT_TAB, &headings)?;
        self.import.each_left_out(|row| {
            let notes: Vec<String> = row.notes.iter().map(roster_words::note).collect();
            let mut cells = vec![notes.join("；")];
            cells.extend(read.iter().map(|heading| {
                let at = heading.at;
                let cell = row.cells.iter().find(|(of, _, _)| *of == at);
                let text = cell.map_or("", |(_, _, text)| unguarded(text));
                let is_lost = |note: &Note| {
                    note.reason == Reason::LostDigits && note.cell.is_some_and(|cell| cell.0 == at)
                };
                if row.notes.iter().any(is_lost) {
                    short_form(text)
                } else {
                    text.to_owned()
                }
            }));
            out.write(&cells).map_err(Trouble::from)
        })?;
        out.finish()?;
        Ok(same_before(path))
    }
}

/// The sheet just written, or the one of the same content that lay beside it already.
fn same_before(path: &Path) -> PathBuf {
    let written = path.to_path_buf();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let number = stem.rsplit(roster_words::LEFT_OUT).next().unwrap_or("");
    let Some(first) = stem.strip_suffix(number) else {
        return written;
    };
    let last = number.parse().unwrap_or(1);
    for n in 1..last {
        let number = if n == 1 { String::new() } else { n.to_string() };
        let earlier = path.with_file_name(format!("{first}{number}.xlsx"));
        // A link may lead anywhere.
        if is_held(&earlier) {
            continue;
        }
        if let (Ok(one), Ok(other)) = (std::fs::read(&earlier), std::fs::read(path))
            && one == other
            && std::fs::remove_file(path).is_ok()
        {
            return earlier;
        }
    }
    written
}

/// `421303189612320000` -> `4.21303189612320E+17`: a number that lost digits is known again as one.
fn short_form(text: &str) -> String {
    const KEPT: usize = 15;
    let is_number = text.len() > KEPT && text.bytes().all(|b| b.is_ascii_digit());
    if is_number {
        format!("{}.{}E+{}", &text[..1], &text[1..KEPT], text.len() - 1)
    } else {
        text.to_owned()
    }
}

/// `花名册.xlsx` -> `花名册-退回.xlsx`, or the first like it that is free.
fn free_name(source: &Path) -> PathBuf {
    let stem = source.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.into_owned();
    let word = roster_words::LEFT_OUT;
    let mut path = source.with_file_name(format!("{stem}-{word}.xlsx"));
    let mut n = 1;
    while path.exists() {
        n += 1;
        path = source.with_file_name(format!("{stem}-{word}{n}.xlsx"));
    }
    path
}
