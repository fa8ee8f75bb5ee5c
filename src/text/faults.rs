//! A fault of the file or the machine as one sentence with the cure.

use std::path::Path;

use super::refusals;
use crate::store::{Failure, Fault};

/// Says what is broken and what to do.
pub fn fault(fault: &Fault) -> String {
    match fault {
        Fault::NotADatabase { path } => format!(
            "「{}」不是访议解的数据文件，没有改动它；请用 --db 指定正确的文件",
            show(path)
        ),
        Fault::Foreign { path } => format!(
            "「{}」是别的程序的数据库，没有改动它；请用 --db 指定访议解的文件",
            show(path)
        ),
        Fault::Damaged { .. } => {
            "数据文件损坏，没有改动它；请先复制一份留底，再用最近的备份恢复".to_owned()
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
        Fault::Missing { path } => format!(
            "没有找到「{}」；请先用 fyj 打开一次，或用 --db 指定文件",
            show(path)
        ),
        Fault::Moved { path } => format!(
            "「{}」被移走、删除或换成了别的文件，这一步没有保存；请把原来的文件放回去再试，或退出后重新打开",
            show(path)
        ),
        Fault::NotADrill { path } => format!(
            "「{}」不是演练文件，没有改动它；请另指定一个文件名",
            show(path)
        ),
        Fault::Io { detail } => format!("读写数据文件出错，没有改动（{detail}）；请检查磁盘后再试"),
    }
}

/// Says why a request did nothing.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Refused(refused) => refusals::refusal(refused),
        Failure::Fault(broken) => fault(broken),
    }
}

fn show(path: &Path) -> String {
    crate::domain::clean::clean(&path.to_string_lossy()).into_owned()
}
