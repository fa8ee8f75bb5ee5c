//! Words of the calendar.

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::{CalendarDay, CalendarMonth, DayEntry, DayKind, Moved};
use crate::domain::meeting::MeetingKind;
use crate::domain::month::Month;
use crate::flow::{Ink, Line};
use crate::text::{calendar, names};

pub const LOADING: &str = "正在读取";
pub const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
pub const TODAY: &str = "今";
/// What the signs of the grid mean.
pub const LEGEND: &str =
    "党=主题党日 委=支委会 组=党小组会 会=其他会 四=逢四说事 限=时限 示=公示到期";

/// A line, and the entry it is about.
type Told = (Line, Option<(NaiveDate, usize)>);

/// The heading, and what is to be known of the year's holidays: in the words that find room first.
pub fn titles(shown: &CalendarMonth) -> [String; 2] {
    let title = title(shown.month);
    if shown.knows_holidays {
        return [title.clone(), title];
    }
    let year = shown.month.year();
    [
        format!("{title}  {year}年的节假日安排还没有收录，不会顺延"),
        format!("{title}  节假日未收录"),
    ]
}

/// The heading.
pub fn title(month: Month) -> String {
    format!("日历 {}年{}月", month.year(), month.number())
}

/// A day in words.
pub fn heading(day: &CalendarDay, today: NaiveDate) -> String {
    let on = day.on;
    let weekday = names::weekday(on.weekday());
    let mut words = format!("{}月{}日 {weekday}", on.month(), on.day());
    if on == today {
        words.push_str(" 今天");
    }
    match &day.kind {
        DayKind::Plain => {}
        DayKind::Holiday(name) => words.push_str(&format!(" {name}放假")),
        DayKind::Workday => words.push_str(" 调休上班"),
    }
    words
}

/// A holiday or a make-up workday, behind the number of the day.
pub fn kind(kind: &DayKind) -> &'static str {
    match kind {
        DayKind::Plain => "",
        DayKind::Holiday(_) => "休",
        DayKind::Workday => "班",
    }
}

/// The month as a list: each day on which something falls, then what that is.
pub fn month(shown: &CalendarMonth, today: NaiveDate) -> Vec<Told> {
    let days = shown.days.iter().filter(|day| !day.entries.is_empty());
    let lines = days.flat_map(|day| {
        let head = (Line::head(heading(day, today)), None);
        std::iter::once(head).chain(lines(day, today, true))
    });
    lines.collect()
}

/// What falls on a day, grouped; a day on which nothing does says so.
pub fn day(day: &CalendarDay, today: NaiveDate) -> Vec<Told> {
    if day.entries.is_empty() {
        return vec![(Line::inked(NOTHING, Ink::Dim), None)];
    }
    let mut told = Vec::new();
    let mut group = None;
    for line in lines(day, today, false) {
        let entry = line.1.map(|(_, at)| &day.entries[at]);
        let next = entry.map(|entry| sign(entry).0);
        if next != group {
            told.extend(group.map(|_| (Line::gap(), None)));
            group = next;
            told.extend(entry.and_then(|entry| group_heading(entry, day)));
        }
        told.push(line);
    }
    told
}

const NOTHING: &str = "没有安排";

/// The heading above several of a kind.
fn group_heading(entry: &DayEntry, day: &CalendarDay) -> Option<Told> {
    entry.meeting()?;
    let of_kind = |other: &&DayEntry| sign(other).0 == sign(entry).0;
    let count = day.entries.iter().filter(of_kind).count();
    let words = format!("{} {count}", sign(entry).1);
    Some((Line::head(words), None))
}

fn lines(
    day: &CalendarDay,
    today: NaiveDate,
    with_kind: bool,
) -> impl Iterator<Item = Told> + use<'_> {
    let told = day.entries.iter().enumerate();
    told.map(move |(at, entry)| (line(entry, day.on, today, with_kind), Some((day.on, at))))
}

fn line(entry: &DayEntry, on: NaiveDate, today: NaiveDate, with_kind: bool) -> Line {
    let named = |kind: MeetingKind, body: &str| match with_kind {
        true => format!("{} {body}", calendar::meeting(kind)),
        false => body.to_owned(),
    };
    match entry {
        DayEntry::Planned(planned) => {
            let name = named(planned.meeting.kind, &planned.body);
            let (state, ink) = state(on, today);
            let why = planned.moved.as_ref().map(|why| moved(why, today));
            Line::inked(format!("{name}{state}{}", why.unwrap_or_default()), ink)
        }
        DayEntry::Held(held) => {
            let name = named(held.kind, &held.body);
            match held.ended {
                true => Line::inked(format!("{name} 已开"), Ink::Good),
                false => Line::inked(format!("{name} 正在开"), Ink::Warn),
            }
        }
        DayEntry::TalkDay => Line::plain("逢四说事"),
        DayEntry::Deadlines { open } if on < today => {
            Line::inked(format!("时限已过，没办结{open}件"), Ink::Bad)
        }
        DayEntry::Deadlines { open } => Line::inked(format!("时限到期{open}件"), Ink::Warn),
        DayEntry::NoticeEnds(notice) => {
            Line::plain(format!("公示到期 {}（{}）", notice.body, notice.place))
        }
    }
}

/// How a meeting that was not held stands on its day.
fn state(on: NaiveDate, today: NaiveDate) -> (&'static str, Ink) {
    if on < today {
        (" 没有开会记录", Ink::Bad)
    } else if on == today {
        (" 今天开", Ink::Warn)
    } else {
        ("", Ink::Plain)
    }
}

fn moved(why: &Moved, today: NaiveDate) -> String {
    format!("（{}）", calendar::moved(why, today))
}

/// A kind of entry on a day, for the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// One character.
    pub sign: &'static str,
    /// In words.
    pub word: &'static str,
    /// How many.
    pub count: u32,
    /// How it is inked.
    pub ink: Ink,
}

/// What falls on a day, a mark for each kind.
pub fn marks(day: &CalendarDay) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for entry in &day.entries {
        let (sign, word, ink) = sign(entry);
        let more = match entry {
            DayEntry::Deadlines { open } => *open,
            _ => 1,
        };
        match marks.iter_mut().find(|mark| mark.sign == sign) {
            Some(mark) => mark.count += more,
            None => marks.push(Mark {
                sign,
                word,
                count: more,
                ink,
            }),
        }
    }
    marks
}

fn sign(entry: &DayEntry) -> (&'static str, &'static str, Ink) {
    match (entry, entry.meeting()) {
        (_, Some(MeetingKind::Assembly)) => ("党", "主题党日", Ink::Deliberate),
        (_, Some(MeetingKind::Committee)) => ("委", "支委会", Ink::Deliberate),
        (_, Some(MeetingKind::Group)) => ("组", "党小组会", Ink::Deliberate),
        (_, Some(_)) => ("会", "其他会", Ink::Deliberate),
        (DayEntry::Deadlines { .. }, None) => ("限", "时限", Ink::Resolve),
        (DayEntry::NoticeEnds(_), None) => ("示", "公示到期", Ink::Resolve),
        (_, None) => ("四", "逢四说事", Ink::Visit),
    }
}

/// A mark in words, its number behind it where there are several.
pub fn mark(mark: &Mark) -> String {
    match mark.count {
        1 => mark.word.to_owned(),
        count => format!("{}{count}", mark.word),
    }
}

/// Why Enter opens nothing here.
pub fn nothing_to_open(entry: Option<&DayEntry>) -> &'static str {
    match entry {
        Some(_) => "逢四说事：登记事项时来源选「逢四说事」",
        None => "这一天没有安排",
    }
}
