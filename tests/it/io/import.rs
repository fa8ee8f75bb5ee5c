//! What stands in the way of a file is said in a sentence, and pasted cells are a sheet too.

use fangyijie::domain::roster::{Column, RosterRow};
use fangyijie::io::import::{Limits, Meaning, Source};

fn rows(source: &mut Source) -> Vec<RosterRow> {
    let (sheet, layout) = source.roster().unwrap();
    assert!(layout.is_recognised(), "{layout:?}");
    source
        .rows(sheet, &layout)
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn pasted_cells_are_a_sheet_too() {
    let mut source = Source::pasted("姓名\t楼栋\t室\n\"张\n某\"\t3\t501\n").unwrap();
    let rows = rows(&mut source);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].text(Column::Name), Some("张\n某"));
}

/// A sheet of every building, notes in front, the second one under a title.
#[test]
fn sheets_with_the_same_headings_are_one_roster() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let mut add = |name: &str, rows: &[&str]| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, line) in (0..).zip(rows) {
            for (column, text) in (0..).zip(line.split('|')) {
                sheet.write(row, column, text).unwrap();
            }
        }
    };
    add("说明", &["请勿改表头"]);
    add("3栋", &["楼栋|室|姓名|代号", "3|501|张某|甲"]);
    add("4栋", &["四栋花名册", "楼栋|室|姓名|代号", "4|101|李某|乙"]);
    add("商户", &["字号|业主", "某店|赵某"]);
    let bytes = book.save_to_buffer().unwrap();
    let mut source = Source::from_bytes(bytes, Limits::builtin()).unwrap();
    let (sheet, mut layout) = source.roster().unwrap();
    assert_eq!(source.left_out(sheet, &layout).unwrap(), ["说明", "商户"]);
    layout.set(4, Meaning::Column(Column::Note));
    let rows: Vec<RosterRow> = source
        .rows_of_all(sheet, &layout)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let places: Vec<(&str, u32)> = rows
        .iter()
        .map(|row| (&*row.place.sheet, row.place.row))
        .collect();
    assert_eq!(places, [("3栋", 2), ("4栋", 3)]);
    assert_eq!(rows[1].text(Column::Name), Some("李某"));
    assert_eq!(rows[1].text(Column::Note), Some("乙"));
}
