//! 公示 on the screen: how it stands and what can be done, and the document exactly as it is or will be posted.

use chrono::NaiveDate;

use super::masked as places;
use super::minutes::line;
use crate::domain::days::later;
use crate::domain::notice::{Notice, NoticeCard, Posted};
use crate::domain::privacy::Masked;
use crate::domain::rules::Rulebook;
use crate::flow::{Action, Ink, Line, MinutesAction, Target};
use crate::text::notice::{BOARD, Posting, document};
use crate::text::{dates, masked};

/// Title and lines.
pub fn lines(card: &NoticeCard, today: NaiveDate) -> (String, Vec<Line>) {
    let mut lines = match (&card.posted, &card.preview) {
        (Some(posted), preview) => standing(posted, preview.as_ref(), today),
        (None, Some(notice)) => vec![
            Line::inked("下面就是要贴出去的样子，核对后回车张贴", Ink::Good)
                .acting(Action::Minutes(MinutesAction::Publish)),
            Line::inked(preview_says(notice, &card.masked.places), Ink::Dim),
        ],
        (None, None) => vec![
            Line::inked(
                "会议记录还没有定稿，定稿以后才能公示：回车到会议记录",
                Ink::Warn,
            )
            .leading(Target::Minutes(card.meeting)),
        ],
    };
    if !card.still.names.is_empty() {
        lines.push(Line::inked(masked::still(&card.still.names), Ink::Bad));
    }
    lines.extend(shown(card, today));
    if card.posted.is_none() && card.preview.is_some() {
        lines.extend(places::lines("这张公示里", &card.masked));
    }
    if !card.taken_down.is_empty() {
        lines.extend([Line::gap(), Line::head("撤下的公示")]);
        lines.extend(card.taken_down.iter().map(taken_down));
    }
    ("公示（居务公开）".to_owned(), lines)
}

/// What the preview may say of itself.
fn preview_says(notice: &Notice, places: &[Masked]) -> String {
    let masked = masked::standing("姓名", notice.names_offices, masked::words(places));
    format!("{masked}，内部事项不在里面；还没有张贴")
}

fn standing(posted: &Posted, preview: Option<&Notice>, today: NaiveDate) -> Vec<Line> {
    let span = format!(
        "已公示  {}  {}至{}",
        posted.place,
        dates::full(posted.from),
        dates::full(posted.until)
    );
    let clock = match posted.days_left(today) {
        Some(0) => Line::inked("今天到期", Ink::Warn),
        Some(days) => Line::inked(format!("还有{days}天到期"), Ink::Good),
        None => Line::inked("公示期已满，可以撤下", Ink::Good),
    };
    let mut lines = vec![Line::inked(span, Ink::Good), clock];
    if let Some(now) = preview.filter(|now| now.version != posted.notice.version) {
        let words = format!(
            "贴的是会议记录第{}版，现在是第{}版：要换新的，先撤下再公示",
            posted.notice.version, now.version
        );
        lines.push(Line::inked(words, Ink::Warn));
    }
    lines.extend([
        Line::plain("导出成文件，打印张贴").acting(Action::Minutes(MinutesAction::Export)),
        Line::plain("撤下（要写理由）").acting(Action::Minutes(MinutesAction::Withdraw)),
    ]);
    lines
}

/// The document as it is posted, or as it would be from today.
fn shown(card: &NoticeCard, today: NaiveDate) -> Vec<Line> {
    let days = u64::from(Rulebook::builtin().publish.min_days);
    let lines = match (&card.posted, &card.preview) {
        (Some(posted), _) => document(
            &posted.notice,
            Posting {
                place: &posted.place,
                from: posted.from,
                until: posted.until,
            },
        ),
        (None, Some(notice)) => document(
            notice,
            Posting {
                place: BOARD,
                from: today,
                until: later(today, days),
            },
        ),
        (None, None) => return Vec::new(),
    };
    std::iter::once(Line::gap())
        .chain(lines.into_iter().map(line).map(public))
        .collect()
}

/// A line of the document, in which what is masked is marked.
fn public(line: Line) -> Line {
    match line.ink {
        Ink::Plain => Line {
            ink: Ink::Public,
            ..line
        },
        _ => line,
    }
}

fn taken_down(posted: &Posted) -> Line {
    let why = posted.withdrawn.as_ref();
    let why = why.map_or_else(String::new, |(on, why)| format!("，{on}撤下：{why}"));
    Line::inked(
        format!("{}  {}至{}{why}", posted.place, posted.from, posted.until),
        Ink::Dim,
    )
}
