//! 社区资料 among the settings of the file; a command like any other, so that it can be undone.

use rusqlite::Connection;

use super::command::CommunityFacts;
use crate::domain::clean::clean;
use crate::domain::grid::{OrgRefusal, check_code};
use crate::store::person::{are_plausible, numbers};
use crate::store::transact::{Tx, Written};
use crate::store::{Failure, Setting, setting};

pub(in crate::store) fn read(conn: &Connection) -> rusqlite::Result<CommunityFacts> {
    let value = |it: Setting| setting::read(conn, it).map(Option::unwrap_or_default);
    Ok(CommunityFacts {
        name: value(Setting::Community)?,
        code: value(Setting::CommunityCode)?,
        street: value(Setting::Street)?,
        address: value(Setting::Address)?,
        phone: value(Setting::OfficePhone)?,
        phone_as_typed: false,
    })
}

pub(super) fn write(tx: &Tx<'_>, facts: &CommunityFacts) -> Result<Written, Failure> {
    let name = clean(facts.name.trim()).into_owned();
    if name.is_empty() {
        return Err(OrgRefusal::NoName.into());
    }
    let code: String = clean(facts.code.trim())
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    if !code.is_empty() {
        check_code(&code).map_err(|fault| OrgRefusal::CommunityCode {
            text: code.clone(),
            fault,
        })?;
    }
    let phone = phone(tx, facts)?;
    for (key, value) in [
        (Setting::Community, name.as_str()),
        (Setting::CommunityCode, &code),
        (Setting::Street, facts.street.trim()),
        (Setting::Address, facts.address.trim()),
        (Setting::OfficePhone, phone.trim()),
    ] {
        setting::write(tx.conn, key, &clean(value))?;
    }
    Ok(Written::on(name))
}

/// The office's numbers, as plausible as anyone's; what stands on record is not asked about again.
fn phone(tx: &Tx<'_>, facts: &CommunityFacts) -> Result<String, Failure> {
    let before = read(tx.conn)?.phone;
    if facts.phone.trim() == before {
        return Ok(before);
    }
    are_plausible(&facts.phone, &before, facts.phone_as_typed)?;
    Ok(numbers(&facts.phone).join("、"))
}
