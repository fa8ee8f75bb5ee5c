//! Households, cards and handbooks by keyboard: registered, corrected, tagged, moved, sealed, handed out.

use fangyijie::domain::coverage::Hole;

use crate::desk::{Desk, today};

/// The menu's entry with these pinyin initials.
fn by_menu(desk: &mut Desk, initials: &str) {
    desk.press(&format!("F2 '{initials}' Enter"));
}

/// The list of the sixth screen with this heading.
fn to_list(desk: &mut Desk, heading: &str) {
    desk.press("6");
    for _ in 0..12 {
        let screen = desk.screen();
        if screen.lines().nth(1).unwrap().contains(heading) {
            return;
        }
        desk.press("Tab");
    }
    panic!("no {heading}");
}

/// Down to the line with these words.
fn line(desk: &mut Desk, words: &str) {
    desk.press("Home");
    for _ in 0..80 {
        if desk.selected().concat().contains(words) {
            return;
        }
        desk.press("Down");
    }
    panic!("no {words} on\n{}", desk.screen());
}

#[test]
fn a_household_is_registered_with_few_fields_and_its_card_opens() {
    let mut desk = Desk::new();
    by_menu(&mut desk, "djzh");
    desk.says("登记住户")
        .says("3栋2单元501")
        .is_silent_on("身份证号");
    desk.press(
        "「桂香苑３栋２单元903」 Down*2 「钱多多」 Down '12000000001' Down 3 Down 「要人买药」",
    );
    desk.press("F4").says("已保存：登记住户 桂香苑 3-2-903");
    desk.says("住户 桂香苑 3-2-903  户主 钱多多")
        .says("联系人 还没有")
        .says("要人买药")
        .says("3人");
    assert_eq!(
        desk.number(
            "SELECT count(*) FROM household h JOIN person p ON p.id = h.head_id
                     WHERE h.door = '3-2-903' AND p.name = '钱多多' AND h.size = 3"
        ),
        1
    );
    desk.press("Esc").press("/ '3-2-903'").says("钱多多");
}

#[test]
fn an_address_in_several_estates_asks_for_the_section_and_a_taken_door_says_by_whom() {
    let mut desk = Desk::new();
    by_menu(&mut desk, "djzh");
    desk.press("'3-2-903' Down*2 「钱多多」 F4")
        .says("有几处都有这一栋");
    desk.press("Right")
        .says("选片区")
        .press("'dhxc' Down*2 Enter F4");
    desk.says("住户 东河新村 3-2-903");
    desk.press("Esc");
    by_menu(&mut desk, "djzh");
    desk.press("「东河新村3#2-903」 Down*2 「孙多多」 F4");
    desk.says("东河新村 3-2-903已登记为钱多多家")
        .says("迁出封存");
}

#[test]
fn in_a_grid_the_section_need_not_be_named() {
    let mut desk = Desk::new();
    desk.press("BackTab Down*4");
    by_menu(&mut desk, "djzh");
    desk.press("'3-2-903' Down*2 「钱多多」 F4");
    desk.says("住户 东河新村 3-2-903");
}

#[test]
fn someone_on_record_is_offered() {
    let mut desk = Desk::new();
    let phone = desk.text("SELECT phone FROM person WHERE name = '张凤英' AND phone <> '' LIMIT 1");
    let persons = desk.number("SELECT count(*) FROM person");
    by_menu(&mut desk, "djzh");
    desk.press("「桂香苑3-2-903」 Down*2 「张凤英」 Down");
    desk.press(&format!("'{phone}' F4"));
    desk.says("同名同电话的张凤英已登记").says("登记过的");
    desk.press("2 F4").says("住户 桂香苑 3-2-903  户主 张凤英");
    assert_eq!(desk.number("SELECT count(*) FROM person"), persons);
}

#[test]
fn a_wrong_identity_number_is_refused_with_the_reason_and_a_right_one_is_masked() {
    let mut desk = Desk::new();
    desk.press("Enter");
    by_menu(&mut desk, "jjlr");
    desk.press("「钱小多」 Down 9 「孙女婿」 Down*2 Space Down '421303189001010014' F4");
    desk.says("不是必填");
    desk.press("Up Down Backspace 3 F4")
        .says("已保存：加家里人");
    desk.says("4213**********0013")
        .is_silent_on("421303189001010013");
    desk.press("F9").is_silent_on("421303189001010013");
}

#[test]
fn a_resident_dies_and_another_becomes_head() {
    let mut desk = Desk::new();
    desk.press("Enter").says("户主 陈天佑");
    let to_residents = |desk: &mut Desk| {
        desk.press("Home");
        for _ in 0..40 {
            if desk.selected().concat().contains("  户主") {
                return;
            }
            desk.press("Down");
        }
        panic!("{}", desk.screen());
    };
    to_residents(&mut desk);
    desk.press("Enter").says("改家里人");
    desk.press("Down*4 3 F4").says("户主要离开");
    desk.press("Esc").says("要放弃吗").press("Right Enter");
    to_residents(&mut desk);
    desk.press("Down Enter Down*3 Right F4")
        .says("已保存：改家里人");
    desk.is_silent_on("户主 陈天佑");
    to_residents(&mut desk);
    desk.press("Down Enter").says("陈天佑");
    desk.press("Down*4 3 F4")
        .says("已保存：改家里人")
        .says("1人");
    assert_eq!(
        desk.number(
            "SELECT count(*) FROM resident r JOIN person p ON p.id = r.person_id
                     WHERE p.name = '陈天佑' AND r.gone = 'deceased'"
        ),
        1
    );
}

#[test]
fn sensitive_tags_are_switched_on_in_the_settings_and_ask_for_consent() {
    let mut desk = Desk::new();
    desk.press("9").says("敏感标签").says("打开（回车");
    by_menu(&mut desk, "mgbq");
    desk.says("关闭（回车");
    desk.press("1 Enter");
    by_menu(&mut desk, "gbq");
    desk.says("敏感标签没有打开")
        .is_silent_on("低保")
        .press("Esc");
    desk.press("9");
    by_menu(&mut desk, "mgbq");
    desk.press("1 Enter");
    by_menu(&mut desk, "gbq");
    desk.says("低保")
        .is_silent_on("同意人")
        .press("Down*9 Space");
    desk.press("F4")
        .says("「低保」是敏感信息，要本人同意")
        .says("同意人");
    desk.press("「陈天佑」 F4")
        .says("已保存：改标签")
        .says("标签 低保")
        .says("同意记低保：陈天佑 书面 2026-11-23 起");
    assert_eq!(
        desk.text("SELECT given_by FROM consent ORDER BY id DESC LIMIT 1"),
        "陈天佑"
    );
    line(&mut desk, "同意记低保");
    desk.press("Enter").says("要撤回同意吗").press("Left Enter");
    desk.says("已保存：撤回同意");
    assert_eq!(
        desk.text("SELECT tags FROM household ORDER BY place LIMIT 1"),
        ""
    );
}

#[test]
fn the_contact_is_changed_and_an_unreachable_one_shows_the_backup() {
    let mut desk = Desk::new();
    desk.press("Enter");
    by_menu(&mut desk, "blxr");
    desk.press("Right 「付永强」 Enter F4")
        .says("备联系人 付永强");
    desk.change("UPDATE person SET reach = 'away' WHERE name = '张凤英'");
    desk.press("Esc Enter").says("联系不上，请找 付永强");
    by_menu(&mut desk, "dlxr");
    desk.press("Right 「付永强」 Enter F4")
        .says("联系人 付永强");
    desk.says("备联系人 没有")
        .press("End")
        .says("以前的联系人")
        .says("张凤英");
    by_menu(&mut desk, "dlxr");
    desk.press("Right 「张凤英」 Enter F4")
        .says("现在联系不上")
        .says("理由");
    desk.press("「老党员，明天回来」 F4")
        .says("已保存：定联系人");
}

#[test]
fn moving_out_seals_the_record_and_coming_back_opens_it() {
    let mut desk = Desk::new();
    desk.press("8").says("487").press("1 Enter");
    by_menu(&mut desk, "qcfc");
    desk.says("封存后").says("连心卡09901-0001作废");
    desk.press("F4").says("请选封存的原因");
    desk.press("1 Down 「去女儿家」 F4")
        .says("已封存：2026年11月23日 迁出")
        .says("恢复住户");
    assert!(!desk.footer().contains("登记走访"));
    desk.press("8").says("487").press("1");
    desk.press("/ '1-1-102'").is_silent_on("桂香苑 1-1-102");
    desk.press("Esc F8 Enter")
        .press("F8 Left Enter")
        .says("桂香苑 1-1-102");
}

#[test]
fn a_family_moves_house_in_one_step() {
    let mut desk = Desk::new();
    desk.press("Enter");
    by_menu(&mut desk, "bj");
    desk.says("新门牌").press("「桂香苑4-3-903」 F4");
    desk.says("住户 桂香苑 4-3-903  户主 陈天佑")
        .says("联系人 张凤英");
    desk.press("F8 Left Enter").says("已撤销：搬家");
}

#[test]
fn a_family_that_goes_to_another_grid_loses_its_contacts_not_unawares() {
    let mut desk = Desk::new();
    let call = desk.text(
        "SELECT p.name FROM contact c JOIN household h ON h.id = c.household_id
           JOIN person p ON p.id = c.person_id
         WHERE h.door = '1-1-102' AND c.kind = 'main' AND c.to_date IS NULL ORDER BY h.place LIMIT 1",
    );
    desk.press("Enter").says("户主 陈天佑");
    by_menu(&mut desk, "bj");
    desk.says(&format!(
        "搬到别的网格，{call}不再联系这一户，搬完要重新定联系人"
    ));
    desk.press("「东河新村3-2-903」 F4");
    desk.says("住户 东河新村 3-2-903  户主 陈天佑")
        .says("联系人 还没有");
    assert!(
        desk.status().contains(&format!("{call}不再联系")),
        "{}",
        desk.status()
    );
    desk.press("F8")
        .says("撤销：搬家")
        .says(&format!("（{call}不再"));
    desk.press("Esc 8");
    line(&mut desk, "覆盖体检");
    desk.press("Enter");
    line(&mut desk, "户没有联系人");
    desk.press("Enter").says("东河新村 3-2-903");
}

#[test]
fn sealing_offers_no_reason_that_is_a_step_of_its_own() {
    let mut desk = Desk::new();
    desk.press("Enter");
    by_menu(&mut desk, "qcfc");
    desk.says("搬到本社区别处用「搬家」，并到别家用「合户」")
        .is_silent_on("社区内搬家");
    desk.press("5 F4").says("请选封存的原因");
    desk.press("4 F4").says("理由");
    desk.press("「登记错了」 F4")
        .says("已封存：2026年11月23日 其他");
}

#[test]
fn a_name_corrected_to_that_of_someone_else_there_is_asked_about() {
    let mut desk = Desk::new();
    by_menu(&mut desk, "djzh");
    desk.press("「桂香苑3-2-903」 Down*2 「钱多多」 Down '12000000001' F4");
    by_menu(&mut desk, "jjlr");
    desk.press("「钱小多」 Down 3 F4").says("钱小多");
    line(&mut desk, "钱小多");
    desk.press("Enter").says("改家里人");
    desk.press("Backspace*3 「钱多多」 F4")
        .says("家里已有钱多多，改错了人请改回")
        .says("登记过的");
    desk.press("3 F4").says("已保存：改家里人");
    let both = "SELECT count(*) FROM resident r JOIN household h ON h.id = r.household_id
                  JOIN person p ON p.id = r.person_id
                WHERE h.door = '3-2-903' AND p.name = '钱多多' AND r.to_date IS NULL";
    assert_eq!(desk.number(both), 2);
    // Elsewhere, only one of the same number is someone to ask about.
    line(&mut desk, "钱多多  子");
    let other = "FROM resident r JOIN person p ON p.id = r.person_id
                 WHERE p.phone <> '' AND r.to_date IS NULL ORDER BY p.id LIMIT 1";
    let (name, phone) = (
        desk.text(&format!("SELECT p.name {other}")),
        desk.text(&format!("SELECT p.phone {other}")),
    );
    desk.press(&format!("Enter Backspace*3 「{name}」 F4"))
        .says("已保存：改家里人");
    line(&mut desk, &name);
    desk.press(&format!("Enter Backspace*4 「钱三」 Down*2 '{phone}' F4"))
        .says("已保存：改家里人");
    line(&mut desk, "钱三");
    desk.press(&format!("Enter Backspace*4 「{name}」 F4"))
        .says(&format!("有同名同电话的{name}"));
}

#[test]
fn the_phone_of_the_office_is_checked_like_any_other() {
    let mut desk = Desk::new();
    let phone = "SELECT value FROM setting WHERE key = 'office_phone'";
    by_menu(&mut desk, "sqzl");
    desk.press("Down*4 Backspace*20 '07223' F4")
        .says("07223")
        .says("> 办公电话");
    desk.press("Backspace*5 '0722-3312345' F4").says("已保存");
    assert_eq!(desk.text(phone), "0722-3312345");
    by_menu(&mut desk, "sqzl");
    desk.press("Down*4 Backspace*20 '3312346' F4")
        .says("已保存");
    assert_eq!(desk.text(phone), "0722-3312346");
    // A short number of the office's own is right when the clerk says so.
    by_menu(&mut desk, "sqzl");
    desk.press("Down*4 Backspace*20 '66123' F4 Down Space F4")
        .says("已保存");
    assert_eq!(desk.text(phone), "66123");
}

#[test]
fn a_search_that_finds_a_household_by_someone_else_than_the_head_says_by_whom() {
    let mut desk = Desk::new();
    by_menu(&mut desk, "djzh");
    desk.press("「桂香苑3-2-903」 Down*2 「钱多多」 F4");
    by_menu(&mut desk, "jjlr");
    desk.press("「尤小鸢」 Down 4 '12055570919' F4")
        .says("尤小鸢");
    desk.press("1");
    for (typed, shown) in [
        ("尤小", "尤小鸢（钱多多家）"),
        ("yxy", "尤小鸢（钱多多家）"),
        ("0919", "尤小鸢 120****0919（钱多多家）"),
        ("yxy 3栋", "尤小鸢（钱多多家）"),
    ] {
        // Where columns are narrow the name stands in front, and the whole of it in the status line.
        desk.press(&format!("/ 「{typed}」"))
            .says("桂香苑 3-2-903   尤小鸢");
        assert!(desk.status().contains(shown), "{}", desk.status());
        desk.press("Esc");
    }
    for typed in ["钱多多", "桂香苑3-2-903", "qdd"] {
        desk.press(&format!("/ 「{typed}」"))
            .says("桂香苑 3-2-903   钱多多")
            .is_silent_on("钱多多家")
            .press("Esc");
    }
    // In the round's lists, too.
    desk.press("2 Tab / 「尤小」").says("尤小鸢（钱多多家）");
}

#[test]
fn a_visit_that_is_found_by_someone_of_the_household_says_by_whom() {
    let mut desk = Desk::new();
    let (door, name) = ("s.estate || ' ' || h.door", "p.name");
    let found = |what: &str| {
        format!(
            "SELECT {what} FROM visit v JOIN household h ON h.id = v.household_id
               JOIN section s ON s.id = h.section_id
               JOIN resident r ON r.household_id = h.id AND r.to_date IS NULL
               JOIN person p ON p.id = r.person_id
             WHERE p.id <> h.head_id ORDER BY v.on_date DESC, v.id DESC, p.id LIMIT 1"
        )
    };
    let (door, name) = (desk.text(&found(door)), desk.text(&found(name)));
    desk.press(&format!("2 / 「{name}」"))
        .says(&format!("{door} {name}"));
}

#[test]
fn a_household_is_split_and_joined_again() {
    let mut desk = Desk::new();
    desk.press("Enter");
    by_menu(&mut desk, "fh");
    desk.press("Down Space Down 「桂香苑4-3-903」 F4");
    desk.says("住户 桂香苑 4-3-903").says("1人");
    by_menu(&mut desk, "hh");
    desk.press("Enter")
        .says("选一户")
        .press("'1-1-102' Enter F4");
    desk.says("住户 桂香苑 1-1-102").says("2人");
}

#[test]
fn a_branch_gets_its_cards_after_a_preview_and_one_is_handed_out() {
    let mut desk = Desk::new();
    to_list(&mut desk, "[卡待发]");
    by_menu(&mut desk, "typk");
    desk.press("Down Enter")
        .says("第二支部：要配")
        .press("Enter");
    desk.says("已保存：统一配卡 第二支部");
    desk.press("/ '09902'");
    let number = desk.text("SELECT number FROM card k JOIN household h ON h.id = k.household_id WHERE number LIKE '09902-%' ORDER BY place LIMIT 1");
    by_menu(&mut desk, "fk");
    desk.press("F4").says(&format!("已保存：发连心卡 {number}"));
    let waiting =
        desk.number("SELECT count(*) FROM card WHERE number LIKE '09902-%' AND status = 'pending'");
    by_menu(&mut desk, "lcdf");
    desk.says(&format!("查找「09902」列出的待发的{waiting}张"));
    desk.press("F4")
        .says(&format!("已保存：发连心卡（张） {waiting}"));
    desk.press("Tab").says("连心卡：已发").says("09902-");
    desk.press("Esc Tab").says("[卡要重印]").says("换了联系人");
    by_menu(&mut desk, "bfk");
    desk.press("F4").says("已保存：补发连心卡");
    desk.press("Tab").says("[卡作废]").says("补发");
    // Everything of the branch is one step back.
    desk.press("F8 Left Enter F8 Left Enter F8 Left Enter F8 Left Enter");
    desk.says("已撤销：统一配卡");
    assert_eq!(
        desk.number("SELECT count(*) FROM card WHERE number LIKE '09902-%'"),
        0
    );
}

#[test]
fn a_handbook_is_handed_out_read_written_in_and_returned() {
    let mut desk = Desk::new();
    to_list(&mut desk, "[手册]");
    desk.says("S09901-0001").says("未发");
    desk.press("End Enter").says("发联户手册").press("F4");
    desk.says("联户手册 S0990")
        .says("联户名单")
        .says("二 职责")
        .says("记一笔");
    desk.press("Enter 「学了新政策」 F4").says("学了新政策");
    desk.press("Down Enter F4").says("收回 2026-11-23");
    assert_eq!(
        desk.number("SELECT count(*) FROM handbook WHERE returned_on IS NOT NULL"),
        1
    );
}

#[test]
fn a_section_and_a_branch_lead_to_what_is_done_there() {
    let mut desk = Desk::new();
    let down_to = |desk: &mut Desk, words: &str| {
        for _ in 0..30 {
            if desk.selected().concat().contains(words) {
                return;
            }
            desk.press("Down");
        }
        panic!("no {words} on\n{}", desk.screen());
    };
    desk.press("6 Enter");
    down_to(&mut desk, "楼栋长");
    desk.press("Enter")
        .says("小区楼栋 桂香苑 1栋")
        .press("Home");
    down_to(&mut desk, "登记住户");
    desk.press("Enter").says("登记住户").says("桂香苑");
    desk.press("「2-903」 Down*2 「钱多多」 F4");
    desk.says("住户 桂香苑 1-2-903  户主 钱多多");
}

/// The screens and forms of this part, as they look.
#[test]
fn as_it_looks() {
    use crate::screens::pictures::picture;
    for (name, keys) in [
        ("form_household", "F2 'djzh' Enter"),
        (
            "form_household_more",
            "F2 'djzh' Enter 「桂香苑3-2-903」 Down*2 「钱多多」 Down*4 Space",
        ),
        (
            "form_household_taken",
            "F2 'djzh' Enter 「桂香苑1-1-102」 Down*2 「钱多多」 F4",
        ),
        ("form_resident", "Enter F2 'jjlr' Enter"),
        ("form_tags", "Enter F2 'gbq' Enter Down*9 Space F4"),
        (
            "form_contact",
            "Enter F2 'dlxr' Enter Right 「付永强」 Enter",
        ),
        ("form_seal", "Enter F2 'qcfc' Enter"),
        ("form_household_split", "Enter F2 'fh' Enter"),
        ("household_sealed", "Enter F2 'qcfc' Enter 1 F4"),
        ("household_end", "Enter End"),
    ] {
        picture(name, keys);
    }
}

#[test]
fn the_card_of_a_household_is_made_void_from_the_household_itself() {
    let mut desk = Desk::new();
    desk.press("Enter").says("连心卡 09901-0001  已发");
    by_menu(&mut desk, "zfk");
    desk.press("「本人退还」 F4").says("连心卡 没有");
    desk.press("End").says("09901-0001 张凤英  作废：本人退还");
}

#[test]
fn what_cannot_be_is_asked_about_where_it_stands() {
    let mut desk = Desk::new();
    desk.press("Enter");
    by_menu(&mut desk, "jjlr");
    desk.says("与户主关系");
    desk.press("「陈天佑」 Down 3 '12345' F4")
        .says("「12345」不像电话号码")
        .says("号码就是这样");
    desk.press("Down Space F4").says("家里已有陈天佑（户主）");
    desk.press("3 F4")
        .says("已保存：加家里人")
        .says("陈天佑  子");
    // Letters are not swallowed.
    by_menu(&mut desk, "gzh");
    desk.press("Down*2 'a'").says("「a」不是整数，请只填数字");
    desk.press("4").is_silent_on("不是数字");
    desk.press("Esc Right Enter");
    by_menu(&mut desk, "gbq");
    desk.says("桂香苑 1-1-102  户主 陈天佑");
}

#[test]
fn what_is_made_new_stands_in_the_menu_of_every_list_by_initials_and_by_pinyin() {
    let mut desk = Desk::new();
    for screen in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
        desk.press(screen);
        for typed in ["djzh", "dengji", "dengjizhuhu"] {
            desk.press(&format!("F2 '{typed}'")).says("登记住户");
            desk.press("Esc");
        }
        by_menu(&mut desk, "djzh");
        desk.says("户主姓名").press("Esc");
    }
}

#[test]
fn a_handbook_goes_to_the_member_at_hand() {
    let mut desk = Desk::new();
    let name = desk.text(
        "SELECT name FROM person p WHERE id IN (SELECT person_id FROM membership WHERE to_date IS NULL)
           AND NOT EXISTS (SELECT 1 FROM person q WHERE q.name = p.name AND q.id <> p.id)
           AND id NOT IN (SELECT holder_id FROM handbook) ORDER BY id LIMIT 1",
    );
    desk.press(&format!("6 / 「{name}」 Enter"));
    by_menu(&mut desk, "fsc");
    desk.says("发联户手册").says(&name).press("Esc Esc Enter");
    desk.says(&format!("人员 {name}"));
    by_menu(&mut desk, "fsc");
    desk.says("发联户手册")
        .press("F4")
        .says("已保存：发联户手册");
}

#[test]
fn the_day_on_which_the_contact_showed_who_calls_is_kept() {
    let mut desk = Desk::sized(80, 40);
    desk.change("UPDATE contact SET identity_shown = NULL");
    desk.press("Enter").says("亮明身份 还没有登记");
    by_menu(&mut desk, "lmsf");
    desk.says("张凤英").press("'2027-1-1' F4").says("还没到");
    desk.press("Esc Left Enter");
    by_menu(&mut desk, "lmsf");
    desk.press("F4").says("亮明身份 2026-11-23");
    desk.press("F8 Right Enter").says("亮明身份 还没有登记");
}

#[test]
fn a_contact_who_goes_along_to_another_door_is_known_there_and_the_next_one_is_not() {
    let mut desk = Desk::new();
    desk.change("UPDATE contact SET identity_shown = NULL");
    desk.press("Enter");
    by_menu(&mut desk, "lmsf");
    desk.press("'2026-11-2' F4").says("亮明身份 2026-11-02");
    by_menu(&mut desk, "bj");
    desk.press("「桂香苑4-3-903」 F4")
        .says("住户 桂香苑 4-3-903")
        .says("联系人 张凤英")
        .says("亮明身份 2026-11-02");
    by_menu(&mut desk, "dlxr");
    desk.press("Right 「付永强」 Enter 「离得近」 F4")
        .says("亮明身份 还没有登记");
    desk.press("F8 Right Enter").says("亮明身份 2026-11-02");
}

#[test]
fn whoever_hands_a_card_out_has_shown_who_calls() {
    let mut desk = Desk::sized(80, 40);
    desk.change("UPDATE contact SET identity_shown = NULL");
    desk.change("UPDATE card SET status = 'pending', issued_on = NULL");
    desk.press("Enter").says("待发").says("亮明身份 还没有登记");
    by_menu(&mut desk, "fk");
    desk.press("F4").says("已发").says("亮明身份 2026-11-23");
}

#[test]
fn sealing_says_who_still_holds_a_post_and_the_dead_call_no_longer() {
    let mut desk = Desk::sized(100, 30);
    desk.press("Enter");
    by_menu(&mut desk, "qcfc");
    desk.says("陈天佑有职务或联系着住户，封存不会卸任");
    desk.press("2 F4").says("已封存");
    assert_eq!(dead_who_call(&desk), ["陈天佑"]);
    desk.press("F8 Right Enter");
    assert!(dead_who_call(&desk).is_empty());
}

/// Whom the check finds calling on households though they call no longer.
fn dead_who_call(desk: &Desk) -> Vec<String> {
    let holes = desk.store.coverage(today()).unwrap();
    let ended = holes
        .into_iter()
        .filter(|row| row.hole == Hole::ContactEnded);
    ended.map(|row| row.subject).collect()
}
