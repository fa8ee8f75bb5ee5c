//! Keeps the directions the code may point in, by reading the sources line by line.
//!
//! What is checked: which module may name which, where an outside crate may appear, where
//! Chinese wording may stand, and a few things that may stand nowhere.

use std::fs;
use std::path::Path;

/// Which of our modules a module may name; one that is not listed may name anything but `cli`.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("clock", &[]),
    ("domain", &[]),
    ("keymap", &[]),
    ("text", &["domain", "store", "keymap"]),
    ("store", &["domain"]),
    ("flow", &["domain", "store", "keymap"]),
    ("ui", &["domain", "text", "keymap"]),
    (
        "dialogs",
        &["flow", "ui", "text", "keymap", "domain", "store"],
    ),
    (
        "screens",
        // The preview is painted by the projector itself; only views may name it.
        &[
            "dialogs",
            "flow",
            "ui",
            "text",
            "keymap",
            "store",
            "domain",
            "projector",
        ],
    ),
    (
        "app",
        &[
            "screens", "dialogs", "flow", "ui", "text", "keymap", "store", "domain", "clock",
        ],
    ),
    (
        "projector",
        &[
            "domain", "store", "text", "ui", "keymap", "runtime", "clock",
        ],
    ),
    ("io", &["domain", "store", "text"]),
];

/// Where a word may stand: folders end in `/`, files do not, `*` leads a file name.
const PLACES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store/"]),
    ("crossterm", &["keymap/", "runtime/"]),
    (
        "ratatui",
        &[
            "ui/",
            "projector/",
            "app/",
            "runtime/",
            "*view.rs",
            "*/view/",
        ],
    ),
    ("Local::now", &["clock.rs"]),
    ("Utc::now", &["clock.rs"]),
    (
        "std::fs",
        &[
            "io/",
            "cli/",
            "runtime/",
            "store/open.rs",
            "store/open/",
            "store/place.rs",
            "store/copy/",
            "store/windows.rs",
            "store/drill/",
        ],
    ),
    ("unsafe ", &["store/session.rs"]),
    // Elsewhere counting days could fall off the end of the calendar.
    (
        "Days::new",
        &[
            "domain/days.rs",
            "domain/identity/day.rs",
            "dialogs/form/update.rs",
            "store/drill/",
        ],
    ),
    ("Months::new", &["domain/days.rs", "store/drill/"]),
    ("thread::sleep", &[]),
    ("todo!", &[]),
    ("Wrap {", &[]),
];

/// Tables of characters that are data, not wording.
const CHARACTER_TABLES: &[&str] = &[
    "domain/household/address.rs",
    "domain/household/door.rs",
    "domain/identity/",
    "domain/privacy/",
    "domain/search/",
    "keymap/key.rs",
    "ui/cells.rs",
    "ui/cells/",
    "ui/wrap.rs",
];

/// Where Chinese wording stands.
/// What a view may know of the store: what a row holds and which list it stands in.
const ROW_TYPES: &[&str] = &[
    "use crate::store::Row;",
    "use crate::store::Listing;",
    "use crate::store::{Listing, Row};",
    "use crate::store::{Listing, OrgListing, Row};",
];

const WORDING: &[&str] = &["text/", "*/text.rs", "*/text/"];

#[test]
fn the_sources_keep_their_directions() {
    let found = violations(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

fn violations(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for path in rust_files(root, "") {
        let text = fs::read_to_string(root.join(&path)).unwrap();
        if !text.starts_with("//!") {
            found.push(format!("{path}:1: must begin with //!"));
        }
        if path.ends_with("tests.rs") {
            continue;
        }
        for (number, line) in code(&text) {
            let wrongs = wrongs(&path, &line).into_iter();
            found.extend(wrongs.map(|wrong| format!("{path}:{number}: {wrong}")));
        }
    }
    found
}

fn wrongs(path: &str, line: &str) -> Vec<String> {
    let mut wrongs = Vec::new();
    let module = path.split(['/', '.']).next().unwrap_or_default();
    for named in named_modules(line) {
        if !may_name(module, &named) {
            wrongs.push(format!("{module} must not name {named}"));
        }
    }
    for (word, places) in PLACES {
        if line.contains(word) && !stands_in(path, places) {
            wrongs.push(format!("{word} must not stand here"));
        }
    }
    if line.chars().any(is_han) && !stands_in(path, WORDING) && !stands_in(path, CHARACTER_TABLES) {
        wrongs.push("wording belongs into text.rs".to_owned());
    }
    wrongs.extend(wrong_role(path, line));
    wrongs
}

/// Inside screens and dialogs only views paint, and views ask no store.
fn wrong_role(path: &str, line: &str) -> Option<String> {
    if !path.starts_with("screens/") && !path.starts_with("dialogs/") {
        return None;
    }
    let is_view = stands_in(path, &["*view.rs", "*/view/"]);
    if is_view && line.contains("crate::store") && !ROW_TYPES.contains(&line.trim()) {
        return Some("a view must not name the store".to_owned());
    }
    let paints = line.contains("crate::ui") || line.contains("crate::projector");
    (!is_view && paints).then(|| "only views paint".to_owned())
}

/// What the projector may ask of the file: masked pictures, and whether there is a new one.
const ASKED_BY_THE_PROJECTOR: &[&str] = &[
    "data_version()",
    "wall()",
    "is_drill()",
    "is_only_read()",
    "habit(",
];

#[test]
fn the_projector_is_given_masked_pictures_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/projector");
    let (mut asked, mut opened) = (0, 0);
    for path in rust_files(&root, "") {
        let text = fs::read_to_string(root.join(&path)).unwrap();
        for (number, line) in code(&text) {
            let calls = line.split("store.").skip(1);
            for call in calls.filter(|_| !line.contains("crate::store")) {
                let known = ASKED_BY_THE_PROJECTOR
                    .iter()
                    .any(|name| call.starts_with(name));
                assert!(known, "{path}:{number}: {line}");
                asked += 1;
            }
            if line.contains("Store::open") {
                assert!(line.contains("Mode::Read"), "{path}:{number}: {line}");
                opened += 1;
            }
            for word in [
                "Query",
                "Command",
                "Answer",
                ".load(",
                ".run(",
                "Mode::Write",
            ] {
                assert!(!line.contains(word), "{path}:{number}: {word}");
            }
        }
    }
    assert_eq!((asked, opened), (5, 1));
}

/// The modules of ours a line names, of `crate::a` and of `crate::{a, b::C}`.
fn named_modules(line: &str) -> Vec<String> {
    let mut named = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let listed = rest.strip_prefix('{').unwrap_or(rest);
        let parts = listed
            .split(',')
            .take(if rest.starts_with('{') { 99 } else { 1 });
        for part in parts {
            let word = part
                .trim()
                .split(|c: char| !c.is_alphanumeric() && c != '_');
            named.extend(
                word.take(1)
                    .filter(|word| !word.is_empty())
                    .map(str::to_owned),
            );
        }
    }
    named
}

fn may_name(module: &str, named: &str) -> bool {
    if module == named {
        return true;
    }
    let listed = DIRECTIONS.iter().find(|(from, _)| *from == module);
    match (module, listed) {
        ("main", _) => named == "cli",
        ("lib", _) => true,
        (_, Some((_, allowed))) => allowed.contains(&named),
        (_, None) => named != "cli",
    }
}

fn stands_in(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| match place.strip_prefix('*') {
        Some(part) if part.ends_with('/') => path.contains(part),
        Some(name) => path.ends_with(name),
        None if place.ends_with('/') => path.starts_with(place),
        None => path == *place,
    })
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The lines with their numbers, without comments and without the module of tests at the end.
fn code(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines
        .windows(2)
        .position(|pair| pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod "));
    lines[..tests.unwrap_or(lines.len())]
        .iter()
        .zip(1..)
        .map(|(line, number)| (number, without_comment(line).to_owned()))
        .collect()
}

/// Cuts at the first `//` that is not inside a string.
fn without_comment(line: &str) -> &str {
    let outside = |at: &usize| line[..*at].matches('"').count().is_multiple_of(2);
    let comment = line.match_indices("//").map(|(at, _)| at).find(outside);
    &line[..comment.unwrap_or(line.len())]
}

fn rust_files(root: &Path, folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let path = format!("{folder}{name}");
        if root.join(&path).is_dir() {
            found.extend(rust_files(root, &format!("{path}/")));
        } else if path.ends_with(".rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// One file a line: path, what is wrong in its second line, what must be said about it.
const BAD: &[(&str, &str, &str)] = &[
    (
        "clock.rs",
        "use crate::store::Store;",
        "clock must not name store",
    ),
    (
        "domain/a.rs",
        "use crate::text::names;",
        "domain must not name text",
    ),
    (
        "domain/b.rs",
        "use crate::{domain::Id, ui::cells};",
        "domain must not name ui",
    ),
    (
        "keymap/a.rs",
        "use crate::flow::Action;",
        "keymap must not name flow",
    ),
    (
        "text/a.rs",
        "use crate::ui::cells;",
        "text must not name ui",
    ),
    (
        "store/a.rs",
        "use crate::text::names;",
        "store must not name text",
    ),
    (
        "flow/a.rs",
        "use crate::screens::Screen;",
        "flow must not name screens",
    ),
    (
        "ui/a.rs",
        "use crate::store::Row;",
        "ui must not name store",
    ),
    (
        "dialogs/a.rs",
        "use crate::screens::Screen;",
        "dialogs must not name screens",
    ),
    (
        "screens/a.rs",
        "use crate::app::App;",
        "screens must not name app",
    ),
    (
        "app/a.rs",
        "use crate::runtime::input;",
        "app must not name runtime",
    ),
    (
        "projector/a.rs",
        "use crate::app::App;",
        "projector must not name app",
    ),
    (
        "runtime/a.rs",
        "fn a() { crate::cli::run(); }",
        "runtime must not name cli",
    ),
    (
        "main.rs",
        "use crate::store::Store;",
        "main must not name store",
    ),
    (
        "domain/c.rs",
        "use rusqlite::Connection;",
        "rusqlite must not stand here",
    ),
    (
        "ui/b.rs",
        "use crossterm::event;",
        "crossterm must not stand here",
    ),
    (
        "screens/b.rs",
        "use ratatui::layout::Rect;",
        "ratatui must not stand here",
    ),
    (
        "store/b.rs",
        "let a = chrono::Local::now();",
        "Local::now must not stand here",
    ),
    ("store/c.rs", "use std::fs;", "std::fs must not stand here"),
    (
        "store/d.rs",
        "unsafe { a() }",
        "unsafe  must not stand here",
    ),
    (
        "ui/c.rs",
        "std::thread::sleep(a);",
        "thread::sleep must not stand here",
    ),
    ("ui/d.rs", "todo!()", "todo! must not stand here"),
    (
        "ui/e.rs",
        "let a = Wrap { trim: true };",
        "Wrap { must not stand here",
    ),
    (
        "ui/f.rs",
        "let a = \"走访\"; // b",
        "wording belongs into text.rs",
    ),
    (
        "screens/c/update.rs",
        "use crate::ui::look::Role;",
        "only views paint",
    ),
    (
        "screens/d/update.rs",
        "use crate::projector::paint;",
        "only views paint",
    ),
    (
        "screens/c/view.rs",
        "use crate::store::Store;",
        "a view must not name the store",
    ),
];

#[test]
fn each_kind_of_violation_is_reported_by_name_and_line() {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for (path, line, _) in BAD {
        write(path, &format!("//! A file.\n{line}\n"));
    }
    write("ui/g.rs", "fn a() {}\n");
    let found = violations(root.path());
    for (path, _, wrong) in BAD {
        let expected = format!("{path}:2: {wrong}");
        assert!(found.contains(&expected), "{expected} is not in {found:#?}");
    }
    assert!(found.contains(&"ui/g.rs:1: must begin with //!".to_owned()));
    assert_eq!(found.len(), BAD.len() + 1, "{found:#?}");
}

#[test]
fn what_is_allowed_is_not_reported() {
    let root = tempfile::tempdir().unwrap();
    let good = [
        ("text.rs", "pub mod names;"),
        ("view.rs", "use crate::store::Row;"),
        ("update.rs", "let a = 1; // 走访 with crate::app"),
        (
            "state.rs",
            "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    const A: &str = \"走访\";\n}",
        ),
    ];
    fs::create_dir_all(root.path().join("screens/a")).unwrap();
    for (name, text) in good {
        let path = root.path().join("screens/a").join(name);
        fs::write(path, format!("//! A file.\n{text}\n")).unwrap();
    }
    assert_eq!(violations(root.path()), Vec::<String>::new());
}
