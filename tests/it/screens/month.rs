//! A month of one grid by keyboard alone: the round, nobody home, a matter, nothing raised, the report.

use crate::desk::Desk;

/// The number behind words on the screen.
fn count(desk: &Desk, words: &str) -> i64 {
    let screen = desk.screen();
    let behind = screen
        .split_once(words)
        .unwrap_or_else(|| panic!("no {words} on\n{screen}"));
    let digits = behind
        .1
        .trim_start()
        .chars()
        .take_while(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap()
}

/// Whether the month of whoever is selected says this.
fn this_month(desk: &Desk) -> String {
    let selected = desk.selected().join(" ");
    selected
        .split_whitespace()
        .nth(1)
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_month_of_one_grid_by_keyboard_alone() {
    let mut desk = Desk::new();
    assert_eq!(count(&desk, "未汇报"), 7);
    desk.press("Tab Tab Left Enter").says("覆盖体检");
    let due = count(&desk, "本轮没有见面的住户");
    // The grid's card ends with whom to call on; the round is one walk from door to door.
    desk.press("1 BackTab Down*9 Enter")
        .says("网格 09 朝阳网格");
    desk.press("End Enter").says("[本轮未见面");
    let door = |desk: &Desk| {
        let selected = desk.selected().join("");
        let words: Vec<&str> = selected.split_whitespace().take(3).collect();
        words.join(" ")
    };
    let first = door(&desk);
    desk.press("F4 2 F4").says("已保存：登记走访");
    assert_eq!(door(&desk), first, "nobody home: the door stays");
    desk.says("无人 11-23")
        .press("F4 1 F4")
        .says("已保存：登记走访");
    assert_ne!(door(&desk), first);
    desk.press("F4 1 Up*4 「楼道灯坏了」 Down 5 F4")
        .says("已保存：登记走访");
    let collector = desk.text(
        "SELECT p.name FROM visit_visitor w JOIN person p ON p.id = w.person_id
         WHERE w.visit_id = (SELECT visit_id FROM issue ORDER BY id DESC LIMIT 1)",
    );
    // The check has shrunk by the two doors that opened.
    desk.press("1 Tab Tab Left Enter");
    assert_eq!(count(&desk, "本轮没有见面的住户"), due - 2);
    // Whoever heard the matter has collected; someone else says that there was nothing.
    desk.press("6 Tab").says("[月度 11月]");
    desk.press(&format!("/ 「{collector}」"));
    assert!(this_month(&desk).ends_with("集欠"), "{}", this_month(&desk));
    desk.press("F6").says("已保存：汇报");
    assert!(this_month(&desk).ends_with("集迟"), "{}", this_month(&desk));
    let idle = desk.text(
        "SELECT p.name FROM membership m JOIN person p ON p.id = m.person_id
         JOIN party_group g ON g.id = m.group_id
         WHERE EXISTS (SELECT 1 FROM contact c WHERE c.person_id = p.id)
           AND NOT EXISTS (SELECT 1 FROM collection c WHERE c.person_id = p.id AND month = '2026-11')
           AND NOT EXISTS (SELECT 1 FROM issue i JOIN visit_visitor w ON w.visit_id = i.visit_id
             WHERE w.person_id = p.id AND i.registered_on >= '2026-11-01')
         ORDER BY m.id LIMIT 1",
    );
    desk.press("Esc /").press(&format!("「{idle}」"));
    assert!(this_month(&desk).contains('－'), "{}", this_month(&desk));
    desk.press("F4").says("已保存：本月无");
    assert!(this_month(&desk).contains('无'), "{}", this_month(&desk));
    desk.press("F4").says("这个月已经收集，或已记本月无");
    // The rest of the group reports in one key, and one key takes it back.
    desk.press("Esc / 「朝阳」 F7").says("已保存：全组汇报");
    desk.press("Esc 1");
    assert_eq!(count(&desk, "未汇报"), 0);
    desk.press("F8 Up Enter 1");
    assert_eq!(count(&desk, "未汇报"), 6);
}

#[test]
fn a_month_that_was_forgotten_is_made_good_from_the_members_card() {
    let mut desk = Desk::new();
    // The line says what is missing, `?` says by which rule.
    desk.press("6 Tab Down*8 ?")
        .says("欠收集：过了当月还没有收集")
        .says("每月至少收集一次");
    desk.press("Esc Enter").says("补记4月无");
    desk.press("?").says("每月至少收集一次").press("Esc");
    desk.press("Enter").says("已保存：本月无");
    desk.is_silent_on("补记4月无")
        .says("4月  见面0户  本月无（补记）");
    desk.press("Esc").says("[月度 11月]");
}

#[test]
fn a_hole_is_mended_where_it_leads_and_is_gone_when_one_comes_back() {
    let mut desk = Desk::new();
    desk.press("8")
        .press("F2 '覆盖' Enter")
        .says("网络上还缺什么");
    desk.press("End Enter").says("本轮没有见面的住户");
    let first = desk.selected().join("");
    // Enter is the form itself, F7 the household first.
    desk.press("F7").says("住户").says("一条纽带").press("Esc");
    desk.press("Enter").says("登记走访").press("Esc");
    assert_eq!(desk.selected().join(""), first);
    desk.press("Enter 1 F4").says("已保存：登记走访");
    assert_ne!(desk.selected().join(""), first);
    // Or right from the list.
    let next = desk.selected().join("");
    desk.press("F4 1 F4").says("已保存：登记走访");
    assert_ne!(desk.selected().join(""), next);
}

#[test]
fn an_earlier_month_is_chosen_in_the_matrix_and_made_good_there() {
    let mut desk = Desk::new();
    desk.press("6 Tab").says("[月度 11月]").says("－=未到期");
    desk.press("+").says("已经是本月");
    // Back to a month of which something is owed.
    desk.press("-*7").says("[月度 4月]").press("Home Down*8");
    assert!(this_month(&desk).contains('欠'), "{}", this_month(&desk));
    desk.press("F4").says("已保存：本月无");
    assert!(this_month(&desk).contains('补'), "{}", this_month(&desk));
    desk.press("Down*3 F6").says("已保存：汇报");
    assert!(this_month(&desk).ends_with("无迟"), "{}", this_month(&desk));
    assert_eq!(
        desk.text("SELECT month || on_date FROM report ORDER BY id DESC LIMIT 1"),
        "2026-042026-11-23"
    );
    desk.press("F7").says("已保存：全组汇报");
    assert_eq!(
        desk.texts("SELECT DISTINCT month FROM report WHERE id >= (SELECT max(id) FROM report)"),
        ["2026-04"]
    );
    desk.press("-*4").says("[月度 2025年12月]");
    desk.press("-").says("近一年");
    desk.press("=*11").says("[月度 11月]");
}

/// Opens the list of a kind of hole.
fn holes(desk: &mut Desk, kind: &str) {
    desk.press("1 F2 '覆盖' Enter").says("网络上还缺什么");
    for _ in 0..20 {
        if desk.selected().join("").contains(kind) {
            desk.press("Enter");
            return;
        }
        desk.press("Down");
    }
    panic!("no {kind} on\n{}", desk.screen());
}

#[test]
fn enter_on_a_hole_is_the_form_that_mends_it() {
    let mut desk = Desk::new();
    desk.change(
        "UPDATE role_term SET to_date = '2026-11-01' WHERE to_date IS NULL AND (
           id IN (SELECT min(id) FROM role_term WHERE role = 'building_head' AND to_date IS NULL)
           OR section_id IN (SELECT min(id) FROM section WHERE kind = 'scattered')
           OR id IN (SELECT min(id) FROM role_term WHERE role = 'unit_liaison' AND to_date IS NULL)
           OR id IN (SELECT min(id) FROM role_term WHERE role = 'collector' AND to_date IS NULL)
           OR id IN (SELECT min(id) FROM role_term WHERE role = 'lead' AND to_date IS NULL));
         UPDATE contact SET to_date = '2026-11-01' WHERE id =
           (SELECT min(id) FROM contact WHERE to_date IS NULL AND kind = 'main');
         UPDATE person SET phone = '', reach = 'stopped' WHERE id =
           (SELECT max(person_id) FROM contact WHERE to_date IS NULL AND kind = 'main');",
    );
    for (kind, form) in [
        ("住户没有联系人", "定联系人"),
        ("联系人联系不上", "联系状况"),
        ("网格片长不是一名", "1片长"),
        ("网格收集责任人不是两名", "2收集责任人"),
        ("楼栋没有楼栋长", "1楼栋长"),
        ("零散片区没有居民代表", "居民代表"),
        ("辖区单位联络员不是一名", "单位联络员"),
        ("连心卡上不是现在的联系人", "补发"),
        ("本轮没有见面的住户", "登记走访"),
    ] {
        holes(&mut desk, kind);
        desk.says(kind);
        let rows = desk.selected();
        desk.press("Enter").says(form).says("F4 保存");
        desk.press("Esc").says(kind);
        assert_eq!(desk.selected(), rows, "{kind}");
    }
}

#[test]
fn who_carries_too_much_hands_on_the_households_one_chooses() {
    let mut desk = Desk::new();
    desk.change(
        "UPDATE person SET exempt = '长期病弱'
         WHERE id = (SELECT min(id) FROM person WHERE name = '张凤英')",
    );
    holes(&mut desk, "党员联户过多");
    desk.says("9户，最多0户").says("免联户：长期病弱");
    desk.press("Enter")
        .says("联户")
        .says("张凤英 9户，最多0户")
        .says("选一户按 F7 定给别人");
    for left in (0..9).rev() {
        desk.press("F7")
            .says("定联系人")
            .press("Right 「付永强」 Enter");
        desk.press("F4");
        if desk.screen().contains("F4 保存") {
            desk.press("「近」 F4");
        }
        desk.says("已保存");
        assert_eq!(
            desk.number(
                "SELECT count(*) FROM contact c JOIN person p ON p.id = c.person_id
                 WHERE p.exempt = '长期病弱' AND c.to_date IS NULL AND c.kind = 'main'"
            ),
            left
        );
    }
    desk.press("Esc").is_silent_on("张凤英");
}

/// The name of whoever is selected.
fn selected_name(desk: &Desk) -> String {
    let selected = desk.selected().join(" ");
    let name = selected.split_whitespace().next().unwrap_or_default();
    name.trim_start_matches('>').to_owned()
}

#[test]
fn the_matrix_is_narrowed_to_those_who_have_not_reported_collected_or_met() {
    let mut desk = Desk::new();
    desk.press("6 Tab").says("F9 只看未办");
    for (words, none) in [
        ("未汇报", "NOT EXISTS (SELECT 1 FROM report r WHERE r.person_id = p.id AND r.month = '2026-11')"),
        (
            "未收集",
            "NOT EXISTS (SELECT 1 FROM collection l WHERE l.person_id = p.id AND l.month = '2026-11')
             AND NOT EXISTS (SELECT 1 FROM visit_visitor w JOIN visit v ON v.id = w.visit_id
               JOIN issue i ON i.visit_id = v.id WHERE w.person_id = p.id AND v.on_date LIKE '2026-11-%')",
        ),
        (
            "未见面",
            "NOT EXISTS (SELECT 1 FROM visit_visitor w JOIN visit v ON v.id = w.visit_id
               WHERE w.person_id = p.id AND v.outcome = 'met' AND v.on_date LIKE '2026-11-%')",
        ),
    ] {
        desk.press("F9").says(&format!("[月度 11月 {words}]"));
        let names = desk.texts(&format!(
            "SELECT p.name FROM membership m JOIN person p ON p.id = m.person_id
             WHERE m.to_date IS NULL AND {none} AND EXISTS (SELECT 1 FROM contact c
               WHERE c.person_id = p.id AND c.kind = 'main') ORDER BY m.id"
        ));
        assert!(names.len() > 3, "{words} {names:?}");
        desk.press("Home");
        for name in names.iter().take(5) {
            assert_eq!(&selected_name(&desk), name, "{words}");
            desk.press("Down");
        }
    }
    desk.press("F9").says("[月度 11月]");
    // Whoever reports is left out at once.
    desk.press("F9 Home");
    let first = selected_name(&desk);
    desk.press("F6").says("已保存：汇报");
    assert_ne!(selected_name(&desk), first);
    // The number of the workbench leads to the same list.
    desk.press("1")
        .press("Tab Tab Left*2 Enter")
        .says("[月度 11月 未汇报]");
}

#[test]
fn another_month_keeps_the_person() {
    let mut desk = Desk::new();
    desk.press("6 Tab Down*3");
    let name = selected_name(&desk);
    for keys in ["-", "-*5", "+*6"] {
        desk.press(keys);
        assert_eq!(selected_name(&desk), name, "{keys}");
    }
    // Far down the list too.
    desk.press("PageDown*3");
    let name = selected_name(&desk);
    desk.press("-*2");
    assert_eq!(selected_name(&desk), name);
}

#[test]
fn the_households_met_are_the_column_and_what_it_does_not_show() {
    let mut desk = Desk::new();
    desk.press("6 Tab -").says("[月度 10月]");
    let met = "SELECT count(DISTINCT household_id) FROM visit
         WHERE outcome = 'met' AND on_date LIKE '2026-10-%'";
    let member = "SELECT count(*) FROM (SELECT DISTINCT v.household_id, w.person_id FROM visit v
         JOIN visit_visitor w ON w.visit_id = v.id WHERE v.outcome = 'met'
           AND v.on_date LIKE '2026-10-%' AND w.person_id IN (SELECT person_id FROM membership))";
    let (met, member) = (desk.number(met), desk.number(member));
    assert!(met > member);
    desk.says(&format!("见面{met}户=表内{member}+其他人{}", met - member));
}
