//! Columns of a table: one layout and one row painter for header and body.
//!
//! Must not know what the rows are about, nor which one is chosen.

use crate::ui::cells::{pad, pad_left};
use crate::ui::look::Role;
use crate::ui::painter::Painter;
use ratatui::layout::Rect;

/// Blank columns between two table columns.
pub const GAP: u16 = 1;

/// How wide a column wants to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnWidth {
    /// So many screen columns.
    Fixed(u16),
    /// A share of what the fixed columns leave, by weight.
    Fill(u16),
}

/// On which side a column's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// One column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its wish for width.
    pub width: ColumnWidth,
    /// Its side.
    pub align: Align,
}

/// Divides `total` screen columns; a column left without room gets 0 and no gap.
///
/// Numbers come first: a word that is cut is still read, a number that is cut is another number.
pub fn layout(total: u16, columns: &[Column]) -> Vec<u16> {
    let gaps = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut left = total.saturating_sub(gaps.saturating_mul(GAP));
    let mut widths = vec![0; columns.len()];
    for align in [Align::Right, Align::Left] {
        for (i, column) in columns.iter().enumerate() {
            if let ColumnWidth::Fixed(wish) = column.width
                && column.align == align
            {
                widths[i] = wish.min(left);
                left -= widths[i];
            }
        }
    }
    share(left, columns, &mut widths);
    widths
}

fn share(mut left: u16, columns: &[Column], widths: &mut [u16]) {
    let mut weights: u32 = columns.iter().map(weight).sum();
    for (column, width) in columns.iter().zip(widths) {
        let own = weight(column);
        if own > 0 {
            *width = u16::try_from(u32::from(left) * own / weights).unwrap_or(left);
            left -= *width;
            weights -= own;
        }
    }
}

fn weight(column: &Column) -> u32 {
    match column.width {
        ColumnWidth::Fixed(_) => 0,
        ColumnWidth::Fill(weight) => u32::from(weight),
    }
}

/// Paints one row of cells over the first row of `area`; missing cells are blank.
pub fn row(p: &mut Painter, area: Rect, cells: &[&str], columns: &[Column], role: Role) {
    let policy = p.look().width;
    let widths = layout(area.width, columns);
    let mut line = String::new();
    for (i, (column, &width)) in columns
        .iter()
        .zip(&widths)
        .enumerate()
        .filter(|(_, (_, w))| **w > 0)
    {
        if !line.is_empty() {
            line.extend(std::iter::repeat_n(' ', usize::from(GAP)));
        }
        let cell = cells.get(i).copied().unwrap_or_default();
        line.push_str(&match column.align {
            Align::Left => pad(cell, width, policy),
            Align::Right => pad_left(cell, width, policy),
        });
    }
    p.line(area, &line, role);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::cells::WidthPolicy;
    use crate::ui::look::{Depth, Look, Stage};
    use ratatui::buffer::Buffer;

    const COLUMNS: [Column; 3] = [
        Column {
            width: ColumnWidth::Fixed(6),
            align: Align::Left,
        },
        Column {
            width: ColumnWidth::Fill(1),
            align: Align::Left,
        },
        Column {
            width: ColumnWidth::Fixed(4),
            align: Align::Right,
        },
    ];

    fn painted(cells: &[&str], total: u16, width: WidthPolicy) -> Vec<String> {
        let look = Look {
            width,
            depth: Depth::Ansi256,
            stage: Stage::Desk,
        };
        let area = Rect::new(0, 0, total, 1);
        let mut buffer = Buffer::empty(area);
        row(
            &mut Painter::new(&mut buffer, &look),
            area,
            cells,
            &COLUMNS,
            Role::Panel,
        );
        (0..total)
            .map(|x| buffer[(x, 0)].symbol().to_owned())
            .collect()
    }

    #[test]
    fn fills_share_by_weight_and_leave_no_rest() {
        let fill = |w| Column {
            width: ColumnWidth::Fill(w),
            align: Align::Left,
        };
        assert_eq!(layout(20, &COLUMNS), [6, 8, 4]);
        assert_eq!(layout(32, &[fill(1), fill(2)]), [10, 21]);
        assert_eq!(layout(9, &COLUMNS), [3, 0, 4]);
        assert_eq!(layout(0, &COLUMNS), [0, 0, 0]);
    }

    #[test]
    fn never_wider_than_the_total() {
        for total in 0..60 {
            let widths = layout(total, &COLUMNS);
            let shown = u16::try_from(widths.iter().filter(|w| **w > 0).count()).unwrap();
            assert!(widths.iter().sum::<u16>() + shown.saturating_sub(1) * GAP <= total.max(1));
        }
    }

    #[test]
    fn every_column_starts_where_it_should_under_every_policy() {
        for policy in [WidthPolicy::Narrow, WidthPolicy::Wide, WidthPolicy::Unknown] {
            for name in [
                "张三",
                "阿卜·买",
                "a…“x”",
                "\u{31350}e\u{301}",
                "欧阳长长的名字",
            ] {
                let cells = painted(&[name, "幸福里·3号楼", "12"], 20, policy);
                assert_eq!(cells[18..].concat(), "12", "{name} {policy:?}");
                assert_eq!(
                    [cells[6].as_str(), cells[15].as_str()],
                    [" ", " "],
                    "{name} {policy:?}"
                );
                assert_eq!(cells[7], "幸");
            }
        }
    }
}
