//! Every file of `tests/data` gives what stands beside it in `NAME.expected.toml`.
//!
//! `FYJ_WRITE_EXPECTED=1` writes those files anew.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use fangyijie::domain::Coded;
use fangyijie::domain::roster::{Cell, RosterRow};
use fangyijie::io::import::{Source, text};

/// Where the files lie.
pub fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

/// The files themselves, without what is said about them.
pub fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(data())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|it| it != "toml"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_reads_as_expected() {
    let files = files();
    assert!(files.len() >= 15, "{files:?}");
    for path in files {
        let found = found(&path);
        let mut name = path.clone().into_os_string();
        name.push(".expected.toml");
        if std::env::var_os("FYJ_WRITE_EXPECTED").is_some() {
            fs::write(&name, &found).unwrap();
        }
        let expected = fs::read_to_string(&name).unwrap_or_default();
        let parsed = |text: &str| text.parse::<toml::Table>().unwrap();
        assert_eq!(
            parsed(&found),
            parsed(&expected),
            "{}\n{found}",
            path.display()
        );
    }
}

/// Kind, header and rows, or the sentence that says why there are none.
fn found(path: &Path) -> String {
    let mut source = match Source::open(path) {
        Ok(source) => source,
        Err(error) => {
            let sentence = text::read_error(&error);
            return format!("error = \"{error:?}\"\nsentence = \"{sentence}\"\n");
        }
    };
    let kind = text::kind(source.kind());
    let (sheet, layout) = source.roster().unwrap();
    let mut found = String::new();
    let unknown: Vec<&str> = layout.unknown().map(|it| it.text.as_str()).collect();
    writeln!(found, "kind = \"{kind}\"").unwrap();
    writeln!(found, "sheet = \"{}\"", source.sheets()[sheet].name).unwrap();
    writeln!(found, "header_row = {}", layout.header_row).unwrap();
    writeln!(found, "template = \"{}\"", layout.template()).unwrap();
    writeln!(found, "unknown = {unknown:?}").unwrap();
    writeln!(
        found,
        "# A cell is column=text; + was filled from above, ! says what is wrong."
    )
    .unwrap();
    writeln!(found, "rows = [").unwrap();
    for row in source.rows(sheet, &layout).unwrap() {
        match row {
            Ok(row) => writeln!(found, "  {},", literal(&shown(&row))).unwrap(),
            Err(error) => writeln!(found, "  \"{error:?}\",").unwrap(),
        }
    }
    found.push_str("]\n");
    found
}

fn shown(row: &RosterRow) -> String {
    let cells: Vec<String> = row.cells.iter().map(shown_cell).collect();
    format!("{} | {}", row.place.row, cells.join(" | "))
}

fn shown_cell(cell: &Cell) -> String {
    let filled = if cell.filled { "+" } else { "" };
    let flaw = cell.flaw.map_or(String::new(), |flaw| format!("!{flaw:?}"));
    format!("{}={}{filled}{flaw}", cell.column.code(), cell.text)
}

/// A TOML string in which hidden characters can be seen.
fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ' '..='~'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{3001}'..='\u{3002}'
            | '\u{ff01}'..='\u{ff5e}' => out.push(c),
            '\n' => out.push_str("\\n"),
            _ => write!(out, "\\U{:08X}", u32::from(c)).unwrap(),
        }
    }
    out.push('"');
    out
}
