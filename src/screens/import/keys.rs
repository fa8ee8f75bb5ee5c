//! Keys of an import.

use crate::flow::{Action, Binding, ImportAction};
use crate::keymap::Availability::{Hidden, Ready};
use crate::keymap::Key;
use crate::screens::keys::{NEXT_VIEW, OPEN, PREV_VIEW, key, when};
use crate::screens::text::{help, labels};

/// Keys of an import.
pub const KEYS: &[Binding] = &[
    OPEN,
    NEXT_VIEW,
    PREV_VIEW,
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
