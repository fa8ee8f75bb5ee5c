//! Numbers, dates and texts of spreadsheets as a person would write them, and what is wrong with them.

use calamine::{Data, DataRef, ExcelDateTime};
use chrono::{Datelike, NaiveDate, TimeDelta};

use super::grid::RawCell;
use crate::domain::roster::Flaw;

/// From here on a spreadsheet's number has no room for the last digit.
const LOSING: f64 = 1e15;

/// What a spreadsheet writes into a csv, or into a copy of its values, where a formula failed.
const ERRORS: [&str; 8] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!",
];

/// A number as a person writes it: 501, not 501.0; no more digits than the program shows.
pub(super) fn number(at: u32, value: f64) -> RawCell {
    let text = if value.fract() == 0.0 && value.abs() < LOSING {
        format!("{value}")
    } else {
        let shown: f64 = format!("{value:.14e}").parse().unwrap_or(value);
        format!("{shown}")
    };
    RawCell {
        at,
        text,
        flaw: (value.abs() >= LOSING).then_some(Flaw::LostDigits),
    }
}

/// A text cell; nothing when it is empty.
pub(super) fn text(at: u32, text: String) -> Option<RawCell> {
    if text.trim().is_empty() {
        return None;
    }
    let flaw = if text.contains('\u{fffd}') {
        Some(Flaw::Garbled)
    } else if ERRORS.contains(&text.trim()) {
        Some(Flaw::Error)
    } else {
        is_scientific(text.trim()).then_some(Flaw::LostDigits)
    };
    Some(RawCell { at, text, flaw })
}

/// Tells whether a text is a long number in the short form of spreadsheets, `4.21303E+17`.
fn is_scientific(text: &str) -> bool {
    let Some((digits, exponent)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    whole.len() == 1
        && plain(whole)
        && plain(fraction)
        && plain(exponent)
        && exponent.parse().is_ok_and(|tens: u32| tens >= 9)
}

/// A date cell as an ISO date; with the time only where there is one.
pub(super) fn date(at: u32, value: ExcelDateTime) -> RawCell {
    let serial = value.as_f64();
    if let Some(text) = before_1900(serial).filter(|_| !value.is_duration()) {
        return RawCell {
            at,
            text,
            flaw: None,
        };
    }
    if value.is_duration() || !(0.0..2_958_466.0).contains(&serial) {
        return number(at, serial);
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let text = match (serial < 1.0, hour, minute, second) {
        (true, ..) => format!("{hour:02}:{minute:02}"),
        (false, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    };
    RawCell {
        at,
        text,
        flaw: None,
    }
}

/// Excel counts from 1900; other programs count on below zero from 1899-12-30.
fn before_1900(serial: f64) -> Option<String> {
    let days = format!("{:.0}", serial.floor()).parse().ok()?;
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let date = zero.checked_add_signed(TimeDelta::try_days(days)?)?;
    (serial < 0.0 && date.year() > 1800).then(|| date.to_string())
}

/// A cell whose value is an error.
pub(super) fn error(at: u32, text: String) -> RawCell {
    RawCell {
        at,
        text,
        flaw: Some(Flaw::Error),
    }
}

/// A yes or no.
pub(super) fn truth(at: u32, value: bool) -> RawCell {
    RawCell {
        at,
        text: if value { "TRUE" } else { "FALSE" }.to_owned(),
        flaw: None,
    }
}

/// A cell of a workbook; of a formula, the value it had when it was saved.
pub(super) fn cell(at: u32, value: Data) -> Option<RawCell> {
    match value {
        Data::Empty => None,
        Data::String(it) | Data::DateTimeIso(it) | Data::DurationIso(it) => text(at, it),
        Data::Int(it) => Some(number(at, whole(it))),
        Data::Float(it) => Some(number(at, it)),
        Data::Bool(it) => Some(truth(at, it)),
        Data::DateTime(it) => Some(date(at, it)),
        Data::Error(it) => Some(error(at, it.to_string())),
        #[allow(unreachable_patterns)]
        other => text(at, other.to_string()),
    }
}

/// The same of a cell that is still in the reader's hands.
pub(super) fn borrowed_cell(at: u32, value: &DataRef) -> Option<RawCell> {
    match value {
        DataRef::SharedString(it) => text(at, (*it).to_owned()),
        other => cell(at, Data::from(other.clone())),
    }
}

#[allow(clippy::cast_precision_loss)]
fn whole(value: i64) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn numbers_read_as_a_person_writes_them() {
        for (value, text) in [
            (501.0, "501"),
            (0.1 + 0.2, "0.3"),
            (12_012_345_678.0, "12012345678"),
            (110_105_491_231_002.0, "110105491231002"),
            (-3.5, "-3.5"),
        ] {
            let cell = number(1, value);
            assert_eq!((cell.text.as_str(), cell.flaw), (text, None));
        }
    }

    #[test]
    fn a_failed_formula_is_one_as_text_too() {
        for (written, flaw) in [
            ("#N/A", Some(Flaw::Error)),
            (" #REF! ", Some(Flaw::Error)),
            ("4#", None),
            ("#1栋", None),
        ] {
            assert_eq!(text(1, written.to_owned()).unwrap().flaw, flaw, "{written}");
        }
    }

    #[test]
    fn long_numbers_have_lost_digits() {
        assert_eq!(
            number(1, 4.213_031_890_010_1e17).flaw,
            Some(Flaw::LostDigits)
        );
        for lost in ["4.21303E+17", "4.21303e17", "1.2E+10", "4E+17"] {
            let cell = text(1, lost.to_owned()).unwrap();
            assert_eq!(cell.flaw, Some(Flaw::LostDigits), "{lost}");
        }
        for kept in [
            "421303189001010013",
            "3E",
            "E+17",
            "12E+17",
            "1.5E+3",
            "1-2E",
        ] {
            assert_eq!(text(1, kept.to_owned()).unwrap().flaw, None, "{kept}");
        }
    }

    #[test]
    fn date_cells_are_iso_dates() {
        let date = |serial| {
            date(
                1,
                ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false),
            )
            .text
        };
        assert_eq!(date(29221.0), "1980-01-01");
        assert_eq!(date(29221.5), "1980-01-01 12:00");
        assert_eq!(date(0.75), "18:00");
        assert_eq!(date(-3650.0), "1890-01-01");
        assert_eq!(date(-9e9), "-9000000000");
    }

    #[test]
    fn replacement_characters_are_reported() {
        assert_eq!(
            text(1, "张\u{fffd}".to_owned()).unwrap().flaw,
            Some(Flaw::Garbled)
        );
        assert_eq!(text(1, " \t".to_owned()), None);
    }
}
