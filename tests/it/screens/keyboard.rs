//! No letter key is ever needed; whatever an input method sends is understood or answered.

use fangyijie::domain::search::keys;
use fangyijie::keymap::Key;

use crate::desk::{Desk, parse};

/// Presses keys as a keyboard in another state would send them.
struct Typist {
    desk: Desk,
    sends: fn(Key) -> Key,
}

impl Typist {
    fn press(&mut self, line: &str) -> &mut Self {
        for key in parse(line) {
            assert!(is_plain(key), "{key:?}");
            self.desk.key((self.sends)(key));
        }
        self
    }

    fn paste(&mut self, text: &str) -> &mut Self {
        self.desk.paste(text);
        self
    }

    fn says(&mut self, words: &str) -> &mut Self {
        self.desk.says(words);
        self
    }
}

/// Arrows, Enter, Esc and digits.
fn is_plain(key: Key) -> bool {
    match key {
        Key::Up | Key::Down | Key::Left | Key::Right | Key::Enter | Key::Esc => true,
        Key::Char(c) => c.is_ascii_digit(),
        _ => false,
    }
}

fn full_width(key: Key) -> Key {
    match key {
        Key::Char(c @ '!'..='~') => Key::Char(char::from_u32(u32::from(c) + 0xfee0).unwrap()),
        other => other,
    }
}

/// From the door to closed.
fn the_whole_loop(sends: fn(Key) -> Key) {
    const MATTER: &str = "门前“路灯”不亮，晚上看不见";
    let mut at = Typist {
        desk: Desk::new(),
        sends,
    };
    at.press("Enter").says("住户 桂香苑 1-1-102");
    at.press("Enter 1 Down*6")
        .paste(MATTER)
        .press("Down 5 1 1 Down Enter");
    at.says("已保存：登记走访");
    // The group takes everything to the committee.
    at.press("4 0 2").says("哪个组织开会").press("Enter Enter");
    at.says("党小组会 桂香党小组").says("路灯");
    at.press("Enter Enter Enter Right Enter").says("已散会");
    // Two are picked, nothing is left over, so no reason is asked for.
    at.press("Esc Esc 0 3 Enter Enter")
        .says("支委会 第一支部")
        .press("Enter 8 Left");
    at.press("Enter Enter")
        .says("已选2/3")
        .press("Enter Right Enter")
        .says("已散会");
    // The assembly passes and assigns whatever lies before it.
    at.press("Esc Esc 0 4 Enter Enter")
        .says("党员大会")
        .press("Enter 8 Enter Enter*7");
    for _ in 0..5 {
        at.press("Enter")
            .says("还差11票")
            .press("Enter Enter*6")
            .says("赞成20");
        at.press("Enter").says("通过：").press("6 1 Enter*3");
        at.says("去向：交办").press("Enter");
    }
    at.press("Enter Enter Right Enter").says("已散会");
    // The person answers for it.
    at.press("5")
        .paste("晚上看不见")
        .press("Enter")
        .says("现在：已交办");
    at.press("Enter")
        .paste("已联系供电所")
        .press("Enter")
        .says("办理：已联系供电所");
    at.press("Down Enter")
        .paste("换了灯头，已亮")
        .press("Enter")
        .says("办结：换了灯头，已亮");
    at.press("Enter 1 Enter")
        .paste("谢谢")
        .press("Enter")
        .says("上门告知居民 谢谢");
    at.press("Enter 1 Enter").says("回访：满意");
    at.press("Enter Right Enter").says("现在：已销号");
    let desk = at.desk;
    let stages = desk.texts(&format!(
        "SELECT s.stage FROM issue_stage s JOIN issue i ON i.id = s.issue_id
         WHERE i.text = '{MATTER}' ORDER BY s.id"
    ));
    assert_eq!(
        stages,
        [
            "registered",
            "group",
            "committee",
            "assembly",
            "assigned",
            "in_progress",
            "done",
            "told",
            "followed_up",
            "closed"
        ]
    );
}

#[test]
fn the_whole_loop_with_arrows_enter_digits_and_pasted_chinese() {
    the_whole_loop(|key| key);
}

#[test]
fn the_whole_loop_with_full_width_digits() {
    the_whole_loop(full_width);
}

#[test]
fn full_width_punctuation_is_the_key_it_stands_on() {
    let mut desk = Desk::new();
    desk.press("？")
        .says("能做的事")
        .press("Esc ０")
        .says("能做的事");
    desk.press("Esc ／")
        .says("查找")
        .press("「３－２－５０１」");
    desk.says(">桂香苑 3-2-501");
    desk.press("Esc 、")
        .says("查找")
        .press("Esc ８")
        .says("走访群众 487 人次");
}

#[test]
fn dates_and_numbers_are_taken_in_full_width() {
    let mut desk = Desk::new();
    desk.press("F4 Up")
        .press("Backspace*10 「１１．２０」 Down １ Down*4 ２ F4");
    desk.says("已保存");
    assert_eq!(
        desk.text("SELECT on_date || ' ' || others_met FROM visit ORDER BY id DESC LIMIT 1"),
        "2026-11-20 2"
    );
}

#[test]
fn a_han_character_starts_narrowing_where_that_is_possible() {
    let visited = Desk::new().text(
        "SELECT p.name FROM visit v JOIN household h ON h.id = v.household_id
         JOIN person p ON p.id = h.head_id LIMIT 1",
    );
    for (screen, name) in [("1", "张凤英"), ("2", &visited), ("6", "张凤英")] {
        let mut desk = Desk::new();
        desk.press(screen)
            .press(&format!("「{name}」"))
            .says(&format!("查找 {name}"));
        assert!(!desk.selected().is_empty(), "{screen}");
    }
    for screen in ["3", "5"] {
        let mut desk = Desk::new();
        desk.press(screen)
            .press("「独居」")
            .says("查找 独居")
            .says("独居老人");
    }
}

#[test]
fn what_is_being_typed_can_be_read_in_a_narrow_pane() {
    let mut desk = Desk::new();
    desk.press("Tab 「楼道堆放杂物」").says("查找 楼道堆放杂物");
}

#[test]
fn a_han_character_where_nothing_narrows_names_the_input_method() {
    for place in [
        "4",
        "7",
        "8",
        "9",
        "Enter",
        "3 Enter",
        "4 Enter",
        "9 Up Enter",
    ] {
        let mut desk = Desk::new();
        desk.press(place).press("张").says("当前是中文输入");
        desk.press("Down").is_silent_on("当前是中文输入");
    }
}

#[test]
fn a_han_character_in_the_menu_narrows_it() {
    let mut desk = Desk::new();
    desk.press("0 走 Enter").says("登记走访").says("保存");
}

#[test]
fn a_key_that_is_not_possible_says_why() {
    for (keys, why) in [
        ("4 Enter 9", "还有事项没有去向"),
        ("4 F7 Enter Enter Down*7 1", "到会人数不够"),
        ("4 F7 Enter Enter 8 Down*7 4", "还没有开始表决"),
        ("4 F7 Enter Enter 8 Down*7 1 4 F4 5 4", "这次表决已经结束"),
        ("4 F7 Enter Enter 8 Down*7 7", "还没有表决通过"),
        ("4 F7 Enter Enter 8 Down*7 1 5", "票数还没有计全"),
        ("4 Down Enter 1", "已经散会"),
        ("3 Enter F4", "还没有交办"),
        ("3 Enter F7", "还没有办结"),
        ("8 F4", "这个键在这里没有用"),
        ("1 Tab Tab Tab F4", "先选中一户"),
    ] {
        let mut desk = Desk::new();
        desk.press(keys);
        assert!(desk.status().contains(why), "{keys}: {}", desk.status());
    }
}

#[test]
fn a_household_is_found_by_initials_hanzi_digits_and_door() {
    for (typed, found) in [
        ("cty", "陈天佑"),
        ("chentian", "陈天佑"),
        ("陈天", "陈天佑"),
        ("3-2-501", "3-2-501"),
        ("３－２－５０１", "3-2-501"),
        ("501", "501"),
        ("CTY", "陈天佑"),
    ] {
        let mut desk = Desk::new();
        desk.press("/").press(&format!("「{typed}」"));
        let selected = desk.selected().join(" ");
        assert!(selected.contains(found), "{typed}: {selected}");
        // Enter opens what was found, Esc shows everything again.
        desk.press("Enter")
            .says(found)
            .press("Esc Esc")
            .is_silent_on("住户  查找");
    }
}

#[test]
fn narrowing_keeps_to_the_chosen_grid() {
    let mut desk = Desk::new();
    desk.press("BackTab Down*2 Tab 2");
    let outside = desk.screen();
    assert!(outside.contains("望溪"), "{outside}");
    let mut desk = Desk::new();
    desk.press("BackTab Down*2 Tab / '3-2-501'")
        .is_silent_on("桂香苑 3-2-501");
    desk.says("望溪花园 3-2-501");
}

#[test]
fn the_digits_reach_every_screen_and_nought_the_menu() {
    const TITLES: [&str; 9] = [
        "访 住户",
        "走访记录",
        "民情台账",
        "开会中",
        "[未办结]",
        "[党员]",
        "帮扶和义务劳动",
        "统计：",
        "宽度设置",
    ];
    let mut desk = Desk::new();
    for (digit, title) in (1..).zip(TITLES) {
        desk.press(&digit.to_string()).says(title);
        desk.press("0")
            .says("能做的事")
            .press("Esc")
            .is_silent_on("能做的事");
    }
    // From a card as well, and Esc leads back to the workbench.
    desk.press("1 Enter 5")
        .says("[未办结]")
        .press("Esc")
        .says("访 住户");
}

/// Names in the menu of the screen that is shown, in order.
fn menu(desk: &mut Desk) -> Vec<String> {
    desk.press("F2");
    let mut names: Vec<String> = Vec::new();
    loop {
        let line = desk.chosen("能做的事");
        let name = line
            .split_whitespace()
            .find(|word| !word.chars().all(|c| c.is_ascii_digit() || c == '>'));
        let name = name.unwrap().to_owned();
        if names.len() > 3 && names[0] == name {
            desk.press("Esc");
            return names;
        }
        names.push(name);
        desk.press("Down");
    }
}

/// Every screen and card, by the keys that lead there.
pub const PLACES: [&str; 28] = [
    "6 Tab",
    "6 Tab Enter",
    "1",
    "BackTab",
    "Tab",
    "Tab Tab",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "Enter",
    "Tab Enter",
    "BackTab Down Enter",
    "5 Enter",
    "4 Enter",
    "4 F7 Enter Enter",
    "4 F7 Enter Enter F6",
    "9 Down*3 Enter",
    "9 Up Enter",
    "4 F9",
    "F2 'hygz' Enter",
    "F2 'hygz' Enter Down Down Enter",
    "4 Down Enter Enter",
    "4 Down*4 Enter Enter F7",
];

#[test]
fn the_menu_holds_whatever_the_footer_offers() {
    for place in PLACES {
        let mut desk = Desk::sized(200, 40);
        desk.press(place);
        let footer = desk.footer();
        let names = menu(&mut desk);
        for hint in footer.split("  ").filter(|hint| !hint.is_empty()) {
            let name = hint.split_whitespace().last().unwrap();
            let is_itself = ["命令", "帮助"].contains(&name);
            assert!(
                is_itself || names.iter().any(|known| known == name),
                "{place}: {name} of the footer is not in {names:?}"
            );
        }
    }
}

#[test]
fn every_entry_of_the_menu_is_found_by_its_initials() {
    for place in ["1", "Tab", "4", "5 Enter", "4 F7 Enter Enter", "9"] {
        let mut desk = Desk::sized(120, 40);
        desk.press(place);
        for name in menu(&mut desk) {
            let initials = keys(&name).split(' ').next_back().unwrap().to_owned();
            desk.press("F2")
                .press(&format!("「{initials}」"))
                .says(&format!(" {name} "));
            desk.press("Esc");
        }
    }
    let mut desk = Desk::new();
    desk.press("F2 'djzf' Enter").says("登记走访").says("保存");
}

#[test]
fn pasting_many_lines_into_a_list_does_nothing_but_say_so() {
    let mut desk = Desk::new();
    let before = desk.screen();
    desk.paste("张三\t男\n李四\n").says("这里不能粘贴");
    desk.press("Down Up");
    assert_eq!(before, desk.screen());
    desk.paste("陈天佑").says("查找 陈天佑");
}

#[test]
fn a_search_that_was_left_takes_no_digits_and_says_that_it_narrows() {
    let mut desk = Desk::new();
    desk.press("/ 「陈天佑」").says("查找 陈天佑");
    desk.press("Enter Esc").says("已按「陈天佑」查找");
    assert!(!desk.is_typing());
    desk.press("/").says("查找 陈天佑");
    assert!(desk.is_typing());
    desk.press("Enter Esc Esc").is_silent_on("陈天佑」查找");
    desk.press("/ 「陈天佑」 Enter Esc 6").says("[党员]");
    // The same on a list that fills the screen, and after a form.
    desk.press("/ 「张凤英」 Enter Esc")
        .says("已按「张凤英」查找");
    desk.press("5").says("未办结");
    desk.press("1 「陈天佑」 F4 Esc").says("已按「陈天佑」查找");
    desk.press("2").says("走访记录");
}

#[test]
fn what_is_typed_is_read_whole_beside_any_title() {
    let mut desk = Desk::new();
    desk.press("F2 'px' Enter")
        .says("现在按姓名拼音排列；再选「排序」换成姓氏笔画");
    desk.press("/ '桂香苑1栋2单元'").says("桂香苑1栋2单元");
    desk.press("Enter Esc").says("桂香苑1栋2单元");
}
