//! An import from the file to the plan to the data file: reads with `io::import`, hands over to `store::import`.
//!
//! Used by the command line directly and by the screen through a thread; every step can be stopped.

use std::path::{Path, PathBuf};

use super::export::{Out, SheetError};
use super::import::{Columns, Layout, Meaning, ReadError, Source, text as words};
use crate::domain::list::{self, Page};
use crate::domain::roster::{Cell, Class, Column, Note, Reason, RosterRow, unguarded};
use crate::store::import::{
    Applied, Ask, Heading, Import, Names, Opened, Origin, Outcome, Step, Stop, Summary, Tell,
};
use crate::store::worker::Reply;
use crate::store::{Answer, Ctx, Failure, Mode, Row, Store};
use crate::text::faults::failure;
use crate::text::roster as roster_words;

/// Rows between two looks at the keyboard.
const BATCH: u64 = 500;

/// An import under way.
pub struct Intake {
    file: PathBuf,
    /// Only looks: the data file is not even opened for writing, nor made.
    looks_only: bool,
    stop: Stop,
    work: Option<Work>,
}

/// A sheet that is being imported.
struct Work {
    origin: Origin,
    source: Source,
    sheet: usize,
    layout: Layout,
    /// Sheets that are not read, by name.
    left_out: Vec<String>,
    import: Import,
    remembered: bool,
    mapped: bool,
}

/// Why a step was not taken.
#[derive(Debug)]
pub enum Trouble {
    /// The sheet cannot be read.
    Read(ReadError),
    /// A rule or the data file.
    Store(Failure),
    /// The sheet of left-out rows cannot be written.
    Sheet(SheetError),
    /// A list whose names and numbers are masked.
    Masked,
    /// Nothing stands above the rows that says what their columns mean.
    NoHeader,
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Self {
        Trouble::Read(error)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Trouble::Store(failure)
    }
}

impl From<SheetError> for Trouble {
    fn from(error: SheetError) -> Self {
        Trouble::Sheet(error)
    }
}

impl Trouble {
    /// What is wrong, with the cure.
    pub fn sentence(&self) -> String {
        match self {
            Trouble::Read(error) => words::read_error(error),
            Trouble::Store(broken) => failure(broken),
            Trouble::Sheet(error) => super::export::text::sheet_error(error),
            Trouble::Masked => roster_words::MASKED.to_owned(),
            Trouble::NoHeader => roster_words::NO_HEADER.to_owned(),
        }
    }

    /// Whether it was stopped by the person at the keyboard.
    pub fn is_stop(&self) -> bool {
        matches!(
            self,
            Trouble::Store(Failure::Refused(crate::domain::Refusal::Cancelled))
        )
    }
}

impl Intake {
    /// An import into the data file at a path.
    pub fn new(file: &Path, stop: Stop) -> Self {
        Self {
            file: file.to_path_buf(),
            looks_only: false,
            stop,
            work: None,
        }
    }

    /// The same, for looking only.
    pub fn looking(file: &Path) -> Self {
        Self {
            looks_only: true,
            ..Self::new(file, Stop::default())
        }
    }

    fn store(&self) -> Result<Store, Failure> {
        Ok(match (self.looks_only, self.file.exists()) {
            (true, true) => Store::open(&self.file, Mode::Read)?,
            (true, false) => Store::in_memory()?,
            (false, _) => Store::open(&self.file, Mode::Write)?,
        })
    }

    /// Looks at a sheet: which columns it has and what they mean.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn open(&mut self, origin: Origin, ctx: &Ctx) -> Result<Opened, Trouble> {
        self.work = None;
        let mut source = match &origin {
            Origin::File(typed) => Source::open(&path_of(typed))?,
            Origin::Pasted(cells) => Source::pasted(cells)?,
        };
        let (sheet, mut layout) = source.roster()?;
        let store = self.store()?;
        let template = store.template(&layout.signature())?;
        if let Some(template) = &template {
            layout = layout.with_template(template);
        } else if layout.headings.iter().any(|it| is_number(&it.text)) {
            return Err(Trouble::NoHeader);
        }
        let left_out = source.left_out(sheet, &layout)?;
        let work = Work {
            origin,
            source,
            sheet,
            layout,
            left_out,
            import: Import::begin(store, ctx.today())?,
            remembered: template.is_some(),
            mapped: false,
        };
        let opened = work.opened();
        self.work = Some(work);
        Ok(opened)
    }

    /// Gives a column a meaning, or none; any other column of that meaning loses it where one is enough.
    ///
    /// # Errors
    ///
    /// When nothing is open.
    pub fn map(&mut self, at: u32, column: Option<Column>) -> Result<Opened, Trouble> {
        let work = self.work()?;
        let meaning = column.map_or(Meaning::Ignored, Meaning::Column);
        work.layout.set(at, meaning);
        work.mapped = true;
        Ok(work.opened())
    }

    /// Reads every row and compares it with the data file.
    ///
    /// # Errors
    ///
    /// When the sheet breaks off, or it was stopped.
    pub fn read(&mut self, ctx: &Ctx, tell: &mut dyn FnMut(Tell)) -> Result<Summary, Trouble> {
        let stop = self.stop.clone();
        let work = self.work()?;
        if work.mapped {
            let (signature, template) = (work.layout.signature(), work.layout.template());
            let store = work.import.store();
            store.remember_template(&signature, &template, ctx.now)?;
        }
        let read = work.read(&stop, tell);
        if read.is_err() {
            work.import.clear()?;
        }
        read?;
        work.import.compare(&mut |step| {
            tell(Tell::Comparing(step));
            !stop.is_asked()
        })?;
        Ok(work.import.summary()?)
    }

    /// Writes what is sound, and the rows that are left out into a sheet.
    ///
    /// # Errors
    ///
    /// When it was stopped, or the data file cannot be written; nothing was changed then.
    pub fn apply(&mut self, ctx: &Ctx, tell: &mut dyn FnMut(Tell)) -> Result<Outcome, Trouble> {
        let (stop, file) = (self.stop.clone(), self.file.clone());
        let work = self.work()?;
        let summary = work.import.summary()?;
        let names = Names {
            branch: roster_words::BRANCH.to_owned(),
            group: roster_words::GROUP.to_owned(),
        };
        let subject = roster_words::subject(&work.name(), &summary);
        let Applied { done, copy } = work.import.apply(ctx, &subject, &names, &mut |step| {
            tell(Tell::Applying(step));
            !stop.is_asked()
        })?;
        let left_out = (summary.left_out() > 0).then(|| {
            work.write_left_out(&file, ctx)
                .map_err(|trouble| trouble.sentence())
        });
        Ok(Outcome {
            done,
            summary,
            copy,
            left_out,
        })
    }

    /// Writes the rows that are left out, with the reason in front, beside their source.
    ///
    /// # Errors
    ///
    /// When they can be written nowhere.
    pub fn write_left_out(&mut self, ctx: &Ctx) -> Result<PathBuf, Trouble> {
        let file = self.file.clone();
        self.work()?.write_left_out(&file, ctx)
    }

    /// The import that is under way.
    ///
    /// # Errors
    ///
    /// When nothing is open.
    pub fn import(&mut self) -> Result<&Import, Trouble> {
        Ok(&self.work()?.import)
    }

    /// Answers a wish, with every step on the way.
    pub fn serve(&mut self, ask: Ask, ctx: &Ctx, reply: &mut dyn FnMut(Reply)) {
        if let Ask::Page(ticket, class, from, count) = ask {
            let page = self.page(class, &from, count);
            return reply(Reply::Loaded(ticket, page));
        }
        let tell = &mut |tell| reply(Reply::Import(Box::new(tell)));
        let answered = match ask {
            Ask::Open(origin) => self.open(origin, ctx).map(Tell::Opened),
            Ask::Map(at, column) => self.map(at, column).map(Tell::Opened),
            Ask::Read => self
                .read(ctx, tell)
                .map(|summary| Tell::Planned(Box::new(summary))),
            Ask::Apply => self
                .apply(ctx, tell)
                .map(|outcome| Tell::Applied(Box::new(outcome))),
            Ask::Page(..) | Ask::Close => {
                self.work = None;
                return;
            }
        };
        self.stop.forget();
        match answered {
            Ok(answer) => tell(answer),
            Err(trouble) if trouble.is_stop() => tell(Tell::Stopped),
            Err(trouble) => tell(Tell::Failed(trouble.sentence())),
        }
    }

    fn page(&self, class: Class, from: &list::From, count: usize) -> Result<Answer, Failure> {
        let work = self.work.as_ref().ok_or(crate::domain::Refusal::Gone)?;
        let page = work.import.page(class, from, count)?;
        Ok(Answer::Rows(Page {
            rows: page.rows.into_iter().map(Box::new).map(Row::Plan).collect(),
            at_start: page.at_start,
            at_end: page.at_end,
        }))
    }

    fn work(&mut self) -> Result<&mut Work, Trouble> {
        self.work
            .as_mut()
            .ok_or_else(|| Failure::from(crate::domain::Refusal::Gone).into())
    }
}

impl Work {
    fn name(&self) -> String {
        match &self.origin {
            Origin::File(typed) => roster_words::file_name(&path_of(typed)),
            Origin::Pasted(_) => roster_words::PASTED.to_owned(),
        }
    }

    fn opened(&self) -> Opened {
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

    fn read(&mut self, stop: &Stop, tell: &mut dyn FnMut(Tell)) -> Result<(), Trouble> {
        self.import.clear()?;
        let mut done = 0;
        let mut masks = Masks::default();
        for row in self.source.rows_of_all(self.sheet, &self.layout)? {
            let row = row?;
            if masks.rows < Masks::SEEN {
                masks.see(&row)?;
            }
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

    fn write_left_out(&self, file: &Path, ctx: &Ctx) -> Result<PathBuf, Trouble> {
        let beside = match &self.origin {
            Origin::File(typed) => self.left_out_to(&free_name(&path_of(typed)))?,
            Origin::Pasted(_) => None,
        };
        if let Some(path) = beside {
            return Ok(path);
        }
        // Pasted, or from a place where nothing can be written: beside the data file.
        let stamp = ctx.now.format("%Y%m%d-%H%M%S").to_string();
        let own = free_name(&file.with_file_name(format!("{}-{stamp}", self.stem())));
        match self.left_out_to(&own)? {
            Some(path) => Ok(path),
            None => Err(SheetError::Exists(own).into()),
        }
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

    /// Nothing when the place cannot be written at all.
    fn left_out_to(&self, path: &Path) -> Result<Option<PathBuf>, Trouble> {
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
        let mut out = match Out::create(path, roster_words::LEFT_OUT_TAB, &headings) {
            Ok(out) => out,
            Err(SheetError::Failed(_) | SheetError::NoFolder(_)) => return Ok(None),
            Err(other) => return Err(other.into()),
        };
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
        Ok(Some(same_before(path)))
    }
}

/// A telephone or identity number: it heads no column.
fn is_number(text: &str) -> bool {
    const SHORTEST: usize = 7;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= SHORTEST && text.chars().count() < 2 * digits
}

/// Counts rows of a list as exports mask it: `张*`, `123****0001`.
#[derive(Default)]
struct Masks {
    rows: usize,
    masked: usize,
}

impl Masks {
    /// Rows that are looked at.
    const SEEN: usize = 200;

    fn see(&mut self, row: &RosterRow) -> Result<(), Trouble> {
        self.rows += 1;
        let is_masked = |cell: &Cell| match cell.column {
            Column::Name | Column::Head => cell.text.ends_with('*'),
            Column::Phone | Column::IdNumber => cell.text.contains("****"),
            _ => false,
        };
        self.masked += usize::from(row.cells.iter().any(is_masked));
        match self.rows {
            Self::SEEN => self.judge(),
            _ => Ok(()),
        }
    }

    fn judge(&self) -> Result<(), Trouble> {
        if self.masked > 0 && 2 * self.masked >= self.rows.min(Self::SEEN) {
            return Err(Trouble::Masked);
        }
        Ok(())
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

/// A path as people type, paste or drop it: quotes, `file://`, blanks around it, `~`.
pub fn path_of(typed: &str) -> PathBuf {
    let mut text = typed.trim().trim_end_matches(['\r', '\n']);
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”'), ('「', '」')] {
        let inside = text
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        text = inside.unwrap_or(text).trim();
    }
    if let Some(address) = text.strip_prefix("file://") {
        let address = address.strip_prefix("localhost").unwrap_or(address);
        return PathBuf::from(percent_decoded(address));
    }
    if let Some(rest) = text.strip_prefix("~/")
        && let Some(home) = std::env::var_os("HOME")
    {
        return Path::new(&home).join(rest);
    }
    let path = PathBuf::from(text);
    if !path.exists() && text.contains('\\') && cfg!(unix) {
        // Dropped on a terminal: blanks come with a backslash.
        return PathBuf::from(text.replace("\\ ", " "));
    }
    path
}

fn percent_decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let code = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_people_give_them() {
        for typed in [
            "/tmp/花名册 新.xlsx",
            "  /tmp/花名册 新.xlsx \r\n",
            "\"/tmp/花名册 新.xlsx\"",
            "'/tmp/花名册 新.xlsx' ",
            "file:///tmp/%E8%8A%B1%E5%90%8D%E5%86%8C%20%E6%96%B0.xlsx",
            "file:///tmp/花名册%20新.xlsx",
            "/tmp/花名册\\ 新.xlsx",
        ] {
            assert_eq!(path_of(typed), Path::new("/tmp/花名册 新.xlsx"), "{typed}");
        }
        assert_eq!(path_of("100%.csv"), Path::new("100%.csv"));
    }
}
