//! What a character is beside the characters of a name, by its Unicode category and not by a list of signs.

use icu_properties::props::{
    DefaultIgnorableCodePoint, GeneralCategory as Category, SentenceTerminal, TerminalPunctuation,
};
use icu_properties::{CodePointMapData, CodePointSetData};

use crate::domain::clean::is_noncharacter;

/// What a character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A letter, a hanzi, a digit: part of a name.
    Letter,
    /// Of private use, or newer than this program: a rare character of a name, or nothing.
    Unknown,
    /// Blank, or not seen at all.
    Blank,
    /// A dash, a symbol, an opening bracket: it may stand between two words that belong together.
    Joint,
    /// It ends a part of a sentence: a comma, a closing bracket.
    Break,
    /// It ends a sentence.
    End,
}

/// What a character is.
pub(super) fn sort(c: char) -> Sort {
    if is_noncharacter(c) || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) {
        return Sort::Blank;
    }
    match category(c) {
        // Signs of a reading that look like strokes; one of them repeats the character before it.
        Category::ModifierLetter => match c {
            '\u{3005}' | '\u{303b}' => Sort::Letter,
            _ => Sort::Joint,
        },
        Category::UppercaseLetter
        | Category::LowercaseLetter
        | Category::TitlecaseLetter
        | Category::OtherLetter
        | Category::DecimalNumber
        | Category::LetterNumber => Sort::Letter,
        Category::PrivateUse | Category::Unassigned => Sort::Unknown,
        Category::SpaceSeparator
        | Category::LineSeparator
        | Category::ParagraphSeparator
        | Category::Control
        | Category::Format
        | Category::Surrogate
        | Category::NonspacingMark
        | Category::SpacingMark
        | Category::EnclosingMark => Sort::Blank,
        Category::ClosePunctuation | Category::FinalPunctuation => Sort::Break,
        Category::OtherPunctuation if is_dot(c) => Sort::Joint,
        Category::OtherPunctuation => punctuation(c),
        Category::DashPunctuation
        | Category::ConnectorPunctuation
        | Category::OpenPunctuation
        | Category::InitialPunctuation
        | Category::MathSymbol
        | Category::CurrencySymbol
        | Category::ModifierSymbol
        | Category::OtherSymbol
        // A number in a circle.
        | Category::OtherNumber => Sort::Joint,
    }
}

/// A run of characters with the brackets before and behind it whose other half stands inside of it.
pub(super) fn whole(chars: &[char], from: usize, to: usize) -> (usize, usize) {
    let opens = |c: &&char| category(**c) == Category::OpenPunctuation;
    let closes = |c: &&char| category(**c) == Category::ClosePunctuation;
    let inside = &chars[from..to];
    let (open, closed) = (
        inside.iter().filter(opens).count(),
        inside.iter().filter(closes).count(),
    );
    let before = closed > open && chars[..from].last().as_ref().is_some_and(opens);
    let behind = open > closed && chars.get(to).as_ref().is_some_and(closes);
    (from - usize::from(before), to + usize::from(behind))
}

fn category(c: char) -> Category {
    CodePointMapData::<Category>::new().get(c)
}

fn punctuation(c: char) -> Sort {
    let ends_sentence = CodePointSetData::new::<SentenceTerminal>().contains(c);
    let ends_part = CodePointSetData::new::<TerminalPunctuation>().contains(c);
    match (ends_sentence, ends_part) {
        (true, _) => Sort::End,
        (false, true) => Sort::Break,
        (false, false) => Sort::Joint,
    }
}

/// Dots that stand inside of names, however they are typed.
pub(super) fn is_dot(c: char) -> bool {
    matches!(
        c,
        '.' | '\u{b7}'
            | '\u{387}'
            | '\u{2022}'
            | '\u{2024}'
            | '\u{2027}'
            | '\u{2219}'
            | '\u{22c5}'
            | '\u{25cf}'
            | '\u{25e6}'
            | '\u{30fb}'
            | '\u{ff0e}'
            | '\u{ff65}'
    )
}
