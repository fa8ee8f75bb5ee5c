//! Files that want to do harm, or are none: each gets its sentence, and none gets the memory.

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;

use fangyijie::io::import::{Foreign, Limits, ReadError, Source, text};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::expected::data;
use crate::temp;

/// Why a path cannot be read, at the latest when its last row is.
fn refusal(path: &Path) -> Option<ReadError> {
    Source::open(path).map_or_else(Some, last_word)
}

fn last_word(mut source: Source) -> Option<ReadError> {
    let (sheet, layout) = match source.roster() {
        Ok(found) => found,
        Err(error) => return Some(error),
    };
    let rows = source.rows(sheet, &layout);
    rows.map_or_else(Some, |mut rows| rows.find_map(Result::err))
}

fn refusal_of(bytes: &[u8]) -> Option<ReadError> {
    Source::from_bytes(bytes.to_vec(), Limits::builtin()).map_or_else(Some, last_word)
}

#[test]
fn what_is_no_file_is_not_touched() {
    let folder = temp::folder();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(refusal(&at("absent.xlsx")), Some(ReadError::Absent));
    assert_eq!(refusal(folder.path()), Some(ReadError::Folder));
    File::create(at("empty.xlsx")).unwrap();
    assert_eq!(refusal(&at("empty.xlsx")), Some(ReadError::Empty));
    fs::write(at("blank.csv"), "\r\n ,\t\r\n").unwrap();
    assert_eq!(refusal(&at("blank.csv")), Some(ReadError::Empty));
    let giant = File::create(at("giant.csv")).unwrap();
    giant.set_len(2 << 30).unwrap();
    let limit = Limits::builtin().file_bytes.limit;
    assert_eq!(
        refusal(&at("giant.csv")),
        Some(ReadError::TooBig {
            bytes: 2 << 30,
            limit
        })
    );
}

#[cfg(unix)]
#[test]
fn devices_pipes_and_links_that_lead_nowhere_are_not_waited_for() {
    use std::os::unix::fs::symlink;
    let folder = temp::folder();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(refusal(Path::new("/dev/zero")), Some(ReadError::NotAFile));
    let pipe = rustix::fs::CWD;
    rustix::fs::mknodat(
        pipe,
        at("pipe"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    assert_eq!(refusal(&at("pipe")), Some(ReadError::NotAFile));
    symlink(at("one"), at("two")).unwrap();
    symlink(at("two"), at("one")).unwrap();
    assert_eq!(refusal(&at("one")), Some(ReadError::Loop));
    symlink(at("gone"), at("dangling")).unwrap();
    assert_eq!(refusal(&at("dangling")), Some(ReadError::Absent));
    symlink(data().join("plain.xlsx"), at("link")).unwrap();
    assert_eq!(refusal(&at("link")), None);
}

#[test]
fn other_kinds_of_files_are_named() {
    for (bytes, foreign) in [
        (&b"%PDF-1.7\n"[..], Foreign::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0", Foreign::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Foreign::Picture),
        (b"Rar!\x1a\x07\0", Foreign::Archive),
        (b"{\\rtf1\\ansi", Foreign::Document),
        (b"\x09\x08\x08\0\0\x05\x10\0", Foreign::OldXls),
        (
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0",
            Foreign::Binary,
        ),
        (b"<?xml version=\"1.0\"?>\n<a/>", Foreign::Xml),
        (b"\xff\xfe<\0h\0t\0m\0l\0>\0", Foreign::Html),
    ] {
        assert_eq!(refusal_of(bytes), Some(ReadError::Foreign(foreign)));
    }
    for (part, foreign) in [
        ("word/document.xml", Foreign::Document),
        ("ppt/presentation.xml", Foreign::Slides),
        ("xl/workbook.bin", Foreign::Xlsb),
        ("photo.jpg", Foreign::Archive),
    ] {
        let bytes = zipped(&[(part, b"")]);
        assert_eq!(refusal_of(&bytes), Some(ReadError::Foreign(foreign)));
    }
}

#[test]
fn a_file_that_was_cut_off_is_said_to_be() {
    for name in ["plain.xlsx", "messy.xlsx", "office.ods", "office.xls"] {
        let whole = fs::read(data().join(name)).unwrap();
        for part in [2, 3, 10] {
            let cut = &whole[..whole.len() - whole.len() / part];
            let refusal = refusal_of(cut);
            assert_eq!(refusal, Some(ReadError::CutOff), "{name} 1/{part}");
        }
    }
}

/// Names, bytes and what is said about them, if they cannot be read.
fn greedy() -> Vec<(&'static str, Vec<u8>, Option<ReadError>)> {
    let limits = Limits::builtin();
    let rows = limits.rows.limit;
    let columns = limits.columns.limit;
    let too_wide = |row| {
        Some(ReadError::TooManyColumns {
            row,
            limit: columns,
        })
    };
    let zeroes = vec![b' '; 200 << 20];
    let long_text = [
        b"<row r=\"1\"><c t=\"inlineStr\"><is><t>",
        &zeroes[..40 << 20],
    ]
    .concat();
    let million = "张某,501\n".repeat(1_000_000).into_bytes();
    let far = b"a,".repeat(4_000);
    vec![
        (
            "spaces.xlsx",
            declaring(2_000_000_000),
            Some(ReadError::Bomb),
        ),
        (
            "long.xlsx",
            workbook("worksheets/sheet1.xml", &sheet(&long_text)),
            Some(ReadError::Bomb),
        ),
        ("liar.xlsx", declaring(1_000_000), Some(ReadError::Damaged)),
        (
            "count.xlsx",
            workbook(
                "sharedStrings.xml",
                b"<sst uniqueCount=\"99999999999\"><si><t>a</t></si></sst>",
            ),
            Some(ReadError::Damaged),
        ),
        (
            "texts.xlsx",
            workbook(
                "sharedStrings.xml",
                &[b"<sst>".to_vec(), b"<si/>".repeat(2_000_001)].concat(),
            ),
            Some(ReadError::Bomb),
        ),
        (
            "rows.xlsx",
            workbook("worksheets/sheet1.xml", &sheet(&many_rows())),
            Some(ReadError::TooManyRows { limit: rows }),
        ),
        (
            "rows.ods",
            document(
                "<table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell></table:table-row>",
            ),
            Some(ReadError::TooManyRows { limit: rows }),
        ),
        (
            "wide.ods",
            document(
                "<table:table-row><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"2000000000\"><text:p>a</text:p></table:table-cell></table:table-row>",
            ),
            too_wide(1),
        ),
        (
            "blanks.ods",
            document(
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"4000000000\"/>b</text:p></table:table-cell></table:table-row>",
            ),
            None,
        ),
        (
            "million.csv",
            [b"\xe5\xa7\x93\xe5\x90\x8d,\xe5\xae\xa4\n".to_vec(), million].concat(),
            Some(ReadError::TooManyRows { limit: rows }),
        ),
        (
            "quote.csv",
            [
                b"\xe5\xa7\x93\xe5\x90\x8d,\xe5\xae\xa4\n\"".to_vec(),
                b"a,b\n".repeat(1 << 20),
            ]
            .concat(),
            Some(ReadError::OpenQuote { row: 2 }),
        ),
        ("wide.csv", far, too_wide(1)),
        ("long.csv", vec![b'a'; 8 << 20], None),
    ]
}

/// Run in a process of its own that gets no more memory than a weak machine can spare.
#[test]
fn greedy_files_are_stopped_in_little_memory() {
    const INSIDE: &str = "FYJ_LITTLE_MEMORY";
    if cfg!(not(target_os = "linux")) || std::env::var_os(INSIDE).is_some() {
        return stop_greedy_files();
    }
    let program = std::env::current_exe().unwrap();
    let name = "io::hostile::greedy_files_are_stopped_in_little_memory";
    let inside = Command::new("sh")
        .args(["-c", "ulimit -v 500000; exec \"$0\" \"$@\""])
        .arg(program)
        .args(["--exact", name, "--test-threads=1", "--nocapture"])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&inside.stdout).into_owned();
    let cried = String::from_utf8_lossy(&inside.stderr).into_owned();
    assert!(
        inside.status.success() && said.contains("1 passed"),
        "{said}{cried}"
    );
}

fn stop_greedy_files() {
    for (name, bytes, expected) in greedy() {
        let packed = bytes.len();
        let began = std::time::Instant::now();
        let refusal = refusal_of(&bytes);
        assert_eq!(refusal, expected, "{name} of {packed} bytes");
        eprintln!("{name} {:?}", began.elapsed());
        // A cell that is too long costs its row, and nothing else.
        if let Some(expected) = expected {
            assert!(text::read_error(&expected).contains(['，', '；']), "{name}");
        }
    }
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        zip.start_file(*name, options.compression_level(Some(1)))
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A small workbook with one part of our choice.
fn workbook(part: &str, bytes: &[u8]) -> Vec<u8> {
    let name = format!("xl/{part}");
    let plain = sheet(b"<row r=\"1\"><c t=\"str\"><v>a</v></c></row>");
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#),
    ];
    if part != "worksheets/sheet1.xml" {
        parts.push(("xl/worksheets/sheet1.xml", &plain));
    }
    parts.push((&name, bytes));
    zipped(&parts)
}

fn sheet(rows: &[u8]) -> Vec<u8> {
    [b"<worksheet><sheetData>", rows, b"</sheetData></worksheet>"].concat()
}

fn many_rows() -> Vec<u8> {
    b"<row><c><v>1</v></c></row>".repeat(300_000)
}

fn document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

/// A workbook whose directory says that a part of some megabytes has so many bytes.
fn declaring(declared: u32) -> Vec<u8> {
    let text = vec![b' '; 7 << 20];
    let size = u32::try_from(text.len()).unwrap().to_le_bytes();
    let mut bytes = workbook("sharedStrings.xml", &text);
    while let Some(at) = bytes.windows(4).rposition(|four| four == size) {
        bytes[at..at + 4].copy_from_slice(&declared.to_le_bytes());
    }
    bytes
}
