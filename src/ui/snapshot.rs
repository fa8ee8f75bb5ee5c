//! A painted buffer as text lines, for comparing screens.

use ratatui::buffer::Buffer;

/// Gives the rows joined by line ends, without the blanks at their ends.
///
/// The second half of a wide glyph is an empty cell and adds nothing.
pub fn snapshot(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width).max(1);
    let rows = buffer.content.chunks(width).map(|row| {
        let text: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        text.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}
