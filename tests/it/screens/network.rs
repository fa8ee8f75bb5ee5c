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
    desk.says("主题党日 每月15日，本月是11月15日");
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
    desk.press("Up Right 「张凤英」 Enter F4")
        .says("片长须由两委成员或社区工作人员担任");
    desk.press("Up*2 3 F4").says("已保存：任职 张凤英");
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
    desk.press("Home").says("并入 01 桂香网格");
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
    assert_eq!(desk.number("SELECT count(*) FROM handover"), 1);
    desk.press("9");
    line(&mut desk, "交接记录");
    desk.says("付永强")
        .says("工作调动")
        .press("Enter End")
        .says("收集责任人  交给 杨子轩");
    desk.press("F8 Right Enter");
    assert_eq!(desk.number("SELECT count(*) FROM handover"), 0);
}
