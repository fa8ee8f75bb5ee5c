//! Finding and sorting: by readings, doors, ends of telephone numbers, and in three orders.

use fangyijie::domain::household::HouseholdRow;
use fangyijie::domain::list::{From, Order};
use fangyijie::domain::search::naming;
use fangyijie::store::{Answer, Filter, Listing, Mode, Query, Row, Store};

use super::clerk::Clerk;
use super::file::load;

fn text(clerk: &Clerk, sql: &str) -> String {
    clerk
        .desk
        .peek()
        .query_row(sql, [], |row| row.get(0))
        .unwrap()
}

fn rows(store: &Store, listing: Listing) -> Vec<Row> {
    let query = Query::Rows {
        listing,
        from: From::Start,
        count: 5000,
    };
    match load(store, &query) {
        Answer::Rows(page) => page.rows,
        other => panic!("{other:?}"),
    }
}

fn found(store: &Store, narrow: &str, order: Order) -> Vec<HouseholdRow> {
    let listing = Listing::Households(Filter {
        narrow: narrow.to_owned(),
        order,
        ..Filter::default()
    });
    let household = |row| match row {
        Row::Household(row) => row,
        other => panic!("{other:?}"),
    };
    rows(store, listing).into_iter().map(household).collect()
}

fn people(store: &Store, narrow: &str, order: Order) -> Vec<String> {
    let listing = Listing::People {
        narrow: narrow.to_owned(),
        order,
    };
    let name = |row| match row {
        Row::Person(row) => row.name,
        other => panic!("{other:?}"),
    };
    rows(store, listing).into_iter().map(name).collect()
}

#[test]
fn a_household_is_found_by_the_end_of_any_number_there() {
    let clerk = Clerk::at_drill();
    let phone = text(
        &clerk,
        "SELECT p.phone FROM resident r JOIN person p ON p.id = r.person_id
         WHERE p.phone <> '' ORDER BY r.id LIMIT 1 OFFSET 700",
    );
    let home = clerk.number(&format!(
        "SELECT r.household_id FROM resident r JOIN person p ON p.id = r.person_id WHERE p.phone = '{phone}'"
    ));
    for digits in [4, 6, 8, 11] {
        let tail = &phone[11 - digits..];
        let rows = found(&clerk.store, tail, Order::Place);
        assert!(rows.iter().any(|row| row.id.raw() == home), "{tail}");
        assert!(rows.len() < 40, "{tail}: {}", rows.len());
    }
}

#[test]
fn a_name_and_a_building_are_looked_for_together() {
    let clerk = Clerk::at_drill();
    let all = found(&clerk.store, "zh", Order::Place);
    for typed in ["zh 3栋", "zh3栋", "3栋 zh"] {
        let rows = found(&clerk.store, typed, Order::Place);
        assert!(!rows.is_empty() && rows.len() < all.len(), "{typed}");
        // A house of that number in a lane is called so too.
        let is_there = |row: &HouseholdRow| row.door.starts_with("3-") || row.door == "3号";
        assert!(rows.iter().all(is_there), "{typed}");
    }
    let both = found(&clerk.store, "3-2 张", Order::Place);
    assert!(!both.is_empty());
    assert!(both.iter().all(|row| row.door.starts_with("3-2-")));
}

#[test]
fn few_hits_stand_in_the_order_that_was_asked_for() {
    let clerk = Clerk::at_drill();
    for narrow in ["", "z", "3-2", "张"] {
        let doors = found(&clerk.store, narrow, Order::Place);
        assert!(
            doors.is_sorted_by_key(|row| (row.place.clone(), row.id.raw())),
            "{narrow}"
        );
        for order in [Order::Pinyin, Order::Stroke] {
            let rows = found(&clerk.store, narrow, order);
            assert_eq!(rows.len(), doors.len(), "{narrow}");
            let key = |row: &HouseholdRow| {
                let made = naming(&row.head, "");
                match order {
                    Order::Stroke => made.by_stroke,
                    Order::Place | Order::Pinyin => made.by_pinyin,
                }
            };
            assert!(
                rows.is_sorted_by_key(|row| (key(row), row.id.raw())),
                "{narrow} {order:?}"
            );
        }
    }
}

#[test]
fn members_are_found_by_name_branch_and_number_and_sorted() {
    let clerk = Clerk::at_drill();
    let all = people(&clerk.store, "", Order::Place);
    let mut by_pinyin = all.clone();
    by_pinyin.sort_by_cached_key(|name| naming(name, "").by_pinyin);
    let keys = |names: &[String]| -> Vec<String> {
        names
            .iter()
            .map(|name| naming(name, "").by_pinyin)
            .collect()
    };
    assert_eq!(
        keys(&people(&clerk.store, "", Order::Pinyin)),
        keys(&by_pinyin)
    );
    let branch = text(&clerk, "SELECT name FROM branch ORDER BY id LIMIT 1");
    let members = clerk.number(
        "SELECT count(*) FROM membership WHERE to_date IS NULL AND branch_id = (SELECT min(id) FROM branch)",
    );
    let of_branch = people(&clerk.store, &branch, Order::Place);
    assert_eq!(i64::try_from(of_branch.len()), Ok(members));
    let (name, phone) = (
        text(
            &clerk,
            "SELECT p.name FROM membership m JOIN person p ON p.id = m.person_id WHERE p.phone <> '' ORDER BY m.id LIMIT 1",
        ),
        text(
            &clerk,
            "SELECT p.phone FROM membership m JOIN person p ON p.id = m.person_id WHERE p.phone <> '' ORDER BY m.id LIMIT 1",
        ),
    );
    assert!(people(&clerk.store, &name, Order::Stroke).contains(&name));
    assert!(people(&clerk.store, &phone[7..], Order::Place).contains(&name));
}

#[test]
fn sealed_households_are_not_found() {
    let clerk = Clerk::at_drill();
    let door = found(&clerk.store, "", Order::Place)[5].clone();
    let path = clerk.desk.path.clone();
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.execute(
        "UPDATE household SET to_date = '2026-11-01', sealed = 'moved' WHERE id = ?1",
        [door.id.raw()],
    )
    .unwrap();
    let store = Store::open(&path, Mode::Write).unwrap();
    store.rebuild_index().unwrap();
    for order in [Order::Place, Order::Pinyin, Order::Stroke] {
        for narrow in ["", &door.head, &door.door] {
            let rows = found(&store, narrow, order);
            assert!(
                rows.iter().all(|row| row.id != door.id),
                "{narrow} {order:?}"
            );
        }
    }
}
