//! Words of the wall's desk.

use crate::domain::privacy::Covered;
use crate::domain::wall::{VoteStage, Wall, WallPicture, WallSlide, WallStep, WallView};
use crate::text::{masked, names, verdicts};

pub const TITLE: &str = "投影";
pub const LOADING: &str = "正在读取";
pub const SENTENCE: &str = "写通知";
pub const HINT: &str = "直接输入";
pub const TYPE_HERE: &str = "写一句；电话、门牌、在册姓名自动遮住";
/// What the program cannot know.
pub const NOT_KNOWN: &str = masked::NOT_KNOWN;
pub const PREVIEW: &str = "预览";

/// Heading of the preview: how large the paper is.
pub fn preview(columns: u16, rows: u16) -> String {
    format!("{PREVIEW} {columns}x{rows}，上墙就是这样")
}

/// How much was masked, and how to look at it.
pub fn masked(covered: &Covered) -> String {
    let counted = masked::counted(covered);
    match covered.places.is_empty() {
        true => counted,
        false => format!("{counted}：F3 看"),
    }
}

/// How the wall stands, for the heading.
pub fn title(wall: &Wall) -> String {
    format!("{TITLE}  墙上：{}", view(&wall.view))
}

/// What a view is called.
pub fn view(view: &WallView) -> String {
    match view {
        WallView::Board => "议题看板".to_owned(),
        WallView::Agenda(_) => "议程".to_owned(),
        WallView::Item(..) => "事项".to_owned(),
        WallView::Speaker(_) => "发言".to_owned(),
        WallView::Promises(_) => "上次定的事".to_owned(),
        WallView::Message(text) if text.is_empty() => SENTENCE.to_owned(),
        WallView::Message(text) => format!("通知 {text}"),
        WallView::Blank => "空白".to_owned(),
    }
}

/// A line of the list: what it is, and what stands on it.
pub fn slide(slide: &WallSlide) -> String {
    match (&slide.view, &slide.picture) {
        (
            WallView::Item(..),
            WallPicture::Item {
                position,
                line,
                vote,
                ..
            },
        ) => {
            let word = vote
                .as_ref()
                .map_or(String::new(), |vote| format!("[{}] ", stage(&vote.stage)));
            format!("第{position}件 {word}{}", line.text)
        }
        (WallView::Agenda(_), WallPicture::Agenda { kind, lines, .. }) => {
            format!("议程 {} {}件", names::meeting(*kind), lines.len())
        }
        (WallView::Promises(_), WallPicture::Promises(promises)) => {
            format!("上次定的事 {}件", promises.len())
        }
        (WallView::Speaker(_), WallPicture::Speaker { current, .. }) => match current {
            Some(speech) => format!("发言 {}", speech.name),
            None => "发言".to_owned(),
        },
        (other, _) => view(other),
    }
}

/// How a vote stands.
fn stage(stage: &VoteStage) -> &'static str {
    match stage {
        VoteStage::Open => "表决中",
        VoteStage::Closed => "待公布",
        VoteStage::Published { verdict, .. } => verdicts::outcome(verdict.outcome),
    }
}

/// What stands at the end of a line of the list.
pub fn mark(wall: &Wall, view: &WallView) -> String {
    match wall.place_in_queue(view) {
        _ if wall.view == *view => "在墙上".to_owned(),
        Some(place) => format!("排队{place}"),
        None => String::new(),
    }
}

/// What waits, in order.
pub fn waiting(wall: &Wall) -> String {
    if wall.queue.is_empty() {
        return "没有排队的".to_owned();
    }
    let waiting: Vec<String> = wall.queue.iter().map(view).collect();
    format!("排队：{}", waiting.join("、"))
}

/// What a step has done, for the status line.
pub fn done(step: &WallStep, wall: &Wall) -> String {
    let behind = match wall.queue.len() {
        0 => String::new(),
        count => format!("，还排着{count}张"),
    };
    match step {
        WallStep::Toggle(view) => match wall.place_in_queue(view) {
            Some(place) => format!("已排队，第{place}张"),
            None => "已不排队".to_owned(),
        },
        WallStep::Show(_) | WallStep::Follow(_) | WallStep::Next | WallStep::Previous => {
            format!("墙上：{}{behind}", view(&wall.view))
        }
    }
}

/// Labels of keys.
pub mod labels {
    pub const WALL: &str = "投影";
    pub const SEND: &str = "上墙";
    pub const WRITE: &str = "写通知";
    pub const QUEUE: &str = "排队";
    pub const NEXT: &str = "下一张";
    pub const PREVIOUS: &str = "上一张";
    pub const MASKS: &str = "遮住的";
}

/// What keys do.
pub mod help {
    pub const WALL: &str = "看能上墙的各张，先预览再上墙，排好次序";
    pub const SEND: &str = "把选中的一张放到墙上";
    pub const WRITE: &str = "写一句话上墙；电话、门牌、在册的姓名自动遮住";
    pub const QUEUE: &str = "排到后面等着上墙，再按就不排了";
    pub const NEXT: &str = "墙上换成排队的第一张";
    pub const PREVIOUS: &str = "墙上换回前一张";
    pub const MASKS: &str = "列出这一张遮住的姓名，选一处可以定为不是人名";
    pub const PREVIEW: &str = "看预览，再按回到各张";
}

/// Why something cannot be done now.
pub mod blocked {
    pub const UNWRITTEN: &str = "先按回车写一句话";
    pub const NOTHING_WAITS: &str = "没有排队的，选一张按 F4 排队";
    pub const NOTHING_BEFORE: &str = "前面没有上过墙的";
    pub const EMPTY: &str = "还没有写，先写一句话";
}
