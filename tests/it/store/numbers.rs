//! Doors and telephones on the wall: hidden however they are typed and whatever residents are called, and counted.

use fangyijie::domain::wall::{WallPicture, WallView};
use fangyijie::store::{Answer, Query};
use fangyijie::text::masked;

use super::clerk::Clerk;

/// A sentence as the wall shows it, and what is said of it to whoever sends it.
fn said(clerk: &Clerk, text: &str) -> (String, String) {
    let view = WallView::Message(text.to_owned());
    match clerk.store.load(&Query::Preview(view), clerk.on).unwrap() {
        Answer::Preview(slide) => match slide.picture {
            WallPicture::Message(shown) => (shown, masked::counted(&slide.masked)),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_resident_whose_name_is_a_word_of_doors_keeps_none_from_being_hidden() {
    let clerk = Clerk::at_drill();
    for name in ["单元", "楼栋", "门号", "室外", "于单", "三一"] {
        clerk.change(&format!(
            "UPDATE person SET name = '{name}' WHERE id = (SELECT min(id) FROM person)"
        ));
        for door in [
            "77栋1单元1002",
            "77号楼1单元1002室",
            "2号楼502室",
            "三栋三单元三一二",
            "1 栋 1 单元 301 室",
        ] {
            let (shown, _) = said(&clerk, &format!("请{door}的住户看"));
            assert_eq!(shown, "请***的住户看", "{name}, {door}");
        }
    }
}

#[test]
fn what_is_blanked_besides_names_is_said_to_whoever_sends_it() {
    let clerk = Clerk::at_drill();
    for (text, counted) in [
        ("今晚七点议事", "没有另外要遮的姓名、号码"),
        ("有事打13812345678", "遮住号码、门牌1处"),
        ("3-2-501、5-1-201请打139，0000，0003", "遮住号码、门牌3处"),
    ] {
        assert_eq!(said(&clerk, text).1, counted, "{text}");
    }
}

#[test]
fn a_house_in_a_street_of_the_file_is_hidden_without_the_word_that_says_it_is_one() {
    let clerk = Clerk::at_drill();
    clerk.change(
        "UPDATE section SET estate = '青松坡', name = '青松坡' WHERE id =
           (SELECT min(id) FROM section WHERE kind = 'scattered')",
    );
    for text in [
        "青松坡17的路灯",
        "青松坡 17 号的路灯",
        "青 松 坡（17）的路灯",
    ] {
        let (shown, _) = said(&clerk, text);
        assert!(
            !shown.contains("17") && shown.ends_with("的路灯"),
            "{shown}"
        );
    }
}

#[test]
fn a_room_beside_someone_is_hidden_and_a_count_beside_someone_is_not() {
    let clerk = Clerk::at_drill();
    clerk.change("UPDATE person SET name = '鲁慕砚' WHERE id = (SELECT min(id) FROM person)");
    for (text, shown) in [
        ("301鲁慕砚、鲁慕砚（1203）", "***鲁**、鲁**（***）"),
        (
            "鲁慕砚105票，鲁慕砚 2026年当选",
            "鲁**105票，鲁** 2026年当选",
        ),
    ] {
        assert_eq!(said(&clerk, text).0, shown);
    }
}
