//! What identifies a person on paper: identity numbers, telephone numbers, days of birth.
//!
//! One reader for each, shared by forms, search and import; each reads whatever its own writer writes.

mod born;
mod day;
pub(in crate::domain) mod fold;
mod near;
mod number;
mod phone;

pub use born::{BornDiffers, born_beside};
pub use day::{Day, DayFault, Precision, from_serial, read_day, read_past};
pub use near::day_near;
pub use number::{IdFault, IdNumber, Sex};
pub use phone::{
    AREA, Phone, PhoneKind, doubtful_phone, parse_phones, words_beside_phones, write_phones,
};
