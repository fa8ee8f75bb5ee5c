//! The wall shows what is talked about and never whom it concerns.

use std::collections::BTreeSet;

use fangyijie::domain::Id;
use fangyijie::domain::ballot::Method;
use fangyijie::domain::meeting::{Disposition, MeetingKind};
use fangyijie::domain::wall::WallView;
use fangyijie::store::Command;

use proptest::prelude::*;

use super::clerk::Clerk;
use crate::cases::cases;

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

/// How a text of the file may be written: as it stands, full-width, with hanzi digits, with blanks.
fn ways(text: &str) -> Vec<String> {
    let each = |f: fn(char) -> String| text.chars().map(f).collect::<String>();
    vec![
        text.to_owned(),
        each(|c| match c {
            '0'..='9' | '-' => char::from_u32(u32::from(c) + 0xfee0).unwrap().to_string(),
            other => other.to_string(),
        }),
        each(|c| match c.to_digit(10) {
            Some(n) => "零一二三四五六七八九"
                .chars()
                .nth(n as usize)
                .unwrap()
                .to_string(),
            None => c.to_string(),
        }),
    ]
}

/// The forms in which a flat is said: `3-2-501`, `3栋2单元501室`, `3#2-501`.
fn said(door: &str) -> Vec<String> {
    let parts: Vec<&str> = door.split('-').collect();
    let [building, unit, room] = parts[..] else {
        return vec![format!("东河老街{door}")];
    };
    vec![
        door.to_owned(),
        format!("{building}栋{unit}单元{room}"),
        format!("{building}号楼{unit}单元{room}室"),
        format!("{building}#{unit}-{room}"),
        format!("{building}栋 {unit}单元 {room}"),
    ]
}

#[test]
fn whatever_of_the_file_is_woven_into_a_text_does_not_survive() {
    let clerk = std::cell::RefCell::new(Clerk::at_drill());
    let texts = |sql: &str| -> Vec<String> {
        let clerk = clerk.borrow();
        let conn = clerk.desk.peek();
        let mut statement = conn.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let names = texts(
        "SELECT name FROM person WHERE length(name) > 1 AND id IN
           (SELECT person_id FROM role_term UNION SELECT person_id FROM membership)",
    );
    let phones = texts("SELECT phone FROM person WHERE phone <> ''");
    let doors = texts("SELECT door FROM household");
    let filler = [
        "路灯坏了3盏",
        "11月20日",
        "3栋楼道",
        "2026年",
        "应到24人",
        "，找",
        "电话",
        "家在",
        "。",
    ];
    let pieces = (
        proptest::sample::select(names),
        proptest::sample::select(phones),
        proptest::sample::select(doors),
        proptest::collection::vec(proptest::sample::select(filler.to_vec()), 4),
        (0usize..3, 0usize..3, 0usize..5),
    );
    proptest!(cases(200), |((name, phone, door, filler, (how_phone, how_door, form)) in pieces)| {
        let forms = said(&door);
        let door = ways(&forms[form % forms.len()])[how_door].clone();
        let phone = ways(&phone)[how_phone].clone();
        let text = format!("{}{name}{}，{phone}{}，{door}，{}", filler[0], filler[1], filler[2], filler[3]);
        let mut clerk = clerk.borrow_mut();
        clerk.store.show_on_wall(WallView::Message(text.clone())).unwrap();
        let shown = format!("{:?}", clerk.store.wall().unwrap());
        for secret in [&name, &phone] {
            prop_assert!(!shown.contains(secret.as_str()), "{secret} of {text} in {shown}");
        }
        let rear: String = door.chars().skip_while(|c| !c.is_ascii_digit()).collect();
        prop_assert!(!shown.contains(&door), "{door} of {text} in {shown}");
        prop_assert!(rear.is_empty() || !shown.contains(&rear), "{rear} of {text} in {shown}");
        let kept: String = clerk.desk.peek().query_row(
            "SELECT view || queue || past FROM wall", [], |row| row.get(0)).unwrap();
        prop_assert!(!kept.contains(&name) && !kept.contains(&phone), "{kept}");
    });
}

#[test]
fn a_picture_that_is_being_read_does_not_keep_the_operator_from_writing() {
    let mut clerk = Clerk::at_drill();
    let reader = clerk.desk.peek();
    reader
        .execute_batch("BEGIN; SELECT view FROM wall")
        .unwrap();
    let before: String = view_of(&reader);
    clerk.meet(MeetingKind::Group, 3);
    clerk.store.show_on_wall(WallView::Blank).unwrap();
    // What is being read is still of one moment.
    assert_eq!(view_of(&reader), before);
    reader.execute_batch("COMMIT").unwrap();
    assert_eq!(view_of(&reader), "\"Blank\"");
}

fn view_of(conn: &rusqlite::Connection) -> String {
    conn.query_row("SELECT view FROM wall", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn what_the_wall_shows_already_is_not_written_again() {
    let mut clerk = Clerk::at_drill();
    let reader =
        fangyijie::store::Store::open(clerk.store.path(), fangyijie::store::Mode::Read).unwrap();
    clerk.store.show_on_wall(WallView::Blank).unwrap();
    let version = reader.data_version().unwrap();
    clerk.store.show_on_wall(WallView::Blank).unwrap();
    assert_eq!(reader.data_version().unwrap(), version);
    clerk.store.show_on_wall(WallView::Board).unwrap();
    assert_ne!(reader.data_version().unwrap(), version);
}

#[test]
fn a_result_is_on_the_wall_only_once_it_was_announced() {
    let mut clerk = Clerk::at_drill();
    let assembly = clerk.meet(MeetingKind::Assembly, 1);
    let issue = clerk.board(assembly).items[0].issue;
    let item = clerk.item(assembly, issue);
    clerk.pass(assembly, issue);
    clerk.change("UPDATE ballot SET published_at = NULL");
    clerk
        .store
        .show_on_wall(WallView::Item(assembly, item))
        .unwrap();
    let picture = |clerk: &Clerk| format!("{:?}", clerk.store.wall().unwrap());
    let before = picture(&clerk);
    assert!(
        before.contains("stage: Closed") && !before.contains("approve"),
        "{before}"
    );
    clerk.change("UPDATE ballot SET published_at = closed_at");
    assert!(picture(&clerk).contains("Published"), "{}", picture(&clerk));
}
