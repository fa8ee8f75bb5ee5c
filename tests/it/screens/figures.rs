//! Every number on the screen leads to exactly the rows it was counted from.

use fangyijie::ui::cells::{WidthPolicy, width};

use crate::desk::Desk;

/// Higher than any list of the drill is long.
const TALL: u16 = 1300;

/// The rows of the list that is shown, all of them.
fn rows(desk: &Desk) -> Vec<String> {
    let screen = desk.screen();
    let lines: Vec<&str> = screen.lines().collect();
    let list = &lines[3..lines.len() - 2];
    list.iter()
        .filter(|line| {
            let is_total = line.starts_with(" 合计") || line.starts_with(" 数字=");
            !line.trim().is_empty() && !line.contains("没有符合的") && !is_total
        })
        .map(|line| (*line).to_owned())
        .collect()
}

fn number(text: &str) -> usize {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

#[test]
fn each_count_owed_opens_a_list_of_that_many_rows() {
    let mut desk = Desk::sized(80, TALL);
    let owed = desk.screen().lines().nth(1).unwrap().to_owned();
    let counts: Vec<&str> = owed
        .split("   ")
        .filter(|part| part.contains(|c: char| c.is_ascii_digit()))
        .collect();
    assert_eq!(counts.len(), 6, "{owed}");
    for (n, count) in counts.iter().enumerate() {
        desk.press("1 Tab Tab").press(&format!("Right*{n} Enter"));
        assert_eq!(rows(&desk).len(), number(count), "{count}");
    }
}

#[test]
fn each_figure_leads_to_as_many_rows() {
    let mut desk = Desk::sized(80, TALL);
    desk.press("8");
    let figures: Vec<usize> = desk
        .screen()
        .lines()
        .filter(|line| line.starts_with(" > ") || line.starts_with(" - "))
        .take(7)
        .map(number)
        .collect();
    assert_eq!(figures, [487, 296, 284, 53, 9, 12, 5]);
    for (n, figure) in figures.iter().enumerate() {
        desk.press("8").press(&format!("Down*{n} Enter"));
        let rows = rows(&desk);
        let count = if n == 0 { met(&rows) } else { rows.len() };
        assert_eq!(count, *figure, "figure {n}\n{}", rows.join("\n"));
    }
}

/// The sum of the column 见到.
fn met(rows: &[String]) -> usize {
    let one = |row: &String| {
        let mut words = row.split_whitespace().skip_while(|word| *word != "见到");
        words.nth(1).unwrap().parse::<usize>().unwrap()
    };
    rows.iter().map(one).sum()
}

#[test]
fn each_household_met_and_each_person_helped_stands_there_once() {
    let mut desk = Desk::sized(120, TALL);
    for keys in ["8 Down*2 Enter", "8 Down*5 Enter"] {
        desk.press(keys);
        let mut who: Vec<String> = rows(&desk)
            .iter()
            .map(|row| {
                // 日期, then 门牌 or 类别 and 对象: the first 40 columns without the date.
                let mut columns = 0;
                let first = row.chars().take_while(|c| {
                    columns += width(&c.to_string(), WidthPolicy::Narrow);
                    columns <= 40
                });
                first
                    .collect::<String>()
                    .split_whitespace()
                    .skip(1)
                    .take(2)
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        let count = who.len();
        who.sort();
        who.dedup();
        assert_eq!(who.len(), count, "{keys}");
    }
}

#[test]
fn a_grid_counts_its_households_and_open_matters() {
    let mut desk = Desk::sized(120, TALL);
    desk.press("BackTab");
    for _ in 0..3 {
        desk.press("Down");
        let grid = desk.selected().join(" ");
        let count = number(grid.split_whitespace().nth(3).unwrap_or_default());
        let code: String = grid.chars().filter(char::is_ascii_digit).take(2).collect();
        let open = format!(
            "SELECT count(*) FROM issue i JOIN grid g ON g.id = i.grid_id
             WHERE g.code = '{code}' AND stage NOT IN ('closed', 'merged')"
        );
        assert!(
            grid.split_whitespace()
                .any(|word| word == desk.number(&open).to_string()),
            "{grid} {count}"
        );
    }
}

#[test]
fn the_narrowest_window_cuts_no_number_and_no_legend() {
    let mut desk = Desk::sized(40, 12);
    desk.press("6 Tab")
        .says("88人 收81 报81 见48户=表内43+其他人5");
    desk.says("集无补=收集 报迟=汇报 欠=过期 －=未到");
    desk.press("F2 '覆盖' Enter")
        .says("本轮没有见面")
        .says("916");
    desk.press("End").says("走访一次");
    // The owed counts: the ones with room, each whole, the chosen one always.
    desk.press("1").says("逾期 3").says("今日到期 1");
    desk.press("Tab Tab Right*2").says(">本月未走访 1152");
    desk.press("Right*3").says(">未汇报 7");
}

#[test]
fn what_could_not_be_counted_stands_above_the_figures_and_costs_no_key() {
    let mut desk = Desk::damaged(
        "UPDATE visit SET others_met = 9223372036854775807 WHERE id = (SELECT min(id) FROM visit WHERE outcome = 'met');
         UPDATE workday SET held = 7 WHERE id = (SELECT min(id) FROM workday)",
        (80, 24),
    );
    desk.press("8");
    desk.says("有 2 条记录损坏")
        .says("户次")
        .is_silent_on("正在读取");
    assert!(desk.selected()[0].contains("人次"), "{}", desk.screen());
    let mut whole = Desk::new();
    whole.press("8").says("人次").is_silent_on("损坏");
}

#[test]
fn a_grid_whose_name_is_damaged_still_counts_for_the_whole_community() {
    let of_all = |desk: &Desk| {
        let screen = desk.screen();
        let line = screen.lines().find(|line| line.contains("全社区"));
        line.unwrap_or_else(|| panic!("{screen}")).trim().to_owned()
    };
    let whole = of_all(&Desk::sized(120, 36));
    let desk = &mut Desk::damaged(
        "UPDATE grid SET name = CAST(x'c3' AS TEXT) WHERE id = (SELECT min(id) FROM grid)",
        (120, 36),
    );
    assert_eq!(of_all(desk), whole);
    desk.says("[损坏]");
}
