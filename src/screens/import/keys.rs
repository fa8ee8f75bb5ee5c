//! Keys of an import.

use crate::flow::{Action, Binding, ImportAction};
use crate::keymap::Availability::{Hidden, Ready};
use crate::keymap::Key;
use crate::screens::keys::{OPEN, key, when};
use crate::screens::text::{help, labels};

/// Keys of an import.
pub const KEYS: &[Binding] = &[
    OPEN,
    when(
        key(
            &[Key::Tab, Key::Right],
            Action::NextView,
            labels::VIEW,
            help::VIEW,
            75,
        ),
        |facts| if facts.views { Ready } else { Hidden },
    ),
    when(
        key(
            &[Key::BackTab, Key::Left],
            Action::PrevView,
            labels::VIEW_BACK,
            help::VIEW_BACK,
            0,
        ),
        |facts| if facts.views { Ready } else { Hidden },
    ),
    when(
        key(
            &[Key::F(4)],
            Action::Import(ImportAction::Apply),
            labels::WRITE_PLAN,
            help::WRITE_PLAN,
            90,
        ),
        |facts| if facts.plan { Ready } else { Hidden },
    ),
];
