//! The condition in the file and the rule decide the same, on any spells.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rusqlite::Connection;

use super::calling;
use crate::domain::month::{Duty, Month, Spell};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(n)
}

fn spell() -> impl Strategy<Value = Spell> {
    (0..120u64, prop::option::of(0..60u64)).prop_map(|(from, lasts)| Spell {
        from: day(from),
        to: lasts.map(|lasts| day(from + lasts)),
    })
}

proptest! {
    #[test]
    fn who_calls_on_households_in_a_month(
        member in spell(),
        contact in prop::collection::vec(spell(), 0..4),
    ) {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE membership (person_id, from_date, to_date);
             CREATE TABLE contact (person_id, kind, from_date, to_date);",
        )
        .unwrap();
        conn.execute("INSERT INTO membership VALUES (1, ?1, ?2)", (member.from, member.to)).unwrap();
        for spell in &contact {
            conn.execute("INSERT INTO contact VALUES (1, 'main', ?1, ?2)", (spell.from, spell.to))
                .unwrap();
        }
        let duty = Duty { member, contact, first_visit: None };
        let last = Month::of(day(200));
        for back in 0..8 {
            let month = last.back(back);
            let sql = format!("SELECT count(*) FROM membership m WHERE {}", calling(month));
            let found: i64 = conn.query_row(&sql, [], |row| row.get(0)).unwrap();
            prop_assert_eq!(found == 1, duty.calls_in(month), "{:?}", month);
        }
    }
}
