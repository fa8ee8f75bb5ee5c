//! One bad row never blinds a list: it stands there as damaged, and every other row is met once, both ways.

use fangyijie::domain::list::{From, Order, Page};
use fangyijie::store::{
    Answer, CardFilter, Failure, Fault, Filter, Listing, OrgListing, Query, Row, Store, TaskFilter,
};
use rusqlite::Connection;

use super::file::{Desk, load, one, today};

/// Rows read at once; no list is a multiple of it.
const COUNT: usize = 7;

fn page(store: &Store, listing: &Listing, from: From) -> Page<Row> {
    let query = Query::Rows {
        listing: listing.clone(),
        from,
        count: COUNT,
    };
    match load(store, &query) {
        Answer::Rows(page) => page,
        other => panic!("{other:?}"),
    }
}

/// The rows of a list, walked forward and backward.
fn both_ways(store: &Store, listing: &Listing) -> (Vec<i64>, usize) {
    let mut forward = Vec::new();
    let mut from = From::Start;
    loop {
        let page = page(store, listing, from);
        forward.extend(page.rows);
        assert!(forward.len() < 5000, "{listing:?} goes round and round");
        match forward.last() {
            Some(last) if !page.at_end => from = From::After(last.anchor()),
            _ => break,
        }
    }
    let mut backward = Vec::new();
    let mut from = From::End;
    loop {
        let page = page(store, listing, from);
        backward.splice(0..0, page.rows);
        assert!(backward.len() < 5000, "{listing:?} goes round and round");
        match backward.first() {
            Some(first) if !page.at_start => from = From::Before(first.anchor()),
            _ => break,
        }
    }
    let ids = |rows: &[Row]| rows.iter().map(|row| row.anchor().id).collect::<Vec<_>>();
    assert_eq!(ids(&forward), ids(&backward), "{listing:?}");
    let damaged = forward.iter().filter(|row| matches!(row, Row::Damaged(_)));
    (ids(&forward), damaged.count())
}

/// Lists, each with a row that is made unreadable in a way no command leads to.
fn cases() -> Vec<(Listing, &'static str)> {
    let all = Filter::default;
    let narrow = String::new;
    let org = |listing| Listing::Org(listing);
    vec![
        (Listing::Visits(all()), "visit SET outcome = 'zzz'"),
        (
            Listing::Visits(all()),
            "visit SET said = CAST(x'e4b8' AS TEXT)",
        ),
        (Listing::Visits(all()), "visit SET on_date = '2026-02-31'"),
        (
            Listing::Visits(all()),
            "visit SET on_date = CAST(x'32ff' AS TEXT)",
        ),
        (Listing::Visits(all()), "visit SET on_date = ''"),
        (
            Listing::Issues(all()),
            "issue SET text = CAST(x'ff' AS TEXT)",
        ),
        (Listing::Issues(all()), "issue SET category = 'nothing'"),
        (
            Listing::Issues(all()),
            "issue SET registered_on = CAST(x'39ff' AS TEXT)",
        ),
        (
            Listing::Households(all()),
            "household SET tags = CAST(x'80' AS TEXT)",
        ),
        (
            Listing::Households(all()),
            "household SET place = CAST(x'fe' AS TEXT)",
        ),
        (
            Listing::Households(Filter {
                order: Order::Pinyin,
                ..all()
            }),
            "household_order SET pinyin = CAST(x'61fe' AS TEXT)",
        ),
        (Listing::Grids, "grid SET name = CAST(x'c3' AS TEXT)"),
        (Listing::Meetings, "meeting SET kind = 'party'"),
        (Listing::Meetings, "meeting SET on_date = 'friday'"),
        (
            Listing::Tasks {
                filter: TaskFilter::All,
                narrow: narrow(),
            },
            "task SET deadline = CAST(x'30ff' AS TEXT)",
        ),
        (
            Listing::People {
                narrow: narrow(),
                order: Order::Place,
            },
            "person SET phone = CAST(x'ff' AS TEXT) WHERE id IN (SELECT person_id FROM membership)",
        ),
        (
            Listing::People {
                narrow: narrow(),
                order: Order::Stroke,
            },
            "people_order SET stroke = CAST(x'ff' AS TEXT)",
        ),
        (
            org(OrgListing::Everyone {
                narrow: narrow(),
                near: None,
            }),
            "person SET name = CAST(x'ff' AS TEXT)",
        ),
        (
            org(OrgListing::Branches { narrow: narrow() }),
            "branch SET name = CAST(x'ff' AS TEXT)",
        ),
        (
            org(OrgListing::Groups { narrow: narrow() }),
            "party_group SET name = CAST(x'ff' AS TEXT)",
        ),
        (
            org(OrgListing::Sections {
                grid: None,
                narrow: narrow(),
            }),
            "section SET place = CAST(x'41ff' AS TEXT)",
        ),
        (
            Listing::Cards {
                filter: CardFilter::Issued,
                narrow: narrow(),
            },
            "card SET number = CAST(x'ff' AS TEXT)",
        ),
        (Listing::Deeds(None), "aid SET on_date = '31.12.'"),
        (Listing::Journal, "journal SET at = 'never'"),
        (
            Listing::Journal,
            "journal SET subject = CAST(x'ff' AS TEXT)",
        ),
    ]
}

fn alter(conn: &Connection, change: &str) {
    conn.pragma_update(None, "ignore_check_constraints", true)
        .unwrap();
    let table = change.split(' ').next().unwrap();
    let id = match table {
        "household_order" => "household_id",
        "people_order" => "person_id",
        _ => "id",
    };
    let sql = if change.contains(" WHERE ") {
        format!("UPDATE {change}")
    } else if table == "card" {
        format!("UPDATE {change} WHERE id = (SELECT min(id) FROM card WHERE status = 'issued')")
    } else {
        // One in the middle, so that pages lie before and behind it.
        format!(
            "UPDATE {change} WHERE {id} = (SELECT {id} FROM {table} ORDER BY {id}
               LIMIT 1 OFFSET (SELECT count(*) / 2 FROM {table}))"
        )
    };
    conn.execute_batch(&sql).unwrap();
}

#[test]
fn a_bad_row_stands_in_its_list_as_damaged_and_the_list_goes_on() {
    for (listing, change) in cases() {
        let desk = Desk::drill();
        let (mut before, none) = both_ways(&desk.open(), &listing);
        assert_eq!(none, 0);
        alter(&desk.peek_to_write(), change);
        let (mut after, damaged) = both_ways(&desk.open(), &listing);
        assert!(damaged > 0, "{listing:?} {change}");
        before.sort_unstable();
        after.sort_unstable();
        assert_eq!(after, before, "{listing:?} {change}");
    }
}

#[test]
fn the_card_of_a_bad_row_says_so_in_words() {
    let desk = Desk::drill();
    let id: i64 = one(&desk.peek(), "SELECT min(id) FROM issue");
    desk.peek_to_write()
        .execute(
            "UPDATE issue SET text = CAST(x'ff' AS TEXT) WHERE id = ?1",
            [id],
        )
        .unwrap();
    let store = desk.open();
    let query = Query::Issue(fangyijie::domain::Id::new(id));
    let failed = store.load(&query, today()).unwrap_err();
    assert!(
        matches!(&failed, Failure::Fault(Fault::Unreadable { .. })),
        "{failed:?}"
    );
    let words = fangyijie::text::faults::failure(&failed);
    assert!(words.contains("fyj check"), "{words}");
    assert_eq!(store.unsound(), None, "the file itself is whole");
}
