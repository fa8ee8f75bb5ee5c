//! What the rules of a meeting say no to, with the cure.

use crate::domain::ballot::{PaperFault, PaperField};
use crate::domain::meeting::{HeadFault, MeetingBoard, MeetingKind, MeetingRefusal, Presence};

/// Says what a rule of the meeting refuses and what to do.
pub(super) fn refusal(refusal: &MeetingRefusal) -> String {
    match refusal {
        MeetingRefusal::TooFewPapers { fewest } => {
            format!("到会有表决权的不到{fewest}人，票一数就知道是谁投的，请改用举手或记名")
        }
        MeetingRefusal::Papers(fault) => papers(*fault),
        MeetingRefusal::TellerMissing { teller } => {
            format!("第{teller}名计票人还没有报数，请先填他的数")
        }
        MeetingRefusal::Opinions { cast, present } => {
            format!("居民代表的意见合计{cast}，到会的代表是{present}人，请核对（没有征求就都填0）")
        }
        MeetingRefusal::NoNumber { label } => format!("「{label}」没有填，没有就填0"),
        MeetingRefusal::HadNoPaper { name } => format!(
            "{name}没有领到票（开始表决时不在会上，或没有表决权），或已经登记过未交票，请核对序号"
        ),
        MeetingRefusal::TellerNotThere { name } => {
            format!("{name}不在会上，不能计票，请换一位到会的人")
        }
        MeetingRefusal::SameTeller => "两名计票人不能是同一个人，请换一位".to_owned(),
        MeetingRefusal::NoPapers => "还没有登记收回的票，请先登记谁交了票".to_owned(),
        MeetingRefusal::OtherMethod => "这次表决不是这样计票的，请按现在的表决方式填".to_owned(),
        MeetingRefusal::NotClosed => "表决还没有结束，不能公布，请先结束表决".to_owned(),
        MeetingRefusal::PublishedAlready => "结果已经公布过了".to_owned(),
        MeetingRefusal::NothingToVoid => "这件事没有可以作废的表决".to_owned(),
        MeetingRefusal::DisposedAlready => {
            "这件事已经议定去向，请先用「撤销」退回去向，再作废表决".to_owned()
        }
        MeetingRefusal::ConcernsAll => {
            "这件事涉及全体居民利益，请选「提交居民会议」，由居民（代表）会议决定".to_owned()
        }
        MeetingRefusal::NotPassedYet => {
            "还没有表决通过，先表决，通过后再问是否涉及全体居民利益".to_owned()
        }
        MeetingRefusal::ListedAlready { name } => format!("{name}已经在等着发言了"),
        MeetingRefusal::FloorTaken { name } => format!("{name}正在发言，请先结束他的发言"),
        MeetingRefusal::NobodyVoted => "还没有人表态，请先逐人记票；不表决了用「撤销」".to_owned(),
        MeetingRefusal::NotSpeaking => "现在没有人发言".to_owned(),
        MeetingRefusal::TookPart { name } => {
            format!(
                "{name}在会上表决过、发过言，或者走了又回来过，不能记请假、缺席；走了请记「离会」"
            )
        }
        MeetingRefusal::NotThere => "这个人不在会上，请先点名到会".to_owned(),
        MeetingRefusal::TooManyApprovals { present } => {
            format!("一件最多{present}票：到会的支委只有{present}人，请核对")
        }
        MeetingRefusal::ApprovalsTogether { counted, most } => {
            format!("合计{counted}票，每位支委最多投三件，最多{most}票，请核对")
        }
        MeetingRefusal::TieSeats { seats } => {
            format!("并列的还能选{seats}件，请正好选{seats}件")
        }
        MeetingRefusal::NoRoll => "居民会议不点名，没有名单可以记名、发票，请用举手表决".to_owned(),
        MeetingRefusal::TieOpen => {
            "票数并列，还没有定下来，请先用「并列另定」，再提交党员大会".to_owned()
        }
        MeetingRefusal::LostTie { number } => {
            format!("{number}已在并列中落选，不能提交党员大会，可改选其余去向")
        }
        MeetingRefusal::AnswersForIt { name } => {
            format!("{name}已经是责任人，协办请换一位，或按退格去掉")
        }
        MeetingRefusal::HelpsTwice { name } => {
            format!("{name}在协办里填了两次，请换一位，或按退格去掉")
        }
        MeetingRefusal::NoTie => "这几件没有并列，不用另定".to_owned(),
        MeetingRefusal::CannotHurry => {
            "只有还没上党员大会的事项可以加急，请看这件事现在到哪一步".to_owned()
        }
        MeetingRefusal::NoSuchSeat { number } => {
            format!("名单上没有{number}号，请看点名表左边的序号")
        }
        MeetingRefusal::NobodyChosen => "还没有填是谁，请填名单上的序号或选人".to_owned(),
        MeetingRefusal::NothingChosen => "还没有选，请按数字选一项".to_owned(),
        MeetingRefusal::HeadsPresent { heads } => {
            format!("到会的多于应到的{heads}，请核对")
        }
        MeetingRefusal::NoHeadcount => "只有居民会议按人数或户数清点，别的会请点名".to_owned(),
        MeetingRefusal::ShortNotice { days } => {
            format!("这个会应提前{days}天通知，请填通知日期；提前不够的写明理由")
        }
        MeetingRefusal::Head(fault) => head(fault),
        MeetingRefusal::NotEnded => "会还没有散，散会以后才能定稿".to_owned(),
        MeetingRefusal::Finalised => {
            "会议记录已经定稿，不能再改；最近一次的可以写明理由重开".to_owned()
        }
        MeetingRefusal::NotFinalised => "会议记录还没有定稿，不用重开，直接改就行".to_owned(),
        MeetingRefusal::LaterFinalised => {
            "后面的会议记录已经定稿，这一次的不能再重开；更正请写在下次会上".to_owned()
        }
        MeetingRefusal::FinalStays => {
            "定稿不能撤销；要改请在会议记录页按 F6 重开并写明理由".to_owned()
        }
        MeetingRefusal::NoticeBeforeFinal => "会议记录还没有定稿，请先定稿再公示".to_owned(),
        MeetingRefusal::NotForThePublic => {
            "党小组会、支委会的记录不公示；公示的是党员大会和居民会议议定的事项".to_owned()
        }
        MeetingRefusal::PostedAlready => "这次会的公示正在张贴，要换新的请先撤下".to_owned(),
        MeetingRefusal::PostedBefore { on } => {
            format!(
                "会是{}开的，公示日期不能更早，请核对",
                super::dates::full(*on)
            )
        }
        MeetingRefusal::NoMinutes => {
            "没有定稿的会议记录；请先在会议记录页定稿，或核对日期、编号".to_owned()
        }
        MeetingRefusal::WhichMeeting { choices } => which_meeting(choices),
        MeetingRefusal::NoNotice => "这次会没有正在张贴的公示；请先在会议记录页公示".to_owned(),
        MeetingRefusal::PostedTooShort { days } => {
            format!("公示不少于{days}天，请把截止日期往后填")
        }
        MeetingRefusal::NotPosted => "这份公示已经撤下了".to_owned(),
    }
}

/// What the head of the minutes lacks, and what to fill in.
pub fn head(fault: &HeadFault) -> String {
    match fault {
        HeadFault::NoChair => "会议记录还没有主持人，请选主持会的人".to_owned(),
        HeadFault::ChairAway { name } => {
            format!("主持人{name}点名时记的是没到会，请选主持会的人")
        }
        HeadFault::NoRecorder => "会议记录还没有记录人，请选记录的人".to_owned(),
        HeadFault::RecorderAway { name } => {
            format!("记录人{name}点名时记的是没到会，请选记录的人")
        }
        HeadFault::NoPlace => "会议记录还没有写地点，请填在哪里开的会".to_owned(),
    }
}

/// Most who are named in one sentence.
const NAMED: usize = 30;

/// Whoever was never called, by name, and what becomes of them when the meeting ends.
pub fn uncalled(board: &MeetingBoard) -> Option<String> {
    let roll = board.roll.iter();
    let names: Vec<&str> = roll
        .filter(|who| who.presence == Presence::Uncalled)
        .map(|who| who.name.as_str())
        .collect();
    let more = if names.len() > NAMED { "等" } else { "" };
    let named = names.iter().take(NAMED).copied().collect::<Vec<_>>();
    (!names.is_empty()).then(|| {
        format!(
            "还有{}人没有点名：{}{more}，会议记录里记作「未点名」，不算到会。",
            names.len(),
            named.join("、")
        )
    })
}

fn which_meeting(choices: &[(i64, MeetingKind, String)]) -> String {
    let one = |(number, kind, name): &(i64, MeetingKind, String)| {
        format!(
            "{name}{}（--meeting {number}）",
            super::names::meeting(*kind)
        )
    };
    let all: Vec<String> = choices.iter().map(one).collect();
    format!("这一天有几次会的记录，请写明是哪一次：{}", all.join("，"))
}

/// Why two counts cannot be the result.
pub fn papers(fault: PaperFault) -> String {
    match fault {
        PaperFault::Sum {
            teller,
            counted,
            returned,
        } => format!("第{teller}名计票人合计{counted}张，收回的是{returned}张，请他重数"),
        PaperFault::Differ {
            field,
            first,
            second,
        } => format!(
            "两名计票人的「{}」不一样：{first}和{second}，请重数这一堆",
            paper_field(field)
        ),
    }
}

/// One of a teller's numbers.
pub fn paper_field(field: PaperField) -> &'static str {
    match field {
        PaperField::Approve => "赞成",
        PaperField::Reject => "反对",
        PaperField::Abstain => "弃权",
        PaperField::Invalid => "废票",
    }
}
