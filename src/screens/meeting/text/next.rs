//! What Enter does now.

use crate::domain::meeting::Disposition;
use crate::screens::meeting::step::Step;

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
