//! Text with a separator: csv, tsv, txt and cells from the clipboard, read as a stream.

mod charset;
mod markup;
mod records;
mod separator;

use std::io::{BufRead, Read};

use super::file::io_error;
use super::grid::{Grid, Merge, RawRow, Sheet, Sink};
use super::input::Input;
use super::{Charset, Kind, Limits, ReadError, values};
use records::Records;

/// How much of a text is looked at to find its separator.
const LOOK: u64 = 64 * 1024;

/// A text, found out about and ready to be read from its start.
struct Text {
    input: Input,
    charset: Charset,
    separator: u8,
    sheets: [Sheet; 1],
}

/// Finds out how a text is written; a web page or XML is refused by name.
pub(super) fn open(input: &Input, limits: &Limits) -> Result<(Kind, Box<dyn Grid>), ReadError> {
    let charset = charset::find(input)?;
    let mut bytes = Vec::new();
    decoded(input, charset)
        .take(LOOK)
        .read_to_end(&mut bytes)
        .map_err(|error| io_error(&error))?;
    let start = String::from_utf8_lossy(&bytes);
    if let Some(foreign) = markup::recognise(&start) {
        return Err(ReadError::Foreign(foreign));
    }
    let is_blank = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '"');
    if start.chars().all(is_blank) && (bytes.len() as u64) < LOOK {
        return Err(ReadError::Empty);
    }
    let separator = separator::find(&start, limits);
    let kind = Kind::Text {
        charset,
        separator: char::from(separator),
    };
    let sheet = Sheet {
        name: "".into(),
        hidden: false,
    };
    let text = Text {
        input: input.again(),
        charset,
        separator,
        sheets: [sheet],
    };
    Ok((kind, Box::new(text)))
}

/// The text from its start as UTF-8.
fn decoded(input: &Input, charset: Charset) -> impl BufRead + use<> {
    charset::Decoded::new(input.again(), charset)
}

impl Grid for Text {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn merges(&mut self, _sheet: usize, _limits: &Limits) -> Result<Vec<Merge>, ReadError> {
        Ok(Vec::new())
    }

    fn read(&mut self, _sheet: usize, limits: &Limits, sink: &mut Sink) -> Result<(), ReadError> {
        let separator = self.separator;
        let input = decoded(&self.input, self.charset);
        let mut records = Records::new(input, separator, limits);
        let mut number = 0_u32;
        while let Some(cells) = records.next()? {
            number = number.saturating_add(1);
            let cells: Vec<_> = cells.collect();
            if !cells.is_empty() && sink(RawRow { number, cells }).is_break() {
                return Ok(());
            }
        }
        Ok(())
    }
}
