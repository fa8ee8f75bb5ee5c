//! Which colours and attributes a role has on this terminal and this stage.
//!
//! Owns the vocabulary of roles; the palettes themselves are tables in `palette`. Papers
//! set a background; inks set none and keep the paper they are written on.

use crate::ui::cells::WidthPolicy;
use crate::ui::palette;
use ratatui::style::{Color, Style};

/// How many colours may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Depth {
    /// Reverse, underline and bold only.
    Mono,
    /// The sixteen named colours.
    Ansi16,
    /// The fixed part (16 to 255) of the 256 colours.
    Ansi256,
}

impl Depth {
    /// Chooses the depth from the environment: `NO_COLOR` set and not empty means none.
    pub fn detect(no_color: Option<&str>, term: Option<&str>, colorterm: Option<&str>) -> Depth {
        let term = term.unwrap_or_default();
        if no_color.is_some_and(|v| !v.is_empty()) || term.starts_with("vt1") || term == "dumb" {
            Depth::Mono
        } else if term.contains("256color") || colorterm.is_some_and(|v| !v.is_empty()) {
            Depth::Ansi256
        } else {
            Depth::Ansi16
        }
    }
}

/// Where the screen is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// One clerk at a desk: dark and calm.
    Desk,
    /// A room before a projector: black on white.
    Projector,
}

/// What a piece of the screen is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The screen behind everything.
    Base,
    /// Secondary text (ink).
    Dim,
    /// Top and bottom lines.
    Bar,
    /// The chosen tab of a bar.
    BarActive,
    /// A panel's body.
    Panel,
    /// A panel's title line.
    PanelTitle,
    /// The title line of the panel that has the keys.
    PanelTitleFocus,
    /// 访 (ink).
    Visit,
    /// 议 (ink).
    Deliberate,
    /// 解 (ink).
    Resolve,
    /// The chosen row.
    Selected,
    /// The chosen row of a panel that has not the keys.
    SelectedUnfocused,
    /// A text field.
    Input,
    /// The text field being typed in.
    InputFocus,
    /// Done, in time (ink).
    Good,
    /// Soon due (ink).
    Warn,
    /// Overdue, refused (ink).
    Bad,
    /// A key's name in the footer (ink).
    Key,
    /// A key that is not available now (ink).
    KeyBlocked,
    /// A box over the screen.
    Overlay,
    /// Its title line.
    OverlayTitle,
    /// The mark of practice mode.
    Drill,
    /// The lit cells of large digits.
    Big,
    /// What was masked in something that is previewed.
    Masked,
}

/// Everything a view must know to paint on this terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How wide ambiguous characters are.
    pub width: WidthPolicy,
    /// How many colours there are.
    pub depth: Depth,
    /// Who is looking.
    pub stage: Stage,
}

impl Look {
    /// Gives the style of a role; inks have no background of their own.
    pub fn style(&self, role: Role) -> Style {
        let (_, fg, bg, modifier) = palette::table(self.depth, self.stage)[role as usize];
        let mut style = Style::new().add_modifier(modifier);
        if fg != Color::Reset {
            style = style.fg(fg);
        }
        if bg != Color::Reset || !role.is_ink() {
            style = style.bg(bg);
        }
        style
    }
}

impl Role {
    /// Tells whether the role only colours text and keeps the background it is written on.
    pub fn is_ink(self) -> bool {
        matches!(
            self,
            Role::Dim
                | Role::Visit
                | Role::Deliberate
                | Role::Resolve
                | Role::Good
                | Role::Warn
                | Role::Bad
                | Role::Key
                | Role::KeyBlocked
        )
    }
}

#[cfg(test)]
mod tests;
