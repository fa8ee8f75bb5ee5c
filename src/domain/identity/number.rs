//! 公民身份号码 (GB 11643): read, checked, taken apart. Unknown division codes are not refused.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::fold::plain;
use crate::domain::Coded;

/// 性别.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Sex {
    /// Not known.
    #[default]
    Unknown,
    /// 男.
    Male,
    /// 女.
    Female,
}

impl Coded for Sex {
    const CODES: &'static [(Self, &'static str)] = &[
        (Sex::Unknown, "unknown"),
        (Sex::Male, "male"),
        (Sex::Female, "female"),
    ];
}

/// A valid number of 18 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IdNumber {
    canonical: String,
    born: NaiveDate,
    converted: bool,
}

/// Why a text is not an identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdFault {
    /// Neither 18 nor 15 characters.
    Length {
        /// How many there are.
        found: usize,
    },
    /// Something that is no digit, and no X at the end.
    Character {
        /// The first of them.
        found: char,
    },
    /// The birth date does not exist.
    Date,
    /// The birth date has not come yet.
    Future {
        /// That date.
        born: NaiveDate,
    },
    /// The last character does not fit the others: one of them was misread.
    CheckDigit {
        /// What it would have to be.
        expected: char,
    },
    /// A spreadsheet kept it as a number and lost the last digits.
    LostDigits,
}

/// No one alive or on paper was born before.
const EARLIEST: i32 = 1800;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

impl IdNumber {
    /// Reads a number as people and spreadsheets write it: blanks, full-width digits, `x`, 15 digits.
    ///
    /// # Errors
    ///
    /// What is wrong with it, the plainest first.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, IdFault> {
        let typed = bare(text);
        if is_float(&typed) {
            return Err(IdFault::LostDigits);
        }
        let length = typed.chars().count();
        let wrong = typed.chars().enumerate().find(|(at, c)| {
            let may_be_x = *at == 17 && length == 18 && *c == 'X';
            !c.is_ascii_digit() && !may_be_x
        });
        if let Some((_, found)) = wrong {
            return Err(IdFault::Character { found });
        }
        match length {
            18 => {
                // A spreadsheet keeps 15 digits; a number that really ends so has its check digit.
                let lost = typed.ends_with("000");
                Self::checked(typed, today, false).map_err(|fault| match fault {
                    IdFault::CheckDigit { .. } if lost => IdFault::LostDigits,
                    other => other,
                })
            }
            15 => {
                let long = format!("{}19{}", &typed[..6], &typed[6..]);
                let check = check_of(&long);
                Self::checked(format!("{long}{check}"), today, true)
            }
            found => Err(IdFault::Length { found }),
        }
    }

    /// `canonical` is ASCII, 18 characters.
    fn checked(canonical: String, today: NaiveDate, converted: bool) -> Result<Self, IdFault> {
        let born = NaiveDate::parse_from_str(&canonical[6..14], "%Y%m%d")
            .ok()
            .filter(|born| born.year() >= EARLIEST)
            .ok_or(IdFault::Date)?;
        if born > today {
            return Err(IdFault::Future { born });
        }
        let expected = check_of(&canonical);
        if !canonical.ends_with(expected) {
            return Err(IdFault::CheckDigit { expected });
        }
        Ok(Self {
            canonical,
            born,
            converted,
        })
    }

    /// The 18 characters, as stored.
    pub fn as_str(&self) -> &str {
        &self.canonical
    }

    /// The day of birth.
    pub fn born(&self) -> NaiveDate {
        self.born
    }

    /// The sex: the last digit before the check is odd for men.
    pub fn sex(&self) -> Sex {
        match self.canonical.as_bytes()[16] % 2 {
            1 => Sex::Male,
            _ => Sex::Female,
        }
    }

    /// Whether it was written with 15 digits, 「15位转」.
    pub fn is_converted(&self) -> bool {
        self.converted
    }

    /// `4213**********1234`, the only form that is ever shown.
    pub fn masked(&self) -> String {
        let (head, tail) = (&self.canonical[..4], &self.canonical[14..]);
        format!("{head}**********{tail}")
    }
}

impl fmt::Display for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical)
    }
}

/// Without blanks, the apostrophe that keeps a cell text, and the `.0` of a number that lost nothing.
fn bare(text: &str) -> String {
    let typed: String = plain(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '`' | '‘' | '’'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    match typed.strip_suffix(".0") {
        Some(number) if number.len() == 15 => number.to_owned(),
        _ => typed,
    }
}

/// `4.21303E+17`, `421303189001010000.0`.
fn is_float(typed: &str) -> bool {
    let looks = typed.contains(['E', '.'])
        && typed
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, 'E' | '.' | '+' | '-'));
    looks && typed.parse::<f64>().is_ok()
}

/// The check character of the first 17 digits.
fn check_of(digits: &str) -> char {
    let sum: u32 = digits
        .bytes()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    CHECKS[sum as usize % 11]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    fn read(text: &str) -> Result<IdNumber, IdFault> {
        IdNumber::parse(text, today())
    }

    #[test]
    fn numbers_that_are_right() {
        for (text, sex, born) in [
            ("11010519491231002X", Sex::Female, (1949, 12, 31)),
            ("440524188001010014", Sex::Male, (1880, 1, 1)),
            ("34052419800101001X", Sex::Male, (1980, 1, 1)),
            ("421303189001010013", Sex::Male, (1890, 1, 1)),
            ("421303189612319992", Sex::Male, (1896, 12, 31)),
            ("421303188808088888", Sex::Female, (1888, 8, 8)),
        ] {
            let number = read(text).unwrap();
            let (year, month, day) = born;
            assert_eq!(number.as_str(), text);
            assert_eq!(number.sex(), sex, "{text}");
            assert_eq!(
                Some(number.born()),
                NaiveDate::from_ymd_opt(year, month, day)
            );
            assert!(!number.is_converted());
        }
    }

    #[test]
    fn the_ways_people_and_spreadsheets_write_one() {
        for text in [
            "11010519491231002x",
            " 110105 19491231 002X ",
            "１１０１０５１９４９１２３１００２Ｘ",
            "'11010519491231002X",
            "110105\u{200b}19491231002X",
        ] {
            assert_eq!(read(text).unwrap().as_str(), "11010519491231002X", "{text}");
        }
    }

    #[test]
    fn fifteen_digits_are_converted_and_marked() {
        let number = read("340524800101001").unwrap();
        assert_eq!(number.as_str(), "34052419800101001X");
        assert!(number.is_converted());
        assert_eq!(read("340524800101001.0"), Ok(number));
    }

    #[test]
    fn what_is_wrong_is_said_exactly() {
        for (text, fault) in [
            ("421303189002290029", IdFault::Date),
            ("4.21303E+17", IdFault::LostDigits),
            ("4.21303189001010e+17", IdFault::LostDigits),
            ("421303189001010000", IdFault::LostDigits),
            ("421303189001010013.0", IdFault::LostDigits),
            ("110105194912310021", IdFault::CheckDigit { expected: 'X' }),
            ("11010519491231002", IdFault::Length { found: 17 }),
            ("", IdFault::Length { found: 0 }),
            ("1101051949123100O1", IdFault::Character { found: 'O' }),
            ("X10105194912310021", IdFault::Character { found: 'X' }),
            ("无", IdFault::Character { found: '无' }),
            (
                "421303202612310015",
                IdFault::Future {
                    born: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
                },
            ),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn only_the_masked_form_is_shown() {
        let number = read("11010519491231002X").unwrap();
        assert_eq!(number.masked(), "1101**********002X");
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC*", digits in "[0-9Xx.eE+ 年]{0,20}") {
            let _ = read(&text);
            let _ = read(&digits);
        }

        #[test]
        fn what_is_written_is_read_and_one_wrong_digit_is_noticed(
            division in "[1-9][0-9]{5}", days in 0i64..50_000, order in 1u32..1000, at in 0usize..17, by in 1u8..10,
        ) {
            let born = NaiveDate::from_ymd_opt(1880, 1, 1).unwrap() + chrono::Days::new(u64::try_from(days).unwrap());
            let digits = format!("{division}{}{order:03}", born.format("%Y%m%d"));
            let text = format!("{digits}{}", check_of(&digits));
            let number = read(&text).unwrap();
            prop_assert_eq!(number.as_str(), &text);
            prop_assert_eq!(number.born(), born);
            prop_assert_eq!(read(&number.to_string()), Ok(number));
            let mut wrong = text.into_bytes();
            wrong[at] = b'0' + (wrong[at] - b'0' + by) % 10;
            prop_assert!(read(&String::from_utf8(wrong).unwrap()).is_err());
        }
    }
}
