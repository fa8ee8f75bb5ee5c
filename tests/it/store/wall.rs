//! The wall shows what is talked about and never whom it concerns.

use std::collections::BTreeSet;

use fangyijie::domain::Id;
use fangyijie::domain::ballot::Method;
use fangyijie::domain::meeting::{Disposition, MeetingKind};
use fangyijie::domain::wall::WallView;
use fangyijie::store::Command;

use super::clerk::Clerk;

/// Every name, phone and door in the file.
fn personal(clerk: &Clerk) -> BTreeSet<String> {
    let conn = clerk.desk.peek();
    let mut statement = conn
        .prepare(
            "SELECT name FROM person UNION SELECT phone FROM person WHERE phone <> ''
             UNION SELECT door FROM household",
        )
        .unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Every picture the wall can be sent, as text.
fn pictures(clerk: &mut Clerk) -> Vec<String> {
    let conn = clerk.desk.peek();
    let mut views = vec![WallView::Board, WallView::Blank];
    for row in super::file::rows(&conn, "SELECT meeting_id, id FROM agenda_item") {
        let [
            rusqlite::types::Value::Integer(meeting),
            rusqlite::types::Value::Integer(item),
        ] = row[..]
        else {
            panic!("{row:?}");
        };
        views.push(WallView::Agenda(Id::new(meeting)));
        views.push(WallView::Item(Id::new(meeting), Id::new(item)));
    }
    let mut pictures = Vec::new();
    for view in views {
        clerk.store.show_on_wall(view).unwrap();
        pictures.push(format!("{:?}", clerk.store.wall().unwrap()));
    }
    pictures
}

#[test]
fn no_picture_holds_a_name_a_phone_or_a_door() {
    let mut clerk = Clerk::at_drill();
    let assembly = clerk.meet(MeetingKind::Assembly, 1);
    let issue = clerk.board(assembly).items[0].issue;
    clerk.pass(assembly, issue);
    clerk.dispose(assembly, issue, Disposition::Assigned);
    let item = clerk.board(assembly).items[1].id;
    clerk.run(&Command::OpenBallot {
        item,
        method: Method::Named,
    });
    let personal = personal(&clerk);
    let pictures = pictures(&mut clerk);
    assert!(pictures.len() > 100);
    for picture in &pictures {
        for secret in &personal {
            assert!(!picture.contains(secret.as_str()), "{secret} in {picture}");
        }
        for digits in ["0722", "5550123", "3栋2单元501", "4-1-302", "126555"] {
            assert!(!picture.contains(digits), "{digits} in {picture}");
        }
    }
    assert!(pictures.iter().any(|picture| picture.contains("***")));
}

#[test]
fn internal_issues_never_appear_not_even_as_a_number() {
    let mut clerk = Clerk::at_drill();
    let hidden: Vec<String> = {
        let conn = clerk.desk.peek();
        let mut statement = conn
            .prepare("SELECT text FROM issue WHERE internal")
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    clerk.meet(MeetingKind::Group, 3);
    let pictures = pictures(&mut clerk);
    for text in &hidden {
        let start: String = text.chars().take(6).collect();
        assert!(pictures.iter().all(|picture| !picture.contains(&start)));
    }
    let all = clerk.number("SELECT count(*) FROM issue");
    let board = &pictures[0];
    let shown: i64 = board
        .split("counts: [")
        .nth(1)
        .unwrap()
        .split(']')
        .next()
        .unwrap()
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse::<i64>().ok())
        .sum();
    assert_eq!(shown, all - 1);
}

#[test]
fn a_meeting_that_was_undone_leaves_the_board() {
    let mut clerk = Clerk::at_drill();
    let opening = clerk.opening(MeetingKind::Assembly, 1);
    let done = clerk.run(&opening);
    let view = WallView::Agenda(Id::new(done.made.unwrap()));
    clerk.store.show_on_wall(view).unwrap();
    clerk.run(&Command::Undo { entry: done.entry });
    assert!(format!("{:?}", clerk.store.wall().unwrap()).starts_with("Board"));
}
