//! What is refused about rules of meetings, with the cure.

use crate::domain::rules::{Part, RuleRefusal};
use crate::text::{dates, names};

/// Admission of members and elections.
pub fn not_counted(phrase: &str, source: &str) -> String {
    format!(
        "本系统不计票：「{phrase}」请按规定另行组织、把结果写进纪要，这件事选「暂缓」写明；只是居民反映的有关情况，请在事项里写明「反映」。依据：{source}"
    )
}

fn part(part: Part) -> &'static str {
    match part {
        Part::Quorum => "到会",
        Part::Pass => "通过",
    }
}

/// A rule's no.
pub fn refusal(refusal: &RuleRefusal) -> String {
    match refusal {
        RuleRefusal::TakesNoVotes { kind } => format!(
            "{}不计票，没有比例可定；要定的是党员大会等会议的规则",
            names::meeting(*kind)
        ),
        RuleRefusal::NoDenominator(of) => {
            format!("{}的比例分母是0，请填一个数，例如2", part(*of))
        }
        RuleRefusal::NoShare(of) => {
            format!("{}的比例是0，等于没有人也行，请把分子填1以上", part(*of))
        }
        RuleRefusal::AboveWhole(of) => format!(
            "{}的比例谁也达不到，请把分子改小；要全部的选「以上」填1和1",
            part(*of)
        ),
        RuleRefusal::WrongBase(of) => {
            format!("{}的比例不能按这些人算，请选列出的一种", part(*of))
        }
        RuleRefusal::LongNotice { most } => format!("提前通知最多填{most}天，请核对"),
        RuleRefusal::BeforeBuiltin { from } => format!(
            "现行规定从{}起，更早的日期永远用不上，请填这一天或以后",
            dates::full(*from)
        ),
        RuleRefusal::SameDay { from } => format!(
            "{}起已经有一条本社区自定的规则，请先撤回那一条，或换一个日期",
            dates::full(*from)
        ),
        RuleRefusal::NoBasis => "请写明依据：哪个文件、哪一条".to_owned(),
        RuleRefusal::Withdrawn => "这条规则已经撤回了，不用再撤".to_owned(),
        RuleRefusal::NotYet { kind, from } => format!(
            "{}的规则从{}起才有，请填这一天或以后的日期",
            names::meeting(*kind),
            dates::full(*from)
        ),
    }
}
