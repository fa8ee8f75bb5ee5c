//! Domain values as columns: codes, ids, json.

use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::identity::read_day;
use crate::domain::{Coded, Id};

/// A coded enumeration read from or written to a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Code<T>(pub T);

impl<T: Coded> FromSql for Code<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let code = value.as_str()?;
        T::from_code(code)
            .map(Code)
            .ok_or_else(|| FromSqlError::Other(format!("unknown code {code:?}").into()))
    }
}

impl<T: Coded> ToSql for Code<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.code().into())
    }
}

impl<T> FromSql for Id<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Id::new)
    }
}

impl<T> ToSql for Id<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.raw().into())
    }
}

/// A text of which whatever can be read is shown, where a damaged one must keep nothing else from being read.
pub(super) struct Lossy(pub String);

impl FromSql for Lossy {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Text(bytes) => Ok(Lossy(String::from_utf8_lossy(bytes).into_owned())),
            ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => {
                Err(FromSqlError::InvalidType)
            }
        }
    }
}

/// A birth that may be known to the year or the month only: the first day it can be.
pub(super) struct Born(pub NaiveDate);

impl FromSql for Born {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        read_day(text)
            .map(|day| Born(day.first))
            .map_err(|_| FromSqlError::Other(format!("no birth {text:?}").into()))
    }
}

/// A structure kept as json in a text column.
#[derive(Debug, Clone)]
pub(super) struct Json<T>(pub T);

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Json)
            .map_err(|error| FromSqlError::Other(error.into()))
    }
}

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(ToSqlOutput::from)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
    }
}
