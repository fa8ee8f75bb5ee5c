//! A day of birth beside the one an identity number holds: they must not say two things.

use chrono::NaiveDate;

use super::{Day, IdNumber};

/// Two birth dates of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BornDiffers {
    /// As it was typed, or stands on record.
    pub born: Day,
    /// In the identity number.
    pub number: NaiveDate,
}

/// The day of birth as it is kept: the number's where there is one, else what is known.
///
/// A year or a month alone says nothing against a number of that year or month.
///
/// # Errors
///
/// When the two contradict each other.
pub fn born_beside(
    known: Option<Day>,
    number: Option<&IdNumber>,
) -> Result<Option<NaiveDate>, BornDiffers> {
    match (known, number.map(IdNumber::born)) {
        (Some(born), Some(number)) if !number.to_string().starts_with(&born.to_string()) => {
            Err(BornDiffers { born, number })
        }
        (known, number) => Ok(number.or(known.map(|day| day.first))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::read_day;

    #[test]
    fn a_number_fills_an_empty_birth_completes_a_year_and_contradicts_another_day() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let number = IdNumber::parse("421303189001010013", today).unwrap();
        let kept = |text: &str| born_beside(read_day(text).ok(), Some(&number));
        for text in ["", "1890", "1890-01", "18900101"] {
            assert_eq!(kept(text), Ok(Some(number.born())), "{text}");
        }
        for text in ["1891", "1890-02", "1890-01-02"] {
            let born = read_day(text).unwrap();
            let number = number.born();
            assert_eq!(kept(text), Err(BornDiffers { born, number }), "{text}");
        }
        assert_eq!(
            born_beside(read_day("1890").ok(), None),
            Ok(Some(number.born()))
        );
        assert_eq!(born_beside(None, None), Ok(None));
    }
}
