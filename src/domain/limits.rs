//! How long a text may be, by what it is for: the one list for what is typed, pasted, imported and stored.
//!
//! Measured in cells of a terminal by a count of its own, which is the same on every terminal:
//! what some of them draw wide counts as wide, and nothing that is kept counts as nothing.

use unicode_width::UnicodeWidthChar;

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Limit {
    /// Digits, votes, minutes.
    Number,
    /// A day, in any way of writing it.
    Day,
    /// Name of a person, a relation, an identity number.
    Name,
    /// Words that narrow a list.
    Find,
    /// Name of an office, a branch, a grid, an estate; a post.
    Title,
    /// A place, a theme, an address, telephone numbers, whom for, what for.
    Words,
    /// A sentence for the whole room to read.
    Message,
    /// The name of a file.
    Path,
    /// What was said, decided, done; a reason.
    Sentence,
    /// What is written at length.
    Note,
}

impl Limit {
    /// All of them, the shortest first.
    pub const ALL: [Self; 10] = [
        Limit::Number,
        Limit::Day,
        Limit::Name,
        Limit::Find,
        Limit::Title,
        Limit::Words,
        Limit::Message,
        Limit::Path,
        Limit::Sentence,
        Limit::Note,
    ];

    /// The most cells it has room for.
    pub fn cells(self) -> usize {
        match self {
            Limit::Number => 20,
            Limit::Day | Limit::Name => 40,
            Limit::Find | Limit::Title => 80,
            Limit::Words => 200,
            Limit::Message => 400,
            Limit::Path => 1_000,
            Limit::Sentence => 2_000,
            Limit::Note => 10_000,
        }
    }

    /// Cells still free; none where it is full or more than full.
    pub fn left(self, text: &str) -> usize {
        self.cells().saturating_sub(cells(text))
    }

    /// Whether the text finds room.
    pub fn holds(self, text: &str) -> bool {
        // No character takes more cells than bytes.
        text.len() <= self.cells() || cells(text) <= self.cells()
    }

    /// As much of the beginning as finds room beside what stands there already.
    pub fn fitting<'t>(self, text: &'t str, beside: &str) -> &'t str {
        let mut left = self.left(beside);
        let end = text.char_indices().find(|(_, c)| {
            let takes = cells_of(*c);
            let fits = takes <= left;
            left = left.saturating_sub(takes);
            !fits
        });
        &text[..end.map_or(text.len(), |(at, _)| at)]
    }
}

/// How full a text being typed is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// There is room.
    Room,
    /// Not much is left.
    Near {
        /// Cells.
        left: usize,
        /// Of so many.
        most: usize,
    },
    /// Nothing more finds room.
    Full {
        /// Cells.
        most: usize,
    },
    /// It was too long already when it was opened.
    Over {
        /// Cells too many.
        over: usize,
        /// Of so many.
        most: usize,
    },
    /// Something was typed or pasted that found no room, and was left out.
    LeftOut {
        /// Characters.
        count: usize,
        /// Cells.
        most: usize,
    },
}

impl Fill {
    /// How full a text is of which so many characters found no room just now.
    pub fn of(text: &str, limit: Limit, left_out: usize) -> Self {
        let most = limit.cells();
        // Near enough to the end to say it.
        let near = (most / 10).clamp(8, 40);
        if text.len() + near < most && left_out == 0 {
            return Fill::Room;
        }
        let takes = cells(text);
        match (left_out, most.checked_sub(takes)) {
            (1.., _) => Fill::LeftOut {
                count: left_out,
                most,
            },
            (0, None) => Fill::Over {
                over: takes - most,
                most,
            },
            // A wide character finds no room in a last cell.
            (0, Some(0 | 1)) => Fill::Full { most },
            (0, Some(left)) if left <= near => Fill::Near { left, most },
            (0, Some(_)) => Fill::Room,
        }
    }
}

/// A text being typed, as a field shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed<'t> {
    /// The text.
    pub text: &'t str,
    /// Where the next character goes, in bytes.
    pub caret: usize,
    /// How full it is.
    pub fill: Fill,
}

/// Cells a text takes at most, whatever the terminal.
pub fn cells(text: &str) -> usize {
    text.chars().map(cells_of).sum()
}

fn cells_of(c: char) -> usize {
    match c {
        ' '..='~' => 1,
        _ => UnicodeWidthChar::width_cjk(c).unwrap_or(1).clamp(1, 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_limit_is_the_same_on_every_terminal() {
        for (text, counted) in [
            ("a1 ", 3),
            ("\u{5f20}\u{4e09}", 4),
            // Narrow on one terminal and wide on the other.
            ("\u{b7}\u{201c}\u{2026}", 6),
            // A mark has no cell of its own on any of them; a thousand of them are a thousand.
            ("e\u{301}", 2),
            ("\u{200b}\u{1b}", 2),
        ] {
            assert_eq!(cells(text), counted, "{text:?}");
        }
    }

    #[test]
    fn limits_grow_in_the_order_of_the_list() {
        assert!(Limit::ALL.is_sorted_by_key(|limit| limit.cells()));
        assert_eq!(Limit::Name.cells(), 40);
        assert_eq!(Limit::Sentence.cells(), 2_000);
        assert_eq!(Limit::Note.cells(), 10_000);
    }

    proptest! {
        #[test]
        fn what_fits_is_a_beginning_that_finds_room(text in ".{0,60}", beside in ".{0,30}") {
            let name = Limit::Name;
            let taken = name.fitting(&text, &beside);
            prop_assert!(text.starts_with(taken));
            prop_assert!(taken.is_empty() || name.holds(&(beside.clone() + taken)));
            let next = text[taken.len()..].chars().next();
            if let Some(next) = next.filter(|_| name.holds(&beside)) {
                let more = format!("{beside}{taken}{next}");
                prop_assert!(!name.holds(&more));
            }
        }
    }
}
