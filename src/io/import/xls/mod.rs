//! Excel's workbooks 97–2003 (BIFF8), also written by WPS and LibreOffice, record by record.
//!
//! calamine would hold every sheet as a full rectangle of cells, so that a small file with one
//! far corner fills the memory; so the records are read here. Formulas are not looked at: the
//! value a formula had when it was saved stands in its record.

mod globals;
mod records;

use std::ops::ControlFlow;

use calamine::{ExcelDateTime, ExcelDateTimeType};

use super::grid::{Grid, Merge, RawCell, RawRow, Sheet, Sink};
use super::input::Input;
use super::ole::Ole;
use super::{Foreign, Kind, Limits, ReadError, values};
use globals::{Format, Globals};
use records::{Fields, Records};

struct Workbook {
    ole: Ole,
    globals: Globals,
    sheets: Vec<Sheet>,
}

/// Opens a compound file as the workbook it is; protected ones and documents are told apart.
pub(super) fn open(input: &Input, limits: &Limits) -> Result<(Kind, Box<dyn Grid>), ReadError> {
    let limit = limits.memory_bytes.limit;
    if input.size() > limit {
        let bytes = input.size();
        return Err(ReadError::TooBig { bytes, limit });
    }
    let mut ole = Ole::open(input)?;
    if ole.has("EncryptedPackage") || ole.has("EncryptionInfo") {
        return Err(ReadError::Protected);
    }
    if !ole.has("Workbook") {
        return Err(ReadError::Foreign(foreign(&ole)));
    }
    let globals = Globals::read(&mut Records::new(ole.stream("Workbook")?), limits)?;
    let sheets = globals.sheets.iter().map(|(sheet, _)| sheet.clone());
    let sheets = sheets.collect();
    Ok((
        Kind::Xls,
        Box::new(Workbook {
            ole,
            globals,
            sheets,
        }),
    ))
}

fn foreign(ole: &Ole) -> Foreign {
    if ole.has("Book") {
        Foreign::OldXls
    } else if ole.has("WordDocument") {
        Foreign::Document
    } else if ole.has("PowerPoint Document") {
        Foreign::Slides
    } else {
        Foreign::Binary
    }
}

mod code {
    pub const EOF: u16 = 0x000a;
    pub const BOF: u16 = 0x0809;
    pub const FORMULA: u16 = 0x0006;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOLERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const RK: u16 = 0x027e;
    pub const MULRK: u16 = 0x00bd;
    pub const RSTRING: u16 = 0x00d6;
    pub const LABELSST: u16 = 0x00fd;
    pub const MERGEDCELLS: u16 = 0x00e5;
}

impl Workbook {
    /// The records of a sheet itself, without those of charts inside it.
    fn each_record(
        &mut self,
        sheet: usize,
        mut each: impl FnMut(&mut Records, &Globals, u16) -> Result<ControlFlow<()>, ReadError>,
    ) -> Result<(), ReadError> {
        let mut stream = self.ole.stream("Workbook")?;
        stream.go_to(u64::from(self.globals.sheets[sheet].1));
        let mut records = Records::new(stream);
        let mut depth = 0_u32;
        while let Some(code) = records.next()? {
            match code {
                code::BOF => depth += 1,
                code::EOF if depth <= 1 => return Ok(()),
                code::EOF => depth -= 1,
                _ if depth != 1 => {}
                _ => {
                    if each(&mut records, &self.globals, code)?.is_break() {
                        return Ok(());
                    }
                }
            }
        }
        Err(ReadError::CutOff)
    }
}

impl Grid for Workbook {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn merges(&mut self, sheet: usize, limits: &Limits) -> Result<Vec<Merge>, ReadError> {
        let mut merges = Vec::new();
        let limit = limits.merges.limit;
        self.each_record(sheet, |records, _, code| {
            if code == code::MERGEDCELLS {
                let mut fields = records.fields();
                for _ in 0..fields.short()? {
                    let [top, bottom, left, right] = [
                        fields.short()?,
                        fields.short()?,
                        fields.short()?,
                        fields.short()?,
                    ]
                    .map(|index| u32::from(index) + 1);
                    merges.push(Merge {
                        top,
                        left,
                        bottom,
                        right,
                    });
                }
                if merges.len() as u64 > limit {
                    return Err(ReadError::TooManyMerges { limit });
                }
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(merges)
    }

    fn read(&mut self, sheet: usize, _limits: &Limits, sink: &mut Sink) -> Result<(), ReadError> {
        let mut gathering = Gathering {
            row: RawRow {
                number: 0,
                cells: Vec::new(),
            },
            awaits_text: None,
            sink,
        };
        self.each_record(sheet, |records, globals, code| {
            gathering.take(records, globals, code)
        })?;
        // Nothing follows, whatever the sink says.
        let _ = gathering.give();
        Ok(())
    }
}

/// Cells of one row until the next one begins.
struct Gathering<'a, 'b> {
    row: RawRow,
    awaits_text: Option<(u32, u32)>,
    sink: &'a mut Sink<'b>,
}

impl Gathering<'_, '_> {
    fn take(
        &mut self,
        records: &mut Records,
        globals: &Globals,
        code: u16,
    ) -> Result<ControlFlow<()>, ReadError> {
        if code == code::STRING {
            return match self.awaits_text.take() {
                Some((row, at)) => Ok(self.put(row, values::text(at, records.long_text()?))),
                None => Ok(ControlFlow::Continue(())),
            };
        }
        let is_cell = [
            code::FORMULA,
            code::NUMBER,
            code::LABEL,
            code::BOOLERR,
            code::RK,
            code::MULRK,
            code::RSTRING,
            code::LABELSST,
        ];
        if !is_cell.contains(&code) {
            return Ok(ControlFlow::Continue(()));
        }
        let mut fields = records.fields();
        let row = u32::from(fields.short()?) + 1;
        let at = u32::from(fields.short()?) + 1;
        if code == code::MULRK {
            return self.many(row, at, fields, globals);
        }
        let format = globals.format(fields.short()?);
        let cell = match code {
            code::NUMBER => Some(number(at, fields.double()?, format, globals)),
            code::RK => Some(number(at, rk(fields.long()?), format, globals)),
            code::LABELSST => values::text(at, globals.text(fields.long()?).to_owned()),
            code::BOOLERR => Some(truth_or_error(at, fields.byte()?, fields.byte()?)),
            code::FORMULA => self.result(row, at, fields, format, globals)?,
            _ => {
                records.skip(6);
                values::text(at, records.long_text()?)
            }
        };
        Ok(self.put(row, cell))
    }

    fn many(
        &mut self,
        row: u32,
        first: u32,
        mut fields: Fields,
        globals: &Globals,
    ) -> Result<ControlFlow<()>, ReadError> {
        for at in first.. {
            if fields.left() < 8 {
                break;
            }
            let format = globals.format(fields.short()?);
            let cell = number(at, rk(fields.long()?), format, globals);
            if self.put(row, Some(cell)).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// The value of a formula when it was saved; a text follows in a record of its own.
    fn result(
        &mut self,
        row: u32,
        at: u32,
        mut fields: Fields,
        format: Format,
        globals: &Globals,
    ) -> Result<Option<RawCell>, ReadError> {
        let value = fields.double()?.to_bits().to_le_bytes();
        if value[6..] != [0xff, 0xff] {
            let value = f64::from_le_bytes(value);
            return Ok(Some(number(at, value, format, globals)));
        }
        Ok(match value[0] {
            0 => {
                self.awaits_text = Some((row, at));
                None
            }
            1 => Some(values::truth(at, value[2] != 0)),
            2 => Some(truth_or_error(at, value[2], 1)),
            _ => None,
        })
    }

    fn put(&mut self, row: u32, cell: Option<RawCell>) -> ControlFlow<()> {
        let Some(cell) = cell else {
            return ControlFlow::Continue(());
        };
        if row != self.row.number {
            self.give()?;
            self.row.number = row;
        }
        self.row.cells.push(cell);
        ControlFlow::Continue(())
    }

    fn give(&mut self) -> ControlFlow<()> {
        let number = self.row.number;
        let mut cells = std::mem::take(&mut self.row.cells);
        if cells.is_empty() {
            return ControlFlow::Continue(());
        }
        cells.sort_by_key(|cell| cell.at);
        cells.dedup_by_key(|cell| cell.at);
        (self.sink)(RawRow { number, cells })
    }
}

fn number(at: u32, value: f64, format: Format, globals: &Globals) -> RawCell {
    let kind = match format {
        Format::Number => return values::number(at, value),
        Format::Date => ExcelDateTimeType::DateTime,
        Format::Duration => ExcelDateTimeType::TimeDelta,
    };
    values::date(at, ExcelDateTime::new(value, kind, globals.from_1904))
}

/// A number in 30 bits: the upper half of a double or an integer, either by a hundred.
fn rk(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

fn truth_or_error(at: u32, value: u8, is_error: u8) -> RawCell {
    if is_error == 0 {
        return values::truth(at, value != 0);
    }
    let name = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    values::error(at, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_unpacked() {
        assert_eq!(rk((501 << 2) | 2), 501.0);
        assert_eq!(rk((50_150 << 2) | 3), 501.5);
        assert_eq!(rk(((-7_i32) << 2).cast_unsigned() | 2), -7.0);
        assert_eq!(rk(0x4059_0000), 100.0);
    }
}
