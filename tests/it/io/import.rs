//! Rosters of every kind become the same rows.

use std::path::PathBuf;

use fangyijie::domain::roster::{Column, Flaw, RosterRow};
use fangyijie::io::import::Source;

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

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
fn a_workbook_under_titles_with_merged_households() {
    let mut source = Source::open(&data("plain.xlsx")).unwrap();
    let rows = rows(&mut source);
    assert_eq!(rows.len(), 3);
    assert_eq!((&*rows[0].place.sheet, rows[0].place.row), ("花名册", 4));
    assert_eq!(rows[0].text(Column::Born), Some("1890-01-01"));
    assert_eq!(rows[0].text(Column::Phone), Some("12000000001"));
    assert_eq!(rows[1].text(Column::Room), Some("501"));
    assert_eq!(rows[1].text(Column::Grid), Some("第一网格"));
    assert_eq!(rows[2].text(Column::Name), Some("王\u{e000}明"));
    assert_eq!(rows[2].text(Column::Tags), Some("独居老人"));
    let number = rows[1]
        .cells
        .iter()
        .find(|it| it.column == Column::IdNumber);
    assert_eq!(number.unwrap().flaw, Some(Flaw::LostDigits));
}

#[test]
fn pasted_cells_are_a_sheet_too() {
    let mut source = Source::pasted("姓名\t楼栋\t室\n\"张\n某\"\t3\t501\n").unwrap();
    let rows = rows(&mut source);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].text(Column::Name), Some("张\n某"));
}
