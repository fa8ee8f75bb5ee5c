//! 公示 as a document: the same lines in the preview, on the board and in a file.

use chrono::NaiveDate;

use crate::domain::meeting::PromiseState;
use crate::domain::notice::{Notice, NoticeMatter, NoticePromise};
use crate::domain::rules::Rulebook;
use crate::text::minutes::{DocLine, rule};
use crate::text::{dates, names, verdicts};

/// Where notices are posted.
pub const BOARD: &str = "居务公开栏";

/// Where and how long it is posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting<'a> {
    /// Where.
    pub place: &'a str,
    /// From.
    pub from: NaiveDate,
    /// Until.
    pub until: NaiveDate,
}

/// The whole document.
pub fn document(notice: &Notice, posting: Posting<'_>) -> Vec<DocLine> {
    let publish = &Rulebook::builtin().publish;
    let mut lines = vec![
        DocLine::title("居务公开公示"),
        DocLine::gap(),
        DocLine::text(format!(
            "{}{}召开{}，议定下列事项，现予公示。",
            notice.body,
            dates::full(notice.on),
            names::meeting(notice.kind)
        )),
    ];
    if notice.matters.is_empty() {
        lines.push(DocLine::text("没有可以公开的事项。"));
    }
    for (n, matter) in (1..).zip(&notice.matters) {
        lines.push(DocLine::gap());
        lines.extend(one(notice, n, matter));
    }
    lines.extend(promises(&notice.promises));
    lines.extend([
        DocLine::gap(),
        DocLine::text(rule(&notice.rule)),
        DocLine::text(format!("公示地点：{}", posting.place)),
        DocLine::text(format!(
            "公示时间：{}至{}",
            dates::full(posting.from),
            dates::full(posting.until)
        )),
        DocLine::text(format!(
            "公示不少于{}天（{}）。对公示内容有疑问，可以到社区居民委员会查询。",
            publish.min_days, publish.source
        )),
        DocLine::gap(),
        DocLine::text(format!(
            "{}  {}",
            notice.community,
            dates::full(posting.from)
        )),
    ]);
    lines
}

/// What was promised before, and what became of it; nothing where nothing was.
fn promises(promises: &[NoticePromise]) -> Vec<DocLine> {
    if promises.is_empty() {
        return Vec::new();
    }
    let heading = [DocLine::gap(), DocLine::head("上次会议定的事，办得怎么样")];
    let all = (1..).zip(promises).map(|(n, promise)| kept(n, promise));
    heading.into_iter().chain(all).collect()
}

fn kept(n: usize, promise: &NoticePromise) -> DocLine {
    let state = match promise.state {
        PromiseState::Done { on, late: 0 } => format!("{}办结", dates::full(on)),
        PromiseState::Done { on, late } => format!("{}办结，延期{late}天", dates::full(on)),
        PromiseState::Open => "办理中，没有到时限".to_owned(),
        PromiseState::Overdue { days } => format!("延期，已超过时限{days}天"),
    };
    let why = match promise.why.as_str() {
        "" => String::new(),
        why => format!("：{why}"),
    };
    DocLine::text(format!(
        "{n}. {} {}；责任人：{}；办理时限：{}；{state}{why}",
        promise.number,
        promise.text,
        promise.assignee,
        dates::full(promise.deadline)
    ))
}

fn one(notice: &Notice, n: usize, matter: &NoticeMatter) -> Vec<DocLine> {
    let mut lines = vec![DocLine::head(format!(
        "{n}. {} {}",
        matter.number,
        names::category(matter.category)
    ))];
    let mut said = |words: String| lines.push(DocLine::text(words));
    said(format!("事项：{}", matter.text));
    if let (Some(vote), Some(verdict)) = (&matter.vote, notice.verdict(matter)) {
        said(format!(
            "表决：{}，{}；{}",
            names::method(vote.method),
            verdicts::tally(vote.tally),
            verdicts::verdict(&verdict)
        ));
        if vote.opinion.cast() > 0 {
            said(format!("居民代表意见：{}", verdicts::tally(vote.opinion)));
        }
    }
    if let Some(concerns) = matter.concerns_all {
        let answer = if concerns { "是" } else { "否" };
        said(format!("是否涉及全体居民利益：{answer}"));
    }
    if let Some(made) = matter.disposition {
        let note = match matter.note.as_str() {
            "" => String::new(),
            note => format!("：{note}"),
        };
        said(format!("决议：{}{note}", names::disposition(made)));
    }
    if let Some((name, deadline)) = &matter.assigned {
        said(format!(
            "责任人：{name}；办理时限：{}",
            dates::full(*deadline)
        ));
    }
    lines
}
