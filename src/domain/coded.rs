//! Enumerations that are written to the file as short English codes: one table per type.

/// An enumeration with a fixed code per value, as stored in the file and printed by `--json`.
pub trait Coded: Copy + PartialEq + Sized + 'static {
    /// Every value with its code, in the order people read them.
    const CODES: &'static [(Self, &'static str)];

    /// The code of this value.
    fn code(self) -> &'static str {
        Self::CODES
            .iter()
            .find(|(value, _)| *value == self)
            .map_or("", |(_, code)| code)
    }

    /// The value of a code, if there is one.
    fn from_code(code: &str) -> Option<Self> {
        Self::CODES
            .iter()
            .find(|(_, known)| *known == code)
            .map(|(value, _)| *value)
    }

    /// Every value in reading order.
    fn all() -> impl Iterator<Item = Self> {
        Self::CODES.iter().map(|(value, _)| *value)
    }
}

/// A coded value inside a structure that is read with serde, written as its code.
pub mod as_code {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Coded;

    /// Writes the code.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<T: Coded, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(value.code())
    }

    /// Reads a code.
    ///
    /// # Errors
    ///
    /// A code nobody knows.
    pub fn deserialize<'de, T: Coded, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        let code = String::deserialize(from)?;
        T::from_code(&code).ok_or_else(|| D::Error::custom(format!("unknown code {code:?}")))
    }
}
