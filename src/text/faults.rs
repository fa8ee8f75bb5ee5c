//! A fault of the file or the machine as one sentence with the cure.

use std::path::Path;

use chrono::NaiveDate;

use super::{dates, refusals};
use crate::domain::days::YEARS;
use crate::domain::id::number;
use crate::store::{Failure, Fault, Strangeness, Stranger, Thing, Unsound};

/// What to do about a file that is only read.
const CURE: &str = "请到 9 设置 的「留底」换回最近的一份（或用 fyj restore）";

/// Why the file is only read, for the line that stays on the screen, and the day of the newest copy.
pub fn unsound(unsound: &Unsound, copy: Option<NaiveDate>) -> String {
    let what = what(unsound);
    match copy {
        Some(day) => format!(
            "只读：{what}；9 设置 的「留底」可换回 {} 的（fyj restore）",
            dates::short(day)
        ),
        None => format!("只读：{what}；没有留底，请用别处的备份换回（fyj restore）"),
    }
}

fn what(unsound: &Unsound) -> String {
    match unsound {
        Unsound::Schema(strangers) => match strangers.as_slice() {
            [] => "文件的结构和本程序的不一样".to_owned(),
            [one] => stranger(one),
            [first, rest @ ..] => format!("{}等 {} 处", stranger(first), rest.len() + 1),
        },
        Unsound::Damaged(_) => "数据文件内部有损坏".to_owned(),
    }
}

fn stranger(it: &Stranger) -> String {
    let thing = match it.thing {
        Thing::Trigger => "触发器",
        Thing::View => "视图",
        Thing::Table => "表",
        Thing::Index => "索引",
    };
    let name: String = crate::domain::clean::clean(&it.name)
        .chars()
        .take(24)
        .collect();
    match it.how {
        Strangeness::Foreign => format!("文件里有不是本程序的{thing}「{name}」"),
        Strangeness::Missing => format!("文件里少了{thing}「{name}」"),
        Strangeness::Different => format!("文件里的{thing}「{name}」被改过"),
    }
}

/// The program was ended, and not everything could be written before.
pub const NOT_KEPT: &str = "程序被关掉时数据文件写不进去（常常是被另一个窗口或程序占用），最后一步和表里最后填的可能没能留下来；以前保存的都在";

/// What was typed last into a form could not be kept, and why.
pub fn not_kept(why: &Failure) -> String {
    match why {
        Failure::Fault(Fault::Locked) => {
            "刚才填的没能留下来：数据文件一直被另一个窗口或程序占用".to_owned()
        }
        other => format!("刚才填的没能留下来：{}", failure(other)),
    }
}

/// Says what is broken and what to do.
pub fn fault(fault: &Fault) -> String {
    match fault {
        Fault::NotADatabase { path } => format!(
            "「{}」不是访议解的数据文件，没有改动它；请用 --db 指定正确的文件",
            show(path)
        ),
        Fault::Foreign { path } => format!(
            "「{}」是别的程序的数据库，不是访议解的数据文件，没有改动它；请用 --db 指定访议解的文件",
            show(path)
        ),
        Fault::Damaged { .. } => {
            "数据文件损坏，没有改动它；请用 fyj restore 换回最近的一份留底，损坏的这份会先留着"
                .to_owned()
        }
        Fault::Unsound(unsound) => {
            format!("{}，只能看，这一步没有保存；{CURE}", what(unsound))
        }
        Fault::Unreadable { .. } => {
            "这里有一条记录读不出来，别的内容不受影响；请用 fyj check 看是哪一条，再用最近的留底恢复"
                .to_owned()
        }
        Fault::Newer { .. } => "数据文件是新版本写的，没有改动它；请升级本程序后再打开".to_owned(),
        Fault::Older { .. } => {
            "数据文件是旧版本的或是空的，没有改动它；请先用 fyj 打开一次，会自动留底并升级"
                .to_owned()
        }
        Fault::ReadOnly { path } => format!(
            "「{}」不能写入，没有改动；请检查文件夹权限，或用 --db 换到可写的文件夹",
            show(path)
        ),
        Fault::DiskFull => "磁盘已满，这一步没有保存，以前的内容都在；请腾出空间后再试".to_owned(),
        Fault::Network { path } => format!(
            "「{}」在网络盘上，容易损坏数据，没有打开；请把文件放到本机硬盘",
            show(path)
        ),
        Fault::Locked => {
            "数据文件正被别的程序占用，这一步没有保存，内容没有丢；请关掉那个程序后再试".to_owned()
        }
        Fault::Occupied { path } => {
            let file = match path.as_os_str().is_empty() {
                true => "数据文件".to_owned(),
                false => format!("「{}」", show(path)),
            };
            format!("{file}正被别的程序占用，现在打不开，里面的内容没有动；请关掉那个程序，或等它用完再试")
        }
        Fault::TooLong => {
            "读取时间太长，已经停下，数据没有改动；请先选网格或打几个字缩小范围，再试一次"
                .to_owned()
        }
        Fault::Clock { today } => format!(
            "电脑的日期是 {today}，不对（要在 {} 年到 {} 年之间），这一步没有做；请先把电脑的日期和时间调对",
            YEARS.start(),
            YEARS.end()
        ),
        Fault::Missing { path } => format!(
            "没有找到「{}」；请先用 fyj 打开一次，或用 --db 指定文件",
            show(path)
        ),
        Fault::Moved { path } => format!(
            "「{}」被移走、删除或换成了别的文件，这一步没有保存；请把原来的文件放回去再试，或退出后重新打开",
            show(path)
        ),
        Fault::NotAFile { path } => format!(
            "「{}」是文件夹、管道或设备，不是文件，没有打开；请用 --db 指定一个文件",
            show(path)
        ),
        Fault::Overwritten { path } => format!(
            "「{0}」开着的时候被另一份文件盖掉了（多半是把留底直接拷贝了上来），这一步没有保存；请退出，再用 fyj restore 还原最近的留底",
            show(path)
        ),
        Fault::TwoNames { path } => format!(
            "「{}」还有另一个名字（硬链接），两个名字各写各的会丢数据，没有写入；请删掉另一个名字，或另外复制一份来用",
            show(path)
        ),
        Fault::LogOfAnother { path } => format!(
            "「{0}」旁边的 -wal 是另一份文件留下的（多半是把留底直接拷贝过来了），一起打开会毁掉数据，没有打开；请用 fyj restore \"{0}\" 还原，两个都会先留着",
            show(path)
        ),
        Fault::LogUnread { path } => format!(
            "「{}」在不能写入的盘上，旁边的 -wal 里还有内容，这样读不全，没有打开；请把这两个文件一起复制到本机硬盘，再用 --db 指定复制的那份",
            show(path)
        ),
        Fault::LogLost { path } => format!(
            "「{}」旁边的 -wal 或 -shm 被移走、删除或换掉了，这一步没有保存；请退出后重新打开，再核对最近几步",
            show(path)
        ),
        Fault::Taken { path } => format!("「{}」已经有了，没有覆盖它；请换一个文件名", show(path)),
        Fault::BadCopy { path, fault } => bad_copy(&show(path), fault),
        Fault::Target { path, fault } => bad_target(&show(path), fault),
        Fault::NotADrill { path } => format!(
            "「{}」不是演练文件，没有改动它；请另指定一个文件名",
            show(path)
        ),
        Fault::Io { detail } => format!(
            "读写数据文件出错，没有改动（{}）；请检查磁盘后再试",
            system(detail)
        ),
    }
}

/// What went wrong and not what to do about it, to stand in another sentence.
fn cause(broken: &Fault) -> String {
    let said = match broken {
        Fault::Io { detail } => system(detail),
        Fault::ReadOnly { .. } => "那里不能写入".to_owned(),
        other => fault(other),
    };
    said.split('；').next().unwrap_or_default().to_owned()
}

/// What the system or SQLite said, whose words are English: its number, by which it can be looked up.
pub fn system(detail: &str) -> String {
    let number = |behind: &str| {
        let (_, rest) = detail.split_once(behind)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        (!digits.is_empty()).then_some(digits)
    };
    match (number("os error "), number("sqlite error ")) {
        (Some(code), _) => format!("系统错误 {code}"),
        (None, Some(code)) => format!("数据库错误 {code}"),
        (None, None) => "系统没有说明原因".to_owned(),
    }
}

/// Why a copy cannot be gone back to; the file that is in use was not touched.
fn bad_copy(copy: &str, fault: &Fault) -> String {
    match fault {
        Fault::Missing { .. } => format!("没有找到留底「{copy}」，现在的文件没有动；请核对文件名"),
        Fault::NotADatabase { .. } | Fault::Foreign { .. } | Fault::NotAFile { .. } => {
            format!("「{copy}」不是访议解的留底，现在的文件没有动；请换一份留底")
        }
        Fault::Damaged { .. } => {
            format!("留底「{copy}」损坏，不能还原，现在的文件没有动；请换一份留底")
        }
        Fault::Unsound(unsound) => format!(
            "留底「{copy}」不能还原：{}，现在的文件没有动；请换一份留底",
            what(unsound)
        ),
        Fault::Locked => {
            format!("留底「{copy}」正被别的程序占用，现在的文件没有动；请关掉那个程序后再试")
        }
        Fault::Older { .. } => {
            format!("留底「{copy}」是旧版本的，这里看不了；用 fyj restore 还原时会自动升级")
        }
        Fault::LogUnread { .. } => format!(
            "留底「{copy}」在不能写入的盘上，旁边的 -wal 里还有内容，这样读不全，现在的文件没有动；请把这两个文件一起复制到本机硬盘，再还原复制的那份"
        ),
        other => format!(
            "读不了留底「{copy}」（{}），现在的文件没有动；请检查磁盘或换一份留底",
            cause(other)
        ),
    }
}

/// Why another file was not written; nothing is left of it, and the data file is as it was.
fn bad_target(target: &str, fault: &Fault) -> String {
    match fault {
        Fault::DiskFull => {
            format!("「{target}」没有写成：那里的磁盘满了，没有留下半个文件；请腾出空间或换个地方")
        }
        Fault::ReadOnly { .. } => {
            format!("「{target}」没有写成：那里不能写入；请换个文件夹，或检查权限")
        }
        Fault::Missing { .. } | Fault::NotAFile { .. } => {
            format!("「{target}」没有写成：找不到那个文件夹；请核对路径")
        }
        Fault::Io { detail } => {
            format!(
                "「{target}」没有写成（{}）；请检查那里的磁盘或换个地方",
                system(detail)
            )
        }
        other => format!("「{target}」没有写成（{}）；请换个地方再试", cause(other)),
    }
}

/// The clock shows a day before that of the newest step.
pub fn clock_behind(newest: NaiveDate, today: NaiveDate) -> String {
    format!(
        "电脑的日期是 {today}，比文件里最后一次操作（{newest}）还早；日期不对会记错月份，请先把电脑的日期调对"
    )
}

/// Says why a request did nothing.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Refused(refused) => refusals::refusal(refused),
        Failure::Fault(broken) => fault(broken),
    }
}

/// What stands in the place of a row that cannot be read.
pub const DAMAGED: &str = "[损坏]";

/// The same, with its number, where one cell has to say it.
pub fn damaged(id: i64) -> String {
    format!("{DAMAGED} {}", number(id))
}

/// What is said of such a row.
pub fn damaged_row(id: i64) -> String {
    format!(
        "编号 {} 这一条读不出来，别的不受影响；用 fyj check 可以看到是哪里坏了，再用最近的留底恢复",
        number(id)
    )
}

fn show(path: &Path) -> String {
    crate::domain::clean::clean(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// One of every kind that may stand within another.
    fn all() -> Vec<Fault> {
        let path = || PathBuf::from("某处");
        let detail = || "Input/output error (os error 5)".to_owned();
        let (found, known) = (9, 7);
        vec![
            Fault::NotADatabase { path: path() },
            Fault::Foreign { path: path() },
            Fault::Damaged { detail: detail() },
            Fault::Unsound(Box::new(Unsound::Damaged(detail()))),
            Fault::Unreadable { detail: detail() },
            Fault::Newer { found, known },
            Fault::Older { found, known },
            Fault::ReadOnly { path: path() },
            Fault::DiskFull,
            Fault::Network { path: path() },
            Fault::Locked,
            Fault::TooLong,
            Fault::Missing { path: path() },
            Fault::NotAFile { path: path() },
            Fault::LogOfAnother { path: path() },
            Fault::LogUnread { path: path() },
            Fault::Moved { path: path() },
            Fault::LogLost { path: path() },
            Fault::Taken { path: path() },
            Fault::NotADrill { path: path() },
            Fault::Io { detail: detail() },
            Fault::Io {
                detail: "disk I/O error (sqlite error 522)".to_owned(),
            },
            Fault::Io {
                detail: "something else".to_owned(),
            },
        ]
    }

    /// Words of the program that a clerk types, and nothing else.
    fn is_plain(sentence: &str) -> bool {
        const TYPED: [&str; 7] = ["fyj", "restore", "check", "db", "wal", "shm", "to"];
        let words = sentence.split(|c: char| !c.is_ascii_alphabetic());
        words
            .filter(|word| !word.is_empty())
            .all(|word| TYPED.contains(&word))
    }

    #[test]
    fn a_fault_is_said_in_chinese_wherever_it_stands_and_with_its_cure() {
        for fault in all() {
            let said = super::fault(&fault);
            assert!(is_plain(&said) && said.contains('；'), "{said}");
        }
        for within in all() {
            let (path, fault) = (PathBuf::from("某处"), Box::new(within));
            let said = super::fault(&Fault::BadCopy { path, fault });
            assert!(is_plain(&said) && said.contains('；'), "{said}");
        }
        for within in all() {
            let said = super::fault(&within.of_target(Path::new("某处")));
            assert!(is_plain(&said) && said.contains('；'), "{said}");
        }
        assert_eq!(system("Input/output error (os error 5)"), "系统错误 5");
    }
}
