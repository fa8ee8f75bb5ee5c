//! The room: the operator's window, two walls beside it, and how many keys were pressed.

use std::time::Instant;

use super::Desk;
use super::term::Term;

/// Sizes of the walls: the smallest that is promised, and an ordinary one.
const WALLS: [(u16, u16); 2] = [(40, 12), (60, 20)];

pub struct Room {
    pub t: Term,
    pub walls: Vec<Term>,
    /// Keys pressed so far, a typed or pasted sentence not counted.
    pub keys: usize,
    /// Characters of sentences typed or pasted so far.
    pub typed: usize,
}

impl Room {
    /// Walls first, as in a hall where the projector is warm before anyone sits down; the operator in a normal window.
    pub fn open(desk: &Desk) -> Self {
        let walls = WALLS.map(|(columns, rows)| {
            let mut wall = desk.call(&["project"]).size(columns, rows).start();
            wall.pictures = Some(Vec::new());
            wall.wait_for("民情议题");
            wall
        });
        Self {
            t: desk.call(&[]).size(80, 24).start(),
            walls: walls.into(),
            keys: 0,
            typed: 0,
        }
    }

    /// Presses a key and reads until the operator's screen says so.
    pub fn press(&mut self, key: &str, then: &str) -> &mut Self {
        self.keys += 1;
        self.t.press(key, then);
        self.look()
    }

    /// Presses the keys of a number, or of several, and reads until they stand there.
    pub fn keys_of(&mut self, numbers: &str) -> &mut Self {
        for key in numbers.chars() {
            self.keys += 1;
            self.t.key(&key.to_string());
        }
        self.t.wait_for(numbers);
        self.look()
    }

    /// Presses a key and reads until another line is marked.
    pub fn mark(&mut self, key: &str) -> &mut Self {
        self.keys += 1;
        self.t.mark(key);
        self.look()
    }

    /// Says a sentence, as an input method hands it over.
    pub fn say(&mut self, sentence: &str) -> &mut Self {
        self.typed += sentence.chars().count();
        self.t.paste(sentence);
        self.look()
    }

    /// Opens the operator's window anew.
    pub fn again(&mut self, desk: &Desk) -> &mut Self {
        self.t = desk.call(&[]).start();
        self
    }

    /// How many keys something takes.
    pub fn counted(&mut self, deed: impl FnOnce(&mut Self)) -> usize {
        let before = self.keys;
        deed(self);
        self.keys - before
    }

    /// Reads what the walls have drawn so far, so that they never wait for a reader.
    fn look(&mut self) -> &mut Self {
        for wall in &mut self.walls {
            while wall.read(Instant::now()) {}
        }
        self
    }

    /// Reads until every wall says so.
    pub fn wall(&mut self, text: &str) -> &mut Self {
        for wall in &mut self.walls {
            wall.wait_for(text);
        }
        self
    }

    /// Reads until the large wall says so: the small one has the numbers only in large digits.
    pub fn verdict(&mut self, text: &str) -> &mut Self {
        self.walls[1].wait_for(text);
        self
    }

    /// Reads until the large digits of every wall are others.
    pub fn counts_down(&mut self) -> &mut Self {
        for wall in &mut self.walls {
            let before = digits(wall);
            assert!(before.contains('#'), "{}", wall.text());
            wall.wait_until("other digits", |wall| digits(wall) != before);
        }
        self
    }

    /// Everyone goes home.
    pub fn close(&mut self) {
        self.look();
        for wall in &mut self.walls {
            wall.press("q", "").leave();
        }
    }
}

/// The large digits as they are painted: a mark for every cell with a ground of its own.
fn digits(wall: &Term) -> String {
    let (rows, columns) = wall.screen().size();
    let (rows, columns) = (rows.get(), columns.get());
    let plain = wall.screen().cell(rows - 1, 0).map(vt100::Cell::bgcolor);
    let mark = |row, column| {
        let cell = wall.screen().cell(row, column);
        let is_ink = cell.map(vt100::Cell::bgcolor) != plain;
        if is_ink { '#' } else { '.' }
    };
    let all = (2..rows - 1).flat_map(|row| (0..columns).map(move |column| (row, column)));
    all.map(|(row, column)| mark(row, column)).collect()
}
