//! Finding a door and putting lists into another order, by keyboard.

use fangyijie::domain::search::naming;

use crate::desk::Desk;

#[test]
fn the_empty_field_says_what_can_be_typed() {
    let mut desk = Desk::sized(120, 36);
    desk.press("/").says("首字母 汉字 3-2-501 电话后四位");
    desk.press("z").is_silent_on("电话后四位");
}

#[test]
fn households_stand_by_door_by_pinyin_or_by_strokes_and_the_heading_says_it() {
    let mut desk = Desk::sized(120, 36);
    desk.is_silent_on("按拼音");
    let first = |key: &str| {
        format!(
            "SELECT p.name FROM household h JOIN person p ON p.id = h.head_id ORDER BY p.{key}, h.id LIMIT 1"
        )
    };
    desk.press("F2 p x Enter").says("住户（按拼音）");
    let name = desk.text(&first("by_pinyin"));
    assert!(
        desk.selected().iter().any(|row| row.contains(&name)),
        "{name}"
    );
    desk.press("F2 p x Enter").says("住户（按笔画）");
    let name = desk.text(&first("by_stroke"));
    assert!(
        desk.selected().iter().any(|row| row.contains(&name)),
        "{name}"
    );
    // The order stays while one narrows, and in the next grid.
    desk.press("/ z").says("（按笔画）");
    desk.press("Esc").press("F2 p x Enter").is_silent_on("（按");
}

#[test]
fn members_stand_by_pinyin_too() {
    let mut desk = Desk::sized(120, 36);
    desk.press("6")
        .press("F2 p x Enter")
        .says("[党员（按拼音）]");
    let names = desk.texts(
        "SELECT p.name FROM people_order o JOIN person p ON p.id = o.person_id ORDER BY o.pinyin, p.id LIMIT 20",
    );
    assert!(names.is_sorted_by_key(|name| naming(name, "").by_pinyin));
    let screen = desk.screen();
    let at = |name: &String| screen.find(name.as_str());
    assert!(
        names[..10].iter().all(|name| at(name).is_some()),
        "{names:?}\n{screen}"
    );
}

#[test]
fn a_person_is_picked_by_the_end_of_a_number() {
    let mut desk = Desk::sized(120, 36);
    let name = desk.text(
        "SELECT p.name FROM membership m JOIN person p ON p.id = m.person_id WHERE p.phone <> '' ORDER BY m.id LIMIT 1",
    );
    let tail = desk.text(
        "SELECT substr(p.phone, 8) FROM membership m JOIN person p ON p.id = m.person_id WHERE p.phone <> '' ORDER BY m.id LIMIT 1",
    );
    desk.press("6 /");
    for digit in tail.chars() {
        desk.press(&digit.to_string());
    }
    desk.says(&name);
}

#[test]
fn a_building_is_not_the_house_of_a_lane_and_a_rare_character_has_its_reading() {
    let mut desk = Desk::new();
    desk.press("/ 「3栋」").is_silent_on(" 3号");
    desk.says("桂香苑 3-").press("Esc / 「3号」").says(" 3号");
    let keys = naming("欧阳𠮷龙", "").keys;
    assert!(keys.split(' ').any(|word| word == "oyjl"), "{keys}");
}
