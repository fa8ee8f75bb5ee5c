//! Words of the questions.

use chrono::NaiveDateTime;

use crate::text::{dates, names};

pub const TITLE: &str = "请确认";
pub const HINT: &str = "左右 选择  回车 确定  Esc 取消";
pub const CANCEL: &str = "取消";
pub const QUIT: &str = "要退出访议解吗？已保存的内容都在文件里。";
pub const QUIT_FORM: &str = "要退出访议解吗？表还没有保存，填了的内容会留着，下次打开可以接着填。";
pub const QUIT_SAVING: &str =
    "要退出访议解吗？最后这一步还在等着保存，现在退出可能没有存上；没存上会说出来。";
pub const QUIT_UNSOUND: &str = "要退出访议解吗？数据文件现在只能看，表里还没有保存的内容留不下来，退出就没有了；要紧的请先抄下来。";
pub const QUIT_ANSWERS: (&str, &str) = ("退出", CANCEL);
pub const QUIT_KEEPING: &str = "填了的内容还没有留下来，现在退出可能就没有了。要接着等吗？";
pub const KEEPING_ANSWERS: (&str, &str) = ("不等了，退出", "接着等");
pub const NOT_KEPT_ANSWERS: (&str, &str) = ("退出，不留了", "先不退出");
pub const DISCARD: (&str, &str, &str) = ("表还没有保存，要放弃吗？", "放弃", "继续填写");
pub const RESUME: (&str, &str) = ("接着填", "不要了");
pub const UNDO_YES: &str = "撤销";
pub const CARRY_ON: &str = "确定";

/// Asks about a form that was left half-filled: what it is, whom it is about, its first words, and when.
pub fn resume(form: [&str; 2], words: &str, at: NaiveDateTime) -> String {
    let form = form.join(" ");
    let form = match form.trim() {
        "" => String::new(),
        form => format!("：{form}"),
    };
    let words = match words {
        "" => String::new(),
        words => format!("，写了「{words}」"),
    };
    let at = dates::moment(at);
    format!("上次有一张表没有填完{form}{words}（{at}）。要接着填吗？")
}

/// Asks whether to leave although what was typed last could not be kept.
pub fn not_kept(why: &str) -> String {
    format!("{why}。现在退出，还没留下的就没有了；也可以先不退出，过一会儿再退。")
}

/// Asks before a command is taken back.
pub fn undo(command: &str, subject: &str) -> String {
    let subject = names::subject(command, subject);
    format!("撤销：{} {subject}", names::command(command))
}

/// Added where the step was not taken in this window.
pub fn made_elsewhere(at: NaiveDateTime, by: &str) -> String {
    format!(
        "。这一步不是在这个窗口做的，是{} {by}做的，确定要撤销它吗？",
        dates::moment(at)
    )
}

/// Asks before a command that ends something.
pub fn before(command: &str) -> String {
    match command {
        "end_meeting" => "散会后各件事按议定的去向生效，要散会吗？".to_owned(),
        other => format!("要{}吗？", names::command(other)),
    }
}
