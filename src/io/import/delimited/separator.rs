//! Which character separates the cells: the one that gives a header we know, or the widest even table.

use super::super::Limits;
use super::super::grid::RawRow;
use super::super::layout::Layout;
use super::records::Records;

const CANDIDATES: [u8; 4] = *b"\t,;|";

/// So many rows are compared.
const ROWS: u32 = 30;

/// Finds the separator by the beginning of a text; a comma when there is none.
pub(super) fn find(start: &str, limits: &Limits) -> u8 {
    let mut best = (b',', (0, 0));
    for separator in CANDIDATES {
        let score = score(start, separator, limits);
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}

/// Known headings first, then how many rows have two cells or more.
fn score(start: &str, separator: u8, limits: &Limits) -> (usize, usize) {
    let mut records = Records::new(start.as_bytes(), separator, limits);
    let mut rows = Vec::new();
    for number in 1..=ROWS {
        let Ok(Some(cells)) = records.next() else {
            break;
        };
        let cells = cells.collect();
        rows.push(RawRow { number, cells });
    }
    rows.retain(|row| !row.cells.is_empty());
    let wide = rows.iter().filter(|row| row.cells.len() > 1).count();
    let layout = Layout::find(&rows[..rows.len().min(10)]);
    let known = layout.headings.len() - layout.unknown().count();
    (if known > 1 { known } else { 0 }, wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_the_separator() {
        for (text, separator) in [
            ("姓名,楼栋\n张某,3\n", b','),
            ("姓名\t楼栋\n张,某\t3\n", b'\t'),
            ("姓名;楼栋\n\"张;某\";3\n", b';'),
            ("花名册,,,\n\n姓名|楼栋|备注\n张,某|3|a,b\n", b'|'),
            ("甲\t乙\n1,2\t3\n4\t5\n", b'\t'),
            ("姓名\n张某\n", b','),
        ] {
            assert_eq!(find(text, Limits::builtin()), separator, "{text:?}");
        }
    }
}
