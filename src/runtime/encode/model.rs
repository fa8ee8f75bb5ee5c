//! A small terminal that reads our bytes, with a width table of its own. For tests only.

use std::collections::BTreeMap;

/// Which width table the model draws with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Narrow,
    Wide,
}

/// One cell: its text, the sequence that coloured it, and whether it is a second half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Square {
    pub(super) text: String,
    pub(super) style: String,
    pub(super) half: bool,
}

pub(super) struct Model {
    pub(super) width: usize,
    pub(super) squares: Vec<Square>,
    pub(super) cursor: Option<(usize, usize)>,
    table: Table,
    at: (usize, usize),
    style: String,
    visible: bool,
    /// Counts final bytes of sequences, so that a test can see which were used.
    pub(super) used: BTreeMap<char, usize>,
}

impl Model {
    pub(super) fn new(width: u16, height: u16, table: Table) -> Self {
        let blank = Square {
            text: " ".into(),
            style: String::new(),
            half: false,
        };
        let (width, height) = (usize::from(width), usize::from(height));
        Model {
            width,
            squares: vec![blank; width * height],
            cursor: None,
            table,
            at: (0, 0),
            style: String::new(),
            visible: true,
            used: BTreeMap::new(),
        }
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).expect("we send UTF-8");
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(sequence) = rest.strip_prefix("\x1b[") {
                let end = sequence
                    .find(|c: char| c.is_ascii_alphabetic())
                    .expect("a final byte");
                self.sequence(&sequence[..end], sequence.as_bytes()[end]);
                rest = &sequence[end + 1..];
            } else {
                self.print(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        self.cursor = self.visible.then_some(self.at);
    }

    fn sequence(&mut self, body: &str, end: u8) {
        *self.used.entry(char::from(end)).or_default() += 1;
        match (body, end) {
            ("?25", b'h') => self.visible = true,
            ("?25", b'l') => self.visible = false,
            ("?2026", b'h' | b'l') => {}
            ("2", b'J') => self.erase(),
            (_, b'H') => {
                let (row, column) = body.split_once(';').expect("row and column");
                let number = |s: &str| s.parse::<usize>().expect("a number") - 1;
                self.at = (number(column), number(row));
            }
            (_, b'm') => self.style = body.strip_prefix("0").expect("starts from nothing").into(),
            _ => panic!("unexpected sequence {body:?} {}", char::from(end)),
        }
    }

    fn erase(&mut self) {
        let style = self.style.clone();
        self.squares.fill(Square {
            text: " ".into(),
            style,
            half: false,
        });
    }

    fn print(&mut self, c: char) {
        assert!(!c.is_control(), "control character sent: {c:?}");
        let (x, y) = self.at;
        match self.columns(c) {
            0 => self.attach(c),
            columns => {
                if x + columns <= self.width {
                    self.put(x, y, c, columns);
                }
                self.at.0 = x + columns;
            }
        }
    }

    fn put(&mut self, x: usize, y: usize, c: char, columns: usize) {
        let row = y * self.width;
        for i in x..x + columns {
            self.tear(row, i);
        }
        for (i, text) in [c.to_string(), String::new()]
            .into_iter()
            .take(columns)
            .enumerate()
        {
            let style = self.style.clone();
            self.squares[row + x + i] = Square {
                text,
                style,
                half: i == 1,
            };
        }
    }

    /// Writing on one half of a wide glyph erases the other.
    fn tear(&mut self, row: usize, x: usize) {
        let blank = |square: &mut Square| {
            square.text = " ".into();
            square.half = false;
        };
        if self.squares[row + x].half {
            blank(&mut self.squares[row + x - 1]);
            blank(&mut self.squares[row + x]);
        }
        if x + 1 < self.width && self.squares[row + x + 1].half {
            blank(&mut self.squares[row + x]);
            blank(&mut self.squares[row + x + 1]);
        }
    }

    fn attach(&mut self, c: char) {
        let (x, y) = self.at;
        let mut before = y * self.width + x - 1;
        before -= usize::from(self.squares[before].half);
        self.squares[before].text.push(c);
    }

    /// Widths as measured on real terminals, for the alphabets of the tests.
    fn columns(&self, c: char) -> usize {
        let ambiguous = if self.table == Table::Wide { 2 } else { 1 };
        match c {
            ' '..='~' | '✓' | '❤' | '¥' => 1,
            '…' | '·' | '“' | '①' | '→' | '─' | 'α' | 'Д' | 'é' | '℃' => ambiguous,
            '\u{300}'..='\u{36f}' => ambiguous - 1,
            '\u{3000}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}' | '𠮷' | '👍' => 2,
            _ => panic!("{c:?} should never be sent"),
        }
    }
}
