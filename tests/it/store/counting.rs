//! The figures of a damaged file: whatever they cannot count they leave out and say so, and the check names it.

use fangyijie::domain::figures::{Figures, Period};
use fangyijie::store::{Answer, Finding, Mode, Query, Store};
use rusqlite::Connection;

use super::file::{Desk, load};

/// A drill that is damaged behind the program's back.
fn damaged(sql: &str) -> Desk {
    let desk = Desk::drill();
    let conn = Connection::open(&desk.path).unwrap();
    conn.pragma_update(None, "ignore_check_constraints", true)
        .unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.execute_batch(sql)
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    desk
}

fn counted(desk: &Desk) -> (Figures, u32) {
    let store = Store::open(&desk.path, Mode::Read).unwrap();
    let figures = match load(&store, &Query::Figures(Period::default())) {
        Answer::Figures(figures) => figures,
        other => panic!("{other:?}"),
    };
    match load(&store, &Query::Uncountable) {
        Answer::Uncountable(rows) => (figures, rows),
        other => panic!("{other:?}"),
    }
}

/// Rows that the check names, each once.
fn named(desk: &Desk) -> Vec<(String, String)> {
    let found = Store::open(&desk.path, Mode::Read)
        .unwrap()
        .check()
        .unwrap();
    let row = |it: Finding| Some((it.place?.table, it.subject));
    let mut rows: Vec<_> = found.into_iter().filter_map(row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// A visit that met someone in this round, as SQL finds it.
const MET: &str = "WHERE id = (SELECT max(id) FROM visit WHERE outcome = 'met')";
const ONE_ISSUE: &str = "WHERE id = (SELECT max(id) FROM issue)";

fn cases() -> Vec<(String, &'static str)> {
    let visit = |set: &str| (format!("UPDATE visit SET {set} {MET}"), "visit");
    let issue = |set: &str| (format!("UPDATE issue SET {set} {ONE_ISSUE}"), "issue");
    let any = |table: &'static str, set: &str| {
        let id = if table == "visit_met" {
            "visit_id"
        } else {
            "id"
        };
        (
            format!("UPDATE {table} SET {set} WHERE {id} = (SELECT max({id}) FROM {table})"),
            table,
        )
    };
    vec![
        visit("on_date = '2026-02-31'"),
        visit("on_date = '9999-01-01'"),
        visit("on_date = 'now'"),
        visit("outcome = 'mat'"),
        visit("others_met = -5"),
        visit("others_met = 9223372036854775807"),
        visit("others_met = 5000000"),
        visit("household_id = 77"),
        issue("registered_on = '20261120'"),
        issue("stage = 'gone'"),
        issue("household_id = 77"),
        issue("grid_id = 77"),
        any("aid", "on_date = ''"),
        any("aid", "person_id = 77"),
        any("workday", "on_date = '2026-13-01'"),
        any("workday", "held = 7"),
        any("household", "to_date = 'x'"),
        any("household", "to_date = CAST(x'ff' AS TEXT)"),
        any("contact", "from_date = 'zzz'"),
        any("contact", "to_date = '2026-1-1'"),
        any("contact", "kind = 'third'"),
        any("decision", "result = 'pass'"),
        any("decision", "ballot_id = 77"),
        any("feedback", "issue_id = 77"),
        any("ballot", "voided_at = 'never'"),
        (
            "UPDATE OR REPLACE visit_met SET person_id = 77 WHERE visit_id = (SELECT max(visit_id) FROM visit_met)"
                .to_owned(),
            "visit_met",
        ),
        (
            "UPDATE grid_tally SET households = -9 WHERE grid_id = (SELECT max(id) FROM grid)".to_owned(),
            "grid",
        ),
        (
            "UPDATE grid_tally SET households = 9223372036854775807".to_owned(),
            "grid",
        ),
        (
            "INSERT INTO grid_tally (grid_id, households) VALUES (77, 5)".to_owned(),
            "grid_tally",
        ),
        (
            "INSERT OR REPLACE INTO setting (key, value) VALUES ('round', 'decade')".to_owned(),
            "setting",
        ),
    ]
}

#[test]
fn whatever_cannot_be_counted_is_said_by_the_figures_and_named_by_the_check() {
    let (whole, none) = counted(&Desk::drill());
    assert_eq!(none, 0);
    for (sql, table) in cases() {
        let desk = damaged(&sql);
        let (figures, rows) = counted(&desk);
        assert!(rows > 0, "{sql}: nothing was said of it");
        let named = named(&desk);
        assert!(named.iter().any(|(of, _)| of == table), "{sql}: {named:?}");
        assert!(
            named.len() >= usize::try_from(rows).unwrap(),
            "{sql}: {named:?}"
        );
        assert!(figures.person_times <= whole.person_times, "{sql}");
        assert!(figures.round.of <= whole.round.of, "{sql}: {figures:?}");
    }
}

#[test]
fn a_row_that_cannot_be_counted_stands_in_no_figure() {
    let (whole, _) = counted(&Desk::drill());
    for set in [
        "on_date = '2026-02-31'",
        "others_met = -5",
        "household_id = 77",
    ] {
        let (figures, rows) = counted(&damaged(&format!("UPDATE visit SET {set} {MET}")));
        assert_eq!(rows, 1, "{set}");
        assert_eq!(figures.household_times, whole.household_times - 1, "{set}");
        assert!(figures.person_times < whole.person_times, "{set}");
    }
    let (figures, _) = counted(&damaged(
        "UPDATE workday SET held = 7 WHERE id = (SELECT max(id) FROM workday WHERE held = 1)",
    ));
    assert_eq!(figures.workdays, whole.workdays - 1);
}
