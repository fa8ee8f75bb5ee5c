//! A person's own record. A name is written as it was given, never refused.

use rusqlite::Connection;

use super::command::PersonFacts;
use crate::domain::clean::{clean, fold_name_dot};
use crate::domain::grid::OrgRefusal;
use crate::domain::identity::{
    AREA, Day, IdNumber, Phone, Sex, born_beside, doubtful_phone, parse_phones, read_past,
    words_beside_phones,
};
use crate::domain::person::Person;
use crate::domain::{Coded, Id, Refusal};
use crate::store::transact::{Tx, Written};
use crate::store::{Failure, index};

/// A record as it is kept.
struct Tidy {
    name: String,
    reading: String,
    phones: Vec<String>,
    born: Option<String>,
    id_number: Option<String>,
    sex: Sex,
}

pub(super) fn create(tx: &Tx<'_>, facts: &PersonFacts) -> Result<Written, Failure> {
    let id: Id<Person> = tx.id()?;
    let tidy = tidy(tx, facts, &OnRecord::default())?;
    tx.conn
        .prepare_cached("INSERT INTO person (id, name, keys) VALUES (?1, ?2, '')")?
        .execute((id, &tidy.name))?;
    update(tx, id, facts, &tidy)?;
    Ok(Written::on(&tidy.name).making(id))
}

pub(super) fn edit(
    tx: &Tx<'_>,
    person: Id<Person>,
    facts: &PersonFacts,
) -> Result<Written, Failure> {
    let tidy = tidy(tx, facts, &on_record(tx, person)?)?;
    update(tx, person, facts, &tidy)?;
    Ok(Written::on(&tidy.name).making(person))
}

fn update(tx: &Tx<'_>, id: Id<Person>, facts: &PersonFacts, tidy: &Tidy) -> Result<(), Failure> {
    let (first, rest) = match tidy.phones.split_first() {
        Some((first, rest)) => (first.as_str(), rest.join(" ")),
        None => ("", String::new()),
    };
    tx.conn
        .prepare_cached(
            "UPDATE person SET name = ?2, phone = ?3, phones = ?4, reach = ?5, sex = ?6,
                    born = ?7, post = ?8, exempt = ?9, glyph = ?10, reading = ?11,
                    id_number = coalesce(?12, id_number)
             WHERE id = ?1",
        )?
        .execute(rusqlite::params![
            id,
            tidy.name,
            first,
            rest,
            facts.reach.code(),
            tidy.sex.code(),
            tidy.born,
            clean(facts.post.trim()),
            clean(facts.exempt.trim()),
            clean(facts.glyph.trim()),
            tidy.reading,
            tidy.id_number,
        ])?;
    index::name_person(tx.conn, id.raw())?;
    Ok(())
}

/// What was known of someone before.
#[derive(Default)]
struct OnRecord {
    phones: String,
    number: String,
}

fn on_record(tx: &Tx<'_>, person: Id<Person>) -> rusqlite::Result<OnRecord> {
    tx.conn
        .prepare_cached("SELECT phone || ' ' || phones, id_number FROM person WHERE id = ?1")?
        .query_row([person], |row| {
            Ok(OnRecord {
                phones: row.get(0)?,
                number: row.get(1)?,
            })
        })
}

fn tidy(tx: &Tx<'_>, facts: &PersonFacts, before: &OnRecord) -> Result<Tidy, Failure> {
    let cleaned = clean(facts.name.trim());
    let name = fold_name_dot(&cleaned).into_owned();
    if name.is_empty() {
        return Err(OrgRefusal::NoName.into());
    }
    let reading = reading(&facts.reading);
    let number = match facts.id_number.trim() {
        "" => None,
        typed => Some(IdNumber::parse(typed, tx.today()).map_err(Refusal::NotAnIdNumber)?),
    };
    let known = match facts.born.trim() {
        "" => None,
        typed => Some(born(tx, typed)?),
    };
    let kept = IdNumber::parse(&before.number, tx.today()).ok();
    let born = born_beside(known, number.as_ref().or(kept.as_ref())).map_err(Refusal::from)?;
    are_plausible(&facts.phones, &before.phones, facts.phones_as_typed)?;
    let sex = match (&number, facts.sex) {
        (Some(number), Sex::Unknown) => number.sex(),
        (_, sex) => sex,
    };
    Ok(Tidy {
        phones: numbers(&facts.phones),
        id_number: number.map(|number| number.as_str().to_owned()),
        name,
        reading,
        born: born.map(|day| day.to_string()),
        sex,
    })
}

/// A birth known to the day, the month or the year.
fn born(tx: &Tx<'_>, typed: &str) -> Result<Day, Refusal> {
    read_past(typed, tx.today()).map_err(|fault| Refusal::NotADay {
        text: typed.to_owned(),
        fault,
    })
}

/// Refuses words beside the numbers, which would be lost, and a number that cannot be one, unless it
/// was on record or is confirmed.
pub(in crate::store) fn are_plausible(
    typed: &str,
    on_record: &str,
    as_typed: bool,
) -> Result<(), Refusal> {
    if let Some(words) = words_beside_phones(typed) {
        return Err(Refusal::PhoneWords { words });
    }
    let known: Vec<&str> = on_record.split_whitespace().collect();
    match doubtful_phone(typed, &known) {
        Some(number) if !as_typed => Err(Refusal::OddPhone { number }),
        _ => Ok(()),
    }
}

/// Every number once, in the order in which they were written; seven digits get the area's code.
pub(in crate::store) fn numbers(typed: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for Phone { number, .. } in parse_phones(typed)
        .into_iter()
        .map(|phone| phone.with_area(AREA))
    {
        if !number.is_empty() && !found.contains(&number) {
            found.push(number);
        }
    }
    found
}

/// Syllables of pinyin, blank-separated, small letters.
fn reading(typed: &str) -> String {
    let folded: String = clean(typed)
        .to_lowercase()
        .chars()
        .map(|c| if c == 'ü' { 'v' } else { c })
        .filter(|c| c.is_ascii_alphabetic() || c.is_whitespace())
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(in crate::store) fn name_of(conn: &Connection, person: Id<Person>) -> rusqlite::Result<String> {
    conn.prepare_cached("SELECT name FROM person WHERE id = ?1")?
        .query_row([person], |row| row.get(0))
}
