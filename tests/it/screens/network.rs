//! The network's cards: people, sections, branches, and the way between them.

use crate::desk::Desk;

#[test]
fn a_row_of_the_people_opens_the_person_and_leads_on_to_grid_section_and_household() {
    let mut desk = Desk::new();
    desk.press("6 Enter")
        .says("人员 陈天佑")
        .says("楼栋长  桂香苑 1栋")
        .says("联户 5户");
    desk.press("Enter").says("小区楼栋 桂香苑 1栋");
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
