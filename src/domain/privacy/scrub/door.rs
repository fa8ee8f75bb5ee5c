//! Doors: `3-2-501`, `3栋2单元501`, `3#2-501`, `三栋二单元五零一室`, `东河老街17号`, `1.1.301`.
//!
//! A chain of values is read; then it is asked whether its end is a door, or only a building, a unit,
//! a floor, a room for everyone, or figures.

use super::chain::{Join, Level, Part, chain, value};
use super::common::{Common, without_link};
use super::{blanks, is_filler, is_sign};
use crate::domain::identity::fold::is_numeral;
use crate::domain::privacy::places::Places;
use crate::domain::privacy::reading::HERE;

/// A number in its sentence.
#[derive(Clone, Copy)]
struct Here<'t> {
    before: &'t [char],
    behind: &'t [char],
    places: &'t Places,
    words: &'static Common,
}

/// A door at the front, or a chain of values that is known to be none; and whether it is hidden.
pub(super) fn door(before: &[char], chars: &[char], places: &Places) -> Option<(usize, bool)> {
    if before
        .last()
        .is_some_and(|c| c.is_ascii_alphanumeric() || is_numeral(*c))
    {
        return None;
    }
    let (parts, used) = chain(chars);
    if parts.is_empty() {
        return None;
    }
    let here = Here {
        before,
        behind: &chars[used..],
        places,
        words: Common::builtin(),
    };
    if let Some(side) = side(&parts, here.behind) {
        return Some((used + side, true));
    }
    if is_open(&parts, here) || is_method(&parts, here) || is_counting(&parts, here) {
        return Some((used, false));
    }
    if !is_door(&parts, here) {
        return signed(chars, here).map(|used| (used, true));
    }
    let used = used + annex(here.behind);
    let used = used + others(&chars[used..]);
    let more = match parts.as_slice() {
        [_] if is_in_street_of_file(here) => houses(&chars[used..]),
        _ => 0,
    };
    Some((used + more, true))
}

fn is_door(parts: &[Part], here: Here<'_>) -> bool {
    match parts {
        [] => false,
        [only] => is_single(*only, here),
        parts
            if parts[1..].iter().all(|part| part.join != Join::Word)
                && parts[0].level.is_none() =>
        {
            is_dashed(parts, here)
        }
        parts => is_spoken(parts, here),
    }
}

/// Whether it is a room for everyone: what is done there, or what it is called, stands beside it.
///
/// Who lives in a street of the file is known there by the house alone, whatever is done in it.
fn is_open(parts: &[Part], here: Here<'_>) -> bool {
    if parts.len() == 1 && parts[0].is_house && is_in_street_of_file(here) {
        return false;
    }
    let levels = || parts.iter().filter_map(|part| part.level);
    let is_flat = levels().any(|level| level == Level::Unit)
        || parts
            .iter()
            .filter(|part| part.level != Some(Level::Floor))
            .count()
            > 2;
    if is_flat {
        return false;
    }
    let signs = here
        .behind
        .iter()
        .take_while(|c| matches!(c, ' ' | '(' | ':' | '是' | '为'))
        .count();
    if here.words.rooms.begin(&here.behind[signs..]) {
        return true;
    }
    let in_house = parts.len() == 1 || levels().next() == Some(Level::Floor);
    let is_named = here.words.rooms.end(without_link(here.before));
    in_house && (is_named || here.words.meetings.begin(here.behind))
}

/// Further rooms behind a door: `501和502`, `501、502室`.
fn others(behind: &[char]) -> usize {
    let mut used = 0;
    while let [sign, rest @ ..] = &behind[used..] {
        let next = next_value(rest).filter(|(part, _)| part.digits >= 3 && part.value >= 100);
        let Some((_, length)) = next.filter(|_| "和、与及,/".contains(*sign)) else {
            break;
        };
        let is_named = matches!(rest.get(length), Some('室' | '房'));
        used += 1 + length + usize::from(is_named);
    }
    used
}

/// A further value: in `101、102两户` the numeral counts both, and is no part of the last.
fn next_value(chars: &[char]) -> Option<(Part, usize)> {
    let plain = chars
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric())
        .count();
    value(if plain > 0 { &chars[..plain] } else { chars })
}

/// Further houses behind one of a street: `、19、21号`, `至23号`.
fn houses(behind: &[char]) -> usize {
    let (mut used, mut whole) = (0, 0);
    while let [sign, rest @ ..] = &behind[used..] {
        let next = value(rest).filter(|_| "和、与及,/至到~-".contains(*sign));
        let Some((_, length)) = next else {
            break;
        };
        used += 1 + length;
        if behind.get(used) == Some(&'号') {
            used += 1;
            whole = used;
        }
    }
    whole
}

/// A chain with words: a room at its end.
fn is_spoken(parts: &[Part], here: Here<'_>) -> bool {
    let Some(last) = parts.last() else {
        return false;
    };
    let is_whole = parts.len() >= 3 && last.join != Join::Sign;
    match last.level {
        // `20号-25号` are days.
        Some(Level::Room) if parts[0].is_house && last.is_house && last.join == Join::Dash => {
            is_house_span(parts, here)
        }
        Some(Level::Room) => true,
        // `2单元120户` counts households, `2单元501户` is one.
        Some(Level::Household) => last.is_room(),
        // `3栋2单元12盏灯`.
        None if is_whole => last.is_room() || !here.words.units.begin(here.behind),
        None if here.words.units.begin(here.behind) => last.is_room() && last.join != Join::Sign,
        None => last.digits >= 3 || last.value >= 100 || last.has_letter,
        // A building, a stair or a floor is nobody's door.
        Some(Level::Building | Level::House | Level::Unit | Level::Floor) => false,
    }
}

/// Values joined by dashes or blanks only.
fn is_dashed(parts: &[Part], here: Here<'_>) -> bool {
    let blanks = parts[1..].iter().any(|part| part.join == Join::Blank);
    let last = parts[parts.len() - 1];
    if last.level == Some(Level::Floor) {
        return false;
    }
    if parts.len() >= 3 {
        return last.digits > 0 && (!blanks || last.digits >= 3);
    }
    if last.is_house {
        return is_house_span(parts, here);
    }
    let is_counted = here.words.counted.end(here.before)
        || is_date(parts, here)
        // Nobody has built so many houses.
        || (parts[0].digits > 3 && last.level.is_none() && !is_on_street(here))
        || (last.level.is_none() && here.words.units.begin(here.behind) && !is_flat(parts))
        || matches!(last.level, Some(Level::Building | Level::Unit))
        || (last.level == Some(Level::Household) && !is_flat(parts));
    last.digits > 0 && !blanks && !is_counted
}

/// `定于12-01开会`.
fn is_date(parts: &[Part], here: Here<'_>) -> bool {
    let (month, day) = (parts[0].value, parts[parts.len() - 1].value);
    let is_bare = parts.iter().all(|part| part.level.is_none());
    let is_one = (1..=12).contains(&month) && (1..=31).contains(&day);
    is_bare && is_one && here.words.dates.end(here.before)
}

/// `3-501`: a building and a room of it, whatever word follows.
fn is_flat(parts: &[Part]) -> bool {
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    last.is_room() && first.value < 100 && last.value >= first.value * 20
}

/// `2-3-1工作法`.
fn is_method(parts: &[Part], here: Here<'_>) -> bool {
    let signs = here.behind.iter().take_while(|c| is_filler(**c)).count();
    let is_bare = parts.iter().all(|part| part.level.is_none());
    is_bare && parts.len() >= 3 && here.words.methods.begin(&here.behind[signs..])
}

/// `3-5-7天回访`, `每周1-3-5上门`.
fn is_counting(parts: &[Part], here: Here<'_>) -> bool {
    let counts = here.words.units.begin(here.behind) || here.words.counted.end(here.before);
    let is_bare = parts
        .iter()
        .all(|part| part.level.is_none() && !part.is_room());
    is_bare && parts.len() >= 3 && counts
}

/// `17-1号` is a house; `3-5号` are days, unless it stands in a street or in the file.
fn is_house_span(parts: &[Part], here: Here<'_>) -> bool {
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    let are_days = first.value < last.value && last.value <= 31 && parts.len() == 2;
    let quick = format!("{}-{}号", first.value, last.value);
    let is_month = matches!(here.before.last(), Some('月' | '第'));
    !is_month && (!are_days || is_on_street(here) || here.places.holds(&quick))
}

/// One value with its word.
fn is_single(part: Part, here: Here<'_>) -> bool {
    match part.level {
        Some(Level::Room) => part.value >= 100,
        Some(Level::House) => is_house(part, here),
        None => is_bare(part, here),
        Some(Level::Building | Level::Unit | Level::Floor | Level::Household) => false,
    }
}

/// A number without a word: a room that someone lives in, or a house of a street.
fn is_bare(part: Part, here: Here<'_>) -> bool {
    let is_counted = here.words.units.begin(here.behind) || here.words.counted.end(here.before);
    if here.words.doors.end(here.before) && !is_counted {
        let is_named = !matches!(letters(here.before).last(), Some('住'));
        return part.value > 0 && (is_named || part.is_room());
    }
    let is_beside =
        || is_beside_a_name(here) || here.words.beside.end(here.before) || is_of_rooms(here.behind);
    let is_home = here.words.homes.begin(here.behind) || (!is_counted && is_beside());
    if part.digits >= 3 && part.value < 5000 && part.is_room() && is_home {
        return !here.words.papers.end(here.before) && !here.words.counted.end(here.before);
    }
    let is_written = part.is_ascii || part.digits > 1;
    let ends_lane =
        here.words.lanes.end(here.before) || here.places.ends_with_street(&letters(here.before));
    let is_year = (1949..2100).contains(&part.value);
    let goes_on = matches!(here.behind, ['.' | ':' | '/', next, ..] if next.is_ascii_digit());
    ends_lane
        && is_written
        && (1..5000).contains(&part.value)
        && !is_year
        && !is_counted
        && !goes_on
}

/// Whether a room follows that is nobody's but whoever lives there: `501和502室`, `101到106室`, `101、102两户`.
fn is_of_rooms(behind: &[char]) -> bool {
    let [sign, rest @ ..] = behind else {
        return false;
    };
    let words = Common::builtin();
    let next =
        next_value(rest).filter(|(part, _)| part.is_room() && "和、与及,/至到~".contains(*sign));
    next.is_some_and(|(_, length)| match &rest[length..] {
        ['室' | '房', more @ ..] => !words.meetings.begin(more),
        more => words.rooms_of_homes.begin(more),
    })
}

/// Whether someone is named right before or behind it: `301王静`, `王静（301）`.
fn is_beside_a_name(here: Here<'_>) -> bool {
    let behind = here.behind.iter().find(|c| !is_filler(**c));
    let before = here.before.iter().rev().find(|c| !is_filler(**c));
    behind == Some(&HERE) || before == Some(&HERE)
}

/// A house number, and not a day of the month or the number of a paper.
fn is_house(part: Part, here: Here<'_>) -> bool {
    if matches!(here.behind.first(), Some('楼' | '线' | '文' | '院')) {
        return false;
    }
    match letters(here.before).last() {
        Some('第') => is_in_street_of_file(here),
        Some('月') => false,
        _ if here.before.last() == Some(&'-') => false,
        _ if is_on_street(here) => true,
        _ => part.value > 31 || here.behind.first() == Some(&'附'),
    }
}

/// Whether a street stands before it.
fn is_on_street(here: Here<'_>) -> bool {
    let near = letters(here.before);
    let near = (near.strip_suffix(&['的']).or(near.strip_suffix(&['附']))).unwrap_or(&near);
    here.words.streets.end(near) || here.words.doors.end(near) || is_in_street_of_file(here)
}

/// Whether a street of the file stands before it: `东河老街第17号`, `青松坡上8号`.
fn is_in_street_of_file(here: Here<'_>) -> bool {
    let near = letters(here.before);
    let ends = |letters: &[char]| here.places.ends_with_street(letters);
    let between = |last: &char| matches!(last, '的' | '第' | '附' | '上' | '里' | '头' | '边');
    ends(&near) || matches!(near.as_slice(), [street @ .., last] if between(last) && ends(street))
}

/// The last letters before a number, whatever stands between them.
fn letters(before: &[char]) -> Vec<char> {
    const MOST: usize = 12;
    let near = before
        .iter()
        .rev()
        .take_while(|c| c.is_alphanumeric() || is_filler(**c));
    let mut near: Vec<char> = near
        .filter(|c| c.is_alphanumeric())
        .take(MOST)
        .copied()
        .collect();
    near.reverse();
    near
}

/// Three values with other signs between them, the last of which can only be a room: `1.1.301`, `1、1、301`.
fn signed(chars: &[char], here: Here<'_>) -> Option<usize> {
    let (first, one) = value(chars).filter(|(part, _)| part.digits <= 3 && part.value > 0)?;
    let sign = between(&chars[one..])?;
    let (second, two) =
        value(&chars[one + sign..]).filter(|(part, _)| (1..=20).contains(&part.value))?;
    let used = one + sign + two;
    let sign = between(&chars[used..])?;
    let (last, three) = value(&chars[used + sign..])?;
    let is_room = last.may_be_room() && !(1949..2100).contains(&last.value);
    let are_more = is_list(here.before);
    let used = used + sign + three;
    let used = used + usize::from(matches!(chars.get(used), Some('室' | '房' | '户' | '号')));
    let behind = &chars[used..];
    let is_counted = here.words.units.begin(behind) || here.words.counted.end(here.before);
    let is_door = is_room && !are_more && !is_counted && first.value < 1000 && second.digits <= 3;
    is_door.then(|| used + others(behind))
}

/// One sign between two values, blanks around it.
fn between(chars: &[char]) -> Option<usize> {
    let before = blanks(chars);
    let used = before + usize::from(chars.get(before).is_some_and(|c| is_sign(*c) && *c != '%'));
    (used > 0).then(|| used + blanks(&chars[used..]))
}

/// Whether other numbers stand before it: `12、3、1、105`.
fn is_list(before: &[char]) -> bool {
    matches!(before, [.., digit, sign] if is_sign(*sign) && digit.is_ascii_digit())
}

/// `附1号` behind a house number.
fn annex(behind: &[char]) -> usize {
    let before = blanks(behind);
    if behind.get(before) != Some(&'附') {
        return 0;
    }
    match value(&behind[before + 1..]) {
        Some((_, length)) => {
            let used = before + 1 + length;
            used + usize::from(behind.get(used) == Some(&'号'))
        }
        None => 0,
    }
}

/// `东户` behind a floor: that is one door of it.
fn side(parts: &[Part], behind: &[char]) -> Option<usize> {
    let on_floor = parts
        .last()
        .is_some_and(|part| part.level == Some(Level::Floor));
    let before = blanks(behind);
    let [side, rest @ ..] = &behind[before..] else {
        return None;
    };
    let has_side = on_floor && matches!(side, '东' | '西' | '南' | '北' | '中' | '左' | '右');
    if has_side && matches!(rest, ['户' | '边' | '手' | '家' | '头', ..]) {
        return Some(before + 2);
    }
    // `3栋3单元3楼右`; `3楼东侧走廊` is open to everyone.
    let is_flat = parts.iter().any(|part| part.level == Some(Level::Unit));
    let ends = rest
        .first()
        .is_none_or(|c| !c.is_alphanumeric() || *c == '的');
    (has_side && is_flat && ends).then_some(before + 1)
}
