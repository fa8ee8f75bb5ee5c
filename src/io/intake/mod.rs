//! An import from the file to the plan to the data file: reads with `io::import`, hands over to `store::import`.
//!
//! Used by the command line directly and by the screen through a thread; every step can be stopped.

mod left_out;
mod masks;
mod trouble;
mod work;

pub use trouble::Trouble;

use std::path::{Path, PathBuf};

use super::import::{Meaning, Source};
use super::path::path_of;
use crate::domain::list;
use crate::domain::roster::{Class, Column};
use crate::store::import::{
    Applied, Ask, Import, Names, Opened, Origin, Outcome, Stop, Summary, Tell,
};
use crate::store::worker::Reply;
use crate::store::{Answer, Ctx, Failure, Mode, Row, Store, is_held, is_part_of};
use crate::text::roster as roster_words;
use work::Work;

/// An import under way.
pub struct Intake {
    file: PathBuf,
    /// Only looks: the data file is not even opened for writing, nor made.
    looks_only: bool,
    stop: Stop,
    work: Option<Work>,
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

    /// The file of a sheet; never the data file itself, whose locks would be gone once it is closed again.
    fn sheet(&self, typed: &str) -> Result<PathBuf, Trouble> {
        let path = path_of(typed);
        if is_part_of(&path, &self.file) || is_held(&path) {
            return Err(Trouble::OwnFile);
        }
        Ok(path)
    }

    /// Looks at a sheet: which columns it has and what they mean.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn open(&mut self, origin: Origin, ctx: &Ctx) -> Result<Opened, Trouble> {
        self.work = None;
        let mut source = match &origin {
            Origin::File(typed) => Source::open(&self.sheet(typed)?)?,
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
        Ok(Answer::Rows(
            page.merged(|row| Row::Plan(Box::new(row)), Row::Damaged),
        ))
    }

    fn work(&mut self) -> Result<&mut Work, Trouble> {
        self.work
            .as_mut()
            .ok_or_else(|| Failure::from(crate::domain::Refusal::Gone).into())
    }
}

/// A telephone or identity number: it heads no column.
fn is_number(text: &str) -> bool {
    const SHORTEST: usize = 7;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= SHORTEST && text.chars().count() < 2 * digits
}
