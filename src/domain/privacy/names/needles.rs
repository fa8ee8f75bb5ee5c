//! What a name of the file is looked for by.

use super::super::fold::Folded;
use super::super::sign::{Sort, is_dot, sort};
use super::super::spoken::Spoken;

/// From so many characters on the first part of a name is a name of its own.
const FIRST_PART: usize = 3;

/// The surname, folded; nothing where the name is not made of one and what is given.
pub(super) fn surname(name: &[char], whole: &[char]) -> Option<Vec<char>> {
    if name.iter().any(|c| is_dot(*c)) {
        return None;
    }
    let surname = whole.get(..Spoken::builtin().surname(whole))?;
    let is_hanzi = surname.iter().all(|c| !c.is_ascii());
    is_hanzi.then(|| surname.to_vec())
}

/// What is given behind a surname, where it is of two characters.
pub(super) fn given(surname: &[char], whole: &[char]) -> Option<Vec<char>> {
    let given = whole
        .get(surname.len()..)
        .filter(|given| given.len() == 2)?;
    given.iter().all(|c| !c.is_ascii()).then(|| given.to_vec())
}

/// How many characters a part of a name may have by which someone is called: `扎西大叔`, `阿卜杜拉大哥`.
pub(super) const CALLED_BY: std::ops::RangeInclusive<usize> = 2..=5;

/// The parts of a name that is written with a dot.
pub(super) fn parts(name: &[char]) -> impl Iterator<Item = Vec<char>> {
    let parts = name.split(|c| is_dot(*c));
    let parts = parts.filter(|part| part.len() < name.len());
    let parts = parts.map(|part| Folded::name(part).chars);
    parts.filter(|part| CALLED_BY.contains(&part.len()) && part.iter().all(|c| !c.is_ascii()))
}

/// How a name is looked for: as it is, without what a list put behind it to tell two apart, and by its first part alone.
pub(super) fn spellings(name: &[char], whole: Vec<char>) -> impl Iterator<Item = Vec<char>> {
    let mark = name.iter().position(|c| "(（[［【〔".contains(*c));
    let mut bare = Folded::name(&name[..mark.unwrap_or(name.len())]).chars;
    let digits = bare.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    bare.truncate(bare.len() - digits);
    let sign = |c: &char| !matches!(sort(*c), Sort::Letter | Sort::Unknown);
    let first = name.iter().position(sign);
    let first = first.map(|at| Folded::name(&name[..at]).chars);
    let is_long = |one: &Vec<char>| one.len() >= FIRST_PART && one.iter().all(|c| !c.is_ascii());
    let bare = (bare.len() < whole.len()).then_some(bare);
    let all = [Some(whole), bare, first.filter(is_long)];
    all.into_iter().flatten().filter(|one| one.len() > 1)
}
