//! The palettes: one row a role, in the order of [`Role`].
//!
//! Data only. 256-colour rows use the fixed indexes 16 to 255, so that a user's own theme
//! cannot spoil the contrast; `NONE` means "as it is there" and, without colours, "the terminal's own".

use crate::ui::look::{Depth, Role, Stage};
use ratatui::style::{Color, Modifier};

/// Role, text colour, background colour, attributes.
pub(super) type Row = (Role, Color, Color, Modifier);

/// Number of roles.
pub(super) const ROLES: usize = 24;

const NONE: Color = Color::Reset;
const PLAIN: Modifier = Modifier::empty();
const BOLD: Modifier = Modifier::BOLD;
const UNDERLINED: Modifier = Modifier::UNDERLINED;
const REVERSED: Modifier = Modifier::REVERSED;

/// Gives the rows for a depth and a stage.
pub(super) fn table(depth: Depth, stage: Stage) -> &'static [Row; ROLES] {
    match (depth, stage) {
        (Depth::Mono, _) => &MONO,
        (Depth::Ansi16, Stage::Desk) => &DESK_16,
        (Depth::Ansi16, Stage::Projector) => &PROJECTOR_16,
        (Depth::Ansi256, Stage::Desk) => &DESK_256,
        (Depth::Ansi256, Stage::Projector) => &PROJECTOR_256,
    }
}

const fn x(index: u8) -> Color {
    Color::Indexed(index)
}

const DESK_256: [Row; ROLES] = [
    (Role::Base, x(252), x(234), PLAIN),
    (Role::Dim, x(249), NONE, PLAIN),
    (Role::Bar, x(252), x(232), PLAIN),
    (Role::BarActive, x(231), x(24), BOLD),
    (Role::Panel, x(253), x(236), PLAIN),
    (Role::PanelTitle, x(255), x(238), PLAIN),
    (Role::PanelTitleFocus, x(231), x(24), BOLD),
    (Role::Visit, x(117), NONE, BOLD),
    (Role::Deliberate, x(215), NONE, BOLD),
    (Role::Resolve, x(79), NONE, BOLD),
    (Role::Selected, x(153), x(16), REVERSED),
    (Role::SelectedUnfocused, x(231), x(240), PLAIN),
    (Role::Input, x(253), x(233), PLAIN),
    (Role::InputFocus, x(231), x(16), UNDERLINED),
    (Role::Good, x(151), NONE, PLAIN),
    (Role::Warn, x(222), NONE, BOLD),
    (Role::Bad, x(217), NONE, BOLD),
    (Role::Key, x(153), NONE, BOLD),
    (Role::KeyBlocked, x(247), NONE, PLAIN),
    (Role::Overlay, x(255), x(17), PLAIN),
    (Role::OverlayTitle, x(231), x(24), BOLD),
    (Role::Drill, x(16), x(214), BOLD),
    (Role::Big, x(16), x(153), PLAIN),
    (Role::Masked, x(16), x(222), UNDERLINED),
];

const PROJECTOR_256: [Row; ROLES] = [
    (Role::Base, x(16), x(231), PLAIN),
    (Role::Dim, x(238), NONE, PLAIN),
    (Role::Bar, x(16), x(195), PLAIN),
    (Role::BarActive, x(231), x(19), BOLD),
    (Role::Panel, x(16), x(230), PLAIN),
    (Role::PanelTitle, x(231), x(238), PLAIN),
    (Role::PanelTitleFocus, x(231), x(19), BOLD),
    (Role::Visit, x(19), NONE, BOLD),
    (Role::Deliberate, x(88), NONE, BOLD),
    (Role::Resolve, x(23), NONE, BOLD),
    (Role::Selected, x(19), x(231), REVERSED),
    (Role::SelectedUnfocused, x(16), x(252), PLAIN),
    (Role::Input, x(16), x(254), PLAIN),
    (Role::InputFocus, x(231), x(16), UNDERLINED),
    (Role::Good, x(22), NONE, PLAIN),
    (Role::Warn, x(88), NONE, BOLD),
    (Role::Bad, x(52), NONE, BOLD),
    (Role::Key, x(19), NONE, BOLD),
    (Role::KeyBlocked, x(238), NONE, PLAIN),
    (Role::Overlay, x(16), x(195), PLAIN),
    (Role::OverlayTitle, x(231), x(19), BOLD),
    (Role::Drill, x(16), x(214), BOLD),
    (Role::Big, x(231), x(18), PLAIN),
    (Role::Masked, x(16), x(222), UNDERLINED),
];

const DESK_16: [Row; ROLES] = [
    (Role::Base, Color::Gray, Color::Black, PLAIN),
    (Role::Dim, Color::Gray, NONE, PLAIN),
    (Role::Bar, Color::White, Color::Black, PLAIN),
    (Role::BarActive, Color::Black, Color::Cyan, PLAIN),
    (Role::Panel, Color::White, Color::Blue, PLAIN),
    (Role::PanelTitle, Color::Black, Color::Gray, PLAIN),
    (Role::PanelTitleFocus, Color::Black, Color::Cyan, PLAIN),
    (Role::Visit, Color::LightCyan, NONE, BOLD),
    (Role::Deliberate, Color::LightYellow, NONE, BOLD),
    (Role::Resolve, Color::LightGreen, NONE, BOLD),
    (Role::Selected, Color::Cyan, Color::Black, REVERSED),
    (Role::SelectedUnfocused, Color::Black, Color::Gray, PLAIN),
    (Role::Input, Color::White, Color::Black, UNDERLINED),
    (Role::InputFocus, Color::White, Color::Black, UNDERLINED),
    (Role::Good, Color::LightGreen, NONE, PLAIN),
    (Role::Warn, Color::LightYellow, NONE, PLAIN),
    (Role::Bad, Color::White, NONE, BOLD.union(UNDERLINED)),
    (Role::Key, Color::LightCyan, NONE, BOLD),
    (Role::KeyBlocked, Color::Gray, NONE, PLAIN),
    (Role::Overlay, Color::White, Color::Black, PLAIN),
    (Role::OverlayTitle, Color::Black, Color::Cyan, PLAIN),
    (Role::Drill, Color::Black, Color::Yellow, PLAIN),
    (Role::Big, Color::Black, Color::Cyan, PLAIN),
    (Role::Masked, Color::Black, Color::Yellow, UNDERLINED),
];

// Of the sixteen only blue and black have a contrast of 7 on white whatever the theme calls them.
const PROJECTOR_16: [Row; ROLES] = [
    (Role::Base, Color::Black, Color::White, PLAIN),
    (Role::Dim, Color::Black, NONE, PLAIN),
    (Role::Bar, Color::Black, Color::Gray, PLAIN),
    (Role::BarActive, Color::White, Color::Blue, PLAIN),
    (Role::Panel, Color::Black, Color::Gray, PLAIN),
    (Role::PanelTitle, Color::White, Color::Black, PLAIN),
    (Role::PanelTitleFocus, Color::White, Color::Blue, PLAIN),
    (Role::Visit, Color::Blue, NONE, PLAIN),
    (Role::Deliberate, Color::Black, NONE, UNDERLINED),
    (Role::Resolve, Color::Blue, NONE, UNDERLINED),
    (Role::Selected, Color::Blue, Color::White, REVERSED),
    (Role::SelectedUnfocused, Color::White, Color::Black, PLAIN),
    (Role::Input, Color::Black, Color::White, UNDERLINED),
    (Role::InputFocus, Color::Black, Color::White, UNDERLINED),
    (Role::Good, Color::Black, NONE, PLAIN),
    (Role::Warn, Color::Blue, NONE, UNDERLINED),
    (Role::Bad, Color::Black, NONE, UNDERLINED),
    (Role::Key, Color::Blue, NONE, PLAIN),
    (Role::KeyBlocked, Color::Black, NONE, PLAIN),
    (Role::Overlay, Color::Black, Color::White, PLAIN),
    (Role::OverlayTitle, Color::White, Color::Blue, PLAIN),
    (Role::Drill, Color::Black, Color::Yellow, PLAIN),
    (Role::Big, Color::White, Color::Blue, PLAIN),
    (Role::Masked, Color::Black, Color::Yellow, UNDERLINED),
];

const MONO: [Row; ROLES] = [
    (Role::Base, NONE, NONE, PLAIN),
    (Role::Dim, NONE, NONE, PLAIN),
    (Role::Bar, NONE, NONE, REVERSED),
    (Role::BarActive, NONE, NONE, BOLD),
    (Role::Panel, NONE, NONE, PLAIN),
    (Role::PanelTitle, NONE, NONE, UNDERLINED),
    (Role::PanelTitleFocus, NONE, NONE, BOLD.union(REVERSED)),
    (Role::Visit, NONE, NONE, BOLD),
    (Role::Deliberate, NONE, NONE, BOLD),
    (Role::Resolve, NONE, NONE, BOLD),
    (Role::Selected, NONE, NONE, REVERSED),
    (Role::SelectedUnfocused, NONE, NONE, UNDERLINED),
    (Role::Input, NONE, NONE, UNDERLINED),
    (Role::InputFocus, NONE, NONE, BOLD.union(UNDERLINED)),
    (Role::Good, NONE, NONE, PLAIN),
    (Role::Warn, NONE, NONE, BOLD),
    (Role::Bad, NONE, NONE, BOLD.union(UNDERLINED)),
    (Role::Key, NONE, NONE, BOLD),
    (Role::KeyBlocked, NONE, NONE, PLAIN),
    (Role::Overlay, NONE, NONE, PLAIN),
    (Role::OverlayTitle, NONE, NONE, REVERSED),
    (Role::Drill, NONE, NONE, REVERSED),
    (Role::Big, NONE, NONE, REVERSED),
    (Role::Masked, NONE, NONE, REVERSED.union(UNDERLINED)),
];
