//! Words of a meeting.

use chrono::NaiveDateTime;

use super::rows::Line as Row;
use super::step::Step;
use crate::domain::ballot::{Quorum, Reach, Verdict};
use crate::domain::meeting::{
    AgendaItem, Attendee, BallotState, Disposition, MeetingBoard, MeetingKind, Presence, Promise,
    PromiseState, Rank, Speech, SpeechState, Tellers, Vote, spent,
};
use crate::flow::{Ink, Line};
use crate::text::stays::{Last, stays};
use crate::text::{dates, meetings, names, rules, verdicts};

pub const AGENDA: &str = "议程";
pub const ROLL: &str = "点名";
pub const FLOOR: &str = "发言";
pub const VOTES: &str = "记名表决";
pub const LOADING: &str = "正在读取";
pub const ANNOUNCE: &str = "核对结果，按 6 公布；记错了就在 F2 里作废重来";
pub const CONCERNS: &str = "是否涉及全体居民利益？请按 1 不涉及，2 涉及";
pub const CHOOSE_SPEAKER: &str = "在名单里选人（按姓名首字母也行），再按 F4 请他发言";
pub const NO_ROLL: &str = "居民会议不点名，谁说了什么写在事项的备注里（F7）";
pub const NOBODY_SPOKE: &str = "还没有人发言，按 F4 请人发言";

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

/// A line of the agenda, with the minutes used and planned.
pub fn agenda(row: Row<'_>, board: &MeetingBoard, now: Option<NaiveDateTime>) -> String {
    let used = minutes(row, board, now);
    match row {
        Row::Part(part) if part.title.is_empty() => {
            format!("{}{used}", names::part(part.kind))
        }
        Row::Part(part) => format!("{}{used}", part.title),
        Row::Item(n, item) => format!("  {n} [{}]{used} {}", mark(item), item.text),
    }
}

fn mark(item: &AgendaItem) -> &'static str {
    match (item.disposition, &item.ballot) {
        (Some(made), _) => names::disposition(made),
        (None, Some(ballot)) if !ballot.closed => "表决中",
        (None, Some(ballot)) if !ballot.published => "待公布",
        (None, Some(ballot)) if ballot.passed == Some(true) => "已通过",
        (None, Some(_)) => "未通过",
        (None, None) => "待议",
    }
}

/// ` 3/10分`: used and planned; nothing where neither is known.
fn minutes(row: Row<'_>, board: &MeetingBoard, now: Option<NaiveDateTime>) -> String {
    let spent = spent(&board.spans, row.place(), now);
    match (spent / 60, row.planned()) {
        (0, 0) => String::new(),
        (0, planned) if spent == 0 => format!(" {planned}分"),
        (used, 0) => format!(" {used}分"),
        (used, planned) if used > i64::from(planned) => format!(" {used}/{planned}分超"),
        (used, planned) => format!(" {used}/{planned}分"),
    }
}

/// Where the meeting is, for the heading of the right side.
pub fn heading(row: Row<'_>, board: &MeetingBoard, now: Option<NaiveDateTime>) -> String {
    match row {
        Row::Part(_) => agenda(row, board, now),
        Row::Item(n, _) => format!(
            "第{n}件，共{}件{}",
            board.items.len(),
            minutes(row, board, now)
        ),
    }
}

/// The same in one line with the matter, where the agenda is not beside it.
pub fn short_heading(row: Row<'_>, board: &MeetingBoard, now: Option<NaiveDateTime>) -> String {
    match row {
        Row::Part(_) => heading(row, board, now),
        Row::Item(n, item) => format!(
            "{n}/{}{} {}",
            board.items.len(),
            minutes(row, board, now),
            item.text
        ),
    }
}

/// A word of up to three hanzi, so that what follows stands in a column.
fn in_column(word: &str) -> String {
    let missing = 3usize.saturating_sub(word.chars().count());
    format!("{word}{}", "  ".repeat(missing))
}

/// Heading of the roll: which of how many, and who is still missing; where there is little room the number says it.
pub fn roll((n, count): (usize, usize), quorum: Option<Quorum>, is_short: bool) -> String {
    let name = if is_short { "" } else { ROLL };
    let heading = format!("{name} {n}/{count}  {}", self::quorum(quorum).text);
    heading.trim_start().to_owned()
}

/// A line of the roll: the number by which several are marked at once, how they stand, since when.
pub fn attendee(kind: MeetingKind, n: usize, attendee: &Attendee) -> String {
    let last = Last {
        came_at: attendee.came_at,
        left_at: attendee.left_at,
        reason: &attendee.reason,
    };
    let more = match attendee.presence {
        Presence::Present | Presence::Left => stays(&attendee.earlier, last),
        Presence::Uncalled | Presence::Excused | Presence::Absent => attendee.reason.clone(),
    };
    let line = format!(
        "{n:>2} {}  {}  {} {more}",
        in_column(names::presence(attendee.presence)),
        attendee.name,
        names::capacity(kind, attendee.capacity)
    );
    line.trim_end().to_owned()
}

/// A line of a named ballot.
pub fn vote(kind: MeetingKind, vote: &Vote) -> String {
    format!(
        "{}  {}  {}",
        in_column(vote.choice.map_or("未表决", names::choice)),
        vote.name,
        names::capacity(kind, vote.capacity)
    )
}

/// A line of the speakers' list.
pub fn speech(speech: &Speech, now: Option<NaiveDateTime>) -> String {
    let stance = speech.stance.map_or("", names::stance);
    let point = match speech.point.as_str() {
        "" => String::new(),
        point => format!("  {point}"),
    };
    format!(
        "{}  {}  {stance}{point}",
        standing(speech.state, now),
        speech.name
    )
}

/// How a speech stands, in words and time.
fn standing(state: SpeechState, now: Option<NaiveDateTime>) -> String {
    match state {
        SpeechState::Waiting => "等候".to_owned(),
        SpeechState::Spoken => "已讲".to_owned(),
        SpeechState::Paused { left } => format!("暂停 {}", verdicts::countdown(left)),
        SpeechState::Speaking { .. } => match now.and_then(|now| state.left(now)) {
            Some(left) => verdicts::countdown(left),
            None => "发言中".to_owned(),
        },
    }
}

/// Who speaks and who waits, in one line.
pub fn floor(speeches: &[&Speech], now: Option<NaiveDateTime>) -> Option<Line> {
    let named = |wanted: fn(&SpeechState) -> bool| {
        let found = speeches.iter().filter(|speech| wanted(&speech.state));
        found
            .map(|speech| speech.name.as_str())
            .collect::<Vec<_>>()
            .join("、")
    };
    let waiting = named(|state| *state == SpeechState::Waiting);
    let spoken = named(|state| *state == SpeechState::Spoken);
    let speaking = speeches.iter().find(|speech| speech.state.has_floor());
    let mut words = Vec::new();
    words.extend(
        speaking.map(|speech| format!("发言：{} {}", speech.name, standing(speech.state, now))),
    );
    words.extend((!waiting.is_empty()).then(|| format!("等候：{waiting}")));
    words.extend((!spoken.is_empty() && speaking.is_none()).then(|| format!("已讲：{spoken}")));
    (!words.is_empty()).then(|| Line::inked(words.join("  "), Ink::Deliberate))
}

/// Attendance and quorum.
pub fn quorum(quorum: Option<Quorum>) -> Line {
    match quorum {
        None => Line::inked("党小组会交流汇报，不计票", Ink::Dim),
        Some(quorum) if quorum.is_reached() => Line::inked(verdicts::quorum(quorum), Ink::Good),
        Some(quorum) => Line::inked(verdicts::quorum(quorum), Ink::Bad),
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
    ];
    if let Some(door) = &item.door {
        lines.push(Line::inked(format!("来自 {door}"), Ink::Dim));
    }
    if !item.urgent.is_empty() {
        lines.push(Line::inked(format!("加急：{}", item.urgent), Ink::Warn));
    }
    if item.internal {
        lines.push(Line::inked("内部事项，不上墙", Ink::Warn));
    }
    if let Some(focus) = &item.focus {
        lines.push(Line::plain(format!("结合中心工作：{focus}")));
    }
    lines.extend(made(item));
    if !item.remark.is_empty() {
        lines.push(Line::plain(format!("备注：{}", item.remark)));
    }
    lines
}

/// What the meeting made of an item, who does it, who helps.
fn made(item: &AgendaItem) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(made) = item.disposition {
        lines.push(Line::inked(
            format!("去向：{} {}", names::disposition(made), item.note),
            Ink::Good,
        ));
    }
    if let Some((name, deadline)) = &item.assigned {
        let helpers = match item.helpers.as_slice() {
            [] => String::new(),
            helpers => format!("  协办 {}", helpers.join("、")),
        };
        lines.push(Line::inked(
            format!("责任人 {name}  时限 {}{helpers}", dates::full(*deadline)),
            Ink::Resolve,
        ));
    }
    lines
}

/// Approvals of a matter, and how it ranks.
pub fn approvals(item: &AgendaItem, rank: Rank, is_decided: bool) -> Line {
    let votes = item.approvals.unwrap_or(0);
    let (words, ink) = match rank {
        Rank::Ahead => ("靠前，可提交党员大会".to_owned(), Ink::Good),
        Rank::Tied if item.tie_way.is_empty() && is_decided => {
            ("并列，没有选上".to_owned(), Ink::Dim)
        }
        Rank::Tied if item.tie_way.is_empty() => ("并列，要另定".to_owned(), Ink::Warn),
        Rank::Tied => (format!("并列，已定：{}", item.tie_way), Ink::Good),
        Rank::Behind => ("靠后".to_owned(), Ink::Dim),
    };
    Line::inked(format!("选题得票 {votes}，{words}"), ink)
}

/// The vote in lines.
pub fn ballot(ballot: &BallotState, verdict: &Verdict, basis: &str) -> Vec<Line> {
    let mut lines = vec![
        Line::gap(),
        Line::head(format!(
            "{}{}",
            names::method(ballot.method),
            again(ballot.voided)
        )),
        needs(ballot, verdict),
    ];
    lines.extend(ballot.tellers.iter().flat_map(tellers));
    if ballot.tellers.is_none() || ballot.closed {
        lines.push(Line::inked(verdicts::tally(ballot.tally), Ink::Deliberate));
    }
    if ballot.invalid > 0 {
        lines.push(Line::plain(format!("废票{}", ballot.invalid)));
    }
    lines.extend(opinion(ballot));
    if ballot.closed {
        lines.extend(outcome(ballot, verdict));
    } else if ballot.tellers.as_ref().is_none_or(is_agreed) {
        lines.push(Line::plain(verdicts::still_needed(
            verdict.need,
            verdict.tally.approve,
        )));
    }
    lines.push(Line::inked(format!("依据：{basis}"), Ink::Dim));
    lines
}

/// What was said so far in a vote by name, and what is needed, above the names.
pub fn running(ballot: &BallotState, verdict: &Verdict) -> Vec<Line> {
    let tally = verdicts::tally(ballot.tally);
    let needed = verdicts::still_needed(verdict.need, ballot.tally.approve);
    let mut lines = vec![
        needs(ballot, verdict),
        Line::inked(format!("{tally}，{needed}"), Ink::Deliberate),
    ];
    lines.extend(opinion(ballot));
    lines
}

/// Who counts, and how many must approve.
fn needs(ballot: &BallotState, verdict: &Verdict) -> Line {
    Line::plain(format!(
        "应到{}人  实到{}人  需{}票",
        ballot.frozen.base, ballot.frozen.present, verdict.need
    ))
}

/// What the representatives think, once one of them said it.
fn opinion(ballot: &BallotState) -> Option<Line> {
    let said = || format!("居民代表意见：{}", verdicts::tally(ballot.opinion));
    (ballot.opinion.cast() > 0).then(|| Line::plain(said()))
}

/// Which majorities those present can still reach, before a vote.
pub fn reachable(reaches: &[Reach]) -> Vec<Line> {
    if reaches.is_empty() {
        return Vec::new();
    }
    let words: Vec<String> = reaches.iter().map(rules::reach).collect();
    vec![
        Line::gap(),
        Line::inked(format!("按到会人数：{}", words.join("；")), Ink::Dim),
    ]
}

fn again(voided: u32) -> String {
    match voided {
        0 => String::new(),
        voided => format!("（第{}次，前面的已作废）", voided + 1),
    }
}

/// Until both tellers found the same nobody knows how many approve.
fn is_agreed(tellers: &Tellers) -> bool {
    tellers.agreed().is_some()
}

/// What each teller found; where they cannot both be right, which number it is.
fn tellers(tellers: &Tellers) -> Vec<Line> {
    let counted = |n| match tellers.of(n) {
        Some(found) => format!(
            "计票人{n} {}：{} 废票{}",
            found.name,
            verdicts::tally(found.papers.tally),
            found.papers.invalid
        ),
        None => format!("计票人{n}：还没有报数"),
    };
    let mut lines = vec![
        Line::plain(format!("收回{}张", tellers.returned)),
        Line::plain(counted(1)),
        Line::plain(counted(2)),
    ];
    if let Some(Err(fault)) = tellers.checked() {
        lines.push(Line::inked(meetings::papers(fault), Ink::Bad));
    }
    lines
}

fn outcome(ballot: &BallotState, verdict: &Verdict) -> Vec<Line> {
    let passed = ballot.passed == Some(true);
    let ink = if passed { Ink::Good } else { Ink::Bad };
    let mut lines = vec![Line::inked(verdicts::verdict(verdict), ink)];
    if !ballot.published {
        lines.push(Line::inked("还没有公布，墙上看不到结果", Ink::Warn));
    }
    if verdict.close {
        lines.push(Line::inked("票数接近，建议暂缓，下次再议", Ink::Warn));
    }
    lines
}

/// Whether it concerns all residents, once it was asked.
pub fn concerns(item: &AgendaItem) -> Option<Line> {
    let concerns = item.concerns_all?;
    Some(Line::plain(if concerns {
        "涉及全体居民利益，还要提交居民（代表）会议"
    } else {
        "不涉及全体居民利益"
    }))
}

/// What the meeting before promised, and what became of it.
pub fn promise(promise: &Promise) -> Vec<Line> {
    let (state, ink) = match promise.state {
        PromiseState::Done { on, late: 0 } => (format!("{}办结", dates::short(on)), Ink::Good),
        PromiseState::Done { on, late } => {
            (format!("{}办结，晚{late}天", dates::short(on)), Ink::Warn)
        }
        PromiseState::Open => ("办理中，没到期".to_owned(), Ink::Plain),
        PromiseState::Overdue { days } => (format!("超期{days}天"), Ink::Bad),
    };
    let why = match promise.why.as_str() {
        "" => String::new(),
        why => format!("  {why}"),
    };
    vec![
        Line::plain(format!("{} {}", promise.number, promise.text)),
        Line::inked(
            format!(
                "  {} {}前  {state}{why}",
                promise.assignee,
                dates::short(promise.deadline)
            ),
            ink,
        ),
    ]
}

/// At a committee, where a matter is not tied to the community's central work yet.
pub const NO_FOCUS_WORK: &str = "结合中心工作：没有写（F7 可以写）";

/// Where nothing was promised.
pub const NO_PROMISES: &str = "上次会诊没有交办的事项";

/// What Enter does now.
pub fn next(step: Step) -> String {
    format!("回车：{}", step_words(step))
}

fn step_words(step: Step) -> &'static str {
    match step {
        Step::See => "看会议记录",
        Step::Roll => "去点名",
        Step::Heads => "清点人数",
        Step::Here => "到会，下一个",
        Step::Called => "点完名，回议程",
        Step::Approve => "赞成",
        Step::Counted => "记完票，回议程",
        Step::Down => "下一个",
        Step::GoOn => "下一项",
        Step::Begin => "开始发言",
        Step::EndSpeech => "发言结束",
        Step::ChooseSpeaker => "选人发言",
        Step::Hands => "举手表决",
        Step::Count => "计票",
        Step::Names => "逐人记票",
        Step::Papers => "计票人报数",
        Step::Close => "结束表决",
        Step::Publish => "核对结果，按 6 公布",
        Step::Concerns => "是否涉及全体居民利益（1 不涉及 2 涉及）",
        Step::BreakTie => "票数并列，另定",
        Step::End => "散会",
        Step::Dispose(Disposition::Carried) => "提交支委会",
        Step::Dispose(Disposition::Picked) => "提交党员大会",
        Step::Dispose(Disposition::NextMonth) => "下月再议",
        Step::Dispose(Disposition::ToResidents) => "提交居民（代表）会议",
        Step::Dispose(Disposition::Postponed) => "暂缓，写理由",
        Step::Dispose(_) => "交办：责任人和时限",
    }
}
