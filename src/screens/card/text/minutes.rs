//! 会议记录 on the screen: how it stands and what can be done, the document, the versions.

use super::masked;
use crate::domain::minutes::{MinutesCard, MinutesState, Version};
use crate::flow::{Action, Ink, Line, MinutesAction, Target};
use crate::text::dates;
use crate::text::minutes::{DocLine, Part, document};
use crate::text::names;

/// Title and lines.
pub fn lines(card: &MinutesCard) -> (String, Vec<Line>) {
    let minutes = &card.minutes;
    let title = format!(
        "会议记录  {} {} {}",
        names::meeting(minutes.kind),
        minutes.body,
        minutes.on
    );
    let mut lines = standing(card);
    lines.push(Line::gap());
    lines.extend(document(minutes).into_iter().map(line));
    if card.is_final() {
        lines.extend(masked::lines("导出的文件里", &card.masked));
    }
    if !card.versions.is_empty() {
        lines.push(Line::gap());
        lines.push(Line::head("定稿经过"));
        lines.extend(card.versions.iter().flat_map(history));
    }
    (title, lines)
}

/// How it stands, and what Enter does about it.
fn standing(card: &MinutesCard) -> Vec<Line> {
    let to_meeting = || Target::Meeting(card.minutes.meeting);
    match card.state {
        MinutesState::GoingOn => vec![Line::inked(
            "还没有散会，下面是到现在为止记下的；散会以后才能定稿",
            Ink::Warn,
        )],
        MinutesState::Draft => vec![
            Line::inked("已散会，还没有定稿：核对后回车定稿", Ink::Good)
                .acting(Action::Minutes(MinutesAction::Finalise)),
            Line::plain("要改主持人、地点、发言要点、备注：回车到会议页").leading(to_meeting()),
            Line::inked("票数、签到、事项去向在散会时已经封存，不能再改", Ink::Dim),
        ],
        MinutesState::Final => {
            let mut lines = finished(card);
            lines.push(
                Line::plain("重开（要写理由；下一次会议记录定稿以后就不能重开）")
                    .acting(Action::Minutes(MinutesAction::Reopen)),
            );
            lines
        }
        MinutesState::Closed => {
            let mut lines = finished(card);
            lines.push(Line::inked(
                "后面的会议记录已经定稿，这一次的不能再重开",
                Ink::Dim,
            ));
            lines
        }
    }
}

/// Which version it is, and where it goes from here.
fn finished(card: &MinutesCard) -> Vec<Line> {
    let last = card.versions.first();
    let mut lines = vec![Line::inked(
        last.map_or_else(String::new, final_one),
        Ink::Good,
    )];
    if card.minutes.kind.votes() {
        lines.push(
            Line::plain("公示：给居民看的样子，核对后张贴")
                .acting(Action::Minutes(MinutesAction::Notice)),
        );
    }
    lines.push(Line::plain("导出成文件").acting(Action::Minutes(MinutesAction::Export)));
    lines
}

fn final_one(version: &Version) -> String {
    format!("已定稿  第{}版  {}", version.number, by(version))
}

fn by(version: &Version) -> String {
    format!("{} {}", dates::moment(version.at), version.by)
}

/// When each version was finalised, and why it was opened again.
fn history(version: &Version) -> Vec<Line> {
    let mut lines = vec![Line::plain(format!(
        "第{}版  {}  定稿",
        version.number,
        by(version)
    ))];
    if let Some((at, why)) = &version.reopened {
        lines.push(Line::inked(
            format!("  {}  重开：{why}", dates::moment(*at)),
            Ink::Warn,
        ));
    }
    lines
}

/// A line of a document on the screen.
pub fn line(line: DocLine) -> Line {
    match line.part {
        Part::Title => Line::inked(line.text, Ink::Deliberate),
        Part::Head => Line::head(line.text),
        Part::Text => Line::plain(line.text),
        Part::Gap => Line::gap(),
    }
}
