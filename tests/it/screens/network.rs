//! The network by keys: cards of people, sections and branches, and whatever is written about them.

use crate::desk::Desk;

#[test]
fn a_row_of_the_people_opens_the_person_and_leads_on_to_grid_section_and_household() {
    let mut desk = Desk::new();
    desk.press("6 Enter")
        .says("人员 陈天佑")
        .says("楼栋长  桂香苑 1栋")
        .says("联户 5户");
    line(&mut desk, "楼栋长  桂香苑 1栋");
    desk.says("小区楼栋 桂香苑 1栋");
    desk.press("Enter").says("网格 01 桂香网格");
    desk.press("Esc Esc Esc Down*3 Enter").says("人员 张凤英");
    desk.press("End Enter").says("住户 桂香苑");
}

#[test]
fn numbers_are_masked_until_asked_for_and_again_after_the_next_key() {
    let mut desk = Desk::new();
    let number = desk.text("SELECT phone FROM person WHERE name = '陈天佑'");
    desk.press("6 Enter")
        .is_silent_on(&number)
        .press("F9")
        .says(&number)
        .press("Down")
        .is_silent_on(&number);
}

#[test]
fn the_organisation_stands_beside_the_people_and_opens_branches() {
    let mut desk = Desk::new();
    desk.press("6 Tab Tab").says("第一支部").says("桂香党小组");
    desk.press("/ 'dwzb' Enter").says("支部 第五支部");
    desk.says("主题党日 每月16日，本月是11月16日");
    desk.says("党小组长");
}

#[test]
fn the_team_of_a_grid_opens_as_people() {
    let mut desk = Desk::new();
    desk.press("BackTab Down Enter Down Enter")
        .says("人员 付永强");
    desk.says("收集责任人  01 桂香网格");
}

/// Chooses an entry of the menu by the initials of its name.
fn menu(desk: &mut Desk, initials: &str) {
    desk.press(&format!("F2 '{initials}' Enter"));
}

/// Goes to the line of a card that begins like this, and presses Enter.
fn line(desk: &mut Desk, words: &str) {
    desk.press("Home");
    for _ in 0..120 {
        let chosen = desk.selected().join(" ");
        if chosen.trim_start_matches(['>', ' ']).starts_with(words) {
            desk.press("Enter");
            return;
        }
        desk.press("Down");
    }
    panic!("no line {words:?} on\n{}", desk.screen());
}

#[test]
fn a_whole_community_is_built_from_an_empty_file_by_keys_alone() {
    let mut desk = Desk::empty();
    desk.says("F2 新建网格");
    menu(&mut desk, "sqzl");
    desk.says("社区资料")
        .press("「青松社区」 Down 「42130300109」 F4")
        .says("不是12位数字")
        .press("9 F4")
        .says("已保存：社区资料 青松社区");
    desk.press("1").says("青松社区");
    desk.press("6 Tab Tab").says("还没有支部");
    menu(&mut desk, "xjzb");
    desk.press("「第一支部」 Down 2 「1」 Down 5 F4")
        .says("支部 第一支部")
        .says("主题党日 每月第1个星期五，本月是11月6日");
    line(&mut desk, "新建党小组");
    desk.press("「松涛党小组」 Enter")
        .says("松涛党小组  党员0人");
    menu(&mut desk, "xjwg");
    desk.press("「01」 Down 「松涛网格」 Down 「东至青松路」 Down Right Enter F4")
        .says("网格 01 松涛网格")
        .says("1+2+X  0/1  0/2  X=0  缺片长1名，缺收集责任人2名，没有 X");
    line(&mut desk, "新建片区");
    desk.press("1 「青松家园」 Down 「1栋」 Down 「2」 F4")
        .says("小区楼栋  青松家园 1栋  0户  无人负责");
    line(&mut desk, "新建片区");
    desk.press("2 「青松坡」 F4").says("零散片区  青松坡");
    line(&mut desk, "新建片区");
    desk.press("3 「青松粮站」 F4").says("辖区单位  青松粮站");
    // People: one of the staff, three members.
    menu(&mut desk, "djry");
    desk.press("「张三」 F4").says("人员 张三");
    line(&mut desk, "任职");
    desk.press("1 2 F4").says("社区工作人员");
    for name in ["李四", "王五", "赵六"] {
        menu(&mut desk, "djry");
        desk.press(&format!("「{name}」 F4"));
        line(&mut desk, "登记党籍");
        desk.press("1 Right Enter Right Enter F4")
            .says("正式党员  第一支部 松涛党小组");
    }
    // Back to the grid; the vacancies are filled where they stand.
    desk.press("1 BackTab Down Enter").says("片长  空缺");
    line(&mut desk, "片长  空缺");
    desk.press("'zs' Enter F4").says("1/1  0/2");
    for name in ["ls", "ww"] {
        line(&mut desk, "收集责任人  空缺");
        desk.press(&format!("'{name}' Enter F4"));
    }
    desk.says("1/1  2/2  X=0");
    line(&mut desk, "小区楼栋  青松家园 1栋");
    line(&mut desk, "楼栋长  空缺");
    desk.press("'zl' Enter F4").says("楼栋长  赵六");
    desk.press("Esc").says("1+2+X  1/1  2/2  X=1  配齐");
    let findings = desk.store.check().unwrap();
    assert_eq!(findings, [], "{findings:?}");
}

#[test]
fn what_the_rules_refuse_is_said_in_the_form_with_the_cure() {
    let mut desk = Desk::new();
    desk.press("BackTab Down Enter");
    line(&mut desk, "任职");
    // A second lead; the first has to go before.
    desk.press("1 Right 「付永强」 Enter F4")
        .says("本人是这里的收集责任人，不能同时任片长");
    desk.press("Right 「张凤英」 Enter F4")
        .says("片长须由两委成员或社区工作人员担任");
    desk.press("Up 3 F4").says("已保存：任职 张凤英");
    line(&mut desk, "任职");
    desk.press("2 Right 「张凤英」 Enter F4")
        .says("收集责任人只设2名，现任付永强、邱文斌，请先给现任卸任");
    desk.press("Esc Right Enter");
    line(&mut desk, "卸任");
    desk.press("Enter 「邱」 Enter F4")
        .says("已保存：卸任 邱文斌");
    desk.press("Home").says("1/1  1/2").says("缺收集责任人1名");
}

#[test]
fn a_role_that_needs_a_reason_asks_for_it_and_keeps_it() {
    let mut desk = Desk::new();
    desk.press("BackTab Down*2 Enter");
    line(&mut desk, "卸任");
    desk.press("Enter Enter F4 Home").says("缺片长1名");
    line(&mut desk, "片长  空缺");
    desk.press("「余淑芬」 Enter F4")
        .says("本人已是01 桂香网格的片长，确要任职请写明理由");
    desk.press("「人手不够」 F4 Home").says("1/1  2/2");
    let kept = "SELECT reason FROM role_term ORDER BY id DESC LIMIT 1";
    assert_eq!(desk.text(kept), "人手不够");
    desk.press("F8 Right Enter Home").says("缺片长1名");
}

#[test]
fn a_household_knows_whom_to_call_in_order() {
    let mut desk = Desk::new();
    desk.press("F6")
        .says("一条纽带 桂香苑 1-1-102")
        .says(" 1  联系人  张凤英")
        .says("楼栋长/代表")
        .says("两委成员");
    // The contact goes away: marked, and not the first any more.
    desk.press("Home Down Enter").says("人员 张凤英");
    line(&mut desk, "改资料");
    desk.press("Down*2 2 F4").says("外出");
    desk.press("Esc")
        .says("联系人  张凤英[外出]")
        .is_silent_on(" 1  联系人");
    desk.press("Esc 2 F6").says("一条纽带");
    desk.press("1 Enter F6").says("一条纽带");
}

#[test]
fn a_grid_is_split_by_ticking_sections_and_merged_back() {
    let mut desk = Desk::new();
    desk.press("BackTab Down Enter");
    line(&mut desk, "拆分");
    desk.press("「11」 Down 「新桂网格」 Down*3 Right Down Right F4")
        .says("网格 11 新桂网格")
        .says("66户")
        .says("缺片长1名");
    line(&mut desk, "并入另一个网格");
    desk.press("Right '01' Enter F4")
        .says("已保存：并入网格 11 新桂网格 > 01 桂香网格");
    desk.press("Home")
        .says("并入 01 桂香网格")
        .is_silent_on("缺片长");
    desk.press("1 BackTab").is_silent_on("新桂");
    assert_eq!(desk.number("SELECT max(households) FROM grid_tally"), 132);
}

#[test]
fn a_handover_is_seen_before_it_is_written_and_stands_in_the_records() {
    let mut desk = Desk::new();
    desk.press("6 Down*4 Enter").says("人员 付永强");
    line(&mut desk, "交接");
    desk.press("F4").says("还没有接手的人");
    desk.press("Right 「杨子轩」 Enter Down*4 「工作调动」 F4")
        .says("交接预览 付永强（还没有保存）")
        .says("确认交接");
    assert_eq!(desk.number("SELECT count(*) FROM handover"), 0);
    line(&mut desk, "确认交接");
    desk.says("交接 2026年11月23日 付永强")
        .says("接手人 杨子轩");
    // What was done stands in the status line, not what a preview read again would say.
    assert!(
        desk.status().starts_with("已保存：交接"),
        "{}",
        desk.status()
    );
    assert!(desk.status().contains("F8"), "{}", desk.status());
    assert_eq!(desk.number("SELECT count(*) FROM handover"), 1);
    desk.press("9");
    line(&mut desk, "交接记录");
    desk.says("付永强")
        .says("工作调动")
        .press("Enter End")
        .says("收集责任人  交给 杨子轩");
    desk.press("F8 Right Enter");
    assert_eq!(desk.number("SELECT count(*) FROM handover"), 0);
    // Taken back it stays in the records, and says so.
    desk.press("9");
    line(&mut desk, "交接记录");
    desk.says("11-23已撤销 工作调动")
        .press("Enter")
        .says("交接 2026年11月23日 付永强（已撤销）")
        .says("2026年11月23日已撤销，下面列的都退回了付永强名下")
        .says("接手人 杨子轩");
}

#[test]
fn the_households_of_one_person_are_shared_out_among_several() {
    let mut desk = Desk::new();
    desk.press("6 Down*4 Enter").says("人员 付永强");
    line(&mut desk, "交接");
    desk.says("住户选了几位，就按门牌顺序平均分");
    desk.press("Right 「杨子轩」 Enter").says(">   住户分给");
    desk.press("「杨子轩」 Enter").says(">   住户还分给");
    desk.press("「张建国」 Enter Up").says("张建国");
    desk.press("Down*5 「工作调动」 F4")
        .says("交接预览 付永强")
        .says("按门牌顺序分给 杨子轩")
        .says("、张建国");
    line(&mut desk, "确认交接");
    desk.says("接手人 杨子轩、张建国");
    let takers = "SELECT count(DISTINCT to_id) FROM handover_item WHERE kind = 'household'";
    assert_eq!(desk.number(takers), 2);
    let others = "SELECT count(DISTINCT to_id) FROM handover_item WHERE kind IN ('task', 'role')";
    assert!(desk.number(others) <= 1);
}

#[test]
fn what_changed_behind_the_preview_of_a_handover_is_told() {
    let mut desk = Desk::new();
    desk.press("6 Down*4 Enter").says("人员 付永强");
    line(&mut desk, "交接");
    desk.press("Right 「杨子轩」 Enter Down*4 「工作调动」 F4")
        .says("确认交接");
    // Another window ends one of his calls: the household and its card are his no more.
    desk.change(
        "UPDATE contact SET to_date = '2026-11-23' WHERE id = (SELECT min(c.id) FROM contact c
           JOIN person p ON p.id = c.person_id JOIN card k ON k.household_id = c.household_id
           WHERE p.name = '付永强' AND c.to_date IS NULL AND c.kind = 'main'
             AND k.holder_id = p.id AND k.status <> 'void')",
    );
    line(&mut desk, "确认交接");
    let moved = desk.number("SELECT count(*) FROM handover_item");
    let said = desk.status();
    assert!(
        said.contains(&format!("付永强 {moved}项，另有2项在预览后变了，没有交")),
        "{said}"
    );
    assert!(said.contains("F8 撤销"), "{said}");
}

#[test]
fn a_preview_that_asks_for_a_reason_leads_back_to_the_filled_form() {
    let mut desk = Desk::new();
    desk.press("6 Down*4 Enter").says("人员 付永强");
    let grid = "SELECT grid_id FROM role_term r JOIN person p ON p.id = r.person_id
                WHERE p.name = '付永强' AND r.grid_id IS NOT NULL";
    assert!(desk.number(grid) > 0);
    // More households than one person should carry.
    desk.change("UPDATE person SET exempt = '重病' WHERE name = '杨子轩'");
    desk.change(
        "INSERT INTO contact (id, household_id, person_id, from_date, kind, reason)
         SELECT 900001, h.id, p.id, '2026-01-01', 'backup', ''
         FROM household h, person p WHERE p.name = '付永强' AND h.id NOT IN
           (SELECT household_id FROM contact c WHERE c.kind = 'backup' AND c.to_date IS NULL)
           AND h.id NOT IN (SELECT household_id FROM contact c WHERE c.person_id = p.id) LIMIT 1",
    );
    line(&mut desk, "交接");
    desk.press("Right 「杨子轩」 Enter F4")
        .says("要写理由才能交接");
    // Elsewhere and back to the preview, the form waits behind it still.
    desk.press("Esc").says("> 理由").says("杨子轩");
    assert!(desk.draft().is_some());
    desk.press("「工作调动」 F4").says("确认交接");
    assert!(
        desk.draft().is_some(),
        "nothing is handed over on the preview"
    );
    line(&mut desk, "确认交接");
    assert_eq!(desk.draft(), None);
    let kept = "SELECT reason FROM handover ORDER BY id DESC LIMIT 1";
    assert_eq!(desk.text(kept), "工作调动");
    desk.press("Esc").says("人员 付永强");
}

#[test]
fn a_refusal_puts_the_keys_on_the_field_it_is_about() {
    let mut desk = Desk::new();
    menu(&mut desk, "sqzl");
    desk.press("Down Backspace*12 「42130」 Down*3 F4");
    desk.says("> 12位代码").press("Esc Right Enter");
    desk.press("BackTab Down Enter");
    line(&mut desk, "拆分");
    desk.press("Down 「新桂网格」 Down*3 F4").says("> 编号");
    desk.press("「01」 F4").says("> 编号");
    desk.press("Backspace*2 「11」 Down*2 F4").says("> 桂香苑");
}

#[test]
fn a_digit_says_that_it_goes_on() {
    let mut desk = Desk::new();
    menu(&mut desk, "xjzb");
    desk.press("「第九支部」 Down")
        .says("数字 选中并到下一项")
        .press("2")
        .says(">   第几个");
}

#[test]
fn the_steps_of_a_person_stand_in_the_menu() {
    let mut desk = Desk::new();
    desk.press("6 Down*4 Enter").says("人员 付永强");
    menu(&mut desk, "jj");
    desk.says("住户分给            归接手人").press("Esc");
    menu(&mut desk, "rz");
    desk.says("在哪一级").press("Esc");
    menu(&mut desk, "xr");
    desk.says("哪项职务").press("Esc");
    menu(&mut desk, "djry");
    desk.press("「江新来」 F4").says("人员 江新来");
    desk.press("F2 'xr'").says("现在没有职务");
}

#[test]
fn where_nothing_can_be_opened_enter_says_so_and_letters_stay_where_they_are() {
    let mut desk = Desk::new();
    desk.press("BackTab Enter").says("左边选一个网格");
    desk.press("BackTab F2 'wgxq'").says("先在网格栏选一个网格");
    let mut empty = Desk::empty();
    empty.press("Enter").says("这里还没有可打开的");
    empty.press("a").says("查找");
}

#[test]
fn the_office_is_the_last_to_be_called() {
    let mut desk = Desk::new();
    desk.change("DELETE FROM setting WHERE key = 'office_phone'");
    desk.press("F6").says("社区办公室  还没有电话");
    let rung = desk.screen();
    let rung = rung.lines().find(|line| line.contains("社区办公室"));
    line(
        &mut desk,
        rung.unwrap().trim_start_matches([' ', '-']).trim_end(),
    );
    desk.press("Down*4 「07221234567」 F4")
        .says("社区办公室  0722-1234567");
}

#[test]
fn what_a_setting_is_now_is_said() {
    let mut desk = Desk::new();
    desk.press("9");
    line(&mut desk, "一户一见面");
    let said = desk.status();
    assert!(said.starts_with("已保存：一户一见面 半年一轮"), "{said}");
    line(&mut desk, "敏感标签");
    assert_eq!(desk.status(), "已保存：敏感标签 关闭  （F8 撤销）");
    desk.press("Enter");
    assert_eq!(desk.status(), "已保存：敏感标签 打开  （F8 撤销）");
}

#[test]
fn a_setting_stands_in_the_records_and_is_taken_back() {
    let mut desk = Desk::new();
    let stored = "SELECT value FROM setting WHERE key = 'sensitive_tags'";
    desk.press("9");
    line(&mut desk, "敏感标签");
    assert_eq!(desk.text(stored), "no");
    desk.press("F8")
        .says("撤销：敏感标签 关闭")
        .press("Left Enter");
    assert_eq!(desk.text(stored), "yes");
    desk.says("等，要有同意）：打开");
    line(&mut desk, "操作记录和撤销");
    desk.says("敏感标签").says("关闭");
}

#[test]
fn cards_of_households_handed_over_are_counted_as_to_be_reprinted() {
    let mut desk = Desk::new();
    let busy = "SELECT p.name FROM card k JOIN person p ON p.id = k.holder_id
                WHERE k.status <> 'void' GROUP BY p.id ORDER BY count(*) DESC LIMIT 1";
    let name = desk.text(busy);
    let cards = desk.number(&format!(
        "SELECT count(*) FROM card k JOIN person p ON p.id = k.holder_id
         WHERE p.name = '{name}' AND k.status <> 'void'"
    ));
    desk.press(&format!("6 '/' 「{name}」 Enter"))
        .says(&format!("人员 {name}"));
    line(&mut desk, "交接");
    desk.press("Right 「杨子轩」 Enter Down*4 「工作调动」 F4");
    line(&mut desk, "确认交接");
    desk.press("Esc").says("联户 0户");
    desk.says(&format!(
        "连心卡{cards}张（{cards}张的住户已换联系人，要重印）"
    ));
}

#[test]
fn someone_without_an_office_is_found_among_everyone() {
    let mut desk = Desk::empty();
    menu(&mut desk, "djry");
    desk.press("「王桂花」 F4").says("人员 王桂花").press("6");
    desk.says("还没有党员和骨干");
    desk.press("BackTab").says("[所有人]").says("王桂花");
    desk.press("Enter").says("人员 王桂花");
}

#[test]
fn everyone_is_found_by_the_door_they_live_behind() {
    let mut desk = Desk::new();
    let of = |what: &str| {
        format!(
            "SELECT {what} FROM resident r JOIN household h ON h.id = r.household_id
               JOIN section s ON s.id = h.section_id JOIN person p ON p.id = r.person_id
             WHERE s.estate = '桂香苑' AND h.door = '1-1-102' AND r.to_date IS NULL"
        )
    };
    let names = desk.texts(&of("p.name"));
    assert!(names.len() > 1, "{names:?}");
    desk.press("6 BackTab")
        .says("[所有人]")
        .press("/ 「桂香苑1-1-102」");
    for name in &names {
        desk.says(name);
    }
    desk.is_silent_on("张凤英");
    // With a name only that one, and a member as well as anyone else.
    let typed = format!("Esc / 「{}1-1-102」", names[1]);
    desk.press(&typed).says(&names[1]).is_silent_on(&names[0]);
    desk.press("Esc / '99-9-999'").says("没有符合的");
}

#[test]
fn a_theme_day_of_two_digits_is_typed() {
    let mut desk = Desk::new();
    menu(&mut desk, "xjzb");
    desk.press("「第九支部」 Down 1 「15」").says("15");
    desk.press("F4").says("主题党日 每月15日");
}
