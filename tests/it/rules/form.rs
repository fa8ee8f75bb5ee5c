//! 会议规则 from the keyboard: the list, the card, one's own rule with its preview, `?` on a red number.

use crate::desk::Desk;

/// The list of rules, from the menu.
fn rules() -> Desk {
    let mut desk = Desk::new();
    desk.press("F2 'hygz' Enter").says("会议规则");
    desk
}

/// The form that sets a rule of the assembly.
fn form() -> Desk {
    let mut desk = rules();
    desk.press("Down Down Enter").says("会议规则：党员大会");
    desk.press("Enter").says("自定规则  党员大会");
    desk
}

#[test]
fn the_settings_and_the_menu_lead_to_the_rules() {
    rules()
        .says("党员大会       20人   10人  11票")
        .says("半数以上到会，过半数通过")
        .says("居民会议     1200户  601户 301票")
        .says("2025-12-31止")
        .says("不计票，只记意见");
    let mut desk = Desk::new();
    desk.press("9 Home");
    while !desk.selected().iter().any(|line| line.contains("会议规则")) {
        desk.press("Down");
    }
    desk.press("Enter").says("居民代表会议");
}

#[test]
fn the_card_says_article_source_dates_and_numbers() {
    let mut desk = rules();
    desk.press("Down*5 Enter")
        .says("居民代表会议组成人员三分之二以上到会才能开")
        .says("到会的人过半数赞成才通过")
        .says("第二十八条、第二十九条")
        .says("2026年1月1日起施行")
        .says("每半年至少召开1次")
        .says("应到40人 -> 27人到会 -> 14票通过");
    desk.press("Esc Up Enter")
        .says("通知：提前10天")
        .says("应到120户 -> 61户到会 -> 31票通过")
        .says("1990年1月1日至2025年12月31日");
    // The old law stands below the new one and can be opened.
    desk.press("End Enter").says("（1989）第九条");
}

#[test]
fn the_preview_follows_every_key() {
    let mut desk = form();
    desk.says("应到20人 -> 10人到会 -> 11票通过（第一支部）")
        .says("试算：应到120人 -> 60人到会 -> 61票通过");
    // 双过半 from the presets.
    desk.press("2")
        .says("应到20人 -> 11人到会 -> 11票通过（第一支部）");
    // Two thirds of those who should come.
    desk.press("Up 1 Down*2 2 Down 3")
        .says("应到20人 -> 14人到会 -> 11票通过（第一支部）");
    // Another number to try it on.
    desk.press("F4 Down*2 4 0")
        .says("试算：应到40人 -> 27人到会 -> 21票通过");
    // Less than the law asks for is said, not forbidden.
    desk.press("Up*10 1 Down 3")
        .says("比规定宽，请核对依据：《支部工作条例（试行）》第十一条");
}

#[test]
fn in_the_smallest_window_the_numbers_are_still_in_view() {
    let mut desk = Desk::sized(40, 12);
    desk.press("F2 'hygz' Enter Down Down Enter Enter");
    desk.says("应到20人 -> 10人到会 -> 11票通过");
    desk.press("2").says("应到20人 -> 11人到会 -> 11票通过");
}

#[test]
fn a_share_above_the_whole_is_refused_while_it_is_typed() {
    let mut desk = form();
    // Past the preset, the base and the comparison: numerator, denominator.
    desk.press("Down*3 0").says("到会的比例是0");
    desk.press("Backspace 3").says("谁也达不到");
    desk.press("Down 0").says("分母是0");
    desk.press("Backspace 5").says("应到20人 -> 12人到会");
}

#[test]
fn a_rule_is_set_used_shown_and_withdrawn() {
    let mut desk = form();
    desk.press("2 F4").says("请写明依据");
    desk.press("「街道党工委文件第二条」 F4").says("请写明理由");
    desk.press("「从严」 F4").says("已保存：自定规则 党员大会");
    desk.says("本社区自定").says("2026年11月23日起施行");
    desk.says("应到20人 -> 11人到会 -> 11票通过（第一支部）");
    assert_eq!(
        desk.texts("SELECT kind || ' ' || effective_from || ' ' || reason FROM rule"),
        ["assembly 2026-11-23 从严"]
    );
    // A meeting opened now is held by it.
    desk.press("4 F7 Enter Enter ?").says("本社区自定");
    desk.press("Esc Esc F2 'hygz' Enter Down Down")
        .says("自定：过半数到会，过半数通过")
        .press("Enter Down Enter")
        .says("撤回规则");
    desk.press("F4").says("请写明理由");
    desk.press("「街道收回」 F4").says("已保存：撤回规则");
    assert_eq!(desk.text("SELECT withdrawn_on FROM rule"), "2026-11-23");
    desk.press("Esc")
        .says("已撤回")
        .says("半数以上到会，过半数通过");
}

#[test]
fn ones_own_notice_days_are_asked_for_when_a_meeting_is_opened() {
    let mut desk = form();
    desk.press("F4 「支部决议」 F4 「从严」 F4").says("已保存");
    desk.change("UPDATE rule SET body = json_set(body, '$.notice_days', 5)");
    desk.press("4 F7 Enter")
        .says("通知日期")
        .says("提前不够的理由");
    // On which day people were told is not for the program to say.
    desk.is_silent_on("2026-11-18")
        .press("F4")
        .says("这个会应提前5天通知，请填通知日期；提前不够的写明理由")
        .says("> 通知日期");
    desk.press("「11.20」 F4").says("应提前5天");
    desk.press("Down 「急事」 F4").says("签到点名");
    let called = "SELECT noticed_on || ' ' || short_notice FROM meeting ORDER BY id DESC LIMIT 1";
    assert_eq!(desk.text(called), "2026-11-20 急事");
}

#[test]
fn a_date_before_the_law_and_one_taken_are_refused_at_the_date() {
    let mut desk = form();
    desk.press("F4")
        .press("「文件」 Down 「从严」")
        .press("Up Up");
    desk.press("「20180101」 F4").says("永远用不上");
}

#[test]
fn a_group_meeting_has_nothing_to_set() {
    let mut desk = rules();
    desk.press("Enter")
        .says("不表决，只记意见")
        .is_silent_on("自定本社区的规则");
}

#[test]
fn the_help_of_a_meeting_says_its_rule_its_article_and_its_numbers_first() {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter").press("?");
    desk.says("党员大会：2018年10月28日起施行")
        .says("依据：《支部工作条例（试行）》第十一条")
        .says("应到20人，要10人到会；实到0人，还差10人")
        .says("20人中要11票赞成")
        .says("三分之二以上14票")
        .says("能做的事");
    // Everyone there, a vote open.
    desk.press("Esc 8 Down*7 Enter ?").says("实到20人，够了");
    desk.says("赞成0票，还差11票");
    // The menu itself stays the menu.
    desk.press("Esc F2").is_silent_on("依据：");
}

#[test]
fn the_help_over_a_committee_says_how_many_it_picks() {
    let mut desk = Desk::new();
    desk.press("4 F6 Enter Enter 8").press("?");
    desk.says("支委会商定2至3件提交党员大会")
        .says("现在0件")
        .says("应到4人，要2人到会；实到4人，够了");
}

#[test]
fn the_help_over_a_hole_of_the_network_says_the_rule_that_is_not_met() {
    let mut desk = Desk::new();
    desk.change(
        "UPDATE role_term SET to_date = '2026-11-01'
         WHERE role = 'collector' AND grid_id = (SELECT min(id) FROM grid)",
    );
    desk.press("F2 'fgtj' Enter").says("覆盖体检");
    let rows = desk.screen();
    let at = rows
        .lines()
        .position(|line| line.contains("收集责任人"))
        .unwrap()
        - 3;
    desk.press(&format!("Down*{at}")).press("Enter ?");
    desk.says("每个网格2名收集责任人；现在0名");
}

#[test]
fn the_help_over_a_late_task_says_how_long_its_category_may_take() {
    let mut desk = Desk::new();
    desk.press("5 Tab ?")
        .says("逾期：过了交办时定的时限还没有办结")
        .says("以交办时写的日期为准");
    // Of the count on the workbench, for every category.
    let mut desk = Desk::new();
    desk.press("Tab Tab ?")
        .says("政策咨询1天、矛盾纠纷7天、困难救助5天");
}

#[test]
fn admission_and_elections_are_refused_with_the_way_to_go_on() {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter 8 Down*7");
    desk.change("UPDATE issue SET text = '讨论接收预备党员王某'");
    // The whole sentence is there, to its cure, in the smallest window too.
    desk.press("1")
        .says("本系统不计票：「接收预备党员」")
        .says("写明「反映」");
    desk.resize(40, 12);
    desk.says("本系统不计票：「接收预备党员」").says("「反映」");
}
