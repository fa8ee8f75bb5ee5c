//! One bad value in any column of any table: every list goes on, and no row of it is left out in silence.

use fangyijie::domain::coverage::Hole;
use fangyijie::domain::figures::{Figure, Period};
use fangyijie::domain::list::{From, Order};
use fangyijie::domain::meeting::MeetingKind;
use fangyijie::domain::month::{Lacking, Month};
use fangyijie::domain::{Coded, Id};
use fangyijie::io::export::{self, Masking, roster};
use fangyijie::store::export::{Ask, Handout};
use fangyijie::store::{
    Answer, CardFilter, Filter, Listing, MonthFilter, OrgListing, Query, Row, Store, TaskFilter,
    TermsOf, WhichMinutes,
};
use rusqlite::Connection;

use super::file::{Desk, noon, one, today};

/// Every list there is.
fn lists(conn: &Connection) -> Vec<Listing> {
    let narrow = String::new;
    let all = Filter::default;
    let caller = Id::new(one(
        conn,
        "SELECT person_id FROM contact WHERE to_date IS NULL AND kind = 'main' ORDER BY id LIMIT 1",
    ));
    let grid = Id::new(one(conn, "SELECT min(id) FROM grid"));
    let meeting = Id::new(one(conn, "SELECT min(meeting_id) FROM attendance"));
    let mut lists = vec![
        Listing::Grids,
        Listing::Households(all()),
        Listing::Households(Filter {
            order: Order::Pinyin,
            ..all()
        }),
        Listing::Households(Filter { due: true, ..all() }),
        Listing::Households(Filter {
            unmet: true,
            ..all()
        }),
        Listing::Households(Filter {
            contact: Some(caller),
            ..all()
        }),
        Listing::Issues(all()),
        Listing::Visits(all()),
        Listing::Meetings,
        Listing::Tasks {
            filter: TaskFilter::All,
            narrow: narrow(),
        },
        Listing::People {
            narrow: narrow(),
            order: Order::Place,
        },
        Listing::People {
            narrow: narrow(),
            order: Order::Stroke,
        },
        Listing::Coverage,
        Listing::Months(MonthFilter::default()),
        Listing::Months(MonthFilter {
            lacking: Some(Lacking::Report),
            ..MonthFilter::default()
        }),
        Listing::Handbooks { narrow: narrow() },
        Listing::Rules,
        Listing::Deeds(None),
        Listing::Journal,
    ];
    lists.extend(Hole::all().map(Listing::Holes));
    lists.extend(
        [
            CardFilter::Pending,
            CardFilter::Issued,
            CardFilter::Stale,
            CardFilter::Void,
        ]
        .map(|filter| Listing::Cards {
            filter,
            narrow: narrow(),
        }),
    );
    lists.extend(
        [
            Figure::HouseholdTimes,
            Figure::HouseholdsMet,
            Figure::Opinions,
            Figure::Resolved,
            Figure::Helped,
            Figure::Workdays,
        ]
        .map(Listing::Behind),
    );
    let org = [
        OrgListing::Bodies { narrow: narrow() },
        OrgListing::Groups { narrow: narrow() },
        OrgListing::Grids { narrow: narrow() },
        OrgListing::Sections {
            grid: None,
            narrow: narrow(),
        },
        OrgListing::Everyone {
            narrow: narrow(),
            near: Some(TermsOf::Grid(grid)),
        },
        OrgListing::Handovers,
        OrgListing::Terms {
            of: TermsOf::Grid(grid),
            narrow: narrow(),
        },
        OrgListing::Relatives {
            of: caller,
            narrow: narrow(),
        },
        OrgListing::Present {
            meeting,
            narrow: narrow(),
        },
    ];
    lists.extend(org.map(Listing::Org));
    lists
}

fn rows(store: &Store, listing: &Listing) -> Result<Vec<Row>, String> {
    let query = Query::Rows {
        listing: listing.clone(),
        from: From::Start,
        count: 3000,
    };
    match store.load(&query, today()) {
        Ok(Answer::Rows(page)) => Ok(page.rows),
        Ok(other) => Err(format!("{other:?}")),
        Err(failure) => Err(failure.to_string()),
    }
}

/// What a screen shows for the whole file.
fn of_the_whole() -> Vec<Query> {
    vec![
        Query::Owed,
        Query::Figures(Period::default()),
        Query::Uncountable,
        Query::Settings,
        Query::Community,
        Query::MonthTotals(0),
        Query::CalendarMonth(Month::of(today())),
        Query::Bodies(MeetingKind::Group),
        Query::Bodies(MeetingKind::Assembly),
        Query::Wall(None),
        Query::CountHouseholds(Filter {
            due: true,
            ..Filter::default()
        }),
    ]
}

struct Column {
    table: String,
    name: String,
    /// A value of the column that no command writes.
    bad: &'static str,
}

/// Every column but numbers of rows.
fn columns(conn: &Connection) -> Vec<Column> {
    let mut statement = conn
        .prepare(
            "SELECT t.name, c.name, CASE
               WHEN EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) f WHERE f.\"from\" = c.name)
                 THEN 'link' ELSE c.type END
             FROM pragma_table_list t JOIN pragma_table_info(t.name) c
             WHERE t.schema = 'main' AND t.type = 'table' AND NOT t.wr AND t.name NOT LIKE 'sqlite%'
               AND t.name NOT LIKE '%_stale' AND c.pk = 0
             ORDER BY t.name, c.cid",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        let kind: String = row.get(2)?;
        Ok((row.get(0)?, row.get(1)?, kind))
    });
    let bad = |(n, (table, name, kind)): (usize, (String, String, String))| Column {
        table,
        name,
        bad: match (kind.as_str(), n % 2) {
            ("link", _) => "77777",
            ("BLOB", _) => "x'ff'",
            ("INTEGER", 0) => "-1",
            ("INTEGER", _) => "9223372036854775807",
            (_, 0) => "CAST(x'ff' AS TEXT)",
            _ => "'zz'",
        },
    };
    let rows = rows.unwrap().map(Result::unwrap);
    rows.enumerate().map(bad).collect()
}

/// Columns by which a row stands in a list or does not: elsewhere it may be missing, and the check names it.
const PLACING: [(&str, &str); 9] = [
    ("visit", "outcome"),
    ("issue", "stage"),
    ("decision", ""),
    ("feedback", "issue_id"),
    ("card", ""),
    ("contact", ""),
    ("membership", ""),
    ("person", "born"),
    ("role_term", ""),
];

fn places(column: &Column) -> bool {
    PLACING
        .iter()
        .any(|(table, name)| column.table == *table && (name.is_empty() || column.name == *name))
}

fn unchecked(desk: &Desk) -> Connection {
    let conn = desk.peek_to_write();
    conn.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
        .unwrap();
    conn
}

/// How many tests share the columns.
const SHARES: usize = 3;

#[test]
fn one_bad_value_anywhere_blinds_no_list_and_nothing_that_is_shown_of_the_whole() {
    share(0);
}

#[test]
fn nor_does_one_in_a_second_share_of_the_columns() {
    share(1);
}

#[test]
fn nor_does_one_in_a_third_share_of_the_columns() {
    share(2);
}

fn share(of: usize) {
    let desk = Desk::drill();
    let store = desk.open();
    let conn = unchecked(&desk);
    let lists = lists(&conn);
    let before: Vec<usize> = (lists.iter().map(|list| rows(&store, list).unwrap().len())).collect();
    let mut wrong = Vec::new();
    for column in columns(&conn).into_iter().skip(of).step_by(SHARES) {
        let Column { table, name, bad } = &column;
        conn.execute_batch(&format!(
            "CREATE TEMP TABLE old AS SELECT rowid AS at, {name} AS value FROM {table}
               WHERE {name} IS NOT NULL ORDER BY rowid DESC LIMIT 1;
             UPDATE OR IGNORE {table} SET {name} = {bad} WHERE rowid IN (SELECT at FROM old)"
        ))
        .unwrap();
        let what = format!("{table}.{name} = {bad}");
        for (list, before) in lists.iter().zip(&before) {
            match rows(&store, list) {
                Err(error) => wrong.push(format!("{what}: {list:?}: {error}")),
                Ok(now) if now.len() < *before && !places(&column) => {
                    wrong.push(format!("{what}: {list:?}: {} of {before}", now.len()));
                }
                Ok(_) => {}
            }
        }
        for query in of_the_whole() {
            if let Err(failure) = store.load(&query, today()) {
                wrong.push(format!("{what}: {query:?}: {failure}"));
            }
        }
        conn.execute_batch(&format!(
            "UPDATE {table} SET {name} = (SELECT value FROM old) WHERE rowid IN (SELECT at FROM old);
             DROP TABLE old"
        ))
        .unwrap();
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A list that left the file: what it says, and how many rows of it could not be read.
fn written(desk: &Desk, handed: Option<Handout>) -> (String, u32) {
    let folder = crate::temp::folder();
    let name = if handed == Some(Handout::Minutes) {
        "a.txt"
    } else {
        "a.csv"
    };
    let path = folder.path().join(name);
    let damaged = match handed {
        None => roster(&desk.open(), &path, Masking::Masked).map(|table| table.damaged),
        Some(handout) => {
            let ask = Ask {
                handout,
                which: WhichMinutes::Latest,
                path: path.clone(),
                full: None,
            };
            export::handout(&desk.path, &ask, &noon(today())).map(|written| written.damaged)
        }
    };
    let damaged = damaged.unwrap_or_else(|error| panic!("{}", export::text::sheet_error(&error)));
    (std::fs::read_to_string(&path).unwrap(), damaged)
}

#[test]
fn every_file_that_leaves_goes_on_past_a_bad_row_and_says_how_many_there_were() {
    let one_of = |table: &str| format!("WHERE id = (SELECT max(id) FROM {table})");
    let head = "WHERE id = (SELECT head_id FROM household WHERE head_id IS NOT NULL AND to_date IS NULL ORDER BY id LIMIT 1)";
    let cases = [
        (
            format!("person SET name = CAST(x'ff' AS TEXT) {head}"),
            Some(None),
        ),
        (
            format!(
                "household SET door = CAST(x'ff' AS TEXT) {}",
                one_of("household")
            ),
            Some(None),
        ),
        (
            format!("household SET size = -4 {}", one_of("household")),
            Some(None),
        ),
        (
            format!("household SET section_id = 77777 {}", one_of("household")),
            Some(None),
        ),
        (
            format!("section SET kind = 'zz' {}", one_of("section")),
            Some(None),
        ),
        (
            format!("ballot SET approve = -1 {}", one_of("ballot")),
            Some(Some(Handout::Votes)),
        ),
        (
            format!(
                "agenda_part SET title = CAST(x'ff' AS TEXT) {}",
                one_of("agenda_part")
            ),
            Some(Some(Handout::Votes)),
        ),
        (
            "meeting SET kind = 'zz' WHERE id = (SELECT min(meeting_id) FROM minutes)".to_owned(),
            None,
        ),
        ("branch SET name = CAST(x'ff' AS TEXT)".to_owned(), None),
        (
            "grid SET name = CAST(x'ff' AS TEXT) WHERE id = (SELECT max(id) FROM grid)".to_owned(),
            None,
        ),
    ];
    for (change, of) in cases {
        let desk = Desk::drill();
        unchecked(&desk)
            .execute_batch(&format!("UPDATE {change}"))
            .unwrap();
        for handed in [None, Some(Handout::Votes), Some(Handout::Minutes)] {
            let (text, damaged) = written(&desk, handed);
            assert!(text.lines().count() > 9, "{change}: {handed:?}: {text}");
            assert_eq!(
                text.contains("[损坏] 1-"),
                damaged > 0,
                "{change}: {handed:?}"
            );
            if of == Some(handed) {
                assert!(damaged > 0, "{change}: {handed:?}");
            }
        }
    }
}

#[test]
fn a_name_that_is_damaged_is_hidden_all_the_same() {
    let desk = Desk::drill();
    let of = "(SELECT assignee_id FROM task ORDER BY id LIMIT 1)";
    let name: String = one(
        &desk.peek(),
        &format!("SELECT name FROM person WHERE id = {of}"),
    );
    unchecked(&desk)
        .execute_batch(&format!(
            "UPDATE person SET name = CAST(x'ff' AS TEXT) WHERE id = {of}"
        ))
        .unwrap();
    let names = desk.open().all_names().unwrap();
    assert!(!names.hide(&format!("请{name}去看一下")).contains(&name));
}
