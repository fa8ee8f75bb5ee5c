//! Whatever bytes come, reading them ends: with rows or with a sentence, and never with more than allowed.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::panic;
use std::sync::{LazyLock, Mutex, Once, PoisonError};

use fangyijie::io::import::{Limits, READER_THREAD, ReadError, Source, text};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::expected;
use crate::cases::cases;

/// The real files; of zipped ones, their parts.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let names = expected::files();
    names.iter().map(|path| fs::read(path).unwrap()).collect()
});

/// A change to some bytes: where, what kind, how.
type Change = (u16, u8, u8);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(any::<Change>(), 1..6)
}

proptest! {
    #![proptest_config(cases(128))]
    #[test]
    fn damaged_files_are_read_or_refused(which in any::<prop::sample::Index>(), changes in changes()) {
        let mut bytes = which.get(&FILES).clone();
        change(&mut bytes, &changes);
        read(bytes);
    }

    #[test]
    fn damaged_parts_of_whole_zip_files_are_read_or_refused(
        which in any::<prop::sample::Index>(),
        part in any::<prop::sample::Index>(),
        changes in changes(),
    ) {
        let zipped: Vec<Vec<u8>> = FILES.iter().filter(|it| it.starts_with(b"PK")).cloned().collect();
        let whole: &Vec<u8> = which.get(&zipped);
        read(with_changed_part(whole, part, &changes));
    }

    #[test]
    fn any_bytes_are_read_or_refused(
        start in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf",
            "姓名,室\n".as_bytes(),
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..2048),
    ) {
        read([start, &rest].concat());
    }

    #[test]
    fn any_pasted_text_is_read_or_refused(cells in "[姓名室\t\n\r\",0-9a-zA-Z\u{0}-\u{20}\u{3000}]{0,200}") {
        if let Ok(source) = Source::pasted(&cells) {
            drain(source);
        }
    }
}

/// Reads everything there is; a reader of ours must not even break where it would be contained.
fn read(bytes: Vec<u8>) {
    static WATCH: Once = Once::new();
    WATCH.call_once(watch_readers);
    match Source::from_bytes(bytes, Limits::builtin()) {
        Ok(source) => drain(source),
        Err(error) => assert!(!text::read_error(&error).is_empty()),
    }
    let broken = BROKEN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    assert!(broken.is_empty(), "{broken:?}");
}

fn drain(mut source: Source) {
    for sheet in 0..source.sheets().len() {
        let Ok(layout) = source.layout(sheet) else {
            continue;
        };
        let mut last: Result<usize, ReadError> = Ok(0);
        for row in source.rows(sheet, &layout).unwrap() {
            assert!(last.is_ok(), "rows after {last:?}");
            last = row.map(|row| row.cells.len());
        }
    }
}

/// Where a reader of ours panicked.
static BROKEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn watch_readers() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() != Some(READER_THREAD) {
            return before(info);
        }
        let place = info.location().map_or("nowhere", |it| it.file());
        if place.contains("io/import") || std::env::var_os("FYJ_SHOW_PANICS").is_some() {
            eprintln!("{info}");
            let mut broken = BROKEN.lock().unwrap_or_else(PoisonError::into_inner);
            broken.push(info.to_string());
        }
    }));
}

fn change(bytes: &mut Vec<u8>, changes: &[Change]) {
    for &(at, kind, with) in changes {
        if bytes.is_empty() {
            return;
        }
        let at = usize::from(at) * bytes.len() / 65_536;
        match kind % 5 {
            0 => bytes[at] = with,
            1 => bytes[at] ^= 1 << (with % 8),
            2 => bytes.insert(at, with),
            3 => {
                let end = (at + usize::from(with)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ if with == 0 => bytes.truncate(at),
            _ => {
                let end = (at + usize::from(with)).min(bytes.len());
                bytes.extend_from_within(at..end);
            }
        }
    }
}

/// The same zip file with one of its parts changed and everything around it in order.
fn with_changed_part(bytes: &[u8], part: prop::sample::Index, changes: &[Change]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let chosen = part.index(archive.len());
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if index == chosen {
            change(&mut content, changes);
        }
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        changed.start_file(part.name().unwrap(), stored).unwrap();
        changed.write_all(&content).unwrap();
    }
    changed.finish().unwrap().into_inner()
}
