//! Long lists: walked forward and backward every row is met exactly once, and narrowing finds what was meant.

use fangyijie::domain::figures::{Deed, Figure};
use fangyijie::domain::household::Leaving;
use fangyijie::domain::issue::Stage;
use fangyijie::domain::list::{From, Order, Page};
use fangyijie::store::{
    Answer, CardFilter, Command, Filter, HouseholdCommand, Listing, OrgListing, Query, Row, Store,
    TaskFilter, TermsOf,
};

use super::clerk::Clerk;
use super::file::{load, today};

fn page(store: &Store, listing: &Listing, from: From, count: usize) -> Page<Row> {
    let query = Query::Rows {
        listing: listing.clone(),
        from,
        count,
    };
    match load(store, &query) {
        Answer::Rows(page) => page,
        other => panic!("{other:?}"),
    }
}

/// Every row from the first to the last, a page at a time.
fn forward(store: &Store, listing: &Listing, count: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut from = From::Start;
    loop {
        let page = page(store, listing, from, count);
        assert_eq!(page.at_start, rows.is_empty(), "{listing:?}");
        rows.extend(page.rows);
        match rows.last() {
            Some(last) if !page.at_end => from = From::After(last.anchor()),
            _ => return rows,
        }
    }
}

/// Every row from the last to the first, given in list order.
fn backward(store: &Store, listing: &Listing, count: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut from = From::End;
    loop {
        let page = page(store, listing, from, count);
        rows.splice(0..0, page.rows);
        match rows.first() {
            Some(first) if !page.at_start => from = From::Before(first.anchor()),
            _ => return rows,
        }
    }
}

fn narrowed(narrow: &str) -> Filter {
    Filter {
        narrow: narrow.to_owned(),
        ..Filter::default()
    }
}

fn households(store: &Store, narrow: &str) -> Vec<fangyijie::domain::household::HouseholdRow> {
    let rows = forward(store, &Listing::Households(narrowed(narrow)), 100);
    rows.into_iter()
        .map(|row| match row {
            Row::Household(row) => row,
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn every_list_meets_every_row_once_both_ways() {
    let clerk = Clerk::at_drill();
    let journal = usize::try_from(clerk.number("SELECT count(*) FROM journal")).unwrap();
    let tasks = usize::try_from(clerk.number("SELECT count(*) FROM task")).unwrap();
    let visits = usize::try_from(clerk.number("SELECT count(*) FROM visit")).unwrap();
    let met =
        usize::try_from(clerk.number("SELECT count(*) FROM visit WHERE outcome = 'met'")).unwrap();
    let meetings = usize::try_from(clerk.number("SELECT count(*) FROM meeting")).unwrap();
    let none = Filter::default;
    for (listing, expected) in [
        (Listing::Households(none()), Some(1200)),
        (Listing::Households(narrowed("3-2")), None),
        (
            Listing::Households(Filter {
                unmet: true,
                ..none()
            }),
            None,
        ),
        (Listing::Issues(none()), Some(53)),
        (
            Listing::Issues(Filter {
                stages: vec![Stage::Closed],
                ..none()
            }),
            Some(14),
        ),
        (Listing::Visits(none()), Some(visits)),
        (Listing::Meetings, Some(meetings)),
        (
            Listing::Tasks {
                filter: TaskFilter::All,
                narrow: String::new(),
            },
            Some(tasks),
        ),
        (
            Listing::Tasks {
                filter: TaskFilter::Overdue,
                narrow: String::new(),
            },
            Some(3),
        ),
        (
            Listing::Tasks {
                filter: TaskFilter::DueToday,
                narrow: String::new(),
            },
            Some(1),
        ),
        (
            Listing::People {
                narrow: String::new(),
                order: Order::default(),
            },
            None,
        ),
        (
            Listing::Cards {
                filter: CardFilter::Pending,
                narrow: String::new(),
            },
            None,
        ),
        (
            Listing::Cards {
                filter: CardFilter::Issued,
                narrow: "09901".to_owned(),
            },
            Some(23),
        ),
        (
            Listing::Handbooks {
                narrow: String::new(),
            },
            Some(90),
        ),
        (Listing::Deeds(None), Some(20)),
        (Listing::Deeds(Some(Deed::Workday)), Some(5)),
        (Listing::Journal, Some(journal)),
        (Listing::Behind(Figure::PersonTimes), Some(met)),
        (Listing::Behind(Figure::Resolved), Some(9)),
    ] {
        let rows = forward(&clerk.store, &listing, 7);
        let anchors: Vec<_> = rows
            .iter()
            .map(Row::anchor)
            .map(|a| (a.sort, a.id))
            .collect();
        let mut once = anchors.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), anchors.len(), "{listing:?}");
        assert!(!rows.is_empty(), "{listing:?}");
        assert!(
            expected.is_none_or(|count| count == rows.len()),
            "{listing:?}: {}",
            rows.len()
        );
        assert_eq!(rows, backward(&clerk.store, &listing, 5), "{listing:?}");
        assert_eq!(rows, forward(&clerk.store, &listing, 5000), "{listing:?}");
    }
}

#[test]
fn a_list_can_start_at_a_row() {
    let clerk = Clerk::at_drill();
    let listing = Listing::Households(Filter::default());
    let all = forward(&clerk.store, &listing, 300);
    let at = page(&clerk.store, &listing, From::At(all[100].anchor()), 3);
    assert_eq!(at.rows, all[100..103]);
}

#[test]
fn households_are_found_by_initials_hanzi_digits_and_doors() {
    let clerk = Clerk::at_drill();
    for (narrow, whom) in [
        ("lzq", "initials"),
        ("林", "hanzi"),
        ("𠮷龙", "rare"),
        ("买买提", "dotted"),
    ] {
        let found = households(&clerk.store, narrow);
        assert!(!found.is_empty(), "{whom}: {narrow}");
    }
    let doors = households(&clerk.store, "3-2-501");
    assert!(!doors.is_empty());
    assert!(doors.iter().all(|row| row.door == "3-2-501"), "{doors:?}");
    let written = households(&clerk.store, "3栋2单元501");
    assert_eq!(doors, written);
    let begun = households(&clerk.store, "3-2-5");
    assert!(begun.len() >= doors.len());
    assert!(begun.iter().all(|row| row.door.starts_with("3-2-5")));
    let estate = households(&clerk.store, "桂香苑 3-2");
    assert!(!estate.is_empty());
    assert!(
        estate
            .iter()
            .all(|row| row.estate == "桂香苑" && row.door.starts_with("3-2"))
    );
    assert!(!households(&clerk.store, "17号").is_empty());
    assert!(households(&clerk.store, "没有这个人家").is_empty());
    assert_eq!(households(&clerk.store, "\"*()").len(), 1200);
}

#[test]
fn a_resident_is_found_by_name_wherever_they_live() {
    let clerk = Clerk::at_drill();
    let conn = clerk.desk.peek();
    let people = super::file::rows(
        &conn,
        "SELECT p.name, r.household_id FROM person p JOIN resident r ON r.person_id = p.id
         WHERE p.id % 97 = 0",
    );
    assert!(people.len() > 20);
    for person in people {
        let [
            rusqlite::types::Value::Text(name),
            rusqlite::types::Value::Integer(home),
        ] = &person[..]
        else {
            panic!("{person:?}");
        };
        let found = households(&clerk.store, name);
        assert!(found.iter().any(|row| row.id.raw() == *home), "{name}");
    }
}

#[test]
fn visits_and_issues_of_one_grid_are_of_that_grid() {
    let clerk = Clerk::at_drill();
    let grid = clerk.number("SELECT id FROM grid WHERE code = '03'");
    let of_grid = Filter {
        grid: Some(fangyijie::domain::Id::new(grid)),
        ..Filter::default()
    };
    for (listing, sql) in [
        (
            Listing::Visits(of_grid.clone()),
            format!(
                "SELECT count(*) FROM visit v JOIN household h ON h.id = v.household_id WHERE h.grid_id = {grid}"
            ),
        ),
        (
            Listing::Issues(of_grid.clone()),
            format!("SELECT count(*) FROM issue WHERE grid_id = {grid}"),
        ),
        (
            Listing::Households(of_grid),
            format!("SELECT count(*) FROM household WHERE grid_id = {grid}"),
        ),
    ] {
        let rows = forward(&clerk.store, &listing, 50);
        assert_eq!(
            i64::try_from(rows.len()).unwrap(),
            clerk.number(&sql),
            "{listing:?}"
        );
    }
}

#[test]
fn issues_are_narrowed_by_what_was_typed_and_nothing_else() {
    let clerk = Clerk::at_drill();
    let count = |narrow: &str| forward(&clerk.store, &Listing::Issues(narrowed(narrow)), 50).len();
    assert!(count("路灯") > 0);
    assert_eq!(count("0053"), 1);
    assert_eq!(count("%"), 0);
    assert_eq!(count("_"), 0);
}

#[test]
fn what_waits_for_a_body_is_what_its_meeting_will_take() {
    use fangyijie::domain::meeting::MeetingKind;
    let mut clerk = Clerk::at_drill();
    clerk.open(MeetingKind::Assembly, 1);
    let Answer::Bodies(bodies) = load(&clerk.store, &Query::Bodies(MeetingKind::Assembly)) else {
        panic!();
    };
    assert!(bodies.iter().all(|body| body.waiting == 0), "{bodies:?}");
    assert_eq!(today(), clerk.on);
}

#[test]
fn everyone_is_met_once_both_ways_those_who_work_near_first() {
    let clerk = Clerk::at_drill();
    let all = clerk.number("SELECT count(*) FROM person");
    let whose = clerk.contact(clerk.household(3));
    for near in [None, Some(TermsOf::Person(whose))] {
        for narrow in ["", "张", "z"] {
            let listing = Listing::Org(OrgListing::Everyone {
                narrow: narrow.to_owned(),
                near,
            });
            let rows = forward(&clerk.store, &listing, 7);
            assert_eq!(
                rows,
                backward(&clerk.store, &listing, 7),
                "{narrow} {near:?}"
            );
            assert_eq!(rows, forward(&clerk.store, &listing, 1000));
            if narrow.is_empty() {
                assert_eq!(i64::try_from(rows.len()).unwrap(), all);
            }
            let works = |row: &Row| match row {
                Row::Person(row) => !row.body.is_empty() || !row.roles.is_empty(),
                other => panic!("{other:?}"),
            };
            assert!(rows.is_sorted_by_key(|row| !works(row)));
        }
    }
    let near = Some(TermsOf::Person(whose));
    let narrow = String::new();
    let listing = Listing::Org(OrgListing::Everyone { narrow, near });
    let group = clerk.number(&format!(
        "SELECT group_id FROM membership WHERE person_id = {} AND to_date IS NULL",
        whose.raw()
    ));
    let Row::Person(first) = &forward(&clerk.store, &listing, 1)[0] else {
        panic!("no person");
    };
    assert_ne!(first.id, whose);
    assert_eq!(
        clerk.number(&format!(
            "SELECT count(*) FROM grid g WHERE g.group_id = {group} AND (
               EXISTS (SELECT 1 FROM membership m WHERE m.person_id = {0} AND m.group_id = {group})
               OR EXISTS (SELECT 1 FROM role_term r LEFT JOIN section s ON s.id = r.section_id
                 WHERE r.person_id = {0} AND g.id IN (r.grid_id, s.grid_id)))",
            first.id.raw()
        )),
        1
    );
}

#[test]
fn whoever_moved_out_is_still_found_among_everyone_by_name_and_by_the_end_of_a_number() {
    let mut clerk = Clerk::at_drill();
    let gone = clerk.household(3);
    let (person, phone): (String, String) = clerk
        .desk
        .peek()
        .query_row(
            "SELECT p.name, p.phone FROM household h JOIN person p ON p.id = h.head_id WHERE h.id = ?1",
            [gone.raw()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    let seal = HouseholdCommand::Seal {
        household: gone,
        on: clerk.on,
        leaving: Leaving::MovedOut,
        note: String::new(),
    };
    clerk.run(&Command::Household(seal));
    let found = |narrow: &str| {
        let narrow = narrow.to_owned();
        let listing = Listing::Org(OrgListing::Everyone { narrow, near: None });
        forward(&clerk.store, &listing, 20)
            .iter()
            .any(|row| matches!(row, Row::Person(row) if row.name == person))
    };
    let tail = &phone[phone.len() - 4..];
    for typed in [person.as_str(), tail, phone.as_str()] {
        assert!(found(typed), "{typed}");
    }
    assert!(!found(&format!("{person} 0000")));
}
