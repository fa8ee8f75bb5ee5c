//! Reads parts through as bytes, before calamine sees them: merged ranges, and whether
//! anything is so long or so often there that it would fill the memory or take the morning.

use std::io::BufRead;

use super::super::file::io_error;
use super::super::grid::Merge;
use super::super::zipped::Parts;
use super::super::{Limits, ReadError};

/// Room for the longest cell in the longest writing, entities included.
const RUN: usize = 1024 * 1024;

/// What a sheet says beside its cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Scan {
    pub merges: Vec<Merge>,
    /// Of each row the first cell, as column and row, that holds a formula and not its value:
    /// written by a program that does not calculate.
    pub uncalculated: Vec<(u32, u32)>,
}

impl Scan {
    /// Reads a sheet to its end.
    pub fn of(part: impl BufRead, limits: &Limits) -> Result<Scan, ReadError> {
        let mut scan = Scan::default();
        let (mut rows, mut is_blank) = (0, false);
        let mut formula = Formula::default();
        tags(part, |tag| {
            scan.uncalculated.extend(formula.see(tag));
            match local_name(tag) {
                b"row" => is_blank = true,
                b"v" | b"is" if std::mem::take(&mut is_blank) => rows += 1,
                b"mergeCell" => scan.merges.extend(attribute(tag, "ref").and_then(merge)),
                _ => {}
            }
            if limits.rows.is_passed_by(rows) {
                let limit = limits.rows.limit;
                return Err(ReadError::TooManyRows { limit });
            }
            if limits.rows.is_passed_by(scan.uncalculated.len() as u64) {
                let limit = limits.rows.limit;
                return Err(ReadError::TooManyRows { limit });
            }
            if limits.merges.is_passed_by(scan.merges.len() as u64) {
                let limit = limits.merges.limit;
                return Err(ReadError::TooManyMerges { limit });
            }
            Ok(())
        })?;
        Ok(scan)
    }
}

/// Looks for formulas without a value, tag by tag.
#[derive(Default)]
struct Formula {
    /// The cell that is read, when its value is still missing.
    at: Option<(u32, u32)>,
    is_formula: bool,
    /// The row of the last one found.
    row: u32,
}

impl Formula {
    fn see(&mut self, tag: &[u8]) -> Option<(u32, u32)> {
        match local_name(tag) {
            b"c" => {
                // A text that was calculated can be empty.
                let is_text = after(tag, b"t=\"str\"").is_some();
                self.at = attribute(tag, "r").and_then(cell).filter(|_| !is_text);
                self.is_formula = false;
            }
            b"f" => self.is_formula = true,
            b"v" if !tag.ends_with(b"><") => self.at = None,
            // The end of a cell.
            b"" if tag.starts_with(b"/c>") || is_prefixed_end(tag) => {
                let at = self.at.take().filter(|_| self.is_formula)?;
                return (std::mem::replace(&mut self.row, at.1) != at.1).then_some(at);
            }
            _ => {}
        }
        None
    }
}

/// The end of a cell whose tags have a prefix.
fn is_prefixed_end(tag: &[u8]) -> bool {
    tag.starts_with(b"/") && after(tag, b":c>").is_some()
}

/// Checks what calamine holds in memory as a whole: shared texts and formats are counted,
/// and a declared count is not believed beyond what the part can hold.
pub(super) fn check_tables(parts: &mut Parts, limits: &Limits) -> Result<(), ReadError> {
    for (part, name, most) in [
        (
            "xl/sharedStrings.xml",
            &b"si"[..],
            limits.shared_texts.limit,
        ),
        ("xl/styles.xml", &b"xf"[..], limits.cell_formats.limit),
    ] {
        if !parts.has(part) {
            continue;
        }
        let size = parts.size(part);
        let mut count = 0;
        tags(parts.stream(part)?, |tag| {
            if local_name(tag) == b"sst" {
                let declared = number(tag, b"uniqueCount=\"").unwrap_or(0);
                // The shortest text, <si/>, takes five bytes.
                if declared > size / 5 || declared > most {
                    return Err(ReadError::Damaged);
                }
            }
            count += u64::from(local_name(tag) == name);
            if count > most {
                return Err(ReadError::Bomb);
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Calls `each` with every tag and the text behind it, without its `<` and with the next one.
fn tags(
    mut part: impl BufRead,
    mut each: impl FnMut(&[u8]) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut run = Vec::new();
    loop {
        run.clear();
        let length = std::io::Read::take(&mut part, RUN as u64)
            .read_until(b'<', &mut run)
            .map_err(|error| io_error(&error))?;
        if length == 0 {
            return Ok(());
        }
        if length >= RUN {
            return Err(ReadError::Bomb);
        }
        each(&run)?;
    }
}

/// The name of a tag without a prefix; of an end tag, nothing.
fn local_name(tag: &[u8]) -> &[u8] {
    let end = tag
        .iter()
        .position(|b| !b.is_ascii_alphanumeric() && *b != b':')
        .unwrap_or(tag.len());
    let name = &tag[..end];
    name.rsplit(|b| *b == b':').next().unwrap_or(name)
}

fn after<'a>(tag: &'a [u8], word: &[u8]) -> Option<&'a [u8]> {
    let at = tag.windows(word.len()).position(|part| part == word)?;
    Some(&tag[at + word.len()..])
}

fn number(tag: &[u8], word: &[u8]) -> Option<u64> {
    let digits = after(tag, word)?.split(|b| *b == b'"').next()?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

fn attribute<'a>(tag: &'a [u8], name: &str) -> Option<&'a str> {
    let value = after(tag, format!(" {name}=\"").as_bytes())
        .or_else(|| after(tag, format!(" {name}='").as_bytes()))?;
    let value = value.split(|b| matches!(b, b'"' | b'\'')).next()?;
    std::str::from_utf8(value).ok()
}

/// `B4:B5` as a range.
fn merge(reference: &str) -> Option<Merge> {
    let (first, last) = reference.split_once(':')?;
    let ((left, top), (right, bottom)) = (cell(first)?, cell(last)?);
    (left <= right && top <= bottom).then_some(Merge {
        top,
        left,
        bottom,
        right,
    })
}

fn cell(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let column = name[..digits].bytes().try_fold(0_u32, |column, letter| {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A')?;
        (digit < 26).then_some(())?;
        column.checked_mul(26)?.checked_add(u32::from(digit) + 1)
    })?;
    Some((column, name[digits..].parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(top: u32, left: u32, bottom: u32, right: u32) -> Merge {
        Merge {
            top,
            left,
            bottom,
            right,
        }
    }

    #[test]
    fn merged_ranges_are_found_behind_the_cells() {
        let sheet =
            b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>\
            <mergeCells count=\"3\"><mergeCell ref=\"A1:L1\"/><x:mergeCell ref='AA4:AA5'/>\
            <mergeCell ref=\"nonsense\"/></mergeCells></worksheet>";
        let scan = Scan::of(&sheet[..], Limits::builtin()).unwrap();
        assert_eq!(scan.merges, [range(1, 1, 1, 12), range(4, 27, 5, 27)]);
    }

    #[test]
    fn formulas_without_a_value_are_found_once_a_row() {
        let sheet = b"<row r=\"2\"><c r=\"B2\"><f>1+1</f><v>2</v></c><c r=\"C2\"><f>1+1</f><v></v></c>\
            <c r=\"D2\"><f>A1</f><v/></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><f>B1</f><v></v></c>\
            <c r=\"B3\" s=\"1\"/><c r='E3'><f>B1</f></c></row>";
        let scan = Scan::of(&sheet[..], Limits::builtin()).unwrap();
        assert_eq!(scan.uncalculated, [(3, 2), (5, 3)]);
    }

    #[test]
    fn rows_with_something_in_them_are_counted() {
        let row = |inside: &str| format!("<row>{inside}</row>").repeat(3);
        let limits = Limits {
            rows: crate::io::import::Limit {
                limit: 5,
                why: String::new(),
            },
            ..Limits::builtin().clone()
        };
        let blank = row("<c s=\"1\"/>") + &row("<c><v>1</v></c><c><v>2</v></c>");
        assert!(Scan::of(blank.as_bytes(), &limits).is_ok());
        let full = blank + &row("<c t=\"inlineStr\"><is><t>a</t></is></c>");
        let found = Scan::of(full.as_bytes(), &limits).map(|it| it.merges);
        assert_eq!(found, Err(ReadError::TooManyRows { limit: 5 }));
    }

    #[test]
    fn a_text_without_end_is_stopped() {
        let sheet = [b"<t>".to_vec(), vec![b'a'; RUN]].concat();
        let found = Scan::of(&sheet[..], Limits::builtin());
        assert_eq!(found.map(|it| it.merges), Err(ReadError::Bomb));
    }
}
