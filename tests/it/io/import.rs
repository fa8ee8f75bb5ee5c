//! What stands in the way of a file is said in a sentence, and pasted cells are a sheet too.

use fangyijie::domain::roster::{Column, RosterRow};
use fangyijie::io::import::Source;

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
