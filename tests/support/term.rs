//! A terminal for the real program: a pseudo-terminal, a screen made of what arrives, and patience.
//!
//! Nothing waits by the clock: whoever waits reads until the screen says so, or until a deadline.

use std::num::NonZeroU16;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{Termios, tcgetattr};

/// How long a screen may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(15);
/// Keys closer than this count as a paste or as the end of a composition, by design.
const APART: Duration = Duration::from_millis(40);
const FRAME_BEGIN: &[u8] = b"\x1b[?2026h";
const FRAME_END: &[u8] = b"\x1b[?2026l";

pub const UP: &str = "\x1b[A";
pub const DOWN: &str = "\x1b[B";
pub const RIGHT: &str = "\x1b[C";
pub const LEFT: &str = "\x1b[D";
pub const PAGE_DOWN: &str = "\x1b[6~";
pub const HOME: &str = "\x1b[H";
pub const END: &str = "\x1b[F";
pub const ENTER: &str = "\r";
pub const ESC: &str = "\x1b";

/// How a terminal answers the questions it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As every terminal of today.
    Plain,
    /// Not at all.
    Silent,
    /// As one that takes UTF-8 for a Chinese encoding: two characters fill six columns.
    Gbk,
}

/// What to start.
#[derive(Debug, Clone)]
pub struct Call {
    program: PathBuf,
    args: Vec<String>,
    env: Vec<(String, String)>,
    pub manner: Manner,
    pub size: (u16, u16),
}

impl Call {
    /// A call of a program on a file, in an environment of its own.
    pub fn new(program: &str, args: &[&str], file: &Path) -> Self {
        let home = file.parent().unwrap().to_string_lossy().into_owned();
        let env = [
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", home),
            ("TERM", "xterm-256color".into()),
            ("LANG", "C.UTF-8".into()),
            ("FYJ_TODAY", "2026-11-23".into()),
            ("FYJ_DB", file.to_string_lossy().into_owned()),
        ];
        Self {
            program: program.into(),
            args: args.iter().map(ToString::to_string).collect(),
            env: env.map(|(name, value)| (name.to_owned(), value)).to_vec(),
            manner: Manner::Plain,
            size: (100, 30),
        }
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn manner(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    pub fn size(self, columns: u16, rows: u16) -> Self {
        Self {
            size: (columns, rows),
            ..self
        }
    }

    pub fn start(&self) -> Term {
        Term::start(self)
    }
}

/// A running program and the screen it shows.
pub struct Term {
    pty: OwnedFd,
    master: Box<dyn MasterPty>,
    child: Box<dyn Child + Send + Sync>,
    screen: vt100::Parser,
    manner: Manner,
    /// Everything that was written, as it came.
    pub bytes: Vec<u8>,
    /// How many frames were finished.
    pub frames: usize,
    /// Whether a frame has begun and not ended: what stands there is half of two screens.
    is_mid_frame: bool,
    /// What no finished frame may show, and where it did.
    pub forbidden: Vec<String>,
    pub leaks: Vec<String>,
    /// Every finished frame that differs from the one before, where they are kept.
    pub pictures: Option<Vec<String>>,
    /// The terminal's modes before the program started.
    pub modes: Termios,
    sent: Instant,
    tail: Vec<u8>,
    gone: bool,
}

impl Term {
    fn start(call: &Call) -> Self {
        let (columns, rows) = call.size;
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let pty = own(pair.master.as_raw_fd().unwrap());
        let modes = tcgetattr(&pty).unwrap();
        let mut command = CommandBuilder::new(&call.program);
        command.args(&call.args);
        command.env_clear();
        for (name, value) in &call.env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        Self {
            pty,
            master: pair.master,
            child,
            screen: vt100::Parser::new(least_one(rows), least_one(columns), 0),
            manner: call.manner,
            bytes: Vec::new(),
            frames: 0,
            is_mid_frame: false,
            forbidden: Vec::new(),
            leaks: Vec::new(),
            pictures: None,
            modes,
            sent: Instant::now(),
            tail: Vec::new(),
            gone: false,
        }
    }

    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// The screen as text, a line each.
    pub fn text(&self) -> String {
        self.screen().contents()
    }

    /// The line a text stands in.
    pub fn line(&self, text: &str) -> Option<String> {
        self.text()
            .lines()
            .find(|line| line.contains(text))
            .map(str::to_owned)
    }

    /// The terminal's modes now.
    pub fn modes_now(&self) -> Termios {
        tcgetattr(&self.pty).unwrap()
    }

    /// Column and row of the cursor, if it is shown.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let (row, column) = self.screen().cursor_position();
        (!self.screen().hide_cursor()).then_some((column, row))
    }

    /// Reads what is there, waiting for it until a moment; `false` when nothing came.
    pub fn read(&mut self, until: Instant) -> bool {
        if self.gone {
            return false;
        }
        let left = until.saturating_duration_since(Instant::now());
        let wait = Timespec {
            tv_sec: left.as_secs().try_into().unwrap(),
            tv_nsec: left.subsec_nanos().into(),
        };
        let ready = poll(&mut [PollFd::new(&self.pty, PollFlags::IN)], Some(&wait));
        if ready.unwrap_or(0) == 0 {
            return false;
        }
        let mut chunk = [0; 65536];
        match rustix::io::read(&self.pty, &mut chunk) {
            Ok(0) | Err(_) => {
                self.gone = true;
                false
            }
            Ok(count) => {
                self.take(&chunk[..count]);
                true
            }
        }
    }

    fn take(&mut self, chunk: &[u8]) {
        self.bytes.extend_from_slice(chunk);
        let mut from = 0;
        for (index, byte) in chunk.iter().enumerate() {
            if *byte == 0x1b {
                self.tail.clear();
            }
            if self.tail.len() < 16 {
                self.tail.push(*byte);
            }
            self.is_mid_frame |= self.tail == FRAME_BEGIN;
            let ends = self.tail == FRAME_END || self.tail == b"\x1b[6n" || self.tail == b"\x1b[c";
            if ends {
                self.screen.process(&chunk[from..=index]);
                from = index + 1;
                self.answer();
            }
        }
        self.screen.process(&chunk[from..]);
    }

    fn answer(&mut self) {
        if self.tail == FRAME_END {
            self.frames += 1;
            self.is_mid_frame = false;
            self.look_for_leaks();
            self.keep_picture();
            return;
        }
        if self.manner == Manner::Silent {
            return;
        }
        let answer = if self.tail == b"\x1b[c" {
            "\x1b[?62;c".to_owned()
        } else {
            let (row, column) = self.screen().cursor_position();
            let gbk = self.manner == Manner::Gbk;
            let column = if gbk { column / 2 * 3 } else { column };
            format!("\x1b[{};{}R", row + 1, column + 1)
        };
        self.write(answer.as_bytes());
    }

    fn look_for_leaks(&mut self) {
        if self.forbidden.is_empty() {
            return;
        }
        let text = self.text();
        for word in &self.forbidden {
            if text.contains(word.as_str()) {
                self.leaks.push(format!("{word}\n{text}"));
            }
        }
    }

    fn keep_picture(&mut self) {
        let text = self.screen().contents();
        if let Some(pictures) = &mut self.pictures
            && pictures.last() != Some(&text)
        {
            pictures.push(text);
        }
    }

    fn write(&self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            match rustix::io::write(&self.pty, bytes) {
                Ok(count) => bytes = &bytes[count..],
                Err(_) => return,
            }
        }
    }

    /// Reads until the screen is as wished, looking at whole frames only.
    pub fn wait_until(&mut self, what: &str, wish: impl Fn(&Self) -> bool) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        let is = |term: &Self| !term.is_mid_frame && wish(term);
        while !is(self) {
            let more = self.read(until);
            assert!(
                more || is(self),
                "never came: {what}\nthe screen:\n{}",
                self.text()
            );
        }
        self
    }

    /// Reads until a text is on the screen.
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |term| term.text().contains(text))
    }

    /// Reads until a text has left the screen.
    pub fn wait_gone(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("without {text}"), |term| {
            !term.text().contains(text)
        })
    }

    /// Reads until nothing has come for so long.
    pub fn quiet(&mut self, so_long: Duration) -> &mut Self {
        while self.read(Instant::now() + so_long) {}
        self
    }

    /// Sends bytes as they are, at once.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        self.write(keys.as_bytes());
        self.sent = Instant::now();
        self
    }

    /// Sends a key no faster than fingers do.
    pub fn key(&mut self, key: &str) -> &mut Self {
        let after = self.sent + APART;
        while Instant::now() < after {
            self.read(after);
        }
        self.send(key)
    }

    /// Presses a key and reads until a text is there.
    pub fn press(&mut self, key: &str, then: &str) -> &mut Self {
        self.key(key).wait_for(then)
    }

    /// Presses a key and reads until the next frame.
    pub fn step(&mut self, key: &str) -> &mut Self {
        let before = self.frames;
        self.key(key)
            .wait_until("a frame", |term| term.frames > before)
    }

    /// Presses a key and reads until another line is marked.
    pub fn mark(&mut self, key: &str) -> &mut Self {
        let marked = |term: &Self| -> Vec<usize> {
            let text = term.text();
            let lines = text.lines().enumerate();
            lines
                .filter(|(_, line)| line.contains('>'))
                .map(|(n, _)| n)
                .collect()
        };
        let before = marked(self);
        self.key(key)
            .wait_until("another mark", |term| marked(term) != before)
    }

    /// Types characters one by one, each after the other has been shown.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.step(&c.to_string());
        }
        self
    }

    /// Pastes as terminals do that say so.
    ///
    /// The next key comes as long after the text has been shown as fingers need.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.step(&format!("\x1b[200~{text}\x1b[201~"));
        self.sent = Instant::now();
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.screen
            .screen_mut()
            .set_size(least_one(rows), least_one(columns));
        self.resize_only(columns, rows)
    }

    /// Changes the window, not the screen kept here.
    pub fn resize_only(&mut self, columns: u16, rows: u16) -> &mut Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.resize(size).unwrap();
        self
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_raw(self.pid().try_into().unwrap()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }

    /// Reads until the program has left; gives its exit code.
    pub fn leave(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        while !self.gone && self.read(until) {}
        assert!(self.gone, "the program stays\n{}", self.text());
        self.child.wait().unwrap().exit_code()
    }

    /// Closes the window under the program; gives the time it took to go.
    pub fn hang_up(self) -> Duration {
        let Self {
            pty,
            master,
            mut child,
            ..
        } = self;
        let start = Instant::now();
        let pid = rustix::process::Pid::from_raw(child.process_id().unwrap().try_into().unwrap());
        let process =
            rustix::process::pidfd_open(pid.unwrap(), rustix::process::PidfdFlags::empty())
                .unwrap();
        drop(master);
        drop(pty);
        let wait = Timespec {
            tv_sec: PATIENCE.as_secs().try_into().unwrap(),
            tv_nsec: 0,
        };
        let ended = poll(&mut [PollFd::new(&process, PollFlags::IN)], Some(&wait));
        assert_eq!(ended, Ok(1), "the program outlives its window");
        let took = start.elapsed();
        child.wait().unwrap();
        took
    }
}

fn least_one(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}

impl AsFd for Term {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.pty.as_fd()
    }
}

/// A descriptor of our own on the pty's master, so that dropping it sends nothing.
#[allow(unsafe_code)]
fn own(master: std::os::fd::RawFd) -> OwnedFd {
    // SAFETY: the master is open and outlives this borrow, which ends with the copy.
    let borrowed = unsafe { BorrowedFd::borrow_raw(master) };
    let copy = borrowed.try_clone_to_owned().unwrap();
    rustix::io::fcntl_setfd(&copy, rustix::io::FdFlags::CLOEXEC).unwrap();
    copy
}
