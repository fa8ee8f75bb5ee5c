//! A rule's no as one sentence with the cure.

use super::{calendar, dates, homes, identity, limits, meetings, names, org, rules};
use crate::domain::Refusal;
use crate::domain::clean::clean;
use crate::domain::month::MonthRefusal;
use crate::domain::refusal::Missing;
use crate::domain::visit::VisitDoubt;

/// Digits that are refused are too many.
fn not_a_number(text: &str) -> String {
    if !text.is_empty() && text.chars().all(|c| c.is_ascii_digit()) {
        format!("「{text}」太大，最多9999")
    } else {
        format!("「{text}」不是整数，请只填数字")
    }
}

/// Says what a rule refuses and what to do.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::FutureDate { date } => {
            format!("{}还没到，请填今天或以前的日期", dates::full(*date))
        }
        Refusal::PastDeadline { date } => {
            format!("办理时限{}已经过了，请填以后的日期", dates::full(*date))
        }
        Refusal::NotADate { text } => identity::date(text),
        Refusal::NotADay { text, fault } => identity::day(text, *fault),
        Refusal::BornDiffers(differs) => identity::born_differs(differs),
        Refusal::OddPhone { number } => identity::odd_phone(number),
        Refusal::PhoneWords { words } => identity::phone_words(words),
        Refusal::NotAnIdNumber(fault) => identity::id_number(*fault),
        Refusal::NotANumber { text } => not_a_number(text),
        Refusal::VisitDoubts(doubts) => visit_doubts(doubts),
        Refusal::TooLongAgo { earliest } => {
            format!("走访日期最早填{}，请核对年份", dates::full(*earliest))
        }
        Refusal::TooManyMet { most } => {
            format!("一次走访最多见到{most}人，请核对「另见几人」")
        }
        Refusal::NoVisitor => "还没有走访人，请选一位走访人".to_owned(),
        Refusal::MetNobody => "结果是「见到」，请勾选见到的人，或填「另见几人」".to_owned(),
        Refusal::MetSomebody { outcome } => format!(
            "结果是「{}」，不能算见到人，请取消勾选或改结果为「见到」",
            names::outcome(*outcome)
        ),
        Refusal::RaisedByNobody { outcome } => format!(
            "结果是「{}」，没有人提出事项，请清空事项或改结果",
            names::outcome(*outcome)
        ),
        Refusal::TooLong { begins, most, over } => limits::too_long(&clean(begins), *most, *over),
        Refusal::Unfit { begins, code } => format!(
            "以「{}」开头的这一句里有看不见的控制字符（U+{code:04X}），请删掉重新打字",
            clean(begins)
        ),
        Refusal::Empty(missing) => missing_sentence(*missing).to_owned(),
        Refusal::Stage { from, to } => format!(
            "这件事现在是「{}」，不能直接到「{}」，请按访议解的顺序办",
            names::stage(*from),
            names::stage(*to)
        ),
        Refusal::NotTold => "还没有告知居民，不能销号，请先登记「告知居民」".to_owned(),
        Refusal::NotFollowedUp => "还没有回访，不能销号，请先登记「回访」".to_owned(),
        Refusal::PickNeedsReason { picked, min, max } => {
            format!("支委会应商定{min}至{max}件，现在提交{picked}件，请写明理由")
        }
        Refusal::ItemsOpen { open } => {
            format!("还有{open}件没有去向，请逐件议定后再散会")
        }
        Refusal::MeetingEnded => "这个会已经散会，不能再改；如记错请用「撤销」".to_owned(),
        Refusal::NotForThisMeeting { disposition } => format!(
            "这个会不能作出「{}」，请选列出的去向",
            names::disposition(*disposition)
        ),
        Refusal::NothingToDiscuss => "没有等待这个会的事项，不用开会".to_owned(),
        Refusal::MeetingOpen => "已有一个同样的会没有散会，请先把它开完".to_owned(),
        Refusal::NoQuorum { short } => {
            format!("到会人数不够，还差{short}人，请先点名或清点人数")
        }
        Refusal::BallotOpen => "这件事已经在表决或已有结果；如要重来请用「撤销」".to_owned(),
        Refusal::NoBallot => "这件事没有正在进行的表决，请先开始表决".to_owned(),
        Refusal::NotCounted { phrase, source } => rules::not_counted(phrase, source),
        Refusal::Rule(refusal) => rules::refusal(refusal),
        Refusal::NotPassed => "这件事还没有表决通过，不能交办，请先表决，或选「暂缓」".to_owned(),
        Refusal::PassedAlready => {
            "这件事已经表决通过，请交办（责任人和时限），确有原因可写理由暂缓".to_owned()
        }
        Refusal::BeforeRegistered { date } => {
            format!("{}还没有登记这件事，请填登记以后的日期", dates::full(*date))
        }
        Refusal::NeedsAssignment => "必须当场明确责任人和办理时限，请选人并填日期".to_owned(),
        Refusal::TooManyVotes { cast, present } => {
            format!("赞成、反对、弃权合计{cast}，多于到会的{present}人，请核对")
        }
        Refusal::VotesMissing { cast, present } => {
            format!(
                "赞成、反对、弃权合计{cast}，到会有表决权的是{present}人，请核对（未举手的计入弃权）"
            )
        }
        Refusal::NotAVoter => "这个人不在本次表决的名单里".to_owned(),
        Refusal::CannotMerge => {
            "不能并入这一件：它是本件、已经结束，或自己也要并走，请另选".to_owned()
        }
        Refusal::Gone => "这条记录已经不在了，可能在别处改过，请返回重新打开".to_owned(),
        Refusal::Home(refusal) => homes::home(refusal),
        Refusal::Month(refusal) => month(*refusal),
        Refusal::Calendar(refusal) => calendar::refusal(refusal),
        Refusal::Card(refusal) => homes::card(refusal),
        Refusal::Org(refusal) => org::org(refusal),
        Refusal::Meeting(refusal) => meetings::refusal(refusal),
        Refusal::Overtaken { deed } => format!(
            "这张表打开以后，别的窗口做过「{}」{}，直接保存会冲掉那边填的；请关掉这张表重新打开再填",
            names::command(&deed.command),
            deed.subject
        ),
        Refusal::BeforeFirstStep { first } => format!(
            "这份留底的第一步操作在{}，回不到更早的日子，没有还原；请写那天或以后的日期",
            dates::full(*first)
        ),
        Refusal::ChangedSince => "后来的操作用到了它，不能单独撤销，请先撤销后面的操作".to_owned(),
        Refusal::AlreadyUndone => "这一步已经撤销过了".to_owned(),
        Refusal::RestoreStays => {
            "还原不能撤销；要回到还原以前，请在 9 设置的「留底」里还原「还原前」那一份".to_owned()
        }
        Refusal::NothingToUndo => "没有可以撤销的操作".to_owned(),
        Refusal::Cancelled => "已经停止，什么都没有改".to_owned(),
        Refusal::PlanStale => "预览以后文件又改过，什么都没有导入，请重新预览再导入".to_owned(),
    }
}

/// The box that says that a visit was so.
pub const AS_IS: &str = "就这样记";

fn visit_doubts(doubts: &[VisitDoubt]) -> String {
    let said: Vec<String> = doubts.iter().map(visit_doubt).collect();
    format!("{}；确实是这样就勾选「{AS_IS}」再保存", said.join("；"))
}

fn visit_doubt(doubt: &VisitDoubt) -> String {
    match doubt {
        VisitDoubt::Recorded { on, outcome, by } => format!(
            "{}{by}已登过这一户的走访（{}），同一次不用再登",
            dates::full(*on),
            names::outcome(*outcome)
        ),
        VisitDoubt::OwnHome { name } => format!("{name}就住这一户，走访人请换别人"),
    }
}

fn month(refusal: MonthRefusal) -> String {
    match refusal {
        MonthRefusal::NotBegun { month } => {
            format!("{}月还没有开始，请到时再记", month.number())
        }
        MonthRefusal::CollectedAlready { month } => {
            format!("{}月已经有收集的事项或「本月无」，不用再记", month.number())
        }
        MonthRefusal::ReportedAlready { month } => {
            format!("{}月已经汇报过了，不用再记", month.number())
        }
        MonthRefusal::CallsOnNobody => {
            "只有联系住户的党员才记收集和汇报，请先给他安排联户".to_owned()
        }
    }
}

fn missing_sentence(missing: Missing) -> &'static str {
    match missing {
        Missing::IssueText => "事项内容是空的，请写一句居民说了什么",
        Missing::Answer => "请写下当场怎么答复的",
        Missing::Reason => "请写明理由",
        Missing::Place => "请写公示贴在哪里",
        Missing::Recipient => "不遮的要写明给谁",
        Missing::Purpose => "不遮的要写明做什么用",
        Missing::Path => "请写文件名",
        Missing::Result => "请写下办理结果",
        Missing::Progress => "请写下办到哪一步了",
        Missing::Assignee => "请选责任人",
        Missing::Teller => "请选是谁告知的",
        Missing::Holder => "请选发给谁",
        Missing::Leaving => "请选封存的原因（按数字选）",
        Missing::Entry => "请写下要记的内容",
        Missing::Target => "请选并入哪一件",
        Missing::Outcome => "还没保存：走访的结果还没选，请按数字选",
        Missing::Category(_) => "还没保存：这件事的类别还没选，请按数字选",
    }
}
