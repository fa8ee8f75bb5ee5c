//! What the sheets of an old workbook share: their names and places, texts, formats, the first day.

use std::collections::HashMap;

use super::super::grid::Sheet;
use super::super::{Foreign, Limits, ReadError};
use super::code;
use super::records::Records;

const FILEPASS: u16 = 0x002f;
const DATEMODE: u16 = 0x0022;
const BOUNDSHEET: u16 = 0x0085;
const XF: u16 = 0x00e0;
const SST: u16 = 0x00fc;
const FORMAT: u16 = 0x041e;
const BIFF8: u16 = 0x0600;

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Number,
    Date,
    Duration,
}

/// Shared by all sheets.
pub(super) struct Globals {
    /// Sheets of cells with the place of their records.
    pub sheets: Vec<(Sheet, u32)>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
    texts: String,
    ends: Vec<usize>,
    cell_formats: Vec<u16>,
    formats: HashMap<u16, Format>,
}

impl Globals {
    /// Reads the first part of a workbook stream.
    pub fn read(records: &mut Records, limits: &Limits) -> Result<Globals, ReadError> {
        let mut globals = Globals {
            sheets: Vec::new(),
            from_1904: false,
            texts: String::new(),
            ends: Vec::new(),
            cell_formats: Vec::new(),
            formats: HashMap::new(),
        };
        if records.next()? != Some(code::BOF) || records.fields().short()? != BIFF8 {
            return Err(ReadError::Foreign(Foreign::OldXls));
        }
        while let Some(code) = records.next()? {
            let mut fields = records.fields();
            match code {
                code::EOF => return Ok(globals),
                FILEPASS => return Err(ReadError::Protected),
                DATEMODE => globals.from_1904 = fields.short()? == 1,
                XF => {
                    fields.short()?;
                    globals.cell_formats.push(fields.short()?);
                }
                FORMAT => {
                    let index = fields.short()?;
                    let length = fields.short()?;
                    let format = format_of(&fields.text(usize::from(length))?);
                    globals.formats.insert(index, format);
                }
                BOUNDSHEET => {
                    let place = fields.long()?;
                    let (state, kind) = (fields.byte()?, fields.byte()?);
                    let length = fields.byte()?;
                    let sheet = Sheet {
                        name: fields.text(usize::from(length))?.into(),
                        hidden: state & 3 != 0,
                    };
                    if kind == 0 && globals.sheets.len() as u64 <= limits.sheets.limit {
                        globals.sheets.push((sheet, place));
                    }
                }
                SST => globals.read_texts(records, limits)?,
                _ => {}
            }
        }
        Err(ReadError::CutOff)
    }

    fn read_texts(&mut self, records: &mut Records, limits: &Limits) -> Result<(), ReadError> {
        records.long()?;
        let count = records.long()?;
        if limits.shared_texts.is_passed_by(u64::from(count)) {
            return Err(ReadError::Bomb);
        }
        for _ in 0..count {
            let text = records.long_text()?;
            self.texts.push_str(&text);
            self.ends.push(self.texts.len());
        }
        Ok(())
    }

    /// A shared text; one that is not there is empty.
    pub fn text(&self, index: u32) -> &str {
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        let Some(end) = self.ends.get(index) else {
            return "";
        };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.texts[start..*end]
    }

    /// How a cell with this style shows its number.
    pub fn format(&self, style: u16) -> Format {
        let Some(index) = self.cell_formats.get(usize::from(style)) else {
            return Format::Number;
        };
        match (self.formats.get(index), index) {
            (Some(format), _) => *format,
            (None, 46) => Format::Duration,
            (None, 14..=22 | 27..=36 | 45..=47 | 50..=58) => Format::Date,
            (None, _) => Format::Number,
        }
    }
}

/// A format is a date when it shows a year, month, day, hour or second outside quotes and brackets.
fn format_of(code: &str) -> Format {
    let (mut quoted, mut bracket, mut escaped) = (false, None, false);
    for c in code.chars().map(|c| c.to_ascii_lowercase()) {
        match (c, bracket) {
            _ if std::mem::take(&mut escaped) => {}
            ('\\' | '_' | '*', None) if !quoted => escaped = true,
            ('"', _) => quoted = !quoted,
            _ if quoted => {}
            ('[', _) => bracket = Some(true),
            (']', Some(true)) => return Format::Duration,
            (']', _) => bracket = None,
            // Only hours, minutes and seconds in brackets are a duration.
            (c, Some(true)) if !matches!(c, 'h' | 'm' | 's') => bracket = Some(false),
            (_, Some(_)) => {}
            (';', None) => return Format::Number,
            ('y' | 'm' | 'd' | 'h' | 's', None) => return Format::Date,
            _ => {}
        }
    }
    Format::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_dates_from_numbers() {
        for (code, format) in [
            ("yyyy-mm-dd", Format::Date),
            ("yyyy\"年\"m\"月\"d\"日\"", Format::Date),
            ("[$-804]aaaa;@", Format::Number),
            ("[$-F800]dddd, mmmm dd, yyyy", Format::Date),
            ("[h]:mm:ss", Format::Duration),
            ("[Red]0.00", Format::Number),
            ("General", Format::Number),
            ("0.00E+00", Format::Number),
            ("_ * #,##0.00_ ;_ * \"-\"??_ ;_ @_ ", Format::Number),
            ("\"day\"0", Format::Number),
            ("G/通用格式", Format::Number),
        ] {
            assert_eq!(format_of(code), format, "{code}");
        }
    }
}
