//! The drill: exact figures on every day, every stage, the same content twice.

use fangyijie::domain::Coded;
use fangyijie::domain::figures::{Figures, Period};
use fangyijie::domain::issue::Stage;
use fangyijie::store::{Answer, Query, Setting, Store, drill};

use super::file::{Desk, day, dump, load, one, today};

fn figures(store: &Store) -> Figures {
    match load(store, &Query::Figures(Period::default())) {
        Answer::Figures(figures) => figures,
        other => panic!("{other:?}"),
    }
}

fn has_the_reported_figures(store: &Store) {
    let found = figures(store);
    let reported = (
        found.person_times,
        found.opinions,
        found.resolved,
        found.helped,
        found.workdays,
    );
    assert_eq!(reported, (487, 53, 9, 12, 5));
}

#[test]
fn the_figures_are_those_of_the_report_and_nothing_is_wrong() {
    let desk = Desk::drill();
    let store = desk.open();
    has_the_reported_figures(&store);
    assert_eq!(store.check().unwrap(), []);
    assert!(store.is_drill().unwrap());
    assert_eq!(
        store.setting(Setting::CommunityCode).unwrap().as_deref(),
        Some("421303001099")
    );
}

#[test]
fn any_day_makes_a_drill_with_the_same_figures() {
    for text in [
        "2025-12-31",
        "2026-01-01",
        "2026-03-31",
        "2027-07-15",
        "2028-02-29",
    ] {
        let desk = Desk::empty();
        let store = drill::make(&desk.path, day(text)).unwrap();
        has_the_reported_figures(&store);
        assert_eq!(store.check().unwrap(), [], "{text}");
        for (what, count) in expected(day(text)) {
            assert_eq!(one::<i64>(&desk.peek(), &what), count, "{text}: {what}");
        }
    }
}

/// Counts that are fixed, whatever the day.
fn expected(today: chrono::NaiveDate) -> Vec<(String, i64)> {
    let late = "SELECT count(*) FROM task WHERE done_on IS NULL AND deadline";
    let mut counts: Vec<(String, i64)> = [
        ("SELECT count(*) FROM grid", 10),
        ("SELECT count(*) FROM household", 1200),
        ("SELECT count(*) FROM person", 3000),
        ("SELECT count(*) FROM branch", 5),
        ("SELECT count(*) FROM party_group", 10),
        ("SELECT count(*) FROM membership", 90),
        (
            "SELECT count(*) FROM membership WHERE status = 'probationary'",
            6,
        ),
        ("SELECT count(*) FROM membership WHERE vote_suspended", 2),
        (
            "SELECT count(*) FROM membership WHERE excluded IS NOT NULL",
            2,
        ),
        (
            "SELECT count(DISTINCT phone) - count(*) FROM person WHERE phone <> ''",
            0,
        ),
        (
            "SELECT count(*) FROM person WHERE phone <> '' AND phone NOT GLOB '12?????????'",
            0,
        ),
        ("SELECT count(*) FROM issue WHERE internal", 1),
        ("SELECT count(*) FROM workday WHERE held = 0", 1),
        (
            "SELECT count(*) FROM follow_up WHERE satisfaction = 'unsatisfied'",
            1,
        ),
        ("SELECT min(number) FROM station", 1),
    ]
    .into_iter()
    .map(|(sql, count)| (sql.to_owned(), count))
    .collect();
    counts.push((format!("{late} < '{today}'"), 3));
    counts.push((format!("{late} = '{today}'"), 1));
    counts.push((
        format!("SELECT count(*) FROM journal WHERE at > '{today}T23:59:59'"),
        0,
    ));
    counts
}

#[test]
fn an_issue_stands_in_every_stage_and_much_is_left_to_do() {
    let desk = Desk::drill();
    let conn = desk.peek();
    let standing = |stage: Stage| -> i64 {
        one(
            &conn,
            &format!(
                "SELECT count(*) FROM issue WHERE stage = '{}'",
                stage.code()
            ),
        )
    };
    for stage in Stage::all() {
        assert!(standing(stage) > 0, "{stage:?}");
    }
    assert!(standing(Stage::Told) >= 2);
    let most = |stage: &str, of: &str| -> i64 {
        one(
            &conn,
            &format!(
                "SELECT max(n) FROM (SELECT count(*) AS n FROM issue i JOIN grid g ON g.id = i.grid_id
                   JOIN party_group pg ON pg.id = g.group_id
                   WHERE i.stage = '{stage}' GROUP BY {of})"
            ),
        )
    };
    assert!(most("registered", "pg.id") >= 4);
    assert!(most("committee", "pg.branch_id") >= 4);
    assert!(most("assembly", "pg.branch_id") >= 3);
    let open = "SELECT count(*) FROM meeting WHERE ended_at IS NULL AND kind";
    assert_eq!(one::<i64>(&conn, &format!("{open} = 'group'")), 1);
    assert_eq!(one::<i64>(&conn, &format!("{open} <> 'group'")), 0);
}

#[test]
fn every_grid_is_staffed_and_every_door_has_one_contact() {
    let desk = Desk::drill();
    let conn = desk.peek();
    for (sql, bad) in [
        ("SELECT count(*) FROM household h WHERE 1 <> (SELECT count(*) FROM contact c WHERE c.household_id = h.id AND c.to_date IS NULL)", 0),
        ("SELECT count(*) FROM role_term l WHERE role = 'lead' AND NOT EXISTS (SELECT 1 FROM role_term r
            WHERE r.person_id = l.person_id AND r.role IN ('staff', 'committees'))", 0),
        ("SELECT count(*) FROM role_term c WHERE role = 'collector' AND NOT EXISTS
            (SELECT 1 FROM membership m WHERE m.person_id = c.person_id)", 0),
        ("SELECT count(*) FROM role_term c JOIN role_term l ON l.person_id = c.person_id
            WHERE c.role = 'collector' AND l.role = 'lead'", 0),
        ("SELECT count(*) FROM section s WHERE NOT EXISTS (SELECT 1 FROM role_term r WHERE r.section_id = s.id
            AND r.role = CASE s.kind WHEN 'building' THEN 'building_head' WHEN 'unit' THEN 'unit_liaison'
                         ELSE 'representative' END)", 0),
        ("SELECT count(*) FROM (SELECT count(*) AS n FROM contact c JOIN membership m ON m.person_id = c.person_id
            WHERE c.to_date IS NULL GROUP BY c.person_id) WHERE n NOT BETWEEN 8 AND 14", 0),
        ("SELECT 5 - count(DISTINCT branch_id) FROM role_term WHERE role = 'secretary'", 0),
        ("SELECT count(*) FROM (SELECT branch_id, count(*) AS n FROM role_term WHERE role = 'committee_member'
            GROUP BY branch_id) WHERE n <> 3", 0),
        ("SELECT 5 - count(DISTINCT pg.branch_id) FROM role_term r JOIN section s ON s.id = r.section_id
            JOIN grid g ON g.id = s.grid_id JOIN party_group pg ON pg.id = g.group_id
            WHERE r.role = 'representative' AND NOT EXISTS
              (SELECT 1 FROM membership m WHERE m.person_id = r.person_id)", 0),
        ("SELECT count(*) FROM household a JOIN household b ON a.place < b.place AND a.id > b.id", 0),
    ] {
        assert_eq!(one::<i64>(&conn, sql), bad, "{sql}");
    }
    let representatives =
        "SELECT count(DISTINCT person_id) FROM role_term r WHERE role = 'representative'
        AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = r.person_id)";
    assert!(one::<i64>(&conn, representatives) >= 9);
}

#[test]
fn two_drills_of_one_day_hold_the_same_rows() {
    let (one, two) = (Desk::empty(), Desk::empty());
    drop(drill::make(&one.path, today()).unwrap());
    drop(drill::make(&two.path, today()).unwrap());
    let (one, two) = (dump(&one.path), dump(&two.path));
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        two.keys().collect::<Vec<_>>()
    );
    for (table, rows) in &one {
        assert!(rows == &two[table], "{table} differs");
    }
}

#[test]
fn a_drill_is_never_made_over_a_file_and_leaves_nothing_beside_it() {
    let desk = Desk::empty();
    std::fs::write(&desk.path, b"kept").unwrap();
    assert!(drill::make(&desk.path, today()).is_err());
    assert_eq!(std::fs::read(&desk.path).unwrap(), b"kept");
    std::fs::remove_file(&desk.path).unwrap();
    drop(drill::make(&desk.path, today()).unwrap());
    let names: Vec<_> = std::fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["fyj.db"]);
}
