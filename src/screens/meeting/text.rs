//! Words of a meeting.

use crate::domain::ballot::{Quorum, Verdict};
use crate::domain::meeting::{AgendaItem, Attendee, MeetingBoard, MeetingKind, Vote};
use crate::flow::{BallotFacts, Ink, ItemFacts, Line};
use crate::text::{dates, names, verdicts};

pub const AGENDA: &str = "议程";
pub const ITEM: &str = "当前事项";
pub const ROLL: &str = "点名";
pub const VOTES: &str = "记名表决";
pub const LOADING: &str = "正在读取";

/// Which meeting, for the bar.
pub fn title(board: &MeetingBoard) -> String {
    let row = &board.row;
    let picked = if row.kind == MeetingKind::Committee {
        format!("  已选{}/3", board.picked())
    } else {
        String::new()
    };
    let ended = if row.ended { "  已散会" } else { "" };
    format!(
        "{} {} {}{picked}{ended}",
        names::meeting(row.kind),
        row.body,
        dates::full(row.on)
    )
}

/// An agenda line.
pub fn agenda(n: usize, item: &AgendaItem) -> String {
    let mark = item.disposition.map_or_else(
        || "待议".to_owned(),
        |made| names::disposition(made).to_owned(),
    );
    format!("{n} [{mark}] {}", item.text)
}

/// A word of up to three hanzi, so that what follows stands in a column.
fn in_column(word: &str) -> String {
    let missing = 3usize.saturating_sub(word.chars().count());
    format!("{word}{}", "  ".repeat(missing))
}

/// Heading of the roll: who is still missing stands beside it.
pub fn roll(board: &MeetingBoard, quorum: Option<Quorum>) -> String {
    format!("{ROLL}  {}", self::quorum(board, quorum).text)
}

/// A line of the roll.
pub fn attendee(attendee: &Attendee) -> String {
    format!(
        "{}  {}  {}",
        in_column(names::presence(attendee.presence)),
        attendee.name,
        names::capacity(attendee.capacity)
    )
}

/// A line of a named ballot.
pub fn vote(vote: &Vote) -> String {
    format!(
        "{}  {}  {}",
        in_column(vote.choice.map_or("未表决", names::choice)),
        vote.name,
        names::capacity(vote.capacity)
    )
}

/// Attendance and quorum.
pub fn quorum(board: &MeetingBoard, quorum: Option<Quorum>) -> Line {
    let base = board.frozen.base;
    match quorum {
        None => Line::inked("党小组会交流汇报，不计票", Ink::Dim),
        Some(quorum) if quorum.is_reached() => {
            Line::inked(verdicts::quorum(base, quorum), Ink::Good)
        }
        Some(quorum) => Line::inked(verdicts::quorum(base, quorum), Ink::Bad),
    }
}

/// The current item in lines.
pub fn item(item: &AgendaItem) -> Vec<Line> {
    let mut lines = vec![
        Line::head(format!(
            "{} {}",
            item.number,
            names::category(item.category)
        )),
        Line::plain(item.text.clone()),
        Line::inked(
            format!("来自 {}", item.door.as_deref().unwrap_or("")),
            Ink::Dim,
        ),
    ];
    if item.internal {
        lines.push(Line::inked("内部事项，不上墙", Ink::Warn));
    }
    if let Some(made) = item.disposition {
        lines.push(Line::inked(
            format!("去向：{} {}", names::disposition(made), item.note),
            Ink::Good,
        ));
    }
    if let Some((name, deadline)) = &item.assigned {
        lines.push(Line::inked(
            format!("责任人 {name}  时限 {}", dates::full(*deadline)),
            Ink::Resolve,
        ));
    }
    lines
}

/// The vote in lines.
pub fn ballot(item: &AgendaItem, verdict: &Verdict) -> Vec<Line> {
    let Some(ballot) = &item.ballot else {
        return Vec::new();
    };
    let mut lines = vec![
        Line::gap(),
        Line::head(names::method(ballot.method)),
        Line::plain(format!(
            "应到{}人  实到{}人  需{}票",
            ballot.frozen.base, ballot.frozen.present, verdict.need
        )),
        Line::inked(verdicts::tally(ballot.tally), Ink::Deliberate),
    ];
    if ballot.opinion.cast() > 0 {
        lines.push(Line::plain(format!(
            "居民代表意见：{}",
            verdicts::tally(ballot.opinion)
        )));
    }
    if ballot.closed {
        let passed = ballot.passed == Some(true);
        lines.push(Line::inked(
            verdicts::verdict(verdict),
            if passed { Ink::Good } else { Ink::Bad },
        ));
        if verdict.close {
            lines.push(Line::inked("赞成和反对接近，建议暂缓，下次再议", Ink::Warn));
        }
    } else {
        lines.push(Line::plain(verdicts::still_needed(
            verdict.need,
            ballot.tally.approve,
        )));
    }
    lines
}

/// What Enter does now.
pub fn next(facts: ItemFacts) -> String {
    let step = if facts.ended {
        "看会议记录"
    } else if facts.on_roll {
        "到会，下一个"
    } else if facts.on_votes {
        "赞成"
    } else if facts.quorum_short > 0 && !facts.disposed {
        "去点名"
    } else if facts.open_items == 0 {
        "散会"
    } else if facts.disposed {
        "下一件"
    } else {
        match facts.kind {
            MeetingKind::Group => "提交支委会",
            MeetingKind::Committee => "提交党员大会",
            MeetingKind::Assembly
            | MeetingKind::FourSteps
            | MeetingKind::Residents
            | MeetingKind::Representatives => vote_step(facts.ballot),
        }
    };
    format!("回车：{step}")
}

fn vote_step(ballot: BallotFacts) -> &'static str {
    match ballot {
        BallotFacts::None => "举手表决",
        BallotFacts::Open { complete: true, .. } => "结束表决，宣布结果",
        BallotFacts::Open { .. } => "计票",
        BallotFacts::Closed { passed: true } => "交办：责任人和时限",
        BallotFacts::Closed { passed: false } => "暂缓，写理由",
    }
}
