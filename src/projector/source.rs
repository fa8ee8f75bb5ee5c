//! Follows one file: says when the wall has changed, and reopens a file that was replaced.
//!
//! Opens for reading only.

use chrono::NaiveDate;

use std::path::{Path, PathBuf};

use crate::clock::Clock;
use crate::domain::days::Believed;
use crate::store::{Failure, Habit, Identity, Mode, Patience, Store, identity};
use crate::ui::cells::WidthPolicy;

use super::state::{Event, Shown};

/// A file being followed.
pub(super) struct Source {
    path: PathBuf,
    clock: Clock,
    /// The day as of which the wall is shown.
    day: Believed,
    open: Option<Open>,
    /// At first like anybody; later a file that is held is simply looked at again soon, and keys are not kept waiting.
    patience: Patience,
}

struct Open {
    store: Store,
    identity: Option<Identity>,
    version: Option<(i64, NaiveDate)>,
}

impl Source {
    /// Opens the file for the first time.
    pub(super) fn new(path: &Path, clock: Clock) -> Result<Self, Failure> {
        let mut source = Self {
            path: path.to_path_buf(),
            clock,
            day: Believed::default(),
            open: None,
            patience: Patience::default(),
        };
        source.opened()?;
        source.patience.be_brief();
        Ok(source)
    }

    /// The width setting of the file, when it is not left to the terminal.
    pub(super) fn width(&mut self) -> Option<WidthPolicy> {
        let chosen = self.opened().ok()?.store.habit(Habit::Width).ok()??;
        match chosen.as_str() {
            "narrow" => Some(WidthPolicy::Narrow),
            "wide" => Some(WidthPolicy::Wide),
            _ => None,
        }
    }

    /// Looks whether the wall has changed; a file that cannot be read now is opened again next time.
    pub(super) fn poll(&mut self) -> Event {
        if self.open.as_ref().map(|open| open.identity) != Some(identity(&self.path)) {
            self.open = None;
        }
        match self.changed() {
            Ok(Some(shown)) => Event::Picture(Box::new(shown)),
            Ok(None) => Event::Read,
            Err(_) => {
                self.open = None;
                Event::Unread
            }
        }
    }

    fn changed(&mut self) -> Result<Option<Shown>, Failure> {
        let today = self.day.follow(self.clock.today());
        let open = self.opened()?;
        let version = open.store.data_version()?;
        if open.version == Some((version, today)) {
            return Ok(None);
        }
        let shown = Shown {
            picture: open.store.wall()?,
            drill: open.store.is_drill()?,
            only_read: open.store.is_only_read(),
            today,
        };
        open.version = Some((version, today));
        Ok(Some(shown))
    }

    fn opened(&mut self) -> Result<&mut Open, Failure> {
        let open = match self.open.take() {
            Some(open) => open,
            None => Open {
                identity: identity(&self.path),
                store: Store::open_waiting(&self.path, Mode::Read, &self.patience)?,
                version: None,
            },
        };
        Ok(self.open.insert(open))
    }
}
