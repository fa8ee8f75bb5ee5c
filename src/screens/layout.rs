//! Rows of the window: bar, body, status line, footer. Plain arithmetic, shared by states and views.

/// Rows taken by the bar above and the status line and footer below.
pub const FRAME: u16 = 3;

/// Rows of the body.
pub fn body(size: (u16, u16)) -> u16 {
    size.1.saturating_sub(FRAME)
}

/// Rows of a list over the whole screen, below its title and header.
pub fn table(size: (u16, u16)) -> usize {
    usize::from(body(size).saturating_sub(2)).max(1)
}

/// Rows of a pane of the workbench, below the owed line, its title and its header.
pub fn pane(size: (u16, u16)) -> usize {
    usize::from(body(size).saturating_sub(3)).max(1)
}
