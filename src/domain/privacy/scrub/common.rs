//! Numbers that lead to nobody, known by what stands around them, as data (`assets/numbers.toml`).

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::plain;
use super::{blanks, digits, is_filler};

/// The data, as it was read once.
pub(super) struct Common {
    pub(super) units: Words,
    pub(super) counted: Words,
    pub(super) rooms: Words,
    pub(super) meetings: Words,
    pub(super) methods: Words,
    pub(super) papers: Words,
    pub(super) people: Words,
    pub(super) accounts: Words,
    pub(super) doors: Words,
    pub(super) homes: Words,
    /// Before a number these say that everybody may call it.
    public: Words,
    /// Before a month and a day these say that it is one.
    pub(super) dates: Words,
    /// Behind the last of several numbers these say that they are doors.
    pub(super) rooms_of_homes: Words,
    /// Before a number that reads like a room these say that someone lives there.
    pub(super) beside: Words,
    pub(super) streets: Words,
    pub(super) lanes: Words,
    hotlines: Vec<String>,
    short: Vec<String>,
}

#[derive(Deserialize)]
struct Data {
    units: Vec<String>,
    counted: Vec<String>,
    rooms: Vec<String>,
    meetings: Vec<String>,
    methods: Vec<String>,
    papers: Vec<String>,
    people: Vec<String>,
    accounts: Vec<String>,
    public: Vec<String>,
    dates: Vec<String>,
    hotlines: Vec<String>,
    short: Vec<String>,
    doors: Vec<String>,
    homes: Vec<String>,
    rooms_of_homes: Vec<String>,
    beside: Vec<String>,
    streets: Vec<String>,
    lanes: Vec<String>,
}

impl Common {
    /// The data that ships with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is parsed by a test.
    pub(super) fn builtin() -> &'static Common {
        static BOOK: LazyLock<Common> = LazyLock::new(|| {
            let data: Data = toml::from_str(include_str!("../../../../assets/numbers.toml"))
                .expect("the built-in words beside numbers are well-formed");
            Common {
                units: Words::new(&data.units),
                counted: Words::new(&data.counted),
                rooms: Words::new(&data.rooms),
                meetings: Words::new(&data.meetings),
                methods: Words::new(&data.methods),
                papers: Words::new(&data.papers),
                people: Words::new(&data.people),
                accounts: Words::new(&data.accounts),
                doors: Words::new(&data.doors),
                homes: Words::new(&data.homes),
                rooms_of_homes: Words::new(&data.rooms_of_homes),
                beside: Words::new(&data.beside),
                streets: Words::new(&data.streets),
                lanes: Words::new(&data.lanes),
                public: Words::new(&data.public),
                dates: Words::new(&data.dates),
                hotlines: data.hotlines,
                short: data.short,
            }
        });
        &BOOK
    }
}

/// Words that are looked for before or behind a number, by their first character and by their last.
pub(super) struct Words {
    by_first: HashMap<char, Vec<Vec<char>>>,
    by_last: HashMap<char, Vec<Vec<char>>>,
}

impl Words {
    fn new(words: &[String]) -> Self {
        let mut all = Self {
            by_first: HashMap::new(),
            by_last: HashMap::new(),
        };
        for word in words {
            let word = plain::Plain::new(&word.chars().collect::<Vec<_>>()).chars;
            if let (Some(first), Some(last)) = (word.first(), word.last()) {
                all.by_first.entry(*first).or_default().push(word.clone());
                all.by_last.entry(*last).or_default().push(word.clone());
            }
        }
        all
    }

    /// Whether one of them stands at the front, blanks before it not counted.
    pub(super) fn begin(&self, behind: &[char]) -> bool {
        let behind = &behind[blanks(behind)..];
        let words = behind.first().and_then(|first| self.by_first.get(first));
        (words.into_iter().flatten()).any(|word| behind.starts_with(word))
    }

    /// Whether one of them stands at the end, signs behind it not counted.
    pub(super) fn end(&self, before: &[char]) -> bool {
        let signs = before.iter().rev().take_while(|c| is_filler(**c)).count();
        let before = &before[..before.len() - signs];
        let words = before.last().and_then(|last| self.by_last.get(last));
        (words.into_iter().flatten()).any(|word| before.ends_with(word))
    }
}

/// How many characters at the front are a number of a public line, a paper, or from so much to so much.
pub(super) fn nobodys(before: &[char], rest: &[char]) -> Option<usize> {
    hotline(rest)
        .or_else(|| public_line(before, rest))
        .or_else(|| paper(before, rest))
        .or_else(|| amounts(rest))
}

/// `400-800-1234`, `12345-1`.
fn hotline(rest: &[char]) -> Option<usize> {
    let run = |used: usize| {
        rest[used..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count()
    };
    let (mut used, mut number) = (0, String::new());
    loop {
        let length = run(used);
        number.extend(&rest[used..used + length]);
        used += length;
        let goes_on = length > 0 && matches!(rest.get(used), Some('-' | ' ')) && run(used + 1) > 0;
        if !goes_on || number.len() >= 10 {
            break;
        }
        used += 1;
    }
    let common = Common::builtin();
    let ends = !matches!(rest.get(used), Some('-')) || run(used + 1) == 0;
    if number.len() == 10 && ends {
        let is_public = common.hotlines.iter().any(|head| number.starts_with(head));
        return is_public.then_some(used);
    }
    let first: String = rest[..run(0)].iter().collect();
    let is_short = common.short.contains(&first);
    let extended = (1..=2).contains(&(used - first.len()).saturating_sub(1));
    (is_short && extended && first.len() >= 5).then_some(used)
}

/// What stands before a number without what only leads from the one to the other: `图书室在`, `热线是：`.
pub(super) fn without_link(before: &[char]) -> &[char] {
    let is_link = |c: &char| " (:是为在位于设".contains(*c);
    let links = before.iter().rev().take_while(|c| is_link(c)).count();
    &before[..before.len() - links]
}

/// `抢修热线0722-3321777`, `物业电话：3321888`.
fn public_line(before: &[char], rest: &[char]) -> Option<usize> {
    if !Common::builtin().public.end(without_link(before)) {
        return None;
    }
    let is_part = |c: &&char| c.is_ascii_digit() || matches!(c, '-' | ' ');
    let run = rest.iter().take_while(is_part).count();
    let used = rest[..run].iter().rposition(char::is_ascii_digit)? + 1;
    let number: String = rest[..used].iter().filter(|c| c.is_ascii_digit()).collect();
    let has_area = number.starts_with('0') && (10..=12).contains(&number.len());
    let is_local = (7..=8).contains(&number.len()) && !number.starts_with(['0', '1']);
    (has_area || is_local).then_some(used)
}

/// The number of a paper, where nothing in it could be a telephone, a person or a door.
fn paper(before: &[char], rest: &[char]) -> Option<usize> {
    let common = Common::builtin();
    if !common.papers.end(before) || common.people.end(before) {
        return None;
    }
    let run = rest
        .iter()
        .take_while(|c| {
            c.is_ascii_alphanumeric()
                || matches!(c, '-' | '_' | '/' | '(' | ')' | '[' | ']' | '〔' | '〕')
        })
        .count();
    let run = &rest[..run];
    let groups: Vec<String> = run
        .split(|c| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(|group| group.iter().collect())
        .collect();
    let whole: String = groups.concat();
    let is_door = (2..=3).contains(&groups.len())
        && !run.iter().any(char::is_ascii_alphabetic)
        && groups[0].len() <= 3;
    let is_personal = groups
        .iter()
        .chain([&whole])
        .any(|digits| leads_to_someone(digits));
    (!groups.is_empty() && !is_door && !is_personal).then_some(run.len())
}

/// Whether digits have the shape of a telephone, an identity number or a card.
fn leads_to_someone(digits: &str) -> bool {
    let mobile = digits.len() == 11
        && digits.starts_with('1')
        && !matches!(digits.as_bytes()[1], b'0'..=b'2');
    let landline = digits.starts_with('0') && (10..=12).contains(&digits.len());
    mobile || landline || (15..=19).contains(&digits.len())
}

/// From so much to so much of something: `1200-1500元`, `3.5-5.2个`.
fn amounts(rest: &[char]) -> Option<usize> {
    let (low, first) = amount(rest)?;
    let signs = rest[first..]
        .iter()
        .take_while(|c| matches!(c, '-' | ' ' | '%'))
        .count();
    if !rest[first..first + signs].contains(&'-') {
        return None;
    }
    let (high, second) = amount(&rest[first + signs..])?;
    let used = first + signs + second;
    // `3-501人` is a flat and whoever lives in it.
    let is_door = low < 100.0 && high >= low * 20.0 && is_room(high);
    // `36.5-37.2` measures something, whatever it is.
    let are_fractions = low.fract() > 0.0 && high.fract() > 0.0;
    let is_counted = are_fractions || Common::builtin().units.begin(&rest[used..]);
    (!is_door && is_counted).then_some(used)
}

fn is_room(value: f64) -> bool {
    value >= 100.0 && value.fract() == 0.0 && (1.0..=9.0).contains(&(value % 100.0))
}

/// A number with its fraction, or with commas between its thousands.
fn amount(chars: &[char]) -> Option<(f64, usize)> {
    let mut used = digits(chars);
    if !(1..=6).contains(&used) {
        return None;
    }
    let mut number: String = chars[..used].iter().collect();
    while chars.get(used) == Some(&',') && digits(&chars[used + 1..]) == 3 {
        number.extend(&chars[used + 1..used + 4]);
        used += 4;
    }
    let fraction = match chars.get(used) {
        Some('.') => digits(&chars[used + 1..]),
        _ => 0,
    };
    if fraction > 0 {
        number.push('.');
        number.extend(&chars[used + 1..used + 1 + fraction]);
        used += 1 + fraction;
    }
    Some((number.parse().ok()?, used))
}
