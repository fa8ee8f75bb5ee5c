//! A roster comes in from the screen: path or pasted cells, columns, plan, one question, result.

use std::path::PathBuf;

use crate::desk::Desk;

const ROSTER: &str = "网格\t小区\t楼栋\t单元\t室\t户主\t姓名\t身份证号\t备用
桂香网格\t桂香新苑\t9栋\t1\t901\t欧阳一\t欧阳一\t421303189001010013\t有狗
桂香网格\t桂香新苑\t9栋\t1\t901\t欧阳一\t欧阳二\t421303189612319992\t
桂香网格\t桂香新苑\t9栋\t1\t902\t司马三\t司马三\t421303189001010000\t";

/// The import screen, from the settings.
fn begun() -> Desk {
    let mut desk = Desk::sized(120, 36);
    desk.press("9 Up Up Enter");
    desk.says("导入花名册").says("输入或粘贴花名册的路径");
    assert!(desk.is_typing());
    desk
}

fn file(desk: &Desk, name: &str, text: &str) -> PathBuf {
    let path = desk.folder().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn cells_are_pasted_seen_and_written_and_taken_back() {
    let mut desk = begun();
    let before = desk.number("SELECT count(*) FROM person");
    desk.paste(ROSTER);
    desk.says("开始读取和比对").says("B 列  小区 ＝ 小区");
    desk.says("I 列  备用 ＝ 不认识");
    desk.press("Enter");
    desk.says("新增 2").says("冲突 0").says("退回 1");
    desk.says("会新建1个楼栋或片区");
    assert_eq!(desk.number("SELECT count(*) FROM person"), before);
    desk.press("F4").says("先在数据文件旁边留底");
    // The safe answer is selected.
    assert!(desk.selected().iter().any(|line| line.contains("取消")));
    desk.press("Right Enter");
    desk.says("导入完成")
        .says("新增2行（1户、2人）")
        .says(".bak")
        .says("退回.xlsx");
    assert_eq!(desk.number("SELECT count(*) FROM person"), before + 2);
    desk.press("F8 Right Enter");
    assert_eq!(desk.number("SELECT count(*) FROM person"), before);
}

#[test]
fn rows_show_why_and_numbers_stay_masked() {
    let mut desk = begun();
    desk.paste(ROSTER).press("Enter");
    desk.press("Tab Tab Tab Tab");
    // A row that could not be read still says whose door it is.
    desk.says("桂香新苑 9-1-902");
    desk.says("H列 身份证号").says("丢了末几位");
    desk.press("Enter");
    desk.says("第4行  退回").says("4213**********0000");
    desk.is_silent_on("421303189001010000");
    desk.press("Esc").says("退回 1");
    desk.press("Esc").says("开始读取和比对");
    desk.press("Esc").says("输入或粘贴花名册的路径");
    desk.press("Esc").says("显示测试");
}

#[test]
fn a_column_is_given_a_meaning_once_and_remembered() {
    let mut desk = begun();
    desk.paste(ROSTER);
    desk.press("End Enter");
    desk.says("I 列「备用」是什么");
    desk.press("End Enter");
    desk.says("I 列  备用 ＝ 备注");
    desk.press("Home Enter F4 Right Enter");
    desk.says("导入完成");
    assert_eq!(
        desk.text("SELECT note FROM household WHERE door = '9-1-901'"),
        "有狗"
    );
    desk.press("Esc Up Enter");
    desk.paste(ROSTER);
    desk.says("以前指认过").says("I 列  备用 ＝ 备注");
}

#[test]
fn paths_are_taken_as_people_give_them() {
    let mut desk = begun();
    let path = file(&desk, "花名册 一.csv", &ROSTER.replace('\t', ","));
    for typed in [
        format!("\"{}\" ", path.display()),
        format!("file://{}", path.display().to_string().replace(' ', "%20")),
        format!("{}\r\n", path.display()),
    ] {
        desk.paste(&typed);
        desk.press("Enter").says("开始读取和比对");
        desk.press("Esc");
        desk.press("End Backspace*200");
    }
}

#[test]
fn a_file_that_is_no_roster_is_refused_in_words_and_the_path_stays() {
    let mut desk = begun();
    let path = file(&desk, "a.xls", "<html><table></table></html>");
    desk.paste(&path.display().to_string());
    desk.press("Enter").says("网页").says("a.xls");
    assert!(desk.is_typing());
    desk.press("x").is_silent_on("网页");
}

#[test]
fn esc_while_it_works_asks_to_stop_and_nothing_is_changed() {
    let mut desk = begun();
    let before = desk.number("SELECT count(*) FROM person");
    desk.paste(ROSTER).press("Enter");
    desk.stop.ask();
    desk.press("F4 Right Enter");
    desk.says("已经停止，什么都没有改").says("新增 2");
    assert_eq!(desk.number("SELECT count(*) FROM person"), before);
    let mut desk = desk.late();
    desk.press("F4 Right Enter Esc");
    assert!(desk.stopped);
    desk.says("正在停止");
    desk.deliver_all();
}

#[test]
fn a_path_that_was_tried_gives_way_to_the_next() {
    let mut desk = begun();
    let path = file(&desk, "一.csv", &ROSTER.replace('\t', ","));
    desk.paste("nope.xlsx").press("Enter").says("没有这个文件");
    desk.paste(&path.display().to_string());
    desk.is_silent_on("nope.xlsx");
    desk.press("Enter").says("开始读取和比对").press("Esc");
    desk.paste("nope2.xlsx").press("Enter").says("没有这个文件");
    desk.press("x").is_silent_on("nope2");
}

#[test]
fn the_listed_class_stands_in_brackets_and_nothing_is_undone_before_it_is_written() {
    let mut desk = begun();
    desk.paste(ROSTER)
        .says("有1栏不认识（备用）")
        .press("Enter");
    desk.says("[新增 2]").says(" 退回 1 ");
    desk.press("Tab").says("[改动 0]").says("这一类没有");
    let before = desk.number("SELECT count(*) FROM journal");
    desk.press("F8").says("还没有写入");
    assert_eq!(desk.number("SELECT count(*) FROM journal"), before);
    desk.press("F4 Right Enter")
        .says("导入完成")
        .says("新建了1个");
    desk.is_silent_on("会新建");
}

#[test]
fn a_sheet_without_headings_shows_no_row_as_headings() {
    let mut desk = begun();
    desk.paste("桂香苑\t3栋\t501\t张三\t12300000001\n桂香苑\t3栋\t502\t李四\t12300000002");
    desk.says("没有找到表头").is_silent_on("12300000001");
}

#[test]
fn a_sheet_of_which_no_column_is_known_is_not_read_before_one_is() {
    let mut desk = begun();
    desk.paste("甲\t乙\n张三\t李四\n");
    desk.says("有2栏不认识").press("Enter");
    desk.says("还没有指认任何一栏").is_silent_on("新增 0");
}

#[test]
fn a_sheet_with_nothing_below_its_headings_makes_no_plan() {
    let mut desk = begun();
    desk.paste("楼栋\t室\t姓名\n").press("Enter");
    desk.says("表头下面一行也没有").says("A 列  楼栋 ＝ 楼栋");
    desk.is_silent_on("新增 0");
}

#[test]
fn a_sheet_of_which_no_row_is_sound_is_written_back_to_be_corrected() {
    let mut desk = begun();
    let before = desk.number("SELECT count(*) FROM journal");
    desk.paste("网格\t小区\t楼栋\t室\t姓名\n桂香网格\t桂香新苑\t9栋\t\t张三\n")
        .press("Enter");
    desk.says("[退回 1]").press("F4");
    desk.says("没有一行要写入")
        .says("写成一张表")
        .press("Right Enter");
    desk.says("没有一行能导入，什么都没有改").says("退回.xlsx");
    desk.is_silent_on("导入完成").is_silent_on("撤销这次导入");
    assert_eq!(desk.number("SELECT count(*) FROM journal"), before);
}

#[test]
fn a_new_grid_says_in_whose_group_it_lies() {
    let mut desk = begun();
    desk.paste("网格\t小区\t楼栋\t室\t姓名\n新网格\t新苑\t9栋\t901\t张三\n")
        .press("Enter F4");
    let said: String = desk.screen().split_whitespace().collect();
    assert!(
        said.contains("新网格先记在第一个党小组"),
        "{}",
        desk.screen()
    );
    desk.press("Right Enter").says("新网格先记在第一个党小组");
}
