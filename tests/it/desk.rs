//! A desk: the program on a fresh drill, with a keyboard to press and a screen to look at.
//!
//! Everything the program asks for is carried out at once, without threads; only a late desk
//! keeps the answers until they are delivered one by one.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use fangyijie::app::{App, Start};
use fangyijie::flow::{Effect, Event, Own, WidthSetting};
use fangyijie::io::intake::Intake;
use fangyijie::keymap::Key;
use fangyijie::store::import::Stop;
use fangyijie::store::worker::{Reply, Watch, serve};
use fangyijie::store::{Ctx, Examiner, Findings, Mode, Ready, Setting, Store, drill};
use fangyijie::text::{copies, faults};
use fangyijie::ui::cells::WidthPolicy;
use fangyijie::ui::look::{Depth, Look, Role, Stage};
use fangyijie::ui::snapshot;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use rusqlite::types::FromSql;
use tempfile::TempDir;

use crate::store::file::{one, peek};
use crate::temp;

/// The program at work.
pub struct Desk {
    pub app: App,
    pub store: Store,
    pub size: (u16, u16),
    /// Whether the program was left.
    pub left: bool,
    /// Answers that were not delivered yet.
    replies: VecDeque<Reply>,
    late: bool,
    intake: Intake,
    /// Whether an import was asked to stop.
    pub stopped: bool,
    /// What the next import asks, so that a test can stop it beforehand.
    pub stop: Stop,
    watch: Watch,
    /// What the clock in the office shows.
    clock: NaiveDateTime,
    findings: Findings,
    path: PathBuf,
    folder: Rc<TempDir>,
}

/// The day of every desk.
pub fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

pub const LOOK: Look = Look {
    width: WidthPolicy::Narrow,
    depth: Depth::Ansi256,
    stage: Stage::Desk,
};

pub fn now() -> Ctx {
    Ctx {
        now: NaiveDateTime::new(today(), NaiveTime::from_hms_opt(9, 30, 0).unwrap()),
        actor: "王文书".to_owned(),
    }
}

/// The bytes of a drill of [`today`], made once for all tests.
fn shared_drill() -> &'static [u8] {
    static DRILL: OnceLock<Vec<u8>> = OnceLock::new();
    DRILL.get_or_init(|| {
        let folder = temp::folder();
        let path = folder.path().join("drill.db");
        drop(drill::make(&path, today()).unwrap());
        std::fs::read(&path).unwrap()
    })
}

impl Desk {
    /// The workbench on a drill, in a window of 80x24.
    pub fn new() -> Self {
        Self::sized(80, 24)
    }

    /// The workbench on a drill, in a window of this size.
    pub fn sized(columns: u16, rows: u16) -> Self {
        let folder = Rc::new(temp::folder());
        let path = folder.path().join("drill.db");
        std::fs::write(&path, shared_drill()).unwrap();
        Self::open(folder, path, (columns, rows), now().now)
    }

    /// The workbench on a drill that another program has written into.
    pub fn altered(sql: &str, size: (u16, u16)) -> Self {
        let folder = Rc::new(temp::folder());
        let path = folder.path().join("drill.db");
        std::fs::write(&path, shared_drill()).unwrap();
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.execute_batch(sql).unwrap();
        drop(conn);
        Self::open(folder, path, size, now().now)
    }

    /// The workbench on a drill with values in it that no command would have let through.
    pub fn damaged(sql: &str, size: (u16, u16)) -> Self {
        let unchecked = "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;";
        Self::altered(&format!("{unchecked} {sql}"), size)
    }

    /// The workbench on a drill in which the first page of a table or index says that it is none.
    pub fn broken(name: &str, size: (u16, u16)) -> Self {
        Self::all_broken(&[name], size)
    }

    /// The same of several of them.
    pub fn all_broken(names: &[&str], size: (u16, u16)) -> Self {
        let folder = Rc::new(temp::folder());
        let path = folder.path().join("drill.db");
        let mut bytes = shared_drill().to_vec();
        std::fs::write(&path, &bytes).unwrap();
        for name in names {
            let root = format!("SELECT rootpage FROM sqlite_schema WHERE name = '{name}'");
            let root: u32 = one(&peek(&path), &root);
            let root = usize::try_from(root).unwrap();
            bytes[(root - 1) * 4096] = 0xFF;
        }
        std::fs::write(&path, &bytes).unwrap();
        Self::open(folder, path, size, now().now)
    }

    /// Takes in what the look through the whole file has found.
    pub fn examined(&mut self) -> &mut Self {
        let mut examiner = Examiner::spawn(&self.path);
        examiner.wait();
        if let Some(unsound) = self.findings.news(&self.store) {
            let effects = self.app.update(Event::Store(Reply::Unsound(
                unsound,
                self.store.nearest_copy(),
            )));
            self.carry_out(effects);
            self.deliver_all();
        }
        self
    }

    /// The workbench on a file in which nothing stands yet.
    pub fn empty() -> Self {
        let folder = Rc::new(temp::folder());
        let path = folder.path().join("new.db");
        Self::open(folder, path, (80, 24), now().now)
    }

    fn open(folder: Rc<TempDir>, path: PathBuf, size: (u16, u16), clock: NaiveDateTime) -> Self {
        let mut store = Store::open(&path, Mode::Write).unwrap();
        store.enter_window().unwrap();
        let (app, effects) = App::new(Start {
            today: clock.date(),
            size,
            look: LOOK,
            probed: WidthPolicy::Narrow,
            width: WidthSetting::Auto,
            is_drill: store.is_drill().unwrap(),
            community: store
                .setting(Setting::Community)
                .unwrap()
                .unwrap_or_default(),
            file: "drill.db".to_owned(),
            newest: store.newest_day(),
            draft: store.inherit_draft().unwrap(),
            unsound: store
                .unsound()
                .cloned()
                .map(|it| (it, store.nearest_copy())),
        });
        let stop = Stop::default();
        let findings = Findings::of(&store);
        let mut desk = Self {
            app,
            store,
            size,
            left: false,
            replies: VecDeque::new(),
            late: false,
            intake: Intake::new(&path, stop.clone()),
            stopped: false,
            stop,
            watch: Watch::default(),
            clock,
            findings,
            path,
            folder,
        };
        desk.looks();
        desk.carry_out(effects);
        desk.deliver_all();
        desk
    }

    /// The program ends, as when its window is closed, and is started again on the same file.
    pub fn again(self) -> Self {
        drop(self.store);
        Self::open(self.folder, self.path, self.size, self.clock)
    }

    /// A second window on the same file.
    pub fn beside(&self) -> Self {
        Self::open(
            Rc::clone(&self.folder),
            self.path.clone(),
            self.size,
            self.clock,
        )
    }

    /// From now on answers come late.
    pub fn late(mut self) -> Self {
        self.late = true;
        self
    }

    /// Presses keys, as in `F4 1 「门前路灯不亮」 Down*3 Ctrl+z`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys) {
            self.key(key);
        }
        self
    }

    pub fn key(&mut self, key: Key) {
        self.event(Event::Key(key));
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.event(Event::Paste(text.to_owned()));
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        self.event(Event::Resize(columns, rows));
        self
    }

    fn event(&mut self, event: Event) {
        let mut effects = self.app.follow_clock(self.clock);
        effects.extend(self.app.update(event));
        self.carry_out(effects);
        if !self.late {
            self.deliver_all();
        }
    }

    /// Looks into the file as the idle store thread does; `true` when another window has written.
    pub fn looks(&mut self) -> bool {
        let changed = self.watch.has_changed(&self.store);
        if changed {
            let effects = self.app.update(Event::Store(Reply::Changed));
            self.carry_out(effects);
            self.deliver_all();
        }
        changed
    }

    /// From now on the clock in the office shows this moment, as in `2026-11-24 00:01:00`.
    pub fn clock(mut self, moment: &str) -> Self {
        self.clock = NaiveDateTime::parse_from_str(moment, "%Y-%m-%d %H:%M:%S").unwrap();
        self
    }

    /// From now on the clock in the office shows this day.
    pub fn on(mut self, day: NaiveDate) -> Self {
        self.clock = day.and_time(self.clock.time());
        self
    }

    /// The timer that is set for midnight.
    pub fn midnight(&mut self) -> &mut Self {
        let effects = self.app.follow_clock(self.clock);
        self.carry_out(effects);
        self.deliver_all();
        self
    }

    fn ctx(&self) -> Ctx {
        Ctx {
            now: self.clock,
            ..now()
        }
    }

    /// The clock in the office shows this time.
    pub fn at_time(&mut self, time: &str) -> &mut Self {
        let now = NaiveDateTime::new(today(), time.parse().unwrap());
        self.event(Event::Tick(now));
        self
    }

    /// What is waited for has not come for a third of a second.
    pub fn waits(&mut self, is_locked: bool) -> &mut Self {
        self.event(Event::Waited { is_locked });
        self
    }

    /// Delivers the oldest answer; `false` when there is none.
    pub fn deliver(&mut self) -> bool {
        let Some(reply) = self.replies.pop_front() else {
            return false;
        };
        let effects = self.app.update(Event::Store(reply));
        self.carry_out(effects);
        true
    }

    /// An answer of the store thread that this desk would not give by itself.
    pub fn hears(&mut self, reply: Reply) -> &mut Self {
        let effects = self.app.update(Event::Store(reply));
        self.carry_out(effects);
        self
    }

    pub fn deliver_all(&mut self) {
        while self.deliver() {}
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let ctx = self.ctx();
        for effect in effects {
            let request = match effect.request() {
                Ok(request) => request,
                Err(Own::Import(ask)) => {
                    let replies = &mut self.replies;
                    self.intake
                        .serve(ask, &ctx, &mut |reply| replies.push_back(reply));
                    continue;
                }
                Err(Own::Export(ask)) => {
                    let told = fangyijie::io::export::told(&self.path, &ask, &ctx);
                    self.replies.push_back(Reply::Exported(told));
                    continue;
                }
                Err(Own::Restore(copy)) => {
                    self.restore(&copy);
                    continue;
                }
                Err(own) => {
                    self.left |= own == Own::Quit;
                    self.stopped |= own == Own::StopImport;
                    continue;
                }
            };
            self.replies.extend(serve(&mut self.store, request, &ctx));
        }
    }

    /// Starts anew on a copy, as the main loop does.
    fn restore(&mut self, copy: &std::path::Path) {
        self.store = Store::in_memory().unwrap();
        let told = Ready::prepare(copy, &self.path, None, &now())
            .and_then(|ready| ready.replace(now().now))
            .map(|aside| copies::restored(aside.as_deref()))
            .map_err(|failure| faults::failure(&failure));
        let mut again = Self::open(
            Rc::clone(&self.folder),
            self.path.clone(),
            self.size,
            self.clock,
        );
        again.app.greet(told);
        *self = again;
    }

    /// The file.
    pub fn file(&self) -> &std::path::Path {
        &self.path
    }

    /// The folder of the file.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The painted cells, and where the cursor stands.
    pub fn painted(&self) -> (Buffer, Option<(u16, u16)>) {
        let (width, height) = self.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let cursor = self.app.draw(&mut buffer);
        (buffer, cursor)
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        snapshot(&self.painted().0)
    }

    /// The line above the footer, where the program speaks.
    pub fn status(&self) -> String {
        let screen = self.screen();
        let lines: Vec<&str> = screen.lines().collect();
        let at = usize::from(self.size.1).saturating_sub(2);
        lines.get(at).copied().unwrap_or_default().trim().to_owned()
    }

    pub fn footer(&self) -> String {
        let screen = self.screen();
        screen.lines().last().unwrap_or_default().trim().to_owned()
    }

    /// Whether the cursor stands in a text field.
    pub fn is_typing(&self) -> bool {
        self.painted().1.is_some()
    }

    /// Lines of the screen that are selected, without their blanks.
    pub fn selected(&self) -> Vec<String> {
        let chosen = LOOK.style(Role::Selected);
        self.painted_in(|cell| Some(cell.bg) == chosen.bg && Some(cell.fg) == chosen.fg)
    }

    /// What the screen says in the ink of a refusal.
    pub fn warning(&self) -> Vec<String> {
        let bad = LOOK.style(Role::Bad);
        self.painted_in(|cell| Some(cell.fg) == bad.fg)
    }

    fn painted_in(&self, is_in: impl Fn(&Cell) -> bool) -> Vec<String> {
        let (buffer, _) = self.painted();
        let rows = buffer.content.chunks(usize::from(self.size.0).max(1));
        rows.map(|row| {
            let cells = row.iter().filter(|cell| is_in(cell));
            let text: String = cells.map(Cell::symbol).collect();
            text.trim().to_owned()
        })
        .filter(|text| !text.is_empty())
        .collect()
    }

    /// The selected line of the box with this heading.
    pub fn chosen(&self, heading: &str) -> String {
        let (buffer, _) = self.painted();
        let width = usize::from(self.size.0);
        let first = heading.chars().next().unwrap().to_string();
        let corner = (0..buffer.content.len()).find(|at| {
            buffer.content[*at].symbol() == first
                && text(&buffer.content[*at..(at / width + 1) * width]).starts_with(heading)
        });
        let corner = corner.unwrap_or_else(|| panic!("no {heading} on\n{}", self.screen()));
        let chosen = LOOK.style(Role::Selected);
        let below = buffer.content.chunks(width).skip(corner / width + 1);
        let lines = below.map(|row| {
            let inside = &row[corner % width..];
            let cells = inside.iter().take_while(|cell| Some(cell.bg) == chosen.bg);
            let cells: Vec<Cell> = cells.cloned().collect();
            text(&cells).trim().to_owned()
        });
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Asserts that the screen says this.
    pub fn says(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "no {words:?} on\n{screen}");
        self
    }

    /// Asserts that the screen does not say this.
    pub fn is_silent_on(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "{words:?} on\n{screen}");
        self
    }

    /// One fact out of the file.
    pub fn fact<T: FromSql>(&self, sql: &str) -> T {
        one(&peek(&self.path), sql)
    }

    /// Changes the file behind the program's back, for states no key leads to yet.
    pub fn change(&self, sql: &str) {
        let conn = rusqlite::Connection::open(&self.path).unwrap();
        conn.execute_batch(sql).unwrap();
    }

    /// One number out of the file.
    pub fn number(&self, sql: &str) -> i64 {
        self.fact(sql)
    }

    /// One text out of the file.
    pub fn text(&self, sql: &str) -> String {
        self.fact(sql)
    }

    /// Lines of text out of the file.
    pub fn texts(&self, sql: &str) -> Vec<String> {
        let conn = peek(&self.path);
        let mut statement = conn.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// The draft in the file, if there is one.
    pub fn draft(&self) -> Option<String> {
        self.store.draft().unwrap().map(|draft| draft.body)
    }
}

fn text(cells: &[Cell]) -> String {
    cells.iter().map(Cell::symbol).collect()
}

/// The keys of a line: names, single characters, `*3` to press often, text in 「」 or ''.
pub fn parse(line: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let quoted = match first {
            '「' => Some('」'),
            '\'' => Some('\''),
            _ => None,
        };
        if let Some(close) = quoted {
            let text = &rest[first.len_utf8()..];
            let end = text.find(close).expect("a closing quote");
            keys.extend(text[..end].chars().map(Key::Char));
            rest = text[end + close.len_utf8()..].trim_start();
            continue;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        keys.extend(often(&rest[..end]));
        rest = rest[end..].trim_start();
    }
    keys
}

fn often(word: &str) -> Vec<Key> {
    match word.split_once('*') {
        Some((name, times)) if !name.is_empty() => vec![named(name); times.parse().unwrap()],
        _ => vec![named(word)],
    }
}

fn named(word: &str) -> Key {
    let mut chars = word.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return Key::Char(only);
    }
    match word {
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Enter" => Key::Enter,
        "Esc" => Key::Esc,
        "Tab" => Key::Tab,
        "BackTab" => Key::BackTab,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Home" => Key::Home,
        "End" => Key::End,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Space" => Key::Char(' '),
        _ => word
            .strip_prefix("Ctrl+")
            .and_then(|letter| letter.chars().next())
            .map(Key::Ctrl)
            .or_else(|| word.strip_prefix('F')?.parse().ok().map(Key::F))
            .unwrap_or_else(|| panic!("no such key: {word}")),
    }
}

#[test]
fn keys_are_written_as_people_say_them() {
    let keys = parse("F4 1 「门 前」 Down*2 'a b' Ctrl+z ？ *");
    assert_eq!(
        keys,
        [
            Key::F(4),
            Key::Char('1'),
            Key::Char('门'),
            Key::Char(' '),
            Key::Char('前'),
            Key::Down,
            Key::Down,
            Key::Char('a'),
            Key::Char(' '),
            Key::Char('b'),
            Key::Ctrl('z'),
            Key::Char('？'),
            Key::Char('*'),
        ]
    );
}
